// SPDX-License-Identifier: MIT
//
// Soundness of partial evaluation: whatever the unknown answers turn out to be, the value that results was announced as
// possible.

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/detail/evaluate_program.hpp"
#include "property/random_expression.hpp"

namespace test_expression_bounds {
namespace {

using namespace palier;
using palier_test::RandomExpression;

/// What is known of a value, and some or all of the known values that it may turn out to have.
struct Unknown {
    PartialValue known;
    std::vector<PartialValue> completions;
};

const std::vector<std::string_view> kinds = {"adsl", "fibre", "a"};

Unknown make_unknown(RandomExpression& random, const std::string& name) {
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
    if (random.chance(12)) return {PartialValue::not_applicable(), {PartialValue::not_applicable()}};
    const bool is_known = random.chance(30);
    std::vector<PartialValue> values;
    switch (name.front()) {
        case 'b':
            values = {PartialValue::boolean(false), PartialValue::boolean(true)};
            if (!is_known) return {PartialValue::unknown_boolean(Status::missing), values};
            break;
        case 'i': {
            const std::int64_t ends[] = {least, least + 1, -4, -1, 0, 1, 3, 8, greatest - 1, greatest};
            std::int64_t low = ends[random.below(10)];
            std::int64_t high = ends[random.below(10)];
            if (random.chance(60)) {
                low = static_cast<std::int64_t>(random.below(9)) - 4;
                high = low + random.below(6);
            }
            if (low > high) std::swap(low, high);
            for (const std::int64_t value : {low, high, low / 2 + high / 2, std::int64_t{0}, std::int64_t{-1},
                                             std::int64_t{1}, std::int64_t{2}, low < high ? low + 1 : low})
                if (value >= low && value <= high) values.push_back(PartialValue::integer(value));
            if (!is_known) return {PartialValue::integer_range(low, high, Status::missing), values};
            break;
        }
        case 'd': {
            const double ends[] = {-std::numeric_limits<double>::max(), -1e300, -2.5, -0.0, 0.0, 1.0, 4.0, 1e300,
                                   std::numeric_limits<double>::max()};
            double low = ends[random.below(9)];
            double high = ends[random.below(9)];
            if (low > high) std::swap(low, high);
            for (const double value : {low, high, low / 2 + high / 2, -0.0, 0.0, 0.1, -1.0, 1.0, 5e-324})
                if (value >= low && value <= high) values.push_back(PartialValue::number(value));
            if (!is_known) return {PartialValue::number_range(low, high, Status::missing), values};
            break;
        }
        case 'r': {
            if (random.chance(30)) {
                // Bounds that no double holds exactly.
                for (std::int64_t tenths = 1; tenths <= 7; ++tenths) values.push_back(PartialValue::ratio(tenths, 10));
                if (!is_known) return {PartialValue::ratio_between(0.1, 0.7, Reason::missing), values};
                break;
            }
            const std::int64_t scale = random.chance(50) ? 1 : 100;
            const std::int64_t over = random.below(5);
            const std::int64_t more = over + random.below(4);
            const std::int64_t under = random.chance(50) ? 10 : 1 + random.below(4);
            const std::int64_t wider = under + random.below(3);
            for (std::int64_t n = over; n <= more; ++n)
                for (std::int64_t d = under; d <= wider; ++d) values.push_back(PartialValue::ratio(n, d, scale));
            if (!is_known) return {PartialValue::ratio_range(over, more, under, wider, scale, Reason::missing), values};
            break;
        }
        default:
            for (const auto kind : kinds) values.push_back(PartialValue::text(kind));
            if (!is_known)
                return {random.chance(70) ? PartialValue::unknown_text(Status::missing, kinds)
                                          : PartialValue::unknown_text(Status::missing),
                        values};
            break;
    }
    const PartialValue chosen = values[random.below(static_cast<std::uint32_t>(values.size()))];
    return {chosen, {chosen}};
}

/// Whether a value that is settled was announced.
bool announces(const PartialValue& announced, const PartialValue& settled) {
    if (settled.is_not_applicable()) return announced.may_be_not_applicable();
    if (settled.is_error()) return announced.may_fail();
    if (announced.kind() == PartialValue::Kind::nothing) return false;
    switch (settled.kind()) {
        case PartialValue::Kind::boolean:
            return settled.as_boolean() ? announced.may_be_true() : announced.may_be_false();
        case PartialValue::Kind::integer:
            return announced.kind() == PartialValue::Kind::integer &&
                   announced.lower_integer() <= settled.as_integer() &&
                   settled.as_integer() <= announced.upper_integer();
        case PartialValue::Kind::number:
        case PartialValue::Kind::ratio:
            if (std::isnan(settled.as_number())) return !announced.is_known() || std::isnan(announced.as_number());
            return announced.lower() <= settled.as_number() && settled.as_number() <= announced.upper();
        case PartialValue::Kind::text: {
            if (announced.is_known()) return announced.as_text() == settled.as_text();
            if (announced.possible_texts().empty()) return true;
            for (const auto text : announced.possible_texts())
                if (text == settled.as_text()) return true;
            return false;
        }
        case PartialValue::Kind::nothing:
        case PartialValue::Kind::list: break;
    }
    return false;
}

/// Whether a value of a completed school leaves nothing open.
bool is_settled(const PartialValue& value) {
    return value.is_known() || value.is_not_applicable() || value.is_error();
}

std::string shown(const PartialValue& value) {
    return std::string("kind ") + std::to_string(static_cast<int>(value.kind())) + " [" + to_text(value.lower()) +
           ", " + to_text(value.upper()) + "]" + (value.may_be_true() ? " true" : "") +
           (value.may_be_false() ? " false" : "") + (value.may_be_not_applicable() ? " n/a" : "") +
           (value.may_fail() ? " error" : "");
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

/// Whether two values are the same to the bit, as far as anyone can see.
bool same(const PartialValue& a, const PartialValue& b) {
    if (a.kind() != b.kind() || a.reason() != b.reason() || a.truth() != b.truth()) return false;
    if (a.may_be_true() != b.may_be_true() || a.may_be_false() != b.may_be_false()) return false;
    if (a.may_be_not_applicable() != b.may_be_not_applicable() || a.may_fail() != b.may_fail()) return false;
    if (bits(a.lower()) != bits(b.lower()) || bits(a.upper()) != bits(b.upper()) || a.is_known() != b.is_known())
        return false;
    if (a.kind() == PartialValue::Kind::integer)
        return a.lower_integer() == b.lower_integer() && a.upper_integer() == b.upper_integer();
    if (a.kind() != PartialValue::Kind::text || !a.is_known())
        return a.possible_texts().data() == b.possible_texts().data();
    return a.as_text() == b.as_text();
}

}  // namespace

TEST_CASE("a prepared program gives what evaluating the expression gives", "[evaluate][property]") {
    EvaluationScratch scratch;
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        RandomExpression random(seed);
        const int depth = static_cast<int>(seed % 5);
        const std::string text = seed % 3 == 0   ? random.condition(depth)
                                 : seed % 3 == 1 ? random.number(depth)
                                                 : random.text(depth);
        const ExpressionParse parse = parse_expression(text);
        REQUIRE(parse.expression);
        const Expression& expression = *parse.expression;
        // Names lie anywhere in the frame; now and then one has no slot, or a slot beyond the frame.
        std::vector<std::uint32_t> slots;
        std::vector<PartialValue> frame(expression.symbols().size() + 3);
        for (const auto& name : expression.symbols()) {
            const auto slot = static_cast<std::uint32_t>(frame.size() - 1 - slots.size());
            frame[slot] = make_unknown(random, name).known;
            slots.push_back(random.chance(2) ? slot + 4 : slot);
        }
        if (!slots.empty() && random.chance(2)) slots.pop_back();
        const detail::Program program(expression, slots);
        const PartialValue wanted = evaluate(expression, frame, slots);
        const PartialValue found = program.run(frame, scratch);
        if (same(found, wanted)) continue;
        INFO(seed << ": " << text << "\n  wanted " << shown(wanted) << "\n  found " << shown(found));
        REQUIRE(same(found, wanted));
    }
}

TEST_CASE("every completion was announced as possible, at every node", "[evaluate][property]") {
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        RandomExpression random(seed);
        const std::string text = random.condition(1 + static_cast<int>(seed % 4));
        const ExpressionParse parse = parse_expression(text);
        REQUIRE(parse.expression);
        const Expression& expression = *parse.expression;
        std::vector<Unknown> unknowns;
        std::vector<PartialValue> frame;
        std::vector<std::uint32_t> slots;
        for (const auto& name : expression.symbols()) {
            unknowns.push_back(make_unknown(random, name));
            slots.push_back(static_cast<std::uint32_t>(frame.size()));
            frame.push_back(unknowns.back().known);
        }
        const std::vector<PartialValue> announced = evaluate_nodes(expression, frame, slots);
        for (int sample = 0; sample < 24; ++sample) {
            std::vector<PartialValue> completed;
            for (const auto& unknown : unknowns)
                completed.push_back(
                    unknown.completions[random.below(static_cast<std::uint32_t>(unknown.completions.size()))]);
            const std::vector<PartialValue> settled = evaluate_nodes(expression, completed, slots);
            for (std::size_t node = 0; node < settled.size(); ++node) {
                if (settled[node].kind() == PartialValue::Kind::list) continue;
                if (is_settled(settled[node]) && announces(announced[node], settled[node])) continue;
                INFO(seed << ": " << to_text(expression) << "\n  node " << to_text(expression, id_at<ExprId>(node))
                          << "\n  announced " << shown(announced[node]) << "\n  settled " << shown(settled[node]));
                CHECK(is_settled(settled[node]));
                REQUIRE(announces(announced[node], settled[node]));
            }
        }
    }
}

