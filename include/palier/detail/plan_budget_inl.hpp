// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min
#include <cmath>      // std::llround
#include <utility>    // std::move

#include "palier/detail/cent_arithmetic.hpp"
#include "palier/detail/school_days.hpp"
#include "palier/frame.hpp"
#include "palier/plan_budget.hpp"

namespace palier {

namespace detail {

/// Returns a percentage of an amount, to the nearest cent, half a cent up.
inline std::int64_t percent_of(std::int64_t cents, double percent) noexcept {
    constexpr std::int64_t whole = 1'000'000;  // four decimals of a percentage, as in a share of criteria
    const std::int64_t parts = std::llround(std::min(std::max(percent, 0.0), 100.0) * 10'000.0);
    return cents / whole * parts + (cents % whole * parts + whole / 2) / whole;
}

/// Returns a × b / c to the nearest integer, half up; 0 <= a <= c, 0 <= b, 0 < c. The product may be beyond 64 bits.
inline std::int64_t share_out(std::int64_t a, std::int64_t b, std::int64_t c) noexcept {
    const auto part = static_cast<std::uint64_t>(a), whole = static_cast<std::uint64_t>(c), amount = static_cast<std::uint64_t>(b);
    std::uint64_t quotient = 0, rest = 0;
    for (int bit = 62; bit >= 0; --bit) {  // long division, one bit of b at a time; the rest stays below c
        quotient *= 2;
        rest *= 2;
        if (rest >= whole) ++quotient, rest -= whole;
        if ((amount >> bit & 1U) == 0) continue;
        rest += part;
        if (rest >= whole) ++quotient, rest -= whole;
    }
    return static_cast<std::int64_t>(quotient + (rest >= whole - rest ? 1U : 0U));
}

/// Returns the days over which a line comes back.
inline Validity days_of(const BudgetLine& line, const Plan& plan) noexcept {
    return {line.from ? line.from : plan.period.from, line.to ? line.to : plan.period.to};
}

inline std::optional<std::int64_t> count_times(const BudgetLine& line, const Plan& plan) {
    switch (line.per) {
        case Periodicity::unstated:
        case Periodicity::once: return 1;
        case Periodicity::year: return count_school_years(days_of(line, plan));
        case Periodicity::month: return count_months(days_of(line, plan));
    }
    return std::nullopt;
}

/// Fills in the count of a line that is an expression.
inline void evaluate_count(const std::string& text, const IndicatorSet* indicators, std::span<const PartialValue> frame, BudgetLineAmount& made) {
    const auto reject = [&](const Report& report) {
        made.state = BudgetState::count_invalid;
        for (const Finding& finding : report.findings())
            if (finding.severity == Severity::error) made.count_errors.push_back(finding);
    };
    if (!indicators) {
        const ExpressionParse parsed = parse_expression(text);
        if (!parsed.expression) return reject(parsed.report);
        made.state = BudgetState::count_unknown;
        made.count_reason = Reason::missing;
        return;
    }
    Report report;
    const std::optional<BoundExpression> bound = bind_expression(text, *indicators, ExprType::integer, {}, report);
    if (!bound) return reject(report);
    std::vector<PartialValue> empty;
    if (frame.empty()) {
        EvaluationScratch scratch;
        empty = make_empty_frame(*indicators, scratch);
        frame = empty;
    }
    const PartialValue value = evaluate(bound->expression, frame, bound->slots);
    if (!value.is_known()) {
        made.state = BudgetState::count_unknown;
        made.count_reason = value.reason();
    } else if (value.as_integer() < 0)
        made.state = BudgetState::count_invalid;
    else
        made.count = value.as_integer();
}

/// Fills in what the payers of a line pay, its count and times being known.
inline void share_line(const BudgetLine& line, BudgetLineAmount& made) {
    CentArithmetic money;
    std::int64_t rest = *line.rate_cents;
    made.payments.push_back({line.payer, 0, 0, 0});
    for (const BudgetShare& share : line.shares) {
        std::int64_t unit = std::min(rest, percent_of(*line.rate_cents, share.percent.value_or(0.0)));
        if (share.unit_cap_cents) unit = std::min(unit, *share.unit_cap_cents);
        rest -= unit;
        made.payments.push_back({share.payer, unit, 0, 0});
    }
    made.payments.front().unit_cents = line.unit_cap_cents ? std::min(rest, *line.unit_cap_cents) : rest;
    for (BudgetPayment& payment : made.payments) {
        payment.per_time_cents = money.times(payment.unit_cents, *made.count);
        payment.total_cents = money.times(payment.per_time_cents, *made.times);
        made.per_time_cents = money.plus(made.per_time_cents, payment.per_time_cents);
        made.total_cents = money.plus(made.total_cents, payment.total_cents);
    }
    const std::int64_t whole = money.times(money.times(*line.rate_cents, *made.count), *made.times);
    if (money.is_exact() && line.cap_cents && *line.cap_cents < made.total_cents) {
        std::int64_t left = *line.cap_cents;
        for (std::size_t i = 1; i < made.payments.size(); ++i) {
            std::int64_t& total = made.payments[i].total_cents;
            total = std::min(left, share_out(total, *line.cap_cents, made.total_cents));
            left -= total;
        }
        made.payments.front().total_cents = left;
        made.total_cents = *line.cap_cents;
    }
    made.uncovered_cents = whole - made.total_cents;
    if (money.is_exact()) return;
    made.state = BudgetState::overflow;
    made.payments.clear();
    made.per_time_cents = made.total_cents = made.uncovered_cents = 0;
}

}  // namespace detail

PALIER_INLINE std::string_view to_text(BudgetState state) noexcept {
    constexpr std::string_view words[] = {"computed", "rate_missing", "count_invalid", "count_unknown", "period_missing", "overflow"};
    return words[static_cast<std::size_t>(state)];
}

PALIER_INLINE std::optional<std::int64_t> count_school_years(const Validity& days) noexcept {
    if (!days.from || !days.to) return std::nullopt;
    if (days.empty()) return 0;
    return detail::school_year_of(Date::from_days(days.to->days() - 1)) - detail::school_year_of(*days.from) + 1;
}

PALIER_INLINE std::optional<std::int64_t> count_months(const Validity& days) {
    if (!days.from || !days.to) return std::nullopt;
    if (days.empty()) return 0;
    return detail::months_to(Date::from_days(days.to->days() - 1)) - detail::months_to(*days.from) + 1;
}

PALIER_INLINE BudgetAmount compute_budget(const Plan& plan, const IndicatorSet* indicators, std::span<const PartialValue> frame) {
    BudgetAmount made;
    detail::CentArithmetic sums;
    std::int64_t total = 0;
    NameList names;
    std::vector<detail::CentArithmetic> payer_sums;
    for (const BudgetLine& line : plan.budget) {
        BudgetLineAmount amount;
        amount.times = detail::count_times(line, plan);
        if (!line.count)
            amount.count = 1;
        else if (const auto* number = std::get_if<std::int64_t>(&*line.count); number && *number >= 0)
            amount.count = *number;
        else if (number)
            amount.state = BudgetState::count_invalid;
        else
            detail::evaluate_count(std::get<std::string>(*line.count), indicators, frame, amount);
        const bool is_rated = line.rate_cents && *line.rate_cents >= 0;
        if (!is_rated)
            amount.state = BudgetState::rate_missing;
        else if (amount.state == BudgetState::computed && !amount.times)
            amount.state = BudgetState::period_missing;
        if (amount.state == BudgetState::computed) detail::share_line(line, amount);
        made.complete = made.complete && amount.state == BudgetState::computed;
        total = sums.plus(total, amount.total_cents);
        for (const BudgetPayment& payment : amount.payments) {
            const std::size_t at = names.add(payment.payer);
            if (at == made.payers.size()) {
                made.payers.push_back({payment.payer, 0});
                payer_sums.emplace_back();
            }
            std::optional<std::int64_t>& sum = made.payers[at].total_cents;
            if (sum) sum = payer_sums[at].plus(*sum, payment.total_cents);
            if (!payer_sums[at].is_exact()) sum.reset();
        }
        made.lines.push_back(std::move(amount));
    }
    if (sums.is_exact()) made.total_cents = total;
    made.complete = made.complete && made.total_cents;
    return made;
}

PALIER_INLINE BudgetAmount compute_budget(const Plan& plan, const Profile& owner) {
    return compute_budget(plan, owner.framework->indicators().get(), owner.frame);
}

PALIER_INLINE std::string format_cents(std::int64_t cents, Language language) {
    const bool french = language == Language::fr;
    const std::int64_t rest = cents % 100;
    const std::string below{static_cast<char>('0' + (rest < 0 ? -rest : rest) / 10), static_cast<char>('0' + (rest < 0 ? -rest : rest) % 10)};
    const std::string sign = cents < 0 && cents / 100 == 0 ? "-" : "";
    const std::string number = sign + format_integer(cents / 100, language) + (french ? "," : ".") + below;
    return french ? number + "\u00A0\u20AC" : "\u20AC" + number;
}

PALIER_INLINE LocalizedText euros(std::int64_t cents) { return {format_cents(cents, Language::fr), format_cents(cents, Language::en), {}}; }

}  // namespace palier
