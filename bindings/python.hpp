// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What every part of the module shares: texts, days, and the small arguments that Python gives as words.

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include <optional>     // arguments that may be absent
#include <string>       // words
#include <string_view>  // texts
#include <utility>      // std::move

#include "palier/error.hpp"
#include "palier/period.hpp"
#include "palier/text.hpp"
#include "palier/uai.hpp"
#include "palier/value.hpp"

namespace palier::python {

namespace py = pybind11;

/// Accepts any object, for the classes below that only name an argument or a result in signatures.
constexpr bool any_object(PyObject* /*object*/) noexcept { return true; }

/// An argument given by a word: a language.
struct LanguageWord {
    Language language;
};

/// An argument given by a word: how strictly a UAI code is read.
struct UaiModeWord {
    UaiMode mode;
};

/// An argument given as a school year or as its text.
struct YearArgument {
    SchoolYear year;
};

/// An argument given as a level of evidence or as its word.
struct EvidenceArgument {
    Evidence evidence;
};

/// Makes a Python text. Malformed UTF-8, which a document may hold, is replaced.
inline py::str to_python(std::string_view text) {
    if (find_invalid_utf8(text) == std::string_view::npos) return py::str(text.data(), text.size());
    const std::string repaired = repair_utf8(text);
    return py::str(repaired.data(), repaired.size());
}

/// Returns the bytes of a Python text; nothing for another object, or for a text with lone surrogates.
inline std::optional<std::string> find_text(const py::handle& object) {
    if (!PyUnicode_Check(object.ptr())) return std::nullopt;
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
    if (bytes == nullptr) {
        PyErr_Clear();
        return std::nullopt;
    }
    return std::string(bytes, static_cast<std::size_t>(size));
}

/// A day as Python has it.
inline py::object to_python(Date day) {
    constexpr int ordinal_of_1970 = 719'163;  // 0001-01-01 is 1
    return py::module_::import("datetime").attr("date").attr("fromordinal")(day.days() + ordinal_of_1970);
}

/// A text shown to people, in a language.
inline py::str to_python(const LocalizedText& text, LanguageWord word) { return to_python(text.in(word.language)); }

/// Joins names for a hint.
template <class Names>
std::string joined(const Names& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

/// Renders with a function of a private Python module; it is imported when first needed.
inline py::object call_python(const char* module, const char* function, const py::object& self) {
    return py::module_::import(module).attr(function)(self);
}

/// A Python mapping from ids to views, as palier._views.NameMap makes it.
template <class View>
class NameMapOf : public py::object {
    PYBIND11_OBJECT_DEFAULT(NameMapOf, py::object, any_object)
};

/// Makes a mapping of `names`, in their order; `view_at(position)` gives a view as a Python object.
/// `kind` names what is looked up, for the message about an unknown name.
template <class View, class Names, class ViewAt>
NameMapOf<View> make_name_map(const char* kind, const Names& names, ViewAt view_at) {
    py::list ids;
    for (const auto& name : names) ids.append(to_python(std::string_view(name)));
    py::object made = py::module_::import("palier._views").attr("NameMap")(kind, ids, py::cpp_function(std::move(view_at)));
    return py::reinterpret_steal<NameMapOf<View>>(made.release());
}

}  // namespace palier::python

namespace pybind11::detail {

template <class View>
struct handle_type_name<palier::python::NameMapOf<View>> {
    static constexpr auto name = const_name("palier._views.NameMap[") + make_caster<View>::name + const_name("]");
};

template <>
struct type_caster<palier::Date> {
    PYBIND11_TYPE_CASTER(palier::Date, io_name("datetime.date | str", "datetime.date"));

    bool load(handle source, bool) {
        if (const auto text = palier::python::find_text(source)) {
            const auto day = palier::Date::parse(*text);
            if (!day)
                throw palier::ArgumentError("api.argument.date", "'" + text->substr(0, 40) + "' is no date", text->substr(0, 40),
                                            "Write it as 2024-09-01, or pass a datetime.date.");
            value = *day;
            return true;
        }
        if (!isinstance(source, module_::import("datetime").attr("date"))) return false;
        const auto day = palier::Date::from_parts(source.attr("year").cast<int>(), source.attr("month").cast<int>(), source.attr("day").cast<int>());
        if (!day) return false;
        value = *day;
        return true;
    }

    static handle cast(palier::Date day, return_value_policy, handle) { return palier::python::to_python(day).release(); }
};

template <>
struct type_caster<palier::python::LanguageWord> {
    PYBIND11_TYPE_CASTER(palier::python::LanguageWord, const_name("typing.Literal['fr', 'en']"));

    bool load(handle source, bool) {
        const auto word = palier::python::find_text(source);
        if (!word) return false;
        if (*word != "fr" && *word != "en")
            throw palier::ArgumentError("api.argument.language", "'" + word->substr(0, 40) + "' is no language of palier", word->substr(0, 40),
                                        "Pass 'fr' or 'en'.");
        value.language = *word == "fr" ? palier::Language::fr : palier::Language::en;
        return true;
    }
};

template <>
struct type_caster<palier::python::UaiModeWord> {
    PYBIND11_TYPE_CASTER(palier::python::UaiModeWord, const_name("typing.Literal['strict', 'lenient']"));

    bool load(handle source, bool) {
        const auto word = palier::python::find_text(source);
        if (!word) return false;
        if (*word != "strict" && *word != "lenient")
            throw palier::ArgumentError("api.argument.uai-mode", "'" + word->substr(0, 40) + "' is no way to read a UAI code", word->substr(0, 40),
                                        "Pass 'strict' or 'lenient'.");
        value.mode = *word == "strict" ? palier::UaiMode::strict : palier::UaiMode::lenient;
        return true;
    }
};

template <>
struct type_caster<palier::python::YearArgument> {
    static constexpr auto name = make_caster<palier::SchoolYear>::name + const_name(" | str");

    bool load(handle source, bool) {
        if (const auto text = palier::python::find_text(source)) {
            value.emplace(palier::python::YearArgument{palier::SchoolYear::parse(*text)});
            return true;
        }
        if (!isinstance<palier::SchoolYear>(source)) return false;
        value.emplace(palier::python::YearArgument{source.cast<palier::SchoolYear>()});
        return true;
    }

    template <class T>
    using cast_op_type = palier::python::YearArgument;
    operator palier::python::YearArgument() { return *value; }

    std::optional<palier::python::YearArgument> value;  // a school year has no default
};

template <>
struct type_caster<palier::python::EvidenceArgument> {
    PYBIND11_TYPE_CASTER(palier::python::EvidenceArgument, make_caster<palier::Evidence>::name + const_name(" | str"));

    bool load(handle source, bool) {
        if (const auto word = palier::python::find_text(source)) {
            const auto level = palier::parse_evidence(*word);
            if (!level)
                throw palier::ArgumentError("api.argument.evidence", "'" + word->substr(0, 40) + "' is no level of evidence", word->substr(0, 40),
                                            "Pass 'declared', 'confirmed', 'verified', or None for any.");
            value.evidence = *level;
            return true;
        }
        make_caster<palier::Evidence> level;
        if (!level.load(source, false)) return false;
        value.evidence = cast_op<palier::Evidence&>(level);
        return true;
    }
};

}  // namespace pybind11::detail
