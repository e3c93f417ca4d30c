// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort
#include <charconv>   // std::from_chars
#include <iterator>   // std::size
#include <utility>    // std::exchange

#include "palier/catalogue.hpp"
#include "palier/detail/json_document.hpp"
#include "palier/detail/json_scan.hpp"
#include "palier/json.hpp"

namespace palier::detail {

/// Tells whether a number that is out of the range of doubles is too small rather than too large: it then reads as zero.
inline bool is_tiny_number(std::string_view literal) noexcept {
    const std::size_t exponent_at = std::min(literal.find_first_of("eE"), literal.size());
    const std::string_view digits = literal.substr(0, exponent_at);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.find_first_of("123456789");
    if (first == std::string_view::npos) return true;
    // The power of ten of the first digit that counts; exponents of more digits than fit decide by their sign alone.
    const std::int64_t power = first < point ? static_cast<std::int64_t>(point - first) - 1 : -static_cast<std::int64_t>(first - point);
    if (exponent_at == literal.size()) return power < 0;
    std::string_view written = literal.substr(exponent_at + 1);
    if (written.starts_with('+')) written.remove_prefix(1);
    std::int64_t exponent = 0;
    const auto read = std::from_chars(written.data(), written.data() + written.size(), exponent);
    constexpr std::int64_t beyond = std::int64_t{1} << 40U;  // more than a text has digits
    if (read.ec == std::errc::result_out_of_range) exponent = written.starts_with('-') ? -beyond : beyond;
    return power + std::clamp(exponent, -beyond, beyond) < 0;
}

/// Grows the tree from the tokens of a text.
class JsonTreeBuilder {
public:
    JsonTreeBuilder(JsonDocument& document, const JsonLimits& limits) : document_(document), limits_(limits) {}

    /// How reading ended.
    enum class Outcome : std::uint8_t { complete, wrong_syntax, too_many_values };

    Outcome outcome = Outcome::complete;
    std::vector<std::uint32_t> too_deep;      // left out because of the depth
    std::vector<std::uint32_t> nameless;      // objects with a member left out because of its long name
    std::vector<std::uint32_t> overflowing;   // left out because no double holds it
    std::vector<std::uint32_t> repetitions;   // members whose name was met before, grouped by object and name

    /// Takes tokens until the text ends, or is no JSON any more, or has too many values; what was taken before is a whole tree.
    void build(JsonScanner& scanner, std::string_view text) {
        for (;;) {
            const JsonToken token = scanner.next();
            if (token.event == JsonEvent::end) break;
            if (token.event == JsonEvent::error) {
                outcome = Outcome::wrong_syntax;
                break;
            }
            token_ = token;
            if (!take(token, std::string_view(text.data() + token.begin, token.end - token.begin))) {
                outcome = Outcome::too_many_values;
                break;
            }
        }
        finish();
    }

private:
    bool take(const JsonToken& token, std::string_view literal) {
        switch (token.event) {
            case JsonEvent::begin_object: return open(JsonKind::object);
            case JsonEvent::begin_array: return open(JsonKind::array);
            case JsonEvent::end_object:
            case JsonEvent::end_array: return end();
            case JsonEvent::name: return name(literal);
            case JsonEvent::string: return string(literal);
            case JsonEvent::number: return number(literal);
            case JsonEvent::literal: return literal == "null" ? leaf(JsonKind::null, 0) : leaf(JsonKind::boolean, literal == "true" ? 1U : 0U);
            default: return true;
        }
    }

    bool number(std::string_view literal) {
        if (is_left_out()) return true;
        const char* const first = literal.data();
        const char* const last = first + literal.size();
        JsonNode* const node = add(JsonKind::integer);
        if (!node) return false;
        std::int64_t integer = 0;
        const auto whole = std::from_chars(first, last, integer);
        if (whole.ec == std::errc() && whole.ptr == last) {
            node->payload = static_cast<std::uint64_t>(integer);
            return true;
        }
        double value = literal.front() == '-' ? -0.0 : 0.0;
        const auto read = std::from_chars(first, last, value);
        const bool overflows = read.ec == std::errc::result_out_of_range && !is_tiny_number(literal);
        if (overflows) overflowing.push_back(static_cast<std::uint32_t>(document_.nodes_.size() - 1));
        node->kind = overflows ? JsonKind::unusable : JsonKind::number;
        node->payload = std::bit_cast<std::uint64_t>(value);
        if (literal.find_first_of(".eE") == std::string_view::npos) node->marks |= JsonMark::rounded;
        return true;
    }

    bool string(std::string_view quoted) {
        if (is_left_out()) return true;
        JsonNode* const node = add(JsonKind::string);
        if (!node) return false;
        if (!token_.has_escapes) {
            node->set_range(token_.begin + 1, quoted.size() - 2);
            return true;
        }
        const std::size_t begin = document_.arena_.size();
        append_json_string(document_.arena_, quoted);
        node->set_range(begin, document_.arena_.size() - begin);
        node->marks |= JsonMark::decoded;
        return true;
    }

