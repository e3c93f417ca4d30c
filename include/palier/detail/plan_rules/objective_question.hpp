// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include "palier/detail/plan_texts.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline void check_objective_question(PlanCheck& check) {
    const std::vector<PlanObjective>& objectives = check.plan().objectives;
    const auto is_question = [](std::string_view text) { return trim_end(text).ends_with('?'); };
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        const LocalizedText& label = objectives[i].label;
        if (is_question(label.plain) || is_question(label.fr) || is_question(label.en)) check.tell(plan_pointer("objectives", i, "label"), {{"objective", excerpt_without_mark(label)}});
    }
}

inline constexpr PlanRule objective_question = {
    .record = {"plan.objective.question", Severity::advice, "0.1.0", "objective",
               {"L’objectif est une question : « {objective} ».", "The objective is a question: “{objective}”."},
               {"Une question ouvre la réflexion ; un objectif dit ce qui aura changé, et l’on peut voir s’il est atteint.",
                "A question opens a reflection; an objective says what will have changed, and one can see whether it is reached."},
               {"Dire ce qui sera différent à la fin du plan.", "Say what will be different when the plan ends."}},
    .pass = RulePass::sense,
    .example = {R"({"objectives": [{"id": "o1", "label": "Comment mieux former les équipes ?"}]})",
                R"({"objectives": [{"id": "o1", "label": "Mieux former les équipes"}]})"},
    .check = check_objective_question,
};

}  // namespace palier::detail
