// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include <algorithm>  // std::min, std::any_of
#include <cmath>      // std::floor, std::ceil
#include <cstdint>    // std::int64_t
#include <limits>     // open ranges
#include <optional>   // what may not be found
#include <vector>     // inputs

#include "palier/assess.hpp"
#include "palier/detail/criterion_programs.hpp"
#include "palier/detail/derive_one.hpp"
#include "palier/detail/input_uses.hpp"

namespace palier::detail {

/// The end of the ranges that harms most, or helps most.
enum class Corner : unsigned char { worst, best };

/// An unknown input for which only a part of its range is looked at.
struct InputCell {
    std::uint32_t slot;
    PartialValue cell;
};

/// Finds answers that attain a tier of one field: a value for everything unknown that its open criteria depend on, down to what is observed,
/// so that all else can be derived and evaluated as for a school that has answered. What is found is therefore true by construction; that
/// something is not found proves nothing.
class TierWitness {
public:
    TierWitness(const Assessor& assessor, EvaluationScratch& scratch)
        : assessor_(assessor), framework_(*assessor.framework()), indicators_(*framework_.indicators()), scratch_(scratch) {}

    /// Begins with a field, what is known, and the results and open criteria that gives.
    void start(FieldId field, std::span<const PartialValue> frame, std::span<const CriterionResult> results, std::span<const CriterionId> open) {
        field_ = field;
        frame_ = frame;
        answers_.assign(frame.begin(), frame.end());
        results_.assign(results.begin(), results.end());
        inputs_.clear();
        moves_.assign(frame.size(), Moves::no);
        for (const CriterionId id : open)
            for (const InputUse& use : assessor_.inputs_of(id)) add_below(use.slot, use.polarity);
        collect_moving();
        while (add_other_parts()) collect_moving();
        collect_touched();
    }

    /// Sets the inputs to one end of their ranges, those with a cell to that of the cell, and hands each tier that such answers attain to
    /// `attained`, which returns whether it is the one hoped for. There are several ways to bring ratios into their ranges; all are tried
    /// until then.
    template <class Attained>
    void try_corner(Corner corner, std::span<const InputCell> cells, Attained attained) {
        for (const Fit fit : {Fit::numerators, Fit::denominators, Fit::zeros_stay}) {
            for (const Input& input : inputs_) answers_[input.slot] = end_of(input, frame_[input.slot], corner);
            for (const InputCell& each : cells) set_cell(each, corner, fit);
            const bool moved = fit_ratios(fit);
            if (is_possible()) {
                const TierBounds bounds = evaluate();
                if (bounds.certain == bounds.possible && attained(bounds.certain)) return;
            }
            if (!moved) return;  // there is no other way
        }
    }

private:
    /// Which parts of ratios give way first, and whether a zero below a ratio may stay, which leaves the ratio unknown.
    enum class Fit : unsigned char { numerators, denominators, zeros_stay };
    enum class Moves : unsigned char { no, as_input, as_derived };

    struct Input {
        std::uint32_t slot;
        Polarity polarity;
    };

    using Quotient = IndicatorSet::Quotient;

    struct Ratio {
        IndicatorId id;
        Quotient parts;
    };

    [[nodiscard]] bool is_unknown(IndicatorId id) const { return frame_[index(id)].is_unknown(); }

    [[nodiscard]] std::optional<Quotient> find_quotient(std::uint32_t slot) const {
        return slot < indicators_.size() ? indicators_.find_quotient(id_at<IndicatorId>(slot)) : std::nullopt;
    }

    /// Adds what is observed below a slot and unknown. A ratio over a known zero has nothing unknown below: it is an input itself.
    void add_below(std::uint32_t slot, Polarity polarity) {
        pending_.assign(1, {slot, polarity});
        while (!pending_.empty()) {
            const Input next = pending_.back();
            pending_.pop_back();
            if (!frame_[next.slot].is_unknown()) continue;
            const auto quotient = find_quotient(next.slot);
            if (quotient && (is_unknown(quotient->of) || is_unknown(quotient->per))) {
                pending_.push_back({static_cast<std::uint32_t>(quotient->of), next.polarity});
                pending_.push_back({static_cast<std::uint32_t>(quotient->per), compose(next.polarity, Polarity::decreasing)});
            } else if (next.slot < indicators_.size() && indicators_.find_formula(id_at<IndicatorId>(next.slot))) {
                for (const InputUse& use : assessor_.inputs_of(id_at<IndicatorId>(next.slot)))
                    pending_.push_back({use.slot, compose(next.polarity, use.polarity)});
            } else {
                add_input(next);
            }
        }
    }

    void add_input(const Input& input) {
        for (Input& known : inputs_)
            if (known.slot == input.slot) {
                known.polarity = join(known.polarity, input.polarity);
                return;
            }
        inputs_.push_back(input);
        moves_[input.slot] = Moves::as_input;
    }

