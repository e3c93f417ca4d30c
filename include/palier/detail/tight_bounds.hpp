// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include <algorithm>  // std::sort, std::unique
#include <cmath>      // std::floor, std::ceil, std::nextafter
#include <limits>     // open ranges
#include <vector>     // inputs and cells

#include "palier/assess.hpp"
#include "palier/detail/criterion_programs.hpp"
#include "palier/detail/derive_one.hpp"
#include "palier/detail/input_uses.hpp"
#include "palier/detail/tier_witness.hpp"

namespace palier::detail {

/// Whether more of a field's criteria are "not applicable" by an answer than the field allows.
enum class CapState : unsigned char {
    within,
    depends,   ///< On unknown answers, such as whether other criteria apply.
    exceeded,
};

/// Counts the "not applicable" criteria of a field over all completions of the unknown answers.
/// Criteria that do not apply to the unit at all do not count on either side.
class CapCount {
public:
    void add(Truth applies, CriterionReading::Answer answer) noexcept {
        using Answer = CriterionReading::Answer;
        if (applies == Truth::no || applies == Truth::not_applicable) return;
        const bool surely = answer == Answer::not_applicable && applies == Truth::yes;
        const bool possibly = answer != Answer::given;
        // Least and greatest share: an open criterion counts on the side that lowers, or raises, it.
        sure_ += surely ? 1U : 0U;
        sure_of_ += surely || answer != Answer::not_applicable ? 1U : 0U;
        maybe_ += possibly ? 1U : 0U;
        maybe_of_ += possibly || applies == Truth::yes ? 1U : 0U;
    }

    /// Compares their share with a cap in millionths.
    [[nodiscard]] CapState compare_with(std::uint64_t cap) const noexcept {
        constexpr std::uint64_t whole = 1'000'000;
        if (sure_ * whole > sure_of_ * cap) return CapState::exceeded;
        return maybe_ * whole > maybe_of_ * cap ? CapState::depends : CapState::within;
    }

private:
    std::uint64_t sure_ = 0, sure_of_ = 0, maybe_ = 0, maybe_of_ = 0;
};

/// Compares the share of "not applicable" criteria with the field's cap, over all completions of the unknown answers.
/// `reading_of` gives the CriterionReading of a criterion.
template <class ReadingOf>
CapState compare_with_cap(const Framework& framework, FieldId field, ReadingOf reading_of) {
    const auto& cap = framework[field].max_not_applicable;
    if (!cap) return CapState::within;
    CapCount count;
    for (TierOrdinal tier = 1; tier <= framework.tier_count(); ++tier)
        for (const CriterionId id : framework.criteria_of(field, tier)) {
            const CriterionReading& reading = reading_of(id);
            count.add(reading.applies, reading.answer);
        }
    return count.compare_with(static_cast<std::uint64_t>(*cap));
}

/// Returns a frame in which every "not applicable" answer is unknown.
inline std::vector<PartialValue> without_not_applicable(const IndicatorSet& indicators, std::span<const PartialValue> frame,
                                                        EvaluationScratch& scratch) {
    std::vector<PartialValue> answered(frame.begin(), frame.end());
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (answered[i].is_not_applicable()) answered[i] = unknown_value(indicators, id_at<IndicatorId>(i), Reason::missing);
    derive(indicators, answered, {}, scratch);
    return answered;
}

/// Searches the tightest bounds of one field, and answers that attain them.
///
/// An unknown input that only ever helps, or only ever harms, is at its best or worst at an end of its range. An input that pulls both ways is
/// split into cells between the constants it is compared with: inside a cell nothing it decides can change. Ratios are inputs of their own
/// here, which leaves out no answer. The bounds are the least and the greatest over all cells; they are called tight only when a TierWitness
/// attains both.
class TightBounds {
public:
    TightBounds(const Assessor& assessor, EvaluationScratch& scratch)
        : assessor_(assessor), framework_(*assessor.framework()), indicators_(*framework_.indicators()), scratch_(scratch), witness_(assessor, scratch) {}

