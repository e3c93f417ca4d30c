// SPDX-License-Identifier: MIT
//
// Results as JSON: what another program reads of a diagnosis, of one unit, of its explanation and its gaps.

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "palier/builtin.hpp"
#include "palier/diagnose.hpp"
#include "palier/diagnosis_document.hpp"
#include "palier/error.hpp"
#include "palier/json.hpp"

namespace test_diagnosis_document {

using namespace palier;
using Json = nlohmann::ordered_json;

namespace {

constexpr const char* grid = R"({"format": "palier/framework", "format_version": 1, "id": "grid", "version": "1", "status": "synthetic",
  "indicators": [
    {"id": "named", "type": "boolean", "label": {"fr": "Nommé", "en": "Named"}},
    {"id": "rooms", "type": "integer", "min": 0},
    {"id": "kind", "type": "category", "values": ["adsl", "fibre"]},
    {"id": "all", "type": "integer", "min": 0, "max": 50},
    {"id": "rate", "type": "ratio", "of": "rooms", "per": "all", "scale": 100},
    {"id": "score", "type": "number", "formula": "double(rooms) * 2.0"},
    {"id": "stage", "type": "ordinal", "min": 0, "max": 3, "not_applicable": "allowed"},
    {"id": "boarders", "type": "integer", "min": 0}],
  "maturity": {"tiers": [{"id": "t1"}, {"id": "t2"}], "fields": [{"id": "f"}, {"id": "g"}],
    "criteria": [
      {"id": "f.named", "field": "f", "tier": 1, "when": "named", "label": {"fr": "Référent", "en": "Lead"}, "mandatory": true, "effort": 2},
      {"id": "f.kind", "field": "f", "tier": 2, "when": "kind in ['fibre'] && rooms > 3", "requires": ["f.named"], "advice": "Câbler."},
      {"id": "f.score", "field": "f", "tier": 2, "when": "score >= 4.0 || rate >= 30.0"},
      {"id": "g.stage", "field": "g", "tier": 1, "when": "stage >= 2", "applies": "unit.degree == 2"}],
    "overall": "weakest"}})";

std::shared_ptr<const Framework> framework() {
    const FrameworkBuild build = read_framework(grid);
    REQUIRE(build.framework != nullptr);
    REQUIRE(build.report.ok());
    return build.framework;
}

std::shared_ptr<const Diagnosis> diagnosis_of(const std::string& rows, const std::string& overrides = "[]") {
    const auto rules = framework();
    const auto read = read_observations(
        R"({"format": "palier/observations", "format_version": 1, "observations": )" + rows + R"(, "overrides": )" + overrides + "}", *rules);
    return diagnose(rules, read.observations);
}

Json without_hash(const std::string& text) {
    Json json = Json::parse(text);
    CHECK(json.at("framework").at("hash").get<std::string>().size() == 64);
    json["framework"].erase("hash");
    return json;
}

}  // namespace

TEST_CASE("a diagnosis is a document with the rows of its table, one on a line") {
    const auto diagnosis = diagnosis_of(R"([{"unit": "a", "period": "2024-2025", "values": {"named": true, "stage": 3}}])");
    const std::string text = write_diagnosis(*diagnosis);
    CHECK(text == R"({
  "format": "palier/diagnosis",
  "format_version": 1,
  "framework": {"id":"grid","version":"1","hash":")" + diagnosis->framework()->hash() + R"(","status":"synthetic"},
  "minimum_evidence": null,
  "rows": [
    {"unit":"a","period":"2024-2025","field":"f","certain":1,"possible":2,"tight":true,"met":1,"not_met":0,"unknown":2,"not_applicable":0},
    {"unit":"a","period":"2024-2025","field":"g","certain":2,"possible":2,"tight":true,"met":0,"not_met":0,"unknown":1,"not_applicable":0},
    {"unit":"a","period":"2024-2025","field":"overall","certain":1,"possible":2,"tight":false,"met":null,"not_met":null,"unknown":null,"not_applicable":null}
  ]
}
)");
}

