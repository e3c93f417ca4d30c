// SPDX-License-Identifier: MIT
// floor: 9
#pragma once

#include <algorithm>  // std::min, std::max
#include <cstdint>    // flags
#include <optional>   // conditions that always hold
#include <span>       // frames
#include <vector>     // by criterion

#include "palier/detail/evaluate_program.hpp"
#include "palier/framework.hpp"
#include "palier/profile.hpp"

namespace palier::detail {

/// The outcome of a criterion, and what the cap on "not applicable" asks of it.
struct CriterionReading {
    enum class Answer : std::uint8_t { given, maybe_not_applicable, not_applicable };

    CriterionResult result;
    Truth applies = Truth::yes;
    Answer answer = Answer::given;  // of the condition
};

/// What assessing needs of each criterion, prepared once.
class CriterionPrograms {
public:
    explicit CriterionPrograms(const Framework& framework) {
        entries_.reserve(framework.criterion_count());
        for (std::size_t i = 0; i < framework.criterion_count(); ++i) {
            const CompiledCriterion& criterion = framework.compiled(id_at<CriterionId>(i));
            Entry& entry = entries_.emplace_back();
            if (criterion.when) entry.when.emplace(criterion.when->expression, criterion.when->slots);
            if (criterion.applies) entry.applies.emplace(criterion.applies->expression, criterion.applies->slots);
            needs_.push_back(framework[criterion.id].need);
        }
    }

    [[nodiscard]] Need need(CriterionId id) const noexcept { return needs_[index(id)]; }

    [[nodiscard]] CriterionReading read(CriterionId id, std::span<const PartialValue> frame, EvaluationScratch& scratch) const {
        const Entry& entry = entries_[index(id)];
        CriterionReading reading;
        if (entry.applies) reading.applies = entry.applies->run(frame, scratch).truth();
        if (!entry.when) {  // an unusable condition: nothing is known
            reading.result = {Outcome::not_met, Outcome::met};
            return reading;
        }
        CriterionResult& result = reading.result;
        if (reading.applies == Truth::no || reading.applies == Truth::not_applicable) {
            result = {Outcome::not_applicable, Outcome::not_applicable};
            return reading;
        }
        const PartialValue value = entry.when->run(frame, scratch);
        // A failed evaluation is an unknown answer, so it may be either.
        result.worst = value.may_be_false() || value.may_fail() ? Outcome::not_met
                       : value.may_be_not_applicable()          ? Outcome::not_applicable
                                                                : Outcome::met;
        result.best = value.may_be_true() || value.may_fail() ? Outcome::met
                      : value.may_be_not_applicable()         ? Outcome::not_applicable
                                                              : Outcome::not_met;
        if (reading.applies == Truth::unknown) {
            result.worst = std::min(result.worst, Outcome::not_applicable);
            result.best = std::max(result.best, Outcome::not_applicable);
        }
        if (value.is_not_applicable())
            reading.answer = CriterionReading::Answer::not_applicable;
        else if (value.may_be_not_applicable())
            reading.answer = CriterionReading::Answer::maybe_not_applicable;
        return reading;
    }

private:
    struct Entry {
        std::optional<Program> when;
        std::optional<Program> applies;
    };

    std::vector<Entry> entries_;
    std::vector<Need> needs_;
};

}  // namespace palier::detail
