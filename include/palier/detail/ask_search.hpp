// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::equal, std::max
#include <cstdint>    // counts
#include <optional>   // the overall tier
#include <span>       // outcomes
#include <vector>     // everything here

#include "palier/ask.hpp"
#include "palier/detail/ask_cells.hpp"
#include "palier/detail/ask_scope.hpp"
#include "palier/detail/derive_one.hpp"
#include "palier/detail/tier_climb.hpp"
#include "palier/detail/tight_bounds.hpp"

namespace palier::detail {

/// What answers could do: how far each one narrows the bounds.
///
/// An answer is tried in each of its cells: the frame is completed with it, the criteria that read it, through all
/// derivations, are evaluated again, and their fields bounded by counting. Counting is never narrower than what holds, so no
/// narrowing is overstated.
class AnswerSearch {
public:
    AnswerSearch(const Assessor& assessor, const Profile& profile, const AskOptions& options, const AskScope& scope)
        : assessor_(assessor),
          profile_(profile),
          scope_(scope),
          framework_(*assessor.framework()),
          indicators_(*framework_.indicators()),
          max_cells_(options.max_cells),
          frame_(profile.frame),
          answered_(scope.answered()),
          results_(profile.assessment.criteria),
          tight_(assessor, scratch_) {
        if (!scope.only_field()) overall_ = bound_overall(framework_, profile.assessment.fields);
        if (overall_) bounded_ = profile.assessment.fields;
    }

    /// What the answers to one question do.
    struct Effect {
        std::uint32_t worst = 0;
        std::uint64_t narrowing = 0;  // summed over the cells
        std::uint64_t decided = 0;    // likewise
        std::uint32_t cells = 0;
    };

    /// Tries every cell of the indicator that the scope looks at.
    [[nodiscard]] Effect try_answers() {
        asked_ = scope_.asked();
        domain_ = frame_[asked_];
        kept_.clear();
        for (const std::uint32_t slot : scope_.derived()) kept_.push_back(frame_[slot]);
        if (!answered_.empty())
            for (const std::uint32_t slot : scope_.derived()) kept_.push_back(answered_[slot]);
        effect_ = {};
        outcomes_.clear();
        switch (domain_.kind()) {
            case PartialValue::Kind::boolean:
                try_value(PartialValue::boolean(false));
                try_value(PartialValue::boolean(true));
                break;
            case PartialValue::Kind::text:
                for (const auto text : domain_.possible_texts()) try_value(PartialValue::text(text));
                break;
            case PartialValue::Kind::integer:
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: try_numbers(); break;
            case PartialValue::Kind::nothing:
            case PartialValue::Kind::list: break;
        }
        frame_[asked_] = domain_;
        for (std::size_t i = 0; i < scope_.derived().size(); ++i) frame_[scope_.derived()[i]] = kept_[i];
        if (!answered_.empty()) {
            answered_[asked_] = domain_;
            for (std::size_t i = 0; i < scope_.derived().size(); ++i) answered_[scope_.derived()[i]] = kept_[scope_.derived().size() + i];
        }
        for (const CriterionId id : scope_.affected()) results_[index(id)] = profile_.assessment.criteria[index(id)];
        return effect_;
    }

private:
    static constexpr std::uint64_t few = 16;         // answers that are tried one by one
    static constexpr std::uint32_t max_tries = 512;  // halvings for one question

    [[nodiscard]] std::size_t moved_slots(CriterionId id) const {
        const CompiledCriterion& compiled = framework_.compiled(id);
        std::size_t moved = 0;
        for (const auto* bound : {&compiled.when, &compiled.applies})
            if (*bound)
                for (const std::uint32_t slot : (*bound)->slots) moved += scope_.is_moved(slot) ? 1U : 0U;
        return moved;
    }

    void set_frames(const PartialValue& value) {
        frame_[asked_] = value;
        for (const std::uint32_t slot : scope_.derived()) derive_one(indicators_, id_at<IndicatorId>(slot), frame_, scratch_);
        if (answered_.empty()) return;
        answered_[asked_] = value;
        for (const std::uint32_t slot : scope_.derived()) derive_one(indicators_, id_at<IndicatorId>(slot), answered_, scratch_);
    }

    /// What the affected criteria come to for one answer: a place in outcomes_.
    enum class Outcomes : std::size_t {};

    [[nodiscard]] Outcomes outcomes_at(const PartialValue& value) {
        set_frames(value);
        const auto first = Outcomes{outcomes_.size()};
        for (const CriterionId id : scope_.affected()) {
            const CapState cap = scope_.cap(framework_.compiled(id).field);
            CriterionResult result = assessor_.evaluate_criterion(id, cap == CapState::exceeded ? answered_ : frame_, scratch_);
            if (cap == CapState::depends) {
                const CriterionResult as_unknown = assessor_.evaluate_criterion(id, answered_, scratch_);
                result = {std::min(result.worst, as_unknown.worst), std::max(result.best, as_unknown.best)};
            }
            outcomes_.push_back(result);
        }
        return first;
    }

