// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <cmath>     // rounding
#include <cstdint>   // integers
#include <map>       // frames by row
#include <optional>  // values that may not be
#include <string>    // texts
#include <utility>   // std::move
#include <vector>    // frames

#include "palier/detail/unit_attributes.hpp"
#include "palier/diagnosis.hpp"
#include "palier/frame.hpp"
#include "palier/plan.hpp"

namespace palier::detail {

/// Returns a scalar as a number: false is 0, true is 1; a text is none.
inline std::optional<double> number_of(const Scalar& scalar) noexcept {
    if (const auto* truth = std::get_if<bool>(&scalar)) return *truth ? 1.0 : 0.0;
    if (const auto* integer = std::get_if<std::int64_t>(&scalar)) return static_cast<double>(*integer);
    if (const auto* number = std::get_if<double>(&scalar)) return *number;
    return std::nullopt;
}

inline std::optional<double> number_of(const std::optional<Scalar>& scalar) noexcept { return scalar ? number_of(*scalar) : std::nullopt; }

/// Writes a scalar as documents do, or for people in a language, with two decimals.
inline std::string scalar_words(const Scalar& scalar, std::optional<Language> language = std::nullopt) {
    if (const auto* truth = std::get_if<bool>(&scalar)) {
        if (!language) return *truth ? "true" : "false";
        return *language == Language::fr ? (*truth ? "oui" : "non") : (*truth ? "yes" : "no");
    }
    if (const auto* integer = std::get_if<std::int64_t>(&scalar)) return language ? format_integer(*integer, *language) : std::to_string(*integer);
    if (const auto* number = std::get_if<double>(&scalar)) return language ? format_number(std::round(*number * 100.0) / 100.0, *language) : to_text(*number);
    return std::get<std::string>(scalar);
}

/// Writes a value with its unit of measure, in both languages.
inline LocalizedText value_words(const Scalar& scalar, const Indicator& indicator) {
    const bool has_unit = !indicator.unit.empty() && number_of(scalar) && !std::holds_alternative<bool>(scalar);
    return {scalar_words(scalar, Language::fr) + (has_unit ? "\u00A0" + indicator.unit : ""), scalar_words(scalar, Language::en) + (has_unit ? " " + indicator.unit : ""), {}};
}

/// Says what values a type takes.
inline LocalizedText type_words(ValueType type) {
    switch (type) {
        case ValueType::boolean: return {"true ou false", "true or false", {}};
        case ValueType::integer:
        case ValueType::ordinal: return {"un entier", "an integer", {}};
        case ValueType::number:
        case ValueType::ratio: return {"un nombre", "a number", {}};
        case ValueType::category: return {"une de ses valeurs, entre guillemets", "one of its values, in quotes", {}};
    }
    return {};
}

/// Says which values an indicator declares: its bounds, or its texts.
inline LocalizedText range_words(const Indicator& indicator) {
    LocalizedText words;
    if (indicator.type == ValueType::category) {
        for (const std::string& value : indicator.values) {
            words.fr += (words.fr.empty() ? "" : ", ") + value;
            words.en += (words.en.empty() ? "" : ", ") + value;
        }
        return words;
    }
    const auto show = [&](double bound) { return value_words(Scalar(bound), indicator); };
    if (indicator.min && indicator.max) {
        words = {"de " + show(*indicator.min).fr + " à " + show(*indicator.max).fr, "from " + show(*indicator.min).en + " to " + show(*indicator.max).en, {}};
    } else if (indicator.min) {
        words = {"à partir de " + show(*indicator.min).fr, "from " + show(*indicator.min).en + " on", {}};
    } else if (indicator.max) {
        words = {"jusqu’à " + show(*indicator.max).fr, "up to " + show(*indicator.max).en, {}};
    }
    return words;
}

/// Whether a value that a document states can be one of an indicator.
enum class ValueFit : std::uint8_t { fits, wrong_type, out_of_range };

inline ValueFit fit_of(const Scalar& scalar, const Indicator& indicator) noexcept {
    const bool is_integer = std::holds_alternative<std::int64_t>(scalar), is_number = std::holds_alternative<double>(scalar);
    switch (indicator.type) {
        case ValueType::boolean: return std::holds_alternative<bool>(scalar) ? ValueFit::fits : ValueFit::wrong_type;
        case ValueType::category: {
            const auto* text = std::get_if<std::string>(&scalar);
            if (!text) return ValueFit::wrong_type;
            for (const std::string& value : indicator.values)
                if (value == *text) return ValueFit::fits;
            return ValueFit::out_of_range;
        }
        case ValueType::integer:
        case ValueType::ordinal:
            if (!is_integer && !(is_number && std::trunc(std::get<double>(scalar)) == std::get<double>(scalar))) return ValueFit::wrong_type;
            break;
        case ValueType::number:
        case ValueType::ratio:
            if (!is_integer && !is_number) return ValueFit::wrong_type;
            break;
    }
    const double number = *number_of(scalar);
    return (indicator.min && number < *indicator.min) || (indicator.max && number > *indicator.max) ? ValueFit::out_of_range : ValueFit::fits;
}

/// Tells whether a value looks like a share of 1 where a percentage is due: 0.3 for 30 %.
inline bool is_share_of_one(const Scalar& scalar, const Indicator& indicator) noexcept {
    const auto* number = std::get_if<double>(&scalar);
    return number && indicator.unit == "%" && 0.0 < *number && *number < 1.0;
}

/// Tells whether a stated number is an observed one, as exactly as it is written: 33.3 is 33.333…, 33.4 is not.
inline bool is_rounded(double stated, double observed) {
    const std::string text = to_text(stated);
    const std::size_t point = text.find('.');
    if (text.find('e') != std::string::npos || point == std::string::npos) return stated == observed;
    const std::size_t decimals = text.ends_with(".0") ? 0 : text.size() - point - 1;
    return std::abs(stated - observed) <= 0.5 * std::pow(10.0, -static_cast<double>(decimals)) * (1.0 + 1e-9);
}

/// Joins names for people: « A », « B » et « C »; beyond six, how many more there are.
inline LocalizedText list_words(const std::vector<LocalizedText>& names) {
    constexpr std::size_t most = 6;
    LocalizedText words;
    const std::size_t shown = names.size() > most ? most : names.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = i + 1 == names.size();
        words.fr += (i == 0 ? "" : is_last ? " et " : ", ") + ("« " + std::string(names[i].in(Language::fr)) + " »");
        words.en += (i == 0 ? "" : is_last ? " and " : ", ") + ("“" + std::string(names[i].in(Language::en)) + "”");
    }
    if (shown == names.size()) return words;
    const std::string more = std::to_string(names.size() - shown);
    words.fr += " et " + more + (more == "1" ? " autre" : " autres");
    words.en += " and " + more + " more";
    return words;
}

