// SPDX-License-Identifier: MIT
//
// Every rule about plans: its record is whole, its bad example makes it tell something, its good one does not.

#include <algorithm>
#include <set>
#include <string>

#include "catch.hpp"
#include "told.hpp"
#include "unit/changed_plan.hpp"

namespace test_plan_rules {

using namespace palier;
using palier_test::places;
using palier_test::Places;
using palier_test::validate;

TEST_CASE("the built-in plan leaves nothing to tell") {
    CHECK(palier_test::told(validate("{}")) == palier_test::Told{});
}

TEST_CASE("the rules are listed by pass, then by code, each once") {
    const std::span<const PlanRule* const> rules = plan_rules();
    const auto before = [](const PlanRule* a, const PlanRule* b) {
        return a->pass != b->pass ? a->pass < b->pass : a->record.code < b->record.code;
    };
    CHECK(std::is_sorted(rules.begin(), rules.end(), before));
    std::set<std::string_view> codes;
    for (const PlanRule* rule : rules) {
        CAPTURE(rule->record.code);
        CHECK(codes.insert(rule->record.code).second);
        CHECK(find_plan_rule(rule->record.code) == rule);
        CHECK(find_code(rule->record.code) == nullptr);
    }
    CHECK(find_plan_rule("plan.no.such-rule") == nullptr);
}

TEST_CASE("each rule says what, why and what to do, in both languages") {
    for (const PlanRule* rule : plan_rules()) {
        CAPTURE(rule->record.code);
        for (const StaticText& text : {rule->record.summary, rule->record.why, rule->record.remedy}) {
            for (const Language language : {Language::fr, Language::en}) {
                CAPTURE(language == Language::fr ? "fr" : "en");
                CHECK(text.in(language).size() > 8);
                CHECK(text.in(language).ends_with('.'));
            }
            CHECK(text.fr != text.en);
        }
        CHECK(!rule->record.since.empty());
        CHECK(!rule->example.bad.empty());
        CHECK(!rule->example.good.empty());
        CHECK((rule->check == nullptr) == (rule->pass == RulePass::structure));
    }
}

TEST_CASE("the bad example of each rule makes it tell something, the good one does not") {
    for (const PlanRule* rule : plan_rules()) {
        CAPTURE(rule->record.code);
        CHECK(places(rule->record.code, rule->example.bad) != Places{});
        CHECK(places(rule->record.code, rule->example.good) == Places{});
    }
}

TEST_CASE("what a rule tells fills its sentences") {
    for (const PlanRule* rule : plan_rules()) {
        const Report report = validate(rule->example.bad);
        for (const Finding& finding : report.findings()) {
            if (finding.code != rule->record.code) continue;
            CAPTURE(finding.code);
            std::string names;
            for (const Argument& argument : finding.arguments) names += (names.empty() ? "" : " ") + argument.name;
            CHECK(names == rule->record.parameters);
            for (const Language language : {Language::fr, Language::en}) {
                for (const std::string& text : {message(finding, language), why(finding, language), remedy(finding, language)}) {
                    CAPTURE(text);
                    CHECK(text.find('?') == std::string::npos);
                    CHECK(text.find('{') == std::string::npos);
                }
            }
        }
    }
}

}  // namespace test_plan_rules
