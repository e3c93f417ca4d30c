// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/nearest_offer.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_field_unknown(PlanCheck& check) {
    const Framework* const framework = check.framework();
    if (!framework) return;
    std::vector<std::string_view> known;
    for (const Field& field : framework->maturity().fields) known.push_back(field.id);
    NearestNames nearest;
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const std::string& id = objectives[i].field;
        if (id.empty() || framework->find_field(id)) continue;
        check.tell(plan_pointer("objectives", i, "field"),
                   {{"field", id}, {"framework", framework->id()}, {"names", check.has_room() ? nearest.offer(id, known) : std::vector<std::string>()}});
    }
}

inline constexpr PlanRule reference_field_unknown = {
    .record = {"plan.reference.field-unknown", Severity::error, "0.1.0", "field framework names",
               {"« {field} » n’est pas un champ d’action du référentiel « {framework} ».",
                "“{field}” is no field of action of the framework “{framework}”."},
               {"On ne peut dire où l’établissement en est, ni quel palier viser.",
                "There is no telling where the school stands, nor which tier to aim at."},
               {"Corriger l’identifiant (les plus proches : {names}).", "Correct the identifier (the nearest: {names})."}},
    .pass = RulePass::references,
    .example = {R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formations"}]})",
                R"({"objectives": [{"id": "o1", "label": "Former les équipes", "field": "formation"}]})"},
    .check = check_reference_field_unknown,
};

}  // namespace palier::detail
