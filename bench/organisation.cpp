// SPDX-License-Identifier: MIT
//
// An organisation of 70 000 schools in 13 000 communes, 3 000 circonscriptions, 450 bassins, 100 départements, 30 académies, with a
// référent for every third school: building it from tables, walking it, asking who supports a school.

#include <benchmark/benchmark.h>

#include <string>

#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "palier/organisation_table.hpp"
#include "palier/palier.hpp"

namespace {

using namespace palier;

constexpr int schools = 70'000;

struct Country {
    std::shared_ptr<const OrganisationSchema> schema = read_organisation_schema(find_builtin("organisation-schema", "france")).schema;
    Table units;
    Table links;
    std::shared_ptr<const Organisation> organisation;

    Country() {
        TableBuilder unit_rows;
        ColumnBuilder& id = unit_rows.add_column("id", ColumnType::text);
        ColumnBuilder& kind = unit_rows.add_column("kind", ColumnType::category);
        ColumnBuilder& label = unit_rows.add_column("label", ColumnType::text);
        ColumnBuilder& degree = unit_rows.add_column("degree", ColumnType::int64);
        TableBuilder link_rows;
        ColumnBuilder& link = link_rows.add_column("kind", ColumnType::category);
        ColumnBuilder& from = link_rows.add_column("from", ColumnType::text);
        ColumnBuilder& to = link_rows.add_column("to", ColumnType::text);
        const auto add_unit = [&](const std::string& name, const char* its_kind) {
            id.append_text(name);
            kind.append_text(its_kind);
            label.append_text("Unité " + name);
            degree.append_null();
        };
        const auto add_link = [&](const char* its_kind, const std::string& source, const std::string& target) {
            link.append_text(its_kind);
            from.append_text(source);
            to.append_text(target);
        };
        const auto name = [](const char* prefix, int number) { return prefix + std::to_string(number); };
        for (int i = 0; i < 30; ++i) add_unit(name("aca.", i), "academie");
        for (int i = 0; i < 100; ++i) add_unit(name("dep.", i), "departement");
        for (int i = 0; i < 450; ++i) add_unit(name("bassin.", i), "bassin");
        for (int i = 0; i < 3'000; ++i) add_unit(name("circo.", i), "circonscription");
        for (int i = 0; i < 13'000; ++i) add_unit(name("commune.", i), "commune");
        for (int i = 0; i < 30; ++i) add_unit(name("dane.", i), "dane");
        for (int i = 0; i < 100; ++i) add_link("part_of", name("dep.", i), name("aca.", i % 30));
        for (int i = 0; i < 450; ++i) add_link("part_of", name("bassin.", i), name("aca.", i % 30));
        for (int i = 0; i < 3'000; ++i) add_link("part_of", name("circo.", i), name("dep.", i % 100));
        for (int i = 0; i < 13'000; ++i) add_link("part_of", name("commune.", i), name("dep.", i % 100));
        for (int i = 0; i < 450; ++i) add_link("accompanies", name("dane.", i % 30), name("bassin.", i));
        for (int i = 0; i < schools; ++i) {
            const std::string school = name("s", i);
            id.append_text(school);
            kind.append_text(i % 7 == 0 ? "college" : "ecole");
            label.append_text("École " + std::to_string(i));
            degree.append_integer(i % 7 == 0 ? 2 : 1);
            add_link("attached_to", school, i % 7 == 0 ? name("bassin.", i % 450) : name("circo.", i % 3'000));
            add_link("located_in", school, name("commune.", i % 13'000));
            add_link("funds", name("commune.", i % 13'000), school);
            if (i % 3 == 0) {
                add_unit(school + ".referent", "referent-numerique");
                add_link("post_of", school + ".referent", school);
            }
        }
        units = unit_rows.finish();
        links = link_rows.finish();
        organisation = read_organisation_tables(units, links, schema).organisation;
    }
};

const Country& country() {
    static const Country made;
    return made;
}

const Date today = Date::parse("2025-01-15").value();

void freeze_a_country(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(read_organisation_tables(country().units, country().links, country().schema));
    state.counters["units"] = static_cast<double>(country().organisation->unit_count());
    state.counters["links"] = static_cast<double>(country().organisation->link_count());
    const auto memory = country().organisation->memory();
    state.counters["bytes_per_unit"] = static_cast<double>(memory.units) / static_cast<double>(country().organisation->unit_count());
    state.counters["bytes_per_link"] = static_cast<double>(memory.links) / static_cast<double>(country().organisation->link_count());
}
BENCHMARK(freeze_a_country)->Unit(benchmark::kMillisecond);

void ancestors_of_all_schools_on_four_hierarchies(benchmark::State& state) {
    const OrganisationView day = country().organisation->at(today);
    const auto& schema = *country().schema;
    const std::pair<const char*, const char*> asked[] = {{"bassin", "bassin"}, {"circonscription", "circonscription"}, {"departement", "departement"}, {"commune", "commune"}};
    for (auto _ : state)
        for (const auto& [hierarchy, level] : asked) {
            const HierarchyId id = schema.get_hierarchy(hierarchy);
            benchmark::DoNotOptimize(day.groups(id, schema.get_level(id, level)));
        }
}
BENCHMARK(ancestors_of_all_schools_on_four_hierarchies)->Unit(benchmark::kMillisecond);

void support_chain_of_one_school(benchmark::State& state) {
    const OrganisationView day = country().organisation->at(today);
    int next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(support_chain(day, country().organisation->get_unit("s" + std::to_string(next))));
        next = (next + 7'919) % schools;
    }
}
BENCHMARK(support_chain_of_one_school)->Unit(benchmark::kMicrosecond);

void failure_points_of_a_country(benchmark::State& state) {
    const OrganisationView day = country().organisation->at(today);
    for (auto _ : state) benchmark::DoNotOptimize(find_failure_points(day));
}
BENCHMARK(failure_points_of_a_country)->Unit(benchmark::kMillisecond);

}  // namespace
