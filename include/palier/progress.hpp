// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// How far the targets of a plan are at a date.

#include <cstddef>      // positions, widths
#include <cstdint>      // statuses
#include <optional>     // what is not known
#include <string>       // ids and texts
#include <string_view>  // words
#include <vector>       // targets

#include "palier/diagnosis.hpp"
#include "palier/plan.hpp"
#include "palier/table.hpp"

namespace palier {

/// How far a target is.
enum class ProgressStatus : std::uint8_t {
    reached,   ///< The observed value attains the target.
    on_track,  ///< It does not, but what is expected by now, or nothing is due yet.
    behind,    ///< It attains neither.
    no_data,   ///< No value is known since the baseline, or only the baseline again, in its own school year, when more is expected.
};

/// Returns `reached`, `on_track`, `behind` or `no_data`.
[[nodiscard]] std::string_view to_text(ProgressStatus status) noexcept;

/// How far one target of an indicator of an objective is.
struct TargetProgress {
    std::size_t objective = 0;  ///< Positions in the plan: objective, its indicator, its target.
    std::size_t indicator = 0;
    std::size_t target = 0;
    std::string objective_id;
    LocalizedText objective_label;
    std::string indicator_id;
    LocalizedText indicator_label;  ///< The framework's, or empty.
    std::string unit;               ///< Symbol of the unit of measure, or empty.
    std::optional<Scalar> baseline;
    std::optional<Date> baseline_at;  ///< The plan's first day when the baseline has no date.
    std::optional<Scalar> value;      ///< Of the target.
    std::optional<Date> by;           ///< The plan's last day when the target has no date.
    std::optional<double> expected;   ///< By now; absent for categories and before anything is known. False is 0, true is 1.
    std::optional<Scalar> observed;
    std::optional<SchoolYear> observed_in;
    std::optional<double> attained;   ///< Share of the way from the baseline to the target: 0.5 is half of it; may be below 0 or above 1.
    ProgressStatus status = ProgressStatus::no_data;
};

/// How far a plan is.
struct PlanProgress {
    Date at;
    std::string owner;
    std::vector<TargetProgress> targets;  ///< In document order.
};

/// What progress is measured with. All of it must outlive the call.
struct ProgressSource {
    const Observations* observations = nullptr;          ///< Never null.
    const Organisation* organisation = nullptr;          ///< Gives `unit.NAME` to formulas; without it they are unknown.
    Evidence minimum_evidence = Evidence::unstated;      ///< Answers backed by less count as missing.
};

/// Tells how far each target of a plan is on a day. Integers, numbers and ratios are expected on the straight line, by days, from the
/// baseline through the targets before; booleans and ordinals stay where they were until the day of the target. On that day the target is
/// due. Observed is the owner's latest known value among the school years begun by that day, and not before the school year of the baseline:
/// a value holds for its whole school year. A value attains another when it is at least, or at most, that much: the way the target lies from
/// the baseline, or else from the target before it, or else the way the indicator improves; a category when it is equal.
/// Throws ArgumentError `api.argument.school-year` for a day outside the school years from 1900 to 2199. Linear in the targets × years.
[[nodiscard]] PlanProgress progress(const Plan& plan, const ProgressSource& from, Date at);
/// Tells the same with the observations and the options of a diagnosis.
[[nodiscard]] PlanProgress progress(const Plan& plan, const Diagnosis& diagnosis, Date at);

/// Returns progress as a table, one row per target: objective and indicator (ids), target_value, by, baseline, baseline_at, expected, observed
/// (numbers; false is 0, true is 1, a category is empty), observed_in (school year), attained, status, and target_text and observed_text, the
/// values as the document writes them. Linear.
[[nodiscard]] Table to_table(const PlanProgress& progress);

/// Writes progress for people, in lines that end with `\n`: the targets under their objectives. Linear.
[[nodiscard]] std::string to_text(const PlanProgress& progress, Language language);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/progress_inl.hpp"
#endif
