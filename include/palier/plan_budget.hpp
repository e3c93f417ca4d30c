// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a plan's budget comes to, in integer cents: who pays what, each time and in all. Caps apply before sums.

#include <cstdint>      // cents
#include <optional>     // what cannot be computed
#include <span>         // frames
#include <string>       // payers
#include <string_view>  // words
#include <vector>       // lines

#include "palier/evaluate.hpp"
#include "palier/finding.hpp"
#include "palier/indicator.hpp"
#include "palier/plan.hpp"
#include "palier/profile.hpp"

namespace palier {

/// How far the amount of a budget line could be computed: the first thing that stands in the way.
enum class BudgetState : std::uint8_t {
    computed,
    rate_missing,    ///< No amount for one unit.
    count_invalid,   ///< The expression of the count cannot be read, or gives a negative number.
    count_unknown,   ///< It can, but an answer it reads is unknown, or not applicable.
    period_missing,  ///< It comes back each year or month, from or until a day that is not told.
    overflow,        ///< Beyond 2^63 - 1 cents.
};

/// Returns `computed`, `rate_missing`, `count_invalid`, `count_unknown`, `period_missing` or `overflow`.
[[nodiscard]] std::string_view to_text(BudgetState state) noexcept;

/// What one payer pays of a line.
struct BudgetPayment {
    std::string payer;                ///< A word of the document, or empty.
    std::int64_t unit_cents = 0;      ///< For one unit, after its unit cap.
    std::int64_t per_time_cents = 0;  ///< unit × count, before the line's cap.
    std::int64_t total_cents = 0;     ///< Over all times, after the line's cap.
};

/// What a line of the budget comes to.
struct BudgetLineAmount {
    BudgetState state = BudgetState::computed;
    std::optional<std::int64_t> count;  ///< Units; absent when invalid or unknown.
    Reason count_reason = Reason::none; ///< Why the count is unknown; `none` also when it is not applicable.
    std::vector<Finding> count_errors;  ///< What is wrong with the expression of the count (`expression.…`).
    std::optional<std::int64_t> times;  ///< 1, or the school years or calendar months touched.
    std::vector<BudgetPayment> payments;  ///< The line's payer, then the shares in their order; empty unless computed.
    std::int64_t per_time_cents = 0;    ///< Sum of the payments.
    std::int64_t total_cents = 0;       ///< Sum of the payments.
    std::int64_t uncovered_cents = 0;   ///< What the caps leave that nobody pays: count × rate × times is total + uncovered.
};

/// What one payer pays of a whole budget.
struct BudgetPayerTotal {
    std::string payer;
    std::optional<std::int64_t> total_cents;  ///< Absent beyond 2^63 - 1.
};

/// What a budget comes to.
struct BudgetAmount {
    std::vector<BudgetLineAmount> lines;   ///< As in the plan.
    std::vector<BudgetPayerTotal> payers;  ///< Over the computed lines, in order of first appearance.
    std::optional<std::int64_t> total_cents;  ///< Over the computed lines; absent beyond 2^63 - 1.
    bool complete = true;                  ///< Every line is computed, and so is the total.
};

/// Computes a budget. A count that is an expression is bound to `indicators` and evaluated on `frame`, the owner's; without them it is
/// unknown, and without a count there is one unit. A share is its percentage of the rate, rounded to the nearest cent, half a cent up,
/// at most its unit cap and what the shares before it leave; the line's payer pays the rest, at most its own unit cap. A yearly line
/// counts once for each school year that its days touch, a monthly one for each calendar month; days it does not tell are the plan's. The
/// cap of a line lowers what its payers pay in all in the same proportion, the shares rounded as above, its payer giving the rest.
/// Linear in the budget.
[[nodiscard]] BudgetAmount compute_budget(const Plan& plan, const IndicatorSet* indicators = nullptr, std::span<const PartialValue> frame = {});
/// Computes a budget with all that is known of its owner.
[[nodiscard]] BudgetAmount compute_budget(const Plan& plan, const Profile& owner);

/// Returns the school years that an interval touches, 0 when it is empty; absent when an end is open.
[[nodiscard]] std::optional<std::int64_t> count_school_years(const Validity& days) noexcept;
/// Returns the calendar months that an interval touches, 0 when it is empty; absent when an end is open.
[[nodiscard]] std::optional<std::int64_t> count_months(const Validity& days);

/// Writes cents as euros, for people: `12 900,00 €` with no-break spaces in French, `€12,900.00` in English.
[[nodiscard]] std::string format_cents(std::int64_t cents, Language language);
/// Writes cents as euros in both languages, for arguments of findings.
[[nodiscard]] LocalizedText euros(std::int64_t cents);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/plan_budget_inl.hpp"
#endif
