// SPDX-License-Identifier: MIT
// floor: 6
#pragma once

#include <bit>  // doubles as bits

#include "palier/detail/sha256.hpp"
#include "palier/indicator.hpp"
#include "palier/maturity_model.hpp"
#include "palier/questionnaire.hpp"

namespace palier::detail {

/// Feeds the parts of a framework to a hash, in a fixed order. Places in the source are no content.
class ContentHash {
public:
    void text(std::string_view value) { hash_.add(value); }
    void number(std::uint64_t value) { hash_.add_number(value); }
    void real(double value) { hash_.add_number(std::bit_cast<std::uint64_t>(value)); }
    void localized(const LocalizedText& value) {
        text(value.fr);
        text(value.en);
        text(value.plain);
    }
    void bound(const std::optional<double>& value) {
        number(value ? 1 : 0);
        if (value) real(*value);
    }
    void texts(const std::vector<std::string>& values) {
        number(values.size());
        for (const auto& value : values) text(value);
    }
    void requirement(const Requirement& value) {
        number(static_cast<std::uint64_t>(value.rule));
        number(value.count);
        number(static_cast<std::uint64_t>(value.percent));
    }
    void indicator(const Indicator& value) {
        text(value.id);
        number(static_cast<std::uint64_t>(value.type));
        localized(value.label);
        localized(value.question);
        localized(value.definition);
        text(value.unit);
        bound(value.min);
        bound(value.max);
        number(static_cast<std::uint64_t>(value.direction));
        number(static_cast<std::uint64_t>(value.not_applicable));
        number(static_cast<std::uint64_t>(value.sensitivity));
        number(value.roll_up ? static_cast<std::uint64_t>(*value.roll_up) + 1 : 0);
        text(value.weight);
        number(value.minimum_group);
        texts(value.values);
        number(value.value_labels.size());
        for (const auto& entry : value.value_labels) {
            text(entry.value);
            localized(entry.label);
        }
        text(value.of);
        text(value.per);
        number(static_cast<std::uint64_t>(value.scale));
        text(value.formula);
    }
    void maturity(const MaturityModel& value) {
        number(value.tiers.size());
        for (const auto& tier : value.tiers) {
            text(tier.id);
            localized(tier.label);
            localized(tier.description);
        }
        number(value.fields.size());
        for (const auto& field : value.fields) {
            text(field.id);
            localized(field.label);
            localized(field.description);
            number(field.max_not_applicable ? static_cast<std::uint64_t>(*field.max_not_applicable) + 1 : 0);
        }
        number(value.criteria.size());
        for (const auto& criterion : value.criteria) {
            text(criterion.id);
            text(criterion.field);
            number(criterion.tier);
            localized(criterion.label);
            text(criterion.when);
            text(criterion.applies);
            number(static_cast<std::uint64_t>(criterion.need));
            number(criterion.effort);
            localized(criterion.advice);
            texts(criterion.prerequisites);
        }
        requirement(value.default_requirement);
        number(value.overrides.size());
        for (const auto& override_ : value.overrides) {
            number(override_.field ? 1 : 0);
            text(override_.field.value_or(""));
            number(override_.tier ? 1 : 0);
            number(override_.tier.value_or(0));
            requirement(override_.requirement);
        }
        number(static_cast<std::uint64_t>(value.gating));
        number(static_cast<std::uint64_t>(value.overall));
        number(value.overall_count);
    }
    void questionnaire(const Questionnaire& value) {
        text(value.id);
        localized(value.label);
        text(value.answered_by);
        number(value.sections.size());
        for (const auto& section : value.sections) {
            text(section.id);
            localized(section.label);
            number(section.items.size());
            for (const auto& item : section.items) text(item.indicator);
        }
    }
    [[nodiscard]] std::string finish() { return hash_.finish(); }

private:
    Sha256 hash_;
};

}  // namespace palier::detail
