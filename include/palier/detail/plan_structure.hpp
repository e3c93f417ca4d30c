// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <algorithm>  // std::find_if
#include <cmath>    // std::trunc
#include <cstddef>  // positions
#include <cstdint>  // seen members
#include <string>   // excerpts
#include <utility>  // std::move
#include <vector>   // names

#include "palier/detail/json_reader.hpp"
#include "palier/detail/plan_rules/structure_date_malformed.hpp"
#include "palier/detail/plan_rules/structure_id_malformed.hpp"
#include "palier/detail/plan_rules/structure_items_too_few.hpp"
#include "palier/detail/plan_rules/structure_items_too_many.hpp"
#include "palier/detail/plan_rules/structure_kind_unknown.hpp"
#include "palier/detail/plan_rules/structure_member_unknown.hpp"
#include "palier/detail/plan_rules/structure_number_out_of_range.hpp"
#include "palier/detail/plan_rules/structure_part_expected.hpp"
#include "palier/detail/plan_rules/structure_part_foreign.hpp"
#include "palier/detail/plan_rules/structure_part_missing.hpp"
#include "palier/detail/plan_rules/structure_text_empty.hpp"
#include "palier/detail/plan_rules/structure_text_too_long.hpp"
#include "palier/detail/plan_rules/structure_type_wrong.hpp"
#include "palier/detail/plan_rules/structure_word_unknown.hpp"
#include "palier/plan_profile.hpp"

namespace palier::detail {

/// Counts the sentences of a text: runs of text closed by `.`, `!`, `?` or `…` before a blank, and the rest. Abbreviations of one letter
/// (`S. A. V.`) close nothing.
inline std::uint32_t count_sentences(std::string_view text) {
    std::uint32_t sentences = 0;
    std::size_t letters = 0;  // of the sentence so far
    std::size_t word = 0;     // characters of the word that ends here
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_last = i + 1 == text.size();
        const bool is_closed = (c == '.' && word > 1) || c == '!' || c == '?';
        const bool is_ellipsis = text.substr(i).starts_with("…");
        if ((is_closed && (is_last || is_blank(text[i + 1]))) || (is_ellipsis && (i + 3 >= text.size() || is_blank(text[i + 3])))) {
            if (letters > 0) ++sentences;
            letters = word = 0;
            if (is_ellipsis) i += 2;
        } else if (is_blank(c)) {
            word = 0;
        } else {
            ++letters;
            ++word;
        }
    }
    return sentences + (letters > 0 ? 1U : 0U);
}

/// Tells whether a text can be the identifier of a part.
inline bool is_plan_id(std::string_view text) noexcept {
    const auto is_letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (text.empty() || !is_letter_or_digit(text.front())) return false;
    for (const char c : text)
        if (!is_letter_or_digit(c) && c != '.' && c != '-' && c != '_') return false;
    return true;
}

/// The pass of structure: walks a document along the members of its kind, and tells where it departs from them. Recursion follows the
/// members, which are eight deep at most, never the document.
// NOLINTBEGIN(misc-no-recursion)
class PlanStructure {
public:
    PlanStructure(const PlanProfile& profile, Report& report, ReportLimits limits)
        : profile_(profile), report_(report), max_told_(limits.max_findings_per_code) {}

    void walk(JsonValue document) { walk_object(document, profile_.nodes().front()); }

private:
    void walk(JsonValue value, const PlanNode& node) {
        if (value.is(JsonKind::unusable)) return;  // told when it was left out
        if (!node.member) {                        // a language of a text
            if (value.is(JsonKind::string))
                check_filled(value, node);
            else
                tell_type(value, node, PlanTypes::string);
            return;
        }
        const PlanMember& member = *node.member;
        if ((types_of(value) & member.types) == 0) return tell_type(value, node, member.types);
        switch (value.kind()) {
            case JsonKind::string: return check_string(value, node);
            case JsonKind::integer:
            case JsonKind::number: return check_number(value, node);
            case JsonKind::array: return walk_list(value, node);
            case JsonKind::object: return walk_object(value, node);
            default: return;
        }
    }

