// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>  // words

#include "palier/detail/json_framework_inl.hpp"
#include "palier/detail/json_output.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

inline OutputJson output(const Indicator& indicator) {
    const Indicator usual;
    OutputJson json = {{"id", indicator.id}, {"type", std::string(to_text(indicator.type))}};
    put(json, "label", indicator.label);
    put(json, "question", indicator.question);
    put(json, "definition", indicator.definition);
    put(json, "of", indicator.of);
    put(json, "per", indicator.per);
    if (indicator.scale != usual.scale) json["scale"] = indicator.scale;
    put(json, "formula", indicator.formula);
    put(json, "unit", indicator.unit);
    if (indicator.min) json["min"] = output_number(*indicator.min);
    if (indicator.max) json["max"] = output_number(*indicator.max);
    if (!indicator.values.empty()) json["values"] = indicator.values;
    for (const ValueLabel& label : indicator.value_labels) json["value_labels"][label.value] = output(label.label);
    if (indicator.direction != usual.direction) json["direction"] = word_of(indicator.direction, json_direction_words);
    if (indicator.not_applicable != usual.not_applicable) json["not_applicable"] = word_of(indicator.not_applicable, json_not_applicable_words);
    if (indicator.sensitivity == Sensitivity::sensitive) json["sensitive"] = true;
    if (indicator.roll_up) json["roll_up"] = word_of(*indicator.roll_up, json_roll_up_words);
    put(json, "weight", indicator.weight);
    if (indicator.minimum_group != usual.minimum_group) json["minimum_group"] = indicator.minimum_group;
    return json;
}

inline OutputJson output(const Criterion& criterion) {
    OutputJson json = {{"id", criterion.id}, {"field", criterion.field}, {"tier", criterion.tier}};
    put(json, "label", criterion.label);
    json["when"] = criterion.when;
    put(json, "applies", criterion.applies);
    if (criterion.need == Need::mandatory) json["mandatory"] = true;
    if (!criterion.prerequisites.empty()) json["requires"] = criterion.prerequisites;
    json["effort"] = criterion.effort;
    put(json, "advice", criterion.advice);
    return json;
}

inline void put(OutputJson& json, const Requirement& requirement) {
    json["rule"] = word_of(requirement.rule, json_requirement_words);
    if (requirement.rule == RequirementRule::at_least) json["count"] = requirement.count;
    if (requirement.rule == RequirementRule::share) json["percent"] = output(requirement.percent);
}

inline OutputJson output(const MaturityModel& model) {
    OutputJson json = {{"tiers", OutputJson::array()}, {"fields", OutputJson::array()}, {"criteria", OutputJson::array()}};
    for (const Tier& tier : model.tiers) {
        OutputJson& place = json["tiers"].emplace_back(OutputJson{{"id", tier.id}});
        put(place, "label", tier.label);
        put(place, "description", tier.description);
    }
    for (const Field& field : model.fields) {
        OutputJson& place = json["fields"].emplace_back(OutputJson{{"id", field.id}});
        put(place, "label", field.label);
        put(place, "description", field.description);
        if (field.max_not_applicable) place["max_not_applicable_percent"] = output(*field.max_not_applicable);
    }
    for (const Criterion& criterion : model.criteria) json["criteria"].push_back(output(criterion));
    OutputJson& requirements = json["requirements"] = OutputJson::object();
    put(requirements["default"], model.default_requirement);
    for (const RequirementOverride& special : model.overrides) {
        OutputJson& place = requirements["overrides"].emplace_back(OutputJson::object());
        if (special.field) place["field"] = *special.field;
        if (special.tier) place["tier"] = *special.tier;
        put(place, special.requirement);
    }
    json["cumulative"] = model.gating == Gating::cumulative;
    json["overall"]["rule"] = word_of(model.overall, json_overall_words);
    if (model.overall == OverallRule::fields_at_least) json["overall"]["count"] = model.overall_count;
    return json;
}

inline OutputJson output(const Questionnaire& questionnaire) {
    OutputJson json = {{"id", questionnaire.id}};
    put(json, "label", questionnaire.label);
    put(json, "answered_by", questionnaire.answered_by);
    json["sections"] = OutputJson::array();
    for (const QuestionnaireSection& section : questionnaire.sections) {
        OutputJson& place = json["sections"].emplace_back(OutputJson::object());
        put(place, "id", section.id);
        put(place, "label", section.label);
        place["items"] = OutputJson::array();
        for (const QuestionnaireItem& item : section.items) place["items"].push_back(OutputJson{{"indicator", item.indicator}});
    }
    return json;
}

}  // namespace detail

PALIER_INLINE std::string write_framework(const FrameworkDefinition& definition) {
    using detail::OutputJson;
    OutputJson json = {{"format", "palier/framework"}, {"format_version", 1}, {"id", definition.id}, {"version", definition.version}};
    detail::put(json, "status", definition.status);
    detail::put(json, "label", definition.label);
    detail::put(json, "notice", definition.notice);
    if (definition.valid.from || definition.valid.to) json["valid"] = detail::output(definition.valid);
    for (const UnitAttribute& attribute : definition.unit_attributes)
        json["unit_attributes"].push_back(OutputJson{{"name", attribute.name}, {"type", std::string(to_text(attribute.type))}});
    json["indicators"] = OutputJson::array();
    for (const Indicator& indicator : definition.indicators) json["indicators"].push_back(detail::output(indicator));
    json["maturity"] = detail::output(definition.maturity);
    for (const Questionnaire& questionnaire : definition.questionnaires) json["questionnaires"].push_back(detail::output(questionnaire));
    return detail::print(json);
}

}  // namespace palier
