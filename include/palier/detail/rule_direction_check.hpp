// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <map>     // answers that differ by one
#include <set>     // what was told
#include <vector>  // candidates

#include "palier/detail/rule_criteria_check.hpp"
#include "palier/detail/rule_tiers.hpp"

namespace palier::detail {

/// Looks for answers that lower a tier when they improve, as their indicator's direction says.
class DirectionCheck {
public:
    DirectionCheck(RuleLab& lab, DefectList& defects, const CriteriaCheck& criteria)
        : lab_(lab), framework_(lab.framework()), defects_(defects), criteria_(criteria), writer_(lab), search_(lab) {}

    void run() {
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i) {
            const auto id = id_at<CriterionId>(i);
            if (criteria_.nature_of(id) != CriterionNature::ordinary) continue;
            for (const InputUse& use : lab_.assessor().inputs_of(id)) {
                const Direction direction = direction_of(use.slot);
                const Polarity adverse = direction == Direction::up ? Polarity::decreasing : Polarity::increasing;
                if (direction == Direction::none || (use.polarity != adverse && use.polarity != Polarity::both)) continue;
                if (!told_.contains({framework_.compiled(id).field, use.slot})) check(id, use.slot, direction);
            }
        }
    }

private:
    struct Change {
        World before;
        SlotValue after;
    };

    [[nodiscard]] Direction direction_of(std::uint32_t slot) const noexcept {
        return slot < lab_.indicators().size() ? lab_.indicators()[id_at<IndicatorId>(slot)].direction : Direction::none;
    }

    void check(CriterionId id, std::uint32_t slot, Direction direction) {
        const FieldId field = framework_.compiled(id).field;
        const TierOrdinal tier = framework_[id].tier;
        for (const Change& change : changes_for_worse(id, slot, direction)) {
            TierQuestion question{field, {}, tier, change.before, change.after};
            for (TierOrdinal t = framework_.maturity().gating == Gating::cumulative ? 1 : tier; t <= tier; ++t) question.hold.push_back(t);
            const TierAnswer answer = search_.ask(question);
            if (answer.existence != Existence::shown) continue;
            World after = answer.world;
            for (SlotValue& entry : after)
                if (entry.slot == slot) entry.value = change.after.value;
            const TierBounds high = lab_.assess(answer.world).fields[index(field)].bounds, low = lab_.assess(after).fields[index(field)].bounds;
            if (high.certain <= low.possible) continue;
            return tell(id, slot, answer.world, after, change.after, high.certain, low.possible);
        }
    }

    /// Returns some answers under which the criterion turns out worse once one of them has improved.
    std::vector<Change> changes_for_worse(CriterionId id, std::uint32_t slot, Direction direction) {
        struct Tried {
            PartialValue value;
            Outcome outcome;
            World world;
        };
        constexpr std::size_t enough = 8;
        const std::vector<Aim> aims{{id, Side::either}};
        std::vector<std::vector<Tried>> groups;  // the same answers but for the one that changes
        Worlds(lab_, aims).visit_worlds([&](const Leaf& leaf, const World& world) {
            if (!leaf.definite || leaf.results[0].state() == CriterionState::unknown) return;
            const PartialValue* value = nullptr;
            for (const SlotValue& entry : world)
                if (entry.slot == slot) value = &entry.value;
            if (!value || !value->is_known()) return;
            for (auto& group : groups)
                if (differ_by(group.front().world, world, slot)) {
                    group.push_back({*value, leaf.results[0].worst, world});
                    return;
                }
            if (groups.size() < lab_.options().max_cells / 8) groups.push_back({{*value, leaf.results[0].worst, world}});
        });
        std::vector<Change> made;
        for (const auto& group : groups)
            for (const Tried& before : group)
                for (const Tried& after : group) {
                    if (made.size() >= enough) return made;
                    const bool improves = direction == Direction::up ? value_of(before.value) < value_of(after.value) : value_of(before.value) > value_of(after.value);
                    if (improves && after.outcome < before.outcome) made.push_back({before.world, {slot, after.value}});
                }
        return made;
    }

    static double value_of(const PartialValue& value) noexcept {
        return value.kind() == PartialValue::Kind::boolean ? (value.as_boolean() ? 1.0 : 0.0) : value.as_number();
    }

    /// Tells whether two worlds of the same inputs give the same answers but for one.
    static bool differ_by(const World& a, const World& b, std::uint32_t slot) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i].slot == slot) continue;
            const PartialValue &x = a[i].value, &y = b[i].value;
            if (x.is_not_applicable() != y.is_not_applicable()) return false;
            if (x.is_not_applicable()) continue;
            if (x.kind() == PartialValue::Kind::text ? x.as_text() != y.as_text() : value_of(x) != value_of(y)) return false;
        }
        return true;
    }

    void tell(CriterionId id, std::uint32_t slot, const World& before, const World& after, const SlotValue& change, TierOrdinal high, TierOrdinal low) {
        const FieldId field = framework_.compiled(id).field;
        told_.insert({field, slot});
        World others;
        PartialValue was;
        for (const SlotValue& entry : before)
            if (entry.slot == slot)
                was = entry.value;
            else
                others.push_back(entry);
        const Indicator& indicator = lab_.indicators()[id_at<IndicatorId>(slot)];
        FrameworkDefect& defect =
            defects_.add("framework.indicator.better-lowers", framework_[id].pointer + (uses_in_condition(id, slot) ? "/when" : "/applies"),
                         {{"indicator", indicator.id},
                          {"field", framework_[field].id},
                          {"criterion", framework_[id].id},
                          {"before", both([&](Language language) { return WitnessWriter::word(was, language); })},
                          {"after", both([&](Language language) { return WitnessWriter::word(change.value, language); })},
                          {"high", std::int64_t{high}},
                          {"low", std::int64_t{low}},
                          {"witness", writer_.text(others)}},
                         {indicator.pointer + "/direction"});
        defect.field = field;
        defect.tier = framework_[id].tier;
        defect.criteria = {id};
        defect.witnesses = {writer_.answers(before), writer_.answers(after)};
    }

    template <class Word>
    static LocalizedText both(Word word) {
        return {word(Language::fr), word(Language::en), {}};
    }

    [[nodiscard]] bool uses_in_condition(CriterionId id, std::uint32_t slot) const {
        const auto& applies = framework_.compiled(id).applies;
        return !applies || std::find(applies->slots.begin(), applies->slots.end(), slot) == applies->slots.end();
    }

    RuleLab& lab_;
    const Framework& framework_;
    DefectList& defects_;
    const CriteriaCheck& criteria_;
    WitnessWriter writer_;
    TierSearch search_;
    std::set<std::pair<FieldId, std::uint32_t>> told_;
};

}  // namespace palier::detail
