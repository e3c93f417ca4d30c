// SPDX-License-Identifier: MIT
// floor: 10
#pragma once

#include <string>  // sentences
#include <vector>  // paragraphs

#include "palier/detail/explain_words.hpp"
#include "palier/condition.hpp"

namespace palier::detail {

/// What is open of a tier.
struct OpenCriteria {
    std::uint32_t count = 0;
    std::uint32_t unknown = 0;   // among them
    bool may_not_apply = false;  // one of them

    void add(const CriterionResult& result) {
        if (result.state() != CriterionState::unknown) return;
        ++unknown;
        may_not_apply = may_not_apply || result.worst == Outcome::not_applicable || result.best == Outcome::not_applicable;
    }
};

/// Says where a unit stands: heading, fields, tiers, criteria.
class TierSentences {
public:
    TierSentences(const Wording& words, const Framework& framework) : words_(words), framework_(framework) {}

    /// Says whose profile this is, and under which rules. A subject is anything with a unit, its label, a period and a least evidence.
    template <class Subject>
    [[nodiscard]] std::vector<std::string> heading(const Subject& subject) const {
        std::vector<std::string> paragraphs{who(subject.unit, subject.unit_label, subject.period)};
        constexpr std::size_t telling_digits = 12;
        paragraphs.push_back(say({"Auto-évaluation selon « {0} » ({1}, version~{2}, empreinte~{3}).",
                                  "Self-assessment by “{0}” ({1}, version~{2}, hash~{3})."},
                                 {words_.name(framework_.definition().label, framework_.id()), framework_.id(), framework_.version(),
                                  std::string_view(framework_.hash()).substr(0, telling_digits)}));
        if (framework_.is_synthetic())
            paragraphs.push_back(say({"Référentiel fictif, inventé pour la démonstration.", "Fictitious framework, invented for demonstration."}));
        if (!framework_.definition().notice.empty()) paragraphs.emplace_back(framework_.definition().notice.in(words_.language()));
        switch (subject.minimum_evidence) {
            case Evidence::unstated:
                paragraphs.push_back(say({"Toutes les réponses comptent, quel que soit leur niveau de preuve.",
                                          "All answers count, however they are backed."}));
                break;
            case Evidence::declared:
                paragraphs.push_back(say({"Seules comptent les réponses déclarées, confirmées ou vérifiées.",
                                          "Only declared, confirmed or verified answers count."}));
                break;
            case Evidence::confirmed:
                paragraphs.push_back(say({"Seules comptent les réponses confirmées ou vérifiées.", "Only confirmed or verified answers count."}));
                break;
            case Evidence::verified:
                paragraphs.push_back(say({"Seules comptent les réponses vérifiées.", "Only verified answers count."}));
                break;
        }
        return paragraphs;
    }

    [[nodiscard]] std::string who(const std::string& unit, const LocalizedText& label, const std::optional<SchoolYear>& period) const {
        std::string text = label.empty() ? unit : std::string(label.in(words_.language())) + " (" + unit + ")";
        if (text.empty()) text = say({"Unité sans nom", "Unnamed unit"});
        if (!period) return text + say({", période non précisée", ", period not stated"});
        return text + say({", année scolaire~{0}", ", school year~{0}"}, {period->text()});
    }

    [[nodiscard]] std::string overall(const TierBounds& bounds) const {
        std::string text = say({"Ensemble : ", "Overall: "}) + standing(bounds);
        const MaturityModel& model = framework_.maturity();
        if (model.overall == OverallRule::weakest) text += say({" (le plus bas des champs)", " (the lowest of the fields)"});
        if (model.overall == OverallRule::fields_at_least) {
            const std::string count = std::to_string(model.overall_count);
            text += is_plural(static_cast<double>(model.overall_count), words_.language())
                        ? say({" (atteint par au moins~{0} champs)", " (reached by at least~{0} fields)"}, {count})
                        : say({" (atteint par au moins~{0} champ)", " (reached by at least~{0} field)"}, {count});
        }
        return text + "." + (bounds.tight ? "" : " " + loose());
    }

