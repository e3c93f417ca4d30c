// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <initializer_list>  // names to ignore
#include <optional>     // members that may be absent
#include <span>         // words
#include <string>       // texts
#include <string_view>  // names
#include <type_traits>  // std::is_same_v
#include <utility>      // std::move
#include <vector>       // names asked

#include "palier/catalogue.hpp"
#include "palier/detail/json_document.hpp"
#include "palier/detail/json_locate.hpp"
#include "palier/json_options.hpp"
#include "palier/maturity_model.hpp"
#include "palier/period.hpp"
#include "palier/text.hpp"

/// @file
/// Reading objects member by member, so that a format's reader looks like the format's description:
///
///     Report report(options.report_limits);
///     const JsonDocument document = JsonDocument::parse(bytes, options.limits, options.document_name, report);
///     JsonContext context(report, options.report_limits);
///     context.read_document(document, DocumentKind::organisation, [&](JsonObject& object) {
///         object.required("id", organisation.id);                     // absent: json.member.missing
///         object.optional("label", organisation.label);               // wrong type: json.type.wrong
///         object.within("valid", Presence::optional, [&](JsonObject& valid) { … });
///         object.each("units", Presence::required, [&](JsonObject& unit) {
///             Unit made;
///             if (!unit.required("id", made.id)) return;              // cannot be used without: left out
///             unit.optional("status", made.status, status_words);     // a word: json.word.unknown
///             made.pointer = unit.pointer();
///         });
///     });                                                             // names never asked: json.member.unknown
///     locate_findings(document, report);                               // last: line and column

namespace palier::detail {

/// Whether a member must be there.
enum class Presence : std::uint8_t { optional, required };

/// A word of a document and what it stands for.
template <class Value>
struct JsonWord {
    std::string_view word;
    Value value;
};

/// The formats of documents; a document of one is not read as another.
inline constexpr JsonWord<DocumentKind> document_formats[] = {
    {"palier/framework", DocumentKind::framework},
    {"palier/organisation-schema", DocumentKind::organisation_schema},
    {"palier/organisation", DocumentKind::organisation},
    {"palier/observations", DocumentKind::observations},
    {"palier/plan", DocumentKind::plan},
    {"palier/plan-profile", DocumentKind::plan_profile},
    {"palier/report", DocumentKind::report},
    {"palier/diagnosis", DocumentKind::diagnosis},
};

/// The nearest of some names, or all of them when none is near, for "did you mean".
struct JsonSuggestion {
    std::vector<std::string> nearest;
    std::vector<std::string> names;  ///< The nearest, or all.
};
[[nodiscard]] JsonSuggestion json_suggest(std::string_view name, std::span<const std::string_view> known);

/// Returns the beginning of a text from a document, short enough for a message.
[[nodiscard]] std::string json_excerpt(std::string_view text);

/// Says to people what a value is.
[[nodiscard]] LocalizedText describe_json(JsonValue value);

class JsonObject;

/// Where findings go while a document is read, and the conversions from JSON to C++. A conversion that fails tells why,
/// leaves its target as it was and returns false.
class JsonContext {
public:
    /// The report must outlive the context; `max_told` is the number of findings of one code it keeps.
    explicit JsonContext(Report& report, ReportLimits limits = {}) : report_(&report), max_told_(limits.max_findings_per_code) {}

    /// Reads a whole document: checks that it is an object of a format, in version 1, then lets `read(JsonObject&)` take its
    /// members. Returns false, without calling `read`, when it is no object or another known format.
    template <class Read>
    bool read_document(const JsonDocument& document, DocumentKind kind, Read&& read);

    /// Reads `format` and `format_version`; `unknown` after a finding.
    DocumentKind read_format(JsonObject& object, std::string& format, std::int64_t& version);

    /// Lets `read(JsonObject&)` take the members of an object; tells `json.type.wrong` when it is none.
    template <class Read>
    bool read_object(JsonValue value, Read&& read);

    bool convert(JsonValue value, bool& target);
    bool convert(JsonValue value, std::int64_t& target);   ///< 3.0 is the integer 3, as in JSON Schema.
    bool convert(JsonValue value, std::uint32_t& target);
    bool convert(JsonValue value, double& target);
    bool convert(JsonValue value, std::string& target);
    bool convert(JsonValue value, LocalizedText& target);  ///< A text, or an object by language.
    bool convert(JsonValue value, Percent& target);        ///< A number from 0 to 100 with four decimals at most.
    bool convert(JsonValue value, Date& target);
    bool convert(JsonValue value, SchoolYear& target);
    bool convert(JsonValue value, Validity& target);       ///< An object with `from` and `to`; an empty interval is told.
    /// Elements that do not convert are left out; true when the value is an array.
    bool convert(JsonValue value, std::vector<std::string>& target);
    template <class T>
    bool convert(JsonValue value, std::optional<T>& target) {
        T converted = blank<T>();
        if (!convert(value, converted)) return false;
        target = std::move(converted);
        return true;
    }

    /// Reads a word among those given; returns its position.
    [[nodiscard]] std::optional<std::size_t> convert_word(JsonValue value, std::span<const std::string_view> words);

    /// Adds a finding about a value.
    void tell(std::string_view code, JsonValue at, std::vector<Argument> arguments = {});

    /// Tells `json.type.wrong`, with what was expected in both languages.
    void tell_wrong_type(JsonValue value, const LocalizedText& expected);

    /// Tells whether one more finding of a code would be kept; dear arguments are made only then.
    [[nodiscard]] bool has_room(std::string_view code) const { return report_->count(code) < max_told_; }

