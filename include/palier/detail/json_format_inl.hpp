// SPDX-License-Identifier: MIT
#pragma once

#include "palier/detail/json_reader.hpp"
#include "palier/json.hpp"

namespace palier {

PALIER_INLINE DocumentFormat detect_format(std::string_view bytes, const ReadOptions& options) {
    using detail::JsonObject;
    DocumentFormat found;
    found.report = Report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, found.report);
    detail::JsonContext context(found.report, options.report_limits);
    if (const auto root = document.root()) {
        context.read_object(*root, [&](JsonObject& object) {
            object.ignore_others();
            found.kind = context.read_format(object, found.format, found.version);
            // A wrong id is for the reader of the format to tell.
            const auto id = object.find("id");
            if (id && id->is(detail::JsonKind::string)) found.id = id->string();
        });
    }
    detail::locate_findings(document, found.report);
    return found;
}

namespace detail {

PALIER_INLINE DocumentKind JsonContext::read_format(JsonObject& object, std::string& format, std::int64_t& version) {
    constexpr std::int64_t known_version = 1;
    object.ignore({"$schema"});
    DocumentKind kind = DocumentKind::unknown;
    if (object.required("format", format)) {
        const JsonValue at = *object.find("format");
        std::vector<std::string_view> names;
        for (const JsonWord<DocumentKind>& known : document_formats) {
            names.push_back(known.word);
            if (known.word == format) kind = known.value;
        }
        if (kind == DocumentKind::unknown) {
            JsonSuggestion suggestion = json_suggest(format, names);
            tell("json.format.unknown", at,
                 {{"met", json_excerpt(format)}, {"nearest", std::move(suggestion.nearest)}, {"names", std::move(suggestion.names)}});
        }
    }
    if (object.required("format_version", version) && version != known_version)
        tell("json.format.version", *object.find("format_version"), {{"met", version}, {"known", known_version}});
    return kind;
}

PALIER_INLINE bool JsonContext::accept_format(JsonObject& object, DocumentKind wanted) {
    std::string format;
    std::int64_t version = 0;
    const DocumentKind kind = read_format(object, format, version);
    if (kind == wanted || kind == DocumentKind::unknown) return true;
    std::string_view expected;
    for (const JsonWord<DocumentKind>& known : document_formats)
        if (known.value == wanted) expected = known.word;
    tell("json.format.other", *object.find("format"), {{"met", format}, {"expected", std::string(expected)}});
    return false;
}

}  // namespace detail

}  // namespace palier
