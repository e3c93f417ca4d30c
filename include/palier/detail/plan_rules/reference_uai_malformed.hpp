// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_units.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// A wrong check letter is told with or without an organisation, and never repaired.
inline void check_reference_uai_malformed(PlanCheck& check) {
    NearestUnits nearest(check);
    const auto look = [&](const std::string& id, auto... place) {
        const std::optional<UaiParse> parse = find_wrong_letter(id);
        if (!parse || (check.organisation() && check.organisation()->find_unit(id))) return;
        check.tell(plan_pointer(place...), {{"unit", std::string(school_code_of(id))}, {"letter", std::string(1, parse->expected_letter)}, {"names", nearest.offer(id)}});
    };
    look(check.plan().owner, "owner");
    for_each_unit_named(check.plan(), [&](const std::string& id, const Validity&, auto... place) { look(id, place...); });
    const std::vector<PlanPartner>& partners = check.plan().partners;
    for (std::size_t i = 0; i < partners.size(); ++i)
        if (partners[i].is_name_only) look(partners[i].unit, "partners", i);
}

inline constexpr PlanRule reference_uai_malformed = {
    .record = {"plan.reference.uai-malformed", Severity::error, "0.1.0", "unit letter names",
               {"« {unit} » n’est pas un code d’établissement (UAI) valable : la lettre de ces chiffres est {letter}.",
                "“{unit}” is no valid school code (UAI): the letter of these digits is {letter}."},
               {"La lettre de contrôle montre qu’un chiffre ou la lettre est faux ; rien ne dit lequel.",
                "The check letter shows that a digit or the letter is wrong; nothing tells which."},
               {"Recopier le code depuis l’annuaire (les plus proches dans l’organisation : {names}).",
                "Copy the code from the directory again (the nearest in the organisation: {names})."}},
    .pass = RulePass::references,
    .example = {R"({"owner": "0990001A"})",
                R"({"owner": "0990001N"})"},
    .check = check_reference_uai_malformed,
};

}  // namespace palier::detail
