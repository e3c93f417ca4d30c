// SPDX-License-Identifier: MIT
// Whatever the bytes, a reader tells what is wrong and where, and keeps what is right.

#include <algorithm>
#include <functional>

#include "catch.hpp"
#include "palier/detail/json_scan.hpp"
#include "palier/json.hpp"
#include "told.hpp"

namespace test_json_bad_input {

using namespace palier;
using palier_test::Told;
using palier_test::told;

namespace {

constexpr std::string_view small_framework = R"json({
  "format": "palier/framework", "format_version": 1, "id": "essai", "version": "1", "label": {"fr": "Référentiel", "en": "Framework"},
  "status": "synthetic", "notice": {"fr": "Inventé"}, "valid": {"from": "2024-09-01", "to": "2030-09-01"},
  "unit_attributes": [{"name": "boarders", "type": "integer"}],
  "indicators": [
    {"id": "a.yes", "type": "boolean", "label": {"fr": "À dire"}, "question": {"fr": "Est-ce dit ?"}, "not_applicable": "allowed", "sensitive": false},
    {"id": "a.count", "type": "integer", "min": 0, "max": 1000, "direction": "up", "roll_up": "sum", "minimum_group": 3},
    {"id": "a.all", "type": "integer", "min": 0},
    {"id": "a.rate", "type": "ratio", "of": "a.count", "per": "a.all", "scale": 100, "unit": "%"},
    {"id": "a.kind", "type": "category", "values": ["x", "y"], "value_labels": {"x": {"fr": "Ixe"}}},
    {"id": "a.mean", "type": "number", "roll_up": "weighted_mean", "weight": "a.all"},
    {"id": "a.score", "type": "number", "formula": "a.mean * 2.0"}
  ],
  "maturity": {
    "tiers": [{"id": "t1", "label": "Un"}, {"id": "t2"}],
    "fields": [{"id": "f", "label": {"fr": "Champ"}, "max_not_applicable_percent": 50}, {"id": "g"}],
    "criteria": [
      {"id": "f.one", "field": "f", "tier": 1, "when": "a.yes", "mandatory": true, "effort": 2, "advice": {"fr": "Faire"}},
      {"id": "f.two", "field": "f", "tier": 2, "when": "a.rate >= 30.0", "applies": "unit.boarders > 0", "requires": ["f.one"]},
      {"id": "g.one", "field": "g", "tier": 1, "when": "a.kind == 'x'"}
    ],
    "requirements": {"default": {"rule": "all"}, "overrides": [{"field": "f", "tier": 2, "rule": "share", "percent": 80}]},
    "cumulative": true, "overall": {"rule": "weakest"}
  },
  "questionnaires": [{"id": "q", "label": "Fiche", "answered_by": "unit", "sections": [{"id": "s", "label": "Partie", "items": [{"indicator": "a.yes"}]}]}]
})json";

constexpr std::string_view small_observations = R"json({
  "format": "palier/observations", "format_version": 1, "framework": {"id": "essai", "version": "1"},
  "observations": [
    {"unit": "0990001N", "period": "2023-2024", "values": {"a.yes": true, "a.count": 12, "a.all": {"value": 40, "evidence": "declared"}}},
    {"unit": "École", "period": "2024-2025", "values": {"a.kind": "x", "a.yes": {"status": "not_applicable", "reason": "sans objet"}, "a.mean": 2.5}}
  ]
})json";

const Framework& framework() {
    static const FrameworkBuild build = read_framework(small_framework);
    REQUIRE(build.framework != nullptr);
    return *build.framework;
}

/// What a test needs of any reader: the report, and the model written back, which shows what was kept.
struct Reading {
    Report report;
    std::string kept;
};
struct Reader {
    std::string_view name;
    std::string_view sample;
    std::function<Reading(std::string_view, const ReadOptions&)> read;
};

const Reader& framework_reader() {
    static const Reader reader{"framework", small_framework, [](std::string_view bytes, const ReadOptions& options) {
                                   FrameworkBuild build = read_framework(bytes, options);
                                   return Reading{std::move(build.report), build.framework ? write_framework(build.framework->definition()) : std::string()};
                               }};
    return reader;
}

