// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include <string>       // names offered
#include <string_view>  // names
#include <vector>       // names offered

#include "palier/detail/expression_words_inl.hpp"
#include "palier/text.hpp"

namespace palier::detail {

/// Whether a name is a macro of CEL.
inline bool is_macro(std::string_view name) noexcept {
    constexpr std::string_view macros[] = {"all",      "exists",    "exists_one",    "map",          "filter", "bind",
                                           "cel.bind", "existsOne", "transformList", "transformMap", "optMap"};
    for (const auto macro : macros)
        if (name == macro) return true;
    return false;
}

/// Whether a name is a function of CEL or of its usual libraries that this subset leaves out.
inline bool is_left_out(std::string_view name) noexcept {
    constexpr std::string_view left_out[] = {
        "bool",         "bytes",        "dyn",           "duration",   "matches",
        "timestamp",    "type",         "uint",          "getDate",    "getDayOfMonth",
        "getDayOfWeek", "getDayOfYear", "getFullYear",   "getHours",   "getMilliseconds",
        "getMinutes",   "getMonth",     "getSeconds",    "math.abs",   "math.ceil",
        "math.floor",   "math.round",   "math.sign",     "math.trunc", "math.sqrt",
        "math.isNaN",   "math.isInf",   "math.isFinite", "charAt",     "indexOf",
        "join",         "lastIndexOf",  "lowerAscii",    "upperAscii", "replace",
        "split",        "substring",    "trim",          "reverse",    "format",
        "flatten",      "slice",        "sort",          "distinct"};
    for (const auto function : left_out)
        if (name == function) return true;
    return false;
}

/// The functions that a person may have meant; all of them when none is near.
inline std::vector<std::string> nearest_functions(std::string_view name) {
    struct Alias {
        std::string_view met, wanted;
    };
    // What people call these functions in spreadsheets and in other languages.
    constexpr Alias aliases[] = {{"min", "math.least"},
                                 {"max", "math.greatest"},
                                 {"least", "math.least"},
                                 {"greatest", "math.greatest"},
                                 {"minimum", "math.least"},
                                 {"maximum", "math.greatest"},
                                 {"avg", "mean"},
                                 {"average", "mean"},
                                 {"moyenne", "mean"},
                                 {"somme", "sum"},
                                 {"total", "sum"},
                                 {"nombre", "count"},
                                 {"compte", "count"},
                                 {"len", "size"},
                                 {"length", "size"},
                                 {"longueur", "size"},
                                 {"taille", "size"},
                                 {"float", "double"},
                                 {"number", "double"},
                                 {"reel", "double"},
                                 {"entier", "int"},
                                 {"integer", "int"},
                                 {"str", "string"},
                                 {"texte", "string"},
                                 {"contient", "contains"},
                                 {"startswith", "startsWith"},
                                 {"endswith", "endsWith"},
                                 {"math.min", "math.least"},
                                 {"math.max", "math.greatest"}};
    const std::string folded = fold(name);
    for (const auto& alias : aliases)
        if (folded == alias.met) return {std::string(alias.wanted)};
    std::vector<std::string_view> names;
    for (const auto& record : function_records) names.push_back(record.name);
    names.push_back("has");
    std::vector<std::string> nearest = nearest_names(name, names);
    if (nearest.empty()) nearest.assign(names.begin(), names.end());
    return nearest;
}

}  // namespace palier::detail
