// SPDX-License-Identifier: MIT
#pragma once

#include "palier/profile.hpp"

namespace palier {

PALIER_INLINE std::string_view to_text(CriterionState state) noexcept {
    constexpr std::string_view words[] = {"met", "not_met", "unknown", "not_applicable"};
    return words[static_cast<std::size_t>(state)];
}

}  // namespace palier
