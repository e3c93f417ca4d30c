// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::find, std::max
#include <cstdint>    // counts
#include <optional>   // the only field, the overall tier
#include <vector>     // everything here

#include "palier/ask.hpp"
#include "palier/detail/ask_cells.hpp"
#include "palier/detail/input_uses.hpp"
#include "palier/detail/tight_bounds.hpp"
#include "palier/error.hpp"
#include "palier/frame.hpp"

namespace palier::detail {

/// What answers could do: which questions matter, and how far each answer narrows the bounds.
///
/// Only criteria of tiers between the bounds whose requirement is open can still move a field: those below are certain whatever they come
/// to, those above impossible. An answer is tried in each of its cells: the frame is completed with it, the criteria that read it, through all
/// derivations, are evaluated again, and their fields bounded by counting. Counting is never narrower than what holds, so no
/// narrowing is overstated.
class AnswerSearch {
public:
    AnswerSearch(const Assessor& assessor, const Profile& profile, const AskOptions& options)
        : assessor_(assessor),
          profile_(profile),
          framework_(*assessor.framework()),
          indicators_(*framework_.indicators()),
          max_cells_(options.max_cells),
          frame_(profile.frame),
          results_(profile.assessment.criteria),
          pinned_(profile.frame.size(), Pinned::yes) {
        if (frame_.size() != indicators_.frame_size() || results_.size() != framework_.criterion_count() ||
            profile.assessment.fields.size() != framework_.field_count())
            throw ArgumentError("api.argument.assessment", "the profile was made for another framework", framework_.id());
        find_fields(options.field);
        find_criteria();
        find_askable(options.questionnaire);
        if (!only_) overall_ = bound_overall(framework_, profile.assessment.fields);
        if (overall_) bounded_ = profile.assessment.fields;
    }

    /// Returns the questions that may be asked, in the order of the forms, whether they matter or not.
    [[nodiscard]] const std::vector<IndicatorId>& askable() const noexcept { return askable_; }

    /// Finds the open criteria that read an indicator, directly or through what derives from it.
    void look_at(IndicatorId indicator) {
        asked_ = static_cast<std::uint32_t>(index(indicator));
        for (const std::uint32_t slot : derived_) pinned_[slot] = Pinned::yes;
        derived_.clear();
        for (const IndicatorId id : indicators_.derivation_order())
            if (any_input(id, [&](std::uint32_t slot) { return is_moved(slot); })) {
                derived_.push_back(static_cast<std::uint32_t>(index(id)));
                pinned_[index(id)] = Pinned::no;
            }
        affected_.clear();
        for (const CriterionId id : criteria_)
            if (moved_slots(id) > 0) affected_.push_back(id);
        fields_.clear();
        for (const CriterionId id : affected_) {
            const FieldId field = framework_.compiled(id).field;
            if (std::find(fields_.begin(), fields_.end(), field) == fields_.end()) fields_.push_back(field);
        }
        std::sort(fields_.begin(), fields_.end());
    }
    [[nodiscard]] bool matters() const noexcept { return !affected_.empty(); }
    /// Returns the fields with a criterion that reads the indicator looked at.
    [[nodiscard]] const std::vector<FieldId>& fields() const noexcept { return fields_; }

    /// What the answers to one question do.
    struct Effect {
        std::uint32_t worst = 0;
        std::uint64_t narrowing = 0;  // summed over the cells
        std::uint64_t decided = 0;    // likewise
        std::uint32_t cells = 0;
    };

    /// Tries every cell of the indicator looked at.
    [[nodiscard]] Effect try_answers() {
        domain_ = frame_[asked_];
        const std::vector<std::uint32_t> moved = derived_;
        std::vector<PartialValue> kept, kept_answered;
        for (const std::uint32_t slot : moved) {
            kept.push_back(frame_[slot]);
            if (!answered_.empty()) kept_answered.push_back(answered_[slot]);
        }
        effect_ = {};
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
        set_frames(domain_);
        for (std::size_t i = 0; i < moved.size(); ++i) {
            frame_[moved[i]] = kept[i];
            if (!answered_.empty()) answered_[moved[i]] = kept_answered[i];
        }
        for (const CriterionId id : affected_) results_[index(id)] = profile_.assessment.criteria[index(id)];
        return effect_;
    }

    [[nodiscard]] bool in_scope(FieldId field) const { return !only_ || *only_ == field; }

