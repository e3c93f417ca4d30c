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

/// Integers stored in as few bytes as their range needs: 0, 1, 2, 4 or 8 each, above a common base.
class PackedIntegers {
public:
    PackedIntegers() = default;

    explicit PackedIntegers(std::span<const std::int64_t> values)
        : PackedIntegers(values.size(), [&](std::size_t i) { return values[i]; }) {}

    /// Takes the values that `get` gives for 0..count-1; asks for each twice.
    template <class Get>
    PackedIntegers(std::size_t count, Get get) : size_(count) {
        if (count == 0)
            return;
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
            case 1:
                store<std::uint8_t>(get);
                break;
            case 2:
                store<std::uint16_t>(get);
                break;
            case 4:
                store<std::uint32_t>(get);
                break;
            case 8:
                store<std::uint64_t>(get);
                break;
            default:
                break;
        }
    }

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
    void store(Get& get) {
        for (std::size_t i = 0; i < size_; ++i) {
            const auto word = static_cast<Word>(static_cast<std::uint64_t>(get(i)) - base_);
            std::memcpy(bytes_.data() + i * sizeof(Word), &word, sizeof(Word));
        }
    }

    std::uint64_t base_ = 0;  // modulo 2^64, so that any range fits
    std::size_t size_ = 0;
    unsigned width_ = 0;
    std::vector<unsigned char> bytes_;
};

/// Texts one after the other in one buffer, without a way to find them: the Arrow layout of a text column.
class TextColumn {
public:
    void push_back(std::string_view text) {
        bytes_ += text;
        offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }

    /// Adds empty texts until there are `count`.
    void fill(std::size_t count) { offsets_.resize(count + 1, static_cast<std::uint32_t>(bytes_.size())); }

    [[nodiscard]] std::size_t size() const noexcept { return offsets_.size() - 1; }

    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
        return std::string_view(bytes_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
    }

    void shrink() {
        bytes_.shrink_to_fit();
        offsets_.shrink_to_fit();
    }

    /// Bytes held beyond the texts themselves.
    [[nodiscard]] std::size_t memory_bytes() const noexcept { return offsets_.capacity() * sizeof(std::uint32_t); }

private:
    std::string bytes_;
    std::vector<std::uint32_t> offsets_ = {0};
};

/// Which of n rows have a value, and how many have one before a row.
class RowPresence {
public:
    RowPresence() = default;

    /// Takes the rows that have a value, in ascending order.
    RowPresence(std::span<const std::uint32_t> rows, std::size_t count)
        : words_(count / 64 + 1), ranks_(count / 64 + 1) {
        for (const auto row : rows)
            words_[row / 64] |= std::uint64_t{1} << (row % 64);
        std::uint32_t before = 0;
        for (std::size_t word = 0; word < words_.size(); ++word) {
            ranks_[word] = before;
            before += static_cast<std::uint32_t>(std::popcount(words_[word]));
        }
    }

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
