// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>   // std::uint32_t
#include <optional>  // places of an override, caps
#include <string>    // ids and expressions
#include <vector>    // tiers, fields, criteria

#include "palier/text.hpp"

namespace palier {

/// A share in ten-thousandths of a percent, exact: 80 % is 800 000. Range 0 to 1 000 000.
enum class Percent : std::uint32_t {};

/// Returns the least number of things that make at least a share of `count`: the ceiling of share x count.
[[nodiscard]] constexpr std::uint32_t ceil_share(Percent share, std::uint32_t count) noexcept {
    constexpr std::uint64_t whole = 1'000'000;
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(share) * count + whole - 1) / whole);
}

/// An ordinal level, from 1; 0 means "below tier 1".
using TierOrdinal = std::uint32_t;

/// A level of a maturity model; its ordinal is its position + 1.
struct Tier {
    std::string id;
    LocalizedText label;
    LocalizedText description;
};

/// A field of action.
struct Field {
    std::string id;
    LocalizedText label;
    LocalizedText description;
    std::optional<Percent> max_not_applicable;  ///< Beyond this share of its criteria, "not applicable" counts as unknown.
    std::string pointer;                        ///< JSON Pointer of its definition, or empty.
};

/// Whether a requirement can do without a criterion.
enum class Need : std::uint8_t { ordinary, mandatory };

/// One condition of one (field, tier).
struct Criterion {
    std::string id;
    std::string field;
    TierOrdinal tier = 1;
    LocalizedText label;
    std::string when;     ///< The condition, an expression.
    std::string applies;  ///< Condition on the unit for the criterion to apply, or empty for always.
    Need need = Need::ordinary;
    std::uint32_t effort = 1;  ///< Cost of satisfying it, in the framework's own unit, from 0.
    LocalizedText advice;
    std::vector<std::string> prerequisites;  ///< Criteria to satisfy before (`requires`).
    std::string pointer;                     ///< JSON Pointer of its definition, or empty.
};

/// How many of the applicable criteria of a (field, tier) are needed.
enum class RequirementRule : std::uint8_t { all, at_least, share };

/// What a tier asks of the criteria of a field; a mandatory criterion is needed whatever the rule.
struct Requirement {
    RequirementRule rule = RequirementRule::all;
    std::uint32_t count = 0;  ///< For at_least: min(count, number applicable) are needed.
    Percent percent{};        ///< For share: the ceiling of percent x number applicable is needed.

    friend bool operator==(const Requirement&, const Requirement&) = default;
};

/// A requirement for some of the (field, tier); the most specific wins: field and tier, then field, then tier.
struct RequirementOverride {
    std::optional<std::string> field;
    std::optional<TierOrdinal> tier;
    Requirement requirement;
    std::string pointer;  ///< JSON Pointer of its definition, or empty.
};

/// Whether a tier needs all tiers below it.
enum class Gating : std::uint8_t { cumulative, independent };

/// How one overall tier is made of the fields' tiers.
enum class OverallRule : std::uint8_t {
    none,
    weakest,          ///< The least tier over the fields.
    fields_at_least,  ///< The greatest tier that at least `count` fields have reached.
};

/// Fields x tiers x criteria, and how they combine.
struct MaturityModel {
    std::vector<Tier> tiers;
    std::vector<Field> fields;
    std::vector<Criterion> criteria;
    Requirement default_requirement;
    std::vector<RequirementOverride> overrides;
    Gating gating = Gating::cumulative;
    OverallRule overall = OverallRule::none;
    std::uint32_t overall_count = 0;  ///< For fields_at_least.

    /// Returns the requirement of a (field, tier) after overrides. Linear in the overrides.
    [[nodiscard]] const Requirement& requirement_of(const std::string& field, TierOrdinal tier) const noexcept;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/maturity_model_inl.hpp"
#endif