    /// A list and its items; an item that is null is none of its types.
    void walk_list(JsonValue list, const PlanNode& node) {
        const PlanPart* const part = profile_.part_of(node);
        if (part && !list.has(JsonMark::cut)) {
            const auto count = static_cast<std::int64_t>(list.size());
            if (part->min && count < std::int64_t{*part->min})
                tell(structure_items_too_few, list, {{"part", label(node)}, {"count", count}, {"min", std::int64_t{*part->min}}}, part->severity);
            if (part->max && count > std::int64_t{*part->max})
                tell(structure_items_too_many, list, {{"part", label(node)}, {"count", count}, {"max", std::int64_t{*part->max}}}, part->severity);
        }
        const PlanNode& item = profile_.children(node).front();
        for (std::size_t i = 0; i < list.size(); ++i) {
            walk(list[i], item);
            if (part && part->max_sentences) check_sentences(list[i], node, *part->max_sentences);
        }
    }

    void walk_object(JsonValue object, const PlanNode& node) {
        const std::span<const PlanNode> children = profile_.children(node);
        std::uint64_t seen = 0;  // a kind of object has 64 members at most: a test says so
        std::size_t next = 0;    // authors mostly keep the order of the description
        for (std::size_t i = 0; i < object.size(); ++i) {
            const JsonValue value = object[i];
            if (value.has(JsonMark::repeated)) continue;
            const std::string_view name = value.name();
            const std::uint16_t key = value.name_key();
            const auto is_named = [&](const PlanNode& child) { return child.key == key && child.name == name; };
            auto found = std::find_if(children.begin() + static_cast<std::ptrdiff_t>(next), children.end(), is_named);
            if (found == children.end()) found = std::find_if(children.begin(), children.end(), is_named);
            if (found == children.end()) {
                tell_unknown(value, node);
                continue;
            }
            const auto at = static_cast<std::size_t>(found - children.begin());
            next = at + 1;
            if (value.is(JsonKind::null)) continue;
            seen |= std::uint64_t{1} << at;
            const PlanNode& child = children[at];
            if (child.presence == PlanPresence::foreign)
                tell(structure_part_foreign, value, {{"part", label(child)}, {"member", std::string(name)}, {"kind", profile_.definition().label}});
            walk(value, child);
            const PlanPart* const part = profile_.part_of(child);
            if (part && part->max_sentences && !value.is(JsonKind::array)) check_sentences(value, child, *part->max_sentences);
        }
        if (object.has(JsonMark::cut)) return;  // what lacks may have been behind
        LocalizedText expected;  // all that lacks in one object is told at once
        std::vector<std::string> members;
        for (std::size_t at = 0; at < children.size(); ++at) {
            if ((seen >> at & 1U) != 0) continue;
            const PlanNode& child = children[at];
            if (child.presence == PlanPresence::required)
                tell(structure_part_missing, object, {{"part", label(child)}, {"member", std::string(child.name)}});
            else if (child.presence == PlanPresence::expected)
                add_expected(child, expected, members);
        }
        if (!members.empty()) tell(structure_part_expected, object, {{"parts", std::move(expected)}, {"members", std::move(members)}});
    }

    void add_expected(const PlanNode& child, LocalizedText& expected, std::vector<std::string>& members) const {
        const LocalizedText name = label(child);
        if (!members.empty()) expected = {expected.fr + ", ", expected.en + ", ", {}};
        expected.fr += name.in(Language::fr);
        expected.en += name.in(Language::en);
        members.emplace_back(child.name);
    }

    void check_string(JsonValue value, const PlanNode& node) {
        const PlanMember& member = *node.member;
        const std::string_view text = value.string();
        switch (member.form) {
            case PlanString::any: return;
            case PlanString::text: return check_filled(value, node);
            case PlanString::id:
                if (!is_plan_id(text)) tell(structure_id_malformed, value, {{"part", label(node)}, {"met", json_excerpt(text)}});
                return;
            case PlanString::date:
                if (!Date::parse(text)) tell(structure_date_malformed, value, {{"part", label(node)}, {"met", json_excerpt(text)}});
                return;
            case PlanString::word:
                for (const std::string_view word : member.words)
                    if (word == text) return;
                tell(structure_word_unknown, value,
                     {{"part", label(node)}, {"met", json_excerpt(text)}, {"names", std::vector<std::string>(member.words.begin(), member.words.end())}});
        }
    }

    void check_number(JsonValue value, const PlanNode& node) {
        const PlanMember& member = *node.member;
        if (member.types == PlanTypes::scalar) return;  // its indicator says what it may be
        const double number = value.number();
        if (number < member.min || number > member.max)
            tell(structure_number_out_of_range, value, {{"part", label(node)}, {"met", number}, {"min", member.min}, {"max", member.max}});
    }

