// SPDX-License-Identifier: MIT
// Frameworks, observations and reports: read, written, read again.

#include "palier/json.hpp"

#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "told.hpp"

namespace test_json {

using namespace palier;
using palier_test::Told;
using palier_test::told;

namespace {

std::string file(const std::string& path) {
    std::ifstream stream(PALIER_SOURCE_DIR + ("/" + path), std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    return content.str();
}

/// Every member of the format once.
constexpr std::string_view whole_framework = R"json({
  "format": "palier/framework", "format_version": 1,
  "id": "essai", "version": "2026.1", "status": "synthetic",
  "label": {"fr": "Grille d'essai", "en": "Trial grid"}, "notice": "Inventée.",
  "valid": {"from": "2026-09-01", "to": "2030-09-01"},
  "unit_attributes": [{"name": "boarders", "type": "integer"}],
  "indicators": [
    {"id": "referent.named", "type": "boolean", "label": {"fr": "Référent"}, "question": {"fr": "Nommé ?"}, "definition": {"fr": "Lettre signée."},
     "not_applicable": "never"},
    {"id": "teachers.on_duty", "type": "integer", "min": 0},
    {"id": "teachers.trained", "type": "integer", "min": 0, "direction": "up", "roll_up": "sum", "minimum_group": 3},
    {"id": "teachers.rate", "type": "ratio", "of": "teachers.trained", "per": "teachers.on_duty", "scale": 100, "unit": "%", "min": 0, "max": 100,
     "direction": "up"},
    {"id": "ent.use", "type": "ordinal", "min": 0, "max": 3, "not_applicable": "with_reason", "sensitive": true,
     "value_labels": {"0": {"fr": "Jamais"}, "3": "Toujours"}},
    {"id": "network.kind", "type": "category", "values": ["none", "adsl", "fibre"], "roll_up": "distribution"},
    {"id": "mood", "type": "number", "min": -0.5, "max": 1e20, "roll_up": "weighted_mean", "weight": "teachers.on_duty"},
    {"id": "score", "type": "number", "formula": "mean([mood, mood])", "not_applicable": "allowed", "direction": "down", "roll_up": "none"}
  ],
  "maturity": {
    "tiers": [{"id": "palier-1", "label": {"fr": "Palier 1"}, "description": {"fr": "Départ."}}, {"id": "palier-2"}],
    "fields": [{"id": "pilotage", "label": {"fr": "Pilotage"}, "description": {"fr": "Qui décide."}, "max_not_applicable_percent": 33.3333}, {"id": "formation"}],
    "criteria": [
      {"id": "p.referent", "field": "pilotage", "tier": 1, "label": {"fr": "Référent"}, "when": "referent.named", "mandatory": true, "effort": 0,
       "advice": {"fr": "Nommer."}},
      {"id": "f.trained", "field": "formation", "tier": 2, "when": "teachers.rate >= 30.0", "applies": "unit.boarders > 0", "requires": ["p.referent"], "effort": 3}
    ],
    "requirements": {"default": {"rule": "share", "percent": 66.6667},
                     "overrides": [{"field": "pilotage", "tier": 1, "rule": "at_least", "count": 1}, {"field": "formation", "rule": "all"},
                                   {"tier": 2, "rule": "share", "percent": 80}]},
    "cumulative": false,
    "overall": {"rule": "fields_at_least", "count": 2}
  },
  "questionnaires": [
    {"id": "q", "label": {"fr": "Fiche"}, "answered_by": "unit",
     "sections": [{"id": "s", "label": {"fr": "Partie"}, "items": [{"indicator": "referent.named"}, {"indicator": "ent.use"}]}]}
  ]
})json";

FrameworkBuild framework_of(std::string_view text) { return read_framework(text, {"f.json", {}, {}}); }

}  // namespace

