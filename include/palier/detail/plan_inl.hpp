// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>  // std::size_t

#include "palier/plan.hpp"

namespace palier {

PALIER_INLINE std::string_view to_text(PlanStatus status) noexcept {
    constexpr std::string_view words[] = {"", "draft", "submitted", "adopted", "closed"};
    return words[static_cast<std::size_t>(status)];
}

PALIER_INLINE std::string_view to_text(PlanTerm term) noexcept {
    constexpr std::string_view words[] = {"", "short", "medium", "long"};
    return words[static_cast<std::size_t>(term)];
}

PALIER_INLINE std::string_view to_text(Periodicity periodicity) noexcept {
    constexpr std::string_view words[] = {"", "once", "year", "month"};
    return words[static_cast<std::size_t>(periodicity)];
}

}  // namespace palier
