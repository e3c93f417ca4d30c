// SPDX-License-Identifier: MIT
// floor: 10
#pragma once

#include <string>   // sentences
#include <utility>  // std::move
#include <vector>   // lists

#include "palier/detail/explain_words.hpp"
#include "palier/condition.hpp"

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
        return truth == Truth::unknown ? say({"On ne sait pas si ce critère s'applique à cette unité :",
                                              "Whether it applies to this unit is not known:"})
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
        std::string text = words_.name_of(reading.slot);
        text += colon();
        text += read(reading, nullptr);
        return text;
    }

    [[nodiscard]] std::string sentence(const ExplainedCondition& condition) const {
        if (!condition.comparison) {
            switch (condition.truth) {
                case Truth::yes: return say({"Condition « {0} » : remplie.", "Condition “{0}”: met."}, {as_code(condition.text)});
                case Truth::no: return say({"Condition « {0} » : non remplie.", "Condition “{0}”: not met."}, {as_code(condition.text)});
                case Truth::not_applicable:
                    return say({"Condition « {0} » : n/a, elle ne compte pas.", "Condition “{0}”: n/a, it does not count."},
                               {as_code(condition.text)});
                case Truth::unknown: break;
            }
            return say({"Condition « {0} » : inconnue.", "Condition “{0}”: unknown."}, {as_code(condition.text)});
        }
        constexpr std::size_t usual_bytes = 160;
        std::string text;
        text.reserve(usual_bytes);
        text += subject(condition);
        text += colon();
        text += present(condition);
        const bool plain_yes = condition.truth == Truth::yes && condition.value.is_known() && condition.value.kind() == PartialValue::Kind::boolean;
        if (!plain_yes) {
            text += words_.language() == Language::fr ? " ; " : "; ";
            text += wanted(condition);
            text += outcome(condition);
        }
        text += '.';
        return text;
    }

