// SPDX-License-Identifier: MIT
#include "palier/roll_up.hpp"

#include <random>

#include "catch.hpp"
#include "palier/diagnose.hpp"
#include "palier/error.hpp"
#include "sentences.hpp"

namespace test_roll_up {

using namespace palier;
using namespace palier_test;

namespace {

Date day(int year, int month, int date) {
    return Date::from_parts(year, month, date).value();
}

const SchoolYear this_year = SchoolYear::from_rentree(2024);

/// Schools of two kinds in bassins, bassins in départements; schools paid by communes.
std::shared_ptr<const OrganisationSchema> schema() {
    OrganisationSchemaDefinition definition;
    definition.id = "test";
    for (const char* kind : {"college", "lycee"})
        definition.unit_kinds.push_back({.id = kind, .family = UnitFamily::school});
    for (const char* kind : {"bassin", "departement", "commune"})
        definition.unit_kinds.push_back({.id = kind, .family = UnitFamily::territory});
    definition.link_kinds = {{.id = "attached_to", .from = {"college", "lycee"}, .to = {"bassin"}},
                             {.id = "part_of", .from = {"bassin"}, .to = {"departement"}},
                             {.id = "funds", .from = {"commune"}, .to = {"college", "lycee"}}};
    definition.hierarchies = {
        {.id = "bassin",
         .link_kinds = {"attached_to", "part_of"},
         .levels = {{.id = "school", .kinds = {"college", "lycee"}},
                    {.id = "bassin", .kinds = {"bassin"}},
                    {.id = "departement", .kinds = {"departement"}}}},
        {.id = "payer",
         .link_kinds = {"funds"},
         .levels = {{.id = "school", .kinds = {"college", "lycee"}}, {.id = "commune", .kinds = {"commune"}}}}};
    auto made = make_organisation_schema(std::move(definition));
    REQUIRE(made.report.empty());
    return made.schema;
}

/// Two fields over three tiers: the stage answered in the first, a yes for tier 1 in the second.
std::shared_ptr<const Framework> grid() {
    FrameworkDefinition definition;
    definition.id = "grid";
    Indicator stage;
    stage.id = "stage";
    stage.type = ValueType::ordinal;
    stage.min = 0.0;
    stage.max = 3.0;
    Indicator flag;
    flag.id = "flag";
    definition.indicators = {stage, flag};
    definition.maturity.fields.resize(2);
    definition.maturity.fields[0].id = "f";
    definition.maturity.fields[1].id = "g";
    for (TierOrdinal tier = 1; tier <= 3; ++tier) {
        definition.maturity.tiers.push_back({"t" + std::to_string(tier), {}, {}});
        Criterion criterion;
        criterion.id = "f" + std::to_string(tier);
        criterion.field = "f";
        criterion.tier = tier;
        criterion.when = "stage >= " + std::to_string(tier);
        definition.maturity.criteria.push_back(criterion);
    }
    Criterion criterion;
    criterion.id = "g1";
    criterion.field = "g";
    criterion.when = "flag";
    definition.maturity.criteria.push_back(criterion);
    auto built = Framework::build(std::move(definition));
    REQUIRE(built.report.empty());
    return built.framework;
}

/// An organisation and answers, put together step by step.
struct World {
    std::shared_ptr<const Framework> framework = grid();
    OrganisationBuilder builder{schema(), {.id = "world"}};
    ObservationsBuilder observations{framework->indicators()};
    std::shared_ptr<const Organisation> organisation;
    Report report;

    void unit(const std::string& id, const std::string& kind, std::vector<std::string> aliases = {},
              Validity valid = {}) {
        builder.add(UnitDefinition{.id = id, .kind = kind, .aliases = std::move(aliases), .valid = valid});
    }
    void link(const std::string& from, const std::string& to, Validity valid = {},
              const std::string& kind = "attached_to") {
        builder.add(LinkDefinition{.kind = kind, .from = from, .to = to, .valid = valid});
    }
    /// A bassin with that many collèges, named after it; the first ones answered their stages.
    void bassin(const std::string& id, std::size_t colleges, const std::vector<int>& stages = {}) {
        unit(id, "bassin");
        for (std::size_t i = 0; i < colleges; ++i) {
            unit(id + std::to_string(i), "college");
            link(id + std::to_string(i), id);
            if (i < stages.size())
                answer(id + std::to_string(i), stages[i]);
        }
    }
    /// A row; a negative stage is a missing answer.
    void answer(const std::string& unit, int stage, SchoolYear year = this_year) {
        const RowId row = observations.add_row(unit, year);
        const Value value = stage < 0 ? Value{} : Value::known(std::int64_t{stage});
        observations.set(row, framework->indicators()->get("stage"), value, {}, report);
        observations.set(row, framework->indicators()->get("flag"), Value::known(stage > 0), {}, report);
    }
    TierRollUp roll(const RollUpOptions& options) {
        if (!organisation) {
            auto made = builder.freeze();
            REQUIRE(made.report.ok());
            organisation = made.organisation;
            frozen = observations.freeze();
            REQUIRE(report.ok());
        }
        const auto diagnosis = diagnose(
            framework, frozen, {.organisation = organisation, .period = {}, .minimum_evidence = {}, .assess = {}});
        TierRollUp rolled = roll_up(*diagnosis, options);
        CHECK(gaps(rolled.report) == Lines{});
        return rolled;
    }