TEST_CASE("a diagnosis of nothing is a document") {
    const Json json = Json::parse(write_diagnosis(*diagnosis_of("[]"), {GapOptions{}, ExplainOptions{}}));
    CHECK(json.at("rows").empty());
    CHECK(json.at("profiles").empty());
}

TEST_CASE("on demand each unit brings its gaps and its explanation") {
    const auto diagnosis = diagnosis_of(R"([{"unit": "a", "period": "2023-2024", "values": {"named": false}}, {"unit": "b", "period": "2024-2025", "values": {}}])");
    CHECK_FALSE(Json::parse(write_diagnosis(*diagnosis)).contains("profiles"));

    const Json gaps_alone = Json::parse(write_diagnosis(*diagnosis, {GapOptions{}, std::nullopt})).at("profiles");
    REQUIRE(gaps_alone.size() == 2);
    CHECK(gaps_alone[1].contains("gaps"));
    CHECK_FALSE(gaps_alone[1].contains("explanation"));

    const Json both = Json::parse(write_diagnosis(*diagnosis, {GapOptions{}, ExplainOptions{}})).at("profiles");
    for (std::size_t i = 0; i < 2; ++i) {
        const Profile profile = profile_of(*diagnosis, diagnosis->rows()[i]);
        CHECK(both[i].at("unit") == profile.unit);
        CHECK(both[i].at("period") == profile.period->text());
        CHECK(both[i].at("gaps") == Json::parse(write_gaps(gaps(profile))));
        CHECK(both[i].at("explanation") == Json::parse(write_explanation(explain(profile))));
        // The same as the unit written alone, but for what the head of the document says.
        Json alone = Json::parse(write_profile(profile, {GapOptions{}, ExplainOptions{}}));
        alone.erase("framework");
        alone.erase("minimum_evidence");
        CHECK(both[i] == alone);
    }
    GapOptions absent;
    absent.field = "formations";
    CHECK_THROWS_AS(write_diagnosis(*diagnosis, {absent, std::nullopt}), UnknownNameError);
}

TEST_CASE("a profile says where the unit stands, what persons state, and the state of each criterion") {
    const auto diagnosis = diagnosis_of(
        R"([{"unit": "a", "period": "2024-2025", "values": {"named": true, "stage": {"status": "not_applicable"}}}])",
        R"([{"unit": "a", "period": "2024-2025", "field": "g", "tier": 2, "role": "IEN", "reason": "visite", "date": "2025-06-12"}])");
    const Json json = without_hash(write_profile(profile_of(*diagnosis, "a")));
    CHECK(json == Json::parse(R"({
      "unit": "a", "label": {"fr": "a", "en": "a"}, "period": "2024-2025",
      "framework": {"id": "grid", "version": "1", "status": "synthetic"}, "minimum_evidence": null,
      "fields": [
        {"field": "f", "certain": 1, "possible": 2, "tight": true, "met": 1, "not_met": 0, "unknown": 2, "not_applicable": 0, "not_applicable_capped": false},
        {"field": "g", "certain": 2, "possible": 2, "tight": true, "met": 0, "not_met": 0, "unknown": 0, "not_applicable": 1, "not_applicable_capped": false}],
      "overall": {"certain": 1, "possible": 2, "tight": false},
      "overrides": [{"field": "g", "tier": 2, "role": "IEN", "reason": "visite", "date": "2025-06-12"}],
      "criteria": [{"criterion": "f.named", "state": "met"}, {"criterion": "f.kind", "state": "unknown"}, {"criterion": "f.score", "state": "unknown"},
                   {"criterion": "g.stage", "state": "not_applicable"}]})"));
}

