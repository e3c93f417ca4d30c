// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Units and links as written, before anything is checked: what goes into an OrganisationBuilder.

#include <cstdint>      // positions
#include <optional>     // positions may be left to the builder
#include <span>         // views of lists
#include <string>       // ids
#include <string_view>  // texts that live elsewhere
#include <variant>      // a value that lives elsewhere
#include <vector>       // aliases, attributes

#include "palier/period.hpp"
#include "palier/text.hpp"
#include "palier/value.hpp"

namespace palier {

/// A value that a unit is given for an attribute.
struct AttributeSetting {
    std::string name = {};
    Scalar value = {};
};

/// A unit as written, before anything is checked.
struct UnitDefinition {
    std::string id = {};
    std::string kind = {};
    LocalizedText label = {};
    std::vector<std::string> aliases = {};
    Validity valid = {};
    std::vector<AttributeSetting> attributes = {};
    std::optional<std::uint32_t> position = {};  ///< Number in the document; the next one unless given.
};

/// A link as written, before anything is checked. Its ends are ids or aliases of units added before or after.
struct LinkDefinition {
    std::string kind = {};
    std::string from = {};
    std::string to = {};
    Validity valid = {};
    std::optional<std::uint32_t> position = {};  ///< Number in the document; the next one unless given.
};

/// An AttributeSetting whose texts live elsewhere.
struct AttributeCell {
    std::string_view name = {};
    std::variant<bool, std::int64_t, double, std::string_view> value = {};
};

/// A UnitDefinition whose texts live elsewhere, in a table or a document: for readers of many rows.
struct UnitRow {
    std::string_view id = {};
    std::string_view kind = {};
    std::string_view label_fr = {};
    std::string_view label_en = {};
    std::string_view label_plain = {};
    std::span<const std::string_view> aliases = {};
    Validity valid = {};
    std::span<const AttributeCell> attributes = {};
    std::optional<std::uint32_t> position = {};
};

/// A LinkDefinition whose texts live elsewhere, in a table or a document: for readers of many rows.
struct LinkRow {
    std::string_view kind = {};
    std::string_view from = {};
    std::string_view to = {};
    Validity valid = {};
    std::optional<std::uint32_t> position = {};
};

}  // namespace palier
