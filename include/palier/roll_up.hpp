// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>   // std::size_t
#include <cstdint>   // counts
#include <memory>    // shared parts
#include <optional>  // date, period
#include <span>      // groups
#include <string>    // names
#include <vector>    // tallies

#include "palier/diagnosis.hpp"
#include "palier/finding.hpp"
#include "palier/organisation.hpp"
#include "palier/period.hpp"
#include "palier/table.hpp"

namespace palier {

/// How many units stand at which tier of one field: a mergeable state. Merging is associative and commutative, the empty
/// tally is neutral, so that parts counted apart give the same whole.
class TierTally {
public:
    explicit TierTally(std::size_t tiers);

    /// Counts a member of the group that was not diagnosed.
    void add_missing() noexcept { ++members_; }

    /// Counts a member with its bounds.
    void add(const TierBounds& bounds) noexcept;

    /// Adds another tally of the same number of tiers.
    void merge(const TierTally& other) noexcept;

    [[nodiscard]] std::uint32_t members() const noexcept { return members_; }
    [[nodiscard]] std::uint32_t diagnosed() const noexcept { return diagnosed_; }

    /// Returns how many diagnosed members have surely, and possibly, reached a tier; tier from 0. Linear in the tiers.
    [[nodiscard]] std::uint32_t certainly_at_least(TierOrdinal tier) const noexcept;
    [[nodiscard]] std::uint32_t possibly_at_least(TierOrdinal tier) const noexcept;

    /// Returns the bounds of the lower median tier over the diagnosed members, if there are any.
    [[nodiscard]] std::optional<TierBounds> median() const noexcept;

    friend bool operator==(const TierTally&, const TierTally&) = default;

private:
    static std::uint32_t at_least(std::span<const std::uint32_t> counts, TierOrdinal tier) noexcept;
    [[nodiscard]] TierOrdinal lower_median(std::span<const std::uint32_t> counts) const noexcept;

    std::vector<std::uint32_t> certain_;   // by tier, 0 included: units whose certain tier is that
    std::vector<std::uint32_t> possible_;  // by tier, 0 included: units whose possible tier is that
    std::uint32_t members_ = 0;
    std::uint32_t diagnosed_ = 0;
};

/// Where and how tiers are carried up.
struct RollUpOptions {
    std::string hierarchy;              ///< Id of a hierarchy of the organisation's schema.
    std::string level;                  ///< Id of the level to group on; empty for the one named like the hierarchy, or else the second.
    std::optional<SchoolYear> period;   ///< The school year; without it the latest one diagnosed.
    std::optional<Date> date;           ///< Day on which links are taken; without it the first day of the school year.
    std::vector<std::string> kinds;     ///< Kinds of unit that count, such as `college`; none means all of the bottom level.
    std::uint32_t minimum_group = 5;    ///< Groups with fewer diagnosed units are suppressed, from 1; 1 suppresses none.
};

/// The tiers of the units of each group.
struct TierRollUp {
    std::shared_ptr<const Framework> framework;
    std::shared_ptr<const Organisation> organisation;
    std::string hierarchy;
    std::string level;
    std::optional<SchoolYear> period;
    Date date;
    std::vector<UnitId> groups;         ///< Units of the level that exist on the day, ascending.
    std::vector<TierTally> tallies;     ///< By group, then field.
    std::vector<bool> suppressed;       ///< By group: not to be shown, directly or because another would be revealed.
    TierTally outside;                  ///< Units that no group holds, counted by the first field.
    Report report;                      ///< Findings `roll-up.…`.

    /// Returns the tally of a group, by position, and a field.
    [[nodiscard]] const TierTally& tally(std::size_t group, FieldId field) const& noexcept PALIER_LIFETIMEBOUND {
        return tallies[group * framework->field_count() + index(field)];
    }

    /// Returns one row per group x field x tier: group, label, field, tier, members, diagnosed, certain, possible (units
    /// surely and possibly at that tier or above), median_certain, median_possible, suppressed. Of suppressed groups
    /// only the members are counted, who are public.
    [[nodiscard]] Table table(Language language) const;
};

/// Rolls the tiers of a diagnosis up a hierarchy, with bounds and coverage; a unit that belongs to two groups counts in both.
/// Linear in links, rows and fields. Throws ArgumentError `api.argument.organisation` without an organisation in the diagnosis or given, and
/// UnknownNameError on an unknown hierarchy, level or kind.
[[nodiscard]] TierRollUp roll_up(const Diagnosis& diagnosis, const RollUpOptions& options);

/// Rolls up on another organisation than the diagnosis was made with.
[[nodiscard]] TierRollUp roll_up(const Diagnosis& diagnosis, std::shared_ptr<const Organisation> organisation, const RollUpOptions& options);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/roll_up_inl.hpp"
#endif
