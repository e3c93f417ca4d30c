// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Source: public templates ask for actions in the short and in the medium term; an action that goes on covers both.
inline void check_terms_uncovered(PlanCheck& check) {
    const Plan& plan = check.plan();
    const std::optional<Date> end = short_term_end(check);
    if (!end || (plan.period.to && *plan.period.to <= *end)) return;  // the plan has no medium term
    bool has_short = false;
    bool has_medium = false;
    for (const PlanAction& action : plan.actions) {
        if (action.term != PlanTerm::unstated) (action.term == PlanTerm::short_term ? has_short : has_medium) = true;
        if (action.from && *action.from < *end) has_short = true;
        if (action.to && *action.to > *end) has_medium = true;
        if (action.to && *action.to <= *end) has_short = true;
        if (action.from && *action.from >= *end) has_medium = true;
    }
    if (has_short == has_medium) return;  // both, or nothing is said of when
    const LocalizedText term = has_short ? LocalizedText{"moyen terme", "medium term", {}} : LocalizedText{"court terme", "short term", {}};
    check.tell("/actions", {{"term", term}, {"end", end->text()}});
}

inline constexpr PlanRule terms_uncovered = {
    .record = {"plan.terms.uncovered", Severity::advice, "0.1.0", "term end",
               {"Aucune action n’est prévue à {term} (le court terme va ici jusqu’au {end}).",
                "No action is planned in the {term} (the short term lasts here until {end})."},
               {"Un plan dit ce qui se fera dès la première année et ce qui viendra ensuite.",
                "A plan says what will be done from the first year and what will come next."},
               {"Ajouter une action, ou dater celles qui existent.", "Add an action, or date those that exist."}},
    .pass = RulePass::sense,
    .example = {R"({"actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30"}]})",
                R"({"actions": [{"id": "a1", "label": "Stage", "from": "2025-10-01", "to": "2026-06-30"}, {"id": "a2", "label": "Bilan", "term": "medium"}]})"},
    .check = check_terms_uncovered,
};

}  // namespace palier::detail