    bool name(std::string_view quoted) {
        if (skipped_depth_ > 0) return true;
        name_at_ = token_.begin;
        is_name_decoded_ = token_.has_escapes;
        if (is_name_decoded_) {
            name_begin_ = document_.arena_.size();
            append_json_string(document_.arena_, quoted);
            name_size_ = document_.arena_.size() - name_begin_;
        } else {
            name_begin_ = token_.begin + 1;
            name_size_ = quoted.size() - 2;
        }
        drops_member_ = name_size_ > limits_.max_name_bytes;
        if (drops_member_) {
            if (is_name_decoded_) document_.arena_.resize(name_begin_);
            nameless.push_back(open_.back().node);
        }
        return true;
    }

    /// Closes what is still open, so that the tree is whole.
    void finish() {
        while (!open_.empty()) {
            document_.nodes_[open_.back().node].marks |= JsonMark::cut;
            close();
        }
    }

    struct Open {
        std::uint32_t node;
        std::size_t first_pending;
    };

    [[nodiscard]] JsonNode* add(JsonKind kind) {
        if (document_.nodes_.size() >= limits_.max_values) return nullptr;
        const auto id = static_cast<std::uint32_t>(document_.nodes_.size());
        JsonNode& node = document_.nodes_.emplace_back();
        node.kind = kind;
        node.at = node.name_at = static_cast<std::uint32_t>(token_.begin);
        if (!open_.empty()) {
            node.parent = open_.back().node;
            node.position = static_cast<std::uint32_t>(pending_.size() - open_.back().first_pending);
            pending_.push_back(id);
            if (document_.nodes_[node.parent].kind == JsonKind::object) {
                node.name_begin = static_cast<std::uint32_t>(name_begin_);
                node.name_size = static_cast<std::uint32_t>(name_size_);
                node.name_at = static_cast<std::uint32_t>(name_at_);
                node.key = name_key(document_.bytes(name_begin_, name_size_, is_name_decoded_));
                if (is_name_decoded_) node.marks = JsonMark::decoded_name;
            }
        }
        return &node;
    }

    /// Tells whether the value that comes is left out, itself or with the container around it.
    bool is_left_out() {
        if (skipped_depth_ > 0) return true;
        return std::exchange(drops_member_, false);
    }

    bool leaf(JsonKind kind, std::uint64_t payload) {
        if (is_left_out()) return true;
        JsonNode* const node = add(kind);
        if (node) node->payload = payload;
        return node != nullptr;
    }

    bool open(JsonKind kind) {
        if (is_left_out()) {
            ++skipped_depth_;
            return true;
        }
        if (open_.size() >= limits_.max_depth) {
            ++skipped_depth_;
            if (!add(JsonKind::unusable)) return false;
            too_deep.push_back(static_cast<std::uint32_t>(document_.nodes_.size() - 1));
            return true;
        }
        if (!add(kind)) return false;
        open_.push_back({static_cast<std::uint32_t>(document_.nodes_.size() - 1), pending_.size()});
        return true;
    }

    bool end() {
        if (skipped_depth_ > 0)
            --skipped_depth_;
        else
            close();
        return true;
    }

    void close() {
        const Open closed = open_.back();
        open_.pop_back();
        JsonNode& node = document_.nodes_[closed.node];
        node.set_range(document_.children_.size(), pending_.size() - closed.first_pending);
        document_.children_.insert(document_.children_.end(), pending_.begin() + static_cast<std::ptrdiff_t>(closed.first_pending), pending_.end());
        pending_.resize(closed.first_pending);
        if (node.kind == JsonKind::object) mark_repetitions(node);
    }

    [[nodiscard]] std::string_view name_of(std::uint32_t id) const noexcept {
        const JsonNode& node = document_.nodes_[id];
        return document_.bytes(node.name_begin, node.name_size, (node.marks & JsonMark::decoded_name) != 0);
    }

    /// Tells whether the names of an object surely differ: it has few members, and those whose keys fall together are not equal.
    [[nodiscard]] bool has_distinct_names(const JsonNode& object) const noexcept {
        constexpr std::size_t few = 64;
        constexpr std::size_t word_bits = 64;
        if (object.size() > few) return false;
        std::uint64_t seen[8] = {};
        const std::uint32_t* const members = document_.children_.data() + object.begin();
        for (std::size_t i = 0; i < object.size(); ++i) {
            const std::uint16_t key = document_.nodes_[members[i]].key;
            std::uint64_t& word = seen[key / word_bits % std::size(seen)];
            const std::uint64_t bit = std::uint64_t{1} << key % word_bits;
            if ((word & bit) != 0)
                for (std::size_t k = 0; k < i; ++k)
                    if (document_.nodes_[members[k]].key == key && name_of(members[k]) == name_of(members[i])) return false;
            word |= bit;
        }
        return true;
    }

