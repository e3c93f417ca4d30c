// SPDX-License-Identifier: MIT
// Bytes to tree: what is kept of any document, and where each mistake is said to stand.

#include "palier/detail/json_document.hpp"

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/detail/json_scan.hpp"
#include "palier/json.hpp"
#include "told.hpp"

namespace test_json_document {

using palier::JsonLimits;
using palier::Language;
using palier::Report;
using palier::detail::JsonDocument;
using palier::detail::JsonEvent;
using palier::detail::JsonKind;
using palier::detail::JsonMark;
using palier::detail::JsonScanner;
using palier::detail::JsonToken;
using palier::detail::JsonValue;
using palier_test::Told;
using palier_test::told;

namespace {

/// A tree written back, to compare what was kept. `!` marks what was cut, `#` what was left out, `=` a repeated member.
std::string sketch(JsonValue value) {
    std::string text = value.has(JsonMark::repeated) ? "=" : "";
    switch (value.kind()) {
        case JsonKind::null: return text + "null";
        case JsonKind::boolean: return text + (value.boolean() ? "true" : "false");
        case JsonKind::integer: return text + std::to_string(value.integer());
        case JsonKind::number: return text + palier::to_text(value.number());
        case JsonKind::string: return text + '\'' + std::string(value.string()) + '\'';
        case JsonKind::unusable: return text + '#';
        default: break;
    }
    const bool is_array = value.is(JsonKind::array);
    text += is_array ? '[' : '{';
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i > 0) text += ',';
        if (!is_array) text += std::string(value[i].name()) + ':';
        text += sketch(value[i]);
    }
    text += is_array ? ']' : '}';
    if (value.has(JsonMark::cut)) text += '!';
    return text;
}

struct Outcome {
    std::string kept;
    Told findings;
    Report report;
};

Outcome read(std::string_view bytes, const JsonLimits& limits = {}) {
    Outcome outcome;
    const JsonDocument document = JsonDocument::parse(bytes, limits, "x.json", outcome.report);
    const auto root = document.root();
    outcome.kept = root ? sketch(*root) : "";
    outcome.findings = told(outcome.report);
    return outcome;
}

}  // namespace

TEST_CASE("A document is kept as it is written, in its order") {
    const Outcome outcome = read(R"( {"b": [1, -2.5, true, false, null, "é\u00e9\n"], "a": {}, "": {"x": []}} )");
    CHECK(outcome.kept == "{b:[1,-2.5,true,false,null,'éé\n'],a:{},:{x:[]}}");
    CHECK(outcome.findings.empty());
}

TEST_CASE("What ends or breaks a string is seen wherever it stands") {
    // Texts are read eight bytes at a time: what matters may be at any place of the eight, or behind them.
    for (std::size_t before = 0; before < 20; ++before)
        for (std::size_t after = 0; after < 20; after += 3) {
            const std::string a(before, 'a'), z(after, '~');
            CAPTURE(before);
            CAPTURE(after);
            CHECK(read("[\"" + a + "\"]").kept == "['" + a + "']");
            CHECK(read("[\"" + a + "\\n" + z + "\"]").kept == "['" + a + "\n" + z + "']");
            CHECK(read("[\"" + a + "é\x7F" + z + "\"]").kept == "['" + a + "é\x7F" + z + "']");
            CHECK(read("[\"" + a + "\x1F" + z + "\"]").findings == Told{"1:" + std::to_string(before + 3) + " json.syntax.invalid"});
            CHECK(read("[\"" + a + "\xFF" + z + "\"]").findings == Told{"1:" + std::to_string(before + 3) + " json.encoding.invalid"});
            CHECK(read("[\"é" + a + "\n" + z + "\"]").findings == Told{"1:" + std::to_string(before + 4) + " json.syntax.invalid"});
        }
}

