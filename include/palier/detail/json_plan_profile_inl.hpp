// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/detail/json_reader.hpp"
#include "palier/plan_document.hpp"

namespace palier {

namespace detail {

inline constexpr JsonWord<PlanPresence> plan_presence_words[] = {
    {"optional", PlanPresence::optional}, {"expected", PlanPresence::expected}, {"required", PlanPresence::required}};
inline constexpr JsonWord<Severity> severity_words[] = {
    {"error", Severity::error}, {"warning", Severity::warning}, {"advice", Severity::advice}, {"info", Severity::info}};

inline void read_plan_part(JsonObject& object, PlanProfileDefinition& definition) {
    PlanPart part;
    part.pointer = object.pointer();
    const bool has_path = object.required("path", part.path);
    object.optional("presence", part.presence, plan_presence_words);
    object.optional("min", part.min);
    object.optional("max", part.max);
    object.optional("severity", part.severity, severity_words);
    object.optional("sentences", part.max_sentences);
    object.optional("label", part.label);
    object.optional("instruction", part.instruction);
    if (has_path) definition.parts.push_back(std::move(part));
}

inline void read_plan_profile_members(JsonObject& object, PlanProfileDefinition& definition) {
    object.required("id", definition.id);
    object.required("version", definition.version);
    object.required("label", definition.label);
    object.optional("description", definition.description);
    object.optional("owner_kinds", definition.owner_kinds);
    object.each_member("levels", Presence::optional, [&](JsonValue member) {
        PlanLevel level{std::string(member.name()), {}, member.pointer()};
        if (object.context().convert(member, level.unit_kinds)) definition.levels.push_back(std::move(level));
    });
    object.optional("short_term_months", definition.short_term_months);
    object.within("period_years", Presence::optional, [&](JsonObject& years) {
        years.optional("min", definition.min_years);
        years.optional("max", definition.max_years);
    });
    object.each("parts", Presence::required, [&](JsonObject& part) { read_plan_part(part, definition); });
}

}  // namespace detail

PALIER_INLINE PlanProfileResult read_plan_profile(std::string_view bytes, const ReadOptions& options) {
    Report report(options.report_limits);
    PlanProfileDefinition definition;
    definition.document = options.document_name;
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, report);
    detail::JsonContext context(report, options.report_limits);
    context.read_document(document, DocumentKind::plan_profile,
                          [&](detail::JsonObject& object) { detail::read_plan_profile_members(object, definition); });
    PlanProfileResult result = PlanProfile::make(std::move(definition));
    report.merge(std::move(result.report));
    detail::locate_findings(document, report);
    result.report = std::move(report);
    return result;
}

}  // namespace palier
