// SPDX-License-Identifier: MIT
#include <palier/builtin.hpp>
#include <palier/json.hpp>
#include <palier/palier.hpp>

#include <cstdio>

int main() {
    using namespace palier;
    const auto framework = read_framework(find_builtin("framework", "demo")).framework;
    const auto answers = read_observations(find_builtin("observations", "academie-exemple"), *framework);
    const auto diagnosis = diagnose(framework, answers.observations);
    const Profile profile = profile_of(*diagnosis, "0990001N");
    std::puts(explain(profile, Language::fr).c_str());
}
