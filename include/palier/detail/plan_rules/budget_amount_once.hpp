// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_amount_once(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BudgetLineAmount& amount = check.budget().lines[i];
        if (!lines[i].amount_cents || amount.state != BudgetState::computed || !amount.times || *amount.times < 2) continue;
        if (*lines[i].amount_cents != amount.per_time_cents || amount.per_time_cents == amount.total_cents) continue;
        check.tell(plan_pointer("budget", i, "amount_cents"),
                   {{"line", lines[i].label}, {"stated", euros(*lines[i].amount_cents)}, {"computed", euros(amount.total_cents)}, {"times", *amount.times}});
    }
}

inline constexpr PlanRule budget_amount_once = {
    .record = {"plan.budget.amount-once", Severity::advice, "0.1.0", "line stated computed times",
               {"Le montant annoncé de « {line} », {stated}, ne compte qu’une fois une dépense qui revient {times} fois ({computed} en tout).",
                "The stated amount of “{line}”, {stated}, counts once an expense that comes back {times} times ({computed} in all)."},
               {"Le total du plan serait pris pour celui d’une année.", "The total of the plan would be taken for that of one year."},
               {"Annoncer le total, ou limiter la ligne par « from » et « to ».", "State the total, or limit the line with “from” and “to”."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 3000, "per": "year", "amount_cents": 300000}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 3000, "per": "year", "amount_cents": 900000}], "budget_total_cents": null})"},
    .check = check_budget_amount_once,
};

}  // namespace palier::detail