/// The values of the owner of a plan, year by year. It refers to what it is made of.
class OwnerValues {
public:
    OwnerValues(const Observations& observations, const Organisation* organisation, Evidence minimum, const std::string& owner)
        : observations_(observations), organisation_(organisation), minimum_(minimum), owner_(owner) {}
    OwnerValues(const Diagnosis& diagnosis, const std::string& owner)
        : OwnerValues(*diagnosis.observations(), diagnosis.options().organisation.get(), diagnosis.options().minimum_evidence, owner) {}

    struct Found {
        Scalar value;
        SchoolYear year;
    };

    /// Returns the latest known value of an indicator in some school years, both ends included.
    [[nodiscard]] std::optional<Found> find(IndicatorId id, int first_year, int last_year) {
        const auto periods = observations_.periods();
        for (std::size_t i = periods.size(); i-- > 0;) {
            const SchoolYear year = periods[i];
            if (year.start_year() > last_year || year.start_year() < first_year) continue;
            const std::optional<RowId> row = observations_.find_row(owner_, year);
            if (!row) continue;
            const PartialValue& value = frame_of(*row)[index(id)];
            if (value.is_known()) return Found{to_value(value).scalar, year};
        }
        return std::nullopt;
    }

    /// Tells what is known of a row already; the texts that it refers to must outlive this.
    void know(RowId row, const std::vector<PartialValue>& frame) { frames_.try_emplace(row, frame); }

private:
    const std::vector<PartialValue>& frame_of(RowId row) {
        std::vector<PartialValue>& frame = frames_[row];
        if (!frame.empty()) return frame;
        const UnitAttributes attributes(*observations_.indicators(), organisation_);
        EvaluationScratch scratch;
        const auto unit = organisation_ ? organisation_->find_unit(owner_) : std::nullopt;
        frame = make_frame(observations_, row, attributes.of(unit, texts_[row]), minimum_, scratch);
        return frame;
    }

    const Observations& observations_;
    const Organisation* organisation_;
    Evidence minimum_;
    const std::string& owner_;
    std::map<RowId, std::vector<PartialValue>> frames_;
    std::map<RowId, std::vector<std::string>> texts_;  // that the frames refer to
};

}  // namespace palier::detail
