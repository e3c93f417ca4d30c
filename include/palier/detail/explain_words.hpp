// SPDX-License-Identifier: MIT
// floor: 10
#pragma once

#include <algorithm>  // std::max
#include <string>     // texts
#include <vector>     // lists

#include "palier/detail/prose.hpp"
#include "palier/condition.hpp"

namespace palier::detail {

/// Says values, thresholds and distances in one language, with the labels of one framework.
class Wording {
public:
    Wording(const Framework& framework, Language language) : framework_(framework), language_(language) {}

    [[nodiscard]] Language language() const noexcept { return language_; }

    [[nodiscard]] std::string say(StaticText sentence, std::initializer_list<std::string_view> arguments = {}) const {
        return fill(sentence, language_, arguments);
    }

    [[nodiscard]] std::string_view colon() const noexcept { return language_ == Language::fr ? " : " : ": "; }

    [[nodiscard]] std::string quote(std::string_view text) const { return quoted(text, language_); }

    /// Returns a label, or the id when the author gave none.
    [[nodiscard]] std::string name(const LocalizedText& label, std::string_view id) const {
        return std::string(label.empty() ? id : label.in(language_));
    }

    /// Returns the indicator of a slot, or null for a unit attribute.
    [[nodiscard]] const Indicator* indicator(std::uint32_t slot) const {
        const IndicatorSet& set = *framework_.indicators();
        return slot < set.size() ? &set[id_at<IndicatorId>(slot)] : nullptr;
    }

    [[nodiscard]] std::string name_of(std::uint32_t slot) const {
        if (const Indicator* known = indicator(slot)) return name(known->label, known->id);
        struct Usual {
            std::string_view name;
            StaticText label;
        };
        constexpr Usual usual[] = {{"kind", {"Type d'unité", "Kind of unit"}},
                                   {"degree", {"Degré d'enseignement", "School degree"}},
                                   {"sector", {"Secteur", "Sector"}},
                                   {"pupils", {"Élèves", "Pupils"}}};
        const std::size_t at = slot - framework_.indicators()->size();
        const auto attributes = framework_.indicators()->attributes();
        if (at >= attributes.size()) return "?";
        for (const Usual& known : usual)
            if (known.name == attributes[at].name) return std::string(known.label.in(language_));
        return std::string(framework_.indicators()->symbol_of(slot));
    }

    /// Says `palier 2`, with its label when that says more.
    [[nodiscard]] std::string tier(TierOrdinal tier) const {
        if (tier == 0) return say({"en dessous du palier~1", "below tier~1"});
        std::string text = say({"palier~{0}", "tier~{0}"}, {std::to_string(tier)});
        if (tier > framework_.tier_count()) return text;
        const LocalizedText& label = framework_.maturity().tiers[tier - 1].label;
        const std::string usual = say({"palier {0}", "tier {0}"}, {std::to_string(tier)});
        const std::string known = fold(label.in(language_));
        if (!known.empty() && known != usual) text += " (" + quote(label.in(language_)) + ")";
        return text;
    }

    /// Says that a value is not known.
    [[nodiscard]] std::string unknown(Reason reason) const {
        switch (reason) {
            case Reason::missing: return say({"pas de réponse", "no answer"});
            case Reason::suppressed: return say({"masqué", "withheld"});
            case Reason::not_significant: return say({"non significatif", "not significant"});
            case Reason::none: return say({"inconnu", "unknown"});
            default: return say({"non calculable", "cannot be computed"});
        }
    }

    /// Says what is behind an unknown value, or nothing when there is no more to say.
    [[nodiscard]] std::string cause(Reason reason) const {
        switch (reason) {
            case Reason::suppressed: return say({"secret statistique", "statistical secrecy"});
            case Reason::zero_denominator:
            case Reason::division_by_zero: return say({"division par zéro", "division by zero"});
            case Reason::overflow: return say({"nombre trop grand", "number too large"});
            case Reason::conversion: return say({"texte qui ne se lit pas comme un nombre", "text that does not read as a number"});
            case Reason::type_mismatch: return say({"types incompatibles", "types that do not fit"});
            case Reason::not_a_number: return say({"le résultat n'est pas un nombre", "the result is not a number"});
            case Reason::none:
            case Reason::missing:
            case Reason::not_significant: break;
        }
        return {};
    }

    /// Puts a number before the unit of measure of an indicator: `30 %`, `1 réunion`, `12 Mb/s`.
    [[nodiscard]] std::string with_unit(const std::string& number, double quantity, const Indicator* of) const {
        if (!of || of->unit.empty()) return number;
        if (of->unit == "%") return number + (language_ == Language::fr ? " %" : "%");
        return number + glue + agreed(of->unit, quantity);
    }