    void check_filled(JsonValue value, const PlanNode& node) {
        if (value.string().find_first_not_of(" \t\r\n") == std::string_view::npos) tell(structure_text_empty, value, {{"part", label(node)}});
    }

    void check_sentences(JsonValue value, const PlanNode& node, std::uint32_t max) {
        if (value.is(JsonKind::object)) {
            for (std::size_t i = 0; i < value.size(); ++i)
                if (value[i].is(JsonKind::string)) check_sentences(value[i], node, max);
        } else if (value.is(JsonKind::string)) {
            const std::uint32_t count = count_sentences(value.string());
            if (count > max) tell(structure_text_too_long, value, {{"part", label(node)}, {"count", std::int64_t{count}}, {"max", std::int64_t{max}}});
        }
    }

    static std::uint8_t types_of(JsonValue value) noexcept {
        switch (value.kind()) {
            case JsonKind::boolean: return PlanTypes::boolean;
            case JsonKind::integer: return PlanTypes::integer | PlanTypes::number;
            case JsonKind::number: {  // 3.0 is an integer, as in JSON Schema
                const bool is_whole = std::trunc(value.number()) == value.number();
                return is_whole ? PlanTypes::integer | PlanTypes::number : PlanTypes::number;
            }
            case JsonKind::string: return PlanTypes::string;
            case JsonKind::array: return PlanTypes::list;
            case JsonKind::object: return PlanTypes::object;
            default: return 0;
        }
    }

    /// Says to people what types a member may have.
    static LocalizedText describe_types(std::uint8_t types) {
        struct TypeName {
            std::uint8_t type;
            StaticText name;
        };
        static constexpr TypeName names[] = {
            {PlanTypes::object, {"un objet { … }", "an object { … }"}},       {PlanTypes::list, {"une liste [ … ]", "a list [ … ]"}},
            {PlanTypes::string, {"un texte entre guillemets", "a text in double quotes"}}, {PlanTypes::integer, {"un nombre entier", "a whole number"}},
            {PlanTypes::number, {"un nombre", "a number"}},                   {PlanTypes::boolean, {"vrai ou faux (true ou false)", "true or false"}},
        };
        LocalizedText text;
        for (const TypeName& known : names) {
            if ((types & known.type) == 0) continue;
            if (!text.fr.empty()) text = {text.fr + " ou ", text.en + " or ", {}};
            text.fr += known.name.fr;
            text.en += known.name.en;
        }
        return text;
    }

    void tell_type(JsonValue value, const PlanNode& node, std::uint8_t types) {
        tell(structure_type_wrong, value, {{"part", label(node)}, {"expected", describe_types(types)}, {"met", describe_json(value)}});
    }

    void tell_unknown(JsonValue value, const PlanNode& node) {
        const bool is_root = &node == &profile_.nodes().front();
        if (is_root && value.name() == "$schema") return;  // for editors
        std::vector<std::string> names;
        if (report_.count(structure_member_unknown.record.code) < max_told_) {
            std::vector<std::string_view> known;
            for (const PlanNode& child : profile_.children(node)) known.push_back(child.name);
            names = json_suggest(value.name(), known).names;
        }
        tell(structure_member_unknown, value, {{"member", json_excerpt(value.name())}, {"names", std::move(names)}});
    }

    /// Returns how people call a member: in the words of the kind, or else in those of all plans.
    [[nodiscard]] LocalizedText label(const PlanNode& node) const {
        if (const PlanPart* part = profile_.part_of(node); part && !part->label.empty()) return part->label;
        if (!node.member) return {"le texte", "the text", {}};
        return {std::string(node.member->meaning.fr), std::string(node.member->meaning.en), {}};
    }

    void tell(const PlanRule& rule, JsonValue at, std::vector<Argument> arguments, std::optional<Severity> severity = std::nullopt) {
        const bool has_room = report_.count(rule.record.code) < max_told_;
        Finding finding = make_finding(rule.record, has_room ? at.origin() : Origin{}, std::move(arguments));
        if (severity) finding.severity = *severity;
        report_.add(std::move(finding));
    }

    const PlanProfile& profile_;
    Report& report_;
    std::size_t max_told_;
};
// NOLINTEND(misc-no-recursion)

}  // namespace palier::detail
