// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max

#include "palier/compare.hpp"
#include "palier/detail/prose.hpp"

namespace palier {

namespace detail {

/// Says a comparison in one language.
class ComparisonWriter {
public:
    ComparisonWriter(const TierComparison& made, Language language, const CompareTextOptions& options)
        : made_(made), language_(language), options_(options), width_(std::max<std::size_t>(options.width, narrowest)) {}

    [[nodiscard]] std::string write() {
        heading();
        if (made_.pairs.empty()) {
            line(say({"Aucune unité à comparer.", "No unit to compare."}), 0);
            return std::move(text_);
        }
        for (std::size_t f = 0; f < made_.fields.size(); ++f) field(f);
        moved();
        text_ += '\n';
        line(say({"Une unité est en hausse ou en baisse quand ses deux bornes le sont ; « précisé » : on en sait plus ; « moins précis » : on en sait moins. "
                  "Les causes se lisent dans l'ordre : règles, couverture, réponses, périmètre.",
                  "A unit has risen or fallen when both of its bounds have; “narrowed”: more is known; “widened”: less is known. "
                  "Causes are read in the order rules, coverage, answers, perimeter."}),
             0);
        line(say({"Auto-évaluation : un point de départ pour le dialogue, ni une note ni un classement.",
                  "Self-assessment: a starting point for a conversation, neither a mark nor a ranking."}),
             0);
        return std::move(text_);
    }

private:
    static constexpr std::size_t narrowest = 40;

    [[nodiscard]] std::string say(StaticText sentence, std::initializer_list<std::string_view> arguments = {}) const { return fill(sentence, language_, arguments); }

    void line(std::string_view sentence, std::size_t indent, std::string_view bullet = {}) {
        append_wrapped(text_, typeset(sentence, language_), width_, indent, bullet);
    }

    [[nodiscard]] std::string side(const Diagnosis& diagnosis, const std::optional<SchoolYear>& period) const {
        const Framework& framework = *diagnosis.framework();
        constexpr std::size_t telling_digits = 12;
        return say({"{0}, « {1} » version~{2} ({3})", "{0}, “{1}” version~{2} ({3})"},
                   {period ? period->text() : std::string("-"), framework.id(), framework.version(), std::string_view(framework.hash()).substr(0, telling_digits)}) +
               (framework.is_synthetic() ? say({", référentiel fictif", ", fictitious framework"}) : "");
    }

    void heading() {
        line(say({"Avant : ", "Before: "}) + side(*made_.before, made_.period_before), 0);
        line(say({"Après : ", "After: "}) + side(*made_.after, made_.period_after), 0);
        std::size_t both = 0;
        for (const UnitPair& pair : made_.pairs) both += pair.before && pair.after ? 1U : 0U;
        line(counted(static_cast<std::int64_t>(both), {"unité comparée.", "unit compared."}, {"unités comparées.", "units compared."}, language_), 0);
    }

    [[nodiscard]] std::string movement(Movement movement) const {
        constexpr StaticText words[] = {{"inchangé", "unchanged"}, {"en hausse", "risen"}, {"en baisse", "fallen"}, {"précisé", "narrowed"},
                                        {"moins précis", "widened"}, {"fusionné", "merged"}, {"scindé", "split"}, {"ouvert", "opened"},
                                        {"fermé", "closed"}, {"nouveau", "new"}, {"absent après", "no longer there"}};
        return std::string(words[static_cast<std::size_t>(movement)].in(language_));
    }

    [[nodiscard]] std::string cause(std::size_t cause) const {
        constexpr StaticText words[] = {{"règles", "rules"}, {"couverture", "coverage"}, {"réponses", "answers"}, {"périmètre", "perimeter"}};
        return std::string(words[cause].in(language_));
    }

    [[nodiscard]] std::string field_name(std::size_t position) const {
        const auto& fields = made_.after->framework()->maturity().fields;
        for (const Field& field : fields)
            if (field.id == made_.fields[position]) return std::string(field.label.empty() ? std::string_view(field.id) : field.label.in(language_));
        return say({"Ensemble", "Overall"});
    }

