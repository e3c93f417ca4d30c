// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::any_of, std::binary_search, std::sort

#include "palier/detail/dominators.hpp"
#include "palier/detail/unit_set.hpp"
#include "palier/support.hpp"

namespace palier {

namespace detail {

inline bool counts(const std::vector<UnitKindId>& ends, UnitKindId kind) noexcept {
    return ends.empty() || std::binary_search(ends.begin(), ends.end(), kind);
}

/// Visits the far ends of a step from a unit, with the link; a unit may be visited several times.
template <class Visit>
void for_each_far_end(const OrganisationView& view, UnitId unit, const SupportStep& step, Visit visit) {
    const Organisation& organisation = view.organisation();
    if (step.direction != LinkDirection::in)
        for (const auto link : view.out_links(unit, step.link_kind))
            if (const UnitId far = organisation.target(link); counts(step.ends, organisation.kind(far)))
                visit(far, link);
    if (step.direction != LinkDirection::out)
        for (const auto link : view.in_links(unit, step.link_kind))
            if (const UnitId far = organisation.source(link); counts(step.ends, organisation.kind(far)))
                visit(far, link);
}

/// Visits the units that a step leads from, to a given unit.
template <class Visit>
void for_each_near_end(const OrganisationView& view, UnitId unit, const SupportStep& step, Visit visit) {
    const Organisation& organisation = view.organisation();
    if (!counts(step.ends, organisation.kind(unit)))
        return;
    if (step.direction != LinkDirection::in)
        for (const auto link : view.in_links(unit, step.link_kind))
            visit(organisation.source(link));
    if (step.direction != LinkDirection::out)
        for (const auto link : view.out_links(unit, step.link_kind))
            visit(organisation.target(link));
}

/// The steps of a schema that lead to some unit of an organisation. Where no unit is of a kind that a step leads to, its
/// links need not be visited: a département has hundreds of parts, few of them commissions.
inline std::vector<const SupportStep*> find_live_steps(const Organisation& organisation) {
    const std::vector<SupportStep>& all = organisation.schema().support().steps;
    std::vector<const SupportStep*> live;
    live.reserve(all.size());
    for (const auto& step : all)
        if (step.ends.empty() || std::any_of(step.ends.begin(), step.ends.end(), [&](UnitKindId kind) {
                return !organisation.units_of_kind(kind).empty();
            }))
            live.push_back(&step);
    return live;
}

/// The units that some sources support, sources included: a walk against the steps.
inline std::vector<std::uint8_t> find_supported(const OrganisationView& view, const std::vector<UnitId>& sources,
                                                UnitId without) {
    const Organisation& organisation = view.organisation();
    std::vector<std::uint8_t> supported(organisation.unit_count(), 0);
    std::vector<UnitId> open;
    const auto meet = [&](UnitId unit) {
        if (supported[index(unit)] != 0 || unit == without)
            return;
        supported[index(unit)] = 1;
        open.push_back(unit);
    };
    for (const auto unit : sources)
        meet(unit);
    while (!open.empty()) {
        const UnitId unit = open.back();
        open.pop_back();
        for (const auto& step : organisation.schema().support().steps)
            for_each_near_end(view, unit, step, meet);
    }
    return supported;
}

/// The units of some kinds that exist on the day of a view; of all kinds that count as support when none is given.
inline std::vector<UnitId> find_supporters(const OrganisationView& view, std::span<const UnitKindId> roles) {
    const std::vector<UnitKindId>& all = view.organisation().schema().support().supporters;
    std::vector<UnitId> units;
    for (const auto role : roles.empty() ? std::span<const UnitKindId>(all) : roles)
        for (const auto unit : view.units_of_kind(role))
            units.push_back(unit);
    return units;
}

/// The graph from supporters to those they support, below a root that stands for all support.
class SupportGraph {
public:
    explicit SupportGraph(const OrganisationView& view)
        : view_(view), numbers_(view.organisation().unit_count(), no_number) {
        walk(find_supporters(view, {}));
    }

    /// Returns the unit of a node from 1 on, and the number of nodes with the root 0.
    [[nodiscard]] UnitId unit(std::size_t node) const noexcept { return units_[node]; }
    [[nodiscard]] std::size_t size() const noexcept { return units_.size(); }

    [[nodiscard]] std::vector<std::uint32_t> dominators() {
        return Dominators(std::move(parents_)).compute([&](std::uint32_t node, auto visit) {
            const UnitId unit = units_[node];
            if (is_supporter(unit))
                visit(0);
            for (const auto& step : steps())
                for_each_far_end(view_, unit, step, [&](UnitId far, LinkId) {
                    if (numbers_[index(far)] != no_number)
                        visit(numbers_[index(far)]);
                });
        });
    }

private:
    static constexpr std::uint32_t no_number = 0xFFFF'FFFFU;

    [[nodiscard]] const std::vector<SupportStep>& steps() const noexcept {
        return view_.organisation().schema().support().steps;
    }
    [[nodiscard]] bool is_supporter(UnitId unit) const noexcept {
        const auto& kinds = view_.organisation().schema().support().supporters;
        return std::binary_search(kinds.begin(), kinds.end(), view_.organisation().kind(unit));
    }

