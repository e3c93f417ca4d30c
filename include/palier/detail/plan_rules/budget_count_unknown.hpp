// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_count_unknown(PlanCheck& check) {
    if (!check.has_standing()) return;
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto* const text = lines[i].count ? std::get_if<std::string>(&*lines[i].count) : nullptr;
        if (!text || check.budget().lines[i].state != BudgetState::count_unknown) continue;
        check.tell(plan_pointer("budget", i, "base", "count"), {{"line", lines[i].label}, {"expression", *text}});
    }
}

inline constexpr PlanRule budget_count_unknown = {
    .record = {"plan.budget.count-unknown", Severity::info, "0.1.0", "line expression",
               {"Le nombre de « {line} » ({expression}) ne peut pas être calculé : une réponse manque.",
                "The count of “{line}” ({expression}) cannot be computed: an answer is missing."},
               {"Le montant de la ligne n’est donc pas vérifié.", "So the amount of the line is not checked."},
               {"Renseigner ce que l’expression lit, ou écrire le nombre.", "Provide what the expression reads, or write the number."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": "teachers.trained"}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": "unit.pupils"}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})"},
    .check = check_budget_count_unknown,
};

}  // namespace palier::detail
