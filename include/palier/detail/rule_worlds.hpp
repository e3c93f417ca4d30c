// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::find, std::sort
#include <cstdint>    // cells
#include <memory>     // the framework
#include <optional>   // replaced answers
#include <span>       // aims
#include <utility>    // std::pair
#include <vector>     // variables, leaves

#include "palier/assess.hpp"
#include "palier/check_framework.hpp"
#include "palier/detail/input_uses.hpp"
#include "palier/detail/rule_cells.hpp"

namespace palier::detail {

/// A value of a slot of the frame; a world is a list of them.
struct SlotValue {
    std::uint32_t slot = 0;
    PartialValue value;
};
using World = std::vector<SlotValue>;

/// Which way a question wants a criterion to turn out.
enum class Side : std::uint8_t { better, worse, either };

struct Aim {
    CriterionId criterion{};
    Side side = Side::better;
};

/// What all questions about one framework share: its engine, a frame to try answers in, and how much was tried.
class RuleLab {
public:
    RuleLab(std::shared_ptr<const Framework> framework, const CheckFrameworkOptions& options)
        : assessor_(std::move(framework)), options_(options), base_(make_empty_frame(indicators(), scratch_)), frame_(base_),
          pinned_(base_.size(), Pinned::yes) {
        find_broken();
        for (std::size_t i = 0; i < framework_().criterion_count(); ++i) {
            const CompiledCriterion& criterion = framework_().compiled(id_at<CriterionId>(i));
            bool usable = criterion.when.has_value();
            for (const auto* bound : {&criterion.when, &criterion.applies})
                if (*bound)
                    for (const std::uint32_t slot : (*bound)->slots) usable = usable && (slot >= indicators().size() || !broken_[slot]);
            usable_.push_back(usable);
        }
    }

    [[nodiscard]] const Assessor& assessor() const noexcept { return assessor_; }
    [[nodiscard]] const Framework& framework() const noexcept { return framework_(); }
    [[nodiscard]] const IndicatorSet& indicators() const noexcept { return *framework_().indicators(); }
    [[nodiscard]] const CheckFrameworkOptions& options() const noexcept { return options_; }
    [[nodiscard]] const PartialValue& range_of(std::uint32_t slot) const noexcept { return base_[slot]; }
    /// Tells whether a criterion has a condition that can be evaluated; what has none was told when the framework was built.
    [[nodiscard]] bool is_usable(CriterionId id) const noexcept { return usable_[index(id)]; }
    [[nodiscard]] bool is_exhausted() const noexcept { return spent_ > options_.max_evaluations; }
    void spend(std::uint64_t evaluations) noexcept { spent_ += evaluations; }

    [[nodiscard]] bool is_formula(std::uint32_t slot) const noexcept {
        return slot < indicators().size() && indicators().find_formula(id_at<IndicatorId>(slot)) != nullptr;
    }
    [[nodiscard]] std::optional<IndicatorSet::Quotient> quotient(std::uint32_t slot) const noexcept {
        if (slot >= indicators().size() || is_formula(slot)) return std::nullopt;
        return indicators().find_quotient(id_at<IndicatorId>(slot));
    }
    /// Tells whether "not applicable" is an answer: of a ratio, when it is one of its numerator or denominator.
    [[nodiscard]] bool may_not_apply(std::uint32_t slot) const noexcept {
        const auto allows = [&](IndicatorId id) {
            return !indicators()[id].is_derived() && indicators()[id].not_applicable != NotApplicablePolicy::never;
        };
        if (slot >= indicators().size()) return false;
        if (const auto parts = quotient(slot)) return allows(parts->of) || allows(parts->per);
        return allows(id_at<IndicatorId>(slot));
    }

    /// Gives answers; the formulas named, in order, and the ratios left free are derived from them.
    void set(const World& world) {
        for (const SlotValue& value : world) frame_[value.slot] = value.value;
    }
    void derive_formulas(std::span<const std::uint32_t> derived) {
        if (derived.empty()) return;
        for (const std::uint32_t slot : derived) {
            frame_[slot] = base_[slot];
            pinned_[slot] = Pinned::no;
        }
        derive(indicators(), frame_, pinned_, scratch_);
        for (const std::uint32_t slot : derived) pinned_[slot] = Pinned::yes;
    }
    [[nodiscard]] const PartialValue& value_at(std::uint32_t slot) const noexcept { return frame_[slot]; }
    [[nodiscard]] CriterionResult evaluate_criterion(CriterionId id) {
        ++spent_;
        return assessor_.evaluate_criterion(id, frame_, scratch_);
    }
    void clear(const World& world, std::span<const std::uint32_t> derived) {
        for (const SlotValue& value : world) frame_[value.slot] = base_[value.slot];
        for (const std::uint32_t slot : derived) frame_[slot] = base_[slot];
    }

