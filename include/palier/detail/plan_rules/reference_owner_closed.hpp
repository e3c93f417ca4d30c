// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_units.hpp"
#include "palier/history.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_reference_owner_closed(PlanCheck& check) {
    const Organisation* const organisation = check.organisation();
    if (!organisation) return;
    const std::optional<UnitId> unit = organisation->find_unit(check.plan().owner);
    const std::optional<Date> day = unit ? find_absent_day(organisation->validity(*unit), check.plan().period) : std::nullopt;
    if (!day) return;
    std::vector<std::string> names;
    for (const UnitId successor : find_successors_at(organisation->at(*day), *unit)) names.emplace_back(organisation->unit_id(successor));
    check.tell("/owner", {{"unit", unit_name(*organisation, *unit)}, {"day", day->text()}, {"names", std::move(names)}},
               {organisation->origin(*unit), check.place("/period")});
}

inline constexpr PlanRule reference_owner_closed = {
    .record = {"plan.reference.owner-closed", Severity::warning, "0.1.0", "unit day names",
               {"« {unit} », dont c’est le plan, n’existe pas le {day}, alors que le plan court.",
                "“{unit}”, whose plan it is, does not exist on {day}, while the plan runs."},
               {"Une unité fermée, fusionnée ou pas encore ouverte ne peut mener le plan.",
                "A unit that is closed, merged or not open yet cannot carry the plan."},
               {"Nommer l’unité qui existe alors (lui succèdent : {names}), ou corriger la période.",
                "Name the unit that exists then (its successors: {names}), or correct the period."}},
    .pass = RulePass::references,
    .example = {R"({"owner": "0990103Z"})",
                R"({"owner": "0990001N"})"},
    .check = check_reference_owner_closed,
};

}  // namespace palier::detail
