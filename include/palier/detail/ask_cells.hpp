// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::unique
#include <bit>        // std::bit_cast
#include <cmath>      // std::floor
#include <cstdint>    // std::int64_t
#include <limits>     // greatest integer
#include <vector>     // points

#include "palier/evaluate.hpp"

namespace palier::detail {

/// Numbers an answer may be, as integers in the same order: an integer indicator's values themselves, a number's bits.
/// So one bisection finds the exact place of a step in both.
class AnswerScale {
public:
    explicit AnswerScale(const PartialValue& domain) : integers_(domain.kind() == PartialValue::Kind::integer), reason_(domain.reason()) {
        low_ = integers_ ? domain.lower_integer() : to_rank(domain.lower());
        high_ = integers_ ? domain.upper_integer() : to_rank(domain.upper());
    }

    [[nodiscard]] std::int64_t low() const noexcept { return low_; }
    [[nodiscard]] std::int64_t high() const noexcept { return high_; }
    [[nodiscard]] bool is_integer() const noexcept { return integers_; }

    /// Returns how many answers there are, at most `enough`.
    [[nodiscard]] std::uint64_t count(std::uint64_t enough) const noexcept {
        const std::uint64_t steps = static_cast<std::uint64_t>(high_) - static_cast<std::uint64_t>(low_);
        return steps < enough ? steps + 1 : enough;
    }

    [[nodiscard]] PartialValue at(std::int64_t rank) const noexcept {
        return integers_ ? PartialValue::integer(rank) : PartialValue::number(to_number(rank));
    }
    [[nodiscard]] PartialValue between(std::int64_t first, std::int64_t last) const noexcept {
        if (first == last) return at(first);
        return integers_ ? PartialValue::integer_range(first, last, reason_) : PartialValue::number_range(to_number(first), to_number(last), reason_);
    }

    /// Adds the answers around a threshold: the last below it, itself, the first above it.
    void add_around(std::vector<std::int64_t>& points, double threshold) const {
        if (!(threshold == threshold)) return;
        if (!integers_) {
            add(points, to_rank(threshold));
            return;
        }
        constexpr double limit = 9.0e18;  // beyond, no integer follows
        if (threshold > limit || threshold < -limit) return;
        const auto below = static_cast<std::int64_t>(std::floor(threshold));
        add(points, below);
        if (static_cast<double>(below) != threshold) add(points, below + 1);
    }
    void add_around(std::vector<std::int64_t>& points, const PartialValue& threshold) const {
        if (threshold.kind() == PartialValue::Kind::integer && integers_)
            add(points, threshold.as_integer());
        else if (threshold.kind() == PartialValue::Kind::integer || threshold.kind() == PartialValue::Kind::number)
            add_around(points, threshold.as_number());
    }

    /// Returns an answer between two, neither of them; the caller sees to it that there is one.
    [[nodiscard]] static std::int64_t middle(std::int64_t first, std::int64_t last) noexcept {
        const std::uint64_t width = static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + width / 2);
    }

private:
    void add(std::vector<std::int64_t>& points, std::int64_t at) const {
        constexpr auto least = std::numeric_limits<std::int64_t>::min(), greatest = std::numeric_limits<std::int64_t>::max();
        for (const std::int64_t point : {at == least ? at : at - 1, at, at == greatest ? at : at + 1})
            if (point >= low_ && point <= high_) points.push_back(point);
    }

    // Doubles in their own order: the bits of a positive one, the mirrored bits of a negative one.
    static std::int64_t to_rank(double number) noexcept {
        const auto bits = std::bit_cast<std::int64_t>(number == 0.0 ? 0.0 : number);
        return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
    }
    static double to_number(std::int64_t rank) noexcept {
        return std::bit_cast<double>(rank >= 0 ? rank : std::numeric_limits<std::int64_t>::min() - rank);
    }

    bool integers_;
    Reason reason_;
    std::int64_t low_ = 0;
    std::int64_t high_ = 0;
};

}  // namespace palier::detail
