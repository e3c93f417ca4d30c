// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>      // counts
#include <memory>       // shared frozen objects
#include <optional>     // overall tier
#include <span>         // parts
#include <string>       // unit, period
#include <string_view>  // names of fields
#include <vector>       // parts

#include "palier/evaluate.hpp"
#include "palier/finding.hpp"
#include "palier/framework.hpp"
#include "palier/observation.hpp"
#include "palier/period.hpp"

namespace palier {

/// What a criterion comes to, from worst to best: "not applicable" neither helps nor harms.
enum class Outcome : std::uint8_t { not_met, not_applicable, met };

/// What is known of the outcome of a criterion.
enum class CriterionState : std::uint8_t { met, not_met, unknown, not_applicable };

/// Returns `met`, `not_met`, `unknown` or `not_applicable`.
[[nodiscard]] std::string_view to_text(CriterionState state) noexcept;

/// The outcome of a criterion, between a worst and a best case over the unknown answers.
struct CriterionResult {
    Outcome worst = Outcome::not_met;
    Outcome best = Outcome::met;

    [[nodiscard]] constexpr CriterionState state() const noexcept {
        if (worst != best) return CriterionState::unknown;
        return worst == Outcome::met ? CriterionState::met : worst == Outcome::not_met ? CriterionState::not_met : CriterionState::not_applicable;
    }

    friend bool operator==(const CriterionResult&, const CriterionResult&) = default;
};

/// How many criteria are in each state.
struct StateCounts {
    std::uint32_t met = 0;
    std::uint32_t not_met = 0;
    std::uint32_t unknown = 0;
    std::uint32_t not_applicable = 0;

    friend bool operator==(const StateCounts&, const StateCounts&) = default;
};

/// Whether the requirement of one (field, tier) holds, without the tiers below it.
struct RequirementResult {
    StateCounts counts;
    std::uint32_t needed = 0;          ///< Criteria needed when every criterion that may apply does.
    std::uint32_t mandatory_open = 0;  ///< Mandatory criteria not met or unknown.
    bool certain = false;              ///< It holds whatever the unknown answers are.
    bool possible = false;             ///< It holds for the best unknown answers.
    bool vacuous = false;              ///< It holds because no criterion applies.

    friend bool operator==(const RequirementResult&, const RequirementResult&) = default;
};

/// The tier that is certain and the tier still possible; 0 means below tier 1.
struct TierBounds {
    TierOrdinal certain = 0;
    TierOrdinal possible = 0;
    bool tight = true;  ///< Both bounds are attained by some answers.

    friend bool operator==(const TierBounds&, const TierBounds&) = default;
};

/// Where a unit stands in one field.
struct FieldProfile {
    FieldId field{};
    TierBounds bounds;
    StateCounts counts;                  ///< Over all criteria of the field.
    bool not_applicable_capped = false;  ///< Too many "not applicable": they counted as unknown.

    friend bool operator==(const FieldProfile&, const FieldProfile&) = default;
};

/// What assessing one frame gives, in document order.
struct Assessment {
    std::vector<CriterionResult> criteria;        ///< By CriterionId.
    std::vector<RequirementResult> requirements;  ///< By field, then tier from 1.
    std::vector<FieldProfile> fields;             ///< By FieldId.
    std::optional<TierBounds> overall;            ///< When the framework asks for one.

    friend bool operator==(const Assessment&, const Assessment&) = default;
};

/// A tier stated by a person, kept beside the computed one and never instead of it.
struct TierOverride {
    FieldId field{};
    TierOrdinal tier = 0;  ///< 0 means below tier 1.
    std::string role;      ///< Who stated it, as a role ("head of school"), never a name.
    std::string reason;    ///< Why, in the person's own words.
    Date date;             ///< When it was stated.

    friend bool operator==(const TierOverride&, const TierOverride&) = default;
};

/// Where one unit stands at one period, with all that is needed to explain it.
struct Profile {
    std::shared_ptr<const Framework> framework;
    std::shared_ptr<const Observations> observations;  ///< Owns the texts that the frame refers to.
    RowId row{};
    std::string unit;                 ///< Name of the unit, its UAI code for a school.
    LocalizedText unit_label;         ///< Its label in the organisation, or empty.
    std::optional<SchoolYear> period;
    Evidence minimum_evidence = Evidence::unstated;  ///< Answers backed less than this counted as missing.
    std::vector<PartialValue> frame;  ///< What is known of each indicator and unit attribute.
    std::shared_ptr<const std::vector<std::string>> attribute_texts;  ///< Owns the texts of unit attributes in the frame.
    Assessment assessment;
    std::vector<TierOverride> overrides;  ///< Tiers stated by persons; they change nothing above.
    Report report;                    ///< What there is to say about the answers themselves.

    /// Returns where the unit stands in a field. Throws UnknownNameError with the nearest names.
    [[nodiscard]] const FieldProfile& field(std::string_view name) const& PALIER_LIFETIMEBOUND {
        return assessment.fields[index(framework->get_field(name))];
    }
    const FieldProfile& field(std::string_view) && = delete;  // the reference would outlive the profile

    /// Returns the requirement of a (field, tier); tier from 1.
    [[nodiscard]] const RequirementResult& requirement(FieldId field, TierOrdinal tier) const& noexcept PALIER_LIFETIMEBOUND {
        return assessment.requirements[index(field) * framework->tier_count() + tier - 1];
    }
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/profile_inl.hpp"
#endif
