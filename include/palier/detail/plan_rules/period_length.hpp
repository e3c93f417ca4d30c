// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstdint>  // months
#include <utility>  // std::move

#include "palier/detail/plan_dates.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Source: a projet d’établissement is adopted for three to five years (code de l’éducation, L401-1); the profile of the kind says how many.
inline void check_period_length(PlanCheck& check) {
    constexpr std::int64_t summer = 3;  // months: a plan may end with the classes, or begin when it is adopted
    const Validity& period = check.plan().period;
    if (!period.from || !period.to || period.empty()) return;
    const std::optional<std::uint32_t> min = check.profile().definition().min_years;
    const std::optional<std::uint32_t> max = check.profile().definition().max_years;
    const bool is_short = min && *period.to < add_months(*period.from, std::int64_t{12} * *min - summer);
    const bool is_long = max && *period.to > add_months(*period.from, std::int64_t{12} * *max + summer);
    if (!is_short && !is_long) return;
    LocalizedText length;
    if (min && max)
        length = {"de " + std::to_string(*min) + " à " + std::to_string(*max) + " ans", "from " + std::to_string(*min) + " to " + std::to_string(*max) + " years", {}};
    else if (min)
        length = {"au moins " + std::to_string(*min) + " ans", "at least " + std::to_string(*min) + " years", {}};
    else
        length = {"au plus " + std::to_string(*max) + " ans", "at most " + std::to_string(*max) + " years", {}};
    check.tell("/period", {{"from", period.from->text()}, {"to", period.to->text()}, {"length", std::move(length)}});
}

inline constexpr PlanRule period_length = {
    .record = {"plan.period.length", Severity::advice, "0.1.0", "from to length",
               {"Le plan va du {from} au {to}, alors que ce genre de plan dure d’ordinaire {length}.",
                "The plan goes from {from} to {to}, whereas this kind of plan usually lasts {length}."},
               {"Trop court, il n’a pas le temps d’agir ; trop long, il n’est plus relu.",
                "Too short, it has no time to act; too long, it is no longer read again."},
               {"Revoir la période, ou dire en remarque pourquoi elle diffère.", "Review the period, or say in a note why it differs."}},
    .pass = RulePass::sense,
    .example = {R"({"period": {"from": "2025-09-01", "to": "2026-09-01"}})",
                R"({"period": {"from": "2025-09-01", "to": "2028-07-05"}})"},
    .check = check_period_length,
};

}  // namespace palier::detail