    /// Says a pair of bounds: `palier 1 acquis, palier 2 encore possible`.
    [[nodiscard]] std::string standing(const TierBounds& bounds) const {
        if (bounds.certain < bounds.possible) {
            const std::string possible = words_.tier(bounds.possible);
            if (bounds.certain == 0) return say({"aucun palier acquis, {0} encore possible", "no tier secured, {0} still possible"}, {possible});
            return say({"{0} acquis, {1} encore possible", "{0} secured, {1} still possible"}, {words_.tier(bounds.certain), possible});
        }
        if (bounds.certain == 0) return words_.tier(0);
        if (bounds.certain == framework_.tier_count())
            return say({"{0} acquis, le plus élevé", "{0} secured, the highest"}, {words_.tier(bounds.certain)});
        return say({"{0} acquis", "{0} secured"}, {words_.tier(bounds.certain)});
    }

    /// Says where a unit stands in a field: the title, then the remarks.
    [[nodiscard]] std::vector<std::string> field(const ExplainedField& explained) const {
        const FieldProfile& profile = explained.profile;
        const Field& field = framework_[profile.field];
        std::string title = words_.name(field.label, field.id) + say({" : ", ": "}) + standing(profile.bounds);
        if (profile.bounds.certain == profile.bounds.possible && profile.counts.unknown > 0)
            title += say({", quelles que soient les réponses manquantes", ", whatever the missing answers are"});
        std::vector<std::string> paragraphs{std::move(title)};
        const std::int64_t all = total(profile.counts);
        if (all > 0)
            paragraphs.push_back(counted(all, {"critère", "criterion"}, {"critères", "criteria"}, words_.language()) + say({" : ", ": "}) +
                                 counts(profile.counts) + ".");
        if (!profile.bounds.tight) paragraphs.push_back(loose());
        if (profile.not_applicable_capped) paragraphs.push_back(capped());
        for (const TierOverride& stated : explained.overrides) paragraphs.push_back(stated_tier(stated));
        return paragraphs;
    }

    [[nodiscard]] std::string capped() const {
        return say({"Trop de réponses « n/a » dans ce champ : elles comptent comme inconnues.",
                    "Too many “n/a” answers in this field: they count as unknown."});
    }

    /// Says why a criterion whose conditions are clear is unknown.
    [[nodiscard]] std::string cap_in_doubt() const {
        return say({"Il se peut que ce champ compte trop de « n/a », qui vaudraient alors « inconnu ».",
                    "This field may hold too many “n/a”, which would then count as unknown."});
    }

    [[nodiscard]] std::string unusable() const {
        return say({"Sa condition est inutilisable : voir les constats sur le référentiel.",
                    "Its condition cannot be used: see the findings about the framework."});
    }

    /// Says what a tier asks for and how far it is; `with_standing` adds where the unit stands.
    [[nodiscard]] std::string tier(const ExplainedTier& explained, const bool with_standing) const {
        constexpr std::size_t usual_bytes = 192;
        std::string text;
        text.reserve(usual_bytes);
        text += capital(words_.tier(explained.tier));
        const bool independent = framework_.maturity().gating == Gating::independent;
        if (with_standing && independent && explained.standing == TierStanding::reached && !explained.result.certain) {
            text += say({" (couvert par un palier supérieur)", " (covered by a higher tier)"});
        } else if (with_standing) {
            switch (explained.standing) {
                case TierStanding::reached: text += say({" (acquis)", " (secured)"}); break;
                case TierStanding::possible: text += say({" (encore possible)", " (still possible)"}); break;
                case TierStanding::excluded: text += say({" (pas atteint)", " (not reached)"}); break;
            }
        }
        const RequirementResult& result = explained.result;
        text += words_.colon();
        text += requirement(explained);
        text += '.';
        if (result.vacuous) return text;
        text += say({" À~ce~jour : ", " So far: "});
        text += counts(result.counts);
        text += '.';
        if (explained.standing == TierStanding::excluded && result.certain)
            text += say({" Ses critères sont remplis, mais un palier inférieur manque.", " Its criteria are met, but a lower tier is lacking."});
        else if (explained.blocks && explained.standing == TierStanding::excluded && result.possible)
            text += say({" Chaque point reste possible, mais pas tous ensemble.", " Each point is still possible, but not all together."});
        else if (explained.standing == TierStanding::reached && !result.certain && !independent)
            text += say({" Toutes les réponses encore possibles le donnent.", " All answers still possible give it."});
        return text;
    }