    [[nodiscard]] std::span<const CriterionResult> read(Outcomes outcomes) const {
        return std::span(outcomes_).subspan(static_cast<std::size_t>(outcomes), scope_.affected().size());
    }
    [[nodiscard]] bool same(Outcomes a, Outcomes b) const {
        const auto x = read(a), y = read(b);
        return std::equal(x.begin(), x.end(), y.begin());
    }

    void try_value(const PartialValue& value) { count_cell(value, outcomes_at(value)); }

    /// Adds what an answer does, given the outcomes for it. The answer may be a range.
    void count_cell(const PartialValue& value, Outcomes outcomes) {
        const auto results = read(outcomes);
        std::uint32_t decided = 0;
        for (std::size_t i = 0; i < scope_.affected().size(); ++i) {
            results_[index(scope_.affected()[i])] = results[i];
            const bool was_open = profile_.assessment.criteria[index(scope_.affected()[i])].state() == CriterionState::unknown;
            decided += was_open && results[i].state() != CriterionState::unknown ? 1U : 0U;
        }
        std::uint32_t narrowing = 0;
        bool set = false;
        auto next = scope_.affected().begin();
        for (const FieldId field : scope_.fields()) {
            const TierBounds& before = profile_.assessment.fields[index(field)].bounds;
            TierBounds after = clamped(bound_field(field, next), before);
            if (scope_.is_mixed(field) && max_cells_ > 0 && after.certain < after.possible && scope_.cap(field) != CapState::depends) {
                if (!set) set_frames(value);
                set = true;
                const std::vector<PartialValue>& values = scope_.cap(field) == CapState::exceeded ? answered_ : frame_;
                after = clamped(tight_.search(field, values, after, results_, max_cells_), before);
            }
            narrowing += width(before) - width(after);
            if (overall_) bounded_[index(field)].bounds = after;
        }
        if (overall_) {
            narrowing += width(*overall_) - width(*bound_overall(framework_, bounded_));  // narrower fields, narrower overall
            for (const FieldId field : scope_.fields()) bounded_[index(field)].bounds = profile_.assessment.fields[index(field)].bounds;
        }
        effect_.worst = effect_.cells == 0 ? narrowing : std::min(effect_.worst, narrowing);
        effect_.narrowing += narrowing;
        effect_.decided += decided;
        ++effect_.cells;
    }

    /// Bounds a field by counting. Only the tiers of affected criteria are counted anew: the others stand as they were. `next` is the first
    /// affected criterion of the field, and then of the field after it.
    [[nodiscard]] TierBounds bound_field(FieldId field, std::vector<CriterionId>::const_iterator& next) const {
        TierClimb climb(framework_.maturity().gating);
        bool counts = true;  // higher tiers still matter
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
            bool moved = false;
            for (; next != scope_.affected().end() && is_of(*next, field, tier); ++next) moved = true;
            if (counts) counts = climb.add(moved ? assessor_.count_requirement(field, tier, results_) : profile_.requirement(field, tier));
        }
        return climb.bounds();
    }

    [[nodiscard]] bool is_of(CriterionId id, FieldId field, TierOrdinal tier) const {
        const CompiledCriterion& compiled = framework_.compiled(id);
        return compiled.field == field && compiled.tier == tier;
    }

    /// Both pairs hold, so what they share does.
    static TierBounds clamped(TierBounds bounds, const TierBounds& before) {
        bounds.certain = std::max(bounds.certain, before.certain);
        bounds.possible = std::min(bounds.possible, before.possible);
        return bounds;
    }

    static std::uint32_t width(const TierBounds& bounds) noexcept { return bounds.possible - bounds.certain; }

    void try_numbers() {
        const AnswerScale scale(domain_);
        const bool ordinal = indicators_[id_at<IndicatorId>(asked_)].type == ValueType::ordinal;
        if (scale.is_integer() && scale.count(few + 1) <= few) {
            tries_.clear();
            for (std::int64_t rank = scale.low();; ++rank) {
                if (ordinal)
                    try_value(scale.at(rank));
                else
                    add_try(rank, scale);
                if (rank == scale.high()) break;
            }
            if (!ordinal) count_runs(scale, Runs::exact);
            return;
        }
        bool direct = true, both_ways = false;
        std::vector<std::int64_t> points;
        find_points(scale, points, direct, both_ways);
        if (!direct || points.empty()) {
            points.push_back(scale.low());
            points.push_back(scale.high());
        }
        std::sort(points.begin(), points.end());
        points.erase(std::unique(points.begin(), points.end()), points.end());
        tries_.clear();
        std::uint32_t left = max_tries;
        // Where two neighbours differ the step between them is found by halving, unless all thresholds are among the points.
        for (const std::int64_t point : points) {
            open_.clear();
            open_.push_back({point, outcomes_at(scale.at(point))});
            while (!open_.empty()) {
                const Try next = open_.back();
                const bool step = !direct && left > 0 && !tries_.empty() && !same(tries_.back().outcomes, next.outcomes) &&
                                  static_cast<std::uint64_t>(next.first) - static_cast<std::uint64_t>(tries_.back().first) > 1;
                if (step) {
                    --left;
                    const std::int64_t middle = AnswerScale::middle(tries_.back().first, next.first);
                    open_.push_back({middle, outcomes_at(scale.at(middle))});
                    continue;
                }
                tries_.push_back(next);
                open_.pop_back();
            }
        }
        // Steps left unfound would lie between the answers tried.
        count_runs(scale, both_ways || left == 0 ? Runs::between : Runs::exact);
    }

