// SPDX-License-Identifier: MIT
//
// What is read, what it means, and that it is written back.

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "palier/expression.hpp"

namespace test_expression {
namespace {

using namespace palier;

std::string codes_of(const Report& report) {
    std::string codes;
    for (const Finding& finding : report.findings()) codes += (codes.empty() ? "" : " ") + finding.code;
    return codes;
}

Expression parsed(std::string_view text) {
    ExpressionParse parse = parse_expression(text);
    INFO(text << ": " << codes_of(parse.report));
    REQUIRE(parse.expression);
    return *std::move(parse.expression);
}

/// The text with every operation in parentheses, to see how it was understood.
std::string shape(const Expression& expression, ExprId id) {
    struct Writer {
        const Expression& expression;
        std::string operator()(const ExprBoolean& node) const { return node.value ? "true" : "false"; }
        std::string operator()(const ExprInteger& node) const { return std::to_string(node.value); }
        std::string operator()(const ExprNumber& node) const { return to_text(node.value); }
        std::string operator()(const ExprText& node) const { return "'" + std::string(expression.text_of(node)) + "'"; }
        std::string operator()(const ExprSymbol& node) const { return expression.symbols()[node.symbol]; }
        std::string operator()(const ExprHas& node) const { return "has " + expression.symbols()[node.symbol]; }
        std::string operator()(const ExprUnary& node) const {
            return "(" + std::string(to_text(node.op)) + shape(expression, node.operand) + ")";
        }
        std::string operator()(const ExprBinary& node) const {
            return "(" + shape(expression, node.left) + " " + std::string(to_text(node.op)) + " " +
                   shape(expression, node.right) + ")";
        }
        std::string operator()(const ExprConditional& node) const {
            return "(" + shape(expression, node.condition) + " ? " + shape(expression, node.when_true) + " : " +
                   shape(expression, node.when_false) + ")";
        }
        std::string operator()(const ExprCall& node) const {
            return std::string(to_text(node.function)) + all(expression.children(node));
        }
        std::string operator()(const ExprList& node) const { return "list" + all(expression.children(node)); }
        std::string all(std::span<const ExprId> ids) const {
            std::string text = "{";
            for (const ExprId id : ids) text += (text.size() > 1 ? ", " : "") + shape(expression, id);
            return text + "}";
        }
    };
    return std::visit(Writer{expression}, expression.node(id));
}

std::string shape(std::string_view text) {
    const Expression expression = parsed(text);
    return shape(expression, expression.root());
}

std::string text_constant(std::string_view text) {
    const Expression expression = parsed(text);
    const auto* const constant = std::get_if<ExprText>(&expression.node(expression.root()));
    REQUIRE(constant);
    return std::string(expression.text_of(*constant));
}

std::string refusal(std::string_view text) {
    const ExpressionParse parse = parse_expression(text);
    CHECK_FALSE(parse.expression);
    return codes_of(parse.report);
}

}  // namespace

TEST_CASE("operators bind as in CEL", "[expression]") {
    CHECK(shape("a || b && c") == "(a || (b && c))");
    CHECK(shape("a && b || c && d") == "((a && b) || (c && d))");
    CHECK(shape("a && b == c") == "(a && (b == c))");
    CHECK(shape("a == b + c") == "(a == (b + c))");
    CHECK(shape("a + b * c - d") == "((a + (b * c)) - d)");
    CHECK(shape("a - b - c") == "((a - b) - c)");
    CHECK(shape("a / b * c % d") == "(((a / b) * c) % d)");
    CHECK(shape("!a && b") == "((!a) && b)");
    CHECK(shape("-a + b") == "((-a) + b)");
    CHECK(shape("-a * b") == "((-a) * b)");
    CHECK(shape("!a == b") == "((!a) == b)");
    CHECK(shape("a < b == c") == "((a < b) == c)");
    CHECK(shape("a in [1, 2] && b") == "((a in list{1, 2}) && b)");
    CHECK(shape("a + b in [c]") == "((a + b) in list{c})");
    CHECK(shape("(a || b) && c") == "((a || b) && c)");
}

TEST_CASE("a conditional binds least and leans to the right", "[expression]") {
    CHECK(shape("a ? b : c") == "(a ? b : c)");
    CHECK(shape("a ? b : c ? d : e") == "(a ? b : (c ? d : e))");
    CHECK(shape("a || b ? c && d : e == f") == "((a || b) ? (c && d) : (e == f))");
    CHECK(shape("a ? (b ? c : d) : e") == "(a ? (b ? c : d) : e)");
    CHECK(shape("(a ? b : c) ? d : e") == "((a ? b : c) ? d : e)");
    CHECK(shape("[a ? 1 : 2, 3]") == "list{(a ? 1 : 2), 3}");
    CHECK(refusal("a ? b ? c : d : e") == "expression.syntax.nested-conditional");
}

TEST_CASE("signs in a row cancel out two by two, and one before a constant belongs to it", "[expression]") {
    CHECK(shape("-1") == "-1");
    CHECK(shape("- 1") == "-1");
    CHECK(shape("--1") == "1");
    CHECK(shape("---1") == "-1");
    CHECK(shape("--a") == "a");
    CHECK(shape("---a") == "(-a)");
    CHECK(shape("!!a") == "a");
    CHECK(shape("!!!a") == "(!a)");
    CHECK(shape("1 - -1") == "(1 - -1)");
    CHECK(shape("1--1") == "(1 - -1)");
    CHECK(shape("1-1") == "(1 - 1)");
    CHECK(shape("-(1)") == "(-1)");
    CHECK(shape("-(-1)") == "(--1)");
    CHECK(shape("-9223372036854775808") == "-9223372036854775808");
    CHECK(shape("-1.5") == "-1.5");
    CHECK(shape("-a.b.size()") == "(-size{a.b})");
}

TEST_CASE("numbers are read as in CEL", "[expression]") {
    CHECK(shape("0") == "0");
    CHECK(shape("007") == "7");
    CHECK(shape("0x1F") == "31");
    CHECK(shape("0xff") == "255");
    CHECK(shape("-0x8000000000000000") == "-9223372036854775808");
    CHECK(shape("9223372036854775807") == "9223372036854775807");
    CHECK(shape("1.0") == "1.0");
    CHECK(shape(".5") == "0.5");
    CHECK(shape("1e3") == "1000.0");
    CHECK(shape("1E+3") == "1000.0");
    CHECK(shape("2.5e-1") == "0.25");
    CHECK(shape("30.10") == "30.1");
    CHECK(refusal("9223372036854775808") == "expression.literal.integer-range");
    CHECK(refusal("-9223372036854775809") == "expression.literal.integer-range");
    CHECK(refusal("0x10000000000000000") == "expression.literal.integer-range");
    CHECK(refusal("99999999999999999999999") == "expression.literal.integer-range");
    CHECK(refusal("1e999") == "expression.literal.number-range");
    CHECK(refusal("30.") == "expression.literal.number");
    CHECK(refusal("1_000") == "expression.literal.number");
    CHECK(refusal("2e") == "expression.literal.number");
    CHECK(refusal("0x") == "expression.literal.number");
}

TEST_CASE("a decimal constant keeps what was written, for exact ratios", "[expression]") {
    const auto decimal = [](std::string_view text) {
        const Expression expression = parsed(text);
        return std::get<ExprNumber>(expression.node(expression.root()));
    };
    CHECK(decimal("30.0") == ExprNumber{30.0, 30, 0});
    CHECK(decimal("12.5") == ExprNumber{12.5, 125, -1});
    CHECK(decimal("-0.125") == ExprNumber{-0.125, -125, -3});
    CHECK(decimal("33.30") == ExprNumber{33.3, 333, -1});
    CHECK(decimal("1e3") == ExprNumber{1000.0, 1000, 0});
    CHECK(decimal("0.0") == ExprNumber{0.0, 0, 0});
    CHECK(decimal("1e300").exponent == ExprNumber::no_decimal);
    CHECK(decimal("1e-30").exponent == ExprNumber::no_decimal);
}

TEST_CASE("texts are read as in CEL", "[expression]") {
    CHECK(text_constant("'fibre'") == "fibre");
    CHECK(text_constant("\"fibre\"") == "fibre");
    CHECK(text_constant("''") == "");
    CHECK(text_constant("'\"'") == "\"");
    CHECK(text_constant("'''x''x'''") == "x''x");
    CHECK(text_constant("'''a\nb'''") == "a\nb");
    CHECK(text_constant("\"\"\"a\"b\"\"\"") == "a\"b");
    CHECK(text_constant("r'\\n'") == "\\n");
    CHECK(text_constant("R\"\\\\\"") == "\\\\");
    CHECK(text_constant(R"('\a\b\f\n\r\t\v\\\'\"\?\`')") == "\a\b\f\n\r\t\v\\'\"?`");
    CHECK(text_constant(R"('\x41\X42\103')") == "ABC");
    CHECK(text_constant(R"('\377\xFF')") == "\u00ff\u00ff");
    CHECK(text_constant(R"('\u00e9\U0001F600')") == "\u00e9\U0001F600");
    CHECK(text_constant("'école'") == "école");
    CHECK(refusal("'a") == "expression.literal.text-unclosed");
    CHECK(refusal("'a\n'") == "expression.literal.text-unclosed");
    CHECK(refusal("'''a''") == "expression.literal.text-unclosed");
    CHECK(refusal(R"('\q')") == "expression.literal.escape");
    CHECK(refusal(R"('\u12')") == "expression.literal.escape");
    CHECK(refusal(R"('\ud800')") == "expression.literal.escape");
    CHECK(refusal(R"('\U00110000')") == "expression.literal.escape");
    CHECK(refusal(R"('\400')") == "expression.literal.escape");
}

TEST_CASE("blanks and comments do not count", "[expression]") {
    CHECK(shape(" a\t&&\r\n\fb ") == "(a && b)");
    CHECK(shape("a // why\n && b // done") == "(a && b)");
    CHECK(shape("a . b . c") == "a.b.c");
}

TEST_CASE("names are dotted, and each is a symbol once, in order of first occurrence", "[expression]") {
    const auto symbols = [](std::string_view text) {
        const Expression expression = parsed(text);
        return std::vector<std::string>(expression.symbols().begin(), expression.symbols().end());
    };
    CHECK(symbols("teachers.trained_rate >= 30.0 && unit.degree == 2 && teachers.trained_rate <= x") ==
          std::vector<std::string>{"teachers.trained_rate", "unit.degree", "x"});
    CHECK(symbols("has(b.c) || a") == std::vector<std::string>{"b.c", "a"});
    CHECK(symbols("1 < 2").empty());
}

TEST_CASE("functions are called in the form they have", "[expression]") {
    CHECK(shape("double(a)") == "double{a}");
    CHECK(shape("size(a.b)") == "size{a.b}");
    CHECK(shape("a.b.size()") == "size{a.b}");
    CHECK(shape("a.b.startsWith('x')") == "startsWith{a.b, 'x'}");
    CHECK(shape("'abc'.contains(a)") == "contains{'abc', a}");
    CHECK(shape("(a).endsWith('x')") == "endsWith{a, 'x'}");
    CHECK(shape("string(1).size()") == "size{string{1}}");
    CHECK(shape("[1, 2].size()") == "size{list{1, 2}}");
    CHECK(shape("math.least(a, 2, 3)") == "math.least{a, 2, 3}");
    CHECK(shape("math.greatest([a, b])") == "math.greatest{list{a, b}}");
    CHECK(shape("mean([a, b])") == "mean{list{a, b}}");
    CHECK(shape("has(a.b)") == "has a.b");
    CHECK(shape("[]") == "list{}");
    CHECK(shape("size.size()") == "size{size}");  // a name may be that of a function
    CHECK(refusal("startsWith(a, 'x')") == "expression.function.form");
    CHECK(refusal("a.mean()") == "expression.function.form");
    CHECK(refusal("double()") == "expression.function.arguments");
    CHECK(refusal("mean(a, b)") == "expression.function.arguments");
    CHECK(refusal("a.contains()") == "expression.function.arguments");
    CHECK(refusal("math.least()") == "expression.function.arguments");
    CHECK(refusal("has(a + 1)") == "expression.function.has");
    CHECK(refusal("has()") == "expression.function.has");
    CHECK(refusal("has('a')") == "expression.function.has");
}

TEST_CASE("what CEL has and this subset leaves out is told as such", "[expression]") {
    CHECK(refusal("a == null") == "expression.feature.null");
    CHECK(refusal("b'abc' == a") == "expression.feature.bytes");
    CHECK(refusal("br'abc' == a") == "expression.feature.bytes");
    CHECK(refusal("a > 1u") == "expression.feature.unsigned");
    CHECK(refusal("a[0]") == "expression.feature.index");
    CHECK(refusal("[1, 2][0]") == "expression.feature.index");
    CHECK(refusal("{'a': 1}") == "expression.feature.map");
    CHECK(refusal("Message{a: 1}") == "expression.feature.map");
    CHECK(refusal("(a).b") == "expression.feature.field");
    CHECK(refusal("[1, 2].all(x, x > 0)") == "expression.feature.macro");
    CHECK(refusal("[1, 2].exists(x, x > 0)") == "expression.feature.macro");
    CHECK(refusal("a.filter(x, x > 0)") == "expression.feature.macro");
    CHECK(refusal("a.matches('x')") == "expression.feature.function");
    CHECK(refusal("timestamp('x') > a") == "expression.feature.function");
    CHECK(refusal("uint(1)") == "expression.feature.function");
    CHECK(refusal("math.ceil(a)") == "expression.feature.function");
    CHECK(refusal(".a") == "expression.syntax.operand-missing");
}

TEST_CASE("printing uses the fewest parentheses", "[expression]") {
    const auto printed = [](std::string_view text) { return to_text(parsed(text)); };
    CHECK(printed("((a))&&(b||c)") == "a && (b || c)");
    CHECK(printed("(a&&b)||c") == "a && b || c");
    CHECK(printed("a-(b-c)") == "a - (b - c)");
    CHECK(printed("(a-b)-c") == "a - b - c");
    CHECK(printed("!(a&&b)") == "!(a && b)");
    CHECK(printed("!(a)") == "!a");
    CHECK(printed("-(-a)") == "-(-a)");
    CHECK(printed("-(1)") == "-(1)");
    CHECK(printed("1 - (-1)") == "1 - -1");
    CHECK(printed("(a?b:c)?d:(e?f:g)") == "(a ? b : c) ? d : e ? f : g");
    CHECK(printed("a?(b?c:d):e") == "a ? (b ? c : d) : e");
    CHECK(printed("x.size( )") == "size(x)");
    CHECK(printed("(a+b).contains(\"it's\")") == "(a + b).contains('it\\'s')");
    CHECK(printed("(-1).size()") == "size(-1)");
    CHECK(printed("(-x).contains('a')") == "(-x).contains('a')");
    CHECK(printed("'a\\n\\x7f\\\\'") == "'a\\x0a\\x7f\\\\'");
    CHECK(printed("1e3 + .5") == "1000.0 + 0.5");
    CHECK(printed("has( a.b )") == "has(a.b)");
    CHECK(printed("(math).contains('a')") == "(math).contains('a')");
    CHECK(printed("a<b==(c<d)") == "a < b == (c < d)");
    const Expression expression = parsed("a + b > 2 && c");
    CHECK(to_text(expression, std::get<ExprBinary>(expression.node(expression.root())).left) == "a + b > 2");
}

TEST_CASE("a node knows its place in the text", "[expression]") {
    const Expression expression = parsed("k == 'é' && -b.c > 2");
    CHECK(expression.text() == "k == 'é' && -b.c > 2");
    CHECK(expression.position(expression.root()) == 10);  // bytes: é has two
    const auto& both = std::get<ExprBinary>(expression.node(expression.root()));
    CHECK(expression.position(both.left) == 2);
    const auto& greater = std::get<ExprBinary>(expression.node(both.right));
    CHECK(expression.position(both.right) == 18);
    CHECK(expression.position(greater.left) == 13);
    CHECK(expression.position(greater.right) == 20);
}

TEST_CASE("children come before their parents and the root is last", "[expression]") {
    const Expression expression = parsed("a ? [b, 1 + c].size() > 2 : !has(d)");
    CHECK(index(expression.root()) == expression.nodes().size() - 1);
    CHECK(expression.nodes().size() == 12);
}

TEST_CASE("equality looks at the structure, not at the writing", "[expression]") {
    CHECK(parsed("a&&(b)") == parsed("a && b"));
    CHECK(parsed("1.50") == parsed("1.5"));
    CHECK(parsed("'a'") == parsed("\"a\""));
    CHECK_FALSE(parsed("a && b") == parsed("b && a"));
    CHECK_FALSE(parsed("1") == parsed("1.0"));
    CHECK_FALSE(parsed("a - (b - c)") == parsed("a - b - c"));
}

TEST_CASE("limits are options and findings", "[expression]") {
    SECTION("length") {
        CHECK(codes_of(parse_expression("a && b", {.max_length = 5}).report) == "expression.limit.length");
        CHECK(parse_expression("a && b", {.max_length = 6}).expression);
        CHECK(refusal(std::string(1'000'000, 'a')) == "expression.limit.length");
    }
    SECTION("depth") {
        CHECK(codes_of(parse_expression("((a))", {.max_depth = 1}).report) == "expression.limit.depth");
        CHECK(parse_expression("((a))", {.max_depth = 2}).expression);
        CHECK(codes_of(parse_expression("a ? b : c ? d : e", {.max_depth = 1}).report) == "expression.limit.depth");
        CHECK(parse_expression("(a) && (b) && [1].size() > (2)", {.max_depth = 1}).expression);
    }
    SECTION("nodes") {
        CHECK(codes_of(parse_expression("a && b", {.max_nodes = 2}).report) == "expression.limit.nodes");
        CHECK(parse_expression("a && b", {.max_nodes = 3}).expression);
    }
}

TEST_CASE("no depth of input overflows the stack", "[expression]") {
    constexpr std::size_t deep = 40'000;  // of frames of 200 bytes, they would fill the usual stack
    const ExpressionLimits wide{.max_length = 10'000'000, .max_depth = 10'000'000, .max_nodes = 10'000'000};
    const auto repeated = [](std::string_view part, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += part;
        return text;
    };
    CHECK(codes_of(parse_expression(repeated("(", deep), wide).report) == "expression.syntax.operand-missing-at-end");
    CHECK(codes_of(parse_expression(repeated("(", deep), {.max_length = 10'000'000}).report) ==
          "expression.limit.depth");
    const std::vector<std::string> texts = {repeated("(", deep) + "a" + repeated(")", deep),
                                            repeated("[", deep) + repeated("]", deep),
                                            repeated("!(", deep) + "a" + repeated(")", deep),
                                            repeated("-", deep) + "a",
                                            repeated("a ? b : ", deep) + "c",
                                            repeated("a && ", deep) + "a",
                                            repeated("double(", deep) + "a" + repeated(")", deep),
                                            "a" + repeated(".size()", deep),
                                            repeated("(a - ", deep) + "a" + repeated(")", deep),
                                            "a" + repeated(".b", deep),
                                            "(a)" + repeated(".size()", deep),
                                            repeated("not ", deep) + "a"};
    for (const auto& text : texts) {
        INFO(text.substr(0, 20));
        const ExpressionParse parse = parse_expression(text, wide);
        if (!parse.expression) {
            CHECK(parse.report.count("expression.syntax.word-operator") == deep);
            continue;
        }
        const ExpressionParse again = parse_expression(to_text(*parse.expression), wide);
        REQUIRE(again.expression);
        CHECK(*again.expression == *parse.expression);
        CHECK_FALSE(check_expression(*parse.expression, TypeEnvironment()).report.empty());
    }
}

TEST_CASE("an expression is cheap to move", "[expression]") {
    CHECK(std::is_nothrow_move_constructible_v<Expression>);
    CHECK(std::is_nothrow_move_assignable_v<Expression>);
}

}  // namespace test_expression
