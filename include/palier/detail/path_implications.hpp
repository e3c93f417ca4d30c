// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::all_of, std::any_of
#include <span>       // frames
#include <vector>     // pairs

#include "palier/detail/path_conjuncts.hpp"
#include "palier/framework.hpp"

namespace palier::detail {

/// Which criteria are met by the same answers as others.
struct Implications {
    std::vector<std::vector<CriterionId>> of;  // by position in the criteria asked about
    bool complete = true;
};

/// Deduces which of some criteria imply which, on a frame: what applies now keeps applying, what is not applicable stays so.
class ImplicationFinder {
public:
    ImplicationFinder(const Framework& framework, std::span<const PartialValue> frame)
        : framework_(framework), indicators_(*framework.indicators()), frame_(frame), reader_(indicators_) {
        for (std::size_t i = 0; i < indicators_.frame_size(); ++i) applies_.push_back(i < frame.size() && !frame[i].may_be_not_applicable());
        // What is derived may be not applicable after a change as soon as a part of it may.
        for (const IndicatorId id : indicators_.derivation_order()) {
            bool applies = applies_[index(id)];
            if (const BoundExpression* formula = indicators_.find_formula(id))
                for (const std::uint32_t slot : formula->slots) applies = applies && slot < applies_.size() && applies_[slot];
            else if (const auto quotient = indicators_.find_quotient(id))
                applies = applies && applies_[index(quotient->of)] && applies_[index(quotient->per)];
            applies_[index(id)] = applies;
        }
    }

    /// Returns, for each of some criteria in document order, the others of them that it implies, in document order.
    [[nodiscard]] Implications find(std::span<const CriterionId> criteria, std::uint32_t max_pairs) {
        Implications found;
        found.of.resize(criteria.size());
        std::vector<Said> said;
        for (const CriterionId id : criteria) said.push_back(read(id));
        std::vector<std::vector<std::uint32_t>> speakers(reader_.subjects());  // criteria that surely say something of a subject
        for (std::uint32_t i = 0; i < said.size(); ++i)
            for (const Conjunct& conjunct : said[i].sure)
                if (speakers[conjunct.subject].empty() || speakers[conjunct.subject].back() != i) speakers[conjunct.subject].push_back(i);
        std::uint64_t pairs = 0;
        for (std::uint32_t weak = 0; weak < said.size(); ++weak) {
            if (said[weak].all.empty()) continue;
            // Only who speaks of all its subjects can imply it: look at the subject least spoken of.
            const std::vector<std::uint32_t>* fewest = nullptr;
            for (const Conjunct& conjunct : said[weak].all)
                if (!fewest || speakers[conjunct.subject].size() < fewest->size()) fewest = &speakers[conjunct.subject];
            for (const std::uint32_t strong : *fewest) {
                if (strong == weak || !applies_with(criteria[strong], criteria[weak]) || !covers(said[strong].sure, said[weak].all)) continue;
                if (++pairs > max_pairs) {
                    found.complete = false;
                    return found;
                }
                found.of[strong].push_back(criteria[weak]);
            }
        }
        return found;
    }

private:
    struct Said {
        std::vector<Conjunct> all;
        std::vector<Conjunct> sure;  // those that hold, and are not merely not applicable, when the criterion is met
    };

    [[nodiscard]] Said read(CriterionId id) {
        Said said;
        const CompiledCriterion& criterion = framework_.compiled(id);
        if (!criterion.when) return said;
        said.all = reader_.read(*criterion.when);
        const bool alone = said.all.size() == 1;
        for (const Conjunct& conjunct : said.all) {
            bool sure = alone;
            if (!alone) {
                sure = true;
                for (const std::uint32_t slot : reader_.slots_of(conjunct)) sure = sure && slot < applies_.size() && applies_[slot];
            }
            if (sure) said.sure.push_back(conjunct);
        }
        return said;
    }

    static bool covers(const std::vector<Conjunct>& strong, const std::vector<Conjunct>& weak) {
        return std::all_of(weak.begin(), weak.end(), [&](const Conjunct& wanted) {
            return std::any_of(strong.begin(), strong.end(),
                               [&](const Conjunct& given) { return given.subject == wanted.subject && implies(given, wanted); });
        });
    }

    /// Tells whether one criterion surely applies where another is met: always, for the unit as it is, or on the same condition.
    [[nodiscard]] bool applies_with(CriterionId strong, CriterionId weak) const {
        const auto& weak_applies = framework_.compiled(weak).applies;
        if (!weak_applies) return true;
        const auto& strong_applies = framework_.compiled(strong).applies;
        if (strong_applies && strong_applies->expression == weak_applies->expression) return true;
        for (const std::uint32_t slot : weak_applies->slots)
            if (slot < indicators_.size()) return false;  // an answer, which may change
        return evaluate(weak_applies->expression, frame_, weak_applies->slots).truth() == Truth::yes;
    }

    const Framework& framework_;
    const IndicatorSet& indicators_;
    std::span<const PartialValue> frame_;
    ConjunctReader reader_;
    std::vector<bool> applies_;  // by slot: surely applicable
};

}  // namespace palier::detail
