// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>   // widths
#include <cstdint>   // std::uint32_t
#include <memory>    // shared frozen objects
#include <optional>  // what may not be there
#include <string>    // texts
#include <variant>   // the kinds of part
#include <vector>    // parts

#include "palier/condition.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier {

/// One line of what a criterion lacks: a condition that is not satisfied, or several under a connective.
struct GapPart {
    std::variant<ExplainedCondition, ExplainedGroup> part;
    std::uint32_t depth = 0;      ///< Groups that hold it.
    std::vector<Reading> inputs;  ///< What a condition's value is derived from, each once, in written order.
};

/// A criterion of the tier aimed at that is not met, or unknown.
struct GapCriterion {
    ExplainedCriterion standing;  ///< Which one, what it comes to, and its open prerequisites.
    /// What is not satisfied, or not known, in reading order, a group before what it holds. What is satisfied, or does not count, is left
    /// out. Empty when the condition is unusable, or is clear and only the field's cap on "not applicable" is in doubt.
    std::vector<GapPart> parts;
};

/// What is missing in one field for one tier.
struct FieldGap {
    FieldProfile profile;
    std::optional<ExplainedTier> tier;   ///< The tier aimed at, with what it needs and lacks; absent when the highest tier is certain.
    std::vector<GapCriterion> criteria;  ///< Those of that tier that are not met or unknown, in document order.
};

/// What gaps cover.
struct GapOptions {
    /// Id of the only field to look at; empty looks at all.
    std::string field{};
    /// The tier aimed at, from 1; absent: the next one of each field. Only its own criteria are listed, not those of tiers below it.
    std::optional<TierOrdinal> tier{};
};

/// What a unit lacks for its next tiers. It keeps alive all that its values refer to.
struct Gaps {
    std::shared_ptr<const Framework> framework;  ///< Gives id, version, hash, and the texts behind the ids: label, advice, effort.
    std::shared_ptr<const Observations> observations;
    std::shared_ptr<const std::vector<std::string>> attribute_texts;
    std::string unit;
    LocalizedText unit_label;
    std::optional<SchoolYear> period;
    Evidence minimum_evidence = Evidence::unstated;  ///< Answers backed less than this counted as missing.
    std::vector<FieldGap> fields;                    ///< In document order.
};

/// Tells what is missing for the next tier of each field, or of one. The next tier is the first that is not certain; with independent tiers
/// a higher one may be nearer, and can be asked for. Linear in the criteria of the tiers aimed at and the nodes of their expressions.
/// Throws UnknownNameError when the options name no field, ArgumentError `api.argument.target` for a tier that the framework does not have.
[[nodiscard]] Gaps gaps(const Profile& profile, const GapOptions& options = {});

/// Writes gaps for people, in lines that end with `\n`: plain text, indented lists. Less than 40 characters of width count as 40. Linear.
[[nodiscard]] std::string to_text(const Gaps& gaps, Language language, std::size_t width = 80);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/gap_inl.hpp"
#include "palier/detail/gap_text_inl.hpp"
#endif
