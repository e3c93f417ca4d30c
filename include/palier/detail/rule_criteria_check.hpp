// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::find
#include <map>        // criteria by input
#include <set>        // pairs already looked at
#include <vector>     // criteria

#include "palier/detail/needed.hpp"
#include "palier/detail/rule_defects.hpp"
#include "palier/detail/rule_witness.hpp"

namespace palier::detail {

/// What can be said of each criterion by itself.
enum class CriterionNature : std::uint8_t { ordinary, unattainable, always_met, never_applies, unusable };

/// Looks at criteria one by one and two by two.
class CriteriaCheck {
public:
    CriteriaCheck(RuleLab& lab, DefectList& defects) : lab_(lab), framework_(lab.framework()), defects_(defects), writer_(lab) {}

    void run() {
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i) natures_.push_back(check_alone(id_at<CriterionId>(i)));
        for (std::size_t f = 0; f < framework_.field_count(); ++f) check_pairs(id_at<FieldId>(f));
    }

    [[nodiscard]] CriterionNature nature_of(CriterionId id) const noexcept { return natures_[index(id)]; }
    /// Tells whether criteria of a field, up to a tier, were told to exclude each other.
    [[nodiscard]] bool has_contradiction(FieldId field, TierOrdinal lowest, TierOrdinal highest) const {
        for (const auto& [where, tier] : contradictions_)
            if (where == field && tier >= lowest && tier <= highest) return true;
        return false;
    }

    /// Tells whether the requirement of its tier cannot do without a criterion.
    [[nodiscard]] bool is_needed(CriterionId id) const {
        const CompiledCriterion& criterion = framework_.compiled(id);
        if (framework_[id].need == Need::mandatory) return true;
        const auto count = static_cast<std::uint32_t>(framework_.criteria_of(criterion.field, criterion.tier).size());
        return needed_of(framework_.requirement_of(criterion.field, criterion.tier), count) >= count;
    }

    /// Looks for the smallest set of needed criteria that exclude each other, three or more, and tells it.
    void check_larger_sets(FieldId field, TierOrdinal lowest, TierOrdinal highest) {
        std::vector<Aim> aims;
        for (TierOrdinal tier = lowest; tier <= highest; ++tier)
            for (const CriterionId id : framework_.criteria_of(field, tier))
                if (is_needed(id) && lab_.is_usable(id)) aims.push_back({id, Side::better});
        constexpr std::size_t most = 40;  // each is left out in turn
        if (aims.size() > most || !exclude_each_other(aims)) return;
        for (std::size_t i = 0; i < aims.size();) {
            std::vector<Aim> fewer = aims;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            if (exclude_each_other(fewer))
                aims = std::move(fewer);
            else
                ++i;
        }
        if (aims.size() < 3) return;  // told already
        World shown;
        Worlds(lab_, aims).visit([&](const Leaf& leaf, const World& world) {
            if (!leaf.definite) return Worlds::Go::on;
            shown = world;
            return Worlds::Go::stop;
        });
        std::vector<CriterionId> members;
        for (const Aim& aim : aims) members.push_back(aim.criterion);
        tell_contradiction(field, members, shown);
    }

private:
    CriterionNature check_alone(CriterionId id) {
        if (!lab_.is_usable(id)) return CriterionNature::unusable;
        const std::vector<Aim> wanted{{id, Side::better}}, unwanted{{id, Side::worse}};
        Worlds best(lab_, wanted), worst(lab_, unwanted);
        bool may_be_met = false, may_fail = false, may_apply = false;
        World open, closed;  // answers that show it not met, and met
        const auto is_met = [&](const Leaf& leaf, const World& world) {
            const CriterionState state = leaf.results[0].state();
            may_be_met = may_be_met || leaf.results[0].best == Outcome::met;
            may_apply = may_apply || state != CriterionState::not_applicable;
            if (leaf.definite && state == CriterionState::not_met && open.empty()) open = world;
            return leaf.definite && state == CriterionState::met ? Worlds::Go::stop : Worlds::Go::on;
        };
        const auto is_not_met = [&](const Leaf& leaf, const World& world) {
            const CriterionState state = leaf.results[0].state();
            may_fail = may_fail || leaf.results[0].worst == Outcome::not_met;
            may_apply = may_apply || state != CriterionState::not_applicable;
            if (leaf.definite && state == CriterionState::met && closed.empty()) closed = world;
            return leaf.definite && state == CriterionState::not_met ? Worlds::Go::stop : Worlds::Go::on;
        };
        const bool met = best.visit(is_met).has_value();
        const bool fails = worst.visit(is_not_met).has_value();
        if (met && fails) return CriterionNature::ordinary;
        const std::string& pointer = framework_[id].pointer;
        if (!may_apply && best.is_complete() && worst.is_complete()) {
            add("framework.criterion.never-applies", id, pointer + (framework_[id].applies.empty() ? "/when" : "/applies"), {{"criterion", framework_[id].id}});
            return CriterionNature::never_applies;
        }
        if (!met && !may_be_met && best.is_complete()) {
            add("framework.criterion.unattainable", id, pointer + "/when", {{"criterion", framework_[id].id}, {"witness", writer_.text(open)}}, &open);
            return CriterionNature::unattainable;
        }
        if (met && !fails && !may_fail && worst.is_complete()) {
            add("framework.criterion.always-met", id, pointer + "/when", {{"criterion", framework_[id].id}, {"witness", writer_.text(closed)}}, &closed);
            return CriterionNature::always_met;
        }
        if (lab_.is_exhausted()) return CriterionNature::ordinary;  // told once, at the end
        add("limit.framework.undecided", id, pointer + "/when", {{"subject", LocalizedText{"le critère « " + framework_[id].id + " »", "the criterion “" + framework_[id].id + "”", {}}}});
        return CriterionNature::ordinary;
    }

