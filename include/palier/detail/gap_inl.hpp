// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::remove_if
#include <utility>    // std::move

#include "palier/assess.hpp"  // before its details, which it completes
#include "palier/detail/condition_reader.hpp"
#include "palier/detail/tight_bounds.hpp"
#include "palier/error.hpp"
#include "palier/gap.hpp"

namespace palier {

namespace detail {

/// Collects what is missing, field by field.
class GapFinder {
public:
    explicit GapFinder(const Profile& profile) : profile_(profile), framework_(*profile.framework) {}

    [[nodiscard]] FieldGap find(const FieldId field, const std::optional<TierOrdinal> wanted) {
        FieldGap made;
        made.profile = profile_.assessment.fields[index(field)];
        const auto tier = wanted ? wanted : next_tier(profile_, field);
        if (!tier) return made;
        made.tier = explain_tier(profile_, field, *tier);
        const StateCounts& counts = made.tier->result.counts;
        made.criteria.reserve(counts.not_met + counts.unknown);
        for (const CriterionId id : framework_.criteria_of(field, *tier)) {
            const CriterionState state = profile_.assessment.criteria[index(id)].state();
            if (state != CriterionState::not_met && state != CriterionState::unknown) continue;
            GapCriterion& criterion = made.criteria.emplace_back();
            criterion.standing = explain_criterion(profile_, id);
            const CompiledCriterion& compiled = framework_.compiled(id);
            if (compiled.applies) add_parts(criterion.parts, *compiled.applies, ConditionRole::applies_when, field);
            if (compiled.when) add_parts(criterion.parts, *compiled.when, ConditionRole::satisfied_when, field);
        }
        return made;
    }

private:
    struct Open {
        Operand operand;
        std::uint32_t depth;
    };

    static bool is_open(Truth truth) { return truth == Truth::no || truth == Truth::unknown; }

    void add_parts(std::vector<GapPart>& parts, const BoundExpression& bound, ConditionRole role, FieldId field) {
        const bool capped = profile_.assessment.fields[index(field)].not_applicable_capped;
        const std::span<const PartialValue> frame = capped ? answered_frame() : std::span<const PartialValue>(profile_.frame);
        values_.resize(bound.expression.nodes().size());
        evaluate_nodes(bound.expression, frame, bound.slots, values_);
        const ConditionReader reader(profile_, bound, frame, values_, room_);
        std::vector<Open>& open = open_;
        open.assign(1, {{bound.expression.root(), Negation::none}, 0});
        while (!open.empty()) {
            const Open step = open.back();
            open.pop_back();
            const Operand operand = reader.simplified(step.operand);
            if (!is_open(reader.truth(operand))) continue;
            const auto connective = reader.connective(operand);
            if (!connective) {
                GapPart& part = parts.emplace_back();
                part.depth = step.depth;
                auto& condition = part.part.emplace<ExplainedCondition>();
                condition.role = role;
                reader.describe(operand, condition);
                const auto inputs = reader.inputs(operand);
                part.inputs.resize(inputs.size());
                for (std::size_t i = 0; i < inputs.size(); ++i) reader.read(inputs[i], part.inputs[i]);
                continue;
            }
            std::vector<Operand>& lacking = lacking_;
            lacking.clear();
            reader.add_operands(operand, lacking);
            lacking.erase(std::remove_if(lacking.begin(), lacking.end(), [&](const Operand& one) { return !is_open(reader.truth(one)); }),
                          lacking.end());
            // One alone needs no connective.
            const bool alone = lacking.size() == 1;
            if (!alone) parts.push_back({ExplainedGroup{role, *connective, reader.truth(operand)}, step.depth, {}});
            for (auto one = lacking.rbegin(); one != lacking.rend(); ++one) open.push_back({*one, step.depth + (alone ? 0U : 1U)});
        }
    }

    /// The frame in which "not applicable" is unknown, as it counted where there were too many; made once.
    std::span<const PartialValue> answered_frame() {
        if (answered_.empty()) {
            EvaluationScratch scratch;
            answered_ = without_not_applicable(*framework_.indicators(), profile_.frame, scratch);
        }
        return answered_;
    }

    const Profile& profile_;
    const Framework& framework_;
    std::vector<PartialValue> answered_;
    std::vector<PartialValue> values_;  // of the nodes of the expression at hand
    std::vector<Open> open_;
    std::vector<Operand> lacking_;
    ReadingRoom room_;
};

}  // namespace detail

PALIER_INLINE Gaps gaps(const Profile& profile, const GapOptions& options) {
    const Framework& framework = *profile.framework;
    if (options.tier && (*options.tier == 0 || *options.tier > framework.tier_count()))
        throw ArgumentError("api.argument.target", "the tier aimed at is not one of the framework's", std::to_string(*options.tier),
                            "Take a tier from 1 to tier_count().");
    Gaps made;
    made.framework = profile.framework;
    made.observations = profile.observations;
    made.attribute_texts = profile.attribute_texts;
    made.unit = profile.unit;
    made.unit_label = profile.unit_label;
    made.period = profile.period;
    made.minimum_evidence = profile.minimum_evidence;
    detail::GapFinder finder(profile);
    if (!options.field.empty()) {
        made.fields.push_back(finder.find(framework.get_field(options.field), options.tier));
    } else {
        made.fields.reserve(framework.field_count());
        for (std::size_t f = 0; f < framework.field_count(); ++f) made.fields.push_back(finder.find(id_at<FieldId>(f), options.tier));
    }
    return made;
}

}  // namespace palier
