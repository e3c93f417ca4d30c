// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include <bit>          // std::popcount
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <cstring>      // std::memcpy
#include <span>         // values to store
#include <string_view>  // texts

#include "palier/detail/organisation_columns.hpp"

namespace palier::detail {

inline PackedIntegers::PackedIntegers(std::span<const std::int64_t> values)
    : PackedIntegers(values.size(), [&](std::size_t i) { return values[i]; }) {}

template <class Get>
PackedIntegers::PackedIntegers(std::size_t count, Get get) : size_(count) {
    if (count == 0) return;
    std::int64_t low = get(0);
    std::int64_t high = low;
    for (std::size_t i = 1; i < count; ++i) {
        const std::int64_t value = get(i);
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    base_ = static_cast<std::uint64_t>(low);
    const std::uint64_t range = static_cast<std::uint64_t>(high) - base_;
    width_ = range == 0 ? 0 : range <= 0xFFU ? 1 : range <= 0xFFFFU ? 2 : range <= 0xFFFF'FFFFU ? 4 : 8;
    bytes_.resize(size_ * width_);
    switch (width_) {
        case 1: store<std::uint8_t>(get); break;
        case 2: store<std::uint16_t>(get); break;
        case 4: store<std::uint32_t>(get); break;
        case 8: store<std::uint64_t>(get); break;
        default: break;
    }
}

template <class Word, class Get>
void PackedIntegers::store(Get& get) {
    for (std::size_t i = 0; i < size_; ++i) {
        const auto word = static_cast<Word>(static_cast<std::uint64_t>(get(i)) - base_);
        std::memcpy(bytes_.data() + i * sizeof(Word), &word, sizeof(Word));
    }
}

inline TextColumn::TextColumn() : offsets_(1, 0U) {}

inline void TextColumn::push_back(std::string_view text) {
    bytes_ += text;
    offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

inline void TextColumn::fill(std::size_t count) {
    offsets_.resize(count + 1, static_cast<std::uint32_t>(bytes_.size()));
}

inline void TextColumn::shrink() {
    bytes_.shrink_to_fit();
    offsets_.shrink_to_fit();
}

inline RowPresence::RowPresence(std::span<const std::uint32_t> rows, std::size_t count)
    : words_(count / 64 + 1), ranks_(count / 64 + 1) {
    for (const auto row : rows) words_[row / 64] |= std::uint64_t{1} << (row % 64);
    std::uint32_t before = 0;
    for (std::size_t word = 0; word < words_.size(); ++word) {
        ranks_[word] = before;
        before += static_cast<std::uint32_t>(std::popcount(words_[word]));
    }
}

}  // namespace palier::detail
