// SPDX-License-Identifier: MIT
#include <pybind11/native_enum.h>
#include <pybind11/operators.h>

#include <exception>   // translation
#include <functional>  // hashes
#include <span>        // candidates
#include <vector>      // candidates

#include "palier/catalogue.hpp"
#include "palier/indicator.hpp"
#include "palier/profile.hpp"
#include "python.hpp"

namespace palier::python {

namespace {

/// Raises the exception of that name of palier._errors.
void raise(const char* name, const Error& error) {
    try {
        const py::object type = py::module_::import("palier._errors").attr(name);
        const py::object made = type(to_python(std::string_view(error.what())), py::arg("code") = to_python(error.code()),
                                     py::arg("origin") = to_python(error.origin()), py::arg("hint") = to_python(error.hint()));
        PyErr_SetObject(type.ptr(), made.ptr());
    } catch (py::error_already_set& failure) {
        failure.restore();
    }
}

void translate(std::exception_ptr thrown) {
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const UnknownNameError& error) {
        raise("UnknownNameError", error);
    } catch (const DefinitionError& error) {
        raise("DefinitionError", error);
    } catch (const ArgumentError& error) {
        raise("ArgumentError", error);
    } catch (const Error& error) {
        raise("PalierError", error);
    }
}

void bind_enums(py::module_& module) {
    py::native_enum<Severity>(module, "Severity", "enum.Enum", "How serious a finding is. Only ``error`` makes a document invalid.")
        .value("error", Severity::error)
        .value("warning", Severity::warning)
        .value("advice", Severity::advice)
        .value("info", Severity::info)
        .finalize();
    py::native_enum<Status>(module, "Status", "enum.Enum",
                            "What is known of an observation. Missing, suppressed and not significant are unknown to rules.")
        .value("known", Status::known)
        .value("missing", Status::missing)
        .value("not_applicable", Status::not_applicable)
        .value("suppressed", Status::suppressed)
        .value("not_significant", Status::not_significant)
        .finalize();
    py::native_enum<Evidence>(module, "Evidence", "enum.Enum", "How an answer is backed, from least to most.")
        .value("unstated", Evidence::unstated)
        .value("declared", Evidence::declared)
        .value("confirmed", Evidence::confirmed)
        .value("verified", Evidence::verified)
        .finalize();
    py::native_enum<ValueType>(module, "ValueType", "enum.Enum", "The type of an indicator.")
        .value("boolean", ValueType::boolean)
        .value("integer", ValueType::integer)
        .value("number", ValueType::number)
        .value("ordinal", ValueType::ordinal)
        .value("category", ValueType::category)
        .value("ratio", ValueType::ratio)
        .finalize();
    py::native_enum<CriterionState>(module, "CriterionState", "enum.Enum", "What a criterion comes to.")
        .value("met", CriterionState::met)
        .value("not_met", CriterionState::not_met)
        .value("unknown", CriterionState::unknown)
        .value("not_applicable", CriterionState::not_applicable)
        .finalize();
    py::native_enum<UaiProblem>(module, "UaiProblem", "enum.Enum", "What is wrong with a text that should be a UAI code.")
        .value("empty", UaiProblem::empty)
        .value("length", UaiProblem::length)
        .value("characters", UaiProblem::characters)
        .value("letter_outside", UaiProblem::letter_outside)
        .value("letter_wrong", UaiProblem::letter_wrong)
        .finalize();
}

void bind_uai(py::module_& module) {
    py::classh<Uai>(module, "Uai", R"(The national code of a school or service: seven digits and a check letter.

Parameters
----------
text : str
    The code.
mode : {'strict', 'lenient'}, keyword-only
    ``strict`` takes eight characters as they are; ``lenient`` repairs blanks around, lower case and lost
    leading zeros. A check letter is never repaired.

Raises
------
ArgumentError
    ``api.argument.uai``, when the text is no code.

Examples
--------
>>> import palier
>>> palier.Uai("0350793X").department
'035'
>>> str(palier.Uai("350793x", mode="lenient"))
'0350793X')")
        .def(py::init([](const std::string& text, UaiModeWord mode) { return Uai(text, mode.mode); }), py::arg("text"), py::kw_only(),
             py::arg("mode") = "strict")
        .def_static(
            "find", [](const std::string& text, UaiModeWord mode) { return parse_uai(text, mode.mode).uai; }, py::arg("text"), py::kw_only(),
            py::arg("mode") = "strict", "Return the code, or None when the text is none.")
        .def_static(
            "problem_of",
            [](const std::string& text, UaiModeWord mode) -> std::optional<UaiProblem> {
                const UaiProblem problem = parse_uai(text, mode.mode).problem;
                return problem == UaiProblem::none ? std::nullopt : std::optional<UaiProblem>(problem);
            },
            py::arg("text"), py::kw_only(), py::arg("mode") = "strict", "Return what is wrong with a text, or None when it is a code.")
        .def_static(
            "check_letter",
            [](unsigned digits) {
                constexpr unsigned most = 9'999'999;
                if (digits > most)
                    throw ArgumentError("api.argument.uai", "a UAI code has seven digits", std::to_string(digits), "Pass 0 to 9999999.");
                return std::string(1, Uai::check_letter(digits));
            },
            py::arg("digits"), "Return the check letter of seven digits taken as an integer from 0 to 9999999.")
        .def_property_readonly("digits", &Uai::digits, "The seven digits as an integer.")
        .def_property_readonly("department", &Uai::department,
                               "The département as three characters, ``02A`` and ``02B`` for Corsica.")
        .def("__str__", [](const Uai& self) { return std::string(self.text()); })
        .def("__repr__", [](const Uai& self) { return "Uai('" + std::string(self.text()) + "')"; })
        .def("__hash__", [](const Uai& self) { return std::hash<std::string_view>()(self.text()); })
        .def("__reduce__",
             [](const py::object& self) { return py::make_tuple(py::type::of(self), py::make_tuple(py::str(self))); })
        .def(py::self == py::self)
        .def(py::self < py::self)
        .def(py::self <= py::self)
        .def(py::self > py::self)
        .def(py::self >= py::self);
}

void bind_school_year(py::module_& module) {
    py::classh<SchoolYear>(module, "SchoolYear", R"(A school year, 1 September to 31 August, named by its two years.

A single year means different things in different data sets, so each meaning has its own constructor.

Examples
--------
>>> import palier
>>> palier.SchoolYear.parse("2024-2025") == palier.SchoolYear.from_rentree(2024)
True
>>> print(palier.SchoolYear.from_session(2025))
2024-2025)")
        .def_static("parse", &SchoolYear::parse, py::arg("text"), R"(Read ``2024-2025``.

Parameters
----------
text : str
    Two years that follow each other, joined by a hyphen.

Returns
-------
SchoolYear

Raises
------
ArgumentError
    ``api.argument.school-year``, for anything else; the hint says what to call for a single year.)")
        .def_static("find", &SchoolYear::find, py::arg("text"), "Read ``2024-2025``, or return None for anything else.")
        .def_static("from_rentree", &SchoolYear::from_rentree, py::arg("year"), R"(Return the school year that starts in September of a year.

Parameters
----------
year : int
    From 1900 to 2199.

Raises
------
ArgumentError
    ``api.argument.school-year``, outside that range.)")
        .def_static("from_session", &SchoolYear::from_session, py::arg("year"),
                    R"(Return the school year that ends with the examinations of a year.

Parameters
----------
year : int
    From 1901 to 2200.

Raises
------
ArgumentError
    ``api.argument.school-year``, outside that range.)")
        .def_static("containing", &SchoolYear::containing, py::arg("day"), "Return the school year that a day belongs to.")
        .def_property_readonly("start_year", &SchoolYear::start_year, "The calendar year of its first day.")
        .def_property_readonly("first_day", &SchoolYear::first_day, "Its first day, 1 September.")
        .def("__str__", &SchoolYear::text)
        .def("__repr__", [](const SchoolYear& self) { return "SchoolYear.parse('" + self.text() + "')"; })
        .def("__hash__", [](const SchoolYear& self) { return self.start_year(); })
        .def(py::pickle([](const SchoolYear& self) { return py::typing::Tuple<py::int_>(py::make_tuple(self.start_year())); },
                        [](const py::typing::Tuple<py::int_>& state) { return SchoolYear::from_rentree(py::cast<int>(state[0])); }))
        .def(py::self == py::self)
        .def(py::self < py::self)
        .def(py::self <= py::self)
        .def(py::self > py::self)
        .def(py::self >= py::self);
}

}  // namespace

void bind_vocabulary(py::module_& module);

void bind_vocabulary(py::module_& module) {
    py::register_local_exception_translator(translate);
    bind_enums(module);
    bind_uai(module);
    bind_school_year(module);
    module.def(
        "nearest_names",
        [](const std::string& name, const std::vector<std::string>& candidates) {
            return nearest_names(name, std::vector<std::string_view>(candidates.begin(), candidates.end()));
        },
        py::arg("name"), py::arg("candidates"), "Return up to three candidates that a person may have meant, nearest first.");
}

}  // namespace palier::python
