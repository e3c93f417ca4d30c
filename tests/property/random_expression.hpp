// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>      // seeds
#include <random>       // the engine
#include <string>       // the texts made
#include <string_view>  // parts
#include <vector>       // declared names

#include "palier/evaluate.hpp"

namespace palier_test {

/// Writes random expressions over `b0 b1 b2` (boolean), `i0 i1 i2` (integer), `d0 d1` (number), `r0 r1` (ratio), `k0
/// k1` (category). Deterministic: engines of the standard library give the same numbers everywhere, its distributions
/// do not.
class RandomExpression {
public:
    explicit RandomExpression(std::uint32_t seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(random_()) % count; }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    /// A well-typed boolean expression with up to `depth` operations one in another.
    std::string condition(int depth) {
        if (depth <= 0) return pick({"b0", "b1", "b2", "true", "false", "b0", "b1"});
        switch (below(13)) {
            case 0:
            case 1: return group(condition(depth - 1)) + " && " + group(condition(depth - 1));
            case 2:
            case 3: return group(condition(depth - 1)) + " || " + group(condition(depth - 1));
            case 4: return "!" + group(condition(depth - 1));
            case 5:
            case 6: return group(integer(depth - 1)) + comparison() + group(integer(depth - 1));
            case 7:
                return group(number(depth - 1)) + comparison() +
                       group(chance(50) ? number(depth - 1) : integer(depth - 1));
            case 8: return group(text(depth - 1)) + comparison() + group(text(depth - 1));
            case 9: return group(integer(depth - 1)) + " in [" + integer(depth - 1) + ", " + integer(depth - 1) + "]";
            case 10:
                return group(text(depth - 1)) + pick({".contains(", ".startsWith(", ".endsWith("}) + text(depth - 1) +
                       ")";
            case 11: return "has(" + pick({"b0", "i0", "d0", "k0"}) + ")";
            default: return choice(condition(depth - 1), condition(depth - 1), depth);
        }
    }

    std::string integer(int depth) {
        if (depth <= 0)
            return pick({"i0", "i1", "i2", "0", "1", "2", "-3", "7", "9223372036854775807", "-9223372036854775808",
                         "i0", "i1"});
        switch (below(12)) {
            case 0: return group(integer(depth - 1)) + " + " + group(integer(depth - 1));
            case 1: return group(integer(depth - 1)) + " - " + group(integer(depth - 1));
            case 2: return group(integer(depth - 1)) + " * " + group(integer(depth - 1));
            case 3: return group(integer(depth - 1)) + " / " + group(integer(depth - 1));
            case 4: return group(integer(depth - 1)) + " % " + group(integer(depth - 1));
            case 5: return "-" + group(integer(depth - 1));
            case 6: return "int(" + number(depth - 1) + ")";
            case 7: return "size(" + text(depth - 1) + ")";
            case 8:
                return pick({"math.least(", "math.greatest("}) + integer(depth - 1) + ", " + integer(depth - 1) + ")";
            case 9: return "sum([" + integer(depth - 1) + ", " + integer(depth - 1) + "])";
            case 10: return "count([" + condition(depth - 1) + ", " + condition(depth - 1) + "])";
            default: return choice(integer(depth - 1), integer(depth - 1), depth);
        }
    }

    std::string number(int depth) {
        if (depth <= 0)
            return pick({"d0", "d1", "r0", "r1", "0.0", "1.5", "-0.0", "2.0", "1e300", "-1e300", "0.1", "0.3", "0.7",
                         "r0", "r1"});
        switch (below(10)) {
            case 0: return group(number(depth - 1)) + " + " + group(number(depth - 1));
            case 1: return group(number(depth - 1)) + " - " + group(number(depth - 1));
            case 2: return group(number(depth - 1)) + " * " + group(number(depth - 1));
            case 3: return group(number(depth - 1)) + " / " + group(number(depth - 1));
            case 4: return "-" + group(number(depth - 1));
            case 5: return "double(" + integer(depth - 1) + ")";
            case 6:
                return "mean([" +
                       (chance(50) ? integer(depth - 1) + ", " + integer(depth - 1)
                                   : number(depth - 1) + ", " + number(depth - 1)) +
                       "])";
            case 7: return pick({"math.least(", "math.greatest("}) + number(depth - 1) + ", " + number(depth - 1) + ")";
            case 8: return "sum([" + number(depth - 1) + ", " + number(depth - 1) + "])";
            default: return choice(number(depth - 1), number(depth - 1), depth);
        }
    }

    std::string text(int depth) {
        if (depth <= 0) return pick({"k0", "k1", "'adsl'", "'fibre'", "''", "'a'", "\"caf\\u00e9\"", "'it\\'s'"});
        switch (below(3)) {
            case 0: return "string(" + integer(depth - 1) + ")";
            case 1: return "string(" + condition(depth - 1) + ")";
            default: return choice(text(depth - 1), text(depth - 1), depth);
        }
    }

    std::string pick(std::initializer_list<std::string_view> words) {
        return std::string(words.begin()[below(static_cast<std::uint32_t>(words.size()))]);
    }

    /// The declarations of the names.
    static palier::TypeEnvironment types() {
        using palier::ValueType;
        palier::TypeEnvironment types;
        for (const char* name : {"b0", "b1", "b2"}) types.add(name, {ValueType::boolean, {}, {}, {}});
        for (const char* name : {"i0", "i1", "i2"}) types.add(name, {ValueType::integer, {}, {}, {}});
        for (const char* name : {"d0", "d1"}) types.add(name, {ValueType::number, {}, {}, {}});
        for (const char* name : {"r0", "r1"}) types.add(name, {ValueType::ratio, {}, {}, {}});
        for (const char* name : {"k0", "k1"}) types.add(name, {ValueType::category, {}, {}, {}});
        return types;
    }

private:
    /// Parentheses around a part, which the printer must keep or drop.
    static std::string group(const std::string& part) { return "(" + part + ")"; }
    std::string comparison() { return " " + pick({"==", "!=", "<", "<=", ">", ">="}) + " "; }
    std::string choice(const std::string& yes, const std::string& no, int depth) {
        return group(condition(depth - 1)) + " ? " + group(yes) + " : " + group(no);
    }

    std::mt19937 random_;
};

}  // namespace palier_test
