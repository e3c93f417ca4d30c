// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max

#include "palier/condition.hpp"

namespace palier {

PALIER_INLINE std::optional<TierOrdinal> next_tier(const Profile& profile, FieldId field) noexcept {
    const TierOrdinal certain = profile.assessment.fields[index(field)].bounds.certain;
    if (certain >= profile.framework->tier_count()) return std::nullopt;
    return certain + 1;
}

PALIER_INLINE ExplainedTier explain_tier(const Profile& profile, FieldId field, TierOrdinal tier) {
    const Framework& framework = *profile.framework;
    const TierBounds& bounds = profile.assessment.fields[index(field)].bounds;
    ExplainedTier explained;
    explained.field = field;
    explained.tier = tier;
    explained.requirement = framework.requirement_of(field, tier);
    explained.result = profile.requirement(field, tier);
    explained.standing = tier <= bounds.certain    ? TierStanding::reached
                         : tier <= bounds.possible ? TierStanding::possible
                                                   : TierStanding::excluded;
    explained.blocks = next_tier(profile, field) == tier;
    for (const CriterionId id : framework.criteria_of(field, tier))
        if (framework[id].need == Need::mandatory && profile.assessment.criteria[index(id)].state() != CriterionState::not_applicable)
            ++explained.mandatory;
    const RequirementResult& result = explained.result;
    const std::uint32_t short_of = result.needed > result.counts.met ? result.needed - result.counts.met : 0;
    explained.lacking = result.certain ? 0 : std::max(short_of, result.mandatory_open);
    return explained;
}

PALIER_INLINE ExplainedCriterion explain_criterion(const Profile& profile, CriterionId criterion) {
    ExplainedCriterion explained{criterion, profile.assessment.criteria[index(criterion)], {}};
    for (const CriterionId before : profile.framework->compiled(criterion).prerequisites) {
        const CriterionState known = profile.assessment.criteria[index(before)].state();
        if (known == CriterionState::not_met || known == CriterionState::unknown) explained.open_prerequisites.push_back(before);
    }
    return explained;
}

}  // namespace palier