    /// Assesses a world as a diagnosis does: all that it does not name is missing.
    [[nodiscard]] Assessment assess(const World& world) {
        std::vector<PartialValue> frame = base_;
        for (const SlotValue& value : world) {
            if (const auto parts = quotient(value.slot); parts && value.value.is_not_applicable())
                frame[index(may_not_apply(static_cast<std::uint32_t>(parts->of)) ? parts->of : parts->per)] = value.value;
            else
                frame[value.slot] = value.value;
        }
        derive(indicators(), frame, {}, scratch_);
        spent_ += framework_().criterion_count();
        return assessor_.assess(frame, scratch_);
    }

private:
    [[nodiscard]] const Framework& framework_() const noexcept { return *assessor_.framework(); }

    /// What has a formula that cannot be used, or that waits for itself, is never known, nor is what reads it.
    void find_broken() {
        const std::size_t count = indicators().size();
        broken_.assign(count, false);
        std::vector<bool> ordered(count, false);
        for (const IndicatorId id : indicators().derivation_order()) ordered[index(id)] = true;
        for (std::size_t i = 0; i < count; ++i)
            broken_[i] = !indicators().indicators()[i].formula.empty() && !ordered[i];
        for (const IndicatorId id : indicators().derivation_order())
            if (const BoundExpression* formula = indicators().find_formula(id))
                for (const std::uint32_t slot : formula->slots)
                    if (slot < count && broken_[slot]) broken_[index(id)] = true;
    }

    Assessor assessor_;
    CheckFrameworkOptions options_;
    EvaluationScratch scratch_;
    std::vector<PartialValue> base_;
    std::vector<PartialValue> frame_;
    std::vector<Pinned> pinned_;
    std::vector<bool> broken_;  // by indicator
    std::vector<bool> usable_;  // by criterion
    std::uint64_t spent_ = 0;
};

/// A combination of answers tried, and what the criteria asked about come to.
struct Leaf {
    std::span<const CriterionResult> results;  ///< By aim.
    std::span<const CriterionResult> shifted;  ///< The same after the shift; empty without one.
    bool definite = false;                     ///< All answers are values, not ranges: a unit could give them.
};

/// All the answers that matter to some criteria, tried one combination after the other. An input that can only help, for the sides
/// asked, is tried at its best alone; one between thresholds at one point per cell; "not applicable" is an answer like the others.
class Worlds {
public:
    /// `fixed` answers are not varied; `shift` gives one of them another value for Leaf::shifted.
    Worlds(RuleLab& lab, std::span<const Aim> aims, World fixed = {}, std::optional<SlotValue> shift = std::nullopt)
        : lab_(lab), aims_(aims.begin(), aims.end()), fixed_(std::move(fixed)), shift_(shift) {
        collect();
        choose();
        fit();
    }

    /// Tells whether the combinations could be tried at all.
    [[nodiscard]] bool fits() const noexcept { return fits_ && !lab_.is_exhausted(); }
    /// Tells whether all answers are covered by the combinations: what none shows is impossible.
    [[nodiscard]] bool is_complete() const noexcept { return complete_ && fits(); }

    enum class Go : bool { stop, on };

    /// Calls `visit` with every leaf and its world.
    template <class Visit>
    void visit_worlds(Visit visit) {
        this->visit([&](const Leaf& leaf, const World& world) {
            visit(leaf, world);
            return Go::on;
        });
    }

    /// Calls `visit` with the leaves, the most wanted first, until it says stop. Returns the world it stopped at.
    template <class Visit>
    std::optional<World> visit(Visit visit) {
        std::optional<World> found;
        if (!fits()) return found;
        std::vector<std::size_t> at(variables_.size(), 0);
        World world(variables_.size());
        std::vector<CriterionResult> results(aims_.size()), shifted;
        while (!found && !lab_.is_exhausted()) {
            bool definite = true;
            for (std::size_t i = 0; i < variables_.size(); ++i) {
                world[i] = {variables_[i].slot, variables_[i].choices[at[i]]};
                definite = definite && (world[i].value.is_known() || world[i].value.is_not_applicable());
            }
            if (evaluate(world, results)) {
                shifted.clear();
                bool possible = true;
                if (shift_) {
                    World moved = world;
                    for (SlotValue& value : moved)
                        if (value.slot == shift_->slot) value.value = shift_->value;
                    shifted.resize(aims_.size());
                    possible = evaluate(moved, shifted);
                }
                if (possible && visit(Leaf{results, shifted, definite}, world) == Go::stop) found = world;
            }
            std::size_t next = 0;
            while (next < variables_.size() && ++at[next] == variables_[next].choices.size()) at[next++] = 0;
            if (next == variables_.size()) break;
        }
        lab_.clear(world, derived_);
        return found;
    }

private:
    struct Variable {
        std::uint32_t slot = 0;
        Polarity polarity = Polarity::none;
        bool only_thresholds = true;
        bool is_part = false;  // of a ratio that is derived from it
        std::vector<PartialValue> choices;
    };

