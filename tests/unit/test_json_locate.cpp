// SPDX-License-Identifier: MIT
// From JSON Pointers to lines and columns.

#include "palier/detail/json_locate.hpp"

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/json.hpp"
#include "told.hpp"

namespace test_json_locate {

using palier::Report;
using palier::detail::JsonDocument;
using palier::detail::locate_findings;
using palier::detail::locate_pointers;
using palier::detail::PlaceCursor;
using palier::detail::PointerPlace;
using palier::detail::TextPlace;
using palier_test::Told;
using palier_test::told;

namespace {

std::string write(TextPlace place) { return std::to_string(place.line) + ':' + std::to_string(place.column); }

/// The place that a finding of a code gets from the tree of a document.
TextPlace locate_in_tree(std::string_view text, std::string_view pointer, std::string_view code) {
    Report report;
    const JsonDocument document = JsonDocument::parse(text, {}, "x.json", report);
    Report asked;
    asked.add(palier::make_finding(code, {"x.json", std::string(pointer), 0, 0}));
    locate_findings(document, asked);
    const palier::Origin origin = asked.findings()[0].origin;
    return {origin.line, origin.column};
}

/// The place of the value, and that of the name when it is another one; by the walk and by the tree.
std::string locate(std::string_view text, std::string_view pointer) {
    const PointerPlace place = locate_pointers(text, std::span(&pointer, 1))[0];
    if (!text.empty()) {
        CHECK(write(locate_in_tree(text, pointer, "json.type.wrong")) == write(place.value));
        CHECK(write(locate_in_tree(text, pointer, "json.member.unknown")) == write(place.name));
    }
    return place.value == place.name ? write(place.value) : write(place.name) + ' ' + write(place.value);
}

}  // namespace

TEST_CASE("Lines end with LF, CRLF or CR; columns count characters") {
    const std::string text = "é\tx\r\ny\rz\n\n\u20AC\U0001F600w";
    PlaceCursor cursor(text);
    CHECK(write(cursor.advance_to(0)) == "1:1");
    CHECK(write(cursor.advance_to(text.find('x'))) == "1:3");
    CHECK(write(cursor.advance_to(text.find('y'))) == "2:1");
    CHECK(write(cursor.advance_to(text.find('z'))) == "3:1");
    CHECK(write(cursor.advance_to(text.find('w'))) == "5:3");
    CHECK(write(cursor.advance_to(text.size() + 10)) == "5:4");
}

TEST_CASE("A pointer leads to its value and its name") {
    const std::string text = "{\n  \"a\": [1, {\"é\": \"x\", \"b/~c\": null}],\r\n  \"d\\u0065\": {\"\": true}\r}";
    CHECK(locate(text, "") == "1:1");
    CHECK(locate(text, "/a") == "2:3 2:8");
    CHECK(locate(text, "/a/0") == "2:9");
    CHECK(locate(text, "/a/1") == "2:12");
    CHECK(locate(text, "/a/1/é") == "2:13 2:18");
    CHECK(locate(text, "/a/1/b~1~0c") == "2:23 2:31");
    CHECK(locate(text, "/de") == "3:3 3:14");
    CHECK(locate(text, "/de/") == "3:15 3:19");
}

TEST_CASE("A pointer that leads nowhere gets the place of its nearest container") {
    const std::string text = "{\"a\": [1, {\"b\": 2}]}";
    CHECK(locate(text, "/z") == "1:1");
    CHECK(locate(text, "/a/7") == "1:7");
    CHECK(locate(text, "/a/1/c/d") == "1:11");
    CHECK(locate(text, "/a/1/b/x") == "1:17");
    CHECK(locate(text, "no pointer") == "1:1");
    CHECK(locate("", "/a") == "1:1");
}

TEST_CASE("A text that is cut at any byte still gives places") {
    const std::string text = "{\"a\": [1, {\"b\\n\": \"é\"}], \"c\": 12}";
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const std::string cut = palier::repair_utf8(text.substr(0, size));
        CAPTURE(cut);
        CHECK(locate(cut, "/a/0") == (size > 7 ? "1:8" : size > 6 ? "1:7" : "1:1"));
    }
}

TEST_CASE("Elements and members below a repeated member are those of the first") {
    const std::string text = "{\"a\": {\"b\": 1},\n \"a\": {\"b\": 2, \"c\": 3}}";
    CHECK(locate(text, "/a/b") == "1:8 1:13");
    CHECK(locate(text, "/a/c") == "1:7");
    const std::string_view pointer = "/a";
    const PointerPlace place = locate_pointers(text, std::span(&pointer, 1))[0];
    REQUIRE(place.repeats.size() == 1);
    CHECK(write(place.repeats[0]) == "2:2");
}

