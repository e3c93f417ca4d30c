// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "catch.hpp"
#include "palier/diagnose.hpp"
#include "palier/explain.hpp"

namespace palier_tests {

using namespace palier;

inline LocalizedText both(std::string fr, std::string en) { return {std::move(fr), std::move(en), {}}; }

/// A small framework with every kind of condition, and one school that answers it.
struct School {
    FrameworkDefinition definition;
    std::vector<std::pair<std::string, Value>> answers;
    DiagnoseOptions options;
    std::vector<TierOverride> overrides;

    School() {
        definition.id = "petite";
        definition.version = "1";
        definition.status = "adopted";
        definition.label = both("Petite grille", "Small grid");
        for (int tier = 1; tier <= 3; ++tier)
            definition.maturity.tiers.push_back(
                {"palier-" + std::to_string(tier), both("Palier " + std::to_string(tier), "Tier " + std::to_string(tier)), {}});
        options.period = SchoolYear::from_rentree(2024);
    }

    Field& field(std::string id, LocalizedText label) {
        definition.maturity.fields.emplace_back();
        Field& made = definition.maturity.fields.back();
        made.id = std::move(id);
        made.label = std::move(label);
        return made;
    }

    Indicator& indicator(std::string id, ValueType type, LocalizedText label) {
        definition.indicators.emplace_back();
        Indicator& made = definition.indicators.back();
        made.id = std::move(id);
        made.type = type;
        made.label = std::move(label);
        made.not_applicable = NotApplicablePolicy::allowed;
        if (type == ValueType::ordinal) {
            made.min = 0;
            made.max = 3;
        }
        return made;
    }

    Indicator& rate(std::string id, std::string of, std::string per, LocalizedText label) {
        Indicator& made = indicator(std::move(id), ValueType::ratio, std::move(label));
        made.of = std::move(of);
        made.per = std::move(per);
        made.scale = 100;
        made.unit = "%";
        made.min = 0;
        made.max = 100;
        return made;
    }

    /// Adds a criterion to the field declared last.
    Criterion& criterion(TierOrdinal tier, std::string when, LocalizedText label = {}) {
        definition.maturity.criteria.emplace_back();
        Criterion& made = definition.maturity.criteria.back();
        made.id = "k" + std::to_string(definition.maturity.criteria.size());
        made.field = definition.maturity.fields.back().id;
        made.tier = tier;
        made.when = std::move(when);
        made.label = std::move(label);
        return made;
    }

    void answer(std::string id, Scalar scalar, Evidence evidence = Evidence::unstated, std::string reason = {}) {
        answers.emplace_back(std::move(id), Value{Status::known, std::move(scalar), evidence, std::move(reason)});
    }
    void answer(std::string id, Status status, std::string reason = {}) {
        answers.emplace_back(std::move(id), Value::without_scalar(status, std::move(reason)));
    }

    [[nodiscard]] Profile profile() const {
        FrameworkBuild build = Framework::build(definition);
        std::string codes;
        for (const Finding& finding : build.report.findings()) codes += finding.code + " ";
        INFO(codes);
        REQUIRE(build.framework);
        REQUIRE(build.report.ok());
        ObservationsBuilder observations(build.framework->indicators());
        const RowId row = observations.add_row("0990001N", *options.period);
        Report report;
        for (const auto& [id, value] : answers) observations.set(row, build.framework->indicators()->get(id), value, {}, report);
        REQUIRE(report.ok());
        Profile made = profile_of(*diagnose(build.framework, observations.freeze(), options), "0990001N");
        made.overrides = overrides;
        return made;
    }
};

}  // namespace palier_tests
