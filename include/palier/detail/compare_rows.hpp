// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <array>          // bounds by cause
#include <cstdint>        // positions
#include <memory>         // mapped observations
#include <optional>       // fields of one side
#include <string>         // names
#include <unordered_map>  // rows by row
#include <utility>        // std::move
#include <vector>         // frames

#include "palier/catalogue.hpp"
#include "palier/compare.hpp"
#include "palier/detail/unit_attributes.hpp"
#include "palier/frame.hpp"

namespace palier::detail {

/// Before's answers as answers to after's indicators: matched by id, checked as any answer is.
class MappedAnswers {
public:
    MappedAnswers(const Diagnosis& before, const Diagnosis& after, const std::vector<UnitPair>& pairs, Report& report) {
        if (before.observations()->indicators() == after.observations()->indicators()) {
            answers_ = before.observations();
            return;
        }
        const Observations& given = *before.observations();
        const IndicatorSet& from = *given.indicators();
        const auto& to = after.observations()->indicators();
        ObservationsBuilder builder(to);
        rows_.emplace();
        for (const UnitPair& pair : pairs)
            if (pair.before && pair.after) rows_->emplace(static_cast<std::uint32_t>(*pair.before), builder.add_row(given.unit_name(*pair.before), given.period_of(*pair.before)));
        for (std::size_t i = 0; i < from.size(); ++i) {
            const Indicator& indicator = from[id_at<IndicatorId>(i)];
            const auto target = to->find(indicator.id);
            if (!target || !indicator.formula.empty() || !(*to)[*target].formula.empty()) continue;
            std::int64_t lost = 0;
            for (const auto& [row, mapped] : *rows_) {
                const Value value = given.value(id_at<RowId>(row), id_at<IndicatorId>(i));
                if (value.status == Status::missing) continue;
                Report told;
                builder.set(mapped, *target, value, {}, told);
                // What is kept with a remark (a reason that lacks) is kept all the same.
                if (told.count(Severity::error) > 0 || told.count("observations.value.not-applicable-forbidden") > 0) ++lost;
            }
            if (lost > 0) report.add(make_finding("comparison.answer.unfit", {}, {{"indicator", indicator.id}, {"count", lost}}));
        }
        answers_ = builder.freeze();
    }

    [[nodiscard]] const Observations& answers() const noexcept { return *answers_; }
    [[nodiscard]] RowId row(RowId before) const { return rows_ ? rows_->at(static_cast<std::uint32_t>(before)) : before; }

private:
    std::shared_ptr<const Observations> answers_;
    std::optional<std::unordered_map<std::uint32_t, RowId>> rows_;  // before's row -> its row here; none when they are the same
};

/// Splits the change of each pair into its causes, by diagnosing what lies between the two sides.
class ChangeSplitter {
public:
    explicit ChangeSplitter(TierComparison& made)
        : made_(made),
          before_(*made.before),
          after_(*made.after),
          mapped_(before_, after_, made.pairs, made.report),
          attributes_before_(*after_.framework()->indicators(), before_.options().organisation.get()),
          attributes_after_(*after_.framework()->indicators(), after_.options().organisation.get()) {
        const auto& fields = after_.framework()->maturity().fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (const auto earlier = before_.framework()->find_field(fields[i].id)) fields_.push_back({*earlier, id_at<FieldId>(i)});
        with_overall_ = made_.fields.size() > fields_.size();
        positions_before_ = positions_of(before_);
        positions_after_ = positions_of(after_);
    }

    void run() {
        made_.changes.reserve(made_.pairs.size() * made_.fields.size());
        for (std::size_t i = 0; i < made_.pairs.size(); ++i) split(i);
    }

private:
    struct SharedField {
        FieldId before;
        FieldId after;
    };
    using Bounds = std::vector<TierBounds>;  // by position in TierComparison::fields

    [[nodiscard]] static std::vector<std::uint32_t> positions_of(const Diagnosis& diagnosis) {
        std::vector<std::uint32_t> positions(diagnosis.observations()->row_count(), 0);
        for (std::size_t at = 0; at < diagnosis.rows().size(); ++at) positions[index(diagnosis.rows()[at])] = static_cast<std::uint32_t>(at);
        return positions;
    }

    void split(std::size_t number) {
        const UnitPair& pair = made_.pairs[number];
        Bounds before, after;
        if (pair.before) before = stored(before_, positions_before_[index(*pair.before)], &SharedField::before);
        if (pair.after) after = stored(after_, positions_after_[index(*pair.after)], &SharedField::after);
        std::array<Bounds, change_cause_count> chain;  // what holds once a cause has had its effect
        if (pair.before && pair.after) fill_chain(pair, before, after, chain);
        for (std::size_t f = 0; f < made_.fields.size(); ++f) {
            TierChange change;
            change.pair = static_cast<std::uint32_t>(number);
            change.field = static_cast<std::uint32_t>(f);
            if (pair.before) change.before = before[f];
            if (pair.after) change.after = after[f];
            if (pair.before && pair.after) {
                const TierBounds* last = &before[f];
                for (std::size_t c = 0; c < change_cause_count; ++c) {
                    const TierBounds& next = chain[c][f];
                    change.causes[c] = {static_cast<std::int32_t>(next.certain) - static_cast<std::int32_t>(last->certain),
                                        static_cast<std::int32_t>(next.possible) - static_cast<std::int32_t>(last->possible)};
                    last = &next;
                }
            }
            change.movement = movement_of(pair.pairing, change.total());
            made_.changes.push_back(change);
        }
    }

