// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint64_t, std::int32_t
#include <optional>     // a name may be absent
#include <span>         // the columns behind the table
#include <string>       // the bytes of all names
#include <string_view>  // names
#include <utility>      // std::move
#include <vector>       // offsets and slots

#include "palier/detail/name_bytes.hpp"
#include "palier/id.hpp"

namespace palier {

/// Names numbered 0..n-1 in the order they were added, found again in constant time.
/// All bytes lie in one buffer with offsets, the Arrow layout of a text column.
class NameList {
public:
    /// Starts without names.
    NameList();

    /// Returns the number of names.
    [[nodiscard]] std::size_t size() const noexcept { return offsets_.size() - 1; }

    /// Returns the name at a position below size(). The view lives until the next add().
    [[nodiscard]] std::string_view operator[](std::size_t position) const& noexcept PALIER_LIFETIMEBOUND {
        const auto begin = static_cast<std::size_t>(offsets_[position]);
        return std::string_view(bytes_).substr(begin, static_cast<std::size_t>(offsets_[position + 1]) - begin);
    }
    std::string_view operator[](std::size_t) && = delete;  // the view would outlive the table

    /// Returns the position of a name, if it is known. Constant on average.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept {
        const std::size_t position = locate(name, hash(name));
        return position != absent ? std::optional<std::size_t>(position) : std::nullopt;
    }

    /// Adds a name that may be known already, and returns its position. Constant on average.
    /// Throws ArgumentError `api.argument.too-many` beyond 2^31 bytes or names.
    std::size_t add(std::string_view name);

    /// Returns the hash of a name, for the two members below. It means nothing outside this process.
    [[nodiscard]] static std::uint64_t hash(std::string_view name) noexcept { return detail::hash_name(name); }

    /// The same as find() for a name whose hash is known already.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name, std::uint64_t hash) const noexcept {
        const std::size_t position = locate(name, hash);
        return position != absent ? std::optional<std::size_t>(position) : std::nullopt;
    }

    /// Begins to fetch from memory what find() and add() need for a name of that hash. For many names known ahead.
    void prefetch(std::uint64_t hash) const noexcept {
        if (!slots_.empty()) PALIER_PREFETCH(slots_.data() + (hash & (slots_.size() - 1)));
    }

    /// Reserves room for a number of names.
    void reserve(std::size_t names);

    /// Returns the bytes of all names, one after the other.
    [[nodiscard]] const std::string& bytes() const& noexcept PALIER_LIFETIMEBOUND { return bytes_; }

    /// Returns size() + 1 offsets into bytes().
    [[nodiscard]] std::span<const std::int32_t> offsets() const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the memory that offsets and the means to find names need, in bytes, beyond the names themselves.
    [[nodiscard]] std::size_t memory_bytes() const noexcept {
        return offsets_.capacity() * sizeof(std::int32_t) + slots_.capacity() * sizeof(std::uint64_t);
    }

private:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t locate(std::string_view name, std::uint64_t hash) const noexcept;
    [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint64_t hash) const noexcept;
    void rehash(std::size_t slots);

    std::string bytes_;
    std::vector<std::int32_t> offsets_;  // of each name and the next: one more than there are names
    std::vector<std::uint64_t> slots_;  // open addressing; position + 1, 0 is free, above it half the hash of the name
};

/// A NameList whose positions are identifiers of one kind.
template <StrongId Id>
class NameTable {
public:
    NameTable() = default;

    /// Takes a list whose positions are the identifiers.
    explicit NameTable(NameList names) : names_(std::move(names)) {}

    /// Returns the number of names.
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

    /// Returns the name of an identifier of this table. The view lives until the next add().
    [[nodiscard]] std::string_view name(Id id) const& noexcept PALIER_LIFETIMEBOUND { return names_[index(id)]; }
    std::string_view name(Id) && = delete;  // the view would outlive the table

    /// Returns the identifier of a name, if it is known. Constant on average.
    [[nodiscard]] std::optional<Id> find(std::string_view name) const noexcept {
        const auto position = names_.find(name);
        return position ? std::optional<Id>(id_at<Id>(*position)) : std::nullopt;
    }

    /// Adds a name that may be known already, and returns its identifier. Constant on average.
    Id add(std::string_view name) { return id_at<Id>(names_.add(name)); }

    /// Reserves room for a number of names.
    void reserve(std::size_t names) { names_.reserve(names); }

    /// Returns the untyped list behind the table.
    [[nodiscard]] const NameList& list() const& noexcept PALIER_LIFETIMEBOUND { return names_; }

    /// Returns all names in order, for offering the nearest. The views live until the next add(). Linear.
    [[nodiscard]] std::vector<std::string_view> all() const& PALIER_LIFETIMEBOUND {
        std::vector<std::string_view> names;
        names.reserve(size());
        for (std::size_t i = 0; i < size(); ++i) names.push_back(names_[i]);
        return names;
    }
    std::vector<std::string_view> all() && = delete;  // the views would outlive the table

private:
    NameList names_;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/name_table_inl.hpp"
#endif
