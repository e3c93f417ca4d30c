// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort

#include <nlohmann/json.hpp>

#include "palier/detail/json_framework_write_inl.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

/// The names of things of a schema, by their identifiers.
template <class Id, class Things>
OutputJson names_of(const std::vector<Id>& ids, const Things& things) {
    OutputJson json = OutputJson::array();
    for (const auto id : ids)
        json.push_back(things[index(id)].id);
    return json;
}
inline OutputJson names_of(const std::vector<AttributeId>& ids, std::span<const Attribute> attributes) {
    OutputJson json = OutputJson::array();
    for (const auto id : ids)
        json.push_back(attributes[index(id)].name);
    return json;
}

inline OutputJson output(const Attribute& attribute) {
    OutputJson json = OutputJson::object();
    json["name"] = attribute.name;
    json["type"] = to_text(attribute.type);
    put(json, "label", attribute.label);
    put(json, "description", attribute.description);
    if (attribute.min)
        json["min"] = output_number(*attribute.min);
    if (attribute.max)
        json["max"] = output_number(*attribute.max);
    if (!attribute.values.empty())
        json["values"] = attribute.values;
    for (std::size_t i = 0; i < attribute.value_labels.size(); ++i)
        if (!attribute.value_labels[i].empty())
            json["value_labels"][attribute.values[i]] = output(attribute.value_labels[i]);
    return json;
}

inline OutputJson output(const UnitKind& kind, const OrganisationSchema& schema) {
    OutputJson json = OutputJson::object();
    json["id"] = kind.id;
    json["family"] = to_text(kind.family);
    put(json, "label", kind.label);
    put(json, "description", kind.description);
    json["attributes"] = names_of(kind.attributes, schema.attributes());
    if (!kind.required.empty())
        json["required"] = names_of(kind.required, schema.attributes());
    return json;
}

inline OutputJson output(const LinkKind& kind, const OrganisationSchema& schema) {
    OutputJson json = OutputJson::object();
    json["id"] = kind.id;
    put(json, "label", kind.label);
    put(json, "inverse_label", kind.inverse_label);
    put(json, "description", kind.description);
    json["from"] = names_of(kind.from, schema.unit_kinds());
    json["to"] = names_of(kind.to, schema.unit_kinds());
    if (kind.symmetric)
        json["symmetric"] = true;
    if (kind.acyclic)
        json["acyclic"] = true;
    if (kind.max_to_per_from)
        json["cardinality"]["to_per_from"]["max"] = *kind.max_to_per_from;
    if (kind.max_from_per_to)
        json["cardinality"]["from_per_to"]["max"] = *kind.max_from_per_to;
    return json;
}

inline OutputJson output(const Hierarchy& hierarchy, const OrganisationSchema& schema) {
    OutputJson json = OutputJson::object();
    json["id"] = hierarchy.id;
    put(json, "label", hierarchy.label);
    put(json, "description", hierarchy.description);
    json["link_kinds"] = names_of(hierarchy.link_kinds, schema.link_kinds());
    json["levels"] = OutputJson::array();
    for (const Level& level : hierarchy.levels) {
        OutputJson entry = OutputJson::object();
        entry["id"] = level.id;
        put(entry, "label", level.label);
        entry["kinds"] = names_of(level.kinds, schema.unit_kinds());
        json["levels"].push_back(std::move(entry));
    }
    return json;
}

inline OutputJson output(const LinkRule& rule, const OrganisationSchema& schema) {
    OutputJson json = OutputJson::object();
    json["id"] = rule.id;
    put(json, "label", rule.label);
    json["kinds"] = names_of(rule.kinds, schema.unit_kinds());
    json["link_kinds"] = names_of(rule.link_kinds, schema.link_kinds());
    if (rule.direction != LinkDirection::out)
        json["direction"] = to_text(rule.direction);
    if (!rule.ends.empty())
        json["ends"] = names_of(rule.ends, schema.unit_kinds());
    if (rule.min != 0)
        json["min"] = rule.min;
    if (rule.max)
        json["max"] = *rule.max;
    return json;
}

