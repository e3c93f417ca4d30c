// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "palier/path.hpp"

namespace palier_tests {

using namespace palier;

/// A framework written criterion by criterion, and one unit of which nothing is known but what a test says.
class PathSchool {
public:
    explicit PathSchool(std::uint32_t tiers = 1, std::uint32_t fields = 1) {
        definition.id = "paths";
        definition.version = "1";
        for (std::uint32_t t = 1; t <= tiers; ++t) definition.maturity.tiers.push_back({"t" + std::to_string(t), {}, {}});
        for (std::uint32_t f = 0; f < fields; ++f) {
            definition.maturity.fields.emplace_back();
            definition.maturity.fields.back().id = "f" + std::to_string(f);
        }
        number("rate", 0, 100);
        number("hours", 0, 10);
        definition.unit_attributes.push_back({"size", ValueType::integer});
    }

    /// Adds a criterion on a boolean of its own.
    Criterion& add(const std::string& id, std::uint32_t effort, std::vector<std::string> prerequisites = {}) {
        Indicator own;
        own.id = "b_" + id;
        own.type = ValueType::boolean;
        own.not_applicable = NotApplicablePolicy::allowed;
        definition.indicators.push_back(own);
        return add_when(id, own.id, effort, std::move(prerequisites));
    }

    Criterion& add_when(const std::string& id, const std::string& when, std::uint32_t effort, std::vector<std::string> prerequisites = {}) {
        Criterion made;
        made.id = id;
        made.field = "f0";
        made.when = when;
        made.effort = effort;
        made.prerequisites = std::move(prerequisites);
        definition.maturity.criteria.push_back(made);
        return definition.maturity.criteria.back();
    }

    void number(const std::string& id, double min, double max) {
        Indicator made;
        made.id = id;
        made.type = id == "hours" ? ValueType::integer : ValueType::number;
        made.min = min;
        made.max = max;
        made.not_applicable = NotApplicablePolicy::allowed;
        definition.indicators.push_back(made);
    }

    PathSchool& build() {
        framework = Framework::build(definition).framework;
        assessor.emplace(framework);
        frame = make_empty_frame(*framework->indicators(), scratch);
        return *this;
    }

    PathSchool& know(const std::string& symbol, PartialValue value) {
        frame[*framework->indicators()->find_slot(symbol)] = value;
        return *this;
    }

    [[nodiscard]] Assessment assess() { return assessor->assess(frame, scratch); }
    [[nodiscard]] CheapestPath path(TierOrdinal tier = 1, const PathLimits& limits = {}) {
        const std::vector<FieldTarget> target{{FieldId{0}, tier}};
        return cheapest_path(*assessor, frame, assess(), target, limits);
    }
    [[nodiscard]] UnmetSets sets(TierOrdinal tier = 1, const UnmetSetLimits& limits = {}) {
        const std::vector<FieldTarget> target{{FieldId{0}, tier}};
        return minimal_unmet_sets(*assessor, frame, assess(), target, limits);
    }
    [[nodiscard]] std::string names(const std::vector<CriterionId>& ids) const {
        std::string text;
        for (const CriterionId id : ids) text += (text.empty() ? "" : " ") + (*framework)[id].id;
        return text;
    }
    [[nodiscard]] std::string names(const CheapestPath& path) const {
        std::string text;
        for (const PathStep& step : path.steps) {
            text += (text.empty() ? "" : " ") + (*framework)[step.criterion].id;
            if (!step.implied.empty()) text += "(" + names(step.implied) + ")";
        }
        return text;
    }
    [[nodiscard]] std::string names(const UnmetSets& sets) const {
        std::string text;
        for (const UnmetSet& set : sets.sets) text += (text.empty() ? "" : ", ") + names(set.criteria);
        return text;
    }
    void at_least(std::uint32_t count) { definition.maturity.default_requirement = {RequirementRule::at_least, count, {}}; }

    FrameworkDefinition definition;
    std::shared_ptr<const Framework> framework;
    std::optional<Assessor> assessor;
    EvaluationScratch scratch;
    std::vector<PartialValue> frame;
};

}  // namespace palier_tests
