// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstdint>  // marks

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Source: public templates ask that indicators be measured at several stages.
inline void check_stage_unmeasured(PlanCheck& check) {
    const Plan& plan = check.plan();
    if (plan.stages.empty()) return;
    std::vector<std::uint8_t> is_measured(plan.stages.size(), 0);
    bool is_any_named = false;
    const auto use = [&](const std::vector<std::string>& stages) {
        for (const std::string& id : stages) {
            is_any_named = true;
            if (const std::optional<std::size_t> stage = check.find_stage(id)) is_measured[*stage] = 1;
        }
    };
    for (const PlanObjective& objective : plan.objectives)
        for (const PlanIndicator& indicator : objective.indicators) use(indicator.stages);
    for (const PlanSuccess& success : plan.success) use(success.stages);
    const bool is_told_missing = !is_any_named && (check.is_expected("/success/*/stages") || check.is_expected("/objectives/*/indicators/*/stages"));
    if (is_told_missing) return;
    for (std::size_t i = 0; i < plan.stages.size(); ++i) {
        const PlanStage& stage = plan.stages[i];
        const bool is_first = stage.id.empty() || check.find_stage(stage.id) == i;  // a repeated id is told as such
        if (is_measured[i] == 0 && is_first) check.tell(plan_pointer("stages", i), {{"stage", name_of(stage.label, stage.id)}});
    }
}

inline constexpr PlanRule stage_unmeasured = {
    .record = {"plan.stage.unmeasured", Severity::advice, "0.1.0", "stage",
               {"Rien n’est mesuré à l’étape « {stage} ».", "Nothing is measured at the stage “{stage}”."},
               {"Une étape annoncée sans mesure n’apprend rien.", "A stage announced without a measurement teaches nothing."},
               {"Dire quels indicateurs y sont mesurés (membre « stages »), ou retirer l’étape.",
                "Say which indicators are measured at it (member “stages”), or remove the stage."}},
    .pass = RulePass::sense,
    .example = {R"({"stages": [{"id": "depart", "label": "Départ", "at": "2025-09-15"}, {"id": "mi-parcours", "label": "À mi-parcours", "at": "2027-01-15"}, {"id": "bilan", "label": "Bilan", "at": "2028-06-15"}]})",
                R"({"stages": [{"id": "depart", "label": "Départ", "at": "2025-09-15"}, {"id": "bilan", "label": "Bilan", "at": "2028-06-15"}]})"},
    .check = check_stage_unmeasured,
};

}  // namespace palier::detail
