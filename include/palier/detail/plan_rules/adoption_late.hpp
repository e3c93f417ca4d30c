// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_adoption_late(PlanCheck& check) {
    const Plan& plan = check.plan();
    if (!plan.adopted_on || !plan.period.from || plan.period.empty() || *plan.adopted_on <= *plan.period.from) return;
    check.tell("/adoption/on", {{"day", plan.adopted_on->text()}, {"from", plan.period.from->text()}}, {check.place("/period/from")});
}

inline constexpr PlanRule adoption_late = {
    .record = {"plan.adoption.late", Severity::info, "0.1.0", "day from",
               {"Le plan a été adopté le {day}, après son premier jour ({from}).",
                "The plan was adopted on {day}, after its first day ({from})."},
               {"Ce qui a été fait avant ne l’a pas été au titre du plan.", "What was done before was not done under the plan."},
               {"Vérifier la date ; sinon, rien à faire.", "Check the date; otherwise there is nothing to do."}},
    .pass = RulePass::sense,
    .example = {R"({"adoption": {"on": "2025-11-06"}})",
                R"({"adoption": {"on": "2025-06-24"}})"},
    .check = check_adoption_late,
};

}  // namespace palier::detail