TEST_CASE("gaps name the criteria, what they read, and what is known of it") {
    const auto diagnosis = diagnosis_of(R"([{"unit": "a", "period": "2024-2025", "values": {"named": true, "rooms": {"value": 1, "evidence": "declared", "reason": "compté"}}}])");
    const Json json = Json::parse(write_gaps(gaps(profile_of(*diagnosis, "a"))));
    REQUIRE(json.size() == 2);
    const Json& field = json[0];
    CHECK(field.at("field") == "f");
    CHECK(field.at("tier") == 2);
    CHECK(field.at("needed") == 2);
    CHECK(field.at("lacking") == 2);
    REQUIRE(field.at("criteria").size() == 2);
    const Json& kind = field.at("criteria")[0];
    CHECK(kind.at("criterion") == "f.kind");
    CHECK(kind.at("advice") == "Câbler.");
    CHECK(kind.at("effort") == 1);
    CHECK(kind.at("open_prerequisites").empty());
    REQUIRE(kind.at("parts").size() == 3);
    CHECK(kind.at("parts")[0] == Json::parse(R"({"kind": "group", "role": "satisfied_when", "connective": "all_of", "truth": "no", "depth": 0, "inputs": []})"));
    CHECK(kind.at("parts")[1] == Json::parse(R"({"kind": "condition", "role": "satisfied_when", "truth": "unknown", "text": "kind in ['fibre']",
        "reading": {"name": "kind", "value": {"status": "unknown", "reason": "missing", "low": null, "high": null, "possible": ["adsl", "fibre"]},
                    "evidence": null, "discount": "none", "reason": ""},
        "subject": "", "value": {"status": "unknown", "reason": "missing", "low": null, "high": null, "possible": ["adsl", "fibre"]},
        "comparison": "in", "thresholds": ["fibre"], "threshold": "", "distance": null, "enough": null, "depth": 1, "inputs": []})"));
    CHECK(kind.at("parts")[2] == Json::parse(R"({"kind": "condition", "role": "satisfied_when", "truth": "no", "text": "rooms > 3",
        "reading": {"name": "rooms", "value": 1, "evidence": "declared", "discount": "none", "reason": "compté"},
        "subject": "", "value": 1, "comparison": ">", "thresholds": [3], "threshold": "", "distance": 3.0, "enough": null, "depth": 1, "inputs": []})"));
    const Json& score = field.at("criteria")[1];
    REQUIRE(score.at("parts").size() == 3);
    const Json& rate = score.at("parts")[2].at("reading");
    CHECK(rate.at("of") == Json::parse(R"({"name": "rooms", "value": 1})"));
    CHECK(rate.at("per").at("value") == Json::parse(R"({"status": "unknown", "reason": "missing", "low": 0, "high": 50, "possible": []})"));
    CHECK(score.at("parts")[1].at("inputs")[0].at("name") == "rooms");
    // The attribute of a unit that no organisation describes.
    CHECK(json[1].at("criteria")[0].at("parts")[0].at("reading").at("name") == "unit.degree");
    // An integer without an upper bound.
    const auto blank = diagnosis_of(R"([{"unit": "a", "period": "2024-2025", "values": {"named": true}}])");
    const Json open = Json::parse(write_gaps(gaps(profile_of(*blank, "a"))))[0].at("criteria")[0].at("parts")[2].at("value");
    CHECK(open == Json::parse(R"({"status": "unknown", "reason": "missing", "low": 0, "high": null, "possible": []})"));
}

TEST_CASE("a number that is not finite is a text") {
    const FrameworkBuild build = read_framework(R"json({"format": "palier/framework", "format_version": 1, "id": "g", "version": "1",
      "indicators": [{"id": "n", "type": "integer", "min": 0}, {"id": "x", "type": "number", "formula": "1.0 / double(n)"}],
      "maturity": {"tiers": [{"id": "t1"}], "fields": [{"id": "f"}], "criteria": [{"id": "k", "field": "f", "tier": 1, "when": "x < 4.0"}]}})json");
    REQUIRE(build.framework != nullptr);
    const auto read = read_observations(
        R"({"format": "palier/observations", "format_version": 1, "observations": [{"unit": "a", "period": "2024-2025", "values": {"n": 0}}]})", *build.framework);
    const auto diagnosis = diagnose(build.framework, read.observations);
    const Json json = Json::parse(write_gaps(gaps(profile_of(*diagnosis, "a"))));
    CHECK(json[0].at("criteria")[0].at("parts")[0].at("value") == "inf");
}

