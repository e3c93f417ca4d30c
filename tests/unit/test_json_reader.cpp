// SPDX-License-Identifier: MIT
// Members of objects: typed, named, and told about when they are not what they should be.

#include "palier/detail/json_reader.hpp"

#include <limits>

#include "catch.hpp"
#include "palier/json.hpp"
#include "told.hpp"

namespace test_json_reader {

using palier::Date;
using palier::DocumentKind;
using palier::Language;
using palier::LocalizedText;
using palier::Percent;
using palier::Report;
using palier::SchoolYear;
using palier::Validity;
using palier::detail::JsonContext;
using palier::detail::JsonDocument;
using palier::detail::JsonObject;
using palier::detail::JsonValue;
using palier::detail::JsonWord;
using palier::detail::Presence;
using palier_test::Told;
using palier_test::told;

namespace {

/// Reads an object with a function, and says what was told, with places.
template <class Read>
Report read(std::string_view text, Read&& take) {
    Report report;
    const JsonDocument document = JsonDocument::parse(text, {}, "", report);
    JsonContext context(report);
    if (const auto root = document.root()) context.read_object(*root, take);
    palier::detail::locate_findings(document.text(), "", report);
    return report;
}

/// Reads the member `a` as a T; returns whether it converts, and what is told.
template <class T>
struct Converted {
    T value;
    bool done = false;
    Told findings;
    std::string message;
};
template <class T>
Converted<T> convert(std::string_view json, T before) {
    Converted<T> converted{before, false, {}, {}};
    const std::string text = "{\"a\": " + std::string(json) + "}";
    const Report report = read(text, [&](JsonObject& object) { converted.done = object.required("a", converted.value); });
    converted.findings = told(report);
    if (!report.findings().empty()) converted.message = palier::message(report.findings()[0], Language::en);
    return converted;
}

const Told wrong_type = {"1:7 json.type.wrong /a"};

}  // namespace

TEST_CASE("Each type accepts its own values") {
    CHECK(convert("true", false).value);
    CHECK(convert("-7", std::int64_t{0}).value == -7);
    CHECK(convert("7.0", std::int64_t{0}).value == 7);
    CHECK(convert("4294967295", std::uint32_t{0}).value == 4294967295U);
    CHECK(convert("3", 0.5).value == 3.0);
    CHECK(convert("-2.5e1", 0.5).value == -25.0);
    CHECK(convert("\"é\"", std::string()).value == "é");
    CHECK(convert("\"2024-02-29\"", Date()).value == *Date::from_parts(2024, 2, 29));
    CHECK(convert("\"2024-2025\"", SchoolYear::from_rentree(2000)).value == SchoolYear::from_rentree(2024));
    CHECK(convert("[\"x\", \"y\"]", std::vector<std::string>()).value == std::vector<std::string>{"x", "y"});
    CHECK(convert("1.5", std::optional<double>()).value == 1.5);
    CHECK(convert("\"2024-2025\"", std::optional<SchoolYear>()).value == SchoolYear::from_rentree(2024));
    CHECK(convert("{\"from\": \"2024-09-01\"}", Validity()).value == Validity{Date::from_parts(2024, 9, 1), {}});
}

TEST_CASE("Another type is told, with what was expected and met, and the target stays") {
    const auto whole = convert("\"12\"", std::int64_t{5});
    CHECK_FALSE(whole.done);
    CHECK(whole.value == 5);
    CHECK(whole.findings == wrong_type);
    CHECK(whole.message == "What is needed here is a whole number, and the document gives the text “12”.");
    CHECK(convert("2.5", std::int64_t{5}).message == "What is needed here is a whole number, and the document gives the number 2.5.");
    CHECK(convert("1", true).message == "What is needed here is true or false, without quotes, and the document gives the number 1.");
    CHECK(convert("{}", std::string()).message == "What is needed here is a text in double quotes, and the document gives an object.");
    CHECK(convert("false", 1.0).findings == wrong_type);
    CHECK(convert("[]", std::string()).findings == wrong_type);
    CHECK(convert("2024", Date()).findings == wrong_type);
    CHECK(convert("2024", SchoolYear::from_rentree(2000)).findings == wrong_type);
    CHECK(convert("\"x\"", std::vector<std::string>()).findings == wrong_type);
    CHECK(convert("[]", Validity()).findings == wrong_type);
    CHECK(convert("3", LocalizedText()).findings == wrong_type);
}

TEST_CASE("A long text is shortened between characters") {
    std::string json = "\"";
    for (int i = 0; i < 100; ++i) json += "é";
    const auto converted = convert(json + "\"", std::int64_t{0});
    CHECK(converted.message.size() < 200);
    CHECK(palier::find_invalid_utf8(converted.message) == std::string::npos);
    CHECK(converted.message.find("…") != std::string::npos);
}

TEST_CASE("An integer that cannot be kept is told, not rounded") {
    CHECK(convert("9223372036854775808", std::int64_t{1}).findings == Told{"1:7 json.number.out-of-range /a"});
    CHECK(convert("4294967296", std::uint32_t{1}).findings == Told{"1:7 json.number.out-of-range /a"});
    CHECK(convert("-1", std::uint32_t{1}).findings == Told{"1:7 json.number.out-of-range /a"});
    CHECK(convert("1e300", std::int64_t{1}).findings == wrong_type);
    CHECK(convert("9223372036854775808", 1.0).value == 9223372036854775808.0);
}

TEST_CASE("A date or a school year that is none is told with what was written") {
    CHECK(convert("\"2023-02-29\"", Date()).findings == Told{"1:7 json.date.invalid /a"});
    CHECK(convert("\"2024\"", SchoolYear::from_rentree(2000)).findings == Told{"1:7 json.school-year.invalid /a"});
    CHECK(convert("\"2024-2026\"", SchoolYear::from_rentree(2000)).message == "“2024-2026” is not a school year.");
}

TEST_CASE("An interval without a day is told and left out") {
    const auto converted = convert("{\"from\": \"2024-09-01\", \"to\": \"2024-09-01\", \"until\": 1}", Validity());
    CHECK_FALSE(converted.done);
    CHECK(converted.value == Validity());
    CHECK(converted.findings == Told{"1:50 json.member.unknown /a/until", "1:7 json.interval.empty /a"});
}

TEST_CASE("A percentage is exact to four decimals") {
    const auto share = [](std::string_view json) { return static_cast<std::uint32_t>(convert(json, Percent{}).value); };
    CHECK(share("0") == 0U);
    CHECK(share("80") == 800'000U);
    CHECK(share("33.3333") == 333'333U);
    CHECK(share("33.33330") == 333'333U);
    CHECK(share("0.0001") == 1U);
    CHECK(share("99.9999") == 999'999U);
    CHECK(share("1e2") == 1'000'000U);
    CHECK(share("12.5e-1") == 12'500U);
    for (const std::string_view wrong : {"33.33333", "100.0001", "-1", "1e-5", "1e-300", "101"}) {
        CAPTURE(wrong);
        CHECK(convert(wrong, Percent{}).findings == Told{"1:7 json.percent.invalid /a"});
    }
    // Every share is written so that it is read back as itself.
    for (std::uint32_t share_in = 0; share_in <= 1'000'000; share_in += 211) {
        char text[32];
        const int size = std::snprintf(text, sizeof text, "%u.%04u", share_in / 10'000U, share_in % 10'000U);
        if (share(std::string_view(text, static_cast<std::size_t>(size))) != share_in) CHECK(share_in == 0);
    }
}

TEST_CASE("A text is given by language, or plain") {
    CHECK(convert("\"Bonjour\"", LocalizedText()).value == LocalizedText{"", "", "Bonjour"});
    CHECK(convert("{\"fr\": \"Oui\", \"en\": \"Yes\"}", LocalizedText()).value == LocalizedText{"Oui", "Yes", ""});
    const auto german = convert("{\"fr\": \"Oui\", \"de\": \"Ja\", \"en\": null}", LocalizedText());
    CHECK(german.value == LocalizedText{"Oui", "", ""});
    CHECK(german.findings == Told{"1:21 json.language.unknown /a/de"});
    const auto wrong = convert("{\"fr\": 3, \"en\": \"Yes\"}", LocalizedText());
    CHECK(wrong.value == LocalizedText{"", "Yes", ""});
    CHECK(wrong.findings == Told{"1:14 json.type.wrong /a/fr"});
}

TEST_CASE("What does not convert in a list is left out") {
    const auto converted = convert("[\"x\", 2, \"y\", null]", std::vector<std::string>());
    CHECK(converted.done);
    CHECK(converted.value == std::vector<std::string>{"x", "y"});
    CHECK(converted.findings == Told{"1:13 json.type.wrong /a/1", "1:21 json.type.wrong /a/3"});
}

TEST_CASE("A word stands for a value; a misspelt one is told with the nearest") {
    constexpr JsonWord<int> words[] = {{"none", 0}, {"up", 1}, {"down", 2}};
    int value = 7;
    const auto read_word = [&](JsonObject& object) { object.optional("direction", value, words); };
    CHECK(read(R"({"direction": "down"})", read_word).empty());
    CHECK(value == 2);
    const Report report = read(R"({"direction": "dwon"})", read_word);
    CHECK(value == 2);
    REQUIRE(told(report) == Told{"1:15 json.word.unknown /direction"});
    const auto* nearest = report.findings()[0].find_argument("nearest");
    REQUIRE(nearest != nullptr);
    CHECK(*nearest == palier::ArgumentValue(std::vector<std::string>{"down"}));
    CHECK(palier::remedy(report.findings()[0], Language::fr) == "Écrire none, up ou down.");
    CHECK(told(read(R"({"direction": 1})", read_word)) == Told{"1:15 json.type.wrong /direction"});
}

TEST_CASE("A required member that lacks is told at its object; null is absent") {
    std::string text = "before";
    const auto read_both = [&](JsonObject& object) {
        object.required("id", text);
        object.optional("label", text);
    };
    CHECK(told(read("{\n}", read_both)) == Told{"1:1 json.member.missing"});
    CHECK(told(read("{\"id\": null, \"label\": null}", read_both)) == Told{"1:1 json.member.missing"});
    CHECK(text == "before");
}

TEST_CASE("A member that is cut off is not said to be missing") {
    std::string text;
    const auto read_id = [&](JsonObject& object) { object.required("id", text); };
    CHECK(told(read("{\"x\": ", read_id)) == Told{"1:7 json.syntax.truncated"});
    CHECK(told(read("{\"id\": 1e999}", read_id)) == Told{"1:8 json.number.overflow /id"});
}

TEST_CASE("An unknown member is told at its name, with the nearest known names") {
    std::string text;
    const auto read_members = [&](JsonObject& object) {
        object.optional("label", text);
        object.optional("question", text);
        object.ignore({"notes"});
    };
    const Report report = read("{\"lable\": \"x\",\n \"notes\": 1, \"Zzz\": 1}", read_members);
    REQUIRE(told(report) == Told{"1:2 json.member.unknown /lable", "2:14 json.member.unknown /Zzz"});
    CHECK(report.ok());
    CHECK(palier::remedy(report.findings()[0], Language::en) == "Write one of the names known here (label), or remove this member.");
    CHECK(palier::remedy(report.findings()[1], Language::en) ==
          "Write one of the names known here (label, question or notes), or remove this member.");
}

TEST_CASE("Two hundred thousand unknown members are counted fast") {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) text += "\"member_" + std::to_string(i) + "\":0,";
    text.back() = '}';
    const Report report = read(text, [](JsonObject& object) {
        std::string id;
        for (const char* name : {"id", "label", "question", "definition", "member_x"}) object.optional(name, id);
    });
    CHECK(report.count("json.member.unknown") == 200'000);
    CHECK(report.findings().size() == 100);
}

TEST_CASE("Objects inside objects and lists are read with the same care") {
    std::vector<std::string> ids;
    const auto read_all = [&](JsonObject& object) {
        object.within("inner", Presence::required, [&](JsonObject& inner) {
            std::string id;
            if (inner.required("id", id)) ids.push_back(id);
        });
        object.each("list", Presence::optional, [&](JsonObject& element) {
            std::string id;
            if (element.required("id", id)) ids.push_back(id);
        });
        object.each_member("free", Presence::optional, [&](JsonValue member) { ids.push_back(std::string(member.name())); });
    };
    CHECK(read(R"({"inner": {"id": "a"}, "list": [{"id": "b"}], "free": {"c": 1, "d": null}})", read_all).empty());
    CHECK(ids == std::vector<std::string>{"a", "b", "c", "d"});
    ids.clear();
    CHECK(told(read(R"({"inner": [], "list": [3, {"x": 1}, {"id": "b"}], "free": "x"})", read_all)) ==
          Told{"1:11 json.type.wrong /inner", "1:24 json.type.wrong /list/0", "1:27 json.member.missing /list/1", "1:28 json.member.unknown /list/1/x",
               "1:59 json.type.wrong /free"});
    CHECK(ids == std::vector<std::string>{"b"});
}

TEST_CASE("A document is read as the format it says") {
    int reads = 0;
    const auto read_as = [&](std::string_view text) {
        Report report;
        const JsonDocument document = JsonDocument::parse(text, {}, "", report);
        JsonContext context(report);
        context.read_document(document, DocumentKind::framework, [&](JsonObject& object) {
            ++reads;
            object.ignore_others();
        });
        return told(report);
    };
    CHECK(read_as(R"({"$schema": "x", "format": "palier/framework", "format_version": 1})").empty());
    CHECK(reads == 1);
    CHECK(read_as(R"({"format": "palier/framewrok", "format_version": 2})") == Told{"0:0 json.format.unknown /format", "0:0 json.format.version /format_version"});
    CHECK(read_as("{}") == Told{"0:0 json.member.missing", "0:0 json.member.missing"});
    CHECK(reads == 3);
    CHECK(read_as(R"({"format": "palier/plan", "format_version": 1, "x": 1})") == Told{"0:0 json.format.other /format"});
    CHECK(read_as("[]") == Told{"0:0 json.type.wrong"});
    CHECK(read_as("") == Told{"1:1 json.document.empty"});
    CHECK(reads == 3);
}

}  // namespace test_json_reader
