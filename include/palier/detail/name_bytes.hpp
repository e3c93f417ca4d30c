// SPDX-License-Identifier: MIT
// floor: 1
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint64_t
#include <cstring>      // std::memcpy
#include <string_view>  // names

namespace palier::detail {

// Most names are shorter than sixteen bytes: read as one or two numbers, they need no call into the library.

/// Reads the bytes of a number, in the order of the machine.
template <class Number>
Number load_bytes(const char* bytes) noexcept {
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

/// Hashes a name; every bit of it weighs on the lowest bits. The same on one machine only, so never written to a file.
inline std::uint64_t hash_name(std::string_view name) noexcept {
    constexpr std::uint64_t first_factor = 0x9E37'79B9'7F4A'7C15U;  // odd, with bits set all over
    constexpr std::uint64_t last_factor = 0xD6E8'FEB8'6659'FD93U;
    const char* at = name.data();
    std::size_t left = name.size();
    std::uint64_t hash = left;
    const auto mix = [&](std::uint64_t block) {
        hash = (hash ^ block) * first_factor;
        hash ^= hash >> 32;
    };
    for (; left >= 8; left -= 8, at += 8)
        mix(load_bytes<std::uint64_t>(at));
    if (left >= 4) {  // the two reads may overlap
        const std::uint64_t high = load_bytes<std::uint32_t>(at + left - 4);
        mix(load_bytes<std::uint32_t>(at) | high << 32);
    } else if (left > 0) {
        const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
        mix(byte(0) | byte(left / 2) << 8 | byte(left - 1) << 16);
    }
    hash *= last_factor;
    return hash ^ (hash >> 32);
}

/// Tells whether two names are the same.
inline bool same_name(std::string_view left, std::string_view right) noexcept {
    const std::size_t size = left.size();
    if (size != right.size())
        return false;
    const char* a = left.data();
    const char* b = right.data();
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 <= size; at += 8)
            if (load_bytes<std::uint64_t>(a + at) != load_bytes<std::uint64_t>(b + at))
                return false;
        return load_bytes<std::uint64_t>(a + size - 8) == load_bytes<std::uint64_t>(b + size - 8);
    }
    if (size >= 4)
        return load_bytes<std::uint32_t>(a) == load_bytes<std::uint32_t>(b) &&
               load_bytes<std::uint32_t>(a + size - 4) == load_bytes<std::uint32_t>(b + size - 4);
    for (std::size_t at = 0; at < size; ++at)
        if (a[at] != b[at])
            return false;
    return true;
}

}  // namespace palier::detail
