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

#include "palier/evaluate.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier {

/// Identifies a node of one explanation: its position, the root first, children after parents and side by side.
enum class ExplanationId : std::uint32_t {};

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

/// The root: one unit at one period.
struct ExplainedProfile {
    StateCounts counts;                 ///< Over all criteria of the fields shown.
    std::optional<TierBounds> overall;  ///< When the framework asks for an overall tier.
};

/// One field; its children are its tiers, from 1.
struct ExplainedField {
    FieldProfile profile;
    std::optional<TierOrdinal> next;      ///< The first tier that is not certain: what blocks; absent at the top.
    std::vector<TierOverride> overrides;  ///< Tiers stated by persons, in the order recorded; the computed one stands.
};

/// Where a unit stands before one tier.
enum class TierStanding : std::uint8_t { reached, possible, excluded };

/// One tier of a field; its children are criteria.
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

/// One criterion; its children say when it applies, if not always, then when it is met.
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
