// SPDX-License-Identifier: MIT
//
// The main job on the built-in example: documents in, tiers with bounds out.

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/builtin.hpp"
#include "palier/catalogue.hpp"
#include "palier/diagnose.hpp"
#include "palier/error.hpp"
#include "palier/json.hpp"

namespace test_diagnose {
namespace {

using namespace palier;

struct Example {
    std::shared_ptr<const Framework> framework;
    std::shared_ptr<const Organisation> organisation;
    std::shared_ptr<const Observations> observations;
};

/// Reads the example académie once; none of its documents may give a finding.
const Example& example() {
    static const Example read = [] {
        Example made;
        const FrameworkBuild framework = read_framework(find_builtin("framework", "demo"));
        REQUIRE(framework.report.empty());
        const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france"));
        REQUIRE(schema.report.empty());
        const auto organisation = read_organisation(find_builtin("organisation", "academie-exemple"), schema.schema);
        REQUIRE(organisation.report.empty());
        const ObservationsRead observations = read_observations(find_builtin("observations", "academie-exemple"), *framework.framework);
        REQUIRE(observations.report.empty());
        made.framework = framework.framework;
        made.organisation = organisation.organisation;
        made.observations = observations.observations;
        return made;
    }();
    return read;
}

std::shared_ptr<const Diagnosis> diagnose_example(DiagnoseOptions options = {}) {
    options.organisation = example().organisation;
    return diagnose(example().framework, example().observations, options);
}

std::string bounds_of(const Profile& profile) {
    std::string text;
    for (const auto& field : profile.assessment.fields) {
        text += (text.empty() ? "" : " ") + std::to_string(field.bounds.certain);
        if (field.bounds.possible != field.bounds.certain) text += "-" + std::to_string(field.bounds.possible);
    }
    return text;
}

}  // namespace

TEST_CASE("the showcase school has the profile that an independent evaluator found") {
    const auto diagnosis = diagnose_example();
    CHECK(bounds_of(profile_of(*diagnosis, "0990001N", SchoolYear::parse("2023-2024"))) == "1 1 1 1 0 1");
    CHECK(bounds_of(profile_of(*diagnosis, "0990001N", SchoolYear::parse("2024-2025"))) == "2 1-2 2 2-3 1 2");
    CHECK(profile_of(*diagnosis, "0990001N").period == SchoolYear::parse("2024-2025"));
}

TEST_CASE("every observed row of the period is diagnosed, and rows of other periods are not") {
    DiagnoseOptions options;
    options.period = SchoolYear::parse("2023-2024");
    const auto diagnosis = diagnose_example(options);
    CHECK(diagnosis->rows().size() == 59);
    for (const RowId row : diagnosis->rows()) CHECK(diagnosis->observations()->period_of(row) == *options.period);
    CHECK_FALSE(diagnosis->find("0990001N", SchoolYear::parse("2024-2025")));
    CHECK_THROWS_AS(profile_of(*diagnosis, "0990001N", SchoolYear::parse("2024-2025")), UnknownNameError);
}

TEST_CASE("a row of the diagnosis and the profile of its unit agree") {
    const auto diagnosis = diagnose_example();
    for (std::size_t at = 0; at < diagnosis->rows().size(); ++at) {
        const Profile profile = profile_of(*diagnosis, diagnosis->rows()[at]);
        const auto fields = diagnosis->fields_at(at);
        REQUIRE(fields.size() == profile.assessment.fields.size());
        for (std::size_t f = 0; f < fields.size(); ++f) CHECK(fields[f] == profile.assessment.fields[f]);
    }
}

TEST_CASE("the table has one row per unit, period and field") {
    const auto diagnosis = diagnose_example();
    const Table table = diagnosis->table();
    CHECK(table.row_count() == diagnosis->rows().size() * 6);
    std::string columns;
    for (const auto& column : table.columns()) columns += column.name() + " ";
    CHECK(columns == "unit period field certain possible tight met not_met unknown not_applicable ");
    const Column& met = table.get_column("met");
    const Column& not_met = table.get_column("not_met");
    const Column& unknown = table.get_column("unknown");
    const Column& not_applicable = table.get_column("not_applicable");
    std::int64_t total = 0;
    for (std::size_t row = 0; row < 6; ++row)
        for (const Column* column : {&met, &not_met, &unknown, &not_applicable}) total += *column->integer_at(id_at<RowId>(row));
    CHECK(total == static_cast<std::int64_t>(example().framework->criterion_count()));
}

TEST_CASE("asking for better evidence never makes a certain tier rise or a possible tier fall") {
    const auto any = diagnose_example();
    DiagnoseOptions options;
    options.minimum_evidence = Evidence::confirmed;
    const auto confirmed = diagnose_example(options);
    std::size_t lower = 0;
    for (std::size_t at = 0; at < any->rows().size(); ++at)
        for (std::size_t f = 0; f < 6; ++f) {
            const TierBounds& all = any->fields_at(at)[f].bounds;
            const TierBounds& some = confirmed->fields_at(at)[f].bounds;
            // "Not applicable" needs no evidence, and the cap may turn it into unknown: compare where it did not.
            if (any->fields_at(at)[f].not_applicable_capped != confirmed->fields_at(at)[f].not_applicable_capped) continue;
            CHECK(some.certain <= all.certain);
            CHECK(some.possible >= all.possible);
            lower += some.certain < all.certain ? 1U : 0U;
        }
    CHECK(lower > 0);
}

TEST_CASE("without an organisation, unit attributes are unknown and the bounds only widen") {
    const auto with = diagnose_example();
    const auto without = diagnose(example().framework, example().observations);
    std::size_t wider = 0;
    for (std::size_t at = 0; at < with->rows().size(); ++at)
        for (std::size_t f = 0; f < 6; ++f) {
            const TierBounds& known = with->fields_at(at)[f].bounds;
            const TierBounds& unknown = without->fields_at(at)[f].bounds;
            CHECK(unknown.certain <= known.certain);
            CHECK(unknown.possible >= known.possible);
            wider += unknown == known ? 0U : 1U;
        }
    CHECK(wider > 0);
}

TEST_CASE("a school year without observations is told, with the years there are") {
    DiagnoseOptions options;
    options.period = SchoolYear::parse("1999-2000");
    const auto diagnosis = diagnose_example(options);
    CHECK(diagnosis->rows().empty());
    REQUIRE(diagnosis->report().findings().size() == 1);
    CHECK(diagnosis->report().findings()[0].code == "diagnosis.period.unobserved");
    CHECK(message(diagnosis->report().findings()[0], Language::fr) == "Aucune observation pour l’année scolaire 1999-2000.");
}

TEST_CASE("an observed unit that the organisation lacks is told and still diagnosed") {
    ObservationsBuilder builder(example().framework->indicators());
    Report report;
    const RowId row = builder.add_row("0990999K", SchoolYear::from_rentree(2024));
    builder.set(row, example().framework->indicators()->get("referent.named"), Value::known(true), {}, report);
    DiagnoseOptions options;
    options.organisation = example().organisation;
    const auto diagnosis = diagnose(example().framework, builder.freeze(), options);
    CHECK(diagnosis->rows().size() == 1);
    CHECK(diagnosis->report().count("diagnosis.unit.unknown") == 1);
}

TEST_CASE("an unknown unit is an error of the caller, with the nearest names") {
    const auto diagnosis = diagnose_example();
    try {
        (void)profile_of(*diagnosis, "0990001M");
        FAIL("no exception");
    } catch (const UnknownNameError& error) {
        CHECK(error.code() == "api.name.unknown");
        CHECK(error.hint().find("0990001N") != std::string::npos);
    }
}

TEST_CASE("observations of another framework are refused") {
    FrameworkDefinition other = example().framework->definition();
    const FrameworkBuild build = Framework::build(other);
    CHECK_THROWS_AS(diagnose(build.framework, example().observations), ArgumentError);
}

}  // namespace test_diagnose
