// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::min
#include <cstdint>    // counts
#include <map>        // states
#include <numeric>    // std::iota
#include <optional>   // tiers that must fail
#include <vector>     // states, parts

#include "palier/detail/needed.hpp"
#include "palier/detail/rule_worlds.hpp"

namespace palier::detail {

/// Whether some answers have a property: they do, none does, or it could not be decided.
enum class Existence : std::uint8_t { shown, refuted, open };

/// Asks for answers under which the requirements of some tiers of a field hold, and that of another fails.
struct TierQuestion {
    FieldId field{};
    std::vector<TierOrdinal> hold;
    std::optional<TierOrdinal> fail;
    World fixed;                      ///< Answers that are not varied.
    std::optional<SlotValue> shift;   ///< `fail` is judged after this answer has changed.
};

struct TierAnswer {
    Existence existence = Existence::open;
    World world;  ///< When it is shown.
};

/// Answers questions about tiers exactly: criteria that share no input are tried apart, and the ways in which their counts can add up are
/// followed part by part, so that the work grows with the number of parts, not with their product.
class TierSearch {
public:
    explicit TierSearch(RuleLab& lab) : lab_(lab) {}

    [[nodiscard]] TierAnswer ask(const TierQuestion& question) {
        question_ = &question;
        collect();
        if (!usable_) return {Existence::open, {}};
        parts_.clear();
        overflow_ = false;
        bool complete = true;
        for (const auto& members : components()) {
            complete = try_part(members) && complete;
            if (!tried_) return {Existence::open, {}};
        }
        if (auto world = combine(Belief::sure)) return {Existence::shown, std::move(*world)};
        if (!complete || overflow_) return {Existence::open, {}};
        const bool possible = combine(Belief::possible).has_value();
        return {possible || overflow_ ? Existence::open : Existence::refuted, {}};
    }

    /// Tells whether all criteria that the last question was about can be evaluated.
    [[nodiscard]] bool was_usable() const noexcept { return usable_; }

private:
    enum class Belief : std::uint8_t { sure, possible };

    struct Asked {
        TierOrdinal tier;
        Requirement requirement;
        std::uint32_t criteria;
        bool holds;  // it must hold, or else fail
    };
    /// Counts per asked tier, met then applicable, and last whether the failing tier fails for sure.
    using State = std::vector<std::uint32_t>;
    struct Way {
        State adds;
        World world;
    };
    struct Part {
        std::vector<Way> sure, possible;
    };

    void collect() {
        asked_.clear();
        criteria_.clear();
        usable_ = true;
        const Framework& framework = lab_.framework();
        const auto add = [&](TierOrdinal tier, bool holds) {
            const auto members = framework.criteria_of(question_->field, tier);
            const bool repeated = !holds && std::find(question_->hold.begin(), question_->hold.end(), tier) != question_->hold.end();
            asked_.push_back({tier, framework.requirement_of(question_->field, tier), static_cast<std::uint32_t>(members.size()), holds});
            for (const CriterionId id : members) {
                usable_ = usable_ && lab_.is_usable(id);
                const Side side = holds ? Side::better : Side::worse;
                const auto known = repeated ? std::find_if(criteria_.begin(), criteria_.end(), [&](const Aim& aim) { return aim.criterion == id; })
                                            : criteria_.end();
                if (known == criteria_.end())
                    criteria_.push_back({id, side});
                else
                    known->side = Side::either;
            }
        };
        for (const TierOrdinal tier : question_->hold) add(tier, true);
        if (question_->fail) add(*question_->fail, false);
    }

    /// Groups the criteria that share an input, directly or through others.
    [[nodiscard]] std::vector<std::vector<Aim>> components() const {
        std::vector<std::uint32_t> leader(criteria_.size());
        std::iota(leader.begin(), leader.end(), 0U);
        const auto find = [&](std::uint32_t i) {
            while (leader[i] != i) i = leader[i] = leader[leader[i]];
            return i;
        };
        std::map<std::uint32_t, std::uint32_t> first;  // by slot
        for (std::uint32_t i = 0; i < criteria_.size(); ++i)
            for (const InputUse& use : lab_.assessor().inputs_of(criteria_[i].criterion)) {
                const auto [at, is_new] = first.emplace(use.slot, i);
                if (!is_new) leader[find(i)] = find(at->second);
            }
        for (const auto& [slot, i] : first)
            if (const auto parts = lab_.quotient(slot))
                for (const IndicatorId part : {parts->of, parts->per})
                    for (const std::uint32_t read : inputs_below(static_cast<std::uint32_t>(part)))
                        if (const auto at = first.find(read); at != first.end()) leader[find(i)] = find(at->second);
        std::map<std::uint32_t, std::vector<Aim>> groups;
        for (std::uint32_t i = 0; i < criteria_.size(); ++i) groups[find(i)].push_back(criteria_[i]);
        std::vector<std::vector<Aim>> made;
        for (auto& [key, group] : groups) made.push_back(std::move(group));
        return made;
    }

    [[nodiscard]] std::vector<std::uint32_t> inputs_below(std::uint32_t slot) const {
        if (!lab_.is_formula(slot)) return {slot};
        std::vector<std::uint32_t> made;
        for (const std::uint32_t read : lab_.indicators().find_formula(id_at<IndicatorId>(slot))->slots) made.push_back(read);
        return made;
    }

