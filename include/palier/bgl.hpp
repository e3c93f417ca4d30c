// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// An organisation as a graph of Boost.Graph. Opt-in; costs about half a second to compile, algorithms more.
///
/// Three graphs, all read-only and bidirectional, with parallel edges:
///   - `Organisation`: every unit and link, whatever their validity;
///   - `OrganisationView`: the links of one day, between all units (those that do not exist that day are isolated);
///   - `HierarchyGraph`: one hierarchy on one day, edges from child to parent, between the units that stand on it.
/// Vertices are UnitId, edges LinkId. The property maps `vertex_index`, `edge_index` and `vertex_name` (the id) are
/// there; any other is a function of UnitId or LinkId.

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t
#include <iterator>     // iterator tags
#include <span>         // weights
#include <string_view>  // names
#include <type_traits>  // std::is_same_v
#include <utility>      // ranges as pairs
#include <vector>       // vertices of a hierarchy

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include "palier/detail/bgl_iterators.hpp"
#include "palier/organisation.hpp"

namespace palier {

namespace detail {

/// What the three graphs have in common for Boost.Graph.
struct OrganisationGraphTraits {
    struct traversal_category : boost::bidirectional_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::edge_list_graph_tag {};
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using vertex_descriptor = UnitId;
    using edge_descriptor = LinkId;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    static UnitId null_vertex() noexcept { return no_id<UnitId>; }
};

template <class Range>
std::size_t count_links(const Range& range) noexcept {
    std::size_t count = 0;
    for (auto at = range.first; at != range.second; ++at)
        ++count;
    return count;
}

}  // namespace detail

/// One hierarchy on one day as a graph: its vertices are the units that stand on a level and exist, its edges go from
/// child to parent whichever way the link is written. Made in linear time; lives as long as the organisation.
class HierarchyGraph {
public:
    HierarchyGraph(const OrganisationView& view, HierarchyId hierarchy)
        : view_(view),
          hierarchy_(&view.organisation().schema().hierarchy(hierarchy)),
          index_(view.organisation().unit_count()) {
        for (std::size_t i = 0; i < index_.size(); ++i) {
            const auto unit = id_at<UnitId>(i);
            if (level(unit) == no_id<LevelId> || !view_.exists(unit))
                continue;
            index_[i] = static_cast<std::uint32_t>(units_.size());
            units_.push_back(unit);
        }
    }

    [[nodiscard]] const OrganisationView& view() const noexcept { return view_; }
    [[nodiscard]] const Hierarchy& hierarchy() const noexcept { return *hierarchy_; }

    /// Returns the vertices, ascending. The view lives as long as the graph.
    [[nodiscard]] std::span<const UnitId> units() const noexcept { return units_; }

    /// Returns the position of a vertex among units().
    [[nodiscard]] std::size_t position(UnitId unit) const noexcept { return index_[palier::index(unit)]; }

    /// Returns the level a unit stands on, or no_id.
    [[nodiscard]] LevelId level(UnitId unit) const noexcept {
        return hierarchy_->level_of(view_.organisation().kind(unit));
    }

    /// Returns the lower end of a link of the hierarchy.
    [[nodiscard]] UnitId child(LinkId link) const noexcept {
        const auto [from, to] = ends(link);
        return level(from) < level(to) ? from : to;
    }
    /// Returns the upper end of a link of the hierarchy.
    [[nodiscard]] UnitId parent(LinkId link) const noexcept {
        const auto [from, to] = ends(link);
        return level(from) < level(to) ? to : from;
    }

    /// Tells whether a link belongs to the hierarchy and has a unit as its lower (or upper) end.
    struct Fits {
        const HierarchyGraph* graph = nullptr;
        UnitId unit = no_id<UnitId>;
        bool upwards = true;

        bool operator()(LinkId link) const noexcept {
            if (!graph->hierarchy_->has(graph->view_.organisation().kind(link)))
                return false;
            const auto [from, to] = graph->ends(link);
            const LevelId own = graph->level(unit);
            const LevelId far = graph->level(from == unit ? to : from);
            return own != no_id<LevelId> && far != no_id<LevelId> && (upwards ? own < far : far < own);
        }
    };
    using LinkIterator = detail::FittingLinks<Fits>;

