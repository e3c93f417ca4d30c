// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::find
#include <utility>    // std::move

#include "palier/detail/json_reader.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

inline constexpr JsonWord<AttributeType> json_attribute_types[] = {{"boolean", AttributeType::boolean},
                                                                   {"integer", AttributeType::integer},
                                                                   {"number", AttributeType::number},
                                                                   {"text", AttributeType::text},
                                                                   {"category", AttributeType::category}};
inline constexpr JsonWord<UnitFamily> json_unit_families[] = {
    {"school", UnitFamily::school},   {"territory", UnitFamily::territory}, {"authority", UnitFamily::authority},
    {"service", UnitFamily::service}, {"body", UnitFamily::body},           {"post", UnitFamily::post},
    {"partner", UnitFamily::partner}};
inline constexpr JsonWord<LinkDirection> json_link_directions[] = {
    {"out", LinkDirection::out}, {"in", LinkDirection::in}, {"both", LinkDirection::both}};

/// Reads the parts of a schema into its definition; a part without its name is left out.
class OrganisationSchemaReader {
public:
    explicit OrganisationSchemaReader(OrganisationSchemaDefinition& definition) : definition_(definition) {}

    void read(JsonObject& object) {
        object.required("id", definition_.id);
        object.optional("version", definition_.version);
        object.optional("label", definition_.label);
        object.optional("description", definition_.description);
        object.each("attributes", Presence::optional, [&](JsonObject& place) { read_attribute(place); });
        object.each("unit_kinds", Presence::required, [&](JsonObject& place) { read_unit_kind(place); });
        object.each("link_kinds", Presence::optional, [&](JsonObject& place) { read_link_kind(place); });
        object.each("hierarchies", Presence::optional, [&](JsonObject& place) { read_hierarchy(place); });
        object.each("rules", Presence::optional, [&](JsonObject& place) { read_rule(place); });
        object.within("support", Presence::optional, [&](JsonObject& place) {
            place.required("supporters", definition_.support.supporters);
            place.each("steps", Presence::required, [&](JsonObject& entry) { read_step(entry); });
        });
        object.optional("succession", definition_.succession);
    }

private:
    void read_attribute(JsonObject& place) {
        AttributeDefinition attribute;
        attribute.pointer = place.pointer();
        const bool has_name = place.required("name", attribute.name);
        const bool has_type = place.required("type", attribute.type, json_attribute_types);
        place.optional("label", attribute.label);
        place.optional("description", attribute.description);
        place.optional("min", attribute.min);
        place.optional("max", attribute.max);
        place.optional("values", attribute.values);
        place.each_member("value_labels", Presence::optional, [&](JsonValue member) {
            LocalizedText label;
            if (!place.context().convert(member, label))
                return;
            const auto value = std::find(attribute.values.begin(), attribute.values.end(), member.name());
            if (value == attribute.values.end())
                return;
            attribute.value_labels.resize(attribute.values.size());
            attribute.value_labels[static_cast<std::size_t>(value - attribute.values.begin())] = std::move(label);
        });
        if (has_name && has_type)
            definition_.attributes.push_back(std::move(attribute));
    }

    void read_unit_kind(JsonObject& place) {
        UnitKindDefinition kind;
        kind.pointer = place.pointer();
        const bool has_id = place.required("id", kind.id);
        const bool has_family = place.required("family", kind.family, json_unit_families);
        place.optional("label", kind.label);
        place.optional("description", kind.description);
        place.optional("attributes", kind.attributes);
        place.optional("required", kind.required);
        if (has_id && has_family)
            definition_.unit_kinds.push_back(std::move(kind));
    }

    void read_link_kind(JsonObject& place) {
        LinkKindDefinition kind;
        kind.pointer = place.pointer();
        const bool has_id = place.required("id", kind.id);
        place.optional("label", kind.label);
        place.optional("inverse_label", kind.inverse_label);
        place.optional("description", kind.description);
        place.required("from", kind.from);
        place.required("to", kind.to);
        place.optional("symmetric", kind.symmetric);
        place.optional("acyclic", kind.acyclic);
        place.within("cardinality", Presence::optional, [&](JsonObject& cardinality) {
            cardinality.within("to_per_from", Presence::optional,
                               [&](JsonObject& bound) { bound.optional("max", kind.max_to_per_from); });
            cardinality.within("from_per_to", Presence::optional,
                               [&](JsonObject& bound) { bound.optional("max", kind.max_from_per_to); });
        });
        if (has_id)
            definition_.link_kinds.push_back(std::move(kind));
    }

    void read_hierarchy(JsonObject& place) {
        HierarchyDefinition hierarchy;
        hierarchy.pointer = place.pointer();
        const bool has_id = place.required("id", hierarchy.id);
        place.optional("label", hierarchy.label);
        place.optional("description", hierarchy.description);
        place.required("link_kinds", hierarchy.link_kinds);
        place.each("levels", Presence::required, [&](JsonObject& entry) {
            LevelDefinition level;
            level.pointer = entry.pointer();
            const bool has_level_id = entry.required("id", level.id);
            entry.optional("label", level.label);
            entry.required("kinds", level.kinds);
            if (has_level_id)
                hierarchy.levels.push_back(std::move(level));
        });
        if (has_id)
            definition_.hierarchies.push_back(std::move(hierarchy));
    }

    void read_rule(JsonObject& place) {
        LinkRuleDefinition rule;
        rule.pointer = place.pointer();
        const bool has_id = place.required("id", rule.id);
        place.optional("label", rule.label);
        place.required("kinds", rule.kinds);
        place.required("link_kinds", rule.link_kinds);
        // A rule read with another direction, or without one of its bounds, would say something else.
        const bool has_direction =
            place.optional("direction", rule.direction, json_link_directions) || !place.find("direction");
        const bool has_ends = place.optional("ends", rule.ends) || !place.find("ends");
        const bool has_min = place.optional("min", rule.min) || !place.find("min");
        const bool has_max = place.optional("max", rule.max) || !place.find("max");
        if (has_id && has_direction && has_ends && has_min && has_max)
            definition_.rules.push_back(std::move(rule));
    }

    void read_step(JsonObject& place) {
        SupportStepDefinition step;
        const bool has_kind = place.required("link_kind", step.link_kind);
        const bool has_direction = place.required("direction", step.direction, json_link_directions);
        const bool has_ends = place.optional("ends", step.ends) || !place.find("ends");
        if (has_kind && has_direction && has_ends)
            definition_.support.steps.push_back(std::move(step));
    }

    OrganisationSchemaDefinition& definition_;
};

}  // namespace detail

PALIER_INLINE OrganisationSchemaResult read_organisation_schema(std::string_view bytes, const ReadOptions& options) {
    Report report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, report);
    detail::JsonContext context(report, options.report_limits);
    OrganisationSchemaDefinition definition;
    definition.document = options.document_name;
    detail::OrganisationSchemaReader reader(definition);
    const bool is_read = context.read_document(document, DocumentKind::organisation_schema,
                                               [&](detail::JsonObject& object) { reader.read(object); });
    OrganisationSchemaResult result = make_organisation_schema(std::move(definition));
    // What an unread document lacks needs no telling.
    if (is_read)
        report.merge(std::move(result.report));
    detail::locate_findings(document, report);
    return {std::move(result.schema), std::move(report)};
}

}  // namespace palier