private:
    [[nodiscard]] std::string say(StaticText sentence, std::initializer_list<std::string_view> arguments = {}) const {
        return words_.say(sentence, arguments);
    }
    [[nodiscard]] std::string_view colon() const { return words_.colon(); }

    static bool has_known_parts(const Reading& reading) { return reading.of && reading.of->value.is_known() && reading.per->value.is_known(); }

    [[nodiscard]] const Indicator* indicator_of(const ExplainedCondition& condition) const {
        return condition.reading ? words_.indicator(condition.reading->slot) : nullptr;
    }

    [[nodiscard]] std::string subject(const ExplainedCondition& condition) const {
        return condition.reading ? words_.name_of(condition.reading->slot) : words_.quote(as_code(condition.subject));
    }

    [[nodiscard]] static const PartialValue* limit_of(const ExplainedCondition& condition) {
        return condition.distance ? &condition.thresholds.front() : nullptr;
    }

    [[nodiscard]] std::string present(const ExplainedCondition& condition) const {
        if (condition.reading) return read(*condition.reading, limit_of(condition));
        if (condition.value.is_not_applicable()) return "n/a";
        if (condition.value.is_known())
            return words_.known_value(condition.value, nullptr, Wording::decimals_for(condition.value, nullptr, limit_of(condition)));
        const Reason reason = condition.value.reason() == Reason::missing ? Reason::none : condition.value.reason();  // nobody is asked
        const std::string cause = words_.cause(reason);
        return cause.empty() ? words_.unknown(reason) : words_.unknown(reason) + " (" + cause + ")";
    }

    /// Says what is known of an indicator: value, parts of a ratio, evidence, reason given.
    [[nodiscard]] std::string read(const Reading& reading, const PartialValue* limit) const {
        const Indicator* of = words_.indicator(reading.slot);
        std::string text, cause;
        text.reserve(64);
        if (reading.discount == Discount::evidence) {
            text = say({"réponse écartée", "answer set aside"});
        } else if (reading.discount == Discount::not_applicable_cap) {
            text = say({"n/a, compté comme inconnu", "n/a, counted as unknown"});
        } else if (reading.value.is_not_applicable()) {
            text = "n/a";
        } else if (reading.value.is_known()) {
            text = words_.known_value(reading.value, of, Wording::decimals_for(reading.value, of, limit));
        } else {
            const bool derived = is_asked_of_nobody(reading, of);
            const Reason reason = derived ? Reason::none : reading.value.reason();
            text = words_.unknown(reason);
            if (derived && of) text += range(reading, *of);
            cause = words_.cause(reason);
        }
        bool remarked = false;
        const auto remark = [&](std::string_view what) {
            if (what.empty()) return;
            text += remarked ? ", " : " (";
            text += what;
            remarked = true;
        };
        remark(cause);
        if (has_known_parts(reading)) remark(quotient(reading.of->value.as_integer(), reading.per->value.as_integer(), *of));
        const bool set_aside = reading.discount == Discount::evidence;
        if (set_aside || reading.discount == Discount::not_applicable_cap || !reading.value.is_unknown()) {
            remark(backing(reading.evidence, set_aside));
        }
        if (!reading.reason.empty()) remark(words_.quote(reading.reason));
        if (remarked) text += ')';
        return text;
    }

    [[nodiscard]] std::string backing(Evidence evidence, bool set_aside) const {
        switch (evidence) {
            case Evidence::unstated: return set_aside ? say({"preuve non indiquée", "evidence not stated"}) : std::string();
            case Evidence::declared:
                return set_aside ? say({"seulement déclarée", "only declared"}) : say({"réponse déclarée", "declared answer"});
            case Evidence::confirmed:
                return set_aside ? say({"seulement confirmée", "only confirmed"}) : say({"réponse confirmée", "confirmed answer"});
            case Evidence::verified: break;
        }
        return say({"réponse vérifiée", "verified answer"});
    }

    /// Tells whether an unknown value lacks no answer of its own: it is computed from others, or known of the unit.
    static bool is_asked_of_nobody(const Reading& reading, const Indicator* of) {
        return (!of || of->is_derived()) && reading.value.reason() == Reason::missing;
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
        return say({", entre~{0} et~{1}", ", between~{0} and~{1}"},
                   {format_number(least, words_.language()), words_.with_unit(format_number(most, words_.language()), most, &of)});
    }

    [[nodiscard]] std::string quotient(std::int64_t of, std::int64_t per, const Indicator& indicator) const {
        const StaticText part = {"{0}~sur~{1}", "{0}~of~{1}"}, ratio = {"{0}~/~{1}", "{0}~/~{1}"};
        return say(indicator.unit == "%" ? part : ratio, {format_integer(of, words_.language()), format_integer(per, words_.language())});
    }

    [[nodiscard]] std::string wanted(const ExplainedCondition& condition) const {
        const Indicator* of = indicator_of(condition);
        std::vector<std::string> values;
        for (const PartialValue& threshold : condition.thresholds) values.push_back(words_.threshold(threshold, of));
        if (!condition.threshold.empty()) {
            const bool known = condition.thresholds.size() == 1 && condition.thresholds.front().is_known();
            values = {known ? values.front() + " (" + words_.quote(as_code(condition.threshold)) + ")" : words_.quote(as_code(condition.threshold))};
        }
        std::string value = values.size() == 1 ? std::move(values.front()) : listed(values, {"ou", "or"}, words_.language());
        if (condition.enough) value += " (" + quotient(*condition.enough, condition.reading->per->value.as_integer(), *of) + ")";
        const bool number = condition.thresholds.size() == 1 && is_number(condition.thresholds.front());
        // A strict threshold met exactly: the word is what is lacking.
        if (condition.truth == Truth::no && condition.distance && !(*condition.distance > 0.0)) {
            if (condition.comparison == Comparison::greater) return say({"il faut strictement plus de~{0}", "must be strictly more than~{0}"}, {value});
            if (condition.comparison == Comparison::less) return say({"il faut strictement moins de~{0}", "must be strictly less than~{0}"}, {value});
        }
        switch (*condition.comparison) {
            case Comparison::equal:
                return number ? say({"il faut exactement~{0}", "must be exactly~{0}"}, {value}) : say({"il faut {0}", "must be {0}"}, {value});
            case Comparison::not_equal: return say({"il faut autre chose que {0}", "must not be {0}"}, {value});
            case Comparison::less: return say({"il faut moins de~{0}", "must be less than~{0}"}, {value});
            case Comparison::less_or_equal: return say({"il faut au plus~{0}", "must be at most~{0}"}, {value});
            case Comparison::greater: return say({"il faut plus de~{0}", "must be more than~{0}"}, {value});
            case Comparison::greater_or_equal: return say({"il faut au moins~{0}", "must be at least~{0}"}, {value});
            case Comparison::one_of:
                return values.size() == 1 ? say({"il faut {0}", "must be {0}"}, {value}) : say({"il faut une valeur parmi {0}", "must be {0}"}, {value});
            case Comparison::none_of: return say({"il faut autre chose que {0}", "must not be {0}"}, {value});
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
        if (!(distance > 0.0)) return {};
        const std::string text = words_.distance(distance, of, Wording::decimals_for(condition.value, of, limit_of(condition)));
        const bool strict = (comparison == Comparison::less || comparison == Comparison::greater) && condition.value.kind() != PartialValue::Kind::integer;
        switch (comparison) {
            case Comparison::greater:
            case Comparison::greater_or_equal:
                return strict ? say({", il manque plus de~{0}", ", more than~{0} short"}, {text}) : say({", il manque~{0}", ", {0} short"}, {text});
            case Comparison::less:
            case Comparison::less_or_equal:
                return strict ? say({", soit plus de~{0} de trop", ", more than~{0} over"}, {text}) : say({", soit~{0} de trop", ", {0} over"}, {text});
            default: return say({", soit un écart de {0}", ", {0} off"}, {text});
        }
    }

    const Wording& words_;
};

}  // namespace palier::detail