TEST_CASE("when each name is used once with constants, the announced outcomes are exactly those of the completions",
          "[evaluate][property]") {
    for (std::uint32_t seed = 0; seed < 800; ++seed) {
        RandomExpression random(seed);
        // Leaves, each over a name of its own, joined by logic.
        std::vector<std::string> parts;
        std::vector<Unknown> unknowns;
        const std::uint32_t count = 1 + random.below(5);
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::string name = "n" + std::to_string(i);
            if (random.chance(40)) {
                parts.push_back(name);
                const bool is_known = random.chance(25);
                const PartialValue value = PartialValue::boolean(random.chance(50));
                if (random.chance(15))
                    unknowns.push_back({PartialValue::not_applicable(), {PartialValue::not_applicable()}});
                else if (is_known)
                    unknowns.push_back({value, {value}});
                else
                    unknowns.push_back({PartialValue::unknown_boolean(Status::missing),
                                        {PartialValue::boolean(false), PartialValue::boolean(true)}});
            } else {
                parts.push_back(random.chance(25)
                                    ? "(" + name + " in [" + std::to_string(random.below(5)) + ", " +
                                          std::to_string(random.below(5)) + "])"
                                    : "(" + name + random.pick({" == ", " != ", " < ", " <= ", " > ", " >= "}) +
                                          std::to_string(random.below(6)) + random.pick({"", ".0", ".5"}) + ")");
                const std::int64_t low = random.below(4);
                const std::int64_t high = low + random.below(4);
                Unknown unknown{PartialValue::integer_range(low, high, Status::missing), {}};
                for (std::int64_t value = low; value <= high; ++value)
                    unknown.completions.push_back(PartialValue::integer(value));
                unknowns.push_back(std::move(unknown));
            }
            if (random.chance(25)) parts.back() = "!" + parts.back();
        }
        while (parts.size() > 1) {
            const std::string last = parts.back();
            parts.pop_back();
            parts.back() = (random.chance(25) ? "!(" : "(") + parts.back() + random.pick({" && ", " || "}) + last + ")";
        }
        const ExpressionParse parse = parse_expression(parts.front());
        REQUIRE(parse.expression);
        // Symbols come in order of occurrence, which is that of the names.
        std::vector<PartialValue> frame;
        for (const auto& unknown : unknowns) frame.push_back(unknown.known);
        const PartialValue announced = evaluate(*parse.expression, frame);
        bool yes = false;
        bool no = false;
        bool inapplicable = false;
        std::vector<std::size_t> at(unknowns.size(), 0);
        for (bool more = true; more;) {
            std::vector<PartialValue> completed;
            for (std::size_t i = 0; i < unknowns.size(); ++i) completed.push_back(unknowns[i].completions[at[i]]);
            const Truth truth = evaluate(*parse.expression, completed).truth();
            yes = yes || truth == Truth::yes;
            no = no || truth == Truth::no;
            inapplicable = inapplicable || truth == Truth::not_applicable;
            more = false;
            for (std::size_t i = 0; i < at.size() && !more; ++i) {
                more = ++at[i] < unknowns[i].completions.size();
                if (!more) at[i] = 0;
            }
        }
        INFO(seed << ": " << parts.front() << " announced " << shown(announced));
        REQUIRE(announced.may_be_true() == yes);
        REQUIRE(announced.may_be_false() == no);
        REQUIRE(announced.may_be_not_applicable() == inapplicable);
        REQUIRE_FALSE(announced.may_fail());
    }
}

}  // namespace test_expression_bounds
