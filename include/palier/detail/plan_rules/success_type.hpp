// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_success_type(PlanCheck& check) {
    const std::vector<PlanSuccess>& success = check.plan().success;
    for (std::size_t i = 0; i < success.size(); ++i) {
        const Indicator* const indicator = check.find_indicator(success[i].indicator);
        if (!indicator || !success[i].target || fit_of(*success[i].target, *indicator) != ValueFit::wrong_type) continue;
        check.tell(plan_pointer("success", i, "target"), {{"indicator", name_of(*indicator)}, {"value", scalar_words(*success[i].target)}, {"type", type_words(indicator->type)}}, {definition_of(check, *indicator)});
    }
}

inline constexpr PlanRule success_type = {
    .record = {"plan.success.type", Severity::error, "0.1.0", "indicator value type",
               {"La réussite visée « {value} » n’est pas une valeur de l’indicateur « {indicator} ».",
                "The success aimed at, “{value}”, is no value of the indicator “{indicator}”."},
               {"Elle ne pourra jamais être constatée.", "It can never be seen."},
               {"Écrire {type}.", "Write {type}."}},
    .pass = RulePass::sense,
    .example = {R"({"success": [{"label": "La moitié des classes", "indicator": "practice.class_rate", "target": "la moitié", "by": "2027-06-30", "evidence": "Relevé"}]})",
                R"({"success": [{"label": "La moitié des classes", "indicator": "practice.class_rate", "target": 50, "by": "2027-06-30", "evidence": "Relevé"}]})"},
    .check = check_success_type,
};

}  // namespace palier::detail
