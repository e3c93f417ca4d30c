// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_adoption_early(PlanCheck& check) {
    const Plan& plan = check.plan();
    if ((plan.status != PlanStatus::draft && plan.status != PlanStatus::submitted) || !plan.adopted_on) return;
    const bool is_draft = plan.status == PlanStatus::draft;
    check.tell("/status", {{"status", is_draft ? LocalizedText{"à l’état de brouillon", "a draft", {}} : LocalizedText{"soumis", "submitted", {}}}, {"day", plan.adopted_on->text()}},
               {check.place("/adoption/on")});
}

inline constexpr PlanRule adoption_early = {
    .record = {"plan.adoption.early", Severity::warning, "0.1.0", "status day",
               {"Le plan porte une date d’adoption ({day}), mais il est dit {status}.",
                "The plan bears a day of adoption ({day}), but it is said to be {status}."},
               {"L’un des deux n’est pas à jour : on ne sait si le plan engage.",
                "One of the two is out of date: there is no telling whether the plan is binding."},
               {"Mettre « status » à « adopted », ou retirer la date.", "Set “status” to “adopted”, or remove the date."}},
    .pass = RulePass::sense,
    .example = {R"({"status": "draft"})",
                R"({"status": "adopted"})"},
    .check = check_adoption_early,
};

}  // namespace palier::detail
