// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::unique
#include <cmath>      // std::floor, std::ceil
#include <cstdint>    // std::int64_t
#include <limits>     // open ranges
#include <span>       // constants
#include <vector>     // points

#include "palier/assess.hpp"

namespace palier::detail {

/// Points of an input's range that stand for all of it, from the lowest.
struct InputPoints {
    std::vector<PartialValue> points;
    /// Between the points nothing changes; otherwise the whole range has to be tried too.
    bool stand_for_all = true;
    /// The first and the last point are the ends of the range, or stand for them.
    bool have_ends = true;
};

/// Chooses the points at which criteria that use an input are to be looked at: around the constants it is compared with.
class PointChooser {
public:
    PointChooser(const PartialValue& range, std::span<const PartialValue> constants, bool only_thresholds)
        : range_(range), constants_(constants), only_thresholds_(only_thresholds) {}

    [[nodiscard]] InputPoints choose() const {
        switch (range_.kind()) {
            case PartialValue::Kind::boolean: return {{PartialValue::boolean(false), PartialValue::boolean(true)}};
            case PartialValue::Kind::integer: return integers();
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return numbers();
            case PartialValue::Kind::text: return texts();
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        return {{}, false, false};
    }

private:
    static constexpr double open_end = 1e15;  // beyond, a bound is not a value that anyone would give

    [[nodiscard]] InputPoints integers() const {
        const std::int64_t low = range_.lower_integer(), high = range_.upper_integer();
        constexpr std::uint64_t few = 16;
        InputPoints made;
        if (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) < few) {
            for (std::int64_t value = low;; ++value) {
                made.points.push_back(PartialValue::integer(value));
                if (value == high) return made;
            }
        }
        std::vector<std::int64_t> points;
        const auto add = [&](double value) {
            if (std::fabs(value) < open_end && value >= static_cast<double>(low) && value <= static_cast<double>(high))
                points.push_back(static_cast<std::int64_t>(value));
        };
        for (const PartialValue& constant : constants_) {
            const double value = constant.as_number();  // a constant beyond 10^15 is not looked at: see below
            for (const double around : {std::floor(value) - 1, std::floor(value), std::ceil(value), std::ceil(value) + 1}) add(around);
            made.stand_for_all = made.stand_for_all && std::fabs(value) < open_end - 1;
        }
        made.stand_for_all = made.stand_for_all && only_thresholds_;
        if (!only_thresholds_ || points.empty()) {
            for (const double usual : {0.0, 1.0, static_cast<double>(low), static_cast<double>(high)}) add(usual);
            const bool closed = std::fabs(static_cast<double>(low)) < open_end && std::fabs(static_cast<double>(high)) < open_end;
            made.have_ends = only_thresholds_ || closed;
        }
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
        for (const std::int64_t point : points) made.points.push_back(PartialValue::integer(point));
        return made;
    }

    [[nodiscard]] InputPoints numbers() const {
        const double low = range_.lower(), high = range_.upper();
        const bool closed = std::fabs(low) < open_end && std::fabs(high) < open_end;
        std::vector<double> constants;
        for (const PartialValue& constant : constants_)
            if (const double value = constant.as_number(); value >= low && value <= high) constants.push_back(value);
        std::sort(constants.begin(), constants.end());
        constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
        InputPoints made;
        made.stand_for_all = only_thresholds_;
        made.have_ends = only_thresholds_ || closed;
        std::vector<double> points;
        double below = low;
        for (std::size_t i = 0; i < constants.size(); ++i) {
            const double value = constants[i];
            if (below < value) points.push_back(i == 0 ? (std::fabs(low) < open_end ? low : value - 1) : between(below, value));
            points.push_back(value);
            below = value;
        }
        if (constants.empty()) {
            points = {std::fabs(low) < open_end ? low : std::fabs(high) < open_end ? high : 0.0};
        } else if (below < high) {
            points.push_back(std::fabs(high) < open_end ? high : below + 1);
        }
        if (!only_thresholds_) {
            for (const double usual : {0.0, 1.0, low, high})
                if (usual >= low && usual <= high && std::fabs(usual) < open_end) points.push_back(usual);
        }
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
        for (const double point : points) made.points.push_back(PartialValue::number(point));
        return made;
    }

    /// A number between two others, with as few decimals as can be.
    static double between(double low, double high) {
        const double middle = low + (high - low) / 2;
        for (const double scale : {1.0, 10.0, 100.0})
            if (const double rounded = std::round(middle * scale) / scale; rounded > low && rounded < high) return rounded;
        return middle;
    }

    [[nodiscard]] InputPoints texts() const {
        InputPoints made;
        for (const auto text : range_.possible_texts()) made.points.push_back(PartialValue::text(text));
        if (!made.points.empty()) return made;
        // Any text may come: those it is compared with, and one that differs from all.
        for (const PartialValue& constant : constants_)
            if (constant.kind() == PartialValue::Kind::text) made.points.push_back(constant);
        made.points.push_back(PartialValue::text("~"));
        made.stand_for_all = only_thresholds_;
        made.have_ends = false;
        return made;
    }

    const PartialValue& range_;
    std::span<const PartialValue> constants_;
    bool only_thresholds_;
};

}  // namespace palier::detail
