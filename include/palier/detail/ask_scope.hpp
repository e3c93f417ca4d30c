// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::sort, std::find, std::unique
#include <cstdint>    // slots
#include <optional>   // the only field
#include <string>     // names of fields and forms
#include <vector>     // everything here

#include "palier/ask.hpp"
#include "palier/detail/input_uses.hpp"
#include "palier/detail/readers.hpp"
#include "palier/detail/tight_bounds.hpp"
#include "palier/error.hpp"
#include "palier/frame.hpp"

namespace palier::detail {

/// Which questions may be asked, and which criteria their answers could still move.
///
/// Only criteria of tiers between the bounds whose requirement is open can move a field: those below are certain whatever they come
/// to, those above impossible.
class AskScope {
public:
    AskScope(const Assessor& assessor, const Profile& profile, const AskOptions& options)
        : assessor_(assessor),
          profile_(profile),
          framework_(*assessor.framework()),
          indicators_(*framework_.indicators()),
          frame_(profile.frame),
          moved_(profile.frame.size(), Moved::no) {
        if (frame_.size() != indicators_.frame_size() || profile.assessment.criteria.size() != framework_.criterion_count() ||
            profile.assessment.fields.size() != framework_.field_count())
            throw ArgumentError("api.argument.assessment", "the profile was made for another framework", framework_.id());
        find_fields(options.field);
        find_criteria();
        find_askable(options.questionnaire);
    }

    /// Returns the questions that may be asked, in the order of the forms, whether they matter or not.
    [[nodiscard]] const std::vector<IndicatorId>& askable() const noexcept { return askable_; }

    /// Finds the open criteria that read an indicator, directly or through what derives from it.
    void look_at(IndicatorId indicator) {
        const Readers& readers = assessor_.readers();
        for (const std::uint32_t slot : derived_) moved_[slot] = Moved::no;
        moved_[asked_] = Moved::no;
        asked_ = static_cast<std::uint32_t>(index(indicator));
        moved_[asked_] = Moved::yes;
        places_.assign(readers.derivations_of(asked_).begin(), readers.derivations_of(asked_).end());
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto slot = static_cast<std::uint32_t>(index(indicators_.derivation_order()[places_[i]]));
            if (moved_[slot] == Moved::yes) continue;
            moved_[slot] = Moved::yes;
            const auto next = readers.derivations_of(slot);
            places_.insert(places_.end(), next.begin(), next.end());
        }
        sort_once(places_);
        derived_.clear();
        for (const std::uint32_t place : places_) derived_.push_back(static_cast<std::uint32_t>(index(indicators_.derivation_order()[place])));

        places_.assign(readers.criteria_of(asked_).begin(), readers.criteria_of(asked_).end());
        for (const std::uint32_t slot : derived_) places_.insert(places_.end(), readers.criteria_of(slot).begin(), readers.criteria_of(slot).end());
        if (!derived_.empty()) sort_once(places_);
        affected_.clear();
        fields_.clear();
        for (const std::uint32_t place : places_) {
            const CriterionId id = readers.criteria()[place];
            if (!counts_[index(id)]) continue;
            affected_.push_back(id);
            const FieldId field = framework_.compiled(id).field;
            if (fields_.empty() || fields_.back() != field) fields_.push_back(field);
        }
    }
    /// Returns the fields with a criterion that reads the indicator looked at.
    [[nodiscard]] const std::vector<FieldId>& fields() const noexcept { return fields_; }

    /// Returns the slot of the indicator looked at.
    [[nodiscard]] std::uint32_t asked() const noexcept { return asked_; }
    /// Returns the slots of what derives from it, each after what it reads.
    [[nodiscard]] const std::vector<std::uint32_t>& derived() const noexcept { return derived_; }
    /// Tells whether a slot is the indicator looked at, or derives from it.
    [[nodiscard]] bool is_moved(std::uint32_t slot) const { return moved_[slot] == Moved::yes; }
    /// Returns the criteria that its answer could move, by field, then tier.
    [[nodiscard]] const std::vector<CriterionId>& affected() const noexcept { return affected_; }

