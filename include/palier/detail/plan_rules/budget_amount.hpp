// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// An amount that is that of one year, or above its cap, is told by rules of their own.
inline void check_budget_amount(PlanCheck& check) {
    const std::vector<BudgetLine>& lines = check.plan().budget;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BudgetLineAmount& amount = check.budget().lines[i];
        if (!lines[i].amount_cents || amount.state != BudgetState::computed || *lines[i].amount_cents == amount.total_cents) continue;
        if (*lines[i].amount_cents == amount.per_time_cents && amount.times != 1) continue;                // one time of several
        if (lines[i].cap_cents && *lines[i].amount_cents > *lines[i].cap_cents) continue;  // above its cap
        check.tell(plan_pointer("budget", i, "amount_cents"), {{"line", lines[i].label}, {"stated", euros(*lines[i].amount_cents)}, {"computed", euros(amount.total_cents)}});
    }
}

inline constexpr PlanRule budget_amount = {
    .record = {"plan.budget.amount", Severity::error, "0.1.0", "line stated computed",
               {"Le montant annoncé de « {line} » est {stated}, le calcul donne {computed}.",
                "The stated amount of “{line}” is {stated}, the calculation gives {computed}."},
               {"Le financeur demandera lequel est le bon.", "The payer will ask which one is right."},
               {"Corriger le montant, ou le nombre, le taux, la périodicité ou les dates.",
                "Correct the amount, or the count, rate, periodicity or dates."}},
    .pass = RulePass::sense,
    .example = {R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 38000, "per": "once", "amount_cents": 3000000}], "budget_total_cents": null})",
                R"({"budget": [{"label": "Tablettes", "payer": "etat", "base": {"count": 100}, "rate_cents": 38000, "per": "once", "amount_cents": 3800000}], "budget_total_cents": null})"},
    .check = check_budget_amount,
};

}  // namespace palier::detail