    struct Try {
        std::int64_t first;
        Outcomes outcomes;
    };
    void add_try(std::int64_t rank, const AnswerScale& scale) { tries_.push_back({rank, outcomes_at(scale.at(rank))}); }

    /// Whether the results of a run of answers hold between those that were tried, too.
    enum class Runs : std::uint8_t { exact, between };

    /// Counts each run of equal results as one cell.
    void count_runs(const AnswerScale& scale, Runs runs) {
        for (std::size_t begin = 0; begin < tries_.size();) {
            std::size_t end = begin + 1;
            while (end < tries_.size() && same(tries_[end].outcomes, tries_[begin].outcomes)) ++end;
            const std::int64_t first = begin == 0 ? scale.low() : tries_[begin].first;
            const std::int64_t last = end == tries_.size() ? scale.high() : tries_[end].first - 1;
            const std::int64_t from = begin == 0 || runs == Runs::exact ? first : tries_[begin - 1].first + 1;
            const PartialValue cell = scale.between(from, last);
            count_cell(cell, runs == Runs::exact ? tries_[begin].outcomes : outcomes_at(cell));
            begin = end;
        }
    }

    /// Finds the answers around which something may change. `direct`: there are no others. `both_ways`: something may change and change back
    /// in between.
    void find_points(const AnswerScale& scale, std::vector<std::int64_t>& points, bool& direct, bool& both_ways) const {
        for (const CriterionId id : scope_.affected()) {
            const std::size_t slots = moved_slots(id);
            for (const InputUse& use : assessor_.inputs_of(id)) {
                if (!scope_.is_moved(use.slot)) continue;
                const bool plain = use.slot == asked_ && use.only_thresholds && slots == 1;
                direct = direct && plain;
                both_ways = both_ways || (!plain && (use.polarity == Polarity::both || slots > 1));
            }
            for (const InputThreshold& threshold : assessor_.thresholds_of(id)) {
                if (threshold.slot == asked_) scale.add_around(points, threshold.constant);
                if (threshold.slot < indicators_.size() && threshold.slot != asked_ && scope_.is_moved(threshold.slot))
                    add_induced(scale, points, threshold, both_ways);
            }
        }
    }

    /// Adds the answer at which a ratio comes to a threshold, its other part being known, and those around a zero denominator.
    void add_induced(const AnswerScale& scale, std::vector<std::int64_t>& points, const InputThreshold& threshold, bool& both_ways) const {
        const auto id = id_at<IndicatorId>(threshold.slot);
        const auto quotient = indicators_.find_formula(id) ? std::nullopt : indicators_.find_quotient(id);
        if (!quotient) return;
        const auto of = static_cast<std::uint32_t>(index(quotient->of)), per = static_cast<std::uint32_t>(index(quotient->per));
        if (scope_.is_moved(of) && scope_.is_moved(per)) both_ways = true;
        if (per == asked_) scale.add_around(points, 0.0);
        const double at = threshold.constant.kind() == PartialValue::Kind::text ? 0.0 : threshold.constant.as_number();
        const auto ratio_scale = static_cast<double>(indicators_[id].scale);
        if (of == asked_ && frame_[per].is_known() && ratio_scale > 0.0) scale.add_around(points, at * frame_[per].as_number() / ratio_scale);
        if (per == asked_ && frame_[of].is_known() && at > 0.0) scale.add_around(points, ratio_scale * frame_[of].as_number() / at);
    }

    const Assessor& assessor_;
    const Profile& profile_;
    const AskScope& scope_;
    const Framework& framework_;
    const IndicatorSet& indicators_;
    std::uint32_t max_cells_;
    EvaluationScratch scratch_;
    std::vector<PartialValue> frame_;
    std::vector<PartialValue> answered_;    // the frame with "not applicable" taken as unknown, when a field needs it
    std::vector<CriterionResult> results_;  // of all criteria
    TightBounds tight_;
    std::optional<TierBounds> overall_;  // before any answer, when it is asked about
    std::vector<FieldProfile> bounded_;  // the fields behind it

    // Of the indicator looked at.
    std::uint32_t asked_ = 0;
    PartialValue domain_;
    std::vector<PartialValue> kept_;         // of what derives from it, before any answer
    std::vector<CriterionResult> outcomes_;  // of the affected criteria, for each answer tried
    std::vector<Try> tries_;
    std::vector<Try> open_;
    Effect effect_;
};

}  // namespace palier::detail
