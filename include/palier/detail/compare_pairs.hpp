// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <map>            // units met twice
#include <optional>       // rows of one side
#include <string>         // names
#include <string_view>    // names
#include <unordered_map>  // units by name
#include <utility>        // std::move
#include <vector>         // pairs

#include "palier/compare.hpp"
#include "palier/history.hpp"

namespace palier::detail {

/// Finds for each unit of before what stands for it after, with what an organisation knows.
class UnitPairer {
public:
    UnitPairer(const Diagnosis& before, const Diagnosis& after, const Organisation* organisation, SchoolYear period_before, SchoolYear period_after)
        : organisation_(organisation),
          day_before_(period_before.first_day()),
          day_after_(period_after.first_day()),
          before_(side_of(before, period_before)),
          after_(side_of(after, period_after)) {}

    [[nodiscard]] std::vector<UnitPair> run() {
        count_successions();
        std::vector<UnitPair> pairs;
        std::vector<bool> met(after_.rows.size(), false);
        for (std::size_t b = 0; b < before_.rows.size(); ++b) {
            const Entry& from = before_.rows[b];
            if (const auto a = after_.find(from)) {
                met[*a] = true;
                const bool grew = from.unit && sources(*from.unit) > 1;  // it has taken in others
                pairs.push_back(make(&from, &after_.rows[*a], grew ? Pairing::merged : Pairing::same));
                continue;
            }
            bool followed = false;
            const std::vector<UnitId> successors = successors_of(from);
            for (const UnitId unit : successors) {
                const auto a = after_.find(Entry{{}, {}, unit});
                if (!a) continue;
                met[*a] = true;
                followed = true;
                pairs.push_back(make(&from, &after_.rows[*a], sources(unit) > 1 ? Pairing::merged : successors.size() > 1 ? Pairing::split : Pairing::renamed));
            }
            if (!followed) pairs.push_back(make(&from, nullptr, from.unit && !exists(*from.unit, day_after_) ? Pairing::closed : Pairing::disappeared));
        }
        for (std::size_t a = 0; a < after_.rows.size(); ++a) {
            const Entry& to = after_.rows[a];
            if (!met[a]) pairs.push_back(make(nullptr, &to, to.unit && !exists(*to.unit, day_before_) ? Pairing::opened : Pairing::appeared));
        }
        return pairs;
    }

private:
    /// A row of a diagnosis, and its unit where the organisation has it.
    struct Entry {
        RowId row{};
        std::string_view name;
        std::optional<UnitId> unit;
    };

    struct Side {
        std::vector<Entry> rows;
        std::unordered_map<std::string_view, std::size_t> by_name;
        std::unordered_map<std::uint32_t, std::size_t> by_unit;

        /// By unit first: a name may have become an alias.
        [[nodiscard]] std::optional<std::size_t> find(const Entry& entry) const {
            if (entry.unit) {
                const auto found = by_unit.find(static_cast<std::uint32_t>(*entry.unit));
                if (found != by_unit.end()) return found->second;
            }
            const auto found = by_name.find(entry.name);
            return found == by_name.end() ? std::nullopt : std::optional<std::size_t>(found->second);
        }
    };

    [[nodiscard]] Side side_of(const Diagnosis& diagnosis, SchoolYear period) const {
        Side side;
        const Observations& observations = *diagnosis.observations();
        for (const RowId row : diagnosis.rows()) {
            if (observations.period_of(row) != period) continue;
            Entry entry{row, observations.unit_name(row), {}};
            if (organisation_) entry.unit = organisation_->find_unit(entry.name);
            // Two names of one unit on the same side: the first one is the unit, the other stays on its own.
            if (entry.unit && !side.by_unit.emplace(static_cast<std::uint32_t>(*entry.unit), side.rows.size()).second) entry.unit.reset();
            side.by_name.emplace(entry.name, side.rows.size());
            side.rows.push_back(entry);
        }
        return side;
    }

    [[nodiscard]] bool exists(UnitId unit, Date day) const { return organisation_->at(day).exists(unit); }

    /// The units that stand for one that is gone; none for one that is still there.
    [[nodiscard]] std::vector<UnitId> successors_of(const Entry& from) const {
        if (!from.unit || exists(*from.unit, day_after_)) return {};
        return find_successors_at(organisation_->at(day_after_), *from.unit);
    }

    /// Counts for each successor the units it stands for, observed or not, itself included.
    void count_successions() {
        if (!organisation_ || !organisation_->schema().succession()) return;
        for (std::size_t i = 0; i < organisation_->unit_count(); ++i) {
            const auto unit = id_at<UnitId>(i);
            const bool observed = before_.by_unit.contains(static_cast<std::uint32_t>(unit));
            if ((!observed && !exists(unit, day_before_)) || exists(unit, day_after_)) continue;
            for (const UnitId successor : find_successors_at(organisation_->at(day_after_), unit)) ++sources_[successor];
        }
        for (auto& [successor, count] : sources_)
            if (exists(successor, day_before_)) ++count;
    }

    [[nodiscard]] std::uint32_t sources(UnitId unit) const {
        const auto found = sources_.find(unit);
        return found == sources_.end() ? 0 : found->second;
    }

    [[nodiscard]] static UnitPair make(const Entry* before, const Entry* after, Pairing pairing) {
        UnitPair pair;
        if (before) pair.before = before->row;
        if (after) pair.after = after->row;
        pair.unit = std::string(before ? before->name : after->name);
        if (before && after && after->name != before->name) pair.successor = std::string(after->name);
        pair.pairing = pairing;
        return pair;
    }

    const Organisation* organisation_;
    Date day_before_;
    Date day_after_;
    Side before_;
    Side after_;
    std::map<UnitId, std::uint32_t> sources_;
};

}  // namespace palier::detail