    Variable& variable(std::uint32_t slot) {
        for (Variable& known : variables_)
            if (known.slot == slot) return known;
        variables_.push_back({slot, Polarity::none, true, false, {}});
        return variables_.back();
    }

    void collect() {
        for (const Aim& aim : aims_) {
            for (const InputUse& use : lab_.assessor().inputs_of(aim.criterion)) {
                Variable& known = variable(use.slot);
                const Polarity polarity = aim.side == Side::either  ? Polarity::both
                                          : aim.side == Side::worse ? opposite(use.polarity)
                                                                    : use.polarity;
                known.polarity = join(known.polarity, polarity);
                known.only_thresholds = known.only_thresholds && use.only_thresholds;
            }
            const CompiledCriterion& criterion = lab_.framework().compiled(aim.criterion);
            for (const auto* bound : {&criterion.when, &criterion.applies})
                if (*bound)
                    for (const std::uint32_t slot : (*bound)->slots) need_formula(slot);
        }
        // A ratio whose part is read as well does not vary freely: it is derived from its parts.
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            const auto parts = lab_.quotient(variables_[i].slot);
            if (!parts) continue;
            const std::uint32_t of = static_cast<std::uint32_t>(parts->of), per = static_cast<std::uint32_t>(parts->per);
            bool read = false;
            for (const Variable& other : variables_) read = read || other.slot == of || other.slot == per || reads(of, other.slot) || reads(per, other.slot);
            if (!read || lab_.is_formula(of) || lab_.is_formula(per)) {
                tied_ = tied_ || read;
                continue;
            }
            const std::uint32_t ratio = variables_[i].slot;
            variables_.erase(variables_.begin() + static_cast<std::ptrdiff_t>(i));
            i = static_cast<std::size_t>(-1);  // from the start: other ratios may share the parts
            for (const std::uint32_t slot : {of, per}) {
                Variable& part = variable(slot);
                part.polarity = Polarity::both;
                part.only_thresholds = false;
                part.is_part = true;
            }
            derived_.push_back(ratio);
            note_parts(ratio, of, per);
        }
        std::sort(variables_.begin(), variables_.end(), [](const Variable& a, const Variable& b) { return a.slot < b.slot; });
    }

    /// Notes numerators and denominators on both sides of the constants that a ratio is compared with.
    void note_parts(std::uint32_t ratio, std::uint32_t of, std::uint32_t per) {
        const double scale = static_cast<double>(lab_.indicators()[id_at<IndicatorId>(ratio)].scale);
        const PartialValue& range = lab_.range_of(per);
        for (const double whole : {20.0, 100.0, range.upper()}) {
            if (whole < range.lower() || whole > range.upper() || whole > 1e9) continue;
            part_points_.push_back({per, PartialValue::integer(static_cast<std::int64_t>(whole))});
            for (const Aim& aim : aims_)
                for (const InputThreshold& threshold : lab_.assessor().thresholds_of(aim.criterion))
                    if (const double part = std::ceil(threshold.constant.as_number() * whole / scale); threshold.slot == ratio && std::fabs(part) < 1e9)
                        part_points_.push_back({of, PartialValue::integer(static_cast<std::int64_t>(part))});
        }
    }

    [[nodiscard]] bool reads(std::uint32_t slot, std::uint32_t input) const {
        if (!lab_.is_formula(slot)) return false;
        const auto& slots = lab_.indicators().find_formula(id_at<IndicatorId>(slot))->slots;
        return std::find(slots.begin(), slots.end(), input) != slots.end();
    }

    void need_formula(std::uint32_t slot) {
        std::vector<std::uint32_t> open{slot};
        while (!open.empty()) {
            const std::uint32_t here = open.back();
            open.pop_back();
            if (!lab_.is_formula(here) || std::find(derived_.begin(), derived_.end(), here) != derived_.end()) continue;
            derived_.push_back(here);
            for (const std::uint32_t read : lab_.indicators().find_formula(id_at<IndicatorId>(here))->slots) open.push_back(read);
        }
    }

