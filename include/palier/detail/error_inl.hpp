// SPDX-License-Identifier: MIT
#pragma once

#include "palier/error.hpp"

namespace palier {

PALIER_INLINE UnknownNameError::UnknownNameError(std::string_view kind, std::string_view name, std::string_view nearest)
    : Error("api.name.unknown", "unknown " + std::string(kind) + " '" + std::string(name) + "'", name,
            nearest.empty() ? std::string() : "Nearest known: " + std::string(nearest) + ".") {}

}  // namespace palier