TEST_CASE("Names and texts are the document's own, or decoded") {
    const std::string bytes = R"({"a\u0062": "c\u0064", "ef": "gh", "i\n": "jk", "lm": "n\t"})";
    Report report;
    const JsonDocument document = JsonDocument::parse(bytes, {}, "", report);
    CHECK(sketch(*document.root()) == "{ab:'cd',ef:'gh',i\n:'jk',lm:'n\t'}");
    CHECK((*document.root()).find("ab")->string() == "cd");
    CHECK((*document.root())[1].string().data() == bytes.data() + bytes.find("gh"));
    CHECK_FALSE((*document.root()).find("a"));
}

TEST_CASE("Equal names are found in small and in large objects, whatever their keys") {
    // The key of a name reads its length and three of its bytes: many names here have the same.
    for (const std::size_t count : {std::size_t{2}, std::size_t{40}, std::size_t{64}, std::size_t{65}, std::size_t{300}}) {
        std::string members;
        for (std::size_t i = 0; i < count; ++i) members += "\"a" + std::to_string(1000 + i) + "z\": " + std::to_string(i) + ", ";
        CAPTURE(count);
        CHECK(read("{" + members + "\"b\": 0}").findings.empty());
        const Outcome repeated = read("{" + members + "\"a1001z\": 0}");
        CHECK(repeated.findings.size() == 1);
        CHECK(repeated.kept.ends_with("a1001z:=0}"));
    }
}

TEST_CASE("A value knows its JSON Pointer") {
    Report report;
    const JsonDocument document = JsonDocument::parse(R"({"a/b": [0, {"m~n": 1}]})", {}, "", report);
    const JsonValue root = *document.root();
    CHECK(root.pointer().empty());
    CHECK(root[0].pointer() == "/a~1b");
    CHECK(root[0][1].pointer() == "/a~1b/1");
    CHECK(root[0][1][0].pointer() == "/a~1b/1/m~0n");
    CHECK_FALSE(root.find("zz").has_value());
    CHECK_FALSE(root[0].find("zz").has_value());
}

