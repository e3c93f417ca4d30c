// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>      // std::int64_t
#include <optional>     // words of a document that may name nothing
#include <string>       // texts and reasons
#include <string_view>  // names
#include <utility>      // std::move
#include <variant>      // the kinds of scalar

#include "palier/config.hpp"

namespace palier {

/// What is known of an observation. For rules, `missing`, `suppressed` and `not_significant` are unknown;
/// `not_applicable` is neither known nor unknown.
enum class Status : std::uint8_t {
    known,
    missing,          ///< No answer.
    not_applicable,   ///< The question makes no sense for this unit.
    suppressed,       ///< Withheld by statistical secrecy, published as `ss`.
    not_significant,  ///< Published as `NS`.
};

/// How an answer is backed. Self-declared answers are known to be optimistic.
enum class Evidence : std::uint8_t { unstated, declared, confirmed, verified };

/// The type of an indicator.
enum class ValueType : std::uint8_t {
    boolean,
    integer,   ///< 64-bit signed.
    number,    ///< Double, finite.
    ordinal,   ///< Integer with declared bounds.
    category,  ///< One of the declared texts.
    ratio,     ///< Exact quotient of two integer indicators, times a scale.
};

/// Tells whether nothing is known but a range: missing, suppressed or not significant.
[[nodiscard]] constexpr bool is_unknown(Status status) noexcept {
    return status == Status::missing || status == Status::suppressed || status == Status::not_significant;
}

/// Returns the word of a document for a status: `known`, `missing`, `not_applicable`, `suppressed`, `not_significant`.
[[nodiscard]] std::string_view to_text(Status status) noexcept;
/// Returns the word for an evidence level: `declared`, `confirmed`, `verified`, or an empty text for `unstated`.
[[nodiscard]] std::string_view to_text(Evidence evidence) noexcept;
/// Returns the word for a type: `boolean`, `integer`, `number`, `ordinal`, `category`, `ratio`.
[[nodiscard]] std::string_view to_text(ValueType type) noexcept;

/// Reads the word of a status, as to_text writes it.
[[nodiscard]] std::optional<Status> parse_status(std::string_view word) noexcept;
/// Reads the word of an evidence level, as to_text writes it.
[[nodiscard]] std::optional<Evidence> parse_evidence(std::string_view word) noexcept;
/// Reads the word of a type, as to_text writes it.
[[nodiscard]] std::optional<ValueType> parse_value_type(std::string_view word) noexcept;

/// A single known value: a boolean, an integer or an ordinal, a number or a ratio given as one, a category.
using Scalar = std::variant<bool, std::int64_t, double, std::string>;

/// What was observed: a scalar when its status is known, and how well it is backed.
struct Value {
    Status status = Status::missing;
    Scalar scalar;                            ///< Meaningful when the status is known.
    Evidence evidence = Evidence::unstated;
    std::string reason;                       ///< Free text of the person who answered, or empty.

    /// Makes a known value.
    [[nodiscard]] static Value known(Scalar scalar);
    /// Makes a value without a scalar, for a status other than known.
    [[nodiscard]] static Value without_scalar(Status status, std::string reason = {});

    friend bool operator==(const Value&, const Value&) = default;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/value_inl.hpp"
#endif
