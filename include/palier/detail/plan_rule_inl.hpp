// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::none_of
#include <utility>    // std::move

#include "palier/detail/unit_attributes.hpp"
#include "palier/diagnose.hpp"
#include "palier/frame.hpp"
#include "palier/plan_rule.hpp"

namespace palier {

namespace detail {

/// Returns the row of the owner of a plan before the plan began, or else its latest one.
inline std::optional<RowId> find_standing(const Plan& plan, const Diagnosis& diagnosis) {
    const auto row_at = [&](std::optional<SchoolYear> year) {
        const std::optional<std::size_t> position = diagnosis.find(plan.owner, year);
        return position ? std::optional<RowId>(diagnosis.rows()[*position]) : std::nullopt;
    };
    constexpr int first_year = 1902;  // a year before lies within SchoolYear::from_rentree, from 1900 to 2199
    constexpr int last_year = 2199;
    const int year = plan.period.from ? plan.period.from->year() : 0;
    if (first_year <= year && year <= last_year) {
        const SchoolYear before = SchoolYear::from_rentree(SchoolYear::containing(*plan.period.from).start_year() - 1);
        if (const std::optional<RowId> row = row_at(before)) return row;
    }
    return row_at(std::nullopt);
}

}  // namespace detail

PALIER_INLINE std::string_view to_text(RulePass pass) noexcept {
    constexpr std::string_view words[] = {"structure", "references", "sense"};
    return words[static_cast<std::size_t>(pass)];
}

PALIER_INLINE std::string_view to_text(RuleLifecycle lifecycle) noexcept {
    constexpr std::string_view words[] = {"preview", "stable", "deprecated"};
    return words[static_cast<std::size_t>(lifecycle)];
}

PALIER_INLINE void PlanCheck::Names::add(std::string_view id, std::size_t position) {
    if (id.empty() || names_.add(id) < positions_.size()) return;
    positions_.push_back(position);
}

PALIER_INLINE std::optional<std::size_t> PlanCheck::Names::find(std::string_view id) const noexcept {
    const std::optional<std::size_t> at = names_.find(id);
    return at ? std::optional<std::size_t>(positions_[*at]) : std::nullopt;
}

PALIER_INLINE std::vector<std::string> PlanCheck::Names::nearest(std::string_view id) const {
    std::vector<std::string_view> known;
    known.reserve(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) known.push_back(names_[i]);
    return nearest_.offer(id, known);
}

struct PlanCheck::Computed {
    std::optional<RowId> standing_row;
    std::optional<Profile> standing;
    std::optional<BudgetAmount> budget;
    std::optional<std::vector<ObjectiveReach>> reaches;
};

PALIER_INLINE PlanCheck::~PlanCheck() = default;

PALIER_INLINE bool PlanCheck::has_standing() const noexcept { return computed_->standing_row.has_value(); }

PALIER_INLINE PlanCheck::PlanCheck(const Plan& plan, const PlanProfile& profile, const PlanContext& context, Report& report, ReportLimits limits)
    : plan_(&plan), profile_(&profile), context_(&context), report_(&report), limits_(limits), computed_(std::make_unique<Computed>()) {
    const bool is_followed = context.framework && (plan.framework.empty() || plan.framework == context.framework->id());
    if (is_followed) framework_ = context.framework.get();
    const bool is_home = context.organisation && (plan.organisation.empty() || plan.organisation == context.organisation->header().id);
    if (is_home) organisation_ = context.organisation.get();
    if (framework_ && context.diagnosis && context.diagnosis->framework()->id() == framework_->id())
        computed_->standing_row = detail::find_standing(plan, *context.diagnosis);
    for (std::size_t i = 0; i < plan.objectives.size(); ++i) objectives_.add(plan.objectives[i].id, i);
    for (std::size_t i = 0; i < plan.actions.size(); ++i) actions_.add(plan.actions[i].id, i);
    for (std::size_t i = 0; i < plan.priorities.size(); ++i) priorities_.add(plan.priorities[i].id, i);
    for (std::size_t i = 0; i < plan.stages.size(); ++i) stages_.add(plan.stages[i].id, i);
}

PALIER_INLINE const Profile* PlanCheck::standing() {
    if (!computed_->standing_row) return nullptr;
    if (!computed_->standing) computed_->standing.emplace(profile_of(*context_->diagnosis, *computed_->standing_row));
    return &*computed_->standing;
}

PALIER_INLINE const BudgetAmount& PlanCheck::budget() {
    if (computed_->budget) return *computed_->budget;
    const auto is_expression = [](const BudgetLine& line) { return line.count && std::holds_alternative<std::string>(*line.count); };
    if (std::none_of(plan_->budget.begin(), plan_->budget.end(), is_expression)) return computed_->budget.emplace(compute_budget(*plan_));
    if (standing()) return computed_->budget.emplace(compute_budget(*plan_, *standing()));
    if (!framework_) return computed_->budget.emplace(compute_budget(*plan_));
    const IndicatorSet& indicators = *framework_->indicators();
    EvaluationScratch scratch;
    std::vector<PartialValue> frame = make_empty_frame(indicators, scratch);
    std::vector<std::string> texts;
    const std::optional<UnitId> unit = organisation() ? organisation()->find_unit(plan_->owner) : std::nullopt;
    if (unit) {
        const std::vector<PartialValue> attributes = detail::UnitAttributes(indicators, organisation()).of(unit, texts);
        for (std::size_t i = 0; i < attributes.size(); ++i) frame[indicators.size() + i] = attributes[i];
    }
    return computed_->budget.emplace(compute_budget(*plan_, &indicators, frame));
}

PALIER_INLINE const std::vector<ObjectiveReach>& PlanCheck::reaches() {
    if (computed_->reaches) return *computed_->reaches;
    const auto claims = [](const PlanObjective& objective) { return objective.target.has_value(); };
    if (!has_standing() || std::none_of(plan_->objectives.begin(), plan_->objectives.end(), claims)) return computed_->reaches.emplace();
    return computed_->reaches.emplace(reach_of(*plan_, *context_->diagnosis->assessor(), standing()->assessment));
}

PALIER_INLINE const Indicator* PlanCheck::find_indicator(std::string_view id) const noexcept {
    if (!framework_) return nullptr;
    const std::optional<IndicatorId> found = framework_->indicators()->find(id);
    return found ? &(*framework_->indicators())[*found] : nullptr;
}

PALIER_INLINE bool PlanCheck::is_expected(std::string_view path) const noexcept {
    const PlanPart* const part = profile_->find_part(path);
    return part && (part->presence == PlanPresence::expected || part->presence == PlanPresence::required);
}

PALIER_INLINE void PlanCheck::tell(std::string pointer, std::vector<Argument> arguments, std::vector<Origin> related) {
    ++told_;
    report_->add(make_finding(rule_->record, place(std::move(pointer)), std::move(arguments), std::move(related)));
}

PALIER_INLINE void PlanCheck::run(const PlanRule& rule) {
    if (!rule.check) return;
    rule_ = &rule;
    told_ = 0;
    rule.check(*this);
}

PALIER_INLINE LocalizedText name_of(const LocalizedText& label, std::string_view id) {
    if (!label.empty()) return label;
    return {{}, {}, std::string(id)};
}

}  // namespace palier
