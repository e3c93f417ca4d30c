// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::min
#include <utility>    // std::move

#include "palier/detail/json_framework_write_inl.hpp"
#include "palier/detail/json_reader.hpp"
#include "palier/json.hpp"

namespace palier {

namespace detail {

inline constexpr JsonWord<Status> json_status_words[] = {
    {"known", Status::known},
    {"missing", Status::missing},
    {"not_applicable", Status::not_applicable},
    {"suppressed", Status::suppressed},
    {"not_significant", Status::not_significant},
};
inline constexpr JsonWord<Evidence> json_evidence_words[] = {
    {"declared", Evidence::declared},
    {"confirmed", Evidence::confirmed},
    {"verified", Evidence::verified},
};

/// Reads the values of a document into a builder.
class ObservationsReader {
public:
    ObservationsReader(const Framework& framework, const std::string& document, JsonContext& context)
        : framework_(framework), builder_(framework.indicators()), place_{document, {}, 0, 0}, context_(context) {}

    void read(JsonObject& object) {
        object.within("framework", Presence::optional, [&](JsonObject& place) { check_framework(place); });
        object.each("observations", Presence::required, [&](JsonObject& place) { read_row(place); });
        object.each("overrides", Presence::optional, [&](JsonObject& place) { read_override(place); });
        object.ignore({"id", "label", "notice", "version", "description"});
    }

    [[nodiscard]] std::shared_ptr<const Observations> freeze() { return builder_.freeze(); }

private:
    /// Rules of one version read with the answers to another may mean something else.
    void check_framework(JsonObject& object) {
        std::string id;
        std::string version;
        const bool has_id = object.required("id", id);
        const bool has_version = object.optional("version", version);
        if ((!has_id || id == framework_.id()) && (!has_version || version == framework_.version())) return;
        context_.tell("observations.framework.other", object.value(),
                      {{"framework", json_excerpt(id)}, {"version", json_excerpt(version)}, {"wanted", framework_.id()}, {"wanted_version", framework_.version()}});
    }

    void read_row(JsonObject& object) {
        std::string unit;
        std::optional<SchoolYear> period;
        const bool has_unit = object.required("unit", unit);
        const bool has_period = object.required("period", period);
        if (!has_unit || !has_period) {
            object.ignore({"values"});
            return;
        }
        const RowId row = builder_.add_row(unit, *period);
        object.each_member("values", Presence::required, [&](JsonValue member) { read_value(row, member); });
    }

    /// Reads a tier that a person states; it stands beside the computed one, so its unit must be observed.
    void read_override(JsonObject& object) {
        std::string unit;
        std::optional<SchoolYear> period;
        TierStatement stated;
        const bool has_unit = object.required("unit", unit);
        const bool has_period = object.required("period", period);
        const bool has_field = object.required("field", stated.field);
        const bool has_tier = object.required("tier", stated.tier);
        const bool has_date = object.required("date", stated.date);
        object.optional("role", stated.role);
        object.optional("reason", stated.reason);
        if (!has_unit || !has_period || !has_field || !has_tier || !has_date) return;
        const std::optional<RowId> row = builder_.find_row(unit, *period);
        if (!row) {
            context_.tell("observations.override.unobserved", object.value(), {{"unit", json_excerpt(unit)}, {"period", period->text()}});
            return;
        }
        if (!framework_.find_field(stated.field)) {
            std::vector<std::string_view> known;
            for (const Field& field : framework_.maturity().fields) known.push_back(field.id);
            JsonSuggestion suggestion = json_suggest(stated.field, known);
            context_.tell("observations.override.field-unknown", *object.find("field"), {{"field", json_excerpt(stated.field)}, {"names", std::move(suggestion.names)}});
            return;
        }
        if (stated.tier > framework_.tier_count()) {
            context_.tell("observations.override.tier-unknown", *object.find("tier"),
                          {{"tier", static_cast<std::int64_t>(stated.tier)}, {"greatest", static_cast<std::int64_t>(framework_.tier_count())}});
            return;
        }
        if (stated.role.empty()) context_.tell("observations.override.role-missing", object.value(), {{"unit", json_excerpt(unit)}});
        if (stated.reason.empty()) context_.tell("observations.override.reason-missing", object.value(), {{"unit", json_excerpt(unit)}});
        stated.row = *row;
        builder_.state(std::move(stated));
    }

    void read_value(RowId row, JsonValue member) {
        const std::optional<IndicatorId> indicator = framework_.indicators()->find(member.name());
        if (!indicator) return tell_unknown_indicator(member);
        if (member.is(JsonKind::null)) return;  // missing, as if it were absent
        Value value;
        if (member.is(JsonKind::object)) {
            bool usable = false;
            context_.read_object(member, [&](JsonObject& object) { usable = read_statement(object, value); });
            if (!usable) return;
        } else {
            std::optional<Scalar> scalar = read_scalar(member);
            if (!scalar) return;
            value = Value::known(std::move(*scalar));
        }
        Report& report = context_.report();
        const std::size_t told = report.findings().size();
        builder_.set(row, *indicator, value, place_, report);
        // Pointers are made for the few values with something to tell, not for all.
        for (Finding& finding : report.mutable_findings().subspan(told)) finding.origin.pointer = member.pointer();
    }