    /// Marks every member whose name the object already has. Sorted by name, equal names stand together.
    void mark_repetitions(const JsonNode& object) {
        if (has_distinct_names(object)) return;
        const auto first = document_.children_.begin() + static_cast<std::ptrdiff_t>(object.begin());
        by_name_.assign(first, first + static_cast<std::ptrdiff_t>(object.size()));
        std::sort(by_name_.begin(), by_name_.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::string_view name_a = name_of(a);
            const std::string_view name_b = name_of(b);
            if (name_a.size() != name_b.size()) return name_a.size() < name_b.size();
            const int order = name_a.compare(name_b);
            return order != 0 ? order < 0 : a < b;
        });
        for (std::size_t i = 1; i < by_name_.size(); ++i) {
            if (name_of(by_name_[i - 1]) != name_of(by_name_[i])) continue;
            document_.nodes_[by_name_[i]].marks |= JsonMark::repeated;
            repetitions.push_back(by_name_[i]);
        }
    }

    JsonDocument& document_;
    const JsonLimits& limits_;
    std::vector<Open> open_;
    std::vector<std::uint32_t> pending_;  // children of the open containers
    std::vector<std::uint32_t> by_name_;  // work space
    JsonToken token_{JsonEvent::error, false, 0, 0};  // the one taken
    std::size_t name_begin_ = 0;
    std::size_t name_size_ = 0;
    std::size_t name_at_ = 0;
    bool is_name_decoded_ = false;
    bool drops_member_ = false;      // the value to come belongs to a name that is too long
    std::size_t skipped_depth_ = 0;  // open containers that are left out
};

/// Tells that the bytes are not UTF-8: one finding, at the first place, with the next ones as related places.
inline void tell_encoding(std::string_view bytes, std::string_view repaired, const std::string& document, Report& report) {
    constexpr std::size_t places_told = 10;
    constexpr std::size_t added_by_repair = 2;  // U+FFFD has three bytes
    constexpr std::string_view digits = "0123456789ABCDEF";
    Finding finding = make_finding("json.encoding.invalid", {});
    PlaceCursor cursor(repaired);
    std::size_t count = 0;
    for (std::size_t at = find_invalid_utf8(bytes); at < bytes.size();) {
        if (count < places_told) {
            const TextPlace place = cursor.advance_to(at + added_by_repair * count);
            const Origin origin{document, {}, place.line, place.column};
            const auto byte = static_cast<unsigned char>(bytes[at]);
            if (count == 0) {
                finding.origin = origin;
                finding.arguments.push_back({"byte", std::string("0x") + digits[byte >> 4U] + digits[byte & 0x0FU]});
            } else {
                finding.related.push_back(origin);
            }
        }
        ++count;
        const std::size_t next = find_invalid_utf8(bytes.substr(at + 1));
        at = next == std::string_view::npos ? bytes.size() : at + 1 + next;
    }
    finding.arguments.push_back({"count", static_cast<std::int64_t>(count)});
    report.add(std::move(finding));
}

PALIER_INLINE void JsonDocument::tell_syntax(JsonExpected wanted, std::size_t at, Report& report) const {
    const std::string_view text = this->text();
    if (at == text.size() && is_cut_) return;  // the limit is told already
    const LocalizedText expected = describe(wanted);
    const TextPlace place = PlaceCursor(text).advance_to(at);
    Origin origin{name_, {}, place.line, place.column};
    if (at == text.size())
        report.add(make_finding("json.syntax.truncated", std::move(origin), {{"expected", expected}}));
    else
        report.add(make_finding("json.syntax.invalid", std::move(origin), {{"expected", expected}, {"met", describe_met(text, at)}}));
}