    void field(std::size_t position) {
        text_ += '\n';
        line(field_name(position), 0);
        const auto counts = made_.count_movements(position);
        std::string movements;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0) movements += (movements.empty() ? "" : ", ") + movement(static_cast<Movement>(i)) + say({" : ", ": "}) + format_integer(counts[i], language_);
        line(movements, inside);
        std::array<std::int64_t, change_cause_count> up = {}, down = {};
        for (std::size_t i = position; i < made_.changes.size(); i += made_.fields.size())
            for (std::size_t c = 0; c < change_cause_count; ++c) {
                const TierDelta& delta = made_.changes[i].causes[c];
                up[c] += delta.certain > 0 ? 1 : 0;
                down[c] += delta.certain < 0 ? 1 : 0;
            }
        std::string causes;
        for (std::size_t c = 0; c < change_cause_count; ++c) {
            if (up[c] == 0 && down[c] == 0) continue;
            causes += (causes.empty() ? "" : ", ") + cause(c);
            if (up[c] > 0) causes += " +" + format_integer(up[c], language_);
            if (down[c] > 0) causes += " \u2212" + format_integer(down[c], language_);
        }
        if (!causes.empty()) line(say({"Unités dont le palier acquis monte ou baisse : ", "Units whose secured tier goes up or down: "}) + causes, inside);
    }

    /// The units of which something has changed, with what and why.
    void moved() {
        std::size_t shown = 0, more = 0;
        for (std::size_t p = 0; p < made_.pairs.size(); ++p) {
            std::vector<std::string> changes;
            for (const TierChange& change : made_.changes_of(p))
                if (change.before && change.after && change.total() != TierDelta{}) changes.push_back(one(change));
            const UnitPair& pair = made_.pairs[p];
            const bool told = pair.pairing != Pairing::same;
            if (changes.empty() && !told) continue;
            if (shown == options_.max_units) {
                ++more;
                continue;
            }
            if (shown == 0) {
                text_ += '\n';
                line(say({"Unités qui ont bougé", "Units that have moved"}), 0);
            }
            ++shown;
            std::string head = label(p);
            if (pair.pairing == Pairing::renamed)
                head += say({" (devenue {0})", " (now {0})"}, {pair.successor});
            else if (told)
                head += " (" + movement(made_.changes_of(p).empty() ? Movement::stayed : made_.changes_of(p)[0].movement) +
                        (pair.successor.empty() ? "" : " \u2192 " + pair.successor) + ")";
            line(head, 0, "- ");
            for (const std::string& change : changes) line(change, inside);
        }
        if (more > 0) line(say({"… et {0} de plus.", "… and {0} more."}, {format_integer(static_cast<std::int64_t>(more), language_)}), 0);
    }

    [[nodiscard]] std::string label(std::size_t position) const {
        const UnitPair& pair = made_.pairs[position];
        const auto unit = made_.organisation ? made_.organisation->find_unit(pair.unit) : std::nullopt;
        const std::string_view known = unit ? made_.organisation->label(*unit, language_) : std::string_view();
        return known.empty() ? pair.unit : std::string(known) + " (" + pair.unit + ")";
    }

    [[nodiscard]] static std::string bounds(const TierBounds& bounds) {
        return std::to_string(bounds.certain) + (bounds.certain == bounds.possible ? "" : "-" + std::to_string(bounds.possible));
    }

    [[nodiscard]] std::string one(const TierChange& change) const {
        std::string text = field_name(change.field) + say({" : palier~{0} \u2192~{1}", ": tier~{0} \u2192~{1}"}, {bounds(*change.before), bounds(*change.after)});
        std::vector<std::string> causes;
        for (std::size_t c = 0; c < change_cause_count; ++c)
            if (change.causes[c] != TierDelta{}) causes.push_back(cause(c));
        return text + " (" + listed(causes, {"et", "and"}, language_) + ")";
    }

    static constexpr std::size_t inside = 2;
    const TierComparison& made_;
    Language language_;
    CompareTextOptions options_;
    std::size_t width_;
    std::string text_;
};

}  // namespace detail

PALIER_INLINE std::string comparison_text(const TierComparison& comparison, Language language, const CompareTextOptions& options) {
    return detail::ComparisonWriter(comparison, language, options).write();
}

}  // namespace palier
