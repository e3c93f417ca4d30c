// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>  // positions
#include <cstdint>  // limits
#include <memory>   // the framework
#include <span>     // frames
#include <vector>   // uses

#include "palier/evaluate.hpp"
#include "palier/frame.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier {

namespace detail {
class CriterionPrograms;
class Readers;
}

/// How a criterion depends on one observed indicator or unit attribute, through all derivations.
struct InputUse {
    std::uint32_t slot = 0;  ///< Slot of the frame; never that of a formula's result.
    Polarity polarity = Polarity::none;
    /// All occurrences are comparisons of the input itself with constants: between thresholds nothing changes.
    bool only_thresholds = true;
};

/// A value at which the outcome of a criterion may change as one of its inputs moves.
struct InputThreshold {
    std::uint32_t slot = 0;
    PartialValue constant;  ///< A known integer, number or text; it refers to the framework.
};

/// Limits of the search for tight bounds.
struct AssessOptions {
    /// Combinations of cells tried for the inputs that pull both ways in one field. 0 tries none.
    std::uint32_t max_cells = 1024;
};

/// The engine: evaluates the criteria of a framework on a frame and bounds the tiers. Immutable, shared between threads.
class Assessor {
public:
    /// Analyses how the criteria use their inputs. O(nodes of the framework's expressions).
    explicit Assessor(std::shared_ptr<const Framework> framework, AssessOptions options = {});

    [[nodiscard]] const std::shared_ptr<const Framework>& framework() const& noexcept PALIER_LIFETIMEBOUND { return framework_; }

    /// Returns how a criterion uses its inputs, each slot once.
    [[nodiscard]] std::span<const InputUse> inputs_of(CriterionId criterion) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns how the formula of a derived indicator uses its inputs, each slot once; nothing for any other indicator.
    [[nodiscard]] std::span<const InputUse> inputs_of(IndicatorId formula) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the derived indicators that the criteria of a field read, also through others, each after what it is derived from.
    [[nodiscard]] std::span<const IndicatorId> derived_of(FieldId field) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the values at which a criterion may change, in order of occurrence.
    [[nodiscard]] std::span<const InputThreshold> thresholds_of(CriterionId criterion) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the indicators that a questionnaire asks for, in its order; `questionnaire` is its position in the framework's definition.
    [[nodiscard]] std::span<const IndicatorId> questions_of(std::size_t questionnaire) const& noexcept PALIER_LIFETIMEBOUND;

    /// Evaluates one criterion on a frame. O(nodes of its expressions).
    [[nodiscard]] CriterionResult evaluate_criterion(CriterionId criterion, std::span<const PartialValue> frame, EvaluationScratch& scratch) const;

    /// Counts the criteria of a (field, tier) and tells whether its requirement holds, given the results of all criteria.
    [[nodiscard]] RequirementResult count_requirement(FieldId field, TierOrdinal tier, std::span<const CriterionResult> results) const;

    /// Bounds the tier of a field given the results of all criteria; whether the bounds are tight is left open (false).
    [[nodiscard]] TierBounds bound_field(FieldId field, std::span<const CriterionResult> results) const;

    /// Assesses a frame: criteria, requirements, fields, overall tier. Bounds are sound for every completion of the unknown values
    /// inside their ranges; `tight` says that both are attained, proven by the answers that attain them.
    /// O(nodes), times at most AssessOptions::max_cells for fields whose unknown inputs pull both ways; for an open field it is evaluated
    /// up to seven times more, and the ratios that it reads are brought into their ranges.
    [[nodiscard]] Assessment assess(std::span<const PartialValue> frame, EvaluationScratch& scratch) const;

    /// For the other services of the library.
    [[nodiscard]] const detail::CriterionPrograms& programs() const& noexcept PALIER_LIFETIMEBOUND { return *programs_; }
    [[nodiscard]] const detail::Readers& readers() const& noexcept PALIER_LIFETIMEBOUND { return *readers_; }

private:
    std::shared_ptr<const Framework> framework_;
    AssessOptions options_;
    std::shared_ptr<const detail::CriterionPrograms> programs_;
    std::shared_ptr<const detail::Readers> readers_;
    std::vector<std::vector<InputUse>> uses_;              // by criterion
    std::vector<std::vector<InputUse>> formula_uses_;      // by indicator
    std::vector<std::vector<IndicatorId>> derived_;        // by field
    std::vector<std::vector<InputThreshold>> thresholds_;  // by criterion
    std::vector<std::vector<IndicatorId>> questions_;      // by questionnaire
};

/// Returns the overall tier of fields' bounds by the framework's rule, if it has one.
[[nodiscard]] std::optional<TierBounds> bound_overall(const Framework& framework, std::span<const FieldProfile> fields);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/assess_inl.hpp"
#endif
