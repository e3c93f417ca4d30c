// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // the buffers
#include <memory>       // shared columns
#include <optional>     // cells may be empty
#include <span>         // views of the buffers
#include <string>       // names, bytes of texts
#include <string_view>  // names and cells
#include <vector>       // columns

#include "palier/id.hpp"
#include "palier/name_table.hpp"
#include "palier/period.hpp"

namespace palier {

/// What a column holds; beside each, its Arrow type.
enum class ColumnType : std::uint8_t {
    boolean,   ///< `bool`, one bit each.
    int32,     ///< `int32`.
    int64,     ///< `int64`.
    float64,   ///< `float64`.
    text,      ///< `utf8`, with 32-bit offsets.
    category,  ///< `dictionary<int32, utf8>`.
    date,      ///< `date32`, days since 1970-01-01.
};

/// Returns `boolean`, `int32`, `int64`, `float64`, `text`, `category` or `date`.
[[nodiscard]] std::string_view to_text(ColumnType type) noexcept;

/// Rows that a column holds at most; every one has a RowId.
inline constexpr std::size_t max_column_rows = 0xFFFF'FFFEU;

/// Bytes that a text column, or the categories of one, hold at most: offsets have 32 bits.
inline constexpr std::size_t max_column_bytes = 0x7FFF'FFFFU;

/// The buffers of a column, in Arrow layout. They live as long as `owner`, which is what all copies of the column share.
struct ColumnParts {
    ColumnType type = ColumnType::int64;
    std::size_t size = 0;                        ///< Rows.
    std::size_t null_count = 0;                  ///< Empty cells.
    std::span<const std::uint8_t> validity;      ///< Bit 1 where a cell is known, lowest bit first; may be empty without nulls.
    std::span<const std::uint8_t> bits;          ///< Values of a boolean column, lowest bit first.
    std::span<const std::int32_t> int32s;        ///< Values (int32), days (date), codes (category) or size + 1 offsets (text).
    std::span<const std::int64_t> int64s;        ///< Values of an int64 column.
    std::span<const double> float64s;            ///< Values of a float64 column.
    std::string_view bytes;                      ///< All texts of a text column, UTF-8.
    std::shared_ptr<const NameList> categories;  ///< What the codes of a category column stand for.
    std::shared_ptr<const void> owner;           ///< Keeps the buffers alive.
};

/// A named column, immutable and shared: copying one is copying a pointer, reading one needs no lock.
class Column {
public:
    /// Makes a column over existing buffers, without copying them. What lies inside them is trusted: codes below
    /// the number of categories, offsets that never decrease, UTF-8.
    /// Throws ArgumentError `api.argument.column-parts` when a buffer is too short for `size` rows.
    Column(std::string_view name, ColumnParts parts);

    /// Returns the name.
    [[nodiscard]] const std::string& name() const& noexcept PALIER_LIFETIMEBOUND { return data_->name; }
    const std::string& name() && = delete;  // the name may end with the column

    /// Returns the type.
    [[nodiscard]] ColumnType type() const noexcept { return data_->parts.type; }

    /// Returns the number of rows.
    [[nodiscard]] std::size_t size() const noexcept { return data_->parts.size; }

    /// Returns the number of empty cells.
    [[nodiscard]] std::size_t null_count() const noexcept { return data_->parts.null_count; }

    /// Tells whether a cell is empty. The row must be below size().
    [[nodiscard]] bool is_null(RowId row) const noexcept;

    // One cell. Each throws ArgumentError `api.argument.column-type` when the column is of another type than said,
    // and `api.argument.row` when the row is not below size(). For whole columns, the spans below are faster.

    /// Returns a cell of a boolean column; nothing when it is empty.
    [[nodiscard]] std::optional<bool> boolean_at(RowId row) const;

    /// Returns a cell of an int32 or int64 column; nothing when it is empty.
    [[nodiscard]] std::optional<std::int64_t> integer_at(RowId row) const;

    /// Returns a cell of a float64, int32 or int64 column; nothing when it is empty. Integers beyond 2^53 are rounded.
    [[nodiscard]] std::optional<double> number_at(RowId row) const;

    /// Returns a cell of a text or category column; nothing when it is empty. The view lives as long as a copy of the column.
    [[nodiscard]] std::optional<std::string_view> text_at(RowId row) const& PALIER_LIFETIMEBOUND;
    std::optional<std::string_view> text_at(RowId) && = delete;  // the view may outlive the bytes

    /// Returns the code of a cell of a category column; nothing when it is empty.
    [[nodiscard]] std::optional<CategoryId> category_at(RowId row) const;

    /// Returns a cell of a date column; nothing when it is empty.
    [[nodiscard]] std::optional<Date> date_at(RowId row) const;

    /// Returns the buffers; those of other types are empty, and empty cells hold any value.
    /// The views live as long as a copy of the column.
    [[nodiscard]] const ColumnParts& parts() const& noexcept PALIER_LIFETIMEBOUND { return data_->parts; }
    const ColumnParts& parts() && = delete;  // the views may outlive the buffers

    /// Tells whether two columns have the same name, type and cells; categories are compared by text. Linear.
    friend bool operator==(const Column& left, const Column& right);

private:
    struct Data {
        std::string name;
        ColumnParts parts;
    };

    void check(RowId row, bool fits, std::string_view wanted) const;

    std::shared_ptr<const Data> data_;
};

/// Builds a column cell by cell.
class ColumnBuilder {
public:
    /// Starts an empty column. A category column numbers its categories in the order they are met.
    ColumnBuilder(std::string_view name, ColumnType type);

