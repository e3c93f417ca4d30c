// SPDX-License-Identifier: MIT
// Groups of random organisations, beside a walk that knows only links, days and levels.

#include "palier/organisation.hpp"

#include <map>
#include <random>
#include <set>

#include "catch.hpp"

namespace test_organisation {

using namespace palier;

namespace {

using Random = std::mt19937;

int number(Random& random, int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }

/// Two hierarchies that share kinds: one written upwards with levels to jump, one written downwards. `beside` joins any
/// two units and belongs to both, so that links of one kind go up, down and across.
std::shared_ptr<const OrganisationSchema> random_schema() {
    OrganisationSchemaDefinition definition;
    definition.id = "random";
    definition.unit_kinds = {{.id = "s1", .family = UnitFamily::school}, {.id = "s2", .family = UnitFamily::school},
                             {.id = "b1", .family = UnitFamily::territory}, {.id = "b2", .family = UnitFamily::territory},
                             {.id = "d", .family = UnitFamily::territory}, {.id = "a", .family = UnitFamily::territory},
                             {.id = "c", .family = UnitFamily::authority}};
    const std::vector<std::string> any = {"s1", "s2", "b1", "b2", "d", "a", "c"};
    definition.link_kinds = {{.id = "in", .from = any, .to = any}, {.id = "pays", .from = any, .to = any},
                             {.id = "beside", .from = any, .to = any}, {.id = "other", .from = any, .to = any}};
    definition.hierarchies = {{.id = "up",
                               .link_kinds = {"in", "beside"},
                               .levels = {{.id = "school", .kinds = {"s1", "s2"}},
                                          {.id = "basin", .kinds = {"b1", "b2"}},
                                          {.id = "department", .kinds = {"d"}},
                                          {.id = "academy", .kinds = {"a"}}}},
                              {.id = "down",
                               .link_kinds = {"pays", "beside"},
                               .levels = {{.id = "school", .kinds = {"s2", "s1"}},
                                          {.id = "town", .kinds = {"c", "b1"}},
                                          {.id = "academy", .kinds = {"a"}}}}};
    auto result = make_organisation_schema(std::move(definition));
    REQUIRE(result.report.empty());
    return result.schema;
}

Validity some_days(Random& random) {
    Validity valid;
    if (number(random, 0, 3) == 0) valid.from = Date::from_days(number(random, 0, 20));
    if (number(random, 0, 3) == 0) valid.to = Date::from_days(number(random, 0, 20));
    return valid;
}

std::shared_ptr<const Organisation> random_organisation(Random& random, const std::shared_ptr<const OrganisationSchema>& schema) {
    constexpr const char* kinds[] = {"s1", "s2", "b1", "b2", "d", "a", "c"};
    constexpr const char* links[] = {"in", "in", "pays", "beside", "other"};
    const bool dated = number(random, 0, 1) == 0;
    OrganisationBuilder builder(schema);
    const int units = number(random, 1, 30);
    const auto name = [](int unit) { return "u" + std::to_string(unit); };
    for (int i = 0; i < units; ++i)
        builder.add(UnitDefinition{.id = name(i), .kind = kinds[number(random, 0, 6)], .valid = dated ? some_days(random) : Validity{}});
    for (int i = number(random, 0, 80); i > 0; --i)
        builder.add(LinkDefinition{.kind = links[number(random, 0, 4)],
                                   .from = name(number(random, 0, units - 1)),
                                   .to = name(number(random, 0, units - 1)),
                                   .valid = dated ? some_days(random) : Validity{}});
    return builder.freeze().organisation;
}

/// The units of a level above a unit on a day, by trying every link: the unit itself, or those of its parents.
std::set<UnitId> groups_above(const Organisation& organisation, const Hierarchy& hierarchy, UnitId unit, LevelId level, Date day) {
    const LevelId own = hierarchy.level_of(organisation.kind(unit));
    if (own == no_id<LevelId> || own > level || !organisation.validity(unit).contains(day)) return {};
    if (own == level) return {unit};
    std::set<UnitId> found;
    for (std::size_t i = 0; i < organisation.link_count(); ++i) {
        const Link link = organisation.link(id_at<LinkId>(i));
        if (!hierarchy.has(link.kind) || !link.valid.contains(day)) continue;
        for (const auto& [near, far] : {std::pair(link.from, link.to), std::pair(link.to, link.from)}) {
            const LevelId above = hierarchy.level_of(organisation.kind(far));
            if (near == unit && above != no_id<LevelId> && above > own) found.merge(groups_above(organisation, hierarchy, far, level, day));
        }
    }
    return found;
}

}  // namespace

TEST_CASE("groups of random organisations are those found by trying every link") {
    Random random(20'250'115);
    const auto schema = random_schema();
    std::size_t memberships = 0;
    std::size_t several = 0;
    for (int round = 0; round < 150; ++round) {
        const auto organisation = random_organisation(random, schema);
        const Date day = Date::from_days(number(random, 0, 20));
        const OrganisationView view = organisation->at(day);
        for (std::size_t h = 0; h < schema->hierarchies().size(); ++h) {
            const Hierarchy& hierarchy = schema->hierarchies()[h];
            for (std::size_t level = 0; level < hierarchy.levels.size(); ++level)
                for (std::size_t low = 0; low <= level; ++low) {
                    CAPTURE(round, h, level, low);
                    std::map<UnitId, std::vector<UnitId>> wanted;
                    std::vector<UnitId> outside;
                    for (std::size_t i = 0; i < organisation->unit_count(); ++i) {
                        const auto unit = id_at<UnitId>(i);
                        const LevelId own = hierarchy.level_of(organisation->kind(unit));
                        if (!organisation->validity(unit).contains(day)) continue;
                        if (own == id_at<LevelId>(level)) wanted[unit];
                        if (own != id_at<LevelId>(low)) continue;
                        const auto above = groups_above(*organisation, hierarchy, unit, id_at<LevelId>(level), day);
                        if (above.empty()) outside.push_back(unit);
                        for (const auto group : above) wanted[group].push_back(unit);
                        memberships += above.size();
                        several += above.size() > 1 ? 1U : 0U;
                    }
                    const HierarchyGroups found = view.groups(id_at<HierarchyId>(h), id_at<LevelId>(level), id_at<LevelId>(low));
                    REQUIRE(found.outside == outside);
                    REQUIRE(found.groups.size() == wanted.size());
                    REQUIRE(found.offsets.size() == wanted.size() + 1);
                    std::size_t position = 0;
                    for (const auto& [group, members] : wanted) {
                        REQUIRE(found.groups[position] == group);
                        const auto of_group = found.members_of(position++);
                        REQUIRE(std::vector<UnitId>(of_group.begin(), of_group.end()) == members);
                    }
                }
        }
    }
    CHECK(memberships > 5'000);  // the organisations are not too thin to tell anything
    CHECK(several > 200);
}

TEST_CASE("links of random organisations are in order, and reach each unit in order") {
    Random random(7);
    const auto schema = random_schema();
    for (int round = 0; round < 150; ++round) {
        const auto organisation = random_organisation(random, schema);
        CAPTURE(round);
        std::size_t met = 0;
        for (std::size_t i = 0; i < organisation->unit_count(); ++i) {
            const auto unit = id_at<UnitId>(i);
            std::size_t before = met;
            for (const LinkId link : organisation->out_links(unit)) {
                REQUIRE(index(link) == met++);
                REQUIRE(organisation->source(link) == unit);
                if (met - 1 == before) continue;
                const Link last = organisation->link(id_at<LinkId>(met - 2));
                const Link now = organisation->link(link);
                const bool ordered = last.kind != now.kind ? last.kind < now.kind
                                     : last.valid == now.valid ? last.to < now.to || (last.to == now.to && organisation->position(id_at<LinkId>(met - 2)) < organisation->position(link))
                                     : last.valid.from != now.valid.from ? !last.valid.from || (now.valid.from && *last.valid.from < *now.valid.from)
                                                                         : last.valid.to && (!now.valid.to || *last.valid.to < *now.valid.to);
                REQUIRE(ordered);
            }
            std::vector<LinkId> reaching;
            for (std::size_t link = 0; link < organisation->link_count(); ++link)
                if (organisation->target(id_at<LinkId>(link)) == unit) reaching.push_back(id_at<LinkId>(link));
            std::stable_sort(reaching.begin(), reaching.end(), [&](LinkId a, LinkId b) { return organisation->kind(a) < organisation->kind(b); });
            std::vector<LinkId> found;
            for (const LinkId link : organisation->in_links(unit)) found.push_back(link);
            REQUIRE(found.size() == reaching.size());
            for (std::size_t k = 0; k < found.size(); ++k) REQUIRE(organisation->kind(found[k]) == organisation->kind(reaching[k]));
            REQUIRE(std::set<LinkId>(found.begin(), found.end()) == std::set<LinkId>(reaching.begin(), reaching.end()));
        }
        REQUIRE(met == organisation->link_count());
    }
}

}  // namespace test_organisation
