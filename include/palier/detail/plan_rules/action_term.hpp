// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// How long the short term lasts is said by the profile of the kind: public texts do not.
inline void check_action_term(PlanCheck& check) {
    const std::optional<Date> end = short_term_end(check);
    if (!end) return;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const PlanAction& action = actions[i];
        if (action.term == PlanTerm::unstated || !action.to) continue;
        const bool is_short = *action.to <= *end;
        if (is_short == (action.term == PlanTerm::short_term)) continue;
        const LocalizedText term = action.term == PlanTerm::short_term    ? LocalizedText{"court", "short", {}}
                                   : action.term == PlanTerm::medium_term ? LocalizedText{"moyen", "medium", {}}
                                                                          : LocalizedText{"long", "long", {}};
        check.tell(plan_pointer("actions", i, "term"), {{"action", name_of(action.label, action.id)}, {"term", term}, {"to", action.to->text()}, {"end", end->text()}},
                   {check.place(plan_pointer("actions", i, "to"))});
    }
}

inline constexpr PlanRule action_term = {
    .record = {"plan.action.term", Severity::advice, "0.1.0", "action term to end",
               {"L’action « {action} » est dite à {term} terme, mais finit le {to} ; le court terme va ici jusqu’au {end}.",
                "The action “{action}” is said to be {term}-term, but ends on {to}; the short term lasts here until {end}."},
               {"Le terme et la date doivent dire la même chose à qui suit le plan.",
                "The term and the date must say the same to whoever follows the plan."},
               {"Changer « term », ou la date.", "Change “term”, or the date."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "term": "short", "from": "2025-10-01", "to": "2027-06-30"}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "term": "medium", "from": "2025-10-01", "to": "2027-06-30"}]})"},
    .check = check_action_term,
};

}  // namespace palier::detail
