// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_success_unmeasured(PlanCheck& check) {
    if (check.is_expected("/success/*/indicator") || check.is_expected("/success/*/evidence")) return;
    const std::vector<PlanSuccess>& success = check.plan().success;
    for (std::size_t i = 0; i < success.size(); ++i)
        if (success[i].indicator.empty() && success[i].evidence.empty()) check.tell(plan_pointer("success", i), {{"success", success[i].label}});
}

inline constexpr PlanRule success_unmeasured = {
    .record = {"plan.success.unmeasured", Severity::advice, "0.1.0", "success",
               {"La réussite « {success} » n’a ni indicateur, ni preuve attendue.",
                "The success “{success}” has neither an indicator nor evidence to show."},
               {"Chacun pourra la dire atteinte ou non.", "Anyone may call it reached or not."},
               {"Dire à quoi elle se verra : un indicateur, ou un document.", "Say how it will show: an indicator, or a document."}},
    .pass = RulePass::sense,
    .example = {R"({"success": [{"label": "Les équipes sont formées"}]})",
                R"({"success": [{"label": "Les équipes sont formées", "evidence": "Relevé des formations"}]})"},
    .check = check_success_unmeasured,
};

}  // namespace palier::detail
