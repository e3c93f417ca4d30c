// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>      // lengths
#include <cstring>      // std::memcpy
#include <deque>        // structs that keep their place
#include <optional>     // empty cells
#include <string>       // buffers
#include <string_view>  // texts
#include <utility>      // std::move
#include <vector>       // parts

#include "catch.hpp"
#include "palier/arrow.hpp"

namespace palier_test {

using palier::ImportedTable;
using palier::Table;

/// A foreign producer: arrays made by hand, whose releases are counted.
struct Foreign {
    int schemas = 0;   ///< Top-level schemas handed out.
    int arrays = 0;    ///< Top-level arrays handed out.
    int streams = 0;   ///< Streams handed out.
    int released_schemas = 0;
    int released_arrays = 0;
    int released_streams = 0;

    struct Part {
        std::string format;
        std::string name = {};
        std::int64_t length = 0;
        std::int64_t offset = 0;
        std::int64_t null_count = 0;
        std::vector<std::string> buffers = {};      ///< An absent buffer is written "\x01none".
        std::vector<Part> children = {};
        std::vector<Part> dictionary = {};          ///< None or one.
    };

    // Structs of all levels live here until the end of the test; only the top one counts its releases.
    std::deque<Part> parts;
    std::deque<ArrowSchema> child_schemas;
    std::deque<ArrowArray> child_arrays;
    std::deque<std::vector<ArrowSchema*>> schema_pointers;
    std::deque<std::vector<ArrowArray*>> array_pointers;
    std::deque<std::vector<const void*>> buffer_pointers;

    ArrowSchema schema(const Part& given) {
        const Part& part = parts.emplace_back(given);
        ArrowSchema made{};
        made.format = part.format.c_str();
        made.name = part.name.c_str();
        made.flags = ARROW_FLAG_NULLABLE;
        auto& pointers = schema_pointers.emplace_back();
        for (const Part& child : part.children) pointers.push_back(&child_schemas.emplace_back(schema(child)));
        made.n_children = static_cast<std::int64_t>(pointers.size());
        made.children = pointers.data();
        if (!part.dictionary.empty()) made.dictionary = &child_schemas.emplace_back(schema(part.dictionary.front()));
        made.release = [](ArrowSchema* self) { self->release = nullptr; };
        return made;
    }

    ArrowArray array(const Part& given) {
        const Part& part = parts.emplace_back(given);
        ArrowArray made{};
        made.length = part.length;
        made.offset = part.offset;
        made.null_count = part.null_count;
        auto& buffers = buffer_pointers.emplace_back();
        for (const std::string& buffer : part.buffers) buffers.push_back(buffer == none ? nullptr : buffer.data());
        made.n_buffers = static_cast<std::int64_t>(buffers.size());
        made.buffers = buffers.data();
        auto& pointers = array_pointers.emplace_back();
        for (const Part& child : part.children) pointers.push_back(&child_arrays.emplace_back(array(child)));
        made.n_children = static_cast<std::int64_t>(pointers.size());
        made.children = pointers.data();
        if (!part.dictionary.empty()) made.dictionary = &child_arrays.emplace_back(array(part.dictionary.front()));
        made.release = [](ArrowArray* self) { self->release = nullptr; };
        return made;
    }

    ArrowSchema counted_schema(const Part& part) {
        ArrowSchema made = schema(part);
        ++schemas;
        made.private_data = this;
        made.release = [](ArrowSchema* self) {
            ++static_cast<Foreign*>(self->private_data)->released_schemas;
            self->release = nullptr;
        };
        return made;
    }

    ArrowArray counted_array(const Part& part) {
        ArrowArray made = array(part);
        ++arrays;
        made.private_data = this;
        made.release = [](ArrowArray* self) {
            ++static_cast<Foreign*>(self->private_data)->released_arrays;
            self->release = nullptr;
        };
        return made;
    }

    // A stream of batches; where `fails_at` is, get_next gives an error.
    std::vector<Part> batches;
    std::size_t next = 0;
    std::size_t fails_at = 1'000;
    const char* error = "disk on fire";

    ArrowArrayStream stream() {
        ++streams;
        ArrowArrayStream made{};
        made.private_data = this;
        made.get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
            auto& foreign = *static_cast<Foreign*>(self->private_data);
            *out = foreign.counted_schema(foreign.batches.front());
            return 0;
        };
        made.get_next = [](ArrowArrayStream* self, ArrowArray* out) {
            auto& foreign = *static_cast<Foreign*>(self->private_data);
            if (foreign.next == foreign.fails_at) return 5;
            *out = foreign.next < foreign.batches.size() ? foreign.counted_array(foreign.batches[foreign.next]) : ArrowArray{};
            ++foreign.next;
            return 0;
        };
        made.get_last_error = [](ArrowArrayStream* self) { return static_cast<Foreign*>(self->private_data)->error; };
        made.release = [](ArrowArrayStream* self) {
            ++static_cast<Foreign*>(self->private_data)->released_streams;
            self->release = nullptr;
        };
        return made;
    }