const Reader& observations_reader() {
    static const Reader reader{"observations", small_observations, [](std::string_view bytes, const ReadOptions& options) {
                                   const ObservationsRead read = read_observations(bytes, framework(), options);
                                   return Reading{read.report, write_observations(*read.observations, framework())};
                               }};
    return reader;
}

const ReadOptions named = {"x.json", {}, {}};

/// A value of a document: its pointer, and its bytes with those of its name.
struct Place {
    std::string pointer;
    std::size_t name_begin;
    std::size_t begin;
    std::size_t end;
    bool is_member;
};

/// Walks a correct document the slow and plain way.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) { value("", 0, false); }
    std::vector<Place> places;

private:
    void blanks() {
        while (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == ',' || text_[at_] == ':') ++at_;
    }
    std::string string() {
        const std::size_t begin = ++at_;
        while (text_[at_] != '"') ++at_;
        return std::string(text_.substr(begin, at_++ - begin));
    }
    void value(const std::string& pointer, std::size_t name_begin, bool is_member) {
        const std::size_t slot = places.size();
        places.push_back({pointer, name_begin, at_, 0, is_member});
        const char c = text_[at_];
        if (c == '{' || c == '[') {
            ++at_;
            blanks();
            for (int element = 0; text_[at_] != '}' && text_[at_] != ']'; ++element) {
                const std::size_t name_at = at_;
                const std::string token = c == '{' ? string() : std::to_string(element);
                blanks();
                value(pointer + '/' + token, name_at, c == '{');
                blanks();
            }
            ++at_;
        } else if (c == '"') {
            (void)string();
        } else {
            while (std::string_view(",]} \n").find(text_[at_]) == std::string_view::npos) ++at_;
        }
        places[slot].end = at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string replace(std::string_view text, const Place& place, std::string_view value) {
    return std::string(text.substr(0, place.begin)) + std::string(value) + std::string(text.substr(place.end));
}

/// Tells whether a finding stands at a pointer or below it.
bool is_told_at(const Report& report, const std::string& pointer) {
    return std::any_of(report.findings().begin(), report.findings().end(), [&](const Finding& finding) {
        return finding.origin.pointer == pointer || finding.origin.pointer.starts_with(pointer + '/');
    });
}

/// All findings about the document have a line and a column.
bool all_placed(const Report& report) {
    return std::all_of(report.findings().begin(), report.findings().end(),
                       [](const Finding& finding) { return finding.origin.document == "x.json" && finding.origin.line > 0 && finding.origin.column > 0; });
}

std::string place_of(std::string_view text, std::size_t byte) {
    const detail::TextPlace place = detail::PlaceCursor(text).advance_to(byte);
    return std::to_string(place.line) + ':' + std::to_string(place.column);
}

void for_each_reader(const std::function<void(const Reader&)>& test) {
    for (const Reader* reader : {&framework_reader(), &observations_reader()}) {
        CAPTURE(reader->name);
        test(*reader);
    }
}

}  // namespace

TEST_CASE("The samples themselves are right") {
    for_each_reader([](const Reader& reader) {
        const Reading reading = reader.read(reader.sample, named);
        CHECK(told(reading.report).empty());
        CHECK_FALSE(reading.kept.empty());
    });
}

TEST_CASE("A document cut at any byte says so at its end, and what was whole is kept") {
    for_each_reader([](const Reader& reader) {
        for (std::size_t size = 0; size < reader.sample.size(); ++size) {
            const std::string_view cut = reader.sample.substr(0, size);
            CAPTURE(size);
            const Reading reading = reader.read(cut, named);
            REQUIRE_FALSE(reading.report.ok());
            REQUIRE(all_placed(reading.report));
            if (size == 0) {
                CHECK(told(reading.report) == Told{"1:1 json.document.empty"});
                continue;
            }
            if (find_invalid_utf8(cut) != std::string_view::npos) continue;  // cut inside a character: told as that too
            CHECK(told(reading.report)[0].starts_with(place_of(cut, size) + " json.syntax."));
        }
    });
    // Behind the criteria, the framework stands; behind the first row, its values do.
    const auto cut_behind = [](const Reader& reader, std::string_view text) {
        return reader.read(reader.sample.substr(0, reader.sample.find(text) + text.size()), named);
    };
    const Reading half = cut_behind(framework_reader(), "\"id\": \"g.one\", \"field\"");
    CHECK(told(half.report) == Told{"20:30 json.syntax.truncated"});
    CHECK(half.kept.find("\"f.two\"") != std::string::npos);
    CHECK(half.kept.find("\"g.one\"") == std::string::npos);
    const Reading row = cut_behind(observations_reader(), "\"a.count\": 12");
    CHECK(told(row.report) == Told{"4:88 json.syntax.truncated"});
    CHECK(row.kept.find("\"a.count\": 12") != std::string::npos);
}

