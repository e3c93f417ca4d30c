// SPDX-License-Identifier: MIT
// floor: 0
#pragma once

#include <bit>          // the first of several bits
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint64_t
#include <cstring>      // std::memcpy
#include <string_view>  // names

namespace palier::detail {

/// Eight bytes of a text at once. What is asked of one is told at the same place of the answer, as the high bit of its byte.
class EightBytes {
public:
    static constexpr std::size_t size = 8;
    static constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
    static constexpr std::uint64_t high = 0x8080'8080'8080'8080U;

    explicit EightBytes(const char* at) noexcept { std::memcpy(&bytes_, at, size); }

    /// Tells whether all are ASCII.
    [[nodiscard]] bool are_ascii() const noexcept { return (bytes_ & high) == 0; }

    /// Marks the bytes that are `c`; beyond the first one in memory, others too.
    [[nodiscard]] std::uint64_t equal(char c) const noexcept {
        const std::uint64_t same = bytes_ ^ ones * static_cast<unsigned char>(c);
        return (same - ones) & ~same & high;
    }

    /// Marks the bytes below a number up to 0x80; beyond the first one in memory, others too.
    [[nodiscard]] std::uint64_t below(unsigned char bound) const noexcept { return (bytes_ - ones * bound) & ~bytes_ & high; }

    /// Counts the bytes that begin a character of UTF-8.
    [[nodiscard]] std::size_t count_characters() const noexcept {
        const std::uint64_t going_on = bytes_ & ~(bytes_ << 1U) & high;  // 10xxxxxx
        return size - static_cast<std::size_t>(((going_on >> 7U) * ones) >> 56U);  // the top byte of the product is the sum of all
    }

    /// Returns the place of the first mark, on machines whose first byte is the lowest.
    [[nodiscard]] static std::size_t first(std::uint64_t marks) noexcept { return static_cast<std::size_t>(std::countr_zero(marks)) / size; }

private:
    std::uint64_t bytes_;
};

/// A number that tells most names apart without reading all their bytes.
constexpr std::uint16_t name_key(std::string_view name) noexcept {
    if (name.empty()) return 0;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(name[at])); };
    return static_cast<std::uint16_t>(byte(0) ^ (byte(name.size() / 2) << 5U) ^ (byte(name.size() - 1) << 10U) ^ (static_cast<unsigned>(name.size()) * 67U));
}

}  // namespace palier::detail
