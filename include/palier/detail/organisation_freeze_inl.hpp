// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort, std::stable_sort
#include <iterator>   // std::iter_value_t
#include <numeric>    // std::iota

#include "palier/detail/organisation_builder_inl.hpp"
#include "palier/detail/organisation_columns_inl.hpp"
#include "palier/organisation.hpp"

namespace palier {

namespace detail {

/// Sorts a part of a vector; equal elements keep their order. Made for many parts of few elements.
template <class Iterator, class Before>
void sort_run(Iterator begin, Iterator end, Before before) {
    constexpr std::ptrdiff_t few = 24;
    if (end - begin > few) {
        if (!std::is_sorted(begin, end, before))
            std::stable_sort(begin, end, before);
        return;
    }
    for (Iterator next = begin; next != end; ++next) {
        const std::iter_value_t<Iterator> value = *next;
        Iterator at = next;
        for (; at != begin && before(value, *(at - 1)); --at)
            *at = *(at - 1);
        *at = value;
    }
}

/// Turns counts, each one place behind its row, into the offsets of the rows.
inline void add_up(std::vector<std::uint32_t>& counts) {
    for (std::size_t i = 1; i < counts.size(); ++i)
        counts[i] += counts[i - 1];
}

}  // namespace detail

PALIER_INLINE void OrganisationBuilder::freeze_units(Organisation& organisation) {
    // Where every name met is the id of a unit, in their order, the table of names serves as it is.
    std::size_t in_order = 0;
    while (in_order < units_.size() && units_[in_order].name == in_order)
        ++in_order;
    if (in_order == names_.size()) {
        organisation.ids_ = NameTable<UnitId>(names_);
    } else {
        organisation.ids_.reserve(units_.size());
        for (const auto& unit : units_)
            organisation.ids_.add(names_[unit.name]);
    }
    const auto packed = [&](std::uint32_t UnitRecord::* member) {
        return detail::PackedIntegers(units_.size(), [&](std::size_t i) { return std::int64_t{units_[i].*member}; });
    };
    organisation.unit_kinds_ = packed(&UnitRecord::kind);
    organisation.unit_validities_ = packed(&UnitRecord::validity);
    organisation.unit_positions_ = packed(&UnitRecord::position);
    organisation.kind_offsets_.assign(schema_->unit_kinds().size() + 1, 0);
    for (const auto& unit : units_) {
        ++organisation.kind_offsets_[unit.kind + 1];
        organisation.dated_units_ = organisation.dated_units_ || unit.validity != 0;
    }
    detail::add_up(organisation.kind_offsets_);
    organisation.units_by_kind_.resize(units_.size());
    std::vector<std::uint32_t> next(organisation.kind_offsets_.begin(), organisation.kind_offsets_.end() - 1);
    for (std::size_t i = 0; i < units_.size(); ++i)
        organisation.units_by_kind_[next[units_[i].kind]++] = id_at<UnitId>(i);
    organisation.validities_ = validities_;

    const auto freeze_labels = [&](detail::TextColumn& column, detail::TextColumn& written) {
        if (written.size() == 0)
            return;
        written.fill(units_.size());
        written.shrink();
        column = std::move(written);
    };
    freeze_labels(organisation.labels_plain_, labels_plain_);
    freeze_labels(organisation.labels_fr_, labels_fr_);
    freeze_labels(organisation.labels_en_, labels_en_);
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

/// Finds the classes of the links, each different pair of kind and validity, in an order that the document's order
/// does not change; returns the class of each link.
PALIER_INLINE std::vector<std::uint32_t> OrganisationBuilder::classify_links(Organisation& organisation) const {
    NameList keys;
    std::vector<Organisation::LinkClass> classes;
    std::vector<std::uint32_t> link_class(links_.size());
    constexpr std::uint32_t unmet = 0xFFFF'FFFFU;
    std::vector<std::uint32_t> undated(schema_->link_kinds().size(), unmet);  // the class of each kind without validity
    for (std::size_t i = 0; i < links_.size(); ++i) {
        const LinkRecord& link = links_[i];
        if (link.validity == 0 && undated[link.kind] != unmet) {
            link_class[i] = undated[link.kind];
            continue;
        }
        const std::string_view kind(reinterpret_cast<const char*>(&link.kind), sizeof link.kind);
        const std::string_view validity(reinterpret_cast<const char*>(&link.validity), sizeof link.validity);
        link_class[i] = static_cast<std::uint32_t>(keys.add(std::string(kind) += validity));
        if (link_class[i] == classes.size())
            classes.push_back({LinkKindId{link.kind}, link.validity});
        if (link.validity == 0)
            undated[link.kind] = link_class[i];
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
    for (std::size_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = static_cast<std::uint32_t>(i);
        organisation.classes_.push_back(classes[order[i]]);
    }
    for (auto& position : link_class)
        position = rank[position];
    return link_class;
}

PALIER_INLINE void OrganisationBuilder::freeze_links(Organisation& organisation) {
    struct Placed {
        std::uint32_t link_class;
        std::uint32_t to;
        std::uint32_t position;
    };
    const std::vector<std::uint32_t> classes = classify_links(organisation);
    std::vector<std::uint32_t>& offsets = organisation.out_offsets_;
    offsets.assign(units_.size() + 1, 0);
    for (const auto& link : links_)
        ++offsets[link.from + 1];
    detail::add_up(offsets);
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    std::vector<Placed> placed(links_.size());
    for (std::size_t i = 0; i < links_.size(); ++i)
        placed[next[links_[i].from]++] = {classes[i], links_[i].to, links_[i].position};

    const auto at = [&](std::uint32_t link) { return placed.begin() + static_cast<std::ptrdiff_t>(link); };
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        detail::sort_run(at(offsets[unit]), at(offsets[unit + 1]), [](const Placed& a, const Placed& b) {
            return a.link_class != b.link_class ? a.link_class < b.link_class : a.to < b.to;
        });
        constexpr std::uint32_t step = detail::source_hint_step;
        for (std::uint32_t link = (offsets[unit] + step - 1) / step * step; link < offsets[unit + 1]; link += step)
            organisation.source_hints_.push_back(id_at<UnitId>(unit));
    }
    organisation.source_hints_.shrink_to_fit();
    organisation.targets_.reserve(placed.size());
    for (const auto& link : placed)
        organisation.targets_.push_back(UnitId{link.to});
    const auto packed = [&](std::uint32_t Placed::* member) {
        return detail::PackedIntegers(placed.size(), [&](std::size_t i) { return std::int64_t{placed[i].*member}; });
    };
    organisation.link_classes_ = packed(&Placed::link_class);
    organisation.link_positions_ = packed(&Placed::position);
    freeze_in_links(organisation);
}

/// Lists the links that reach each unit, by class, then in their order.
PALIER_INLINE void OrganisationBuilder::freeze_in_links(Organisation& organisation) {
    std::vector<std::uint32_t>& offsets = organisation.in_offsets_;
    offsets.assign(organisation.unit_count() + 1, 0);
    for (const auto target : organisation.targets_)
        ++offsets[index(target) + 1];
    detail::add_up(offsets);
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    organisation.in_links_.resize(organisation.targets_.size());
    for (std::size_t i = 0; i < organisation.targets_.size(); ++i)
        organisation.in_links_[next[index(organisation.targets_[i])]++] = id_at<LinkId>(i);
    const auto at = [&](std::uint32_t link) { return organisation.in_links_.begin() + static_cast<std::ptrdiff_t>(link); };
    for (std::size_t unit = 0; unit + 1 < offsets.size(); ++unit)
        detail::sort_run(at(offsets[unit]), at(offsets[unit + 1]), [&](LinkId a, LinkId b) {
            return organisation.link_class(a) < organisation.link_class(b);
        });
}

PALIER_INLINE void OrganisationBuilder::find_ways(Organisation& organisation) {
    const OrganisationSchema& schema = *organisation.schema_;
    const std::size_t kind_count = schema.link_kinds().size();
    organisation.ways_.assign(schema.hierarchies().size() * kind_count, 0);
    std::vector<std::vector<std::size_t>> holders(kind_count);  // the hierarchies that each kind of link belongs to
    for (std::size_t i = 0; i < schema.hierarchies().size(); ++i)
        for (const auto kind : schema.hierarchies()[i].link_kinds)
            holders[index(kind)].push_back(i);
    struct Ends {
        UnitKindId source = no_id<UnitKindId>;
        UnitKindId target = no_id<UnitKindId>;
    };
    std::vector<Ends> last(kind_count);  // the ends seen last of each kind of link, which are mostly those of the next
    for (std::size_t unit = 0; unit < organisation.unit_count(); ++unit) {
        const auto source_kind = organisation.kind(id_at<UnitId>(unit));
        const auto run = organisation.out_run(id_at<UnitId>(unit));
        for (std::uint32_t link = run.begin; link < run.end; ++link) {
            const auto kind = organisation.kind(LinkId{link});
            const auto target_kind = organisation.kind(organisation.targets_[link]);
            Ends& seen = last[index(kind)];
            if (seen.source == source_kind && seen.target == target_kind)
                continue;
            seen = {source_kind, target_kind};
            for (const std::size_t i : holders[index(kind)]) {
                const LevelId source = schema.hierarchies()[i].level_of(source_kind);
                const LevelId target = schema.hierarchies()[i].level_of(target_kind);
                if (source == no_id<LevelId> || target == no_id<LevelId> || source == target)
                    continue;
                std::uint8_t& ways = organisation.ways_[i * kind_count + index(kind)];
                ways = static_cast<std::uint8_t>(ways |
                                                 (source < target ? Organisation::goes_up : Organisation::goes_down));
            }
        }
    }
}

}  // namespace palier
