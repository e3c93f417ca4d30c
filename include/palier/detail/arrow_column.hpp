// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <algorithm>    // std::max
#include <cmath>        // std::isfinite, std::ldexp
#include <cstring>      // std::memcpy
#include <limits>       // bounds of integers
#include <memory>       // shared buffers
#include <string>       // names
#include <string_view>  // cells
#include <type_traits>  // std::is_same_v
#include <utility>      // std::move
#include <vector>       // buffers

#include "palier/detail/arrow_decimal.hpp"
#include "palier/detail/arrow_piece.hpp"
#include "palier/table.hpp"

namespace palier::detail {

/// Cells of one column that needed the same remark.
struct ArrowRemark {
    std::int64_t count = 0;
    std::size_t first_row = 0;

    void note(std::size_t row) noexcept {
        if (count++ == 0) first_row = row;
    }
};

inline double half_to_double(std::uint16_t half) noexcept {
    const int exponent = (half >> 10U) & 0x1F;
    const double fraction = half & 0x3FF;
    const double magnitude = exponent == 31  ? (fraction == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN())
                             : exponent == 0 ? std::ldexp(fraction, -24)
                                             : std::ldexp(fraction + 1024, exponent - 25);
    return (half & 0x8000U) != 0 ? -magnitude : magnitude;
}

/// A column being read, piece by piece.
class ArrowColumn {
public:
    ArrowColumn(std::string name, ArrowFormat cells, ArrowFormat dictionary) : name_(std::move(name)), format_(cells), dictionary_(dictionary) {
        switch (format_.layout) {
            case ArrowLayout::boolean: type_ = ColumnType::boolean; break;
            case ArrowLayout::float16:
            case ArrowLayout::float32:
            case ArrowLayout::float64: type_ = ColumnType::float64; break;
            case ArrowLayout::decimal: type_ = format_.scale > 0 ? ColumnType::float64 : ColumnType::int64; break;
            case ArrowLayout::null:
            case ArrowLayout::text:
            case ArrowLayout::large_text:
            case ArrowLayout::text_view: type_ = ColumnType::text; break;
            case ArrowLayout::days:
            case ArrowLayout::instants: type_ = ColumnType::date; break;
            default: type_ = ColumnType::int64; break;
        }
        if (dictionary_.layout != ArrowLayout::unsupported) type_ = ColumnType::category;
        if (type_ == ColumnType::text) int32s_.push_back(0);
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    /// Tells whether the cells are instants of a time zone, so that dropping the time of day may change the day.
    [[nodiscard]] bool is_zoned() const noexcept { return !format_.zone.empty(); }

    /// Adds `length` cells of an array from `from` on; cells are empty where `rows` says that the row is.
    ArrowProblem append(const ArrowArray* array, std::int64_t from, std::int64_t length, const ArrowPiece& rows) {
        ArrowPiece piece;
        if (const auto problem = make_piece(array, format_.layout, from, length, piece); problem != ArrowProblem::none) return problem;
        const std::size_t base = size_;
        const std::size_t nulls = null_count_;
        append_validity(piece, rows);
        has_nulls_ = null_count_ != nulls;
        ArrowProblem problem = ArrowProblem::none;
        switch (type_) {
            case ColumnType::boolean: append_booleans(piece, base); break;
            case ColumnType::text: problem = append_texts(piece, base); break;
            case ColumnType::category: problem = append_codes(piece, base); break;
            case ColumnType::date: append_dates(piece, base); break;
            case ColumnType::float64: append_numbers(piece, base); break;
            default: append_integers(piece, base); break;
        }
        return problem;
    }

    /// Makes the column; nothing can be added afterwards.
    Column finish() {
        struct Buffers {
            std::vector<std::uint8_t> validity;
            std::vector<std::uint8_t> bits;
            std::vector<std::int32_t> int32s;
            std::vector<std::int64_t> int64s;
            std::vector<double> float64s;
            std::string bytes;
        };
        if (null_count_ == 0) validity_ = {};
        auto buffers = std::make_shared<Buffers>(Buffers{std::move(validity_), std::move(bits_), std::move(int32s_),
                                                         std::move(int64s_), std::move(float64s_), std::move(bytes_)});
        ColumnParts parts;
        parts.type = type_;
        parts.size = size_;
        parts.null_count = null_count_;
        parts.validity = buffers->validity;
        parts.bits = buffers->bits;
        parts.int32s = buffers->int32s;
        parts.int64s = buffers->int64s;
        parts.float64s = buffers->float64s;
        parts.bytes = buffers->bytes;
        if (type_ == ColumnType::category) parts.categories = std::make_shared<const NameList>(std::move(categories_));
        parts.owner = std::move(buffers);
        return Column(name_, std::move(parts));
    }

    ArrowRemark too_large;     ///< Integers beyond 64 bits.
    ArrowRemark not_finite;    ///< NaN and infinities.
    ArrowRemark not_utf8;      ///< Texts that were repaired.
    ArrowRemark time_dropped;  ///< Instants that are no midnight.
    ArrowRemark out_of_range;  ///< Dates outside the years 1 to 9999.

private:
    [[nodiscard]] bool is_known(std::size_t row) const noexcept { return get_bit(validity_.data(), row); }

    void drop(std::size_t row) noexcept {
        validity_[row / 8] = static_cast<std::uint8_t>(validity_[row / 8] & ~(1U << (row % 8)));
        ++null_count_;
    }

    void append_validity(const ArrowPiece& piece, const ArrowPiece& rows) {
        const bool all_null = format_.layout == ArrowLayout::null;
        const bool cells_known = !all_null && piece.buffer(0) == nullptr;
        const bool rows_known = rows.array->n_buffers == 0 || rows.array->buffers[0] == nullptr;
        const auto length = static_cast<std::size_t>(piece.length);
        validity_.reserve(bitmap_bytes(size_ + length));
        if (cells_known && rows_known) {
            for (std::size_t i = 0; i < length;) {
                if (size_ % 8 == 0 && length - i >= 8) {
                    validity_.push_back(0xFF);
                    size_ += 8;
                    i += 8;
                } else {
                    push_bit(validity_, size_++, true);
                    ++i;
                }
            }
            return;
        }
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const bool known = !all_null && piece.known(i) && rows.known(i);
            push_bit(validity_, size_++, known);
            if (!known) ++null_count_;
        }
    }

