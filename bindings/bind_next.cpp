// SPDX-License-Identifier: MIT
#include <cstddef>   // how many questions
#include <memory>    // shared gaps
#include <optional>  // arguments that may be absent
#include <string>    // names
#include <utility>   // std::move

#include "json_results.hpp"
#include "models.hpp"
#include "palier/ask.hpp"
#include "palier/gap.hpp"

namespace palier::python {

namespace {

/// Results of palier._next, which only name themselves in signatures.
class PythonGaps : public py::object {
    PYBIND11_OBJECT_DEFAULT(PythonGaps, py::object, any_object)
};
class PythonQuestion : public py::object {
    PYBIND11_OBJECT_DEFAULT(PythonQuestion, py::object, any_object)
};
class PythonCertificate : public py::object {
    PYBIND11_OBJECT_DEFAULT(PythonCertificate, py::object, any_object)
};

template <class Made>
Made made_by(const char* function, const py::object& profile, const py::object& data, const py::object& more = py::none()) {
    py::object made = py::module_::import("palier._next").attr(function)(profile, data, more);
    return py::reinterpret_steal<Made>(made.release());
}

PythonGaps gaps_of(const py::object& self, const std::optional<std::string>& field, std::optional<TierOrdinal> tier) {
    GapOptions options;
    options.field = field.value_or("");
    options.tier = tier;
    const auto found = std::make_shared<const Gaps>(gaps(self.cast<const ProfileModel&>().profile, options));
    const py::cpp_function text([found](LanguageWord lang, std::size_t width) { return to_python(std::string_view(to_text(*found, lang.language, width))); });
    return made_by<PythonGaps>("make_gaps", self, plain_data(write_gaps(*found)), text);
}

AskOptions ask_options(const std::optional<std::string>& field, const std::optional<std::string>& questionnaire) {
    AskOptions options;
    options.field = field.value_or("");
    options.questionnaire = questionnaire.value_or("");
    return options;
}

py::typing::List<PythonQuestion> questions_of(const py::object& self, std::size_t count, const std::optional<std::string>& field,
                                              const std::optional<std::string>& questionnaire) {
    const auto& model = self.cast<const ProfileModel&>();
    const Framework& framework = *model.profile.framework;
    py::list made;
    for (const Question& question : next_questions(*model.framework->assessor, model.profile, count, ask_options(field, questionnaire))) {
        py::dict data;
        data["indicator"] = to_python(std::string_view((*framework.indicators())[question.indicator].id));
        data["status"] = to_python(to_text(question.status));
        data["worst"] = question.worst;
        data["mean"] = question.mean;
        data["decided"] = question.decided;
        data["cells"] = question.cells;
        py::list fields;
        for (const FieldId id : question.fields) fields.append(to_python(std::string_view(framework[id].id)));
        data["fields"] = fields;
        made.append(data);
    }
    return made_by<py::typing::List<PythonQuestion>>("make_questions", self, made);
}

PythonCertificate certificate_of(const py::object& self, const std::optional<std::string>& field, const std::optional<std::string>& questionnaire) {
    const auto& model = self.cast<const ProfileModel&>();
    const Framework& framework = *model.profile.framework;
    const Certificate certificate = certify(*model.framework->assessor, model.profile, ask_options(field, questionnaire));
    py::list fields;
    for (const FieldCertificate& each : certificate.fields) {
        py::dict data;
        data["field"] = to_python(std::string_view(framework[each.field].id));
        data["verdict"] = to_python(to_text(each.verdict));
        data["certain"] = each.bounds.certain;
        data["possible"] = each.bounds.possible;
        py::list askable, beyond;
        for (const IndicatorId id : each.askable) askable.append(to_python(std::string_view((*framework.indicators())[id].id)));
        for (const std::uint32_t slot : each.beyond) beyond.append(to_python(framework.indicators()->symbol_of(slot)));
        data["askable"] = askable;
        data["beyond"] = beyond;
        fields.append(data);
    }
    return made_by<PythonCertificate>("make_certificate", self, fields, to_python(to_text(certificate.verdict)));
}

}  // namespace

void bind_next(py::classh<ProfileModel>& profile);

}  // namespace palier::python

namespace pybind11::detail {

template <>
struct handle_type_name<palier::python::PythonGaps> {
    static constexpr auto name = const_name("palier._next.Gaps");
};
template <>
struct handle_type_name<palier::python::PythonQuestion> {
    static constexpr auto name = const_name("palier._next.Question");
};
template <>
struct handle_type_name<palier::python::PythonCertificate> {
    static constexpr auto name = const_name("palier._next.Certificate");
};

}  // namespace pybind11::detail

namespace palier::python {

void bind_next(py::classh<ProfileModel>& profile) {
    profile
        .def("gaps", &gaps_of, py::arg("field") = py::none(), py::kw_only(), py::arg("tier") = py::none(),
             R"(Return what is missing for the next tier of each field, or of one.

Parameters
----------
field : str, optional
    Id of the only field to look at; all by default.
tier : int, optional
    The tier aimed at, from 1; by default the next one of each field, the first that is not certain.

Returns
-------
Gaps
    The criteria that are not met or unknown, in document order; by field in ``fields``, as sentences from ``text()``.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such field.
ArgumentError
    ``api.argument.target``, when the framework has no such tier.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> observations = palier.Observations.load("academie-exemple", framework)
>>> profile = palier.diagnose(framework, observations)["0990001N"]
>>> profile.gaps("pilotage").fields[0].tier
3)")
        .def("next_questions", &questions_of, py::arg("count") = 5, py::kw_only(), py::arg("field") = py::none(), py::arg("questionnaire") = py::none(),
             R"(Return the unanswered questions whose answers narrow the bounds most, best first.

Parameters
----------
count : int
    How many at most.
field : str, optional
    Id of the only field whose bounds matter; all by default.
questionnaire : str, optional
    Id of the only form whose questions may be asked; all by default.

Returns
-------
list of Question
    Ranked by what an answer must narrow, then by what it narrows on average. A question that can change nothing is left out.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such field or form.)")
        .def("certificate", &certificate_of, py::kw_only(), py::arg("field") = py::none(), py::arg("questionnaire") = py::none(),
             R"(Tell whether any remaining answer can change the tiers: the stop certificate.

Parameters
----------
field, questionnaire : str, optional
    As for next_questions().

Returns
-------
Certificate
    ``settled``, ``open`` or ``nothing_to_ask``, for all and for each field, with the questions that may matter.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such field or form.)")
        .def_property_readonly(
            "settled",
            [](const ProfileModel& self) { return certify(*self.framework->assessor, self.profile).verdict == Settlement::settled; },
            "Whether it is proven that no remaining answer can change any tier.");
}

}  // namespace palier::python
