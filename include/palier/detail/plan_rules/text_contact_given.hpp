// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_privacy.hpp"
#include "palier/detail/plan_texts.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// The finding does not repeat the details: reports circulate too. The public address of a school is none.
inline void check_text_contact_given(PlanCheck& check) {
    for_each_text(check.plan(), [&](std::string_view text, std::string_view path, auto... place) {
        if (holds_address(text) || holds_phone(text)) check.tell(plan_pointer(place...), {{"part", member_name(path)}});
    });
}

inline constexpr PlanRule text_contact_given = {
    .record = {"plan.text.contact-given", Severity::advice, "0.1.0", "part",
               {"{part} : le texte donne une adresse électronique ou un numéro de téléphone.",
                "{part}: the text gives an e-mail address or a telephone number."},
               {"Un plan circule et dure plus longtemps que les affectations ; des coordonnées n’y sont pas nécessaires.",
                "A plan circulates and outlasts postings; it does not need contact details."},
               {"Nommer le poste ou la fonction ; l’annuaire donne les coordonnées.",
                "Name the post or the function; the directory gives contact details."}},
    .pass = RulePass::sense,
    .example = {R"({"notes": ["Renseignements au 01 99 00 12 34."]})",
                R"({"notes": ["Renseignements auprès de la direction (ce.0990001N@example.org)."]})"},
    .check = check_text_contact_given,
};

}  // namespace palier::detail