TEST_CASE("A framework is read member by member") {
    const FrameworkBuild read = framework_of(whole_framework);
    CHECK(told(read.report).empty());
    REQUIRE(read.framework != nullptr);
    const FrameworkDefinition& definition = read.framework->definition();
    CHECK(definition.document == "f.json");
    CHECK(definition.id == "essai");
    CHECK(definition.version == "2026.1");
    CHECK(read.framework->is_synthetic());
    CHECK(definition.label == LocalizedText{"Grille d'essai", "Trial grid", ""});
    CHECK(definition.notice == LocalizedText{"", "", "Inventée."});
    CHECK(definition.valid == Validity{Date::from_parts(2026, 9, 1), Date::from_parts(2030, 9, 1)});
    REQUIRE(definition.unit_attributes.size() == 1);
    CHECK(definition.unit_attributes[0].name == "boarders");
    CHECK(definition.unit_attributes[0].type == ValueType::integer);

    REQUIRE(definition.indicators.size() == 8);
    const Indicator& referent = definition.indicators[0];
    CHECK(referent.type == ValueType::boolean);
    CHECK(referent.question.fr == "Nommé ?");
    CHECK(referent.definition.fr == "Lettre signée.");
    CHECK(referent.not_applicable == NotApplicablePolicy::never);
    CHECK(referent.pointer == "/indicators/0");
    CHECK_FALSE(referent.min.has_value());
    CHECK_FALSE(referent.roll_up.has_value());
    CHECK(referent.minimum_group == 5U);
    const Indicator& trained = definition.indicators[2];
    CHECK(trained.direction == Direction::up);
    CHECK(trained.roll_up == RollUp::sum);
    CHECK(trained.minimum_group == 3U);
    const Indicator& rate = definition.indicators[3];
    CHECK(rate.of == "teachers.trained");
    CHECK(rate.per == "teachers.on_duty");
    CHECK(rate.scale == 100);
    CHECK(rate.unit == "%");
    CHECK(rate.max == 100.0);
    const Indicator& ent = definition.indicators[4];
    CHECK(ent.not_applicable == NotApplicablePolicy::with_reason);
    CHECK(ent.sensitivity == Sensitivity::sensitive);
    REQUIRE(ent.value_labels.size() == 2);
    CHECK(ent.value_labels[1].value == "3");
    CHECK(ent.value_labels[1].label.plain == "Toujours");
    CHECK(definition.indicators[5].values == std::vector<std::string>{"none", "adsl", "fibre"});
    CHECK(definition.indicators[5].roll_up == RollUp::distribution);
    CHECK(definition.indicators[6].weight == "teachers.on_duty");
    CHECK(definition.indicators[7].formula == "mean([mood, mood])");
    CHECK(definition.indicators[7].roll_up == RollUp::none);

    const MaturityModel& model = definition.maturity;
    REQUIRE(model.tiers.size() == 2);
    CHECK(model.tiers[0].description.fr == "Départ.");
    REQUIRE(model.fields.size() == 2);
    CHECK(model.fields[0].max_not_applicable == Percent{333'333});
    REQUIRE(model.criteria.size() == 2);
    CHECK(model.criteria[0].need == Need::mandatory);
    CHECK(model.criteria[0].effort == 0U);
    CHECK(model.criteria[1].need == Need::ordinary);
    CHECK(model.criteria[1].tier == 2U);
    CHECK(model.criteria[1].applies == "unit.boarders > 0");
    CHECK(model.criteria[1].prerequisites == std::vector<std::string>{"p.referent"});
    CHECK(model.criteria[1].pointer == "/maturity/criteria/1");
    CHECK(model.default_requirement == Requirement{RequirementRule::share, 0, Percent{666'667}});
    REQUIRE(model.overrides.size() == 3);
    CHECK(model.overrides[0].requirement == Requirement{RequirementRule::at_least, 1, Percent{}});
    CHECK(model.overrides[1].field == "formation");
    CHECK_FALSE(model.overrides[1].tier.has_value());
    CHECK(model.overrides[2].tier == 2U);
    CHECK(model.gating == Gating::independent);
    CHECK(model.overall == OverallRule::fields_at_least);
    CHECK(model.overall_count == 2U);

    REQUIRE(definition.questionnaires.size() == 1);
    const Questionnaire& form = definition.questionnaires[0];
    CHECK(form.answered_by == "unit");
    REQUIRE(form.sections.size() == 1);
    REQUIRE(form.sections[0].items.size() == 2);
    CHECK(form.sections[0].items[1].indicator == "ent.use");
    CHECK(form.sections[0].items[1].pointer == "/questionnaires/0/sections/0/items/1");
}

TEST_CASE("The overall rule may be a word alone") {
    const std::string text = R"({"format": "palier/framework", "format_version": 1, "id": "x", "version": "1", "indicators": [],
        "maturity": {"tiers": [{"id": "t"}], "fields": [{"id": "f"}], "criteria": [], "overall": "weakest"}})";
    const FrameworkBuild read = framework_of(text);
    CHECK(told(read.report).empty());
    REQUIRE(read.framework != nullptr);
    CHECK(read.framework->maturity().overall == OverallRule::weakest);
    CHECK(read.framework->maturity().gating == Gating::cumulative);
    CHECK(read.framework->maturity().default_requirement.rule == RequirementRule::all);
}

TEST_CASE("A framework that was written reads as the same, and is written the same again") {
    for (const std::string& text : {std::string(whole_framework), file("data/frameworks/demo.json")}) {
        const FrameworkBuild first = framework_of(text);
        REQUIRE(first.framework != nullptr);
        const std::string written = write_framework(first.framework->definition());
        const FrameworkBuild second = framework_of(written);
        CHECK(told(second.report).empty());
        REQUIRE(second.framework != nullptr);
        CHECK(second.framework->hash() == first.framework->hash());
        CHECK(write_framework(second.framework->definition()) == written);
        CHECK(written.back() == '\n');
    }
    CHECK(write_framework(framework_of(whole_framework).framework->definition()).find("Référent") != std::string::npos);
}

TEST_CASE("Texts that are no UTF-8, made in code, are written repaired") {
    FrameworkDefinition definition;
    definition.id = "x\xE9";
    CHECK(write_framework(definition).find("x\uFFFD") != std::string::npos);
}

TEST_CASE("A text without language beside others takes the language that lacks") {
    FrameworkDefinition definition;
    definition.label = {"Grille", "", "Grid"};
    const std::string written = write_framework(definition);
    CHECK(written.find("\"fr\": \"Grille\"") != std::string::npos);
    CHECK(written.find("\"en\": \"Grid\"") != std::string::npos);
}

TEST_CASE("The built-in framework and its observations read without a word") {
    const FrameworkBuild demo = read_framework(file("data/frameworks/demo.json"), {"demo", {}, {}});
    CHECK(told(demo.report).empty());
    REQUIRE(demo.framework != nullptr);
    const ObservationsRead read = read_observations(file("data/examples/observations.json"), *demo.framework, {"observations.json", {}, {}});
    CHECK(told(read.report).empty());
    CHECK(read.observations->row_count() > 100);
    const std::string written = write_observations(*read.observations, *demo.framework);
    const ObservationsRead again = read_observations(written, *demo.framework);
    CHECK(told(again.report).empty());
    CHECK(again.observations->row_count() == read.observations->row_count());
    CHECK(write_observations(*again.observations, *demo.framework) == written);
}

TEST_CASE("Observations keep status, evidence and reason") {
    const FrameworkBuild build = framework_of(whole_framework);
    REQUIRE(build.framework != nullptr);
    const std::string text = R"({"format": "palier/observations", "format_version": 1, "framework": {"id": "essai", "version": "2026.1"},
      "observations": [
        {"unit": "0990001N", "period": "2024-2025",
         "values": {"referent.named": true, "teachers.on_duty": 40.0, "teachers.trained": {"value": 12, "evidence": "confirmed", "reason": "liste"},
                    "network.kind": null, "ent.use": {"status": "not_applicable", "reason": "ENT en cours"}, "mood": {"status": "suppressed"}}},
        {"unit": "0990001N", "period": "2023-2024", "values": {"network.kind": "fibre", "mood": 0, "teachers.on_duty": {"status": "not_significant"},
                    "teachers.trained": {"status": "missing", "reason": "oubli"}, "referent.named": {"value": null}}},
        {"unit": "0990002P", "period": "2024-2025", "values": {}}
      ]})";
    const ObservationsRead read = read_observations(text, *build.framework, {"o.json", {}, {}});
    CHECK(told(read.report).empty());
    const Observations& observations = *read.observations;
    const auto value = [&](std::string_view unit, int year, std::string_view indicator) {
        return observations.value(observations.find_row(unit, SchoolYear::from_rentree(year)).value(), build.framework->indicators()->get(indicator));
    };
    CHECK(observations.row_count() == 3);
    CHECK(observations.periods().size() == 2);
    CHECK(value("0990001N", 2024, "referent.named") == Value::known(true));
    CHECK(value("0990001N", 2024, "teachers.on_duty") == Value::known(std::int64_t{40}));
    CHECK(value("0990001N", 2024, "teachers.trained") == Value{Status::known, std::int64_t{12}, Evidence::confirmed, "liste"});
    CHECK(value("0990001N", 2024, "network.kind").status == Status::missing);
    CHECK(value("0990001N", 2024, "ent.use") == Value::without_scalar(Status::not_applicable, "ENT en cours"));
    CHECK(value("0990001N", 2024, "mood").status == Status::suppressed);
    CHECK(value("0990001N", 2023, "network.kind") == Value::known(std::string("fibre")));
    CHECK(value("0990001N", 2023, "mood") == Value::known(0.0));
    CHECK(value("0990001N", 2023, "teachers.on_duty").status == Status::not_significant);
    CHECK(value("0990001N", 2023, "referent.named").status == Status::missing);
    CHECK(value("0990002P", 2024, "referent.named").status == Status::missing);

    const std::string written = write_observations(observations, *build.framework);
    const ObservationsRead again = read_observations(written, *build.framework);
    CHECK(told(again.report).empty());
    CHECK(write_observations(*again.observations, *build.framework) == written);
}

TEST_CASE("What observations say wrong is told where it stands, and the rest is kept") {
    const FrameworkBuild build = framework_of(whole_framework);
    REQUIRE(build.framework != nullptr);
    const std::string text = R"({"format": "palier/observations", "format_version": 1, "framework": {"id": "essai", "version": "2025.1"},
"observations": [
{"unit": "a", "period": "2024-2025", "values": {
"referent.named": "oui",
"teachers.trainned": 3,
"teachers.on_duty": {"value": 3, "status": "missing"},
"teachers.trained": {"evidence": "sworn", "value": 4},
"mood": [1],
"network.kind": {"status": "known"},
"ent.use": {"status": "ss"}}},
{"unit": "a", "period": "2024", "values": {"mood": 1}},
{"unit": "b", "period": "2024-2025"},
{"unit": "c", "period": "2024-2025", "values": {"teachers.on_duty": 99999999999999999999, "ent.use": 7, "mood": 0.5}}
]})";
    const ObservationsRead read = read_observations(text, *build.framework, {"o.json", {}, {}});
    CHECK(told(read.report) == Told{"1:69 observations.framework.other /framework",
                                    "4:19 observations.value.type /observations/0/values/referent.named",
                                    "5:1 observations.indicator.unknown /observations/0/values/teachers.trainned",
                                    "6:31 observations.value.ambiguous /observations/0/values/teachers.on_duty/value",
                                    "7:34 json.word.unknown /observations/0/values/teachers.trained/evidence",
                                    "8:9 json.type.wrong /observations/0/values/mood",
                                    "9:17 json.member.missing /observations/0/values/network.kind",
                                    "10:23 json.word.unknown /observations/0/values/ent.use/status",
                                    "11:25 json.school-year.invalid /observations/1/period",
                                    "12:1 json.member.missing /observations/2",
                                    "13:69 observations.value.type /observations/3/values/teachers.on_duty",
                                    "13:102 observations.value.out-of-range /observations/3/values/ent.use"});
    const Observations& observations = *read.observations;
    CHECK(observations.row_count() == 3);
    const RowId last = observations.find_row("c", SchoolYear::from_rentree(2024)).value();
    CHECK(observations.value(last, build.framework->indicators()->get("mood")) == Value::known(0.5));
    const RowId first = observations.find_row("a", SchoolYear::from_rentree(2024)).value();
    CHECK(observations.value(first, build.framework->indicators()->get("teachers.trained")) == Value::known(std::int64_t{4}));
}

