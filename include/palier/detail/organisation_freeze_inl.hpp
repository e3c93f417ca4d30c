// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort
#include <numeric>    // std::iota

#include "palier/detail/organisation_builder_inl.hpp"
#include "palier/organisation.hpp"

namespace palier {

PALIER_INLINE void OrganisationBuilder::freeze_units(Organisation& organisation) {
    std::vector<std::int64_t> kinds, validities, positions;
    // Where every name met is the id of a unit, in their order, the table of names serves as it is.
    std::size_t in_order = 0;
    while (in_order < units_.size() && units_[in_order].name == in_order)
        ++in_order;
    const bool all_are_ids = in_order == names_.size();
    if (all_are_ids)
        organisation.ids_ = NameTable<UnitId>(names_);
    else
        organisation.ids_.reserve(units_.size());
    for (auto* column : {&kinds, &validities, &positions})
        column->reserve(units_.size());
    organisation.kind_offsets_.assign(schema_->unit_kinds().size() + 1, 0);
    for (const auto& unit : units_) {
        if (!all_are_ids)
            organisation.ids_.add(names_[unit.name]);
        kinds.push_back(unit.kind);
        validities.push_back(unit.validity);
        positions.push_back(unit.position);
        ++organisation.kind_offsets_[unit.kind + 1];
        organisation.dated_units_ = organisation.dated_units_ || unit.validity != 0;
    }
    organisation.unit_kinds_ = detail::PackedIntegers(kinds);
    organisation.unit_validities_ = detail::PackedIntegers(validities);
    organisation.unit_positions_ = detail::PackedIntegers(positions);
    for (std::size_t i = 1; i < organisation.kind_offsets_.size(); ++i)
        organisation.kind_offsets_[i] += organisation.kind_offsets_[i - 1];
    organisation.units_by_kind_.resize(units_.size());
    std::vector<std::uint32_t> next(organisation.kind_offsets_.begin(), organisation.kind_offsets_.end() - 1);
    for (std::size_t i = 0; i < units_.size(); ++i)
        organisation.units_by_kind_[next[units_[i].kind]++] = id_at<UnitId>(i);
    organisation.validities_ = validities_;

    const auto freeze_labels = [&](detail::TextColumn& column, std::string LocalizedText::* language) {
        if (std::none_of(labels_.begin(), labels_.end(),
                         [&](const LocalizedText& label) { return !(label.*language).empty(); }))
            return;
        for (const auto& label : labels_)
            column.push_back(label.*language);
        column.shrink();
    };
    freeze_labels(organisation.labels_plain_, &LocalizedText::plain);
    freeze_labels(organisation.labels_fr_, &LocalizedText::fr);
    freeze_labels(organisation.labels_en_, &LocalizedText::en);
}

PALIER_INLINE void OrganisationBuilder::freeze_aliases(Organisation& organisation) {
    for (const auto& alias : aliases_) {
        std::uint32_t& holder = name_units_[alias.name];
        const auto unit = static_cast<std::uint32_t>(index(alias.unit));
        const Origin origin = unit_origin(units_[unit].position, "/aliases/" + std::to_string(alias.number));
        const std::size_t position = organisation.alias_names_.add(names_[alias.name]);
        if (position == organisation.alias_units_.size())
            organisation.alias_units_.push_back(no_id<UnitId>);
        if (holder == unit) {
            report("organisation.alias.useless", origin, {{"alias", detail::shown_name(names_[alias.name])}});
            continue;
        }
        organisation.unit_aliases_.push_back({alias.unit, static_cast<std::uint32_t>(position)});
        if (holder < units_.size()) {
            report("organisation.alias.clash", origin,
                   {{"alias", detail::shown_name(names_[alias.name])},
                    {"id", detail::shown_name(names_[units_[holder].name])}},
                   {unit_origin(units_[holder].position)});
            continue;
        }
        holder = unit;
        organisation.alias_units_[position] = alias.unit;
    }
}

PALIER_INLINE void OrganisationBuilder::freeze_columns(Organisation& organisation) {
    organisation.columns_.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        ColumnRecord& written = columns_[i];
        Organisation::Column& column = organisation.columns_[i];
        if (written.rows.empty())
            continue;
        column.present = detail::RowPresence(written.rows, units_.size());
        column.numbers = std::move(written.numbers);
        column.numbers.shrink_to_fit();
        // Texts that are all different need no positions: the nth value is the nth text.
        if (written.texts.size() < written.integers.size())
            column.integers = detail::PackedIntegers(written.integers);
        for (std::size_t text = 0; text < written.texts.size(); ++text)
            column.texts.push_back(written.texts[text]);
        column.texts.shrink();
    }
}

