// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>   // widths
#include <cstdint>   // std::int64_t, std::uint32_t
#include <memory>    // shared frozen objects
#include <optional>  // what may not be there
#include <span>      // children
#include <string>    // texts
#include <variant>   // the kinds of node
#include <vector>    // nodes

#include "palier/condition.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier {

/// Identifies a node of one explanation: its position, the root first, children after parents and side by side.
enum class ExplanationId : std::uint32_t {};

/// The root: one unit at one period.
struct ExplainedProfile {
    StateCounts counts;                 ///< Over all criteria of the fields shown.
    std::optional<TierBounds> overall;  ///< When the framework asks for an overall tier.
};

/// What a node says. A new kind makes every visitor fail to compile, on purpose.
using ExplanationPart =
    std::variant<ExplainedProfile, ExplainedField, ExplainedTier, ExplainedCriterion, ExplainedGroup, ExplainedCondition, ExplainedInput>;

struct ExplanationNode {
    ExplanationPart part;
    std::uint32_t first_child = 0;  ///< Position of the first child; meaningless without children.
    std::uint32_t child_count = 0;
};

/// How deep an explanation goes.
enum class ExplainDepth : std::uint8_t { fields, criteria, conditions };

/// Which criteria an explanation shows.
enum class ExplainCriteria : std::uint8_t {
    open,  ///< Those of each field's next tier that are not met for sure.
    all,
};

/// What an explanation covers.
struct ExplainOptions {
    /// Id of the only field to explain; empty explains all.
    std::string field{};
    /// How deep it goes; `fields` stops at what each tier asks for.
    ExplainDepth depth = ExplainDepth::conditions;
    /// Which criteria it shows.
    ExplainCriteria criteria = ExplainCriteria::open;
};

/// Why a unit stands where it does, as a flat tree: profile, field, tier, criterion, group and condition, input.
/// It keeps alive all that its values refer to.
struct Explanation {
    std::shared_ptr<const Framework> framework;  ///< Gives id, version, hash, and the texts behind the ids.
    std::shared_ptr<const Observations> observations;
    std::shared_ptr<const std::vector<std::string>> attribute_texts;
    std::string unit;
    LocalizedText unit_label;
    std::optional<SchoolYear> period;
    Evidence minimum_evidence = Evidence::unstated;  ///< Answers backed less than this counted as missing.
    ExplainOptions options;
    std::vector<ExplanationNode> nodes;  ///< By ExplanationId, the root first.

    /// Returns the root.
    [[nodiscard]] const ExplanationNode& root() const& noexcept PALIER_LIFETIMEBOUND { return nodes.front(); }
    const ExplanationNode& root() && = delete;  // the reference would outlive the explanation

    /// Returns a node of this explanation.
    [[nodiscard]] const ExplanationNode& operator[](ExplanationId id) const& noexcept PALIER_LIFETIMEBOUND { return nodes[index(id)]; }
    const ExplanationNode& operator[](ExplanationId) && = delete;  // the reference would outlive the explanation

    /// Returns the children of a node of this explanation.
    [[nodiscard]] std::span<const ExplanationNode> children(const ExplanationNode& node) const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const ExplanationNode> children(const ExplanationNode&) && = delete;  // the nodes would die first
};

/// Unfolds a profile into its reasons, as data. Linear in the criteria shown and the nodes of their expressions.
/// Throws UnknownNameError when the options name no field, ArgumentError `api.argument.override` for an override of no field or tier.
[[nodiscard]] Explanation explain(const Profile& profile, const ExplainOptions& options = {});

/// What a written explanation covers, and its form.
struct ExplainTextOptions {
    /// What is explained.
    ExplainOptions content{};
    /// Characters in a line; a word that is longer stands alone. Less than 40 counts as 40.
    std::size_t width = 80;
};

/// Writes an explanation for people, in lines that end with `\n`: plain text, indented lists. Linear.
[[nodiscard]] std::string to_text(const Explanation& explanation, Language language, std::size_t width = 80);

/// Unfolds a profile and writes it for people. Throws as explain() does.
[[nodiscard]] std::string explain(const Profile& profile, Language language, const ExplainTextOptions& options = {});

/// Writes the profile of a unit on a few lines: a bar per field, `#` for a certain tier, `?` for one still possible, `-` for one
/// that is not. Less than 40 characters of width count as 40. Linear in the fields.
[[nodiscard]] std::string profile_sheet(const Profile& profile, Language language, std::size_t width = 80);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/explain_inl.hpp"
#include "palier/detail/explain_text_inl.hpp"
#include "palier/detail/profile_sheet_inl.hpp"
#endif