TEST_CASE("What stands before a mistake is kept, and the mistake has its place") {
    struct Case {
        std::string_view text;
        std::string kept;
        std::string finding;
        std::string expected;
    };
    const Case cases[] = {
        {"{\"a\": 1,\n \"b\": [2, 3", "{a:1,b:[2,3]!}!", "2:12 json.syntax.truncated", "“,” or “]”"},
        {"{\"a\": 1", "{a:1}!", "1:8 json.syntax.truncated", "“,” or “}”"},
        {"{\"a\"", "{}!", "1:5 json.syntax.truncated", "“:” after the member name"},
        {"{\"a\":", "{}!", "1:6 json.syntax.truncated", "a value"},
        {"{", "{}!", "1:2 json.syntax.truncated", "a member name in double quotes, or “}”"},
        {"[", "[]!", "1:2 json.syntax.truncated", "a value or “]”"},
        {"[\"é", "[]!", "1:4 json.syntax.truncated", "the double quote that closes the text"},
        {"[1,2,]", "[1,2]!", "1:6 json.syntax.invalid", "a value"},
        {"{\"a\":1,}", "{a:1}!", "1:8 json.syntax.invalid", "a member name in double quotes"},
        {"{a: 1}", "{}!", "1:2 json.syntax.invalid", "a member name in double quotes, or “}”"},
        {"{\"a\" 1}", "{}!", "1:6 json.syntax.invalid", "“:” after the member name"},
        {"{\"a\": 1 \"b\": 2}", "{a:1}!", "1:9 json.syntax.invalid", "“,” or “}”"},
        {"[1 2]", "[1]!", "1:4 json.syntax.invalid", "“,” or “]”"},
        {"[1}", "[1]!", "1:3 json.syntax.invalid", "“,” or “]”"},
        {"[tru]", "[]!", "1:2 json.syntax.invalid", "a value or “]”"},
        {"[tru", "[]!", "1:5 json.syntax.truncated", "a value or “]”"},
        {"[True]", "[]!", "1:2 json.syntax.invalid", "a value or “]”"},
        {"['a']", "[]!", "1:2 json.syntax.invalid", "a value or “]”"},
        {"[NaN]", "[]!", "1:2 json.syntax.invalid", "a value or “]”"},
        {"[01]", "[0]!", "1:3 json.syntax.invalid", "“,” or “]”"},
        {"[1.]", "[]!", "1:4 json.syntax.invalid", "a digit"},
        {"[-]", "[]!", "1:3 json.syntax.invalid", "a digit"},
        {"[1e]", "[]!", "1:4 json.syntax.invalid", "a digit"},
        {"[\"a\nb\"]", "[]!", "1:4 json.syntax.invalid", "a visible character (a line break is written \\n)"},
        {"[\"a\\x\"]", "[]!", "1:4 json.syntax.invalid", "a known escaped character (\\\", \\\\, \\n, \\t, \\u00E9…)"},
        {"[\"\\u12\"]", "[]!", "1:3 json.syntax.invalid", "a known escaped character (\\\", \\\\, \\n, \\t, \\u00E9…)"},
        {"[\"\\ud800 \"]", "[]!", "1:9 json.syntax.invalid", "both halves of a character (\\uD83D\\uDE00)"},
        {"[\"\\udc00\"]", "[]!", "1:3 json.syntax.invalid", "both halves of a character (\\uD83D\\uDE00)"},
        {"[1] // done", "[1]", "1:5 json.syntax.invalid", "the end of the document"},
        {"{} {}", "{}", "1:4 json.syntax.invalid", "the end of the document"},
        {"[1,\r\n 2,\r 3,\n é]", "[1,2,3]!", "4:2 json.syntax.invalid", "a value"},
        {"]", "", "1:1 json.syntax.invalid", "a value"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Outcome outcome = read(c.text);
        CHECK(outcome.kept == c.kept);
        CHECK(outcome.findings == Told{c.finding});
        REQUIRE(outcome.report.findings().size() == 1);
        const auto* expected = outcome.report.findings()[0].find_argument("expected");
        REQUIRE(expected != nullptr);
        CHECK(palier::to_text(*expected, Language::en) == c.expected);
        CHECK_FALSE(palier::to_text(*expected, Language::fr).empty());
    }
}

TEST_CASE("A NUL byte is no end of the document") {
    const Outcome outcome = read(std::string_view("[1, 2]\0, 3]", 11));
    CHECK(outcome.kept == "[1,2]");
    CHECK(outcome.findings == Told{"1:7 json.syntax.invalid"});
    CHECK(palier::message(outcome.report.findings()[0], Language::en).find("U+0000") != std::string::npos);
    CHECK(read(std::string_view("[1, \0 2]", 8)).findings == Told{"1:5 json.syntax.invalid"});
}

TEST_CASE("An empty document says so") {
    CHECK(read("").findings == Told{"1:1 json.document.empty"});
    CHECK(read(" \r\n\t ").findings == Told{"1:1 json.document.empty"});
    CHECK(read("\xEF\xBB\xBF").findings == Told{"1:1 json.encoding.mark", "1:1 json.document.empty"});
}

TEST_CASE("A byte order mark is skipped and takes no column") {
    const Outcome outcome = read("\xEF\xBB\xBF[1,}");
    CHECK(outcome.kept == "[1]!");
    CHECK(outcome.findings == Told{"1:1 json.encoding.mark", "1:4 json.syntax.invalid"});
}

TEST_CASE("UTF-16 is named for what it is") {
    CHECK(read(std::string_view("\xFF\xFE{\0}\0", 6)).findings == Told{"1:1 json.encoding.utf-16"});
    CHECK(read(std::string_view("\xFE\xFF\0{\0}", 6)).findings == Told{"1:1 json.encoding.utf-16"});
}

TEST_CASE("Windows-1252 is repaired, and its bytes are pointed at") {
    const Outcome outcome = read("{\"label\":\n \"Acad\xE9mie du c\x9Cur, \xC3\xA9t\xE9\x80\"}");
    CHECK(outcome.kept == "{label:'Acad\uFFFDmie du c\uFFFDur, ét\uFFFD\uFFFD'}");
    REQUIRE(outcome.findings == Told{"2:7 json.encoding.invalid"});
    const auto& finding = outcome.report.findings()[0];
    CHECK(palier::to_text(*finding.find_argument("byte"), Language::en) == "0xE9");
    CHECK(palier::to_text(*finding.find_argument("count"), Language::en) == "4");
    REQUIRE(finding.related.size() == 3);
    CHECK(finding.related[0].column == 16);
    CHECK(finding.related[1].column == 23);
    CHECK(finding.related[2].column == 24);
}

TEST_CASE("A number that no double holds is left out, and nothing else") {
    const Outcome outcome = read(R"({"a": [1, 1e999, 2], "b": -1E+400, "c": {"d": 3, "e": 1e-999}, "f": "1e999"})");
    CHECK(outcome.kept == "{a:[1,#,2],b:#,c:{d:3,e:0.0},f:'1e999'}");
    CHECK(outcome.findings == Told{"0:0 json.number.overflow /a/1", "0:0 json.number.overflow /b"});

    SECTION("also before a mistake") {
        const Outcome wrong = read("[1e999, 2, }");
        CHECK(wrong.kept == "[#,2]!");
        CHECK(wrong.findings == Told{"0:0 json.number.overflow /0", "1:12 json.syntax.invalid"});
    }
    SECTION("also among values too deep to be kept") {
        JsonLimits limits;
        limits.max_depth = 1;
        CHECK(read("[[1e999, 1], 2, 1e999]", limits).kept == "[#,2,#]");
    }
}

TEST_CASE("An integer beyond 64 bits is kept as a number that knows it") {
    Report report;
    const JsonDocument document =
        JsonDocument::parse("[9223372036854775807, -9223372036854775808, 9223372036854775808, 123456789012345678901234567890, 1.0]", {}, "", report);
    const JsonValue root = *document.root();
    CHECK(report.empty());
    CHECK(root[0].is(JsonKind::integer));
    CHECK(root[1].is(JsonKind::integer));
    CHECK(root[2].has(JsonMark::rounded));
    CHECK(root[3].has(JsonMark::rounded));
    CHECK_FALSE(root[4].has(JsonMark::rounded));
}

TEST_CASE("Of members of the same name the first is kept") {
    const Outcome outcome = read(R"({"a": 1, "b": {"x": 1, "\u0078": 2, "x": 3}, "a": 4})");
    CHECK(outcome.kept == "{a:1,b:{x:1,x:=2,x:=3},a:=4}");
    CHECK(outcome.findings == Told{"0:0 json.member.duplicate /b/x", "0:0 json.member.duplicate /a"});
    CHECK(outcome.report.findings()[0].related.size() == 2);
    CHECK(outcome.report.findings()[1].related.size() == 1);
}

TEST_CASE("A million equal names are told once") {
    std::string text = "{";
    for (int i = 0; i < 1'000'000; ++i) text += "\"a\":0,";
    text.back() = '}';
    const Outcome outcome = read(text);
    CHECK(outcome.findings == Told{"0:0 json.member.duplicate /a"});
    CHECK(outcome.report.findings()[0].related.size() == palier::detail::max_repeats_told);
}

TEST_CASE("Nesting beyond the limit is left out and the rest is read") {
    JsonLimits limits;
    limits.max_depth = 3;
    const Outcome outcome = read(R"({"a": [[1, [2, {"x": [3]}], 4]], "b": {"c": {"d": {}}}, "e": 5})", limits);
    CHECK(outcome.kept == "{a:[[1,#,4]],b:{c:{d:#}},e:5}");
    CHECK(outcome.findings == Told{"0:0 limit.document.depth /a/0/1", "0:0 limit.document.depth /b/c/d"});
}

TEST_CASE("A million open brackets cost nothing and crash nothing") {
    const Outcome arrays = read(std::string(1'000'000, '['));
    CHECK(arrays.report.count("limit.document.depth") == 1);
    CHECK(arrays.report.count("json.syntax.truncated") == 1);
    std::string objects;
    for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
    CHECK(read(objects).report.count("limit.document.depth") == 1);
    const Outcome closed = read(std::string(100'000, '[') + std::string(100'000, ']'));
    CHECK(closed.report.count("limit.document.depth") == 1);
    CHECK(closed.report.count("json.syntax.truncated") == 0);
}

TEST_CASE("Bytes beyond the limit are left out, characters stay whole") {
    JsonLimits limits;
    limits.max_bytes = 6;
    const Outcome outcome = read("[1, 2, 3]", limits);
    CHECK(outcome.kept == "[1,2]!");
    CHECK(outcome.findings == Told{"1:1 limit.document.bytes"});
    const Outcome accents = read("[0,\"éé\"]", limits);  // the sixth byte is the middle of the second é
    CHECK(accents.findings == Told{"1:1 limit.document.bytes"});
    limits.max_bytes = 0;
    CHECK(read("[1]", limits).findings == Told{"1:1 limit.document.bytes", "1:1 json.document.empty"});
}

TEST_CASE("Values beyond the limit are left out") {
    JsonLimits limits;
    limits.max_values = 4;
    const Outcome outcome = read(R"({"a": [1, 2], "b": 3, "c": 4})", limits);
    CHECK(outcome.kept == "{a:[1,2]}!");
    CHECK(outcome.findings == Told{"0:0 limit.document.values /a/1"});
}

TEST_CASE("A member with an endless name is left out, with all that it holds") {
    JsonLimits limits;
    limits.max_name_bytes = 3;
    const Outcome outcome = read(R"({"abc": 1, "abcd": {"x": [2, 1e999]}, "e": {"long": 3, "f": 4}, "long": null})", limits);
    CHECK(outcome.kept == "{abc:1,e:{f:4}}");
    CHECK(outcome.findings == Told{"0:0 limit.document.name", "0:0 limit.document.name /e", "0:0 limit.document.name"});
}

TEST_CASE("The scanner and the parser agree on what is JSON") {
    const auto scanner_accepts = [](std::string_view text) {
        JsonScanner scanner(text);
        JsonToken token = scanner.next();
        while (token.event != JsonEvent::end && token.event != JsonEvent::error) token = scanner.next();
        return token.event == JsonEvent::end;
    };
    const auto parser_accepts = [](std::string_view text) {
        const Outcome outcome = read(text);
        return outcome.report.count("json.syntax.invalid") + outcome.report.count("json.syntax.truncated") + outcome.report.count("json.document.empty") == 0;
    };
    const std::string good = R"({"a": [-1.5e+3, 0, true, false, null, "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é"], "b": {"c": {}}, "d": []})";
    REQUIRE(scanner_accepts(good));
    REQUIRE(parser_accepts(good));
    for (std::size_t size = 0; size <= good.size(); ++size) {
        const std::string cut = good.substr(0, size);
        if (palier::find_invalid_utf8(cut) != std::string_view::npos) continue;
        CAPTURE(cut);
        CHECK(scanner_accepts(cut) == parser_accepts(cut));
    }
    // One byte changed, everywhere, to each byte that means something in JSON.
    constexpr std::string_view bytes = "{}[]:,\"\\/'0129-+.eEutrfnaU \n\t\x01\x7F";
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char byte : bytes) {
            std::string changed = good;
            changed[at] = byte;
            if (palier::find_invalid_utf8(changed) != std::string_view::npos) continue;
            CAPTURE(changed);
            CHECK(scanner_accepts(changed) == parser_accepts(changed));
        }
    }
}

}  // namespace test_json_document
