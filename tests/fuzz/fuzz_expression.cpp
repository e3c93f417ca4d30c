// SPDX-License-Identifier: MIT
//
// Any bytes: findings or an expression; what parses prints and parses back equal; evaluation is total and sound.
// clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/fuzz_expression.cpp

#include <cstdint>      // bytes
#include <cstdlib>      // std::abort
#include <string_view>  // the text
#include <vector>       // frames

#include "palier/evaluate.hpp"

namespace {

using namespace palier;

void require(bool holds) {
    if (!holds) std::abort();
}

constexpr std::string_view kinds[] = {"adsl", "fibre"};

/// A value by the first letter of a name, unknown or settled in one of two ways.
PartialValue value_named(std::string_view name, unsigned how) {
    switch (name.front()) {
        case 'a': return how == 0 ? PartialValue::unknown_boolean(Reason::missing) : PartialValue::boolean(how == 1);
        case 'i':
            return how == 0 ? PartialValue::integer_range(-3, 5, Reason::missing)
                            : PartialValue::integer(how == 1 ? -3 : 4);
        case 'd':
            return how == 0 ? PartialValue::number_range(-0.0, 1e308, Reason::missing)
                            : PartialValue::number(how == 1 ? -0.0 : 7.5);
        case 'r':
            return how == 0 ? PartialValue::ratio_range(0, 5, 1, 7, 100, Reason::missing)
                            : PartialValue::ratio(how == 1 ? 0 : 3, 7, 100);
        case 'k':
            return how == 0 ? PartialValue::unknown_text(Reason::missing, kinds) : PartialValue::text(kinds[how - 1]);
        case 'n': return PartialValue::not_applicable();
        default: return PartialValue::error(Reason::overflow);
    }
}

bool announces(const PartialValue& announced, const PartialValue& settled) {
    switch (settled.truth()) {
        case Truth::yes: return announced.may_be_true();
        case Truth::no: return announced.may_be_false();
        case Truth::not_applicable: return announced.may_be_not_applicable();
        case Truth::unknown: break;
    }
    return !settled.is_error() || announced.may_fail();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const ExpressionParse parse = parse_expression(text);
    require(parse.expression.has_value() == parse.report.ok());
    for (const Finding& finding : parse.report.findings()) require(finding.find_argument("offset") != nullptr);
    if (!parse.expression) return 0;
    const Expression& expression = *parse.expression;

    const ExpressionParse again = parse_expression(to_text(expression), {.max_length = 1'000'000});
    require(again.expression.has_value() && *again.expression == expression);

    TypeEnvironment types;
    std::vector<PartialValue> frames[3];
    for (const auto& name : expression.symbols()) {
        switch (name.front()) {
            case 'a': types.add(name, {ValueType::boolean, {}, {}, {}}); break;
            case 'i': types.add(name, {ValueType::integer, -3, 5, {}}); break;
            case 'd': types.add(name, {ValueType::number, {}, {}, {}}); break;
            case 'r': types.add(name, {ValueType::ratio, 0, 100, {}}); break;
            case 'k': types.add(name, {ValueType::category, {}, {}, {"adsl", "fibre"}}); break;
            default: break;
        }
        for (unsigned how = 0; how < 3; ++how) frames[how].push_back(value_named(name, how));
    }
    const ExpressionCheck check = check_expression(expression, types);
    require(check.type.has_value() == check.report.ok());
    require(symbol_uses(expression, types).size() == expression.symbols().size());

    const PartialValue announced = evaluate(expression, frames[0]);
    for (unsigned how = 1; how < 3; ++how) {
        const PartialValue settled = evaluate(expression, frames[how]);
        if (!check.type) continue;
        require(settled.reason() != Reason::type_mismatch);  // what was checked has the types it needs
        require(announces(announced, settled));
    }
    return 0;
}
