// SPDX-License-Identifier: MIT
#include "palier/finding.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "catch.hpp"

namespace test_finding {

using namespace palier;

namespace {

Finding finding(std::string code, Severity severity = Severity::error, std::string pointer = {}) {
    Finding made;
    made.code = std::move(code);
    made.severity = severity;
    made.origin.pointer = std::move(pointer);
    return made;
}

constexpr Severity severities[] = {Severity::error, Severity::warning, Severity::advice, Severity::info};

}  // namespace

TEST_CASE("a severity has its word") {
    CHECK(to_text(Severity::error) == "error");
    CHECK(to_text(Severity::warning) == "warning");
    CHECK(to_text(Severity::advice) == "advice");
    CHECK(to_text(Severity::info) == "info");
}

TEST_CASE("an argument of a finding is found by its name") {
    Finding made = finding("a.b.c");
    made.arguments = {{"count", std::int64_t{3}}, {"name", std::string("ent")}};
    REQUIRE(made.find_argument("count"));
    CHECK(std::get<std::int64_t>(*made.find_argument("count")) == 3);
    CHECK(std::get<std::string>(*made.find_argument("name")) == "ent");
    CHECK(made.find_argument("coun") == nullptr);
    CHECK(made.find_argument("") == nullptr);
}

TEST_CASE("an argument holds a text, a number, a text in languages, or a list") {
    Finding made = finding("a.b.c");
    made.arguments = {{"text", std::string("x")},
                      {"integer", std::int64_t{1}},
                      {"number", 0.5},
                      {"label", LocalizedText{"champ", "field", ""}},
                      {"list", std::vector<std::string>{"a", "b"}}};
    CHECK(std::get<double>(*made.find_argument("number")) == 0.5);
    CHECK(std::get<LocalizedText>(*made.find_argument("label")).en == "field");
    CHECK(std::get<std::vector<std::string>>(*made.find_argument("list")).size() == 2);
}

TEST_CASE("findings are equal when all their parts are") {
    const Finding made = finding("a.b.c", Severity::warning, "/x");
    CHECK(made == finding("a.b.c", Severity::warning, "/x"));
    CHECK(made != finding("a.b.d", Severity::warning, "/x"));
    CHECK(made != finding("a.b.c", Severity::error, "/x"));
    CHECK(made != finding("a.b.c", Severity::warning, "/y"));
    Finding other = made;
    other.arguments.push_back({"n", std::int64_t{1}});
    CHECK(made != other);
    other = made;
    other.related.push_back({"d", "/z", 1, 1});
    CHECK(made != other);
}

TEST_CASE("a new report is empty and ok") {
    const Report report;
    CHECK(report.ok());
    CHECK(report.empty());
    CHECK(report.findings().empty());
    CHECK(report.dropped() == 0);
    for (const auto severity : severities)
        CHECK(report.count(severity) == 0);
    CHECK(report.count("a.b.c") == 0);
}

TEST_CASE("only an error makes a document invalid") {
    for (const auto severity : severities) {
        Report report;
        report.add(finding("a.b.c", severity));
        CHECK(report.ok() == (severity != Severity::error));
        CHECK_FALSE(report.empty());
        CHECK(report.count(severity) == 1);
    }
}

TEST_CASE("findings are kept in the order they were met") {
    Report report;
    for (const char* code : {"b.b.b", "a.a.a", "c.c.c", "a.a.a"})
        report.add(finding(code));
    REQUIRE(report.findings().size() == 4);
    CHECK(report.findings()[0].code == "b.b.b");
    CHECK(report.findings()[1].code == "a.a.a");
    CHECK(report.findings()[2].code == "c.c.c");
    CHECK(report.findings()[3].code == "a.a.a");
    CHECK(report.count("a.a.a") == 2);
}

TEST_CASE("a report keeps 100 findings of a code unless told otherwise, and counts all") {
    Report report;
    for (int i = 0; i < 250; ++i)
        report.add(finding("a.a.a", Severity::error, std::to_string(i)));
    report.add(finding("b.b.b", Severity::info));
    CHECK(report.findings().size() == 101);
    CHECK(report.findings()[99].origin.pointer == "99");
    CHECK(report.findings()[100].code == "b.b.b");
    CHECK(report.count("a.a.a") == 250);
    CHECK(report.count(Severity::error) == 250);
    CHECK(report.dropped() == 150);
}

TEST_CASE("a limit of 0 keeps nothing and still counts, so that the report is neither empty nor ok") {
    Report report(ReportLimits{0});
    report.add(finding("a.a.a"));
    CHECK(report.findings().empty());
    CHECK_FALSE(report.empty());
    CHECK_FALSE(report.ok());
    CHECK(report.count("a.a.a") == 1);
    CHECK(report.dropped() == 1);
}

TEST_CASE("the cap counts a code over its severities") {
    Report report(ReportLimits{1});
    report.add(finding("a.a.a", Severity::warning));
    report.add(finding("a.a.a", Severity::error));
    CHECK(report.findings().size() == 1);
    CHECK(report.count(Severity::error) == 1);
    CHECK_FALSE(report.ok());
}

TEST_CASE("merging adds findings behind those there, with their counts") {
    Report first;
    first.add(finding("a.a.a", Severity::warning, "1"));
    Report second;
    second.add(finding("a.a.a", Severity::error, "2"));
    second.add(finding("b.b.b", Severity::info, "3"));
    first.merge(std::move(second));
    REQUIRE(first.findings().size() == 3);
    CHECK(first.findings()[1].origin.pointer == "2");
    CHECK(first.count("a.a.a") == 2);
    CHECK(first.count(Severity::error) == 1);
    CHECK(first.count(Severity::info) == 1);
    CHECK(first.dropped() == 0);
}

TEST_CASE("merging an empty report changes nothing, and merging into an empty one gives the other") {
    Report report;
    report.add(finding("a.a.a"));
    report.merge(Report());
    CHECK(report.findings().size() == 1);
    Report fresh;
    fresh.merge(report);
    CHECK(fresh.findings().size() == 1);
    CHECK(fresh.count("a.a.a") == 1);
    CHECK(report.count("a.a.a") == 1);
}

TEST_CASE("merging counts what the other report had dropped") {
    Report first(ReportLimits{3});
    for (int i = 0; i < 2; ++i)
        first.add(finding("a.a.a"));
    Report second(ReportLimits{2});
    for (int i = 0; i < 5; ++i)
        second.add(finding("a.a.a", Severity::warning));
    first.merge(second);
    CHECK(first.findings().size() == 3);
    CHECK(first.count("a.a.a") == 7);
    CHECK(first.count(Severity::error) == 2);
    CHECK(first.count(Severity::warning) == 5);
    CHECK(first.dropped() == 4);
}

TEST_CASE("whatever was merged, all is counted once and kept plus dropped is all") {
    std::mt19937 random(5U);
    const std::string codes[] = {"a.a.a", "b.b.b", "c.c.c"};
    for (int round = 0; round < 200; ++round) {
        Report total(ReportLimits{random() % 5U});
        std::map<std::string, std::size_t> by_code;
        std::map<Severity, std::size_t> by_severity;
        std::size_t all = 0;
        for (int part = 0; part < 5; ++part) {
            Report report(ReportLimits{random() % 5U});
            for (std::size_t i = random() % 12U; i > 0; --i) {
                const auto& code = codes[random() % 3U];
                const Severity severity = severities[random() % 4U];
                report.add(finding(code, severity));
                ++by_code[code];
                ++by_severity[severity];
                ++all;
            }
            total.merge(std::move(report));
        }
        for (const auto& code : codes)
            REQUIRE(total.count(code) == by_code[code]);
        for (const auto severity : severities)
            REQUIRE(total.count(severity) == by_severity[severity]);
        REQUIRE(total.findings().size() + total.dropped() == all);
        REQUIRE(total.empty() == (all == 0));
        REQUIRE(total.ok() == (by_severity[Severity::error] == 0));
    }
}

TEST_CASE("a later pass can complete the places of findings") {
    Report report;
    report.add(finding("a.a.a"));
    for (auto& made : report.mutable_findings())
        made.origin.line = 12;
    CHECK(report.findings()[0].origin.line == 12);
}

}  // namespace test_finding