    /// Narrows the bounds of a field that these results gave for this frame.
    [[nodiscard]] TierBounds search(FieldId field, std::span<const PartialValue> frame, TierBounds bounds,
                                    std::span<const CriterionResult> results, std::uint32_t max_cells) {
        start(field, frame, results);
        collect_inputs();
        const std::vector<std::size_t> split = choose_split(max_cells);
        if (!split.empty()) collect_moving();
        witness_.start(field, frame, results, open_);

        // Nothing attained yet: beyond both ends.
        TierOrdinal least_attained = bounds.possible + 1;
        std::int64_t greatest_attained = -1;
        TierBounds found{bounds.possible, bounds.certain, false};
        std::vector<InputCell> cells;
        for (const std::size_t each : split) cells.push_back({inputs_[each].slot, {}});
        std::vector<std::size_t> cell(split.size(), 0);
        for (;;) {
            for (std::size_t i = 0; i < split.size(); ++i) answers_[cells[i].slot] = cells[i].cell = inputs_[split[i]].cells[cell[i]];
            const TierBounds inside = split.empty() ? bounds : evaluate_field();
            found.certain = std::min(found.certain, inside.certain);
            found.possible = std::max(found.possible, inside.possible);
            const auto attain = [&](Corner corner, TierOrdinal hoped) {
                witness_.try_corner(corner, cells, [&](TierOrdinal tier) {
                    least_attained = std::min(least_attained, tier);
                    greatest_attained = std::max<std::int64_t>(greatest_attained, tier);
                    return tier == hoped;
                });
            };
            if (inside.certain < least_attained) attain(Corner::worst, inside.certain);
            if (greatest_attained < std::int64_t{inside.possible}) attain(Corner::best, inside.possible);
            if (least_attained == bounds.certain && greatest_attained == std::int64_t{bounds.possible}) return {bounds.certain, bounds.possible, true};
            std::size_t next = 0;
            while (next < split.size() && ++cell[next] == inputs_[split[next]].cells.size()) cell[next++] = 0;
            if (next == split.size()) break;
        }
        // Cells can only narrow what the ranges gave.
        found.certain = std::max(found.certain, bounds.certain);
        found.possible = std::min(found.possible, bounds.possible);
        found.tight = found.certain == found.possible || (least_attained == found.certain && greatest_attained == std::int64_t{found.possible});
        return found;
    }

private:
    struct Input {
        std::uint32_t slot;
        Polarity polarity;
        bool only_thresholds;
        std::vector<PartialValue> cells;  // when it is split; otherwise none
    };

    void start(FieldId field, std::span<const PartialValue> frame, std::span<const CriterionResult> results) {
        field_ = field;
        frame_ = frame;
        answers_.assign(frame.begin(), frame.end());
        results_.assign(results.begin(), results.end());
        open_.clear();
        inputs_.clear();
    }

    void collect_inputs() {
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier)
            for (const CriterionId id : framework_.criteria_of(field_, tier)) {
                if (results_[index(id)].state() != CriterionState::unknown) continue;
                open_.push_back(id);
                for (const InputUse& use : assessor_.inputs_of(id)) {
                    if (!frame_[use.slot].is_unknown()) continue;
                    Input* known = nullptr;
                    for (auto& input : inputs_)
                        if (input.slot == use.slot) known = &input;
                    if (!known) {
                        inputs_.push_back({use.slot, use.polarity, use.only_thresholds, {}});
                        continue;
                    }
                    known->polarity = join(known->polarity, use.polarity);
                    known->only_thresholds = known->only_thresholds && use.only_thresholds;
                }
            }
    }

