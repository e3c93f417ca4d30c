// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::max, std::any_of, std::copy_n
#include <cstddef>    // std::ptrdiff_t
#include <cstdint>    // items
#include <optional>   // obstacles
#include <string>     // sentences of misuse
#include <utility>    // std::move
#include <vector>     // cells

#include "palier/detail/criterion_programs.hpp"
#include "palier/detail/derive_one.hpp"
#include "palier/detail/needed.hpp"
#include "palier/error.hpp"
#include "palier/path.hpp"

namespace palier::detail {

/// The criteria of one (field, tier) that are open, and how many of them are enough.
struct PathCell {
    FieldId field{};
    TierOrdinal tier = 1;
    Requirement requirement;
    std::uint32_t met = 0;         // at their worst
    std::uint32_t applicable = 0;  // at their worst
    std::vector<std::uint32_t> mandatory;  // not met at their worst, and needed whatever the rule
    std::vector<std::uint32_t> ordinary;   // not met at their worst
    std::vector<std::uint32_t> optional;   // not applicable at their worst: meeting one adds one that applies as well

    /// Returns how many of `mandatory` and `ordinary` are needed when some of `optional` are met. It never grows with them.
    [[nodiscard]] std::uint32_t needed(std::uint32_t optional_met) const noexcept {
        const std::uint32_t wanted = needed_of(requirement, applicable + optional_met);
        const std::uint32_t there = met + optional_met;
        return wanted > there ? wanted - there : 0;
    }

    /// Tells whether the requirement holds with so many met of each kind, all of `mandatory` among them.
    [[nodiscard]] bool holds(std::uint32_t met_of_others, std::uint32_t optional_met) const noexcept {
        return met_of_others >= needed(optional_met);
    }
};

/// What a target asks for beyond what holds now: of each group at least one cell. Items are positions in `criteria`.
struct PathGoal {
    std::vector<CriterionId> criteria;                // those that are open, in document order
    std::vector<std::optional<Obstacle>> obstacles;   // by item
    std::vector<PathCell> cells;
    std::vector<std::vector<std::uint32_t>> groups;   // cells that would do; one unless the tiers are independent
    std::vector<FieldTarget> wanted;                  // by group
};

/// Tells whether a criterion can be met at all by this unit: whether its condition may hold when every answer may change, those that are not
/// applicable excepted; or these as well, as in a field with too many of them they count as unknown.
class PossibilityCheck {
public:
    PossibilityCheck(const Assessor& assessor, std::span<const PartialValue> frame)
        : assessor_(assessor), indicators_(*assessor.framework()->indicators()), frame_(frame) {}

    [[nodiscard]] std::optional<Obstacle> obstacle(CriterionId id) {
        if (!assessor_.framework()->compiled(id).when) return Obstacle::unusable;
        const Possibility known = assessor_.programs().possibility(id);
        if (known == Possibility::always) return std::nullopt;
        if (known == Possibility::depends_on_unit && assessor_.evaluate_criterion(id, answered(), scratch_).best == Outcome::met) return std::nullopt;
        if (assessor_.evaluate_criterion(id, open(), scratch_).best == Outcome::met) return std::nullopt;
        return Obstacle::never_true;
    }

private:
    /// The frame in which every answer is unknown, and the unit what it is.
    const std::vector<PartialValue>& answered() {
        if (!answered_.empty()) return answered_;
        const auto first_attribute = static_cast<std::ptrdiff_t>(indicators_.size());
        answered_ = assessor_.programs().empty_frame();
        std::copy_n(frame_.begin() + first_attribute, indicators_.attributes().size(), answered_.begin() + first_attribute);
        for (const IndicatorId id : assessor_.programs().derived_from_unit()) derive_one(indicators_, id, answered_, scratch_);
        return answered_;
    }

    /// The same, but for the answers that are not applicable.
    const std::vector<PartialValue>& open() {
        if (!open_.empty()) return open_;
        open_ = answered();
        for (std::size_t i = 0; i < indicators_.size(); ++i)
            if (frame_[i].is_not_applicable()) open_[i] = frame_[i];
        derive(indicators_, open_, {}, scratch_);
        return open_;
    }

