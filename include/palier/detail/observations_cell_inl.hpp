// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>    // std::any_of
#include <optional>     // texts that are something else
#include <string>       // values
#include <string_view>  // cells
#include <utility>      // std::move

#include "palier/detail/cell_text.hpp"
#include "palier/observations_table.hpp"

namespace palier {

PALIER_INLINE Value parse_cell(std::string_view text, const Indicator& indicator) {
    const std::string_view cell = detail::trim_cell(text);
    // A declared value comes before a marker: `none` is an answer where it is declared.
    const bool is_declared = std::any_of(indicator.values.begin(), indicator.values.end(), [&](const std::string& value) { return value == cell; });
    if (is_declared) return Value::known(std::string(cell));
    if (const auto marker = detail::find_marker(cell)) return Value::without_scalar(*marker);
    switch (indicator.type) {
        case ValueType::boolean:
            if (const auto truth = detail::find_boolean(cell)) return Value::known(*truth);
            break;
        case ValueType::integer:
        case ValueType::number:
        case ValueType::ratio:
            if (auto number = detail::find_number(cell, indicator)) return Value::known(std::move(*number));
            break;
        case ValueType::ordinal:
            if (auto number = detail::find_number(cell, indicator)) return Value::known(std::move(*number));
            if (const auto degree = detail::find_declared_value(cell, indicator))
                if (auto number = detail::find_number(*degree, indicator)) return Value::known(std::move(*number));
            break;
        case ValueType::category:
            if (auto value = detail::find_declared_value(cell, indicator)) return Value::known(std::move(*value));
            break;
    }
    return Value::known(std::string(cell));
}

}  // namespace palier
