// SPDX-License-Identifier: MIT
//
// What a reader is told about each example plan, line by line (tests/golden/plan_KIND.fr.txt), and about plans of any size.

#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "unit/golden.hpp"
#include "unit/plan_documents.hpp"

namespace test_plan_examples {

using namespace palier;

namespace {

const std::string folder = std::string(PALIER_SOURCE_DIR) + "/examples/documents/plans/";

/// What an example names: the documents beside it, or else the built-in ones.
PlanContext context_of(const Plan& plan) {
    if (plan.organisation == "academie-exemple") return palier_test::plan_context();
    PlanContext context;
    const auto schema = read_organisation_schema(find_builtin("organisation-schema", "france")).schema;
    if (plan.organisation == "iles-du-nord") {
        context.framework = read_framework(palier_tests::read_file(folder + "pole-framework.json"), {.document_name = "pole-framework.json"}).framework;
        context.organisation = read_organisation(palier_tests::read_file(folder + "pole-organisation.json"), schema, {.document_name = "pole-organisation.json"}).organisation;
    } else if (plan.organisation == "district-exemple") {
        context.framework = palier_test::plan_context().framework;
        context.organisation =
            read_organisation(palier_tests::read_file(folder + "district-organisation.json"), schema, {.document_name = "district-organisation.json"}).organisation;
    }
    return context;
}

std::string report_text(const Report& report) {
    std::string text;
    for (const Finding& finding : report.findings()) {
        text += std::to_string(finding.origin.line) + ':' + std::to_string(finding.origin.column) + ' ' + std::string(to_text(finding.severity)) + ' ' + finding.code +
                (finding.origin.pointer.empty() ? "" : ' ' + finding.origin.pointer) + "\n  " + message(finding, Language::fr) + "\n  → " + remedy(finding, Language::fr) + '\n';
    }
    text += "erreurs : " + std::to_string(report.count(Severity::error)) + ", avertissements : " + std::to_string(report.count(Severity::warning)) +
            ", conseils : " + std::to_string(report.count(Severity::advice)) + ", remarques : " + std::to_string(report.count(Severity::info)) + '\n';
    return text;
}

void check_example(const std::string& kind) {
    const auto profiles = palier_test::plan_profiles();
    const std::string bytes = palier_tests::read_file(folder + kind + ".json");
    ValidatePlanOptions options;
    options.context = context_of(read_plan(bytes, profiles).plan);
    const PlanRead read = validate_plan_document(bytes, profiles, {.document_name = kind + ".json"}, options);
    CHECK(read.profile->id() == kind);
    CHECK(read.report.dropped() == 0);
    palier_tests::check_golden("plan_" + kind, Language::fr, report_text(read.report));
}

}  // namespace

TEST_CASE("the example of a challenge sheet, as loose as it was filled in") { check_example("fiche-defi"); }
TEST_CASE("the example of a training plan") { check_example("plan-formation"); }
TEST_CASE("the example of a centre of excellence, as loose as it was filled in") { check_example("pole-excellence"); }
TEST_CASE("the example of a digital project of a district") { check_example("projet-numerique-district"); }
TEST_CASE("the example of a digital project of a school") { check_example("projet-numerique-etablissement"); }
TEST_CASE("the example of a digital part of a school project") { check_example("vnpe"); }

}  // namespace test_plan_examples
