// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>      // std::uint32_t
#include <memory>       // frozen sets are shared
#include <optional>     // bounds
#include <span>         // the indicators
#include <string>       // ids and texts
#include <string_view>  // names to find
#include <vector>       // values, order

#include "palier/expression.hpp"
#include "palier/finding.hpp"
#include "palier/id.hpp"
#include "palier/name_table.hpp"
#include "palier/text.hpp"
#include "palier/value.hpp"

namespace palier {

/// Which way an indicator improves.
enum class Direction : std::uint8_t { none, up, down };

/// Whether "not applicable" is an answer to an indicator.
enum class NotApplicablePolicy : std::uint8_t { never, allowed, with_reason };

/// How an indicator is carried up a hierarchy.
enum class RollUp : std::uint8_t { none, sum, ratio, weighted_mean, mean, median, minimum, maximum, distribution };

/// Whether the value of a single unit may be shown outside it.
enum class Sensitivity : std::uint8_t { ordinary, sensitive };

/// The text shown for one value of a category (`fibre`) or an ordinal (`2`).
struct ValueLabel {
    std::string value;
    LocalizedText label;
};

/// Anything that can be observed about a unit: what it is, how it is asked, what values it takes.
struct Indicator {
    std::string id;        ///< A dotted CEL identifier.
    ValueType type = ValueType::boolean;
    LocalizedText label;
    LocalizedText question;  ///< How it is asked; empty for what is derived.
    LocalizedText definition;  ///< What exactly is counted, with its source; may be empty.
    std::string unit;        ///< Symbol of the unit of measure (`%`, `h`), or empty.
    std::optional<double> min;  ///< Least value; needed by an ordinal.
    std::optional<double> max;  ///< Greatest value; needed by an ordinal.
    Direction direction = Direction::none;
    NotApplicablePolicy not_applicable = NotApplicablePolicy::never;
    Sensitivity sensitivity = Sensitivity::ordinary;
    std::optional<RollUp> roll_up;  ///< Absent: `ratio` for a ratio, `none` for others.
    std::string weight;             ///< Indicator that weighs a weighted mean, or empty.
    std::uint32_t minimum_group = 5;  ///< Least number of units of a published roll-up cell.
    std::vector<std::string> values;  ///< The values of a category, in order.
    std::vector<ValueLabel> value_labels;  ///< Texts of a category's or an ordinal's values; may be incomplete.
    std::string of;                   ///< Numerator of a ratio: an integer indicator.
    std::string per;                  ///< Denominator of a ratio: an integer indicator.
    std::int64_t scale = 1;           ///< A ratio is `scale x of / per`; 100 for a percentage.
    std::string formula;              ///< An expression that derives the value, or empty.
    std::string pointer;              ///< JSON Pointer of its definition, or empty when built in code.

    /// Tells whether the value is computed, not asked.
    [[nodiscard]] bool is_derived() const noexcept { return !formula.empty() || type == ValueType::ratio; }
};

/// An attribute of units that expressions read as `unit.NAME`.
struct UnitAttribute {
    std::string name;                  ///< One CEL identifier.
    ValueType type = ValueType::integer;  ///< boolean, integer, number or category (any text).
};

/// An expression whose symbols are bound to slots of a frame.
struct BoundExpression {
    Expression expression;
    std::vector<std::uint32_t> slots;  ///< The slot of each of the expression's symbols, in their order.
};

/// The indicators of a framework, checked and frozen, with the order in which derived ones are computed.
/// A *frame* is one value per slot: the indicators first, in order, then the unit attributes.
class IndicatorSet {
public:
    /// Checks and freezes definitions. What is wrong is added to the report (`framework.indicator.…`,
    /// `expression.…`); an indicator with a repeated or invalid id is left out, a formula with an error is dropped, so that
    /// its indicator stays unknown. Linear in the definitions, but for the nearest names of a misspelt one.
    [[nodiscard]] static std::shared_ptr<const IndicatorSet> make(std::vector<Indicator> definitions, std::vector<UnitAttribute> attributes,
                                                                  const std::string& document, Report& report);

    /// Returns the indicators. The view lives as long as the set.
    [[nodiscard]] std::span<const Indicator> indicators() const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const Indicator> indicators() && = delete;  // the view would outlive the set

    /// Returns an indicator of this set. The reference lives as long as the set.
    [[nodiscard]] const Indicator& operator[](IndicatorId id) const& noexcept PALIER_LIFETIMEBOUND { return indicators_[index(id)]; }
    const Indicator& operator[](IndicatorId) && = delete;  // the reference would outlive the set

    /// Returns the number of indicators.
    [[nodiscard]] std::size_t size() const noexcept { return indicators_.size(); }

    /// Returns the identifier of a name, if there is one. Constant on average.
    [[nodiscard]] std::optional<IndicatorId> find(std::string_view name) const noexcept;

    /// Returns the identifier of a name. Throws UnknownNameError with the nearest names.
    [[nodiscard]] IndicatorId get(std::string_view name) const;

    /// Returns the attributes of units that expressions may read, `kind` first.
    [[nodiscard]] std::span<const UnitAttribute> attributes() const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the number of slots of a frame: size() + attributes().size().
    [[nodiscard]] std::size_t frame_size() const noexcept { return indicators_.size() + attributes_.size(); }

    /// Returns the slot that a symbol of an expression stands for: an indicator's id or `unit.NAME`.
    [[nodiscard]] std::optional<std::uint32_t> find_slot(std::string_view symbol) const noexcept;

    /// Returns the symbol of a slot below frame_size(). The view lives as long as the set. Constant.
    [[nodiscard]] std::string_view symbol_of(std::uint32_t slot) const& noexcept PALIER_LIFETIMEBOUND;
    std::string_view symbol_of(std::uint32_t) && = delete;  // the view would outlive the set

    /// Returns the types of all symbols, for checking expressions.
    [[nodiscard]] const TypeEnvironment& environment() const& noexcept PALIER_LIFETIMEBOUND { return environment_; }

    /// Returns the derived indicators, each after all that it is derived from.
    [[nodiscard]] std::span<const IndicatorId> derivation_order() const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the bound formula of an indicator, or null when it has none.
    [[nodiscard]] const BoundExpression* find_formula(IndicatorId id) const& noexcept PALIER_LIFETIMEBOUND;

    /// Returns the declared values of a category as views, or an empty list. They live as long as the set.
    [[nodiscard]] std::span<const std::string_view> texts_of(IndicatorId id) const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const std::string_view> texts_of(IndicatorId) && = delete;  // the views would outlive the set

    /// Returns numerator and denominator of a ratio without a formula, if both exist.
    struct Quotient {
        IndicatorId of;
        IndicatorId per;
    };
    [[nodiscard]] std::optional<Quotient> find_quotient(IndicatorId id) const noexcept;

private:
    IndicatorSet();

    std::vector<Indicator> indicators_;
    std::vector<UnitAttribute> attributes_;
    NameTable<IndicatorId> names_;
    NameList attribute_names_;
    TypeEnvironment environment_;
    std::vector<std::optional<BoundExpression>> formulas_;
    std::vector<std::optional<Quotient>> quotients_;
    std::vector<IndicatorId> order_;
    std::vector<std::vector<std::string_view>> texts_;  // views of the indicators' own values
};

/// Parses, checks and binds an expression against a set of indicators. Findings go to the report; null when unusable.
[[nodiscard]] std::optional<BoundExpression> bind_expression(std::string_view text, const IndicatorSet& indicators, ExprType wanted,
                                                             const Origin& origin, Report& report);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/indicator_inl.hpp"
#endif
