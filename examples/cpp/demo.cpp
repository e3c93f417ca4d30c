// SPDX-License-Identifier: MIT
//
// The main job from C++: documents in; one school's profile with its explanation, and the table of districts, out.

#include <palier/builtin.hpp>
#include <palier/json.hpp>
#include <palier/palier.hpp>

#include <cstdio>
#include <string>

using namespace palier;

namespace {

/// Pads a text to a number of characters, accents counted once.
std::string pad(std::string text, std::size_t width) {
    const std::size_t length = count_characters(text);
    if (length < width) text.append(width - length, ' ');
    return text;
}

/// Writes "4-6/11": schools surely and possibly at a tier, out of those diagnosed.
std::string share_at_least(const TierTally& tally, TierOrdinal tier) {
    std::string text = std::to_string(tally.certainly_at_least(tier));
    if (tally.possibly_at_least(tier) != tally.certainly_at_least(tier)) text += "-" + std::to_string(tally.possibly_at_least(tier));
    return text + "/" + std::to_string(tally.diagnosed());
}

void print_districts(const Diagnosis& diagnosis) {
    RollUpOptions options;
    options.hierarchy = "district";
    const TierRollUp tiers = roll_up(diagnosis, options);
    std::printf("\nÉtablissements au palier 2 ou plus, par district, %s (acquis-possible/diagnostiqués)\n\n", tiers.period->text().c_str());
    std::string header = pad("", 30);
    for (const auto& field : tiers.framework->maturity().fields) header += pad(field.id, 12);
    std::puts(header.c_str());
    for (std::size_t group = 0; group < tiers.groups.size(); ++group) {
        std::string row = pad(std::string(tiers.organisation->label(tiers.groups[group], Language::fr)), 30);
        for (std::size_t field = 0; field < tiers.framework->field_count(); ++field)
            row += pad(tiers.suppressed[group] ? "-" : share_at_least(tiers.tally(group, id_at<FieldId>(field)), 2), 12);
        std::puts(row.c_str());
    }
}

}  // namespace

int main() {
    const FrameworkBuild framework = read_framework(find_builtin("framework", "demo"));
    const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france"));
    const auto organisation = read_organisation(find_builtin("organisation", "academie-exemple"), schema.schema);
    const auto answers = read_observations(find_builtin("observations", "academie-exemple"), *framework.framework);

    DiagnoseOptions options;
    options.organisation = organisation.organisation;
    options.period = SchoolYear::parse("2024-2025");
    const auto diagnosis = diagnose(framework.framework, answers.observations, options);

    const Profile profile = profile_of(*diagnosis, "0990001N");
    std::fputs(profile_sheet(profile, Language::fr).c_str(), stdout);
    std::puts("");
    std::fputs(explain(profile, Language::fr).c_str(), stdout);
    print_districts(*diagnosis);

    std::puts("\nEt ensuite : le code de cette démonstration est dans examples/cpp/demo.cpp ; le guide commence dans README.md.");
}
