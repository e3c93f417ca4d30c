// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort
#include <utility>    // std::move

#include "palier/ask.hpp"
#include "palier/detail/ask_search.hpp"

namespace palier {

PALIER_INLINE std::string_view to_text(Settlement settlement) noexcept {
    switch (settlement) {
        case Settlement::settled: return "settled";
        case Settlement::open: return "open";
        case Settlement::nothing_to_ask: return "nothing_to_ask";
    }
    return "open";
}

PALIER_INLINE std::vector<Question> next_questions(const Assessor& assessor, const Profile& profile, std::size_t count, const AskOptions& options) {
    detail::AskScope scope(assessor, profile, options);
    detail::AnswerSearch search(assessor, profile, options, scope);
    struct Ranked {
        Question question;
        detail::AnswerSearch::Effect effect;
        std::size_t place;
    };
    std::vector<Ranked> ranked;
    for (std::size_t place = 0; place < scope.askable().size(); ++place) {
        const IndicatorId indicator = scope.askable()[place];
        scope.look_at(indicator);
        if (scope.affected().empty()) continue;
        Ranked one{{}, search.try_answers(), place};
        if (one.effect.cells == 0) continue;
        one.question.indicator = indicator;
        const Observations* observations = profile.observations.get();
        if (observations && index(profile.row) < observations->row_count())
            one.question.status = observations->column(indicator).status[index(profile.row)];
        one.question.worst = one.effect.worst;
        one.question.cells = one.effect.cells;
        one.question.mean = static_cast<double>(one.effect.narrowing) / one.effect.cells;
        one.question.decided = static_cast<double>(one.effect.decided) / one.effect.cells;
        one.question.fields = scope.fields();
        ranked.push_back(std::move(one));
    }
    // Means are compared as the quotients they are, so that equal ones are ties.
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        if (a.effect.worst != b.effect.worst) return a.effect.worst > b.effect.worst;
        const std::uint64_t mean_a = a.effect.narrowing * b.effect.cells, mean_b = b.effect.narrowing * a.effect.cells;
        if (mean_a != mean_b) return mean_a > mean_b;
        const std::uint64_t decided_a = a.effect.decided * b.effect.cells, decided_b = b.effect.decided * a.effect.cells;
        if (decided_a != decided_b) return decided_a > decided_b;
        return a.place < b.place;
    });
    std::vector<Question> questions;
    for (Ranked& one : ranked) {
        if (questions.size() == count) break;
        questions.push_back(std::move(one.question));
    }
    return questions;
}

PALIER_INLINE Certificate certify(const Assessor& assessor, const Profile& profile, const AskOptions& options) {
    detail::AskScope scope(assessor, profile, options);
    std::vector<std::vector<IndicatorId>> askable(profile.assessment.fields.size());
    for (const IndicatorId indicator : scope.askable()) {
        scope.look_at(indicator);
        for (const FieldId field : scope.fields()) askable[index(field)].push_back(indicator);
    }
    Certificate made;
    bool open = false, settled = true;
    for (std::size_t f = 0; f < askable.size(); ++f) {
        FieldCertificate field;
        field.field = id_at<FieldId>(f);
        if (!scope.in_scope(field.field)) continue;
        field.bounds = profile.assessment.fields[f].bounds;
        field.askable = std::move(askable[f]);
        field.verdict = field.bounds.certain == field.bounds.possible ? Settlement::settled
                        : field.askable.empty()                       ? Settlement::nothing_to_ask
                                                                      : Settlement::open;
        if (field.verdict != Settlement::settled) field.beyond = scope.beyond(field.field);
        open = open || field.verdict == Settlement::open;
        settled = settled && field.verdict == Settlement::settled;
        made.fields.push_back(std::move(field));
    }
    made.verdict = open ? Settlement::open : settled ? Settlement::settled : Settlement::nothing_to_ask;
    return made;
}

}  // namespace palier