    /// Returns the field asked about, when there is only one.
    [[nodiscard]] const std::optional<FieldId>& only_field() const noexcept { return only_; }
    [[nodiscard]] bool in_scope(FieldId field) const { return !only_ || *only_ == field; }

    /// Returns what keeps a field open and cannot be asked, as slots in order.
    [[nodiscard]] std::vector<std::uint32_t> beyond(FieldId field) const {
        std::vector<bool> seen(frame_.size(), false);
        std::vector<std::uint32_t> open, found;
        const auto push = [&](std::uint32_t slot) {
            if (slot < seen.size() && !seen[slot]) {
                seen[slot] = true;
                open.push_back(slot);
            }
        };
        for (const CriterionId id : criteria_) {
            const CompiledCriterion& compiled = framework_.compiled(id);
            if (compiled.field != field) continue;
            for (const auto* bound : {&compiled.when, &compiled.applies})
                if (*bound)
                    for (const std::uint32_t slot : (*bound)->slots) push(slot);
        }
        while (!open.empty()) {
            const std::uint32_t slot = open.back();
            open.pop_back();
            const bool refused = frame_[slot].is_not_applicable() && caps_[index(field)] != CapState::within;
            if (slot >= indicators_.size() || !indicators_[id_at<IndicatorId>(slot)].is_derived()) {
                if (refused || (frame_[slot].is_unknown() && !is_askable(slot))) found.push_back(slot);
                continue;
            }
            if (!frame_[slot].is_unknown() && !refused) continue;
            bool explained = false;
            const bool read = any_input(id_at<IndicatorId>(slot), [&](std::uint32_t input) {
                explained = explained || frame_[input].is_unknown() || frame_[input].is_not_applicable();
                push(input);
                return false;
            });
            if (!read && !explained) found.push_back(slot);  // it cannot be computed, though all that it reads is known
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    /// Tells whether more of a field's criteria are "not applicable" than it allows.
    [[nodiscard]] CapState cap(FieldId field) const { return caps_[index(field)]; }
    /// Tells whether unknown answers pull a field both ways.
    [[nodiscard]] bool is_mixed(FieldId field) const { return mixed_[index(field)]; }
    /// Returns the frame with "not applicable" taken as unknown; empty unless a field needs it.
    [[nodiscard]] const std::vector<PartialValue>& answered() const noexcept { return answered_; }

private:
    enum class Moved : std::uint8_t { no, yes };

    void find_fields(const std::string& only) {
        if (!only.empty()) only_ = framework_.get_field(only);
        EvaluationScratch scratch;
        for (std::size_t f = 0; f < framework_.field_count(); ++f) {
            const auto field = id_at<FieldId>(f);
            const FieldProfile& known = profile_.assessment.fields[f];
            CapState cap = CapState::within;
            if (known.not_applicable_capped)
                cap = CapState::exceeded;
            else if (is_open(field) && may_be_not_applicable(field))
                cap = compare_with_cap(framework_, field, [&](CriterionId id) { return assessor_.programs().read(id, frame_, scratch); });
            caps_.push_back(cap);
            if (cap != CapState::within && is_open(field) && answered_.empty())
                answered_ = without_not_applicable(indicators_, frame_, scratch);
        }
    }

    /// Tells whether a criterion of a field reads anything that may be "not applicable"; without that none of them is by an answer.
    [[nodiscard]] bool may_be_not_applicable(FieldId field) const {
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier)
            for (const CriterionId id : framework_.criteria_of(field, tier))
                if (const auto& when = framework_.compiled(id).when)
                    for (const std::uint32_t slot : when->slots)
                        if (frame_[slot].may_be_not_applicable()) return true;
        return false;
    }

    [[nodiscard]] bool is_unknown(CriterionId id) const { return profile_.assessment.criteria[index(id)].state() == CriterionState::unknown; }

    [[nodiscard]] bool is_open(FieldId field) const {
        const TierBounds& bounds = profile_.assessment.fields[index(field)].bounds;
        return in_scope(field) && bounds.certain < bounds.possible;
    }

    /// Collects the criteria that can still move a field, in the order of fields and tiers.
    void find_criteria() {
        mixed_.assign(framework_.field_count(), false);
        counts_.assign(framework_.criterion_count(), false);
        std::vector<Polarity> polarity(frame_.size());
        for (std::size_t f = 0; f < framework_.field_count(); ++f) {
            const auto field = id_at<FieldId>(f);
            if (!is_open(field)) continue;
            const TierBounds& bounds = profile_.assessment.fields[f].bounds;
            // Whether there are too many "not applicable" may depend on any criterion of the field.
            const bool all = caps_[f] == CapState::depends;
            std::fill(polarity.begin(), polarity.end(), Polarity::none);
            for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
                if (!all && (tier <= bounds.certain || tier > bounds.possible || profile_.requirement(field, tier).certain)) continue;
                for (const CriterionId id : framework_.criteria_of(field, tier)) {
                    if (!all && !is_unknown(id)) continue;
                    counts_[index(id)] = true;
                    criteria_.push_back(id);
                    for (const InputUse& use : assessor_.inputs_of(id)) {
                        if (!frame_[use.slot].is_unknown()) continue;
                        polarity[use.slot] = join(polarity[use.slot], use.polarity);
                        if (polarity[use.slot] == Polarity::both) mixed_[f] = true;
                    }
                }
            }
        }
    }

