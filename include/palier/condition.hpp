// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>   // std::int64_t, std::uint32_t
#include <optional>  // what may not be there
#include <string>    // texts
#include <vector>    // thresholds, prerequisites

#include "palier/evaluate.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier {

/// Why an answer that was given counts as unknown all the same.
enum class Discount : std::uint8_t {
    none,
    evidence,            ///< It is backed by less than what was asked for.
    not_applicable_cap,  ///< Too many "not applicable" in the field.
};

/// What is known of one indicator or unit attribute.
struct Reading {
    /// One part of a ratio.
    struct Part {
        IndicatorId indicator{};
        PartialValue value;
    };

    std::uint32_t slot = 0;  ///< The indicators first, then the unit attributes, as IndicatorSet has it.
    PartialValue value;      ///< As it counted.
    Evidence evidence = Evidence::unstated;
    Discount discount = Discount::none;
    std::string reason;           ///< Free text of the person who answered, or empty.
    std::optional<Part> of, per;  ///< Of a ratio computed from its parts: both or none.
};

/// How a condition compares its subject with its thresholds.
enum class Comparison : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal, one_of, none_of };

/// What a condition is there for.
enum class ConditionRole : std::uint8_t {
    satisfied_when,  ///< It decides whether the criterion is met.
    applies_when,    ///< It decides whether the criterion applies to the unit.
};

/// How the children of a group combine.
enum class Connective : std::uint8_t { all_of, one_of };

/// One field; in an explanation its children are its tiers, from 1.
struct ExplainedField {
    FieldProfile profile;
    std::optional<TierOrdinal> next;      ///< The first tier that is not certain: what blocks; absent at the top.
    std::vector<TierOverride> overrides;  ///< Tiers stated by persons, in the order recorded; the computed one stands.
};

/// Where a unit stands before one tier.
enum class TierStanding : std::uint8_t { reached, possible, excluded };

/// One tier of a field; in an explanation its children are criteria.
struct ExplainedTier {
    FieldId field{};
    TierOrdinal tier = 1;
    Requirement requirement;
    RequirementResult result;  ///< Of this tier alone.
    TierStanding standing = TierStanding::excluded;
    bool blocks = false;          ///< It is the first that is not certain.
    std::uint32_t mandatory = 0;  ///< Mandatory criteria that apply, or may.
    /// How many more criteria must be met, mandatory ones included, if all that may apply do.
    std::uint32_t lacking = 0;
};

/// One criterion; in an explanation its children say when it applies, if not always, then when it is met.
struct ExplainedCriterion {
    CriterionId criterion{};
    CriterionResult result;
    std::vector<CriterionId> open_prerequisites;  ///< Its prerequisites that are not met, or unknown.
};

/// Several conditions under one connective; negations are carried down to the conditions.
struct ExplainedGroup {
    ConditionRole role = ConditionRole::satisfied_when;
    Connective connective = Connective::all_of;
    Truth truth = Truth::unknown;
};

/// One condition: a comparison, a yes or no (compared with true or false), or anything else as text.
struct ExplainedCondition {
    ConditionRole role = ConditionRole::satisfied_when;
    Truth truth = Truth::unknown;
    std::string text;                      ///< The condition as an expression.
    std::optional<Reading> reading;        ///< What it compares, when that is one indicator or attribute.
    std::string subject;                   ///< Else what it compares, as an expression; empty without a comparison.
    PartialValue value;                    ///< What it compares; the condition itself without a comparison.
    std::optional<Comparison> comparison;  ///< Absent when the condition is anything else.
    std::vector<PartialValue> thresholds;  ///< One; for one_of and none_of any number.
    std::string threshold;                 ///< The threshold as an expression when it depends on other values, else empty.
    std::optional<double> distance;        ///< From a known number to its threshold, 0 when satisfied.
    std::optional<std::int64_t> enough;    ///< The numerator that would satisfy it, for a ratio that does not.
};

/// A value that a condition draws on: what its indicator is derived from, or what its expression reads.
struct ExplainedInput {
    Reading reading;
};

/// Returns the first tier of a field that is not certain: what is to be gained next, absent at the top. The same for cumulative and for
/// independent tiers, as all tiers up to the certain one are behind, and none beyond it is certain. Constant.
[[nodiscard]] std::optional<TierOrdinal> next_tier(const Profile& profile, FieldId field) noexcept;

/// Returns where a unit stands before one tier of a field; tier from 1. Linear in the criteria of that tier.
[[nodiscard]] ExplainedTier explain_tier(const Profile& profile, FieldId field, TierOrdinal tier);

/// Returns what one criterion comes to for a unit, and which of its prerequisites are open. Linear in its prerequisites.
[[nodiscard]] ExplainedCriterion explain_criterion(const Profile& profile, CriterionId criterion);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/condition_inl.hpp"
#endif
