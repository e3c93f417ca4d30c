// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Who supports a unit, who lacks support, and what breaks when a unit disappears.

#include <cstddef>  // std::size_t
#include <span>     // units and roles asked for
#include <vector>   // answers

#include "palier/config.hpp"
#include "palier/organisation.hpp"

namespace palier {

/// A unit that supports another one, and the way from the supported unit to it. Its role is its kind.
struct Supporter {
    UnitId unit;
    std::vector<LinkId> path;  ///< In order from the supported unit; each link may be followed in either direction.
};

/// Returns who supports a unit on the day of a view, along the steps of its schema, nearest first and each once, with
/// one shortest way to each. Among the equally near, the order of the steps, then of the links. Linear in the links
/// met.
[[nodiscard]] std::vector<Supporter> support_chain(const OrganisationView& view, UnitId unit);

/// Returns those of some units that no unit of the roles supports, in the order given. Roles are kinds of unit; none
/// means every kind that counts as support. Linear in the organisation, whatever the number of units.
[[nodiscard]] std::vector<UnitId> find_unsupported(const OrganisationView& view, std::span<const UnitId> units,
                                                   std::span<const UnitKindId> roles = {});

/// Returns those of some units that have no link of a step on the day of a view, in the order given: "districts without
/// a cercle d'usagers" is the step `part_of`, `in`, `cercle-usagers`. Linear in their links.
[[nodiscard]] std::vector<UnitId> find_without_link(const OrganisationView& view, std::span<const UnitId> units,
                                                    const SupportStep& step);

/// A unit whose disappearance cuts schools from all support.
struct FailurePoint {
    UnitId unit;
    std::size_t cut = 0;  ///< Schools that would have no support left, at least 1.

    friend bool operator==(const FailurePoint&, const FailurePoint&) = default;
};

/// Returns every unit, other than the schools themselves, whose disappearance alone leaves schools without any support:
/// the dominators between the supporters and the schools. The worst first, then by unit. O(links x log units).
[[nodiscard]] std::vector<FailurePoint> find_failure_points(const OrganisationView& view);

/// Returns the schools that lose all support when a unit disappears, ascending. Schools that have none today are not
/// among them. Linear in the organisation.
[[nodiscard]] std::vector<UnitId> find_cut_schools(const OrganisationView& view, UnitId unit);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/support_inl.hpp"
#endif
