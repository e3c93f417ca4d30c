// SPDX-License-Identifier: MIT
#pragma once

#include <functional>  // std::hash of a string view
#include <limits>      // the largest Arrow offset

#include "palier/error.hpp"
#include "palier/name_table.hpp"

namespace palier {

PALIER_INLINE std::span<const std::int32_t> NameList::offsets() const& noexcept {
    return offsets_;
}

PALIER_INLINE std::optional<std::size_t> NameList::find(std::string_view name) const noexcept {
    if (slots_.empty()) return std::nullopt;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = std::hash<std::string_view>{}(name)&mask;; slot = (slot + 1) & mask) {
        if (slots_[slot] == 0) return std::nullopt;
        const std::size_t position = slots_[slot] - 1U;
        if ((*this)[position] == name) return position;
    }
}

PALIER_INLINE std::size_t NameList::add(std::string_view name) {
    constexpr auto limit = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    if (name.size() > limit - bytes_.size() || size() + 1 >= limit)
        throw ArgumentError("api.argument.too-many", "a table of names holds less than 2^31 bytes and names");
    if ((size() + 1) * 2 > slots_.size()) rehash(slots_.empty() ? 16 : slots_.size() * 2);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(name)&mask;
    for (; slots_[slot] != 0; slot = (slot + 1) & mask)
        if ((*this)[slots_[slot] - 1U] == name) return slots_[slot] - 1U;
    bytes_ += name;
    offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
    slots_[slot] = static_cast<std::uint32_t>(size());
    return size() - 1;
}

PALIER_INLINE void NameList::reserve(std::size_t names) {
    offsets_.reserve(names + 1);
    std::size_t slots = slots_.empty() ? 16 : slots_.size();
    while (slots < names * 2 + 2) slots *= 2;
    if (slots > slots_.size()) rehash(slots);
}

PALIER_INLINE void NameList::rehash(std::size_t slots) {
    std::vector<std::uint32_t> fresh(slots, 0U);
    const std::size_t mask = slots - 1;
    for (std::size_t position = 0; position < size(); ++position) {
        std::size_t slot = std::hash<std::string_view>{}((*this)[position]) & mask;
        while (fresh[slot] != 0) slot = (slot + 1) & mask;
        fresh[slot] = static_cast<std::uint32_t>(position + 1);
    }
    slots_ = std::move(fresh);
}

}  // namespace palier
