// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // widths
#include <cstdint>      // efforts and limits
#include <span>         // targets and outcomes
#include <string>       // texts
#include <string_view>  // words for obstacles
#include <vector>       // sets and steps

#include "palier/assess.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"
#include "palier/text.hpp"

namespace palier {

/// A tier to reach in one field. Of several for one field the greatest counts; tier 0 is always reached.
struct FieldTarget {
    FieldId field{};
    TierOrdinal tier = 1;

    friend bool operator==(const FieldTarget&, const FieldTarget&) = default;
};

/// Why a criterion cannot be satisfied by this unit.
enum class Obstacle : std::uint8_t {
    unusable,            ///< Its condition or its applicability could not be compiled.
    never_true,          ///< No answer inside the declared ranges satisfies it, for the unit's attributes as they are.
    prerequisite,        ///< It comes after a criterion that cannot be satisfied.
    prerequisite_cycle,  ///< It comes after itself, or after criteria that do.
};

/// Returns `unusable`, `never_true`, `prerequisite` or `prerequisite_cycle`.
[[nodiscard]] std::string_view to_text(Obstacle obstacle) noexcept;

/// A criterion that cannot be satisfied.
struct BlockedCriterion {
    CriterionId criterion{};
    Obstacle obstacle = Obstacle::never_true;

    friend bool operator==(const BlockedCriterion&, const BlockedCriterion&) = default;
};

/// A tier that stays out of reach even when all that can be satisfied is: of a field whose tiers are cumulative, the lowest one.
struct BlockedTier {
    FieldId field{};
    TierOrdinal tier = 1;
    std::vector<BlockedCriterion> criteria;  ///< Those of the tier that cannot be satisfied, in document order.

    friend bool operator==(const BlockedTier&, const BlockedTier&) = default;
};

/// Criteria that reach a target together, none of which can be spared.
struct UnmetSet {
    std::vector<CriterionId> criteria;  ///< In document order.
    std::uint64_t effort = 0;           ///< Sum of their efforts.

    friend bool operator==(const UnmetSet&, const UnmetSet&) = default;
};

/// Limits of the search for minimal unmet sets.
struct UnmetSetLimits {
    /// Sets returned, the first ones in their order. 0 returns none.
    std::uint32_t max_sets = 100;
    /// Elementary steps, some nanoseconds each; the sets found before are the first ones all the same.
    std::uint64_t max_work = 20'000'000;
};

/// The sets of criteria, minimal by inclusion, whose satisfaction reaches a target.
struct UnmetSets {
    bool reachable = false;             ///< At least one set exists; the empty one when the target is reached already.
    bool complete = false;              ///< `sets` holds all of them.
    std::vector<UnmetSet> sets;         ///< By number of criteria, then effort, then document order.
    std::vector<BlockedTier> blocking;  ///< What makes the target unreachable, by field.
};

/// Limits of the search for the cheapest path. The search is deterministic: the same limits give the same path.
struct PathLimits {
    /// Branchings; 0 still gives a path with a lower bound.
    std::uint64_t max_nodes = 1'000'000;
    /// Elementary steps after the first bound, some nanoseconds each: the default is of the order of a tenth of a second.
    std::uint64_t max_work = 10'000'000;
    /// Pairs of criteria of which one implies the other; with more, the rest is left aside and nothing is called optimal.
    std::uint32_t max_implications = 1'000'000;
};

/// One criterion to satisfy.
struct PathStep {
    CriterionId criterion{};
    std::uint32_t effort = 0;
    std::vector<CriterionId> implied;  ///< Criteria satisfied by the same answers, without effort of their own; in document order.

    friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// The criteria of least total effort that reach a target.
struct CheapestPath {
    bool reachable = false;             ///< There is a path; it has no step when the target is reached already.
    bool optimal = false;               ///< No path has less effort: proven.
    std::vector<PathStep> steps;        ///< Prerequisites first, otherwise in document order. None can be spared.
    std::uint64_t effort = 0;           ///< Sum of the steps' efforts.
    std::uint64_t lower_bound = 0;      ///< No path has less effort than this: proven. Equal to `effort` when optimal.
    std::vector<BlockedTier> blocking;  ///< What makes the target unreachable, by field.
    bool implications_complete = true;  ///< All implications that can be deduced were within the limit.
    std::uint64_t nodes = 0;            ///< Branchings that were made.

    /// Returns how much less a better path could cost at most: 0 when optimal.
    [[nodiscard]] std::uint64_t gap() const noexcept { return effort - lower_bound; }
};

/// Finds the sets of criteria, minimal by inclusion, that reach a target when they are met: given what is met now, every unknown
/// criterion at its worst. Each set lists all that must hold in the end; prerequisites and implications play no part.
/// Exact up to the limits. Throws ArgumentError `api.argument.target` for a field or tier that the framework does not have, and
/// `api.argument.assessment` for a frame or assessment of another framework. Guarantees: docs/paths.md.
[[nodiscard]] UnmetSets minimal_unmet_sets(const Assessor& assessor, std::span<const PartialValue> frame, const Assessment& assessment,
                                           std::span<const FieldTarget> target, const UnmetSetLimits& limits = {});
[[nodiscard]] UnmetSets minimal_unmet_sets(const Profile& profile, std::span<const FieldTarget> target, const UnmetSetLimits& limits = {});

/// Finds the criteria of least total effort that reach a target: a criterion chosen needs its prerequisites met before, or not
/// applicable, and those whose condition its own implies are met with it. Optimal, or with the proven lower bound when a limit stops the
/// search. Throws as minimal_unmet_sets does. Guarantees: docs/paths.md.
[[nodiscard]] CheapestPath cheapest_path(const Assessor& assessor, std::span<const PartialValue> frame, const Assessment& assessment,
                                         std::span<const FieldTarget> target, const PathLimits& limits = {});
[[nodiscard]] CheapestPath cheapest_path(const Profile& profile, std::span<const FieldTarget> target, const PathLimits& limits = {});

/// Returns the outcomes of all criteria once the steps of a path are done, and nothing else has changed. Linear.
[[nodiscard]] std::vector<CriterionResult> outcomes_after(std::span<const CriterionResult> now, const CheapestPath& path);

/// Writes a path for people: the target, the effort and how sure it is, the steps in their order with the author's advice; or what blocks the
/// target, or that it is reached already. `width` is at least 40. Linear.
[[nodiscard]] std::string path_text(const Profile& profile, std::span<const FieldTarget> target, const CheapestPath& path, Language language,
                                    std::size_t width = 80);

/// Returns, for each criterion, those whose condition its own implies on this frame, in document order: thresholds of one indicator
/// (`rate >= 50.0` implies `rate >= 30.0`), values of a list, equal conditions, and conjunctions of these. Sound, not complete.
/// Quadratic in the criteria that read one indicator; stops at `max_implications` pairs.
[[nodiscard]] std::vector<std::vector<CriterionId>> deduce_implications(const Framework& framework, std::span<const PartialValue> frame,
                                                                        std::uint32_t max_implications = PathLimits{}.max_implications);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/path_inl.hpp"
#include "palier/detail/path_sets_inl.hpp"
#include "palier/detail/path_text_inl.hpp"
#endif
