// SPDX-License-Identifier: MIT
// floor: 8
#pragma once

#include <cstddef>   // std::size_t
#include <cstdint>   // std::int64_t
#include <optional>  // units that may be unknown
#include <string>    // texts of attributes
#include <utility>   // std::move
#include <variant>   // the kinds of scalar
#include <vector>    // values

#include "palier/detail/unknown_attribute.hpp"
#include "palier/evaluate.hpp"
#include "palier/indicator.hpp"
#include "palier/organisation.hpp"

namespace palier::detail {

/// Returns a value of an organisation as expressions read it; a text is kept in `texts`, whose capacity must hold it.
inline PartialValue to_attribute(const UnitAttribute& attribute, Value value, std::vector<std::string>& texts) {
    if (value.status == Status::not_applicable) return PartialValue::not_applicable();
    if (value.status == Status::known) {
        const bool real = attribute.type == ValueType::number || attribute.type == ValueType::ratio;
        if (const auto* truth = std::get_if<bool>(&value.scalar); truth && attribute.type == ValueType::boolean)
            return PartialValue::boolean(*truth);
        if (const auto* integer = std::get_if<std::int64_t>(&value.scalar)) {
            if (attribute.type == ValueType::integer || attribute.type == ValueType::ordinal) return PartialValue::integer(*integer);
            if (real) return PartialValue::number(static_cast<double>(*integer));
        }
        if (const auto* number = std::get_if<double>(&value.scalar); number && real) return PartialValue::number(*number);
        if (auto* text = std::get_if<std::string>(&value.scalar); text && attribute.type == ValueType::category) {
            texts.push_back(std::move(*text));
            return PartialValue::text(texts.back());
        }
    }
    return unknown_attribute(attribute);
}

/// What expressions read of units: their attributes in an organisation, which may be null.
class UnitAttributes {
public:
    UnitAttributes(const IndicatorSet& indicators, const Organisation* organisation) : indicators_(indicators), organisation_(organisation) {
        if (!organisation_) return;
        for (const auto& attribute : indicators_.attributes()) columns_.push_back(organisation_->schema().find_attribute(attribute.name));
    }

    /// Returns what is known of a unit's attributes; texts are kept in `texts`, which must outlive the values.
    [[nodiscard]] std::vector<PartialValue> of(const std::optional<UnitId>& unit, std::vector<std::string>& texts) const {
        std::vector<PartialValue> values;
        const auto declared = indicators_.attributes();
        texts.clear();
        texts.reserve(declared.size());  // so that views of short texts stay valid
        for (std::size_t i = 0; i < declared.size(); ++i) {
            Value value;
            if (unit && declared[i].name == "kind")
                value = Value::known(organisation_->schema().unit_kind(organisation_->kind(*unit)).id);
            else if (unit && columns_[i])
                value = organisation_->attribute(*unit, *columns_[i]);
            values.push_back(to_attribute(declared[i], std::move(value), texts));
        }
        return values;
    }

private:
    const IndicatorSet& indicators_;
    const Organisation* organisation_;
    std::vector<std::optional<AttributeId>> columns_;
};

}  // namespace palier::detail
