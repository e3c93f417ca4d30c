// SPDX-License-Identifier: MIT
//
// Validation of a plan inside another program, with a rule of its own.
//
//   palier_example_validate_plan [PLAN.json]
//
// Without argument it validates the built-in example with one of its actions spoilt. Exit status: 0, 1 with errors, 2 for misuse.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "palier/builtin.hpp"
#include "palier/plan_document.hpp"
#include "palier/render.hpp"

namespace {

/// What the rule needs to know of the program: reached through PlanContext::host.
struct House {
    std::size_t most_hours = 10;  // that one action may take
};

/// The rule of the house: an action takes no more hours than it allows.
void check_hours(palier::PlanCheck& check) {
    const auto* house = static_cast<const House*>(check.context().host);
    const std::vector<palier::PlanAction>& actions = check.plan().actions;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const palier::PlanAction& action = actions[i];
        if (!action.hours || *action.hours <= static_cast<double>(house->most_hours)) continue;
        check.tell(palier::plan_pointer("actions", i, "hours"),
                   {{"action", palier::name_of(action.label, action.id)}, {"hours", *action.hours}, {"most", static_cast<std::int64_t>(house->most_hours)}});
    }
}

constexpr palier::PlanRule too_many_hours = {
    .record = {"house.action.too-long", palier::Severity::warning, "1.0.0", "action hours most",
               {"L’action « {action} » demande {hours} heures, et la maison en accorde {most}.", "The action “{action}” takes {hours} hours, and the house allows {most}."},
               {"Les heures au-delà ne sont pas financées.", "The hours beyond are not funded."},
               {"Partager l’action en plusieurs.", "Split the action."}},
    .pass = palier::RulePass::sense,
    .check = check_hours,
};

std::vector<std::shared_ptr<const palier::PlanProfile>> builtin_profiles() {
    std::vector<std::shared_ptr<const palier::PlanProfile>> profiles;
    for (const palier::BuiltinDocument& document : palier::builtin_documents())
        if (document.kind == "plan-profile") profiles.push_back(palier::read_plan_profile(document.text).profile);
    return profiles;
}

}  // namespace

int main(int count, char** arguments) {
    std::string bytes(palier::find_builtin("plan", "exemple"));
    palier::ReadOptions read;
    read.document_name = "exemple";
    if (count > 1) {
        read.document_name = arguments[1];
        std::ifstream file(arguments[1], std::ios::binary);
        if (!file) {
            std::fprintf(stderr, "%s: cannot be read\n", arguments[1]);
            return 2;
        }
        bytes.assign(std::istreambuf_iterator<char>(file), {});
    } else {
        const std::string known = "\"after\": [\"stage\"]";
        bytes.replace(bytes.find(known), known.size(), "\"after\": [\"stagee\"]");
    }

    const House house;
    const palier::PlanRule* const own_rules[] = {&too_many_hours};
    palier::ValidatePlanOptions options;
    options.context.framework = palier::read_framework(palier::find_builtin("framework", "demo")).framework;
    options.context.host = &house;
    options.extra_rules = own_rules;
    const palier::PlanRead plan = palier::validate_plan_document(bytes, builtin_profiles(), read, options);

    const palier::TextStyle style = {palier::Language::en, 80, palier::TextColour::none};
    std::fputs(palier::render_text(plan.report, style, bytes).c_str(), stdout);
    return plan.report.ok() ? 0 : 1;
}
