// SPDX-License-Identifier: MIT
//
// What people write by mistake: each has its code, its place in characters, and a remedy in both languages.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/expression.hpp"

namespace test_expression_mistakes {
namespace {

using namespace palier;

/// The findings as `code@offset`, one blank apart.
std::string findings_of(std::string_view text) {
    std::string told;
    const ExpressionParse parse = parse_expression(text);
    CHECK(parse.expression.has_value() == parse.report.ok());
    for (const Finding& finding : parse.report.findings()) {
        REQUIRE(finding.code.starts_with("expression."));
        REQUIRE(finding.arguments.front().name == "offset");
        told += (told.empty() ? "" : " ") + finding.code.substr(11) + "@" +
                std::to_string(std::get<std::int64_t>(finding.arguments.front().value));
    }
    return told;
}

std::string remedy_of(std::string_view text, Language language) {
    const ExpressionParse parse = parse_expression(text);
    REQUIRE_FALSE(parse.report.findings().empty());
    return remedy(parse.report.findings()[0], language);
}

}  // namespace

TEST_CASE("operators of other languages", "[expression]") {
    CHECK(findings_of("a = 1") == "syntax.operator@2");
    CHECK(findings_of("a === 1") == "syntax.operator@2");
    CHECK(findings_of("a !== 1") == "syntax.operator@2");
    CHECK(findings_of("a <> 1") == "syntax.operator@2");
    CHECK(findings_of("a =< 1") == "syntax.operator@2");
    CHECK(findings_of("a => 1") == "syntax.operator@2");
    CHECK(findings_of("a & b") == "syntax.operator@2");
    CHECK(findings_of("a | b") == "syntax.operator@2");
    CHECK(findings_of("a ≥ 1") == "syntax.operator@2");
    CHECK(findings_of("a ≤ 1") == "syntax.operator@2");
    CHECK(findings_of("a ≠ 1") == "syntax.operator@2");
    CHECK(findings_of("a × 2 > 1") == "syntax.operator@2");
    CHECK(findings_of("a ÷ 2 > 1") == "syntax.operator@2");
    CHECK(findings_of("a − 2 > 1") == "syntax.operator@2");
    CHECK(findings_of("−2 < a") == "syntax.operator@0");
    CHECK(remedy_of("a = 1", Language::en) == "Write == in place of =.");
    CHECK(remedy_of("a <> 1", Language::fr) == "Écrire != à la place de <>.");
    CHECK(remedy_of("a ≥ 1", Language::fr) == "Écrire >= à la place de ≥.");
}

TEST_CASE("words for operators", "[expression]") {
    CHECK(findings_of("a and b") == "syntax.word-operator@2");
    CHECK(findings_of("a AND b") == "syntax.word-operator@2");
    CHECK(findings_of("a or b") == "syntax.word-operator@2");
    CHECK(findings_of("a et b") == "syntax.word-operator@2");
    CHECK(findings_of("a ou b") == "syntax.word-operator@2");
    CHECK(findings_of("not a") == "syntax.word-operator@0");
    CHECK(findings_of("non a") == "syntax.word-operator@0");
    CHECK(findings_of("not (a || b)") == "syntax.word-operator@0");
    CHECK(findings_of("a est 'x'") == "syntax.word-operator@2");
    CHECK(findings_of("a dans [1]") == "syntax.word-operator@2");
    CHECK(remedy_of("a et b", Language::fr) == "Écrire && à la place de et.");
    CHECK(remedy_of("not a", Language::en) == "Write ! in place of not.");
    SECTION("they stay names where a name is expected") {
        CHECK(findings_of("and && or") == "");
        CHECK(findings_of("not && et") == "");
        CHECK(findings_of("not == 1") == "");
        CHECK(findings_of("x.and > 1") == "");
    }
}

TEST_CASE("numbers written as people do", "[expression]") {
    CHECK(findings_of("a >= 30,0") == "literal.decimal-comma@5");
    CHECK(findings_of("(a >= 30,5) && b") == "literal.decimal-comma@6");
    CHECK(findings_of("mean([a, b]) >= 2,5") == "literal.decimal-comma@16");
    CHECK(findings_of("math.least(3,5) > a") == "");  // two numbers
    CHECK(findings_of("a in [1,5]") == "");
    CHECK(findings_of("a > 1 000") == "literal.grouped-digits@4");
    CHECK(findings_of("a > 1\u202F000\u202F000") == "literal.grouped-digits@4");
    CHECK(findings_of("a > 12 000,5") == "literal.grouped-digits@4 literal.decimal-comma@4");
    CHECK(findings_of("a > 1 00") == "syntax.operator-missing@6");
    CHECK(findings_of("a >= 30%") == "syntax.percent@7");
    CHECK(findings_of("a >= 30 % && b") == "syntax.percent@8");
    CHECK(findings_of("(a >= 30%)") == "syntax.percent@8");
    CHECK(findings_of("a % 30 == 2") == "");
    CHECK(findings_of("a%30 == 2") == "");
    CHECK(findings_of("30 % (a) == 2") == "");
    CHECK(findings_of("+3 < a") == "syntax.plus-sign@0");
    CHECK(findings_of("a > 3pc") == "literal.number@4");
    CHECK(remedy_of("a >= 30,0", Language::fr) == "Écrire 30.0, avec un point.");
    CHECK(remedy_of("a > 1 000", Language::en) == "Write 1000.");
}

TEST_CASE("texts and spaces that come from a word processor", "[expression]") {
    CHECK(findings_of("a == « fibre »") == "syntax.quotes@5");
    CHECK(findings_of("a == “fibre”") == "syntax.quotes@5");
    CHECK(findings_of("a == ‘fibre’") == "syntax.quotes@5");
    CHECK(findings_of("a == ’fibre’ && b = 1") == "syntax.quotes@5 syntax.operator@18");
    CHECK(findings_of("a == « fibre") == "syntax.quotes@5");
    CHECK(findings_of("a\u00A0== 1") == "syntax.no-break-space@1");
    CHECK(findings_of("\uFEFFa == 1") == "syntax.no-break-space@0");
    CHECK(findings_of("équipé && b") == "name.letters@0");
    CHECK(findings_of("a.réseau") == "name.letters@2");
}

TEST_CASE("several slips are told at once", "[expression]") {
    CHECK(findings_of("a = 1 and b ≥ 2,5 or not c") ==
          "syntax.operator@2 syntax.word-operator@6 syntax.operator@12 literal.decimal-comma@14 "
          "syntax.word-operator@18 syntax.word-operator@21");
}

TEST_CASE("brackets and operands that lack", "[expression]") {
    CHECK(findings_of("(a && b") == "syntax.bracket-unclosed@0");
    CHECK(findings_of("a && (b || (c)") == "syntax.bracket-unclosed@5");
    CHECK(findings_of("mean([a, b") == "syntax.bracket-unclosed@5");
    CHECK(findings_of("a)") == "syntax.bracket-unopened@1");
    CHECK(findings_of("a]") == "syntax.bracket-unopened@1");
    CHECK(findings_of("[a)") == "syntax.bracket-mismatch@2");
    CHECK(findings_of("(a]") == "syntax.bracket-mismatch@2");
    CHECK(findings_of("a &&") == "syntax.operand-missing-at-end@4");
    CHECK(findings_of("&& a") == "syntax.operand-missing@0");
    CHECK(findings_of("a && || b") == "syntax.operand-missing@5");
    CHECK(findings_of("()") == "syntax.operand-missing@1");
    CHECK(findings_of("[1,]") == "syntax.operand-missing@3");
    CHECK(findings_of("double(,)") == "syntax.operand-missing@7");
    CHECK(findings_of("a b") == "syntax.operator-missing@2");
    CHECK(findings_of("a 'x'") == "syntax.operator-missing@2");
    CHECK(findings_of("a (b)") == "function.unknown@0");
    CHECK(findings_of("1 (b)") == "syntax.operator-missing@2");
    CHECK(findings_of("a, b") == "syntax.operator-missing@1");
    CHECK(findings_of("(a, b)") == "syntax.operator-missing@2");
    CHECK(findings_of("a ? b") == "syntax.conditional-incomplete@2");
    CHECK(findings_of("(a ? b)") == "syntax.conditional-incomplete@3");
    CHECK(findings_of("[a ? b, c]") == "syntax.conditional-incomplete@3");
    CHECK(findings_of("a : b") == "syntax.colon@2");
    CHECK(findings_of("a ? b : c : d") == "syntax.colon@10");
    CHECK(findings_of("a.") == "syntax.name-incomplete@2");
    CHECK(findings_of("a..b") == "syntax.name-incomplete@2");
    CHECK(findings_of("a.1") == "syntax.operator-missing@1");
    CHECK(findings_of("") == "syntax.empty@0");
    CHECK(findings_of("  // nothing") == "syntax.empty@0");
    CHECK(findings_of("a # b") == "syntax.character@2");
    CHECK(findings_of("a \\ b") == "syntax.character@2");
    CHECK(findings_of("a € b") == "syntax.character@2");
}

TEST_CASE("reserved words cannot be names", "[expression]") {
    CHECK(findings_of("for > 1") == "syntax.reserved-word@0");
    CHECK(findings_of("a.in > 1") == "syntax.reserved-word@2");
    CHECK(findings_of("a.true && b") == "syntax.reserved-word@2");
    CHECK(findings_of("a.namespace") == "syntax.reserved-word@2");
}

TEST_CASE("an unknown function offers what is meant", "[expression]") {
    const auto nearest = [](std::string_view text) {
        const ExpressionParse parse = parse_expression(text);
        REQUIRE(parse.report.count("expression.function.unknown") == 1);
        return std::get<std::vector<std::string>>(*parse.report.findings()[0].find_argument("nearest")).front();
    };
    CHECK(nearest("min(a, b)") == "math.least");
    CHECK(nearest("MAX(a, b)") == "math.greatest");
    CHECK(nearest("moyenne([a])") == "mean");
    CHECK(nearest("somme([a])") == "sum");
    CHECK(nearest("len(a)") == "size");
    CHECK(nearest("float(a)") == "double");
    CHECK(nearest("a.startWith('x')") == "startsWith");
    CHECK(nearest("a.contain('x')") == "contains");
    CHECK(nearest("math.leest(a)") == "math.least");
}

TEST_CASE("offsets count characters, not bytes", "[expression]") {
    CHECK(findings_of("a == 'éé' = b") == "syntax.operator@10");
}

TEST_CASE("a byte that is no character is told where it is", "[expression]") {
    const ExpressionParse parse = parse_expression("a == 'caf\xE9'");
    CHECK_FALSE(parse.expression);
    REQUIRE(parse.report.count("expression.syntax.encoding") == 1);
    CHECK(std::get<std::int64_t>(*parse.report.findings()[0].find_argument("byte")) == 9);
}

TEST_CASE("every finding names the arguments that its sentences want", "[expression]") {
    // One text at least for each code that parsing or checking gives.
    const std::vector<std::string> texts = {
        "a = 1", "a and b", "a >= 30,0", "a > 1 000", "a >= 30%", "+3 < a", "a > 3pc", "a == « x »", "a\u00A0== 1",
        "é && b", "(a", "[a)", "a)", "a &&", "&& a", "a b", "a ? b", "a : b", "a.", "", "a # b", "\x01", "for > 1",
        "min(a)", "a == null", "b'x' == a", "1u > a", "a[0]", "{}", "(a).b", "[a].all(x, x)", "a.matches('x')",
        "mean(a, b)", "contains(a, 'x')", "has(1)", "99999999999999999999", "1e999", "'a", "'\\q'", "a ? b ? c : d : e",
        "a == '\xFF'",
        // wrong types
        "zz", "n + 1.5 > 2.0", "t + t == t", "n > 1 > 2", "!n", "-t == 1", "n && b", "b ? n : t", "b == n",
        "n in [1, 'a']", "n in n", "[1] == [1]", "mean([])", "size(n)", "string(d) == 'x'", "d % 2.0 > 1.0", "n",
        "k == 'x'", "n > 1000", "n / 0 > 1"};
    TypeEnvironment types;
    types.add("b", {ValueType::boolean});
    types.add("n", {ValueType::integer, 0, 100});
    types.add("d", {ValueType::number});
    types.add("t", {ValueType::category});
    types.add("k", {ValueType::category, {}, {}, {"adsl", "fibre"}});
    std::set<std::string> met;
    const auto look = [&met](const Report& report) {
        for (const Finding& finding : report.findings()) {
            met.insert(finding.code);
            const CodeRecord* const record = find_code(finding.code);
            INFO(finding.code);
            REQUIRE(record);
            CHECK(record->severity == finding.severity);
            std::string names;
            for (const Argument& argument : finding.arguments) names += (names.empty() ? "" : " ") + argument.name;
            CHECK(names == record->parameters);
            for (const Language language : {Language::fr, Language::en}) {
                for (const std::string& sentence :
                     {message(finding, language), why(finding, language), remedy(finding, language)}) {
                    INFO(sentence);
                    CHECK(sentence.find("{") == std::string::npos);
                    CHECK(sentence.back() == '.');
                }
            }
        }
    };
    for (const auto& text : texts) {
        const ExpressionParse parse = parse_expression(text);
        look(parse.report);
        if (parse.expression)
            look(check_expression(*parse.expression, types, {}, {.wanted = ExprType::boolean}).report);
    }
    look(parse_expression("a && b", {.max_length = 1}).report);
    look(parse_expression("((a))", {.max_depth = 1}).report);
    look(parse_expression("a && b", {.max_nodes = 1}).report);
    for (const CodeRecord* const record : all_codes()) {
        if (!record->code.starts_with("expression.")) continue;
        INFO(record->code);
        CHECK(met.count(std::string(record->code)) == 1);
    }
}

}  // namespace test_expression_mistakes
