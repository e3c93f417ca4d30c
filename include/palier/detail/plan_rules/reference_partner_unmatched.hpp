// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Of a string that is also a plausible name, only the resemblance to a unit is told.
inline void check_reference_partner_unmatched(PlanCheck& check) {
    if (!check.organisation()) return;
    NearestUnits nearest(check);
    const std::vector<PlanPartner>& partners = check.plan().partners;
    for (std::size_t i = 0; i < partners.size(); ++i) {
        const std::string& name = partners[i].unit;
        if (!partners[i].is_name_only || name.empty() || !is_unknown_unit(check, name)) continue;
        if (name.find(' ') != std::string::npos) continue;  // a name
        std::vector<std::string> names = nearest.offer(name);
        if (!names.empty()) check.tell(plan_pointer("partners", i), {{"partner", name}, {"names", std::move(names)}});
    }
}

inline constexpr PlanRule reference_partner_unmatched = {
    .record = {"plan.reference.partner-unmatched", Severity::info, "0.1.0", "partner names",
               {"Le partenaire « {partner} » n’est pas une unité de l’organisation : il est gardé comme un simple nom.",
                "The partner “{partner}” is no unit of the organisation: it is kept as a mere name."},
               {"Il ressemble pourtant à l’identifiant d’une unité ; un nom ne peut être ni vérifié, ni compté.",
                "Yet it looks like the identifier of a unit; a name can be neither checked nor counted."},
               {"Corriger l’identifiant (les plus proches : {names}), ou écrire un objet avec « label ».",
                "Correct the identifier (the nearest: {names}), or write an object with “label”."}},
    .pass = RulePass::references,
    .example = {R"({"partners": ["canope.orvel"]})",
                R"({"partners": ["canope.orvelle", "Association des parents"]})"},
    .check = check_reference_partner_unmatched,
};

}  // namespace palier::detail
