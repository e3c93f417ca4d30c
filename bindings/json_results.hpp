// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Results as JSON, and as the plain Python data that JSON holds.

#include <string>  // documents

#include "palier/diagnosis_document.hpp"
#include "python.hpp"

namespace palier::python {

/// A dict with members of any kind, as JSON has it.
using PlainDict = py::typing::Dict<py::str, py::object>;

/// Reads JSON that palier has written.
inline py::object plain_data(const std::string& json) {
    return py::module_::import("json").attr("loads")(to_python(std::string_view(json)));
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