    /// Returns what keeps a field open and cannot be asked, as slots in order.
    [[nodiscard]] std::vector<std::uint32_t> beyond(FieldId field) const {
        std::vector<bool> seen(frame_.size(), false);
        std::vector<std::uint32_t> open, found;
        const auto push = [&](std::uint32_t slot) {
            if (slot < seen.size() && !seen[slot]) {
                seen[slot] = true;
                open.push_back(slot);
            }
        };
        for (const CriterionId id : criteria_) {
            const CompiledCriterion& compiled = framework_.compiled(id);
            if (compiled.field != field) continue;
            for (const auto* bound : {&compiled.when, &compiled.applies})
                if (*bound)
                    for (const std::uint32_t slot : (*bound)->slots) push(slot);
        }
        while (!open.empty()) {
            const std::uint32_t slot = open.back();
            open.pop_back();
            const bool refused = frame_[slot].is_not_applicable() && caps_[index(field)] != CapState::within;
            if (slot >= indicators_.size() || !indicators_[id_at<IndicatorId>(slot)].is_derived()) {
                if (refused || (frame_[slot].is_unknown() && !is_askable(slot))) found.push_back(slot);
                continue;
            }
            if (!frame_[slot].is_unknown() && !refused) continue;
            bool explained = false;
            const bool read = any_input(id_at<IndicatorId>(slot), [&](std::uint32_t input) {
                explained = explained || frame_[input].is_unknown() || frame_[input].is_not_applicable();
                push(input);
                return false;
            });
            if (!read && !explained) found.push_back(slot);  // it cannot be computed, though all that it reads is known
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    static constexpr std::uint64_t few = 16;         // answers that are tried one by one
    static constexpr std::uint32_t max_tries = 512;  // halvings for one question

    void find_fields(const std::string& only) {
        if (!only.empty()) only_ = framework_.get_field(only);
        for (std::size_t f = 0; f < framework_.field_count(); ++f) {
            const auto field = id_at<FieldId>(f);
            const FieldProfile& known = profile_.assessment.fields[f];
            CapState cap = CapState::within;
            if (known.not_applicable_capped)
                cap = CapState::exceeded;
            else if (is_open(field))
                cap = compare_with_cap(framework_, field, [&](CriterionId id) { return assessor_.programs().read(id, frame_, scratch_); });
            caps_.push_back(cap);
            if (cap != CapState::within && is_open(field) && answered_.empty())
                answered_ = without_not_applicable(indicators_, frame_, scratch_);
        }
    }

    [[nodiscard]] bool is_open(FieldId field) const {
        const TierBounds& bounds = profile_.assessment.fields[index(field)].bounds;
        return in_scope(field) && bounds.certain < bounds.possible;
    }

    /// Collects the criteria that can still move a field, in the order of fields and tiers.
    void find_criteria() {
        mixed_.assign(framework_.field_count(), false);
        std::vector<Polarity> polarity(frame_.size());
        for (std::size_t f = 0; f < framework_.field_count(); ++f) {
            const auto field = id_at<FieldId>(f);
            if (!is_open(field)) continue;
            const TierBounds& bounds = profile_.assessment.fields[f].bounds;
            // Whether there are too many "not applicable" may depend on any criterion of the field.
            const bool all = caps_[f] == CapState::depends;
            std::fill(polarity.begin(), polarity.end(), Polarity::none);
            for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
                if (!all && (tier <= bounds.certain || tier > bounds.possible || profile_.requirement(field, tier).certain)) continue;
                for (const CriterionId id : framework_.criteria_of(field, tier)) {
                    if (!all && results_[index(id)].worst == results_[index(id)].best) continue;
                    criteria_.push_back(id);
                    for (const InputUse& use : assessor_.inputs_of(id)) {
                        if (!frame_[use.slot].is_unknown()) continue;
                        polarity[use.slot] = join(polarity[use.slot], use.polarity);
                        if (polarity[use.slot] == Polarity::both) mixed_[f] = true;
                    }
                }
            }
        }
    }

    /// Collects the base indicators that have no answer, those of forms first.
    void find_askable(const std::string& form) {
        std::vector<bool> seen(indicators_.size(), false);
        const auto add = [&](IndicatorId id) {
            if (seen[index(id)]) return;
            seen[index(id)] = true;
            if (!indicators_[id].is_derived() && frame_[index(id)].is_unknown()) askable_.push_back(id);
        };
        const std::vector<Questionnaire>& forms = framework_.definition().questionnaires;
        bool found = form.empty();
        for (std::size_t i = 0; i < forms.size(); ++i) {
            if (!form.empty() && forms[i].id != form) continue;
            found = true;
            for (const IndicatorId id : assessor_.questions_of(i)) add(id);
        }
        if (!found) {
            std::string known;
            for (const Questionnaire& questionnaire : forms) known += (known.empty() ? "" : ", ") + questionnaire.id;
            throw UnknownNameError("questionnaire", form, known);
        }
        if (form.empty())
            for (std::size_t i = 0; i < indicators_.size(); ++i) add(id_at<IndicatorId>(i));
    }

    [[nodiscard]] bool is_askable(std::uint32_t slot) const {
        return slot < indicators_.size() && std::find(askable_.begin(), askable_.end(), id_at<IndicatorId>(slot)) != askable_.end();
    }

    /// Tells whether a condition holds for some slot that a derived indicator reads directly.
    template <class Holds>
    bool any_input(IndicatorId derived, Holds holds) const {
        if (const BoundExpression* formula = indicators_.find_formula(derived)) {
            for (const std::uint32_t slot : formula->slots)
                if (holds(slot)) return true;
        } else if (const auto quotient = indicators_.find_quotient(derived)) {
            return holds(static_cast<std::uint32_t>(index(quotient->of))) || holds(static_cast<std::uint32_t>(index(quotient->per)));
        }
        return false;
    }

    /// Tells whether a slot is the indicator looked at, or derives from it.
    [[nodiscard]] bool is_moved(std::uint32_t slot) const { return slot == asked_ || pinned_[slot] == Pinned::no; }

    [[nodiscard]] std::size_t moved_slots(CriterionId id) const {
        const CompiledCriterion& compiled = framework_.compiled(id);
        std::size_t moved = 0;
        for (const auto* bound : {&compiled.when, &compiled.applies})
            if (*bound)
                for (const std::uint32_t slot : (*bound)->slots) moved += is_moved(slot) ? 1U : 0U;
        return moved;
    }

    using Results = std::vector<CriterionResult>;  // of the affected criteria

    void set_frames(const PartialValue& value) {
        frame_[asked_] = value;
        derive(indicators_, frame_, pinned_, scratch_);
        if (answered_.empty()) return;
        answered_[asked_] = value;
        derive(indicators_, answered_, pinned_, scratch_);
    }

    [[nodiscard]] Results results_at(const PartialValue& value) {
        set_frames(value);
        Results results;
        results.reserve(affected_.size());
        for (const CriterionId id : affected_) {
            const CapState cap = caps_[index(framework_.compiled(id).field)];
            CriterionResult result = assessor_.evaluate_criterion(id, cap == CapState::exceeded ? answered_ : frame_, scratch_);
            if (cap == CapState::depends) {
                const CriterionResult as_unknown = assessor_.evaluate_criterion(id, answered_, scratch_);
                result = {std::min(result.worst, as_unknown.worst), std::max(result.best, as_unknown.best)};
            }
            results.push_back(result);
        }
        return results;
    }

    void try_value(const PartialValue& value) { count_cell(value, results_at(value)); }

    /// Adds what an answer does: `results` hold for it. The answer may be a range.
    void count_cell(const PartialValue& value, const Results& results) {
        std::uint32_t decided = 0;
        for (std::size_t i = 0; i < affected_.size(); ++i) {
            results_[index(affected_[i])] = results[i];
            const bool was_open = profile_.assessment.criteria[index(affected_[i])].state() == CriterionState::unknown;
            decided += was_open && results[i].state() != CriterionState::unknown ? 1U : 0U;
        }
        std::uint32_t narrowing = 0;
        bool set = false;
        for (const FieldId field : fields_) {
            const TierBounds& before = profile_.assessment.fields[index(field)].bounds;
            TierBounds after = clamped(assessor_.bound_field(field, results_), before);
            if (mixed_[index(field)] && max_cells_ > 0 && after.certain < after.possible && caps_[index(field)] != CapState::depends) {
                if (!set) set_frames(value);
                set = true;
                const std::vector<PartialValue>& values = caps_[index(field)] == CapState::exceeded ? answered_ : frame_;
                after = clamped(TightBounds(assessor_, scratch_).search(field, values, after, results_, max_cells_), before);
            }
            narrowing += width(before) - width(after);
            if (overall_) bounded_[index(field)].bounds = after;
        }
        if (overall_) {
            narrowing += width(*overall_) - width(*bound_overall(framework_, bounded_));  // narrower fields, narrower overall
            for (const FieldId field : fields_) bounded_[index(field)].bounds = profile_.assessment.fields[index(field)].bounds;
        }
        effect_.worst = effect_.cells == 0 ? narrowing : std::min(effect_.worst, narrowing);
        effect_.narrowing += narrowing;
        effect_.decided += decided;
        ++effect_.cells;
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
            open_.push_back({point, results_at(scale.at(point))});
            while (!open_.empty()) {
                Try& next = open_.back();
                const bool step = !direct && left > 0 && !tries_.empty() && tries_.back().results != next.results &&
                                  static_cast<std::uint64_t>(next.first) - static_cast<std::uint64_t>(tries_.back().first) > 1;
                if (step) {
                    --left;
                    const std::int64_t middle = AnswerScale::middle(tries_.back().first, next.first);
                    open_.push_back({middle, results_at(scale.at(middle))});
                    continue;
                }
                tries_.push_back(std::move(next));
                open_.pop_back();
            }
        }
        // Steps left unfound would lie between the answers tried.
        count_runs(scale, both_ways || left == 0 ? Runs::between : Runs::exact);
    }

