// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>  // the type of the function asked for

#include "palier/builtin.hpp"

using FindBuiltin = std::string_view (*)(std::string_view, std::string_view) noexcept;

/// Returns the address that unit number `Unit` has for palier::find_builtin.
template <int Unit>
FindBuiltin find_seen_by();

/// Returns the address that unit number `Unit` has for the built-in documents.
template <int Unit>
const palier::BuiltinDocument* documents_seen_by();
