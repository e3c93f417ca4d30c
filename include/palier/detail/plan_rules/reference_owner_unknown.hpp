// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_owner_unknown(PlanCheck& check) {
    const std::string& owner = check.plan().owner;
    if (owner.empty() || !is_unknown_unit(check, owner)) return;
    NearestUnits nearest(check);
    check.tell("/owner", {{"unit", owner}, {"organisation", check.organisation()->header().id}, {"names", nearest.offer(owner)}});
}

inline constexpr PlanRule reference_owner_unknown = {
    .record = {"plan.reference.owner-unknown", Severity::error, "0.1.0", "unit organisation names",
               {"« {unit} », dont c’est le plan, n’est pas une unité de l’organisation « {organisation} ».",
                "“{unit}”, whose plan it is, is no unit of the organisation “{organisation}”."},
               {"On ne sait à qui est le plan ; rien de ce qui dépend de l’établissement n’est vérifié.",
                "There is no telling whose plan it is; nothing that depends on the school is checked."},
               {"Corriger l’identifiant (les plus proches : {names}), ou ajouter l’unité à l’organisation.",
                "Correct the identifier (the nearest: {names}), or add the unit to the organisation."}},
    .pass = RulePass::references,
    .example = {R"({"owner": "college-des-tilleuls"})",
                R"({"owner": "0990001N"})"},
    .check = check_reference_owner_unknown,
};

}  // namespace palier::detail
