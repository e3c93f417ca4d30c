// SPDX-License-Identifier: MIT
// floor: 6
#pragma once

#include <algorithm>  // std::min, std::reverse
#include <cstddef>    // std::size_t
#include <cstdint>    // numbers of units
#include <vector>     // stacks

#include "palier/organisation.hpp"

namespace palier::detail {

/// Units that lead back to the first one: links[i] goes from units[i] to the next, the last one back to the first.
struct OrganisationCycle {
    std::vector<UnitId> units;
    std::vector<LinkId> links;
};

/// Finds one shortest cycle through the first unit of each strongly connected component of the links of some kinds on a
/// day, self links apart. Tarjan's algorithm with an explicit stack. Linear.
class CycleFinder {
public:
    CycleFinder(const OrganisationView& view, const std::vector<LinkKindId>& kinds)
        : view_(view),
          kinds_(kinds),
          number_(view.organisation().unit_count(), 0),
          low_(number_.size(), 0),
          component_(number_.size(), none) {}

    std::vector<OrganisationCycle> find() {
        for (std::size_t i = 0; i < number_.size(); ++i)
            if (number_[i] == 0)
                walk(id_at<UnitId>(i));
        std::vector<OrganisationCycle> cycles;
        std::vector<std::uint8_t> told(components_, 0);
        for (std::size_t i = 0; i < number_.size(); ++i) {
            if (sizes_[component_[i]] < 2 || told[component_[i]] != 0)
                continue;
            told[component_[i]] = 1;
            cycles.push_back(shortest(id_at<UnitId>(i)));
        }
        return cycles;
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;

    /// A unit on the way, and the place of its next link.
    struct Frame {
        UnitId unit;
        std::size_t kind;
        LinkRange::iterator at;
        LinkRange::iterator end;
    };

    [[nodiscard]] Frame enter(UnitId unit) {
        number_[index(unit)] = low_[index(unit)] = ++count_;
        waiting_.push_back(unit);
        Frame frame{unit, 0, {}, {}};
        open(frame);
        return frame;
    }
    void open(Frame& frame) const {
        const LinkRange range = view_.out_links(frame.unit, kinds_[frame.kind]);
        frame.at = range.begin();
        frame.end = range.end();
    }
    /// Moves to the next kind of link that the unit has; false when there is none.
    [[nodiscard]] bool advance(Frame& frame) const {
        while (frame.at == frame.end) {
            if (++frame.kind == kinds_.size())
                return false;
            open(frame);
        }
        return true;
    }

    void walk(UnitId start) {
        std::vector<Frame> way = {enter(start)};
        while (!way.empty()) {
            Frame& now = way.back();
            const std::size_t unit = index(now.unit);
            if (advance(now)) {
                const UnitId far = view_.organisation().target(*now.at);
                ++now.at;
                if (number_[index(far)] == 0)
                    way.push_back(enter(far));
                else if (component_[index(far)] == none)
                    low_[unit] = std::min(low_[unit], number_[index(far)]);
                continue;
            }
            if (low_[unit] == number_[unit])
                close(now.unit);
            way.pop_back();
            if (!way.empty())
                low_[index(way.back().unit)] = std::min(low_[index(way.back().unit)], low_[unit]);
        }
    }

    void close(UnitId first) {
        std::size_t size = 0;
        for (;; ++size) {
            const UnitId unit = waiting_.back();
            waiting_.pop_back();
            component_[index(unit)] = components_;
            if (unit == first)
                break;
        }
        sizes_.push_back(size + 1);
        ++components_;
    }

    /// The way back to a unit that has fewest links, inside its component.
    [[nodiscard]] OrganisationCycle shortest(UnitId start) {
        struct Reached {
            UnitId unit;
            std::size_t from;
            LinkId link;
        };
        std::vector<Reached> reached = {{start, 0, no_id<LinkId>}};
        OrganisationCycle cycle;
        for (std::size_t next = 0; next < reached.size() && cycle.units.empty(); ++next)
            for (const auto kind : kinds_)
                for (const auto link : view_.out_links(reached[next].unit, kind)) {
                    const UnitId far = view_.organisation().target(link);
                    if (far == reached[next].unit || component_[index(far)] != component_[index(start)])
                        continue;
                    if (far == start && cycle.units.empty()) {
                        cycle.links.push_back(link);
                        for (std::size_t at = next; at != 0; at = reached[at].from) {
                            cycle.units.push_back(reached[at].unit);
                            cycle.links.push_back(reached[at].link);
                        }
                        cycle.units.push_back(start);
                    } else if (number_[index(far)] != none && far != start) {
                        number_[index(far)] = none;  // numbers are needed no more once all components are known
                        reached.push_back({far, next, link});
                    }
                }
        std::reverse(cycle.units.begin(), cycle.units.end());
        std::reverse(cycle.links.begin(), cycle.links.end());
        return cycle;
    }

    OrganisationView view_;
    const std::vector<LinkKindId>& kinds_;
    std::vector<std::uint32_t> number_;
    std::vector<std::uint32_t> low_;
    std::vector<std::uint32_t> component_;
    std::vector<std::size_t> sizes_;
    std::vector<UnitId> waiting_;
    std::uint32_t count_ = 0;
    std::uint32_t components_ = 0;
};

inline std::vector<OrganisationCycle> find_cycles(const OrganisationView& view, const std::vector<LinkKindId>& kinds) {
    return CycleFinder(view, kinds).find();
}

}  // namespace palier::detail
