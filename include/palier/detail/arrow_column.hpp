// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <algorithm>    // std::min
#include <cmath>        // std::isfinite
#include <cstring>      // std::memcpy
#include <limits>       // bounds of integers
#include <memory>       // shared buffers
#include <string>       // names
#include <string_view>  // formats and cells
#include <vector>       // buffers

#include "palier/arrow.hpp"
#include "palier/detail/arrow_decimal.hpp"
#include "palier/detail/bitmap.hpp"

namespace palier::detail {

/// What can be wrong with a struct of the interface; the texts below, in the same order.
enum class ArrowProblem : unsigned char {
    none,
    missing,
    lengths,
    too_short,
    buffer_count,
    buffer_missing,
    offsets,
    views,
    codes,
    format_missing,
    children,
    too_large,  // not a defect of the struct: more text than a column holds
};

inline constexpr StaticText arrow_problem_texts[] = {
    {"", ""},
    {"structure absente ou déjà libérée", "struct missing or already released"},
    {"longueur, décalage ou nombre de vides impossible", "impossible length, offset or null count"},
    {"moins de valeurs que de lignes", "fewer values than rows"},
    {"mauvais nombre de tampons", "wrong number of buffers"},
    {"tampon absent", "buffer missing"},
    {"position de texte qui recule ou négative", "text offset that goes back or is negative"},
    {"texte hors de ses tampons", "text outside its buffers"},
    {"code hors du dictionnaire", "code outside the dictionary"},
    {"format absent", "format missing"},
    {"mauvais nombre de colonnes", "wrong number of columns"},
    {"", ""},
};

/// The layouts that are read.
enum class ArrowLayout : unsigned char {
    unsupported,
    null,
    boolean,
    int8,
    uint8,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    float16,
    float32,
    float64,
    decimal,
    text,
    large_text,
    text_view,
    days,
    instants,
};

/// What a format string says.
struct ArrowFormat {
    ArrowLayout layout = ArrowLayout::unsupported;
    std::int64_t per_day = 0;   ///< Instants: units in a day.
    std::string_view zone;      ///< Instants: time zone, or empty.
    int scale = 0;              ///< Decimals: digits behind the point; may be negative.
    std::size_t width = 0;      ///< Decimals: bytes of one.
};

inline constexpr std::int64_t seconds_per_day = 86'400;

/// Reads `d:19,2` or `d:19,2,64`; leaves the layout unsupported when it is anything else.
inline ArrowFormat parse_decimal_format(std::string_view text) noexcept {
    int numbers[3] = {0, 0, 128};  // precision, scale, bits
    std::size_t count = 0;
    for (std::size_t at = 2; at <= text.size() && count < 3; ++count) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        bool negative = at < comma && text[at] == '-';
        if (negative) ++at;
        if (at == comma || comma - at > 4) return {};
        int number = 0;
        for (; at < comma; ++at) {
            if (text[at] < '0' || text[at] > '9') return {};
            number = number * 10 + (text[at] - '0');
        }
        numbers[count] = negative ? -number : number;
        at = comma + 1;
    }
    const bool known_width = numbers[2] == 32 || numbers[2] == 64 || numbers[2] == 128;
    if (count < 2 || !known_width) return {};
    ArrowFormat format;
    format.layout = ArrowLayout::decimal;
    format.scale = numbers[1];
    format.width = static_cast<std::size_t>(numbers[2] / 8);
    return format;
}

inline ArrowFormat parse_arrow_format(std::string_view text) noexcept {
    struct Simple {
        std::string_view text;
        ArrowLayout layout;
    };
    constexpr Simple simple[] = {
        {"n", ArrowLayout::null},     {"b", ArrowLayout::boolean},   {"c", ArrowLayout::int8},       {"C", ArrowLayout::uint8},
        {"s", ArrowLayout::int16},    {"S", ArrowLayout::uint16},    {"i", ArrowLayout::int32},      {"I", ArrowLayout::uint32},
        {"l", ArrowLayout::int64},    {"L", ArrowLayout::uint64},    {"e", ArrowLayout::float16},    {"f", ArrowLayout::float32},
        {"g", ArrowLayout::float64},  {"u", ArrowLayout::text},      {"U", ArrowLayout::large_text}, {"vu", ArrowLayout::text_view},
        {"tdD", ArrowLayout::days},
    };
    ArrowFormat format;
    for (const Simple& entry : simple)
        if (entry.text == text) format.layout = entry.layout;
    if (text == "tdm") {
        format.layout = ArrowLayout::instants;
        format.per_day = seconds_per_day * 1'000;
    } else if (text.size() >= 4 && text.substr(0, 2) == "ts" && text[3] == ':') {
        format.per_day = text[2] == 's'   ? seconds_per_day
                         : text[2] == 'm' ? seconds_per_day * 1'000
                         : text[2] == 'u' ? seconds_per_day * 1'000'000
                         : text[2] == 'n' ? seconds_per_day * 1'000'000'000
                                          : 0;
        if (format.per_day != 0) format.layout = ArrowLayout::instants;
        format.zone = text.substr(4);
    } else if (text.substr(0, 2) == "d:") {
        format = parse_decimal_format(text);
    }
    return format;
}