    /// Says a known value. Numbers are rounded to a number of decimals.
    [[nodiscard]] std::string known_value(const PartialValue& value, const Indicator* of, int decimals) const {
        switch (value.kind()) {
            case PartialValue::Kind::boolean: return value.as_boolean() ? say({"oui", "yes"}) : say({"non", "no"});
            case PartialValue::Kind::integer: {
                const std::string label = value_label(of, std::to_string(value.as_integer()));
                const std::string number =
                    with_unit(format_integer(value.as_integer(), language_), static_cast<double>(value.as_integer()), of);
                return label.empty() ? number : number + " (" + quote(label) + ")";
            }
            case PartialValue::Kind::number:
            case PartialValue::Kind::ratio: {
                const double number = rounded(value.as_number(), decimals);
                return with_unit(format_number(number, language_), number, of);
            }
            case PartialValue::Kind::text: {
                const std::string label = value_label(of, value.as_text());
                return quote(label.empty() ? value.as_text() : std::string_view(label));
            }
            case PartialValue::Kind::list:
            case PartialValue::Kind::nothing: break;
        }
        return "?";
    }

    /// Says a threshold as its author wrote it, quotation marks around a yes or no.
    [[nodiscard]] std::string threshold(const PartialValue& value, const Indicator* of) const {
        if (!value.is_known()) return unknown(value.reason());
        constexpr int as_written = 15;  // all decimals that a document is likely to hold
        const std::string text = known_value(value, of, as_written);
        return value.kind() == PartialValue::Kind::boolean ? quote(text) : text;
    }

    /// Returns how many decimals show a number on the right side of a threshold, at least a usual number.
    [[nodiscard]] static int decimals_for(const PartialValue& value, const Indicator* of, const PartialValue* threshold) {
        constexpr int most = 15;
        const int usual = of && of->unit == "%" ? 1 : 2;
        if (!value.is_known() || value.kind() == PartialValue::Kind::integer || !threshold || !threshold->is_known()) return usual;
        const double exact = value.as_number();
        const double limit = threshold->as_number();
        int decimals = usual;
        const auto misleads = [&](double shown) { return (shown < limit) != (exact < limit) || (shown > limit) != (exact > limit); };
        while (decimals < most && misleads(rounded(exact, decimals))) ++decimals;
        return decimals;
    }

    /// Says a distance: `7,5 points`, `2 réunions`, `1 niveau`.
    [[nodiscard]] std::string distance(double distance, const Indicator* of, int decimals) const {
        const double shown = rounded(distance, decimals);
        std::string number = format_number(shown, language_);
        if (of && of->unit == "%") return number + noun(shown, {"point", "point"}, {"points", "points"});
        if (of && of->type == ValueType::ordinal) return number + noun(shown, {"niveau", "level"}, {"niveaux", "levels"});
        // "short by 13 per 100 pupils" says no more than "short by 13".
        if (of && (of->unit.starts_with("pour ") || of->unit.starts_with("per "))) return number;
        return with_unit(number, shown, of);
    }

private:
    [[nodiscard]] std::string noun(double quantity, StaticText one, StaticText many) const {
        return glue + std::string((is_plural(quantity, language_) ? many : one).in(language_));
    }

    [[nodiscard]] std::string value_label(const Indicator* of, std::string_view value) const {
        if (of)
            for (const ValueLabel& known : of->value_labels)
                if (known.value == value) return std::string(known.label.in(language_));
        return {};
    }

    /// Makes the first word of a unit agree with its quantity. Units are written in the plural (`réunions`, `visites/compte`);
    /// symbols and words that do not change stay.
    [[nodiscard]] std::string agreed(const std::string& unit, double quantity) const {
        if (language_ != Language::fr || is_plural(quantity, language_)) return unit;
        const std::size_t end = std::min(unit.find_first_of(" /"), unit.size());
        const std::string_view word = std::string_view(unit).substr(0, end);
        constexpr std::size_t shortest_plural = 4;  // shorter ones are symbols
        for (const std::string_view same : {"mois", "fois", "cours", "temps", "pays", "prix", "voix", "repas"})
            if (word == same) return unit;
        if (word.size() < shortest_plural) return unit;
        if (word.back() != 's' && !word.ends_with("eux") && !word.ends_with("eaux")) return unit;
        return std::string(word.substr(0, word.size() - 1)) + unit.substr(end);
    }

    const Framework& framework_;
    Language language_;
};

}  // namespace palier::detail
