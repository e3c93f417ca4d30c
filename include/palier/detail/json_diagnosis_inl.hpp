// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // documents
#include <string_view>  // names
#include <utility>      // std::move
#include <variant>      // kinds of node
#include <vector>       // nodes

#include "palier/detail/json_results.hpp"
#include "palier/diagnose.hpp"
#include "palier/diagnosis_document.hpp"

namespace palier {

namespace detail {

/// Writes the nodes of an explanation.
class ExplanationOutput : public PartOutput {
public:
    explicit ExplanationOutput(const Explanation& explanation) : PartOutput(*explanation.framework), explanation_(explanation) {}

    using PartOutput::operator();

    /// Returns the root, with its children. Children come after their parent, so going backwards needs no recursion.
    [[nodiscard]] OutputJson write() const {
        const std::size_t count = explanation_.nodes.size();
        std::vector<OutputJson> made(count);
        for (std::size_t i = count; i-- > 0;) {
            const ExplanationNode& node = explanation_.nodes[i];
            made[i] = std::visit(*this, node.part);
            OutputJson& children = made[i]["children"] = OutputJson::array();
            for (std::size_t child = 0; child < node.child_count; ++child) children.push_back(std::move(made[node.first_child + child]));
        }
        return std::move(made.front());
    }

    OutputJson operator()(const ExplainedProfile& part) const {
        return {{"kind", "profile"},
                {"unit", explanation_.unit},
                {"label", output(explanation_.unit_label)},
                {"period", output_year(explanation_.period)},
                {"framework", output_identity(*explanation_.framework)},
                {"minimum_evidence", output_evidence(explanation_.minimum_evidence)},
                {"counts", output(part.counts)},
                {"overall", part.overall ? output(*part.overall) : OutputJson(nullptr)}};
    }

private:
    const Explanation& explanation_;
};

inline OutputJson output(const FieldGap& gap, const PartOutput& writer) {
    OutputJson json = OutputJson::object();
    json["field"] = writer.name(gap.profile.field);
    json.update(output(gap.profile.bounds));
    json["not_applicable_capped"] = gap.profile.not_applicable_capped;
    json["tier"] = gap.tier ? OutputJson(gap.tier->tier) : OutputJson(nullptr);
    json["needed"] = gap.tier ? gap.tier->result.needed : 0;
    json["lacking"] = gap.tier ? gap.tier->lacking : 0;
    OutputJson criteria = OutputJson::array();
    for (const GapCriterion& criterion : gap.criteria) {
        OutputJson written = writer(criterion.standing);
        written.erase("kind");
        written["field"] = json["field"];
        written["tier"] = json["tier"];
        written["effort"] = writer.framework()[criterion.standing.criterion].effort;
        OutputJson& parts = written["parts"] = OutputJson::array();
        for (const GapPart& part : criterion.parts) {
            OutputJson& one = parts.emplace_back(std::visit(writer, part.part));
            one["depth"] = part.depth;
            OutputJson& inputs = one["inputs"] = OutputJson::array();
            for (const Reading& input : part.inputs) inputs.push_back(writer(input));
        }
        criteria.push_back(std::move(written));
    }
    json["criteria"] = std::move(criteria);
    return json;
}

inline OutputJson output(const Gaps& gaps) {
    const PartOutput writer(*gaps.framework);
    OutputJson json = OutputJson::array();
    for (const FieldGap& gap : gaps.fields) json.push_back(output(gap, writer));
    return json;
}

/// Puts what tells how a result was made.
inline void put_rules(OutputJson& json, const Framework& framework, Evidence minimum_evidence) {
    json["framework"] = output_identity(framework);
    json["minimum_evidence"] = output_evidence(minimum_evidence);
}

/// Puts where a unit stands, and the details asked for.
inline void put_standing(OutputJson& json, const Profile& profile, const UnitDetails& details) {
    const Framework& framework = *profile.framework;
    OutputJson& fields = json["fields"] = OutputJson::array();
    for (const FieldProfile& each : profile.assessment.fields) {
        OutputJson& field = fields.emplace_back(OutputJson::object());
        field["field"] = framework[each.field].id;
        field.update(output(each.bounds));
        field.update(output(each.counts));
        field["not_applicable_capped"] = each.not_applicable_capped;
    }
    json["overall"] = profile.assessment.overall ? output(*profile.assessment.overall) : OutputJson(nullptr);
    OutputJson& overrides = json["overrides"] = OutputJson::array();
    for (const TierOverride& each : profile.overrides) {
        OutputJson& stated = overrides.emplace_back(OutputJson::object());
        stated["field"] = framework[each.field].id;
        stated.update(output(each));
    }
    OutputJson& criteria = json["criteria"] = OutputJson::array();
    for (std::size_t i = 0; i < profile.assessment.criteria.size(); ++i)
        criteria.push_back({{"criterion", framework[id_at<CriterionId>(i)].id}, {"state", std::string(to_text(profile.assessment.criteria[i].state()))}});
    if (details.gaps) json["gaps"] = output(gaps(profile, *details.gaps));
    if (details.explanation) json["explanation"] = ExplanationOutput(explain(profile, *details.explanation)).write();
}

inline OutputJson output_unit(const Profile& profile) {
    const auto shown = [&](Language language) {
        const std::string_view label = profile.unit_label.in(language);
        return label.empty() ? profile.unit : std::string(label);
    };
    return {{"unit", profile.unit}, {"label", {{"fr", shown(Language::fr)}, {"en", shown(Language::en)}}}, {"period", output_year(profile.period)}};
}

/// Writes the rows of a diagnosis, one on a line. There may be half a million: each is put together from texts that are written once.
inline void append_rows(std::string& text, const Diagnosis& diagnosis) {
    const Framework& framework = *diagnosis.framework();
    std::vector<std::string> fields;
    for (const Field& field : framework.maturity().fields) fields.push_back(line_of(field.id));
    const auto bounds = [](const TierBounds& of) {
        return ",\"certain\":" + std::to_string(of.certain) + ",\"possible\":" + std::to_string(of.possible) + (of.tight ? ",\"tight\":true" : ",\"tight\":false");
    };
    append_lines(text, "rows", [&](auto add) {
        for (std::size_t at = 0; at < diagnosis.rows().size(); ++at) {
            const RowId row = diagnosis.rows()[at];
            const std::string begin = "{\"unit\":" + line_of(std::string(diagnosis.observations()->unit_name(row))) + ",\"period\":" +
                                      line_of(diagnosis.observations()->period_of(row).text()) + ",\"field\":";
            for (const FieldProfile& field : diagnosis.fields_at(at)) {
                const StateCounts& counts = field.counts;
                add(begin + fields[index(field.field)] + bounds(field.bounds) + ",\"met\":" + std::to_string(counts.met) + ",\"not_met\":" +
                    std::to_string(counts.not_met) + ",\"unknown\":" + std::to_string(counts.unknown) + ",\"not_applicable\":" +
                    std::to_string(counts.not_applicable) + '}');
            }
            if (const auto overall = diagnosis.overall_at(at))
                add(begin + "\"overall\"" + bounds(*overall) + R"(,"met":null,"not_met":null,"unknown":null,"not_applicable":null})");
        }
    });
}

}  // namespace detail

PALIER_INLINE std::string write_diagnosis(const Diagnosis& diagnosis, const UnitDetails& details) {
    detail::OutputJson head = {{"format", "palier/diagnosis"}, {"format_version", 1}};
    detail::put_rules(head, *diagnosis.framework(), diagnosis.options().minimum_evidence);
    std::string text = detail::begin_document(head);
    detail::append_rows(text, diagnosis);
    if (details.gaps || details.explanation)
        detail::append_lines(text, "profiles", [&](auto add) {
            for (const RowId row : diagnosis.rows()) {
                const Profile profile = profile_of(diagnosis, row);
                detail::OutputJson json = detail::output_unit(profile);
                detail::put_standing(json, profile, details);
                add(detail::line_of(json));
            }
        });
    text += "\n}\n";
    return text;
}

PALIER_INLINE std::string write_profile(const Profile& profile, const UnitDetails& details) {
    detail::OutputJson json = detail::output_unit(profile);
    detail::put_rules(json, *profile.framework, profile.minimum_evidence);
    detail::put_standing(json, profile, details);
    return detail::print(json);
}

PALIER_INLINE std::string write_explanation(const Explanation& explanation) { return detail::print(detail::ExplanationOutput(explanation).write()); }

PALIER_INLINE std::string write_gaps(const Gaps& gaps) { return detail::print(detail::output(gaps)); }

}  // namespace palier
