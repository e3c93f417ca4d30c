// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // places in buffers
#include <cstring>      // std::memcpy
#include <limits>       // the largest length
#include <string_view>  // texts

#include "palier/arrow.hpp"
#include "palier/detail/arrow_format.hpp"
#include "palier/detail/bitmap.hpp"
#include "palier/text.hpp"

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
    const bool empty = layout == ArrowLayout::null;  // no buffer; some producers give an absent validity bitmap
    const bool variadic = layout == ArrowLayout::text_view;
    const std::int64_t wanted = layout == ArrowLayout::text || layout == ArrowLayout::large_text ? 3 : 2;
    if (empty      ? array->n_buffers < 0 || array->n_buffers > 1
        : variadic ? array->n_buffers < 3
                   : array->n_buffers != wanted)
        return ArrowProblem::buffer_count;
    if (array->n_buffers > 0 && array->buffers == nullptr) return ArrowProblem::buffer_missing;
    if (empty) return ArrowProblem::none;
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

}  // namespace palier::detail
