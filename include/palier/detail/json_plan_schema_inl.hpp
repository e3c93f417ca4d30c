// SPDX-License-Identifier: MIT
#pragma once

#include "palier/detail/json_output.hpp"
#include "palier/plan_document.hpp"

namespace palier {

namespace detail {

inline constexpr std::string_view plan_id_pattern = "^[a-z0-9][a-z0-9._-]*$";
/// A day of the Gregorian calendar, leap years included: years 0001 to 9999.
inline constexpr std::string_view plan_date_pattern =
    "^(?!0000)([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$";

/// Writes the JSON Schema of a kind of plan from the same nodes that PlanStructure walks. Recursion follows the
/// nodes, which are eight deep at most.
// NOLINTBEGIN(misc-no-recursion)
class PlanSchemaWriter {
public:
    explicit PlanSchemaWriter(const PlanProfile& profile) : profile_(profile) {}

    [[nodiscard]] OutputJson write() const {
        const PlanProfileDefinition& definition = profile_.definition();
        OutputJson json = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                           {"$id", "urn:palier:schema:plan:" + definition.id + ":1"},
                           {"title", "palier : " + definition.label.fr}};
        if (!definition.description.empty()) json["description"] = both(definition.description);
        json["type"] = "object";
        write_members(json, profile_.nodes().front());
        json["properties"]["format"]["const"] = "palier/plan";
        json["properties"]["format_version"]["const"] = 1;
        json["properties"]["kind"]["const"] = definition.id;
        return json;
    }

private:
    static std::string both(const LocalizedText& text) { return std::string(text.in(Language::fr)) + " / " + std::string(text.in(Language::en)); }

    enum class Null : std::uint8_t { refused, accepted };  // null counts as absent, but in lists

    [[nodiscard]] OutputJson write(const PlanNode& node, Null null) const {
        OutputJson json = OutputJson::object();
        const std::uint8_t types = node.member ? node.member->types : PlanTypes::string;
        write_types(json, types, null);
        if (node.member) write_wording(json, node);
        if ((types & PlanTypes::object) != 0) write_members(json, node);
        if ((types & PlanTypes::list) != 0) {
            json["items"] = write(profile_.children(node).front(), Null::refused);
            const PlanPart* const part = profile_.part_of(node);
            if (part && part->severity == Severity::error && part->min) json["minItems"] = *part->min;
            if (part && part->severity == Severity::error && part->max) json["maxItems"] = *part->max;
        }
        if (!node.member) return json;
        const PlanMember& member = *node.member;
        if (member.form == PlanString::id) json["pattern"] = plan_id_pattern;
        if (member.form == PlanString::date) json["pattern"] = plan_date_pattern;
        if (member.form == PlanString::word) {
            OutputJson words = member.words;
            if (null == Null::accepted) words.push_back(nullptr);
            if ((types & PlanTypes::list) == 0)
                json["enum"] = std::move(words);
            else  // one word, or a list of them
                json["anyOf"] = {{{"enum", std::move(words)}}, {{"type", "array"}}};
        }
        if (types != PlanTypes::scalar && (types & (PlanTypes::integer | PlanTypes::number)) != 0) {
            json["minimum"] = output_number(member.min);
            json["maximum"] = output_number(member.max);
        }
        return json;
    }

    static void write_types(OutputJson& json, std::uint8_t types, Null null) {
        struct TypeName {
            std::uint8_t type;
            std::string_view name;
        };
        static constexpr TypeName names[] = {{PlanTypes::object, "object"},   {PlanTypes::list, "array"},    {PlanTypes::string, "string"},
                                             {PlanTypes::integer, "integer"}, {PlanTypes::number, "number"}, {PlanTypes::boolean, "boolean"}};
        OutputJson found = OutputJson::array();
        for (const TypeName& known : names)
            if ((types & known.type) != 0) found.push_back(known.name);
        if (null == Null::accepted) found.push_back("null");
        json["type"] = found.size() == 1 ? found.front() : found;
    }

    void write_wording(OutputJson& json, const PlanNode& node) const {
        const PlanPart* const part = profile_.part_of(node);
        const LocalizedText meaning = {std::string(node.member->meaning.fr), std::string(node.member->meaning.en), {}};
        json["title"] = both(part && !part->label.empty() ? part->label : meaning);
        if (part && !part->instruction.empty()) json["description"] = both(part->instruction);
    }

    void write_members(OutputJson& json, const PlanNode& node) const {
        OutputJson required = OutputJson::array();
        OutputJson& properties = json["properties"] = OutputJson::object();
        for (const PlanNode& child : profile_.children(node)) {
            const bool is_required = child.presence == PlanPresence::required;
            properties[std::string(child.name)] = write(child, is_required ? Null::refused : Null::accepted);
            if (is_required) required.push_back(child.name);
        }
        if (!required.empty()) json["required"] = std::move(required);
    }

    const PlanProfile& profile_;
};
// NOLINTEND(misc-no-recursion)

}  // namespace detail

PALIER_INLINE std::string write_plan_schema(const PlanProfile& profile) { return detail::print(detail::PlanSchemaWriter(profile).write()); }

}  // namespace palier
