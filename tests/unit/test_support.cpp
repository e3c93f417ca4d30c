// SPDX-License-Identifier: MIT
#include "palier/support.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <map>

#include "catch.hpp"
#include "organisation_samples.hpp"
#include "palier/detail/dominators.hpp"

namespace test_support {

using namespace organisation_samples;

namespace {

std::shared_ptr<const OrganisationSchema> support_schema() {
    OrganisationSchemaDefinition definition;
    definition.id = "support";
    definition.unit_kinds = {
        {.id = "school", .family = UnitFamily::school}, {.id = "district", .family = UnitFamily::territory},
        {.id = "referent", .family = UnitFamily::post}, {.id = "animateur", .family = UnitFamily::post},
        {.id = "dane", .family = UnitFamily::service},  {.id = "head", .family = UnitFamily::post},
        {.id = "circle", .family = UnitFamily::body}};
    definition.link_kinds = {
        {.id = "post_of", .from = {"referent", "head"}, .to = {"school"}},
        {.id = "accompanies", .from = {"animateur", "dane"}, .to = {"school", "district", "referent", "animateur"}},
        {.id = "attached_to", .from = {"school"}, .to = {"district"}},
        {.id = "part_of", .from = {"circle"}, .to = {"district"}}};
    definition.support = {{"referent", "animateur", "dane"},
                          {{"post_of", LinkDirection::in, {"referent"}},
                           {"accompanies", LinkDirection::in, {}},
                           {"attached_to", LinkDirection::out, {}}}};
    auto result = make_organisation_schema(std::move(definition));
    REQUIRE(result.report.empty());
    return result.schema;
}

/// s1 has a référent and its district's animateur; s2 only the district's; s3 only a référent until 2020; s4 nobody but
/// its head.
OrganisationResult district() {
    OrganisationBuilder builder(support_schema());
    for (const char* id : {"s1", "s2", "s3", "s4"})
        builder.add({.id = id, .kind = "school"});
    builder.add({.id = "d", .kind = "district"});
    builder.add({.id = "d2", .kind = "district"});
    for (const char* id : {"r1", "r3"})
        builder.add({.id = id, .kind = "referent"});
    builder.add({.id = "a", .kind = "animateur"});
    builder.add({.id = "dane", .kind = "dane"});
    builder.add({.id = "h4", .kind = "head"});
    builder.add({.id = "circle", .kind = "circle"});
    builder.add(link("post_of", "r1", "s1"));
    builder.add(link("post_of", "r3", "s3", {{}, day(2020)}));
    builder.add(link("post_of", "h4", "s4"));
    builder.add(link("attached_to", "s1", "d"));
    builder.add(link("attached_to", "s2", "d"));
    builder.add(link("accompanies", "a", "d"));
    builder.add(link("accompanies", "dane", "a"));
    builder.add(link("part_of", "circle", "d"));
    return builder.freeze();
}

Names chain_of(const OrganisationView& view, const char* id) {
    Names found;
    for (const auto& supporter : support_chain(view, view.organisation().get_unit(id)))
        found.push_back(std::string(view.organisation().unit_id(supporter.unit)) + ' ' +
                        std::to_string(supporter.path.size()));
    return found;
}

}  // namespace

TEST_CASE("the support chain goes from the nearest supporter to the farthest, with the way to each") {
    const auto [organisation, report] = district();
    REQUIRE(report.empty());
    const auto view = organisation->at(day(2024));
    CHECK(chain_of(view, "s1") == Names{"r1 1", "a 2", "dane 3"});
    CHECK(chain_of(view, "s2") == Names{"a 2", "dane 3"});
    CHECK(chain_of(view, "s3").empty());
    CHECK(chain_of(organisation->at(day(2019)), "s3") == Names{"r3 1"});
    CHECK(chain_of(view, "s4").empty());  // a head is no supporter
    const auto chain = support_chain(view, organisation->get_unit("s2"));
    REQUIRE(chain[1].path.size() == 3);
    CHECK(organisation->source(chain[1].path[0]) == organisation->get_unit("s2"));
    CHECK(organisation->target(chain[1].path[0]) == organisation->get_unit("d"));
    CHECK(organisation->source(chain[1].path[1]) == organisation->get_unit("a"));
    CHECK(organisation->source(chain[1].path[2]) == organisation->get_unit("dane"));
}

TEST_CASE("coverage tells which units lack a role, or a link") {
    const auto [organisation, report] = district();
    const auto view = organisation->at(day(2024));
    const auto schools = view.schools();
    const auto& schema = organisation->schema();
    CHECK(names(*organisation, find_unsupported(view, schools)) == Names{"s3", "s4"});
    const std::vector<UnitKindId> referent = {schema.get_unit_kind("referent")};
    CHECK(names(*organisation, find_unsupported(view, schools, referent)) == Names{"s2", "s3", "s4"});
    CHECK(names(*organisation, find_unsupported(organisation->at(day(2019)), schools, referent)) == Names{"s2", "s4"});
    const std::vector<UnitKindId> animateur = {schema.get_unit_kind("animateur")};
    CHECK(names(*organisation, find_unsupported(view, schools, animateur)) == Names{"s3", "s4"});
    const auto districts = view.units_of_kind(schema.get_unit_kind("district"));
    CHECK(names(*organisation, find_without_link(view, districts,
                                                 {schema.get_link_kind("part_of"),
                                                  LinkDirection::in,
                                                  {schema.get_unit_kind("circle")}})) == Names{"d2"});
}

TEST_CASE("a failure point is a unit whose disappearance leaves schools without support") {
    const auto [organisation, report] = district();
    const auto view = organisation->at(day(2024));
    // s1 keeps its référent; s2 hangs on its district alone, for the animateur and the DANE both come through it.
    // Without the animateur, nobody accompanies the district.
    const auto points = find_failure_points(view);
    REQUIRE(points.size() == 2);
    CHECK(points[0] == FailurePoint{organisation->get_unit("d"), 1});
    CHECK(points[1] == FailurePoint{organisation->get_unit("a"), 1});
    CHECK(names(*organisation, find_cut_schools(view, organisation->get_unit("a"))) == Names{"s2"});
    CHECK(find_cut_schools(view, organisation->get_unit("dane")).empty());
    CHECK(names(*organisation, find_cut_schools(organisation->at(day(2019)), organisation->get_unit("r3"))) ==
          Names{"s3"});
}

TEST_CASE("failure points agree with removing each unit in turn") {
    unsigned seed = 11;
    const auto random = [&](unsigned below) { return (seed = seed * 1103515245U + 12345U) / 65536U % below; };
    for (int round = 0; round < 30; ++round) {
        OrganisationBuilder builder(support_schema());
        for (int i = 0; i < 25; ++i)
            builder.add({.id = "s" + std::to_string(i), .kind = "school"});
        for (int i = 0; i < 5; ++i)
            builder.add({.id = "d" + std::to_string(i), .kind = "district"});
        for (int i = 0; i < 6; ++i)
            builder.add({.id = "r" + std::to_string(i), .kind = "referent"});
        for (int i = 0; i < 6; ++i)
            builder.add({.id = "a" + std::to_string(i), .kind = "animateur"});
        for (unsigned i = 0; i < 20; ++i)
            builder.add(link("attached_to", "s" + std::to_string(random(25)), "d" + std::to_string(random(5))));
        for (unsigned i = 0; i < 8; ++i)
            builder.add(link("post_of", "r" + std::to_string(random(6)), "s" + std::to_string(random(25))));
        for (unsigned i = 0; i < 6; ++i)
            builder.add(link("accompanies", "a" + std::to_string(random(6)), "d" + std::to_string(random(5))));
        for (unsigned i = 0; i < 6; ++i)
            builder.add(link("accompanies", "a" + std::to_string(random(6)), "r" + std::to_string(random(6))));
        for (unsigned i = 0; i < 4; ++i)
            builder.add(link("accompanies", "a" + std::to_string(random(6)), "a" + std::to_string(random(6))));
        const auto organisation = builder.freeze().organisation;
        const auto view = organisation->at(day(2024));
        std::map<UnitId, std::size_t> found;
        for (const auto& point : find_failure_points(view))
            found[point.unit] = point.cut;
        for (std::uint32_t i = 25; i < organisation->unit_count(); ++i) {
            const std::size_t cut = find_cut_schools(view, UnitId{i}).size();
            CAPTURE(round, organisation->unit_id(UnitId{i}));
            CHECK((found.contains(UnitId{i}) ? found[UnitId{i}] : 0) == cut);
        }
        for (const auto school : view.schools()) {
            const std::vector<UnitId> one = {school};
            CHECK(support_chain(view, school).empty() == !find_unsupported(view, one).empty());
        }
    }
}

TEST_CASE("dominators agree with Boost's on random graphs") {
    unsigned seed = 5;
    const auto random = [&](unsigned below) { return (seed = seed * 1103515245U + 12345U) / 65536U % below; };
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    for (int round = 0; round < 100; ++round) {
        // Node i + 1 hangs below an earlier node, so that all are reachable; the walk is then renumbered in depth-first
        // order.
        const unsigned count = 2 + random(30);
        std::vector<std::vector<std::uint32_t>> next(count);
        for (std::uint32_t i = 1; i < count; ++i)
            next[random(i)].push_back(i);
        for (unsigned i = 0; i < random(60); ++i)
            next[random(count)].push_back(random(count));
        std::vector<std::uint32_t> number(count, 0xFFFF'FFFFU), parent, node_of;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> open = {{0, 0}};
        while (!open.empty()) {
            const auto [node, from] = open.back();
            open.pop_back();
            if (number[node] != 0xFFFF'FFFFU)
                continue;
            number[node] = static_cast<std::uint32_t>(node_of.size());
            node_of.push_back(node);
            parent.push_back(from);
            for (const auto far : next[node])
                open.emplace_back(far, number[node]);
        }
        REQUIRE(node_of.size() == count);
        Graph graph(count);
        std::vector<std::vector<std::uint32_t>> before(count);
        for (std::uint32_t node = 0; node < count; ++node)
            for (const auto far : next[node]) {
                boost::add_edge(number[node], number[far], graph);
                before[number[far]].push_back(number[node]);
            }
        const auto own = detail::Dominators(parent).compute([&](std::uint32_t node, auto visit) {
            for (const auto predecessor : before[node])
                visit(predecessor);
        });
        std::vector<std::size_t> theirs(count, 0);
        boost::lengauer_tarjan_dominator_tree(
            graph, 0, boost::make_iterator_property_map(theirs.begin(), boost::get(boost::vertex_index, graph)));
        for (std::uint32_t node = 1; node < count; ++node)
            CHECK(own[node] == theirs[node]);
    }
}

TEST_CASE("support without steps, without units or in a circle is empty or ends") {
    const auto [organisation, report] = sample();
    const auto view = organisation->at(day(2024));
    CHECK(support_chain(view, UnitId{0}).empty());
    CHECK(find_failure_points(view).empty());
    OrganisationBuilder builder(support_schema());
    builder.add({.id = "s", .kind = "school"});
    builder.add({.id = "a", .kind = "animateur"});
    builder.add({.id = "b", .kind = "animateur"});
    for (const auto& [from, to] : {std::pair{"a", "b"}, {"b", "a"}, {"a", "s"}, {"a", "a"}})
        builder.add(link("accompanies", from, to));
    const auto circle = builder.freeze().organisation;
    CHECK(chain_of(circle->at(day(2024)), "s") == Names{"a 1", "b 2"});
    CHECK(find_failure_points(circle->at(day(2024))) == std::vector<FailurePoint>{{UnitId{1}, 1}});
}

}  // namespace test_support
