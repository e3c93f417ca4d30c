// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min, std::max, std::sort, std::reverse
#include <utility>    // std::move

#include "palier/assess.hpp"
#include "palier/detail/criterion_programs.hpp"
#include "palier/detail/input_uses.hpp"
#include "palier/detail/needed.hpp"
#include "palier/detail/readers.hpp"
#include "palier/detail/tier_climb.hpp"
#include "palier/detail/tight_bounds.hpp"

namespace palier {

namespace detail {

/// The derived indicators that criteria of a field read, also through others, in the order of derivation.
inline std::vector<IndicatorId> derived_of(const Framework& framework, FieldId field) {
    const IndicatorSet& indicators = *framework.indicators();
    std::vector<bool> read(indicators.frame_size(), false);
    const auto mark = [&](const std::optional<BoundExpression>& expression) {
        if (expression)
            for (const std::uint32_t slot : expression->slots) read[slot] = true;
    };
    for (TierOrdinal tier = 1; tier <= framework.tier_count(); ++tier)
        for (const CriterionId id : framework.criteria_of(field, tier)) {
            mark(framework.compiled(id).when);
            mark(framework.compiled(id).applies);
        }
    std::vector<IndicatorId> derived;
    const auto order = indicators.derivation_order();
    for (std::size_t i = order.size(); i-- > 0;) {  // backwards, so that readers come before what they read
        if (!read[index(order[i])]) continue;
        derived.push_back(order[i]);
        if (const BoundExpression* formula = indicators.find_formula(order[i])) {
            for (const std::uint32_t slot : formula->slots) read[slot] = true;
        } else if (const auto quotient = indicators.find_quotient(order[i])) {
            read[index(quotient->of)] = read[index(quotient->per)] = true;
        }
    }
    std::reverse(derived.begin(), derived.end());
    return derived;
}

}  // namespace detail

PALIER_INLINE std::span<const InputUse> Assessor::inputs_of(CriterionId criterion) const& noexcept {
    return uses_[index(criterion)];
}

PALIER_INLINE std::span<const InputUse> Assessor::inputs_of(IndicatorId formula) const& noexcept {
    return formula_uses_[index(formula)];
}

PALIER_INLINE std::span<const IndicatorId> Assessor::derived_of(FieldId field) const& noexcept {
    return derived_[index(field)];
}

PALIER_INLINE std::span<const InputThreshold> Assessor::thresholds_of(CriterionId criterion) const& noexcept {
    return thresholds_[index(criterion)];
}

PALIER_INLINE std::span<const IndicatorId> Assessor::questions_of(std::size_t questionnaire) const& noexcept {
    return questions_[questionnaire];
}

PALIER_INLINE Assessor::Assessor(std::shared_ptr<const Framework> framework, AssessOptions options)
    : framework_(std::move(framework)),
      options_(options),
      programs_(std::make_shared<const detail::CriterionPrograms>(*framework_)),
      readers_(std::make_shared<const detail::Readers>(*framework_)) {
    detail::InputUses inputs(*framework_->indicators());
    for (std::size_t i = 0; i < framework_->criterion_count(); ++i) {
        inputs.collect(framework_->compiled(id_at<CriterionId>(i)));
        uses_.push_back(inputs.take_uses());
        thresholds_.push_back(inputs.take_thresholds());
    }
    formula_uses_ = inputs.formula_uses();
    for (std::size_t f = 0; f < framework_->field_count(); ++f) derived_.push_back(detail::derived_of(*framework_, id_at<FieldId>(f)));
    for (const Questionnaire& questionnaire : framework_->definition().questionnaires) {
        std::vector<IndicatorId>& questions = questions_.emplace_back();
        for (const QuestionnaireSection& section : questionnaire.sections)
            for (const QuestionnaireItem& item : section.items)
                if (const auto id = framework_->indicators()->find(item.indicator)) questions.push_back(*id);
    }
}

PALIER_INLINE CriterionResult Assessor::evaluate_criterion(CriterionId criterion, std::span<const PartialValue> frame,
                                                           EvaluationScratch& scratch) const {
    return programs_->read(criterion, frame, scratch).result;
}

PALIER_INLINE RequirementResult Assessor::count_requirement(FieldId field, TierOrdinal tier, std::span<const CriterionResult> results) const {
    RequirementResult result;
    const Requirement& requirement = framework_->requirement_of(field, tier);
    // The outcome is better when any criterion's is, "not applicable" lying between (see docs/decisions),
    // so the worst and the best case are those in which every criterion is at its worst and at its best.
    std::uint32_t worst_met = 0, worst_applicable = 0, best_met = 0, best_applicable = 0;
    bool worst_mandatory = true, best_mandatory = true;
    for (const CriterionId id : framework_->criteria_of(field, tier)) {
        const CriterionResult& criterion = results[index(id)];
        switch (criterion.state()) {
            case CriterionState::met: ++result.counts.met; break;
            case CriterionState::not_met: ++result.counts.not_met; break;
            case CriterionState::unknown: ++result.counts.unknown; break;
            case CriterionState::not_applicable: ++result.counts.not_applicable; break;
        }
        worst_met += criterion.worst == Outcome::met ? 1U : 0U;
        best_met += criterion.best == Outcome::met ? 1U : 0U;
        worst_applicable += criterion.worst != Outcome::not_applicable ? 1U : 0U;
        best_applicable += criterion.best != Outcome::not_applicable ? 1U : 0U;
        if (programs_->need(id) == Need::mandatory) {
            worst_mandatory = worst_mandatory && criterion.worst != Outcome::not_met;
            best_mandatory = best_mandatory && criterion.best != Outcome::not_met;
            if (criterion.worst == Outcome::not_met) ++result.mandatory_open;
        }
    }
    const std::uint32_t may_apply = result.counts.met + result.counts.not_met + result.counts.unknown;
    result.needed = detail::needed_of(requirement, may_apply);
    result.certain = worst_mandatory && worst_met >= detail::needed_of(requirement, worst_applicable);
    result.possible = best_mandatory && best_met >= detail::needed_of(requirement, best_applicable);
    result.vacuous = may_apply == 0;
    return result;
}

PALIER_INLINE TierBounds Assessor::bound_field(FieldId field, std::span<const CriterionResult> results) const {
    detail::TierClimb climb(framework_->maturity().gating);
    for (TierOrdinal tier = 1; tier <= framework_->tier_count(); ++tier)
        if (!climb.add(count_requirement(field, tier, results))) break;
    return climb.bounds();
}

PALIER_INLINE Assessment Assessor::assess(std::span<const PartialValue> frame, EvaluationScratch& scratch) const {
    const std::size_t criteria = framework_->criterion_count();
    const std::size_t tiers = framework_->tier_count();
    Assessment assessment;
    assessment.criteria.reserve(criteria);
    assessment.fields.reserve(framework_->field_count());
    assessment.requirements.reserve(framework_->field_count() * tiers);
    std::vector<detail::CriterionReading> readings;
    readings.reserve(criteria);
    for (std::size_t i = 0; i < criteria; ++i) {
        readings.push_back(programs_->read(id_at<CriterionId>(i), frame, scratch));
        assessment.criteria.push_back(readings.back().result);
    }

    std::vector<PartialValue> answered;  // the frame with "not applicable" taken as unknown, made when a field needs it
    detail::TightBounds tight(*this, scratch);
    for (std::size_t f = 0; f < framework_->field_count(); ++f) {
        const auto field = id_at<FieldId>(f);
        FieldProfile profile;
        profile.field = field;
        std::span<const PartialValue> values = frame;
        const detail::CapState cap = detail::compare_with_cap(
            *framework_, field, [&](CriterionId id) -> const detail::CriterionReading& { return readings[index(id)]; });
        if (cap != detail::CapState::within) {
            if (answered.empty()) answered = detail::without_not_applicable(*framework_->indicators(), frame, scratch);
            profile.not_applicable_capped = cap == detail::CapState::exceeded;
            if (profile.not_applicable_capped) values = answered;
            for (TierOrdinal tier = 1; tier <= tiers; ++tier)
                for (const CriterionId id : framework_->criteria_of(field, tier)) {
                    CriterionResult& result = assessment.criteria[index(id)];
                    const CriterionResult as_unknown = evaluate_criterion(id, answered, scratch);
                    if (profile.not_applicable_capped)
                        result = as_unknown;
                    else  // either may turn out to hold
                        result = {std::min(result.worst, as_unknown.worst), std::max(result.best, as_unknown.best)};
                }
        }
        detail::TierClimb climb(framework_->maturity().gating);
        for (TierOrdinal tier = 1; tier <= tiers; ++tier) {
            const RequirementResult requirement = count_requirement(field, tier, assessment.criteria);
            climb.add(requirement);
            const StateCounts& counts = requirement.counts;
            profile.counts.met += counts.met;
            profile.counts.not_met += counts.not_met;
            profile.counts.unknown += counts.unknown;
            profile.counts.not_applicable += counts.not_applicable;
            assessment.requirements.push_back(requirement);
        }
        profile.bounds = climb.bounds();
        if (profile.bounds.certain == profile.bounds.possible)
            profile.bounds.tight = true;
        else if (cap != detail::CapState::depends)
            profile.bounds = tight.search(field, values, profile.bounds, assessment.criteria, options_.max_cells);
        assessment.fields.push_back(profile);
    }
    assessment.overall = bound_overall(*framework_, assessment.fields);
    return assessment;
}

PALIER_INLINE std::optional<TierBounds> bound_overall(const Framework& framework, std::span<const FieldProfile> fields) {
    const MaturityModel& model = framework.maturity();
    if (model.overall == OverallRule::none || fields.empty()) return std::nullopt;
    std::vector<TierOrdinal> certain, possible;
    bool exact = true;
    for (const auto& field : fields) {
        certain.push_back(field.bounds.certain);
        possible.push_back(field.bounds.possible);
        exact = exact && field.bounds.certain == field.bounds.possible;
    }
    std::sort(certain.begin(), certain.end(), std::greater<>());
    std::sort(possible.begin(), possible.end(), std::greater<>());
    const std::size_t count = model.overall == OverallRule::weakest ? fields.size() : std::max<std::size_t>(1, model.overall_count);
    TierBounds bounds;
    if (count <= fields.size()) {
        bounds.certain = certain[count - 1];
        bounds.possible = possible[count - 1];
    }
    // Fields may share an unknown answer that pulls them apart, so only equal bounds are surely attained.
    bounds.tight = exact || bounds.certain == bounds.possible;
    return bounds;
}

}  // namespace palier
