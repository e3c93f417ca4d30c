// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Where the bytes of a document come from: a built-in document, a file, bytes, or Python objects.

#include <string>       // bytes and names
#include <string_view>  // ids
#include <utility>      // std::move
#include <vector>       // names of built-in documents

#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "python.hpp"

namespace palier::python {

/// A document as load() is given it, for signatures.
class DocumentSource : public py::object {
    PYBIND11_OBJECT_DEFAULT(DocumentSource, py::object, any_object)
};

/// The bytes of a document, and the name that findings give it.
struct DocumentBytes {
    std::string bytes;
    std::string name;
};

inline std::string bytes_of(const py::object& object) {
    const py::bytes held = py::reinterpret_steal<py::bytes>(PyBytes_FromObject(object.ptr()));
    if (!held) throw py::error_already_set();
    return std::string(std::string_view(held));
}

inline std::string read_file(const py::object& path) {
    const py::object file = py::module_::import("builtins").attr("open")(path, "rb");
    std::string bytes;
    try {
        bytes = bytes_of(file.attr("read")());
    } catch (...) {
        file.attr("close")();
        throw;
    }
    file.attr("close")();
    return bytes;
}

/// Returns the bytes behind `source`: the id of a built-in document of `kind`, a path, bytes, or a dict that is written as JSON.
/// Throws ArgumentError `api.argument.source`, UnknownNameError, or what Python raises for a file.
inline DocumentBytes read_source(const py::object& source, std::string_view kind, const std::optional<std::string>& name) {
    const auto named = [&](std::string own) { return name.value_or(std::move(own)); };
    if (PyObject_CheckBuffer(source.ptr())) return {bytes_of(source), named("")};
    if (py::isinstance<py::dict>(source)) {
        return {bytes_of(call_python("palier._documents", "json_bytes", source)), named("")};
    }
    if (const auto text = find_text(source)) {
        if (const std::string_view found = find_builtin(kind, *text); !found.empty()) return {std::string(found), named(*text)};
        const py::object path = py::module_::import("os").attr("path");
        const bool looks_like_id = text->find_first_of("/\\.") == std::string::npos;
        if (looks_like_id && !path.attr("exists")(source).cast<bool>()) {
            std::vector<std::string_view> known;
            for (const BuiltinDocument& document : builtin_documents())
                if (document.kind == kind) known.push_back(document.name);
            const auto first = text->find_first_not_of(" \t\r\n");
            if (first != std::string::npos && ((*text)[first] == '{' || (*text)[first] == '['))
                throw ArgumentError("api.argument.source", "a text is taken as a name or a path, not as a document", "",
                                    "Pass the document as bytes (text.encode()) or as a dict (json.loads(text)).");
            throw UnknownNameError("built-in " + std::string(kind), *text, joined(known));
        }
        return {read_file(source), named(*text)};
    }
    if (py::hasattr(source, "__fspath__")) return {read_file(source), named(py::str(source.attr("__fspath__")()))};
    throw ArgumentError("api.argument.source", "a document cannot be read from an object of type " + std::string(Py_TYPE(source.ptr())->tp_name),
                        Py_TYPE(source.ptr())->tp_name, "Pass the id of a built-in document, a path, bytes or a dict.");
}

inline ReadOptions read_options(const DocumentBytes& document) {
    ReadOptions options;
    options.document_name = document.name;
    return options;
}

/// Raises an exception of palier._errors that carries a report.
[[noreturn]] inline void raise_with_report(const char* type_name, std::string_view code, std::string_view what, std::string_view origin,
                                           const Report& report) {
    const py::object type = py::module_::import("palier._errors").attr(type_name);
    const py::object made = type(to_python(what), py::arg("code") = to_python(code), py::arg("origin") = to_python(origin),
                                 py::arg("report") = py::cast(report));
    PyErr_SetObject(type.ptr(), made.ptr());
    throw py::error_already_set();
}

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::DocumentSource> {
    static constexpr auto name =
        io_name("str | os.PathLike[str] | bytes | bytearray | memoryview | dict[str, typing.Any]", "typing.Any");
};

}  // namespace pybind11::detail