    /// Looks at the pairs of a field that share an input: only they can exclude, or imply, each other.
    void check_pairs(FieldId field) {
        const bool cumulative = framework_.maturity().gating == Gating::cumulative;
        std::map<std::uint32_t, std::vector<CriterionId>> readers;
        std::set<std::pair<CriterionId, CriterionId>> seen;
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier)
            for (const CriterionId id : framework_.criteria_of(field, tier)) {
                if (nature_of(id) != CriterionNature::ordinary) continue;
                for (const InputUse& use : lab_.assessor().inputs_of(id)) {
                    auto& others = readers[use.slot];
                    for (const CriterionId other : others) {
                        if (lab_.is_exhausted()) return;
                        lab_.spend(1);
                        if (other == id || !seen.emplace(other, id).second) continue;
                        const TierOrdinal below = framework_[other].tier;
                        if (!cumulative && below != tier) continue;
                        if (is_needed(other) && is_needed(id) && pull_apart(other, id)) check_contradiction(field, other, id);
                        if (cumulative && below < tier && is_needed(other)) check_weaker(other, id);
                    }
                    if (others.empty() || others.back() != id) others.push_back(id);
                }
            }
    }

    /// Tells whether some input helps one and harms the other; if none does, its best end serves both.
    [[nodiscard]] bool pull_apart(CriterionId a, CriterionId b) const {
        for (const InputUse& x : lab_.assessor().inputs_of(a))
            for (const InputUse& y : lab_.assessor().inputs_of(b))
                if (x.slot == y.slot && join(x.polarity, y.polarity) == Polarity::both) return true;
        return false;
    }

    void check_contradiction(FieldId field, CriterionId a, CriterionId b) {
        const std::vector<Aim> aims{{a, Side::better}, {b, Side::better}};
        Worlds worlds(lab_, aims);
        bool may_both = false;
        World shown;
        bool apply = false;
        const auto both = [&](const Leaf& leaf, const World& world) {
            const CriterionState first = leaf.results[0].state(), second = leaf.results[1].state();
            may_both = may_both || (leaf.results[0].best == Outcome::met && leaf.results[1].best == Outcome::met);
            const auto decided = [](CriterionState state) { return state == CriterionState::met || state == CriterionState::not_met; };
            if (leaf.definite && decided(first) && decided(second) && (first == CriterionState::met || second == CriterionState::met) && !apply) {
                apply = true;
                shown = world;
            }
            return leaf.definite && first == CriterionState::met && second == CriterionState::met ? Worlds::Go::stop : Worlds::Go::on;
        };
        if (worlds.visit(both) || may_both || !apply || !worlds.is_complete()) return;
        tell_contradiction(field, {a, b}, shown);
    }

    void tell_contradiction(FieldId field, const std::vector<CriterionId>& members, const World& shown) {
        std::vector<std::string> names, pointers;
        TierOrdinal highest = 0;
        for (const CriterionId id : members) {
            names.push_back(framework_[id].id);
            if (id != members.back()) pointers.push_back(framework_[id].pointer + "/when");
            highest = std::max(highest, framework_[id].tier);
        }
        FrameworkDefect& defect = defects_.add("framework.criterion.contradiction", framework_[members.back()].pointer + "/when",
                                               {{"criteria", quoted_list(names)}, {"field", framework_[field].id}, {"witness", writer_.text(shown)}}, pointers);
        defect.field = field;
        defect.tier = highest;
        defect.criteria = members;
        defect.witnesses = {writer_.answers(shown)};
        contradictions_.emplace_back(field, highest);
    }

    /// Tells whether in no answers all of the criteria do without being not met.
    bool exclude_each_other(const std::vector<Aim>& aims) {
        if (aims.empty()) return false;
        Worlds worlds(lab_, aims);
        const auto none_fails = [](const Leaf& leaf, const World&) {
            for (const CriterionResult& result : leaf.results)
                if (result.best == Outcome::not_met) return Worlds::Go::on;
            return Worlds::Go::stop;
        };
        return !worlds.visit(none_fails) && worlds.is_complete();
    }

    /// Compares a criterion with one that a lower tier needs: is it met whenever the lower one is?
    void check_weaker(CriterionId lower, CriterionId higher) {
        const std::vector<Aim> aims{{lower, Side::better}, {higher, Side::worse}};
        Worlds worlds(lab_, aims);
        bool may_differ = false;
        const auto differ = [&](const Leaf& leaf, const World&) {
            may_differ = may_differ || (leaf.results[0].best != Outcome::not_met && leaf.results[1].worst == Outcome::not_met);
            return may_differ ? Worlds::Go::stop : Worlds::Go::on;
        };
        worlds.visit(differ);
        if (may_differ || !worlds.is_complete()) return;
        const std::vector<Aim> reverse{{higher, Side::better}, {lower, Side::worse}};
        const auto weaker = Worlds(lab_, reverse).visit([](const Leaf& leaf, const World&) {
            return leaf.definite && leaf.results[0].state() == CriterionState::met && leaf.results[1].state() == CriterionState::not_met ? Worlds::Go::stop
                                                                                                                                      : Worlds::Go::on;
        });
        // Where a tier counts its criteria, to count one of those below again is a choice.
        const Requirement& requirement = framework_.requirement_of(framework_.compiled(higher).field, framework_[higher].tier);
        if (!weaker && (requirement.rule != RequirementRule::all || !repeated_.insert(higher).second)) return;
        World shown;
        if (weaker) shown = *weaker;
        if (!weaker)
            Worlds(lab_, reverse).visit([&](const Leaf& leaf, const World& world) {
                if (!leaf.definite || leaf.results[0].state() != CriterionState::met) return Worlds::Go::on;
                shown = world;
                return Worlds::Go::stop;
            });
        FrameworkDefect& defect = defects_.add(weaker ? "framework.criterion.weaker-than-lower" : "framework.criterion.repeats-lower",
                                               framework_[higher].pointer + "/when",
                                               {{"criterion", framework_[higher].id},
                                                {"tier", std::int64_t{framework_[higher].tier}},
                                                {"other", framework_[lower].id},
                                                {"lower", std::int64_t{framework_[lower].tier}},
                                                {"witness", writer_.text(shown)}},
                                               {framework_[lower].pointer + "/when"});
        defect.field = framework_.compiled(higher).field;
        defect.tier = framework_[higher].tier;
        defect.criteria = {higher, lower};
        defect.witnesses = {writer_.answers(shown)};
    }

    void add(std::string_view code, CriterionId id, std::string pointer, std::vector<Argument> arguments, const World* shown = nullptr) {
        FrameworkDefect& defect = defects_.add(code, std::move(pointer), std::move(arguments));
        defect.field = framework_.compiled(id).field;
        defect.tier = framework_[id].tier;
        defect.criteria = {id};
        if (shown) defect.witnesses = {writer_.answers(*shown)};
    }

    RuleLab& lab_;
    const Framework& framework_;
    DefectList& defects_;
    WitnessWriter writer_;
    std::vector<CriterionNature> natures_;
    std::vector<std::pair<FieldId, TierOrdinal>> contradictions_;
    std::set<CriterionId> repeated_;
};

}  // namespace palier::detail
