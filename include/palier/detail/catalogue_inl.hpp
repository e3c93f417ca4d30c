// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::lower_bound

#include "palier/catalogue.hpp"
#include "palier/detail/catalogue/annuaire.hpp"
#include "palier/detail/catalogue/comparison.hpp"
#include "palier/detail/catalogue/diagnosis.hpp"
#include "palier/detail/catalogue/expression.hpp"
#include "palier/detail/catalogue/framework.hpp"
#include "palier/detail/catalogue/framework_rules.hpp"
#include "palier/detail/catalogue/json.hpp"
#include "palier/detail/catalogue/limit.hpp"
#include "palier/detail/catalogue/observations.hpp"
#include "palier/detail/catalogue/observations_table.hpp"
#include "palier/detail/catalogue/organisation.hpp"
#include "palier/detail/catalogue/organisation_schema.hpp"
#include "palier/detail/catalogue/plan_profile.hpp"
#include "palier/detail/catalogue/roll_up.hpp"
#include "palier/detail/catalogue/table.hpp"
#include "palier/detail/catalogue/uai.hpp"
#include "palier/detail/characters.hpp"

namespace palier {

namespace detail {

/// The records of each family; one line to add a family.
inline constexpr std::span<const CodeRecord> code_families[] = {
    annuaire_codes,
    comparison_codes,
    diagnosis_codes,
    expression_codes,
    framework_codes,
    framework_rules_codes,
    json_codes,
    limit_codes,
    observations_codes,
    observations_table_codes,
    organisation_codes,
    organisation_schema_codes,
    plan_profile_codes,
    roll_up_codes,
    table_codes,
    uai_codes,
};

/// Sorted by code, each sentence complete: what the build can check, the build checks.
constexpr bool is_well_formed(std::span<const CodeRecord> family) {
    const auto is_sentence = [](StaticText text) {
        return !text.fr.empty() && !text.en.empty() && text.fr.back() == '.' && text.en.back() == '.';
    };
    for (std::size_t i = 0; i < family.size(); ++i) {
        if (i > 0 && !(family[i - 1].code < family[i].code)) return false;
        if (!is_sentence(family[i].summary) || !is_sentence(family[i].why) || !is_sentence(family[i].remedy)) return false;
        if (family[i].since.empty()) return false;
    }
    return true;
}

constexpr bool are_well_formed() {
    for (const auto family : code_families)
        if (!is_well_formed(family)) return false;
    return true;
}
static_assert(are_well_formed(), "a family of codes is not sorted, or a sentence lacks its full stop");

inline const CodeRecord* record_of(const Finding& finding) noexcept { return finding.record ? finding.record : find_code(finding.code); }

inline constexpr std::size_t longest_argument = 400;  // bytes of a text in a sentence; the finding holds it whole

inline std::string complete(std::string_view sentence, const Finding& finding, Language language) {
    std::string text;
    text.reserve(sentence.size());
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            text += sentence.substr(at);
            break;
        }
        text += sentence.substr(at, open - at);
        const std::string_view name = sentence.substr(open + 1, close - open - 1);
        const ArgumentValue* const value = finding.find_argument(name);
        const auto* const written = value ? std::get_if<std::string>(value) : nullptr;
        if (written)
            text += excerpt(*written, longest_argument);  // a cell of a table may hold megabytes
        else
            text += value ? to_text(*value, language) : "?";
        at = close + 1;
    }
    return text;
}

}  // namespace detail

PALIER_INLINE const CodeRecord* find_code(std::string_view code) noexcept {
    for (const auto family : detail::code_families) {
        const auto at = std::lower_bound(family.begin(), family.end(), code, [](const CodeRecord& record, std::string_view wanted) { return record.code < wanted; });
        if (at != family.end() && at->code == code) return &*at;
    }
    return nullptr;
}

PALIER_INLINE std::vector<const CodeRecord*> all_codes() {
    std::vector<const CodeRecord*> records;
    for (const auto family : detail::code_families)
        for (const auto& record : family) records.push_back(&record);
    return records;
}

PALIER_INLINE Finding make_finding(std::string_view code, Origin origin, std::vector<Argument> arguments, std::vector<Origin> related) {
    const CodeRecord* record = find_code(code);
    return {std::string(code), record ? record->severity : Severity::error, std::move(origin), std::move(arguments), std::move(related)};
}

PALIER_INLINE Finding make_finding(const CodeRecord& record, Origin origin, std::vector<Argument> arguments, std::vector<Origin> related) {
    return {std::string(record.code), record.severity, std::move(origin), std::move(arguments), std::move(related), &record};
}

PALIER_INLINE std::string message(const Finding& finding, Language language) {
    if (const CodeRecord* record = detail::record_of(finding)) return detail::complete(record->summary.in(language), finding, language);
    if (const ArgumentValue* own = finding.find_argument("message")) return to_text(*own, language);
    return finding.code;
}

PALIER_INLINE std::string why(const Finding& finding, Language language) {
    const CodeRecord* record = detail::record_of(finding);
    return record ? detail::complete(record->why.in(language), finding, language) : std::string();
}

PALIER_INLINE std::string remedy(const Finding& finding, Language language) {
    const CodeRecord* record = detail::record_of(finding);
    return record ? detail::complete(record->remedy.in(language), finding, language) : std::string();
}

PALIER_INLINE std::string to_text(const ArgumentValue& value, Language language) {
    struct Writer {
        Language language;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return format_integer(number, language); }
        std::string operator()(double number) const { return format_number(number, language); }
        std::string operator()(const LocalizedText& text) const { return std::string(text.in(language)); }
        std::string operator()(const std::vector<std::string>& items) const {
            if (items.empty()) return language == Language::fr ? "aucun" : "none";
            std::string text;
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (i > 0) text += i + 1 < items.size() ? ", " : language == Language::fr ? " ou " : " or ";
                text += items[i];
            }
            return text;
        }
    };
    return std::visit(Writer{language}, value);
}

}  // namespace palier