    /// Returns the links to the parents, or from the children, of a unit.
    [[nodiscard]] std::pair<LinkIterator, LinkIterator> up(UnitId unit) const noexcept {
        return links(unit, Fits{this, unit, true});
    }
    [[nodiscard]] std::pair<LinkIterator, LinkIterator> down(UnitId unit) const noexcept {
        return links(unit, Fits{this, unit, false});
    }

private:
    [[nodiscard]] std::pair<UnitId, UnitId> ends(LinkId link) const noexcept {
        return {view_.organisation().source(link), view_.organisation().target(link)};
    }
    [[nodiscard]] std::pair<LinkIterator, LinkIterator> links(UnitId unit, Fits fits) const noexcept {
        const LinkIterator begin(view_.out_links(unit), view_.in_links(unit), fits);
        return {begin, begin.end()};
    }

    OrganisationView view_;
    const Hierarchy* hierarchy_;
    std::vector<UnitId> units_;
    std::vector<std::uint32_t> index_;
};

namespace detail {

/// Visits the edges of a hierarchy: those that go up from each of its units.
class HierarchyEdges {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = LinkId;
    using difference_type = std::ptrdiff_t;
    using pointer = const LinkId*;
    using reference = LinkId;

    HierarchyEdges() = default;
    HierarchyEdges(const HierarchyGraph& graph, std::size_t at) : graph_(&graph), at_(at) { enter(); }
    [[nodiscard]] LinkId operator*() const noexcept { return *links_.first; }
    HierarchyEdges& operator++() noexcept {
        if (++links_.first == links_.second) {
            ++at_;
            enter();
        }
        return *this;
    }
    HierarchyEdges operator++(int) noexcept {
        HierarchyEdges before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const HierarchyEdges& a, const HierarchyEdges& b) noexcept {
        return a.at_ == b.at_ && a.links_.first == b.links_.first;
    }

private:
    void enter() noexcept {
        links_ = {};
        for (; at_ < graph_->units().size(); ++at_) {
            links_ = graph_->up(graph_->units()[at_]);
            if (links_.first != links_.second)
                return;
        }
        links_ = {};
    }