TEST_CASE("A value of another type is told at its place, and its neighbours are kept") {
    for_each_reader([](const Reader& reader) {
        for (const Place& place : Walker(reader.sample).places) {
            if (place.pointer.empty()) continue;
            for (const std::string_view wrong : {"[[]]", "{\"zz\": 1}", "1e999", "[null]"}) {
                const std::string mutant = replace(reader.sample, place, wrong);
                CAPTURE(place.pointer, wrong);
                const Reading reading = reader.read(mutant, named);
                CHECK(is_told_at(reading.report, place.pointer));
                CHECK(all_placed(reading.report));
                for (const Finding& finding : reading.report.findings()) {
                    const bool at_value = finding.origin.pointer == place.pointer && !finding.code.starts_with("json.member.");
                    if (at_value && finding.code != "observations.indicator.unknown")
                        CHECK(std::to_string(finding.origin.line) + ':' + std::to_string(finding.origin.column) == place_of(mutant, place.begin));
                }
                CHECK(reading.report.count("json.syntax.invalid") == 0);
            }
            // The document as a whole has the wrong type only at its root.
            for (const std::string_view other : {"null", "true", "-7", "0.5", "\"x\"", "[]", "{}", "123456789012345678901234567890"}) {
                const Reading reading = reader.read(replace(reader.sample, place, other), named);
                CAPTURE(place.pointer, other);
                CHECK(all_placed(reading.report));
            }
        }
    });
}

TEST_CASE("One indicator that is wrong leaves the others") {
    const auto places = Walker(small_framework).places;
    for (int i = 0; i < 7; ++i) {
        const std::string pointer = "/indicators/" + std::to_string(i);
        const auto place = std::find_if(places.begin(), places.end(), [&](const Place& p) { return p.pointer == pointer; });
        REQUIRE(place != places.end());
        const FrameworkBuild build = read_framework(replace(small_framework, *place, "7"), named);
        REQUIRE(build.framework != nullptr);
        CHECK(build.framework->indicators()->size() == 6);
        CHECK(build.framework->criterion_count() == 3);
        CHECK(is_told_at(build.report, pointer));
    }
}

TEST_CASE("A criterion whose condition cannot be read stays, unknown") {
    for (const std::string_view wrong : {"7", "\"\"", "\"a.yes &&\"", "\"a.nothing\"", "null"}) {
        CAPTURE(wrong);
        std::string text(small_framework);
        text.replace(text.find("\"a.yes\", \"mandatory\""), 7, wrong);
        const FrameworkBuild build = read_framework(text, named);
        REQUIRE(build.framework != nullptr);
        CHECK_FALSE(build.report.ok());
        REQUIRE(build.framework->criterion_count() == 3);
        CHECK_FALSE(build.framework->compiled(CriterionId{0}).when.has_value());
    }
}

TEST_CASE("An override whose place cannot be read does not apply everywhere") {
    for (const std::string_view member : {"\"field\": \"f\", \"tier\": 2, \"rule\"", "\"field\": 3, \"tier\": 2, \"rule\"", "\"field\": \"f\", \"tier\": \"2\", \"rule\""}) {
        std::string text(small_framework);
        text.replace(text.find("\"field\": \"f\", \"tier\": 2, \"rule\""), std::string_view("\"field\": \"f\", \"tier\": 2, \"rule\"").size(), member);
        const FrameworkBuild build = read_framework(text, named);
        REQUIRE(build.framework != nullptr);
        CHECK(build.framework->maturity().overrides.size() == (build.report.ok() ? 1U : 0U));
        CHECK(build.framework->requirement_of(build.framework->get_field("g"), 2).rule == RequirementRule::all);
    }
}

