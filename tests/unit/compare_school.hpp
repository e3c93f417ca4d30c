// SPDX-License-Identifier: MIT
#pragma once

// Two versions of a small framework, answers in a line, and diagnoses of them.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "palier/compare.hpp"
#include "palier/diagnose.hpp"

namespace compare_samples {

using namespace palier;

inline Indicator boolean(std::string id) {
    Indicator made;
    made.id = std::move(id);
    made.type = ValueType::boolean;
    made.not_applicable = NotApplicablePolicy::allowed;
    return made;
}

inline Indicator count(std::string id, double max = 10) {
    Indicator made = boolean(std::move(id));
    made.type = ValueType::integer;
    made.min = 0;
    made.max = max;
    return made;
}

inline Criterion criterion(std::string id, std::string field, TierOrdinal tier, std::string when) {
    Criterion made;
    made.id = std::move(id);
    made.field = std::move(field);
    made.tier = tier;
    made.when = std::move(when);
    return made;
}

/// One field, two tiers: `a` for the first, `n >= 5` for the second.
inline FrameworkDefinition first_version() {
    FrameworkDefinition made;
    made.id = "grid";
    made.version = "1";
    made.indicators = {boolean("a"), count("n")};
    made.maturity.tiers = {{"t1", {}, {}}, {"t2", {}, {}}};
    made.maturity.fields.emplace_back();
    made.maturity.fields.back().id = "f";
    made.maturity.criteria = {criterion("k1", "f", 1, "a"), criterion("k2", "f", 2, "n >= 5")};
    return made;
}

/// The first tier asks for `c` too, the second for `n >= 3` only.
inline FrameworkDefinition second_version() {
    FrameworkDefinition made = first_version();
    made.version = "2";
    made.indicators.push_back(boolean("c"));
    made.maturity.criteria[1].when = "n >= 3";
    made.maturity.criteria.push_back(criterion("k3", "f", 1, "c"));
    return made;
}

inline std::shared_ptr<const Framework> build(FrameworkDefinition definition) {
    const FrameworkBuild built = Framework::build(std::move(definition));
    REQUIRE(built.report.ok());
    return built.framework;
}

using Answers = std::vector<std::pair<std::string, Value>>;

struct Row {
    std::string unit;
    Answers answers;
};

inline Value yes() { return Value::known(true); }
inline Value no() { return Value::known(false); }
inline Value number(std::int64_t value) { return Value::known(value); }

/// Diagnoses some rows of one school year.
inline std::shared_ptr<const Diagnosis> diagnosed(const std::shared_ptr<const Framework>& framework, const std::vector<Row>& rows, int rentree = 2024,
                                                  DiagnoseOptions options = {}) {
    ObservationsBuilder builder(framework->indicators());
    Report report;
    for (const Row& row : rows) {
        const RowId id = builder.add_row(row.unit, SchoolYear::from_rentree(rentree));
        for (const auto& [name, value] : row.answers) builder.set(id, *framework->indicators()->find(name), value, {}, report);
    }
    REQUIRE(report.ok());
    return diagnose(framework, builder.freeze(), options);
}

/// `1 -> 2, rules -1 +1, coverage +2 0`: bounds, then the causes that did something.
inline std::string told(const TierChange& change) {
    const auto bounds = [](const std::optional<TierBounds>& of) {
        if (!of) return std::string("none");
        return std::to_string(of->certain) + (of->certain == of->possible ? "" : "-" + std::to_string(of->possible));
    };
    const auto signed_text = [](std::int32_t delta) { return (delta > 0 ? "+" : "") + std::to_string(delta); };
    std::string text = bounds(change.before) + " -> " + bounds(change.after);
    for (std::size_t c = 0; c < change_cause_count; ++c)
        if (change.causes[c] != TierDelta{})
            text += ", " + std::string(to_text(static_cast<ChangeCause>(c))) + " " + signed_text(change.causes[c].certain) + " " + signed_text(change.causes[c].possible);
    return text;
}

}  // namespace compare_samples
