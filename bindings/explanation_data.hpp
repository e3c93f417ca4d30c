// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// An explanation as plain Python data: dicts and lists that any JSON writer takes.

#include <cstddef>  // std::size_t
#include <string>   // words
#include <variant>  // kinds of node
#include <vector>   // dicts by node

#include "palier/explain.hpp"
#include "values.hpp"

namespace palier::python {

/// What is known of a value, as plain data: a scalar, or a dict with `status`.
inline py::object value_data(const PartialValue& value) {
    const py::object made = to_python(value);
    if (value.is_known()) return made;
    py::dict data;
    data["status"] = value.is_not_applicable() ? "not_applicable" : "unknown";
    if (value.is_not_applicable()) return data;
    for (const char* member : {"reason", "low", "high"}) data[member] = made.attr(member);
    data["possible"] = py::list(made.attr("possible"));
    return data;
}

inline py::dict counts_data(const StateCounts& counts) {
    py::dict data;
    data["met"] = counts.met;
    data["not_met"] = counts.not_met;
    data["unknown"] = counts.unknown;
    data["not_applicable"] = counts.not_applicable;
    return data;
}

inline py::dict bounds_data(const TierBounds& bounds) {
    py::dict data;
    data["certain"] = bounds.certain;
    data["possible"] = bounds.possible;
    data["tight"] = bounds.tight;
    return data;
}

inline py::dict framework_data(const Framework& framework) {
    py::dict data;
    data["id"] = to_python(std::string_view(framework.id()));
    data["version"] = to_python(std::string_view(framework.version()));
    data["hash"] = framework.hash();
    data["status"] = to_python(std::string_view(framework.definition().status));
    return data;
}

inline py::object year_data(const std::optional<SchoolYear>& year) {
    if (!year) return py::none();
    return py::str(year->text());
}

inline py::object label_data(const LocalizedText& text) {
    if (!text.plain.empty() && text.fr.empty() && text.en.empty()) return to_python(std::string_view(text.plain));
    py::dict data;
    if (!text.fr.empty()) data["fr"] = to_python(std::string_view(text.fr));
    if (!text.en.empty()) data["en"] = to_python(std::string_view(text.en));
    return data;
}

/// Writes the parts of explanations and gaps as dicts.
class PartWriter {
public:
    explicit PartWriter(const Framework& framework) : framework_(framework) {}

    py::dict operator()(const ExplainedField& part) const {
        py::dict data = begin("field");
        data["field"] = field_id(part.profile.field);
        data["certain"] = part.profile.bounds.certain;
        data["possible"] = part.profile.bounds.possible;
        data["tight"] = part.profile.bounds.tight;
        data["counts"] = counts_data(part.profile.counts);
        data["not_applicable_capped"] = part.profile.not_applicable_capped;
        data["next"] = part.next;
        py::list overrides;
        for (const TierOverride& each : part.overrides) {
            py::dict stated;
            stated["tier"] = each.tier;
            stated["role"] = to_python(std::string_view(each.role));
            stated["reason"] = to_python(std::string_view(each.reason));
            stated["date"] = each.date.text();
            overrides.append(stated);
        }
        data["overrides"] = overrides;
        return data;
    }

    py::dict operator()(const ExplainedTier& part) const {
        constexpr const char* standings[] = {"reached", "possible", "excluded"};
        constexpr const char* rules[] = {"all", "at_least", "share"};
        py::dict data = begin("tier");
        data["field"] = field_id(part.field);
        data["tier"] = part.tier;
        data["requirement"] = rules[static_cast<std::size_t>(part.requirement.rule)];
        data["needed"] = part.result.needed;
        data["counts"] = counts_data(part.result.counts);
        data["certain"] = part.result.certain;
        data["possible"] = part.result.possible;
        data["vacuous"] = part.result.vacuous;
        data["mandatory"] = part.mandatory;
        data["mandatory_open"] = part.result.mandatory_open;
        data["standing"] = standings[static_cast<std::size_t>(part.standing)];
        data["blocks"] = part.blocks;
        data["lacking"] = part.lacking;
        return data;
    }

    py::dict operator()(const ExplainedCriterion& part) const {
        const Criterion& criterion = framework_[part.criterion];
        py::dict data = begin("criterion");
        data["criterion"] = to_python(std::string_view(criterion.id));
        data["label"] = label_data(criterion.label);
        data["advice"] = label_data(criterion.advice);
        data["mandatory"] = criterion.need == Need::mandatory;
        data["state"] = to_python(to_text(part.result.state()));
        py::list open;
        for (const CriterionId id : part.open_prerequisites) open.append(to_python(std::string_view(framework_[id].id)));
        data["open_prerequisites"] = open;
        return data;
    }

