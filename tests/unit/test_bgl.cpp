// SPDX-License-Identifier: MIT
#include "palier/bgl.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <functional>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "organisation_samples.hpp"

namespace test_bgl {

using namespace organisation_samples;

namespace {

template <class Graph>
struct ModelsAllConcepts {
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, UnitId, boost::vertex_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, UnitId, boost::vertex_name_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Graph, LinkId, boost::edge_index_t>));
};
template struct ModelsAllConcepts<Organisation>;
template struct ModelsAllConcepts<OrganisationView>;
template struct ModelsAllConcepts<HierarchyGraph>;

/// Every edge is met once from the list, from its source and from its target, and the counts agree.
template <class Graph>
void check_consistent(const Graph& graph) {
    std::multiset<LinkId> listed, from_source, from_target;
    for (auto [at, end] = edges(graph); at != end; ++at)
        listed.insert(*at);
    std::size_t vertex_count = 0;
    for (auto [at, end] = vertices(graph); at != end; ++at) {
        CHECK(get(boost::vertex_index, graph, *at) == vertex_count);
        ++vertex_count;
        for (auto [edge, last] = out_edges(*at, graph); edge != last; ++edge) {
            CHECK(source(*edge, graph) == *at);
            from_source.insert(*edge);
        }
        for (auto [edge, last] = in_edges(*at, graph); edge != last; ++edge) {
            CHECK(target(*edge, graph) == *at);
            from_target.insert(*edge);
        }
        CHECK(degree(*at, graph) == out_degree(*at, graph) + in_degree(*at, graph));
    }
    CHECK(vertex_count == num_vertices(graph));
    CHECK(listed.size() == num_edges(graph));
    CHECK(listed == from_source);
    CHECK(listed == from_target);
}

/// The units in an order where each comes before those it leads to.
template <class Graph>
Names sorted(const Graph& graph) {
    std::vector<UnitId> order;
    boost::topological_sort(graph, std::back_inserter(order), boost::vertex_index_map(get(boost::vertex_index, graph)));
    std::reverse(order.begin(), order.end());
    Names found;
    for (const auto unit : order)
        found.emplace_back(get(boost::vertex_name, graph, unit));
    return found;
}

std::size_t place(const Names& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

TEST_CASE("the three graphs list, leave and reach the same edges") {
    const auto [organisation, report] = sample();
    check_consistent(*organisation);
    CHECK(num_edges(*organisation) == 10);
    const auto view = organisation->at(day(2024));
    check_consistent(view);
    CHECK(num_edges(view) == 9);
    const HierarchyGraph hierarchy(view, HierarchyId{0});
    check_consistent(hierarchy);
    CHECK(num_edges(hierarchy) == 7);
    CHECK(num_vertices(hierarchy) == 8);
    const HierarchyGraph payer(view, HierarchyId{1});
    check_consistent(payer);
    CHECK(num_edges(payer) == 2);
    // Links are written from the commune to the schools; edges go from child to parent.
    CHECK(out_degree(organisation->get_unit("c1"), payer) == 1);
    CHECK(in_degree(organisation->get_unit("town"), payer) == 2);
}

TEST_CASE("topological sort runs on the organisation, a day and a hierarchy") {
    const auto [organisation, report] = sample();
    for (const auto& order : {sorted(*organisation), sorted(organisation->at(day(2024))),
                              sorted(HierarchyGraph(organisation->at(day(2024)), HierarchyId{0}))}) {
        CHECK(place(order, "c1") < place(order, "north"));
        CHECK(place(order, "north") < place(order, "dep"));
        CHECK(place(order, "dep") < place(order, "aca"));
    }
    CHECK(sorted(HierarchyGraph(organisation->at(day(2024)), HierarchyId{1})).size() == 5);
}

TEST_CASE("topological sort tells a cycle") {
    OrganisationBuilder builder(test_schema());
    builder.add(unit("d1", "departement"));
    builder.add(unit("d2", "departement"));
    builder.add(link("part_of", "d1", "d2"));
    builder.add(link("part_of", "d2", "d1", {day(2020), {}}));
    const auto [organisation, report] = builder.freeze();
    CHECK_THROWS_AS(sorted(*organisation), boost::not_a_dag);
    CHECK_THROWS_AS(sorted(organisation->at(day(2020))), boost::not_a_dag);
    CHECK(sorted(organisation->at(day(2019))) == Names{"d1", "d2"});
    // Both stand on one level, so neither is the other's parent.
    CHECK(sorted(HierarchyGraph(organisation->at(day(2020)), HierarchyId{0})).size() == 2);
}

TEST_CASE("breadth-first search measures steps from a unit, also against the links") {
    const auto [organisation, report] = sample();
    const auto view = organisation->at(day(2024));
    std::vector<int> steps(num_vertices(view), 0);
    auto map = boost::make_iterator_property_map(steps.begin(), get(boost::vertex_index, view));
    boost::breadth_first_search(
        view, organisation->get_unit("c1"),
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))));
    CHECK(get(map, organisation->get_unit("north")) == 1);
    CHECK(get(map, organisation->get_unit("aca")) == 3);
    CHECK(get(map, organisation->get_unit("c4")) == 0);

    const HierarchyGraph graph(view, HierarchyId{0});
    const auto reversed = boost::make_reverse_graph(graph);
    std::vector<int> down(num_vertices(graph), 0);
    auto down_map = boost::make_iterator_property_map(down.begin(), get(boost::vertex_index, graph));
    boost::breadth_first_search(
        reversed, organisation->get_unit("aca"),
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(down_map, boost::on_tree_edge())))
            .vertex_index_map(get(boost::vertex_index, graph)));
    CHECK(get(down_map, organisation->get_unit("c3")) == 2);
    CHECK(get(down_map, organisation->get_unit("c1")) == 3);
}