    /// Tries all answers of one part and keeps the different ways in which it counts. Returns whether they are all.
    bool try_part(const std::vector<Aim>& members) {
        Worlds worlds(lab_, members, question_->fixed, question_->shift);
        tried_ = worlds.fits();
        if (!tried_) return false;
        std::map<State, World> sure, possible;
        worlds.visit_worlds([&](const Leaf& leaf, const World& world) {
            if (leaf.definite) note(members, leaf, Belief::sure, world, sure);
            note(members, leaf, Belief::possible, world, possible);
        });
        Part part;
        for (auto& [adds, world] : sure) part.sure.push_back({adds, std::move(world)});
        for (auto& [adds, world] : possible) part.possible.push_back({adds, {}});
        parts_.push_back(std::move(part));
        return worlds.is_complete();
    }

    void note(const std::vector<Aim>& members, const Leaf& leaf, Belief belief, const World& world, std::map<State, World>& ways) const {
        State adds(asked_.size() * 2 + 1, 0);
        for (std::size_t i = 0; i < members.size(); ++i) {
            const TierOrdinal tier = lab_.framework()[members[i].criterion].tier;
            const bool mandatory = lab_.framework()[members[i].criterion].need == Need::mandatory;
            for (std::size_t a = 0; a < asked_.size(); ++a) {
                const Asked& asked = asked_[a];
                if (asked.tier != tier) continue;
                const CriterionResult& result = !asked.holds && !leaf.shifted.empty() ? leaf.shifted[i] : leaf.results[i];
                // For sure, what is unknown counts against what is asked; where it might be, for it.
                const bool good = asked.holds == (belief == Belief::possible);
                const Outcome outcome = good ? result.best : result.worst;
                const bool needed = mandatory || asked.requirement.rule == RequirementRule::all;
                if (needed && outcome == Outcome::not_met) {
                    if (asked.holds) return;
                    adds.back() = 1;
                }
                if (asked.requirement.rule == RequirementRule::all) continue;
                adds[a * 2] += outcome == Outcome::met ? 1U : 0U;
                adds[a * 2 + 1] += outcome != Outcome::not_applicable ? 1U : 0U;
            }
        }
        ways.try_emplace(std::move(adds), world);
    }

    [[nodiscard]] State sum(const State& a, const State& b) const {
        State made(a.size());
        for (std::size_t i = 0; i + 1 < a.size(); ++i) {
            made[i] = a[i] + b[i];
            // Beyond the number asked for, more changes nothing.
            const Requirement& requirement = asked_[i / 2].requirement;
            if (requirement.rule == RequirementRule::at_least) made[i] = std::min(made[i], requirement.count);
        }
        made.back() = std::max(a.back(), b.back());
        return made;
    }

    [[nodiscard]] bool is_goal(const State& state) const {
        for (std::size_t a = 0; a < asked_.size(); ++a) {
            const bool counted = asked_[a].requirement.rule != RequirementRule::all;
            const bool enough = !counted || state[a * 2] >= needed_of(asked_[a].requirement, state[a * 2 + 1]);
            if (asked_[a].holds ? !enough : enough && state.back() == 0) return false;
        }
        return true;
    }

    /// Follows the ways in which the parts add up; returns the answers of one that does what is asked.
    std::optional<World> combine(Belief belief) {
        struct Node {
            std::size_t before;
            std::size_t way;
        };
        constexpr std::size_t max_states = 4096;
        std::vector<std::vector<Node>> layers;
        std::vector<State> states{State(asked_.size() * 2 + 1, 0)};
        for (const Part& part : parts_) {
            const auto& ways = belief == Belief::sure ? part.sure : part.possible;
            std::map<State, Node> next;
            for (std::size_t s = 0; s < states.size(); ++s)
                for (std::size_t w = 0; w < ways.size(); ++w) next.emplace(sum(states[s], ways[w].adds), Node{s, w});
            lab_.spend(states.size() * ways.size() / 8);
            states.clear();
            layers.emplace_back();
            for (auto& [state, node] : next) {
                states.push_back(state);
                layers.back().push_back(node);
            }
            if (states.size() > max_states || lab_.is_exhausted()) {
                overflow_ = true;
                return std::nullopt;
            }
        }
        for (std::size_t s = 0; s < states.size(); ++s) {
            if (!is_goal(states[s])) continue;
            World world;
            std::size_t at = s;
            for (std::size_t layer = layers.size(); layer > 0; --layer) {
                const Node& node = layers[layer - 1][at];
                const auto& ways = belief == Belief::sure ? parts_[layer - 1].sure : parts_[layer - 1].possible;
                world.insert(world.end(), ways[node.way].world.begin(), ways[node.way].world.end());
                at = node.before;
            }
            return world;
        }
        return std::nullopt;
    }

    RuleLab& lab_;
    const TierQuestion* question_ = nullptr;
    std::vector<Asked> asked_;
    std::vector<Aim> criteria_;
    std::vector<Part> parts_;
    bool usable_ = true;
    bool tried_ = true;
    bool overflow_ = false;
};

}  // namespace palier::detail