TEST_CASE("A member written twice is told, the first counts, and the model is the same") {
    for_each_reader([](const Reader& reader) {
        const std::string expected = reader.read(reader.sample, named).kept;
        for (const Place& place : Walker(reader.sample).places) {
            if (!place.is_member) continue;
            const std::string name(reader.sample.substr(place.name_begin, reader.sample.find('"', place.name_begin + 1) + 1 - place.name_begin));
            const std::string mutant = std::string(reader.sample.substr(0, place.end)) + ", " + name + ": [{\"again\": 7}]" + std::string(reader.sample.substr(place.end));
            CAPTURE(place.pointer);
            const Reading reading = reader.read(mutant, named);
            CHECK(told(reading.report) == Told{place_of(mutant, place.name_begin) + " json.member.duplicate " + place.pointer});
            REQUIRE(reading.report.findings()[0].related.size() == 1);
            const Origin& second = reading.report.findings()[0].related[0];
            CHECK(std::to_string(second.line) + ':' + std::to_string(second.column) == place_of(mutant, place.end + 2));
            CHECK(reading.kept == expected);
        }
    });
}

TEST_CASE("A misspelt member is told at its name, with what was meant") {
    for_each_reader([](const Reader& reader) {
        for (const Place& place : Walker(reader.sample).places) {
            if (!place.is_member || place.end - place.begin < 2) continue;
            std::string mutant(reader.sample);
            mutant.insert(place.name_begin + 2, "q");
            CAPTURE(place.pointer);
            const Reading reading = reader.read(mutant, named);
            const auto lines = told(reading.report);
            // Free names (values of a category) are no misspelling.
            if (place.pointer.find("/value_labels/") != std::string::npos) continue;
            CHECK(std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(place_of(mutant, place.name_begin) + ' '); }));
            CHECK(all_placed(reading.report));
        }
    });
}

