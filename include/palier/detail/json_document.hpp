// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <bit>          // doubles kept as bits
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <optional>     // members that may be absent
#include <string>       // decoded texts
#include <string_view>  // the document
#include <vector>       // nodes

#include "palier/config.hpp"
#include "palier/detail/eight_bytes.hpp"
#include "palier/detail/json_scan.hpp"
#include "palier/finding.hpp"
#include "palier/json_options.hpp"

namespace palier::detail {

/// What a value of a document is. `unusable` stands for a value that was left out, a finding says why:
/// readers treat it as absent, without a word.
enum class JsonKind : std::uint8_t { null, boolean, integer, number, string, array, object, unusable };

/// What else may be known of a value, as bits.
struct JsonMark {
    static constexpr std::uint8_t cut = 1;       ///< A container still open where reading stopped: members may lack.
    static constexpr std::uint8_t repeated = 2;  ///< A member whose name the object already has: the first one counts.
    static constexpr std::uint8_t rounded = 4;   ///< An integer beyond 64 bits, kept as the nearest double.
    static constexpr std::uint8_t decoded = 8;   ///< A string with escapes: its text is not the document's.
    static constexpr std::uint8_t decoded_name = 16;  ///< The same of the member's name.
};

/// A value of the tree, in 40 bytes; its children lie in the document, its text in what was read unless it had escapes.
struct JsonNode {
    static constexpr std::uint32_t none = 0xFFFF'FFFFU;

    std::uint64_t payload = 0;       ///< Boolean, integer, bits of a double; or first text byte or child, then their number.
    std::uint32_t name_begin = 0;    ///< First byte of the member's name.
    std::uint32_t name_size = none;  ///< Its bytes; `none` for elements and the root.
    std::uint32_t parent = none;
    std::uint32_t position = 0;  ///< Among the children of the parent.
    std::uint32_t at = 0;        ///< First byte in the text.
    std::uint32_t name_at = 0;   ///< First byte of the name's quotation mark in the text; for elements and the root, `at`.
    std::uint16_t key = 0;       ///< name_key() of the name.
    JsonKind kind = JsonKind::null;
    std::uint8_t marks = 0;

    [[nodiscard]] std::size_t begin() const noexcept { return static_cast<std::size_t>(payload >> 32U); }
    [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(payload & 0xFFFF'FFFFU); }
    void set_range(std::size_t begin, std::size_t size) noexcept { payload = static_cast<std::uint64_t>(begin) << 32U | size; }
};
static_assert(sizeof(JsonNode) == 40);

/// Members of the same name in one object that a finding shows, beyond the first.
inline constexpr std::size_t max_repeats_told = 10;

class JsonValue;
class JsonTreeBuilder;

/// A JSON document as a flat tree: nodes and texts in arrays, no recursion to build, walk or destroy it.
class JsonDocument {
public:
    /// Reads any bytes. Findings (`json.…`, `limit.…`) go to the report, and what stands before a mistake is kept.
    /// The bytes must outlive the document. Linear, but for sorting the names of large objects.
    [[nodiscard]] static JsonDocument parse(std::string_view bytes, const JsonLimits& limits, const std::string& name, Report& report);

    /// Returns the outermost value, unless nothing could be read. The value lives as long as the document stays in place.
    [[nodiscard]] std::optional<JsonValue> root() const& noexcept PALIER_LIFETIMEBOUND;
    std::optional<JsonValue> root() && = delete;  // the value would outlive the document

    /// Returns the text as it was read: well-formed UTF-8, without byte order mark. Places count in it.
    [[nodiscard]] std::string_view text() const& noexcept PALIER_LIFETIMEBOUND {
        return repaired_.empty() ? source_ : std::string_view(repaired_);
    }
    std::string_view text() && = delete;  // the view would outlive the document

    /// Returns the name that findings give the document.
    [[nodiscard]] const std::string& name() const& noexcept PALIER_LIFETIMEBOUND { return name_; }

private:
    friend class JsonValue;
    friend class JsonTreeBuilder;

    /// Returns a string or a name.
    [[nodiscard]] std::string_view bytes(std::size_t begin, std::size_t size, bool is_decoded) const noexcept {
        return (is_decoded ? std::string_view(arena_) : text()).substr(begin, size);
    }

    void build(std::string_view text, const JsonLimits& limits, Report& report);
    void tell_syntax(JsonExpected wanted, std::size_t at, Report& report) const;
    void tell_left_out(const JsonTreeBuilder& built, const JsonLimits& limits, Report& report) const;

    std::string name_;
    std::string_view source_;
    std::string repaired_;  // only when the bytes were not UTF-8
    bool is_cut_ = false;   // bytes beyond the limit were left out
    std::string arena_;     // names and strings that had escapes
    std::vector<JsonNode> nodes_;
    std::vector<std::uint32_t> children_;  // of each container together
};

/// A value inside a document: two words, passed by value. It lives as long as the document stays in place.
class JsonValue {
public:
    JsonValue(const JsonDocument& document, std::uint32_t node) noexcept : document_(&document), node_(node) {}

    [[nodiscard]] JsonKind kind() const noexcept { return node().kind; }
    [[nodiscard]] bool is(JsonKind kind) const noexcept { return node().kind == kind; }
    [[nodiscard]] bool has(std::uint8_t mark) const noexcept { return (node().marks & mark) != 0; }

    /// Returns the boolean; the kind must be right, as for the next ones.
    [[nodiscard]] bool boolean() const noexcept { return node().payload != 0; }
    [[nodiscard]] std::int64_t integer() const noexcept { return static_cast<std::int64_t>(node().payload); }
    /// Returns the number of an `integer` or a `number`.
    [[nodiscard]] double number() const noexcept {
        return is(JsonKind::integer) ? static_cast<double>(integer()) : std::bit_cast<double>(node().payload);
    }
    [[nodiscard]] std::string_view string() const noexcept {
        return document_->bytes(node().begin(), node().size(), has(JsonMark::decoded));
    }

    /// Returns the number of elements, or of members with the repeated ones.
    [[nodiscard]] std::size_t size() const noexcept { return node().size(); }
    /// Returns the element or member at a position below size().
    [[nodiscard]] JsonValue operator[](std::size_t position) const noexcept {
        return {*document_, document_->children_[node().begin() + position]};
    }
    /// Returns the first member of a name. Linear in the members.
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const noexcept;

    /// Returns the member's name; empty for an element.
    [[nodiscard]] std::string_view name() const noexcept {
        return is_member() ? document_->bytes(node().name_begin, node().name_size, has(JsonMark::decoded_name)) : std::string_view();
    }
    /// Returns name_key() of the name.
    [[nodiscard]] std::uint16_t name_key() const noexcept { return node().key; }
    [[nodiscard]] bool is_member() const noexcept { return node().name_size != JsonNode::none; }

    /// Returns the first byte in the text: of the value, and of the member's name or else of the value.
    [[nodiscard]] std::size_t at() const noexcept { return node().at; }
    [[nodiscard]] std::size_t name_at() const noexcept { return node().name_at; }

    /// Returns the JSON Pointer. Linear in its length.
    [[nodiscard]] std::string pointer() const;

    /// Returns the place of the value for a finding: the document and the pointer.
    [[nodiscard]] Origin origin() const { return {document_->name_, pointer(), 0, 0}; }

private:
    [[nodiscard]] const JsonNode& node() const noexcept { return document_->nodes_[node_]; }

    const JsonDocument* document_;
    std::uint32_t node_;
};

}  // namespace palier::detail
