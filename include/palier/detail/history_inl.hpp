// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort

#include "palier/detail/unit_set.hpp"
#include "palier/history.hpp"

namespace palier {

PALIER_INLINE std::vector<HistoryEntry> unit_history(const Organisation& organisation, UnitId unit) {
    std::vector<HistoryEntry> entries = {{unit, 0}};
    const auto succession = organisation.schema().succession();
    if (!succession)
        return entries;
    detail::UnitSet met(organisation.unit_count());
    met.add(unit);
    for (const int direction : {-1, 1}) {
        std::vector<HistoryEntry> open = {{unit, 0}};
        for (std::size_t next = 0; next < open.size(); ++next) {
            const HistoryEntry now = open[next];
            const auto meet = [&](UnitId far) {
                if (!met.add(far))
                    return;
                open.push_back({far, now.generation + direction});
                entries.push_back(open.back());
            };
            // The link goes from the successor to what it succeeds.
            if (direction < 0)
                for (const auto link : organisation.out_links(now.unit, *succession))
                    meet(organisation.target(link));
            else
                for (const auto link : organisation.in_links(now.unit, *succession))
                    meet(organisation.source(link));
        }
    }
    std::sort(entries.begin(), entries.end(), [](const HistoryEntry& a, const HistoryEntry& b) {
        return a.generation != b.generation ? a.generation < b.generation : a.unit < b.unit;
    });
    return entries;
}

PALIER_INLINE std::vector<UnitId> find_successors_at(const OrganisationView& view, UnitId unit) {
    const Organisation& organisation = view.organisation();
    const auto succession = organisation.schema().succession();
    std::vector<UnitId> found;
    detail::UnitSet met(organisation.unit_count());
    met.add(unit);
    for (std::size_t next = 0; next < met.units().size(); ++next) {
        const UnitId now = met.units()[next];
        if (view.exists(now))
            found.push_back(now);  // what comes behind it stands for something later
        else if (succession)
            for (const auto link : organisation.in_links(now, *succession))
                met.add(organisation.source(link));
    }
    detail::sort_once(found);
    return found;
}

}  // namespace palier