    std::shared_ptr<const Observations> frozen;
};

RollUpOptions by(std::string hierarchy, std::uint32_t minimum_group = 1) {
    RollUpOptions options;
    options.hierarchy = std::move(hierarchy);
    options.minimum_group = minimum_group;
    return options;
}

std::size_t position(const TierRollUp& rolled, std::string_view group) {
    for (std::size_t i = 0; i < rolled.groups.size(); ++i)
        if (rolled.organisation->unit_id(rolled.groups[i]) == group)
            return i;
    FAIL("no group " << group);
    return 0;
}

const TierTally& tally(const TierRollUp& rolled, std::string_view group, FieldId field = FieldId{0}) {
    return rolled.tally(position(rolled, group), field);
}

std::vector<std::string> hidden(const TierRollUp& rolled) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rolled.groups.size(); ++i)
        if (rolled.suppressed[i])
            names.emplace_back(rolled.organisation->unit_id(rolled.groups[i]));
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("tiers are counted per group and field, an unanswered question as bounds") {
    World world;
    world.bassin("north", 4, {3, 1, -1, 0});
    world.bassin("south", 2, {2, 2});
    const TierRollUp rolled = world.roll(by("bassin"));
    REQUIRE(rolled.groups.size() == 2);
    CHECK(rolled.level == "bassin");
    CHECK(rolled.hierarchy == "bassin");
    CHECK(rolled.framework == world.framework);
    CHECK(rolled.organisation == world.organisation);
    const TierTally& north = tally(rolled, "north");
    CHECK(north.members() == 4);
    CHECK(north.diagnosed() == 4);
    CHECK(north.certainly_at_least(1) == 2);
    CHECK(north.possibly_at_least(1) == 3);
    CHECK(north.certainly_at_least(3) == 1);
    CHECK(north.possibly_at_least(3) == 2);
    CHECK(tally(rolled, "north", FieldId{1}).certainly_at_least(1) == 2);
    CHECK(tally(rolled, "north", FieldId{1}).possibly_at_least(1) == 2);
    CHECK(tally(rolled, "south").median() == TierBounds{2, 2, true});
    CHECK(rolled.report.empty());
    CHECK(rolled.outside.members() == 0);
}

TEST_CASE("a group whose members gave no row is there, with members and without diagnosed ones") {
    World world;
    world.bassin("north", 1, {1});
    world.bassin("empty", 0);
    world.bassin("silent", 3);
    const TierRollUp rolled = world.roll(by("bassin"));
    CHECK(tally(rolled, "empty").members() == 0);
    CHECK(tally(rolled, "silent").members() == 3);
    CHECK(tally(rolled, "silent").diagnosed() == 0);
    CHECK_FALSE(tally(rolled, "silent").median());
}

TEST_CASE("a unit in two groups counts in both, and once in what holds both") {
    World world;
    world.unit("dep", "departement");
    world.bassin("north", 1, {1});
    world.bassin("south", 1, {2});
    world.link("north0", "south");
    world.link("north", "dep", {}, "part_of");
    world.link("south", "dep", {}, "part_of");
    const TierRollUp rolled = world.roll(by("bassin"));
    CHECK(tally(rolled, "north").members() == 1);
    CHECK(tally(rolled, "south").members() == 2);
    RollUpOptions wide = by("bassin");
    wide.level = "departement";
    const TierRollUp whole = world.roll(wide);
    CHECK(whole.level == "departement");
    REQUIRE(whole.groups.size() == 1);
    CHECK(tally(whole, "dep").members() == 2);
    CHECK(tally(whole, "dep").certainly_at_least(2) == 1);
}

TEST_CASE("groups stand on the level named like the hierarchy, or else on the second") {
    World world;
    world.unit("town", "commune");
    world.bassin("north", 2, {1, 2});
    world.link("town", "north1", {}, "funds");
    CHECK(world.roll(by("bassin")).level == "bassin");
    const TierRollUp paid = world.roll(by("payer"));
    CHECK(paid.level == "commune");
    CHECK(tally(paid, "town").members() == 1);
    CHECK(paid.outside.members() == 1);
}

TEST_CASE("on the lowest level each unit is its own group") {
    World world;
    world.bassin("north", 2, {1, 2});
    RollUpOptions options = by("bassin");
    options.level = "school";
    const TierRollUp rolled = world.roll(options);
    REQUIRE(rolled.groups.size() == 2);
    CHECK(tally(rolled, "north1").certainly_at_least(2) == 1);
}

TEST_CASE("only the kinds asked for count, in groups and outside") {
    World world;
    world.bassin("north", 2, {1, 1});
    world.unit("l", "lycee");
    world.link("l", "north");
    world.answer("l", 3);
    world.unit("alone", "lycee");
    world.unit("apart", "college");
    const auto members = [&](std::vector<std::string> kinds) {
        RollUpOptions options = by("bassin");
        options.kinds = std::move(kinds);
        const TierRollUp rolled = world.roll(options);
        return std::pair(tally(rolled, "north").members(), rolled.outside.members());
    };
    CHECK(members({}) == std::pair(3U, 2U));
    CHECK(members({"college"}) == std::pair(2U, 1U));
    CHECK(members({"lycee"}) == std::pair(1U, 1U));
    CHECK(members({"lycee", "college"}) == std::pair(3U, 2U));
    CHECK(members({"bassin"}) == std::pair(0U, 0U));
}

TEST_CASE("the period is the latest one diagnosed unless one is given") {
    World world;
    world.bassin("north", 2);
    world.answer("north0", 1, SchoolYear::from_rentree(2023));
    world.answer("north0", 3, SchoolYear::from_rentree(2024));
    world.answer("north1", 2, SchoolYear::from_rentree(2023));
    const TierRollUp latest = world.roll(by("bassin"));
    CHECK(latest.period == SchoolYear::from_rentree(2024));
    CHECK(latest.date == day(2024, 9, 1));
    CHECK(tally(latest, "north").diagnosed() == 1);
    CHECK(tally(latest, "north").certainly_at_least(3) == 1);
    RollUpOptions before = by("bassin");
    before.period = SchoolYear::from_rentree(2023);
    const TierRollUp earlier = world.roll(before);
    CHECK(earlier.date == day(2023, 9, 1));
    CHECK(tally(earlier, "north").diagnosed() == 2);
    CHECK(tally(earlier, "north").certainly_at_least(3) == 0);
    before.period = SchoolYear::from_rentree(2020);
    const TierRollUp never = world.roll(before);
    CHECK(tally(never, "north").members() == 2);
    CHECK(tally(never, "north").diagnosed() == 0);
}

TEST_CASE("links and units are taken as they are on the first day of the school year, or on the day given") {
    World world;
    world.bassin("north", 1, {1});
    world.bassin("south", 1, {1});
    world.unit("mover", "college");
    world.answer("mover", 3);
    world.link("mover", "north", {{}, day(2025, 1, 1)});
    world.link("mover", "south", {day(2025, 1, 1), {}});
    world.unit("closed", "college", {}, {{}, day(2024, 9, 1)});
    world.link("closed", "north");
    world.unit("new", "bassin", {}, {day(2025, 1, 1), {}});
    const TierRollUp first_day = world.roll(by("bassin"));
    CHECK(first_day.date == day(2024, 9, 1));
    CHECK(first_day.groups.size() == 2);
    CHECK(tally(first_day, "north").members() == 2);
    CHECK(tally(first_day, "south").members() == 1);
    RollUpOptions later = by("bassin");
    later.date = day(2025, 3, 1);
    const TierRollUp spring = world.roll(later);
    CHECK(spring.date == day(2025, 3, 1));
    CHECK(spring.groups.size() == 3);
    CHECK(tally(spring, "north").members() == 1);
    CHECK(tally(spring, "south").certainly_at_least(3) == 1);
    later.date = day(2024, 8, 31);
    CHECK(tally(world.roll(later), "north").members() == 3);
}

TEST_CASE("an answer under an alias counts for its unit, and only once beside one under the code") {
    World world;
    world.unit("north", "bassin");
    world.unit("0990001A", "college", {"segpa-1"});
    world.unit("0990002B", "college", {"segpa-2"});
    for (const char* id : {"0990001A", "0990002B"})
        world.link(id, "north");
    world.answer("segpa-1", 2);
    world.answer("0990002B", 1);
    world.answer("segpa-2", 3);
    const TierRollUp rolled = world.roll(by("bassin"));
    CHECK(tally(rolled, "north").members() == 2);
    CHECK(tally(rolled, "north").diagnosed() == 2);
    CHECK(tally(rolled, "north").certainly_at_least(1) == 2);
    CHECK(tally(rolled, "north").certainly_at_least(2) == 1);
    CHECK(tally(rolled, "north").certainly_at_least(3) == 0);
}

TEST_CASE("roll-up.unit.outside: units that no group holds are counted and told") {
    World world;
    world.bassin("north", 1, {1});
    world.unit("alone", "college");
    world.unit("apart", "college");
    world.answer("alone", 2);
    const TierRollUp rolled = world.roll(by("bassin"));
    CHECK(rolled.outside.members() == 2);
    CHECK(rolled.outside.diagnosed() == 1);
    CHECK(rolled.outside.certainly_at_least(2) == 1);
    const Finding* finding = palier_test::find(rolled.report, "roll-up.unit.outside");
    REQUIRE(finding);
    CHECK(argument(finding, "count") == "2");
    CHECK(argument(finding, "hierarchy") == "bassin");
}

TEST_CASE("roll-up.coverage.low: less than half diagnosed is told, half is not") {
    World world;
    world.bassin("half", 4, {1, 1});
    world.bassin("less", 5, {1, 1});
    world.bassin("none", 1);
    const TierRollUp rolled = world.roll(by("bassin"));
    CHECK(rolled.report.count("roll-up.coverage.low") == 2);
    const Finding* finding = palier_test::find(rolled.report, "roll-up.coverage.low");
    CHECK(argument(finding, "group") == "less");
    CHECK(argument(finding, "diagnosed") == "2");
    CHECK(argument(finding, "members") == "5");
}

TEST_CASE("roll-up.group.suppressed: a group with fewer diagnosed units than the minimum is not shown") {
    World world;
    world.bassin("a", 9, {1, 1, 1});
    world.bassin("b", 4, {1, 1, 1, 1});
    world.bassin("c", 5, {1, 1, 1, 1, 1});
    world.bassin("d", 6, {1, 1, 1, 1, 1, 1});
    const TierRollUp rolled = world.roll(by("bassin", 5));
    CHECK(hidden(rolled) == Names{"a", "b"});
    CHECK(rolled.report.count("roll-up.group.suppressed") == 2);
    CHECK(rolled.report.count("roll-up.coverage.low") == 0);
    CHECK(argument(palier_test::find(rolled.report, "roll-up.group.suppressed"), "minimum") == "5");
    CHECK(RollUpOptions{}.minimum_group == 5);
}

TEST_CASE("a second group is hidden where the total would reveal the only hidden one: the smallest") {
    World world;
    world.bassin("big", 9, {1, 1, 1, 1, 1, 1, 1, 1, 1});
    world.bassin("small", 2, {1, 1});
    world.bassin("middle", 6, {1, 1, 1, 1, 1, 1});
    world.bassin("silent", 6);
    CHECK(hidden(world.roll(by("bassin", 5))) == Names{"small", "middle"});
}

TEST_CASE("a minimum of 1 hides nothing, and a group without any diagnosed unit has nothing to hide") {
    World world;
    world.bassin("one", 1, {1});
    world.bassin("none", 3);
    world.bassin("two", 2, {1, 1});
    CHECK(hidden(world.roll(by("bassin", 1))) == Names{});
    CHECK(hidden(world.roll(by("bassin", 2))) == Names{"one", "two"});
    CHECK(hidden(world.roll(by("bassin", 3))) == Names{"one", "two"});
}

TEST_CASE("whatever the sizes, what is too small is hidden, and never alone beside shown ones") {
    std::mt19937 random(6U);
    for (int round = 0; round < 40; ++round) {
        World world;
        for (std::size_t i = random() % 5U; i > 0; --i)
            world.bassin("b" + std::to_string(i), 8, std::vector<int>(random() % 9U, 1));
        const TierRollUp rolled = world.roll(by("bassin", 5));
        std::size_t small = 0;
        std::size_t shown = 0;
        for (std::size_t i = 0; i < rolled.groups.size(); ++i) {
            const std::uint32_t diagnosed = rolled.tally(i, FieldId{0}).diagnosed();
            if (diagnosed > 0 && diagnosed < 5)
                REQUIRE(rolled.suppressed[i]);
            if (diagnosed == 0)
                REQUIRE_FALSE(rolled.suppressed[i]);
            small += rolled.suppressed[i] ? 1U : 0U;
            shown += !rolled.suppressed[i] && diagnosed > 0 ? 1U : 0U;
        }
        REQUIRE((small != 1 || shown == 0));
    }
}

TEST_CASE("the table has one row per group, field and tier, with bounds and the median") {
    World world;
    world.bassin("north", 4, {3, 1, -1});
    const Table table = world.roll(by("bassin")).table(Language::fr);
    REQUIRE(table.row_count() == std::size_t{1} * 2 * 3);
    Names columns;
    for (const auto& column : table.columns())
        columns.push_back(column.name());
    CHECK(columns == Names{"group", "label", "field", "tier", "members", "diagnosed", "certain", "possible",
                           "median_certain", "median_possible", "suppressed"});
    const RowId row{1};  // field f, tier 2
    CHECK(table.get_column("group").text_at(row) == "north");
    CHECK(table.get_column("field").text_at(row) == "f");
    CHECK(table.get_column("tier").integer_at(row) == 2);
    CHECK(table.get_column("members").integer_at(row) == 4);
    CHECK(table.get_column("diagnosed").integer_at(row) == 3);
    CHECK(table.get_column("certain").integer_at(row) == 1);
    CHECK(table.get_column("possible").integer_at(row) == 2);
    CHECK(table.get_column("median_certain").integer_at(row) == 1);
    CHECK(table.get_column("median_possible").integer_at(row) == 3);
    CHECK(table.get_column("suppressed").boolean_at(row) == false);
    CHECK(table.get_column("field").text_at(RowId{3}) == "g");
}

TEST_CASE("the table shows no count of answers of a suppressed group, and no median without one") {
    World world;
    world.bassin("a", 9, {1, 1});
    world.bassin("b", 4, {1, 1});
    world.bassin("silent", 2);
    const Table table = world.roll(by("bassin", 5)).table(Language::en);
    REQUIRE(table.row_count() == std::size_t{3} * 2 * 3);
    for (std::size_t i = 0; i < table.row_count(); ++i) {
        const auto row = id_at<RowId>(i);
        const bool silent = i >= 12;
        CHECK(table.get_column("suppressed").boolean_at(row) == !silent);
        for (const char* name : {"diagnosed", "certain", "possible"})
            CHECK(table.get_column(name).is_null(row) == !silent);
        for (const char* name : {"median_certain", "median_possible"})
            CHECK(table.get_column(name).is_null(row));
        CHECK_FALSE(table.get_column("members").is_null(row));
    }
    CHECK(table.get_column("diagnosed").integer_at(RowId{12}) == 0);
}

TEST_CASE("unknown names of hierarchy, level and kind throw") {
    World world;
    world.bassin("north", 1, {1});
    CHECK_THROWS_AS(world.roll(by("bassins")), UnknownNameError);
    RollUpOptions options = by("bassin");
    options.level = "commune";
    CHECK_THROWS_AS(world.roll(options), UnknownNameError);
    options = by("bassin");
    options.kinds = {"ecole"};
    CHECK_THROWS_AS(world.roll(options), UnknownNameError);
}

TEST_CASE("an organisation is needed: that of the diagnosis, or one given") {
    World world;
    world.bassin("north", 2, {1, 2});
    static_cast<void>(world.roll(by("bassin")));
    const auto diagnosis = diagnose(world.framework, world.frozen);
    const auto code = [](auto action) {
        try {
            action();
        } catch (const ArgumentError& error) {
            return error.code();
        }
        return std::string();
    };
    CHECK(code([&] { static_cast<void>(roll_up(*diagnosis, by("bassin"))); }) == "api.argument.organisation");
    CHECK(code([&] { static_cast<void>(roll_up(*diagnosis, nullptr, by("bassin"))); }) == "api.argument.organisation");
    CHECK(tally(roll_up(*diagnosis, world.organisation, by("bassin")), "north").members() == 2);
}

TEST_CASE("without any row there is no period, and all members are missing") {
    World world;
    world.bassin("north", 2);
    const TierRollUp rolled = world.roll(by("bassin"));
    CHECK_FALSE(rolled.period);
    CHECK(tally(rolled, "north").members() == 2);
    CHECK(tally(rolled, "north").diagnosed() == 0);
}

}  // namespace test_roll_up
