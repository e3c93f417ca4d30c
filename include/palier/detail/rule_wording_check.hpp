// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <set>     // indicators that are asked
#include <string>  // pointers
#include <vector>  // texts

#include "palier/detail/rule_defects.hpp"
#include "palier/framework.hpp"

namespace palier::detail {

/// Looks for texts that people will miss: labels, questions, advice, in French and in English.
class WordingCheck {
public:
    WordingCheck(const Framework& framework, DefectList& defects) : framework_(framework), defects_(defects) {}

    void run() {
        collect();
        bool writes[2] = {false, false};  // some text is in French, in English
        for (const Wording& wording : wordings_) {
            writes[0] = writes[0] || !wording.text->fr.empty();
            writes[1] = writes[1] || !wording.text->en.empty();
        }
        for (const Language language : {Language::fr, Language::en})
            if (!writes_in(writes, language) && writes_in(writes, other(language)))
                defects_.add("framework.wording.language-missing", "", {{"language", name_of(language)}});
        for (const Wording& wording : wordings_) {
            if (wording.text->empty()) {
                if (wording.presence == Presence::expected) defects_.add("framework.wording.missing", wording.pointer, {{"what", wording.what}});
                continue;
            }
            for (const Language language : {Language::fr, Language::en})
                if (writes_in(writes, language) && text_in(*wording.text, language).empty() && wording.text->plain.empty())
                    defects_.add("framework.wording.untranslated", wording.pointer, {{"what", wording.what}, {"language", name_of(language)}});
        }
    }

private:
    enum class Presence : std::uint8_t { expected, optional };

    struct Wording {
        const LocalizedText* text;
        std::string pointer;
        LocalizedText what;
        Presence presence;
    };

    static bool writes_in(const bool (&writes)[2], Language language) noexcept { return writes[language == Language::fr ? 0 : 1]; }
    static Language other(Language language) noexcept { return language == Language::fr ? Language::en : Language::fr; }
    static const std::string& text_in(const LocalizedText& text, Language language) noexcept { return language == Language::fr ? text.fr : text.en; }
    static LocalizedText name_of(Language language) {
        return language == Language::fr ? LocalizedText{"français", "French", {}} : LocalizedText{"anglais", "English", {}};
    }

    void add(const LocalizedText& text, std::string pointer, std::string_view french, std::string_view english, const std::string& id,
             Presence presence = Presence::expected) {
        wordings_.push_back({&text,
                             std::move(pointer),
                             {std::string(french) + (id.empty() ? "" : " « " + id + " »"), std::string(english) + (id.empty() ? "" : " “" + id + "”"), {}},
                             presence});
    }

    void collect() {
        const FrameworkDefinition& definition = framework_.definition();
        add(definition.label, "/label", "Le libellé du référentiel", "The label of the framework", {});
        add(definition.notice, "/notice", "L’avertissement du référentiel", "The notice of the framework", {}, Presence::optional);
        std::set<std::string_view> asked;
        for (const Questionnaire& questionnaire : definition.questionnaires)
            for (const QuestionnaireSection& section : questionnaire.sections)
                for (const QuestionnaireItem& item : section.items) asked.insert(item.indicator);
        for (const Indicator& indicator : definition.indicators) {
            add(indicator.label, indicator.pointer + "/label", "Le libellé de l’indicateur", "The label of the indicator", indicator.id);
            add(indicator.question, indicator.pointer + "/question", "La question de l’indicateur", "The question of the indicator", indicator.id,
                asked.contains(indicator.id) && indicator.formula.empty() ? Presence::expected : Presence::optional);
            add(indicator.definition, indicator.pointer + "/definition", "La définition de l’indicateur", "The definition of the indicator", indicator.id,
                Presence::optional);
            for (const ValueLabel& label : indicator.value_labels)
                add(label.label, indicator.pointer + "/value_labels/" + label.value, "Le libellé de la valeur « " + label.value + " » de l’indicateur",
                    "The label of the value “" + label.value + "” of the indicator", indicator.id);
        }
        const MaturityModel& model = definition.maturity;
        for (std::size_t i = 0; i < model.tiers.size(); ++i) {
            const std::string pointer = "/maturity/tiers/" + std::to_string(i);
            add(model.tiers[i].label, pointer + "/label", "Le libellé du palier", "The label of the tier", model.tiers[i].id);
            add(model.tiers[i].description, pointer + "/description", "La description du palier", "The description of the tier", model.tiers[i].id, Presence::optional);
        }
        for (const Field& field : model.fields) {
            add(field.label, field.pointer + "/label", "Le libellé du champ", "The label of the field", field.id);
            add(field.description, field.pointer + "/description", "La description du champ", "The description of the field", field.id, Presence::optional);
        }
        for (const Criterion& criterion : model.criteria) {
            add(criterion.label, criterion.pointer + "/label", "Le libellé du critère", "The label of the criterion", criterion.id);
            add(criterion.advice, criterion.pointer + "/advice", "Le conseil du critère", "The advice of the criterion", criterion.id);
        }
        for (const Questionnaire& questionnaire : definition.questionnaires) {
            add(questionnaire.label, questionnaire.pointer + "/label", "Le libellé du questionnaire", "The label of the questionnaire", questionnaire.id);
            for (std::size_t s = 0; s < questionnaire.sections.size(); ++s)
                add(questionnaire.sections[s].label, questionnaire.pointer + "/sections/" + std::to_string(s) + "/label", "Le libellé de la partie",
                    "The label of the section", questionnaire.sections[s].id);
        }
    }

    const Framework& framework_;
    DefectList& defects_;
    std::vector<Wording> wordings_;
};

}  // namespace palier::detail
