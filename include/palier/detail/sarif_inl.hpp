// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>  // names
#include <vector>       // rules

#include "palier/catalogue.hpp"
#include "palier/detail/json_output.hpp"
#include "palier/detail/render_words.hpp"
#include "palier/json.hpp"
#include "palier/name_table.hpp"
#include "palier/sarif.hpp"
#include "palier/version.hpp"

namespace palier {

namespace detail {

/// A message of SARIF: braces are doubled, as they would stand for arguments, and no text of a document becomes a link.
inline std::string sarif_text(std::string_view text) {
    std::string escaped;
    for (const char c : harmless(text)) {
        if (c == '(' && escaped.ends_with(']')) escaped.insert(escaped.size() - 1, 1, '\\');
        escaped += c;
        if (c == '{' || c == '}') escaped += c;
    }
    return escaped;
}

/// A sentence of the catalogue without its arguments.
inline std::string sarif_pattern(std::string_view sentence) {
    std::string text;
    bool is_argument = false;
    for (const char c : sentence) {
        if (c == '{') {
            is_argument = true;
            text += "…";
        }
        if (!is_argument) text += c;
        if (c == '}') is_argument = false;
    }
    return text;
}

/// The name of a document as a URI: relative, or `file:` when it is an absolute path. What a URI cannot hold is written as %XX.
inline std::string sarif_uri(std::string_view document) {
    constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string path = repair_utf8(document);
    for (char& c : path)
        if (c == '\\') c = '/';
    const bool has_drive = path.size() > 2 && path[1] == ':' && path[2] == '/';
    std::string uri = has_drive ? "file:///" : path.starts_with("//") ? "file:" : path.starts_with('/') ? "file://" : "";
    for (std::size_t i = 0; i < path.size(); ++i) {
        const char c = path[i];
        const auto byte = static_cast<unsigned char>(c);
        if (kept.find(c) != std::string_view::npos || (has_drive && i == 1))
            uri += c;
        else
            (uri += '%') += {digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return uri;
}

inline OutputJson sarif_location(const Origin& origin) {
    OutputJson location = OutputJson::object();
    if (!origin.document.empty()) {
        OutputJson& place = location["physicalLocation"];
        place["artifactLocation"]["uri"] = sarif_uri(origin.document);
        if (origin.line > 0) place["region"]["startLine"] = origin.line;
        if (origin.line > 0 && origin.column > 0) place["region"]["startColumn"] = origin.column;
    }
    if (!origin.pointer.empty()) location["logicalLocations"].push_back(OutputJson{{"fullyQualifiedName", origin.pointer}});
    return location;
}

inline std::string_view sarif_level(Severity severity) noexcept {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

inline OutputJson sarif_rule(const Finding& finding, Language language) {
    OutputJson rule = {{"id", finding.code}};
    const CodeRecord* const record = finding.record ? finding.record : find_code(finding.code);
    if (record == nullptr) return rule;  // a caller's own code
    const std::string why = sarif_pattern(record->why.in(language));
    const std::string remedy = sarif_pattern(record->remedy.in(language));
    const bool fr = language == Language::fr;
    rule["shortDescription"]["text"] = sarif_pattern(record->summary.in(language));
    if (!why.empty()) rule["fullDescription"]["text"] = why;
    rule["help"]["text"] = why + (why.empty() || remedy.empty() ? "" : "\n\n") + remedy;
    rule["help"]["markdown"] = (fr ? "**Pourquoi.** " : "**Why.** ") + why + (fr ? "\n\n**Remède.** " : "\n\n**Remedy.** ") + remedy;
    rule["defaultConfiguration"]["level"] = sarif_level(record->severity);
    rule["properties"]["since"] = record->since;
    rule["properties"]["severity"] = to_text(record->severity);
    rule["properties"]["tags"].push_back(finding.code.substr(0, finding.code.find('.')));  // the family
    return rule;
}

inline OutputJson sarif_result(const Finding& finding, std::size_t rule, Language language) {
    const std::string remedy = palier::remedy(finding, language);
    OutputJson result = {{"ruleId", finding.code}, {"ruleIndex", rule}, {"level", sarif_level(finding.severity)}};
    result["message"]["text"] = sarif_text(message(finding, language) + (remedy.empty() ? "" : " ") + remedy);
    OutputJson location = sarif_location(finding.origin);
    result["locations"] = OutputJson::array();
    if (!location.empty()) result["locations"].push_back(std::move(location));
    std::size_t number = 0;
    for (const Origin& related : finding.related) {
        OutputJson other = sarif_location(related);
        if (other.empty()) continue;
        other["id"] = ++number;
        other["message"]["text"] = sarif_text(language == Language::fr ? "Voir aussi ici." : "See also here.");
        result["relatedLocations"].push_back(std::move(other));
    }
    result["partialFingerprints"]["palierFingerprint/v1"] = fingerprint(finding);
    result["properties"]["severity"] = to_text(finding.severity);
    return result;
}

}  // namespace detail

PALIER_INLINE std::string write_sarif(const Report& report, Language language) {
    using detail::OutputJson;
    NameList codes;
    OutputJson rules = OutputJson::array();
    OutputJson results = OutputJson::array();
    for (const Finding& finding : report.findings()) {
        const std::size_t known = codes.size();
        const std::size_t rule = codes.add(finding.code);
        if (codes.size() > known) rules.push_back(detail::sarif_rule(finding, language));
        results.push_back(detail::sarif_result(finding, rule, language));
    }
    OutputJson invocation = {{"executionSuccessful", true}};
    const std::string dropped = detail::dropped_sentence(report, language);
    if (!dropped.empty()) {
        OutputJson notification = {{"level", "note"}};
        notification["message"]["text"] = dropped;
        invocation["toolExecutionNotifications"].push_back(std::move(notification));
    }
    OutputJson run;
    run["tool"]["driver"] = {{"name", "palier"}, {"semanticVersion", PALIER_VERSION}, {"version", PALIER_VERSION}, {"rules", std::move(rules)}};
    run["language"] = language == Language::fr ? "fr" : "en";
    run["columnKind"] = "unicodeCodePoints";
    run["invocations"].push_back(std::move(invocation));
    run["results"] = std::move(results);
    OutputJson log = {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"}, {"version", "2.1.0"}};
    log["runs"].push_back(std::move(run));
    return detail::print(log);
}

}  // namespace palier
