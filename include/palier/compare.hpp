// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Two diagnoses side by side: which units have moved, and why. The split into causes is defined in docs/comparison.md.

#include <array>        // deltas by cause
#include <cstddef>      // std::size_t
#include <cstdint>      // deltas, counts
#include <memory>       // shared parts
#include <optional>     // bounds that one side lacks
#include <span>         // changes of one pair
#include <string>       // names
#include <string_view>  // words
#include <vector>       // pairs, changes

#include "palier/diagnosis.hpp"
#include "palier/finding.hpp"
#include "palier/organisation.hpp"
#include "palier/period.hpp"
#include "palier/table.hpp"

namespace palier {

/// Why a tier has changed, in the order in which the change is split.
enum class ChangeCause : std::uint8_t {
    rules,      ///< Before's answers, read under after's framework.
    coverage,   ///< Values that have become known, or unknown.
    answers,    ///< Values known on both sides that differ.
    perimeter,  ///< Another unit stands in its place: merged or split.
};
inline constexpr std::size_t change_cause_count = 4;

/// Returns `rules`, `coverage`, `answers` or `perimeter`.
[[nodiscard]] std::string_view to_text(ChangeCause cause) noexcept;

/// How a unit of one side was found on the other.
enum class Pairing : std::uint8_t {
    same,         ///< Under the same name, or one of its aliases.
    renamed,      ///< Under the name of its only successor, which succeeds no other.
    merged,       ///< In a successor that stands for several units.
    split,        ///< In one of several successors.
    opened,       ///< After only, and the organisation says that it did not exist before.
    closed,       ///< Before only, and the organisation says that it no longer exists.
    appeared,     ///< After only, for no reason known.
    disappeared,  ///< Before only, for no reason known.
};

/// Returns the word of a pairing, as it is spelt above.
[[nodiscard]] std::string_view to_text(Pairing pairing) noexcept;

/// How the bounds of a tier have moved, or why they cannot be compared. Bounds that are contained in the others are narrower.
enum class Movement : std::uint8_t {
    stayed,
    rose,      ///< Both bounds are higher.
    fell,      ///< Both bounds are lower.
    narrowed,  ///< Nothing is possible that was not: more is known.
    widened,   ///< Nothing is excluded that was not: less is known.
    merged,    ///< The bounds after are those of a successor that stands for several units.
    split,     ///< The bounds after are those of one of several successors.
    opened,
    closed,
    appeared,
    disappeared,
};
inline constexpr std::size_t movement_count = 11;

/// Returns the word of a movement, as it is spelt above.
[[nodiscard]] std::string_view to_text(Movement movement) noexcept;

/// By how many tiers the two bounds have moved.
struct TierDelta {
    std::int32_t certain = 0;
    std::int32_t possible = 0;

    friend bool operator==(const TierDelta&, const TierDelta&) = default;
};

/// A unit of before with a unit of after, or one that is on one side only.
struct UnitPair {
    std::optional<RowId> before;  ///< Row of before's observations.
    std::optional<RowId> after;   ///< Row of after's observations.
    std::string unit;             ///< Name before, or else after.
    std::string successor;        ///< Name after when another unit stands in its place, or empty.
    Pairing pairing = Pairing::same;
};

/// What has become of one unit in one field.
struct TierChange {
    std::uint32_t pair = 0;                                 ///< Position in TierComparison::pairs.
    std::uint32_t field = 0;                                ///< Position in TierComparison::fields.
    Movement movement = Movement::stayed;
    std::optional<TierBounds> before;
    std::optional<TierBounds> after;
    std::array<TierDelta, change_cause_count> causes = {};  ///< By ChangeCause; they add up to total() when both sides are there.

    /// Returns what one cause explains.
    [[nodiscard]] const TierDelta& by(ChangeCause cause) const& noexcept PALIER_LIFETIMEBOUND { return causes[static_cast<std::size_t>(cause)]; }

    /// Returns the whole change; nothing when one side is missing.
    [[nodiscard]] TierDelta total() const noexcept {
        if (!before || !after) return {};
        return {static_cast<std::int32_t>(after->certain) - static_cast<std::int32_t>(before->certain),
                static_cast<std::int32_t>(after->possible) - static_cast<std::int32_t>(before->possible)};
    }

    /// Tells whether the tier has changed whatever the unknown answers of both sides are.
    [[nodiscard]] bool is_sure() const noexcept {
        return before && after && (after->certain > before->possible || after->possible < before->certain);
    }
};

/// How two diagnoses are compared.
struct CompareOptions {
    /// Says which units opened, closed, merged; without it after's organisation, or else before's.
    std::shared_ptr<const Organisation> organisation;
    /// The school year taken from before; without it the latest one diagnosed there.
    std::optional<SchoolYear> period_before;
    /// The school year taken from after; without it the latest one diagnosed there.
    std::optional<SchoolYear> period_after;
};

/// Two diagnoses side by side, unit by unit and field by field.
struct TierComparison {
    std::shared_ptr<const Diagnosis> before;
    std::shared_ptr<const Diagnosis> after;
    std::shared_ptr<const Organisation> organisation;  ///< Null when none was known.
    std::optional<SchoolYear> period_before;           ///< None when nothing was diagnosed.
    std::optional<SchoolYear> period_after;
    std::vector<std::string> fields;   ///< Ids of the fields that both frameworks have, in after's order, then `overall` when both have one.
    std::vector<UnitPair> pairs;       ///< In the order of before's rows, then units of after only.
    std::vector<TierChange> changes;   ///< By pair, then field.
    Report report;                     ///< Findings `comparison.…`: what could not be compared as it is.

    /// Returns the changes of a pair, by position. The view lives as long as the comparison.
    [[nodiscard]] std::span<const TierChange> changes_of(std::size_t pair) const& noexcept PALIER_LIFETIMEBOUND;

    /// Counts the units by movement in a field, by position. Linear in the pairs.
    [[nodiscard]] std::array<std::uint32_t, movement_count> count_movements(std::size_t field) const noexcept;

    /// Returns one row per unit x field: unit, successor, period_before, period_after, field, movement, sure, certain_before,
    /// possible_before, certain_after, possible_after, and the deltas of both bounds by cause (`rules_certain`, `rules_possible`,
    /// `coverage_…`, `answers_…`, `perimeter_…`), empty when one side is missing. Linear.
    [[nodiscard]] Table table() const;
};

/// Compares two diagnoses: of two school years, or of the same answers under two frameworks ("who would change tier?"). Fields and indicators
/// are matched by id, tiers by ordinal; what one side lacks is told in the report. One evaluation more per unit that both have, when
/// its answers or the rules differ. Throws ArgumentError `api.argument.null` without a diagnosis.
[[nodiscard]] TierComparison compare(std::shared_ptr<const Diagnosis> before, std::shared_ptr<const Diagnosis> after, const CompareOptions& options = {});

/// How a comparison is written for people.
struct CompareTextOptions {
    /// Characters in a line, at least 40.
    std::size_t width = 80;
    /// Units listed with what has changed; more are counted only.
    std::size_t max_units = 20;
};

/// Writes a comparison for people: what was compared, movements and causes per field, then the units that moved. Linear.
[[nodiscard]] std::string comparison_text(const TierComparison& comparison, Language language, const CompareTextOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/compare_inl.hpp"
#include "palier/detail/compare_text_inl.hpp"
#endif
