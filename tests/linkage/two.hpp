// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>  // the type of the function asked for

#include "palier/builtin.hpp"

using FindBuiltin = std::string_view (*)(std::string_view, std::string_view) noexcept;

/// Returns the address that the second unit has for palier::find_builtin.
FindBuiltin seen_by_two();

/// Returns the address that the second unit has for the built-in documents.
const palier::BuiltinDocument* documents_seen_by_two();
