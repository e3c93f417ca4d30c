// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Tables to and from Python through the Arrow PyCapsule protocol: no data-frame library is known by name here.

#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include <memory>       // structs until a capsule holds them
#include <string>       // names of types
#include <string_view>  // formats
#include <utility>      // std::move

#include "palier/arrow.hpp"
#include "palier/error.hpp"
#include "python.hpp"

namespace palier::python {

/// Any object that gives Arrow, for signatures.
class FrameArgument : public py::object {
    PYBIND11_OBJECT_DEFAULT(FrameArgument, py::object, any_object)
};

/// The names that the protocol gives to its capsules.
template <class Struct>
inline constexpr const char* capsule_name = nullptr;
template <>
inline constexpr const char* capsule_name<ArrowSchema> = "arrow_schema";
template <>
inline constexpr const char* capsule_name<ArrowArray> = "arrow_array";
template <>
inline constexpr const char* capsule_name<ArrowArrayStream> = "arrow_array_stream";

/// Puts a filled struct into a capsule, which releases it unless a consumer has taken it over.
template <class Struct>
py::capsule make_capsule(std::unique_ptr<Struct> filled) {
    const auto destroy = [](PyObject* capsule) {
        const std::unique_ptr<Struct> held(static_cast<Struct*>(PyCapsule_GetPointer(capsule, capsule_name<Struct>)));
        if (held && held->release != nullptr) held->release(held.get());
    };
    PyObject* made = PyCapsule_New(filled.get(), capsule_name<Struct>, destroy);
    if (made == nullptr) {
        filled->release(filled.get());
        throw py::error_already_set();
    }
    static_cast<void>(filled.release());  // the capsule's from here on
    return py::reinterpret_steal<py::capsule>(made);
}

/// Returns the struct inside a capsule, or null when the object is something else.
template <class Struct>
Struct* find_in_capsule(const py::handle& object) noexcept {
    if (!PyCapsule_IsValid(object.ptr(), capsule_name<Struct>)) return nullptr;
    return static_cast<Struct*>(PyCapsule_GetPointer(object.ptr(), capsule_name<Struct>));
}

/// Describes the columns of a table, for `__arrow_c_schema__`.
inline py::capsule table_schema_capsule(const Table& table) {
    auto schema = std::make_unique<ArrowSchema>();
    export_schema(table, schema.get());
    return make_capsule(std::move(schema));
}

/// Tells whether a column may be asked for in a format: the same data in another layout, not a conversion.
inline bool is_layout_of(const Column& column, const ArrowSchema& requested) {
    if (requested.format == nullptr) return false;
    const std::string_view format =
        requested.dictionary != nullptr && requested.dictionary->format != nullptr ? requested.dictionary->format : requested.format;
    switch (column.type()) {
        case ColumnType::boolean: return format == "b";
        case ColumnType::int32:
        case ColumnType::int64:
        case ColumnType::float64: return format.size() == 1 && std::string_view("cCsSiIlLefg").find(format[0]) != std::string_view::npos;
        case ColumnType::text:
        case ColumnType::category: return format == "u" || format == "U" || format == "vu";
        case ColumnType::date: return format.substr(0, 2) == "td" || format.substr(0, 2) == "ts";
    }
    return false;
}

/// Checks the schema that a consumer asks for. The protocol lets us answer in our own layout, but a request that
/// is about other columns or other data must raise.
/// Throws ArgumentError `api.argument.arrow-schema`.
inline void check_requested_schema(const Table& table, const py::object& requested) {
    if (requested.is_none()) return;
    const auto* schema = find_in_capsule<ArrowSchema>(requested);
    const auto refuse = [](const std::string& what) {
        throw ArgumentError("api.argument.arrow-schema", "the schema asked for " + what, "requested_schema",
                            "Ask for the columns of the table, in their order, or for nothing, and convert afterwards.");
    };
    if (schema == nullptr || schema->release == nullptr) refuse("is no capsule 'arrow_schema'");
    if (schema->format == nullptr || std::string_view(schema->format) != "+s") refuse("is of no table");
    if (schema->n_children != static_cast<std::int64_t>(table.column_count()))
        refuse("has " + std::to_string(schema->n_children) + " columns, the table " + std::to_string(table.column_count()));
    for (std::size_t i = 0; i < table.column_count(); ++i) {
        const Column& column = table.columns()[i];
        const ArrowSchema* child = schema->children[i];
        if (child == nullptr || child->name == nullptr || column.name() != child->name)
            refuse("has another name for column '" + column.name() + "'");
        if (!is_layout_of(column, *child)) refuse("has another type for column '" + column.name() + "'");
    }
}

/// Hands out a table as a stream, for `__arrow_c_stream__`. Copies nothing.
inline py::capsule table_to_stream_capsule(const Table& table) {
    auto stream = std::make_unique<ArrowArrayStream>();
    export_stream(table, stream.get());
    return make_capsule(std::move(stream));
}

/// Hands out a table as a schema and one struct array, for `__arrow_c_array__`. Copies nothing.
inline py::typing::Tuple<py::capsule, py::capsule> table_to_array_capsules(const Table& table) {
    auto schema = std::make_unique<ArrowSchema>();
    auto array = std::make_unique<ArrowArray>();
    export_table(table, schema.get(), array.get());
    ArrowArrayOwner guard(array.get());
    py::capsule schema_capsule = make_capsule(std::move(schema));
    guard.move_to(array.get());
    return py::make_tuple(std::move(schema_capsule), make_capsule(std::move(array)));
}

/// Says which objects can be read as a table, with a hint for those that nearly can.
[[noreturn]] inline void throw_no_table(const py::object& object) {
    const py::object type = py::reinterpret_borrow<py::object>(reinterpret_cast<PyObject*>(Py_TYPE(object.ptr())));
    const std::string module = py::str(py::getattr(type, "__module__", py::str("")));
    const std::string name = py::str(type.attr("__name__"));
    const bool builtin = module == "builtins";
    std::string hint = "Pass a frame of pandas, polars or pyarrow, a DuckDB relation, or any object with __arrow_c_stream__.";
    if (module.rfind("pandas", 0) == 0)
        hint = "Frames of pandas 2.2 and later can be passed, older ones as pyarrow.Table.from_pandas(frame).";
    else if (py::hasattr(object, "collect"))
        hint = "Call collect() first: it is a plan, not a table yet.";
    else if (builtin && (name == "list" || name == "dict" || name == "tuple"))
        hint = "Make a frame of it first, such as polars.DataFrame(...), pandas.DataFrame(...) or pyarrow.table(...).";
    throw ArgumentError("api.argument.frame", "an object of type " + (builtin ? name : module + "." + name) + " is no table", name, hint);
}

/// Imports what `read` reads, without the interpreter lock: producers may compute in other threads that need it.
template <class Read>
Table import_unlocked(Read&& read, Report& report) {
    ImportedTable imported;
    {
        const py::gil_scoped_release unlocked;
        imported = read();
    }
    report.merge(std::move(imported.report));
    return std::move(imported.table);
}

/// Reads any object that gives Arrow: a Table of ours as it is, otherwise `__arrow_c_stream__`, `__arrow_c_array__` or
/// a capsule of a stream. What there is to tell about the data goes into `report`.
/// Throws ArgumentError `api.argument.frame` for other objects, and for those that cannot give their stream.
inline Table table_from_python(const py::object& object, Report& report, const ArrowImportOptions& options = {}) {
    if (py::isinstance<Table>(object)) return object.cast<const Table&>();
    if (auto* stream = find_in_capsule<ArrowArrayStream>(object))
        return import_unlocked([&] { return import_stream(stream, options); }, report);
    // A class itself has the methods too, but they need an object.
    if (PyType_Check(object.ptr())) throw_no_table(object);
    if (py::hasattr(object, "__arrow_c_stream__")) {
        const py::object capsule = call_python("palier._frames", "arrow_stream", object);
        auto* stream = find_in_capsule<ArrowArrayStream>(capsule);
        if (stream == nullptr) throw_no_table(object);
        return import_unlocked([&] { return import_stream(stream, options); }, report);
    }
    if (py::hasattr(object, "__arrow_c_array__")) {
        const py::object pair = object.attr("__arrow_c_array__")();
        if (!py::isinstance<py::tuple>(pair) || py::len(pair) != 2) throw_no_table(object);
        const py::object first = pair[py::int_(0)];
        const py::object second = pair[py::int_(1)];
        auto* schema = find_in_capsule<ArrowSchema>(first);
        auto* array = find_in_capsule<ArrowArray>(second);
        if (schema == nullptr || array == nullptr) throw_no_table(object);
        return import_unlocked([&] { return import_table(schema, array, options); }, report);
    }
    throw_no_table(object);
}

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::FrameArgument> {
    static constexpr auto name = const_name("typing.Any");
};

}  // namespace pybind11::detail
