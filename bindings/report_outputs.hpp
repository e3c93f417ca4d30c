// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The part of a report's class that selects findings and writes them for other tools.

#include <string>  // words

#include "palier/finding.hpp"
#include "python.hpp"

namespace palier::python {

/// A severity or its word, for signatures.
class SeverityArgument : public py::object {
    PYBIND11_OBJECT_DEFAULT(SeverityArgument, py::object, any_object)
};

inline std::optional<Severity> find_severity(const std::optional<SeverityArgument>& given) {
    if (!given) return std::nullopt;
    if (const auto word = find_text(*given)) {
        for (const Severity severity : {Severity::error, Severity::warning, Severity::advice, Severity::info})
            if (*word == to_text(severity)) return severity;
        throw ArgumentError("api.argument.severity", "'" + word->substr(0, 40) + "' is no severity", word->substr(0, 40),
                            "Pass 'error', 'warning', 'advice' or 'info'.");
    }
    if (py::isinstance<Severity>(*given)) return given->cast<Severity>();
    throw ArgumentError("api.argument.severity", "a severity cannot be an object of type " + std::string(Py_TYPE(given->ptr())->tp_name), "severity",
                        "Pass a palier.Severity or its word.");
}

/// Adds filter, select, join and the to_… methods but for tables and JSON.
void bind_outputs(py::classh<Report>& bound);

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::SeverityArgument> {
    static constexpr auto name = make_caster<palier::Severity>::name + const_name(" | typing.Literal['error', 'warning', 'advice', 'info']");
};

}  // namespace pybind11::detail
