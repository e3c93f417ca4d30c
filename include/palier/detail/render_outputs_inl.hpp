// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max

#include "palier/catalogue.hpp"
#include "palier/detail/markdown.hpp"
#include "palier/detail/render_words.hpp"
#include "palier/render.hpp"

namespace palier {

namespace detail {

/// "2:10", or nothing when the line is not known.
inline std::string line_and_column(const Origin& origin) {
    if (origin.line == 0) return {};
    return std::to_string(origin.line) + (origin.column > 0 ? ':' + std::to_string(origin.column) : std::string());
}

inline std::string document_or_none(std::string_view document, Language language) {
    if (!document.empty()) return std::string(document);
    return language == Language::fr ? "(document sans nom)" : "(unnamed document)";
}

/// The characters that steer the workflow commands of GitHub are written as %XX.
enum class CommandPart : std::uint8_t { property, message };

inline std::string command_text(std::string_view text, CommandPart part) {
    std::string escaped;
    for (const char c : harmless(text)) {
        if (c == '%')
            escaped += "%25";
        else if (part == CommandPart::property && c == ':')
            escaped += "%3A";
        else if (part == CommandPart::property && c == ',')
            escaped += "%2C";
        else
            escaped += c;
    }
    return escaped;
}

/// A text inside XML 1.0, in elements and attributes. harmless() has replaced control characters; two more are no characters of XML.
inline std::string xml_text(std::string_view text) {
    std::string escaped;
    for (const std::string& character : harmless_characters(text)) {
        if (character == "&")
            escaped += "&amp;";
        else if (character == "<")
            escaped += "&lt;";
        else if (character == ">")
            escaped += "&gt;";
        else if (character == "\"")
            escaped += "&quot;";
        else if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF")
            escaped += "\uFFFD";
        else
            escaped += character;
    }
    return escaped;
}

inline void write_junit_case(std::string& xml, const Finding& finding, const JunitOptions& options) {
    const auto language = options.language;
    std::string name = finding.code;
    if (!finding.origin.pointer.empty()) name += ' ' + finding.origin.pointer;
    if (const std::string place = line_and_column(finding.origin); !place.empty()) name += " (" + place + ')';
    xml += "    <testcase classname=\"" + xml_text(document_or_none(finding.origin.document, language)) + "\" name=\"" + xml_text(name) + "\">\n";
    const std::string sentence = xml_text(message(finding, language));
    const std::string severity(severity_word(finding.severity, language));
    const std::string more = xml_text(why(finding, language)) + '\n' + xml_text(remedy(finding, language));
    if (options.fail_on && finding.severity <= *options.fail_on)
        xml += "      <failure type=\"" + severity + "\" message=\"" + sentence + "\">" + sentence + '\n' + more + "</failure>\n";
    else
        xml += "      <system-out>" + severity + ": " + sentence + '\n' + more + "</system-out>\n";
    xml += "    </testcase>\n";
}

}  // namespace detail

PALIER_INLINE std::string render_markdown(const Report& report, Language language) {
    const bool fr = language == Language::fr;
    std::string text = detail::counts_sentence(report, language) + '\n';
    const detail::FindingsByDocument groups(report, {});
    for (std::size_t document = 0; document < groups.size(); ++document) {
        text += "\n### " + detail::markdown_text(detail::document_or_none(groups.name(document), language)) + "\n\n";
        text += fr ? "| Place | Gravité | Constat | Remède |\n" : "| Place | Severity | Finding | Remedy |\n";
        text += "|---|---|---|---|\n";
        for (const Finding* finding : groups.findings(document)) {
            const std::string place = detail::line_and_column(finding->origin);
            text += "| " + (place.empty() ? detail::markdown_code(finding->origin.pointer) : place);
            text += " | " + std::string(detail::severity_word(finding->severity, language));
            text += " | " + detail::markdown_text(message(*finding, language)) + ' ' + detail::markdown_code(finding->code);
            text += " | " + detail::markdown_text(remedy(*finding, language)) + " |\n";
        }
    }
    return text;
}

PALIER_INLINE std::string render_github(const Report& report, Language language) {
    constexpr std::string_view commands[] = {"error", "warning", "notice", "notice"};
    std::string text;
    for (const Finding& finding : report.findings()) {
        text += "::" + std::string(commands[static_cast<std::size_t>(finding.severity)]) + ' ';
        if (!finding.origin.document.empty()) text += "file=" + detail::command_text(finding.origin.document, detail::CommandPart::property) + ',';
        if (finding.origin.line > 0) text += "line=" + std::to_string(finding.origin.line) + ',';
        if (finding.origin.line > 0 && finding.origin.column > 0) text += "col=" + std::to_string(finding.origin.column) + ',';
        text += "title=" + detail::command_text(finding.code, detail::CommandPart::property) + "::";
        text += detail::command_text(message(finding, language), detail::CommandPart::message);
        const std::string remedy = palier::remedy(finding, language);
        if (!remedy.empty()) text += "%0A" + detail::command_text(remedy, detail::CommandPart::message);  // a new line
        text += '\n';
    }
    const std::string dropped = detail::dropped_sentence(report, language);
    if (!dropped.empty()) text += "::notice title=palier::" + detail::command_text(dropped, detail::CommandPart::message) + '\n';
    return text;
}

PALIER_INLINE std::string render_junit(const Report& report, std::span<const std::string> documents, const JunitOptions& options) {
    const detail::FindingsByDocument groups(report, documents);
    std::string suites;
    std::size_t tests = 0;
    std::size_t failures = 0;
    for (std::size_t document = 0; document < groups.size(); ++document) {
        const std::vector<const Finding*>& findings = groups.findings(document);
        std::size_t failed = 0;
        for (const Finding* finding : findings)
            if (options.fail_on && finding->severity <= *options.fail_on) ++failed;
        const std::size_t cases = std::max<std::size_t>(findings.size(), 1);
        const std::string name = detail::xml_text(detail::document_or_none(groups.name(document), options.language));
        suites += "  <testsuite name=\"" + name + "\" tests=\"" + std::to_string(cases) + "\" failures=\"" + std::to_string(failed) + "\" errors=\"0\" skipped=\"0\">\n";
        for (const Finding* finding : findings) detail::write_junit_case(suites, *finding, options);
        if (findings.empty())
            suites += "    <testcase classname=\"" + name + "\" name=\"" + (options.language == Language::fr ? "aucun constat" : "no finding") + "\"/>\n";
        suites += "  </testsuite>\n";
        tests += cases;
        failures += failed;
    }
    const std::string dropped = detail::dropped_sentence(report, options.language);
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (!dropped.empty()) xml += "<!-- " + dropped + " -->\n";
    xml += "<testsuites name=\"palier\" tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"0\">\n";
    return xml + suites + "</testsuites>\n";
}

}  // namespace palier
