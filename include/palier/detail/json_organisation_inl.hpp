// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/detail/json_reader.hpp"
#include "palier/error.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

/// Reads units and links into a builder.
class OrganisationReader {
public:
    explicit OrganisationReader(OrganisationBuilder& builder) : builder_(builder) {}

    void read(JsonObject& object) {
        read_elements(object, "units", [&](JsonObject& place, std::uint32_t position) { read_unit(place, position); });
        read_elements(object, "links", [&](JsonObject& place, std::uint32_t position) { read_link(place, position); });
    }

private:
    template <class Read>
    void read_elements(JsonObject& object, std::string_view name, Read read) {
        const auto elements = object.find_array(name, name == "units" ? Presence::required : Presence::optional);
        if (!elements)
            return;
        for (std::size_t i = 0; i < elements->size(); ++i)
            if (!(*elements)[i].is(JsonKind::unusable))
                object.context().read_object((*elements)[i],
                                             [&](JsonObject& place) { read(place, static_cast<std::uint32_t>(i)); });
    }

    /// Unlike other intervals, a reversed one is kept: an element that never exists is not one that always does.
    static void read_validity(JsonObject& place, Validity& valid) {
        place.within("valid", Presence::optional, [&](JsonObject& interval) {
            interval.optional("from", valid.from);
            interval.optional("to", valid.to);
        });
    }

    void read_unit(JsonObject& place, std::uint32_t position) {
        UnitDefinition unit;
        unit.position = position;
        const bool has_id = place.required("id", unit.id);
        const bool has_kind = place.required("kind", unit.kind);
        place.optional("label", unit.label);
        place.optional("aliases", unit.aliases);
        read_validity(place, unit.valid);
        place.each_member("attributes", Presence::optional, [&](JsonValue member) {
            switch (member.kind()) {
                case JsonKind::null:
                    return;  // unknown, as if it were absent
                case JsonKind::boolean:
                    return unit.attributes.push_back({std::string(member.name()), member.boolean()});
                case JsonKind::integer:
                    return unit.attributes.push_back({std::string(member.name()), member.integer()});
                case JsonKind::number:
                    return unit.attributes.push_back({std::string(member.name()), member.number()});
                case JsonKind::string:
                    return unit.attributes.push_back({std::string(member.name()), std::string(member.string())});
                default:
                    break;
            }
            place.context().tell_wrong_type(member, {"une valeur simple (vrai ou faux, un nombre, un texte)",
                                                     "a single value (true or false, a number, a text)",
                                                     {}});
        });
        if (has_id && has_kind)
            builder_.add(unit);
        else if (has_id)
            builder_.leave_out(unit.id);
    }

    void read_link(JsonObject& place, std::uint32_t position) {
        LinkDefinition link;
        link.position = position;
        const bool has_kind = place.required("kind", link.kind);
        const bool has_from = place.required("from", link.from);
        const bool has_to = place.required("to", link.to);
        read_validity(place, link.valid);
        if (has_kind && has_from && has_to)
            builder_.add(link);
    }

    OrganisationBuilder& builder_;
};

/// Returns the schema a document names among those given, or null. The document may name none when one is given.
inline std::shared_ptr<const OrganisationSchema> find_schema(
    JsonObject& object, std::span<const std::shared_ptr<const OrganisationSchema>> schemas) {
    std::string named;
    if (!object.required("schema", named))
        return schemas.size() == 1 ? schemas.front() : nullptr;
    std::vector<std::string> known;
    for (const auto& schema : schemas) {
        if (schema->id() == named)
            return schema;
        known.push_back(schema->id());
    }
    object.context().tell("organisation.schema.unknown", *object.find("schema"),
                          {{"schema", json_excerpt(named)}, {"known", std::move(known)}});
    return nullptr;
}

}  // namespace detail

PALIER_INLINE OrganisationResult read_organisation(std::string_view bytes,
                                                   std::span<const std::shared_ptr<const OrganisationSchema>> schemas,
                                                   const ReadOptions& options) {
    if (schemas.empty())
        throw ArgumentError("api.argument.null", "an organisation is read with at least one schema");
    for (const auto& schema : schemas)
        if (schema == nullptr)
            throw ArgumentError("api.argument.null", "an organisation is read with a schema that is not null");
    Report report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, report);
    detail::JsonContext context(report, options.report_limits);
    std::shared_ptr<const Organisation> organisation;
    context.read_document(document, DocumentKind::organisation, [&](detail::JsonObject& object) {
        OrganisationHeader header;
        header.document = options.document_name;
        object.required("id", header.id);
        object.optional("version", header.version);
        object.optional("label", header.label);
        object.optional("notice", header.notice);
        const auto schema = detail::find_schema(object, schemas);
        if (schema == nullptr)
            return object.ignore_others();
        OrganisationBuilder builder(schema, std::move(header), options.report_limits);
        detail::OrganisationReader(builder).read(object);
        OrganisationResult result = builder.freeze();
        organisation = std::move(result.organisation);
        report.merge(std::move(result.report));
    });
    if (organisation == nullptr)
        organisation = OrganisationBuilder(schemas.front()).freeze().organisation;
    detail::locate_findings(document, report);
    return {std::move(organisation), std::move(report)};
}

PALIER_INLINE OrganisationResult read_organisation(std::string_view bytes,
                                                   std::shared_ptr<const OrganisationSchema> schema,
                                                   const ReadOptions& options) {
    return read_organisation(bytes, std::span(&schema, 1), options);
}

}  // namespace palier
