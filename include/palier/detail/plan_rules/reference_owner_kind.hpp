// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_owner_kind(PlanCheck& check) {
    const Organisation* const organisation = check.organisation();
    if (!organisation) return;
    const std::optional<UnitId> unit = organisation->find_unit(check.plan().owner);
    if (!unit) return;
    const OrganisationSchema& schema = organisation->schema();
    const UnitKind& kind = schema.unit_kind(organisation->kind(*unit));
    std::vector<LocalizedText> kinds;  // none when the profile speaks of other kinds than the organisation
    for (const std::string& id : check.profile().definition().owner_kinds) {
        if (id == kind.id) return;
        if (const auto known = schema.find_unit_kind(id)) kinds.push_back(name_of(schema.unit_kind(*known).label, id));
    }
    if (kinds.empty()) return;
    check.tell("/owner", {{"unit", unit_name(*organisation, *unit)}, {"kind", name_of(kind.label, kind.id)}, {"kinds", join(kinds)}}, {organisation->origin(*unit)});
}

inline constexpr PlanRule reference_owner_kind = {
    .record = {"plan.reference.owner-kind", Severity::warning, "0.1.0", "unit kind kinds",
               {"« {unit} » ({kind}) ne porte pas d’ordinaire ce genre de plan.",
                "“{unit}” ({kind}) does not usually own this kind of plan."},
               {"Le genre de plan est fait pour d’autres unités : {kinds}.", "The kind of plan is made for other units: {kinds}."},
               {"Choisir le genre de plan qui convient à l’unité, ou corriger l’unité.",
                "Choose the kind of plan that suits the unit, or correct the unit."}},
    .pass = RulePass::references,
    .example = {R"({"owner": "bassin.nord"})",
                R"({"owner": "0990001N"})"},
    .check = check_reference_owner_kind,
};

}  // namespace palier::detail
