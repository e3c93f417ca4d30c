// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::find
#include <cmath>      // std::trunc
#include <limits>     // ranges of integers

#include "palier/detail/json_reader.hpp"
#include "palier/json.hpp"

namespace palier::detail {

PALIER_INLINE std::string json_excerpt(std::string_view text) {
    constexpr std::size_t longest = 60;  // bytes
    return excerpt(text, longest);
}

PALIER_INLINE LocalizedText describe_json(JsonValue value) {
    switch (value.kind()) {
        case JsonKind::null: return {"rien (null)", "nothing (null)", {}};
        case JsonKind::boolean: return value.boolean() ? LocalizedText{"vrai (true)", "true", {}} : LocalizedText{"faux (false)", "false", {}};
        case JsonKind::integer:
            return {"le nombre " + format_integer(value.integer(), Language::fr), "the number " + format_integer(value.integer(), Language::en), {}};
        case JsonKind::number:
            return {"le nombre " + format_number(value.number(), Language::fr), "the number " + format_number(value.number(), Language::en), {}};
        case JsonKind::string: return {"le texte « " + json_excerpt(value.string()) + " »", "the text “" + json_excerpt(value.string()) + "”", {}};
        case JsonKind::array: return {"une liste", "a list", {}};
        case JsonKind::object: return {"un objet", "an object", {}};
        case JsonKind::unusable: break;
    }
    return {"une valeur illisible", "an unreadable value", {}};
}

PALIER_INLINE JsonSuggestion json_suggest(std::string_view name, std::span<const std::string_view> known) {
    JsonSuggestion suggestion;
    suggestion.nearest = nearest_names(name, known);
    suggestion.names = suggestion.nearest;
    if (suggestion.names.empty()) suggestion.names.assign(known.begin(), known.end());
    return suggestion;
}

PALIER_INLINE void JsonContext::tell(std::string_view code, JsonValue at, std::vector<Argument> arguments) {
    report_->add(make_finding(code, has_room(code) ? at.origin() : Origin{}, std::move(arguments)));
}

PALIER_INLINE void JsonContext::tell_wrong_type(JsonValue value, const LocalizedText& expected) {
    if (value.is(JsonKind::unusable)) return;  // told when it was left out
    tell("json.type.wrong", value, {{"expected", expected}, {"met", describe_json(value)}});
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, bool& target) {
    if (value.is(JsonKind::boolean)) {
        target = value.boolean();
        return true;
    }
    tell_wrong_type(value, {"vrai ou faux (true ou false, sans guillemets)", "true or false, without quotes", {}});
    return false;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, std::int64_t& target) {
    constexpr double greatest_exact = 9007199254740992.0;  // 2^53; beyond, doubles skip integers
    if (value.is(JsonKind::integer)) {
        target = value.integer();
        return true;
    }
    if (value.is(JsonKind::number) && value.has(JsonMark::rounded)) {
        using Limits = std::numeric_limits<std::int64_t>;
        tell("json.number.out-of-range", value, {{"met", value.number()}, {"least", Limits::min()}, {"greatest", Limits::max()}});
        return false;
    }
    if (value.is(JsonKind::number) && std::trunc(value.number()) == value.number() && std::fabs(value.number()) <= greatest_exact) {
        target = static_cast<std::int64_t>(value.number());
        return true;
    }
    tell_wrong_type(value, {"un nombre entier", "a whole number", {}});
    return false;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, std::uint32_t& target) {
    constexpr std::int64_t greatest = std::numeric_limits<std::uint32_t>::max();
    std::int64_t converted = 0;
    if (!convert(value, converted)) return false;
    if (converted < 0 || converted > greatest) {
        tell("json.number.out-of-range", value, {{"met", converted}, {"least", std::int64_t{0}}, {"greatest", greatest}});
        return false;
    }
    target = static_cast<std::uint32_t>(converted);
    return true;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, double& target) {
    if (value.is(JsonKind::integer) || value.is(JsonKind::number)) {
        target = value.number();
        return true;
    }
    tell_wrong_type(value, {"un nombre", "a number", {}});
    return false;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, std::string& target) {
    if (value.is(JsonKind::string)) {
        target = value.string();
        return true;
    }
    tell_wrong_type(value, {"un texte entre guillemets", "a text in double quotes", {}});
    return false;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, LocalizedText& target) {
    if (value.is(JsonKind::string)) {
        target = {{}, {}, std::string(value.string())};
        return true;
    }
    if (!value.is(JsonKind::object)) {
        tell_wrong_type(value, {"un texte, ou un objet par langue {\"fr\": …, \"en\": …}", "a text, or an object by language {\"fr\": …, \"en\": …}", {}});
        return false;
    }
    LocalizedText converted;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const JsonValue text = value[i];
        if (text.has(JsonMark::repeated) || text.is(JsonKind::null) || text.is(JsonKind::unusable)) continue;
        if (text.name() == "fr")
            (void)convert(text, converted.fr);
        else if (text.name() == "en")
            (void)convert(text, converted.en);
        else
            tell("json.language.unknown", text, {{"language", json_excerpt(text.name())}});
    }
    target = std::move(converted);
    return true;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, Date& target) {
    if (value.is(JsonKind::string)) {
        if (const std::optional<Date> date = Date::parse(value.string())) {
            target = *date;
            return true;
        }
        tell("json.date.invalid", value, {{"met", json_excerpt(value.string())}});
        return false;
    }
    tell_wrong_type(value, {"une date entre guillemets, comme \"2024-09-01\"", "a date in double quotes, such as \"2024-09-01\"", {}});
    return false;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, SchoolYear& target) {
    if (value.is(JsonKind::string)) {
        if (const std::optional<SchoolYear> year = SchoolYear::find(value.string())) {
            target = *year;
            return true;
        }
        tell("json.school-year.invalid", value, {{"met", json_excerpt(value.string())}});
        return false;
    }
    tell_wrong_type(value, {"une année scolaire entre guillemets, comme \"2024-2025\"", "a school year in double quotes, such as \"2024-2025\"", {}});
    return false;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, Validity& target) {
    Validity converted;
    if (!read_object(value, [&](JsonObject& object) {
            object.optional("from", converted.from);
            object.optional("to", converted.to);
        }))
        return false;
    if (converted.empty()) {
        tell("json.interval.empty", value, {{"from", converted.from->text()}, {"to", converted.to->text()}});
        return false;
    }
    target = converted;
    return true;
}

