// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min
#include <cmath>      // std::isfinite, std::trunc
#include <limits>     // the most bytes of names

#include "palier/catalogue.hpp"
#include "palier/detail/organisation_columns_inl.hpp"
#include "palier/error.hpp"
#include "palier/organisation.hpp"

namespace palier {

namespace detail {

/// The most bytes of text in an organisation: a table of names counts them in 31 bits.
inline constexpr std::size_t max_organisation_bytes =
    static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / 2;

inline std::string shown_name(std::string_view text) {
    constexpr std::size_t longest = 120;  // bytes; one line of a terminal
    return text.size() <= longest ? std::string(text) : repair_utf8(text.substr(0, longest)) + "…";
}

/// The ids offered for ends of links that are unknown: a document of dangling links is still read in linear time.
struct EndSuggestions {
    static constexpr std::size_t most_compared = 20'000;  // ids compared for one suggestion
    int left = 20;                                        // suggestions still made
    std::vector<std::string_view> ids;
};

/// A validity as a key of nine bytes: which ends are open, then both days.
inline std::string validity_key(const Validity& valid) {
    std::string key(1, static_cast<char>('0' + (valid.from ? 1 : 0) + (valid.to ? 2 : 0)));
    for (const std::int32_t days : {valid.from ? valid.from->days() : 0, valid.to ? valid.to->days() : 0})
        for (unsigned shift = 0; shift < 32; shift += 8)
            key += static_cast<char>(static_cast<std::uint32_t>(days) >> shift & 0xFFU);
    return key;
}

/// Orders validities by their first day, then by their last; open ends come outermost.
inline bool is_earlier(const Validity& a, const Validity& b) noexcept {
    if (a.from != b.from)
        return !a.from || (b.from && *a.from < *b.from);
    return a.to != b.to && a.to && (!b.to || *a.to < *b.to);
}

}  // namespace detail

PALIER_INLINE OrganisationBuilder::OrganisationBuilder(std::shared_ptr<const OrganisationSchema> schema,
                                                       OrganisationHeader header, ReportLimits limits)
    : schema_(std::move(schema)), header_(std::move(header)), limits_(limits), report_(limits) {
    if (schema_ == nullptr)
        throw ArgumentError("api.argument.null", "an organisation needs a schema");
    columns_.resize(schema_->attributes().size());
    validities_.emplace_back();
    validity_keys_.add(detail::validity_key({}));
}

PALIER_INLINE Origin OrganisationBuilder::unit_origin(std::uint32_t position, std::string_view member) const {
    return {header_.document, header_.units_pointer + '/' + std::to_string(position) + std::string(member), 0, 0};
}
PALIER_INLINE Origin OrganisationBuilder::link_origin(std::uint32_t position, std::string_view member) const {
    return {header_.document, header_.links_pointer + '/' + std::to_string(position) + std::string(member), 0, 0};
}

PALIER_INLINE Origin OrganisationBuilder::attribute_origin(std::uint32_t position, std::string_view name) const {
    return unit_origin(position, "/attributes" + JsonPointer().member(name).text());
}

PALIER_INLINE void OrganisationBuilder::report(std::string_view code, Origin origin, std::vector<Argument> arguments,
                                               std::vector<Origin> related) {
    report_.add(make_finding(code, std::move(origin), std::move(arguments), std::move(related)));
}

PALIER_INLINE Origin OrganisationBuilder::origin(Place place, std::string_view member) const {
    return place.part == Part::unit ? unit_origin(place.position, member) : link_origin(place.position, member);
}

PALIER_INLINE bool OrganisationBuilder::fits(std::size_t bytes, Place place) {
    if (bytes <= detail::max_organisation_bytes - bytes_) {
        bytes_ += bytes;
        return true;
    }
    report("limit.organisation.bytes", origin(place, {}),
           {{"limit", static_cast<std::int64_t>(detail::max_organisation_bytes)}});
    return false;
}

PALIER_INLINE std::uint32_t OrganisationBuilder::name(std::string_view text) {
    const std::size_t position = names_.add(text);
    if (position == name_units_.size())
        name_units_.push_back(unknown_name);
    return static_cast<std::uint32_t>(position);
}

/// Returns the name of an end of a link. Links of one unit mostly follow each other, so the last ends are tried first.
PALIER_INLINE std::uint32_t OrganisationBuilder::end_name(std::string_view text, std::uint64_t hash) {
    for (const LinkEnd& last : last_ends_)
        if (last.hash == hash && last.name != unknown_name && detail::same_name(names_[last.name], text))
            return last.name;
    if (const auto known = names_.find(text, hash))
        return static_cast<std::uint32_t>(*known);
    return find_invalid_utf8(text) == std::string_view::npos ? name(text) : name(repair_utf8(text));
}

PALIER_INLINE std::uint32_t OrganisationBuilder::validity(const Validity& valid, Place place) {
    if (!valid.from && !valid.to)
        return 0;
    if (valid.empty()) {
        const bool reversed = *valid.to < *valid.from;
        report(reversed ? "organisation.validity.reversed" : "organisation.validity.empty", origin(place, "/valid"),
               {{"from", valid.from->text()}, {"to", valid.to->text()}});
    }
    const std::size_t position = validity_keys_.add(detail::validity_key(valid));
    if (position == validities_.size())
        validities_.push_back(valid);
    return static_cast<std::uint32_t>(position);
}

PALIER_INLINE void OrganisationBuilder::reserve(std::size_t units, std::size_t links) {
    names_.reserve(units);
    name_units_.reserve(units);
    units_.reserve(units);
    links_.reserve(links);
}

PALIER_INLINE void OrganisationBuilder::add(const UnitDefinition& unit) {
    const std::vector<std::string_view> aliases(unit.aliases.begin(), unit.aliases.end());
    std::vector<AttributeCell> attributes;
    attributes.reserve(unit.attributes.size());
    for (const auto& setting : unit.attributes)
        attributes.push_back({setting.name, std::visit([](const auto& value) -> decltype(AttributeCell::value) { return value; },
                                                       setting.value)});
    add_row({.id = unit.id,
             .kind = unit.kind,
             .label_fr = unit.label.fr,
             .label_en = unit.label.en,
             .label_plain = unit.label.plain,
             .aliases = aliases,
             .valid = unit.valid,
             .attributes = attributes,
             .position = unit.position});
}

PALIER_INLINE void OrganisationBuilder::add_row(const UnitRow& unit) {
    const std::uint32_t position = unit.position.value_or(next_unit_);
    next_unit_ = position + 1;
    const Place place{Part::unit, position};
    std::size_t bytes = unit.id.size() + unit.label_fr.size() + unit.label_en.size() + unit.label_plain.size();
    for (const auto alias : unit.aliases)
        bytes += alias.size();
    for (const auto& cell : unit.attributes)
        if (const auto* text = std::get_if<std::string_view>(&cell.value))
            bytes += text->size();
    if (!fits(bytes, place))
        return;
    if (unit.id.empty())
        return report("organisation.unit.id-missing", unit_origin(position, "/id"), {});
    if (find_invalid_utf8(unit.id) != std::string_view::npos) {
        const std::string repaired = repair_utf8(unit.id);
        return add_named(unit, repaired, place);
    }
    add_named(unit, unit.id, place);
}

/// Adds a unit whose id is well-formed text.
PALIER_INLINE void OrganisationBuilder::add_named(const UnitRow& unit, std::string_view id_text, Place place) {
    const std::uint32_t position = place.position;
    if (!is_document_id(id_text))
        report("organisation.unit.id-unusual", unit_origin(position, "/id"), {{"id", detail::shown_name(id_text)}});
    const std::uint32_t id_name = name(id_text);
    if (const std::uint32_t taken = name_units_[id_name]; taken != unknown_name && taken != left_out_name)
        return report("organisation.unit.id-duplicate", unit_origin(position, "/id"),
                      {{"id", detail::shown_name(id_text)}}, {unit_origin(units_[taken].position)});
    const auto kind = schema_->find_unit_kind(unit.kind);
    if (!kind) {
        name_units_[id_name] = left_out_name;
        std::vector<std::string_view> kinds;
        for (const auto& known : schema_->unit_kinds())
            kinds.push_back(known.id);
        return report("organisation.unit.kind-unknown", unit_origin(position, "/kind"),
                      {{"kind", detail::shown_name(unit.kind)},
                       {"id", detail::shown_name(id_text)},
                       {"nearest", nearest_names(unit.kind, kinds)}});
    }

    const auto id = id_at<UnitId>(units_.size());
    name_units_[id_name] = static_cast<std::uint32_t>(units_.size());
    units_.push_back({id_name, static_cast<std::uint32_t>(*kind), validity(unit.valid, place), position});
    add_label(labels_fr_, unit.label_fr, id, position);
    add_label(labels_en_, unit.label_en, id, position);
    add_label(labels_plain_, unit.label_plain, id, position);
    for (std::size_t i = 0; i < unit.aliases.size(); ++i)
        if (!unit.aliases[i].empty())
            aliases_.push_back({id, name(repair_utf8(unit.aliases[i])), static_cast<std::uint32_t>(i)});
    add_attributes(unit, id, *kind, position);
}

PALIER_INLINE void OrganisationBuilder::leave_out(std::string_view id) {
    if (id.size() > detail::max_organisation_bytes - bytes_)
        return;
    bytes_ += id.size();
    std::uint32_t& holder = name_units_[name(id)];
    if (holder == unknown_name)
        holder = left_out_name;
}

PALIER_INLINE void OrganisationBuilder::add_label(detail::TextColumn& labels, std::string_view text, UnitId id,
                                                  std::uint32_t position) {
    if (text.empty())
        return;
    labels.fill(index(id));
    if (find_invalid_utf8(text) == std::string_view::npos)
        return labels.push_back(text);
    labels.push_back(repair_utf8(text));
    report("organisation.text.encoding", unit_origin(position, "/label"), {});
}

PALIER_INLINE void OrganisationBuilder::add_attributes(const UnitRow& unit, UnitId id, UnitKindId kind,
                                                       std::uint32_t position) {
    for (const auto& cell : unit.attributes) {
        if (const auto attribute = schema_->find_attribute(cell.name)) {
            add_attribute(cell, *attribute, id, kind, {Part::unit, position});
            continue;
        }
        std::vector<std::string_view> names;
        for (const auto& known : schema_->attributes())
            names.push_back(known.name);
        report("organisation.attribute.unknown", attribute_origin(position, cell.name),
               {{"name", detail::shown_name(cell.name)}, {"nearest", nearest_names(cell.name, names)}});
    }
    for (const auto required : schema_->unit_kind(kind).required) {
        const auto& rows = columns_[index(required)].rows;
        if (rows.empty() || rows.back() != index(id))
            report("organisation.attribute.required", unit_origin(position),
                   {{"name", schema_->attribute(required).name},
                    {"kind", schema_->unit_kind(kind).id},
                    {"id", detail::shown_name(names_[units_[index(id)].name])}});
    }
}

PALIER_INLINE void OrganisationBuilder::add_attribute(const AttributeCell& cell, AttributeId attribute, UnitId id,
                                                      UnitKindId kind, Place place) {
    const Attribute& declared = schema_->attribute(attribute);
    ColumnRecord& column = columns_[index(attribute)];
    const auto row = static_cast<std::uint32_t>(index(id));
    if (!column.rows.empty() && column.rows.back() == row)
        return report("organisation.attribute.duplicate", attribute_origin(place.position, declared.name),
                      {{"name", declared.name}});
    const auto refuse_type = [&] {
        report("organisation.attribute.type", attribute_origin(place.position, declared.name),
               {{"name", declared.name}, {"type", std::string(to_text(declared.type))}});
    };
    const auto is_outside = [&](double value) {
        if ((!declared.min || value >= *declared.min) && (!declared.max || value <= *declared.max))
            return false;
        report("organisation.attribute.range", attribute_origin(place.position, declared.name),
               {{"name", declared.name}, {"value", value}});
        return true;
    };

    constexpr double exact_integers = 9007199254740992.0;  // 2^53: every integer up to there is a double
    const auto* integer = std::get_if<std::int64_t>(&cell.value);
    const auto* number = std::get_if<double>(&cell.value);
    const auto* text = std::get_if<std::string_view>(&cell.value);
    switch (declared.type) {
        case AttributeType::boolean: {
            const auto* truth = std::get_if<bool>(&cell.value);
            if (truth == nullptr)
                return refuse_type();
            column.integers.push_back(*truth ? 1 : 0);
            break;
        }
        case AttributeType::integer: {
            const bool whole =
                number != nullptr && std::fabs(*number) <= exact_integers && std::trunc(*number) == *number;
            if (integer == nullptr && !whole)
                return refuse_type();
            const std::int64_t value = integer != nullptr ? *integer : static_cast<std::int64_t>(*number);
            if (is_outside(static_cast<double>(value)))
                return;
            column.integers.push_back(value);
            break;
        }
        case AttributeType::number: {
            if (integer == nullptr && (number == nullptr || !std::isfinite(*number)))
                return refuse_type();
            const double value = number != nullptr ? *number : static_cast<double>(*integer);
            if (is_outside(value))
                return;
            column.numbers.push_back(value);
            break;
        }
        case AttributeType::category: {
            if (text == nullptr)
                return refuse_type();
            const auto position = declared.find_value(*text);
            if (!position)
                return report(
                    "organisation.attribute.value-unknown", attribute_origin(place.position, declared.name),
                    {{"name", declared.name}, {"value", detail::shown_name(*text)}, {"values", declared.values}});
            column.integers.push_back(static_cast<std::int64_t>(*position));
            break;
        }
        case AttributeType::text: {
            if (text == nullptr)
                return refuse_type();
            const bool broken = find_invalid_utf8(*text) != std::string_view::npos;
            if (broken)
                report("organisation.text.encoding", attribute_origin(place.position, declared.name), {});
            column.integers.push_back(static_cast<std::int64_t>(column.texts.add(broken ? repair_utf8(*text) : *text)));
            break;
        }
    }
    column.rows.push_back(row);
    if (!schema_->unit_kind(kind).carries(attribute))
        report("organisation.attribute.not-carried", attribute_origin(place.position, declared.name),
               {{"name", declared.name}, {"kind", schema_->unit_kind(kind).id}});
}

PALIER_INLINE void OrganisationBuilder::add(const LinkDefinition& link) {
    const LinkRow row{.kind = link.kind, .from = link.from, .to = link.to, .valid = link.valid, .position = link.position};
    add_rows({&row, 1});
}

PALIER_INLINE void OrganisationBuilder::add_rows(std::span<const LinkRow> links) {
    // What a link needs is fetched from memory while those before it are added.
    constexpr std::size_t together = 16;
    struct Hashes {
        std::uint64_t from;
        std::uint64_t to;
    } hashes[together];
    while (!links.empty()) {
        const auto some = links.first(std::min(together, links.size()));
        for (std::size_t i = 0; i < some.size(); ++i) {
            hashes[i] = {NameList::hash(some[i].from), NameList::hash(some[i].to)};
            names_.prefetch(hashes[i].from);
            names_.prefetch(hashes[i].to);
        }
        for (std::size_t i = 0; i < some.size(); ++i)
            add_link(some[i], hashes[i].from, hashes[i].to);
        links = links.subspan(some.size());
    }
}

PALIER_INLINE void OrganisationBuilder::add_link(const LinkRow& link, std::uint64_t from_hash, std::uint64_t to_hash) {
    const std::uint32_t position = link.position.value_or(next_link_);
    next_link_ = position + 1;
    const Place place{Part::link, position};
    if (!fits(link.from.size() + link.to.size(), place))
        return;
    const auto kind = schema_->find_link_kind(link.kind);
    if (!kind) {
        std::vector<std::string_view> kinds;
        for (const auto& known : schema_->link_kinds())
            kinds.push_back(known.id);
        return report("organisation.link.kind-unknown", link_origin(position, "/kind"),
                      {{"kind", detail::shown_name(link.kind)}, {"nearest", nearest_names(link.kind, kinds)}});
    }
    const std::uint32_t from = end_name(link.from, from_hash);
    const std::uint32_t to = end_name(link.to, to_hash);
    last_ends_[0] = {from_hash, from};
    last_ends_[1] = {to_hash, to};
    links_.push_back({static_cast<std::uint32_t>(*kind), from, to, validity(link.valid, place), position});
}

/// Replaces the names at the ends of links by units, and tells and drops the links whose ends are no units.
PALIER_INLINE void OrganisationBuilder::resolve_links() {
    detail::EndSuggestions suggestions;
    std::size_t kept = 0;
    for (LinkRecord link : links_) {
        const std::uint32_t from = name_units_[link.from];
        const std::uint32_t to = name_units_[link.to];
        if (from >= units_.size() || to >= units_.size()) {
            if (from >= units_.size())
                report_end(link, link.from, "/from", suggestions);
            if (to >= units_.size())
                report_end(link, link.to, "/to", suggestions);
            continue;
        }
        link.from = from;
        link.to = to;
        if (from == to)
            report("organisation.link.self", link_origin(link.position),
                   {{"kind", schema_->link_kind(LinkKindId{link.kind}).id},
                    {"id", detail::shown_name(names_[units_[from].name])}});
        links_[kept++] = link;
    }
    links_.resize(kept);
}

/// Tells that an end of a link is no unit.
PALIER_INLINE void OrganisationBuilder::report_end(const LinkRecord& link, std::uint32_t end, std::string_view member,
                                                   detail::EndSuggestions& suggestions) {
    const bool left_out = name_units_[end] == left_out_name;
    std::vector<std::string> nearest;
    if (!left_out && units_.size() <= detail::EndSuggestions::most_compared && suggestions.left > 0) {
        --suggestions.left;
        if (suggestions.ids.empty())
            for (const auto& known : units_)
                suggestions.ids.push_back(names_[known.name]);
        nearest = nearest_names(names_[end], suggestions.ids);
    }
    std::vector<Argument> arguments = {{"id", detail::shown_name(names_[end])},
                                       {"kind", schema_->link_kind(LinkKindId{link.kind}).id}};
    if (!left_out)
        arguments.push_back({"nearest", std::move(nearest)});
    report(left_out ? "organisation.link.end-left-out" : "organisation.link.end-unknown",
           link_origin(link.position, member), std::move(arguments));
}

PALIER_INLINE OrganisationResult OrganisationBuilder::freeze() {
    std::shared_ptr<Organisation> organisation(new Organisation());
    organisation->schema_ = schema_;
    freeze_units(*organisation);
    freeze_aliases(*organisation);
    freeze_columns(*organisation);
    resolve_links();
    freeze_links(*organisation);
    find_ways(*organisation);
    organisation->header_ = header_;
    OrganisationResult result{std::move(organisation), std::move(report_)};
    *this = OrganisationBuilder(schema_, header_, limits_);
    return result;
}

}  // namespace palier

#include "palier/detail/organisation_freeze_inl.hpp"
