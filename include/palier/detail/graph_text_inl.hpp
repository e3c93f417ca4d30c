// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <functional>   // std::function for properties
#include <locale>       // numbers without a locale
#include <optional>     // ends of validities
#include <ostream>      // what Boost.Graph writes to
#include <sstream>      // the same, in memory
#include <string>       // texts
#include <string_view>  // texts
#include <utility>      // std::move
#include <vector>       // units to write

#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/property_map/dynamic_property_map.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "palier/bgl.hpp"
#include "palier/detail/cell_text.hpp"
#include "palier/graph_text.hpp"

namespace palier {

namespace detail {

/// Which units and links are written. Boost.Graph copies it often, so it only points.
struct WrittenPart {
    const OrganisationView* view = nullptr;
    const std::vector<char>* chosen = nullptr;  // by unit; null for all

    bool operator()(UnitId unit) const { return view->exists(unit) && (chosen == nullptr || (*chosen)[index(unit)] != 0); }
    bool operator()(LinkId link) const {
        const Organisation& organisation = view->organisation();
        return view->exists(link) && (*this)(organisation.source(link)) && (*this)(organisation.target(link));
    }
};

using WrittenGraph = boost::filtered_graph<Organisation, WrittenPart, WrittenPart>;

/// Returns a text without what XML 1.0 cannot hold.
inline std::string without_controls(std::string_view text) {
    constexpr unsigned char first_printable = 0x20;
    std::string clean(text);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < first_printable) c = ' ';
    return clean;
}

inline std::string day_text(const std::optional<Date>& day) { return day ? day->text() : std::string(); }

inline std::string attribute_text(const Value& value) { return value.status == Status::known ? scalar_text(value.scalar) : std::string(); }

inline std::string_view label_or_id(const Organisation& organisation, UnitId unit, Language language) {
    const std::string_view label = organisation.label(unit, language);
    return label.empty() ? organisation.unit_id(unit) : label;
}

/// Writes a graph with the part of an organisation that is asked for.
template <class Write>
std::string write_part(const OrganisationView& view, const GraphTextOptions& options, Write write) {
    std::vector<char> chosen(options.units.empty() ? 0 : view.organisation().unit_count(), 0);
    for (const UnitId unit : options.units) chosen[index(unit)] = 1;
    const WrittenPart part{&view, options.units.empty() ? nullptr : &chosen};
    std::ostringstream out;
    out.imbue(std::locale::classic());
    write(out, WrittenGraph(view.organisation(), part, part));
    return std::move(out).str();
}

inline std::string_view dot_shape(UnitFamily family) noexcept {
    switch (family) {
        case UnitFamily::school: return "box";
        case UnitFamily::post: return "ellipse";
        default: return "plaintext";
    }
}

}  // namespace detail

PALIER_INLINE std::string write_dot(const OrganisationView& view, const GraphTextOptions& options) {
    const Organisation& organisation = view.organisation();
    const OrganisationSchema& schema = organisation.schema();
    return detail::write_part(view, options, [&](std::ostream& out, const detail::WrittenGraph& graph) {
        const auto write_unit = [&](std::ostream& to, UnitId unit) {
            const UnitKind& kind = schema.unit_kind(organisation.kind(unit));
            const std::string_view kind_label = kind.label.in(options.language);
            const std::string text = std::string(detail::label_or_id(organisation, unit, options.language)) + '\n' + std::string(kind_label.empty() ? kind.id : kind_label);
            to << "[label=" << boost::escape_dot_string(text) << ", shape=" << detail::dot_shape(kind.family) << ']';
        };
        const auto write_link = [&](std::ostream& to, LinkId link) {
            const LinkKind& kind = schema.link_kind(organisation.kind(link));
            const std::string_view label = kind.label.in(options.language);
            to << "[label=" << boost::escape_dot_string(std::string(label.empty() ? kind.id : label)) << ']';
        };
        const auto write_graph = [](std::ostream& to) { to << "rankdir=BT;\nnode [fontname=\"sans-serif\"];\nedge [fontname=\"sans-serif\", fontsize=10];\n"; };
        const auto ids = boost::make_function_property_map<UnitId>([&](UnitId unit) { return std::string(organisation.unit_id(unit)); });
        boost::write_graphviz(out, graph, write_unit, write_link, write_graph, ids);
    });
}

PALIER_INLINE std::string write_graphml(const OrganisationView& view, const GraphTextOptions& options) {
    const Organisation& organisation = view.organisation();
    const OrganisationSchema& schema = organisation.schema();
    using UnitText = std::function<std::string(UnitId)>;
    using LinkText = std::function<std::string(LinkId)>;
    boost::dynamic_properties properties;
    const auto add_unit = [&](const std::string& name, UnitText text) {
        properties.property(name, boost::make_function_property_map<UnitId, std::string>(
                                      [text = std::move(text)](UnitId unit) { return detail::without_controls(text(unit)); }));
    };
    const auto add_link = [&](const std::string& name, LinkText text) {
        properties.property(name, boost::make_function_property_map<LinkId, std::string>(
                                      [text = std::move(text)](LinkId link) { return detail::without_controls(text(link)); }));
    };
    add_unit("id", [&](UnitId unit) { return std::string(organisation.unit_id(unit)); });
    add_unit("kind", [&](UnitId unit) { return schema.unit_kind(organisation.kind(unit)).id; });
    add_unit("label", [&](UnitId unit) { return std::string(detail::label_or_id(organisation, unit, options.language)); });
    add_unit("valid_from", [&](UnitId unit) { return detail::day_text(organisation.validity(unit).from); });
    add_unit("valid_to", [&](UnitId unit) { return detail::day_text(organisation.validity(unit).to); });
    for (std::size_t i = 0; i < schema.attributes().size(); ++i)
        add_unit("unit." + schema.attributes()[i].name,
                 [&organisation, i](UnitId unit) { return detail::attribute_text(organisation.attribute(unit, id_at<AttributeId>(i))); });
    add_link("kind", [&](LinkId link) { return schema.link_kind(organisation.kind(link)).id; });
    add_link("valid_from", [&](LinkId link) { return detail::day_text(organisation.validity(link).from); });
    add_link("valid_to", [&](LinkId link) { return detail::day_text(organisation.validity(link).to); });
    return detail::write_part(view, options, [&](std::ostream& out, const detail::WrittenGraph& graph) {
        boost::write_graphml(out, graph, get(boost::vertex_index, organisation), properties);
    });
}

}  // namespace palier