/// Tells whether days in a time zone are those of UTC.
inline bool is_utc(std::string_view zone) noexcept {
    for (const std::string_view name : {"", "UTC", "Etc/UTC", "Z", "+00:00", "GMT", "utc"})
        if (zone == name) return true;
    return false;
}

/// Names a format for people; formats without a name stay as they are.
inline std::string arrow_type_name(std::string_view text) {
    struct Name {
        std::string_view prefix;
        std::string_view name;
    };
    constexpr Name names[] = {{"+l", "list"}, {"+L", "list"}, {"+w", "list"}, {"+vl", "list"}, {"+vL", "list"}, {"+s", "struct"},
                              {"+m", "map"}, {"+u", "union"}, {"+r", "run-end encoded"}, {"z", "binary"}, {"Z", "binary"},
                              {"vz", "binary"}, {"w:", "binary"}, {"tt", "time"}, {"tD", "duration"}, {"ti", "interval"},
                              {"d:", "decimal"}};
    for (const Name& entry : names)
        if (text.substr(0, entry.prefix.size()) == entry.prefix) return std::string(entry.name);
    return repair_utf8(text.substr(0, 40));
}

/// Reads element `at` of a buffer that may not be aligned.
template <class Number>
Number load(const void* buffer, std::int64_t at) noexcept {
    Number number;
    std::memcpy(&number, static_cast<const char*>(buffer) + static_cast<std::size_t>(at) * sizeof(Number), sizeof(Number));
    return number;
}

/// A checked piece of an array: `length` cells from `offset` on.
struct ArrowPiece {
    const ArrowArray* array = nullptr;
    std::int64_t offset = 0;
    std::int64_t length = 0;

    [[nodiscard]] const void* buffer(std::size_t at) const noexcept { return array->buffers[at]; }

    /// Tells whether cell `at` of the piece holds a value, as far as this array says.
    [[nodiscard]] bool known(std::int64_t at) const noexcept {
        if (array->n_buffers == 0 || array->buffers[0] == nullptr) return true;
        return get_bit(static_cast<const std::uint8_t*>(array->buffers[0]), static_cast<std::size_t>(offset + at));
    }
};

/// Checks what holds for the arrays of all layouts, and cuts out the cells [`from`, `from` + `length`).
inline ArrowProblem make_piece(const ArrowArray* array, ArrowLayout layout, std::int64_t from, std::int64_t length, ArrowPiece& piece) noexcept {
    if (array == nullptr || array->release == nullptr) return ArrowProblem::missing;
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max() / 16;  // times the widest cell, still an int64
    if (array->length < 0 || array->offset < 0 || array->length > largest || array->offset > largest || array->null_count < -1 ||
        array->null_count > array->length)
        return ArrowProblem::lengths;
    if (array->length < from + length) return ArrowProblem::too_short;
    piece = {array, array->offset + from, length};
    const std::int64_t wanted = layout == ArrowLayout::null                                        ? 0
                                : layout == ArrowLayout::text || layout == ArrowLayout::large_text ? 3
                                                                                                   : 2;
    const bool variadic = layout == ArrowLayout::text_view;
    if (variadic ? array->n_buffers < 3 : array->n_buffers != wanted) return ArrowProblem::buffer_count;
    if (array->n_buffers > 0 && array->buffers == nullptr) return ArrowProblem::buffer_missing;
    if (layout == ArrowLayout::null) return ArrowProblem::none;
    if (array->null_count > 0 && array->buffers[0] == nullptr) return ArrowProblem::buffer_missing;
    if (length > 0 && array->buffers[1] == nullptr) return ArrowProblem::buffer_missing;
    if (variadic && array->n_buffers > 3 && array->buffers[array->n_buffers - 1] == nullptr) return ArrowProblem::buffer_missing;
    return ArrowProblem::none;
}

