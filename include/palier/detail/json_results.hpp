// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <cmath>        // std::isfinite
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <limits>       // no bound at all
#include <optional>     // what may be absent
#include <string>       // names
#include <string_view>  // words
#include <utility>      // std::pair

#include "palier/detail/json_output.hpp"
#include "palier/diagnosis.hpp"
#include "palier/explain.hpp"
#include "palier/gap.hpp"

namespace palier::detail {

/// What may be absent, as null.
template <class T>
OutputJson output_or_null(const std::optional<T>& value) {
    return value ? OutputJson(*value) : OutputJson(nullptr);
}

inline OutputJson output_year(const std::optional<SchoolYear>& year) { return year ? OutputJson(year->text()) : OutputJson(nullptr); }

inline OutputJson output_evidence(Evidence evidence) {
    return evidence == Evidence::unstated ? OutputJson(nullptr) : OutputJson(std::string(to_text(evidence)));
}

/// A bound of an unknown number; the greatest ones stand for none at all.
template <class Number>
OutputJson output_bound(Number bound) {
    using Limits = std::numeric_limits<Number>;
    return bound <= Limits::lowest() || bound >= Limits::max() ? OutputJson(nullptr) : OutputJson(bound);
}

/// What is known of a value: a scalar, or an object with `status`. A number that is not finite is the text `inf`, `-inf` or `nan`.
inline OutputJson output(const PartialValue& value) {
    using Kind = PartialValue::Kind;
    OutputJson json;
    if (value.is_not_applicable()) {
        json["status"] = "not_applicable";
        return json;
    }
    const Kind kind = value.kind();
    if (value.is_known()) {
        if (kind == Kind::boolean) return value.as_boolean();
        if (kind == Kind::integer) return value.as_integer();
        if (kind == Kind::number || kind == Kind::ratio) {
            if (std::isfinite(value.as_number())) return value.as_number();
            return palier::to_text(value.as_number());  // of which JSON has no number
        }
        if (kind == Kind::text) return std::string(value.as_text());
    }
    json = {{"status", "unknown"}, {"reason", std::string(to_text(value.reason()))}, {"low", nullptr}, {"high", nullptr}};
    if (kind == Kind::integer) {
        json["low"] = output_bound(value.lower_integer());
        json["high"] = output_bound(value.upper_integer());
    } else if (kind == Kind::number || kind == Kind::ratio) {
        json["low"] = output_bound(value.lower());
        json["high"] = output_bound(value.upper());
    }
    OutputJson& possible = json["possible"] = OutputJson::array();
    if (kind == Kind::text)
        for (const std::string_view text : value.possible_texts()) possible.push_back(std::string(text));
    return json;
}

inline OutputJson output(const StateCounts& counts) {
    return {{"met", counts.met}, {"not_met", counts.not_met}, {"unknown", counts.unknown}, {"not_applicable", counts.not_applicable}};
}

inline OutputJson output(const TierBounds& bounds) {
    return {{"certain", bounds.certain}, {"possible", bounds.possible}, {"tight", bounds.tight}};
}

inline OutputJson output(const TierOverride& stated) {
    return {{"tier", stated.tier}, {"role", stated.role}, {"reason", stated.reason}, {"date", stated.date.text()}};
}

/// What tells which rules gave a result.
inline OutputJson output_identity(const Framework& framework) {
    return {{"id", framework.id()}, {"version", framework.version()}, {"hash", framework.hash()}, {"status", framework.definition().status}};
}

/// Writes the parts that explanations and gaps share.
class PartOutput {
public:
    explicit PartOutput(const Framework& framework) : framework_(framework) {}

    [[nodiscard]] const Framework& framework() const noexcept { return framework_; }

    [[nodiscard]] const std::string& name(FieldId field) const { return framework_[field].id; }

    OutputJson operator()(const ExplainedField& part) const {
        OutputJson json = {{"kind", "field"}, {"field", name(part.profile.field)}};
        json.update(output(part.profile.bounds));
        json["counts"] = output(part.profile.counts);
        json["not_applicable_capped"] = part.profile.not_applicable_capped;
        json["next"] = output_or_null(part.next);
        OutputJson& overrides = json["overrides"] = OutputJson::array();
        for (const TierOverride& each : part.overrides) overrides.push_back(output(each));
        return json;
    }

