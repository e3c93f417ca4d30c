// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A plan document as a model. Lists keep every item of the document, usable or not, so that a position here is a position there:
/// the JSON Pointer of `plan.actions[3].to` is `/actions/3/to`. A text or name that is absent is empty.

#include <cstdint>      // cents
#include <optional>     // members that may be absent
#include <string>       // names
#include <string_view>  // words
#include <variant>      // counts
#include <vector>       // parts

#include "palier/period.hpp"
#include "palier/text.hpp"
#include "palier/value.hpp"

namespace palier {

/// How far the adoption of a plan is.
enum class PlanStatus : std::uint8_t { unstated, draft, submitted, adopted, closed };
/// When an action is due, as its author says.
enum class PlanTerm : std::uint8_t { unstated, short_term, medium_term, long_term };
/// How often an expense comes back.
enum class Periodicity : std::uint8_t { unstated, once, year, month };

/// Who leads a plan, by post.
struct PlanPilot {
    std::string post;  ///< A unit of the organisation.
    LocalizedText label;
    std::optional<std::int64_t> degree;  ///< 1 or 2.
};

/// On whom a plan leans.
struct PlanSupport {
    LocalizedText label;
    std::string level;  ///< A word, or empty.
    std::string unit;
    LocalizedText role;
};

/// The state of play that a plan starts from.
struct PlanDiagnosis {
    LocalizedText summary;
    std::vector<LocalizedText> findings;
    std::vector<LocalizedText> assets;
    std::vector<LocalizedText> brakes;
    std::vector<LocalizedText> expectations;
    std::vector<LocalizedText> axes;
};

/// A stage at which indicators are measured.
struct PlanStage {
    std::string id;
    LocalizedText label;
    std::optional<Date> at;
};

/// A priority or axis that a plan announces.
struct PlanPriority {
    std::string id;
    LocalizedText label;
    std::string level;
    std::string within;  ///< The priority that it declines, or empty.
};

/// A value at a date: where an indicator starts, or where it must get.
struct PlanValue {
    std::optional<Scalar> value;
    std::optional<Date> at;  ///< Day of the measurement, or deadline.
};

/// An indicator of an objective.
struct PlanIndicator {
    std::string indicator;
    std::optional<PlanValue> baseline;
    std::vector<PlanValue> targets;
    std::vector<std::string> stages;
};

/// A tier that an objective claims.
struct PlanTarget {
    std::optional<std::int64_t> tier;  ///< From 1.
    std::optional<Date> by;
};

struct PlanObjective {
    std::string id;
    LocalizedText label;
    std::string field;
    std::vector<std::string> priorities;
    std::optional<PlanTarget> target;
    LocalizedText audience;  ///< The member `public`.
    LocalizedText teams;
    LocalizedText approach;
    std::vector<LocalizedText> equipment;
    std::vector<LocalizedText> training;
    LocalizedText added_value;
    std::vector<PlanIndicator> indicators;
    std::vector<std::string> actions;
};

struct PlanAction {
    std::string id;
    LocalizedText label;
    std::vector<LocalizedText> details;
    PlanTerm term = PlanTerm::unstated;
    std::vector<std::string> levels;  ///< Words; the member `level`.
    bool is_level_list = false;       ///< The document gives a list of levels, rather than one word.
    std::string owner;
    std::vector<std::string> actors;
    std::optional<Date> from;
    std::optional<Date> to;  ///< The day after the last.
    std::vector<std::string> addresses;  ///< Criteria.
    std::vector<std::string> after;      ///< Actions to finish before.
    std::optional<double> hours;         ///< Of a training course, for each participant.
    std::optional<std::int64_t> participants;
};

struct PlanNeed {
    LocalizedText label;
    std::optional<std::int64_t> count;
    std::string per;
    LocalizedText detail;
};

/// What another payer than the line's own pays of the rate of one unit.
struct BudgetShare {
    std::string payer;
    std::optional<double> percent;                ///< 0 to 100.
    std::optional<std::int64_t> unit_cap_cents;   ///< At most this for one unit.
};

/// A number, or the expression that gives it.
using BudgetCount = std::variant<std::int64_t, std::string>;

/// An expense: count × rate × times, in integer cents.
struct BudgetLine {
    LocalizedText label;
    std::string payer;                            ///< A word; pays what the shares do not, or empty.
    std::optional<BudgetCount> count;             ///< Absent: one.
    std::optional<std::int64_t> rate_cents;
    Periodicity per = Periodicity::unstated;
    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<std::int64_t> unit_cap_cents;   ///< At most this for one unit, for the line's payer.
    std::optional<std::int64_t> cap_cents;        ///< At most this for the whole line, before sums.
    std::vector<BudgetShare> shares;
    std::optional<std::int64_t> amount_cents;     ///< What its author states.
    std::string objective;
    LocalizedText note;
};

struct PlanEvent {
    LocalizedText label;
    std::optional<Date> from;
    std::optional<Date> to;
    std::string text;  ///< The period in its author's words.
};

struct PlanPartner {
    LocalizedText label;
    std::string unit;  ///< A unit of the organisation; of a partner written as a mere string, that string, which may be a name.
    LocalizedText role;
    bool is_name_only = false;  ///< The document gives one string.
};

/// How success will be seen.
struct PlanSuccess {
    LocalizedText label;
    std::string indicator;
    std::optional<Scalar> target;
    std::optional<Date> by;
    std::vector<std::string> stages;
    LocalizedText evidence;
};

/// A plan document of some kind.
struct Plan {
    std::string document;  ///< Name shown in findings: file name, or empty.
    std::string kind;
    std::string id;
    LocalizedText title;
    std::string version;
    std::string owner;
    PlanStatus status = PlanStatus::unstated;
    LocalizedText adopted_by;
    std::optional<Date> adopted_on;
    Validity period;
    std::string framework;
    std::string framework_version;
    std::string organisation;
    std::string language;
    LocalizedText source;
    LocalizedText audience;  ///< The member `public`.
    std::vector<PlanPilot> pilots;
    std::vector<LocalizedText> purposes;
    std::vector<PlanSupport> supports;
    PlanDiagnosis diagnosis;
    std::vector<PlanStage> stages;
    std::vector<PlanPriority> priorities;
    std::vector<PlanObjective> objectives;
    std::vector<PlanAction> actions;
    std::vector<PlanNeed> human_needs;
    std::vector<PlanNeed> material_needs;
    std::vector<BudgetLine> budget;
    std::optional<std::int64_t> budget_total_cents;
    std::vector<PlanEvent> calendar;
    std::vector<PlanPartner> partners;
    std::vector<PlanSuccess> success;
    std::vector<LocalizedText> notes;
};

/// Returns `draft`, `submitted`, `adopted`, `closed`, or an empty text for `unstated`.
[[nodiscard]] std::string_view to_text(PlanStatus status) noexcept;
/// Returns `short`, `medium`, `long`, or an empty text for `unstated`.
[[nodiscard]] std::string_view to_text(PlanTerm term) noexcept;
/// Returns `once`, `year`, `month`, or an empty text for `unstated`.
[[nodiscard]] std::string_view to_text(Periodicity periodicity) noexcept;

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/plan_inl.hpp"
#endif
