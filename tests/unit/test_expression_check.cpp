// SPDX-License-Identifier: MIT
//
// The types of expressions, and what is told when they do not fit.

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/expression.hpp"

namespace test_expression_check {
namespace {

using namespace palier;

TypeEnvironment environment() {
    TypeEnvironment types;
    types.add("b", {ValueType::boolean});
    types.add("c", {ValueType::boolean});
    types.add("i", {ValueType::integer, 0, 100});
    types.add("j", {ValueType::ordinal, 0, 3});
    types.add("d", {ValueType::number});
    types.add("teachers.trained_rate", {ValueType::ratio, 0, 100});
    types.add("network.kind", {ValueType::category, {}, {}, {"none", "adsl", "fibre"}});
    types.add("t", {ValueType::category});
    return types;
}

ExpressionCheck check(std::string_view text, const CheckOptions& options = {}) {
    const ExpressionParse parse = parse_expression(text);
    INFO(text);
    REQUIRE(parse.expression);
    return check_expression(*parse.expression, environment(), {"doc.json", "/when", 0, 0}, options);
}

/// The type, or the codes of the findings.
std::string type_of(std::string_view text) {
    const ExpressionCheck result = check(text);
    if (result.report.empty()) return result.type ? std::string(to_text(*result.type)) : "none";
    std::string codes;
    for (const Finding& finding : result.report.findings()) {
        codes += (codes.empty() ? "" : " ") + finding.code.substr(11);
        CHECK(finding.origin.document == "doc.json");
        CHECK(finding.origin.pointer == "/when");
    }
    return codes;
}

std::string remedy_of(std::string_view text) {
    const ExpressionCheck result = check(text);
    REQUIRE_FALSE(result.report.findings().empty());
    return remedy(result.report.findings()[0], Language::en);
}

}  // namespace

TEST_CASE("the environment finds names and takes the last declaration", "[expression]") {
    TypeEnvironment types = environment();
    CHECK(types.size() == 8);
    REQUIRE(types.find("i"));
    CHECK(types.find("i")->max == 100.0);
    CHECK(types.find("zz") == nullptr);
    types.add("i", {ValueType::boolean});
    CHECK(types.size() == 8);
    CHECK(types.find("i")->type == ValueType::boolean);
    CHECK(types.names()[2] == "i");
}

TEST_CASE("expressions see five value types as four", "[expression]") {
    CHECK(type_of("b") == "boolean");
    CHECK(type_of("i") == "integer");
    CHECK(type_of("j") == "integer");
    CHECK(type_of("d") == "number");
    CHECK(type_of("teachers.trained_rate") == "number");
    CHECK(type_of("network.kind") == "text");
    CHECK(type_of("1") == "integer");
    CHECK(type_of("1.0") == "number");
    CHECK(type_of("'x'") == "text");
    CHECK(type_of("true") == "boolean");
}

TEST_CASE("logic wants booleans", "[expression]") {
    CHECK(type_of("b && c || !b") == "boolean");
    CHECK(type_of("b && i") == "type.boolean-wanted");
    CHECK(type_of("i || d") == "type.boolean-wanted type.boolean-wanted");
    CHECK(type_of("!i") == "type.boolean-wanted");
    CHECK(type_of("i ? 1 : 2") == "type.boolean-wanted");
}

TEST_CASE("numbers compare across integers and decimals, texts with texts", "[expression]") {
    CHECK(type_of("i < 3") == "boolean");
    CHECK(type_of("i < 3.5") == "boolean");
    CHECK(type_of("teachers.trained_rate >= 30") == "boolean");
    CHECK(type_of("i == 3.0 && d != 1") == "boolean");
    CHECK(type_of("t < 'b' && t >= 'a' && t == network.kind") == "boolean");
    CHECK(type_of("b == c && b != true") == "boolean");
    CHECK(type_of("b < c") == "type.comparison");
    CHECK(type_of("b == 1") == "type.comparison");
    CHECK(type_of("t == 1") == "type.comparison");
    CHECK(type_of("[1] == [1]") == "type.list-place type.list-place");
    CHECK(type_of("1 < i < 3") == "type.chained-comparison");
    CHECK(type_of("1 < i == b") == "boolean");
    CHECK(remedy_of("1 < i <= 3") == "Write 1 < i && i <= 3.");
}

TEST_CASE("arithmetic does not mix integers and decimals, and says how to convert", "[expression]") {
    CHECK(type_of("i + 1 - i * 2 / 3 % 4") == "integer");
    CHECK(type_of("d + 1.0 - d * 2.0 / 3.0") == "number");
    CHECK(type_of("-i") == "integer");
    CHECK(type_of("-d") == "number");
    CHECK(type_of("-t") == "type.operand");
    CHECK(type_of("-b") == "type.operand");
    CHECK(type_of("i * 1.5") == "type.mixed-arithmetic");
    CHECK(type_of("d / 2") == "type.mixed-arithmetic");
    CHECK(type_of("d % 2.0") == "type.operands");
    CHECK(type_of("t + t") == "feature.concatenation");
    CHECK(type_of("b + 1") == "type.operands");
    CHECK(type_of("[1] + [2]") == "type.list-place type.list-place");
    CHECK(remedy_of("i * 1.5") == "Convert the integer: double(i) * 1.5.");
    CHECK(remedy_of("d / 2") == "Convert the integer: d / 2.0.");
    CHECK(type_of("double(i) * 1.5") == "number");
}

TEST_CASE("in looks for a value in a list of its type", "[expression]") {
    CHECK(type_of("network.kind in ['adsl', 'fibre']") == "boolean");
    CHECK(type_of("i in [1, 2]") == "boolean");
    CHECK(type_of("i in [1.0, 2.5]") == "boolean");
    CHECK(type_of("i in []") == "boolean");
    CHECK(type_of("i in ['a']") == "type.comparison");
    CHECK(type_of("i in 3") == "type.in-list");
    CHECK(type_of("'a' in t") == "type.in-list");
    CHECK(type_of("i in [1, 2.0]") == "type.list-mixed");
    CHECK(type_of("[1] in [1]") == "type.list-place");
}

TEST_CASE("a list serves only where a list is wanted", "[expression]") {
    CHECK(type_of("[1, 2]") == "type.list-place");
    CHECK(type_of("b ? [1] : [2]") == "type.list-place type.list-place");
    CHECK(type_of("[[1]].size() == 1") == "type.list-place");
    CHECK(type_of("size([1, 2]) == 2") == "boolean");
    CHECK(type_of("[1, 'a'].size() == 2") == "type.list-mixed");
}

TEST_CASE("branches have one type", "[expression]") {
    CHECK(type_of("b ? 1 : i") == "integer");
    CHECK(type_of("b ? 1.0 : d") == "number");
    CHECK(type_of("b ? c : true") == "boolean");
    CHECK(type_of("b ? 1 : 2.0") == "type.branches");
    CHECK(type_of("b ? 1 : 'a'") == "type.branches");
}

TEST_CASE("functions say what they take", "[expression]") {
    CHECK(type_of("double(i) + double('1.5') + double(d)") == "number");
    CHECK(type_of("int(d) + int('3') + int(i)") == "integer");
    CHECK(type_of("string(i) == string(b)") == "boolean");
    CHECK(type_of("string(d)") == "feature.text-of-number");
    CHECK(type_of("double(b)") == "type.argument");
    CHECK(type_of("int(b)") == "type.argument");
    CHECK(type_of("int([1])") == "type.argument");
    CHECK(type_of("size(t) + t.size()") == "integer");
    CHECK(type_of("size(i)") == "type.argument");
    CHECK(type_of("t.startsWith('a') && t.endsWith('b') && t.contains(network.kind)") == "boolean");
    CHECK(type_of("i.contains('a')") == "type.argument");
    CHECK(type_of("t.contains(1)") == "type.argument");
    CHECK(type_of("math.least(i, 3)") == "integer");
    CHECK(type_of("math.greatest([d, 1.5])") == "number");
    CHECK(type_of("math.least(i, 2.0)") == "type.list-mixed");
    CHECK(type_of("math.least('a')") == "type.argument");
    CHECK(type_of("math.least(['a'])") == "type.argument");
    CHECK(type_of("math.least([])") == "type.empty-list");
    CHECK(type_of("mean([i, j])") == "number");
    CHECK(type_of("mean([d])") == "number");
    CHECK(type_of("mean([])") == "type.empty-list");
    CHECK(type_of("mean(i)") == "type.argument");
    CHECK(type_of("mean([b])") == "type.argument");
    CHECK(type_of("sum([i, j])") == "integer");
    CHECK(type_of("sum([d])") == "number");
    CHECK(type_of("sum([])") == "integer");
    CHECK(type_of("count([b, c, i > 3])") == "integer");
    CHECK(type_of("count([])") == "integer");
    CHECK(type_of("count([i])") == "type.argument");
    CHECK(type_of("count(b)") == "type.argument");
    CHECK(type_of("has(d)") == "boolean");
}

TEST_CASE("an unknown name is told once, with the nearest", "[expression]") {
    const ExpressionCheck result = check("teachers.trainned_rate >= 30.0 && teachers.trainned_rate <= 50.0");
    REQUIRE(result.report.findings().size() == 1);
    const Finding& finding = result.report.findings()[0];
    CHECK(finding.code == "expression.name.unknown");
    CHECK(std::get<std::int64_t>(*finding.find_argument("offset")) == 0);
    CHECK(std::get<std::vector<std::string>>(*finding.find_argument("nearest")) ==
          std::vector<std::string>{"teachers.trained_rate"});
    CHECK(type_of("has(zz)") == "name.unknown");
    const ExpressionCheck literal = check("b == Vrai");
    CHECK(std::get<std::vector<std::string>>(*literal.report.findings()[0].find_argument("nearest")) ==
          std::vector<std::string>{"true"});
}

TEST_CASE("one mistake causes one finding", "[expression]") {
    CHECK(type_of("(zz + 1) * 2.0 > 3 && b") == "name.unknown");
    CHECK(type_of("!(i * 1.5 > 2) || b") == "type.mixed-arithmetic");
    CHECK(type_of("mean([zz, 1]) > 2.0") == "name.unknown");
}

TEST_CASE("constants that a declaration excludes are told", "[expression]") {
    CHECK(type_of("network.kind == 'fiber'") == "value.category-unknown");
    CHECK(type_of("'fiber' != network.kind") == "value.category-unknown");
    CHECK(type_of("network.kind in ['adsl', 'fiber', 'none']") == "value.category-unknown");
    CHECK(type_of("t == 'anything'") == "boolean");
    CHECK(type_of("teachers.trained_rate >= 300.0") == "value.out-of-range");
    CHECK(type_of("-1 < i") == "value.out-of-range");
    CHECK(type_of("j in [0, 4]") == "value.out-of-range");
    CHECK(type_of("i >= 100 && i >= 0") == "boolean");
    CHECK(type_of("i / 0 == 1") == "value.zero-division");
    CHECK(type_of("i % 0 == 1") == "value.zero-division");
    CHECK(type_of("d / 0.0 > 1.0") == "value.zero-division");
    // Warnings and advice leave the type.
    CHECK(check("network.kind == 'fiber'").type == ExprType::boolean);
    CHECK(check("network.kind == 'fiber'").report.ok());
}

TEST_CASE("a wanted type is checked", "[expression]") {
    CHECK(check("b", {.wanted = ExprType::boolean}).type == ExprType::boolean);
    CHECK(check("i", {.wanted = ExprType::boolean}).report.count("expression.type.result") == 1);
    CHECK_FALSE(check("i", {.wanted = ExprType::boolean}).type);
    CHECK(check("i", {.wanted = ExprType::number}).report.count("expression.type.result") == 1);
    CHECK(check("[1]", {.wanted = ExprType::boolean}).report.count("expression.type.list-place") == 1);
}

TEST_CASE("findings point at the operand or the operator", "[expression]") {
    const auto offset = [](std::string_view text) {
        const ExpressionCheck result = check(text);
        return std::get<std::int64_t>(*result.report.findings()[0].find_argument("offset"));
    };
    CHECK(offset("b && i") == 5);
    CHECK(offset("b && i * 1.5 > 2.0") == 7);
    CHECK(offset("t == 'é' && zz") == 12);
    CHECK(offset("network.kind == 'fiber'") == 16);
}

}  // namespace test_expression_check
