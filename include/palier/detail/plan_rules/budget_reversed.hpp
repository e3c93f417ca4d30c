// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_reversed(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].from || !lines[i].to || *lines[i].from < *lines[i].to) continue;
        check.tell(plan_pointer("budget", i, "to"), {{"line", lines[i].label}, {"from", lines[i].from->text()}, {"to", lines[i].to->text()}},
                   {check.place(plan_pointer("budget", i, "from"))});
    }
}

inline constexpr PlanRule budget_reversed = {
    .record = {"plan.budget.reversed", Severity::error, "0.1.0", "line from to",
               {"La dépense « {line} » finit ({to}) avant de commencer ({from}), ou le même jour.",
                "The expense “{line}” ends ({to}) before it begins ({from}), or on the same day."},
               {"« to » est le lendemain du dernier jour : la dépense n’a ici aucun jour.",
                "“to” is the day after the last: here the expense has no day."},
               {"Corriger « from » ou « to ».", "Correct “from” or “to”."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "rate_cents": 38000, "per": "year", "from": "2028-09-01", "to": "2025-09-01"}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "rate_cents": 38000, "per": "year", "from": "2025-09-01", "to": "2028-09-01"}], "budget_total_cents": null})"},
    .check = check_budget_reversed,
};

}  // namespace palier::detail
