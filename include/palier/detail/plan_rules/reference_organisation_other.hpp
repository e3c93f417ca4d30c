// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_organisation_other(PlanCheck& check) {
    const Organisation* const given = check.context().organisation.get();
    const std::string& named = check.plan().organisation;
    if (!given || named.empty() || named == given->header().id) return;
    check.tell("/organisation", {{"organisation", named}, {"given", given->header().id}}, {{given->header().document, "/id", 0, 0}});
}

inline constexpr PlanRule reference_organisation_other = {
    .record = {"plan.reference.organisation-other", Severity::warning, "0.1.0", "organisation given",
               {"Le plan cite les unités de l’organisation « {organisation} », mais c’est « {given} » qui est fournie.",
                "The plan names units of the organisation “{organisation}”, but “{given}” is the one given."},
               {"Les postes, instances et établissements nommés par le plan ne peuvent être vérifiés.",
                "The posts, bodies and schools that the plan names cannot be checked."},
               {"Fournir l’organisation que le plan nomme, ou corriger son nom.",
                "Give the organisation that the plan names, or correct its name."}},
    .pass = RulePass::references,
    .example = {R"({"organisation": "autre-academie"})",
                R"({"organisation": "academie-exemple"})"},
    .check = check_reference_organisation_other,
};

}  // namespace palier::detail
