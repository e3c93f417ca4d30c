// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // the buffers
#include <string_view>  // cells

#include "palier/detail/bitmap.hpp"
#include "palier/table.hpp"

namespace palier::detail {

/// The cells of a text or category column, read without the checks of Column::text_at: for loops over all rows.
/// An empty cell is an empty text, and so is every cell of a column that is not there. Lives as long as the column.
class TextCells {
public:
    TextCells() = default;

    /// Takes a column of texts or categories, or null.
    explicit TextCells(const Column* column) noexcept {
        if (column == nullptr) return;
        const ColumnParts& parts = column->parts();
        size_ = parts.size;
        if (parts.null_count != 0) validity_ = parts.validity.data();
        values_ = parts.int32s.data();
        bytes_ = parts.bytes.data();
        categories_ = parts.categories.get();
    }

    /// Returns the number of rows, 0 without a column.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Returns the cell of a row of the column.
    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
        if (values_ == nullptr || (validity_ != nullptr && !get_bit(validity_, row))) return {};
        const auto value = static_cast<std::size_t>(values_[row]);
        if (categories_ != nullptr) return (*categories_)[value];
        return {bytes_ + value, static_cast<std::size_t>(values_[row + 1]) - value};
    }

private:
    std::size_t size_ = 0;
    const std::uint8_t* validity_ = nullptr;  // null when no cell is empty
    const std::int32_t* values_ = nullptr;    // codes of categories, or offsets into the bytes
    const char* bytes_ = nullptr;
    const NameList* categories_ = nullptr;
};

}  // namespace palier::detail
