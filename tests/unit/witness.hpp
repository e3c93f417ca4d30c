// SPDX-License-Identifier: MIT
#pragma once

// Gives the answers of a witness to an imagined school and diagnoses it, as anyone would.

#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/check_framework.hpp"
#include "palier/diagnose.hpp"

namespace palier_test {

/// Returns the profile of a school that answers as a witness does.
inline palier::Profile profile_of(const std::shared_ptr<const palier::Framework>& framework, const palier::FrameworkWitness& witness) {
    using namespace palier;
    const SchoolYear year = SchoolYear::parse("2024-2025");
    ObservationsBuilder answers(framework->indicators());
    const RowId row = answers.add_row("0990001N", year);
    Report report;
    for (const WitnessAnswer& answer : witness.answers) answers.set(row, answer.indicator, answer.value, {}, report);
    CHECK(report.empty());  // every answer of a witness can be given

    OrganisationSchemaDefinition schema;
    schema.id = "witness";
    schema.unit_kinds = {{.id = "school", .family = UnitFamily::school}};
    UnitDefinition unit{.id = "0990001N", .kind = "school"};
    for (const UnitAttribute& attribute : framework->indicators()->attributes()) {
        if (attribute.name == "kind") continue;
        const AttributeType type = attribute.type == ValueType::boolean    ? AttributeType::boolean
                                   : attribute.type == ValueType::integer  ? AttributeType::integer
                                   : attribute.type == ValueType::category ? AttributeType::text
                                                                           : AttributeType::number;
        schema.attributes.push_back({.name = attribute.name, .type = type});
        schema.unit_kinds[0].attributes.push_back(attribute.name);
        for (const WitnessAttribute& given : witness.attributes)
            if (given.name == attribute.name) unit.attributes.push_back({given.name, given.value});
    }
    OrganisationBuilder builder(make_organisation_schema(schema).schema, {.document = "o.json"});
    builder.add(unit);
    const auto built = builder.freeze();
    CHECK(built.report.ok());
    DiagnoseOptions options;
    options.organisation = built.organisation;
    return palier::profile_of(*diagnose(framework, answers.freeze(), options), "0990001N", year);
}

/// Tells whether diagnosing its witnesses shows a defect to be what it says.
inline bool is_confirmed(const std::shared_ptr<const palier::Framework>& framework, const palier::FrameworkDefect& defect) {
    using namespace palier;
    const std::string& code = defect.finding.code;
    std::vector<Profile> profiles;
    for (const FrameworkWitness& witness : defect.witnesses) profiles.push_back(palier_test::profile_of(framework, witness));
    const auto state = [&](std::size_t criterion) { return profiles[0].assessment.criteria[index(defect.criteria[criterion])].state(); };
    if (profiles.empty()) return false;
    const auto requirement = [&](TierOrdinal tier) { return profiles[0].requirement(*defect.field, tier); };
    const auto bounds = [&](std::size_t profile) { return profiles[profile].assessment.fields[index(*defect.field)].bounds; };
    if (code == "framework.criterion.unattainable") return state(0) == CriterionState::not_met;
    if (code == "framework.criterion.always-met") return state(0) == CriterionState::met;
    if (code == "framework.criterion.weaker-than-lower") return state(0) == CriterionState::met && state(1) == CriterionState::not_met;
    if (code == "framework.criterion.repeats-lower") return state(0) == CriterionState::met && state(1) == CriterionState::met;
    if (code == "framework.criterion.contradiction") {
        for (std::size_t i = 0; i < defect.criteria.size(); ++i)
            if (state(i) == CriterionState::not_met) return true;
        return false;
    }
    if (code == "framework.tier.unattainable") return bounds(0).possible < defect.tier || framework->maturity().gating == Gating::independent;
    if (code == "framework.tier.easier") return requirement(defect.tier).certain && !requirement(defect.tier - 1).possible;
    if (code == "framework.tier.adds-nothing") return requirement(defect.tier).certain && requirement(defect.tier - 1).certain;
    if (code == "framework.indicator.better-lowers") return profiles.size() == 2 && bounds(0).certain > bounds(1).possible;
    return false;
}

}  // namespace palier_test