    /// Reads a value with what is said about it; returns whether there is something to set.
    bool read_statement(JsonObject& object, Value& value) {
        const std::optional<JsonValue> given = object.find("value");
        std::optional<Status> status;
        Status word = Status::known;
        const bool has_word = object.optional("status", word, json_status_words);
        if (has_word) status = word;
        object.optional("evidence", value.evidence, json_evidence_words);
        object.optional("reason", value.reason);
        if (!has_word && object.find("status")) return false;  // an unreadable status says nothing
        value.status = status.value_or(given ? Status::known : Status::missing);
        if (value.status != Status::known) {
            if (given) context_.tell("observations.value.ambiguous", *given, {{"status", std::string(to_text(value.status))}});
            return true;
        }
        if (!given) {
            (void)object.find("value", Presence::required);
            return false;
        }
        std::optional<Scalar> scalar = read_scalar(*given);
        if (scalar) value.scalar = std::move(*scalar);
        return scalar.has_value();
    }

    std::optional<Scalar> read_scalar(JsonValue value) {
        switch (value.kind()) {
            case JsonKind::boolean: return Scalar(value.boolean());
            case JsonKind::string: return Scalar(std::string(value.string()));
            case JsonKind::integer: return Scalar(value.integer());
            case JsonKind::number: return Scalar(value.number());
            default: break;
        }
        context_.tell_wrong_type(value, {"une valeur simple (vrai ou faux, un nombre, un texte)", "a single value (true or false, a number, a text)", {}});
        return std::nullopt;
    }

    void tell_unknown_indicator(JsonValue member) {
        constexpr std::string_view code = "observations.indicator.unknown";
        if (!context_.has_room(code)) return context_.tell(code, member);
        std::vector<std::string_view> known;
        for (const Indicator& indicator : framework_.indicators()->indicators()) known.push_back(indicator.id);
        std::vector<std::string> nearest = nearest_names(member.name(), known);
        constexpr std::size_t examples = 5;
        std::vector<std::string> names = nearest;
        if (names.empty()) names.assign(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min(examples, known.size())));
        context_.tell(code, member, {{"indicator", json_excerpt(member.name())}, {"nearest", std::move(nearest)}, {"names", std::move(names)}});
    }

    const Framework& framework_;
    ObservationsBuilder builder_;
    const Origin place_;  // of the document; pointers come later
    JsonContext& context_;
};

}  // namespace detail

PALIER_INLINE ObservationsRead read_observations(std::string_view bytes, const Framework& framework, const ReadOptions& options) {
    ObservationsRead read;
    read.report = Report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, read.report);
    detail::JsonContext context(read.report, options.report_limits);
    detail::ObservationsReader reader(framework, options.document_name, context);
    context.read_document(document, DocumentKind::observations, [&](detail::JsonObject& object) { reader.read(object); });
    read.observations = reader.freeze();
    detail::locate_findings(document, read.report);
    return read;
}

namespace detail {

inline OutputJson output(const Scalar& scalar) {
    return std::visit([](const auto& value) { return OutputJson(value); }, scalar);
}

/// A value as short as it can be said.
inline OutputJson output(const Value& value) {
    if (value.status == Status::known && value.evidence == Evidence::unstated && value.reason.empty()) return output(value.scalar);
    OutputJson json = OutputJson::object();
    if (value.status == Status::known)
        json["value"] = output(value.scalar);
    else
        json["status"] = std::string(to_text(value.status));
    put(json, "evidence", std::string(to_text(value.evidence)));
    put(json, "reason", value.reason);
    return json;
}

}  // namespace detail

PALIER_INLINE std::string write_observations(const Observations& observations, const Framework& framework) {
    using detail::OutputJson;
    OutputJson json = {{"format", "palier/observations"}, {"format_version", 1}};
    json["framework"] = OutputJson{{"id", framework.id()}, {"version", framework.version()}};
    json["observations"] = OutputJson::array();
    const IndicatorSet& indicators = *observations.indicators();
    for (std::size_t row = 0; row < observations.row_count(); ++row) {
        const RowId id = id_at<RowId>(row);
        OutputJson& place = json["observations"].emplace_back(OutputJson::object());
        place["unit"] = std::string(observations.unit_name(id));
        place["period"] = observations.period_of(id).text();
        OutputJson& values = place["values"] = OutputJson::object();
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const Value value = observations.value(id, id_at<IndicatorId>(i));
            if (value.status == Status::missing && value.reason.empty() && value.evidence == Evidence::unstated) continue;
            values[indicators[id_at<IndicatorId>(i)].id] = detail::output(value);
        }
    }
    for (const TierStatement& stated : observations.statements()) {
        OutputJson& place = json["overrides"].emplace_back(OutputJson::object());
        place["unit"] = std::string(observations.unit_name(stated.row));
        place["period"] = observations.period_of(stated.row).text();
        place["field"] = stated.field;
        place["tier"] = stated.tier;
        detail::put(place, "role", stated.role);
        detail::put(place, "reason", stated.reason);
        place["date"] = stated.date.text();
    }
    return detail::print(json);
}

}  // namespace palier
