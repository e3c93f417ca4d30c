// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr PlanRule structure_part_foreign = {
    .record = {"plan.structure.part-foreign", Severity::advice, "0.1.0", "part member kind",
               {"« {part} » n’est pas une partie de ce genre de plan ({kind}).",
                "“{part}” is no part of this kind of plan ({kind})."},
               {"Ses lecteurs ne l’y attendent pas ; elle est lue tout de même.",
                "Its readers do not expect it there; it is read all the same."},
               {"Vérifier le genre du plan, ou déplacer ce texte dans une partie prévue.",
                "Check the kind of the plan, or move this text to a part it has."}},
    .pass = RulePass::structure,
    .example = {R"({"kind": "fiche-defi", "pilots": [{"label": "Animateur de bassin"}]})",
                R"({"kind": "vnpe", "pilots": [{"label": "Direction"}, {"label": "Référence numérique"}]})"},
};

}  // namespace palier::detail