    OutputJson operator()(const ExplainedTier& part) const {
        constexpr const char* standings[] = {"reached", "possible", "excluded"};
        constexpr const char* rules[] = {"all", "at_least", "share"};
        return {{"kind", "tier"},
                {"field", name(part.field)},
                {"tier", part.tier},
                {"requirement", rules[static_cast<std::size_t>(part.requirement.rule)]},
                {"needed", part.result.needed},
                {"counts", output(part.result.counts)},
                {"certain", part.result.certain},
                {"possible", part.result.possible},
                {"vacuous", part.result.vacuous},
                {"mandatory", part.mandatory},
                {"mandatory_open", part.result.mandatory_open},
                {"standing", standings[static_cast<std::size_t>(part.standing)]},
                {"blocks", part.blocks},
                {"lacking", part.lacking}};
    }

    OutputJson operator()(const ExplainedCriterion& part) const {
        const Criterion& criterion = framework_[part.criterion];
        OutputJson json = {{"kind", "criterion"},
                           {"criterion", criterion.id},
                           {"label", output(criterion.label)},
                           {"advice", output(criterion.advice)},
                           {"mandatory", criterion.need == Need::mandatory},
                           {"state", std::string(to_text(part.result.state()))}};
        OutputJson& open = json["open_prerequisites"] = OutputJson::array();
        for (const CriterionId id : part.open_prerequisites) open.push_back(framework_[id].id);
        return json;
    }

    OutputJson operator()(const ExplainedGroup& part) const {
        return {{"kind", "group"}, {"role", role(part.role)}, {"connective", part.connective == Connective::all_of ? "all_of" : "one_of"}, {"truth", truth(part.truth)}};
    }

    OutputJson operator()(const ExplainedCondition& part) const {
        constexpr const char* comparisons[] = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"};
        OutputJson json = {{"kind", "condition"}, {"role", role(part.role)}, {"truth", truth(part.truth)}, {"text", part.text}};
        json["reading"] = part.reading ? (*this)(*part.reading) : OutputJson(nullptr);
        json["subject"] = part.subject;
        json["value"] = output(part.value);
        json["comparison"] = part.comparison ? OutputJson(comparisons[static_cast<std::size_t>(*part.comparison)]) : OutputJson(nullptr);
        OutputJson& thresholds = json["thresholds"] = OutputJson::array();
        for (const PartialValue& each : part.thresholds) thresholds.push_back(output(each));
        json["threshold"] = part.threshold;
        json["distance"] = output_or_null(part.distance);
        json["enough"] = output_or_null(part.enough);
        return json;
    }

    OutputJson operator()(const ExplainedInput& part) const { return {{"kind", "input"}, {"reading", (*this)(part.reading)}}; }

    OutputJson operator()(const Reading& reading) const {
        constexpr const char* discounts[] = {"none", "evidence", "not_applicable_cap"};
        OutputJson json = {{"name", symbol(reading.slot)}, {"value", output(reading.value)}};
        json["evidence"] = output_evidence(reading.evidence);
        json["discount"] = discounts[static_cast<std::size_t>(reading.discount)];
        json["reason"] = reading.reason;
        for (const auto& [member, part] : {std::pair("of", &reading.of), std::pair("per", &reading.per)})
            if (*part) json[member] = {{"name", symbol(static_cast<std::uint32_t>((*part)->indicator))}, {"value", output((*part)->value)}};
        return json;
    }

private:
    static const char* role(ConditionRole role) { return role == ConditionRole::satisfied_when ? "satisfied_when" : "applies_when"; }

    static const char* truth(Truth truth) {
        constexpr const char* words[] = {"no", "yes", "unknown", "not_applicable"};
        return words[static_cast<std::size_t>(truth)];
    }

    [[nodiscard]] std::string symbol(std::uint32_t slot) const { return std::string(framework_.indicators()->symbol_of(slot)); }

    const Framework& framework_;
};

}  // namespace palier::detail
