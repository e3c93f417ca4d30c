// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Results as JSON, and as the plain Python data that JSON holds.

#include <cstddef>  // std::size_t
#include <limits>   // no limits
#include <string>   // documents
#include <vector>   // open containers

#include "palier/detail/json_document.hpp"
#include "palier/diagnosis_document.hpp"
#include "python.hpp"

namespace palier::python {

/// A dict with members of any kind, as JSON has it.
using PlainDict = py::typing::Dict<py::str, py::object>;

/// Makes an object of a value; that of a container is empty.
inline py::object plain_value(detail::JsonValue value) {
    switch (value.kind()) {
        case detail::JsonKind::boolean: return py::bool_(value.boolean());
        case detail::JsonKind::integer: return py::int_(value.integer());
        case detail::JsonKind::number: return py::float_(value.number());
        case detail::JsonKind::string: return to_python(value.string());
        case detail::JsonKind::array: return py::list();
        case detail::JsonKind::object: return py::dict();
        case detail::JsonKind::null:
        case detail::JsonKind::unusable: break;
    }
    return py::none();
}

/// Reads JSON without recursion, in any depth and up to the 512 MiB of detail::JsonDocument.
inline py::object deep_data(const std::string& json) {
    constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
    Report report;
    const auto document = detail::JsonDocument::parse(json, {.max_bytes = any, .max_depth = any, .max_name_bytes = any, .max_values = any}, {}, report);
    struct Open {
        detail::JsonValue value;
        py::object made;
        std::size_t next = 0;
    };
    std::vector<Open> open{{*document.root(), plain_value(*document.root())}};
    const py::object root = open.front().made;
    while (!open.empty()) {
        if (open.back().next == open.back().value.size()) {
            open.pop_back();
            continue;
        }
        const detail::JsonValue child = open.back().value[open.back().next++];
        const py::object made = plain_value(child);
        if (child.is_member())
            open.back().made[to_python(child.name())] = made;
        else
            open.back().made.cast<py::list>().append(made);
        if (child.is(detail::JsonKind::array) || child.is(detail::JsonKind::object)) open.push_back({child, made});
    }
    return root;
}

/// Reads JSON that palier has written. The json module is fast, but recurses: the explanation of a deep condition may be too deep for it.
inline py::object plain_data(const std::string& json) {
    try {
        return py::module_::import("json").attr("loads")(to_python(std::string_view(json)));
    } catch (py::error_already_set& error) {
        if (!error.matches(PyExc_RecursionError)) throw;
    }
    return deep_data(json);
}

/// What to_json() and to_dict() are asked to write of each unit.
inline UnitDetails unit_details(bool gaps, bool explanation) {
    UnitDetails details;
    if (gaps) details.gaps.emplace();
    if (explanation) details.explanation.emplace();
    return details;
}

/// Adds to_json() and to_dict() to a class; `write(self, details)` gives the JSON.
template <class Class, class Write>
void add_json_methods(Class& bound, Write write, const char* json_doc, const char* dict_doc) {
    using Self = typename Class::type;
    const auto written = [write](const Self& self, bool gaps, bool explanation) {
        const py::gil_scoped_release unlocked;
        return write(self, unit_details(gaps, explanation));
    };
    bound.def(
        "to_json", [written](const Self& self, bool gaps, bool explanation) { return to_python(std::string_view(written(self, gaps, explanation))); }, py::kw_only(),
        py::arg("gaps") = false, py::arg("explanation") = false, json_doc);
    bound.def(
        "to_dict", [written](const Self& self, bool gaps, bool explanation) { return PlainDict(plain_data(written(self, gaps, explanation))); }, py::kw_only(),
        py::arg("gaps") = false, py::arg("explanation") = false, dict_doc);
}

}  // namespace palier::python