PALIER_INLINE bool JsonContext::convert(JsonValue value, std::vector<std::string>& target) {
    if (!value.is(JsonKind::array)) {
        tell_wrong_type(value, {"une liste de textes", "a list of texts", {}});
        return false;
    }
    std::vector<std::string> converted;
    converted.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        std::string text;
        if (convert(value[i], text)) converted.push_back(std::move(text));
    }
    target = std::move(converted);
    return true;
}

PALIER_INLINE std::optional<std::size_t> JsonContext::convert_word(JsonValue value, std::span<const std::string_view> words) {
    constexpr std::string_view code = "json.word.unknown";
    if (!value.is(JsonKind::string)) {
        tell_wrong_type(value, {"un mot entre guillemets", "a word in double quotes", {}});
        return std::nullopt;
    }
    const auto at = std::find(words.begin(), words.end(), value.string());
    if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
    if (has_room(code)) {
        JsonSuggestion suggestion = json_suggest(value.string(), words);
        tell(code, value,
             {{"met", json_excerpt(value.string())}, {"nearest", std::move(suggestion.nearest)}, {"names", std::vector<std::string>(words.begin(), words.end())}});
    } else {
        tell(code, value);
    }
    return std::nullopt;
}

PALIER_INLINE std::optional<JsonValue> JsonObject::find(std::string_view name, Presence presence) {
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) asked_.push_back(name);
    const std::optional<JsonValue> member = value_.find(name);
    if (member && member->is(JsonKind::unusable)) return std::nullopt;  // told when it was left out
    if (member && !member->is(JsonKind::null)) return member;
    // Where reading stopped inside the object, what lacks may have been behind.
    if (presence == Presence::required && !value_.has(JsonMark::cut)) context_->tell("json.member.missing", value_, {{"member", std::string(name)}});
    return std::nullopt;
}

PALIER_INLINE std::optional<JsonValue> JsonObject::find_array(std::string_view name, Presence presence) {
    const std::optional<JsonValue> member = find(name, presence);
    if (!member || member->is(JsonKind::array)) return member;
    context_->tell_wrong_type(*member, {"une liste [ … ]", "a list [ … ]", {}});
    return std::nullopt;
}

PALIER_INLINE std::optional<JsonValue> JsonObject::find_object(std::string_view name, Presence presence) {
    const std::optional<JsonValue> member = find(name, presence);
    if (!member || member->is(JsonKind::object)) return member;
    context_->tell_wrong_type(*member, {"un objet { … }", "an object { … }", {}});
    return std::nullopt;
}

PALIER_INLINE void JsonObject::finish() {
    constexpr std::string_view code = "json.member.unknown";
    if (unknown_ == Unknown::accepted) return;
    for (std::size_t i = 0; i < value_.size(); ++i) {
        const JsonValue member = value_[i];
        if (member.has(JsonMark::repeated) || std::find(asked_.begin(), asked_.end(), member.name()) != asked_.end()) continue;
        if (context_->has_room(code)) {
            JsonSuggestion suggestion = json_suggest(member.name(), asked_);
            context_->tell(code, member,
                           {{"member", json_excerpt(member.name())}, {"nearest", std::move(suggestion.nearest)}, {"names", std::move(suggestion.names)}});
        } else {
            context_->tell(code, member);
        }
    }
}

}  // namespace palier::detail
