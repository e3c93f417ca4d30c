// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_privacy.hpp"
#include "palier/detail/plan_texts.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// The finding does not repeat the name: reports circulate too.
inline void check_text_person_named(PlanCheck& check) {
    for_each_text(check.plan(), [&](std::string_view text, std::string_view path, auto... place) {
        if (names_person(text)) check.tell(plan_pointer(place...), {{"part", member_name(path)}});
    });
}

inline constexpr PlanRule text_person_named = {
    .record = {"plan.text.person-named", Severity::advice, "0.1.0", "part",
               {"{part} : le texte semble nommer une personne.", "{part}: the text seems to name a person."},
               {"Un plan circule et dure plus longtemps que les affectations ; une donnée personnelle n’y est pas nécessaire. Seuls les noms qui suivent un titre (M., Mme…) sont reconnus.",
                "A plan circulates and outlasts postings; it does not need personal data. Only names that follow a title (M., Mme, Mr…) are recognised."},
               {"Nommer le poste ou la fonction plutôt que la personne.", "Name the post or the function rather than the person."}},
    .pass = RulePass::sense,
    .example = {R"({"notes": ["Projet suivi par Mme Exemple."]})",
                R"({"notes": ["Projet suivi par Mme la principale adjointe."]})"},
    .check = check_text_person_named,
};

}  // namespace palier::detail