    /// Finds what the field derives from the inputs: it moves with them, all else stays.
    void collect_moving() {
        moving_.clear();
        ratios_.clear();
        for (const IndicatorId id : assessor_.derived_of(field_)) {
            if (moves_[index(id)] == Moves::as_input) continue;
            const auto moves = [&](std::uint32_t slot) { return moves_[slot] != Moves::no; };
            if (const BoundExpression* formula = indicators_.find_formula(id)) {
                if (!std::any_of(formula->slots.begin(), formula->slots.end(), moves)) continue;
            } else if (const auto quotient = indicators_.find_quotient(id)) {
                if (!moves(static_cast<std::uint32_t>(quotient->of)) && !moves(static_cast<std::uint32_t>(quotient->per))) continue;
                ratios_.push_back({id, *quotient});
            }
            moves_[index(id)] = Moves::as_derived;
            moving_.push_back(id);
        }
    }

    /// A ratio that moves may have another part that is unknown: with some value of it the ratio must lie in its range.
    bool add_other_parts() {
        const std::size_t before = inputs_.size();
        for (const Ratio& ratio : ratios_)
            for (const IndicatorId part : {ratio.parts.of, ratio.parts.per}) add_below(static_cast<std::uint32_t>(part), Polarity::none);
        return inputs_.size() > before;
    }

    /// Finds the criteria to evaluate: those that read what moves, be they open or not.
    void collect_touched() {
        touched_.clear();
        const auto reads = [&](const std::optional<BoundExpression>& expression) {
            return expression && std::any_of(expression->slots.begin(), expression->slots.end(), [&](std::uint32_t slot) { return moves_[slot] != Moves::no; });
        };
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier)
            for (const CriterionId id : framework_.criteria_of(field_, tier))
                if (reads(framework_.compiled(id).when) || reads(framework_.compiled(id).applies)) touched_.push_back(id);
    }

    [[nodiscard]] bool is_part(std::uint32_t slot) const {
        return std::any_of(ratios_.begin(), ratios_.end(), [&](const Ratio& ratio) { return index(ratio.parts.of) == slot || index(ratio.parts.per) == slot; });
    }

    static constexpr std::int64_t greatest_part = std::int64_t{1} << 40;  // with which ratios are exact in doubles

