// SPDX-License-Identifier: MIT
#include <palier/builtin.hpp>
#include <palier/json.hpp>
#include <palier/palier.hpp>

#include <cstdio>

int main() {
    const auto framework = palier::read_framework(palier::find_builtin("framework", "demo")).framework;
    const auto answers = palier::read_observations(palier::find_builtin("observations", "academie-exemple"), *framework);
    const auto diagnosis = palier::diagnose(framework, answers.observations);

    const palier::Profile profile = palier::profile_of(*diagnosis, "0990001N");
    std::fputs(palier::profile_sheet(profile, palier::Language::fr).c_str(), stdout);
    return diagnosis->rows().empty() ? 1 : 0;
}
