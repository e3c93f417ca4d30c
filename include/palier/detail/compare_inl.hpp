// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::find, std::max_element, std::sort
#include <utility>    // std::move

#include "palier/catalogue.hpp"
#include "palier/compare.hpp"
#include "palier/detail/compare_pairs.hpp"
#include "palier/detail/compare_rows.hpp"
#include "palier/error.hpp"

namespace palier {

PALIER_INLINE std::span<const TierChange> TierComparison::changes_of(std::size_t pair) const& noexcept {
    return std::span<const TierChange>(changes).subspan(pair * fields.size(), fields.size());
}

namespace detail {

/// Tells what two frameworks do not have in common.
inline void tell_framework_differences(const Framework& before, const Framework& after, Report& report) {
    if (before.hash() == after.hash()) return;
    if (before.id() != after.id())
        report.add(make_finding("comparison.framework.other", {}, {{"before", before.id()}, {"after", after.id()}}));
    using Names = std::vector<std::string>;
    const auto tell = [&](std::string_view code, std::string_view argument, Names names) {
        if (!names.empty()) report.add(make_finding(code, {}, {{std::string(argument), std::move(names)}}));
    };
    const auto fields_without = [](const Framework& one, const Framework& other) {
        Names names;
        for (const Field& field : one.maturity().fields)
            if (!other.find_field(field.id)) names.push_back(field.id);
        return names;
    };
    const auto indicators_without = [](const Framework& one, const Framework& other) {
        Names names;
        for (const Indicator& indicator : one.indicators()->indicators())
            if (indicator.formula.empty() && !other.indicators()->find(indicator.id)) names.push_back(indicator.id);
        return names;
    };
    tell("comparison.field.only-before", "fields", fields_without(before, after));
    tell("comparison.field.only-after", "fields", fields_without(after, before));
    tell("comparison.indicator.only-before", "indicators", indicators_without(before, after));
    tell("comparison.indicator.only-after", "indicators", indicators_without(after, before));
    Names tiers[2];
    for (const Tier& tier : before.maturity().tiers) tiers[0].push_back(tier.id);
    for (const Tier& tier : after.maturity().tiers) tiers[1].push_back(tier.id);
    if (tiers[0] != tiers[1]) report.add(make_finding("comparison.tier.other", {}, {{"before", tiers[0]}, {"after", tiers[1]}}));
    const bool overall_before = before.maturity().overall != OverallRule::none, overall_after = after.maturity().overall != OverallRule::none;
    if (overall_before != overall_after)
        report.add(make_finding("comparison.overall.one-sided", {}, {{"framework", (overall_before ? before : after).id()}, {"version", (overall_before ? before : after).version()}}));
}

/// Returns the school year to take from a diagnosis; the latest one unless a wish is given. A wish that was not diagnosed is told.
inline std::optional<SchoolYear> compared_period(const Diagnosis& diagnosis, std::optional<SchoolYear> wish, Report& report) {
    std::vector<SchoolYear> diagnosed;
    for (const RowId row : diagnosis.rows()) {
        const SchoolYear year = diagnosis.observations()->period_of(row);
        if (std::find(diagnosed.begin(), diagnosed.end(), year) == diagnosed.end()) diagnosed.push_back(year);
    }
    if (wish && std::find(diagnosed.begin(), diagnosed.end(), *wish) == diagnosed.end()) {
        std::sort(diagnosed.begin(), diagnosed.end());
        std::vector<std::string> known;
        for (const SchoolYear year : diagnosed) known.push_back(year.text());
        if (known.empty()) known.emplace_back("-");
        report.add(make_finding("comparison.period.undiagnosed", {}, {{"period", wish->text()}, {"nearest", std::move(known)}}));
        return wish;
    }
    if (wish || diagnosed.empty()) return wish;
    return *std::max_element(diagnosed.begin(), diagnosed.end());
}

}  // namespace detail

PALIER_INLINE std::string_view to_text(ChangeCause cause) noexcept {
    constexpr std::string_view words[] = {"rules", "coverage", "answers", "perimeter"};
    return words[static_cast<std::size_t>(cause)];
}

PALIER_INLINE std::string_view to_text(Pairing pairing) noexcept {
    constexpr std::string_view words[] = {"same", "renamed", "merged", "split", "opened", "closed", "appeared", "disappeared"};
    return words[static_cast<std::size_t>(pairing)];
}

PALIER_INLINE std::string_view to_text(Movement movement) noexcept {
    constexpr std::string_view words[] = {"stayed", "rose", "fell", "narrowed", "widened", "merged", "split", "opened", "closed", "appeared", "disappeared"};
    return words[static_cast<std::size_t>(movement)];
}

PALIER_INLINE std::array<std::uint32_t, movement_count> TierComparison::count_movements(std::size_t field) const noexcept {
    std::array<std::uint32_t, movement_count> counts = {};
    for (std::size_t i = field; i < changes.size(); i += fields.size()) ++counts[static_cast<std::size_t>(changes[i].movement)];
    return counts;
}

PALIER_INLINE TierComparison compare(std::shared_ptr<const Diagnosis> before, std::shared_ptr<const Diagnosis> after, const CompareOptions& options) {
    if (!before || !after) throw ArgumentError("api.argument.null", "a diagnosis is missing", "compare", "Pass the two diagnoses to compare.");
    TierComparison made;
    made.before = std::move(before);
    made.after = std::move(after);
    const Framework& rules_before = *made.before->framework();
    const Framework& rules_after = *made.after->framework();
    made.organisation = options.organisation ? options.organisation : made.after->options().organisation ? made.after->options().organisation : made.before->options().organisation;
    detail::tell_framework_differences(rules_before, rules_after, made.report);
    made.period_before = detail::compared_period(*made.before, options.period_before, made.report);
    made.period_after = detail::compared_period(*made.after, options.period_after, made.report);
    for (const Field& field : rules_after.maturity().fields)
        if (rules_before.find_field(field.id)) made.fields.push_back(field.id);
    if (rules_before.maturity().overall != OverallRule::none && rules_after.maturity().overall != OverallRule::none) made.fields.emplace_back("overall");
    if (!made.period_before && !made.period_after) return made;

    // A side without any row has no year of its own; the other's will do to find nothing in it.
    const SchoolYear year_before = made.period_before ? *made.period_before : *made.period_after;
    const SchoolYear year_after = made.period_after ? *made.period_after : *made.period_before;
    made.pairs = detail::UnitPairer(*made.before, *made.after, made.organisation.get(), year_before, year_after).run();
    std::int64_t alone = 0;
    for (const UnitPair& pair : made.pairs) alone += pair.before && pair.after ? 0 : 1;
    if (alone > 0 && !made.organisation) made.report.add(make_finding("comparison.organisation.missing", {}, {{"count", alone}}));
    detail::ChangeSplitter(made).run();
    return made;
}

PALIER_INLINE Table TierComparison::table() const {
    const auto names_of = [](std::span<const std::string> names) {
        auto list = std::make_shared<NameList>();
        for (const std::string& name : names) list->add(name);
        return list;
    };
    std::vector<std::string> movements;
    for (std::size_t i = 0; i < movement_count; ++i) movements.emplace_back(to_text(static_cast<Movement>(i)));
    TableBuilder builder;
    ColumnBuilder& unit = builder.add_column("unit", ColumnType::text);
    ColumnBuilder& successor = builder.add_column("successor", ColumnType::text);
    ColumnBuilder& from = builder.add_column("period_before", ColumnType::category);
    ColumnBuilder& to = builder.add_column("period_after", ColumnType::category);
    ColumnBuilder& field = builder.add_column("field", names_of(fields));
    ColumnBuilder& movement = builder.add_column("movement", names_of(movements));
    ColumnBuilder& sure = builder.add_column("sure", ColumnType::boolean);
    ColumnBuilder& certain_before = builder.add_column("certain_before", ColumnType::int32);
    ColumnBuilder& possible_before = builder.add_column("possible_before", ColumnType::int32);
    ColumnBuilder& certain_after = builder.add_column("certain_after", ColumnType::int32);
    ColumnBuilder& possible_after = builder.add_column("possible_after", ColumnType::int32);
    std::vector<ColumnBuilder*> deltas;
    for (std::size_t c = 0; c < change_cause_count; ++c)
        for (const std::string_view bound : {"_certain", "_possible"})
            deltas.push_back(&builder.add_column(std::string(to_text(static_cast<ChangeCause>(c))) + std::string(bound), ColumnType::int32));
    builder.reserve(changes.size());
    const std::string year_before = period_before ? period_before->text() : std::string();
    const std::string year_after = period_after ? period_after->text() : std::string();
    const auto put_bounds = [](const std::optional<TierBounds>& bounds, ColumnBuilder& certain, ColumnBuilder& possible) {
        if (!bounds) {
            certain.append_null();
            possible.append_null();
            return;
        }
        certain.append_integer(bounds->certain);
        possible.append_integer(bounds->possible);
    };
    const auto put_text = [](ColumnBuilder& column, const std::string& text) {
        if (text.empty())
            column.append_null();
        else
            column.append_text(text);
    };
    for (const TierChange& change : changes) {
        const UnitPair& pair = pairs[change.pair];
        unit.append_text(pair.unit);
        put_text(successor, pair.successor);
        put_text(from, pair.before ? year_before : std::string());
        put_text(to, pair.after ? year_after : std::string());
        field.append_category(id_at<CategoryId>(change.field));
        movement.append_category(id_at<CategoryId>(static_cast<std::size_t>(change.movement)));
        sure.append_boolean(change.is_sure());
        put_bounds(change.before, certain_before, possible_before);
        put_bounds(change.after, certain_after, possible_after);
        for (std::size_t c = 0; c < change_cause_count; ++c) {
            if (!change.before || !change.after) {
                deltas[2 * c]->append_null();
                deltas[2 * c + 1]->append_null();
                continue;
            }
            deltas[2 * c]->append_integer(change.causes[c].certain);
            deltas[2 * c + 1]->append_integer(change.causes[c].possible);
        }
    }
    return builder.finish();
}

}  // namespace palier
