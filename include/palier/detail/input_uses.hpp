// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include <cstddef>  // std::size_t
#include <vector>   // uses

#include "palier/assess.hpp"

namespace palier::detail {

constexpr Polarity opposite(Polarity polarity) noexcept {
    return polarity == Polarity::increasing ? Polarity::decreasing : polarity == Polarity::decreasing ? Polarity::increasing : polarity;
}

/// The polarity of f(g(x)) from those of f and g.
constexpr Polarity compose(Polarity outer, Polarity inner) noexcept {
    if (outer == Polarity::none || inner == Polarity::none) return Polarity::none;
    if (outer == Polarity::both || inner == Polarity::both) return Polarity::both;
    return outer == Polarity::increasing ? inner : opposite(inner);
}

/// The polarity of something used in two places.
constexpr Polarity join(Polarity a, Polarity b) noexcept {
    if (a == Polarity::none) return b;
    if (b == Polarity::none || a == b) return a;
    return Polarity::both;
}

/// Finds how criteria use what is observed, through formulas. A ratio is an input of its own: its parts are used through it.
class InputUses {
public:
    explicit InputUses(const IndicatorSet& indicators) : indicators_(indicators), through_(indicators.size()) {
        for (const IndicatorId id : indicators.derivation_order()) {
            const BoundExpression* formula = indicators.find_formula(id);
            if (!formula) continue;
            std::vector<InputUse>& uses = through_[index(id)];
            for (const SymbolUse& use : symbol_uses(formula->expression, indicators.environment()))
                add_symbol(uses, formula->slots[use.symbol], use.polarity, false);
        }
    }

    /// Looks at a criterion; take_uses() and take_thresholds() then give what was found.
    void collect(const CompiledCriterion& criterion) {
        if (criterion.when) collect(*criterion.when, false);
        if (criterion.applies) collect(*criterion.applies, true);
    }

    /// How each formula uses its inputs, by indicator; empty for what is observed and for ratios.
    [[nodiscard]] const std::vector<std::vector<InputUse>>& formula_uses() const noexcept { return through_; }

    [[nodiscard]] std::vector<InputUse> take_uses() { return std::exchange(uses_, {}); }
    [[nodiscard]] std::vector<InputThreshold> take_thresholds() { return std::exchange(thresholds_, {}); }

private:
    void collect(const BoundExpression& bound, bool decides_applicability) {
        for (const SymbolUse& use : symbol_uses(bound.expression, indicators_.environment())) {
            const std::uint32_t slot = bound.slots[use.symbol];
            // Applying may help as well as harm.
            const Polarity polarity = decides_applicability && use.polarity != Polarity::none ? Polarity::both : use.polarity;
            add_symbol(uses_, slot, polarity, use.only_thresholds);
            for (const Threshold& threshold : use.thresholds) {
                const PartialValue constant = evaluate_nodes(bound.expression, {}, bound.slots)[index(threshold.constant)];
                if (constant.is_known()) thresholds_.push_back({slot, constant});
            }
        }
    }

    void add_symbol(std::vector<InputUse>& uses, std::uint32_t slot, Polarity polarity, bool only_thresholds) const {
        const bool formula = slot < indicators_.size() && indicators_.find_formula(id_at<IndicatorId>(slot));
        if (!formula) return add(uses, {slot, polarity, only_thresholds});
        for (const InputUse& inner : through_[slot]) add(uses, {inner.slot, compose(polarity, inner.polarity), false});
    }

    static void add(std::vector<InputUse>& uses, InputUse use) {
        for (auto& known : uses)
            if (known.slot == use.slot) {
                known.polarity = join(known.polarity, use.polarity);
                known.only_thresholds = known.only_thresholds && use.only_thresholds;
                return;
            }
        uses.push_back(use);
    }

    const IndicatorSet& indicators_;
    std::vector<std::vector<InputUse>> through_;  // of a formula's result, by its slot
    std::vector<InputUse> uses_;
    std::vector<InputThreshold> thresholds_;
};

}  // namespace palier::detail
