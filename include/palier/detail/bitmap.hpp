// SPDX-License-Identifier: MIT
// floor: 0
#pragma once

#include <bit>      // std::popcount
#include <cstddef>  // std::size_t
#include <cstdint>  // std::uint8_t
#include <span>     // bitmaps
#include <vector>   // growing bitmaps

namespace palier::detail {

/// Number of bytes that hold `count` bits.
constexpr std::size_t bitmap_bytes(std::size_t count) noexcept { return count / 8 + (count % 8 == 0 ? 0 : 1); }

/// Reads a bit; the lowest bit of a byte comes first, as in Arrow.
constexpr bool get_bit(const std::uint8_t* bits, std::size_t at) noexcept { return (static_cast<unsigned>(bits[at / 8]) >> (at % 8) & 1U) != 0; }

/// Adds a bit behind the `count` bits held so far.
inline void push_bit(std::vector<std::uint8_t>& bits, std::size_t count, bool value) {
    if (count % 8 == 0) bits.push_back(0);
    if (value) bits.back() = static_cast<std::uint8_t>(bits.back() | (1U << (count % 8)));
}

/// Counts the bits that are 1 among the `count` bits from `offset` on.
constexpr std::size_t count_bits(const std::uint8_t* bits, std::size_t offset, std::size_t count) noexcept {
    std::size_t ones = 0;
    std::size_t at = offset;
    const std::size_t end = offset + count;
    for (; at < end && at % 8 != 0; ++at) ones += get_bit(bits, at) ? 1U : 0U;
    for (; end - at >= 8; at += 8) ones += static_cast<std::size_t>(std::popcount(bits[at / 8]));
    for (; at < end; ++at) ones += get_bit(bits, at) ? 1U : 0U;
    return ones;
}

}  // namespace palier::detail
