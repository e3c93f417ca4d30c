// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A kind of plan as data: which parts it has, which are required, how many items, in whose words.

#include <cstddef>      // std::size_t
#include <cstdint>      // counts
#include <memory>       // frozen profiles are shared
#include <optional>     // bounds
#include <span>         // nodes
#include <string>       // ids and paths
#include <string_view>  // names
#include <vector>       // parts and nodes

#include "palier/finding.hpp"
#include "palier/plan_shape.hpp"
#include "palier/text.hpp"

namespace palier {

/// Whether a kind of plan has a part.
enum class PlanPresence : std::uint8_t {
    foreign,   ///< It does not belong to the kind: told as advice when it is there.
    optional,
    expected,  ///< Told as advice when it is absent.
    required,  ///< An error when it is absent.
};

/// A part of a kind of plan, with the kind's own wording.
struct PlanPart {
    std::string path;  ///< That of a plan_members() member.
    PlanPresence presence = PlanPresence::optional;
    std::optional<std::uint32_t> min;           ///< Fewest items of a list.
    std::optional<std::uint32_t> max;           ///< Most items of a list.
    Severity severity = Severity::advice;       ///< Of too few or too many items; `error` enters the JSON Schema.
    std::optional<std::uint32_t> max_sentences; ///< Most sentences of a text, or of each text of a list.
    LocalizedText label;
    LocalizedText instruction;
    std::string pointer;                        ///< JSON Pointer of its definition, or empty.
};

/// The kinds of unit that may act at a level.
struct PlanLevel {
    std::string level;  ///< A word of `/actions/*/level`.
    std::vector<std::string> unit_kinds;
    std::string pointer;
};

/// A profile as its author writes it.
struct PlanProfileDefinition {
    std::string document;  ///< Name shown in findings: file name or built-in id.
    std::string id;        ///< The `kind` of its plans.
    std::string version;
    LocalizedText label;
    LocalizedText description;
    std::vector<std::string> owner_kinds;  ///< Kinds of unit that may own such a plan; none means all.
    std::vector<PlanLevel> levels;         ///< None means that the levels of actors are not checked.
    std::uint32_t short_term_months = 12;  ///< Months from the plan's first day that "short term" lasts, from 1.
    std::optional<std::uint32_t> min_years;  ///< Shortest period.
    std::optional<std::uint32_t> max_years;  ///< Longest period.
    std::vector<PlanPart> parts;
};

/// A member of the plans of one kind: the common description with what the profile says of it.
struct PlanNode {
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;

    std::string_view name;                ///< Last name of the path, `*` for items; empty for the root.
    const PlanMember* member = nullptr;   ///< The common description; null for the root and for `fr` and `en` of a text.
    std::uint32_t part = none;            ///< Position among the profile's parts.
    PlanPresence presence = PlanPresence::optional;
    std::uint32_t first_child = 0;        ///< The members of an object, or the one item of a list.
    std::uint32_t child_count = 0;
    std::uint16_t key = 0;                ///< detail::name_key() of the name.
};

/// What making a profile gives.
struct PlanProfileResult;

/// A kind of plan, checked and frozen. Immutable, shared between threads.
class PlanProfile {
public:
    /// Checks a definition and freezes what can be used of it; findings `plan-profile.…`. Linear in the parts.
    [[nodiscard]] static PlanProfileResult make(PlanProfileDefinition definition);

    PlanProfile(const PlanProfile&) = delete;  // nodes refer to the definition
    PlanProfile& operator=(const PlanProfile&) = delete;

    [[nodiscard]] const PlanProfileDefinition& definition() const& noexcept PALIER_LIFETIMEBOUND { return definition_; }
    [[nodiscard]] const std::string& id() const& noexcept PALIER_LIFETIMEBOUND { return definition_.id; }

    /// Returns the tree of members; the root comes first, the children of a node lie together.
    [[nodiscard]] std::span<const PlanNode> nodes() const& noexcept PALIER_LIFETIMEBOUND;
    [[nodiscard]] std::span<const PlanNode> children(const PlanNode& node) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the profile's part of a node, or null.
    [[nodiscard]] const PlanPart* part_of(const PlanNode& node) const& noexcept PALIER_LIFETIMEBOUND {
        return node.part == PlanNode::none ? nullptr : &definition_.parts[node.part];
    }
    /// Returns the part of a path, or null. Linear in the parts.
    [[nodiscard]] const PlanPart* find_part(std::string_view path) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the level of a word, or null.
    [[nodiscard]] const PlanLevel* find_level(std::string_view level) const& noexcept PALIER_LIFETIMEBOUND;

private:
    PlanProfile() = default;

    PlanProfileDefinition definition_;
    std::vector<PlanNode> nodes_;
};

struct PlanProfileResult {
    std::shared_ptr<const PlanProfile> profile;  ///< Never null; what could not be used is left out.
    Report report;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/plan_profile_inl.hpp"
#endif
