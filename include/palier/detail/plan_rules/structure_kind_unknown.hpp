// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_kind_unknown = {
    .record = {"plan.structure.kind-unknown", Severity::error, "0.1.0", "kind names",
               {"« {kind} » n’est pas un genre de plan connu.",
                "“{kind}” is no known kind of plan."},
               {"Le genre dit quelles parties le plan doit avoir ; sans lui, seules les règles communes à tous les plans s’appliquent.",
                "The kind says which parts the plan must have; without it only the rules common to all plans apply."},
               {"Employer l’un des genres connus ({names}), ou fournir le profil de ce genre.",
                "Use one of the known kinds ({names}), or give the profile of this kind."}},
    .pass = RulePass::structure,
    .example = {R"({"kind": "volet"})",
                R"({"kind": "vnpe"})"},
};

}  // namespace palier::detail
