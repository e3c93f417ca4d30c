// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_count_invalid(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BudgetLineAmount& amount = check.budget().lines[i];
        const auto* const text = lines[i].count ? std::get_if<std::string>(&*lines[i].count) : nullptr;
        if (!text || amount.count || (amount.count_errors.empty() && amount.state != BudgetState::count_invalid)) continue;
        LocalizedText problem = {"il est négatif", "it is negative", {}}, advice = {"Vérifier ce qu’elle soustrait", "Check what it subtracts", {}};
        if (!amount.count_errors.empty()) {
            const Finding& error = amount.count_errors.front();
            const auto open = [](std::string sentence) {  // without its full stop, which the rule's own sentence has
                if (sentence.ends_with('.')) sentence.pop_back();
                return sentence;
            };
            problem = {open(message(error, Language::fr)), open(message(error, Language::en)), {}};
            advice = {open(remedy(error, Language::fr)), open(remedy(error, Language::en)), {}};
        }
        check.tell(plan_pointer("budget", i, "base", "count"), {{"line", lines[i].label}, {"problem", std::move(problem)}, {"advice", std::move(advice)}});
    }
}

inline constexpr PlanRule budget_count_invalid = {
    .record = {"plan.budget.count-invalid", Severity::error, "0.1.0", "line problem advice",
               {"Le nombre de « {line} » ne se calcule pas : {problem}.", "The count of “{line}” cannot be computed: {problem}."},
               {"Sans lui, la ligne n’a pas de montant.", "Without it, the line has no amount."},
               {"Corriger l’expression. {advice}.", "Correct the expression. {advice}."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": "unit.pupil"}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": "unit.pupils"}, "rate_cents": 38000, "per": "once"}], "budget_total_cents": null})"},
    .check = check_budget_count_invalid,
};

}  // namespace palier::detail
