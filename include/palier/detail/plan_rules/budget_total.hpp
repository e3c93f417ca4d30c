// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/cent_arithmetic.hpp"
#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// The sum may be that of the amounts as written or as computed: where these differ, other rules tell the lines.
inline void check_budget_total(PlanCheck& check) {
    const Plan& plan = check.plan();
    if (!plan.budget_total_cents || plan.budget.empty()) return;
    CentArithmetic sums;
    std::int64_t stated = 0, computed = 0;  // each line as it is written, or as it is computed
    for (std::size_t i = 0; i < plan.budget.size(); ++i) {
        const BudgetLineAmount& amount = check.budget().lines[i];
        const bool is_computed = amount.state == BudgetState::computed;
        const std::optional<std::int64_t>& written = plan.budget[i].amount_cents;
        if ((!written && !is_computed) || (written && *written < 0)) return;
        stated = sums.plus(stated, written ? *written : amount.total_cents);
        computed = sums.plus(computed, is_computed ? amount.total_cents : *written);
    }
    if (!sums.is_exact() || *plan.budget_total_cents == stated || *plan.budget_total_cents == computed) return;
    check.tell("/budget_total_cents", {{"stated", euros(*plan.budget_total_cents)}, {"computed", euros(computed)}}, {check.place("/budget")});
}

inline constexpr PlanRule budget_total = {
    .record = {"plan.budget.total", Severity::error, "0.1.0", "stated computed",
               {"Le total annoncé du budget est {stated}, la somme de ses lignes est {computed}.",
                "The stated total of the budget is {stated}, the sum of its lines is {computed}."},
               {"Le financeur demandera lequel est le bon.", "The payer will ask which one is right."},
               {"Corriger le total, ou la ligne qui manque ou qui est en trop.", "Correct the total, or the line that lacks or is one too many."}},
    .pass = RulePass::sense,
    .example = {R"({"budget_total_cents": 5000000})",
                R"({"budget_total_cents": 4608000})"},
    .check = check_budget_total,
};

}  // namespace palier::detail
