// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::inplace_merge

#include "palier/detail/unit_set.hpp"
#include "palier/error.hpp"
#include "palier/organisation.hpp"

namespace palier {

PALIER_INLINE bool OrganisationView::exists(UnitId unit) const noexcept {
    return organisation_->exists(unit, date_);
}
PALIER_INLINE bool OrganisationView::exists(LinkId link) const noexcept {
    return organisation_->exists(link, date_);
}

PALIER_INLINE LinkRange OrganisationView::out_links(UnitId unit) const noexcept {
    const auto run = organisation_->out_run(unit);
    return {this, nullptr, run.begin, run.end};
}
PALIER_INLINE LinkRange OrganisationView::out_links(UnitId unit, LinkKindId kind) const noexcept {
    const auto run = organisation_->of_kind(organisation_->out_run(unit), nullptr, kind);
    return {this, nullptr, run.begin, run.end};
}
PALIER_INLINE LinkRange OrganisationView::in_links(UnitId unit) const noexcept {
    const auto run = organisation_->in_run(unit);
    return {this, organisation_->in_links_.data(), run.begin, run.end};
}
PALIER_INLINE LinkRange OrganisationView::in_links(UnitId unit, LinkKindId kind) const noexcept {
    const LinkId* list = organisation_->in_links_.data();
    const auto run = organisation_->of_kind(organisation_->in_run(unit), list, kind);
    return {this, list, run.begin, run.end};
}

PALIER_INLINE std::vector<UnitId> OrganisationView::units_of_kind(UnitKindId kind) const {
    std::vector<UnitId> units;
    add_existing(units, kind);
    return units;
}

/// Adds the units of a kind that exist on the day to sorted units, which stay sorted.
PALIER_INLINE void OrganisationView::add_existing(std::vector<UnitId>& units, UnitKindId kind) const {
    const std::size_t before = units.size();
    const auto of_kind = organisation_->units_of_kind(kind);
    units.reserve(before + of_kind.size());
    for (const auto unit : of_kind)
        if (exists(unit))
            units.push_back(unit);
    const auto middle = units.begin() + static_cast<std::ptrdiff_t>(before);
    if (before != 0 && middle != units.end() && *middle < *(middle - 1))
        std::inplace_merge(units.begin(), middle, units.end());
}

PALIER_INLINE std::vector<UnitId> OrganisationView::schools() const {
    std::vector<UnitId> units;
    const auto kinds = organisation_->schema().unit_kinds();
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i].family == UnitFamily::school)
            add_existing(units, id_at<UnitKindId>(i));
    return units;
}

/// Visits the units one step above or below on a hierarchy; a unit may be visited several times.
/// A step always changes the level in one direction, so no walk along steps can turn in circles.
template <class Visit>
void OrganisationView::for_each_step(UnitId unit, const Hierarchy& hierarchy, HierarchyId id, Way way,
                                     Visit visit) const {
    const Organisation& all = *organisation_;
    const LevelId own = hierarchy.level_of(all.kind(unit));
    if (own == no_id<LevelId>)
        return;
    const auto offer = [&](UnitId far) {
        const LevelId level = hierarchy.level_of(all.kind(far));
        if (level != no_id<LevelId> && (way == Way::up ? level > own : level < own))
            visit(far, level);
    };
    for (const auto kind : hierarchy.link_kinds) {
        const unsigned ways = all.ways(id, kind);
        if ((ways & (way == Way::up ? Organisation::goes_up : Organisation::goes_down)) != 0)
            for (const auto link : out_links(unit, kind))
                offer(all.target(link));
        if ((ways & (way == Way::up ? Organisation::goes_down : Organisation::goes_up)) != 0)
            for (const auto link : in_links(unit, kind))
                offer(all.source(link));
    }
}

PALIER_INLINE std::vector<UnitId> OrganisationView::parents(UnitId unit, HierarchyId hierarchy) const {
    std::vector<UnitId> units;
    for_each_step(unit, organisation_->schema().hierarchy(hierarchy), hierarchy, Way::up,
                  [&](UnitId far, LevelId) { units.push_back(far); });
    detail::sort_once(units);
    return units;
}

PALIER_INLINE std::vector<UnitId> OrganisationView::children(UnitId unit, HierarchyId hierarchy) const {
    std::vector<UnitId> units;
    for_each_step(unit, organisation_->schema().hierarchy(hierarchy), hierarchy, Way::down,
                  [&](UnitId far, LevelId) { units.push_back(far); });
    detail::sort_once(units);
    return units;
}

PALIER_INLINE std::vector<UnitId> OrganisationView::walk(UnitId unit, HierarchyId hierarchy, Way way) const {
    const Hierarchy& steps = organisation_->schema().hierarchy(hierarchy);
    detail::UnitSet found(organisation_->unit_count());
    found.add(unit);
    for (std::size_t next = 0; next < found.units().size(); ++next)
        for_each_step(found.units()[next], steps, hierarchy, way, [&](UnitId far, LevelId) { found.add(far); });
    found.units().erase(found.units().begin());
    return std::move(found.units());
}

