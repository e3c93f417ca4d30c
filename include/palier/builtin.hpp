// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The documents that the library carries: frameworks, organisation schemas, examples, JSON Schemas of the formats. Opt-in.

#include <span>         // the list of documents
#include <string_view>  // kinds, names and texts

#include "palier/config.hpp"

namespace palier {

/// A document carried by the library. The three views live as long as the program.
struct BuiltinDocument {
    std::string_view kind;  ///< What the document is: `framework`, `organisation-schema`, `organisation`, `observations`, `plan-profile` or `schema`.
    std::string_view name;  ///< Its name among the documents of its kind, such as `demo`; of a `schema`, the format it describes.
    std::string_view text;  ///< Its bytes, UTF-8 JSON, exactly as in the file it was made from.
};

/// Returns every built-in document, grouped by kind, in a fixed order.
[[nodiscard]] std::span<const BuiltinDocument> builtin_documents() noexcept;

/// Returns the bytes of the built-in document called `name` among those of `kind`, or an empty text when there is none.
[[nodiscard]] std::string_view find_builtin(std::string_view kind, std::string_view name) noexcept;

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/builtin_inl.hpp"
#endif