    ImportedTable read(const palier::ArrowImportOptions& options = {}) {
        ArrowArrayStream made = stream();
        ImportedTable imported = palier::import_stream(&made, options);
        CHECK(made.release == nullptr);
        CHECK(schemas == released_schemas);
        CHECK(arrays == released_arrays);
        CHECK(streams == released_streams);
        return imported;
    }

    /// Reads one batch that has the columns given.
    ImportedTable read_columns(std::int64_t length, std::vector<Part> columns) {
        batches = {table(length, std::move(columns))};
        return read();
    }

    static Part table(std::int64_t length, std::vector<Part> columns) {
        Part part;
        part.format = "+s";
        part.length = length;
        part.buffers = {std::string(none)};
        part.children = std::move(columns);
        return part;
    }

    static constexpr std::string_view none = "\x01none";
};

using Part = Foreign::Part;
inline const std::string none(Foreign::none);

/// The bytes of some numbers, as a buffer.
template <class Number>
std::string bytes(std::initializer_list<Number> numbers) {
    std::string buffer(numbers.size() * sizeof(Number), '\0');
    std::size_t at = 0;
    for (const Number number : numbers) std::memcpy(buffer.data() + sizeof(Number) * at++, &number, sizeof number);
    return buffer;
}

/// A column of numbers without empty cells.
template <class Number>
Part numbers(const char* format, std::initializer_list<Number> values) {
    return {format, "x", static_cast<std::int64_t>(values.size()), 0, 0, {none, bytes(values)}, {}, {}};
}

inline Part texts(const char* name, std::initializer_list<std::string_view> values) {
    std::vector<std::int32_t> offsets = {0};
    std::string joined;
    for (const auto value : values) {
        joined += value;
        offsets.push_back(static_cast<std::int32_t>(joined.size()));
    }
    std::string buffer(offsets.size() * 4, '\0');
    std::memcpy(buffer.data(), offsets.data(), buffer.size());
    return {"u", name, static_cast<std::int64_t>(values.size()), 0, 0, {none, buffer, joined}, {}, {}};
}

/// One view of 16 bytes: inline up to 12 bytes, else a place in a buffer.
inline std::string view(std::string_view text, std::int32_t buffer = 0, std::int32_t place = 0) {
    if (text.size() <= 12) {
        std::string made = bytes({static_cast<std::int32_t>(text.size())}) + std::string(text);
        made.resize(16, '\0');
        return made;
    }
    return bytes({static_cast<std::int32_t>(text.size())}) + std::string(text.substr(0, 4)) + bytes({buffer, place});
}

inline palier::RowId row(std::size_t position) { return palier::id_at<palier::RowId>(position); }

inline std::vector<std::string> codes(const palier::Report& report) {
    std::vector<std::string> found;
    for (const auto& finding : report.findings()) found.push_back(finding.code);
    return found;
}

using Codes = std::vector<std::string>;

inline std::vector<std::optional<std::int64_t>> integers(const Table& table, std::string_view name = "x") {
    std::vector<std::optional<std::int64_t>> cells;
    const palier::Column& column = table.get_column(name);
    for (std::size_t i = 0; i < column.size(); ++i) cells.push_back(column.integer_at(row(i)));
    return cells;
}

inline std::vector<std::optional<std::string>> words(const Table& table, std::string_view name = "x") {
    std::vector<std::optional<std::string>> cells;
    const palier::Column& column = table.get_column(name);
    for (std::size_t i = 0; i < column.size(); ++i) {
        const auto text = column.text_at(row(i));
        cells.push_back(text ? std::optional<std::string>(*text) : std::nullopt);
    }
    return cells;
}

inline std::vector<std::optional<std::string>> days(const Table& table, std::string_view name = "x") {
    std::vector<std::optional<std::string>> cells;
    const palier::Column& column = table.get_column(name);
    for (std::size_t i = 0; i < column.size(); ++i) {
        const auto date = column.date_at(row(i));
        cells.push_back(date ? std::optional<std::string>(date->text()) : std::nullopt);
    }
    return cells;
}

inline std::vector<std::optional<double>> reals(const Table& table, std::string_view name = "x") {
    std::vector<std::optional<double>> cells;
    const palier::Column& column = table.get_column(name);
    for (std::size_t i = 0; i < column.size(); ++i) cells.push_back(column.number_at(row(i)));
    return cells;
}

using Reals = std::vector<std::optional<double>>;
using Integers = std::vector<std::optional<std::int64_t>>;
using Words = std::vector<std::optional<std::string>>;

}  // namespace palier_test
