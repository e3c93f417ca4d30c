// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <array>     // limbs and digits
#include <charconv>  // std::from_chars
#include <cstddef>   // std::size_t
#include <cstdint>   // limbs
#include <optional>  // integers that do not fit
#include <string>    // digits

namespace palier::detail {

/// An integer of up to 128 bits, as decimals are stored: four limbs of 32 bits, and a sign.
class Decimal {
public:
    /// Reads a little-endian two's complement number of 4, 8 or 16 bytes.
    static Decimal load(const unsigned char* bytes, std::size_t width) noexcept {
        Decimal decimal;
        decimal.negative_ = (bytes[width - 1] & 0x80U) != 0;
        for (std::size_t i = 0; i < 16; ++i) {
            const unsigned byte = i < width ? bytes[i] : decimal.negative_ ? 0xFFU : 0U;
            decimal.limbs_[i / 4] |= static_cast<std::uint32_t>(byte) << (8 * (i % 4));
        }
        if (decimal.negative_) {
            std::uint64_t carry = 1;
            for (std::uint32_t& limb : decimal.limbs_) {
                carry += ~limb;
                limb = static_cast<std::uint32_t>(carry);
                carry >>= 32U;
            }
        }
        return decimal;
    }

    /// Returns the value for a scale that is not positive, when it fits.
    [[nodiscard]] std::optional<std::int64_t> to_integer(int scale) const noexcept {
        constexpr std::uint64_t largest = 0x7FFF'FFFF'FFFF'FFFFU;
        if (limbs_[2] != 0 || limbs_[3] != 0) return std::nullopt;
        std::uint64_t magnitude = low();
        for (; scale < 0 && magnitude != 0; ++scale) {
            if (magnitude > (largest + 1) / 10) return std::nullopt;
            magnitude *= 10;
        }
        if (magnitude > largest + (negative_ ? 1U : 0U)) return std::nullopt;
        return static_cast<std::int64_t>(negative_ ? 0U - magnitude : magnitude);
    }

    /// Returns the double nearest to value / 10^scale.
    [[nodiscard]] double to_number(int scale) const {
        constexpr std::uint64_t exact_integers = std::uint64_t{1} << 53U;
        constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                     1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};  // exact as doubles
        if (limbs_[2] == 0 && limbs_[3] == 0 && low() <= exact_integers && scale >= 0 && scale <= 22) {
            const double magnitude = static_cast<double>(low()) / powers[scale];  // one rounding: both operands are exact
            return negative_ ? -magnitude : magnitude;
        }
        const std::string text = digits() + 'e' + std::to_string(-scale);
        double number = 0.0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

private:
    [[nodiscard]] std::uint64_t low() const noexcept { return (std::uint64_t{limbs_[1]} << 32U) | limbs_[0]; }

    [[nodiscard]] std::string digits() const {
        std::array<std::uint32_t, 4> rest = limbs_;
        std::string text;
        while ((rest[0] | rest[1] | rest[2] | rest[3]) != 0) {
            std::uint64_t remainder = 0;
            for (std::size_t i = rest.size(); i-- > 0;) {
                remainder = (remainder << 32U) | rest[i];
                rest[i] = static_cast<std::uint32_t>(remainder / 10);
                remainder %= 10;
            }
            text.insert(text.begin(), static_cast<char>('0' + remainder));
        }
        if (text.empty()) text = "0";
        return negative_ ? '-' + text : text;
    }

    std::array<std::uint32_t, 4> limbs_{};  // lowest first, of the magnitude
    bool negative_ = false;
};

}  // namespace palier::detail