    /// Collects the base indicators that have no answer, those of forms first.
    void find_askable(const std::string& form) {
        std::vector<bool> seen(indicators_.size(), false);
        const auto add = [&](IndicatorId id) {
            if (seen[index(id)]) return;
            seen[index(id)] = true;
            if (!indicators_[id].is_derived() && frame_[index(id)].is_unknown()) askable_.push_back(id);
        };
        const std::vector<Questionnaire>& forms = framework_.definition().questionnaires;
        bool found = form.empty();
        for (std::size_t i = 0; i < forms.size(); ++i) {
            if (!form.empty() && forms[i].id != form) continue;
            found = true;
            for (const IndicatorId id : assessor_.questions_of(i)) add(id);
        }
        if (!found) {
            std::string known;
            for (const Questionnaire& questionnaire : forms) known += (known.empty() ? "" : ", ") + questionnaire.id;
            throw UnknownNameError("questionnaire", form, known);
        }
        if (form.empty())
            for (std::size_t i = 0; i < indicators_.size(); ++i) add(id_at<IndicatorId>(i));
    }

    [[nodiscard]] bool is_askable(std::uint32_t slot) const {
        return slot < indicators_.size() && std::find(askable_.begin(), askable_.end(), id_at<IndicatorId>(slot)) != askable_.end();
    }

    /// Tells whether a condition holds for some slot that a derived indicator reads directly.
    template <class Holds>
    bool any_input(IndicatorId derived, Holds holds) const {
        if (const BoundExpression* formula = indicators_.find_formula(derived)) {
            for (const std::uint32_t slot : formula->slots)
                if (holds(slot)) return true;
        } else if (const auto quotient = indicators_.find_quotient(derived)) {
            return holds(static_cast<std::uint32_t>(index(quotient->of))) || holds(static_cast<std::uint32_t>(index(quotient->per)));
        }
        return false;
    }

    static void sort_once(std::vector<std::uint32_t>& places) {
        if (places.size() < 2) return;
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
    }

    const Assessor& assessor_;
    const Profile& profile_;
    const Framework& framework_;
    const IndicatorSet& indicators_;
    const std::vector<PartialValue>& frame_;
    std::optional<FieldId> only_;
    std::vector<PartialValue> answered_;
    std::vector<CapState> caps_;         // by field
    std::vector<bool> mixed_;            // by field
    std::vector<CriterionId> criteria_;  // that can still move a field
    std::vector<bool> counts_;           // by criterion: it is one of them
    std::vector<IndicatorId> askable_;

    // Of the indicator looked at.
    std::uint32_t asked_ = 0;
    std::vector<Moved> moved_;  // by slot
    std::vector<std::uint32_t> derived_;
    std::vector<std::uint32_t> places_;  // at hand
    std::vector<CriterionId> affected_;
    std::vector<FieldId> fields_;
};

}  // namespace palier::detail
