// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_adoption_undated(PlanCheck& check) {
    const Plan& plan = check.plan();
    if ((plan.status != PlanStatus::adopted && plan.status != PlanStatus::closed) || plan.adopted_on || check.is_expected("/adoption/on")) return;
    const bool is_adopted = plan.status == PlanStatus::adopted;
    check.tell("/status", {{"status", is_adopted ? LocalizedText{"adopté", "adopted", {}} : LocalizedText{"clos", "closed", {}}}});
}

inline constexpr PlanRule adoption_undated = {
    .record = {"plan.adoption.undated", Severity::advice, "0.1.0", "status",
               {"Le plan est dit {status}, mais la date de son adoption manque.",
                "The plan is said to be {status}, but the day of its adoption is missing."},
               {"C’est l’adoption qui fait du plan un engagement ; la date permet de retrouver la délibération.",
                "It is its adoption that makes the plan a commitment; the date lets people find the decision."},
               {"Ajouter la date (adoption, « on ») et l’instance (« by »).", "Add the date (adoption, “on”) and the body (“by”)."}},
    .pass = RulePass::sense,
    .example = {R"({"status": "adopted", "adoption": null})",
                R"({"status": "adopted", "adoption": {"by": "Conseil d’administration", "on": "2025-06-24"}})"},
    .check = check_adoption_undated,
};

}  // namespace palier::detail
