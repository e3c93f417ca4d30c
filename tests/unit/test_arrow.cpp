// SPDX-License-Identifier: MIT
#include "palier/arrow.hpp"

#include <cmath>    // NaN
#include <limits>   // extreme integers
#include <memory>   // shared buffers
#include <optional>  // empty cells
#include <string>   // texts
#include <utility>  // std::move
#include <vector>   // buffers

#include "catch.hpp"
#include "foreign_arrow.hpp"
#include "palier/error.hpp"

namespace test_arrow {

using palier::ColumnType;
using palier::ImportedTable;
using palier::Table;
using palier::TableBuilder;

namespace {

using namespace palier_test;

/// A table with every type, `rows` rows, every fourth cell of a column empty.
Table sample(std::size_t rows) {
    TableBuilder builder;
    auto& boolean = builder.add_column("boolean", ColumnType::boolean);
    auto& small = builder.add_column("int32", ColumnType::int32);
    auto& integer = builder.add_column("int64", ColumnType::int64);
    auto& number = builder.add_column("float64", ColumnType::float64);
    auto& text = builder.add_column("text", ColumnType::text);
    auto& category = builder.add_column("category", ColumnType::category);
    auto& date = builder.add_column("date", ColumnType::date);
    for (std::size_t i = 0; i < rows; ++i) {
        const auto value = static_cast<int>(i);
        i % 4 == 0 ? boolean.append_null() : boolean.append_boolean(i % 3 == 0);
        i % 4 == 1 ? small.append_null() : small.append_integer(-value);
        i % 4 == 2 ? integer.append_null() : integer.append_integer(std::int64_t{value} << 40);
        i % 4 == 3 ? number.append_null() : number.append_number(value / 8.0);
        i % 4 == 0 ? text.append_null() : text.append_text("école n° " + std::to_string(i));
        i % 4 == 1 ? category.append_null() : category.append_text(i % 2 == 0 ? "fibre" : "adsl");
        i % 4 == 2 ? date.append_null() : date.append_date(palier::Date::from_days(value * 400));
    }
    return builder.finish();
}

/// Reads a column alone.
ImportedTable read_one(Part part) {
    const std::int64_t length = part.length;
    return Foreign().read_columns(length, {std::move(part)});
}

}  // namespace

TEST_CASE("a table handed out and read again is the same") {
    for (const std::size_t rows : {0U, 1U, 7U, 8U, 9U, 64U, 1000U}) {
        CAPTURE(rows);
        const Table table = sample(rows);
        ArrowArrayStream stream{};
        palier::export_stream(table, &stream);
        const ImportedTable again = palier::import_stream(&stream);
        CHECK(again.report.empty());
        CHECK(stream.release == nullptr);
        // The 32-bit integers come back with 64 bits; all else is equal.
        REQUIRE(again.table.column_count() == table.column_count());
        for (const auto& column : table.columns()) {
            CAPTURE(column.name());
            if (column.type() != ColumnType::int32) {
                CHECK(again.table.get_column(column.name()) == column);
                continue;
            }
            CHECK(integers(again.table, "int32") == integers(table, "int32"));
        }
    }
}

TEST_CASE("handing out copies nothing") {
    const Table table = sample(10);
    palier::ArrowSchemaOwner schema;
    palier::ArrowArrayOwner array;
    palier::export_table(table, schema.get(), array.get());
    REQUIRE(array->n_children == 7);
    CHECK(array->length == 10);
    CHECK(array->children[2]->buffers[1] == table.get_column("int64").parts().int64s.data());
    CHECK(array->children[4]->buffers[2] == table.get_column("text").parts().bytes.data());
    CHECK(array->children[5]->dictionary->buffers[2] == table.get_column("category").parts().categories->bytes().data());
    CHECK(std::string(schema->format) == "+s");
    CHECK(std::string(schema->children[5]->format) == "i");
    CHECK(std::string(schema->children[5]->dictionary->format) == "u");
    CHECK(std::string(schema->children[6]->name) == "date");
}

TEST_CASE("what was handed out outlives the table, and a child outlives its parent") {
    palier::ArrowSchemaOwner schema;
    palier::ArrowArrayOwner array;
    {
        const Table table = sample(3);
        palier::export_table(table, schema.get(), array.get());
    }
    palier::ArrowSchemaOwner child_schema(schema->children[4]);
    palier::ArrowArrayOwner child(array->children[4]);
    CHECK(array->children[4]->release == nullptr);
    schema.reset();
    array.reset();
    CHECK(array.get()->release == nullptr);
    CHECK(std::string(child_schema->name) == "text");
    const auto* offsets = static_cast<const std::int32_t*>(child->buffers[1]);
    const std::string last(static_cast<const char*>(child->buffers[2]) + offsets[2], static_cast<std::size_t>(offsets[3] - offsets[2]));
    CHECK(last == "école n° 2");
}

TEST_CASE("the columns are freed when the last holder releases them") {
    auto owner = std::make_shared<std::vector<std::int64_t>>(std::vector<std::int64_t>{1, 2, 3});
    const std::weak_ptr<std::vector<std::int64_t>> watch = owner;
    palier::ArrowSchemaOwner schema;
    palier::ArrowArrayOwner array;
    {
        palier::ColumnParts parts;
        parts.size = 3;
        parts.int64s = *owner;
        parts.owner = std::move(owner);
        const Table table({palier::Column("x", std::move(parts))});
        palier::export_table(table, schema.get(), array.get());
    }
    CHECK_FALSE(watch.expired());
    array.reset();
    CHECK(watch.expired());
}

TEST_CASE("a stream gives its table once and then ends") {
    ArrowArrayStream raw{};
    palier::export_stream(sample(5), &raw);
    palier::ArrowArrayStreamOwner stream(&raw);
    CHECK(raw.release == nullptr);
    palier::ArrowArrayOwner first;
    REQUIRE(stream->get_next(stream.get(), first.get()) == 0);
    CHECK(first->length == 5);
    palier::ArrowArrayOwner second;
    REQUIRE(stream->get_next(stream.get(), second.get()) == 0);
    CHECK_FALSE(second.has_value());
    CHECK(stream->get_last_error(stream.get()) == nullptr);
}

TEST_CASE("null pointers are misuse") {
    CHECK_THROWS_AS(palier::import_stream(nullptr), palier::ArgumentError);
    CHECK_THROWS_AS(palier::import_table(nullptr, nullptr), palier::ArgumentError);
    CHECK_THROWS_AS(palier::export_stream(Table(), nullptr), palier::ArgumentError);
}

TEST_CASE("integers of every width become int64") {
    const auto read = [](Part part) { return integers(read_one(std::move(part)).table); };
    CHECK(read(numbers<std::int8_t>("c", {-128, 127})) == Integers{-128, 127});
    CHECK(read(numbers<std::uint8_t>("C", {0, 255})) == Integers{0, 255});
    CHECK(read(numbers<std::int16_t>("s", {-32768, 32767})) == Integers{-32768, 32767});
    CHECK(read(numbers<std::uint16_t>("S", {65535})) == Integers{65535});
    CHECK(read(numbers<std::int32_t>("i", {-5})) == Integers{-5});
    CHECK(read(numbers<std::uint32_t>("I", {4'294'967'295U})) == Integers{4'294'967'295});
    CHECK(read(numbers<std::int64_t>("l", {std::numeric_limits<std::int64_t>::min()})) ==
          Integers{std::numeric_limits<std::int64_t>::min()});
}

TEST_CASE("an integer beyond 64 bits with a sign is emptied and told, not wrapped") {
    Foreign foreign;
    const auto imported = foreign.read_columns(3, {numbers<std::uint64_t>("L", {7U, std::uint64_t{1} << 63U, 9U})});
    CHECK(integers(imported.table) == Integers{7, std::nullopt, 9});
    REQUIRE(codes(imported.report) == Codes{"table.integer.too-large"});
    CHECK(imported.report.findings()[0].origin.pointer == "/rows/1/x");
}

TEST_CASE("floats become float64; what is not finite is emptied and told") {
    const auto read = [](Part part) { return read_one(std::move(part)); };
    CHECK(reals(read(numbers<float>("f", {0.5F})).table) == Reals{0.5});
    const auto halves = read(numbers<std::uint16_t>("e", {0x3C00, 0xC000, 0x0001, 0x7BFF, 0x8000}));
    CHECK(reals(halves.table) == Reals{1.0, -2.0, std::ldexp(1.0, -24), 65504.0, -0.0});
    const double infinity = std::numeric_limits<double>::infinity();
    const auto odd = read(numbers<double>("g", {1.0, std::nan(""), -infinity, 2.0}));
    CHECK(reals(odd.table) == Reals{1.0, std::nullopt, std::nullopt, 2.0});
    CHECK(codes(odd.report) == Codes{"table.number.not-finite"});
    CHECK(odd.report.ok());
}

TEST_CASE("decimals become integers without a scale and the nearest double with one") {
    const auto read = [](Part part) { return read_one(std::move(part)); };
    const auto wide = [](std::int64_t low, std::int64_t high) { return bytes({low, high}); };
    Part whole{"d:38,0", "x", 3, 0, 0, {none, wide(42, 0) + wide(-42, -1) + wide(0, 1)}, {}, {}};
    const auto wholes = read(whole);
    CHECK(integers(wholes.table) == Integers{42, -42, std::nullopt});
    CHECK(codes(wholes.report) == Codes{"table.integer.too-large"});
    Part cents{"d:10,2,64", "x", 2, 0, 0, {none, bytes<std::int64_t>({1234, -5})}, {}, {}};
    CHECK(reals(read(cents).table) == Reals{12.34, -0.05});
    Part huge{"d:38,10", "x", 1, 0, 0, {none, wide(0, std::int64_t{1} << 61)}, {}, {}};  // 2^125 / 10^10
    CHECK(reals(read(huge).table) == Reals{4.253529586511731e27});
    Part thousands{"d:5,-3,32", "x", 1, 0, 0, {none, bytes<std::int32_t>({-12})}, {}, {}};
    CHECK(integers(read(thousands).table) == Integers{-12000});
}

TEST_CASE("an array with an offset gives the cells behind it") {
    SECTION("in the column") {
        Part part = numbers<std::int32_t>("i", {1, 2, 3, 4, 5});
        part.offset = 2;
        part.length = 3;
        part.null_count = 1;
        part.buffers[0] = std::string(1, '\x17');  // bit 3 is 0
        Foreign foreign;
        CHECK(integers(foreign.read_columns(3, {part}).table) == Integers{3, std::nullopt, 5});
    }
    SECTION("in the struct around it, and both") {
        Part part = texts("x", {"a", "b", "c", "d", "e", "f"});
        part.offset = 1;
        part.length = 5;
        Foreign foreign;
        foreign.batches = {Foreign::table(3, {part})};
        foreign.batches[0].offset = 2;
        CHECK(words(foreign.read().table) == Words{"d", "e", "f"});
    }
    SECTION("also for bits") {
        Part part{"b", "x", 3, 7, 0, {none, std::string("\x80\x02", 2)}, {}, {}};
        Foreign foreign;
        const auto imported = foreign.read_columns(3, {part});
        const palier::Column& column = imported.table.get_column("x");
        CHECK(column.boolean_at(row(0)) == true);
        CHECK(column.boolean_at(row(1)) == false);
        CHECK(column.boolean_at(row(2)) == true);
    }
}

TEST_CASE("a row that is null as a whole has empty cells") {
    Foreign foreign;
    foreign.batches = {Foreign::table(3, {numbers<std::int64_t>("l", {1, 2, 3}), texts("t", {"a", "b", "c"})})};
    foreign.batches[0].buffers[0] = std::string(1, '\x05');
    foreign.batches[0].null_count = 1;
    const auto imported = foreign.read();
    CHECK(integers(imported.table) == Integers{1, std::nullopt, 3});
    CHECK(words(imported.table, "t") == Words{"a", std::nullopt, "c"});
}

TEST_CASE("texts of every layout are read") {
    SECTION("64-bit offsets") {
        Part part{"U", "x", 2, 0, 0, {none, bytes<std::int64_t>({0, 2, 5}), "abcde"}, {}, {}};
        Foreign foreign;
        CHECK(words(foreign.read_columns(2, {part}).table) == Words{"ab", "cde"});
    }
    SECTION("views, inline and in two buffers, with an empty cell") {
        const std::string first = "une phrase assez longue";
        const std::string second = "....et encore une autre";
        Part part{"vu", "x", 4, 0, 1, {std::string(1, '\x0B'), view("court") + view(first, 0, 0) + view(second.substr(4), 7, 7) + view(second.substr(4), 1, 4),
                  first, second, bytes({static_cast<std::int64_t>(first.size()), static_cast<std::int64_t>(second.size())})}, {}, {}};
        Foreign foreign;
        const auto imported = foreign.read_columns(4, {part});
        CHECK(imported.report.empty());
        CHECK(words(imported.table) == Words{"court", first, std::nullopt, "et encore une autre"});
    }
    SECTION("bytes that are not UTF-8 are repaired and told") {
        Foreign foreign;
        const auto imported = foreign.read_columns(3, {texts("x", {"fa\xC3\xA7"
                                                                   "ade", "fa\xE7" "ade", "\xC3"})});
        CHECK(words(imported.table) == Words{"façade", "fa\xEF\xBF\xBD" "ade", "\xEF\xBF\xBD"});
        REQUIRE(codes(imported.report) == Codes{"table.text.not-utf8"});
        CHECK(*imported.report.findings()[0].find_argument("count") == palier::ArgumentValue(std::int64_t{2}));
    }
    SECTION("a character cut in two by cells is none, though the bytes together are UTF-8") {
        Foreign foreign;
        const auto imported = foreign.read_columns(3, {texts("x", {"fa\xC3", "\xA7" "ade", "entier"})});
        CHECK(words(imported.table) == Words{"fa\xEF\xBF\xBD", "\xEF\xBF\xBD" "ade", "entier"});
        CHECK(codes(imported.report) == Codes{"table.text.not-utf8"});
    }
    SECTION("accents, empty texts and pieces follow each other") {
        Foreign foreign;
        foreign.batches = {Foreign::table(3, {texts("x", {"é", "", "ça"})}), Foreign::table(2, {texts("x", {"", "où"})})};
        const auto imported = foreign.read();
        CHECK(imported.report.empty());
        CHECK(words(imported.table) == Words{"é", "", "ça", "", "où"});
    }
}

TEST_CASE("dictionaries of texts become categories, also when each batch brings its own") {
    const auto batch = [](std::initializer_list<std::int8_t> indices, std::initializer_list<std::string_view> values) {
        Part part = numbers<std::int8_t>("c", indices);
        part.dictionary = {texts("", values)};
        return Foreign::table(part.length, {part});
    };
    Foreign foreign;
    foreign.batches = {batch({0, 1, 0}, {"adsl", "fibre"}), batch({1, 0}, {"fibre", "none"})};
    const auto imported = foreign.read();
    CHECK(imported.report.empty());
    CHECK(imported.table.get_column("x").type() == ColumnType::category);
    CHECK(words(imported.table) == Words{"adsl", "fibre", "adsl", "none", "fibre"});
    CHECK(imported.table.get_column("x").parts().categories->size() == 3);
}

TEST_CASE("dates and time stamps become days, towards the past") {
    const auto read = [](Part part) { return read_one(std::move(part)); };
    CHECK(days(read(numbers<std::int32_t>("tdD", {0, 19967})).table) == Words{"1970-01-01", "2024-09-01"});
    CHECK(days(read(numbers<std::int64_t>("tdm", {-86'400'000})).table) == Words{"1969-12-31"});
    const auto stamps = read(numbers<std::int64_t>("tsu:UTC", {0, -1, 86'400'000'000}));
    CHECK(days(stamps.table) == Words{"1970-01-01", "1969-12-31", "1970-01-02"});
    REQUIRE(codes(stamps.report) == Codes{"table.date.time-dropped"});
    CHECK(stamps.report.findings()[0].severity == palier::Severity::warning);
    const auto local_time = read(numbers<std::int64_t>("tss:", {1}));
    REQUIRE(codes(local_time.report) == Codes{"table.date.time-dropped"});
    CHECK(local_time.report.findings()[0].severity == palier::Severity::advice);
    const auto far = read(numbers<std::int32_t>("tdD", {2'932'896, 2'932'897}));
    CHECK(days(far.table) == Words{"9999-12-31", std::nullopt});
    CHECK(codes(far.report) == Codes{"table.date.out-of-range"});
    const auto local = read(numbers<std::int64_t>("tss:Europe/Paris", {0}));
    CHECK(local.table.column_count() == 0);
    CHECK(codes(local.report) == Codes{"table.date.zone-unsupported"});
}

TEST_CASE("several batches are joined, empty ones included") {
    Foreign foreign;
    foreign.batches = {Foreign::table(2, {numbers<std::int64_t>("l", {1, 2})}), Foreign::table(0, {numbers<std::int64_t>("l", {})}),
                       Foreign::table(3, {numbers<std::int64_t>("l", {3, 4, 5})})};
    foreign.batches[2].children[0].buffers[0] = std::string(1, '\x06');
    foreign.batches[2].children[0].null_count = -1;  // unknown, counted by us
    const auto imported = foreign.read();
    CHECK(integers(imported.table) == Integers{1, 2, std::nullopt, 4, 5});
    CHECK(imported.table.get_column("x").null_count() == 1);
    CHECK(imported.report.empty());
}

TEST_CASE("a column of nulls is a text column without a cell") {
    Foreign foreign;
    const auto imported = foreign.read_columns(3, {{"n", "x", 3, 0, 3, {}, {}, {}}});
    CHECK(imported.report.empty());
    CHECK(imported.table.get_column("x").null_count() == 3);
    CHECK(words(imported.table) == Words{std::nullopt, std::nullopt, std::nullopt});
    CHECK(Foreign().read_columns(1, {{"n", "x", 1, 0, 1, {none}, {}, {}}}).report.empty());
}

TEST_CASE("columns that cannot be read are named and left out; the others stay") {
    Foreign foreign;
    Part list{"+l", "pupils", 1, 0, 0, {none, bytes<std::int32_t>({0, 0})}, {numbers<std::int64_t>("l", {})}, {}};
    Part coded = numbers<std::int32_t>("i", {0});
    coded.name = "coded";
    coded.dictionary = {numbers<double>("g", {1.0})};
    Part twice = numbers<std::int64_t>("l", {2});
    const auto imported = foreign.read_columns(1, {list, coded, numbers<std::int64_t>("l", {1}), twice});
    CHECK(integers(imported.table) == Integers{1});
    CHECK(imported.table.column_count() == 1);
    REQUIRE(codes(imported.report) == Codes{"table.column.type-unsupported", "table.column.type-unsupported", "table.column.name-repeated"});
    CHECK(*imported.report.findings()[0].find_argument("type") == palier::ArgumentValue(std::string("list")));
    CHECK(imported.report.findings()[0].origin.pointer == "/columns/pupils");
}

TEST_CASE("a stream that fails is told in its own words; the rows before stay") {
    Foreign foreign;
    foreign.batches = {Foreign::table(1, {numbers<std::int64_t>("l", {1})}), Foreign::table(1, {numbers<std::int64_t>("l", {2})})};
    SECTION("with a text") {
        foreign.fails_at = 1;
        const auto imported = foreign.read();
        CHECK(integers(imported.table) == Integers{1});
        REQUIRE(codes(imported.report) == Codes{"table.stream.failed"});
        CHECK(*imported.report.findings()[0].find_argument("text") == palier::ArgumentValue(std::string("disk on fire")));
        CHECK_FALSE(imported.report.ok());
    }
    SECTION("without one") {
        foreign.fails_at = 0;
        foreign.error = nullptr;
        const auto imported = foreign.read();
        CHECK(imported.table.row_count() == 0);
        CHECK(codes(imported.report) == Codes{"table.stream.failed"});
    }
    SECTION("a stream already read") {
        ArrowArrayStream stream = foreign.stream();
        CHECK(palier::import_stream(&stream).report.ok());
        CHECK(codes(palier::import_stream(&stream).report) == Codes{"table.stream.released"});
        CHECK(foreign.released_streams == 1);
    }
}

TEST_CASE("limits are findings") {
    Foreign foreign;
    foreign.batches = {Foreign::table(2, {numbers<std::int64_t>("l", {1, 2})}), Foreign::table(2, {numbers<std::int64_t>("l", {3, 4})})};
    palier::ArrowImportOptions options;
    options.document = "answers";
    SECTION("of rows") {
        options.max_rows = 3;
        const auto imported = foreign.read(options);
        CHECK(integers(imported.table) == Integers{1, 2});
        REQUIRE(codes(imported.report) == Codes{"limit.table.rows"});
        CHECK(imported.report.findings()[0].origin.document == "answers");
    }
    SECTION("of columns") {
        options.max_columns = 0;
        const auto imported = foreign.read(options);
        CHECK(imported.table.column_count() == 0);
        CHECK(codes(imported.report) == Codes{"limit.table.columns"});
    }
}

}  // namespace test_arrow
