// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <vector>  // tiers

#include "palier/detail/rule_criteria_check.hpp"
#include "palier/detail/rule_tiers.hpp"

namespace palier::detail {

/// Looks at the tiers of each field: can they be reached, and does each ask for something?
class TiersCheck {
public:
    TiersCheck(RuleLab& lab, DefectList& defects, CriteriaCheck& criteria)
        : lab_(lab), framework_(lab.framework()), defects_(defects), criteria_(criteria), writer_(lab), search_(lab) {}

    void run() {
        for (std::size_t f = 0; f < framework_.field_count(); ++f) check_field(id_at<FieldId>(f));
    }

private:
    void check_field(FieldId field) {
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
            if (framework_.criteria_of(field, tier).empty()) {
                add("framework.tier.without-criterion", field, tier, {});
                continue;
            }
            if (!check_attainable(field, tier) && is_cumulative()) return;  // nor can those above
            check_asks_more(field, tier);
        }
    }

    [[nodiscard]] bool is_cumulative() const noexcept { return framework_.maturity().gating == Gating::cumulative; }

    /// The tiers that a unit at some tier has reached.
    [[nodiscard]] std::vector<TierOrdinal> up_to(TierOrdinal tier) const {
        std::vector<TierOrdinal> tiers;
        for (TierOrdinal t = is_cumulative() ? 1 : tier; t >= 1 && t <= tier; ++t) tiers.push_back(t);
        return tiers;
    }

    bool check_attainable(FieldId field, TierOrdinal tier) {
        const TierAnswer answer = search_.ask({field, up_to(tier), {}, {}, {}});
        if (answer.existence == Existence::shown) return true;
        if (answer.existence == Existence::open) {
            undecided(field, tier);
            return true;
        }
        const TierOrdinal lowest = is_cumulative() ? 1 : tier;
        bool explained = criteria_.has_contradiction(field, lowest, tier);
        for (TierOrdinal t = lowest; t <= tier; ++t)
            for (const CriterionId id : framework_.criteria_of(field, t))
                explained = explained || (criteria_.nature_of(id) == CriterionNature::unattainable && criteria_.is_needed(id));
        if (!explained) criteria_.check_larger_sets(field, lowest, tier);
        const World shown = most_favourable(field, tier);
        FrameworkDefect& defect = add("framework.tier.unattainable", field, tier, {{"witness", writer_.text(shown)}});
        defect.witnesses = {writer_.answers(shown)};
        return false;
    }

    /// Answers that meet as many criteria of a field, up to a tier, as one looks for without going back.
    World most_favourable(FieldId field, TierOrdinal tier) {
        World made;
        for (const TierOrdinal t : up_to(tier))
            for (const CriterionId id : framework_.criteria_of(field, t)) {
                const std::vector<Aim> aims{{id, Side::better}};
                World least;
                const auto met = Worlds(lab_, aims, made).visit([&](const Leaf& leaf, const World& world) {
                    if (!leaf.definite) return Worlds::Go::on;
                    if (least.empty()) least = world;
                    return leaf.results[0].worst == Outcome::met ? Worlds::Go::stop : Worlds::Go::on;
                });
                for (const SlotValue& entry : met ? *met : least)
                    if (std::none_of(made.begin(), made.end(), [&](const SlotValue& known) { return known.slot == entry.slot; })) made.push_back(entry);
            }
        return made;
    }

    void check_asks_more(FieldId field, TierOrdinal tier) {
        const TierOrdinal lower = tier - 1;
        const TierAnswer stops_below = search_.ask({field, up_to(lower), tier, {}, {}});
        if (stops_below.existence != Existence::refuted) {
            if (stops_below.existence == Existence::open) undecided(field, tier);
            return;
        }
        if (lower == 0) {
            add("framework.tier.always-reached", field, tier, {});
            return;
        }
        const TierAnswer easier = search_.ask({field, {tier}, lower, {}, {}});
        const bool is_easier = easier.existence == Existence::shown && confirms(easier.world, field, tier, lower);
        const World shown = is_easier ? easier.world : search_.ask({field, up_to(tier), {}, {}, {}}).world;
        FrameworkDefect& defect = add(is_easier ? "framework.tier.easier" : "framework.tier.adds-nothing", field, tier,
                                      {{"lower", std::int64_t{lower}}, {"witness", writer_.text(shown)}});
        defect.witnesses = {writer_.answers(shown)};
    }

    /// Tells whether a diagnosis of these answers finds that one tier's requirement holds and another's does not.
    bool confirms(const World& world, FieldId field, TierOrdinal holding, TierOrdinal failing) {
        const Assessment assessment = lab_.assess(world);
        const std::size_t first = index(field) * framework_.tier_count();
        return assessment.requirements[first + holding - 1].certain && !assessment.requirements[first + failing - 1].possible;
    }

    void undecided(FieldId field, TierOrdinal tier) {
        if (lab_.is_exhausted() || !search_.was_usable() || (undecided_field_ == field && undecided_tier_ == tier)) return;
        undecided_field_ = field;
        undecided_tier_ = tier;
        const std::string number = std::to_string(tier);
        const std::string& name = framework_[field].id;
        FrameworkDefect& defect =
            defects_.add("limit.framework.undecided", framework_[field].pointer,
                         {{"subject", LocalizedText{"le palier " + number + " du champ « " + name + " »", "tier " + number + " of the field “" + name + "”", {}}}});
        defect.field = field;
        defect.tier = tier;
    }

    FrameworkDefect& add(std::string_view code, FieldId field, TierOrdinal tier, std::vector<Argument> more) {
        std::vector<Argument> arguments{{"field", framework_[field].id}, {"tier", std::int64_t{tier}}};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::vector<std::string> related;
        std::vector<CriterionId> members;
        for (const CriterionId id : framework_.criteria_of(field, tier)) {
            related.push_back(framework_[id].pointer);
            members.push_back(id);
        }
        constexpr std::size_t most = 20;
        if (related.size() > most) related.resize(most);
        FrameworkDefect& defect = defects_.add(code, framework_[field].pointer, std::move(arguments), related);
        defect.field = field;
        defect.tier = tier;
        defect.criteria = std::move(members);
        return defect;
    }

    RuleLab& lab_;
    const Framework& framework_;
    DefectList& defects_;
    CriteriaCheck& criteria_;
    WitnessWriter writer_;
    TierSearch search_;
    std::optional<FieldId> undecided_field_;
    TierOrdinal undecided_tier_ = 0;
};

}  // namespace palier::detail