inline OutputJson output(const Support& support, const OrganisationSchema& schema) {
    OutputJson json = OutputJson::object();
    json["supporters"] = names_of(support.supporters, schema.unit_kinds());
    json["steps"] = OutputJson::array();
    for (const SupportStep& step : support.steps) {
        OutputJson entry = OutputJson::object();
        entry["link_kind"] = schema.link_kind(step.link_kind).id;
        entry["direction"] = to_text(step.direction);
        if (!step.ends.empty())
            entry["ends"] = names_of(step.ends, schema.unit_kinds());
        json["steps"].push_back(std::move(entry));
    }
    return json;
}

inline OutputJson output_unit(const Organisation& organisation, UnitId unit) {
    OutputJson json = OutputJson::object();
    json["id"] = organisation.unit_id(unit);
    json["kind"] = organisation.schema().unit_kind(organisation.kind(unit)).id;
    put(json, "label", organisation.label(unit));
    for (const auto alias : organisation.aliases(unit))
        json["aliases"].push_back(alias);
    if (const Validity valid = organisation.validity(unit); valid != Validity{})
        json["valid"] = output(valid);
    const auto attributes = organisation.schema().attributes();
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        const auto attribute = id_at<AttributeId>(i);
        if (!organisation.has_attribute(unit, attribute))
            continue;
        std::visit([&](const auto& value) { json["attributes"][attributes[i].name] = value; },
                   organisation.attribute(unit, attribute).scalar);
    }
    return json;
}

inline OutputJson output_link(const Organisation& organisation, LinkId id) {
    const Link link = organisation.link(id);
    OutputJson json = OutputJson::object();
    json["kind"] = organisation.schema().link_kind(link.kind).id;
    json["from"] = organisation.unit_id(link.from);
    json["to"] = organisation.unit_id(link.to);
    if (link.valid != Validity{})
        json["valid"] = output(link.valid);
    return json;
}

inline std::string print_schema(const OrganisationSchema& schema) {
    OutputJson head = OutputJson::object();
    head["format"] = "palier/organisation-schema";
    head["format_version"] = 1;
    head["id"] = schema.id();
    put(head, "version", schema.version());
    put(head, "label", schema.label());
    put(head, "description", schema.description());
    if (!schema.support().steps.empty())
        head["support"] = output(schema.support(), schema);
    if (schema.succession())
        head["succession"] = schema.link_kind(*schema.succession()).id;
    std::string text = begin_document(head);
    const auto append = [&](const char* name, const auto& things, auto write) {
        append_lines(text, name, [&](auto add) {
            for (const auto& thing : things)
                add(line_of(write(thing)));
        });
    };
    append("attributes", schema.attributes(), [](const Attribute& attribute) { return output(attribute); });
    append("unit_kinds", schema.unit_kinds(), [&](const UnitKind& kind) { return output(kind, schema); });
    append("link_kinds", schema.link_kinds(), [&](const LinkKind& kind) { return output(kind, schema); });
    append("hierarchies", schema.hierarchies(), [&](const Hierarchy& hierarchy) { return output(hierarchy, schema); });
    if (!schema.rules().empty())
        append("rules", schema.rules(), [&](const LinkRule& rule) { return output(rule, schema); });
    text += "\n}\n";
    return text;
}

inline std::string print_organisation(const Organisation& organisation) {
    const OrganisationHeader& header = organisation.header();
    OutputJson head = OutputJson::object();
    head["format"] = "palier/organisation";
    head["format_version"] = 1;
    head["id"] = header.id;
    put(head, "version", header.version);
    head["schema"] = organisation.schema().id();
    put(head, "label", header.label);
    put(head, "notice", header.notice);
    std::string text = begin_document(head);
    append_lines(text, "units", [&](auto add) {
        for (std::size_t i = 0; i < organisation.unit_count(); ++i)
            add(line_of(output_unit(organisation, id_at<UnitId>(i))));
    });
    // In the order of the document, which the rows do not keep.
    std::vector<LinkId> order(organisation.link_count());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = id_at<LinkId>(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](LinkId a, LinkId b) { return organisation.position(a) < organisation.position(b); });
    append_lines(text, "links", [&](auto add) {
        for (const auto link : order)
            add(line_of(output_link(organisation, link)));
    });
    text += "\n}\n";
    return text;
}

}  // namespace detail

PALIER_INLINE std::string write_organisation_schema(const OrganisationSchema& schema) {
    return detail::print_schema(schema);
}
PALIER_INLINE std::string write_organisation(const Organisation& organisation) {
    return detail::print_organisation(organisation);
}

}  // namespace palier
