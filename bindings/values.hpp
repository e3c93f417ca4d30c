// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What is known of a value, as a Python value: a scalar, palier.Unknown or palier.NotApplicable.

#include <cmath>    // std::isnan
#include <cstdint>  // std::int64_t
#include <limits>   // infinity
#include <variant>  // scalars

#include "palier/evaluate.hpp"
#include "python.hpp"

namespace palier::python {

/// A value as Python has it, for signatures.
class PythonValue : public py::object {
    PYBIND11_OBJECT_DEFAULT(PythonValue, py::object, any_object)
};

inline PythonValue as_value(py::object object) { return py::reinterpret_steal<PythonValue>(object.release()); }

inline PythonValue make_not_applicable(std::string_view reason = {}) {
    return as_value(py::module_::import("palier._values").attr("NotApplicable")(to_python(reason)));
}

inline PythonValue make_unknown(std::string_view reason, const py::object& low = py::none(), const py::object& high = py::none(),
                                const py::object& possible = py::tuple()) {
    return as_value(py::module_::import("palier._values").attr("Unknown")(to_python(reason), low, high, possible));
}

inline py::object bound_to_python(double bound) {
    // The greatest doubles stand for no bound at all.
    if (bound <= std::numeric_limits<double>::lowest() || bound >= std::numeric_limits<double>::max()) return py::none();
    return py::float_(bound);
}

inline py::object bound_to_python(std::int64_t bound) {
    if (bound == std::numeric_limits<std::int64_t>::min() || bound == std::numeric_limits<std::int64_t>::max()) return py::none();
    return py::int_(bound);
}

/// Returns what is known of a value.
inline PythonValue to_python(const PartialValue& value) {
    using Kind = PartialValue::Kind;
    if (value.is_known()) {
        switch (value.kind()) {
            case Kind::boolean: return as_value(py::bool_(value.as_boolean()));
            case Kind::integer: return as_value(py::int_(value.as_integer()));
            case Kind::number:
            case Kind::ratio: return as_value(py::float_(value.as_number()));
            case Kind::text: return as_value(to_python(value.as_text()));
            case Kind::nothing:
            case Kind::list: break;
        }
    }
    if (value.is_not_applicable()) return make_not_applicable();
    const std::string_view reason = to_text(value.reason());
    switch (value.kind()) {
        case Kind::integer: return make_unknown(reason, bound_to_python(value.lower_integer()), bound_to_python(value.upper_integer()));
        case Kind::number:
        case Kind::ratio: return make_unknown(reason, bound_to_python(value.lower()), bound_to_python(value.upper()));
        case Kind::text: {
            py::list possible;
            for (const auto text : value.possible_texts()) possible.append(to_python(text));
            return make_unknown(reason, py::none(), py::none(), py::tuple(possible));
        }
        case Kind::boolean:
        case Kind::nothing:
        case Kind::list: break;
    }
    return make_unknown(reason);
}

/// Returns an observed value.
inline PythonValue to_python(const Value& value) {
    struct Converter {
        py::object operator()(bool scalar) const { return py::bool_(scalar); }
        py::object operator()(std::int64_t scalar) const { return py::int_(scalar); }
        py::object operator()(double scalar) const { return py::float_(scalar); }
        py::object operator()(const std::string& scalar) const { return to_python(std::string_view(scalar)); }
    };
    if (value.status == Status::known) return as_value(std::visit(Converter{}, value.scalar));
    if (value.status == Status::not_applicable) return make_not_applicable(value.reason);
    return make_unknown(to_text(value.status));
}

/// Reads a Python value for a name of that type. None and NaN are missing.
/// Throws ArgumentError `api.argument.value` for an object of another type.
inline Value from_python(const py::handle& given, ValueType type, const std::string& name) {
    const auto refuse = [&](const char* hint) {
        throw ArgumentError("api.argument.value", "'" + name + "' of type " + std::string(to_text(type)) + " cannot be an object of type " +
                                                      std::string(Py_TYPE(given.ptr())->tp_name), name, hint);
    };
    if (given.is_none()) return {};
    const py::module_ values = py::module_::import("palier._values");
    const py::object not_applicable = values.attr("NotApplicable");
    if (given.is(not_applicable)) return Value::without_scalar(Status::not_applicable);
    if (py::isinstance(given, not_applicable))
        return Value::without_scalar(Status::not_applicable, find_text(given.attr("reason")).value_or(""));
    if (py::isinstance(given, values.attr("Unknown"))) {
        const auto status = parse_status(find_text(given.attr("reason")).value_or(""));
        return Value::without_scalar(status && is_unknown(*status) ? *status : Status::missing);
    }
    const bool is_bool = PyBool_Check(given.ptr()) != 0;
    const bool is_float = PyFloat_Check(given.ptr()) != 0;
    if (is_float && std::isnan(PyFloat_AS_DOUBLE(given.ptr()))) return {};
    switch (type) {
        case ValueType::boolean:
            if (is_bool) return Value::known(given.ptr() == Py_True);
            refuse("Pass True or False, None when it is missing.");
            break;
        case ValueType::integer:
        case ValueType::ordinal:
            if (!is_bool && PyIndex_Check(given.ptr()) != 0) {
                const long long number = PyLong_AsLongLong(given.ptr());
                if (number == -1 && PyErr_Occurred() != nullptr) {
                    PyErr_Clear();
                    refuse("Pass an integer of 64 bits.");
                }
                return Value::known(static_cast<std::int64_t>(number));
            }
            refuse("Pass an int, None when it is missing.");
            break;
        case ValueType::number:
        case ValueType::ratio:
            if (!is_bool && !PyUnicode_Check(given.ptr())) {
                const double number = PyFloat_AsDouble(given.ptr());
                if (number == -1.0 && PyErr_Occurred() != nullptr) {
                    PyErr_Clear();
                    refuse("Pass a float, None when it is missing.");
                }
                if (!std::isfinite(number)) refuse("Pass a finite number, None when it is missing.");
                return Value::known(number);
            }
            refuse("Pass a float, None when it is missing.");
            break;
        case ValueType::category:
            if (auto text = find_text(given)) return Value::known(std::move(*text));
            refuse("Pass a str, None when it is missing.");
            break;
    }
    return {};
}

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::PythonValue> {
    static constexpr auto name = const_name("bool | int | float | str | palier._values.Unknown | palier._values.NotApplicable");
};

}  // namespace pybind11::detail
