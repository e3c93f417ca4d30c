// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>   // limits
#include <memory>    // the framework
#include <optional>  // the field of a defect
#include <string>    // names of attributes
#include <vector>    // defects, answers

#include "palier/finding.hpp"
#include "palier/framework.hpp"
#include "palier/value.hpp"

namespace palier {

/// One answer of a witness. A ratio is given as a number, its parts left open.
struct WitnessAnswer {
    IndicatorId indicator{};
    Value value;
};

/// One attribute of the unit of a witness: `unit.NAME`.
struct WitnessAttribute {
    std::string name;
    Scalar value;
};

/// Answers of an imagined unit that show a defect; what is not named does not matter. Both empty: whatever the answers.
struct FrameworkWitness {
    std::vector<WitnessAnswer> answers;        ///< In document order.
    std::vector<WitnessAttribute> attributes;  ///< In the order of IndicatorSet::attributes().
};

/// Something wrong with the rules of a framework, as data.
struct FrameworkDefect {
    Finding finding;
    std::optional<FieldId> field;       ///< The field it is about, when it is about one.
    TierOrdinal tier = 0;               ///< The tier it is about, or 0.
    std::vector<CriterionId> criteria;  ///< The criteria it is about.
    /// Answers that show it, or none. A tier lowered by a better answer has two: before and after.
    std::vector<FrameworkWitness> witnesses;
};

/// How far a framework is analysed.
struct CheckFrameworkOptions {
    /// Combinations of answers tried for one question; beyond, `limit.framework.undecided` where nothing could be told.
    std::uint32_t max_cells = 2048;
    /// Criteria evaluated in all; beyond, what is left is not analysed: `limit.framework.evaluations`.
    std::uint64_t max_evaluations = 1'000'000;
    /// What the report may keep.
    ReportLimits report_limits = {};
};

/// Analyses the rules of a framework beyond what building it told: what can never or always be reached, contradictions, tiers that
/// ask nothing more, better answers that lower a tier, prerequisites, what is unused, unasked or unworded. Each defect is proven over all
/// answers inside their declared ranges, or shown by answers that diagnose() confirms; what cannot be decided within the limits is not told as
/// a defect. Defects in document order within each theme. Guarantees: docs/framework-checks.md.
[[nodiscard]] std::vector<FrameworkDefect> find_framework_defects(const std::shared_ptr<const Framework>& framework,
                                                                  const CheckFrameworkOptions& options = {});

/// Analyses the rules of a framework and returns the findings alone (`framework.…`, `limit.framework.…`); their places are JSON Pointers
/// into its document. What reading or building it told is not repeated.
[[nodiscard]] Report check_framework(const std::shared_ptr<const Framework>& framework, const CheckFrameworkOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/check_framework_inl.hpp"
#endif
