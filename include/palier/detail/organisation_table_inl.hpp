// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <memory>       // shared categories
#include <string>       // aliases
#include <string_view>  // texts
#include <variant>      // values of attributes
#include <vector>       // columns of attributes

#include "palier/organisation_table.hpp"

namespace palier {

namespace detail {

/// The columns of units and links that are no attributes.
inline constexpr std::string_view units_table_columns[] = {"id", "kind", "label", "label_fr", "label_en", "aliases", "valid_from", "valid_to"};
inline constexpr std::string_view links_table_columns[] = {"kind", "from", "to", "valid_from", "valid_to"};

/// Returns the name of an attribute's column.
inline std::string attribute_column(const Attribute& attribute) {
    for (const std::string_view taken : units_table_columns)
        if (attribute.name == taken) return "unit." + attribute.name;
    return attribute.name;
}

inline ColumnType attribute_column_type(const Attribute& attribute) noexcept {
    switch (attribute.type) {
        case AttributeType::boolean: return ColumnType::boolean;
        case AttributeType::integer: return ColumnType::int64;
        case AttributeType::number: return ColumnType::float64;
        case AttributeType::category:
        case AttributeType::text: break;
    }
    return ColumnType::text;
}

inline void append_text_or_null(ColumnBuilder& column, std::string_view text) {
    if (text.empty())
        column.append_null();
    else
        column.append_text(text);
}

inline void append_date_or_null(ColumnBuilder& column, const std::optional<Date>& day) {
    if (day)
        column.append_date(*day);
    else
        column.append_null();
}

inline void append_attribute(ColumnBuilder& column, const Value& value) {
    if (value.status != Status::known) return column.append_null();
    switch (column.type()) {
        case ColumnType::boolean: return column.append_boolean(std::get<bool>(value.scalar));
        case ColumnType::int64: return column.append_integer(std::get<std::int64_t>(value.scalar));
        case ColumnType::float64:
            return column.append_number(std::holds_alternative<double>(value.scalar) ? std::get<double>(value.scalar)
                                                                                     : static_cast<double>(std::get<std::int64_t>(value.scalar)));
        default: return column.append_text(std::get<std::string>(value.scalar));
    }
}

/// The ids of kinds, as the categories of a column.
template <class Kinds>
std::shared_ptr<const NameList> names_of_kinds(const Kinds& kinds) {
    auto names = std::make_shared<NameList>();
    for (const auto& kind : kinds) names->add(kind.id);
    return names;
}

}  // namespace detail

PALIER_INLINE Table make_units_table(const Organisation& organisation) {
    const OrganisationSchema& schema = organisation.schema();
    TableBuilder builder;
    ColumnBuilder& id = builder.add_column("id", ColumnType::text);
    ColumnBuilder& kind = builder.add_column("kind", detail::names_of_kinds(schema.unit_kinds()));
    ColumnBuilder& plain = builder.add_column("label", ColumnType::text);
    ColumnBuilder& french = builder.add_column("label_fr", ColumnType::text);
    ColumnBuilder& english = builder.add_column("label_en", ColumnType::text);
    ColumnBuilder& aliases = builder.add_column("aliases", ColumnType::text);
    ColumnBuilder& from = builder.add_column("valid_from", ColumnType::date);
    ColumnBuilder& to = builder.add_column("valid_to", ColumnType::date);
    std::vector<ColumnBuilder*> attributes;
    for (const Attribute& attribute : schema.attributes())
        attributes.push_back(&builder.add_column(detail::attribute_column(attribute), detail::attribute_column_type(attribute)));
    builder.reserve(organisation.unit_count());
    for (std::size_t i = 0; i < organisation.unit_count(); ++i) {
        const auto unit = id_at<UnitId>(i);
        const LocalizedText label = organisation.label(unit);
        const Validity valid = organisation.validity(unit);
        std::string others;
        for (const std::string_view alias : organisation.aliases(unit)) (others += others.empty() ? "" : " ") += alias;
        id.append_text(organisation.unit_id(unit));
        kind.append_category(id_at<CategoryId>(index(organisation.kind(unit))));
        detail::append_text_or_null(plain, label.plain);
        detail::append_text_or_null(french, label.fr);
        detail::append_text_or_null(english, label.en);
        detail::append_text_or_null(aliases, others);
        detail::append_date_or_null(from, valid.from);
        detail::append_date_or_null(to, valid.to);
        for (std::size_t a = 0; a < attributes.size(); ++a)
            detail::append_attribute(*attributes[a], organisation.attribute(unit, id_at<AttributeId>(a)));
    }
    return builder.finish();
}

PALIER_INLINE Table make_links_table(const Organisation& organisation) {
    TableBuilder builder;
    ColumnBuilder& kind = builder.add_column("kind", detail::names_of_kinds(organisation.schema().link_kinds()));
    ColumnBuilder& from = builder.add_column("from", ColumnType::text);
    ColumnBuilder& to = builder.add_column("to", ColumnType::text);
    ColumnBuilder& valid_from = builder.add_column("valid_from", ColumnType::date);
    ColumnBuilder& valid_to = builder.add_column("valid_to", ColumnType::date);
    builder.reserve(organisation.link_count());
    for (std::size_t i = 0; i < organisation.link_count(); ++i) {
        const Link link = organisation.link(id_at<LinkId>(i));
        kind.append_category(id_at<CategoryId>(index(link.kind)));
        from.append_text(organisation.unit_id(link.from));
        to.append_text(organisation.unit_id(link.to));
        detail::append_date_or_null(valid_from, link.valid.from);
        detail::append_date_or_null(valid_to, link.valid.to);
    }
    return builder.finish();
}

}  // namespace palier
