// SPDX-License-Identifier: MIT
#include <memory>   // shared expressions
#include <string>   // texts
#include <utility>  // std::move
#include <vector>   // values

#include "document_source.hpp"
#include "palier/expression.hpp"
#include "values.hpp"

namespace palier::python {

namespace {

/// The types of names as Python gives them, for signatures.
class TypesArgument : public py::object {
    PYBIND11_OBJECT_DEFAULT(TypesArgument, py::object, any_object)
};

/// The values of names as Python gives them, for signatures.
class ValuesArgument : public py::object {
    PYBIND11_OBJECT_DEFAULT(ValuesArgument, py::object, any_object)
};

/// An expression checked against the types of the names it reads.
struct ExpressionModel {
    Expression expression;
    TypeEnvironment types;
    ExprType type;
    Report report;
    std::vector<std::vector<std::string_view>> texts;  // by symbol; views of the types' own categories
};

[[noreturn]] void refuse_type(const std::string& name, const char* hint) {
    throw ArgumentError("api.argument.type", "the type of '" + name + "' cannot be read", name, hint);
}

ValueType value_type(const py::handle& given, const std::string& name) {
    constexpr const char* hint = "Pass 'boolean', 'integer', 'number', 'ordinal' or 'category', or a dict with 'type', 'min', 'max', 'values'.";
    if (const auto word = find_text(given)) {
        const auto type = parse_value_type(*word);
        if (!type) refuse_type(name, hint);
        return *type;
    }
    py::detail::make_caster<ValueType> caster;
    if (!caster.load(given, false)) refuse_type(name, hint);
    return py::detail::cast_op<ValueType&>(caster);
}

std::optional<double> bound(const py::dict& given, const char* member, const std::string& name) {
    if (!given.contains(member) || given[member].is_none()) return std::nullopt;
    const py::object value = given[member];
    const double number = PyFloat_AsDouble(value.ptr());
    if (number == -1.0 && PyErr_Occurred() != nullptr) {
        PyErr_Clear();
        refuse_type(name, "'min' and 'max' are numbers.");
    }
    return number;
}

SymbolType symbol_type(const py::handle& given, const std::string& name) {
    SymbolType type;
    if (!py::isinstance<py::dict>(given)) {
        type.type = value_type(given, name);
        return type;
    }
    const auto members = py::reinterpret_borrow<py::dict>(given);
    if (!members.contains("type")) refuse_type(name, "The dict needs a member 'type'.");
    type.type = value_type(members["type"], name);
    type.min = bound(members, "min", name);
    type.max = bound(members, "max", name);
    if (members.contains("values"))
        for (const auto& value : py::object(members["values"])) {
            auto text = find_text(value);
            if (!text) refuse_type(name, "'values' is a list of str.");
            type.categories.push_back(std::move(*text));
        }
    return type;
}

std::shared_ptr<ExpressionModel> make_expression(const std::string& text, const TypesArgument& given) {
    if (!py::isinstance<py::dict>(given)) refuse_type("types", "Pass a dict from name to type.");
    TypeEnvironment types;
    for (const auto& [key, value] : py::reinterpret_borrow<py::dict>(given)) {
        const auto name = find_text(key);
        if (!name) refuse_type("types", "Names are str.");
        types.add(*name, symbol_type(value, *name));
    }
    ExpressionParse parsed = parse_expression(text);
    if (!parsed.expression) raise_with_report("DefinitionError", "api.definition.expression", "the expression cannot be read", text, parsed.report);
    ExpressionCheck checked = check_expression(*parsed.expression, types);
    parsed.report.merge(std::move(checked.report));
    if (!checked.type || !parsed.report.ok())
        raise_with_report("DefinitionError", "api.definition.expression", "the expression cannot be used", text, parsed.report);
    auto made = std::make_shared<ExpressionModel>(
        ExpressionModel{std::move(*parsed.expression), std::move(types), *checked.type, std::move(parsed.report), {}});
    const TypeEnvironment& declared = made->types;
    for (const auto& symbol : made->expression.symbols()) made->texts.push_back(category_views(*declared.find(symbol)));
    return made;
}

PythonValue evaluate_expression(const ExpressionModel& self, const ValuesArgument& given) {
    if (!py::isinstance<py::dict>(given))
        throw ArgumentError("api.argument.value", "the values are no dict", "values", "Pass a dict from name to value.");
    const auto values = py::reinterpret_borrow<py::dict>(given);
    for (const auto& [key, value] : values) {
        const auto name = find_text(key);
        if (name && self.types.find(*name) != nullptr) continue;
        std::vector<std::string_view> known;
        for (std::size_t i = 0; i < self.types.names().size(); ++i) known.push_back(self.types.names()[i]);
        const std::string shown = name ? *name : std::string(py::str(key));
        throw UnknownNameError("name", shown, joined(nearest_names(shown, known)));
    }
    // What the partial values refer to.
    std::vector<Value> owned;
    const auto symbols = self.expression.symbols();
    owned.reserve(symbols.size());
    std::vector<PartialValue> partial;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const std::string& name = symbols[i];
        const SymbolType& type = *self.types.find(name);
        const py::str key = to_python(std::string_view(name));
        owned.push_back(values.contains(key) ? from_python(values[key], type.type, name) : Value());
        partial.push_back(to_partial(owned.back(), type, self.texts[i]));
    }
    return to_python(evaluate(self.expression, partial));
}

}  // namespace

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::TypesArgument> {
    static constexpr auto name = const_name("dict[str, str | ") + make_caster<palier::ValueType>::name + const_name(" | dict[str, typing.Any]]");
};