    void append_booleans(const ArrowPiece& piece, std::size_t base) {
        const auto* bits = static_cast<const std::uint8_t*>(piece.buffer(1));
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const std::size_t row = base + static_cast<std::size_t>(i);
            push_bit(bits_, row, is_known(row) && get_bit(bits, static_cast<std::size_t>(piece.offset + i)));
        }
    }

    /// Copies a piece without empty cells whose layout is ours.
    template <class Number>
    static void copy_all(const ArrowPiece& piece, std::size_t base, std::vector<Number>& numbers) {
        if (piece.length == 0) return;
        const auto* first = static_cast<const char*>(piece.buffer(1)) + static_cast<std::size_t>(piece.offset) * sizeof(Number);
        std::memcpy(numbers.data() + base, first, static_cast<std::size_t>(piece.length) * sizeof(Number));
    }

    template <class Integer>
    void copy_integers(const ArrowPiece& piece, std::size_t base) {
        if constexpr (std::is_same_v<Integer, std::int64_t>) {
            if (!has_nulls_) return copy_all(piece, base, int64s_);
        }
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const std::size_t row = base + static_cast<std::size_t>(i);
            const auto value = load<Integer>(piece.buffer(1), piece.offset + i);
            bool fits = is_known(row);
            if constexpr (std::is_same_v<Integer, std::uint64_t>) {
                if (fits && value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
                    too_large.note(row);
                    drop(row);
                    fits = false;
                }
            }
            int64s_[row] = fits ? static_cast<std::int64_t>(value) : 0;  // empty cells hold 0, so that results repeat
        }
    }

    void append_integers(const ArrowPiece& piece, std::size_t base) {
        int64s_.resize(size_);
        switch (format_.layout) {
            case ArrowLayout::int8: copy_integers<std::int8_t>(piece, base); break;
            case ArrowLayout::uint8: copy_integers<std::uint8_t>(piece, base); break;
            case ArrowLayout::int16: copy_integers<std::int16_t>(piece, base); break;
            case ArrowLayout::uint16: copy_integers<std::uint16_t>(piece, base); break;
            case ArrowLayout::int32: copy_integers<std::int32_t>(piece, base); break;
            case ArrowLayout::uint32: copy_integers<std::uint32_t>(piece, base); break;
            case ArrowLayout::int64: copy_integers<std::int64_t>(piece, base); break;
            case ArrowLayout::uint64: copy_integers<std::uint64_t>(piece, base); break;
            default:
                for (std::int64_t i = 0; i < piece.length; ++i) {
                    const std::size_t row = base + static_cast<std::size_t>(i);
                    if (!is_known(row)) continue;
                    if (const auto value = decimal(piece, i).to_integer(format_.scale)) {
                        int64s_[row] = *value;
                    } else {
                        too_large.note(row);
                        drop(row);
                    }
                }
        }
    }

    [[nodiscard]] Decimal decimal(const ArrowPiece& piece, std::int64_t at) const noexcept {
        return Decimal::load(static_cast<const unsigned char*>(piece.buffer(1)) + static_cast<std::size_t>(piece.offset + at) * format_.width,
                             format_.width);
    }

    [[nodiscard]] double number(const ArrowPiece& piece, std::int64_t at) const {
        switch (format_.layout) {
            case ArrowLayout::float16: return half_to_double(load<std::uint16_t>(piece.buffer(1), piece.offset + at));
            case ArrowLayout::float32: return static_cast<double>(load<float>(piece.buffer(1), piece.offset + at));
            case ArrowLayout::decimal: return decimal(piece, at).to_number(format_.scale);
            default: return load<double>(piece.buffer(1), piece.offset + at);
        }
    }

    void append_numbers(const ArrowPiece& piece, std::size_t base) {
        float64s_.resize(size_);
        if (!has_nulls_ && format_.layout == ArrowLayout::float64) {
            copy_all(piece, base, float64s_);
            for (std::size_t row = base; row < size_; ++row) {
                if (std::isfinite(float64s_[row])) continue;
                not_finite.note(row);
                drop(row);
                float64s_[row] = 0.0;
            }
            return;
        }
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const std::size_t row = base + static_cast<std::size_t>(i);
            if (!is_known(row)) continue;
            const double value = number(piece, i);
            if (std::isfinite(value)) {
                float64s_[row] = value;
            } else {
                not_finite.note(row);
                drop(row);
            }
        }
    }

    void append_dates(const ArrowPiece& piece, std::size_t base) {
        constexpr std::int64_t first_day = -719'162;  // 0001-01-01
        constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31
        int32s_.resize(size_);
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const std::size_t row = base + static_cast<std::size_t>(i);
            if (!is_known(row)) continue;
            std::int64_t day = 0;
            if (format_.layout == ArrowLayout::days) {
                day = load<std::int32_t>(piece.buffer(1), piece.offset + i);
            } else {
                const auto instant = load<std::int64_t>(piece.buffer(1), piece.offset + i);
                const std::int64_t rest = instant % format_.per_day;
                day = instant / format_.per_day - (rest < 0 ? 1 : 0);  // towards the past, also before 1970
                if (rest != 0) time_dropped.note(row);
            }
            if (day < first_day || day > last_day) {
                out_of_range.note(row);
                drop(row);
            } else {
                int32s_[row] = static_cast<std::int32_t>(day);
            }
        }
    }

    /// Adds the bytes of a text, repaired if need be.
    ArrowProblem append_bytes(std::string_view text, std::size_t row) {
        if (find_invalid_utf8(text) != std::string_view::npos) {
            not_utf8.note(row);
            const std::string repaired = repair_utf8(text);
            if (repaired.size() > max_column_bytes - bytes_.size()) return ArrowProblem::too_large;
            bytes_ += repaired;
            return ArrowProblem::none;
        }
        if (text.size() > max_column_bytes - bytes_.size()) return ArrowProblem::too_large;
        bytes_ += text;
        return ArrowProblem::none;
    }

    /// Copies a piece without empty cells whose texts follow each other and are all as they should be; tells whether it did.
    template <class Offset>
    bool copy_texts(const ArrowPiece& piece) {
        const auto offset = [&](std::int64_t i) { return std::int64_t{load<Offset>(piece.buffer(1), piece.offset + i)}; };
        if (piece.length == 0 || has_nulls_ || piece.buffer(2) == nullptr) return false;
        const std::int64_t first = offset(0);
        const std::int64_t last = offset(piece.length);
        const std::size_t before = bytes_.size();
        if (first < 0 || last < first || static_cast<std::size_t>(last - first) > max_column_bytes - before) return false;
        for (std::int64_t i = 0; i < piece.length; ++i)
            if (offset(i + 1) < offset(i)) return false;
        const char* bytes = static_cast<const char*>(piece.buffer(2));
        const std::string_view all(bytes + first, static_cast<std::size_t>(last - first));
        if (find_invalid_utf8(all) != std::string_view::npos) return false;
        for (std::int64_t i = 1; i < piece.length; ++i)  // no cell begins inside a character
            if (offset(i) < last && (static_cast<unsigned char>(bytes[offset(i)]) & 0xC0U) == 0x80U) return false;
        bytes_ += all;
        for (std::int64_t i = 1; i <= piece.length; ++i)
            int32s_.push_back(static_cast<std::int32_t>(static_cast<std::int64_t>(before) + offset(i) - first));
        return true;
    }

    ArrowProblem append_texts(const ArrowPiece& piece, std::size_t base) {
        int32s_.reserve(size_ + 1);
        if (format_.layout == ArrowLayout::text && copy_texts<std::int32_t>(piece)) return ArrowProblem::none;
        if (format_.layout == ArrowLayout::large_text && copy_texts<std::int64_t>(piece)) return ArrowProblem::none;
        const ArrowTexts texts(piece, format_.layout);
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const std::size_t row = base + static_cast<std::size_t>(i);
            if (is_known(row)) {
                std::string_view text;
                if (const auto problem = texts.read(i, text); problem != ArrowProblem::none) return problem;
                if (const auto problem = append_bytes(text, row); problem != ArrowProblem::none) return problem;
            }
            int32s_.push_back(static_cast<std::int32_t>(bytes_.size()));
        }
        return ArrowProblem::none;
    }

    /// Numbers the texts of a dictionary; -1 stands for an empty one. Pieces may bring different dictionaries.
    ArrowProblem read_dictionary(const ArrowArray* array, std::vector<std::int32_t>& codes) {
        if (array == nullptr || array->release == nullptr) return ArrowProblem::missing;
        ArrowPiece entries;
        if (const auto problem = make_piece(array, dictionary_.layout, 0, std::max<std::int64_t>(array->length, 0), entries);
            problem != ArrowProblem::none)
            return problem;
        const ArrowTexts texts(entries, dictionary_.layout);
        codes.reserve(static_cast<std::size_t>(entries.length));
        for (std::int64_t i = 0; i < entries.length; ++i) {
            if (!entries.known(i)) {
                codes.push_back(-1);
                continue;
            }
            std::string_view text;
            if (const auto problem = texts.read(i, text); problem != ArrowProblem::none) return problem;
            std::string repaired;
            if (find_invalid_utf8(text) != std::string_view::npos) {
                not_utf8.note(size_);  // a place in the dictionary has no row: the first row of this piece is close enough
                text = repaired = repair_utf8(text);
            }
            if (text.size() > max_column_bytes - categories_.bytes().size()) return ArrowProblem::too_large;
            codes.push_back(static_cast<std::int32_t>(categories_.add(text)));
        }
        return ArrowProblem::none;
    }

    [[nodiscard]] std::int64_t code(const ArrowPiece& piece, std::int64_t at) const noexcept {
        const std::int64_t place = piece.offset + at;
        switch (format_.layout) {
            case ArrowLayout::int8: return load<std::int8_t>(piece.buffer(1), place);
            case ArrowLayout::uint8: return load<std::uint8_t>(piece.buffer(1), place);
            case ArrowLayout::int16: return load<std::int16_t>(piece.buffer(1), place);
            case ArrowLayout::uint16: return load<std::uint16_t>(piece.buffer(1), place);
            case ArrowLayout::int32: return load<std::int32_t>(piece.buffer(1), place);
            case ArrowLayout::uint32: return load<std::uint32_t>(piece.buffer(1), place);
            default: return load<std::int64_t>(piece.buffer(1), place);  // uint64 too: beyond int64 it is negative, and refused
        }
    }

    ArrowProblem append_codes(const ArrowPiece& piece, std::size_t base) {
        std::vector<std::int32_t> codes;
        if (const auto problem = read_dictionary(piece.array->dictionary, codes); problem != ArrowProblem::none) return problem;
        int32s_.resize(size_);
        for (std::int64_t i = 0; i < piece.length; ++i) {
            const std::size_t row = base + static_cast<std::size_t>(i);
            if (!is_known(row)) continue;
            const std::int64_t met = code(piece, i);
            if (met < 0 || static_cast<std::size_t>(met) >= codes.size()) return ArrowProblem::codes;
            const std::int32_t own = codes[static_cast<std::size_t>(met)];
            if (own < 0)
                drop(row);
            else
                int32s_[row] = own;
        }
        return ArrowProblem::none;
    }

    std::string name_;
    ArrowFormat format_;
    ArrowFormat dictionary_;
    ColumnType type_ = ColumnType::int64;
    bool has_nulls_ = false;  // in the piece being added
    std::size_t size_ = 0;
    std::size_t null_count_ = 0;
    std::vector<std::uint8_t> validity_;
    std::vector<std::uint8_t> bits_;
    std::vector<std::int32_t> int32s_;
    std::vector<std::int64_t> int64s_;
    std::vector<double> float64s_;
    std::string bytes_;
    NameList categories_;
};

}  // namespace palier::detail
