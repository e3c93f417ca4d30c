// SPDX-License-Identifier: MIT
// floor: 3
#pragma once

#include <cstdint>  // cents
#include <limits>   // greatest amount

namespace palier::detail {

/// Sums and products of amounts, none negative; too great ones are remembered.
class CentArithmetic {
public:
    [[nodiscard]] std::int64_t times(std::int64_t a, std::int64_t b) noexcept {
        if (a != 0 && b > std::numeric_limits<std::int64_t>::max() / a) return fail();
        return a * b;
    }
    [[nodiscard]] std::int64_t plus(std::int64_t a, std::int64_t b) noexcept {
        if (b > std::numeric_limits<std::int64_t>::max() - a) return fail();
        return a + b;
    }
    [[nodiscard]] bool is_exact() const noexcept { return exact_; }

private:
    std::int64_t fail() noexcept {
        exact_ = false;
        return 0;
    }

    bool exact_ = true;
};

}  // namespace palier::detail
