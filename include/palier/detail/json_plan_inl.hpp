// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/detail/json_locate.hpp"
#include "palier/detail/plan_structure.hpp"
#include "palier/detail/plan_taker.hpp"
#include "palier/plan_document.hpp"

namespace palier {

namespace detail {

/// Returns the profile of a kind, or else one that has every member and requires none.
inline std::shared_ptr<const PlanProfile> choose_profile(JsonValue kind, std::span<const std::shared_ptr<const PlanProfile>> profiles, Report& report) {
    std::vector<std::string_view> known;
    for (const auto& profile : profiles) {
        if (kind.is(JsonKind::string) && profile->id() == kind.string()) return profile;
        known.push_back(profile->id());
    }
    if (kind.is(JsonKind::string)) {
        report.add(make_finding(structure_kind_unknown.record, kind.origin(),
                                {{"kind", json_excerpt(kind.string())}, {"names", json_suggest(kind.string(), known).names}}));
    }
    return nullptr;
}

/// Makes the profile of plans whose kind is unknown: every part may be there.
inline std::shared_ptr<const PlanProfile> make_common_profile() {
    PlanProfileDefinition definition;
    definition.label = {"genre inconnu", "unknown kind", {}};
    for (const PlanMember& member : plan_members()) {
        const bool is_top = member.path.find('/', 1) == std::string_view::npos;
        if (!is_top) continue;
        PlanPart part;
        part.path = member.path;
        part.label = {std::string(member.meaning.fr), std::string(member.meaning.en), {}};
        definition.parts.push_back(std::move(part));
    }
    return PlanProfile::make(std::move(definition)).profile;
}

/// Reads a parsed document; lines and columns come later.
inline void read_plan_into(const JsonDocument& document, std::span<const std::shared_ptr<const PlanProfile>> profiles, const ReadOptions& options, PlanRead& read) {
    read.plan.document = options.document_name;
    JsonContext context(read.report, options.report_limits);
    context.read_document(document, DocumentKind::plan, [&](JsonObject& object) {
        object.ignore_others();  // PlanStructure tells them
        const std::optional<JsonValue> kind = object.value().find("kind");
        if (kind) read.profile = choose_profile(*kind, profiles, read.report);
        if (!read.profile) read.profile = make_common_profile();
        PlanStructure(*read.profile, read.report, options.report_limits).walk(object.value());
        PlanTaker::take_plan(object.value(), read.plan);
    });
    if (!read.profile) read.profile = make_common_profile();
}

}  // namespace detail

PALIER_INLINE PlanRead read_plan(std::string_view bytes, std::span<const std::shared_ptr<const PlanProfile>> profiles, const ReadOptions& options) {
    PlanRead read;
    read.report = Report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, read.report);
    detail::read_plan_into(document, profiles, options, read);
    detail::locate_findings(document, read.report);
    return read;
}

PALIER_INLINE PlanRead validate_plan_document(std::string_view bytes, std::span<const std::shared_ptr<const PlanProfile>> profiles,
                                              const ReadOptions& read_options, const ValidatePlanOptions& options) {
    PlanRead read;
    read.report = Report(options.report_limits);
    ReadOptions limited = read_options;
    limited.report_limits = options.report_limits;
    const auto document = detail::JsonDocument::parse(bytes, limited.limits, limited.document_name, read.report);
    detail::read_plan_into(document, profiles, limited, read);
    read.report.merge(validate_plan(read.plan, *read.profile, options));
    detail::locate_findings(document, read.report);
    return read;
}

}  // namespace palier
