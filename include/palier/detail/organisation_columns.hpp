// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include <bit>          // std::popcount
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <cstring>      // std::memcpy
#include <span>         // values to store
#include <string>       // the bytes of texts
#include <string_view>  // texts
#include <vector>       // columns

namespace palier::detail {

// Reading is here; what fills columns is in organisation_columns_inl.hpp, which few need.

/// Integers stored in as few bytes as their range needs: 0, 1, 2, 4 or 8 each, above a common base.
class PackedIntegers {
public:
    PackedIntegers() = default;

    inline explicit PackedIntegers(std::span<const std::int64_t> values);

    /// Takes the values that `get` gives for 0..count-1; asks for each twice.
    template <class Get>
    PackedIntegers(std::size_t count, Get get);

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    [[nodiscard]] std::int64_t operator[](std::size_t i) const noexcept {
        switch (width_) {
            case 1:
                return static_cast<std::int64_t>(base_ + bytes_[i]);
            case 2:
                return load<std::uint16_t>(i);
            case 4:
                return load<std::uint32_t>(i);
            case 8:
                return load<std::uint64_t>(i);
            default:
                return static_cast<std::int64_t>(base_);
        }
    }

    [[nodiscard]] std::size_t memory_bytes() const noexcept { return bytes_.capacity(); }

private:
    template <class Word>
    [[nodiscard]] std::int64_t load(std::size_t i) const noexcept {
        Word word;
        std::memcpy(&word, bytes_.data() + i * sizeof(Word), sizeof(Word));
        return static_cast<std::int64_t>(base_ + word);
    }

    template <class Word, class Get>
    void store(Get& get);

    std::uint64_t base_ = 0;  // modulo 2^64, so that any range fits
    std::size_t size_ = 0;
    unsigned width_ = 0;
    std::vector<unsigned char> bytes_;
};

/// Texts one after the other in one buffer, without a way to find them: the Arrow layout of a text column.
class TextColumn {
public:
    inline TextColumn();

    inline void push_back(std::string_view text);

    /// Adds empty texts until there are `count`.
    inline void fill(std::size_t count);

    [[nodiscard]] std::size_t size() const noexcept { return offsets_.size() - 1; }

    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
        return std::string_view(bytes_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
    }

    inline void shrink();

    /// Bytes held beyond the texts themselves.
    [[nodiscard]] std::size_t memory_bytes() const noexcept { return offsets_.capacity() * sizeof(std::uint32_t); }

private:
    std::string bytes_;
    std::vector<std::uint32_t> offsets_;  // of each text and the next: one more than there are texts
};

/// Which of n rows have a value, and how many have one before a row.
class RowPresence {
public:
    RowPresence() = default;

    /// Takes the rows that have a value, in ascending order.
    inline RowPresence(std::span<const std::uint32_t> rows, std::size_t count);

    [[nodiscard]] bool has(std::size_t row) const noexcept {
        return !words_.empty() && (words_[row / 64] >> (row % 64) & 1U) != 0;
    }

    /// Returns the position of a row among those that have a value.
    [[nodiscard]] std::size_t rank(std::size_t row) const noexcept {
        const std::uint64_t before = words_[row / 64] & ((std::uint64_t{1} << (row % 64)) - 1);
        return ranks_[row / 64] + static_cast<std::size_t>(std::popcount(before));
    }

    [[nodiscard]] std::size_t memory_bytes() const noexcept {
        return words_.capacity() * sizeof(std::uint64_t) + ranks_.capacity() * sizeof(std::uint32_t);
    }

private:
    std::vector<std::uint64_t> words_;
    std::vector<std::uint32_t> ranks_;
};

}  // namespace palier::detail
