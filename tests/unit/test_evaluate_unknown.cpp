// SPDX-License-Identifier: MIT
//
// On what is not known or does not apply: Kleene's logic, intervals, the neutrality of n/a, exact ratios.

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/evaluate.hpp"

namespace test_evaluate_unknown {
namespace {

using namespace palier;

const std::vector<std::string_view> kinds = {"none", "adsl", "fibre"};

PartialValue value_named(std::string_view name) {
    if (name == "y") return PartialValue::boolean(true);
    if (name == "n") return PartialValue::boolean(false);
    if (name == "u" || name == "v") return PartialValue::unknown_boolean(Status::missing);
    if (name == "na") return PartialValue::not_applicable();
    if (name == "i") return PartialValue::integer(7);
    if (name == "p") return PartialValue::integer_range(0, 100, Status::suppressed);
    if (name == "q") return PartialValue::integer_range(-3, 5, Status::missing);
    if (name == "stage") return PartialValue::integer_range(0, 3, Status::missing);
    if (name == "any")
        return PartialValue::integer_range(std::numeric_limits<std::int64_t>::min(),
                                           std::numeric_limits<std::int64_t>::max(), Status::missing);
    if (name == "x") return PartialValue::number_range(0.0, 100.0, Status::missing);
    if (name == "z") return PartialValue::number_range(-1.0, 1.0, Status::missing);
    if (name == "real") {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return PartialValue::number_range(-infinity, infinity, Status::not_significant);
    }
    if (name == "kind") return PartialValue::unknown_text(Status::missing, kinds);
    if (name == "text") return PartialValue::unknown_text(Status::missing);
    if (name == "empty") return PartialValue::ratio(1, 0, 100);
    return PartialValue::error(Reason::overflow);  // "err"
}

PartialValue evaluated(std::string_view text) {
    const ExpressionParse parse = parse_expression(text);
    INFO(text);
    REQUIRE(parse.expression);
    std::vector<PartialValue> values;
    for (const auto& name : parse.expression->symbols()) values.push_back(value_named(name));
    return evaluate(*parse.expression, values);
}

/// All outcomes that are possible: `true`, `false`, `n/a`, `error`, in that order; a range as `[low, high]`.
std::string outcomes(std::string_view text) {
    const PartialValue value = evaluated(text);
    std::string all;
    const auto add = [&all](std::string_view outcome) { all += (all.empty() ? "" : " ") + std::string(outcome); };
    switch (value.kind()) {
        case PartialValue::Kind::boolean:
            if (value.may_be_true()) add("true");
            if (value.may_be_false()) add("false");
            break;
        case PartialValue::Kind::integer:
            add("[" + std::to_string(value.lower_integer()) + ", " + std::to_string(value.upper_integer()) + "]");
            break;
        case PartialValue::Kind::number:
        case PartialValue::Kind::ratio: add("[" + to_text(value.lower()) + ", " + to_text(value.upper()) + "]"); break;
        case PartialValue::Kind::text: add("text"); break;
        case PartialValue::Kind::nothing:
        case PartialValue::Kind::list: break;
    }
    if (value.may_be_not_applicable()) add("n/a");
    if (value.may_fail()) add("error");
    return all;
}

std::string reason_of_result(std::string_view text) {
    return std::string(to_text(evaluated(text).reason()));
}

}  // namespace

TEST_CASE("unknown booleans follow Kleene", "[evaluate]") {
    CHECK(outcomes("u && y") == "true false");
    CHECK(outcomes("u && n") == "false");
    CHECK(outcomes("n && u") == "false");
    CHECK(outcomes("u && v") == "true false");
    CHECK(outcomes("u || y") == "true");
    CHECK(outcomes("y || u") == "true");
    CHECK(outcomes("u || n") == "true false");
    CHECK(outcomes("!u") == "true false");
    CHECK(outcomes("u == true") == "true false");
    CHECK(outcomes("u ? 1 : 2") == "[1, 2]");
    CHECK(outcomes("u ? 1 : 1") == "[1, 1]");
    CHECK(outcomes("u ? y : true") == "true");
    CHECK(outcomes("u && err") == "false error");
    CHECK(outcomes("u || err") == "true error");
}

TEST_CASE("what does not apply is neutral in && and ||", "[evaluate]") {
    CHECK(outcomes("na && y") == "true");
    CHECK(outcomes("y && na") == "true");
    CHECK(outcomes("na && n") == "false");
    CHECK(outcomes("na || y") == "true");
    CHECK(outcomes("na || n") == "false");
    CHECK(outcomes("n || na") == "false");
    CHECK(outcomes("na && na") == "n/a");
    CHECK(outcomes("na || na") == "n/a");
    CHECK(outcomes("!na") == "n/a");
    CHECK(outcomes("na && u") == "true false");
    CHECK(outcomes("na && err") == "error");
    CHECK(outcomes("na || err") == "error");
    CHECK(outcomes("na") == "n/a");
}

TEST_CASE("what does not apply takes along the smallest comparison, call or arithmetic around it", "[evaluate]") {
    CHECK(outcomes("na > 3") == "n/a");
    CHECK(outcomes("na > 3 && y") == "true");
    CHECK(outcomes("na > 3 || n") == "false");
    CHECK(outcomes("na + 1") == "n/a");
    CHECK(outcomes("na + 1 > 3 && n") == "false");
    CHECK(outcomes("-na") == "n/a");
    CHECK(outcomes("na in [1, 2]") == "n/a");
    CHECK(outcomes("1 in [1, na]") == "n/a");
    CHECK(outcomes("math.least(na, 3)") == "n/a");
    CHECK(outcomes("mean([na, 3])") == "n/a");
    CHECK(outcomes("sum([na, 3])") == "n/a");
    CHECK(outcomes("count([na, y])") == "n/a");
    CHECK(outcomes("size([na])") == "n/a");
    CHECK(outcomes("na.contains('x')") == "n/a");
    CHECK(outcomes("int(na)") == "n/a");
    CHECK(outcomes("double(na)") == "n/a");
    CHECK(outcomes("string(na)") == "n/a");
    CHECK(outcomes("na ? 1 : 1") == "n/a");
    CHECK(outcomes("na == na") == "n/a");
    CHECK(outcomes("na + err") == "n/a");
    CHECK(outcomes("err + na") == "n/a");
    CHECK(outcomes("na > real") == "n/a");
}

TEST_CASE("a value that may or may not apply keeps both", "[evaluate]") {
    CHECK(outcomes("u ? na : 3") == "[3, 3] n/a");
    CHECK(outcomes("(u ? na : 3) > 2") == "true n/a");
    CHECK(outcomes("(u ? na : 3) > 2 && y") == "true");
    CHECK(outcomes("(u ? na : 3) > 2 && v") == "true false");
    CHECK(outcomes("(u ? na : y) || n") == "true false");
    CHECK(outcomes("!(u ? na : y)") == "false n/a");
    CHECK(outcomes("(u ? na : err) && y") == "true error");
    CHECK(outcomes("(u ? na : 3) + (v ? err : 1)") == "[4, 4] n/a error");
    CHECK(outcomes("u ? na : na") == "n/a");
    CHECK(evaluated("u ? na : 3").truth() == Truth::unknown);
    CHECK_FALSE(evaluated("u ? na : 3").is_known());
    CHECK_FALSE(evaluated("u ? na : y").is_known());
}

TEST_CASE("has waits for the answer, and is false of what does not apply", "[evaluate]") {
    CHECK(outcomes("has(i)") == "true");
    CHECK(outcomes("has(na)") == "false");
    CHECK(outcomes("has(u)") == "true false");
    CHECK(outcomes("has(kind)") == "true false");
    CHECK(outcomes("has(empty)") == "true false");
    CHECK(outcomes("has(err)") == "true false");
    CHECK(outcomes("has(na) ? na > 3 : y") == "true");
    CHECK(outcomes("has(p) ? p >= 0 : y") == "true");
}

TEST_CASE("comparisons of ranges are certain where all completions agree", "[evaluate]") {
    CHECK(outcomes("p >= 0") == "true");
    CHECK(outcomes("p > 0") == "true false");
    CHECK(outcomes("p <= 100") == "true");
    CHECK(outcomes("p < 0") == "false");
    CHECK(outcomes("p > 100") == "false");
    CHECK(outcomes("p >= 100") == "true false");
    CHECK(outcomes("p == 101") == "false");
    CHECK(outcomes("p != 101") == "true");
    CHECK(outcomes("p == 50") == "true false");
    CHECK(outcomes("p == 2.5") == "false");
    CHECK(outcomes("2.5 != p") == "true");
    CHECK(outcomes("p in [101, 102]") == "false");
    CHECK(outcomes("p in [1, 101]") == "true false");
    CHECK(outcomes("stage in [3, 2, 1, 0]") == "true");
    CHECK(outcomes("stage in [0, 1, 2, 4]") == "true false");
    CHECK(outcomes("u in [true, false]") == "true");
    CHECK(outcomes("x >= 0.0") == "true");
    CHECK(outcomes("x >= 0") == "true");
    CHECK(outcomes("x > 100.5") == "false");
    CHECK(outcomes("any < 9223372036854775808.0") == "true");
    CHECK(outcomes("real < 1.0") == "true false");
    CHECK(outcomes("real < 1.0 / 0.0") == "true");
    CHECK(outcomes("stage >= 2 || stage < 2") == "true false");  // each occurrence by itself: sound, not tight
}

TEST_CASE("integer arithmetic on ranges", "[evaluate]") {
    CHECK(outcomes("p + 1") == "[1, 101]");
    CHECK(outcomes("p - q") == "[-5, 103]");
    CHECK(outcomes("p * q") == "[-300, 500]");
    CHECK(outcomes("q * q") == "[-15, 25]");
    CHECK(outcomes("-q") == "[-5, 3]");
    CHECK(outcomes("p / 7") == "[0, 14]");
    CHECK(outcomes("100 / (p + 1)") == "[0, 100]");
    CHECK(outcomes("100 / p") == "[1, 100] error");
    CHECK(outcomes("100 / q") == "[-100, 100] error");
    CHECK(outcomes("p % 7") == "[0, 6]");
    CHECK(outcomes("q % 7") == "[-3, 5]");
    CHECK(outcomes("stage % 7") == "[0, 3]");
    CHECK(outcomes("(p + 100) % 1000") == "[100, 200]");
    CHECK(outcomes("7 % q") == "[0, 4] error");
    CHECK(outcomes("any + 1") == "[-9223372036854775807, 9223372036854775807] error");
    CHECK(outcomes("any * 2") == "[-9223372036854775808, 9223372036854775807] error");
    CHECK(outcomes("-any") == "[-9223372036854775807, 9223372036854775807] error");
    CHECK(outcomes("any / -1") == "[-9223372036854775807, 9223372036854775807] error");
    CHECK(outcomes("any % -1") == "[0, 0] error");
    CHECK(outcomes("p + 9223372036854775807") == "[9223372036854775807, 9223372036854775807] error");
    CHECK(outcomes("(p + 1) * 9223372036854775807 > 0") == "true error");
    CHECK(outcomes("100 / p >= 1") == "true error");
    CHECK(outcomes("100 / p >= 1 || y") == "true");
}

TEST_CASE("decimal arithmetic on ranges keeps its ends", "[evaluate]") {
    CHECK(outcomes("x / 100.0") == "[0.0, 1.0]");
    CHECK(outcomes("x / 100.0 >= 0.0") == "true");
    CHECK(outcomes("x * 2.0 + 1.0") == "[1.0, 201.0]");
    CHECK(outcomes("x - x") == "[-100.0, 100.0]");
    CHECK(outcomes("z * z") == "[-1.0, 1.0]");
    CHECK(outcomes("x * z") == "[-100.0, 100.0]");
    CHECK(outcomes("-z") == "[-1.0, 1.0]");
    CHECK(outcomes("1.0 / (x + 1.0)") == "[" + to_text(1.0 / 101.0) + ", 1.0]");
    CHECK(outcomes("1.0 / x") == "[-inf, inf]");
    CHECK(outcomes("1.0 / x > 0.0") == "true false");
    CHECK(outcomes("z / x == 1.0") == "true false");
    CHECK(outcomes("z / x > 1.0") == "true false error");  // 0.0 / 0.0 has no order
    CHECK(outcomes("real * 2.0 < 1.0 / 0.0") == "true false");
    CHECK(outcomes("x / 0.0 >= 0.0") == "true error");
}

TEST_CASE("conversions and functions of ranges", "[evaluate]") {
    CHECK(outcomes("double(p)") == "[0.0, 100.0]");
    CHECK(outcomes("int(x)") == "[0, 100]");
    CHECK(outcomes("int(z)") == "[-1, 1]");
    CHECK(outcomes("int(z * 0.9)") == "[0, 0]");
    CHECK(outcomes("int(real)") == "[-9223372036854775808, 9223372036854775807] error");
    CHECK(outcomes("double(text)") == "[-inf, inf] error");
    CHECK(outcomes("int(text) > 3") == "true false error");
    CHECK(outcomes("string(p) == '3'") == "true false");
    CHECK(outcomes("string(u) == 'perhaps'") == "false");
    CHECK(outcomes("math.least(p, 3)") == "[0, 3]");
    CHECK(outcomes("math.greatest(p, q, 3)") == "[3, 100]");
    CHECK(outcomes("math.least(3, i) == 3") == "true");
    CHECK(outcomes("math.greatest(x, 5.0)") == "[5.0, 100.0]");
    CHECK(outcomes("mean([p, 7])") == "[3.5, 53.5]");
    CHECK(outcomes("mean([stage, stage, 3])") == "[1.0, 3.0]");
    CHECK(outcomes("mean([x, 1.0])") == "[0.5, 50.5]");
    CHECK(outcomes("sum([p, 7])") == "[7, 107]");
    CHECK(outcomes("sum([any, any]) >= 0") == "true false error");
    CHECK(outcomes("sum([x, z])") == "[-1.0, 101.0]");
    CHECK(outcomes("count([y, u, n, v])") == "[1, 3]");
    CHECK(outcomes("count([y, u, n]) >= 1") == "true");
    CHECK(outcomes("count([y, y, u]) >= 3") == "true false");
    CHECK(outcomes("size([u, v]) == 2") == "true");
    CHECK(outcomes("size(text) >= 0") == "true");
}

TEST_CASE("an unknown text may be any of its declared texts", "[evaluate]") {
    CHECK(outcomes("kind == 'fibre'") == "true false");
    CHECK(outcomes("kind == 'cable'") == "false");
    CHECK(outcomes("kind != 'cable'") == "true");
    CHECK(outcomes("kind in ['none', 'adsl', 'fibre']") == "true");
    CHECK(outcomes("kind in ['none', 'adsl']") == "true false");
    CHECK(outcomes("kind in ['cable', 'satellite']") == "false");
    CHECK(outcomes("kind < 'zzz'") == "true");
    CHECK(outcomes("kind > 'adsl'") == "true false");
    CHECK(outcomes("kind >= 'adsl'") == "true");
    CHECK(outcomes("kind.size()") == "[4, 5]");
    CHECK(outcomes("kind.contains('i')") == "true false");
    CHECK(outcomes("kind.contains('z')") == "false");
    CHECK(outcomes("kind.startsWith('')") == "true");
    CHECK(outcomes("text.startsWith('')") == "true");
    CHECK(outcomes("text.contains('z')") == "true false");
    CHECK(outcomes("'cable'.contains(kind)") == "false");
    CHECK(outcomes("text == 'a'") == "true false");
    CHECK(outcomes("(u ? 'a' : 'a') == 'a'") == "true");
    CHECK(outcomes("(u ? 'a' : 'b') == 'c'") == "true false");  // two texts are not kept apart
    CHECK(outcomes("(u ? kind : 'adsl') == 'cable'") == "false");
    CHECK(outcomes("(u ? kind : kind) == 'cable'") == "false");
}

TEST_CASE("the reason is that of what is missing", "[evaluate]") {
    CHECK(reason_of_result("p > 3") == "suppressed");
    CHECK(reason_of_result("y && p > 3") == "suppressed");
    CHECK(reason_of_result("real + 1.0") == "not_significant");
    CHECK(reason_of_result("p >= 0") == "");
    CHECK(reason_of_result("u || y") == "");
    CHECK(reason_of_result("1 / 0 == 1 || u") == "division_by_zero");
    CHECK(reason_of_result("empty > 3") == "zero_denominator");
    CHECK(reason_of_result("u ? 1 : 2") == "missing");
    CHECK(reason_of_result("na") == "");
}

TEST_CASE("ratios are exact", "[evaluate]") {
    const auto at_least = [](const PartialValue& ratio, std::string_view constant) {
        const ExpressionParse parse = parse_expression("r >= " + std::string(constant));
        return evaluate(*parse.expression, std::vector<PartialValue>{ratio}).truth();
    };
    const auto equals = [](const PartialValue& ratio, std::string_view constant) {
        const ExpressionParse parse = parse_expression("r == " + std::string(constant));
        return evaluate(*parse.expression, std::vector<PartialValue>{ratio}).truth();
    };
    CHECK(at_least(PartialValue::ratio(6, 20, 100), "30.0") == Truth::yes);
    CHECK(at_least(PartialValue::ratio(6, 20, 100), "30") == Truth::yes);
    CHECK(at_least(PartialValue::ratio(5, 20, 100), "30.0") == Truth::no);
    CHECK(equals(PartialValue::ratio(1, 3), "0.333333333333333314829616256247") ==
          Truth::no);  // the double nearest to a third is no third
    CHECK(equals(PartialValue::ratio(1, 3, 3), "1") == Truth::yes);
    CHECK(equals(PartialValue::ratio(1, 10), "0.1") == Truth::yes);  // as written, not the double nearest to a tenth
    CHECK(equals(PartialValue::ratio(12345, 100000, 100), "12.345") == Truth::yes);
    CHECK(at_least(PartialValue::ratio(3'333'333'333'333'333, 10'000'000'000'000'000), "0.3333333333333333") ==
          Truth::yes);
    CHECK(at_least(PartialValue::ratio(3'333'333'333'333'332, 10'000'000'000'000'000), "0.3333333333333333") ==
          Truth::no);
    CHECK(at_least(PartialValue::ratio(1, 9'223'372'036'854'775'807), "1e-30") == Truth::yes);
    CHECK(at_least(PartialValue::ratio(1, 9'223'372'036'854'775'807), "1e-19") == Truth::yes);
    CHECK(at_least(PartialValue::ratio(1, 9'223'372'036'854'775'807), "1.1e-19") == Truth::no);
    CHECK(at_least(PartialValue::ratio(-1, 9'223'372'036'854'775'807), "-1e-300") == Truth::no);
    CHECK(at_least(PartialValue::ratio(9'223'372'036'854'775'807, 1), "1e300") == Truth::no);
    CHECK(at_least(PartialValue::ratio(9'223'372'036'854'775'807, 1), "-1e300") == Truth::yes);
    CHECK(at_least(PartialValue::ratio(9'223'372'036'854'775'807, 2), "4611686018427387903.5") ==
          Truth::no);  // the constant is the double 2^62
    CHECK(at_least(PartialValue::ratio(6, -20, -100), "30.0") == Truth::yes);
    CHECK(PartialValue::ratio(6, 20, 100).as_number() == 30.0);
    CHECK(PartialValue::ratio(1, 3, 100).as_number() == 100.0 / 3.0);
    CHECK(PartialValue::ratio(6, 20, 100).is_known());
    SECTION("with other ratios and numbers") {
        const ExpressionParse parse = parse_expression("r == s");
        const auto same = [&](const PartialValue& r, const PartialValue& s) {
            return evaluate(*parse.expression, std::vector<PartialValue>{r, s}).truth();
        };
        CHECK(same(PartialValue::ratio(1, 3), PartialValue::ratio(2, 6)) == Truth::yes);
        CHECK(same(PartialValue::ratio(1, 3), PartialValue::number(1.0 / 3.0)) == Truth::no);
        CHECK(same(PartialValue::number(0.5), PartialValue::ratio(1, 2)) == Truth::yes);
        CHECK(same(PartialValue::integer(2), PartialValue::ratio(4, 2)) == Truth::yes);
        CHECK(same(PartialValue::ratio(9'223'372'036'854'775'807, 9'223'372'036'854'775'806),
                   PartialValue::ratio(9'223'372'036'854'775'806, 9'223'372'036'854'775'805)) == Truth::no);
    }
    SECTION("in arithmetic they are the nearest double") {
        const ExpressionParse parse = parse_expression("r + 0.0");
        CHECK(evaluate(*parse.expression, std::vector<PartialValue>{PartialValue::ratio(1, 3)}).as_number() ==
              1.0 / 3.0);
        const ExpressionParse truncated = parse_expression("int(r)");
        CHECK(evaluate(*truncated.expression, std::vector<PartialValue>{PartialValue::ratio(-7, 2)}).as_integer() ==
              -3);
    }
    SECTION("a zero denominator makes them unknown, with its reason") {
        const PartialValue empty = PartialValue::ratio(0, 0, 100);
        CHECK(empty.is_unknown());
        CHECK(empty.reason() == Reason::zero_denominator);
        CHECK(at_least(empty, "30.0") == Truth::unknown);
        CHECK(at_least(empty.within(40, 100), "30.0") == Truth::yes);
    }
    SECTION("scaled beyond 64 bits they are the nearest double") {
        const PartialValue huge = PartialValue::ratio(9'223'372'036'854'775'807, 9'223'372'036'854'775'807, 100);
        CHECK(huge.kind() == PartialValue::Kind::number);
        CHECK(huge.as_number() == 100.0);
    }
}

TEST_CASE("a ratio of ranges is exact at its ends", "[evaluate]") {
    const ExpressionParse parse = parse_expression("r >= 30.0");
    const auto outcome = [&](const PartialValue& ratio) {
        return evaluate(*parse.expression, std::vector<PartialValue>{ratio}).truth();
    };
    CHECK(outcome(PartialValue::ratio_range(12, 40, 40, 40, 100, Reason::missing)) == Truth::yes);
    CHECK(outcome(PartialValue::ratio_range(11, 40, 40, 40, 100, Reason::missing)) == Truth::unknown);
    CHECK(outcome(PartialValue::ratio_range(0, 11, 40, 40, 100, Reason::missing)) == Truth::no);
    CHECK(outcome(PartialValue::ratio_range(12, 12, 1, 40, 100, Reason::missing)) == Truth::yes);
    CHECK(outcome(PartialValue::ratio_range(0, 1000, 40, 40, 100, Reason::missing).within(0, 29)) == Truth::no);
    CHECK(outcome(PartialValue::ratio_range(0, 1000, 40, 40, 100, Reason::missing).within(30.0, 100)) == Truth::yes);
    CHECK(outcome(PartialValue::ratio_range(0, 1000, 0, 40, 100, Reason::missing)) == Truth::unknown);
    const PartialValue range = PartialValue::ratio_range(-6, 6, 2, 3, 1, Reason::missing);
    CHECK(range.lower() == -3.0);
    CHECK(range.upper() == 3.0);
    const auto compared = [](const PartialValue& ratio, std::string_view text) {
        const ExpressionParse parsed_text = parse_expression(text);
        return evaluate(*parsed_text.expression, std::vector<PartialValue>{ratio}).truth();
    };
    // Declared bounds count as they are written.
    const PartialValue declared = PartialValue::ratio_between(0.1, 33.3, Reason::missing);
    CHECK(declared.kind() == PartialValue::Kind::ratio);
    CHECK(compared(declared, "r <= 33.3") == Truth::yes);
    CHECK(compared(declared, "r >= 0.1") == Truth::yes);
    CHECK(compared(declared, "r > 0.1") == Truth::unknown);
    CHECK(compared(range.within(0.1, 0.3), "r <= 0.3") == Truth::yes);
    CHECK(compared(PartialValue::ratio_between(0, std::numeric_limits<double>::infinity(), Reason::missing),
                   "r >= 0") == Truth::yes);
    // Chosen by a condition, a ratio is the nearest double.
    CHECK(compared(PartialValue::ratio(1, 3), "(true ? r : 1.0) == r") == Truth::no);
    CHECK(compared(PartialValue::ratio(1, 2), "(true ? r : 1.0) == r") == Truth::yes);
    const PartialValue narrowed = range.within(-0.5, 0.5);
    CHECK(narrowed.lower() == -0.5);
    CHECK(narrowed.upper() == 0.5);
}

TEST_CASE("bounds known otherwise narrow an unknown, never a known value", "[evaluate]") {
    const PartialValue integers = PartialValue::integer_range(-10, 10, Status::missing).within(-2.5, 3.5);
    CHECK(integers.lower_integer() == -2);
    CHECK(integers.upper_integer() == 3);
    CHECK(PartialValue::integer(7).within(0, 3).as_integer() == 7);
    CHECK(PartialValue::number(7).within(0, 3).as_number() == 7.0);
    const PartialValue untouched =
        PartialValue::integer_range(5, 6, Status::missing).within(0, 3);  // nothing would be left
    CHECK(untouched.lower_integer() == 5);
    CHECK(untouched.upper_integer() == 6);
    CHECK(PartialValue::unknown_boolean(Status::missing).within(1, 1).is_unknown());
}

TEST_CASE("the queries of a partial value", "[evaluate]") {
    CHECK(PartialValue().is_not_applicable());
    CHECK(PartialValue::boolean(true).is_known());
    CHECK(PartialValue::boolean(true).truth() == Truth::yes);
    CHECK(PartialValue::unknown_boolean(Status::missing).is_unknown());
    CHECK(PartialValue::unknown_boolean(Status::missing).truth() == Truth::unknown);
    CHECK(PartialValue::unknown_boolean(Status::missing).lower() == 0.0);
    CHECK(PartialValue::unknown_boolean(Status::missing).upper() == 1.0);
    CHECK(PartialValue::not_applicable().truth() == Truth::not_applicable);
    CHECK_FALSE(PartialValue::not_applicable().is_unknown());
    CHECK(PartialValue::error(Reason::overflow).is_error());
    CHECK(PartialValue::error(Reason::overflow).is_unknown());
    CHECK(PartialValue::error(Reason::overflow).truth() == Truth::unknown);
    CHECK(PartialValue::integer_range(5, 5, Status::missing).is_known());
    CHECK(PartialValue::integer(1).truth() == Truth::unknown);  // no condition
    CHECK(PartialValue::text("abc").lower() != PartialValue::text("abc").lower());
    const PartialValue single = PartialValue::unknown_text(Status::missing, std::span(kinds).first(1));
    CHECK(single.is_known());
    CHECK(single.as_text() == "none");
}

TEST_CASE("how an expression uses its names", "[evaluate]") {
    TypeEnvironment types;
    types.add("b", {ValueType::boolean});
    types.add("c", {ValueType::boolean});
    types.add("i", {ValueType::integer, 0, 100});
    types.add("s", {ValueType::integer, -5, 5});
    types.add("r", {ValueType::ratio, 0, 100});
    types.add("k", {ValueType::category, {}, {}, {"adsl", "fibre"}});
    types.add("w", {ValueType::number, 1, 10});
    const auto polarities = [&](std::string_view text) {
        const ExpressionParse parse = parse_expression(text);
        REQUIRE(parse.expression);
        std::string all;
        for (const SymbolUse& use : symbol_uses(*parse.expression, types)) {
            constexpr std::string_view signs[] = {"0", "+", "-", "*"};
            all += std::string(all.empty() ? "" : " ") + parse.expression->symbols()[use.symbol] +
                   std::string(signs[static_cast<std::size_t>(use.polarity)]) + (use.only_thresholds ? "" : "~") +
                   (use.occurrences == 1 ? "" : std::to_string(use.occurrences));
        }
        return all;
    };
    CHECK(polarities("b && c || i >= 3") == "b+ c+ i+");
    CHECK(polarities("!b && !(c || i < 3)") == "b- c- i+");
    CHECK(polarities("i >= 3 && i <= 7") == "i*2");
    CHECK(polarities("i >= 3 && i > 7") == "i+2");
    CHECK(polarities("3 <= i && 7 > s") == "i+ s-");
    CHECK(polarities("i == 3") == "i*");
    CHECK(polarities("b == true && c != true") == "b+ c-");
    CHECK(polarities("b == c") == "b* c*");
    CHECK(polarities("k == 'adsl' || k in ['fibre']") == "k*2");
    CHECK(polarities("i + 1 > s - i") == "i+~2 s-~");
    CHECK(polarities("i > s") == "i+~ s-~");
    CHECK(polarities("2 * i - s > 3") == "i+~ s-~");
    CHECK(polarities("-2 * i > 3") == "i-~");
    CHECK(polarities("i * s > 3") == "i*~ s+~");
    CHECK(polarities("r * w > 3.0") == "r+~ w+~");
    CHECK(polarities("r / w > 3.0") == "r+~ w-~");
    CHECK(polarities("i / s > 3") == "i*~ s*~");
    CHECK(polarities("i % 3 == 0") == "i*~");
    CHECK(polarities("b ? i > 3 : i > 5") == "b* i+2");
    CHECK(polarities("mean([i, s]) >= 2.5") == "i+~ s+~");
    CHECK(polarities("count([b, !c, i > 3]) >= 2") == "b+ c- i+");
    CHECK(polarities("math.least(i, s) > 1") == "i+~ s+~");
    CHECK(polarities("double(i) > r && int(r) > 3") == "i+~ r*~2");
    CHECK(polarities("size(k) > 2 && k.contains('a')") == "k*~2");
    CHECK(polarities("has(b) && c") == "b*~ c+");
    CHECK(polarities("i in [1, s]") == "i*~ s*~");
    CHECK(polarities("i in []") == "i*");
    CHECK(polarities("i + s") == "i+~ s+~");

    const ExpressionParse parse = parse_expression("i >= 3 && 10.5 > i && i in [4, 5] && k == 'adsl'");
    const std::vector<SymbolUse> uses = symbol_uses(*parse.expression, types);
    REQUIRE(uses.size() == 2);
    std::string thresholds;
    for (const Threshold& threshold : uses[0].thresholds)
        thresholds += std::string(to_text(threshold.comparison)) + to_text(*parse.expression, threshold.constant) + " ";
    CHECK(thresholds == ">=3 <10.5 ==4 ==5 ");
    REQUIRE(uses[1].thresholds.size() == 1);
    CHECK(to_text(*parse.expression, uses[1].thresholds[0].constant) == "'adsl'");
}

}  // namespace test_evaluate_unknown
