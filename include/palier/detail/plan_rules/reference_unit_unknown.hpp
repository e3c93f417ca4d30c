// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_unit_unknown(PlanCheck& check) {
    if (!check.organisation()) return;
    NearestUnits nearest(check);
    for_each_unit_named(check.plan(), [&](const std::string& id, const Validity&, auto... place) {
        if (!is_unknown_unit(check, id)) return;
        check.tell(plan_pointer(place...), {{"unit", id}, {"organisation", check.organisation()->header().id}, {"names", nearest.offer(id)}});
    });
}

inline constexpr PlanRule reference_unit_unknown = {
    .record = {"plan.reference.unit-unknown", Severity::error, "0.1.0", "unit organisation names",
               {"« {unit} » n’est pas une unité de l’organisation « {organisation} ».",
                "“{unit}” is no unit of the organisation “{organisation}”."},
               {"On ne peut dire qui agit, ni s’il le peut.", "There is no telling who acts, nor whether they can."},
               {"Corriger l’identifiant (les plus proches : {names}), ou ajouter l’unité à l’organisation.",
                "Correct the identifier (the nearest: {names}), or add the unit to the organisation."}},
    .pass = RulePass::references,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "owner": "0990001N.directeur"}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "owner": "0990001N.direction"}]})"},
    .check = check_reference_unit_unknown,
};

}  // namespace palier::detail