TEST_CASE("A document says what it is") {
    const auto kind = [](std::string_view text) { return detect_format(text).kind; };
    CHECK(kind(whole_framework) == DocumentKind::framework);
    CHECK(kind(file("data/examples/academie-exemple.json")) == DocumentKind::organisation);
    CHECK(kind(file("data/organisation_schemas/france.json")) == DocumentKind::organisation_schema);
    CHECK(kind(file("data/examples/observations.json")) == DocumentKind::observations);
    CHECK(kind(R"({"format_version": 1, "id": "p", "format": "palier/plan"})") == DocumentKind::plan);
    const DocumentFormat whole = detect_format(whole_framework);
    CHECK(whole.format == "palier/framework");
    CHECK(whole.version == 1);
    CHECK(whole.id == "essai");
    CHECK(whole.report.empty());

    const DocumentFormat unknown = detect_format("{\"format\": \"palier/framwork\",\n \"format_version\": 3}", {"x.json", {}, {}});
    CHECK(unknown.kind == DocumentKind::unknown);
    CHECK(unknown.format == "palier/framwork");
    CHECK(told(unknown.report) == Told{"1:12 json.format.unknown /format", "2:20 json.format.version /format_version"});
    CHECK(told(detect_format("").report) == Told{"1:1 json.document.empty"});
    CHECK(told(detect_format("[1]").report) == Told{"1:1 json.type.wrong"});
}

