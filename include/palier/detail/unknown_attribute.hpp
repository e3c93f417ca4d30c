// SPDX-License-Identifier: MIT
// floor: 8
#pragma once

#include <cstdint>  // std::int64_t
#include <limits>   // open ranges

#include "palier/evaluate.hpp"
#include "palier/indicator.hpp"

namespace palier::detail {

/// What is known of an attribute that a unit does not have: its type.
inline PartialValue unknown_attribute(const UnitAttribute& attribute) {
    switch (attribute.type) {
        case ValueType::boolean: return PartialValue::unknown_boolean(Reason::missing);
        case ValueType::integer:
        case ValueType::ordinal:
            return PartialValue::integer_range(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), Reason::missing);
        case ValueType::number:
        case ValueType::ratio: return PartialValue::number_range(-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(), Reason::missing);
        case ValueType::category: break;
    }
    return PartialValue::unknown_text(Reason::missing);
}

}  // namespace palier::detail
