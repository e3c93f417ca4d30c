// SPDX-License-Identifier: MIT
#include "palier/observations_table.hpp"

#include <limits>   // not a number
#include <memory>   // frameworks
#include <string>   // cells
#include <utility>  // std::move
#include <vector>   // columns

#include "catch.hpp"
#include "palier/catalogue.hpp"

namespace test_observations_table {

using palier::Column;
using palier::ColumnBuilder;
using palier::ColumnType;
using palier::Evidence;
using palier::Indicator;
using palier::Observations;
using palier::ObservationsTableOptions;
using palier::ObservationsTableRead;
using palier::Report;
using palier::Scalar;
using palier::SchoolYear;
using palier::Status;
using palier::Table;
using palier::Value;
using palier::ValueType;

namespace {

Indicator indicator(std::string id, ValueType type) {
    Indicator made;
    made.id = std::move(id);
    made.type = type;
    made.not_applicable = palier::NotApplicablePolicy::allowed;
    return made;
}

std::shared_ptr<const palier::Framework> framework() {
    palier::FrameworkDefinition definition;
    definition.id = "test";
    definition.version = "1";
    auto& indicators = definition.indicators;
    indicators.push_back(indicator("named", ValueType::boolean));
    indicators.push_back(indicator("pupils", ValueType::integer));
    indicators.back().min = 0;
    indicators.push_back(indicator("classes", ValueType::integer));
    indicators.back().min = 0;
    indicators.push_back(indicator("hours", ValueType::number));
    indicators.push_back(indicator("share", ValueType::number));
    indicators.back().unit = "%";
    indicators.push_back(indicator("ent.use", ValueType::ordinal));
    indicators.back().min = 0;
    indicators.back().max = 3;
    indicators.back().value_labels = {{"2", {"Plusieurs classes", "Several classes", {}}}};
    indicators.push_back(indicator("network", ValueType::category));
    indicators.back().values = {"none", "adsl", "fibre"};
    indicators.push_back(indicator("total", ValueType::integer));
    indicators.back().formula = "pupils + classes";
    definition.maturity.tiers = {{"one", {}, {}}};
    definition.maturity.fields = {{"field", {}, {}, {}, {}}};
    return palier::Framework::build(std::move(definition)).framework;
}

using Cells = std::vector<const char*>;  // null is an empty cell

Column texts(const char* name, const Cells& cells) {
    ColumnBuilder column(name, ColumnType::text);
    for (const char* cell : cells) {
        if (cell)
            column.append_text(cell);
        else
            column.append_null();
    }
    return column.finish();
}

Column integers(const char* name, const std::vector<std::int64_t>& cells) {
    ColumnBuilder column(name, ColumnType::int64);
    for (const auto cell : cells) column.append_integer(cell);
    return column.finish();
}

Column numbers(const char* name, const std::vector<double>& cells) {
    ColumnBuilder column(name, ColumnType::float64);
    for (const auto cell : cells) column.append_number(cell);
    return column.finish();
}

ObservationsTableRead read(std::vector<Column> columns, const ObservationsTableOptions& options = {}) {
    return palier::read_observations_table(Table(std::move(columns)), *framework(), options);
}

Value value(const Observations& observations, const char* unit, const char* name, const char* year = "2024-2025") {
    const auto row = observations.find_row(unit, SchoolYear::parse(year));
    REQUIRE(row);
    return observations.value(*row, observations.indicators()->get(name));
}

std::string only_code(const Report& report) {
    if (report.findings().size() != 1) return std::to_string(report.findings().size()) + " findings";
    return report.findings()[0].code;
}

Value cell(const char* text, const char* name) {
    const auto made = framework();
    const auto& indicators = *made->indicators();
    return palier::parse_cell(text, indicators[indicators.get(name)]);
}

}  // namespace

TEST_CASE("a wide table gives one row per unit and period") {
    const auto [observations, report] = read({texts("unit", {"0990001N", "0990002P"}), texts("period", {"2024-2025", "2023-2024"}),
                                              integers("pupils", {512, 40}), texts("network", {"fibre", nullptr})});
    CHECK(report.empty());
    CHECK(observations->row_count() == 2);
    CHECK(value(*observations, "0990001N", "pupils") == Value::known(std::int64_t{512}));
    CHECK(value(*observations, "0990001N", "network") == Value::known(std::string("fibre")));
    CHECK(value(*observations, "0990002P", "network", "2023-2024").status == Status::missing);
    CHECK(value(*observations, "0990002P", "classes", "2023-2024").status == Status::missing);
}

TEST_CASE("columns are known by the names that people and the directory give them") {
    for (const char* unit : {"unit", "Unité", "UAI", "Code UAI", "Identifiant_de_l_etablissement", "\uFEFFuai"}) {
        CAPTURE(unit);
        const auto [observations, report] = read({texts(unit, {"dane"}), texts("Année scolaire", {"2024-2025"})});
        CHECK(report.empty());
        CHECK(observations->row_count() == 1);
    }
}

TEST_CASE("an indicator keeps its name against the other names of a column") {
    palier::FrameworkDefinition definition;
    definition.indicators.push_back(indicator("session", ValueType::integer));
    definition.maturity.tiers = {{"one", {}, {}}};
    definition.maturity.fields = {{"field", {}, {}, {}, {}}};
    const auto made = palier::Framework::build(std::move(definition)).framework;
    ObservationsTableOptions options;
    options.period = SchoolYear::parse("2024-2025");
    const auto [observations, report] =
        palier::read_observations_table(Table({texts("unit", {"a"}), integers("session", {3})}), *made, options);
    CHECK(report.empty());
    CHECK(value(*observations, "a", "session") == Value::known(std::int64_t{3}));
}

TEST_CASE("an indicator with the name of a column is in the long table only") {
    palier::FrameworkDefinition definition;
    definition.indicators.push_back(indicator("period", ValueType::integer));
    definition.maturity.tiers = {{"one", {}, {}}};
    definition.maturity.fields = {{"field", {}, {}, {}, {}}};
    const auto made = palier::Framework::build(std::move(definition)).framework;
    const auto [observations, report] = palier::read_observations_table(
        Table({texts("unit", {"a"}), texts("period", {"2024-2025"}), texts("indicator", {"period"}), integers("value", {3})}), *made);
    CHECK(report.empty());
    CHECK(value(*observations, "a", "period") == Value::known(std::int64_t{3}));
    CHECK(palier::make_long_table(*observations).row_count() == 1);
    CHECK(palier::make_wide_table(*observations).column_count() == 2);
}

TEST_CASE("a column that is no indicator is told with the nearest one") {
    const auto [observations, report] = read({texts("unit", {"a"}), texts("period", {"2024-2025"}), integers("pupil", {3})});
    REQUIRE(only_code(report) == "observations.table.column-unknown");
    const auto& finding = report.findings()[0];
    CHECK(finding.severity == palier::Severity::advice);
    CHECK(finding.origin.pointer == "/columns/pupil");
    CHECK(palier::message(finding, palier::Language::fr).find("pupil") != std::string::npos);
    CHECK(palier::remedy(finding, palier::Language::fr).find("pupils") != std::string::npos);
    CHECK(observations->row_count() == 1);
}

TEST_CASE("a table without units, or without school years, is told once") {
    const auto without_unit = read({texts("period", {"2024-2025"}), integers("pupils", {3})});
    CHECK(only_code(without_unit.report) == "observations.table.column-missing");
    CHECK(palier::remedy(without_unit.report.findings()[0], palier::Language::fr).find("uai") != std::string::npos);
    CHECK(without_unit.observations->row_count() == 0);

    const auto without_period = read({texts("unit", {"a"}), integers("pupils", {3})});
    CHECK(only_code(without_period.report) == "observations.table.period-column-missing");

    ObservationsTableOptions options;
    options.period = SchoolYear::parse("2024-2025");
    const auto given = read({texts("unit", {"a"}), integers("pupils", {3})}, options);
    CHECK(given.report.empty());
    CHECK(value(*given.observations, "a", "pupils") == Value::known(std::int64_t{3}));
}

TEST_CASE("a bare year is refused unless its column says what it means") {
    for (const bool as_text : {true, false}) {
        const auto year = [&](const char* name) { return as_text ? texts(name, {"2024"}) : numbers(name, {2024.0}); };
        const auto bare = read({texts("unit", {"a"}), year("period")});
        REQUIRE(only_code(bare.report) == "observations.table.period-ambiguous");
        const auto& finding = bare.report.findings()[0];
        CHECK(finding.origin.pointer == "/rows/0/period");
        CHECK(palier::message(finding, palier::Language::en).find("2024-2025") != std::string::npos);
        CHECK(palier::message(finding, palier::Language::en).find("2023-2024") != std::string::npos);
        CHECK(bare.observations->row_count() == 0);

        CHECK(read({texts("unit", {"a"}), year("rentree")}).observations->find_row("a", SchoolYear::from_rentree(2024)));
        CHECK(read({texts("unit", {"a"}), year("session")}).observations->find_row("a", SchoolYear::from_session(2024)));
    }
}

TEST_CASE("every row without a usable unit or year is told and left out") {
    const auto [observations, report] =
        read({texts("unit", {"a", nullptr, "b", "c"}), texts("period", {"2024/2025", "2024-2025", "last year", nullptr})});
    CHECK(observations->row_count() == 1);
    REQUIRE(report.findings().size() == 3);
    CHECK(report.findings()[0].code == "observations.table.unit-missing");
    CHECK(report.findings()[0].origin.pointer == "/rows/1/unit");
    CHECK(report.findings()[1].code == "observations.table.period-unreadable");
    CHECK(report.findings()[1].origin.pointer == "/rows/2/period");
    CHECK(report.findings()[2].code == "observations.table.period-missing");
}

TEST_CASE("a day tells its school year") {
    ColumnBuilder days("period", ColumnType::date);
    days.append_date(*palier::Date::parse("2025-08-31"));
    CHECK(read({texts("unit", {"a"}), days.finish()}).observations->find_row("a", SchoolYear::parse("2024-2025")));
}

TEST_CASE("a code that lost its zeros is repaired, a wrong letter is told and kept") {
    const auto [observations, report] =
        read({texts("unit", {"350793x", "0350793A", "bassin.nord"}), texts("period", {"2024-2025", "2024-2025", "2024-2025"})});
    REQUIRE(report.findings().size() == 2);
    CHECK(report.findings()[0].code == "observations.table.unit-repaired");
    CHECK(report.findings()[1].code == "observations.table.unit-letter");
    CHECK(observations->units().find("0350793X"));
    CHECK(observations->units().find("0350793A"));
    CHECK(observations->units().find("bassin.nord"));
}

TEST_CASE("numbers are read as people write them") {
    CHECK(cell("94,20 %", "share") == Value::known(94.2));
    CHECK(cell("94,20%", "hours") == Value::known(0.942));
    CHECK(cell("12,5", "hours") == Value::known(12.5));
    CHECK(cell("-0.5", "hours") == Value::known(-0.5));
    CHECK(cell("1 250", "pupils") == Value::known(std::int64_t{1250}));
    CHECK(cell("1\u202F250\u00A0", "pupils") == Value::known(std::int64_t{1250}));
    CHECK(cell("+7", "pupils") == Value::known(std::int64_t{7}));
    CHECK(cell("1e3", "hours") == Value::known(1000.0));
    for (const char* text : {"1.250,5", "12 h", "1  250", "--1", "1e", "%", "e5", ","}) {
        CAPTURE(text);
        CHECK(cell(text, "hours") == Value::known(std::string(text)));
    }
}

TEST_CASE("yes and no have many words") {
    for (const char* yes : {"1", "OUI", "oui", "VRAI", "True", "o", "Y", " yes "}) CHECK(cell(yes, "named") == Value::known(true));
    for (const char* no : {"0", "NON", "faux", "FALSE", "N", "n"}) CHECK(cell(no, "named") == Value::known(false));
    CHECK(cell("2", "named") == Value::known(std::string("2")));
}

TEST_CASE("the markers of absent values stay different") {
    CHECK(cell("ss", "pupils").status == Status::suppressed);
    CHECK(cell("NS", "pupils").status == Status::not_significant);
    CHECK(cell("n/a", "pupils").status == Status::not_applicable);
    CHECK(cell("Non applicable", "pupils").status == Status::not_applicable);
    for (const char* missing : {"", "  ", "-", "NaN", "NA", "null"}) CHECK(cell(missing, "pupils").status == Status::missing);
    CHECK(cell("none", "pupils").status == Status::missing);
    CHECK(cell("none", "network") == Value::known(std::string("none")));
}

TEST_CASE("declared values are found whatever their case, and by their label") {
    CHECK(cell("FIBRE", "network") == Value::known(std::string("fibre")));
    CHECK(cell("plusieurs classes", "ent.use") == Value::known(std::int64_t{2}));
    CHECK(cell("satellite", "network") == Value::known(std::string("satellite")));
}

TEST_CASE("integers that a frame turned into doubles are integers again") {
    const auto [observations, report] =
        read({texts("unit", {"a", "b"}), texts("period", {"2024-2025", "2024-2025"}), numbers("pupils", {512.0, 0.5}), numbers("named", {1.0, 0.0})});
    CHECK(value(*observations, "a", "pupils") == Value::known(std::int64_t{512}));
    CHECK(value(*observations, "a", "named") == Value::known(true));
    CHECK(value(*observations, "b", "named") == Value::known(false));
    REQUIRE(only_code(report) == "observations.value.type");
    CHECK(report.findings()[0].origin.pointer == "/rows/1/pupils");
}

TEST_CASE("what does not fit its indicator is told at its cell") {
    ObservationsTableOptions options;
    options.document_name = "answers.csv";
    const auto [observations, report] =
        read({texts("unit", {"a"}), texts("period", {"2024-2025"}), integers("ent.use", {4}), texts("network", {"fiber"}), texts("named", {"maybe"})},
             options);
    REQUIRE(report.findings().size() == 3);
    CHECK(report.findings()[0].code == "observations.value.out-of-range");
    CHECK(report.findings()[0].origin.document == "answers.csv");
    CHECK(report.findings()[0].origin.pointer == "/rows/0/ent.use");
    CHECK(report.findings()[1].code == "observations.value.category-unknown");
    CHECK(report.findings()[2].code == "observations.value.type");
    CHECK(value(*observations, "a", "named").status == Status::missing);
}

TEST_CASE("NA is missing, and told once per column") {
    const auto [observations, report] = read({texts("unit", {"a", "b", "c"}), texts("period", {"2024-2025", "2024-2025", "2024-2025"}),
                                              texts("pupils", {"1", "NA", "NA"}), texts("classes", {"nan", "", "-"})});
    REQUIRE(only_code(report) == "observations.table.na-ambiguous");
    CHECK(report.findings()[0].origin.pointer == "/rows/1/pupils");
    CHECK(value(*observations, "b", "pupils").status == Status::missing);
}

TEST_CASE("the same cell given twice is told, other cells complete each other") {
    const auto [observations, report] = read({texts("unit", {"a", "a"}), texts("period", {"2024-2025", "2024-2025"}),
                                              texts("pupils", {"1", "2"}), texts("classes", {nullptr, "3"})});
    REQUIRE(only_code(report) == "observations.value.repeated");
    CHECK(report.findings()[0].origin.pointer == "/rows/1/pupils");
    CHECK(value(*observations, "a", "pupils") == Value::known(std::int64_t{1}));
    CHECK(value(*observations, "a", "classes") == Value::known(std::int64_t{3}));
}

TEST_CASE("a computed indicator and a column of days are told once") {
    ColumnBuilder days("pupils", ColumnType::date);
    days.append_date(palier::Date::from_days(0));
    const auto [observations, report] =
        read({texts("unit", {"a"}), texts("period", {"2024-2025"}), integers("total", {3}), days.finish()});
    REQUIRE(report.findings().size() == 2);
    CHECK(report.findings()[0].code == "observations.value.derived");
    CHECK(report.findings()[0].origin.pointer == "/columns/total");
    CHECK(report.findings()[1].code == "observations.table.column-type");
    CHECK(observations->row_count() == 1);
}

TEST_CASE("a long table gives a value, a status, an evidence level and a reason per row") {
    const auto [observations, report] =
        read({texts("unit", {"a", "a", "a", "a"}), texts("period", {"2024-2025", "2024-2025", "2024-2025", "2024-2025"}),
              texts("indicator", {"pupils", "named", "ent.use", "network"}), texts("value", {"512", "OUI", nullptr, "ss"}),
              texts("status", {"known", nullptr, "not_applicable", nullptr}), texts("evidence", {"confirmed", nullptr, nullptr, nullptr}),
              texts("reason", {nullptr, nullptr, "ENT en cours", nullptr})});
    CHECK(report.empty());
    CHECK(value(*observations, "a", "pupils").evidence == Evidence::confirmed);
    CHECK(value(*observations, "a", "named") == Value::known(true));
    CHECK(value(*observations, "a", "ent.use") == Value::without_scalar(Status::not_applicable, "ENT en cours"));
    CHECK(value(*observations, "a", "network").status == Status::suppressed);
}

TEST_CASE("what is wrong in a long table is told, row by row") {
    const Cells units(6, "a");
    const Cells years(6, "2024-2025");
    const auto [observations, report] = read({texts("unit", units), texts("period", years),
                                              texts("indicator", {"pupil", "pupils", "named", "hours", "share", "network"}),
                                              texts("value", {"1", "2", "OUI", nullptr, "3", "fibre"}),
                                              texts("status", {nullptr, "missing", "perhaps", "known", nullptr, nullptr}),
                                              texts("evidence", {nullptr, nullptr, nullptr, nullptr, "sworn", nullptr})});
    std::vector<std::string> codes;
    for (const auto& finding : report.findings()) codes.push_back(finding.code);
    CHECK(codes == std::vector<std::string>{"observations.table.indicator-unknown", "observations.table.status-conflict",
                                            "observations.table.status-unknown", "observations.table.value-missing",
                                            "observations.table.evidence-unknown"});
    CHECK(value(*observations, "a", "pupils").status == Status::missing);
    CHECK(value(*observations, "a", "named").status == Status::missing);
    CHECK(value(*observations, "a", "share") == Value::known(3.0));
    CHECK(value(*observations, "a", "network") == Value::known(std::string("fibre")));
}

TEST_CASE("a long table without values is told") {
    const auto [observations, report] = read({texts("unit", {"a"}), texts("period", {"2024-2025"}), texts("indicator", {"pupils"})});
    CHECK(only_code(report) == "observations.table.column-missing");
    CHECK(observations->row_count() == 1);
}

TEST_CASE("the long table of observations is read as the same observations") {
    const auto made = framework();
    palier::ObservationsBuilder builder(made->indicators());
    Report report;
    const auto set = [&](const char* unit, const char* name, const Value& given) {
        builder.set(builder.add_row(unit, SchoolYear::parse("2024-2025")), made->indicators()->get(name), given, {}, report);
    };
    set("a", "pupils", {Status::known, std::int64_t{512}, Evidence::verified, "compté"});
    set("a", "hours", Value::known(0.1));
    set("a", "named", Value::known(false));
    set("b", "network", Value::known(std::string("none")));
    set("b", "ent.use", Value::without_scalar(Status::not_significant));
    builder.add_row("c", SchoolYear::parse("2023-2024"));
    const auto before = builder.freeze();
    REQUIRE(report.empty());

    const auto after = palier::read_observations_table(palier::make_long_table(*before), *made);
    CHECK(after.report.empty());
    REQUIRE(after.observations->row_count() == before->row_count());
    CHECK(palier::make_long_table(*after.observations) == palier::make_long_table(*before));
    CHECK(value(*after.observations, "a", "pupils") == Value{Status::known, std::int64_t{512}, Evidence::verified, "compté"});

    const Table wide = palier::make_wide_table(*before);
    CHECK(wide.row_count() == 3);
    CHECK(wide.find_column("total") == nullptr);
    const auto again = palier::read_observations_table(wide, *made);
    CHECK(again.report.empty());
    CHECK(palier::make_wide_table(*again.observations) == wide);
}

TEST_CASE("an empty table gives no observations and nothing to tell but its missing columns") {
    CHECK(read({}).report.count(palier::Severity::error) == 2);
    CHECK(read({texts("unit", {}), texts("period", {})}).report.empty());
}

}  // namespace test_observations_table