PALIER_INLINE void JsonDocument::tell_left_out(const JsonTreeBuilder& built, const JsonLimits& limits, Report& report) const {
    // A pointer costs as much as it is deep: what no report keeps gets none.
    constexpr std::size_t most_placed = 10'000;
    std::size_t placed = 0;
    const auto origin = [&](std::uint32_t node) { return placed++ < most_placed ? JsonValue(*this, node).origin() : Origin{name_, {}, 0, 0}; };
    for (const std::uint32_t node : built.too_deep)
        report.add(make_finding("limit.document.depth", origin(node), {{"limit", static_cast<std::int64_t>(limits.max_depth)}}));
    placed = 0;
    for (const std::uint32_t node : built.nameless)
        report.add(make_finding("limit.document.name", origin(node), {{"limit", static_cast<std::int64_t>(limits.max_name_bytes)}}));
    placed = 0;
    for (const std::uint32_t node : built.overflowing)
        report.add(make_finding("json.number.overflow", origin(node)));
    placed = 0;
    for (std::size_t i = 0; i < built.repetitions.size();) {
        const JsonValue first(*this, built.repetitions[i]);
        Finding finding = make_finding("json.member.duplicate", origin(built.repetitions[i]), {{"member", std::string(first.name())}});
        const std::uint32_t object = nodes_[built.repetitions[i]].parent;
        for (; i < built.repetitions.size() && nodes_[built.repetitions[i]].parent == object &&
               JsonValue(*this, built.repetitions[i]).name() == first.name();
             ++i) {
            if (finding.related.size() < max_repeats_told) finding.related.push_back(finding.origin);
        }
        report.add(std::move(finding));
    }
    if (built.outcome == JsonTreeBuilder::Outcome::too_many_values)
        report.add(make_finding("limit.document.values", {name_, nodes_.empty() ? std::string() : JsonValue(*this, static_cast<std::uint32_t>(nodes_.size() - 1)).pointer(), 0, 0},
                                {{"limit", static_cast<std::int64_t>(limits.max_values)}}));
}

PALIER_INLINE void JsonDocument::build(std::string_view text, const JsonLimits& limits, Report& report) {
    JsonScanner scanner(text);
    JsonTreeBuilder builder(*this, limits);
    constexpr std::size_t bytes_per_value = 16;  // of documents written by people; others grow
    nodes_.reserve(text.size() / bytes_per_value);
    children_.reserve(text.size() / bytes_per_value);
    builder.build(scanner, text);
    tell_left_out(builder, limits, report);
    if (builder.outcome == JsonTreeBuilder::Outcome::wrong_syntax) tell_syntax(scanner.expected(), scanner.next().begin, report);
}

PALIER_INLINE JsonDocument JsonDocument::parse(std::string_view bytes, const JsonLimits& limits, const std::string& name, Report& report) {
    constexpr std::size_t most_bytes = std::size_t{512} << 20U;  // repair may triple the size, and names must stay below 2 GiB
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
    JsonDocument document;
    document.name_ = name;
    if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
        report.add(make_finding("json.encoding.utf-16", {name, {}, 1, 1}));
        return document;
    }
    if (bytes.substr(0, utf8_mark.size()) == utf8_mark) {
        report.add(make_finding("json.encoding.mark", {name, {}, 1, 1}));
        bytes.remove_prefix(utf8_mark.size());
    }
    std::size_t kept = std::min({bytes.size(), limits.max_bytes, most_bytes});
    // Never half a character.
    for (int back = 0; back < 3 && kept > 0 && kept < bytes.size() && (static_cast<unsigned char>(bytes[kept]) & 0xC0U) == 0x80U; ++back) --kept;
    document.is_cut_ = kept < bytes.size();
    if (document.is_cut_)
        report.add(make_finding("limit.document.bytes", {name, {}, 1, 1},
                                {{"limit", static_cast<std::int64_t>(kept)}, {"size", static_cast<std::int64_t>(bytes.size())}}));
    document.source_ = bytes.substr(0, kept);
    if (find_invalid_utf8(document.source_) != std::string_view::npos) {
        document.repaired_ = repair_utf8(document.source_);
        tell_encoding(document.source_, document.repaired_, name, report);
    }
    const std::string_view text = document.text();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        report.add(make_finding("json.document.empty", {name, {}, 1, 1}));
    else
        document.build(text, limits, report);
    return document;
}

PALIER_INLINE std::optional<JsonValue> JsonDocument::root() const& noexcept {
    return nodes_.empty() ? std::nullopt : std::optional<JsonValue>(JsonValue(*this, 0));
}

PALIER_INLINE std::optional<JsonValue> JsonValue::find(std::string_view name) const noexcept {
    if (!is(JsonKind::object)) return std::nullopt;
    const std::uint16_t key = detail::name_key(name);
    const std::uint32_t* const members = document_->children_.data() + node().begin();
    for (std::size_t i = 0; i < size(); ++i) {
        if (document_->nodes_[members[i]].key != key) continue;
        const JsonValue member(*document_, members[i]);
        if (member.name() == name) return member;
    }
    return std::nullopt;
}

PALIER_INLINE std::string JsonValue::pointer() const {
    std::vector<std::uint32_t> way;
    for (std::uint32_t at = node_; document_->nodes_[at].parent != JsonNode::none; at = document_->nodes_[at].parent) way.push_back(at);
    JsonPointer pointer;
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
        const JsonValue step(*document_, *at);
        pointer = step.is_member() ? pointer.member(step.name()) : pointer.element(step.node().position);
    }
    return std::move(pointer).text();
}

}  // namespace palier::detail
