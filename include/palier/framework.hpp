// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>      // std::uint32_t
#include <memory>       // frozen frameworks are shared
#include <optional>     // conditions that always hold
#include <span>         // criteria of a cell
#include <string>       // id, version, hash
#include <string_view>  // names to find
#include <vector>       // parts

#include "palier/id.hpp"
#include "palier/indicator.hpp"
#include "palier/maturity_model.hpp"
#include "palier/name_table.hpp"
#include "palier/period.hpp"
#include "palier/questionnaire.hpp"

namespace palier {

/// A framework as its author writes it.
struct FrameworkDefinition {
    std::string document;  ///< Name shown in findings: file name or built-in id.
    std::string id;
    std::string version;
    std::string status;    ///< `draft`, `adopted`, `synthetic`, …; `synthetic` is repeated wherever results are shown.
    LocalizedText label;
    LocalizedText notice;  ///< What a reader must know before using it, or empty.
    Validity valid;
    std::vector<UnitAttribute> unit_attributes;  ///< Attributes of units its expressions read, beyond the usual ones.
    std::vector<Indicator> indicators;
    MaturityModel maturity;
    std::vector<Questionnaire> questionnaires;
};

/// A criterion ready to be evaluated.
struct CompiledCriterion {
    CriterionId id;
    FieldId field;
    TierOrdinal tier;
    std::optional<BoundExpression> when;     ///< Absent when the condition is unusable: the outcome is unknown.
    std::optional<BoundExpression> applies;  ///< Absent when the criterion always applies.
    std::vector<CriterionId> prerequisites;
};

class Framework;

/// What building a framework gives: the report always, the framework when one could be built.
struct FrameworkBuild {
    std::shared_ptr<const Framework> framework;  ///< Null only when there is no tier or no field.
    Report report;
};

/// Indicators, questionnaires and a maturity model, checked, compiled and frozen. Safe to share between threads.
class Framework {
public:
    /// Checks and compiles a definition; what is wrong is told and left out, the rest is kept
    /// (codes `framework.…` and `expression.…`). Linear in the definition.
    [[nodiscard]] static FrameworkBuild build(FrameworkDefinition definition);

    /// Returns the definition, without the elements that could not be used.
    [[nodiscard]] const FrameworkDefinition& definition() const& noexcept PALIER_LIFETIMEBOUND { return definition_; }
    [[nodiscard]] const std::string& id() const& noexcept PALIER_LIFETIMEBOUND { return definition_.id; }
    [[nodiscard]] const std::string& version() const& noexcept PALIER_LIFETIMEBOUND { return definition_.version; }
    /// Returns the SHA-256 of the whole definition in lower-case hexadecimal: the same content gives the same text.
    [[nodiscard]] const std::string& hash() const& noexcept PALIER_LIFETIMEBOUND { return hash_; }
    /// Tells whether the framework declares itself invented for demonstration.
    [[nodiscard]] bool is_synthetic() const noexcept { return definition_.status == "synthetic"; }

    [[nodiscard]] const std::shared_ptr<const IndicatorSet>& indicators() const& noexcept PALIER_LIFETIMEBOUND { return indicators_; }
    [[nodiscard]] const MaturityModel& maturity() const& noexcept PALIER_LIFETIMEBOUND { return definition_.maturity; }

    [[nodiscard]] std::size_t field_count() const noexcept { return definition_.maturity.fields.size(); }
    [[nodiscard]] std::size_t tier_count() const noexcept { return definition_.maturity.tiers.size(); }
    [[nodiscard]] std::size_t criterion_count() const noexcept { return definition_.maturity.criteria.size(); }

    [[nodiscard]] const Field& operator[](FieldId id) const& noexcept PALIER_LIFETIMEBOUND { return definition_.maturity.fields[index(id)]; }
    [[nodiscard]] const Criterion& operator[](CriterionId id) const& noexcept PALIER_LIFETIMEBOUND {
        return definition_.maturity.criteria[index(id)];
    }
    [[nodiscard]] const CompiledCriterion& compiled(CriterionId id) const& noexcept PALIER_LIFETIMEBOUND { return compiled_[index(id)]; }

    /// Returns the criteria of a (field, tier), in document order; tier from 1. Constant.
    [[nodiscard]] std::span<const CriterionId> criteria_of(FieldId field, TierOrdinal tier) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the requirement of a (field, tier); tier from 1. Constant.
    [[nodiscard]] const Requirement& requirement_of(FieldId field, TierOrdinal tier) const& noexcept PALIER_LIFETIMEBOUND;

    [[nodiscard]] std::optional<FieldId> find_field(std::string_view name) const noexcept;
    [[nodiscard]] std::optional<CriterionId> find_criterion(std::string_view name) const noexcept;

    /// Returns the field of a name. Throws UnknownNameError with the nearest names.
    [[nodiscard]] FieldId get_field(std::string_view name) const;
    /// Returns the criterion of a name. Throws UnknownNameError with the nearest names.
    [[nodiscard]] CriterionId get_criterion(std::string_view name) const;

private:
    Framework();

    FrameworkDefinition definition_;
    std::string hash_;
    std::shared_ptr<const IndicatorSet> indicators_;
    NameTable<FieldId> field_names_;
    NameTable<CriterionId> criterion_names_;
    std::vector<CompiledCriterion> compiled_;
    std::vector<CriterionId> cells_;           // criteria grouped by (field, tier)
    std::vector<std::uint32_t> cell_offsets_;  // field x tier + 1
    std::vector<Requirement> requirements_;    // field x tier
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/framework_inl.hpp"
#endif
