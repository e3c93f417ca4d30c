// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max

#include "palier/detail/explain_words.hpp"
#include "palier/path.hpp"

namespace palier {

namespace detail {

/// Says a path in one language.
class PathWriter {
public:
    PathWriter(const Profile& profile, Language language, std::size_t width)
        : profile_(profile), framework_(*profile.framework), words_(*profile.framework, language), width_(std::max(width, narrowest)) {}

    [[nodiscard]] std::string write(std::span<const FieldTarget> target, const CheapestPath& path) {
        heading(target);
        if (!path.reachable)
            blocked(path);
        else if (path.steps.empty())
            line(words_.say({"La cible est déjà atteinte : il n'y a rien à faire.", "The target is reached already: there is nothing to do."}));
        else
            steps(path);
        return std::move(text_);
    }

private:
    static constexpr std::size_t narrowest = 40;

    void line(std::string_view sentence, std::size_t indent = 0, std::string_view bullet = {}) {
        append_wrapped(text_, typeset(sentence, words_.language()), width_, indent, bullet);
    }

    [[nodiscard]] std::string place(FieldId field, TierOrdinal tier) const {
        return words_.name(framework_[field].label, framework_[field].id) + ", " + words_.tier(tier);
    }

    [[nodiscard]] std::string name(CriterionId id) const { return words_.name(framework_[id].label, framework_[id].id); }

    [[nodiscard]] std::string names(const std::vector<CriterionId>& ids) const {
        std::vector<std::string> items;
        for (const CriterionId id : ids) items.push_back(words_.quote(name(id)));
        return listed(items, {"et", "and"}, words_.language());
    }

    void heading(std::span<const FieldTarget> target) {
        std::vector<std::string> places;
        for (const FieldTarget& wanted : target) places.push_back(place(wanted.field, wanted.tier));
        const std::string unit = profile_.unit_label.empty() ? profile_.unit : std::string(profile_.unit_label.in(words_.language())) + " (" + profile_.unit + ")";
        line(words_.say({"{0}, chemin le moins coûteux vers : {1}", "{0}, cheapest path to: {1}"}, {unit, listed(places, {"et", "and"}, words_.language())}));
    }

    void steps(const CheapestPath& path) {
        const Language language = words_.language();
        const auto number = [&](std::uint64_t effort) { return format_integer(static_cast<std::int64_t>(effort), language); };
        std::string cost = words_.say({"Effort total : {0}", "Total effort: {0}"}, {number(path.effort)});
        if (path.optimal)
            cost += words_.say({", le plus faible possible (prouvé).", ", the least possible (proven)."});
        else if (path.lower_bound > 0)
            cost += words_.say({" ; aucun chemin ne coûte moins de~{0}.", "; no path costs less than~{0}."}, {number(path.lower_bound)});
        else
            cost += words_.say({", sans preuve qu'il n'en existe pas de moindre.", ", without proof that there is none cheaper."});
        line(cost);
        text_ += '\n';
        std::size_t count = 0;
        bool any_unknown = false;
        for (const PathStep& step : path.steps) {
            const Criterion& criterion = framework_[step.criterion];
            const bool unknown = profile_.assessment.criteria[index(step.criterion)].state() == CriterionState::unknown;
            any_unknown = any_unknown || unknown;
            std::string sentence = name(step.criterion) + " (" + place(framework_.compiled(step.criterion).field, criterion.tier) +
                                   words_.say({") ; effort {0}", "); effort {0}"}, {number(step.effort)});
            if (unknown) sentence += words_.say({" ; réponse inconnue", "; answer unknown"});
            line(sentence, 0, std::to_string(++count) + ". ");
            if (!criterion.advice.empty()) line(words_.say({"Conseil : ", "Advice: "}) + std::string(criterion.advice.in(language)), 3);
            if (!step.implied.empty()) line(words_.say({"Satisfait du même coup : {0}", "Satisfied at the same time: {0}"}, {names(step.implied)}), 3);
        }
        if (!any_unknown) return;
        text_ += '\n';
        line(words_.say({"Une réponse inconnue compte comme non satisfaite : répondre suffit peut-être.",
                         "An unknown answer counts as not met: answering may be enough."}));
    }

    void blocked(const CheapestPath& path) {
        line(words_.say({"La cible est hors d'atteinte, même en satisfaisant tout ce qui peut l'être.", "The target is out of reach, even when all that can be satisfied is."}));
        for (const BlockedTier& tier : path.blocking) {
            text_ += '\n';
            line(place(tier.field, tier.tier));
            for (const BlockedCriterion& each : tier.criteria) line(name(each.criterion) + words_.say({" : ", ": "}) + obstacle(each.obstacle), 0, "- ");
        }
    }

    [[nodiscard]] std::string obstacle(Obstacle obstacle) const {
        switch (obstacle) {
            case Obstacle::unusable: return words_.say({"sa condition est inutilisable", "its condition is unusable"});
            case Obstacle::never_true: return words_.say({"aucune réponse ne peut le satisfaire", "no answer can satisfy it"});
            case Obstacle::prerequisite: return words_.say({"il dépend d'un critère qui ne peut pas être satisfait", "it depends on a criterion that cannot be satisfied"});
            case Obstacle::prerequisite_cycle: break;
        }
        return words_.say({"il attend un critère qui l'attend", "it waits for a criterion that waits for it"});
    }

    const Profile& profile_;
    const Framework& framework_;
    Wording words_;
    std::size_t width_;
    std::string text_;
};

}  // namespace detail

PALIER_INLINE std::string path_text(const Profile& profile, std::span<const FieldTarget> target, const CheapestPath& path, Language language, std::size_t width) {
    return detail::PathWriter(profile, language, width).write(target, path);
}

}  // namespace palier
