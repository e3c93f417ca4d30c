// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/detail/plan_values.hpp"
#include "palier/detail/school_days.hpp"
#include "palier/progress.hpp"

namespace palier {

namespace detail {

/// A value due on a day.
struct DuePoint {
    Date at;
    double value;
};

/// Returns what is expected on a day, of points in the order of time; before the first, nothing.
inline std::optional<double> expected_on(const std::vector<DuePoint>& points, Date at, bool is_step) {
    std::optional<double> expected;
    for (std::size_t i = 0; i < points.size() && points[i].at <= at; ++i) {
        expected = points[i].value;
        if (is_step || i + 1 == points.size() || points[i + 1].at <= at) continue;
        const double share = static_cast<double>(at.days() - points[i].at.days()) / static_cast<double>(points[i + 1].at.days() - points[i].at.days());
        expected = points[i].value + (points[i + 1].value - points[i].value) * share;
    }
    return expected;
}

/// Follows the targets of one indicator of an objective.
class IndicatorProgress {
public:
    IndicatorProgress(const Plan& plan, const PlanIndicator& source, const Indicator* indicator, Date at) : source_(source), indicator_(indicator), at_(at) {
        if (plan.period.to) last_day_ = Date::from_days(plan.period.to->days() - 1);
        if (source.baseline && source.baseline->value) {
            start_.baseline = source.baseline->value;
            start_.baseline_at = source.baseline->at ? source.baseline->at : plan.period.from;
        }
    }

    /// Returns the first school year whose values count.
    [[nodiscard]] int first_year() const noexcept { return start_.baseline_at ? school_year_of(*start_.baseline_at) : 0; }

    [[nodiscard]] TargetProgress look(std::size_t position, const std::optional<OwnerValues::Found>& found) const {
        TargetProgress made = start_;
        const PlanValue& target = source_.targets[position];
        made.value = target.value;
        made.by = target.at ? target.at : last_day_;
        if (found) {
            made.observed = found->value;
            made.observed_in = found->year;
        }
        const bool is_due = made.by && *made.by <= at_;
        const std::optional<double> wanted = number_of(made.value), seen = number_of(made.observed), from = number_of(made.baseline);
        const bool grows = is_growing(position);
        made.expected = expected(position, is_due);
        if (wanted && seen && from && *wanted != *from) made.attained = (*seen - *from) / (*wanted - *from);
        const auto attains = [&](double least) { return grows ? *seen >= least : *seen <= least; };
        if (!made.observed || !made.value)
            made.status = ProgressStatus::no_data;
        else if (wanted && seen ? attains(*wanted) : *made.observed == *made.value)
            made.status = ProgressStatus::reached;
        else if (is_due || (made.expected && seen && !attains(*made.expected)))
            made.status = is_baseline(*found) ? ProgressStatus::no_data : ProgressStatus::behind;
        else
            made.status = ProgressStatus::on_track;
        return made;
    }

private:
    /// Tells whether a value is the baseline itself, as exactly as it is written, observed in its own school year: it tells nothing new.
    [[nodiscard]] bool is_baseline(const OwnerValues::Found& found) const {
        if (!start_.baseline || !start_.baseline_at || found.year.start_year() != first_year()) return false;
        const std::optional<double> stated = number_of(start_.baseline), observed = number_of(found.value);
        return stated && observed ? is_rounded(*stated, *observed) : *start_.baseline == found.value;
    }

    /// Returns what is expected by now of a target: itself once it is due, what the targets before it say until then.
    [[nodiscard]] std::optional<double> expected(std::size_t position, bool is_due) const {
        const std::optional<double> wanted = number_of(source_.targets[position].value);
        if (!wanted) return std::nullopt;
        if (is_due) return wanted;
        std::vector<DuePoint> points;
        const auto add = [&](const std::optional<Scalar>& value, const std::optional<Date>& at) {
            const std::optional<double> number = number_of(value);
            if (number && at && (points.empty() || points.back().at < *at)) points.push_back({*at, *number});
        };
        add(start_.baseline, start_.baseline_at);
        for (std::size_t i = 0; i <= position; ++i) add(source_.targets[i].value, source_.targets[i].at ? source_.targets[i].at : last_day_);
        const bool is_step = indicator_ ? indicator_->type == ValueType::boolean || indicator_->type == ValueType::ordinal
                                        : std::holds_alternative<bool>(*source_.targets[position].value);
        return expected_on(points, at_, is_step);
    }

    /// Tells whether a target is attained by what is at least as much.
    [[nodiscard]] bool is_growing(std::size_t position) const {
        const std::optional<double> wanted = number_of(source_.targets[position].value);
        const std::optional<double> from = number_of(start_.baseline);
        if (wanted && from && *wanted != *from) return *wanted > *from;
        const std::optional<double> before = position > 0 ? number_of(source_.targets[position - 1].value) : std::nullopt;
        if (wanted && before && *wanted != *before) return *wanted > *before;
        return !indicator_ || indicator_->direction != Direction::down;
    }

