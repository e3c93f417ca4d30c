// SPDX-License-Identifier: MIT
#include <pybind11/native_enum.h>

#include <memory>   // shared models
#include <string>   // names
#include <utility>  // std::move

#include "document_source.hpp"
#include "models.hpp"
#include "palier/check_framework.hpp"
#include "palier/json.hpp"

namespace palier::python {

namespace {

std::shared_ptr<FrameworkModel> load_framework(const DocumentSource& source, const std::optional<std::string>& name) {
    const DocumentBytes document = read_source(source, "framework", name);
    auto made = std::make_shared<FrameworkModel>();
    {
        const py::gil_scoped_release unlocked;
        FrameworkBuild built = read_framework(document.bytes, read_options(document));
        made->framework = std::move(built.framework);
        made->report = std::move(built.report);
        if (made->framework) made->assessor = std::make_shared<const Assessor>(made->framework);
        made->document = document.bytes;
    }
    if (!made->framework)
        raise_with_report("DocumentError", "api.definition.document", "no framework could be built from the document", document.name, made->report);
    return made;
}

Report check_rules(const FrameworkModel& model) {
    ReadOptions options;
    options.document_name = model.framework->definition().document;
    Report report = model.report;
    Report rules = check_framework(model.framework);
    locate_findings(model.document, options, rules);
    report.merge(std::move(rules));
    return report;
}

/// A view of a part of a framework, which it keeps alive.
template <class Part>
py::object view(const std::shared_ptr<const Framework>& framework, const Part& part) {
    return py::cast(std::shared_ptr<const Part>(framework, &part));
}

template <class Part>
NameMapOf<Part> map_of(const char* kind, const std::shared_ptr<const Framework>& framework, const std::vector<Part>& parts) {
    std::vector<std::string_view> names;
    for (const Part& part : parts) names.push_back(part.id);
    return make_name_map<Part>(kind, names, [framework, &parts](std::size_t position) { return view(framework, parts.at(position)); });
}

/// The indicators are in a span.
NameMapOf<Indicator> indicators_of(const std::shared_ptr<const Framework>& framework) {
    const auto indicators = framework->indicators()->indicators();
    std::vector<std::string_view> names;
    for (const Indicator& indicator : indicators) names.push_back(indicator.id);
    return make_name_map<Indicator>("indicator", names, [framework, indicators](std::size_t position) {
        if (position >= indicators.size()) throw py::index_error();
        return view(framework, indicators[position]);
    });
}

const char* word(RollUp roll_up) {
    constexpr const char* words[] = {"none", "sum", "ratio", "weighted_mean", "mean", "median", "min", "max", "distribution"};
    return words[static_cast<std::size_t>(roll_up)];
}

RollUp effective_roll_up(const Indicator& indicator) {
    return indicator.roll_up.value_or(indicator.type == ValueType::ratio ? RollUp::ratio : RollUp::none);
}

std::string describe(const Requirement& requirement) {
    switch (requirement.rule) {
        case RequirementRule::all: return "all";
        case RequirementRule::at_least: return "at least " + std::to_string(requirement.count);
        case RequirementRule::share: break;
    }
    constexpr double parts_per_percent = 10'000.0;
    return "at least " + format_number(static_cast<double>(requirement.percent) / parts_per_percent, Language::en) + " %";
}

template <class Part>
auto label_of() {
    return [](const Part& self, LanguageWord lang) {
        const std::string_view text = self.label.in(lang.language);
        return to_python(text.empty() ? std::string_view(self.id) : text);
    };
}

constexpr const char* label_doc = "Return the text shown to people, or else the id.";

void bind_indicator(py::module_& module) {
    py::native_enum<Direction>(module, "Direction", "enum.Enum", "Which way an indicator improves.")
        .value("none", Direction::none)
        .value("up", Direction::up)
        .value("down", Direction::down)
        .finalize();
    py::native_enum<NotApplicablePolicy>(module, "NotApplicablePolicy", "enum.Enum", "Whether \"not applicable\" is an answer.")
        .value("never", NotApplicablePolicy::never)
        .value("allowed", NotApplicablePolicy::allowed)
        .value("with_reason", NotApplicablePolicy::with_reason)
        .finalize();
    py::classh<Indicator>(module, "Indicator", "Anything that can be observed about a unit: what it is, how it is asked, what values it takes.")
        .def_readonly("id", &Indicator::id, "A dotted identifier.")
        .def_readonly("type", &Indicator::type, "What values it takes.")
        .def("label", label_of<Indicator>(), py::arg("lang") = "fr", label_doc)
        .def("question", [](const Indicator& self, LanguageWord lang) { return to_python(self.question, lang); }, py::arg("lang") = "fr",
             "Return how it is asked; an empty text for what is derived.")
        .def("definition", [](const Indicator& self, LanguageWord lang) { return to_python(self.definition, lang); }, py::arg("lang") = "fr",
             "Return what exactly is counted; it may be empty.")
        .def_property_readonly("unit", [](const Indicator& self) { return to_python(std::string_view(self.unit)); },
                               "Symbol of the unit of measure (``%``, ``h``), or an empty text.")
        .def_readonly("min", &Indicator::min, "Least value, or None.")
        .def_readonly("max", &Indicator::max, "Greatest value, or None.")
        .def_readonly("direction", &Indicator::direction, "Which way it improves.")
        .def_readonly("not_applicable", &Indicator::not_applicable, "Whether \"not applicable\" is an answer.")
        .def_property_readonly("roll_up", [](const Indicator& self) { return word(effective_roll_up(self)); },
                               "How it is carried up a hierarchy: ``none``, ``sum``, ``ratio``, ``weighted_mean``, ``mean``, ``median``, ``min``, ``max`` "
                               "or ``distribution``.")
        .def_readonly("values", &Indicator::values, "The values of a category, in order.")
        .def(
            "value_labels",
            [](const Indicator& self, LanguageWord lang) {
                py::typing::Dict<py::str, py::str> labels;
                for (const ValueLabel& each : self.value_labels) labels[to_python(std::string_view(each.value))] = to_python(each.label, lang);
                return labels;
            },
            py::arg("lang") = "fr", "Return the texts of its values, by value; it may be incomplete.")
        .def_readonly("of", &Indicator::of, "Numerator of a ratio, or an empty text.")
        .def_readonly("per", &Indicator::per, "Denominator of a ratio, or an empty text.")
        .def_readonly("scale", &Indicator::scale, "A ratio is ``scale`` times ``of`` over ``per``.")
        .def_property_readonly("formula", [](const Indicator& self) { return to_python(std::string_view(self.formula)); },
                               "The expression that derives it, or an empty text.")
        .def_property_readonly("is_derived", &Indicator::is_derived, "Whether it is computed, not asked.")
        .def("__repr__", [](const Indicator& self) {
            return to_python("<palier.Indicator " + self.id + ": " + std::string(to_text(self.type)) + ">");
        });
}

void bind_parts(py::module_& module) {
    py::classh<Tier>(module, "Tier", "A level of a maturity model.")
        .def_readonly("id", &Tier::id, "Its id.")
        .def("label", label_of<Tier>(), py::arg("lang") = "fr", label_doc)
        .def("description", [](const Tier& self, LanguageWord lang) { return to_python(self.description, lang); }, py::arg("lang") = "fr",
             "Return the longer text shown to people; it may be empty.")
        .def("__repr__", [](const Tier& self) { return to_python("<palier.Tier " + self.id + ">"); });
    py::classh<Field>(module, "Field", "A field of action.")
        .def_readonly("id", &Field::id, "Its id.")
        .def("label", label_of<Field>(), py::arg("lang") = "fr", label_doc)
        .def("description", [](const Field& self, LanguageWord lang) { return to_python(self.description, lang); }, py::arg("lang") = "fr",
             "Return the longer text shown to people; it may be empty.")
        .def("__repr__", [](const Field& self) { return to_python("<palier.Field " + self.id + ">"); });
    py::classh<Criterion>(module, "Criterion", "One condition of one field and tier.")
        .def_readonly("id", &Criterion::id, "Its id.")
        .def_readonly("field", &Criterion::field, "Id of its field.")
        .def_readonly("tier", &Criterion::tier, "Its tier, from 1.")
        .def("label", label_of<Criterion>(), py::arg("lang") = "fr", label_doc)
        .def_property_readonly("when", [](const Criterion& self) { return to_python(std::string_view(self.when)); }, "The condition, an expression.")
        .def_property_readonly("applies", [](const Criterion& self) { return to_python(std::string_view(self.applies)); },
                               "The condition for it to apply, or an empty text for always.")
        .def_property_readonly("is_mandatory", [](const Criterion& self) { return self.need == Need::mandatory; },
                               "Whether its tier needs it whatever the requirement.")
        .def_readonly("effort", &Criterion::effort, "Cost of satisfying it, in the framework's own unit, from 0.")
        .def("advice", [](const Criterion& self, LanguageWord lang) { return to_python(self.advice, lang); }, py::arg("lang") = "fr",
             "Return what to do to satisfy it; it may be empty.")
        .def_readonly("prerequisites", &Criterion::prerequisites, "Ids of the criteria to satisfy before.")
        .def("__repr__", [](const Criterion& self) {
            return to_python("<palier.Criterion " + self.id + ": " + self.field + " tier " + std::to_string(self.tier) + ">");
        });
}

}  // namespace

void bind_framework(py::module_& module);

void bind_framework(py::module_& module) {
    bind_indicator(module);
    bind_parts(module);
    module.def(
        "builtin_documents",
        [] {
            py::typing::List<py::typing::Tuple<py::str, py::str, py::bytes>> documents;
            for (const BuiltinDocument& document : builtin_documents())
                documents.append(py::make_tuple(to_python(document.kind), to_python(document.name), py::bytes(document.text.data(), document.text.size())));
            return documents;
        },
        R"(Return the documents that come with palier.

Returns
-------
list of tuple
    Kind (``framework``, ``organisation-schema``, ``organisation``, ``observations``, or ``schema`` for the JSON Schema of a
    format), name, and the bytes of the JSON document.

Examples
--------
>>> import palier
>>> [name for kind, name, text in palier.builtin_documents() if kind == "framework"]
['demo'])");

    py::classh<FrameworkModel>(module, "Framework", R"(Indicators, questionnaires and a maturity model: checked, compiled, frozen.

Made by :meth:`load`. May be shared between threads.

Examples
--------
>>> import palier
>>> framework = palier.Framework.load("demo")
>>> framework.id, len(framework.fields), len(framework.tiers), framework.is_synthetic
('demo', 6, 3, True)
>>> framework.check().ok
True)")
        .def_static("load", &load_framework, py::arg("source"), py::kw_only(), py::arg("name") = py::none(), R"(Read a framework.

What is wrong in the document is in ``report`` and left out; the rest is used.

Parameters
----------
source : str, os.PathLike, bytes or dict
    The id of a built-in framework (``"demo"``), the path of a JSON document, its bytes, or the document as Python objects.
name : str, optional
    The name that findings give the document; its path or id by default.

Returns
-------
Framework

Raises
------
DocumentError
    ``api.definition.document``, when no framework could be built at all (no tier, no field, not JSON); its ``report``
    holds the findings.
UnknownNameError
    ``api.name.unknown``, for a word that is neither a built-in id nor a file.
ArgumentError
    ``api.argument.source``, for an object of another type.
OSError
    When the file cannot be read.)")
        .def_property_readonly("id", [](const FrameworkModel& self) { return to_python(std::string_view(self.framework->id())); }, "Its id.")
        .def_property_readonly("version", [](const FrameworkModel& self) { return to_python(std::string_view(self.framework->version())); }, "Its version.")
        .def_property_readonly("hash", [](const FrameworkModel& self) { return self.framework->hash(); },
                               "SHA-256 of its content, in hexadecimal.")
        .def_property_readonly("status", [](const FrameworkModel& self) { return to_python(std::string_view(self.framework->definition().status)); },
                               "``draft``, ``adopted``, ``synthetic``, … or an empty text.")
        .def_property_readonly("is_synthetic", [](const FrameworkModel& self) { return self.framework->is_synthetic(); },
                               "Whether it declares itself invented for demonstration.")
        .def("label", [](const FrameworkModel& self, LanguageWord lang) {
                 const std::string_view text = self.framework->definition().label.in(lang.language);
                 return to_python(text.empty() ? std::string_view(self.framework->id()) : text);
             }, py::arg("lang") = "fr", label_doc)
        .def("notice", [](const FrameworkModel& self, LanguageWord lang) { return to_python(self.framework->definition().notice, lang); },
             py::arg("lang") = "fr", "Return what a reader must know before using it; it may be empty.")
        .def_property_readonly(
            "valid",
            [](const FrameworkModel& self) { return std::pair(self.framework->definition().valid.from, self.framework->definition().valid.to); },
            "First day it holds, and first day it no longer does; None is open.")
        .def_property_readonly("tiers",
                               [](const FrameworkModel& self) { return map_of("tier", self.framework, self.framework->maturity().tiers); },
                               "The tiers by id, from the lowest.")
        .def_property_readonly("fields",
                               [](const FrameworkModel& self) { return map_of("field", self.framework, self.framework->maturity().fields); },
                               "The fields of action by id, in order.")
        .def_property_readonly("criteria",
                               [](const FrameworkModel& self) { return map_of("criterion", self.framework, self.framework->maturity().criteria); },
                               "The criteria by id, in order.")
        .def_property_readonly("indicators", [](const FrameworkModel& self) { return indicators_of(self.framework); },
                               "The indicators by id, in order.")
        .def(
            "requirement",
            [](const FrameworkModel& self, const std::string& field, TierOrdinal tier) {
                if (tier < 1 || tier > self.framework->tier_count())
                    throw ArgumentError("api.argument.tier", "there is no tier " + std::to_string(tier), std::to_string(tier),
                                        "Tiers go from 1 to " + std::to_string(self.framework->tier_count()) + ".");
                return describe(self.framework->requirement_of(self.framework->get_field(field), tier));
            },
            py::arg("field"), py::arg("tier"), R"(Return how many of its criteria a tier of a field needs.

Parameters
----------
field : str
    Id of a field.
tier : int
    From 1.

Returns
-------
str
    ``all``, ``at least N`` or ``at least P %``; mandatory criteria are always needed.

Raises
------
UnknownNameError
    ``api.name.unknown``, when there is no such field.
ArgumentError
    ``api.argument.tier``, when there is no such tier.)")
        .def_property_readonly("is_cumulative", [](const FrameworkModel& self) { return self.framework->maturity().gating == Gating::cumulative; },
                               "Whether a tier needs all tiers below it.")
        .def_property_readonly(
            "overall",
            [](const FrameworkModel& self) -> std::string {
                switch (self.framework->maturity().overall) {
                    case OverallRule::none: return "none";
                    case OverallRule::weakest: return "weakest";
                    case OverallRule::fields_at_least: break;
                }
                return "at least " + std::to_string(self.framework->maturity().overall_count) + " fields";
            },
            "How one overall tier is made: ``none``, ``weakest`` or ``at least N fields``.")
        .def_readonly("report", &FrameworkModel::report, "What there was to say about the document.")
        .def("check", &check_rules, py::call_guard<py::gil_scoped_release>(), R"(Return what there is to say about the framework.

Returns
-------
Report
    The findings of its reading: what is malformed, unknown, repeated, out of range, or an expression that cannot be used.
    Then those of the analysis of its rules, ``framework.…``: what can never or always be reached, contradictions, better
    answers that lower a tier, prerequisites, what is unused, unasked or unworded. The argument ``witness`` of a finding
    gives answers that show it.

Examples
--------
>>> import palier
>>> document = {
...     "format": "palier/framework", "format_version": 1, "id": "essai", "version": "1",
...     "indicators": [{"id": "rate", "type": "number", "min": 0, "max": 100}],
...     "maturity": {
...         "tiers": [{"id": "t1"}, {"id": "t2"}], "fields": [{"id": "f"}],
...         "criteria": [{"id": "c1", "field": "f", "tier": 1, "when": "rate >= 60.0"},
...                      {"id": "c2", "field": "f", "tier": 2, "when": "rate >= 30.0"}]}}
>>> report = palier.Framework.load(document).check()
>>> next(finding for finding in report if finding.code == "framework.tier.easier").message("en")
'In the field “f”, tier 2 is easier than tier 1.')")
        .def("to_json", [](const FrameworkModel& self) { return to_python(write_framework(self.framework->definition())); },
             "Return the framework as a JSON document that load() reads as the same.")
        .def("__repr__",
             [](const FrameworkModel& self) {
                 const Framework& framework = *self.framework;
                 return to_python("<palier.Framework " + framework.id() + ' ' + framework.version() + (framework.is_synthetic() ? " (synthetic)" : "") +
                                  ": " + std::to_string(framework.field_count()) + " fields, " + std::to_string(framework.tier_count()) + " tiers, " +
                                  std::to_string(framework.criterion_count()) + " criteria, " + std::to_string(framework.indicators()->size()) +
                                  " indicators>");
             })
        .def("_repr_html_", [](const py::object& self) { return py::str(call_python("palier._html", "framework", self)); });
}

}  // namespace palier::python