    void choose() {
        for (Variable& variable : variables_) {
            const auto given = std::find_if(fixed_.begin(), fixed_.end(), [&](const SlotValue& value) { return value.slot == variable.slot; });
            if (given != fixed_.end()) {
                variable.choices = {given->value};
                continue;
            }
            std::vector<PartialValue> constants;
            for (const Aim& aim : aims_)
                for (const InputThreshold& threshold : lab_.assessor().thresholds_of(aim.criterion))
                    if (threshold.slot == variable.slot) constants.push_back(threshold.constant);
            for (const SlotValue& point : part_points_)
                if (point.slot == variable.slot) constants.push_back(point.value);
            const PartialValue& range = lab_.range_of(variable.slot);
            InputPoints points = PointChooser(range, constants, variable.only_thresholds && !variable.is_part).choose();
            const bool one_way = variable.polarity == Polarity::increasing || variable.polarity == Polarity::decreasing;
            if (variable.polarity == Polarity::none && !points.points.empty()) {
                variable.choices = {points.points.front()};
            } else if (one_way && points.have_ends) {
                variable.choices = {variable.polarity == Polarity::increasing ? points.points.back() : points.points.front()};
            } else {
                // The most wanted first: the first world found is then the simplest to read.
                if (variable.polarity == Polarity::increasing) std::reverse(points.points.begin(), points.points.end());
                variable.choices = std::move(points.points);
                if (!points.stand_for_all) variable.choices.push_back(range);
            }
            if (lab_.may_not_apply(variable.slot)) variable.choices.push_back(PartialValue::not_applicable());
        }
    }

    [[nodiscard]] std::uint64_t combinations() const noexcept {
        std::uint64_t count = 1;
        for (const Variable& variable : variables_)
            if (count <= lab_.options().max_cells) count *= variable.choices.size();
        return count;
    }

    /// Gives up what costs most until the combinations fit: first "not applicable", then the points inside of ranges.
    void fit() {
        for (std::size_t i = variables_.size(); i > 0 && combinations() > lab_.options().max_cells; --i) {
            auto& choices = variables_[i - 1].choices;
            if (choices.size() > 1 && choices.back().is_not_applicable()) {
                choices.pop_back();
                complete_ = false;
            }
        }
        while (combinations() > lab_.options().max_cells) {
            Variable* largest = nullptr;
            for (Variable& variable : variables_)
                if (!largest || variable.choices.size() > largest->choices.size()) largest = &variable;
            constexpr std::size_t ends_and_range = 3;
            if (!largest || largest->choices.size() <= ends_and_range) {
                fits_ = false;
                return;
            }
            const bool skips = largest->choices.back().is_not_applicable();
            std::vector<PartialValue> kept{largest->choices.front(), lab_.range_of(largest->slot)};
            if (skips) kept.push_back(PartialValue::not_applicable());
            largest->choices = std::move(kept);
        }
    }

    /// Evaluates the criteria; returns whether a unit could answer so: what is derived lies in its declared range.
    bool evaluate(const World& world, std::vector<CriterionResult>& results) {
        lab_.set(world);
        lab_.derive_formulas(derived_);
        for (const std::uint32_t slot : derived_) {
            const PartialValue& value = lab_.value_at(slot);
            const Indicator& indicator = lab_.indicators()[id_at<IndicatorId>(slot)];
            if (!value.is_known() || value.kind() == PartialValue::Kind::text || value.kind() == PartialValue::Kind::boolean) continue;
            if ((indicator.min && value.as_number() < *indicator.min) || (indicator.max && value.as_number() > *indicator.max)) return false;
        }
        for (std::size_t i = 0; i < aims_.size(); ++i) {
            results[i] = lab_.evaluate_criterion(aims_[i].criterion);
            // Answers that cannot all be given show what is impossible, not what is possible.
            if (tied_ && results[i].state() != CriterionState::unknown) results[i] = {Outcome::not_met, Outcome::met};
        }
        return true;
    }

    RuleLab& lab_;
    std::vector<Aim> aims_;
    World fixed_;
    std::optional<SlotValue> shift_;
    std::vector<Variable> variables_;
    World part_points_;                   // parts of ratios worth trying
    std::vector<std::uint32_t> derived_;  // formulas and ratios to derive
    bool tied_ = false;                   // a ratio and what its part is derived from vary together
    bool complete_ = true;
    bool fits_ = true;
};

}  // namespace palier::detail