    const PlanIndicator& source_;
    const Indicator* indicator_;
    Date at_;
    std::optional<Date> last_day_;
    TargetProgress start_;  // with the baseline alone
};

}  // namespace detail

PALIER_INLINE std::string_view to_text(ProgressStatus status) noexcept {
    constexpr std::string_view words[] = {"reached", "on_track", "behind", "no_data"};
    return words[static_cast<std::size_t>(status)];
}

PALIER_INLINE PlanProgress progress(const Plan& plan, const Diagnosis& diagnosis, Date at) {
    const DiagnoseOptions& options = diagnosis.options();
    return progress(plan, {diagnosis.observations().get(), options.organisation.get(), options.minimum_evidence}, at);
}

PALIER_INLINE PlanProgress progress(const Plan& plan, const ProgressSource& from, Date at) {
    PlanProgress made{at, plan.owner, {}};
    const int year = SchoolYear::containing(at).start_year();
    detail::OwnerValues values(*from.observations, from.organisation, from.minimum_evidence, plan.owner);
    const IndicatorSet& indicators = *from.observations->indicators();
    for (std::size_t o = 0; o < plan.objectives.size(); ++o)
        for (std::size_t i = 0; i < plan.objectives[o].indicators.size(); ++i) {
            const PlanIndicator& source = plan.objectives[o].indicators[i];
            const std::optional<IndicatorId> id = indicators.find(source.indicator);
            const detail::IndicatorProgress one(plan, source, id ? &indicators[*id] : nullptr, at);
            const auto found = id ? values.find(*id, one.first_year(), year) : std::nullopt;
            for (std::size_t t = 0; t < source.targets.size(); ++t) {
                TargetProgress target = one.look(t, found);
                target.objective = o;
                target.indicator = i;
                target.target = t;
                target.objective_id = plan.objectives[o].id;
                target.objective_label = plan.objectives[o].label;
                target.indicator_id = source.indicator;
                if (id) {
                    target.indicator_label = indicators[*id].label;
                    target.unit = indicators[*id].unit;
                }
                made.targets.push_back(std::move(target));
            }
        }
    return made;
}

PALIER_INLINE Table to_table(const PlanProgress& progress) {
    TableBuilder table;
    const auto text = [&](std::string_view name, auto cell) {
        ColumnBuilder& column = table.add_column(name, ColumnType::text);
        for (const TargetProgress& target : progress.targets)
            if (const std::optional<std::string> value = cell(target))
                column.append_text(*value);
            else
                column.append_null();
    };
    const auto number = [&](std::string_view name, auto cell) {
        ColumnBuilder& column = table.add_column(name, ColumnType::float64);
        for (const TargetProgress& target : progress.targets)
            if (const std::optional<double> value = cell(target))
                column.append_number(*value);
            else
                column.append_null();
    };
    const auto date = [&](std::string_view name, std::optional<Date> TargetProgress::*member) {
        ColumnBuilder& column = table.add_column(name, ColumnType::date);
        for (const TargetProgress& target : progress.targets)
            if (target.*member)
                column.append_date(*(target.*member));
            else
                column.append_null();
    };
    using Text = std::optional<std::string>;
    text("objective", [](const TargetProgress& target) { return Text(target.objective_id); });
    text("indicator", [](const TargetProgress& target) { return Text(target.indicator_id); });
    number("target_value", [](const TargetProgress& target) { return detail::number_of(target.value); });
    date("by", &TargetProgress::by);
    number("baseline", [](const TargetProgress& target) { return detail::number_of(target.baseline); });
    date("baseline_at", &TargetProgress::baseline_at);
    number("expected", [](const TargetProgress& target) { return target.expected; });
    number("observed", [](const TargetProgress& target) { return detail::number_of(target.observed); });
    text("observed_in", [](const TargetProgress& target) { return target.observed_in ? Text(target.observed_in->text()) : Text(); });
    number("attained", [](const TargetProgress& target) { return target.attained; });
    text("status", [](const TargetProgress& target) { return Text(to_text(target.status)); });
    text("target_text", [](const TargetProgress& target) { return target.value ? Text(detail::scalar_words(*target.value)) : Text(); });
    text("observed_text", [](const TargetProgress& target) { return target.observed ? Text(detail::scalar_words(*target.observed)) : Text(); });
    return table.finish();
}

PALIER_INLINE std::string to_text(const PlanProgress& progress, Language language) {
    const bool french = language == Language::fr;
    constexpr StaticText statuses[] = {{"atteinte", "reached"}, {"en bonne voie", "on track"}, {"en retard", "behind"}, {"sans donnée", "no data"}};
    std::string text = french ? "Avancement au " : "Progress on ";
    text += progress.at.text() + (progress.owner.empty() ? "" : french ? " : " + progress.owner : ": " + progress.owner) + "\n";
    if (progress.targets.empty()) text += french ? "Aucune cible.\n" : "No target.\n";
    std::size_t objective = static_cast<std::size_t>(-1);
    for (const TargetProgress& target : progress.targets) {
        if (objective != target.objective) {
            objective = target.objective;
            const std::string_view label = target.objective_label.in(language);
            text += "\n" + (label.empty() ? target.objective_id : std::string(label)) + "\n";
        }
        const auto show = [&](const Scalar& value) {
            const bool has_unit = !target.unit.empty() && !std::holds_alternative<bool>(value);
            return detail::scalar_words(value, language) + (has_unit ? (french ? "\u00A0" : " ") + target.unit : "");
        };
        const std::string_view label = target.indicator_label.in(language);
        text += "  " + (label.empty() ? target.indicator_id : std::string(label)) + (french ? " : " : ": ");
        text += target.value ? show(*target.value) : "?";
        if (target.by) text += (french ? " au " : " by ") + target.by->text();
        text += french ? ", cible " : ", target ";
        text += statuses[static_cast<std::size_t>(target.status)].in(language);
        std::string details;
        const auto add = [&](std::string_view word, const std::string& value) { details += (details.empty() ? "" : french ? " ; " : "; ") + std::string(word) + value; };
        if (target.observed) add(french ? "observé " : "observed ", show(*target.observed) + (french ? " en " : " in ") + target.observed_in->text());
        if (target.expected && !std::holds_alternative<bool>(*target.value)) add(french ? "attendu " : "expected ", show(*target.expected));
        if (target.baseline) add(french ? "départ " : "baseline ", show(*target.baseline));
        if (!details.empty()) text += " (" + details + ")";
        text += "\n";
    }
    return text;
}

}  // namespace palier