    /// Numbers the nodes in depth-first order: each is numbered when it is left to, not when it is first seen.
    void walk(std::vector<UnitId> supporters) {
        struct Step {
            UnitId unit;
            std::uint32_t from;
        };
        units_.push_back(no_id<UnitId>);
        parents_.push_back(0);
        std::vector<Step> open;
        for (auto at = supporters.rbegin(); at != supporters.rend(); ++at)
            open.push_back({*at, 0});
        while (!open.empty()) {
            const Step now = open.back();
            open.pop_back();
            if (numbers_[index(now.unit)] != no_number)
                continue;
            const auto number = static_cast<std::uint32_t>(units_.size());
            numbers_[index(now.unit)] = number;
            units_.push_back(now.unit);
            parents_.push_back(now.from);
            for (const auto& step : steps())
                for_each_near_end(view_, now.unit, step, [&](UnitId near) {
                    if (numbers_[index(near)] == no_number)
                        open.push_back({near, number});
                });
        }
    }

    OrganisationView view_;
    std::vector<std::uint32_t> numbers_;  // by unit
    std::vector<UnitId> units_;           // by node
    std::vector<std::uint32_t> parents_;
};

}  // namespace detail

PALIER_INLINE std::vector<Supporter> support_chain(const OrganisationView& view, UnitId unit) {
    const Organisation& organisation = view.organisation();
    const Support& support = organisation.schema().support();
    struct Reached {
        std::uint32_t from;
        LinkId link;
    };
    std::vector<Supporter> chain;
    if (!view.exists(unit))
        return chain;
    detail::UnitSet met(organisation.unit_count());
    met.add(unit);
    std::vector<Reached> ways = {{0, no_id<LinkId>}};
    const std::vector<const SupportStep*> steps = detail::find_live_steps(organisation);
    for (std::size_t next = 0; next < met.units().size(); ++next)
        for (const SupportStep* step : steps)
            detail::for_each_far_end(view, met.units()[next], *step, [&](UnitId far, LinkId link) {
                if (!met.add(far))
                    return;
                ways.push_back({static_cast<std::uint32_t>(next), link});
                if (!std::binary_search(support.supporters.begin(), support.supporters.end(), organisation.kind(far)))
                    return;
                Supporter supporter{far, {}};
                for (std::size_t at = ways.size() - 1; at != 0; at = ways[at].from)
                    supporter.path.push_back(ways[at].link);
                std::reverse(supporter.path.begin(), supporter.path.end());
                chain.push_back(std::move(supporter));
            });
    return chain;
}

PALIER_INLINE std::vector<UnitId> find_unsupported(const OrganisationView& view, std::span<const UnitId> units,
                                                   std::span<const UnitKindId> roles) {
    // A unit of a role does not support itself: it needs a step to one, so the walk starts one step below.
    const Organisation& organisation = view.organisation();
    const std::vector<UnitId> sources = detail::find_supporters(view, roles);
    const std::vector<std::uint8_t> reached = detail::find_supported(view, sources, no_id<UnitId>);
    std::vector<UnitId> lacking;
    for (const auto unit : units) {
        bool supported = false;
        for (const auto& step : organisation.schema().support().steps)
            detail::for_each_far_end(view, unit, step, [&](UnitId far, LinkId) {
                supported = supported || (far != unit && reached[index(far)] != 0);
            });
        if (!supported)
            lacking.push_back(unit);
    }
    return lacking;
}

PALIER_INLINE std::vector<UnitId> find_without_link(const OrganisationView& view, std::span<const UnitId> units,
                                                    const SupportStep& step) {
    std::vector<UnitId> lacking;
    for (const auto unit : units) {
        bool found = false;
        detail::for_each_far_end(view, unit, step, [&](UnitId, LinkId) { found = true; });
        if (!found)
            lacking.push_back(unit);
    }
    return lacking;
}

PALIER_INLINE std::vector<FailurePoint> find_failure_points(const OrganisationView& view) {
    detail::SupportGraph graph(view);
    const std::vector<std::uint32_t> dominators = graph.dominators();
    // Nodes are numbered from the root down, so a backward pass adds up each subtree.
    std::vector<std::size_t> schools(graph.size(), 0);
    std::vector<FailurePoint> points;
    for (std::size_t node = graph.size(); node-- > 1;) {
        const bool is_school = view.organisation().is_school(graph.unit(node));
        if (!is_school && schools[node] > 0)
            points.push_back({graph.unit(node), schools[node]});
        schools[dominators[node]] += schools[node] + (is_school ? 1 : 0);
    }
    std::sort(points.begin(), points.end(), [](const FailurePoint& a, const FailurePoint& b) {
        return a.cut != b.cut ? a.cut > b.cut : a.unit < b.unit;
    });
    return points;
}

PALIER_INLINE std::vector<UnitId> find_cut_schools(const OrganisationView& view, UnitId unit) {
    const std::vector<UnitId> sources = detail::find_supporters(view, {});
    const auto before = detail::find_supported(view, sources, no_id<UnitId>);
    const auto after = detail::find_supported(view, sources, unit);
    std::vector<UnitId> schools;
    for (const auto school : view.schools())
        if (school != unit && before[index(school)] != 0 && after[index(school)] == 0)
            schools.push_back(school);
    return schools;
}

}  // namespace palier