    const HierarchyGraph* graph_ = nullptr;
    std::size_t at_ = 0;
    std::pair<HierarchyGraph::LinkIterator, HierarchyGraph::LinkIterator> links_;
};

}  // namespace detail

// The functions that Boost.Graph asks for, found by the types of their arguments.

using UnitVertices = std::pair<detail::IdIterator<UnitId>, detail::IdIterator<UnitId>>;
using LinkEdges = std::pair<LinkRange::iterator, LinkRange::iterator>;

inline UnitVertices vertices(const Organisation& graph) noexcept {
    return {detail::IdIterator<UnitId>(0), detail::IdIterator<UnitId>(graph.unit_count())};
}
inline std::size_t num_vertices(const Organisation& graph) noexcept {
    return graph.unit_count();
}
inline std::pair<detail::IdIterator<LinkId>, detail::IdIterator<LinkId>> edges(const Organisation& graph) noexcept {
    return {detail::IdIterator<LinkId>(0), detail::IdIterator<LinkId>(graph.link_count())};
}
inline std::size_t num_edges(const Organisation& graph) noexcept {
    return graph.link_count();
}
inline UnitId source(LinkId link, const Organisation& graph) noexcept {
    return graph.source(link);
}
inline UnitId target(LinkId link, const Organisation& graph) noexcept {
    return graph.target(link);
}
inline LinkEdges out_edges(UnitId unit, const Organisation& graph) noexcept {
    const LinkRange links = graph.out_links(unit);
    return {links.begin(), links.end()};
}
inline LinkEdges in_edges(UnitId unit, const Organisation& graph) noexcept {
    const LinkRange links = graph.in_links(unit);
    return {links.begin(), links.end()};
}

inline UnitVertices vertices(const OrganisationView& graph) noexcept {
    return vertices(graph.organisation());
}
inline std::size_t num_vertices(const OrganisationView& graph) noexcept {
    return graph.organisation().unit_count();
}
inline std::pair<detail::ExistingLinks, detail::ExistingLinks> edges(const OrganisationView& graph) noexcept {
    return {detail::ExistingLinks(graph, 0), detail::ExistingLinks(graph, graph.organisation().link_count())};
}
inline std::size_t num_edges(const OrganisationView& graph) noexcept {
    return detail::count_links(edges(graph));
}
inline UnitId source(LinkId link, const OrganisationView& graph) noexcept {
    return graph.organisation().source(link);
}
inline UnitId target(LinkId link, const OrganisationView& graph) noexcept {
    return graph.organisation().target(link);
}
inline LinkEdges out_edges(UnitId unit, const OrganisationView& graph) noexcept {
    const LinkRange links = graph.out_links(unit);
    return {links.begin(), links.end()};
}
inline LinkEdges in_edges(UnitId unit, const OrganisationView& graph) noexcept {
    const LinkRange links = graph.in_links(unit);
    return {links.begin(), links.end()};
}

inline std::pair<std::span<const UnitId>::iterator, std::span<const UnitId>::iterator> vertices(
    const HierarchyGraph& graph) noexcept {
    return {graph.units().begin(), graph.units().end()};
}
inline std::size_t num_vertices(const HierarchyGraph& graph) noexcept {
    return graph.units().size();
}
inline std::pair<detail::HierarchyEdges, detail::HierarchyEdges> edges(const HierarchyGraph& graph) {
    return {detail::HierarchyEdges(graph, 0), detail::HierarchyEdges(graph, graph.units().size())};
}
inline std::size_t num_edges(const HierarchyGraph& graph) {
    return detail::count_links(edges(graph));
}
inline UnitId source(LinkId link, const HierarchyGraph& graph) noexcept {
    return graph.child(link);
}
inline UnitId target(LinkId link, const HierarchyGraph& graph) noexcept {
    return graph.parent(link);
}
inline auto out_edges(UnitId unit, const HierarchyGraph& graph) noexcept {
    return graph.up(unit);
}
inline auto in_edges(UnitId unit, const HierarchyGraph& graph) noexcept {
    return graph.down(unit);
}

/// Holds for the three graphs of this header.
template <class Graph>
concept OrganisationGraph = std::is_same_v<Graph, Organisation> || std::is_same_v<Graph, OrganisationView> ||
                            std::is_same_v<Graph, HierarchyGraph>;

template <OrganisationGraph Graph>
std::size_t out_degree(UnitId unit, const Graph& graph) noexcept {
    return detail::count_links(out_edges(unit, graph));
}
template <OrganisationGraph Graph>
std::size_t in_degree(UnitId unit, const Graph& graph) noexcept {
    return detail::count_links(in_edges(unit, graph));
}
template <OrganisationGraph Graph>
std::size_t degree(UnitId unit, const Graph& graph) noexcept {
    return out_degree(unit, graph) + in_degree(unit, graph);
}

/// Gives each vertex its position 0..num_vertices-1.
template <class Graph>
struct UnitIndexMap {
    using key_type = UnitId;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;

    friend std::size_t get(const UnitIndexMap& map, UnitId unit) noexcept {
        if constexpr (std::is_same_v<Graph, HierarchyGraph>)
            return map.graph->position(unit);
        else
            return index(unit);
    }

    const Graph* graph = nullptr;
};

/// Gives each edge its position among all links of the organisation.
struct LinkIndexMap {
    using key_type = LinkId;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;

    friend std::size_t get(const LinkIndexMap&, LinkId link) noexcept { return index(link); }
};

/// Gives each vertex the id of its unit. The views live as long as the organisation.
struct UnitNameMap {
    using key_type = UnitId;
    using value_type = std::string_view;
    using reference = std::string_view;
    using category = boost::readable_property_map_tag;

    friend std::string_view get(const UnitNameMap& map, UnitId unit) noexcept {
        return map.organisation->unit_id(unit);
    }

    const Organisation* organisation = nullptr;
};

/// Gives each edge the weight of its kind of link, for shortest paths; `weights` has one per kind and must outlive the
/// map.
template <class Weight>
struct LinkKindWeights {
    using key_type = LinkId;
    using value_type = Weight;
    using reference = Weight;
    using category = boost::readable_property_map_tag;

    friend Weight get(const LinkKindWeights& map, LinkId link) noexcept {
        return map.weights[index(map.organisation->kind(link))];
    }