PALIER_INLINE std::vector<UnitId> OrganisationView::ancestors(UnitId unit, HierarchyId hierarchy) const {
    return walk(unit, hierarchy, Way::up);
}
PALIER_INLINE std::vector<UnitId> OrganisationView::descendants(UnitId unit, HierarchyId hierarchy) const {
    return walk(unit, hierarchy, Way::down);
}

PALIER_INLINE std::vector<UnitId> OrganisationView::reach_level(UnitId unit, HierarchyId hierarchy, LevelId level,
                                                                Way way) const {
    const Hierarchy& steps = organisation_->schema().hierarchy(hierarchy);
    const LevelId own = steps.level_of(organisation_->kind(unit));
    if (own == no_id<LevelId> || !exists(unit))
        return {};
    if (own == level)
        return {unit};
    const auto is_short = [&](LevelId at) { return way == Way::up ? at < level : at > level; };
    if (!is_short(own))
        return {};
    std::vector<UnitId> reached;
    detail::UnitSet between(organisation_->unit_count());
    between.add(unit);
    for (std::size_t next = 0; next < between.units().size(); ++next)
        for_each_step(between.units()[next], steps, hierarchy, way, [&](UnitId far, LevelId at) {
            if (at == level)
                reached.push_back(far);
            else if (is_short(at))
                between.add(far);
        });
    detail::sort_once(reached);
    return reached;
}

PALIER_INLINE std::vector<UnitId> OrganisationView::ancestors_at(UnitId unit, HierarchyId hierarchy,
                                                                 LevelId level) const {
    return reach_level(unit, hierarchy, level, Way::up);
}
PALIER_INLINE std::vector<UnitId> OrganisationView::members(UnitId unit, HierarchyId hierarchy, LevelId level) const {
    return reach_level(unit, hierarchy, level, Way::down);
}

PALIER_INLINE std::vector<UnitId> OrganisationView::existing_at_level(const Hierarchy& hierarchy, LevelId level) const {
    std::vector<UnitId> units;
    for (const auto kind : hierarchy.levels[index(level)].kinds)
        add_existing(units, kind);
    return units;
}

PALIER_INLINE HierarchyGroups OrganisationView::groups(HierarchyId hierarchy, LevelId level,
                                                       LevelId member_level) const {
    const Hierarchy& steps = organisation_->schema().hierarchy(hierarchy);
    if (index(level) >= steps.levels.size() || member_level > level)
        throw ArgumentError("api.argument.level",
                            "groups need a level of the hierarchy and members on the same level or a lower one",
                            steps.id);

    // From the level down, each unit gets the groups it stands in: those of its parents, each once.
    struct Held {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };
    std::vector<Held> held(organisation_->unit_count());
    std::vector<UnitId> pool;
    std::vector<UnitId> found;
    HierarchyGroups answer;
    answer.groups = existing_at_level(steps, level);
    std::vector<UnitId> units = answer.groups;
    for (const auto unit : units) {
        held[index(unit)] = {static_cast<std::uint32_t>(pool.size()), 1};
        pool.push_back(unit);
    }
    for (std::size_t at = index(level); at-- > index(member_level);) {
        units = existing_at_level(steps, id_at<LevelId>(at));
        for (const auto unit : units) {
            found.clear();
            for_each_step(unit, steps, hierarchy, Way::up, [&](UnitId parent, LevelId) {
                const Held above = held[index(parent)];
                for (std::uint32_t i = 0; i < above.count; ++i)
                    found.push_back(pool[above.begin + i]);
            });
            detail::sort_once(found);
            held[index(unit)] = {static_cast<std::uint32_t>(pool.size()), static_cast<std::uint32_t>(found.size())};
            pool.insert(pool.end(), found.begin(), found.end());
        }
    }

    // `units` are now the members; turned round into one list per group.
    std::vector<std::uint32_t> group_position(organisation_->unit_count());
    for (std::size_t i = 0; i < answer.groups.size(); ++i)
        group_position[index(answer.groups[i])] = static_cast<std::uint32_t>(i);
    answer.offsets.assign(answer.groups.size() + 1, 0);
    for (const auto unit : units) {
        const Held groups = held[index(unit)];
        if (groups.count == 0)
            answer.outside.push_back(unit);
        for (std::uint32_t i = 0; i < groups.count; ++i)
            ++answer.offsets[group_position[index(pool[groups.begin + i])] + 1];
    }
    for (std::size_t i = 1; i < answer.offsets.size(); ++i)
        answer.offsets[i] += answer.offsets[i - 1];
    answer.members.resize(answer.offsets.back());
    std::vector<std::uint32_t> next(answer.offsets.begin(), answer.offsets.end() - 1);
    for (const auto unit : units) {
        const Held groups = held[index(unit)];
        for (std::uint32_t i = 0; i < groups.count; ++i)
            answer.members[next[group_position[index(pool[groups.begin + i])]]++] = unit;
    }
    return answer;
}

}  // namespace palier
