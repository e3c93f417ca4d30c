// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>  // facts
#include <optional>     // bounds
#include <string_view>  // words
#include <vector>       // names

#include "palier/detail/json_output.hpp"
#include "palier/detail/markdown.hpp"
#include "palier/json.hpp"
#include "palier/pages.hpp"
#include "palier/plan_shape.hpp"

namespace palier {

namespace detail {

/// A sentence of the catalogue with its arguments as words in italics.
inline std::string page_sentence(std::string_view sentence) {
    std::string text;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        text += markdown_text(sentence.substr(0, close == std::string_view::npos ? close : open));
        if (close == std::string_view::npos) break;
        text += '*' + markdown_text(sentence.substr(open + 1, close - open - 1)) + '*';
        sentence.remove_prefix(close + 1);
    }
    return text;
}

/// An example as a block of JSON; one that cannot be read stays as it is.
inline std::string page_example(std::string_view json) {
    constexpr int indent = 2;
    const OutputJson read = OutputJson::parse(json, nullptr, /* allow_exceptions = */ false);
    return "```json\n" + (read.is_discarded() ? std::string(json) : read.dump(indent, ' ', false, OutputJson::error_handler_t::replace)) + "\n```\n";
}

inline std::string_view pass_word(RulePass pass, Language language) noexcept {
    constexpr StaticText words[] = {{"structure", "structure"}, {"références", "references"}, {"sens", "sense"}};
    return words[static_cast<std::size_t>(pass)].in(language);
}

inline std::string_view lifecycle_word(RuleLifecycle lifecycle, Language language) noexcept {
    constexpr StaticText words[] = {{"en essai", "preview"}, {"stable", "stable"}, {"à abandonner", "deprecated"}};
    return words[static_cast<std::size_t>(lifecycle)].in(language);
}

inline std::string_view presence_word(PlanPresence presence, Language language) noexcept {
    constexpr StaticText words[] = {{"étrangère", "foreign"}, {"facultative", "optional"}, {"attendue", "expected"}, {"obligatoire", "required"}};
    return words[static_cast<std::size_t>(presence)].in(language);
}

/// "2 à 3", "2 ou plus", "3 au plus", or nothing.
inline std::string page_range(const std::optional<std::uint32_t>& min, const std::optional<std::uint32_t>& max, Language language) {
    const bool fr = language == Language::fr;
    if (min && max && *min == *max) return std::to_string(*min);
    if (min && max) return std::to_string(*min) + (fr ? " à " : " to ") + std::to_string(*max);
    if (min) return std::to_string(*min) + (fr ? " ou plus" : " or more");
    if (max) return std::to_string(*max) + (fr ? " au plus" : " at most");
    return {};
}

/// How many items, and of how many sentences.
inline std::string page_counts(const PlanPart& part, Language language) {
    std::string text = page_range(part.min, part.max, language);
    if (!text.empty() && part.severity == Severity::error) text += language == Language::fr ? " (sinon erreur)" : " (else an error)";
    if (!part.max_sentences) return text;
    const std::string most = std::to_string(*part.max_sentences);
    const bool one = *part.max_sentences == 1;
    const std::string sentences = language == Language::fr ? most + (one ? " phrase au plus" : " phrases au plus") : most + (one ? " sentence at most" : " sentences at most");
    return text + (text.empty() ? "" : language == Language::fr ? " ; " : "; ") + sentences;
}

inline std::string page_list(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + markdown_code(name);
    return text;
}

/// A column of the table under a heading, and its cell.
struct PageFact {
    StaticText title;
    std::string_view value;
};

/// What is written once about a code, with facts in front of its first version and its parameters.
inline std::string page_record(const CodeRecord& record, std::initializer_list<PageFact> facts, Language language) {
    const bool fr = language == Language::fr;
    std::string titles, rule, values;
    const auto cell = [&](StaticText title, std::string_view value) {
        titles += "| " + std::string(title.in(language)) + ' ';
        rule += "|---";
        values += "| " + std::string(value) + ' ';
    };
    for (const PageFact& fact : facts) cell(fact.title, fact.value);
    cell({"Depuis", "Since"}, markdown_text(record.since));
    cell({"Paramètres", "Parameters"}, record.parameters.empty() ? "–" : markdown_code(record.parameters));
    return "## " + markdown_code(record.code) + "\n\n" + page_sentence(record.summary.in(language)) + "\n\n" + titles + "|\n" + rule + "|\n" + values + "|\n\n" +
           (fr ? "**Pourquoi.** " : "**Why.** ") + page_sentence(record.why.in(language)) + "\n\n" + (fr ? "**Remède.** " : "**Remedy.** ") +
           page_sentence(record.remedy.in(language)) + '\n';
}

inline void write_page_facts(std::string& page, const PlanProfileDefinition& definition, Language language) {
    const bool fr = language == Language::fr;
    const auto fact = [&](std::string_view french, std::string_view english, const std::string& value) {
        if (!value.empty()) page += "- " + std::string(fr ? french : english) + value + '\n';
    };
    page += '\n';
    fact("Genre, dans le document : ", "Kind, in the document: ", markdown_code(definition.id));
    fact("Version du profil : ", "Version of the profile: ", markdown_text(definition.version));
    fact("Unités dont ce peut être le plan : ", "Units whose plan it may be: ", page_list(definition.owner_kinds));
    std::string years = page_range(definition.min_years, definition.max_years, language);
    if (!years.empty()) years += fr ? " ans" : " years";
    fact("Durée : ", "Duration: ", years);
    fact("Le court terme, en mois depuis le premier jour : ", "Short term, in months from the first day: ", std::to_string(definition.short_term_months));
    if (definition.levels.empty()) return;
    page += fr ? "- Qui peut agir à chaque niveau :\n" : "- Who may act at each level:\n";
    for (const PlanLevel& level : definition.levels) page += "  - " + markdown_code(level.level) + (fr ? " : " : ": ") + page_list(level.unit_kinds) + '\n';
}

}  // namespace detail