    /// Starts an empty category column over known categories, which no cell can extend.
    ColumnBuilder(std::string_view name, std::shared_ptr<const NameList> categories);

    /// Returns the name.
    [[nodiscard]] const std::string& name() const& noexcept PALIER_LIFETIMEBOUND { return name_; }
    const std::string& name() && = delete;  // the name ends with the builder

    /// Returns the type.
    [[nodiscard]] ColumnType type() const noexcept { return type_; }

    /// Returns the number of cells so far.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Reserves room for a number of rows.
    void reserve(std::size_t rows);

    // Each append throws ArgumentError `api.argument.column-type` when the column is of another type than said,
    // and `api.argument.too-many` beyond 2^32 - 2 rows.

    /// Adds an empty cell.
    void append_null();

    /// Adds a cell to a boolean column.
    void append_boolean(bool value);

    /// Adds a cell to an int64 or int32 column.
    /// Throws ArgumentError `api.argument.range` when the value does not fit into int32.
    void append_integer(std::int64_t value);

    /// Adds a cell to a float64 column.
    void append_number(double value);

    /// Adds a cell to a text or category column.
    /// Throws ArgumentError `api.argument.text` when it is not UTF-8, `api.argument.too-many` beyond 2^31 - 1 bytes in all,
    /// and UnknownNameError when the categories are known and lack it.
    void append_text(std::string_view value);

    /// Adds a cell to a category column over known categories. Throws ArgumentError `api.argument.range` beyond their number.
    void append_category(CategoryId value);

    /// Adds a cell to a date column.
    void append_date(Date value);

    /// Returns the column; the builder is then empty, with the same name and type.
    [[nodiscard]] Column finish();

private:
    void prepare(bool fits, std::string_view wanted);
    void mark_known();

    std::string name_;
    ColumnType type_;
    std::size_t size_ = 0;
    std::size_t null_count_ = 0;
    std::vector<std::uint8_t> validity_;  // empty until the first null
    std::vector<std::uint8_t> bits_;
    std::vector<std::int32_t> int32s_;
    std::vector<std::int64_t> int64s_;
    std::vector<double> float64s_;
    std::string bytes_;
    NameList own_categories_;
    std::shared_ptr<const NameList> known_categories_;
};

/// Columns of equal length with different names: immutable, shared, laid out as Arrow wants them.
/// Copying a table is copying a pointer; reading one needs no lock.
class Table {
public:
    /// The table without columns and rows.
    Table();

    /// Makes a table out of columns. Throws ArgumentError `api.argument.columns` when their lengths differ
    /// or a name comes twice.
    explicit Table(std::vector<Column> columns);

    /// Returns the number of rows.
    [[nodiscard]] std::size_t row_count() const noexcept { return data_->rows; }

    /// Returns the number of columns.
    [[nodiscard]] std::size_t column_count() const noexcept { return data_->columns.size(); }

    /// Returns the column of that name, or null. The pointer lives as long as a copy of the table. Constant on average.
    [[nodiscard]] const Column* find_column(std::string_view name) const& noexcept PALIER_LIFETIMEBOUND;
    const Column* find_column(std::string_view) && = delete;  // the pointer may outlive the columns

    /// Returns the column of that name. Throws UnknownNameError, with the nearest names.
    [[nodiscard]] const Column& get_column(std::string_view name) const& PALIER_LIFETIMEBOUND;
    const Column& get_column(std::string_view) && = delete;  // the reference may outlive the columns

    /// Returns the position of the column of that name, if there is one. Constant on average.
    [[nodiscard]] std::optional<ColumnId> find_column_id(std::string_view name) const noexcept;

    /// Returns the column at a position. Throws ArgumentError `api.argument.column` when there is none.
    [[nodiscard]] const Column& column_at(ColumnId column) const& PALIER_LIFETIMEBOUND;
    const Column& column_at(ColumnId) && = delete;  // the reference may outlive the columns

    /// Returns all columns, in order. The view lives as long as a copy of the table.
    [[nodiscard]] std::span<const Column> columns() const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const Column> columns() && = delete;  // the view may outlive the columns

    /// Tells whether two tables have equal columns in the same order. Linear.
    friend bool operator==(const Table& left, const Table& right);

private:
    struct Data {
        std::vector<Column> columns;
        NameTable<ColumnId> names;
        std::size_t rows = 0;
    };

    std::shared_ptr<const Data> data_;
};

/// Builds a table of new columns, cell by cell.
class TableBuilder {
public:
    /// Adds an empty column. The reference lives as long as the builder.
    /// Throws ArgumentError `api.argument.columns` when the name comes twice.
    ColumnBuilder& add_column(std::string_view name, ColumnType type) PALIER_LIFETIMEBOUND;

    /// Adds an empty category column over known categories. The reference lives as long as the builder.
    /// Throws ArgumentError `api.argument.columns` when the name comes twice.
    ColumnBuilder& add_column(std::string_view name, std::shared_ptr<const NameList> categories) PALIER_LIFETIMEBOUND;

    /// Reserves room for a number of rows in every column added so far.
    void reserve(std::size_t rows);

    /// Returns the table; the builder keeps its columns, empty.
    /// Throws ArgumentError `api.argument.columns` when the lengths differ.
    [[nodiscard]] Table finish();

private:
    ColumnBuilder& add(ColumnBuilder column);

    std::vector<std::unique_ptr<ColumnBuilder>> columns_;  // each keeps its place
    NameList names_;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/table_inl.hpp"
#endif
