// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Tables in and out through the Arrow C data interface: the one way to meet pyarrow, polars, pandas, DuckDB
/// and every other library that speaks Arrow, without linking any of them. Opt-in.

#include <cstddef>  // std::size_t
#include <cstdint>  // the fields of the C structs
#include <string>   // name of the document

#include "palier/finding.hpp"
#include "palier/table.hpp"

// The three structs of the interface, under the guards that all implementations share, so that
// several headers may declare them in one program.

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

extern "C" {

/// The type of an array. Whoever holds it calls `release`, once; a null `release` says that nothing is held.
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

/// The data of an array. Whoever holds it calls `release`, once; the buffers live until then.
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

}  // extern "C"

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

extern "C" {

/// A source of arrays of one type, one after the other. Whoever holds it calls `release`, once.
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};

}  // extern "C"

#endif  // ARROW_C_STREAM_INTERFACE

namespace palier {

/// Holds one struct of the interface, alone, and releases it at the end.
template <class Struct>
class ArrowOwner {
public:
    /// Holds nothing; a producer fills it through get().
    ArrowOwner() noexcept = default;

    /// Takes over what `source` holds, if anything; `source` holds nothing afterwards.
    explicit ArrowOwner(Struct* source) noexcept : value_(*source) { source->release = nullptr; }

    ArrowOwner(ArrowOwner&& other) noexcept : value_(other.value_) { other.value_.release = nullptr; }
    ArrowOwner& operator=(ArrowOwner&& other) noexcept {
        if (this != &other) {
            reset();
            value_ = other.value_;
            other.value_.release = nullptr;
        }
        return *this;
    }
    ArrowOwner(const ArrowOwner&) = delete;
    ArrowOwner& operator=(const ArrowOwner&) = delete;
    ~ArrowOwner() { reset(); }

    /// Tells whether something is held.
    [[nodiscard]] bool has_value() const noexcept { return value_.release != nullptr; }

    /// Returns the struct itself. The pointer lives as long as the owner.
    [[nodiscard]] Struct* get() noexcept PALIER_LIFETIMEBOUND { return &value_; }
    [[nodiscard]] const Struct* get() const noexcept PALIER_LIFETIMEBOUND { return &value_; }
    [[nodiscard]] Struct* operator->() noexcept PALIER_LIFETIMEBOUND { return &value_; }
    [[nodiscard]] const Struct* operator->() const noexcept PALIER_LIFETIMEBOUND { return &value_; }

    /// Hands what is held over to `target`, which must hold nothing.
    void move_to(Struct* target) noexcept {
        *target = value_;
        value_.release = nullptr;
    }

    /// Releases what is held, if anything.
    void reset() noexcept {
        if (value_.release != nullptr) {
            value_.release(&value_);
            value_.release = nullptr;
        }
    }

private:
    Struct value_{};
};

using ArrowSchemaOwner = ArrowOwner<ArrowSchema>;
using ArrowArrayOwner = ArrowOwner<ArrowArray>;
using ArrowArrayStreamOwner = ArrowOwner<ArrowArrayStream>;

// Export. Nothing is copied: what is handed out shares the columns and may be released on any thread, in any order.
// The targets must hold nothing; they are overwritten. Each throws ArgumentError `api.argument.null` for a null target.

/// Describes the columns of a table, as the type of a struct array.
void export_schema(const Table& table, ArrowSchema* schema);

/// Hands out a table as one struct array and its type.
void export_table(const Table& table, ArrowSchema* schema, ArrowArray* array);

/// Hands out one column as an array and its type.
void export_column(const Column& column, ArrowSchema* schema, ArrowArray* array);

/// Hands out a table as a stream of one struct array.
void export_stream(const Table& table, ArrowArrayStream* stream);

/// How foreign tables are read.
struct ArrowImportOptions {
    /// Name of the table in the findings, such as a file name.
    std::string document = {};
    /// Rows read at most; a longer table is cut at the end of a batch. As many as 70 000 schools x 60 indicators x 40 years fit.
    std::size_t max_rows = 200'000'000;
    /// Columns read at most; the others are left out.
    std::size_t max_columns = 10'000;
    /// Limits of the report.
    ReportLimits report_limits = {};
};

/// A table that came from elsewhere, and what there is to tell about it.
struct ImportedTable {
    Table table;
    Report report;
};

/// Reads a stream of struct arrays to its end and joins them. The stream is taken over and released.
/// Booleans stay; integers become int64, floats and decimals float64 (int64 without decimals), every kind of text
/// `text`, dictionaries of texts `category`, dates and time stamps in UTC or without a zone `date`, nulls an empty `text`.
/// The cells are copied, since other programs may change theirs later; NaN and infinities become empty cells.
/// Columns of other types are left out, each with a finding; a stream that fails or lies gives findings as well
/// (`table.…`, `limit.table.…`), as far as its structs can be checked: the size of a buffer cannot.
/// Throws ArgumentError `api.argument.null` for a null pointer, only.
[[nodiscard]] ImportedTable import_stream(ArrowArrayStream* stream, const ArrowImportOptions& options = {});

/// Reads one struct array, as import_stream does. Both structs are taken over and released.
/// Throws ArgumentError `api.argument.null` for a null pointer, only.
[[nodiscard]] ImportedTable import_table(ArrowSchema* schema, ArrowArray* array, const ArrowImportOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/arrow_export_inl.hpp"
#include "palier/detail/arrow_import_inl.hpp"
#endif
