// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <charconv>  // std::from_chars, std::to_chars
#include <cstdint>   // std::int64_t

#include "palier/expression.hpp"

namespace palier::detail {

/// The shortest decimal that reads back as a double, if it is short enough for exact comparison in 64 bits.
inline ExprNumber decimal_of(double value) noexcept {
    constexpr std::int32_t most_decimals = 18;  // 10^18 fits in 63 bits
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    std::int64_t digits = 0;
    std::int32_t exponent = 0;
    const char* at = buffer;
    const bool negative = *at == '-';
    if (negative) ++at;
    bool after_point = false;
    for (; at != result.ptr && *at != 'e'; ++at) {
        if (*at == '.') {
            after_point = true;
            continue;
        }
        if (!(*at >= '0' && *at <= '9')) return {value, 0, ExprNumber::no_decimal};
        digits = digits * 10 + (*at - '0');
        if (after_point) --exponent;
    }
    if (at == result.ptr) return {value, 0, ExprNumber::no_decimal};
    ++at;
    if (*at == '+') ++at;
    std::int32_t power = 0;
    std::from_chars(at, result.ptr, power);
    exponent += power;
    if (digits == 0) return {value, 0, 0};
    for (; digits % 10 == 0; digits /= 10) ++exponent;
    for (; exponent > 0 && digits <= INT64_MAX / 10; --exponent) digits *= 10;
    if (exponent > 0 || exponent < -most_decimals) return {value, 0, ExprNumber::no_decimal};
    return {value, negative ? -digits : digits, exponent};
}

}  // namespace palier::detail
