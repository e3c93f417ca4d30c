// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::binary_search

#include "palier/catalogue.hpp"
#include "palier/error.hpp"
#include "palier/roll_up.hpp"

namespace palier {

PALIER_INLINE TierTally::TierTally(std::size_t tiers) : certain_(tiers + 1, 0U), possible_(tiers + 1, 0U) {}

PALIER_INLINE std::uint32_t TierTally::certainly_at_least(TierOrdinal tier) const noexcept { return at_least(certain_, tier); }
PALIER_INLINE std::uint32_t TierTally::possibly_at_least(TierOrdinal tier) const noexcept { return at_least(possible_, tier); }

PALIER_INLINE void TierTally::add(const TierBounds& bounds) noexcept {
    ++members_;
    ++diagnosed_;
    ++certain_[bounds.certain];
    ++possible_[bounds.possible];
}

PALIER_INLINE void TierTally::merge(const TierTally& other) noexcept {
    for (std::size_t tier = 0; tier < certain_.size(); ++tier) {
        certain_[tier] += other.certain_[tier];
        possible_[tier] += other.possible_[tier];
    }
    members_ += other.members_;
    diagnosed_ += other.diagnosed_;
}

PALIER_INLINE std::uint32_t TierTally::at_least(std::span<const std::uint32_t> counts, TierOrdinal tier) noexcept {
    std::uint32_t total = 0;
    for (std::size_t at = tier; at < counts.size(); ++at) total += counts[at];
    return total;
}

PALIER_INLINE TierOrdinal TierTally::lower_median(std::span<const std::uint32_t> counts) const noexcept {
    std::uint32_t below = 0;
    for (std::size_t tier = 0; tier < counts.size(); ++tier) {
        below += counts[tier];
        if (below * 2 >= diagnosed_) return static_cast<TierOrdinal>(tier);
    }
    return 0;
}

PALIER_INLINE std::optional<TierBounds> TierTally::median() const noexcept {
    if (diagnosed_ == 0) return std::nullopt;
    TierBounds bounds{lower_median(certain_), lower_median(possible_), false};
    bounds.tight = bounds.certain == bounds.possible;
    return bounds;
}

namespace detail {

/// Hides small groups, and one more where the total of the level would reveal a single hidden one.
inline std::vector<bool> suppress_small(const std::vector<std::uint32_t>& diagnosed, std::uint32_t minimum) {
    std::vector<bool> hidden(diagnosed.size(), false);
    std::size_t count = 0;
    for (std::size_t i = 0; i < diagnosed.size(); ++i)
        if (diagnosed[i] > 0 && diagnosed[i] < minimum) {
            hidden[i] = true;
            ++count;
        }
    if (count != 1) return hidden;
    std::size_t smallest = diagnosed.size();
    for (std::size_t i = 0; i < diagnosed.size(); ++i)
        if (!hidden[i] && diagnosed[i] > 0 && (smallest == diagnosed.size() || diagnosed[i] < diagnosed[smallest])) smallest = i;
    if (smallest < diagnosed.size()) hidden[smallest] = true;
    return hidden;
}

inline LevelId level_to_group(const OrganisationSchema& schema, HierarchyId hierarchy, const RollUpOptions& options) {
    if (!options.level.empty()) return schema.get_level(hierarchy, options.level);
    if (const auto same = schema.hierarchy(hierarchy).find_level(options.hierarchy)) return *same;
    return id_at<LevelId>(std::min<std::size_t>(1, schema.hierarchy(hierarchy).levels.size() - 1));
}

inline std::optional<SchoolYear> latest_period(const Diagnosis& diagnosis) {
    std::optional<SchoolYear> latest;
    for (const RowId row : diagnosis.rows()) {
        const SchoolYear period = diagnosis.observations()->period_of(row);
        if (!latest || *latest < period) latest = period;
    }
    return latest;
}

}  // namespace detail

PALIER_INLINE TierRollUp roll_up(const Diagnosis& diagnosis, const RollUpOptions& options) {
    return roll_up(diagnosis, diagnosis.options().organisation, options);
}

PALIER_INLINE TierRollUp roll_up(const Diagnosis& diagnosis, std::shared_ptr<const Organisation> organisation, const RollUpOptions& options) {
    if (!organisation)
        throw ArgumentError("api.argument.organisation", "tiers are carried up an organisation, and there is none", options.hierarchy,
                            "Give the organisation to diagnose() or to roll_up().");
    const OrganisationSchema& schema = organisation->schema();
    const HierarchyId hierarchy = schema.get_hierarchy(options.hierarchy);
    const LevelId level = detail::level_to_group(schema, hierarchy, options);
    std::vector<UnitKindId> kinds;
    for (const auto& kind : options.kinds) kinds.push_back(schema.get_unit_kind(kind));
    std::sort(kinds.begin(), kinds.end());

    const Framework& framework = *diagnosis.framework();
    TierRollUp made{diagnosis.framework(), organisation, options.hierarchy, schema.hierarchy(hierarchy).levels[index(level)].id,
                    options.period ? options.period : detail::latest_period(diagnosis), Date(), {}, {}, {}, TierTally(framework.tier_count()), {}};
    if (options.date)
        made.date = *options.date;
    else if (made.period)
        made.date = made.period->first_day();

    // Diagnosed rows by unit of the organisation; a code or an alias leads to the same unit.
    constexpr std::uint32_t none = 0xFFFF'FFFFU;
    std::vector<std::uint32_t> position_of(organisation->unit_count(), none);
    for (std::size_t at = 0; at < diagnosis.rows().size(); ++at) {
        const RowId row = diagnosis.rows()[at];
        if (made.period && diagnosis.observations()->period_of(row) != *made.period) continue;
        if (const auto unit = organisation->find_unit(diagnosis.observations()->unit_name(row)))
            if (position_of[index(*unit)] == none) position_of[index(*unit)] = static_cast<std::uint32_t>(at);
    }
    const auto counts = [&](UnitId unit) { return kinds.empty() || std::binary_search(kinds.begin(), kinds.end(), organisation->kind(unit)); };
    const auto add = [&](UnitId unit, std::span<TierTally> tallies) {
        const std::uint32_t at = position_of[index(unit)];
        for (std::size_t field = 0; field < tallies.size(); ++field) {
            if (at == none)
                tallies[field].add_missing();
            else
                tallies[field].add(diagnosis.fields_at(at)[field].bounds);
        }
    };

    const HierarchyGroups groups = organisation->at(made.date).groups(hierarchy, level);
    made.groups = groups.groups;
    made.tallies.assign(groups.groups.size() * framework.field_count(), TierTally(framework.tier_count()));
    std::vector<std::uint32_t> diagnosed;
    for (std::size_t group = 0; group < groups.groups.size(); ++group) {
        const std::span<TierTally> tallies = std::span(made.tallies).subspan(group * framework.field_count(), framework.field_count());
        for (const UnitId unit : groups.members_of(group))
            if (counts(unit)) add(unit, tallies);
        diagnosed.push_back(tallies.empty() ? 0U : tallies.front().diagnosed());
    }
    for (const UnitId unit : groups.outside)
        if (counts(unit)) add(unit, std::span(&made.outside, 1));

    made.suppressed = detail::suppress_small(diagnosed, options.minimum_group);
    for (std::size_t group = 0; group < made.groups.size(); ++group) {
        const TierTally& tally = made.tally(group, FieldId{0});
        const LocalizedText label = organisation->label(made.groups[group]);
        const LocalizedText name = label.empty() ? LocalizedText{{}, {}, std::string(organisation->unit_id(made.groups[group]))} : label;
        if (made.suppressed[group])
            made.report.add(make_finding("roll-up.group.suppressed", {}, {{"group", name}, {"minimum", std::int64_t{options.minimum_group}}}));
        else if (tally.diagnosed() * 2 < tally.members())
            made.report.add(make_finding("roll-up.coverage.low", {},
                                         {{"group", name}, {"diagnosed", std::int64_t{tally.diagnosed()}}, {"members", std::int64_t{tally.members()}}}));
    }
    if (made.outside.members() > 0)
        made.report.add(make_finding("roll-up.unit.outside", {}, {{"count", std::int64_t{made.outside.members()}}, {"hierarchy", options.hierarchy}}));
    return made;
}

PALIER_INLINE Table TierRollUp::table(Language language) const {
    auto fields = std::make_shared<NameList>();
    for (const auto& field : framework->maturity().fields) fields->add(field.id);
    TableBuilder builder;
    ColumnBuilder& group = builder.add_column("group", ColumnType::text);
    ColumnBuilder& label = builder.add_column("label", ColumnType::text);
    ColumnBuilder& field = builder.add_column("field", std::move(fields));
    ColumnBuilder& tier = builder.add_column("tier", ColumnType::int32);
    ColumnBuilder& members = builder.add_column("members", ColumnType::int32);
    ColumnBuilder& diagnosed = builder.add_column("diagnosed", ColumnType::int32);
    ColumnBuilder& certain = builder.add_column("certain", ColumnType::int32);
    ColumnBuilder& possible = builder.add_column("possible", ColumnType::int32);
    ColumnBuilder& median_certain = builder.add_column("median_certain", ColumnType::int32);
    ColumnBuilder& median_possible = builder.add_column("median_possible", ColumnType::int32);
    ColumnBuilder& hidden = builder.add_column("suppressed", ColumnType::boolean);
    for (std::size_t g = 0; g < groups.size(); ++g)
        for (std::size_t f = 0; f < framework->field_count(); ++f) {
            const TierTally& counted = tally(g, id_at<FieldId>(f));
            const auto median = counted.median();
            for (TierOrdinal t = 1; t <= framework->tier_count(); ++t) {
                group.append_text(organisation->unit_id(groups[g]));
                label.append_text(organisation->label(groups[g], language));
                field.append_category(id_at<CategoryId>(f));
                tier.append_integer(t);
                members.append_integer(counted.members());
                hidden.append_boolean(suppressed[g]);
                if (suppressed[g]) {
                    for (ColumnBuilder* column : {&diagnosed, &certain, &possible, &median_certain, &median_possible}) column->append_null();
                    continue;
                }
                diagnosed.append_integer(counted.diagnosed());
                certain.append_integer(counted.certainly_at_least(t));
                possible.append_integer(counted.possibly_at_least(t));
                if (median) {
                    median_certain.append_integer(median->certain);
                    median_possible.append_integer(median->possible);
                } else {
                    median_certain.append_null();
                    median_possible.append_null();
                }
            }
        }
    return builder.finish();
}

}  // namespace palier