    py::dict operator()(const ExplainedGroup& part) const {
        py::dict data = begin("group");
        data["role"] = role(part.role);
        data["connective"] = part.connective == Connective::all_of ? "all_of" : "one_of";
        data["truth"] = truth(part.truth);
        return data;
    }

    py::dict operator()(const ExplainedCondition& part) const {
        constexpr const char* comparisons[] = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"};
        py::dict data = begin("condition");
        data["role"] = role(part.role);
        data["truth"] = truth(part.truth);
        data["text"] = to_python(std::string_view(part.text));
        data["reading"] = part.reading ? py::object(reading_data(*part.reading)) : py::object(py::none());
        data["subject"] = to_python(std::string_view(part.subject));
        data["value"] = value_data(part.value);
        data["comparison"] = part.comparison ? py::object(py::str(comparisons[static_cast<std::size_t>(*part.comparison)])) : py::object(py::none());
        py::list thresholds;
        for (const PartialValue& each : part.thresholds) thresholds.append(value_data(each));
        data["thresholds"] = thresholds;
        data["threshold"] = to_python(std::string_view(part.threshold));
        data["distance"] = part.distance;
        data["enough"] = part.enough;
        return data;
    }

    py::dict operator()(const ExplainedInput& part) const {
        py::dict data = begin("input");
        data["reading"] = reading_data(part.reading);
        return data;
    }

    [[nodiscard]] py::dict reading_data(const Reading& reading) const {
        constexpr const char* discounts[] = {"none", "evidence", "not_applicable_cap"};
        py::dict data;
        data["name"] = to_python(std::string_view(name_of(reading.slot)));
        data["value"] = value_data(reading.value);
        data["evidence"] = evidence_data(reading.evidence);
        data["discount"] = discounts[static_cast<std::size_t>(reading.discount)];
        data["reason"] = to_python(std::string_view(reading.reason));
        for (const auto& [member, part] : {std::pair("of", &reading.of), std::pair("per", &reading.per)}) {
            if (!*part) continue;
            py::dict written;
            written["name"] = to_python(std::string_view((*framework_.indicators())[(*part)->indicator].id));
            written["value"] = value_data((*part)->value);
            data[member] = written;
        }
        return data;
    }

protected:
    static py::dict begin(const char* kind) {
        py::dict data;
        data["kind"] = kind;
        return data;
    }

    static const char* role(ConditionRole role) { return role == ConditionRole::satisfied_when ? "satisfied_when" : "applies_when"; }

    static const char* truth(Truth truth) {
        constexpr const char* words[] = {"no", "yes", "unknown", "not_applicable"};
        return words[static_cast<std::size_t>(truth)];
    }

    static py::object evidence_data(Evidence evidence) {
        if (evidence == Evidence::unstated) return py::none();
        return to_python(to_text(evidence));
    }

    [[nodiscard]] py::str field_id(FieldId field) const { return to_python(std::string_view(framework_[field].id)); }

    [[nodiscard]] std::string name_of(std::uint32_t slot) const {
        const IndicatorSet& indicators = *framework_.indicators();
        if (slot < indicators.size()) return indicators.indicators()[slot].id;
        return "unit." + indicators.attributes()[slot - indicators.size()].name;
    }

    const Framework& framework_;
};

/// Writes the nodes of an explanation as dicts.
class ExplanationWriter : public PartWriter {
public:
    explicit ExplanationWriter(const Explanation& explanation) : PartWriter(*explanation.framework), explanation_(explanation) {}

    using PartWriter::operator();

    /// Returns the root, with its children. Children come after their parent, so going backwards needs no recursion.
    py::dict write() {
        const std::size_t count = explanation_.nodes.size();
        std::vector<py::dict> made(count);
        for (std::size_t i = count; i-- > 0;) {
            const ExplanationNode& node = explanation_.nodes[i];
            made[i] = std::visit(*this, node.part);
            py::list children;
            for (std::size_t child = 0; child < node.child_count; ++child) children.append(made[node.first_child + child]);
            made[i]["children"] = children;
        }
        return made.front();
    }

    py::dict operator()(const ExplainedProfile& part) const {
        py::dict data = begin("profile");
        data["unit"] = to_python(std::string_view(explanation_.unit));
        data["label"] = label_data(explanation_.unit_label);
        data["period"] = year_data(explanation_.period);
        data["framework"] = framework_data(framework_);
        data["minimum_evidence"] = evidence_data(explanation_.minimum_evidence);
        data["counts"] = counts_data(part.counts);
        data["overall"] = part.overall ? py::object(bounds_data(*part.overall)) : py::object(py::none());
        return data;
    }

private:
    const Explanation& explanation_;
};

}  // namespace palier::python