    /// rules: before's answers under after's rules; coverage: values that one side lacks are after's; answers: all values are after's.
    void fill_chain(const UnitPair& pair, const Bounds& before, const Bounds& after, std::array<Bounds, change_cause_count>& chain) {
        const IndicatorSet& indicators = *after_.framework()->indicators();
        const bool same_rules = before_.assessor() == after_.assessor();
        const auto given_before = answers(mapped_.answers(), mapped_.row(*pair.before), before_, attributes_before_, *pair.before, texts_before_);
        const auto given_after = answers(*after_.observations(), *pair.after, after_, attributes_after_, *pair.after, texts_after_);
        auto between = given_before;
        bool covered = false, answered = false;
        for (std::size_t slot = 0; slot < between.size(); ++slot) {
            const bool unknown_before = given_before[slot].is_unknown(), unknown_after = given_after[slot].is_unknown();
            if (unknown_before != unknown_after) {
                between[slot] = given_after[slot];
                covered = true;
            } else if (!unknown_before && !is_same_answer(given_before[slot], given_after[slot])) {
                answered = true;
            }
        }
        Bounds& rules = chain[static_cast<std::size_t>(ChangeCause::rules)];
        Bounds& coverage = chain[static_cast<std::size_t>(ChangeCause::coverage)];
        Bounds& answers_changed = chain[static_cast<std::size_t>(ChangeCause::answers)];
        rules = same_rules ? before : !covered && !answered ? after : assessed(indicators, given_before);
        chain[static_cast<std::size_t>(ChangeCause::perimeter)] = after;
        if (pair.pairing == Pairing::merged || pair.pairing == Pairing::split) {
            coverage = answers_changed = rules;  // the answers are another unit's
            return;
        }
        coverage = !covered ? rules : !answered ? after : assessed(indicators, std::move(between));
        answers_changed = after;
    }

    /// What is known of each slot before anything is derived.
    [[nodiscard]] std::vector<PartialValue> answers(const Observations& observations, RowId row, const Diagnosis& side, const UnitAttributes& attributes,
                                                    RowId side_row, std::vector<std::string>& texts) const {
        const IndicatorSet& indicators = *after_.framework()->indicators();
        std::vector<PartialValue> given;
        given.reserve(indicators.frame_size());
        for (std::size_t i = 0; i < indicators.size(); ++i)
            given.push_back(observed_value(observations, row, id_at<IndicatorId>(i), side.options().minimum_evidence));
        const Organisation* organisation = side.options().organisation.get();
        const auto unit = organisation ? organisation->find_unit(side.observations()->unit_name(side_row)) : std::nullopt;
        for (const PartialValue& value : attributes.of(unit, texts)) given.push_back(value);
        return given;
    }

    [[nodiscard]] static bool is_same_answer(const PartialValue& left, const PartialValue& right) {
        if (left.kind() != right.kind()) return false;
        switch (left.kind()) {
            case PartialValue::Kind::boolean: return left.as_boolean() == right.as_boolean();
            case PartialValue::Kind::integer: return left.as_integer() == right.as_integer();
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: return left.as_number() == right.as_number();
            case PartialValue::Kind::text: return left.as_text() == right.as_text();
            case PartialValue::Kind::nothing: return true;  // both not applicable
            case PartialValue::Kind::list: break;
        }
        return false;
    }

    [[nodiscard]] Bounds assessed(const IndicatorSet& indicators, std::vector<PartialValue> frame) {
        derive(indicators, frame, {}, scratch_);
        const Assessment assessment = after_.assessor()->assess(frame, scratch_);
        Bounds bounds;
        for (const SharedField& field : fields_) bounds.push_back(assessment.fields[index(field.after)].bounds);
        if (with_overall_) bounds.push_back(*assessment.overall);
        return bounds;
    }

    [[nodiscard]] Bounds stored(const Diagnosis& side, std::size_t position, FieldId SharedField::* of_side) const {
        Bounds bounds;
        const auto profiles = side.fields_at(position);
        for (const SharedField& field : fields_) bounds.push_back(profiles[index(field.*of_side)].bounds);
        if (with_overall_) bounds.push_back(*side.overall_at(position));
        return bounds;
    }

    [[nodiscard]] static Movement movement_of(Pairing pairing, TierDelta delta) {
        switch (pairing) {
            case Pairing::merged: return Movement::merged;
            case Pairing::split: return Movement::split;
            case Pairing::opened: return Movement::opened;
            case Pairing::closed: return Movement::closed;
            case Pairing::appeared: return Movement::appeared;
            case Pairing::disappeared: return Movement::disappeared;
            case Pairing::same:
            case Pairing::renamed: break;
        }
        if (delta == TierDelta{}) return Movement::stayed;
        if (delta.certain > 0 && delta.possible > 0) return Movement::rose;
        if (delta.certain < 0 && delta.possible < 0) return Movement::fell;
        return delta.certain >= 0 && delta.possible <= 0 ? Movement::narrowed : Movement::widened;
    }

    TierComparison& made_;
    const Diagnosis& before_;
    const Diagnosis& after_;
    MappedAnswers mapped_;
    UnitAttributes attributes_before_;
    UnitAttributes attributes_after_;
    std::vector<SharedField> fields_;
    bool with_overall_ = false;
    std::vector<std::uint32_t> positions_before_;  // by row of the observations
    std::vector<std::uint32_t> positions_after_;
    std::vector<std::string> texts_before_;
    std::vector<std::string> texts_after_;
    EvaluationScratch scratch_;
};

}  // namespace palier::detail