/// The texts of a piece, whatever their layout.
class ArrowTexts {
public:
    ArrowTexts(const ArrowPiece& piece, ArrowLayout layout) noexcept : piece_(piece), layout_(layout) {}

    /// Reads cell `at`, which must hold a value.
    ArrowProblem read(std::int64_t at, std::string_view& text) const noexcept {
        const std::int64_t place = piece_.offset + at;
        if (layout_ == ArrowLayout::text_view) return read_view(place, text);
        const bool large = layout_ == ArrowLayout::large_text;
        const std::int64_t begin = large ? load<std::int64_t>(piece_.buffer(1), place) : load<std::int32_t>(piece_.buffer(1), place);
        const std::int64_t end = large ? load<std::int64_t>(piece_.buffer(1), place + 1) : load<std::int32_t>(piece_.buffer(1), place + 1);
        if (begin < 0 || end < begin) return ArrowProblem::offsets;
        if (begin == end) {
            text = {};
            return ArrowProblem::none;
        }
        if (piece_.buffer(2) == nullptr) return ArrowProblem::buffer_missing;
        text = {static_cast<const char*>(piece_.buffer(2)) + begin, static_cast<std::size_t>(end - begin)};
        return ArrowProblem::none;
    }

private:
    /// A view is 16 bytes: a length, then up to 12 bytes of text, or a prefix of 4, a buffer and a place in it.
    ArrowProblem read_view(std::int64_t place, std::string_view& text) const noexcept {
        constexpr std::int32_t inline_bytes = 12;
        const char* view = static_cast<const char*>(piece_.buffer(1)) + place * 16;
        const auto length = load<std::int32_t>(view, 0);
        if (length < 0) return ArrowProblem::views;
        if (length <= inline_bytes) {
            text = {view + 4, static_cast<std::size_t>(length)};
            return ArrowProblem::none;
        }
        const auto buffer = load<std::int32_t>(view, 2);
        const auto begin = load<std::int32_t>(view, 3);
        const std::int64_t buffers = piece_.array->n_buffers - 3;  // without validity, views and sizes
        if (buffer < 0 || buffer >= buffers || begin < 0) return ArrowProblem::views;
        const auto size = load<std::int64_t>(piece_.array->buffers[piece_.array->n_buffers - 1], buffer);
        const void* bytes = piece_.array->buffers[2 + buffer];
        if (bytes == nullptr || size < 0 || std::int64_t{begin} + length > size) return ArrowProblem::views;
        text = {static_cast<const char*>(bytes) + begin, static_cast<std::size_t>(length)};
        return ArrowProblem::none;
    }

    ArrowPiece piece_;
    ArrowLayout layout_;
};

/// Cells of one column that needed the same remark.
struct ArrowRemark {
    std::int64_t count = 0;
    std::size_t first_row = 0;

    void note(std::size_t row) noexcept {
        if (count++ == 0) first_row = row;
    }
};

inline bool is_ascii(const char* bytes, std::size_t size) noexcept {
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        std::uint64_t block;
        std::memcpy(&block, bytes + at, sizeof block);
        if ((block & 0x8080'8080'8080'8080U) != 0) return false;
    }
    for (; at < size; ++at)
        if ((static_cast<unsigned char>(bytes[at]) & 0x80U) != 0) return false;
    return true;
}

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

    /// Adds `length` cells of an array from `from` on; cells are empty where `rows` says that the row is.
    ArrowProblem append(const ArrowArray* array, std::int64_t from, std::int64_t length, const ArrowPiece& rows) {
        ArrowPiece piece;
        if (const auto problem = make_piece(array, format_.layout, from, length, piece); problem != ArrowProblem::none) return problem;
        const std::size_t base = size_;
        append_validity(piece, rows);
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

    template <class Integer>
    void copy_integers(const ArrowPiece& piece, std::size_t base) {
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
        if (!is_ascii(text.data(), text.size()) && find_invalid_utf8(text) != std::string_view::npos) {
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

    ArrowProblem append_texts(const ArrowPiece& piece, std::size_t base) {
        const ArrowTexts texts(piece, format_.layout);
        int32s_.reserve(size_ + 1);
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
