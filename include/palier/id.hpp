// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t
#include <string_view>  // names to check
#include <type_traits>  // std::is_enum_v, std::underlying_type_t

#include "palier/config.hpp"

namespace palier {

/// Dense identifiers, one type per kind of thing: position 0..n-1 in the container that owns it.
/// A column of ids is laid out as a column of 32-bit unsigned integers.
enum class UnitId : std::uint32_t {};
enum class LinkId : std::uint32_t {};
enum class UnitKindId : std::uint32_t {};
enum class LinkKindId : std::uint32_t {};
enum class HierarchyId : std::uint32_t {};
enum class AttributeId : std::uint32_t {};
enum class IndicatorId : std::uint32_t {};
enum class FieldId : std::uint32_t {};
enum class CriterionId : std::uint32_t {};
enum class CategoryId : std::uint32_t {};
enum class ColumnId : std::uint32_t {};
enum class RowId : std::uint32_t {};

/// Holds for the identifier types above, and for any other scoped enumeration over 32 bits.
template <class Id>
concept StrongId = std::is_enum_v<Id> && std::is_same_v<std::underlying_type_t<Id>, std::uint32_t>;

/// The value that names nothing; never a valid position.
template <StrongId Id>
inline constexpr Id no_id = static_cast<Id>(0xFFFF'FFFFU);

/// Returns the position that an identifier stands for.
template <StrongId Id>
[[nodiscard]] constexpr std::size_t index(Id id) noexcept {
    return static_cast<std::size_t>(id);
}

/// Returns the identifier of a position below 2^32 - 1.
template <StrongId Id>
[[nodiscard]] constexpr Id id_at(std::size_t position) noexcept {
    return static_cast<Id>(static_cast<std::uint32_t>(position));
}

/// Tells whether a text can identify a thing in a document: ASCII letters, digits, dots, hyphens and
/// underscores, beginning and ending with a letter or a digit, 1 to 200 characters.
/// Upper case is accepted because UAI codes identify units.
[[nodiscard]] bool is_document_id(std::string_view text) noexcept;

/// Tells whether a text can identify an indicator: a dotted CEL identifier (letters, digits,
/// underscore; no segment begins with a digit or is a reserved word of CEL), not under `unit.`.
[[nodiscard]] bool is_indicator_id(std::string_view text) noexcept;

/// Tells whether a word is reserved by CEL and so cannot be a segment of an indicator's identifier.
[[nodiscard]] bool is_reserved_word(std::string_view text) noexcept;

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/id_inl.hpp"
#endif
