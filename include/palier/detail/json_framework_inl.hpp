// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>  // std::to_chars
#include <utility>   // std::move

#include "palier/detail/json_reader.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

inline constexpr JsonWord<ValueType> json_value_type_words[] = {
    {"boolean", ValueType::boolean}, {"integer", ValueType::integer},   {"number", ValueType::number},
    {"ordinal", ValueType::ordinal}, {"category", ValueType::category}, {"ratio", ValueType::ratio},
};
inline constexpr JsonWord<Direction> json_direction_words[] = {{"none", Direction::none}, {"up", Direction::up}, {"down", Direction::down}};
inline constexpr JsonWord<NotApplicablePolicy> json_not_applicable_words[] = {
    {"never", NotApplicablePolicy::never},
    {"allowed", NotApplicablePolicy::allowed},
    {"with_reason", NotApplicablePolicy::with_reason},
};
inline constexpr JsonWord<RollUp> json_roll_up_words[] = {
    {"none", RollUp::none},     {"sum", RollUp::sum},       {"ratio", RollUp::ratio},
    {"mean", RollUp::mean},     {"median", RollUp::median}, {"weighted_mean", RollUp::weighted_mean},
    {"min", RollUp::minimum},   {"max", RollUp::maximum},   {"distribution", RollUp::distribution},
};
inline constexpr JsonWord<RequirementRule> json_requirement_words[] = {
    {"all", RequirementRule::all}, {"at_least", RequirementRule::at_least}, {"share", RequirementRule::share}};
inline constexpr JsonWord<OverallRule> json_overall_words[] = {
    {"none", OverallRule::none}, {"weakest", OverallRule::weakest}, {"fields_at_least", OverallRule::fields_at_least}};

/// Members that a document may have for its readers and that the model does not hold.
inline constexpr std::string_view json_prose_members[] = {"description"};

PALIER_INLINE std::optional<Percent> find_percent(double number) noexcept {
    if (!(number >= 0.0 && number <= 100.0)) return std::nullopt;
    // The shortest digits that read back as the number are those that its author wrote.
    char buffer[400];  // the smallest double has 324 zeros after its point
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    const std::string_view digits(buffer, static_cast<std::size_t>(written.ptr - buffer));
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string_view decimals = digits.substr(std::min(point + 1, digits.size()));
    constexpr std::size_t most_decimals = 4;
    if (decimals.size() > most_decimals) return std::nullopt;
    std::uint32_t share = 0;
    for (const char digit : digits.substr(0, point)) share = share * 10U + static_cast<std::uint32_t>(digit - '0');
    for (std::size_t i = 0; i < most_decimals; ++i) share = share * 10U + (i < decimals.size() ? static_cast<std::uint32_t>(decimals[i] - '0') : 0U);
    return static_cast<Percent>(share);
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, Percent& target) {
    double number = 0;
    if (!convert(value, number)) return false;
    const std::optional<Percent> percent = find_percent(number);
    if (!percent) {
        tell("json.percent.invalid", value, {{"met", number}});
        return false;
    }
    target = *percent;
    return true;
}

inline void read_value_labels(JsonObject& object, std::vector<ValueLabel>& labels) {
    object.each_member("value_labels", Presence::optional, [&](JsonValue member) {
        ValueLabel label{std::string(member.name()), {}};
        if (object.context().convert(member, label.label)) labels.push_back(std::move(label));
    });
}

inline void read_indicator(JsonObject& object, FrameworkDefinition& definition) {
    Indicator indicator;
    indicator.pointer = object.pointer();
    const bool has_id = object.required("id", indicator.id);
    const bool has_type = object.required("type", indicator.type, json_value_type_words);
    object.optional("label", indicator.label);
    object.optional("question", indicator.question);
    object.optional("definition", indicator.definition);
    object.optional("unit", indicator.unit);
    object.optional("of", indicator.of);
    object.optional("per", indicator.per);
    object.optional("scale", indicator.scale);
    object.optional("formula", indicator.formula);
    object.optional("min", indicator.min);
    object.optional("max", indicator.max);
    object.optional("values", indicator.values);
    read_value_labels(object, indicator.value_labels);
    object.optional("direction", indicator.direction, json_direction_words);
    object.optional("not_applicable", indicator.not_applicable, json_not_applicable_words);
    bool sensitive = false;
    if (object.optional("sensitive", sensitive) && sensitive) indicator.sensitivity = Sensitivity::sensitive;
    RollUp roll_up = RollUp::none;
    if (object.optional("roll_up", roll_up, json_roll_up_words)) indicator.roll_up = roll_up;
    object.optional("weight", indicator.weight);
    object.optional("minimum_group", indicator.minimum_group);
    object.ignore(json_prose_members);
    if (has_id && has_type) definition.indicators.push_back(std::move(indicator));
}

inline void read_criterion(JsonObject& object, MaturityModel& model) {
    Criterion criterion;
    criterion.pointer = object.pointer();
    bool usable = object.required("id", criterion.id);
    usable = object.required("field", criterion.field) && usable;
    usable = object.required("tier", criterion.tier) && usable;
    object.optional("label", criterion.label);
    // Kept even when its condition is unreadable: its outcome is then unknown, where leaving it out would ease the tier.
    object.required("when", criterion.when);
    object.optional("applies", criterion.applies);
    bool mandatory = false;
    if (object.optional("mandatory", mandatory) && mandatory) criterion.need = Need::mandatory;
    object.optional("requires", criterion.prerequisites);
    object.optional("effort", criterion.effort);
    object.optional("advice", criterion.advice);
    object.ignore(json_prose_members);
    if (usable) model.criteria.push_back(std::move(criterion));
}

