// SPDX-License-Identifier: MIT
#include <array>      // severities
#include <cstdint>    // std::int64_t
#include <variant>    // arguments
#include <vector>     // findings

#include "palier/catalogue.hpp"
#include "palier/json.hpp"
#include "palier/pages.hpp"
#include "palier/table.hpp"
#include "palier/validate_plan.hpp"
#include "python.hpp"
#include "report_outputs.hpp"

namespace palier::python {

namespace {

constexpr std::array severities = {Severity::error, Severity::warning, Severity::advice, Severity::info};

py::object argument_to_python(const ArgumentValue& value) {
    struct Converter {
        py::object operator()(const std::string& text) const { return to_python(text); }
        py::object operator()(std::int64_t number) const { return py::int_(number); }
        py::object operator()(double number) const { return py::float_(number); }
        py::object operator()(const LocalizedText& text) const {
            py::dict texts;
            if (!text.fr.empty()) texts["fr"] = to_python(text.fr);
            if (!text.en.empty()) texts["en"] = to_python(text.en);
            if (texts.empty() || !text.plain.empty()) return to_python(text.plain);
            return texts;
        }
        py::object operator()(const std::vector<std::string>& items) const {
            py::list list;
            for (const auto& item : items) list.append(to_python(item));
            return list;
        }
    };
    return std::visit(Converter{}, value);
}

std::string origin_repr(const Origin& origin) {
    std::string text = origin.document;
    if (origin.line != 0) text += (text.empty() ? "" : ":") + std::to_string(origin.line) + ':' + std::to_string(origin.column);
    if (!origin.pointer.empty()) text += (text.empty() ? "" : " ") + origin.pointer;
    return text;
}

Table report_to_table(const Report& report, Language language) {
    TableBuilder builder;
    ColumnBuilder& code = builder.add_column("code", ColumnType::category);
    ColumnBuilder& severity = builder.add_column("severity", ColumnType::category);
    ColumnBuilder& document = builder.add_column("document", ColumnType::category);
    ColumnBuilder& pointer = builder.add_column("pointer", ColumnType::text);
    ColumnBuilder& line = builder.add_column("line", ColumnType::int64);
    ColumnBuilder& column = builder.add_column("column", ColumnType::int64);
    ColumnBuilder& message = builder.add_column("message", ColumnType::text);
    ColumnBuilder& remedy = builder.add_column("remedy", ColumnType::text);
    for (const Finding& finding : report.findings()) {
        code.append_text(finding.code);
        severity.append_text(to_text(finding.severity));
        document.append_text(repair_utf8(finding.origin.document));
        pointer.append_text(repair_utf8(finding.origin.pointer));
        for (auto [place, number] : {std::pair(&line, finding.origin.line), std::pair(&column, finding.origin.column)}) {
            if (number == 0)
                place->append_null();
            else
                place->append_integer(number);
        }
        message.append_text(repair_utf8(palier::message(finding, language)));
        remedy.append_text(repair_utf8(palier::remedy(finding, language)));
    }
    return builder.finish();
}

void bind_finding(py::module_& module) {
    py::classh<Origin>(module, "Origin", "Where something was met: in which document, where in it.")
        .def_property_readonly("document", [](const Origin& self) { return to_python(self.document); }, "File name or built-in id, or an empty text.")
        .def_property_readonly("pointer", [](const Origin& self) { return to_python(self.pointer); },
                               "JSON Pointer, ``/rows/N/COLUMN`` for a table (N from 0), or an empty text.")
        .def_readonly("line", &Origin::line, "From 1; 0 when it is not known.")
        .def_readonly("column", &Origin::column, "In characters, from 1; 0 when it is not known.")
        .def("__eq__", [](const Origin& self, const Origin& other) { return self == other; }, py::is_operator())
        .def("__hash__", [](const Origin& self) { return py::hash(to_python(origin_repr(self))); })
        .def("__str__", [](const Origin& self) { return to_python(origin_repr(self)); })
        .def("__repr__", [](const Origin& self) { return to_python("<palier.Origin " + origin_repr(self) + ">"); });

    py::classh<Finding>(module, "Finding", R"(Something to tell about a document.

The sentences are made when asked for, in the reader's language.)")
        .def_readonly("code", &Finding::code, "``family.subject.problem``; stable.")
        .def_readonly("severity", &Finding::severity, "How serious it is.")
        .def_readonly("origin", &Finding::origin, "Where it was met.")
        .def_property_readonly(
            "related",
            [](const Finding& self) {
                py::typing::List<Origin> places;
                for (const Origin& place : self.related) places.append(py::cast(place));
                return places;
            },
            "Other places that explain it, such as the first of two equal ids.")
        .def_property_readonly(
            "arguments",
            [](const Finding& self) {
                py::typing::Dict<py::str, py::object> arguments;
                for (const Argument& argument : self.arguments) arguments[to_python(argument.name)] = argument_to_python(argument.value);
                return arguments;
            },
            "The values that complete its sentences, by name.")
        .def("message", [](const Finding& self, LanguageWord lang) { return to_python(palier::message(self, lang.language)); },
             py::arg("lang") = "fr", "Return what is wrong, in one sentence.")
        .def("why", [](const Finding& self, LanguageWord lang) { return to_python(palier::why(self, lang.language)); }, py::arg("lang") = "fr",
             "Return why it matters.")
        .def("remedy", [](const Finding& self, LanguageWord lang) { return to_python(palier::remedy(self, lang.language)); },
             py::arg("lang") = "fr", "Return what to do about it.")
        .def_property_readonly("fingerprint", &fingerprint, "Sixteen hexadecimal digits that stay the same as long as code, place and arguments do.")
        .def("__eq__", [](const Finding& self, const Finding& other) { return self == other; }, py::is_operator())
        .def("__hash__", [](const Finding& self) { return py::hash(py::str(fingerprint(self))); })
        .def("__repr__", [](const Finding& self) {
            const std::string place = origin_repr(self.origin);
            return to_python("<palier.Finding " + std::string(to_text(self.severity)) + ' ' + self.code + (place.empty() ? "" : " at " + place) + ">");
        });
}

void bind_codes(py::module_& module) {
    py::classh<CodeRecord>(module, "CodeRecord", R"(What is written once about a code of findings.

``{name}`` in a sentence stands for the argument of that name.)")
        .def_property_readonly("code", [](const CodeRecord& self) { return to_python(self.code); }, "``family.subject.problem``.")
        .def_readonly("severity", &CodeRecord::severity, "Severity unless the caller says otherwise.")
        .def_property_readonly("since", [](const CodeRecord& self) { return to_python(self.since); }, "First version that gives it.")
        .def_property_readonly(
            "parameters",
            [](const CodeRecord& self) {
                return py::reinterpret_borrow<py::typing::List<py::str>>(to_python(self.parameters).attr("split")());
            },
            "Names of the arguments.")
        .def("summary", [](const CodeRecord& self, LanguageWord lang) { return to_python(self.summary.in(lang.language)); },
             py::arg("lang") = "fr", "Return what is wrong.")
        .def("why", [](const CodeRecord& self, LanguageWord lang) { return to_python(self.why.in(lang.language)); }, py::arg("lang") = "fr",
             "Return why it matters.")
        .def("remedy", [](const CodeRecord& self, LanguageWord lang) { return to_python(self.remedy.in(lang.language)); },
             py::arg("lang") = "fr", "Return what to do about it.")
        .def("page", [](const CodeRecord& self, LanguageWord lang) { return to_python(write_code_page(self, lang.language)); }, py::arg("lang") = "fr",
             "Return the reference page of the code, as Markdown.")
        .def("__repr__", [](const CodeRecord& self) { return to_python("<palier.CodeRecord " + std::string(self.code) + ">"); });
    module.def(
        "code_record",
        [](const std::string& code) {
            if (const CodeRecord* record = find_code(code)) return *record;
            if (const PlanRule* rule = find_plan_rule(code)) return rule->record;
            std::vector<std::string_view> known;
            for (const CodeRecord* record : all_codes()) known.push_back(record->code);
            for (const PlanRule* rule : plan_rules()) known.push_back(rule->record.code);
            throw UnknownNameError("code", code, joined(nearest_names(code, known)));
        },
        py::arg("code"), R"(Return what is written about a code of findings.

Parameters
----------
code : str
    Such as ``observations.table.period-ambiguous``.

Returns
-------
CodeRecord

Raises
------
UnknownNameError
    ``api.name.unknown``, when no finding has that code.

Examples
--------
>>> import palier
>>> palier.code_record("observations.table.unit-missing").severity
<Severity.error: 0>)");
    module.def(
        "code_records",
        [] {
            py::typing::List<CodeRecord> records;
            for (const CodeRecord* record : all_codes()) records.append(py::cast(*record));
            for (const PlanRule* rule : plan_rules()) records.append(py::cast(rule->record));
            return records;
        },
        "Return what is written about every code of findings, grouped by family.");
}

}  // namespace

void bind_report(py::module_& module);

void bind_report(py::module_& module) {
    bind_finding(module);
    bind_codes(module);
    py::classh<Report> bound(module, "Report", R"(The findings about one or several documents, in the order they were met.

Iterate over it, or ask for its length. Of each code a limited number is kept; all are counted.)");
    bound.def(py::init<>(), "Make a report without findings.")
        .def_property_readonly("ok", &Report::ok, "Whether there is no finding of severity error.")
        .def_property_readonly(
            "counts",
            [](const Report& self) {
                py::typing::Dict<py::str, py::int_> counts;
                for (const Severity severity : severities) counts[to_python(to_text(severity))] = py::int_(self.count(severity));
                return counts;
            },
            "Number of findings by severity (``error``, ``warning``, ``advice``, ``info``), those not kept included.")
        .def_property_readonly("dropped", &Report::dropped, "Number of findings that were counted but not kept.")
        .def("__len__", [](const Report& self) { return self.findings().size(); })
        .def("__bool__", [](const Report& self) { return !self.empty(); })
        .def(
            "__getitem__",
            [](const Report& self, py::ssize_t position) {
                const auto size = static_cast<py::ssize_t>(self.findings().size());
                const py::ssize_t at = position < 0 ? position + size : position;
                if (at < 0 || at >= size) throw py::index_error("the report has " + std::to_string(size) + " findings");
                return self.findings()[static_cast<std::size_t>(at)];
            },
            py::arg("position"))
        .def("__iter__",
             [](const Report& self) {
                 py::list findings;
                 for (const Finding& finding : self.findings()) findings.append(py::cast(finding));
                 return py::reinterpret_borrow<py::typing::Iterator<Finding>>(py::iter(findings));
             })
        .def(
            "__add__",
            [](const Report& self, const Report& other) {
                Report both = self;
                both.merge(other);
                return both;
            },
            py::arg("other"), py::is_operator())
        .def("to_table", [](const Report& self, LanguageWord lang) { return report_to_table(self, lang.language); }, py::arg("lang") = "fr",
             R"(Return the findings as a table.

Parameters
----------
lang : {'fr', 'en'}
    Language of the sentences.

Returns
-------
Table
    Columns ``code``, ``severity``, ``document``, ``pointer``, ``line``, ``column``, ``message``, ``remedy``; one row per finding kept.)")
        .def(
            "to_json",
            [](const Report& self, const std::optional<LanguageWord>& lang) {
                const auto languages = !lang ? ReportLanguages::both : lang->language == Language::fr ? ReportLanguages::fr : ReportLanguages::en;
                return to_python(write_report(self, languages));
            },
            py::arg("lang") = py::none(), R"(Return the report as a JSON document ``palier/report``.

Parameters
----------
lang : {'fr', 'en'}, optional
    Language of the sentences; without it each is an object with both.

Returns
-------
str)");
    bind_outputs(bound);
    bound
        .def("__repr__",
             [](const Report& self) {
                 std::string text = std::string("<palier.Report ") + (self.ok() ? "ok" : "not ok");
                 for (const Severity severity : severities)
                     if (self.count(severity) != 0) text += ", " + std::to_string(self.count(severity)) + ' ' + std::string(to_text(severity));
                 return text + ">";
             })
        .def("_repr_html_", [](const py::object& self) { return py::str(call_python("palier._html", "report", self)); });
}

}  // namespace palier::python
