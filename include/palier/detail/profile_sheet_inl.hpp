// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max, std::min, std::replace
#include <string>     // lines
#include <utility>    // std::move
#include <vector>     // rows

#include "palier/detail/explain_words.hpp"
#include "palier/detail/tier_sentences.hpp"
#include "palier/explain.hpp"

namespace palier {

namespace detail {

/// Draws `[##?-]`: one sign per tier. A grid of very many tiers is cut.
inline std::string tier_bar(const TierBounds& bounds, std::size_t tiers) {
    constexpr std::size_t longest = 20;
    std::string bar = "[";
    for (std::size_t tier = 1; tier <= std::min(tiers, longest); ++tier) bar += tier <= bounds.certain ? '#' : tier <= bounds.possible ? '?' : '-';
    return bar + (tiers > longest ? "…]" : "]");
}

/// Says a pair of bounds in few words: `palier 1, palier 2 possible`.
inline std::string short_standing(const TierBounds& bounds, const Wording& words) {
    if (bounds.certain == bounds.possible) return words.tier(bounds.certain);
    const std::string possible = words.say({"{0} possible", "{0} possible"}, {words.tier(bounds.possible)});
    return bounds.certain == 0 ? possible : words.tier(bounds.certain) + ", " + possible;
}

}  // namespace detail

PALIER_INLINE std::string profile_sheet(const Profile& profile, Language language, std::size_t width) {
    constexpr std::size_t narrowest = 40, widest_name = 44;
    const Framework& framework = *profile.framework;
    const detail::Wording words(framework, language);
    const detail::TierSentences tiers(words, framework);
    width = std::max(width, narrowest);
    const auto spaced = [&](const std::string& text) { return detail::typeset(text, language); };

    std::string sheet;
    const auto line = [&](const std::string& text) { detail::append_wrapped(sheet, spaced(text), width, 0); };
    line(tiers.who(profile.unit, profile.unit_label, profile.period));
    constexpr std::size_t telling_digits = 12;
    line(words.say({"Auto-évaluation : {0}, version~{1} ({2})", "Self-assessment: {0}, version~{1} ({2})"},
                   {framework.id(), framework.version(), std::string_view(framework.hash()).substr(0, telling_digits)}) +
         (framework.is_synthetic() ? words.say({", référentiel fictif", ", fictitious framework"}) : ""));
    sheet += '\n';

    struct Row {
        std::string name, bar, standing;
    };
    std::vector<Row> rows;
    for (const FieldProfile& field : profile.assessment.fields) {
        std::string standing = detail::short_standing(field.bounds, words);
        for (const TierOverride& stated : profile.overrides)
            if (stated.field == field.field) standing += words.say({" ; déclaré : {0}", "; stated: {0}"}, {words.tier(stated.tier)});
        std::string name = spaced(words.name(framework[field.field].label, framework[field.field].id));
        std::replace(name.begin(), name.end(), detail::glue, ' ');
        rows.push_back({std::move(name), detail::tier_bar(field.bounds, framework.tier_count()), spaced(standing)});
    }
    if (profile.assessment.overall)
        rows.push_back({words.say({"Ensemble", "Overall"}), detail::tier_bar(*profile.assessment.overall, framework.tier_count()),
                        spaced(detail::short_standing(*profile.assessment.overall, words))});

    std::size_t name_width = 0, bar_width = 0;
    for (const Row& row : rows) {
        name_width = std::max(name_width, count_characters(row.name));
        bar_width = std::max(bar_width, count_characters(row.bar));
    }
    name_width = std::min({name_width, widest_name, width / 2});
    for (const Row& row : rows) {
        // A name that is too long takes a line of its own.
        std::string start = row.name;
        std::size_t used = count_characters(start);
        if (used > name_width) {
            detail::append_wrapped(sheet, start, width, 0);
            start.clear();
            used = 0;
        }
        start.append(name_width - used + 2, ' ');
        start += row.bar;
        start.append(bar_width - count_characters(row.bar) + 2, ' ');
        detail::append_wrapped(sheet, row.standing, width, 0, start);
    }
    sheet += '\n';
    line(words.say({"[#] acquis, [?] encore possible, [-] pas atteint", "[#] secured, [?] still possible, [-] not reached"}));
    return sheet;
}

}  // namespace palier