TEST_CASE("Endless nesting anywhere is told, and the rest is read") {
    const std::string deep = std::string(60'000, '[') + std::string(60'000, ']');
    for_each_reader([&](const Reader& reader) {
        for (const std::string pointer : {"/label", "/indicators/0/label/fr", "/observations/0/values/a.count", "/framework"}) {
            for (const Place& place : Walker(reader.sample).places) {
                if (place.pointer != pointer) continue;
                const Reading reading = reader.read(replace(reader.sample, place, deep), named);
                CAPTURE(pointer);
                CHECK(reading.report.count("limit.document.depth") == 1);
                CHECK(all_placed(reading.report));
                CHECK(reading.kept.size() > reader.sample.size() / 4);
            }
        }
        CHECK_FALSE(reader.read(deep, named).report.ok());
        CHECK_FALSE(reader.read(std::string(1'000'000, '['), named).report.ok());
    });
}

TEST_CASE("A framework of ten thousand criteria in a circle, ids that clash, formulas in a circle and a condition of a megabyte") {
    std::string text = R"({"format": "palier/framework", "format_version": 1, "id": "large", "version": "1",
 "indicators": [{"id": "n", "type": "integer"}, {"id": "n", "type": "boolean"},
  {"id": "x", "type": "integer", "formula": "y + 1"}, {"id": "y", "type": "integer", "formula": "x + 1"}],
 "maturity": {"tiers": [{"id": "t"}], "fields": [{"id": "f"}], "criteria": [
  {"id": "long", "field": "f", "tier": 1, "when": ")" + std::string(1'000'000, '(') + R"("},
  {"id": "long", "field": "f", "tier": 1, "when": "true"})";
    for (int i = 0; i < 10'000; ++i)
        text += ",\n  {\"id\": \"c" + std::to_string(i) + R"(", "field": "f", "tier": 1, "when": "n > )" + std::to_string(i) + R"(", "requires": ["c)" +
                std::to_string((i + 1) % 10'000) + "\"]}";
    text += "]}}";
    const FrameworkBuild read = read_framework(text, named);
    REQUIRE(read.framework);
    CHECK(told(read.report) == Told{"2:56 framework.indicator.id-repeated /indicators/1/id", "3:3 framework.indicator.cycle /indicators/2",
                                    "6:10 framework.criterion.id-repeated /maturity/criteria/1/id", "5:51 expression.limit.length /maturity/criteria/0/when"});
    CHECK(read.framework->criterion_count() == 10'001);
}

TEST_CASE("A document in Windows-1252 is read, its accents repaired and told") {
    for_each_reader([](const Reader& reader) {
        std::string latin;
        for (std::size_t at = 0; at < reader.sample.size(); ++at) {
            const auto byte = static_cast<unsigned char>(reader.sample[at]);
            if (byte < 0x80U)
                latin += static_cast<char>(byte);
            else
                latin += static_cast<char>(static_cast<unsigned char>(((byte & 0x03U) << 6U) | (static_cast<unsigned char>(reader.sample[++at]) & 0x3FU)));
        }
        const Reading reading = reader.read(latin, named);
        const std::size_t first = latin.find_first_of("\xC9\xE9\xC0");
        CHECK(told(reading.report) == Told{place_of(latin, first) + " json.encoding.invalid"});
        CHECK(reading.kept.find("\uFFFD") != std::string::npos);
    });
}

TEST_CASE("Nothing, blanks, and what is no document") {
    for_each_reader([](const Reader& reader) {
        const auto lines = [&](std::string_view bytes) { return told(reader.read(bytes, named).report); };
        CHECK(lines("") == Told{"1:1 json.document.empty"});
        CHECK(lines(" \n\n ") == Told{"1:1 json.document.empty"});
        CHECK(lines("[]") == Told{"1:1 json.type.wrong"});
        CHECK(lines("\n 3") == Told{"2:2 json.type.wrong"});
        CHECK(lines("null") == Told{"1:1 json.type.wrong"});
        CHECK(lines("PK\x03\x04") == Told{"1:1 json.syntax.invalid"});
        CHECK(lines("<?xml version=\"1.0\"?>") == Told{"1:1 json.syntax.invalid"});
        CHECK(lines("unit;period\n0990001N;2024-2025\n") == Told{"1:1 json.syntax.invalid"});
        CHECK(lines("1e999") == Told{"1:1 json.number.overflow"});
    });
}

TEST_CASE("A repeated row is one row, and its repeated values are told") {
    const std::string text = R"({"format": "palier/observations", "format_version": 1, "observations": [
{"unit": "u", "period": "2024-2025", "values": {"a.count": 1}},
{"unit": "u", "period": "2024-2025", "values": {"a.count": 2, "a.all": 3}}]})";
    const ObservationsRead read = read_observations(text, framework(), named);
    CHECK(read.observations->row_count() == 1);
    CHECK(told(read.report) == Told{"3:60 observations.value.repeated /observations/1/values/a.count"});
}

TEST_CASE("A report keeps its cap while reading goes on") {
    std::string text = R"({"format": "palier/observations", "format_version": 1, "observations": [)";
    for (int i = 0; i < 5000; ++i) text += "{\"unit\": \"u" + std::to_string(i) + "\", \"period\": \"2024-2025\", \"values\": {\"a.count\": \"x\", \"a.nope\": 1, \"a.all\": 2}},";
    text.back() = ']';
    text += '}';
    ReadOptions options = named;
    options.report_limits.max_findings_per_code = 7;
    const ObservationsRead read = read_observations(text, framework(), options);
    CHECK(read.observations->row_count() == 5000);
    CHECK(read.report.findings().size() == 14);
    CHECK(read.report.count("observations.value.type") == 5000);
    CHECK(read.report.count("observations.indicator.unknown") == 5000);
    CHECK(all_placed(read.report));
}

TEST_CASE("Bytes changed at random never stop a reader") {
    std::uint64_t state = 20260901;  // a seed of the test's own: the same bytes each time
    const auto random = [&](std::size_t below) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state >> 33U) % below;
    };
    for_each_reader([&](const Reader& reader) {
        for (int round = 0; round < 700; ++round) {
            std::string mutant(reader.sample);
            for (std::size_t changes = 1 + random(4); changes > 0; --changes) {
                const std::size_t at = random(mutant.size());
                switch (random(4)) {
                    case 0: mutant[at] = static_cast<char>(random(256)); break;
                    case 1: mutant.erase(at, random(20)); break;
                    case 2: mutant.insert(at, mutant.substr(random(mutant.size()), random(40))); break;
                    default: mutant[at] = "{}[]:,\"\\019.-eE tfn"[random(19)]; break;
                }
                if (mutant.empty()) mutant = "{}";
            }
            const Reading reading = reader.read(mutant, named);
            if (!all_placed(reading.report)) {
                CAPTURE(mutant);
                CHECK(all_placed(reading.report));
            }
        }
    });
}

}  // namespace test_json_bad_input
