// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_places.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_success_out_of_range(PlanCheck& check) {
    const std::vector<PlanSuccess>& success = check.plan().success;
    for (std::size_t i = 0; i < success.size(); ++i) {
        const Indicator* const indicator = check.find_indicator(success[i].indicator);
        if (!indicator || !success[i].target || fit_of(*success[i].target, *indicator) != ValueFit::out_of_range) continue;
        check.tell(plan_pointer("success", i, "target"), {{"indicator", name_of(*indicator)}, {"value", value_words(*success[i].target, *indicator)}, {"range", range_words(*indicator)}}, {definition_of(check, *indicator)});
    }
}

inline constexpr PlanRule success_out_of_range = {
    .record = {"plan.success.out-of-range", Severity::error, "0.1.0", "indicator value range",
               {"La réussite visée {value} est hors des valeurs possibles de l’indicateur « {indicator} ».",
                "The success aimed at, {value}, is outside the possible values of the indicator “{indicator}”."},
               {"Elle ne pourra jamais être constatée.", "It can never be seen."},
               {"Corriger la valeur (possibles : {range}).", "Correct the value (possible: {range})."}},
    .pass = RulePass::sense,
    .example = {R"({"success": [{"label": "La moitié des classes", "indicator": "practice.class_rate", "target": 500, "by": "2027-06-30", "evidence": "Relevé"}]})",
                R"({"success": [{"label": "La moitié des classes", "indicator": "practice.class_rate", "target": 50, "by": "2027-06-30", "evidence": "Relevé"}]})"},
    .check = check_success_out_of_range,
};

}  // namespace palier::detail
