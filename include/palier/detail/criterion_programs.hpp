// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include <algorithm>  // std::min, std::max, std::any_of
#include <cstddef>    // std::ptrdiff_t
#include <cstdint>    // flags
#include <optional>   // conditions that always hold
#include <span>       // frames
#include <vector>     // by criterion

#include "palier/detail/evaluate_program.hpp"
#include "palier/frame.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier::detail {

/// The outcome of a criterion, and what the cap on "not applicable" asks of it.
struct CriterionReading {
    enum class Answer : std::uint8_t { given, maybe_not_applicable, not_applicable };

    CriterionResult result;
    Truth applies = Truth::yes;
    Answer answer = Answer::given;  // of the condition
};

/// Whether a criterion can be met by some answers inside the declared ranges.
enum class Possibility : std::uint8_t {
    always,           ///< By every unit.
    never,            ///< By none whose answers are all applicable.
    depends_on_unit,  ///< On the unit's attributes.
};

/// What assessing needs of each criterion, prepared once.
class CriterionPrograms {
public:
    explicit CriterionPrograms(const Framework& framework) {
        entries_.reserve(framework.criterion_count());
        for (std::size_t i = 0; i < framework.criterion_count(); ++i) {
            const CompiledCriterion& criterion = framework.compiled(id_at<CriterionId>(i));
            Entry& entry = entries_.emplace_back();
            if (criterion.when) entry.when.emplace(criterion.when->expression, criterion.when->slots);
            if (criterion.applies) entry.applies.emplace(criterion.applies->expression, criterion.applies->slots);
            needs_.push_back(framework[criterion.id].need);
        }
        find_possibilities(framework);
    }

    [[nodiscard]] Possibility possibility(CriterionId id) const noexcept { return possibilities_[index(id)]; }

    /// Returns the frame of a unit of which nothing is known.
    [[nodiscard]] const std::vector<PartialValue>& empty_frame() const noexcept { return empty_frame_; }
    /// Returns what derives from attributes of the unit, in order.
    [[nodiscard]] const std::vector<IndicatorId>& derived_from_unit() const noexcept { return derived_from_unit_; }

    [[nodiscard]] Need need(CriterionId id) const noexcept { return needs_[index(id)]; }

    [[nodiscard]] CriterionReading read(CriterionId id, std::span<const PartialValue> frame, EvaluationScratch& scratch) const {
        const Entry& entry = entries_[index(id)];
        CriterionReading reading;
        if (entry.applies) reading.applies = entry.applies->run(frame, scratch).truth();
        if (!entry.when) {  // an unusable condition: nothing is known
            reading.result = {Outcome::not_met, Outcome::met};
            return reading;
        }
        CriterionResult& result = reading.result;
        if (reading.applies == Truth::no || reading.applies == Truth::not_applicable) {
            result = {Outcome::not_applicable, Outcome::not_applicable};
            return reading;
        }
        const PartialValue value = entry.when->run(frame, scratch);
        // A failed evaluation is an unknown answer, so it may be either.
        result.worst = value.may_be_false() || value.may_fail() ? Outcome::not_met
                       : value.may_be_not_applicable()          ? Outcome::not_applicable
                                                                : Outcome::met;
        result.best = value.may_be_true() || value.may_fail() ? Outcome::met
                      : value.may_be_not_applicable()         ? Outcome::not_applicable
                                                              : Outcome::not_met;
        if (reading.applies == Truth::unknown) {
            result.worst = std::min(result.worst, Outcome::not_applicable);
            result.best = std::max(result.best, Outcome::not_applicable);
        }
        if (value.is_not_applicable())
            reading.answer = CriterionReading::Answer::not_applicable;
        else if (value.may_be_not_applicable())
            reading.answer = CriterionReading::Answer::maybe_not_applicable;
        return reading;
    }

private:
    struct Entry {
        std::optional<Program> when;
        std::optional<Program> applies;
    };

    /// Evaluates the criteria that read no attribute of the unit, in any way, on a frame of which nothing is known.
    void find_possibilities(const Framework& framework) {
        const IndicatorSet& indicators = *framework.indicators();
        std::vector<bool> of_unit(indicators.frame_size(), false);
        std::fill(of_unit.begin() + static_cast<std::ptrdiff_t>(indicators.size()), of_unit.end(), true);
        const auto reads_unit = [&](const BoundExpression& bound) {
            return std::any_of(bound.slots.begin(), bound.slots.end(), [&](std::uint32_t slot) { return of_unit[slot]; });
        };
        for (const IndicatorId id : indicators.derivation_order()) {
            if (const BoundExpression* formula = indicators.find_formula(id))
                of_unit[index(id)] = reads_unit(*formula);
            else if (const auto quotient = indicators.find_quotient(id))
                of_unit[index(id)] = of_unit[index(quotient->of)] || of_unit[index(quotient->per)];
            if (of_unit[index(id)]) derived_from_unit_.push_back(id);
        }
        EvaluationScratch scratch;
        empty_frame_ = make_empty_frame(indicators, scratch);
        possibilities_.reserve(entries_.size());
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            const auto id = id_at<CriterionId>(i);
            const CompiledCriterion& criterion = framework.compiled(id);
            const bool depends = (criterion.when && reads_unit(*criterion.when)) || (criterion.applies && reads_unit(*criterion.applies));
            const bool possible = read(id, empty_frame_, scratch).result.best == Outcome::met;
            possibilities_.push_back(depends ? Possibility::depends_on_unit : possible ? Possibility::always : Possibility::never);
        }
    }

    std::vector<Entry> entries_;
    std::vector<Need> needs_;
    std::vector<Possibility> possibilities_;
    std::vector<PartialValue> empty_frame_;  // refers to texts of the framework
    std::vector<IndicatorId> derived_from_unit_;
};

}  // namespace palier::detail
