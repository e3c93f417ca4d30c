// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include <algorithm>  // std::sort, std::unique
#include <cmath>      // std::floor, std::ceil, std::nextafter
#include <cstdint>    // std::int64_t
#include <limits>     // open ranges
#include <optional>   // quotients
#include <vector>     // inputs and cells

#include "palier/assess.hpp"
#include "palier/detail/criterion_programs.hpp"
#include "palier/detail/derive_one.hpp"
#include "palier/detail/input_uses.hpp"

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
/// An unknown input that only ever helps, or only ever harms, is at its best or worst at an end of its range, so setting all of
/// them there attains the bound. An input that pulls both ways is split into cells between the constants it is compared with:
/// inside a cell nothing it decides can change. A ratio is looked at through its unknown parts, which other ratios may share. The bounds are
/// the least and the greatest over all cells; they are called tight only when actual answers, evaluated like any others, were found to
/// attain both.
class TightBounds {
public:
    TightBounds(const Assessor& assessor, EvaluationScratch& scratch)
        : assessor_(assessor), framework_(*assessor.framework()), indicators_(*framework_.indicators()), scratch_(scratch) {}

    /// Narrows the bounds of a field that these results gave for this frame.
    [[nodiscard]] TierBounds search(FieldId field, std::span<const PartialValue> frame, TierBounds bounds,
                                    std::span<const CriterionResult> results, std::uint32_t max_cells) {
        start(field, frame, results);
        collect_inputs();
        if (!unfold_ratios()) return bounds;
        const std::vector<std::size_t> split = choose_split(max_cells);
        collect_moving();
        collect_other_parts();

        TierBounds found{bounds.possible, bounds.certain, false};
        TierOrdinal least_attained = bounds.possible + 1;
        TierOrdinal greatest_attained = 0;
        bool attained_any = false;
        std::vector<std::size_t> cell(split.size(), 0);
        for (;;) {
            for (std::size_t i = 0; i < split.size(); ++i) answers_[inputs_[split[i]].slot] = inputs_[split[i]].cells[cell[i]];
            TierBounds inside = bounds;
            if (!split.empty()) {
                for (const Input& input : inputs_)
                    if (input.cells.empty()) answers_[input.slot] = frame_[input.slot];
                inside = evaluate_field();
            }
            found.certain = std::min(found.certain, inside.certain);
            found.possible = std::max(found.possible, inside.possible);
            for (const Corner corner : {Corner::worst, Corner::best})
                for (const Fit fit : {Fit::numerators, Fit::denominators, Fit::zeros_stay}) {
                    for (const Input& input : inputs_)
                        if (input.cells.empty()) answers_[input.slot] = end_of(input, corner);
                    const bool moved = fit_parts(fit);
                    const TierBounds attained = evaluate_field();
                    if (attained.certain == attained.possible && are_in_range()) {
                        attained_any = true;
                        least_attained = std::min(least_attained, attained.certain);
                        greatest_attained = std::max(greatest_attained, attained.certain);
                        if (attained.certain == (corner == Corner::worst ? inside.certain : inside.possible)) break;
                    }
                    if (!moved) break;  // no other way to fit
                }
            std::size_t next = 0;
            while (next < split.size() && ++cell[next] == inputs_[split[next]].cells.size()) cell[next++] = 0;
            if (next == split.size()) break;
        }
        // Cells can only narrow what the ranges gave.
        found.certain = std::max(found.certain, bounds.certain);
        found.possible = std::min(found.possible, bounds.possible);
        found.tight = found.certain == found.possible ||
                      (attained_any && least_attained == found.certain && greatest_attained == found.possible);
        return found;
    }

private:
    enum class Corner : unsigned char { worst, best };
    /// Which parts of ratios give way first; whether denominators that are zero, for which no range is left, may stay so.
    enum class Fit : unsigned char { numerators, denominators, zeros_stay };

    struct Input {
        std::uint32_t slot;
        Polarity polarity;
        bool only_thresholds;
        std::vector<PartialValue> cells;  // when it is split; otherwise none
    };

    using Quotient = IndicatorSet::Quotient;