TEST_CASE("Findings of one document get their places, others are left alone") {
    const std::string text = "{\"a\": 1,\n \"b\": [2], \"a\": 3}";
    Report report;
    report.add(palier::make_finding("json.member.unknown", {"x.json", "/b", 0, 0}));
    report.add(palier::make_finding("json.type.wrong", {"x.json", "/b", 0, 0}, {}, {{"x.json", "/b/0", 0, 0}, {"y.json", "/b", 0, 0}}));
    report.add(palier::make_finding("json.type.wrong", {"y.json", "/b", 0, 0}));
    report.add(palier::make_finding("json.type.wrong", {"x.json", "/b", 7, 8}));
    report.add(palier::make_finding("json.member.duplicate", {"x.json", "/a", 0, 0}, {}, {{"x.json", "/a", 0, 0}}));
    locate_findings(text, "x.json", report);
    CHECK(told(report) == Told{"2:2 json.member.unknown /b", "2:7 json.type.wrong /b", "0:0 json.type.wrong /b", "7:8 json.type.wrong /b",
                               "1:2 json.member.duplicate /a"});
    const auto findings = report.findings();
    CHECK(findings[1].related[0].column == 8);
    CHECK(findings[1].related[1].line == 0);
    CHECK(findings[4].related[0].line == 2);
    CHECK(findings[4].related[0].column == 12);
}

TEST_CASE("Findings get the same places from the tree as from the text") {
    std::string text = "{\r\n\"é\": [\"\u20AC\", {\"b\": 0}],\r\"wide\": {";
    for (int i = 0; i < 200; ++i) text += (i > 0 ? ", \"m" : "\"m") + std::to_string(i) + "\": [" + std::to_string(i) + (i % 7 == 0 ? "]\n" : "]");
    text += "}, \"twice\": 1, \"twice\": 2}";
    for (const std::string_view code : {"json.member.unknown", "json.member.duplicate"}) {
        Report by_text, by_tree;
        for (const std::string_view pointer : {"", "/é", "/é/0", "/é/1/b", "/é/01", "/é/7/8", "/wide/m0", "/wide/m63/0", "/wide/m199", "/wide/m200", "/twice"})
            for (Report* report : {&by_text, &by_tree})
                report->add(palier::make_finding(code, {"x.json", std::string(pointer), 0, 0}, {}, {{"x.json", std::string(pointer), 0, 0}, {"y.json", "/é", 0, 0}}));
        Report unused;
        const JsonDocument document = JsonDocument::parse(text, {}, "x.json", unused);
        locate_findings(text, "x.json", by_text);
        locate_findings(document, by_tree);
        for (std::size_t i = 0; i < by_text.findings().size(); ++i) {
            CAPTURE(by_text.findings()[i].origin.pointer);
            CHECK(by_text.findings()[i].origin.line > 0);
            CHECK(by_text.findings()[i].origin == by_tree.findings()[i].origin);
            CHECK(by_text.findings()[i].related == by_tree.findings()[i].related);
        }
    }
}

TEST_CASE("The anchor of a finding names list items by their ids") {
    const auto anchor = [](std::string_view text, std::string pointer) {
        Report report, unused;
        const JsonDocument document = JsonDocument::parse(text, {}, "x.json", unused);
        report.add(palier::make_finding("json.type.wrong", {"x.json", std::move(pointer), 0, 0}));
        locate_findings(document, report);
        return report.findings()[0].anchor;
    };
    const std::string_view text = R"({"a": [{"id": "x", "b": [{"c": 0}, 1]}, {"id": 7}, {"id": "y"}], "id": "z"})";
    CHECK(anchor(text, "/a/0/b/0/c") == "/a/id=x/b/0/c");
    CHECK(anchor(text, "/a/0/b/1") == "/a/id=x/b/1");
    CHECK(anchor(text, "/a/1") == "/a/1");
    CHECK(anchor(text, "/a/2/missing/3") == "/a/id=y/missing/3");
    CHECK(anchor(text, "/id") == "/id");
    CHECK(anchor(text, "").empty());
    CHECK(anchor(R"({"a": [{"id": "x", "id": "y", "c": 1}]})", "/a/0/c") == "/a/id=x/c");
}

TEST_CASE("Findings made after reading get their places from the bytes, whatever these hold") {
    palier::ReadOptions options;
    options.document_name = "x.json";
    Report report;
    report.add(palier::make_finding("framework.criterion.always-met", {"x.json", "/maturity/criteria/0/when", 0, 0}));
    report.add(palier::make_finding("framework.wording.missing", {"x.json", "/maturity/criteria/0/label", 0, 0}));
    palier::locate_findings("{\"maturity\": {\"criteria\": [\n  {\"when\": \"true\"}]}}", options, report);
    CHECK(told(report) == Told{"2:12 framework.criterion.always-met /maturity/criteria/0/when", "2:3 framework.wording.missing /maturity/criteria/0/label"});
    Report again;
    again.add(palier::make_finding("framework.wording.missing", {"x.json", "/label", 0, 0}));
    palier::locate_findings("\xff{", options, again);
    CHECK(again.findings().size() == 1);
}

TEST_CASE("Many pointers in one long line are found in one walk") {
    std::string text = "[";
    std::vector<std::string> pointers;
    for (int i = 0; i < 20'000; ++i) {
        text += (i > 0 ? ",\"é\"" : "\"é\"");
        pointers.push_back('/' + std::to_string(i));
    }
    text += ']';
    const std::vector<std::string_view> views(pointers.begin(), pointers.end());
    const std::vector<PointerPlace> places = locate_pointers(text, views);
    REQUIRE(places.size() == views.size());
    CHECK(places[0].value.column == 2);
    CHECK(places[19'999].value.column == 2 + 4 * 19'999);
}

}  // namespace test_json_locate