TEST_CASE("strong components find the units of a cycle") {
    OrganisationBuilder builder(test_schema());
    for (const char* id : {"d1", "d2", "d3"})
        builder.add(unit(id, "departement"));
    builder.add(link("part_of", "d1", "d2"));
    builder.add(link("part_of", "d2", "d1"));
    builder.add(link("part_of", "d2", "d3"));
    const auto [organisation, report] = builder.freeze();
    std::vector<int> component(3);
    const auto map = boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, *organisation));
    CHECK(boost::strong_components(*organisation, map,
                                   boost::vertex_index_map(get(boost::vertex_index, *organisation))) == 2);
    CHECK(component[0] == component[1]);
    CHECK(component[0] != component[2]);
}

TEST_CASE("Dijkstra weighs links by their kind") {
    const auto [organisation, report] = sample();
    const auto view = organisation->at(day(2024));
    const std::vector<double> weights = {1.0, 10.0, 100.0, 1000.0};
    std::vector<double> cost(num_vertices(view));
    std::vector<UnitId> before(num_vertices(view));
    const auto index_map = get(boost::vertex_index, view);
    boost::dijkstra_shortest_paths(view, organisation->get_unit("c2"),
                                   boost::weight_map(LinkKindWeights<double>{organisation.get(), weights})
                                       .distance_map(boost::make_iterator_property_map(cost.begin(), index_map))
                                       .predecessor_map(boost::make_iterator_property_map(before.begin(), index_map))
                                       .vertex_index_map(index_map));
    CHECK(cost[index(organisation->get_unit("aca"))] == 11.0);  // by the south, which jumps the département
    CHECK(before[index(organisation->get_unit("aca"))] == organisation->get_unit("south"));
    CHECK(cost[index(organisation->get_unit("dep"))] == 11.0);
}

TEST_CASE("the dominator tree says through whom everything passes") {
    const auto [organisation, report] = sample();
    const HierarchyGraph graph(organisation->at(day(2024)), HierarchyId{0});
    std::vector<UnitId> dominators(num_vertices(graph), no_id<UnitId>);
    const auto map = boost::make_iterator_property_map(dominators.begin(), get(boost::vertex_index, graph));
    boost::lengauer_tarjan_dominator_tree(graph, organisation->get_unit("c2"), map);
    CHECK(get(map, organisation->get_unit("dep")) == organisation->get_unit("north"));
    CHECK(get(map, organisation->get_unit("aca")) == organisation->get_unit("c2"));  // two ways lead there
    CHECK(get(map, organisation->get_unit("c1")) == no_id<UnitId>);
}

TEST_CASE("Graphviz draws units and links with their labels") {
    OrganisationBuilder builder(test_schema());
    builder.add({.id = "c1",
                 .kind = "college",
                 .label = {"", "", "Collège \"A\""},
                 .attributes = {{"degree", std::int64_t{2}}}});
    builder.add(unit("north", "bassin"));
    builder.add(link("attached_to", "c1", "north"));
    const auto [organisation, report] = builder.freeze();
    std::ostringstream drawing;
    boost::write_graphviz(drawing, *organisation, UnitLabelWriter{organisation.get()},
                          LinkLabelWriter{organisation.get()});
    CHECK(drawing.str() ==
          "digraph G {\n0[label=\"Collège \\\"A\\\"\"];\n1[label=\"north\"];\n0->1 [label=\"attached_to\"];\n}\n");
    std::ostringstream filtered;
    boost::write_graphviz(filtered, HierarchyGraph(organisation->at(day(2024)), HierarchyId{0}),
                          UnitLabelWriter{organisation.get()});
    CHECK(filtered.str() == "digraph G {\n0[label=\"Collège \\\"A\\\"\"];\n1[label=\"north\"];\n0->1 ;\n}\n");
}

TEST_CASE("Boost's own filter works on top") {
    const auto [organisation, report] = sample();
    const LinkKindId funds = organisation->schema().get_link_kind("funds");
    const auto is_funds = [graph = organisation.get(), funds](LinkId link) { return graph->kind(link) == funds; };
    const boost::filtered_graph<Organisation, std::function<bool(LinkId)>> money(*organisation, is_funds);
    std::size_t count = 0;
    for (auto [at, end] = edges(money); at != end; ++at)
        ++count;
    CHECK(count == 2);
}

}  // namespace test_bgl
