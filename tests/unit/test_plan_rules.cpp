// SPDX-License-Identifier: MIT
//
// Every rule about plans: its record is whole, its bad example makes it tell something, its good one does not.

#include <algorithm>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "told.hpp"
#include "unit/plan_documents.hpp"

using namespace palier;

namespace {

/// The findings of a rule about the built-in plan with some of its members replaced.
std::vector<std::string> told_by(const PlanRule& rule, std::string_view members) {
    static const auto profiles = palier_test::plan_profiles();
    static const PlanContext context = palier_test::plan_context();
    auto plan = nlohmann::ordered_json::parse(find_builtin("plan", "exemple"));
    plan.merge_patch(nlohmann::ordered_json::parse(members));
    ValidatePlanOptions options;
    options.context = context;
    const PlanRead read = validate_plan_document(plan.dump(1), profiles, {}, options);
    std::vector<std::string> found;
    for (const std::string& line : palier_test::told(read.report))
        if (line.find(' ' + std::string(rule.record.code) + ' ') != std::string::npos || line.ends_with(' ' + std::string(rule.record.code))) found.push_back(line);
    return found;
}

}  // namespace

TEST_CASE("the built-in plan leaves nothing to tell") {
    const auto profiles = palier_test::plan_profiles();
    ValidatePlanOptions options;
    options.context = palier_test::plan_context();
    const PlanRead read = validate_plan_document(find_builtin("plan", "exemple"), profiles, {.document_name = "plan.json"}, options);
    CHECK(palier_test::told(read.report) == palier_test::Told{});
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
        CHECK(told_by(*rule, rule->example.bad) != palier_test::Told{});
        CHECK(told_by(*rule, rule->example.good) == palier_test::Told{});
    }
}

TEST_CASE("what a rule tells fills its sentences") {
    static const auto profiles = palier_test::plan_profiles();
    static const PlanContext context = palier_test::plan_context();
    for (const PlanRule* rule : plan_rules()) {
        auto plan = nlohmann::ordered_json::parse(find_builtin("plan", "exemple"));
        plan.merge_patch(nlohmann::ordered_json::parse(rule->example.bad));
        ValidatePlanOptions options;
        options.context = context;
        const PlanRead read = validate_plan_document(plan.dump(1), profiles, {}, options);
        for (const Finding& finding : read.report.findings()) {
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
