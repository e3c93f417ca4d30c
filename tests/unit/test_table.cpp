// SPDX-License-Identifier: MIT
#include "palier/table.hpp"

#include <cstdint>   // limits of int32
#include <limits>    // limits of int32
#include <memory>    // shared categories
#include <optional>  // empty cells
#include <string>    // cells
#include <utility>   // std::move

#include "catch.hpp"
#include "palier/error.hpp"

namespace test_table {

using palier::CategoryId;
using palier::Column;
using palier::ColumnBuilder;
using palier::ColumnId;
using palier::ColumnParts;
using palier::ColumnType;
using palier::Date;
using palier::RowId;
using palier::Table;
using palier::TableBuilder;

namespace {

RowId row(std::size_t position) { return palier::id_at<RowId>(position); }

template <class Function>
std::string code_of(Function&& function) {
    try {
        function();
    } catch (const palier::Error& error) {
        return error.code();
    }
    return "nothing thrown";
}

}  // namespace

TEST_CASE("a column gives back what was appended, cell by cell") {
    SECTION("booleans, over several bytes of bits") {
        ColumnBuilder builder("yes", ColumnType::boolean);
        for (int i = 0; i < 37; ++i) {
            if (i % 5 == 3)
                builder.append_null();
            else
                builder.append_boolean(i % 3 == 0);
        }
        const Column column = builder.finish();
        REQUIRE(column.size() == 37);
        CHECK(column.null_count() == 7);
        for (std::size_t i = 0; i < 37; ++i) {
            CAPTURE(i);
            const std::optional<bool> wanted = i % 5 == 3 ? std::nullopt : std::optional<bool>(i % 3 == 0);
            CHECK(column.boolean_at(row(i)) == wanted);
            CHECK(column.is_null(row(i)) == (i % 5 == 3));
        }
    }
    SECTION("64-bit integers, to the last bit") {
        ColumnBuilder builder("n", ColumnType::int64);
        builder.append_integer(std::numeric_limits<std::int64_t>::min());
        builder.append_null();
        builder.append_integer(std::numeric_limits<std::int64_t>::max());
        const Column column = builder.finish();
        CHECK(column.integer_at(row(0)) == std::numeric_limits<std::int64_t>::min());
        CHECK(column.integer_at(row(1)) == std::nullopt);
        CHECK(column.integer_at(row(2)) == std::numeric_limits<std::int64_t>::max());
    }
    SECTION("32-bit integers read as integers and as numbers") {
        ColumnBuilder builder("n", ColumnType::int32);
        builder.append_integer(-7);
        const Column column = builder.finish();
        CHECK(column.integer_at(row(0)) == -7);
        CHECK(column.number_at(row(0)) == -7.0);
    }
    SECTION("texts: empty is not missing") {
        ColumnBuilder builder("t", ColumnType::text);
        builder.append_text("");
        builder.append_null();
        builder.append_text("Collège des Tilleuls");
        const Column column = builder.finish();
        CHECK(column.text_at(row(0)) == "");
        CHECK(column.text_at(row(1)) == std::nullopt);
        CHECK(column.text_at(row(2)) == "Collège des Tilleuls");
    }
    SECTION("categories are numbered in the order they are met") {
        ColumnBuilder builder("c", ColumnType::category);
        for (const auto* value : {"fibre", "adsl", "fibre"}) builder.append_text(value);
        builder.append_null();
        const Column column = builder.finish();
        CHECK(column.category_at(row(0)) == CategoryId{0});
        CHECK(column.category_at(row(1)) == CategoryId{1});
        CHECK(column.category_at(row(2)) == CategoryId{0});
        CHECK(column.category_at(row(3)) == std::nullopt);
        CHECK(column.text_at(row(2)) == "fibre");
        CHECK(column.parts().categories->size() == 2);
    }
    SECTION("dates") {
        ColumnBuilder builder("d", ColumnType::date);
        builder.append_date(*Date::parse("2024-09-01"));
        builder.append_null();
        const Column column = builder.finish();
        CHECK(column.date_at(row(0)) == Date::parse("2024-09-01"));
        CHECK(column.date_at(row(1)) == std::nullopt);
    }
}

TEST_CASE("a column without empty cells carries no validity bitmap") {
    ColumnBuilder builder("n", ColumnType::float64);
    builder.append_number(0.5);
    CHECK(builder.finish().null_count() == 0);
    builder.append_number(0.5);
    const Column column = builder.finish();
    CHECK(column.parts().validity.empty());
}

TEST_CASE("a finished builder starts over, and what it made stays") {
    ColumnBuilder builder("t", ColumnType::text);
    builder.append_text("one");
    const Column first = builder.finish();
    CHECK(builder.size() == 0);
    builder.append_null();
    builder.append_text("two");
    const Column second = builder.finish();
    CHECK(first.size() == 1);
    CHECK(first.text_at(row(0)) == "one");
    CHECK(second.size() == 2);
    CHECK(second.text_at(row(1)) == "two");
    CHECK(second.name() == "t");
}

TEST_CASE("known categories are shared and cannot be extended") {
    auto names = std::make_shared<palier::NameList>();
    names->add("palier-1");
    names->add("palier-2");
    ColumnBuilder builder("tier", std::shared_ptr<const palier::NameList>(names));
    builder.append_category(CategoryId{1});
    builder.append_text("palier-1");
    CHECK(code_of([&] { builder.append_text("palier-9"); }) == "api.name.unknown");
    CHECK(code_of([&] { builder.append_category(CategoryId{2}); }) == "api.argument.range");
    const Column column = builder.finish();
    REQUIRE(column.size() == 2);
    CHECK(column.text_at(row(0)) == "palier-2");
    CHECK(column.category_at(row(1)) == CategoryId{0});
    CHECK(column.parts().categories.get() == names.get());
}

TEST_CASE("misuse of a column is told by its code and changes nothing") {
    ColumnBuilder builder("n", ColumnType::int32);
    CHECK(code_of([&] { builder.append_text("7"); }) == "api.argument.column-type");
    CHECK(code_of([&] { builder.append_integer(std::int64_t{1} << 31); }) == "api.argument.range");
    CHECK(builder.size() == 0);
    builder.append_integer(7);
    const Column column = builder.finish();
    CHECK(code_of([&] { static_cast<void>(column.boolean_at(row(0))); }) == "api.argument.column-type");
    CHECK(code_of([&] { static_cast<void>(column.number_at(row(1))); }) == "api.argument.row");
    ColumnBuilder texts("t", ColumnType::text);
    CHECK(code_of([&] { texts.append_text("\xE9t\xE9"); }) == "api.argument.text");
    CHECK(texts.size() == 0);
}

TEST_CASE("a column over existing buffers copies none of them") {
    auto values = std::make_shared<std::vector<double>>(std::vector<double>{1.5, 2.5});
    ColumnParts parts;
    parts.type = ColumnType::float64;
    parts.size = 2;
    parts.float64s = *values;
    parts.owner = values;
    const double* place = values->data();
    const Column column("x", parts);
    parts.owner.reset();
    values.reset();
    CHECK(column.parts().float64s.data() == place);
    CHECK(column.number_at(row(1)) == 2.5);

    SECTION("and refuses buffers that are too short") {
        ColumnParts wrong = column.parts();
        wrong.size = 3;
        CHECK(code_of([&] { Column("x", wrong); }) == "api.argument.column-parts");
        wrong.size = 2;
        wrong.null_count = 1;
        CHECK(code_of([&] { Column("x", wrong); }) == "api.argument.column-parts");
        wrong.null_count = 0;
        wrong.type = ColumnType::category;
        CHECK(code_of([&] { Column("x", wrong); }) == "api.argument.column-parts");
        wrong.type = ColumnType::text;
        CHECK(code_of([&] { Column("x", wrong); }) == "api.argument.column-parts");
    }
}

TEST_CASE("a table finds its columns by name and by position") {
    TableBuilder builder;
    ColumnBuilder& unit = builder.add_column("unit", ColumnType::text);
    ColumnBuilder& pupils = builder.add_column("pupils", ColumnType::int64);
    builder.reserve(2);
    unit.append_text("0990001N");
    pupils.append_integer(512);
    unit.append_text("0990002P");
    pupils.append_null();
    const Table table = builder.finish();
    CHECK(table.row_count() == 2);
    CHECK(table.column_count() == 2);
    REQUIRE(table.find_column("pupils") != nullptr);
    CHECK(table.find_column("pupils")->integer_at(row(0)) == 512);
    CHECK(table.find_column("Pupils") == nullptr);
    CHECK(table.find_column_id("pupils") == ColumnId{1});
    CHECK(table.column_at(ColumnId{0}).name() == "unit");
    CHECK(table.get_column("unit").text_at(row(1)) == "0990002P");
    CHECK(code_of([&] { static_cast<void>(table.column_at(ColumnId{2})); }) == "api.argument.column");
    try {
        static_cast<void>(table.get_column("pupil"));
        FAIL("an unknown name is accepted");
    } catch (const palier::UnknownNameError& error) {
        CHECK(error.origin() == "pupil");
        CHECK(error.hint() == "Nearest known: pupils.");
    }
}

TEST_CASE("columns of a table have equal lengths and different names") {
    TableBuilder builder;
    builder.add_column("a", ColumnType::boolean).append_null();
    CHECK(code_of([&] { builder.add_column("a", ColumnType::text); }) == "api.argument.columns");
    builder.add_column("b", ColumnType::boolean);
    CHECK(code_of([&] { static_cast<void>(builder.finish()); }) == "api.argument.columns");
    builder.add_column("c", ColumnType::int64);

    ColumnBuilder column("x", ColumnType::int64);
    column.append_integer(1);
    const Column one = column.finish();
    const Column none = ColumnBuilder("y", ColumnType::int64).finish();
    CHECK(code_of([&] { Table({one, one}); }) == "api.argument.columns");
    CHECK(code_of([&] { Table({one, none}); }) == "api.argument.columns");
    CHECK(Table({one}).row_count() == 1);
    CHECK(Table().column_count() == 0);
}

TEST_CASE("tables are equal when their cells are, whatever their codes") {
    const auto make = [](std::initializer_list<const char*> order, const char* value) {
        auto names = std::make_shared<palier::NameList>();
        for (const char* name : order) names->add(name);
        TableBuilder builder;
        builder.add_column("c", std::shared_ptr<const palier::NameList>(names)).append_text(value);
        return builder.finish();
    };
    CHECK(make({"a", "b"}, "b") == make({"b", "a"}, "b"));
    CHECK_FALSE(make({"a", "b"}, "b") == make({"a", "b"}, "a"));
    CHECK_FALSE(make({"a", "b"}, "b") == Table());
    const Table table = make({"a"}, "a");
    const Table copy = table;
    CHECK(copy == table);
    CHECK(copy.columns().data() == table.columns().data());
}

}  // namespace test_table