/// Reads rule, count and percent; returns whether the rule can be used.
inline bool read_requirement(JsonObject& object, Requirement& requirement) {
    if (!object.required("rule", requirement.rule, json_requirement_words)) {
        object.ignore({"count", "percent"});
        return false;
    }
    object.optional("count", requirement.count);
    return requirement.rule == RequirementRule::share ? object.required("percent", requirement.percent)
                                                      : (object.optional("percent", requirement.percent), true);
}

inline void read_requirements(JsonObject& object, MaturityModel& model) {
    object.within("default", Presence::optional, [&](JsonObject& place) {
        Requirement requirement;
        if (read_requirement(place, requirement)) model.default_requirement = requirement;
    });
    object.each("overrides", Presence::optional, [&](JsonObject& place) {
        RequirementOverride made;
        made.pointer = place.pointer();
        const bool usable = read_requirement(place, made.requirement);
        // A place that cannot be read must not become "everywhere".
        const bool has_field = place.optional("field", made.field) || !place.find("field");
        const bool has_tier = place.optional("tier", made.tier) || !place.find("tier");
        if (usable && has_field && has_tier) model.overrides.push_back(std::move(made));
    });
}

inline void read_overall(JsonObject& object, MaturityModel& model) {
    const std::optional<JsonValue> overall = object.find("overall");
    if (overall && overall->is(JsonKind::string)) {
        object.optional("overall", model.overall, json_overall_words);
    } else if (overall) {
        object.within("overall", Presence::optional, [&](JsonObject& place) {
            place.required("rule", model.overall, json_overall_words);
            place.optional("count", model.overall_count);
        });
    }
}

inline void read_maturity(JsonObject& object, MaturityModel& model) {
    object.each("tiers", Presence::required, [&](JsonObject& place) {
        Tier tier;
        place.required("id", tier.id);
        place.optional("label", tier.label);
        place.optional("description", tier.description);
        model.tiers.push_back(std::move(tier));  // even without id: its place gives its ordinal
    });
    object.each("fields", Presence::required, [&](JsonObject& place) {
        Field field;
        field.pointer = place.pointer();
        const bool usable = place.required("id", field.id);
        place.optional("label", field.label);
        place.optional("description", field.description);
        place.optional("max_not_applicable_percent", field.max_not_applicable);
        if (usable) model.fields.push_back(std::move(field));
    });
    object.each("criteria", Presence::required, [&](JsonObject& place) { read_criterion(place, model); });
    object.within("requirements", Presence::optional, [&](JsonObject& place) { read_requirements(place, model); });
    bool cumulative = true;
    if (object.optional("cumulative", cumulative) && !cumulative) model.gating = Gating::independent;
    read_overall(object, model);
}

inline void read_questionnaire(JsonObject& object, FrameworkDefinition& definition) {
    Questionnaire questionnaire;
    questionnaire.pointer = object.pointer();
    const bool usable = object.required("id", questionnaire.id);
    object.optional("label", questionnaire.label);
    object.optional("answered_by", questionnaire.answered_by);
    object.each("sections", Presence::optional, [&](JsonObject& place) {
        QuestionnaireSection section;
        place.optional("id", section.id);
        place.optional("label", section.label);
        place.each("items", Presence::optional, [&](JsonObject& entry) {
            QuestionnaireItem item;
            item.pointer = entry.pointer();
            if (entry.required("indicator", item.indicator)) section.items.push_back(std::move(item));
        });
        place.ignore(json_prose_members);
        questionnaire.sections.push_back(std::move(section));
    });
    object.ignore(json_prose_members);
    object.ignore({"optional"});
    if (usable) definition.questionnaires.push_back(std::move(questionnaire));
}

inline void read_framework_members(JsonObject& object, FrameworkDefinition& definition) {
    object.required("id", definition.id);
    object.required("version", definition.version);
    object.optional("status", definition.status);
    object.optional("label", definition.label);
    object.optional("notice", definition.notice);
    object.optional("valid", definition.valid);
    object.each("unit_attributes", Presence::optional, [&](JsonObject& place) {
        UnitAttribute attribute;
        const bool usable = place.required("name", attribute.name);
        if (place.required("type", attribute.type, json_value_type_words) && usable) definition.unit_attributes.push_back(std::move(attribute));
    });
    object.each("indicators", Presence::required, [&](JsonObject& place) { read_indicator(place, definition); });
    object.within("maturity", Presence::required, [&](JsonObject& place) { read_maturity(place, definition.maturity); });
    object.each("questionnaires", Presence::optional, [&](JsonObject& place) { read_questionnaire(place, definition); });
    object.ignore(json_prose_members);
}

}  // namespace detail

PALIER_INLINE FrameworkBuild read_framework(std::string_view bytes, const ReadOptions& options) {
    FrameworkBuild read;
    read.report = Report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, read.report);
    detail::JsonContext context(read.report, options.report_limits);
    FrameworkDefinition definition;
    definition.document = options.document_name;
    const auto take = [&](detail::JsonObject& object) { detail::read_framework_members(object, definition); };
    if (context.read_document(document, DocumentKind::framework, take)) {
        FrameworkBuild built = Framework::build(std::move(definition));
        read.framework = std::move(built.framework);
        read.report.merge(std::move(built.report));
    }
    detail::locate_findings(document, read.report);
    return read;
}

}  // namespace palier
