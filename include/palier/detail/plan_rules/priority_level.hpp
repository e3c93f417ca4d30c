// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_priority_level(PlanCheck& check) {
    const auto breadth = [](std::string_view level) {  // authorities and départements, basins and districts are not compared
        if (level == "national") return 5;
        if (level == "academic") return 4;
        if (level == "departmental" || level == "territorial") return 3;
        if (level == "district" || level == "basin") return 2;
        return level == "school" ? 1 : 0;
    };
    const std::vector<PlanPriority>& priorities = check.plan().priorities;
    for (std::size_t i = 0; i < priorities.size(); ++i) {
        const std::optional<std::size_t> at = check.find_priority(priorities[i].within);
        if (!at || priorities[i].level.empty() || priorities[*at].level.empty()) continue;
        const PlanPriority& above = priorities[*at];
        if (breadth(priorities[i].level) <= breadth(above.level)) continue;
        check.tell(plan_pointer("priorities", i, "within"),
                   {{"priority", name_of(priorities[i].label, priorities[i].id)}, {"level", level_name(priorities[i].level)}, {"above", name_of(above.label, above.id)},
                    {"narrower", level_name(above.level)}},
                   {check.place(plan_pointer("priorities", *at, "level"))});
    }
}

inline constexpr PlanRule priority_level = {
    .record = {"plan.priority.level", Severity::advice, "0.1.0", "priority level above narrower",
               {"La priorité « {priority} » (niveau {level}) décline « {above} » (niveau {narrower}), qui est plus étroite.",
                "The priority “{priority}” ({level} level) declines “{above}” ({narrower} level), which is narrower."},
               {"Une priorité se décline du plus large au plus proche de la classe ; le lien est peut-être à l’envers.",
                "A priority is declined from the widest to the nearest to the class; the link may be upside down."},
               {"Corriger « within », ou l’un des niveaux.", "Correct “within”, or one of the levels."}},
    .pass = RulePass::sense,
    .example = {R"({"priorities": [{"id": "academie", "label": "Développer les usages", "level": "academic", "within": "equipe"}, {"id": "equipe", "label": "Accompagner les équipes", "level": "school"}]})",
                R"({"priorities": [{"id": "academie", "label": "Développer les usages", "level": "academic"}, {"id": "equipe", "label": "Accompagner les équipes", "level": "school", "within": "academie"}]})"},
    .check = check_priority_level,
};

}  // namespace palier::detail
