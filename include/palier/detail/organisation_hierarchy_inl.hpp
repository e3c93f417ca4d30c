// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::any_of, std::inplace_merge, std::sort, std::unique

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

/// Returns the units that exist on the day and stand on each level from one to another, ascending.
PALIER_INLINE std::vector<std::vector<UnitId>> OrganisationView::units_by_level(const Hierarchy& hierarchy, LevelId low,
                                                                                LevelId high) const {
    std::vector<std::vector<UnitId>> units(index(high) - index(low) + 1);
    for (std::size_t i = 0; i < organisation_->unit_count(); ++i) {
        const auto unit = id_at<UnitId>(i);
        const LevelId level = hierarchy.level_of(organisation_->kind(unit));
        if (level != no_id<LevelId> && level >= low && level <= high && exists(unit))
            units[index(level) - index(low)].push_back(unit);
    }
    return units;
}

/// Returns for each class of links the ways they go on a hierarchy, none for those that do not exist on the day.
PALIER_INLINE std::vector<std::uint8_t> OrganisationView::ways_by_class(HierarchyId hierarchy) const {
    std::vector<std::uint8_t> ways;
    ways.reserve(organisation_->classes_.size());
    for (const auto& links : organisation_->classes_)
        ways.push_back(organisation_->validities_[links.validity].contains(date_)
                           ? organisation_->ways(hierarchy, links.kind)
                           : std::uint8_t{0});
    return ways;
}

PALIER_INLINE HierarchyGroups OrganisationView::groups(HierarchyId hierarchy, LevelId level,
                                                       LevelId member_level) const {
    const Organisation& all = *organisation_;
    const Hierarchy& steps = all.schema().hierarchy(hierarchy);
    if (index(level) >= steps.levels.size() || member_level > level)
        throw ArgumentError("api.argument.level",
                            "groups need a level of the hierarchy and members on the same level or a lower one",
                            steps.id);
    std::vector<std::vector<UnitId>> levels = units_by_level(steps, member_level, level);
    const std::vector<std::uint8_t> ways = ways_by_class(hierarchy);
    const bool some_go_down = std::any_of(ways.begin(), ways.end(),
                                          [](std::uint8_t way) { return (way & Organisation::goes_down) != 0; });

    // From the level down, each unit holds the groups it stands in: those of its parents, each once. A list of groups
    // is a part of the pool; a unit with one parent shares the parent's. What a level holds is noted when all of it is
    // known, so that only units of higher levels count as parents; those that do not exist hold nothing.
    struct Held {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };
    HierarchyGroups answer;
    std::vector<std::uint32_t> pool(levels.back().size());  // positions of groups
    std::vector<Held> held(all.unit_count());
    for (std::uint32_t i = 0; i < pool.size(); ++i) {
        pool[i] = i;
        held[index(levels.back()[i])] = {i, 1};
    }
    std::vector<Held> now;
    std::vector<std::uint32_t> several;  // the groups of parents that hold different ones
    const auto add_parts = [&](Held part) {
        for (std::uint32_t i = part.begin; i < part.begin + part.count; ++i)
            several.push_back(pool[i]);
    };
    for (std::size_t at = levels.size() - 1; at-- > 0;) {
        now.clear();
        for (const auto unit : levels[at]) {
            Held own;
            several.clear();
            const auto offer = [&](UnitId parent) {
                const Held above = held[index(parent)];
                if (above.count == 0 || (above.begin == own.begin && above.count == own.count))
                    return;
                if (own.count == 0) {
                    own = above;
                    return;
                }
                if (several.empty())
                    add_parts(own);
                add_parts(above);
            };
            const auto out = all.out_run(unit);
            for (std::uint32_t link = out.begin; link < out.end; ++link)
                if ((ways[all.link_class(LinkId{link})] & Organisation::goes_up) != 0)
                    offer(all.targets_[link]);
            if (some_go_down) {
                const auto in = all.in_run(unit);
                for (std::uint32_t i = in.begin; i < in.end; ++i)
                    if ((ways[all.link_class(all.in_links_[i])] & Organisation::goes_down) != 0)
                        offer(all.source(all.in_links_[i]));
            }
            if (!several.empty()) {
                std::sort(several.begin(), several.end());
                several.erase(std::unique(several.begin(), several.end()), several.end());
                own = {static_cast<std::uint32_t>(pool.size()), static_cast<std::uint32_t>(several.size())};
                pool.insert(pool.end(), several.begin(), several.end());
            }
            now.push_back(own);
        }
        for (std::size_t i = 0; i < now.size(); ++i)
            held[index(levels[at][i])] = now[i];
    }

    // Turned round into one list of members per group.
    const std::vector<UnitId>& members = levels.front();
    answer.offsets.assign(levels.back().size() + 1, 0);
    for (const auto unit : members) {
        const Held own = held[index(unit)];
        if (own.count == 0)
            answer.outside.push_back(unit);
        for (std::uint32_t i = own.begin; i < own.begin + own.count; ++i)
            ++answer.offsets[pool[i] + 1];
    }
    for (std::size_t i = 1; i < answer.offsets.size(); ++i)
        answer.offsets[i] += answer.offsets[i - 1];
    answer.members.resize(answer.offsets.back());
    std::vector<std::uint32_t> next(answer.offsets.begin(), answer.offsets.end() - 1);
    for (const auto unit : members) {
        const Held own = held[index(unit)];
        for (std::uint32_t i = own.begin; i < own.begin + own.count; ++i)
            answer.members[next[pool[i]]++] = unit;
    }
    answer.groups = std::move(levels.back());
    return answer;
}

}  // namespace palier