PALIER_INLINE void OrganisationBuilder::freeze_links(Organisation& organisation, std::vector<LinkRecord> links) {
    // Classes: each different pair of kind and validity, in an order that the document's order does not change.
    NameList keys;
    std::vector<Organisation::LinkClass> classes;
    std::vector<std::uint32_t> link_class(links.size());
    constexpr std::uint32_t unmet = 0xFFFF'FFFFU;
    std::vector<std::uint32_t> undated(schema_->link_kinds().size(), unmet);  // the class of each kind without validity
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].validity == 0 && undated[links[i].kind] != unmet) {
            link_class[i] = undated[links[i].kind];
            continue;
        }
        const std::string_view kind(reinterpret_cast<const char*>(&links[i].kind), sizeof links[i].kind);
        const std::string_view validity(reinterpret_cast<const char*>(&links[i].validity), sizeof links[i].validity);
        link_class[i] = static_cast<std::uint32_t>(keys.add(std::string(kind) += validity));
        if (link_class[i] == classes.size())
            classes.push_back({LinkKindId{links[i].kind}, links[i].validity});
        if (links[i].validity == 0)
            undated[links[i].kind] = link_class[i];
        else
            organisation.dated_ = true;
    }
    organisation.dated_ = organisation.dated_ || organisation.dated_units_;
    std::vector<std::uint32_t> order(classes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (classes[a].kind != classes[b].kind)
            return classes[a].kind < classes[b].kind;
        return detail::is_earlier(validities_[classes[a].validity], validities_[classes[b].validity]);
    });
    std::vector<std::uint32_t> rank(classes.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        rank[order[i]] = static_cast<std::uint32_t>(i);
    for (const auto position : order)
        organisation.classes_.push_back(classes[position]);

    // By source, class, target: three stable passes, last key first.
    const std::size_t unit_count = units_.size();
    std::vector<std::uint32_t> sorted(links.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    sorted = detail::sorted_by_key(sorted, unit_count, [&](std::uint32_t link) { return links[link].to; });
    sorted = detail::sorted_by_key(sorted, classes.size(), [&](std::uint32_t link) { return rank[link_class[link]]; });
    sorted = detail::sorted_by_key(sorted, unit_count, [&](std::uint32_t link) { return links[link].from; });

    organisation.out_offsets_.assign(unit_count + 1, 0);
    organisation.in_offsets_.assign(unit_count + 1, 0);
    std::vector<std::int64_t> class_column, positions;
    organisation.targets_.reserve(links.size());
    class_column.reserve(links.size());
    positions.reserve(links.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const LinkRecord& link = links[sorted[i]];
        organisation.targets_.push_back(UnitId{link.to});
        class_column.push_back(rank[link_class[sorted[i]]]);
        positions.push_back(link.position);
        if (i % detail::source_hint_step == 0)
            organisation.source_hints_.push_back(UnitId{link.from});
        ++organisation.out_offsets_[link.from + 1];
        ++organisation.in_offsets_[link.to + 1];
    }
    for (std::size_t i = 1; i <= unit_count; ++i) {
        organisation.out_offsets_[i] += organisation.out_offsets_[i - 1];
        organisation.in_offsets_[i] += organisation.in_offsets_[i - 1];
    }
    organisation.link_classes_ = detail::PackedIntegers(class_column);
    organisation.link_positions_ = detail::PackedIntegers(positions);

    std::vector<std::uint32_t> by_target(links.size());
    std::iota(by_target.begin(), by_target.end(), 0U);
    by_target = detail::sorted_by_key(by_target, classes.size(),
                                      [&](std::uint32_t link) { return static_cast<std::size_t>(class_column[link]); });
    by_target = detail::sorted_by_key(by_target, unit_count,
                                      [&](std::uint32_t link) { return index(organisation.targets_[link]); });
    organisation.in_links_.reserve(links.size());
    for (const auto link : by_target)
        organisation.in_links_.push_back(LinkId{link});
    organisation.source_hints_.shrink_to_fit();
}

PALIER_INLINE void OrganisationBuilder::find_ways(Organisation& organisation) {
    const OrganisationSchema& schema = *organisation.schema_;
    const std::size_t kind_count = schema.link_kinds().size();
    organisation.ways_.assign(schema.hierarchies().size() * kind_count, 0);
    for (std::size_t unit = 0; unit < organisation.unit_count(); ++unit) {
        const auto source_kind = organisation.kind(id_at<UnitId>(unit));
        for (const auto link : organisation.out_links(id_at<UnitId>(unit))) {
            const auto kind = organisation.kind(link);
            const auto target_kind = organisation.kind(organisation.target(link));
            for (std::size_t i = 0; i < schema.hierarchies().size(); ++i) {
                const Hierarchy& hierarchy = schema.hierarchies()[i];
                const LevelId source = hierarchy.level_of(source_kind);
                const LevelId target = hierarchy.level_of(target_kind);
                if (!hierarchy.has(kind) || source == no_id<LevelId> || target == no_id<LevelId> || source == target)
                    continue;
                std::uint8_t& ways = organisation.ways_[i * kind_count + index(kind)];
                ways = static_cast<std::uint8_t>(ways |
                                                 (source < target ? Organisation::goes_up : Organisation::goes_down));
            }
        }
    }
}

}  // namespace palier
