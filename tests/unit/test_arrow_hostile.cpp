// SPDX-License-Identifier: MIT
#include "palier/arrow.hpp"

#include <limits>  // extreme integers
#include <string>  // texts
#include <utility>  // std::move

#include "catch.hpp"
#include "foreign_arrow.hpp"

namespace test_arrow_hostile {

using namespace palier_test;

TEST_CASE("structs that lie give a finding and no crash") {
    Part good = numbers<std::int64_t>("l", {1, 2});
    const auto column_code = [](Part part) {
        Foreign foreign;
        const auto imported = foreign.read_columns(2, {std::move(part), numbers<std::int64_t>("l", {1, 2})});
        return codes(imported.report);
    };
    const Codes malformed = {"table.array.malformed"};
    good.name = "bad";
    SECTION("about lengths") {
        Part part = good;
        part.length = 1;
        CHECK(column_code(part) == malformed);
        part = good;
        part.length = -1;
        CHECK(column_code(part) == malformed);
        part = good;
        part.offset = -1;
        CHECK(column_code(part) == malformed);
        part = good;
        part.offset = std::numeric_limits<std::int64_t>::max();
        CHECK(column_code(part) == malformed);
        part = good;
        part.null_count = 3;
        CHECK(column_code(part) == malformed);
    }
    SECTION("about buffers") {
        Part part = good;
        part.buffers.pop_back();
        CHECK(column_code(part) == malformed);
        part = good;
        part.buffers[1] = none;
        CHECK(column_code(part) == malformed);
        part = good;
        part.null_count = 1;  // without a bitmap
        CHECK(column_code(part) == malformed);
        part = texts("bad", {"a", "b"});
        part.buffers[2] = none;
        CHECK(column_code(part) == malformed);
    }
    SECTION("about offsets") {
        Part part = texts("bad", {"a", "b"});
        part.buffers[1] = bytes<std::int32_t>({0, 2, 1});
        CHECK(column_code(part) == malformed);
        part.buffers[1] = bytes<std::int32_t>({-4, 1, 1});
        CHECK(column_code(part) == malformed);
        part = {"U", "bad", 2, 0, 0, {none, bytes<std::int64_t>({0, -1, 2}), "ab"}, {}, {}};
        CHECK(column_code(part) == malformed);
    }
    SECTION("about views") {
        const std::string text = "plus de douze octets";
        const auto size = static_cast<std::int64_t>(text.size());
        const auto views = [&](std::string one) { return Part{"vu", "bad", 2, 0, 0, {none, view("a") + one, text, bytes({size})}, {}, {}}; };
        CHECK(column_code(views(view(text, 0, 0))).empty());
        CHECK(column_code(views(view(text, 0, 1))) == malformed);
        CHECK(column_code(views(view(text, 1, 0))) == malformed);
        CHECK(column_code(views(view(text, -1, 0))) == malformed);
        CHECK(column_code(views(view(text, 0, -1))) == malformed);
        CHECK(column_code(views(bytes<std::int32_t>({-1, 0, 0, 0}))) == malformed);
        Part part = views(view(text, 0, 0));
        part.buffers.back() = none;
        CHECK(column_code(part) == malformed);
    }
    SECTION("about dictionaries") {
        Part part = numbers<std::int32_t>("i", {0, 1});
        part.name = "bad";
        part.dictionary = {texts("", {"a"})};
        CHECK(column_code(part) == malformed);
        part.buffers[1] = bytes<std::int32_t>({0, -1});
        CHECK(column_code(part) == malformed);
        part.buffers[1] = bytes<std::int32_t>({0, 0});
        CHECK(column_code(part).empty());
        part.dictionary[0].buffers[1] = bytes<std::int32_t>({3, 1});
        CHECK(column_code(part) == malformed);
    }
    SECTION("about the batch") {
        Foreign foreign;
        foreign.batches = {Foreign::table(2, {good})};
        Part& batch = foreign.batches[0];
        SECTION("length") { batch.length = -2; }
        SECTION("offset") { batch.offset = std::numeric_limits<std::int64_t>::max(); }
        SECTION("buffers") { batch.buffers.push_back(none); }
        SECTION("columns") {
            foreign.batches.push_back(Foreign::table(2, {good, good}));
            foreign.batches[0].length = foreign.batches[0].children[0].length = 0;
        }
        const auto imported = foreign.read();
        CHECK(codes(imported.report) == Codes{"table.batch.malformed"});
        CHECK(imported.table.row_count() == 0);
    }
}

TEST_CASE("a schema that lies, or is of no table, gives a finding and releases everything") {
    Foreign foreign;
    const Part column = numbers<std::int64_t>("l", {1});
    const auto read = [&](ArrowSchema schema, ArrowArray array) {
        const auto imported = palier::import_table(&schema, &array);
        CHECK(schema.release == nullptr);
        CHECK(array.release == nullptr);
        CHECK(foreign.schemas == foreign.released_schemas);
        CHECK(foreign.arrays == foreign.released_arrays);
        return codes(imported.report);
    };
    const Part table = Foreign::table(1, {column});
    CHECK(read(foreign.counted_schema(table), foreign.counted_array(table)).empty());
    CHECK(read(foreign.counted_schema(column), foreign.counted_array(column)) == Codes{"table.schema.not-a-table"});
    ArrowSchema schema = foreign.counted_schema(table);
    schema.format = nullptr;
    CHECK(read(schema, foreign.counted_array(table)) == Codes{"table.schema.malformed"});
    schema = foreign.counted_schema(table);
    schema.children = nullptr;
    CHECK(read(schema, foreign.counted_array(table)) == Codes{"table.schema.malformed"});
    schema = foreign.counted_schema(table);
    schema.n_children = -1;
    CHECK(read(schema, foreign.counted_array(table)) == Codes{"table.schema.malformed"});
    schema = foreign.counted_schema(table);
    schema.children[0]->release = nullptr;
    CHECK(read(schema, foreign.counted_array(table)) == Codes{"table.schema.malformed"});
    schema = foreign.counted_schema(table);
    schema.children[0]->name = nullptr;
    CHECK(read(schema, foreign.counted_array(table)).empty());
    ArrowArray array = foreign.counted_array(table);
    array.children[0] = nullptr;
    CHECK(read(foreign.counted_schema(table), array) == Codes{"table.array.malformed"});
    CHECK(read(ArrowSchema{}, foreign.counted_array(table)) == Codes{"table.stream.released"});
}

}  // namespace test_arrow_hostile
