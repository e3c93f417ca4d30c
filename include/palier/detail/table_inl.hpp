// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::equal, std::max
#include <limits>     // bounds of int32
#include <utility>    // std::move

#include "palier/detail/bitmap.hpp"
#include "palier/error.hpp"
#include "palier/table.hpp"
#include "palier/text.hpp"

namespace palier {

PALIER_INLINE std::span<const Column> Table::columns() const& noexcept {
    return data_->columns;
}

namespace detail {

inline constexpr std::string_view column_type_words[] = {"boolean", "int32", "int64", "float64", "text", "category", "date"};

[[noreturn]] inline void throw_column_type(const std::string& name, ColumnType type, std::string_view wanted) {
    throw ArgumentError("api.argument.column-type",
                        "column '" + name + "' is of type " + std::string(to_text(type)) + ", not " + std::string(wanted), name,
                        "Look at type() first.");
}

[[noreturn]] inline void throw_column_parts(std::string_view name, std::string_view what) {
    throw ArgumentError("api.argument.column-parts", "column '" + std::string(name) + "': " + std::string(what), name);
}

[[noreturn]] inline void throw_name_twice(const std::string& name) {
    throw ArgumentError("api.argument.columns", "the name '" + name + "' comes twice", name);
}

[[noreturn]] inline void throw_lengths_differ(const std::string& first, std::size_t rows, const std::string& other,
                                              std::size_t other_rows) {
    throw ArgumentError("api.argument.columns",
                        "column '" + other + "' has " + std::to_string(other_rows) + " rows, column '" + first + "' " + std::to_string(rows),
                        other);
}

}  // namespace detail

PALIER_INLINE std::string_view to_text(ColumnType type) noexcept {
    return detail::column_type_words[static_cast<std::size_t>(type)];
}

PALIER_INLINE Column::Column(std::string_view name, ColumnParts parts) {
    const std::size_t size = parts.size;
    if (size > max_column_rows) detail::throw_column_parts(name, "a column holds less than 2^32 - 1 rows");
    if (parts.null_count > size) detail::throw_column_parts(name, "more empty cells than rows");
    if (parts.null_count > 0 ? parts.validity.size() < detail::bitmap_bytes(size)
                             : !parts.validity.empty() && parts.validity.size() < detail::bitmap_bytes(size))
        detail::throw_column_parts(name, "the validity bitmap is too short");
    switch (parts.type) {
        case ColumnType::boolean:
            if (parts.bits.size() < detail::bitmap_bytes(size)) detail::throw_column_parts(name, "the values are too few");
            break;
        case ColumnType::category:
            if (!parts.categories) detail::throw_column_parts(name, "a category column needs its categories");
            [[fallthrough]];
        case ColumnType::int32:
        case ColumnType::date:
            if (parts.int32s.size() < size) detail::throw_column_parts(name, "the values are too few");
            break;
        case ColumnType::int64:
            if (parts.int64s.size() < size) detail::throw_column_parts(name, "the values are too few");
            break;
        case ColumnType::float64:
            if (parts.float64s.size() < size) detail::throw_column_parts(name, "the values are too few");
            break;
        case ColumnType::text:
            if (parts.int32s.size() < size + 1) detail::throw_column_parts(name, "the offsets are too few");
            if (parts.int32s.front() < 0 || static_cast<std::size_t>(parts.int32s[size]) > parts.bytes.size())
                detail::throw_column_parts(name, "the offsets lie outside the bytes");
            break;
    }
    data_ = std::make_shared<const Data>(Data{std::string(name), std::move(parts)});
}

PALIER_INLINE bool Column::is_null(RowId row) const noexcept {
    return data_->parts.null_count != 0 && !detail::get_bit(data_->parts.validity.data(), index(row));
}

PALIER_INLINE void Column::check(RowId row, bool fits, std::string_view wanted) const {
    if (!fits) detail::throw_column_type(data_->name, type(), wanted);
    if (index(row) >= size())
        throw ArgumentError("api.argument.row",
                            "column '" + data_->name + "' has " + std::to_string(size()) + " rows, none at " + std::to_string(index(row)),
                            data_->name);
}

PALIER_INLINE std::optional<bool> Column::boolean_at(RowId row) const {
    check(row, type() == ColumnType::boolean, "boolean");
    if (is_null(row)) return std::nullopt;
    return detail::get_bit(data_->parts.bits.data(), index(row));
}

PALIER_INLINE std::optional<std::int64_t> Column::integer_at(RowId row) const {
    check(row, type() == ColumnType::int64 || type() == ColumnType::int32, "int64 or int32");
    if (is_null(row)) return std::nullopt;
    return type() == ColumnType::int64 ? data_->parts.int64s[index(row)] : std::int64_t{data_->parts.int32s[index(row)]};
}

PALIER_INLINE std::optional<double> Column::number_at(RowId row) const {
    if (type() != ColumnType::float64) {
        check(row, type() == ColumnType::int64 || type() == ColumnType::int32, "float64, int64 or int32");
        const auto integer = integer_at(row);
        return integer ? std::optional<double>(static_cast<double>(*integer)) : std::nullopt;
    }
    check(row, true, "float64");
    if (is_null(row)) return std::nullopt;
    return data_->parts.float64s[index(row)];
}

PALIER_INLINE std::optional<std::string_view> Column::text_at(RowId row) const& {
    check(row, type() == ColumnType::text || type() == ColumnType::category, "text or category");
    if (is_null(row)) return std::nullopt;
    const ColumnParts& parts = data_->parts;
    const auto value = static_cast<std::size_t>(parts.int32s[index(row)]);
    if (type() == ColumnType::category) return (*parts.categories)[value];
    return parts.bytes.substr(value, static_cast<std::size_t>(parts.int32s[index(row) + 1]) - value);
}

PALIER_INLINE std::optional<CategoryId> Column::category_at(RowId row) const {
    check(row, type() == ColumnType::category, "category");
    if (is_null(row)) return std::nullopt;
    return id_at<CategoryId>(static_cast<std::size_t>(data_->parts.int32s[index(row)]));
}

PALIER_INLINE std::optional<Date> Column::date_at(RowId row) const {
    check(row, type() == ColumnType::date, "date");
    if (is_null(row)) return std::nullopt;
    return Date::from_days(data_->parts.int32s[index(row)]);
}

PALIER_INLINE bool operator==(const Column& left, const Column& right) {
    if (left.data_ == right.data_) return true;
    if (left.name() != right.name() || left.type() != right.type() || left.size() != right.size() ||
        left.null_count() != right.null_count())
        return false;
    const auto same = [&](RowId row) {
        switch (left.type()) {
            case ColumnType::boolean: return left.boolean_at(row) == right.boolean_at(row);
            case ColumnType::int32:
            case ColumnType::int64: return left.integer_at(row) == right.integer_at(row);
            case ColumnType::float64: return left.number_at(row) == right.number_at(row);
            case ColumnType::text:
            case ColumnType::category: return left.text_at(row) == right.text_at(row);
            case ColumnType::date: return left.date_at(row) == right.date_at(row);
        }
        return false;
    };
    for (std::size_t i = 0; i < left.size(); ++i)
        if (!same(id_at<RowId>(i))) return false;
    return true;
}

PALIER_INLINE ColumnBuilder::ColumnBuilder(std::string_view name, ColumnType type) : name_(name), type_(type) {
    if (type_ == ColumnType::text) int32s_.push_back(0);
}

PALIER_INLINE ColumnBuilder::ColumnBuilder(std::string_view name, std::shared_ptr<const NameList> categories)
    : name_(name), type_(ColumnType::category), known_categories_(std::move(categories)) {
    if (!known_categories_) detail::throw_column_parts(name_, "a category column needs its categories");
}

PALIER_INLINE void ColumnBuilder::reserve(std::size_t rows) {
    switch (type_) {
        case ColumnType::boolean: bits_.reserve(detail::bitmap_bytes(rows)); break;
        case ColumnType::int64: int64s_.reserve(rows); break;
        case ColumnType::float64: float64s_.reserve(rows); break;
        case ColumnType::text: int32s_.reserve(rows + 1); break;
        case ColumnType::int32:
        case ColumnType::category:
        case ColumnType::date: int32s_.reserve(rows); break;
    }
}

PALIER_INLINE void ColumnBuilder::prepare(bool fits, std::string_view wanted) {
    if (!fits) detail::throw_column_type(name_, type_, wanted);
    if (size_ >= max_column_rows) throw ArgumentError("api.argument.too-many", "a column holds less than 2^32 - 1 rows", name_);
}

PALIER_INLINE void ColumnBuilder::mark_known() {
    if (null_count_ > 0) detail::push_bit(validity_, size_, true);
    ++size_;
}

PALIER_INLINE void ColumnBuilder::append_null() {
    prepare(true, {});
    if (null_count_ == 0) {
        validity_.assign(detail::bitmap_bytes(size_), 0xFF);
        if (size_ % 8 != 0) validity_.back() = static_cast<std::uint8_t>((1U << (size_ % 8)) - 1U);
    }
    switch (type_) {
        case ColumnType::boolean: detail::push_bit(bits_, size_, false); break;
        case ColumnType::int64: int64s_.push_back(0); break;
        case ColumnType::float64: float64s_.push_back(0.0); break;
        case ColumnType::text: int32s_.push_back(int32s_.back()); break;
        case ColumnType::int32:
        case ColumnType::category:
        case ColumnType::date: int32s_.push_back(0); break;
    }
    detail::push_bit(validity_, size_, false);
    ++null_count_;
    ++size_;
}

PALIER_INLINE void ColumnBuilder::append_boolean(bool value) {
    prepare(type_ == ColumnType::boolean, "boolean");
    detail::push_bit(bits_, size_, value);
    mark_known();
}

PALIER_INLINE void ColumnBuilder::append_integer(std::int64_t value) {
    prepare(type_ == ColumnType::int64 || type_ == ColumnType::int32, "int64 or int32");
    using Limits = std::numeric_limits<std::int32_t>;
    if (type_ == ColumnType::int64) {
        int64s_.push_back(value);
    } else if (value < Limits::min() || value > Limits::max()) {
        throw ArgumentError("api.argument.range", std::to_string(value) + " does not fit into 32 bits", name_, "Use a column of type int64.");
    } else {
        int32s_.push_back(static_cast<std::int32_t>(value));
    }
    mark_known();
}

PALIER_INLINE void ColumnBuilder::append_number(double value) {
    prepare(type_ == ColumnType::float64, "float64");
    float64s_.push_back(value);
    mark_known();
}

PALIER_INLINE void ColumnBuilder::append_text(std::string_view value) {
    prepare(type_ == ColumnType::text || type_ == ColumnType::category, "text or category");
    if (find_invalid_utf8(value) != std::string_view::npos)
        throw ArgumentError("api.argument.text", "a text for column '" + name_ + "' is not UTF-8", name_, "Pass it through repair_utf8 first.");
    if (type_ == ColumnType::text) {
        if (value.size() > max_column_bytes - bytes_.size())
            throw ArgumentError("api.argument.too-many", "a text column holds less than 2^31 bytes", name_, "Use a category column, or several tables.");
        bytes_ += value;
        int32s_.push_back(static_cast<std::int32_t>(bytes_.size()));
    } else if (known_categories_) {
        const auto code = known_categories_->find(value);
        if (!code) throw UnknownNameError("category", value);
        int32s_.push_back(static_cast<std::int32_t>(*code));
    } else {
        int32s_.push_back(static_cast<std::int32_t>(own_categories_.add(value)));
    }
    mark_known();
}

PALIER_INLINE void ColumnBuilder::append_category(CategoryId value) {
    prepare(type_ == ColumnType::category, "category");
    const std::size_t count = known_categories_ ? known_categories_->size() : own_categories_.size();
    if (index(value) >= count)
        throw ArgumentError("api.argument.range", "column '" + name_ + "' has " + std::to_string(count) + " categories, none at " + std::to_string(index(value)), name_);
    int32s_.push_back(static_cast<std::int32_t>(index(value)));
    mark_known();
}

PALIER_INLINE void ColumnBuilder::append_date(Date value) {
    prepare(type_ == ColumnType::date, "date");
    int32s_.push_back(value.days());
    mark_known();
}

PALIER_INLINE Column ColumnBuilder::finish() {
    struct Buffers {  // what the copies of the finished column share
        std::vector<std::uint8_t> validity;
        std::vector<std::uint8_t> bits;
        std::vector<std::int32_t> int32s;
        std::vector<std::int64_t> int64s;
        std::vector<double> float64s;
        std::string bytes;
    };
    auto buffers = std::make_shared<Buffers>(Buffers{std::move(validity_), std::move(bits_), std::move(int32s_),
                                                     std::move(int64s_), std::move(float64s_), std::move(bytes_)});
    ColumnParts parts;
    parts.type = type_;
    parts.size = std::exchange(size_, 0);
    parts.null_count = std::exchange(null_count_, 0);
    parts.validity = buffers->validity;
    parts.bits = buffers->bits;
    parts.int32s = buffers->int32s;
    parts.int64s = buffers->int64s;
    parts.float64s = buffers->float64s;
    parts.bytes = buffers->bytes;
    if (type_ == ColumnType::category)
        parts.categories = known_categories_ ? known_categories_ : std::make_shared<const NameList>(std::exchange(own_categories_, NameList()));
    parts.owner = std::move(buffers);
    *this = known_categories_ ? ColumnBuilder(name_, known_categories_) : ColumnBuilder(name_, type_);
    return Column(name_, std::move(parts));
}

PALIER_INLINE Table::Table() {
    // One empty table for each caller rather than one for all: the library keeps no global state.
    data_ = std::make_shared<const Data>();
}

PALIER_INLINE Table::Table(std::vector<Column> columns) {
    auto data = std::make_shared<Data>();
    data->rows = columns.empty() ? 0 : columns.front().size();
    for (const Column& column : columns) {
        if (column.size() != data->rows)
            detail::throw_lengths_differ(columns.front().name(), data->rows, column.name(), column.size());
        const std::size_t known = data->names.size();
        if (index(data->names.add(column.name())) != known) detail::throw_name_twice(column.name());
    }
    data->columns = std::move(columns);
    data_ = std::move(data);
}

PALIER_INLINE std::optional<ColumnId> Table::find_column_id(std::string_view name) const noexcept { return data_->names.find(name); }

PALIER_INLINE const Column* Table::find_column(std::string_view name) const& noexcept {
    const auto id = data_->names.find(name);
    return id ? &data_->columns[index(*id)] : nullptr;
}

PALIER_INLINE const Column& Table::get_column(std::string_view name) const& {
    if (const Column* column = find_column(name)) return *column;
    std::string nearest;
    for (const auto& candidate : nearest_names(name, data_->names.all())) nearest += (nearest.empty() ? "" : ", ") + candidate;
    throw UnknownNameError("column", name, nearest);
}

PALIER_INLINE const Column& Table::column_at(ColumnId column) const& {
    if (index(column) >= data_->columns.size())
        throw ArgumentError("api.argument.column", "the table has " + std::to_string(data_->columns.size()) + " columns, none at " + std::to_string(index(column)));
    return data_->columns[index(column)];
}

PALIER_INLINE bool operator==(const Table& left, const Table& right) {
    return left.data_ == right.data_ ||
           (left.row_count() == right.row_count() && std::equal(left.data_->columns.begin(), left.data_->columns.end(),
                                                                right.data_->columns.begin(), right.data_->columns.end()));
}

PALIER_INLINE ColumnBuilder& TableBuilder::add(ColumnBuilder column) {
    if (names_.add(column.name()) != columns_.size()) detail::throw_name_twice(column.name());
    return *columns_.emplace_back(std::make_unique<ColumnBuilder>(std::move(column)));
}

PALIER_INLINE ColumnBuilder& TableBuilder::add_column(std::string_view name, ColumnType type) { return add(ColumnBuilder(name, type)); }

PALIER_INLINE ColumnBuilder& TableBuilder::add_column(std::string_view name, std::shared_ptr<const NameList> categories) {
    return add(ColumnBuilder(name, std::move(categories)));
}

PALIER_INLINE void TableBuilder::reserve(std::size_t rows) {
    for (const auto& column : columns_) column->reserve(rows);
}

PALIER_INLINE Table TableBuilder::finish() {
    for (const auto& column : columns_)
        if (column->size() != columns_.front()->size())
            detail::throw_lengths_differ(columns_.front()->name(), columns_.front()->size(), column->name(), column->size());
    std::vector<Column> finished;
    finished.reserve(columns_.size());
    for (const auto& column : columns_) finished.push_back(column->finish());
    return Table(std::move(finished));
}

}  // namespace palier
