// SPDX-License-Identifier: MIT
// floor: 2
#pragma once

#include <cstddef>      // std::size_t
#include <span>         // candidates
#include <string>       // names offered
#include <string_view>  // names
#include <vector>       // names offered

#include "palier/text.hpp"

namespace palier::detail {

/// Offers the nearest names to the first misspelt ones only: with thousands of both, comparing all with all would not end.
class NearestNames {
public:
    [[nodiscard]] std::vector<std::string> offer(std::string_view name, std::span<const std::string_view> candidates) {
        std::vector<std::string> names;
        if (left_ > 0) {
            left_ = left_ > candidates.size() ? left_ - candidates.size() : 0;
            names = nearest_names(name, candidates);
        }
        return names;
    }

private:
    std::size_t left_ = 500'000;  // names still to be compared: about a second
};

}  // namespace palier::detail
