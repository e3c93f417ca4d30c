// SPDX-License-Identifier: MIT
// floor: 8
#pragma once

#include <algorithm>  // std::sort, std::unique
#include <cstdint>    // slots and places
#include <span>       // lists
#include <utility>    // std::pair
#include <vector>     // lists

#include "palier/framework.hpp"

namespace palier::detail {

/// Lists by slot of a frame, in one buffer.
class SlotLists {
public:
    using Entry = std::pair<std::uint32_t, std::uint32_t>;  // slot, item

    SlotLists() = default;

    /// Makes the list of each slot below `slots`, sorted, each item once.
    SlotLists(std::vector<Entry> entries, std::size_t slots) : offsets_(slots + 1, 0) {
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        items_.reserve(entries.size());
        for (const auto& [slot, item] : entries) {
            items_.push_back(item);
            offsets_[slot + 1] = static_cast<std::uint32_t>(items_.size());
        }
        for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] = std::max(offsets_[i], offsets_[i - 1]);
    }

    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t slot) const noexcept {
        return std::span(items_).subspan(offsets_[slot], offsets_[slot + 1] - offsets_[slot]);
    }

private:
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> items_;
};

/// Who reads each slot of a frame directly: prepared once, so that what an answer moves is found without looking at the rest. It takes as
/// much room as the framework's expressions; what moves through several derivations is followed step by step.
class Readers {
public:
    explicit Readers(const Framework& framework) {
        const IndicatorSet& indicators = *framework.indicators();
        std::vector<SlotLists::Entry> derivations, criteria;
        const auto order = indicators.derivation_order();
        for (std::uint32_t place = 0; place < order.size(); ++place) {
            if (const BoundExpression* formula = indicators.find_formula(order[place])) {
                for (const std::uint32_t slot : formula->slots) derivations.emplace_back(slot, place);
            } else if (const auto quotient = indicators.find_quotient(order[place])) {
                derivations.emplace_back(static_cast<std::uint32_t>(quotient->of), place);
                derivations.emplace_back(static_cast<std::uint32_t>(quotient->per), place);
            }
        }
        for (std::size_t f = 0; f < framework.field_count(); ++f)
            for (TierOrdinal tier = 1; tier <= framework.tier_count(); ++tier)
                for (const CriterionId id : framework.criteria_of(id_at<FieldId>(f), tier)) {
                    const CompiledCriterion& compiled = framework.compiled(id);
                    for (const auto* bound : {&compiled.when, &compiled.applies})
                        if (*bound)
                            for (const std::uint32_t slot : (*bound)->slots) criteria.emplace_back(slot, static_cast<std::uint32_t>(criteria_.size()));
                    criteria_.push_back(id);
                }
        derivations_of_ = SlotLists(std::move(derivations), indicators.frame_size());
        criteria_of_ = SlotLists(std::move(criteria), indicators.frame_size());
    }

    /// Returns the derived indicators that read a slot, as places in the order of derivation.
    [[nodiscard]] std::span<const std::uint32_t> derivations_of(std::uint32_t slot) const noexcept { return derivations_of_[slot]; }

    /// Returns the criteria that read a slot, as places in criteria().
    [[nodiscard]] std::span<const std::uint32_t> criteria_of(std::uint32_t slot) const noexcept { return criteria_of_[slot]; }

    /// Returns all criteria by field, then tier, then in document order.
    [[nodiscard]] const std::vector<CriterionId>& criteria() const noexcept { return criteria_; }

private:
    SlotLists derivations_of_;
    SlotLists criteria_of_;
    std::vector<CriterionId> criteria_;
};

}  // namespace palier::detail
