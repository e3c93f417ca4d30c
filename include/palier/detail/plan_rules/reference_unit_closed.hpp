// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_units.hpp"
#include "palier/history.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// A unit must exist during the whole action that it carries; pilots, supports and partners during the whole plan.
inline void check_reference_unit_closed(PlanCheck& check) {
    const Organisation* const organisation = check.organisation();
    if (!organisation) return;
    for_each_unit_named(check.plan(), [&](const std::string& id, const Validity& during, auto... place) {
        const std::optional<UnitId> unit = organisation->find_unit(id);
        const std::optional<Date> day = unit ? find_absent_day(organisation->validity(*unit), during) : std::nullopt;
        if (!day) return;
        std::vector<std::string> names;
        if (check.has_room())
            for (const UnitId successor : find_successors_at(organisation->at(*day), *unit)) names.emplace_back(organisation->unit_id(successor));
        check.tell(plan_pointer(place...), {{"unit", unit_name(*organisation, *unit)}, {"day", day->text()}, {"names", std::move(names)}}, {organisation->origin(*unit)});
    });
}

inline constexpr PlanRule reference_unit_closed = {
    .record = {"plan.reference.unit-closed", Severity::warning, "0.1.0", "unit day names",
               {"« {unit} » n’existe pas le {day}, jour où le plan compte sur cette unité.",
                "“{unit}” does not exist on {day}, a day when the plan counts on this unit."},
               {"Un poste supprimé, une instance pas encore créée ou un établissement fermé ne peut agir.",
                "A post that is gone, a body not set up yet or a closed school cannot act."},
               {"Nommer une unité qui existe alors (lui succèdent : {names}), ou corriger les dates.",
                "Name a unit that exists then (its successors: {names}), or correct the dates."}},
    .pass = RulePass::references,
    .example = {R"({"actions": [{"id": "a1", "label": "Rencontre de bassin", "owner": "bassin.est", "from": "2025-10-01", "to": "2026-06-30"}]})",
                R"({"actions": [{"id": "a1", "label": "Rencontre de bassin", "owner": "bassin.centre", "from": "2025-10-01", "to": "2026-06-30"}]})"},
    .check = check_reference_unit_closed,
};

}  // namespace palier::detail