    const Assessor& assessor_;
    const IndicatorSet& indicators_;
    std::span<const PartialValue> frame_;
    std::vector<PartialValue> answered_;  // made when needed
    std::vector<PartialValue> open_;      // likewise
    EvaluationScratch scratch_;
};

/// Checks the arguments of a search. Throws ArgumentError.
inline void check_path_arguments(const Framework& framework, std::span<const PartialValue> frame, const Assessment& assessment,
                                 std::span<const FieldTarget> target) {
    if (frame.size() < framework.indicators()->frame_size() || assessment.criteria.size() != framework.criterion_count() ||
        assessment.fields.size() != framework.field_count())
        throw ArgumentError("api.argument.assessment", "the frame or the assessment was made for another framework", framework.id());
    for (const FieldTarget& wanted : target)
        if (index(wanted.field) >= framework.field_count() || wanted.tier > framework.tier_count())
            throw ArgumentError("api.argument.target",
                                "the framework has " + std::to_string(framework.field_count()) + " fields and " +
                                    std::to_string(framework.tier_count()) + " tiers, not field " + std::to_string(index(wanted.field)) + " at tier " +
                                    std::to_string(wanted.tier),
                                framework.id());
}

/// Which open criteria a goal looks at.
enum class GoalScope : std::uint8_t {
    target,     ///< Those of the tiers aimed at.
    framework,  ///< All, as prerequisites and implications may lie anywhere.
};

/// Finds what a target asks for beyond what holds now.
inline PathGoal make_path_goal(const Assessor& assessor, std::span<const PartialValue> frame, const Assessment& assessment,
                               std::span<const FieldTarget> target, GoalScope scope) {
    const Framework& framework = *assessor.framework();
    check_path_arguments(framework, frame, assessment, target);
    std::vector<TierOrdinal> wanted(framework.field_count(), 0);
    for (const FieldTarget& one : target) wanted[index(one.field)] = std::max(wanted[index(one.field)], one.tier);
    // Splitting answers may have proven a tier although no criterion is certain by itself.
    const auto is_reached = [&](FieldId field) { return assessment.fields[index(field)].bounds.certain >= wanted[index(field)]; };
    const bool cumulative = framework.maturity().gating == Gating::cumulative;
    const auto is_aimed_at = [&](const CompiledCriterion& criterion) {
        const TierOrdinal tier = wanted[index(criterion.field)];
        return !is_reached(criterion.field) && (cumulative ? criterion.tier <= tier : criterion.tier >= tier);
    };
    PathGoal goal;
    constexpr std::uint32_t none = 0xFFFF'FFFFU;
    std::vector<std::uint32_t> item_of(framework.criterion_count(), none);
    goal.criteria.reserve(framework.criterion_count());
    goal.obstacles.reserve(framework.criterion_count());
    PossibilityCheck possibility(assessor, frame);
    for (std::size_t i = 0; i < framework.criterion_count(); ++i) {
        const CriterionResult& result = assessment.criteria[i];
        if (result.worst == Outcome::met || result.state() == CriterionState::not_applicable) continue;
        if (scope == GoalScope::target && !is_aimed_at(framework.compiled(id_at<CriterionId>(i)))) continue;
        item_of[i] = static_cast<std::uint32_t>(goal.criteria.size());
        goal.criteria.push_back(id_at<CriterionId>(i));
        goal.obstacles.push_back(possibility.obstacle(goal.criteria.back()));
    }

    const auto cell_of = [&](FieldId field, TierOrdinal tier) {
        PathCell cell;
        cell.field = field;
        cell.tier = tier;
        cell.requirement = framework.requirement_of(field, tier);
        cell.ordinary.reserve(framework.criteria_of(field, tier).size());
        for (const CriterionId id : framework.criteria_of(field, tier)) {
            const CriterionResult& result = assessment.criteria[index(id)];
            cell.met += result.worst == Outcome::met ? 1U : 0U;
            cell.applicable += result.worst != Outcome::not_applicable ? 1U : 0U;
            if (item_of[index(id)] == none) continue;
            auto& kind = result.worst == Outcome::not_applicable ? cell.optional
                         : framework[id].need == Need::mandatory ? cell.mandatory
                                                                 : cell.ordinary;
            kind.push_back(item_of[index(id)]);
        }
        return cell;
    };
    const auto holds = [](const PathCell& cell) { return cell.mandatory.empty() && cell.holds(0, 0); };
    for (std::size_t f = 0; f < framework.field_count(); ++f) {
        const auto field = id_at<FieldId>(f);
        if (is_reached(field)) continue;
        if (cumulative) {
            for (TierOrdinal tier = 1; tier <= wanted[f]; ++tier) {
                PathCell cell = cell_of(field, tier);
                if (holds(cell)) continue;
                goal.groups.push_back({static_cast<std::uint32_t>(goal.cells.size())});
                goal.cells.push_back(std::move(cell));
                goal.wanted.push_back({field, tier});
            }
            continue;
        }
        std::vector<PathCell> cells;
        for (TierOrdinal tier = wanted[f]; tier <= framework.tier_count(); ++tier) cells.push_back(cell_of(field, tier));
        if (std::any_of(cells.begin(), cells.end(), holds)) continue;
        goal.wanted.push_back({field, wanted[f]});
        goal.groups.emplace_back();
        for (PathCell& cell : cells) {
            goal.groups.back().push_back(static_cast<std::uint32_t>(goal.cells.size()));
            goal.cells.push_back(std::move(cell));
        }
    }
    return goal;
}

/// Returns the tiers that stay out of reach when at most the items marked as satisfied can be, the lowest one of each field.
inline std::vector<BlockedTier> find_blocking(const Framework& framework, const PathGoal& goal, const std::vector<bool>& satisfiable,
                                              const std::vector<std::optional<Obstacle>>& obstacles) {
    const auto reaches = [&](const PathCell& cell) {
        const auto count = [&](const std::vector<std::uint32_t>& items) {
            return static_cast<std::uint32_t>(std::count_if(items.begin(), items.end(), [&](std::uint32_t item) { return satisfiable[item]; }));
        };
        return count(cell.mandatory) == cell.mandatory.size() && cell.holds(count(cell.mandatory) + count(cell.ordinary), count(cell.optional));
    };
    std::vector<BlockedTier> blocking;
    for (std::size_t g = 0; g < goal.groups.size(); ++g) {
        const FieldTarget& wanted = goal.wanted[g];
        const auto& group = goal.groups[g];
        if (!blocking.empty() && blocking.back().field == wanted.field) continue;
        if (std::any_of(group.begin(), group.end(), [&](std::uint32_t cell) { return reaches(goal.cells[cell]); })) continue;
        BlockedTier blocked{wanted.field, wanted.tier, {}};
        for (const CriterionId id : framework.criteria_of(wanted.field, wanted.tier)) {
            const auto at = std::lower_bound(goal.criteria.begin(), goal.criteria.end(), id);
            if (at == goal.criteria.end() || *at != id) continue;
            const auto item = static_cast<std::size_t>(at - goal.criteria.begin());
            if (!satisfiable[item]) blocked.criteria.push_back({id, obstacles[item].value_or(Obstacle::never_true)});
        }
        blocking.push_back(std::move(blocked));
    }
    return blocking;
}

}  // namespace palier::detail
