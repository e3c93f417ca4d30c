// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <cmath>   // std::isfinite
#include <string>  // sentences
#include <vector>  // lists

#include "palier/detail/explain_words.hpp"
#include "palier/explain.hpp"

namespace palier::detail {

/// Says what a condition asks for, what there is, and what is lacking.
class ConditionSentences {
public:
    explicit ConditionSentences(const Wording& words) : words_(words) {}

    [[nodiscard]] std::string connective(Connective connective) const {
        return connective == Connective::all_of ? say({"Tous ces points sont demandés :", "All of these are asked for:"})
                                                : say({"Un seul de ces points suffit :", "One of these is enough:"});
    }

    [[nodiscard]] std::string applicability(Truth truth) const {
        return truth == Truth::unknown ? say({"On ne sait pas si ce critère s'applique à cette unité :", "Whether it applies to this unit is not known:"})
                                       : say({"Il ne s'applique pas à cette unité :", "It does not apply to this unit:"});
    }

    /// Tells whether the values behind a condition say more than the condition itself.
    [[nodiscard]] static bool wants_inputs(const ExplainedCondition& condition) {
        if (!condition.threshold.empty() || !condition.reading) return true;
        return !has_known_parts(*condition.reading);
    }

    [[nodiscard]] std::string inputs_lead(const ExplainedCondition& condition) const {
        return condition.reading && condition.threshold.empty() ? say({"Calculé à partir de :", "Computed from:"})
                                                                : say({"Valeurs lues :", "Values read:"});
    }

    [[nodiscard]] std::string input(const Reading& reading) const {
        return words_.name_of(reading.slot) + colon() + read(reading, nullptr);
    }

    [[nodiscard]] std::string sentence(const ExplainedCondition& condition) const {
        if (!condition.comparison) {
            switch (condition.truth) {
                case Truth::yes: return say({"Condition « {0} » : remplie.", "Condition “{0}”: met."}, {condition.text});
                case Truth::no: return say({"Condition « {0} » : non remplie.", "Condition “{0}”: not met."}, {condition.text});
                case Truth::not_applicable: return say({"Condition « {0} » : n/a, elle ne compte pas.", "Condition “{0}”: n/a, it does not count."}, {condition.text});
                case Truth::unknown: break;
            }
            return say({"Condition « {0} » : inconnue.", "Condition “{0}”: unknown."}, {condition.text});
        }
        std::string text = subject(condition) + colon() + present(condition);
        const bool plain_yes = condition.truth == Truth::yes && condition.value.is_known() && condition.value.kind() == PartialValue::Kind::boolean;
        if (!plain_yes) text += say({" ; ", "; "}) + wanted(condition) + outcome(condition);
        return text + ".";
    }

private:
    [[nodiscard]] std::string say(StaticText sentence, std::initializer_list<std::string_view> arguments = {}) const {
        return words_.say(sentence, arguments);
    }
    [[nodiscard]] std::string colon() const { return say({" : ", ": "}); }

    static bool has_known_parts(const Reading& reading) { return reading.of && reading.of->value.is_known() && reading.per->value.is_known(); }

    [[nodiscard]] const Indicator* indicator_of(const ExplainedCondition& condition) const {
        return condition.reading ? words_.indicator(condition.reading->slot) : nullptr;
    }

    [[nodiscard]] std::string subject(const ExplainedCondition& condition) const {
        return condition.reading ? words_.name_of(condition.reading->slot) : words_.quote(condition.subject);
    }

    [[nodiscard]] static const PartialValue* limit_of(const ExplainedCondition& condition) {
        return condition.distance ? &condition.thresholds.front() : nullptr;
    }

    [[nodiscard]] std::string present(const ExplainedCondition& condition) const {
        if (condition.reading) return read(*condition.reading, limit_of(condition));
        return words_.value(condition.value, nullptr, Wording::decimals_for(condition.value, nullptr, limit_of(condition)));
    }

    /// Says what is known of an indicator: value, parts of a ratio, evidence, reason given.
    [[nodiscard]] std::string read(const Reading& reading, const PartialValue* limit) const {
        const Indicator* of = words_.indicator(reading.slot);
        std::vector<std::string> remarks;
        std::string text;
        if (reading.discount == Discount::evidence) {
            text = say({"réponse écartée, preuve insuffisante", "answer set aside, not backed enough"});
        } else if (reading.discount == Discount::not_applicable_cap) {
            text = say({"n/a, compté comme inconnu", "n/a, counted as unknown"});
        } else if (is_asked_of_nobody(reading, of)) {
            text = say({"inconnu", "unknown"}) + range(reading, *of);
        } else {
            text = words_.value(reading.value, of, Wording::decimals_for(reading.value, of, limit));
        }
        if (has_known_parts(reading)) remarks.push_back(quotient(reading.of->value.as_integer(), reading.per->value.as_integer(), *of));
        const bool answered = reading.value.is_known() || reading.value.is_not_applicable() || reading.discount != Discount::none;
        if (answered) {
            switch (reading.evidence) {
                case Evidence::declared: remarks.push_back(say({"réponse déclarée", "declared answer"})); break;
                case Evidence::confirmed: remarks.push_back(say({"réponse confirmée", "confirmed answer"})); break;
                case Evidence::verified: remarks.push_back(say({"réponse vérifiée", "verified answer"})); break;
                case Evidence::unstated:
                    if (reading.discount == Discount::evidence) remarks.push_back(say({"niveau de preuve non indiqué", "evidence not stated"}));
                    break;
            }
        }
        if (!reading.reason.empty()) remarks.push_back(words_.quote(reading.reason));
        for (std::size_t i = 0; i < remarks.size(); ++i) text += (i == 0 ? " (" : ", ") + remarks[i];
        return remarks.empty() ? text : text + ")";
    }