template <>
struct handle_type_name<palier::python::ValuesArgument> {
    static constexpr auto name = const_name("dict[str, typing.Any]");
};

}  // namespace pybind11::detail

namespace palier::python {

void bind_expression(py::module_& module);

void bind_expression(py::module_& module) {
    py::classh<ExpressionModel>(module, "Expression", R"(A criterion or formula in a strict subset of CEL, checked against the types of its names.

Parameters
----------
text : str
    The expression, such as ``a && b > 2``.
types : dict
    For each name its type: ``'boolean'``, ``'integer'``, ``'number'``, ``'ordinal'``, ``'category'``, or a dict with
    ``type`` and, if wanted, ``min`` and ``max`` (bounds of an unknown number) or ``values`` (the texts of a category).

Raises
------
DefinitionError
    ``api.definition.expression``, when it cannot be read or its types do not fit; ``report`` says why.
ArgumentError
    ``api.argument.type``, when a type cannot be read.

Examples
--------
>>> import palier
>>> rule = palier.Expression("a && b > 2", {"a": "boolean", "b": "integer"})
>>> rule.evaluate({"a": True, "b": 3})
True
>>> rule.evaluate({"a": True})
Unknown('missing')
>>> rule.evaluate({"a": False})
False)")
        .def(py::init(&make_expression), py::arg("text"), py::arg("types"))
        .def("evaluate", &evaluate_expression, py::arg("values"), R"(Evaluate the expression.

Parameters
----------
values : dict
    For each name a bool, int, float or str; None, NaN and absent names are missing; ``Unknown(reason)`` and
    ``NotApplicable`` say more.

Returns
-------
bool, int, float, str, Unknown or NotApplicable
    A value as soon as it is certain whatever the unknown ones are; otherwise Unknown, with its reason and bounds.

Raises
------
UnknownNameError
    ``api.name.unknown``, for a name without a type.
ArgumentError
    ``api.argument.value``, for a value of another type than declared.)")
        .def_property_readonly("text", [](const ExpressionModel& self) { return to_python(std::string_view(self.expression.text())); },
                               "The expression as it was given.")
        .def_property_readonly("type", [](const ExpressionModel& self) { return to_python(to_text(self.type)); },
                               "Type of the result: ``boolean``, ``integer``, ``number`` or ``text``.")
        .def_property_readonly(
            "symbols",
            [](const ExpressionModel& self) {
                py::typing::List<py::str> names;
                for (const auto& name : self.expression.symbols()) names.append(to_python(std::string_view(name)));
                return names;
            },
            "The names it reads, in order of first occurrence.")
        .def_readonly("report", &ExpressionModel::report, "What there is to say about it, short of errors.")
        .def("__str__", [](const ExpressionModel& self) { return to_python(std::string_view(to_text(self.expression))); })
        .def("__repr__", [](const ExpressionModel& self) { return to_python("<palier.Expression " + to_text(self.expression) + ">"); });
}

}  // namespace palier::python
