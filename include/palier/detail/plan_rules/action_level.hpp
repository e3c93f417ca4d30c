// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <algorithm>  // std::find, std::any_of

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// The kinds of unit that may act at a level are said by the profile of the kind. An action at several levels needs someone at each.
inline void check_action_level(PlanCheck& check) {
    const Organisation* const organisation = check.organisation();
    if (!organisation) return;
    const std::vector<PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const PlanAction& action = actions[i];
        if (action.levels.empty()) continue;
        std::vector<UnitKindId> kinds;  // of those who act
        const auto look = [&](const std::string& id) {
            const std::optional<UnitId> unit = id.empty() ? std::nullopt : organisation->find_unit(id);
            if (!unit) return;
            const UnitKindId kind = organisation->kind(*unit);
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
        };
        look(action.owner);
        for (const std::string& actor : action.actors) look(actor);
        for (std::size_t k = 0; k < action.levels.size(); ++k) {
            const PlanLevel* const level = check.profile().find_level(action.levels[k]);
            if (!level) continue;
            const auto is_allowed = [&](UnitKindId kind) {
                const std::vector<std::string>& allowed = level->unit_kinds;
                return std::find(allowed.begin(), allowed.end(), organisation->schema().unit_kind(kind).id) != allowed.end();
            };
            if (kinds.empty() || std::any_of(kinds.begin(), kinds.end(), is_allowed)) continue;
            std::vector<LocalizedText> met;
            for (const UnitKindId kind : kinds) met.push_back(name_of(organisation->schema().unit_kind(kind).label, organisation->schema().unit_kind(kind).id));
            check.tell(action.is_level_list ? plan_pointer("actions", i, "level", k) : plan_pointer("actions", i, "level"),
                       {{"action", name_of(action.label, action.id)}, {"level", level_name(action.levels[k])}, {"kinds", join(met)}});
        }
    }
}

inline constexpr PlanRule action_level = {
    .record = {"plan.action.level", Severity::warning, "0.1.0", "action level kinds",
               {"L’action « {action} » est placée au niveau {level}, mais personne parmi ses acteurs n’agit à ce niveau ({kinds}).",
                "The action “{action}” is placed at {level} level, but none of its actors acts at this level ({kinds})."},
               {"Une action se mène au niveau de ceux qui la portent.", "An action is led at the level of those who carry it."},
               {"Changer « level », ou ajouter un acteur de ce niveau.", "Change “level”, or add an actor of this level."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Rencontre du bassin", "level": "basin", "owner": "0990001N.admin-reseau"}]})",
                R"({"actions": [{"id": "a1", "label": "Rencontre du bassin", "level": "school", "owner": "0990001N.direction"}]})"},
    .check = check_action_level,
};

}  // namespace palier::detail