    /// Tells whether a value is unknown only because what it is computed from is.
    static bool is_asked_of_nobody(const Reading& reading, const Indicator* of) {
        return of && of->is_derived() && reading.value.is_unknown() && reading.value.reason() == Reason::missing;
    }

    /// Says between which bounds an unknown computed number lies, when they are narrower than those declared.
    [[nodiscard]] std::string range(const Reading& reading, const Indicator& of) const {
        const double low = reading.value.lower(), high = reading.value.upper();
        constexpr double telling = 1e15;  // wider bounds say nothing
        if (reading.value.kind() == PartialValue::Kind::boolean || !(low > -telling) || !(high < telling)) return {};
        const bool narrower = !of.min || !of.max || low > *of.min || high < *of.max;
        if (!narrower || reading.value.may_be_not_applicable()) return {};
        const int decimals = Wording::decimals_for(reading.value, &of, nullptr);
        const double least = rounded(low, decimals), most = rounded(high, decimals);
        return say({", entre {0} et {1}", ", between {0} and {1}"},
                   {format_number(least, words_.language()), words_.with_unit(format_number(most, words_.language()), most, &of)});
    }

    [[nodiscard]] std::string quotient(std::int64_t of, std::int64_t per, const Indicator& indicator) const {
        const StaticText part = {"{0} sur {1}", "{0} of {1}"}, ratio = {"{0} / {1}", "{0} / {1}"};
        return say(indicator.unit == "%" ? part : ratio, {format_integer(of, words_.language()), format_integer(per, words_.language())});
    }

    [[nodiscard]] std::string wanted(const ExplainedCondition& condition) const {
        const Indicator* of = indicator_of(condition);
        std::vector<std::string> values;
        for (const PartialValue& threshold : condition.thresholds) values.push_back(words_.threshold(threshold, of));
        if (!condition.threshold.empty()) {
            const bool known = condition.thresholds.size() == 1 && condition.thresholds.front().is_known();
            values = {known ? values.front() + " (" + words_.quote(condition.threshold) + ")" : words_.quote(condition.threshold)};
        }
        std::string value = listed(values, {"ou", "or"}, words_.language());
        if (condition.enough) value += " (" + quotient(*condition.enough, condition.reading->per->value.as_integer(), *of) + ")";
        const bool number = condition.thresholds.size() == 1 && is_number(condition.thresholds.front());
        switch (*condition.comparison) {
            case Comparison::equal:
                return number ? say({"il faut exactement {0}", "exactly {0} is needed"}, {value}) : say({"il faut {0}", "{0} is needed"}, {value});
            case Comparison::not_equal: return say({"il faut autre chose que {0}", "anything but {0} is needed"}, {value});
            case Comparison::less: return say({"il faut moins de {0}", "less than {0} is needed"}, {value});
            case Comparison::less_or_equal: return say({"il faut au plus {0}", "at most {0} is allowed"}, {value});
            case Comparison::greater: return say({"il faut plus de {0}", "more than {0} is needed"}, {value});
            case Comparison::greater_or_equal: return say({"il faut au moins {0}", "at least {0} is needed"}, {value});
            case Comparison::one_of:
                return values.size() == 1 ? say({"il faut {0}", "{0} is needed"}, {value}) : say({"il faut une valeur parmi {0}", "{0} is needed"}, {value});
            case Comparison::none_of: return say({"il faut autre chose que {0}", "anything but {0} is needed"}, {value});
        }
        return value;
    }

    static bool is_number(const PartialValue& value) {
        return value.kind() == PartialValue::Kind::integer || value.kind() == PartialValue::Kind::number || value.kind() == PartialValue::Kind::ratio;
    }

    [[nodiscard]] std::string outcome(const ExplainedCondition& condition) const {
        const bool known = condition.value.is_known();
        switch (condition.truth) {
            case Truth::yes:
                return known ? say({", c'est le cas", ", which it is"})
                             : say({", acquis quelle que soit la réponse", ", which holds whatever the answer"});
            case Truth::not_applicable: return say({", ce point ne compte pas", ", this point does not count"});
            case Truth::unknown: return {};
            case Truth::no: break;
        }
        if (!known) return say({", hors d'atteinte quelle que soit la réponse", ", out of reach whatever the answer"});
        if (!condition.distance || condition.role == ConditionRole::applies_when) return {};
        const Indicator* of = indicator_of(condition);
        const double distance = *condition.distance;
        const Comparison comparison = *condition.comparison;
        if (!(distance > 0.0)) return say({", sans y être égal", ", not just that"});  // a strict threshold met exactly
        const std::string text = words_.distance(distance, of, Wording::decimals_for(condition.value, of, limit_of(condition)));
        const bool strict = (comparison == Comparison::less || comparison == Comparison::greater) && condition.value.kind() != PartialValue::Kind::integer;
        switch (comparison) {
            case Comparison::greater:
            case Comparison::greater_or_equal:
                return strict ? say({", il manque plus de {0}", ", more than {0} short"}, {text}) : say({", il manque {0}", ", {0} short"}, {text});
            case Comparison::less:
            case Comparison::less_or_equal:
                return strict ? say({", soit plus de {0} de trop", ", more than {0} over"}, {text}) : say({", soit {0} de trop", ", {0} over"}, {text});
            default: return say({", soit un écart de {0}", ", {0} off"}, {text});
        }
    }

    const Wording& words_;
};

}  // namespace palier::detail
