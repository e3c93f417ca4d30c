// SPDX-License-Identifier: MIT
#pragma once

#include <limits>  // the largest Arrow offset

#include "palier/error.hpp"
#include "palier/name_table.hpp"

namespace palier {

namespace detail {

// A slot holds the lower half of the hash above the position plus one: most other names are told apart without being
// read, and a table grows without reading any.
inline constexpr std::uint64_t slot_position = 0xFFFF'FFFFU;

constexpr std::uint64_t make_slot(std::uint64_t hash, std::size_t position) noexcept { return hash << 32 | (position + 1); }

}  // namespace detail

PALIER_INLINE NameList::NameList() : offsets_(1, 0) {}

PALIER_INLINE std::span<const std::int32_t> NameList::offsets() const& noexcept {
    return offsets_;
}

/// Returns the slot of a name, or the free one where it would go. There must be a free one.
PALIER_INLINE std::size_t NameList::slot_of(std::string_view name, std::uint64_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        const std::uint64_t held = slots_[slot];
        if (held == 0) return slot;
        if (((held ^ hash << 32) & ~detail::slot_position) != 0) continue;
        if (detail::same_name((*this)[(held & detail::slot_position) - 1], name)) return slot;
    }
}

/// Returns the position of a name, or `absent`. Not as an optional: those are slow to return from a function.
PALIER_INLINE std::size_t NameList::locate(std::string_view name, std::uint64_t hash) const noexcept {
    if (slots_.empty()) return absent;
    const std::uint64_t held = slots_[slot_of(name, hash)];
    return held != 0 ? (held & detail::slot_position) - 1 : absent;
}

PALIER_INLINE std::size_t NameList::add(std::string_view name) {
    constexpr auto limit = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    if (name.size() > limit - bytes_.size() || size() + 1 >= limit)
        throw ArgumentError("api.argument.too-many", "a table of names holds less than 2^31 bytes and names");
    if ((size() + 1) * 2 > slots_.size()) rehash(slots_.empty() ? 16 : slots_.size() * 2);
    const std::uint64_t hash = detail::hash_name(name);
    const std::size_t slot = slot_of(name, hash);
    if (slots_[slot] != 0) return (slots_[slot] & detail::slot_position) - 1;
    bytes_ += name;
    offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
    slots_[slot] = detail::make_slot(hash, size() - 1);
    return size() - 1;
}

PALIER_INLINE void NameList::reserve(std::size_t names) {
    offsets_.reserve(names + 1);
    std::size_t slots = slots_.empty() ? 16 : slots_.size();
    while (slots < names * 2 + 2) slots *= 2;
    if (slots > slots_.size()) rehash(slots);
}

PALIER_INLINE void NameList::rehash(std::size_t slots) {
    std::vector<std::uint64_t> fresh(slots, 0U);
    const std::size_t mask = slots - 1;
    for (const std::uint64_t held : slots_) {
        if (held == 0) continue;
        std::size_t slot = (held >> 32) & mask;
        while (fresh[slot] != 0) slot = (slot + 1) & mask;
        fresh[slot] = held;
    }
    slots_ = std::move(fresh);
}

}  // namespace palier