    struct Ratio {
        IndicatorId id;
        Quotient parts;
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
                for (const InputUse& use : assessor_.inputs_of(id)) add_input(use.slot, use.polarity, use.only_thresholds);
            }
    }

    void add_input(std::uint32_t slot, Polarity polarity, bool only_thresholds) {
        if (!frame_[slot].is_unknown()) return;
        for (Input& known : inputs_) {
            if (known.slot != slot) continue;
            known.polarity = join(known.polarity, polarity);
            known.only_thresholds = known.only_thresholds && only_thresholds;
            return;
        }
        inputs_.push_back({slot, polarity, only_thresholds, {}});
    }

    [[nodiscard]] bool is_input(std::uint32_t slot) const {
        for (const auto& input : inputs_)
            if (input.slot == slot) return true;
        return false;
    }

    [[nodiscard]] std::optional<Quotient> quotient_of(const Input& input) const {
        if (input.slot >= indicators_.size()) return std::nullopt;
        return indicators_.find_quotient(id_at<IndicatorId>(input.slot));
    }

    /// Tells whether a criterion of the field reads an indicator.
    [[nodiscard]] bool is_read(IndicatorId id) const {
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier)
            for (const CriterionId criterion : framework_.criteria_of(field_, tier))
                for (const InputUse& use : assessor_.inputs_of(criterion))
                    if (use.slot == index(id)) return true;
        return false;
    }

    [[nodiscard]] bool is_unknown(IndicatorId id) const { return frame_[index(id)].is_unknown(); }

    /// Tells whether two ratios share an unknown part without each having another unknown one.
    [[nodiscard]] bool are_tied(const Quotient& x, const Quotient& y) const {
        const bool share_of = x.of == y.of && is_unknown(x.of);
        const bool share_per = x.per == y.per && is_unknown(x.per);
        const bool share_across = (x.of == y.per && is_unknown(x.of)) || (x.per == y.of && is_unknown(x.per));
        if (share_across || (share_of && share_per)) return true;
        if (share_per && !(is_unknown(x.of) && is_unknown(y.of))) return true;
        return share_of && !(is_unknown(x.per) && is_unknown(y.per));
    }

    /// Tells whether a ratio cannot vary freely beside the other inputs.
    [[nodiscard]] bool is_correlated(const Input& input, const Quotient& quotient) const {
        if (is_input(static_cast<std::uint32_t>(quotient.of)) || is_input(static_cast<std::uint32_t>(quotient.per))) return true;
        return std::any_of(inputs_.begin(), inputs_.end(), [&](const Input& other) {
            const auto beside = quotient_of(other);
            return beside && other.slot != input.slot && are_tied(quotient, *beside);
        });
    }

    /// Puts its unknown parts in the place of a ratio. It stays a value of its own, free in its range, over a known zero, where a part is a
    /// formula, and where it pulls both ways, so that it can be split. False when it would have to stay so, but is not free.
    bool unfold_ratios() {
        for (std::size_t i = 0; i < inputs_.size();) {
            const auto quotient = quotient_of(inputs_[i]);
            const bool has_parts = quotient && (is_unknown(quotient->of) || is_unknown(quotient->per));  // else it is over zero
            const bool correlated = has_parts && is_correlated(inputs_[i], *quotient);
            if (!has_parts || (inputs_[i].polarity == Polarity::both && !correlated)) {
                ++i;
                continue;
            }
            const auto is_formula = [&](IndicatorId part) { return is_unknown(part) && indicators_.find_formula(part); };
            if (is_formula(quotient->of) || is_formula(quotient->per)) {
                if (correlated) return false;
                ++i;
                continue;
            }
            const Polarity polarity = inputs_[i].polarity;
            inputs_.erase(inputs_.begin() + static_cast<std::ptrdiff_t>(i));
            add_input(static_cast<std::uint32_t>(quotient->of), polarity, false);
            add_input(static_cast<std::uint32_t>(quotient->per), compose(polarity, Polarity::decreasing), false);
            i = 0;  // the parts may tie ratios that were free
        }
        return true;
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

    static constexpr std::int64_t greatest_part = std::int64_t{1} << 40;  // with which ratios are exact in doubles

    [[nodiscard]] PartialValue end_of(const Input& input, Corner corner) const {
        const PartialValue& value = frame_[input.slot];
        const bool high = (input.polarity == Polarity::decreasing) == (corner == Corner::worst);
        switch (value.kind()) {
            case PartialValue::Kind::boolean: return PartialValue::boolean(high);
            case PartialValue::Kind::integer: {
                // The ends of 64 bits leave no room to compute a ratio.
                const std::int64_t most = ratios_.empty() ? std::numeric_limits<std::int64_t>::max() : greatest_part;
                const std::int64_t low = value.lower_integer(), top = value.upper_integer();
                return PartialValue::integer(high ? std::max(low, std::min(top, most)) : std::min(top, std::max(low, -most)));
            }
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return PartialValue::number(high ? value.upper() : value.lower());
            case PartialValue::Kind::text: {
                const auto texts = value.possible_texts();
                return texts.empty() ? value : PartialValue::text(high ? texts.back() : texts.front());
            }
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        return value;
    }

    /// Ratios that move may have another part that is unknown: it must have a value too with which they lie in their ranges.
    void collect_other_parts() {
        for (std::size_t i = 0; i < ratios_.size(); ++i)
            for (const IndicatorId part : {ratios_[i].parts.of, ratios_[i].parts.per}) {
                const auto slot = static_cast<std::uint32_t>(part);
                if (!is_unknown(part) || is_input(slot) || moves_[slot] != Moves::no || indicators_.find_formula(part)) continue;
                inputs_.push_back({slot, Polarity::none, false, {}});
                collect_moving();
                i = static_cast<std::size_t>(-1);  // from the first again
                break;
            }
    }

    /// Brings ratios into their declared ranges by moving parts that are inputs: what lies outside is the answer of no school.
    /// Returns whether any moved.
    bool fit_parts(Fit fit) {
        bool any = false;
        bool moved = true;
        for (std::size_t round = 0; moved && round <= ratios_.size(); ++round) {
            moved = false;
            for (const Ratio& ratio : ratios_) moved = fit_ratio(ratio, fit) || moved;
            any = any || moved;
        }
        return any;
    }

    bool fit_ratio(const Ratio& ratio, Fit fit) {
        const PartialValue &of = answers_[index(ratio.parts.of)], &per = answers_[index(ratio.parts.per)];
        const auto is_count = [](const PartialValue& part) { return part.is_known() && part.kind() == PartialValue::Kind::integer && part.as_integer() >= 0; };
        if (!is_count(of) || !is_count(per)) return false;
        if (per.as_integer() == 0) return fit != Fit::zeros_stay && set_part(ratio.parts.per, 1.0);
        const Indicator& indicator = indicators_[ratio.id];
        const auto scale = static_cast<double>(indicator.scale);
        if (!indicator.max || scale * of.as_number() <= *indicator.max * per.as_number()) return false;
        const double fitting_of = std::floor(*indicator.max * per.as_number() / scale);
        const double fitting_per = *indicator.max > 0.0 ? std::ceil(scale * of.as_number() / *indicator.max) : 0.0;
        if (fit != Fit::denominators && set_part(ratio.parts.of, fitting_of)) return true;
        return set_part(ratio.parts.per, fitting_per) || set_part(ratio.parts.of, fitting_of);
    }

    /// Sets a part that is an input; false when it is none, or the value is outside its range.
    bool set_part(IndicatorId part, double value) {
        const PartialValue& range = frame_[index(part)];
        if (!range.is_unknown() || range.kind() != PartialValue::Kind::integer) return false;
        if (value < range.lower() || value > std::min(range.upper(), static_cast<double>(greatest_part))) return false;
        answers_[index(part)] = PartialValue::integer(static_cast<std::int64_t>(value));
        return true;
    }

    /// Tells whether the ratios of parts that were set may lie in their declared ranges.
    [[nodiscard]] bool are_in_range() const {
        return std::all_of(ratios_.begin(), ratios_.end(), [&](const Ratio& ratio) {
            const PartialValue& value = answers_[index(ratio.id)];
            const Indicator& indicator = indicators_[ratio.id];
            if (value.is_not_applicable()) return true;
            return value.lower() <= indicator.max.value_or(value.lower()) && value.upper() >= indicator.min.value_or(value.upper());
        });
    }

    /// Finds what derives from the inputs and is none itself: it moves with them, all else stays.
    void collect_moving() {
        moving_.clear();
        ratios_.clear();
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
            if (const auto quotient = indicators_.find_quotient(id); quotient && is_read(id)) ratios_.push_back({id, *quotient});
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
    std::vector<Ratio> ratios_;  // those among them that the field reads
};

}  // namespace palier::detail