    /// The end of a range. Parts of ratios are counts, with room to compute.
    [[nodiscard]] PartialValue end_of(const Input& input, const PartialValue& range, Corner corner) const {
        const bool high = (input.polarity == Polarity::decreasing) == (corner == Corner::worst);
        switch (range.kind()) {
            case PartialValue::Kind::boolean: return range.is_known() ? range : PartialValue::boolean(high);
            case PartialValue::Kind::integer: {
                std::int64_t low = range.lower_integer(), top = range.upper_integer();
                if (is_part(input.slot)) {
                    if (top >= 0) low = std::max<std::int64_t>(low, 0);
                    top = std::max(low, std::min(top, greatest_part));
                }
                return PartialValue::integer(high ? top : low);
            }
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return PartialValue::number(high ? range.upper() : range.lower());
            case PartialValue::Kind::text: {
                const auto texts = range.possible_texts();
                return range.is_known() || texts.empty() ? range : PartialValue::text(high ? texts.back() : texts.front());
            }
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        return range;
    }

    void set_cell(const InputCell& each, Corner corner, Fit fit) {
        if (moves_[each.slot] == Moves::as_input) {
            answers_[each.slot] = end_of({each.slot, Polarity::both}, each.cell, corner);
            return;
        }
        const auto quotient = find_quotient(each.slot);
        if (quotient) set_ratio({id_at<IndicatorId>(each.slot), *quotient}, each.cell.lower(), each.cell.upper(), fit);
    }

    /// Looks for parts that bring a ratio between two values: small ones, or great ones when denominators give way.
    bool set_ratio(const Ratio& ratio, double low, double high, Fit fit) {
        constexpr int tried = 100;  // enough for any whole percentage
        const auto scale = static_cast<double>(indicators_[ratio.id].scale);
        const Counts of = counts_of(ratio.parts.of), per = counts_of(ratio.parts.per);
        const bool great = fit == Fit::denominators;
        for (int i = 0; i < tried; ++i) {
            const double below = great ? per.high - i : std::max(per.low, 1.0) + i;
            if (!(below >= std::max(per.low, 1.0) && below <= per.high)) return false;
            const double least = std::max(of.low, std::ceil(low * below / scale));
            const double most = std::min(of.high, std::floor(high * below / scale));
            if (least <= most) return put_part(ratio.parts.per, below) && put_part(ratio.parts.of, great ? most : least);
        }
        return false;
    }

    /// Sets a part that is an input; one that is known must be that already.
    bool put_part(IndicatorId part, double value) {
        return set_part(part, value) || (answers_[index(part)].is_known() && answers_[index(part)].as_number() == value);
    }

    struct Counts {
        double low, high;
    };

    /// The counts that a part may take; none when it is not an input and not known.
    [[nodiscard]] Counts counts_of(IndicatorId part) const {
        const PartialValue& value = moves_[index(part)] == Moves::as_input ? frame_[index(part)] : answers_[index(part)];
        const bool usable = value.kind() == PartialValue::Kind::integer && (value.is_known() || moves_[index(part)] == Moves::as_input);
        if (!usable) return {1.0, 0.0};
        return {std::max(value.lower(), 0.0), std::min(value.upper(), static_cast<double>(greatest_part))};
    }

    /// Sets a part that is an input; false when it is none, or the value is outside its range.
    bool set_part(IndicatorId part, double value) {
        const Counts range = counts_of(part);
        if (moves_[index(part)] != Moves::as_input || !(value >= range.low && value <= range.high)) return false;
        answers_[index(part)] = PartialValue::integer(static_cast<std::int64_t>(value));
        return true;
    }

    void derive_moving() {
        for (const IndicatorId id : moving_) {
            answers_[index(id)] = frame_[index(id)];
            derive_one(indicators_, id, answers_, scratch_);
        }
    }

    /// Derives all that moves, bringing ratios between the values they may have by moving parts that are inputs. Returns whether any moved.
    bool fit_ratios(Fit fit) {
        bool any = false;
        derive_moving();
        for (std::size_t round = 0; round <= ratios_.size(); ++round) {
            bool moved = false;
            for (const Ratio& ratio : ratios_) moved = fit_ratio(ratio, fit) || moved;
            if (!moved) break;
            derive_moving();
            any = true;
        }
        return any;
    }

    bool fit_ratio(const Ratio& ratio, Fit fit) {
        const PartialValue &of = answers_[index(ratio.parts.of)], &per = answers_[index(ratio.parts.per)];
        const auto is_count = [](const PartialValue& part) { return part.is_known() && part.kind() == PartialValue::Kind::integer && part.as_integer() >= 0; };
        if (!is_count(of) || !is_count(per)) return false;
        if (per.as_integer() == 0) return fit != Fit::zeros_stay && set_part(ratio.parts.per, 1.0);
        const auto scale = static_cast<double>(indicators_[ratio.id].scale);
        const PartialValue& range = frame_[index(ratio.id)];
        const double low = range.lower(), high = range.upper();
        const auto lies_in = [&](double over, double below) { return scale * over >= low * below && scale * over <= high * below; };
        const double over = of.as_number(), below = per.as_number();
        if (lies_in(over, below)) return false;
        const bool above = scale * over > high * below;
        const double fitting_of = above ? std::floor(high * below / scale) : std::ceil(low * below / scale);
        const double fitting_per = above ? std::ceil(scale * over / high) : std::floor(scale * over / low);  // by zero: no number, or none that lies in
        const auto move_of = [&] { return lies_in(fitting_of, below) && set_part(ratio.parts.of, fitting_of); };
        const auto move_per = [&] { return fitting_per >= 1.0 && lies_in(over, fitting_per) && set_part(ratio.parts.per, fitting_per); };
        const bool moved = fit == Fit::denominators ? move_per() || move_of() : move_of() || move_per();
        return moved || set_ratio(ratio, low, high, fit);
    }

    /// Tells whether what was derived is among what it may be: a formula or ratio beyond its declared range, or other than it was given, is
    /// the answer of no school.
    [[nodiscard]] bool is_possible() const {
        return std::all_of(moving_.begin(), moving_.end(), [&](IndicatorId id) {
            const PartialValue &made = answers_[index(id)], &range = frame_[index(id)];
            if (!made.is_known()) return !range.is_known();
            switch (range.kind()) {
                case PartialValue::Kind::integer:
                case PartialValue::Kind::number:
                case PartialValue::Kind::ratio: return made.lower() >= range.lower() && made.upper() <= range.upper();
                case PartialValue::Kind::boolean: return made.as_boolean() ? range.may_be_true() : range.may_be_false();
                case PartialValue::Kind::text:
                case PartialValue::Kind::nothing:
                case PartialValue::Kind::list: break;
            }
            return true;
        });
    }

    [[nodiscard]] TierBounds evaluate() {
        for (const CriterionId id : touched_) results_[index(id)] = assessor_.evaluate_criterion(id, answers_, scratch_);
        return assessor_.bound_field(field_, results_);
    }

    const Assessor& assessor_;
    const Framework& framework_;
    const IndicatorSet& indicators_;
    EvaluationScratch& scratch_;
    FieldId field_{};
    std::span<const PartialValue> frame_;
    std::vector<PartialValue> answers_;  // the frame with what is tried
    std::vector<CriterionResult> results_;
    std::vector<Input> inputs_;
    std::vector<Input> pending_;
    std::vector<Moves> moves_;         // by slot
    std::vector<IndicatorId> moving_;  // in the order of derivation
    std::vector<Ratio> ratios_;        // those among them
    std::vector<CriterionId> touched_;
};

}  // namespace palier::detail
