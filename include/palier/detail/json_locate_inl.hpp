// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min, std::sort
#include <charconv>   // std::from_chars
#include <cstdint>    // std::uint32_t
#include <map>        // large objects

#include "palier/detail/json_document.hpp"
#include "palier/detail/json_locate.hpp"
#include "palier/json.hpp"
#include "palier/name_table.hpp"

namespace palier::detail {

/// The pointers to look for, as a tree of their tokens; the walk goes down it along with the text.
class PointerTree {
public:
    static constexpr std::uint32_t nowhere = 0xFFFF'FFFFU;

    PointerTree() { steps_.emplace_back(); }

    /// Adds a pointer and returns its step; the same pointer gives the same step.
    std::uint32_t add(std::string_view pointer) {
        std::uint32_t at = 0;
        while (!pointer.empty()) {
            const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
            const std::string_view escaped = pointer.substr(pointer.front() == '/' ? 1 : 0, end - (pointer.front() == '/' ? 1 : 0));
            pointer.remove_prefix(end);
            std::string token;
            for (std::size_t i = 0; i < escaped.size(); ++i) {
                const bool is_escape = escaped[i] == '~' && i + 1 < escaped.size() && (escaped[i + 1] == '0' || escaped[i + 1] == '1');
                token += !is_escape ? escaped[i] : escaped[++i] == '0' ? '~' : '/';
            }
            const std::size_t known = edges_.add(edge(at, token));
            if (known == edge_targets_.size()) {
                edge_targets_.push_back(static_cast<std::uint32_t>(steps_.size()));
                steps_.emplace_back().parent = at;
                steps_[at].is_leaf = false;
            }
            at = edge_targets_[known];
        }
        return at;
    }

    /// Returns the step that a token leads to, or `nowhere`.
    [[nodiscard]] std::uint32_t find(std::uint32_t from, std::string_view token) {
        if (from == nowhere || steps_[from].is_leaf) return nowhere;
        const auto known = edges_.find(edge(from, token));
        return known ? edge_targets_[*known] : nowhere;
    }

    struct Step {
        std::uint32_t parent = nowhere;
        bool is_leaf = true;  // no pointer leads further
        bool is_met = false;
        PointerPlace place;
    };

    [[nodiscard]] Step& operator[](std::uint32_t step) { return steps_[step]; }

    /// Returns the place of a step, or of the nearest one above that was met.
    [[nodiscard]] PointerPlace place_of(std::uint32_t step) const {
        if (steps_[step].is_met) return steps_[step].place;
        while (!steps_[step].is_met && steps_[step].parent != nowhere) step = steps_[step].parent;
        PointerPlace place;
        place.value = place.name = steps_[step].place.value;
        return place;
    }

private:
    [[nodiscard]] const std::string& edge(std::uint32_t from, std::string_view token) {
        edge_.assign(reinterpret_cast<const char*>(&from), sizeof from);  // any injective text does
        edge_ += token;
        return edge_;
    }