    struct Try {
        std::int64_t first;
        Results results;
    };
    void add_try(std::int64_t rank, const AnswerScale& scale) { tries_.push_back({rank, results_at(scale.at(rank))}); }

    /// Whether the results of a run of answers hold between those that were tried, too.
    enum class Runs : std::uint8_t { exact, between };

    /// Counts each run of equal results as one cell.
    void count_runs(const AnswerScale& scale, Runs runs) {
        for (std::size_t begin = 0; begin < tries_.size();) {
            std::size_t end = begin + 1;
            while (end < tries_.size() && tries_[end].results == tries_[begin].results) ++end;
            const std::int64_t first = begin == 0 ? scale.low() : tries_[begin].first;
            const std::int64_t last = end == tries_.size() ? scale.high() : tries_[end].first - 1;
            const std::int64_t from = begin == 0 || runs == Runs::exact ? first : tries_[begin - 1].first + 1;
            const PartialValue cell = scale.between(from, last);
            count_cell(cell, runs == Runs::exact ? tries_[begin].results : results_at(cell));
            begin = end;
        }
    }

    /// Finds the answers around which something may change. `direct`: there are no others. `both_ways`: something may change and change back
    /// in between.
    void find_points(const AnswerScale& scale, std::vector<std::int64_t>& points, bool& direct, bool& both_ways) const {
        for (const CriterionId id : affected_) {
            const std::size_t slots = moved_slots(id);
            for (const InputUse& use : assessor_.inputs_of(id)) {
                if (!is_moved(use.slot)) continue;
                const bool plain = use.slot == asked_ && use.only_thresholds && slots == 1;
                direct = direct && plain;
                both_ways = both_ways || (!plain && (use.polarity == Polarity::both || slots > 1));
            }
            for (const InputThreshold& threshold : assessor_.thresholds_of(id)) {
                if (threshold.slot == asked_) scale.add_around(points, threshold.constant);
                if (threshold.slot < indicators_.size() && threshold.slot != asked_ && is_moved(threshold.slot))
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
        if (is_moved(of) && is_moved(per)) both_ways = true;
        if (per == asked_) scale.add_around(points, 0.0);
        const double at = threshold.constant.kind() == PartialValue::Kind::text ? 0.0 : threshold.constant.as_number();
        const auto ratio_scale = static_cast<double>(indicators_[id].scale);
        if (of == asked_ && frame_[per].is_known() && ratio_scale > 0.0) scale.add_around(points, at * frame_[per].as_number() / ratio_scale);
        if (per == asked_ && frame_[of].is_known() && at > 0.0) scale.add_around(points, ratio_scale * frame_[of].as_number() / at);
    }

    const Assessor& assessor_;
    const Profile& profile_;
    const Framework& framework_;
    const IndicatorSet& indicators_;
    std::uint32_t max_cells_;
    std::optional<FieldId> only_;
    EvaluationScratch scratch_;
    std::vector<PartialValue> frame_;
    std::vector<PartialValue> answered_;     // the frame with "not applicable" taken as unknown, when a field needs it
    std::vector<CapState> caps_;             // by field
    std::vector<bool> mixed_;                // by field: unknown answers pull both ways
    std::vector<CriterionId> criteria_;      // that can still move a field
    std::vector<CriterionResult> results_;   // of all criteria
    std::vector<IndicatorId> askable_;
    std::optional<TierBounds> overall_;  // before any answer, when it is asked about
    std::vector<FieldProfile> bounded_;  // the fields behind it

    // Of the indicator looked at.
    std::uint32_t asked_ = 0;
    std::vector<Pinned> pinned_;           // by slot: `no` for what derives from it
    std::vector<std::uint32_t> derived_;   // those slots
    std::vector<CriterionId> affected_;
    std::vector<FieldId> fields_;
    PartialValue domain_;
    std::vector<Try> tries_;
    std::vector<Try> open_;
    Effect effect_;
};

}  // namespace palier::detail
