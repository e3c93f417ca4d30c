// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include "palier/expression.hpp"

namespace palier {

namespace detail {

/// How a function may be called.
enum class CallForm : std::uint8_t { global, method, either };

/// What is written once about a function.
struct FunctionRecord {
    std::string_view name;  // as it is written, with its namespace
    CallForm form;
    std::uint32_t fewest;  // arguments, receiver included
    std::uint32_t most;    // 0: any number
};

inline constexpr FunctionRecord function_records[] = {
    // In the order of the enumeration.
    {"double", CallForm::global, 1, 1},        {"int", CallForm::global, 1, 1},
    {"string", CallForm::global, 1, 1},        {"size", CallForm::either, 1, 1},
    {"startsWith", CallForm::method, 2, 2},    {"endsWith", CallForm::method, 2, 2},
    {"contains", CallForm::method, 2, 2},      {"math.least", CallForm::global, 1, 0},
    {"math.greatest", CallForm::global, 1, 0}, {"mean", CallForm::global, 1, 1},
    {"sum", CallForm::global, 1, 1},           {"count", CallForm::global, 1, 1},
};
static_assert(std::size(function_records) == static_cast<std::size_t>(Function::count) + 1);

inline constexpr const FunctionRecord& record_of(Function function) noexcept {
    return function_records[static_cast<std::size_t>(function)];
}

inline constexpr std::optional<Function> find_function(std::string_view name) noexcept {
    for (std::size_t i = 0; i < std::size(function_records); ++i)
        if (function_records[i].name == name) return static_cast<Function>(i);
    return std::nullopt;
}

/// The words of an expression type, for people.
inline LocalizedText label_of(ExprType type) {
    switch (type) {
        case ExprType::boolean: return {"un booléen", "a boolean", {}};
        case ExprType::integer: return {"un entier", "an integer", {}};
        case ExprType::number: return {"un nombre décimal", "a decimal number", {}};
        case ExprType::text: return {"un texte", "a text", {}};
        case ExprType::boolean_list: return {"une liste de booléens", "a list of booleans", {}};
        case ExprType::integer_list: return {"une liste d’entiers", "a list of integers", {}};
        case ExprType::number_list: return {"une liste de nombres décimaux", "a list of decimal numbers", {}};
        case ExprType::text_list: return {"une liste de textes", "a list of texts", {}};
        case ExprType::empty_list: break;
    }
    return {"une liste vide", "an empty list", {}};
}

constexpr bool is_list(ExprType type) noexcept {
    return type >= ExprType::boolean_list;
}
constexpr bool is_numeric(ExprType type) noexcept {
    return type == ExprType::integer || type == ExprType::number;
}
constexpr ExprType list_of(ExprType element) noexcept {
    return static_cast<ExprType>(static_cast<int>(element) + 4);
}
constexpr ExprType element_of(ExprType list) noexcept {
    return static_cast<ExprType>(static_cast<int>(list) - 4);
}

}  // namespace detail

PALIER_INLINE std::string_view to_text(ExprType type) noexcept {
    constexpr std::string_view words[] = {"boolean",        "integer",         "number",
                                          "text",           "list of boolean", "list of integer",
                                          "list of number", "list of text",    "empty list"};
    return words[static_cast<std::size_t>(type)];
}

PALIER_INLINE std::string_view to_text(UnaryOperator op) noexcept {
    return op == UnaryOperator::logical_not ? "!" : "-";
}

PALIER_INLINE std::string_view to_text(BinaryOperator op) noexcept {
    constexpr std::string_view words[] = {"||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%"};
    return words[static_cast<std::size_t>(op)];
}

PALIER_INLINE std::string_view to_text(Function function) noexcept {
    return detail::record_of(function).name;
}

PALIER_INLINE void TypeEnvironment::add(std::string_view name, SymbolType type) {
    const std::size_t at = names_.add(name);
    if (at == types_.size())
        types_.push_back(std::move(type));
    else
        types_[at] = std::move(type);
}

PALIER_INLINE const SymbolType* TypeEnvironment::find(std::string_view name) const& noexcept {
    const auto at = names_.find(name);
    return at ? &types_[*at] : nullptr;
}

}  // namespace palier