    std::vector<Step> steps_;
    NameList edges_;  // (step, token), numbered
    std::vector<std::uint32_t> edge_targets_;
    std::string edge_;  // work space
};

/// The walk of locate_pointers over the text.
inline void walk(std::string_view text, PointerTree& tree) {
    struct Open {
        std::uint32_t step;
        std::size_t element;  // next position, in an array
        bool is_array;
    };
    std::vector<Open> open;
    JsonScanner scanner(text);
    PlaceCursor cursor(text);
    std::uint32_t member_step = 0;  // the step of the value to come, in an object and at the root
    TextPlace member_name;
    for (JsonToken token = scanner.next(); token.event != JsonEvent::end && token.event != JsonEvent::error; token = scanner.next()) {
        if (token.event == JsonEvent::end_object || token.event == JsonEvent::end_array) {
            open.pop_back();
            continue;
        }
        if (token.event == JsonEvent::name) {
            member_step = PointerTree::nowhere;
            if (open.back().step == PointerTree::nowhere || tree[open.back().step].is_leaf) continue;
            const std::string_view quoted = text.substr(token.begin, token.end - token.begin);
            member_step = quoted.find('\\') == std::string_view::npos ? tree.find(open.back().step, quoted.substr(1, quoted.size() - 2))
                                                                      : tree.find(open.back().step, decode_json_string(quoted));
            if (member_step == PointerTree::nowhere) continue;
            member_name = cursor.advance_to(token.begin);
            if (tree[member_step].is_met) {
                auto& repeats = tree[member_step].place.repeats;
                if (repeats.size() < max_repeats_told) repeats.push_back(member_name);
                member_step = PointerTree::nowhere;
            }
            continue;
        }
        std::uint32_t step = member_step;
        const bool is_element = !open.empty() && open.back().is_array;
        if (is_element) {
            const bool leads_on = open.back().step != PointerTree::nowhere && !tree[open.back().step].is_leaf;
            step = leads_on ? tree.find(open.back().step, std::to_string(open.back().element)) : PointerTree::nowhere;
            ++open.back().element;
        }
        if (step != PointerTree::nowhere) {
            const TextPlace place = cursor.advance_to(token.begin);
            tree[step].is_met = true;
            tree[step].place.value = place;
            tree[step].place.name = is_element || open.empty() ? place : member_name;
        }
        if (token.event == JsonEvent::begin_object || token.event == JsonEvent::begin_array)
            open.push_back({step, 0, token.event == JsonEvent::begin_array});
    }
}

PALIER_INLINE std::vector<PointerPlace> locate_pointers(std::string_view text, std::span<const std::string_view> pointers) {
    PointerTree tree;
    std::vector<std::uint32_t> steps;
    steps.reserve(pointers.size());
    for (const std::string_view pointer : pointers) steps.push_back(tree.add(pointer));
    walk(text, tree);
    std::vector<PointerPlace> places;
    places.reserve(steps.size());
    for (const std::uint32_t step : steps) places.push_back(tree.place_of(step));
    return places;
}

/// Tells whether a finding is about the name of the member it points at, not about its value.
inline bool points_at_name(std::string_view code) noexcept {
    return code == "json.member.duplicate" || code == "json.member.unknown" || code == "json.language.unknown" || code == "observations.indicator.unknown" ||
           code == "plan.structure.member-unknown" || code == "plan.structure.part-foreign";
}

PALIER_INLINE void locate_findings(std::string_view text, const std::string& document, Report& report) {
    const auto lacks_place = [&](const Origin& origin) { return origin.document == document && origin.line == 0; };
    PointerTree tree;
    bool any = false;
    for (const Finding& finding : report.mutable_findings()) {
        if (lacks_place(finding.origin)) {
            (void)tree.add(finding.origin.pointer);
            any = true;
        }
        for (const Origin& related : finding.related) {
            if (!lacks_place(related)) continue;
            (void)tree.add(related.pointer);
            any = true;
        }
    }
    if (!any || text.empty()) return;
    walk(text, tree);
    for (Finding& finding : report.mutable_findings()) {
        const auto put = [](Origin& origin, TextPlace place) {
            origin.line = place.line;
            origin.column = place.column;
        };
        const bool at_name = points_at_name(finding.code);
        if (lacks_place(finding.origin)) {
            const PointerPlace place = tree.place_of(tree.add(finding.origin.pointer));
            put(finding.origin, at_name ? place.name : place.value);
        }
        std::size_t repeat = 0;
        for (Origin& related : finding.related) {
            if (!lacks_place(related)) continue;
            const PointerPlace place = tree.place_of(tree.add(related.pointer));
            const bool is_repeat = finding.code == "json.member.duplicate" && repeat < place.repeats.size();
            put(related, is_repeat ? place.repeats[repeat++] : place.value);
        }
    }
}

/// Follows JSON Pointers down the tree of a document. The members of large objects are numbered when a pointer first passes.
class PointerGuide {
public:
    explicit PointerGuide(const JsonDocument& document) : document_(document) {}

    struct Found {
        std::size_t value = 0;  ///< First byte of the value, or of the nearest container that there is.
        std::size_t name = 0;   ///< First byte of the member's name; of the value for elements, the root and a container.
    };