TEST_CASE("an explanation is a tree from the profile to what is read") {
    const auto diagnosis = diagnosis_of(R"([{"unit": "a", "period": "2024-2025", "values": {"named": false, "stage": {"status": "not_applicable"}}}])");
    ExplainOptions options;
    options.criteria = ExplainCriteria::all;
    const Explanation explanation = explain(profile_of(*diagnosis, "a"), options);
    const Json json = without_hash(write_explanation(explanation));
    CHECK(json.at("kind") == "profile");
    CHECK(json.at("unit") == "a");
    CHECK(json.at("overall") == Json::parse(R"({"certain": 0, "possible": 0, "tight": true})"));
    CHECK(json.at("counts") == Json::parse(R"({"met": 0, "not_met": 1, "unknown": 2, "not_applicable": 1})"));
    std::size_t nodes = 0;
    std::vector<const Json*> pending{&json};
    while (!pending.empty()) {
        const Json& node = *pending.back();
        pending.pop_back();
        ++nodes;
        for (const Json& child : node.at("children")) pending.push_back(&child);
    }
    CHECK(nodes == explanation.nodes.size());
    const Json& field = json.at("children")[0];
    CHECK(field.at("kind") == "field");
    CHECK(field.at("next") == 1);
    const Json& tier = field.at("children")[0];
    CHECK(tier.at("standing") == "excluded");
    CHECK(tier.at("requirement") == "all");
    CHECK(tier.at("blocks") == true);
    CHECK(tier.at("mandatory_open") == 1);
    const Json& criterion = tier.at("children")[0];
    CHECK(criterion.at("label") == Json::parse(R"({"fr": "Référent", "en": "Lead"})"));
    CHECK(criterion.at("children")[0].at("value") == false);
    const Json& stage = json.at("children")[1].at("children")[0].at("children")[0];
    CHECK(stage.at("state") == "not_applicable");
    CHECK(stage.at("children")[1].at("value") == Json::parse(R"({"status": "not_applicable"})"));
}

TEST_CASE("names that are not UTF-8 are repaired in results") {
    const auto rules = framework();
    ObservationsBuilder builder(rules->indicators());
    builder.add_row("coll\xE8ge", SchoolYear::from_rentree(2024));
    const auto diagnosis = diagnose(rules, builder.freeze());
    const std::string text = write_diagnosis(*diagnosis, {GapOptions{}, ExplainOptions{}});
    CHECK(Json::parse(text).at("rows")[0].at("unit") == "coll\xEF\xBF\xBDge");
    CHECK(Json::parse(text).at("profiles")[0].at("unit") == "coll\xEF\xBF\xBDge");
}

TEST_CASE("the example académie as a document has the rows of its table") {
    const auto rules = read_framework(find_builtin("framework", "demo")).framework;
    const auto answers = read_observations(find_builtin("observations", "academie-exemple"), *rules);
    const auto diagnosis = diagnose(rules, answers.observations);
    const Json rows = Json::parse(write_diagnosis(*diagnosis)).at("rows");
    const Table table = diagnosis->table();
    REQUIRE(rows.size() == table.row_count());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowId row = id_at<RowId>(i);
        for (const char* const name : {"unit", "period", "field"}) CHECK(rows[i].at(name) == std::string(*table.get_column(name).text_at(row)));
        for (const char* const name : {"certain", "possible", "met", "not_met", "unknown", "not_applicable"})
            CHECK(rows[i].at(name) == *table.get_column(name).integer_at(row));
    }
}

}  // namespace test_diagnosis_document
