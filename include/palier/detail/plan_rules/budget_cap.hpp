// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_budget_cap(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].amount_cents || !lines[i].cap_cents || *lines[i].amount_cents <= *lines[i].cap_cents) continue;
        check.tell(plan_pointer("budget", i, "amount_cents"), {{"line", lines[i].label}, {"stated", euros(*lines[i].amount_cents)}, {"cap", euros(*lines[i].cap_cents)}},
                   {check.place(plan_pointer("budget", i, "cap_cents"))});
    }
}

inline constexpr PlanRule budget_cap = {
    .record = {"plan.budget.cap", Severity::error, "0.1.0", "line stated cap",
               {"Le montant annoncé de « {line} », {stated}, dépasse son plafond ({cap}).",
                "The stated amount of “{line}”, {stated}, is above its cap ({cap})."},
               {"Ce qui dépasse le plafond ne sera pas payé.", "What is above the cap will not be paid."},
               {"Ramener le montant au plafond, ou corriger le plafond.", "Bring the amount down to the cap, or correct the cap."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 38000, "per": "once", "cap_cents": 2000000, "amount_cents": 3800000}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 38000, "per": "once", "cap_cents": 2000000, "amount_cents": 2000000}], "budget_total_cents": null})"},
    .check = check_budget_cap,
};

}  // namespace palier::detail