    /// Leads to the value of a pointer. The document must not be empty. Writes to `anchor` the pointer with the ids of list items in place
    /// of their positions.
    [[nodiscard]] Found find(std::string_view pointer, std::string* anchor = nullptr) {
        JsonValue at = *document_.root();
        while (!pointer.empty()) {
            const std::size_t begin = pointer.front() == '/' ? 1 : 0;
            const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
            const std::string_view token = pointer.substr(begin, end - begin);
            const std::optional<JsonValue> next = step(at, token);
            if (!next) {
                if (anchor) *anchor += pointer;
                return {at.at(), at.at()};
            }
            if (anchor) append_step(*anchor, at, *next, token);
            at = *next;
            pointer.remove_prefix(end);
        }
        return {at.at(), at.name_at()};
    }

private:
    /// The numbered members of an object.
    struct Members {
        NameList names;
        std::vector<std::size_t> positions;  // by name
    };

    void append_step(std::string& anchor, JsonValue from, JsonValue to, std::string_view token) {
        anchor += '/';
        const std::optional<JsonValue> id = from.is(JsonKind::array) && to.is(JsonKind::object) ? find_member(to, "id") : std::nullopt;
        if (id && id->is(JsonKind::string))
            anchor.append("id=").append(id->string());
        else
            anchor += token;
    }

    [[nodiscard]] std::optional<JsonValue> step(JsonValue from, std::string_view token) {
        if (from.is(JsonKind::array)) {
            std::size_t position = 0;
            const auto read = std::from_chars(token.data(), token.data() + token.size(), position);
            const bool is_position = read.ec == std::errc() && read.ptr == token.data() + token.size() && (token.size() == 1 || token.front() != '0');
            return is_position && position < from.size() ? std::optional<JsonValue>(from[position]) : std::nullopt;
        }
        if (!from.is(JsonKind::object)) return std::nullopt;
        if (token.find('~') == std::string_view::npos) return find_member(from, token);
        std::string name;
        for (std::size_t i = 0; i < token.size(); ++i) {
            const bool is_escape = token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1');
            name += !is_escape ? token[i] : token[++i] == '0' ? '~' : '/';
        }
        return find_member(from, name);
    }

    [[nodiscard]] std::optional<JsonValue> find_member(JsonValue object, std::string_view name) {
        constexpr std::size_t few = 64;
        if (object.size() <= few) return object.find(name);
        Members& members = large_[object.at()];
        if (members.positions.empty())
            for (std::size_t i = 0; i < object.size(); ++i)
                if (members.names.add(object[i].name()) == members.positions.size()) members.positions.push_back(i);
        const std::optional<std::size_t> known = members.names.find(name);
        return known ? std::optional<JsonValue>(object[members.positions[*known]]) : std::nullopt;
    }

    const JsonDocument& document_;
    std::map<std::size_t, Members> large_;  // by first byte of the object
};

PALIER_INLINE void locate_findings(const JsonDocument& document, Report& report) {
    struct Wanted {
        std::size_t at;
        Origin* origin;
    };
    const auto lacks_place = [&](const Origin& origin) { return origin.document == document.name() && origin.line == 0; };
    std::vector<Wanted> wanted;
    PointerGuide guide(document);
    bool is_in_tree = document.root().has_value();  // nothing is, of a text that is no JSON from its first byte on
    for (Finding& finding : report.mutable_findings()) {
        if (!document.root()) break;
        if (finding.code == "json.member.duplicate") is_in_tree = false;  // the places of equal names are not
        if (lacks_place(finding.origin)) {
            finding.anchor.clear();
            const PointerGuide::Found found = guide.find(finding.origin.pointer, &finding.anchor);
            wanted.push_back({points_at_name(finding.code) ? found.name : found.value, &finding.origin});
        }
        for (Origin& related : finding.related)
            if (lacks_place(related)) wanted.push_back({guide.find(related.pointer).value, &related});
    }
    if (!is_in_tree) return locate_findings(document.text(), document.name(), report);
    std::sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) { return a.at < b.at; });
    PlaceCursor cursor(document.text());
    for (const Wanted& one : wanted) {
        const TextPlace place = cursor.advance_to(one.at);
        one.origin->line = place.line;
        one.origin->column = place.column;
    }
}

}  // namespace palier::detail

namespace palier {

PALIER_INLINE void locate_findings(std::string_view bytes, const ReadOptions& options, Report& report) {
    if (report.empty()) return;
    Report unused;
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, unused);
    detail::locate_findings(document, report);
}

}  // namespace palier