    /// Says how many of the criteria that follow are lacking.
    [[nodiscard]] std::string lead(const ExplainedTier& explained, const OpenCriteria& criteria) const {
        const Language language = words_.language();
        const std::uint32_t lacking = explained.lacking;
        const bool plural = is_plural(static_cast<double>(lacking), language);
        const std::string count = format_integer(lacking, language);
        const std::uint32_t open = criteria.count;
        if (lacking >= open && criteria.unknown == open)
            return plural ? say({"Il reste à renseigner ces~{0}~critères :", "These {0} criteria remain to be answered:"}, {count})
                          : say({"Il reste à renseigner ce critère :", "This criterion remains to be answered:"});
        if (lacking >= open && criteria.unknown > 0)  // so there are two at least
            return say({"Ces~{0} critères restent à remplir ou à renseigner :", "These {0} criteria remain to be met or answered:"}, {count});
        if (lacking >= open)
            return plural ? say({"Il manque ces~{0}~critères :", "These {0} criteria are lacking:"}, {count})
                          : say({"Il manque ce critère :", "This criterion is lacking:"});
        std::string mandatory;
        if (explained.result.mandatory_open > 0)
            mandatory = say({", dont ", ", including "}) + mandatory_ones(explained.result.mandatory_open);
        const std::string most = criteria.may_not_apply ? say({"au plus ", "at most "}) : "";
        if (language == Language::fr)
            return say({"Il manque {0}{1} sur les~{2} qui suivent{3} :", {}},
                       {most, counted(lacking, {"critère", {}}, {"critères", {}}, language), format_integer(open, language), mandatory});
        return capital(most + say({{}, "{0} of these~{1} criteria {2} lacking{3}:"},
                                  {count, format_integer(open, language), plural ? "are" : "is", mandatory}));
    }

    [[nodiscard]] std::string criterion(const ExplainedCriterion& explained) const {
        const Criterion& criterion = framework_[explained.criterion];
        constexpr std::size_t usual_bytes = 160;
        std::string text;
        text.reserve(usual_bytes);
        text += words_.name(criterion.label, criterion.id);
        text += words_.colon();
        switch (explained.result.state()) {
            case CriterionState::met: text += say({"rempli", "met"}); break;
            case CriterionState::not_met: text += say({"non rempli", "not met"}); break;
            case CriterionState::unknown: text += say({"inconnu", "unknown"}); break;
            case CriterionState::not_applicable: text += say({"non applicable", "not applicable"}); break;
        }
        const std::string effort = say({"effort~{0}", "effort~{0}"}, {format_integer(criterion.effort, words_.language())});
        text += criterion.need == Need::mandatory ? say({" (obligatoire, {0})", " (mandatory, {0})"}, {effort}) : " (" + effort + ")";
        return text;
    }

    /// Says what to do about a criterion that is open.
    [[nodiscard]] std::vector<std::string> remedy(const ExplainedCriterion& explained) const {
        std::vector<std::string> paragraphs;
        if (!explained.open_prerequisites.empty()) {
            std::vector<std::string> names;
            for (const CriterionId before : explained.open_prerequisites)
                names.push_back(words_.quote(words_.name(framework_[before].label, framework_[before].id)));
            paragraphs.push_back(say({"À remplir d'abord : {0}.", "To meet first: {0}."}, {listed(names, {"et", "and"}, words_.language())}));
        }
        const LocalizedText& advice = framework_[explained.criterion].advice;
        if (!advice.empty()) paragraphs.push_back(say({"Conseil : {0}", "Advice: {0}"}, {advice.in(words_.language())}));
        return paragraphs;
    }

