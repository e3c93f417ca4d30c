// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t
#include <string>       // names and pointers
#include <string_view>  // pointer tokens

#include "palier/config.hpp"

namespace palier {

/// A JSON Pointer (RFC 6901): the place of a value inside a document. The empty pointer is the whole document.
class JsonPointer {
public:
    JsonPointer() = default;

    /// Takes a pointer in its text form (`/objectives/0/label`), as it is.
    explicit JsonPointer(std::string text) : text_(std::move(text)) {}

    /// Returns the pointer of a member of the object this one points at; `~` and `/` are escaped.
    [[nodiscard]] JsonPointer member(std::string_view name) const;

    /// Returns the pointer of an element of the array this one points at.
    [[nodiscard]] JsonPointer element(std::size_t position) const;

    /// Returns the text form.
    [[nodiscard]] const std::string& text() const& noexcept PALIER_LIFETIMEBOUND { return text_; }
    [[nodiscard]] std::string text() && noexcept { return std::move(text_); }

    friend bool operator==(const JsonPointer&, const JsonPointer&) = default;

private:
    std::string text_;
};

/// Where something was met: in which document, where in it.
struct Origin {
    std::string document;      ///< File name, built-in id, or empty when it is built in code.
    std::string pointer;       ///< JSON Pointer, `/rows/12/column` for a table, or empty for the whole.
    std::uint32_t line = 0;    ///< From 1; 0 means unknown.
    std::uint32_t column = 0;  ///< In characters, from 1; 0 means unknown.

    friend bool operator==(const Origin&, const Origin&) = default;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/origin_inl.hpp"
#endif
