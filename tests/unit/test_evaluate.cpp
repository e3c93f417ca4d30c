// SPDX-License-Identifier: MIT
//
// On known values: plain CEL.

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/evaluate.hpp"

namespace test_evaluate {
namespace {

using namespace palier;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The result written as a constant, `n/a`, or `error:reason`.
std::string written(const PartialValue& value) {
    if (value.is_not_applicable()) return "n/a";
    if (value.is_error()) return "error:" + std::string(to_text(value.reason()));
    if (!value.is_known()) return "unknown";
    switch (value.kind()) {
        case PartialValue::Kind::boolean: return value.as_boolean() ? "true" : "false";
        case PartialValue::Kind::integer: return std::to_string(value.as_integer());
        case PartialValue::Kind::number:
        case PartialValue::Kind::ratio: return to_text(value.as_number());
        case PartialValue::Kind::text: return "'" + std::string(value.as_text()) + "'";
        case PartialValue::Kind::nothing:
        case PartialValue::Kind::list: break;
    }
    return "?";
}

/// Evaluates with i = 7, m = -9223372036854775808, d = 2.5, nan, t = 'fibre', y = true, n = false.
std::string result_of(std::string_view text) {
    const ExpressionParse parse = parse_expression(text);
    INFO(text);
    REQUIRE(parse.expression);
    std::vector<PartialValue> values;
    for (const auto& name : parse.expression->symbols()) {
        if (name == "i")
            values.push_back(PartialValue::integer(7));
        else if (name == "m")
            values.push_back(PartialValue::integer(std::numeric_limits<std::int64_t>::min()));
        else if (name == "d")
            values.push_back(PartialValue::number(2.5));
        else if (name == "nan")
            values.push_back(PartialValue::number(std::nan("")));
        else if (name == "t")
            values.push_back(PartialValue::text("fibre"));
        else
            values.push_back(PartialValue::boolean(name == "y"));
    }
    return written(evaluate(*parse.expression, values));
}

}  // namespace

TEST_CASE("constants are themselves", "[evaluate]") {
    CHECK(result_of("true") == "true");
    CHECK(result_of("42") == "42");
    CHECK(result_of("2.5") == "2.5");
    CHECK(result_of("'école'") == "'école'");
    CHECK(result_of("-9223372036854775808") == "-9223372036854775808");
}

TEST_CASE("logic", "[evaluate]") {
    CHECK(result_of("y && y") == "true");
    CHECK(result_of("y && n") == "false");
    CHECK(result_of("n || y") == "true");
    CHECK(result_of("n || n") == "false");
    CHECK(result_of("!n") == "true");
    CHECK(result_of("y ? 1 : 2") == "1");
    CHECK(result_of("n ? 1 : 2") == "2");
}

TEST_CASE("errors are absorbed by && and || on either side, as in CEL", "[evaluate]") {
    CHECK(result_of("1 / 0 == 1") == "error:division_by_zero");
    CHECK(result_of("n && 1 / 0 == 1") == "false");
    CHECK(result_of("1 / 0 == 1 && n") == "false");
    CHECK(result_of("y && 1 / 0 == 1") == "error:division_by_zero");
    CHECK(result_of("y || 1 / 0 == 1") == "true");
    CHECK(result_of("1 / 0 == 1 || y") == "true");
    CHECK(result_of("1 / 0 == 1 || n") == "error:division_by_zero");
    CHECK(result_of("1 / 0 == 1 || 1 % 0 == 1") == "error:division_by_zero");
    CHECK(result_of("!(1 / 0 == 1)") == "error:division_by_zero");
    CHECK(result_of("y ? 1 : 1 / 0") == "1");
    CHECK(result_of("n ? 1 / 0 : 2") == "2");
    CHECK(result_of("1 / 0 == 1 ? 1 : 2") == "error:division_by_zero");
    CHECK(result_of("1 / 0 == 1 ? 1 : 1") == "error:division_by_zero");
    CHECK(result_of("7 in [7, 1 / 0]") == "error:division_by_zero");
}

TEST_CASE("integers are 64 bits and do not wrap", "[evaluate]") {
    CHECK(result_of("i + 3 * 2 - 1") == "12");
    CHECK(result_of("7 / 2") == "3");
    CHECK(result_of("-7 / 2") == "-3");
    CHECK(result_of("7 / -2") == "-3");
    CHECK(result_of("7 % 3") == "1");
    CHECK(result_of("-7 % 3") == "-1");
    CHECK(result_of("7 % -3") == "1");
    CHECK(result_of("9223372036854775807 + 1") == "error:overflow");
    CHECK(result_of("m - 1") == "error:overflow");
    CHECK(result_of("m * -1") == "error:overflow");
    CHECK(result_of("-m") == "error:overflow");
    CHECK(result_of("m / -1") == "error:overflow");
    CHECK(result_of("m % -1") == "error:overflow");
    CHECK(result_of("4611686018427387904 * 2") == "error:overflow");
    CHECK(result_of("-4611686018427387904 * 2") == "-9223372036854775808");
    CHECK(result_of("1 / 0") == "error:division_by_zero");
    CHECK(result_of("1 % 0") == "error:division_by_zero");
    CHECK(result_of("0 / 0") == "error:division_by_zero");
}

TEST_CASE("decimals follow IEEE 754", "[evaluate]") {
    CHECK(result_of("0.1 + 0.2") == "0.30000000000000004");
    CHECK(result_of("d * 2.0 - 1.0") == "4.0");
    CHECK(result_of("1.0 / 3.0") == to_text(1.0 / 3.0));
    CHECK(result_of("1.0 / 0.0") == to_text(infinity));
    CHECK(result_of("-1.0 / 0.0") == to_text(-infinity));
    CHECK(result_of("1.0 / -0.0") == to_text(-infinity));
    CHECK(result_of("1e308 * 10.0") == to_text(infinity));
    CHECK(result_of("-d") == "-2.5");
    CHECK(result_of("1.0 / -(0.0) < 0.0") == "true");
}

TEST_CASE("NaN equals nothing and has no order", "[evaluate]") {
    CHECK(result_of("nan == nan") == "false");
    CHECK(result_of("nan != nan") == "true");
    CHECK(result_of("nan == 1") == "false");
    CHECK(result_of("0.0 / 0.0 != 0.0") == "true");
    CHECK(result_of("nan < 1.0") == "error:not_a_number");
    CHECK(result_of("1 >= nan") == "error:not_a_number");
    CHECK(result_of("nan in [nan, 1.0]") == "false");
    CHECK(result_of("math.least(nan, 1.0)") == "error:not_a_number");
    CHECK(result_of("int(nan)") == "error:not_a_number");
}

TEST_CASE("integers and decimals compare on the number line", "[evaluate]") {
    CHECK(result_of("1 == 1.0") == "true");
    CHECK(result_of("1 < 1.5 && 1.5 < 2") == "true");
    CHECK(result_of("9007199254740993 == 9007199254740992.0") == "false");
    CHECK(result_of("9007199254740993 > 9007199254740992.0") == "true");
    CHECK(result_of("9223372036854775807 < 9223372036854775808.0") == "true");
    CHECK(result_of("9223372036854775807 == 9223372036854775808.0") == "false");
    CHECK(result_of("m == -9223372036854775808.0") == "true");
    CHECK(result_of("m > -9223372036854777856.0") == "true");
    CHECK(result_of("1 < 1.0 / 0.0") == "true");
    CHECK(result_of("-3 > -3.5") == "true");
    CHECK(result_of("-4 < -3.5") == "true");
    CHECK(result_of("0 == -0.0") == "true");
    CHECK(result_of("2 in [1.0, 2.0]") == "true");
}

TEST_CASE("texts order by code points", "[evaluate]") {
    CHECK(result_of("'a' < 'b'") == "true");
    CHECK(result_of("'a' < 'aa'") == "true");
    CHECK(result_of("'Z' < 'a'") == "true");
    CHECK(result_of("'z' < 'é'") == "true");
    CHECK(result_of("'\\uFFFD' < '\\U0001F600'") == "true");
    CHECK(result_of("t == 'fibre'") == "true");
    CHECK(result_of("t != 'Fibre'") == "true");
    CHECK(result_of("t in ['adsl', 'fibre']") == "true");
    CHECK(result_of("t in ['adsl']") == "false");
    CHECK(result_of("t in []") == "false");
}

TEST_CASE("booleans compare for equality", "[evaluate]") {
    CHECK(result_of("y == true") == "true");
    CHECK(result_of("y == n") == "false");
    CHECK(result_of("y != n") == "true");
    CHECK(result_of("n in [true, false]") == "true");
}

TEST_CASE("text functions", "[evaluate]") {
    CHECK(result_of("t.startsWith('fi')") == "true");
    CHECK(result_of("t.startsWith('')") == "true");
    CHECK(result_of("t.endsWith('bre')") == "true");
    CHECK(result_of("t.contains('x')") == "false");
    CHECK(result_of("size('école')") == "5");
    CHECK(result_of("'\\U0001F600'.size()") == "1");
    CHECK(result_of("size('')") == "0");
    CHECK(result_of("size([1, 2, 3])") == "3");
    CHECK(result_of("[].size()") == "0");
}

TEST_CASE("conversions", "[evaluate]") {
    CHECK(result_of("double(3)") == "3.0");
    CHECK(result_of("double(9007199254740993)") == "9007199254740992.0");
    CHECK(result_of("double('2.5e1')") == "25.0");
    CHECK(result_of("double('x')") == "error:conversion");
    CHECK(result_of("double('')") == "error:conversion");
    CHECK(result_of("double('1 ')") == "error:conversion");
    CHECK(result_of("int(2.9)") == "2");
    CHECK(result_of("int(-2.9)") == "-2");
    CHECK(result_of("int(1e19)") == "error:overflow");
    CHECK(result_of("int(-1e19)") == "error:overflow");
    CHECK(result_of("int(9223372036854774784.0)") == "9223372036854774784");
    CHECK(result_of("int(9223372036854775808.0)") == "error:overflow");
    CHECK(result_of("int(-9223372036854775808.0)") == "error:overflow");
    CHECK(result_of("int('-12')") == "-12");
    CHECK(result_of("int('+12')") == "12");
    CHECK(result_of("int('+-12')") == "error:conversion");
    CHECK(result_of("int('1.5')") == "error:conversion");
    CHECK(result_of("int('9223372036854775808')") == "error:conversion");
    CHECK(result_of("string(-12)") == "'-12'");
    CHECK(result_of("string(true)") == "'true'");
    CHECK(result_of("string(t)") == "'fibre'");
    CHECK(result_of("string(m).size()") == "20");
}

TEST_CASE("math.least and math.greatest", "[evaluate]") {
    CHECK(result_of("math.least(3, i, 5)") == "3");
    CHECK(result_of("math.greatest(3, i, 5)") == "7");
    CHECK(result_of("math.least(i)") == "7");
    CHECK(result_of("math.least([3.5, d])") == "2.5");
    CHECK(result_of("math.greatest([3.5, d])") == "3.5");
}

TEST_CASE("mean, sum and count", "[evaluate]") {
    CHECK(result_of("mean([1, 2, 4])") == to_text(7.0 / 3.0));
    CHECK(result_of("mean([9223372036854775807, 9223372036854775807])") == "9223372036854775808.0");
    CHECK(result_of("mean([1.0, 2.5])") == "1.75");
    CHECK(result_of("mean([])") == "error:division_by_zero");
    CHECK(result_of("sum([1, 2, 4])") == "7");
    CHECK(result_of("sum([9223372036854775807, 1, -1])") == "9223372036854775807");  // only the total has to fit
    CHECK(result_of("sum([9223372036854775807, 1])") == "error:overflow");
    CHECK(result_of("sum([0.1, 0.2, 0.3])") == to_text(0.1 + 0.2 + 0.3));
    CHECK(result_of("sum([])") == "0");
    CHECK(result_of("count([y, n, i > 3])") == "2");
    CHECK(result_of("count([])") == "0");
    CHECK(result_of("mean([1 / 0, 2])") == "error:division_by_zero");
}

TEST_CASE("has is true of a known value", "[evaluate]") {
    CHECK(result_of("has(i)") == "true");
    CHECK(result_of("has(n)") == "true");
}

TEST_CASE("what was not checked fails as CEL's missing overloads do", "[evaluate]") {
    CHECK(result_of("1 + 1.0") == "error:type_mismatch");
    CHECK(result_of("1 + true") == "error:type_mismatch");
    CHECK(result_of("'a' + 'b'") == "error:type_mismatch");
    CHECK(result_of("1 < 'a'") == "error:type_mismatch");
    CHECK(result_of("1 == 'a'") == "false");
    CHECK(result_of("1 != 'a'") == "true");
    CHECK(result_of("y < n") == "error:type_mismatch");
    CHECK(result_of("1 && y") == "error:type_mismatch");
    CHECK(result_of("1 && n") == "false");
    CHECK(result_of("!1") == "error:type_mismatch");
    CHECK(result_of("-t") == "error:type_mismatch");
    CHECK(result_of("1 ? 1 : 2") == "error:type_mismatch");
    CHECK(result_of("size(1)") == "error:type_mismatch");
    CHECK(result_of("t.contains(1)") == "error:type_mismatch");
    CHECK(result_of("int(true)") == "error:type_mismatch");
    CHECK(result_of("double(true)") == "error:type_mismatch");
    CHECK(result_of("string(1.5)") == "error:type_mismatch");
    CHECK(result_of("1 in 1") == "error:type_mismatch");
    CHECK(result_of("mean(1)") == "error:type_mismatch");
    CHECK(result_of("mean(['a'])") == "error:type_mismatch");
    CHECK(result_of("count([1])") == "error:type_mismatch");
    CHECK(result_of("math.least('a')") == "error:type_mismatch");
    CHECK(result_of("math.least('a', 'b')") == "error:type_mismatch");
    CHECK(result_of("math.least([])") == "error:type_mismatch");
    CHECK(result_of("2.0 % 2.0") == "error:type_mismatch");
    CHECK(result_of("[1] == [1]") != "true");
}

TEST_CASE("a symbol is read at its slot", "[evaluate]") {
    const ExpressionParse parse = parse_expression("a > b");
    const std::vector<PartialValue> frame = {PartialValue::integer(1), PartialValue::integer(9),
                                             PartialValue::integer(5)};
    EvaluationScratch scratch;
    const std::vector<std::uint32_t> slots = {1, 2};
    CHECK(evaluate(*parse.expression, frame, slots).truth() == Truth::yes);
    CHECK(evaluate(*parse.expression, frame, slots, scratch).truth() == Truth::yes);
    const std::vector<std::uint32_t> turned = {2, 1};
    CHECK(evaluate(*parse.expression, frame, turned).truth() == Truth::no);
    CHECK(evaluate(*parse.expression, frame).truth() == Truth::no);  // each at its own place
    SECTION("a slot beyond the frame, or no slot, is missing") {
        const std::vector<std::uint32_t> beyond = {1, 7};
        CHECK(evaluate(*parse.expression, frame, beyond).truth() == Truth::unknown);
        CHECK(evaluate(*parse.expression, frame, beyond).reason() == Reason::missing);
        CHECK(evaluate(*parse.expression, frame, std::vector<std::uint32_t>{}).truth() == Truth::unknown);
        CHECK(evaluate(*parse.expression, {}).truth() == Truth::unknown);
    }
}

TEST_CASE("the value of every node is there for explaining", "[evaluate]") {
    const ExpressionParse parse = parse_expression("a + 1 > 3 && b");
    const std::vector<PartialValue> frame = {PartialValue::integer(4), PartialValue::boolean(false)};
    const std::vector<PartialValue> values = evaluate_nodes(*parse.expression, frame, std::vector<std::uint32_t>{0, 1});
    std::string all;
    for (const auto& value : values) all += written(value) + " ";
    CHECK(all == "4 1 5 3 true false false ");
    // Into room of the caller: what it held is overwritten.
    std::vector<PartialValue> room(values.size(), PartialValue::integer(99));
    evaluate_nodes(*parse.expression, frame, std::vector<std::uint32_t>{0, 1}, room);
    std::string again;
    for (const auto& value : room) again += written(value) + " ";
    CHECK(again == all);
}

TEST_CASE("expressions larger than the room on the stack evaluate the same", "[evaluate]") {
    std::string text = "0";
    for (int i = 1; i <= 1000; ++i) text += " + " + std::to_string(i);
    const ExpressionParse parse = parse_expression(text);
    CHECK(written(evaluate(*parse.expression, {})) == "500500");
    EvaluationScratch scratch;
    CHECK(written(evaluate(*parse.expression, {}, {}, scratch)) == "500500");
}

TEST_CASE("a value of a document becomes a partial value and comes back", "[evaluate]") {
    const SymbolType category{ValueType::category, {}, {}, {"adsl", "fibre"}};
    const auto views = category_views(category);
    const Value fibre = Value::known(std::string("fibre"));
    CHECK(written(to_partial(fibre, category, views)) == "'fibre'");
    CHECK(to_partial(Value::without_scalar(Status::missing), category, views).possible_texts().size() == 2);
    CHECK(to_partial(Value::without_scalar(Status::not_applicable), category, views).is_not_applicable());
    const SymbolType ordinal{ValueType::ordinal, 0, 3, {}};
    const PartialValue missing = to_partial(Value::without_scalar(Status::suppressed), ordinal);
    CHECK(missing.lower_integer() == 0);
    CHECK(missing.upper_integer() == 3);
    CHECK(missing.reason() == Reason::suppressed);
    CHECK(to_value(missing) == Value::without_scalar(Status::suppressed, "suppressed"));
    const SymbolType half{ValueType::integer, 0.5, 3.5, {}};
    CHECK(to_partial(Value::without_scalar(Status::missing), half).lower_integer() == 1);
    CHECK(to_partial(Value::without_scalar(Status::missing), half).upper_integer() == 3);
    CHECK(to_partial(Value::known(std::int64_t{2}), ordinal).as_integer() == 2);
    CHECK(to_partial(Value::known(std::int64_t{2}), {ValueType::number, {}, {}, {}}).as_number() == 2.0);
    CHECK(to_partial(Value::known(2.5), ordinal).is_error());
    CHECK(to_partial(Value::known(true), ordinal).is_error());
    CHECK(to_value(PartialValue::boolean(true)) == Value::known(true));
    CHECK(to_value(PartialValue::integer(3)) == Value::known(std::int64_t{3}));
    CHECK(to_value(PartialValue::ratio(6, 20, 100)) == Value::known(30.0));
    CHECK(to_value(PartialValue::text("x")) == Value::known(std::string("x")));
    CHECK(to_value(PartialValue::not_applicable()).status == Status::not_applicable);
    CHECK(to_value(PartialValue::error(Reason::overflow)) == Value::without_scalar(Status::missing, "overflow"));
    CHECK(to_value(PartialValue::unknown_boolean(Status::not_significant)).status == Status::not_significant);
}

}  // namespace test_evaluate
