// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A plan against a diagnosis: whether its actions lead to the tiers that its objectives claim, by the day they claim them.

#include <cstddef>      // positions
#include <cstdint>      // statuses
#include <optional>     // deadlines
#include <string_view>  // words
#include <vector>       // results

#include "palier/assess.hpp"
#include "palier/plan.hpp"
#include "palier/profile.hpp"

namespace palier {

/// Whether a plan leads to a tier that it claims.
enum class ReachStatus : std::uint8_t {
    already_met,  ///< The tier is certain today.
    reached,      ///< It is certain once the actions that end by the deadline are done.
    late,         ///< It is certain only once actions that end after the deadline are done as well.
    unknown,      ///< It may be reached, all actions done: that rests on unknown answers.
    not_reached,  ///< All actions done, criteria are still left out.
};

/// Returns `already_met`, `reached`, `late`, `unknown` or `not_reached`.
[[nodiscard]] std::string_view to_text(ReachStatus status) noexcept;

/// A criterion that does not count although an action addresses it, because one that comes before it is left out.
struct LeftOutPrerequisite {
    CriterionId criterion{};
    CriterionId prerequisite{};  ///< Neither surely met nor addressed, or left without its own prerequisites, or part of a circle.

    friend bool operator==(const LeftOutPrerequisite&, const LeftOutPrerequisite&) = default;
};

/// What a plan does for one claimed tier.
struct ObjectiveReach {
    std::size_t objective = 0;  ///< Position in the plan.
    FieldId field{};
    TierOrdinal tier = 0;
    std::optional<Date> by;  ///< The deadline, a last day; absent when neither the target nor the plan has one.
    ReachStatus status = ReachStatus::not_reached;
    TierBounds now;     ///< Today. `tight` is meant for `now` alone.
    TierBounds in_time; ///< Once the actions that end by the deadline are done.
    TierBounds in_all;  ///< Once all actions are done.
    std::vector<std::size_t> late_actions;  ///< From `late` on: those that bring criteria of the tiers asked for, too late; positions in the plan.
    std::vector<CriterionId> unknown;       ///< Of `unknown`: criteria whose outcome decides; in document order.
    /// Of `unknown` and `not_reached`: criteria to add so that the tier is certain, none of which can be spared: of each tier that
    /// lacks some, the mandatory ones, then those addressed in vain, then the least efforts, then document order. Those addressed
    /// in vain are not here but in `prerequisites`.
    std::vector<CriterionId> left_out;
    std::vector<LeftOutPrerequisite> prerequisites;  ///< Of `unknown` and `not_reached`: what keeps addressed criteria from counting.
};

/// Tells what a plan does for each tier that its objectives claim, from an assessment of its owner. Objectives without a known field or
/// without a tier of the framework are left out. What counts as met: the criteria that actions address, once the criteria they require
/// are met, or surely do not apply, or count themselves; a criterion that surely does not apply stays so. An action is done on its last
/// day, the day before `to`; without one, on the plan's last day, or else at no known day. A target without a date is due on the plan's
/// last day, or else at any time. All that is not addressed stays as it is today, stronger conditions do not bring weaker ones along.
/// Bounds are sound for every completion of the unknown answers, and tight when these are independent for each criterion.
/// Linear in the plan's actions and in the criteria of the fields claimed, for each objective.
[[nodiscard]] std::vector<ObjectiveReach> reach_of(const Plan& plan, const Assessor& assessor, const Assessment& now);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/plan_reach_inl.hpp"
#endif
