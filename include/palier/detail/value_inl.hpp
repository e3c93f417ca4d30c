// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>  // std::size_t
#include <utility>  // std::move

#include "palier/value.hpp"

namespace palier {

namespace detail {

inline constexpr std::string_view status_words[] = {"known", "missing", "not_applicable", "suppressed", "not_significant"};
inline constexpr std::string_view evidence_words[] = {"", "declared", "confirmed", "verified"};
inline constexpr std::string_view value_type_words[] = {"boolean", "integer", "number", "ordinal", "category", "ratio"};

template <class Enum, std::size_t Count>
constexpr std::optional<Enum> find_word(const std::string_view (&words)[Count], std::string_view word) noexcept {
    for (std::size_t i = 0; i < Count; ++i)
        if (words[i] == word && !word.empty()) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace detail

PALIER_INLINE Value Value::known(Scalar scalar) { return {Status::known, std::move(scalar), Evidence::unstated, {}}; }

PALIER_INLINE Value Value::without_scalar(Status status, std::string reason) {
    return {status, {}, Evidence::unstated, std::move(reason)};
}

PALIER_INLINE std::string_view to_text(Status status) noexcept { return detail::status_words[static_cast<std::size_t>(status)]; }
PALIER_INLINE std::string_view to_text(Evidence evidence) noexcept { return detail::evidence_words[static_cast<std::size_t>(evidence)]; }
PALIER_INLINE std::string_view to_text(ValueType type) noexcept { return detail::value_type_words[static_cast<std::size_t>(type)]; }

PALIER_INLINE std::optional<Status> parse_status(std::string_view word) noexcept {
    return detail::find_word<Status>(detail::status_words, word);
}
PALIER_INLINE std::optional<Evidence> parse_evidence(std::string_view word) noexcept {
    return detail::find_word<Evidence>(detail::evidence_words, word);
}
PALIER_INLINE std::optional<ValueType> parse_value_type(std::string_view word) noexcept {
    return detail::find_word<ValueType>(detail::value_type_words, word);
}

}  // namespace palier