    [[nodiscard]] Report& report() const noexcept { return *report_; }

private:
    friend class JsonObject;

    [[nodiscard]] bool accept_format(JsonObject& object, DocumentKind wanted);
    template <class T>
    [[nodiscard]] static T blank() {
        if constexpr (std::is_same_v<T, SchoolYear>)
            return SchoolYear::from_rentree(2000);  // school years have no default; replaced or thrown away
        else
            return T{};
    }

    Report* report_;
    std::size_t max_told_;
};

/// The members of an object, taken one by one by name. A member that is `null` counts as absent.
class JsonObject {
public:
    /// Takes members of `value`, which must be an object. The document and the context must outlive it.
    JsonObject(JsonValue value, JsonContext& context) : value_(value), context_(&context) {}

    /// Reads a member into `target`; returns false when it is absent or wrong, with a finding, and leaves the target as it was.
    template <class T>
    bool required(std::string_view name, T& target) {
        const std::optional<JsonValue> member = find(name, Presence::required);
        return member && context_->convert(*member, target);
    }

    /// Reads a member into `target` if it is there; returns false when it is absent, or wrong, with a finding.
    template <class T>
    bool optional(std::string_view name, T& target) {
        const std::optional<JsonValue> member = find(name, Presence::optional);
        return member && context_->convert(*member, target);
    }

    /// The same for a word that stands for a value.
    template <class T, std::size_t Count>
    bool required(std::string_view name, T& target, const JsonWord<T> (&words)[Count]) {
        return word(find(name, Presence::required), target, words);
    }
    template <class T, std::size_t Count>
    bool optional(std::string_view name, T& target, const JsonWord<T> (&words)[Count]) {
        return word(find(name, Presence::optional), target, words);
    }

    /// Lets `read(JsonObject&)` take the members of a member that is an object. Returns whether it did.
    template <class Read>
    bool within(std::string_view name, Presence presence, Read&& read) {
        const std::optional<JsonValue> member = find(name, presence);
        return member && context_->read_object(*member, read);
    }

    /// Lets `read(JsonObject&)` take each object of a member that is an array; what is no object is told and left out.
    /// Returns whether there is an array.
    template <class Read>
    bool each(std::string_view name, Presence presence, Read&& read) {
        const std::optional<JsonValue> member = find_array(name, presence);
        if (!member) return false;
        for (std::size_t i = 0; i < member->size(); ++i)
            if (!(*member)[i].is(JsonKind::unusable)) context_->read_object((*member)[i], read);
        return true;
    }

    /// Lets `read(JsonValue)` take each member of a member that is an object with free names. Returns whether there is one.
    template <class Read>
    bool each_member(std::string_view name, Presence presence, Read&& read) {
        const std::optional<JsonValue> member = find_object(name, presence);
        if (!member) return false;
        for (std::size_t i = 0; i < member->size(); ++i) {
            const JsonValue value = (*member)[i];
            if (!value.has(JsonMark::repeated) && !value.is(JsonKind::unusable)) read(value);
        }
        return true;
    }

    /// Returns a member as it is, for what the other functions do not cover; absent and `null` are nothing.
    [[nodiscard]] std::optional<JsonValue> find(std::string_view name, Presence presence = Presence::optional);

    /// Returns a member that is an array, or an object; another type is told and nothing.
    [[nodiscard]] std::optional<JsonValue> find_array(std::string_view name, Presence presence);
    [[nodiscard]] std::optional<JsonValue> find_object(std::string_view name, Presence presence);

    /// Accepts members that are not read.
    void ignore(std::initializer_list<std::string_view> names) { asked_.insert(asked_.end(), names.begin(), names.end()); }
    void ignore(std::span<const std::string_view> names) { asked_.insert(asked_.end(), names.begin(), names.end()); }

    /// Accepts all members that are not read.
    void ignore_others() { unknown_ = Unknown::accepted; }

    /// Tells the members whose name was never asked, with the nearest known names. Called once, by what made the object.
    void finish();

    [[nodiscard]] JsonValue value() const noexcept { return value_; }
    [[nodiscard]] JsonContext& context() const noexcept { return *context_; }
    [[nodiscard]] std::string pointer() const { return value_.pointer(); }

private:
    template <class T, std::size_t Count>
    bool word(const std::optional<JsonValue>& member, T& target, const JsonWord<T> (&words)[Count]) {
        if (!member) return false;
        std::string_view names[Count];
        for (std::size_t i = 0; i < Count; ++i) names[i] = words[i].word;
        const std::optional<std::size_t> position = context_->convert_word(*member, names);
        if (position) target = words[*position].value;
        return position.has_value();
    }

    enum class Unknown : std::uint8_t { told, accepted };

    JsonValue value_;
    JsonContext* context_;
    std::vector<std::string_view> asked_;
    Unknown unknown_ = Unknown::told;
};

template <class Read>
bool JsonContext::read_object(JsonValue value, Read&& read) {
    if (!value.is(JsonKind::object)) {
        tell_wrong_type(value, {"un objet { … }", "an object { … }", {}});
        return false;
    }
    JsonObject object(value, *this);
    read(object);
    object.finish();
    return true;
}

template <class Read>
bool JsonContext::read_document(const JsonDocument& document, DocumentKind kind, Read&& read) {
    const std::optional<JsonValue> root = document.root();
    if (!root || root->is(JsonKind::unusable)) return false;
    bool accepted = false;
    const bool is_object = read_object(*root, [&](JsonObject& object) {
        accepted = accept_format(object, kind);
        if (accepted)
            read(object);
        else
            object.ignore_others();
    });
    return is_object && accepted;
}

}  // namespace palier::detail
