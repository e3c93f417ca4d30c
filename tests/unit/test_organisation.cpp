// SPDX-License-Identifier: MIT
#include "palier/organisation.hpp"

#include <set>
#include <thread>

#include "catch.hpp"
#include "organisation_samples.hpp"
#include "palier/detail/organisation_columns_inl.hpp"
#include "palier/error.hpp"

namespace test_organisation {

using namespace organisation_samples;

TEST_CASE("units keep the order of the document, and links are sorted by source, kind, validity and target") {
    const auto [organisation, report] = sample();
    CHECK(report.empty());
    REQUIRE(organisation->unit_count() == 9);
    REQUIRE(organisation->link_count() == 10);
    CHECK(organisation->unit_id(UnitId{4}) == "north");
    CHECK(organisation->get_unit("aca") == UnitId{7});
    std::vector<std::tuple<UnitId, LinkKindId, UnitId>> rows;
    for (std::uint32_t i = 0; i < 10; ++i) {
        const Link row = organisation->link(LinkId{i});
        rows.emplace_back(row.from, row.kind, row.to);
    }
    CHECK(rows[1] == std::tuple(UnitId{1}, LinkKindId{0}, UnitId{4}));
    CHECK(rows[2] == std::tuple(UnitId{1}, LinkKindId{0}, UnitId{5}));
    CHECK(organisation->validity(LinkId{3}) == Validity{{}, day(2020)});
    CHECK(organisation->validity(LinkId{4}) == Validity{day(2020), {}});
    CHECK(std::is_sorted(rows.begin(), rows.end()));
}

TEST_CASE("every link is met once from each of its ends") {
    const auto [organisation, report] = sample();
    std::multiset<std::uint32_t> from_source, from_target;
    for (std::uint32_t i = 0; i < organisation->unit_count(); ++i) {
        for (const auto link : organisation->out_links(UnitId{i})) {
            CHECK(organisation->source(link) == UnitId{i});
            from_source.insert(static_cast<std::uint32_t>(link));
        }
        for (const auto link : organisation->in_links(UnitId{i})) {
            CHECK(organisation->target(link) == UnitId{i});
            from_target.insert(static_cast<std::uint32_t>(link));
        }
    }
    CHECK(from_source.size() == 10);
    CHECK(from_source == from_target);
}

TEST_CASE("links of one kind are a part of all links") {
    const auto [organisation, report] = sample();
    const auto funds = organisation->schema().get_link_kind("funds");
    const auto attached = organisation->schema().get_link_kind("attached_to");
    const auto count = [](const LinkRange& range) { return std::distance(range.begin(), range.end()); };
    CHECK(count(organisation->in_links(organisation->get_unit("c1"))) == 1);
    CHECK(count(organisation->out_links(organisation->get_unit("town"), funds)) == 2);
    CHECK(organisation->out_links(organisation->get_unit("town"), attached).empty());
    CHECK(count(organisation->in_links(organisation->get_unit("north"), attached)) == 3);
    CHECK(organisation->in_links(organisation->get_unit("north"), funds).empty());
}

TEST_CASE("a view holds what is valid on its day, the last day excluded") {
    const auto [organisation, report] = sample();
    const auto c3 = organisation->get_unit("c3");
    const auto bassin = organisation->schema().get_hierarchy("bassin");
    CHECK(names(*organisation, organisation->at(day(2019, 12, 31)).parents(c3, bassin)) == Names{"north"});
    CHECK(names(*organisation, organisation->at(day(2020)).parents(c3, bassin)) == Names{"south"});
}

TEST_CASE("a link exists only while both its ends do") {
    OrganisationBuilder builder(test_schema());
    auto closed = unit("c1", "college");
    closed.valid = {day(2000), day(2010)};
    builder.add(closed);
    builder.add(unit("b", "bassin"));
    builder.add(link("attached_to", "c1", "b"));
    const auto [organisation, report] = builder.freeze();
    const auto b = organisation->get_unit("b");
    CHECK_FALSE(organisation->at(day(2005)).in_links(b).empty());
    CHECK(organisation->at(day(2010)).in_links(b).empty());
    CHECK_FALSE(organisation->in_links(b).empty());
    CHECK(organisation->at(day(2010)).schools().empty());
    CHECK(organisation->at(day(2009)).schools().size() == 1);
    CHECK(organisation->at(day(2010)).units_of_kind(UnitKindId{1}).size() == 1);
}

TEST_CASE("a school in two bassins has both above, and their common ancestor once") {
    const auto [organisation, report] = sample();
    const auto view = organisation->at(day(2024));
    const auto& schema = organisation->schema();
    const auto bassin = schema.get_hierarchy("bassin");
    const auto c2 = organisation->get_unit("c2");
    CHECK(names(*organisation, view.parents(c2, bassin)) == Names{"north", "south"});
    CHECK(names(*organisation, view.ancestors_at(c2, bassin, schema.get_level(bassin, "bassin"))) ==
          Names{"north", "south"});
    CHECK(names(*organisation, view.ancestors_at(c2, bassin, schema.get_level(bassin, "departement"))) == Names{"dep"});
    CHECK(names(*organisation, view.ancestors_at(c2, bassin, schema.get_level(bassin, "academie"))) == Names{"aca"});
    CHECK(names(*organisation, view.ancestors(c2, bassin)) == Names{"north", "south", "dep", "aca"});
    CHECK(names(*organisation, view.ancestors_at(c2, bassin, LevelId{0})) == Names{"c2"});
    CHECK(view.ancestors_at(organisation->get_unit("aca"), bassin, LevelId{0}).empty());
}

TEST_CASE("the members of a unit are the schools below it, each once") {
    const auto [organisation, report] = sample();
    const auto view = organisation->at(day(2024));
    const auto bassin = organisation->schema().get_hierarchy("bassin");
    CHECK(names(*organisation, view.members(organisation->get_unit("north"), bassin)) == Names{"c1", "c2"});
    CHECK(names(*organisation, view.members(organisation->get_unit("aca"), bassin)) == Names{"c1", "c2", "c3"});
    CHECK(names(*organisation, view.members(organisation->get_unit("dep"), bassin)) == Names{"c1", "c2"});
    CHECK(names(*organisation, view.members(organisation->get_unit("aca"), bassin, LevelId{1})) ==
          Names{"north", "south"});
    CHECK(names(*organisation, view.descendants(organisation->get_unit("dep"), bassin)) == Names{"north", "c1", "c2"});
    CHECK(names(*organisation, view.children(organisation->get_unit("aca"), bassin)) == Names{"south", "dep"});
}

TEST_CASE("a hierarchy may be written from the top down") {
    const auto [organisation, report] = sample();
    const auto view = organisation->at(day(2024));
    const auto payer = organisation->schema().get_hierarchy("payer");
    CHECK(names(*organisation, view.parents(organisation->get_unit("c1"), payer)) == Names{"town"});
    CHECK(names(*organisation, view.members(organisation->get_unit("town"), payer)) == Names{"c1", "c2"});
    CHECK(view.parents(organisation->get_unit("c3"), payer).empty());
    CHECK(view.ancestors(organisation->get_unit("north"), payer).empty());
}

TEST_CASE("groups list every unit of a level with its members, and who is outside") {
    const auto [organisation, report] = sample();
    const auto& schema = organisation->schema();
    const auto view = organisation->at(day(2024));
    const auto bassin = schema.get_hierarchy("bassin");
    const auto groups = view.groups(bassin, schema.get_level(bassin, "bassin"));
    CHECK(names(*organisation, groups.groups) == Names{"north", "south"});
    CHECK(names(*organisation, groups.members_of(0)) == Names{"c1", "c2"});
    CHECK(names(*organisation, groups.members_of(1)) == Names{"c2", "c3"});
    CHECK(names(*organisation, groups.outside) == Names{"c4"});

    const auto whole = view.groups(bassin, schema.get_level(bassin, "academie"));
    CHECK(names(*organisation, whole.members_of(0)) == Names{"c1", "c2", "c3"});
    const auto itself = view.groups(bassin, LevelId{0});
    CHECK(itself.groups.size() == 4);
    CHECK(names(*organisation, itself.members_of(3)) == Names{"c4"});
    CHECK_THROWS_AS(view.groups(bassin, LevelId{0}, LevelId{1}), ArgumentError);
    CHECK_THROWS_AS(view.groups(bassin, LevelId{4}), ArgumentError);
}

TEST_CASE("groups agree with the members asked one by one") {
    OrganisationBuilder builder(test_schema());
    unsigned seed = 7;
    const auto random = [&](unsigned below) { return (seed = seed * 1103515245U + 12345U) / 65536U % below; };
    for (int i = 0; i < 200; ++i)
        builder.add(unit("c" + std::to_string(i), "college"));
    for (int i = 0; i < 20; ++i)
        builder.add(unit("b" + std::to_string(i), "bassin"));
    for (int i = 0; i < 5; ++i)
        builder.add(unit("d" + std::to_string(i), "departement"));
    for (int i = 0; i < 2; ++i)
        builder.add(unit("a" + std::to_string(i), "academie"));
    for (int i = 0; i < 400; ++i) {
        Validity valid;
        if (random(3) == 0)
            valid.from = day(2000 + static_cast<int>(random(40)));
        builder.add(link("attached_to", "c" + std::to_string(random(200)), "b" + std::to_string(random(20)), valid));
    }
    for (unsigned i = 0; i < 30; ++i)
        builder.add(link("part_of", "b" + std::to_string(random(20)), "d" + std::to_string(random(5))));
    for (unsigned i = 0; i < 8; ++i)
        builder.add(link("part_of", "d" + std::to_string(random(5)), "a" + std::to_string(random(2))));
    const auto [organisation, report] = builder.freeze();
    REQUIRE(report.empty());
    const auto view = organisation->at(day(2020));
    const HierarchyId bassin{0};
    for (std::uint32_t level = 1; level < 4; ++level) {
        const auto groups = view.groups(bassin, LevelId{level});
        for (std::size_t i = 0; i < groups.groups.size(); ++i) {
            const auto members = groups.members_of(i);
            CHECK(view.members(groups.groups[i], bassin) == std::vector<UnitId>(members.begin(), members.end()));
            for (const auto member : members) {
                const auto above = view.ancestors_at(member, bassin, LevelId{level});
                CHECK(std::find(above.begin(), above.end(), groups.groups[i]) != above.end());
            }
        }
        for (const auto outside : groups.outside)
            CHECK(view.ancestors_at(outside, bassin, LevelId{level}).empty());
    }
}

TEST_CASE("attributes are read back in their types, absent ones as missing") {
    OrganisationBuilder builder(test_schema());
    builder.add({.id = "c1",
                 .kind = "college",
                 .attributes = {{"degree", std::int64_t{2}},
                                {"sector", std::string("private")},
                                {"pupils", 512.0},
                                {"latitude", std::int64_t{48}},
                                {"segpa", true},
                                {"ministry", std::string("Éducation")}}});
    builder.add({.id = "c2",
                 .kind = "college",
                 .attributes = {{"degree", std::int64_t{1}}, {"latitude", -48.25}, {"segpa", false}}});
    builder.add({.id = "c3",
                 .kind = "college",
                 .attributes = {{"degree", std::int64_t{2}}, {"ministry", std::string("Éducation")}}});
    const auto [organisation, report] = builder.freeze();
    CHECK(report.empty());
    const auto c1 = organisation->get_unit("c1"), c2 = organisation->get_unit("c2"), c3 = organisation->get_unit("c3");
    CHECK(organisation->attribute(c1, "degree") == Value::known(std::int64_t{2}));
    CHECK(organisation->attribute(c2, "degree") == Value::known(std::int64_t{1}));
    CHECK(organisation->attribute(c1, "sector") == Value::known(std::string("private")));
    CHECK(organisation->attribute(c2, "sector").status == Status::missing);
    CHECK(organisation->attribute(c1, "pupils") == Value::known(std::int64_t{512}));
    CHECK(organisation->attribute(c1, "latitude") == Value::known(48.0));
    CHECK(organisation->attribute(c2, "latitude") == Value::known(-48.25));
    CHECK(organisation->attribute(c1, "segpa") == Value::known(true));
    CHECK(organisation->attribute(c2, "segpa") == Value::known(false));
    CHECK(organisation->attribute(c3, "segpa").status == Status::missing);
    CHECK(organisation->attribute(c3, "ministry") == Value::known(std::string("Éducation")));
    CHECK(organisation->attribute(c2, "ministry").status == Status::missing);
    CHECK(organisation->attribute(c1, "kind") == Value::known(std::string("college")));
    CHECK_THROWS_AS(organisation->attribute(c1, "pupil"), UnknownNameError);
    CHECK(organisation->has_attribute(c1, organisation->schema().get_attribute("segpa")));
    CHECK_FALSE(organisation->has_attribute(c3, organisation->schema().get_attribute("segpa")));
}

TEST_CASE("integers of any size come back unchanged") {
    const std::int64_t lowest = std::numeric_limits<std::int64_t>::min(),
                       highest = std::numeric_limits<std::int64_t>::max();
    for (const auto& values : {std::vector<std::int64_t>{7, 7, 7},
                               {0, 255},
                               {0, 256},
                               {-1, 65534},
                               {-5, 65531},
                               {0, 4294967295},
                               {0, 4294967296},
                               {lowest, highest, 0}}) {
        const detail::PackedIntegers packed(values);
        REQUIRE(packed.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            CHECK(packed[i] == values[i]);
    }
    CHECK(detail::PackedIntegers(std::vector<std::int64_t>(100, 3)).memory_bytes() == 0);
}

TEST_CASE("labels fall back from a language to the plain one, then to the other") {
    OrganisationBuilder builder(test_schema());
    builder.add({.id = "b1", .kind = "bassin", .label = {.fr = "Nord", .en = "North"}});
    builder.add({.id = "b2", .kind = "bassin", .label = {.plain = "Sud"}});
    builder.add({.id = "b3", .kind = "bassin", .label = {.en = "East"}});
    builder.add({.id = "b4", .kind = "bassin"});
    const auto [organisation, report] = builder.freeze();
    CHECK(organisation->label(UnitId{0}, Language::en) == "North");
    CHECK(organisation->label(UnitId{1}, Language::en) == "Sud");
    CHECK(organisation->label(UnitId{2}, Language::fr) == "East");
    CHECK(organisation->label(UnitId{3}, Language::fr).empty());
    CHECK(organisation->label(UnitId{0}) == LocalizedText{"Nord", "North", ""});
}

TEST_CASE("a large organisation holds in 120 bytes per unit and 16 per link beyond the texts") {
    OrganisationBuilder builder(test_schema());
    constexpr int schools = 20'000;
    for (int i = 0; i < 200; ++i)
        builder.add(unit("b" + std::to_string(i), "bassin"));
    for (int i = 0; i < schools; ++i) {
        const std::string id = "c" + std::to_string(i);
        builder.add({.id = id,
                     .kind = "college",
                     .label = {.plain = "Collège " + id},
                     .valid = {day(1950 + i % 70, 9), {}},
                     .attributes = {{"degree", std::int64_t{2}},
                                    {"sector", std::string(i % 5 == 0 ? "private" : "public")},
                                    {"pupils", std::int64_t{i % 1500}},
                                    {"latitude", 42.0 + i * 0.0001},
                                    {"segpa", i % 3 == 0},
                                    {"ministry", std::string("Éducation")}}});
        for (int j = 0; j < 4; ++j)
            builder.add(link("attached_to", id, "b" + std::to_string((i + j * 7) % 200), {day(1950 + i % 70, 9), {}}));
    }
    const auto [organisation, report] = builder.freeze();
    CHECK(report.empty());
    const auto memory = organisation->memory();
    CHECK(memory.units < 120 * organisation->unit_count());
    CHECK(memory.links < 16 * organisation->link_count());
}

TEST_CASE("threads read one organisation at once") {
    const auto [organisation, report] = sample();
    std::vector<std::thread> threads;
    std::vector<std::size_t> sizes(4);
    for (std::size_t i = 0; i < sizes.size(); ++i)
        threads.emplace_back([&, i, shared = organisation] {
            for (int round = 0; round < 100; ++round)
                sizes[i] += shared->at(day(2024)).groups(HierarchyId{0}, LevelId{1}).members.size();
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(sizes == std::vector<std::size_t>(4, 400));
}

}  // namespace test_organisation
