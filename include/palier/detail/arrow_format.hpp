// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <algorithm>    // std::min
#include <cstddef>      // std::size_t
#include <cstdint>      // units of time
#include <string>       // names for people
#include <string_view>  // format strings

#include "palier/text.hpp"

namespace palier::detail {

/// The layouts that are read.
enum class ArrowLayout : unsigned char {
    unsupported,
    null,
    boolean,
    int8,
    uint8,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    float16,
    float32,
    float64,
    decimal,
    text,
    large_text,
    text_view,
    days,
    instants,
};

/// What a format string says.
struct ArrowFormat {
    ArrowLayout layout = ArrowLayout::unsupported;
    std::int64_t per_day = 0;   ///< Instants: units in a day.
    std::string_view zone;      ///< Instants: time zone, or empty for none.
    int scale = 0;              ///< Decimals: digits behind the point; may be negative.
    std::size_t width = 0;      ///< Decimals: bytes of one.
};

inline constexpr std::int64_t seconds_per_day = 86'400;

/// Reads `d:19,2` or `d:19,2,64`; leaves the layout unsupported when it is anything else.
inline ArrowFormat parse_decimal_format(std::string_view text) noexcept {
    int numbers[3] = {0, 0, 128};  // precision, scale, bits
    std::size_t count = 0;
    for (std::size_t at = 2; at <= text.size() && count < 3; ++count) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        bool negative = at < comma && text[at] == '-';
        if (negative) ++at;
        if (at == comma || comma - at > 4) return {};
        int number = 0;
        for (; at < comma; ++at) {
            if (text[at] < '0' || text[at] > '9') return {};
            number = number * 10 + (text[at] - '0');
        }
        numbers[count] = negative ? -number : number;
        at = comma + 1;
    }
    const bool known_width = numbers[2] == 32 || numbers[2] == 64 || numbers[2] == 128;
    if (count < 2 || !known_width) return {};
    ArrowFormat format;
    format.layout = ArrowLayout::decimal;
    format.scale = numbers[1];
    format.width = static_cast<std::size_t>(numbers[2] / 8);
    return format;
}

inline ArrowFormat parse_arrow_format(std::string_view text) noexcept {
    struct Simple {
        std::string_view text;
        ArrowLayout layout;
    };
    constexpr Simple simple[] = {
        {"n", ArrowLayout::null},     {"b", ArrowLayout::boolean},   {"c", ArrowLayout::int8},       {"C", ArrowLayout::uint8},
        {"s", ArrowLayout::int16},    {"S", ArrowLayout::uint16},    {"i", ArrowLayout::int32},      {"I", ArrowLayout::uint32},
        {"l", ArrowLayout::int64},    {"L", ArrowLayout::uint64},    {"e", ArrowLayout::float16},    {"f", ArrowLayout::float32},
        {"g", ArrowLayout::float64},  {"u", ArrowLayout::text},      {"U", ArrowLayout::large_text}, {"vu", ArrowLayout::text_view},
        {"tdD", ArrowLayout::days},
    };
    ArrowFormat format;
    for (const Simple& entry : simple)
        if (entry.text == text) format.layout = entry.layout;
    if (text == "tdm") {
        format.layout = ArrowLayout::instants;
        format.per_day = seconds_per_day * 1'000;
    } else if (text.size() >= 4 && text.substr(0, 2) == "ts" && text[3] == ':') {
        format.per_day = text[2] == 's'   ? seconds_per_day
                         : text[2] == 'm' ? seconds_per_day * 1'000
                         : text[2] == 'u' ? seconds_per_day * 1'000'000
                         : text[2] == 'n' ? seconds_per_day * 1'000'000'000
                                          : 0;
        if (format.per_day != 0) format.layout = ArrowLayout::instants;
        format.zone = text.substr(4);
    } else if (text.substr(0, 2) == "d:") {
        format = parse_decimal_format(text);
    }
    return format;
}

/// Tells whether days in a time zone are those of UTC.
inline bool is_utc(std::string_view zone) noexcept {
    for (const char* name : {"", "UTC", "Etc/UTC", "Z", "+00:00", "GMT", "utc"})
        if (zone == name) return true;
    return false;
}

/// Names a format for people; formats without a name stay as they are.
inline std::string arrow_type_name(std::string_view text) {
    struct Name {
        std::string_view prefix;
        std::string_view name;
    };
    constexpr Name exact[] = {{"n", "null"}, {"b", "boolean"}, {"c", "int8"}, {"C", "uint8"}, {"s", "int16"}, {"S", "uint16"},
                              {"i", "int32"}, {"I", "uint32"}, {"l", "int64"}, {"L", "uint64"}, {"e", "float16"},
                              {"f", "float32"}, {"g", "float64"}, {"u", "text"}, {"U", "text"}, {"vu", "text"}};
    for (const Name& entry : exact)
        if (text == entry.prefix) return std::string(entry.name);
    constexpr Name names[] = {{"+l", "list"}, {"+L", "list"}, {"+w", "list"}, {"+vl", "list"}, {"+vL", "list"}, {"+s", "struct"},
                              {"+m", "map"}, {"+u", "union"}, {"+r", "run-end encoded"}, {"z", "binary"}, {"Z", "binary"},
                              {"vz", "binary"}, {"w:", "binary"}, {"tt", "time"}, {"tD", "duration"}, {"ti", "interval"},
                              {"d:", "decimal"}, {"td", "date"},
                              {"ts", "time stamp"}};
    for (const Name& entry : names)
        if (text.substr(0, entry.prefix.size()) == entry.prefix) return std::string(entry.name);
    return repair_utf8(text.substr(0, 40));
}

}  // namespace palier::detail