TEST_CASE("A document of another format is refused, and only that is said") {
    const FrameworkBuild read = read_framework(file("data/examples/observations.json"), {"o.json", {}, {}});
    CHECK(read.framework == nullptr);
    CHECK(told(read.report) == Told{"2:13 json.format.other /format"});
}

TEST_CASE("A report is written for other programs") {
    Report report;
    report.add(make_finding("json.word.unknown", {"plan.json", "/a/0", 14, 37},
                            {{"met", std::string("x")}, {"nearest", std::vector<std::string>{}}, {"names", std::vector<std::string>{"y"}}},
                            {{"demo", "/b", 0, 0}}));
    report.add(make_finding("json.encoding.mark", {"plan.json", "", 1, 1}));
    CHECK(write_report(report, ReportLanguages::en) == R"({
  "format": "palier/report",
  "format_version": 1,
  "ok": false,
  "counts": {
    "error": 1,
    "warning": 0,
    "advice": 0,
    "info": 1
  },
  "dropped": 0,
  "findings": [
    {
      "code": "json.word.unknown",
      "severity": "error",
      "document": "plan.json",
      "pointer": "/a/0",
      "line": 14,
      "column": 37,
      "message": "“x” is not a word known here.",
      "why": "Only some words have a meaning at this place; the value counts as absent.",
      "remedy": "Write y.",
      "arguments": {
        "met": "x",
        "nearest": [],
        "names": [
          "y"
        ]
      },
      "related": [
        {
          "document": "demo",
          "pointer": "/b"
        }
      ],
      "fingerprint": "bdc78c3c8aa426c0"
    },
    {
      "code": "json.encoding.mark",
      "severity": "info",
      "document": "plan.json",
      "pointer": "",
      "line": 1,
      "column": 1,
      "message": "The document begins with a byte order mark.",
      "why": "It has no meaning in UTF-8 and hinders some tools; it is ignored here.",
      "remedy": "Save the file as “UTF-8” rather than “UTF-8 with BOM”.",
      "arguments": {},
      "fingerprint": "56871919dae28fe2"
    }
  ]
}
)");
    CHECK(write_report(report).find("\"message\": {\n        \"fr\": \"« x » n’est pas un mot connu ici.\",") != std::string::npos);
    CHECK(write_report(report, ReportLanguages::fr).find("\"message\": \"« x »") != std::string::npos);
    CHECK(detect_format(write_report(report)).kind == DocumentKind::report);
}

TEST_CASE("A fingerprint follows what is said, not the line it stands on") {
    const auto finding = [](std::string_view code, std::string document, std::string pointer, std::uint32_t line, std::string met) {
        return make_finding(code, {std::move(document), std::move(pointer), line, 1}, {{"met", std::move(met)}});
    };
    const std::string base = fingerprint(finding("json.date.invalid", "a.json", "/x", 1, "1"));
    CHECK(base.size() == 16);
    CHECK(fingerprint(finding("json.date.invalid", "a.json", "/x", 9, "1")) == base);
    CHECK(fingerprint(finding("json.word.unknown", "a.json", "/x", 1, "1")) != base);
    CHECK(fingerprint(finding("json.date.invalid", "b.json", "/x", 1, "1")) != base);
    CHECK(fingerprint(finding("json.date.invalid", "a.json", "/y", 1, "1")) != base);
    CHECK(fingerprint(finding("json.date.invalid", "a.json", "/x", 1, "2")) != base);
    CHECK(fingerprint(finding("json.date.invalid", "a.json/x", "", 1, "1")) != base);
}

}  // namespace test_json
