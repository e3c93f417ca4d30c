// SPDX-License-Identifier: MIT
#include <algorithm>  // std::any_of
#include <cstdint>    // widths
#include <map>        // findings known, sources
#include <span>       // sources
#include <utility>    // std::move
#include <vector>     // codes

#include "palier/json.hpp"
#include "palier/render.hpp"
#include "palier/sarif.hpp"
#include "report_outputs.hpp"

namespace palier::python {

namespace {

/// A code is asked for whole, or up to one of its dots or dashes.
bool matches(std::string_view code, std::string_view wanted) {
    return code.starts_with(wanted) && (code.size() == wanted.size() || code[wanted.size()] == '.' || code[wanted.size()] == '-');
}

bool matches_any(std::string_view code, const std::vector<std::string>& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) { return matches(code, each); });
}

Report filtered(const Report& report, const std::optional<std::string>& code, const std::optional<Severity>& severity) {
    Report kept(ReportLimits{report.findings().size()});
    for (const Finding& finding : report.findings())
        if ((!code || matches(finding.code, *code)) && (!severity || finding.severity == *severity)) kept.add(finding);
    return kept;
}

/// Findings that were counted only stay so, at the severity of the first one of their code.
Report selected(const Report& report, const std::vector<std::string>& select, const std::vector<std::string>& ignore, const std::vector<std::string>& known,
                const std::optional<std::size_t>& max_findings_per_code) {
    std::map<std::string, std::size_t> left;
    for (const std::string& each : known) ++left[each];
    std::map<std::string, std::pair<Severity, std::size_t>> met;
    Report chosen(ReportLimits{max_findings_per_code.value_or(report.findings().size())});
    for (const Finding& finding : report.findings()) {
        if (!(select.empty() || matches_any(finding.code, select)) || matches_any(finding.code, ignore)) continue;
        ++met.try_emplace(finding.code, finding.severity, 0U).first->second.second;
        const auto is_known = left.empty() ? left.end() : left.find(fingerprint(finding));
        if (is_known == left.end() || is_known->second == 0)
            chosen.add(finding);
        else
            --is_known->second;
    }
    Report counted(ReportLimits{0});
    for (const auto& [code, kept] : met)
        for (std::size_t i = kept.second; i < report.count(code); ++i) counted.add({code, kept.first, {}, {}, {}});
    chosen.merge(std::move(counted));
    return chosen;
}

std::string text_of(const Report& report, const TextStyle& style, const std::map<std::string, py::bytes>& texts) {
    std::vector<SourceText> sources;
    for (const auto& [document, text] : texts) sources.push_back({document, std::string_view(text)});
    return render_text(report, style, std::span<const SourceText>(sources));
}

}  // namespace

/// The forms that other tools read.
void bind_outputs(py::classh<Report>& bound) {
    bound
        .def(
            "filter", [](const Report& self, const std::optional<std::string>& code, const std::optional<SeverityArgument>& severity) { return filtered(self, code, find_severity(severity)); },
            py::kw_only(), py::arg("code") = py::none(), py::arg("severity") = py::none(), R"(Return the findings of a code or a severity.

Parameters
----------
code : str, optional
    A code, or its beginning up to a dot or a dash: ``observations.table`` keeps all of them.
severity : Severity or {'error', 'warning', 'advice', 'info'}, optional
    Only findings of that severity.

Returns
-------
Report
    The findings that fit both, among those kept.

Raises
------
ArgumentError
    ``api.argument.severity``, for another word.)")
        .def(
            "to_text",
            [](const Report& self, LanguageWord lang, std::uint32_t width, const std::map<std::string, py::bytes>& sources, bool colour) {
                const TextStyle style = {lang.language, width, colour ? TextColour::ansi : TextColour::none};
                return to_python(std::string_view(text_of(self, style, sources)));
            },
            py::arg("lang") = "fr", py::kw_only(), py::arg("width") = 80, py::arg("sources") = py::dict(), py::arg("colour") = false,
            R"(Return the report as lines of plain text.

Parameters
----------
lang : {'fr', 'en'}
    Language of the sentences.
width : int
    Characters on a line, from 40; 0 puts each sentence on one line.
sources : dict of str to bytes
    The bytes of documents by their names: the lines that findings are about are shown with a caret.
colour : bool
    Whether to colour it for a terminal.

Returns
-------
str
    Each finding with its place, severity, sentence, reason and remedy, then a line of counts.)")
        .def("to_markdown", [](const Report& self, LanguageWord lang) { return to_python(std::string_view(render_markdown(self, lang.language))); },
             py::arg("lang") = "fr", "Return the report as Markdown: a line of counts, then for each document a table of its findings.")
        .def("to_github", [](const Report& self, LanguageWord lang) { return to_python(std::string_view(render_github(self, lang.language))); },
             py::arg("lang") = "fr", "Return the report as workflow commands of GitHub Actions (``::error file=…``), which it shows beside the lines.")
        .def("to_sarif", [](const Report& self, LanguageWord lang) { return to_python(std::string_view(write_sarif(self, lang.language))); },
             py::arg("lang") = "fr", "Return the report as a SARIF 2.1.0 document, for code scanning and editors.")
        .def(
            "to_junit",
            [](const Report& self, LanguageWord lang, const std::vector<std::string>& documents, const std::optional<SeverityArgument>& fail_on) {
                return to_python(std::string_view(render_junit(self, documents, {lang.language, find_severity(fail_on)})));
            },
            py::arg("lang") = "fr", py::kw_only(), py::arg("documents") = std::vector<std::string>(), py::arg("fail_on") = "error", R"(Return the report as JUnit XML.

Parameters
----------
lang : {'fr', 'en'}
    Language of the sentences.
documents : list of str
    Names of what was checked: those without finding have a case that passes.
fail_on : Severity or {'error', 'warning', 'advice', 'info'}, optional
    Findings at least as serious are failures; with None there is no failure.

Returns
-------
str
    A suite for each document, a case for each finding.)")
        .def("select", &selected, py::kw_only(), py::arg("select") = std::vector<std::string>(), py::arg("ignore") = std::vector<std::string>(),
             py::arg("known") = std::vector<std::string>(), py::arg("max_findings_per_code") = py::none(), R"(Return the findings that are wanted.

Parameters
----------
select : list of str
    Codes, or their beginnings up to a dot or a dash; without any, all.
ignore : list of str
    Codes, or their beginnings, to leave out.
known : list of str
    Fingerprints of findings to leave out, as many times as they are there: a baseline.
max_findings_per_code : int, optional
    Findings kept of one code; more are counted only.

Returns
-------
Report)")
        .def_static(
            "join",
            [](const std::vector<const Report*>& reports, std::size_t max_findings_per_code) {
                Report all(ReportLimits{max_findings_per_code});
                for (const Report* report : reports) {
                    if (report == nullptr) throw py::type_error("reports: each must be a Report, not None");
                    all.merge(*report);
                }
                return all;
            },
            py::arg("reports"), py::kw_only(), py::arg("max_findings_per_code") = ReportLimits{}.max_findings_per_code, R"(Return one report of all that several hold and count.

Parameters
----------
reports : list of Report
    In the order of their findings. Linear, where adding reports one by one is not.
max_findings_per_code : int
    Findings kept of one code; more are counted only.

Returns
-------
Report)");
}

}  // namespace palier::python
