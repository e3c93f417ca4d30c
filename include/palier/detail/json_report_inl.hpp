// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>  // sentences

#include "palier/catalogue.hpp"
#include "palier/detail/json_framework_write_inl.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

inline OutputJson output(const ArgumentValue& value) {
    struct Writer {
        OutputJson operator()(const std::string& text) const { return text; }
        OutputJson operator()(std::int64_t number) const { return number; }
        OutputJson operator()(double number) const { return std::isfinite(number) ? OutputJson(number) : OutputJson(palier::to_text(number)); }
        OutputJson operator()(const LocalizedText& text) const { return output(text); }
        OutputJson operator()(const std::vector<std::string>& items) const { return items; }
    };
    return std::visit(Writer{}, value);
}

/// Puts what is known of a place.
inline void put(OutputJson& json, const Origin& origin) {
    json["document"] = origin.document;
    json["pointer"] = origin.pointer;
    if (origin.line > 0) json["line"] = origin.line;
    if (origin.column > 0) json["column"] = origin.column;
}

inline OutputJson output_sentence(const Finding& finding, std::string (*sentence)(const Finding&, Language), ReportLanguages languages) {
    if (languages == ReportLanguages::fr) return sentence(finding, Language::fr);
    if (languages == ReportLanguages::en) return sentence(finding, Language::en);
    return OutputJson{{"fr", sentence(finding, Language::fr)}, {"en", sentence(finding, Language::en)}};
}

inline OutputJson output_arguments(const Finding& finding) {
    OutputJson json = OutputJson::object();
    for (const Argument& argument : finding.arguments) json[argument.name] = output(argument.value);
    return json;
}

}  // namespace detail

PALIER_INLINE std::string fingerprint(const Finding& finding) {
    // FNV-1a over 64 bits: stable, and enough to tell the findings of a report apart.
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325U;
    const auto add = [&](std::string_view text) {
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
        hash = (hash ^ 0xFFU) * 0x100'0000'01B3U;  // no UTF-8 text holds this byte: it separates
    };
    add(finding.code);
    add(finding.origin.document);
    add(finding.anchor.empty() ? finding.origin.pointer : finding.anchor);
    add(detail::output_arguments(finding).dump(-1, ' ', false, detail::OutputJson::error_handler_t::replace));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[(hash >> static_cast<unsigned>(shift)) & 0xFU];
    return text;
}

PALIER_INLINE std::string write_report(const Report& report, ReportLanguages languages) {
    using detail::OutputJson;
    OutputJson json = {{"format", "palier/report"}, {"format_version", 1}, {"ok", report.ok()}};
    for (const Severity severity : {Severity::error, Severity::warning, Severity::advice, Severity::info})
        json["counts"][std::string(to_text(severity))] = report.count(severity);
    json["dropped"] = report.dropped();
    json["findings"] = OutputJson::array();
    for (const Finding& finding : report.findings()) {
        OutputJson& place = json["findings"].emplace_back(OutputJson{{"code", finding.code}, {"severity", std::string(to_text(finding.severity))}});
        detail::put(place, finding.origin);
        place["message"] = detail::output_sentence(finding, message, languages);
        place["why"] = detail::output_sentence(finding, why, languages);
        place["remedy"] = detail::output_sentence(finding, remedy, languages);
        place["arguments"] = detail::output_arguments(finding);
        if (!finding.related.empty()) place["related"] = OutputJson::array();
        for (const Origin& related : finding.related) detail::put(place["related"].emplace_back(OutputJson::object()), related);
        place["fingerprint"] = fingerprint(finding);
    }
    return detail::print(json);
}

}  // namespace palier
