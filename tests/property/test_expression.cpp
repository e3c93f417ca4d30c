// SPDX-License-Identifier: MIT
//
// Whatever is written: what parses prints and parses back equal, what is checked never meets a wrong type, nothing
// crashes.

#include <string>
#include <vector>

#include "catch.hpp"
#include "property/random_expression.hpp"

namespace test_expression {
namespace {

using namespace palier;
using palier_test::RandomExpression;

}  // namespace

TEST_CASE("random expressions print and parse back equal", "[expression][property]") {
    const TypeEnvironment types = RandomExpression::types();
    for (std::uint32_t seed = 0; seed < 4000; ++seed) {
        RandomExpression random(seed);
        const std::string text = random.condition(1 + static_cast<int>(seed % 5));
        INFO(seed << ": " << text);
        const ExpressionParse parse = parse_expression(text);
        REQUIRE(parse.expression);
        const std::string printed = to_text(*parse.expression);
        INFO(printed);
        const ExpressionParse again = parse_expression(printed);
        REQUIRE(again.expression);
        REQUIRE(*again.expression == *parse.expression);
        REQUIRE(to_text(*again.expression) == printed);
        REQUIRE(printed.size() <= text.size() + 64);  // parentheses go, they do not come
        const ExpressionCheck check = check_expression(*parse.expression, types, {}, {.wanted = ExprType::boolean});
        REQUIRE(check.report.ok());
    }
}

TEST_CASE("the printer's parentheses are all needed", "[expression][property]") {
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        RandomExpression random(seed);
        const ExpressionParse parse = parse_expression(random.condition(3));
        REQUIRE(parse.expression);
        const std::string printed = to_text(*parse.expression);
        for (std::size_t open = 0; open < printed.size(); ++open) {
            // A parenthesis that opens a group, not a call.
            const bool is_group = printed[open] == '(' &&
                                  (open == 0 || printed[open - 1] == ' ' || printed[open - 1] == '(' ||
                                   printed[open - 1] == '!' || printed[open - 1] == '-' || printed[open - 1] == '[');
            if (!is_group || printed.find('\'') != std::string::npos) continue;
            std::size_t close = open;
            for (int depth = 0; close < printed.size(); ++close) {
                depth += printed[close] == '(' ? 1 : printed[close] == ')' ? -1 : 0;
                if (depth == 0) break;
            }
            std::string without = printed;
            without[open] = ' ';
            without[close] = ' ';
            const ExpressionParse stripped = parse_expression(without);
            INFO(printed << " / " << without);
            REQUIRE((!stripped.expression || !(*stripped.expression == *parse.expression)));
        }
    }
}

TEST_CASE("pieces of expressions in any order give findings or an expression", "[expression][property]") {
    const TypeEnvironment types = RandomExpression::types();
    const std::vector<PartialValue> frame(11, PartialValue::unknown_boolean(Status::missing));
    for (std::uint32_t seed = 0; seed < 20'000; ++seed) {
        RandomExpression random(seed);
        std::string text;
        const std::uint32_t count = 1 + random.below(12);
        for (std::uint32_t i = 0; i < count; ++i) {
            text += random.pick({"b0",   "i0",    "k0", "1",   "2.5", "'a'",  "true",   "null",    "&&",
                                 "||",   "!",     "-",  "+",   "*",   "/",    "%",      "==",      "=",
                                 "<",    ">=",    "in", "and", "not", "?",    ":",      "(",       ")",
                                 "[",    "]",     ",",  ".",   "{",   "has(", "mean(",  ".size()", ".all(",
                                 "30,5", "1 000", "«",  "»",   "’",   "≥",    "\u00A0", "\x80",    "é",
                                 "for",  "\"",    "//", "\n",  "0x",  "1e",   "'''"});
            if (random.chance(60)) text += ' ';
        }
        INFO(seed << ": " << text);
        const ExpressionParse parse = parse_expression(text);
        REQUIRE(parse.expression.has_value() == parse.report.ok());
        if (!parse.expression) continue;
        const ExpressionParse again = parse_expression(to_text(*parse.expression));
        REQUIRE(again.expression);
        REQUIRE(*again.expression == *parse.expression);
        const ExpressionCheck check = check_expression(*parse.expression, types);
        REQUIRE(check.type.has_value() == check.report.ok());
        CHECK_FALSE(evaluate(*parse.expression, frame).is_not_applicable());
        CHECK(symbol_uses(*parse.expression, types).size() == parse.expression->symbols().size());
    }
}

}  // namespace test_expression
