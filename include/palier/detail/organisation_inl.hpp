// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::upper_bound, std::partition_point

#include "palier/error.hpp"
#include "palier/organisation.hpp"

namespace palier {

PALIER_INLINE Organisation::Organisation() = default;

PALIER_INLINE std::span<const UnitId> HierarchyGroups::members_of(std::size_t position) const& noexcept {
    return std::span<const UnitId>(members).subspan(offsets[position], offsets[position + 1] - offsets[position]);
}

namespace detail {

inline constexpr std::size_t source_hint_step =
    8;  // links per hint: half a byte per link, a few steps to search

}  // namespace detail

PALIER_INLINE LinkRange::iterator::iterator(const OrganisationView* view, const LinkId* list, std::uint32_t at,
                                            std::uint32_t end) noexcept
    : list_(list), at_(at), end_(end) {
    if (view == nullptr)
        return;
    organisation_ = view->organisation_;
    date_ = view->date_;
    dated_ = organisation_->dated_;
    skip();
}

PALIER_INLINE void LinkRange::iterator::skip() noexcept {
    if (!dated_)
        return;
    while (at_ < end_ && !organisation_->exists(**this, date_))
        ++at_;
}

PALIER_INLINE std::optional<UnitId> Organisation::find_unit(std::string_view id) const noexcept {
    if (const auto unit = ids_.find(id))
        return unit;
    const auto alias = alias_names_.find(id);
    if (!alias || alias_units_[*alias] == no_id<UnitId>)
        return std::nullopt;
    return alias_units_[*alias];
}

PALIER_INLINE UnitId Organisation::get_unit(std::string_view id) const {
    if (const auto unit = find_unit(id))
        return *unit;
    constexpr std::size_t most_compared = 20'000;  // keeps a mistyped name under some ten milliseconds
    std::string joined;
    if (unit_count() <= most_compared) {
        const auto all = ids_.all();
        for (const auto& near : nearest_names(id, all))
            joined += (joined.empty() ? "" : ", ") + near;
    }
    throw UnknownNameError("unit", id, joined);
}

PALIER_INLINE Validity Organisation::validity(UnitId unit) const noexcept {
    return validities_[static_cast<std::size_t>(unit_validities_[index(unit)])];
}

PALIER_INLINE LocalizedText Organisation::label(UnitId unit) const {
    const auto text = [&](const detail::TextColumn& column) {
        return column.size() == 0 ? std::string() : std::string(column[index(unit)]);
    };
    return {text(labels_fr_), text(labels_en_), text(labels_plain_)};
}

PALIER_INLINE std::string_view Organisation::label(UnitId unit, Language language) const noexcept {
    const auto text = [&](const detail::TextColumn& column) {
        return column.size() == 0 ? std::string_view() : column[index(unit)];
    };
    const std::string_view wanted = text(language == Language::fr ? labels_fr_ : labels_en_);
    if (!wanted.empty())
        return wanted;
    const std::string_view plain = text(labels_plain_);
    return !plain.empty() ? plain : text(language == Language::fr ? labels_en_ : labels_fr_);
}

PALIER_INLINE std::vector<std::string_view> Organisation::aliases(UnitId unit) const {
    const auto before = [](const AliasEntry& entry, UnitId wanted) { return entry.unit < wanted; };
    std::vector<std::string_view> names;
    for (auto at = std::lower_bound(unit_aliases_.begin(), unit_aliases_.end(), unit, before);
         at != unit_aliases_.end() && at->unit == unit; ++at)
        names.push_back(alias_names_[at->name]);
    return names;
}

PALIER_INLINE Value Organisation::attribute(UnitId unit, AttributeId attribute) const {
    const Column& column = columns_[index(attribute)];
    if (!column.present.has(index(unit)))
        return {};
    const std::size_t at = column.present.rank(index(unit));
    const Attribute& declared = schema_->attribute(attribute);
    switch (declared.type) {
        case AttributeType::boolean:
            return Value::known(column.integers[at] != 0);
        case AttributeType::integer:
            return Value::known(column.integers[at]);
        case AttributeType::number:
            return Value::known(column.numbers[at]);
        case AttributeType::category:
            return Value::known(declared.values[static_cast<std::size_t>(column.integers[at])]);
        case AttributeType::text:
            break;
    }
    const std::size_t text = column.integers.size() == 0 ? at : static_cast<std::size_t>(column.integers[at]);
    return Value::known(std::string(column.texts[text]));
}

PALIER_INLINE Value Organisation::attribute(UnitId unit, std::string_view name) const {
    if (name == "kind")
        return Value::known(schema_->unit_kind(kind(unit)).id);
    return attribute(unit, schema_->get_attribute(name));
}

PALIER_INLINE std::span<const UnitId> Organisation::units_of_kind(UnitKindId kind) const noexcept {
    const std::uint32_t begin = kind_offsets_[index(kind)];
    return std::span<const UnitId>(units_by_kind_).subspan(begin, kind_offsets_[index(kind) + 1] - begin);
}

PALIER_INLINE UnitId Organisation::source(LinkId link) const noexcept {
    const std::size_t block = index(link) / detail::source_hint_step;
    const std::size_t low = index(source_hints_[block]);
    const std::size_t high = block + 1 < source_hints_.size() ? index(source_hints_[block + 1]) : unit_count() - 1;
    const auto first = out_offsets_.begin();
    const auto after =
        std::upper_bound(first + static_cast<std::ptrdiff_t>(low) + 1, first + static_cast<std::ptrdiff_t>(high) + 1,
                         static_cast<std::uint32_t>(index(link)));
    return id_at<UnitId>(static_cast<std::size_t>(after - first) - 1);
}

PALIER_INLINE bool Organisation::exists(UnitId unit, Date date) const noexcept {
    return !dated_units_ || validity(unit).contains(date);
}

PALIER_INLINE bool Organisation::exists(LinkId link, Date date) const noexcept {
    const std::uint32_t validity = classes_[link_class(link)].validity;
    if (validity != 0 && !validities_[validity].contains(date))
        return false;
    return !dated_units_ || (exists(target(link), date) && exists(source(link), date));
}

PALIER_INLINE Organisation::Run Organisation::of_kind(Run run, const LinkId* list, LinkKindId wanted) const noexcept {
    const auto link = [&](std::uint32_t at) { return list != nullptr ? list[at] : static_cast<LinkId>(at); };
    const auto first_not = [&](std::uint32_t begin, std::uint32_t end, auto is_before) {
        while (begin < end) {
            const std::uint32_t middle = begin + (end - begin) / 2;
            if (is_before(kind(link(middle))))
                begin = middle + 1;
            else
                end = middle;
        }
        return begin;
    };
    const std::uint32_t begin = first_not(run.begin, run.end, [&](LinkKindId kind) { return kind < wanted; });
    return {begin, first_not(begin, run.end, [&](LinkKindId kind) { return kind <= wanted; })};
}

PALIER_INLINE LinkRange Organisation::out_links(UnitId unit) const noexcept {
    const Run run = out_run(unit);
    return {nullptr, nullptr, run.begin, run.end};
}
PALIER_INLINE LinkRange Organisation::out_links(UnitId unit, LinkKindId kind) const noexcept {
    const Run run = of_kind(out_run(unit), nullptr, kind);
    return {nullptr, nullptr, run.begin, run.end};
}
PALIER_INLINE LinkRange Organisation::in_links(UnitId unit) const noexcept {
    const Run run = in_run(unit);
    return {nullptr, in_links_.data(), run.begin, run.end};
}
PALIER_INLINE LinkRange Organisation::in_links(UnitId unit, LinkKindId kind) const noexcept {
    const Run run = of_kind(in_run(unit), in_links_.data(), kind);
    return {nullptr, in_links_.data(), run.begin, run.end};
}

PALIER_INLINE Origin Organisation::origin(UnitId unit) const {
    return {header_.document, header_.units_pointer + '/' + std::to_string(position(unit)), 0, 0};
}
PALIER_INLINE Origin Organisation::origin(LinkId link) const {
    return {header_.document, header_.links_pointer + '/' + std::to_string(position(link)), 0, 0};
}

PALIER_INLINE Organisation::Memory Organisation::memory() const noexcept {
    const auto held = [](const auto& column) { return column.capacity() * sizeof(column[0]); };
    Memory memory;
    memory.units = ids_.list().memory_bytes() + alias_names_.memory_bytes() + held(alias_units_) + held(unit_aliases_) +
                   labels_plain_.memory_bytes() + labels_fr_.memory_bytes() + labels_en_.memory_bytes() +
                   unit_kinds_.memory_bytes() + unit_validities_.memory_bytes() + unit_positions_.memory_bytes() +
                   held(validities_) + held(kind_offsets_) + held(units_by_kind_) + held(out_offsets_) +
                   held(in_offsets_);
    for (const Column& column : columns_)
        memory.units += sizeof(Column) + column.present.memory_bytes() + column.integers.memory_bytes() +
                        held(column.numbers) + column.texts.memory_bytes();
    memory.links = held(classes_) + held(targets_) + link_classes_.memory_bytes() + link_positions_.memory_bytes() +
                   held(source_hints_) + held(in_links_) + held(ways_);
    return memory;
}

}  // namespace palier

#include "palier/detail/organisation_builder_inl.hpp"
#include "palier/detail/organisation_hierarchy_inl.hpp"
