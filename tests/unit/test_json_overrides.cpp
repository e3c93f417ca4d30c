// SPDX-License-Identifier: MIT
//
// Tiers stated by persons: read, told when wrong, written back, shown beside the computed tier and never instead of it.

#include <string>

#include "catch.hpp"
#include "palier/diagnose.hpp"
#include "palier/explain.hpp"
#include "palier/json.hpp"
#include "told.hpp"

namespace test_json_overrides {

using namespace palier;
using namespace palier_test;

namespace {

std::shared_ptr<const Framework> grid() {
    const FrameworkBuild build = read_framework(R"({"format": "palier/framework", "format_version": 1, "id": "grid", "version": "1",
      "indicators": [{"id": "a", "type": "boolean", "label": {"fr": "A", "en": "A"}}],
      "maturity": {"tiers": [{"id": "t1"}, {"id": "t2"}], "fields": [{"id": "pilotage", "label": {"fr": "Pilotage", "en": "Steering"}}],
                   "criteria": [{"id": "k", "field": "pilotage", "tier": 1, "when": "a", "label": {"fr": "K", "en": "K"}}]}})");
    REQUIRE(build.framework != nullptr);
    return build.framework;
}

std::string document(const std::string& overrides) {
    return R"({"format": "palier/observations", "format_version": 1, "observations": [
{"unit": "u", "period": "2024-2025", "values": {"a": false}},
{"unit": "v", "period": "2024-2025", "values": {}}],
"overrides": [
)" + overrides + "\n]}";
}

constexpr const char* good = R"({"unit": "u", "period": "2024-2025", "field": "pilotage", "tier": 2, "role": "cheffe d'établissement", "reason": "visite", "date": "2025-06-12"})";

}  // namespace

TEST_CASE("a tier stated by a person stands beside the computed one") {
    const auto framework = grid();
    const ObservationsRead read = read_observations(document(good), *framework);
    CHECK(told(read.report).empty());
    REQUIRE(read.observations->statements().size() == 1);
    CHECK(read.observations->row_count() == 2);

    const auto diagnosis = diagnose(framework, read.observations);
    const Profile profile = profile_of(*diagnosis, "u");
    REQUIRE(profile.overrides.size() == 1);
    CHECK(profile.overrides[0] == TierOverride{FieldId{0}, 2, "cheffe d'établissement", "visite", *Date::parse("2025-06-12")});
    CHECK(profile_of(*diagnosis, "v").overrides.empty());

    // Nothing computed has changed.
    const auto without = diagnose(framework, read_observations(document(""), *framework).observations);
    CHECK(profile.assessment == profile_of(*without, "u").assessment);
    CHECK(diagnosis->table() == without->table());
    CHECK(profile.field("pilotage").bounds.certain == 0);

    const std::string french = explain(profile, Language::fr);
    CHECK(french.find("Position déclarée le 12 juin 2025 (cheffe d'établissement)") != std::string::npos);
    CHECK(french.find("ne remplace pas le palier calculé") != std::string::npos);
    CHECK(explain(profile, Language::en).find("Position stated on 12 June 2025") != std::string::npos);
    CHECK(profile_sheet(profile, Language::fr).find("déclaré") != std::string::npos);
}

TEST_CASE("stated tiers are written back as they were read") {
    const auto framework = grid();
    const std::string two = std::string(good) + R"(, {"unit": "v", "period": "2024-2025", "field": "pilotage", "tier": 0, "date": "2025-01-31", "role": "IEN", "reason": "à revoir"})" +
                            R"(, {"unit": "u", "period": "2024-2025", "field": "pilotage", "tier": 1, "date": "2025-07-01", "role": "IEN", "reason": "seconde visite"})";
    const ObservationsRead read = read_observations(document(two), *framework);
    CHECK(told(read.report).empty());
    const std::string written = write_observations(*read.observations, *framework);
    const ObservationsRead again = read_observations(written, *framework);
    CHECK(told(again.report).empty());
    CHECK(write_observations(*again.observations, *framework) == written);
    REQUIRE(again.observations->statements_of(RowId{0}).size() == 2);
    CHECK(again.observations->statements_of(RowId{0})[1].reason == "seconde visite");
    CHECK(again.observations->statements_of(RowId{1})[0].tier == 0);
    CHECK(again.observations->statements_of(RowId{7}).empty());
    // Without any, nothing is written about them.
    CHECK(write_observations(*read_observations(document(""), *framework).observations, *framework).find("overrides") == std::string::npos);
}

TEST_CASE("what a stated tier says wrong is told where it stands, and it is left out") {
    const auto framework = grid();
    const ObservationsRead read = read_observations(document(R"({"unit": "u", "period": "2024-2025", "field": "pilotages", "tier": 1, "role": "r", "reason": "r", "date": "2025-06-12"},
{"unit": "u", "period": "2024-2025", "field": "pilotage", "tier": 3, "role": "r", "reason": "r", "date": "2025-06-12"},
{"unit": "w", "period": "2024-2025", "field": "pilotage", "tier": 1, "role": "r", "reason": "r", "date": "2025-06-12"},
{"unit": "u", "period": "2023-2024", "field": "pilotage", "tier": 1, "role": "r", "reason": "r", "date": "2025-06-12"},
{"unit": "u", "period": "2024-2025", "field": "pilotage", "tier": -1, "role": "r", "reason": "r", "date": "2025-06-12"},
{"unit": "u", "period": "2024-2025", "field": "pilotage", "tier": 1, "role": "r", "reason": "r", "date": "12/06/2025"},
{"unit": "u", "period": "2024-2025", "field": "pilotage", "role": "r", "reason": "r", "date": "2025-06-12"},
{"unit": "u", "period": "2024-2025", "field": "pilotage", "tier": 1, "date": "2025-06-12", "tiers": 2},
7)"),
                                                    *framework);
    std::vector<std::string> codes;
    for (const Finding& finding : read.report.findings()) codes.push_back(std::to_string(finding.origin.line) + " " + finding.code);
    CHECK(codes == std::vector<std::string>{"5 observations.override.field-unknown", "6 observations.override.tier-unknown", "7 observations.override.unobserved",
                                            "8 observations.override.unobserved", "9 json.number.out-of-range", "10 json.date.invalid", "11 json.member.missing",
                                            "12 observations.override.role-missing", "12 observations.override.reason-missing", "12 json.member.unknown",
                                            "13 json.type.wrong"});
    // Only the one that lacks no more than a role and a reason is kept.
    REQUIRE(read.observations->statements().size() == 1);
    CHECK(read.observations->statements()[0].tier == 1);
    CHECK(read.observations->row_count() == 2);
}

}  // namespace test_json_overrides