    const Organisation* organisation = nullptr;
    std::span<const Weight> weights;
};

template <OrganisationGraph Graph>
UnitIndexMap<Graph> get(boost::vertex_index_t, const Graph& graph) noexcept {
    return {&graph};
}
template <OrganisationGraph Graph>
std::size_t get(boost::vertex_index_t, const Graph& graph, UnitId unit) noexcept {
    return get(UnitIndexMap<Graph>{&graph}, unit);
}
template <OrganisationGraph Graph>
LinkIndexMap get(boost::edge_index_t, const Graph&) noexcept {
    return {};
}
template <OrganisationGraph Graph>
std::size_t get(boost::edge_index_t, const Graph&, LinkId link) noexcept {
    return index(link);
}
inline UnitNameMap get(boost::vertex_name_t, const Organisation& graph) noexcept {
    return {&graph};
}
inline UnitNameMap get(boost::vertex_name_t, const OrganisationView& graph) noexcept {
    return {&graph.organisation()};
}
inline UnitNameMap get(boost::vertex_name_t, const HierarchyGraph& graph) noexcept {
    return {&graph.view().organisation()};
}
template <OrganisationGraph Graph>
std::string_view get(boost::vertex_name_t tag, const Graph& graph, UnitId unit) noexcept {
    return get(get(tag, graph), unit);
}

namespace detail {

/// Writes a text between double quotes for Graphviz.
template <class Stream>
void write_quoted(Stream& out, std::string_view text) {
    out << '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out << '\\';
        out << (c == '\n' || c == '\r' ? ' ' : c);
    }
    out << '"';
}

}  // namespace detail

/// Writes the label of a unit, or its id, as the attributes of a vertex, for `boost::write_graphviz`.
struct UnitLabelWriter {
    const Organisation* organisation = nullptr;
    Language language = Language::fr;

    template <class Stream>
    void operator()(Stream& out, UnitId unit) const {
        const std::string_view label = organisation->label(unit, language);
        out << "[label=";
        detail::write_quoted(out, label.empty() ? organisation->unit_id(unit) : label);
        out << ']';
    }
};

/// Writes the label of a kind of link as the attributes of an edge, for `boost::write_graphviz`.
struct LinkLabelWriter {
    const Organisation* organisation = nullptr;
    Language language = Language::fr;

    template <class Stream>
    void operator()(Stream& out, LinkId link) const {
        const LinkKind& kind = organisation->schema().link_kind(organisation->kind(link));
        const std::string_view label = kind.label.in(language);
        out << "[label=";
        detail::write_quoted(out, label.empty() ? std::string_view(kind.id) : label);
        out << ']';
    }
};

}  // namespace palier

namespace boost {

template <>
struct graph_traits<palier::Organisation> : palier::detail::OrganisationGraphTraits {
    using vertex_iterator = palier::detail::IdIterator<palier::UnitId>;
    using edge_iterator = palier::detail::IdIterator<palier::LinkId>;
    using out_edge_iterator = palier::LinkRange::iterator;
    using in_edge_iterator = palier::LinkRange::iterator;
    using adjacency_iterator = void;
};

template <>
struct graph_traits<palier::OrganisationView> : palier::detail::OrganisationGraphTraits {
    using vertex_iterator = palier::detail::IdIterator<palier::UnitId>;
    using edge_iterator = palier::detail::ExistingLinks;
    using out_edge_iterator = palier::LinkRange::iterator;
    using in_edge_iterator = palier::LinkRange::iterator;
    using adjacency_iterator = void;
};

template <>
struct graph_traits<palier::HierarchyGraph> : palier::detail::OrganisationGraphTraits {
    using vertex_iterator = std::span<const palier::UnitId>::iterator;
    using edge_iterator = palier::detail::HierarchyEdges;
    using out_edge_iterator = palier::HierarchyGraph::LinkIterator;
    using in_edge_iterator = palier::HierarchyGraph::LinkIterator;
    using adjacency_iterator = void;
};

template <palier::OrganisationGraph Graph>
struct property_map<Graph, vertex_index_t> {
    using type = palier::UnitIndexMap<Graph>;
    using const_type = type;
};
template <palier::OrganisationGraph Graph>
struct property_map<Graph, edge_index_t> {
    using type = palier::LinkIndexMap;
    using const_type = type;
};
template <palier::OrganisationGraph Graph>
struct property_map<Graph, vertex_name_t> {
    using type = palier::UnitNameMap;
    using const_type = type;
};

}  // namespace boost
