// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include <bit>      // std::bit_width
#include <cmath>    // std::frexp, std::ldexp, std::trunc
#include <cstdint>  // std::int64_t
#include <limits>   // bounds of types

namespace palier::detail {

// Products of two 64-bit integers; a compiler extension on every platform supported.
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

inline constexpr std::int64_t least_integer = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t greatest_integer = std::numeric_limits<std::int64_t>::max();
inline constexpr double two_to_63 = 9223372036854775808.0;

/// A quotient of integers; the denominator is positive.
struct Quotient {
    Wide over = 0;
    Wide under = 1;
};

constexpr int sign_of(Wide value) noexcept {
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}

constexpr Wide floor_divide(Wide over, Wide under) noexcept {
    const Wide quotient = over / under;
    return over % under < 0 ? quotient - 1 : quotient;
}

constexpr bool fits_in_64_bits(Wide value) noexcept {
    return value >= least_integer && value <= greatest_integer;
}

/// Compares two quotients exactly: negative, zero or positive. Cross products when they fit; otherwise the continued
/// fractions, digit by digit, which never overflow.
constexpr int compare(Quotient a, Quotient b) noexcept {
    if (fits_in_64_bits(a.over) && fits_in_64_bits(a.under) && fits_in_64_bits(b.over) && fits_in_64_bits(b.under))
        return sign_of(a.over * b.under - b.over * a.under);
    int direction = 1;
    for (;;) {
        const Wide whole_a = floor_divide(a.over, a.under);
        const Wide whole_b = floor_divide(b.over, b.under);
        if (whole_a != whole_b) return whole_a < whole_b ? -direction : direction;
        const Wide rest_a = a.over - whole_a * a.under;
        const Wide rest_b = b.over - whole_b * b.under;
        if (rest_a == 0 || rest_b == 0) return direction * (sign_of(rest_a) - sign_of(rest_b));
        // rest/under compares as under/rest does, the other way round
        a = {a.under, rest_a};
        b = {b.under, rest_b};
        direction = -direction;
    }
}

/// Compares two quotients of 64-bit integers; the denominators, 2nd and 4th, are positive.
constexpr int compare(std::int64_t over, std::int64_t under, std::int64_t other_over,
                      std::int64_t other_under) noexcept {
    const Wide left = static_cast<Wide>(over) * other_under;
    const Wide right = static_cast<Wide>(other_over) * under;
    return left < right ? -1 : left > right ? 1 : 0;
}

/// Compares an integer with a double that is not NaN, on the number line.
inline int compare(std::int64_t a, double b) noexcept {
    if (b >= two_to_63) return -1;
    if (b < -two_to_63) return 1;
    const double whole = std::trunc(b);
    const auto integer = static_cast<std::int64_t>(whole);
    if (a != integer) return a < integer ? -1 : 1;
    return whole < b ? -1 : whole > b ? 1 : 0;
}

constexpr int compare(std::int64_t a, std::int64_t b) noexcept {
    return a < b ? -1 : a > b ? 1 : 0;
}
constexpr int compare(double a, double b) noexcept {
    return a < b ? -1 : a > b ? 1 : 0;
}

/// Compares a quotient of 64-bit integers with a double that is not NaN, exactly.
inline int compare(Quotient a, double b) noexcept {
    if (b >= two_to_63) return -1;
    if (b < -two_to_63) return 1;
    if (b == 0.0) return sign_of(a.over);
    constexpr int digits = 53;       // of a double
    constexpr int most_shift = 125;  // 2^125 fits in 127 bits
    int exponent = 0;
    const double mantissa = std::frexp(b, &exponent);  // b = mantissa * 2^exponent, 0.5 <= |mantissa| < 1
    const auto over = static_cast<std::int64_t>(std::ldexp(mantissa, digits));
    const int shift = digits - exponent;  // b = over / 2^shift
    if (shift <= 0) return compare(a, Quotient{static_cast<Wide>(over) * (static_cast<Wide>(1) << -shift), 1});
    // Below 2^-72 in magnitude: nearer to zero than any quotient that is not zero.
    if (shift > most_shift) return a.over == 0 ? (b < 0 ? 1 : -1) : sign_of(a.over);
    return compare(a, Quotient{over, static_cast<Wide>(1) << shift});
}

/// Returns the double nearest to a quotient, ties to even. The denominator is positive and below 2^63.
inline double nearest_double(Quotient q) noexcept {
    constexpr Wide exact = static_cast<Wide>(1) << 53U;  // integers up to here are doubles
    if (q.over <= exact && q.over >= -exact && q.under <= exact)
        return static_cast<double>(q.over) / static_cast<double>(q.under);
    if (q.over == 0) return 0.0;
    const bool negative = q.over < 0;
    auto over =
        negative ? static_cast<UnsignedWide>(0) - static_cast<UnsignedWide>(q.over) : static_cast<UnsignedWide>(q.over);
    const auto under = static_cast<UnsignedWide>(q.under);
    int shift = 0;
    constexpr UnsignedWide top = static_cast<UnsignedWide>(1) << 126U;
    while (over < top) {  // then the quotient has more than 60 bits
        over <<= 1U;
        ++shift;
    }
    UnsignedWide quotient = over / under;
    bool sticky = over % under != 0;
    while ((quotient >> 64U) != 0) {
        sticky = sticky || (quotient & 1U) != 0;
        quotient >>= 1U;
        --shift;
    }
    // A lost part only has to break ties: it becomes the last of more bits than a double keeps.
    const auto bits = static_cast<std::uint64_t>(quotient) | (sticky ? 1U : 0U);
    const double magnitude = std::ldexp(static_cast<double>(bits), -shift);
    return negative ? -magnitude : magnitude;
}

/// Returns ten to a power from 0 to 18.
constexpr std::int64_t power_of_ten(std::int32_t exponent) noexcept {
    std::int64_t power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    return power;
}

}  // namespace palier::detail