    /// Chooses the inputs to split, those that pull both ways, while their combinations stay within the limit.
    std::vector<std::size_t> choose_split(std::uint32_t max_cells) {
        std::vector<std::size_t> split;
        std::uint64_t combinations = 1;
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            Input& input = inputs_[i];
            if (input.polarity != Polarity::both || !input.only_thresholds) continue;
            input.cells = cells_of(input.slot);
            if (input.cells.empty()) continue;
            if (combinations * input.cells.size() > max_cells) {
                input.cells.clear();
                continue;
            }
            combinations *= input.cells.size();
            split.push_back(i);
        }
        return split;
    }

    [[nodiscard]] std::vector<PartialValue> cells_of(std::uint32_t slot) const {
        std::vector<PartialValue> constants;
        for (const CriterionId id : open_)
            for (const InputThreshold& threshold : assessor_.thresholds_of(id))
                if (threshold.slot == slot) constants.push_back(threshold.constant);
        const PartialValue& value = frame_[slot];
        switch (value.kind()) {
            case PartialValue::Kind::boolean: return {PartialValue::boolean(false), PartialValue::boolean(true)};
            case PartialValue::Kind::integer: return integer_cells(value, constants);
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return number_cells(value, constants);
            case PartialValue::Kind::text: return text_cells(value, constants);
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        return {};
    }

    static std::vector<PartialValue> integer_cells(const PartialValue& value, const std::vector<PartialValue>& constants) {
        const std::int64_t low = value.lower_integer(), high = value.upper_integer();
        std::vector<std::int64_t> points;
        const auto add = [&](double at) {
            if (at >= static_cast<double>(low) && at <= static_cast<double>(high)) points.push_back(static_cast<std::int64_t>(at));
        };
        for (const auto& constant : constants) {
            if (constant.kind() == PartialValue::Kind::integer) {
                if (constant.as_integer() >= low && constant.as_integer() <= high) points.push_back(constant.as_integer());
            } else if (constant.kind() == PartialValue::Kind::number && std::fabs(constant.as_number()) < 9e15) {
                add(std::floor(constant.as_number()));
                add(std::ceil(constant.as_number()));
            }
        }
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
        std::vector<PartialValue> cells;
        std::int64_t next = low;
        bool done = false;
        for (const std::int64_t point : points) {
            if (next < point) cells.push_back(PartialValue::integer_range(next, point - 1, value.reason()));
            cells.push_back(PartialValue::integer(point));
            done = point == high;
            if (!done) next = point + 1;
        }
        if (!done) cells.push_back(PartialValue::integer_range(next, high, value.reason()));
        return cells;
    }

    static std::vector<PartialValue> number_cells(const PartialValue& value, const std::vector<PartialValue>& constants) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const double low = value.lower(), high = value.upper();
        std::vector<double> points;
        for (const auto& constant : constants) {
            const double at = constant.as_number();
            if (at >= low && at <= high) points.push_back(at);
        }
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
        std::vector<PartialValue> cells;
        double next = low;
        for (const double point : points) {
            if (next < point) cells.push_back(PartialValue::number_range(next, std::nextafter(point, -infinity), value.reason()));
            cells.push_back(PartialValue::number(point));
            next = std::nextafter(point, infinity);
        }
        if (next <= high) cells.push_back(PartialValue::number_range(next, high, value.reason()));
        return cells;
    }

    static std::vector<PartialValue> text_cells(const PartialValue& value, const std::vector<PartialValue>& constants) {
        std::vector<PartialValue> cells;
        for (const auto text : value.possible_texts()) cells.push_back(PartialValue::text(text));
        if (!cells.empty()) return cells;
        // Any text may come: those it is compared with, and one that differs from all.
        for (const auto& constant : constants)
            if (constant.kind() == PartialValue::Kind::text) cells.push_back(constant);
        cells.push_back(PartialValue::text("\x7F"));
        return cells;
    }

    /// Finds what derives from the inputs and is none itself: it moves with them, all else stays.
    void collect_moving() {
        moving_.clear();
        moves_.assign(frame_.size(), Moves::no);
        for (const Input& input : inputs_) moves_[input.slot] = Moves::as_input;
        for (const IndicatorId id : indicators_.derivation_order()) {
            if (moves_[index(id)] != Moves::no) continue;
            bool moves = false;
            if (const BoundExpression* formula = indicators_.find_formula(id)) {
                for (const std::uint32_t slot : formula->slots) moves = moves || moves_[slot] != Moves::no;
            } else if (const auto quotient = indicators_.find_quotient(id)) {
                moves = moves_[index(quotient->of)] != Moves::no || moves_[index(quotient->per)] != Moves::no;
            }
            if (!moves) continue;
            moves_[index(id)] = Moves::as_derived;
            moving_.push_back(id);
        }
    }

    /// Bounds the tier for the answers as they are now.
    [[nodiscard]] TierBounds evaluate_field() {
        for (const IndicatorId id : moving_) answers_[index(id)] = frame_[index(id)];
        for (const IndicatorId id : moving_) derive_one(indicators_, id, answers_, scratch_);
        for (const CriterionId id : open_) results_[index(id)] = assessor_.evaluate_criterion(id, answers_, scratch_);
        return assessor_.bound_field(field_, results_);
    }

    enum class Moves : unsigned char { no, as_input, as_derived };

    const Assessor& assessor_;
    const Framework& framework_;
    const IndicatorSet& indicators_;
    EvaluationScratch& scratch_;
    FieldId field_{};
    std::span<const PartialValue> frame_;
    std::vector<PartialValue> answers_;  // the frame with the inputs set to what is tried
    std::vector<CriterionResult> results_;
    std::vector<CriterionId> open_;  // criteria whose outcome is unknown
    std::vector<Input> inputs_;
    std::vector<Moves> moves_;  // by slot
    std::vector<IndicatorId> moving_;
    TierWitness witness_;
};

}  // namespace palier::detail