    /// Says `4 remplis, 1 non rempli`; states without criteria are left out.
    [[nodiscard]] std::string counts(const StateCounts& counts) const {
        std::string text;
        const auto add = [&](std::uint32_t count, StaticText one, StaticText many) {
            if (count == 0) return;
            if (!text.empty()) text += ", ";
            text += counted(count, one, many, words_.language());
        };
        add(counts.met, {"rempli", "met"}, {"remplis", "met"});
        add(counts.not_met, {"non rempli", "not met"}, {"non remplis", "not met"});
        add(counts.unknown, {"inconnu", "unknown"}, {"inconnus", "unknown"});
        add(counts.not_applicable, {"non applicable", "not applicable"}, {"non applicables", "not applicable"});
        return text;
    }

private:
    [[nodiscard]] std::string say(StaticText sentence, std::initializer_list<std::string_view> arguments = {}) const {
        return words_.say(sentence, arguments);
    }

    static std::int64_t total(const StateCounts& counts) {
        return std::int64_t{counts.met} + counts.not_met + counts.unknown + counts.not_applicable;
    }

    [[nodiscard]] std::string loose() const {
        return say({"Bornes non serrées : elles sont sûres, mais il se peut qu'aucune réponse n'atteigne l'une ou l'autre.",
                    "Bounds not tight: they are safe, but perhaps no answers attain one of them."});
    }

    [[nodiscard]] std::string stated_tier(const TierOverride& stated) const {
        const std::string role = stated.role.empty() ? "" : " (" + stated.role + ")";
        std::string text = say({"Position déclarée le~{0}{1} : {2}.", "Position stated on~{0}{1}: {2}."},
                               {format_date(stated.date, words_.language()), role, words_.tier(stated.tier)});
        if (!stated.reason.empty()) text += say({" Motif : {0}.", " Reason: {0}."}, {words_.quote(stated.reason)});
        return text + say({" Elle ne remplace pas le palier calculé.", " It does not replace the computed tier."});
    }

    [[nodiscard]] std::string mandatory_ones(std::uint32_t count) const {
        if (count == 1) return say({"le critère obligatoire", "the mandatory one"});
        return say({"les~{0}~critères obligatoires", "the {0} mandatory ones"}, {format_integer(count, words_.language())});
    }

    [[nodiscard]] std::string requirement(const ExplainedTier& explained) const {
        const Language language = words_.language();
        const RequirementResult& result = explained.result;
        const std::uint32_t applicable = result.counts.met + result.counts.not_met + result.counts.unknown;
        if (applicable == 0)
            return say({"aucun critère ne s'applique, l'exigence est remplie d'office", "no criterion applies, so the requirement holds"});
        const std::string all = format_integer(applicable, language);
        const std::string needed = format_integer(result.needed, language);
        const bool share = explained.requirement.rule == RequirementRule::share;
        if (result.needed == 0) {
            if (explained.mandatory == 0) return say({"aucun critère n'est exigé", "no criterion is required"});
            return say({"il faut remplir ", "it takes "}) + mandatory_ones(explained.mandatory);
        }
        if (applicable == 1) return say({"il faut remplir le seul critère applicable", "it takes the only criterion that applies"});
        if (applicable == 2 && result.needed == 2 && !share && language == Language::en) return "it takes both criteria that apply";
        if (result.needed == applicable && !share)
            return say({"il faut remplir les~{0}~critères applicables", "it takes all {0} criteria that apply"}, {all});
        std::string text;
        if (share) {
            const double percent = static_cast<double>(explained.requirement.percent) / 10'000.0;
            text = say({"il faut remplir {0} % des {1} critères applicables, soit ", "it takes {0}% of the {1} criteria that apply, that is "},
                       {format_number(percent, language), all});
            text += result.needed == applicable ? say({"tous", "all"}) : say({"au moins~{0}", "at least~{0}"}, {needed});
        } else {
            text = say({"il faut remplir au moins~{0} des {1} critères applicables", "it takes at least~{0} of the {1} criteria that apply"}, {needed, all});
        }
        if (explained.mandatory > 0 && result.needed < applicable)
            text += (explained.mandatory <= result.needed ? say({", dont ", ", including "}) : say({", et ", ", and "})) + mandatory_ones(explained.mandatory);
        return text;
    }

    /// Returns a text with its first letter, an ASCII one, in upper case.
    static std::string capital(std::string text) {
        if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

    const Wording& words_;
    const Framework& framework_;
};

}  // namespace palier::detail