PALIER_INLINE std::string write_code_page(const CodeRecord& record, Language language) {
    return detail::page_record(record, {{{"Gravité", "Severity"}, detail::severity_word(record.severity, language)}}, language);
}

PALIER_INLINE std::string write_rule_page(const PlanRule& rule, Language language) {
    const bool fr = language == Language::fr;
    std::string page = detail::page_record(rule.record,
                                           {{{"Passe", "Pass"}, detail::pass_word(rule.pass, language)},
                                            {{"Gravité", "Severity"}, detail::severity_word(rule.record.severity, language)},
                                            {{"Cycle de vie", "Lifecycle"}, detail::lifecycle_word(rule.lifecycle, language)}},
                                           language);
    if (!rule.example.bad.empty()) page += (fr ? "\nLa règle parle :\n\n" : "\nThe rule speaks:\n\n") + detail::page_example(rule.example.bad);
    if (!rule.example.good.empty()) page += (fr ? "\nElle se tait :\n\n" : "\nIt is silent:\n\n") + detail::page_example(rule.example.good);
    return page;
}

PALIER_INLINE std::string write_plan_page(const PlanProfile& profile, Language language) {
    const bool fr = language == Language::fr;
    const PlanProfileDefinition& definition = profile.definition();
    const std::string_view label = definition.label.in(language);
    std::string page = "# " + detail::markdown_text(label.empty() ? std::string_view(definition.id) : label) + '\n';
    if (!definition.description.empty()) page += '\n' + detail::markdown_text(definition.description.in(language)) + '\n';
    detail::write_page_facts(page, definition, language);
    page += fr ? "\n| Chemin | Partie | Présence | Combien | Consigne |\n" : "\n| Path | Part | Presence | How many | Instruction |\n";
    page += "|---|---|---|---|---|\n";
    for (const PlanPart& part : definition.parts) {
        const PlanMember* const member = find_plan_member(part.path);
        std::string_view name = part.label.in(language);
        if (name.empty() && member != nullptr) name = member->meaning.in(language);
        page += "| " + detail::markdown_code(part.path) + " | " + detail::markdown_text(name) + " | " + std::string(detail::presence_word(part.presence, language)) + " | " +
                detail::page_counts(part, language) + " | " + detail::markdown_text(part.instruction.in(language)) + " |\n";
    }
    return page;
}

}  // namespace palier
