// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/assess.hpp"  // before its details, which it completes
#include "palier/detail/condition_reader.hpp"
#include "palier/detail/tight_bounds.hpp"
#include "palier/error.hpp"
#include "palier/explain.hpp"

namespace palier {

PALIER_INLINE std::span<const ExplanationNode> Explanation::children(const ExplanationNode& node) const& noexcept {
    return node.child_count == 0 ? std::span<const ExplanationNode>() : std::span(nodes).subspan(node.first_child, node.child_count);
}

namespace detail {

/// Builds an explanation level by level, so that the children of a node lie side by side.
class Explainer {
public:
    Explainer(const Profile& profile, const ExplainOptions& options) : profile_(profile), framework_(*profile.framework) {
        made_.framework = profile.framework;
        made_.observations = profile.observations;
        made_.attribute_texts = profile.attribute_texts;
        made_.unit = profile.unit;
        made_.unit_label = profile.unit_label;
        made_.period = profile.period;
        made_.minimum_evidence = profile.minimum_evidence;
        made_.options = options;
        if (!options.field.empty()) only_ = framework_.get_field(options.field);
        for (const TierOverride& stated : profile.overrides)
            if (index(stated.field) >= framework_.field_count() || stated.tier > framework_.tier_count())
                throw ArgumentError("api.argument.override", "an override names a field or a tier that the framework does not have",
                                    framework_.id(), "Take the field from Framework::get_field and a tier from 0 to tier_count().");
    }

    [[nodiscard]] Explanation run() {
        const std::size_t usual = estimate();
        made_.nodes.reserve(usual);
        sources_.reserve(usual);
        add<ExplainedProfile>().overall = profile_.assessment.overall;
        for (std::size_t at = 0; at < made_.nodes.size(); ++at) {
            const auto first = static_cast<std::uint32_t>(made_.nodes.size());
            unfold(at);
            made_.nodes[at].first_child = first;
            made_.nodes[at].child_count = static_cast<std::uint32_t>(made_.nodes.size()) - first;
        }
        return std::move(made_);
    }

private:
    /// What is to be unfolded below a group or a condition.
    struct Source {
        std::uint32_t evaluated = 0;  // position in evaluated_
        ExprId node{};
        Negation negation = Negation::none;
    };

    /// An expression of a criterion with the value of each of its nodes.
    struct Evaluated {
        const BoundExpression* bound;
        std::span<const PartialValue> frame;
        std::size_t first;  // position in values_
        ConditionRole role;
    };

    /// Adds a node to be filled in place; the reference holds until the next one is added.
    template <class Part>
    Part& add(Source source) {
        sources_.push_back(source);
        return made_.nodes.emplace_back().part.template emplace<Part>();
    }
    template <class Part>
    Part& add() {
        return add<Part>(Source{});
    }

    /// Guesses the number of nodes, to make room once.
    [[nodiscard]] std::size_t estimate() const {
        constexpr std::size_t per_criterion = 4;
        std::size_t criteria = framework_.criterion_count();
        if (made_.options.criteria == ExplainCriteria::open) {
            criteria = 0;
            for (const FieldProfile& field : profile_.assessment.fields)
                if (const auto next = next_tier(profile_, field.field)) {
                    const StateCounts& counts = profile_.requirement(field.field, *next).counts;
                    criteria += counts.not_met + counts.unknown;
                }
        }
        return 1 + framework_.field_count() * (1 + framework_.tier_count()) + criteria * per_criterion;
    }

    [[nodiscard]] ConditionReader reader_of(const Evaluated& one) {
        return {profile_, *one.bound, one.frame, std::span(values_).subspan(one.first, one.bound->expression.nodes().size()), room_};
    }

    // Adding nodes moves those already there, so each branch copies what it needs of the part first.
    void unfold(std::size_t at) {
        const ExplanationPart& part = made_.nodes[at].part;
        if (std::holds_alternative<ExplainedProfile>(part)) {
            unfold_profile();
        } else if (const auto* field = std::get_if<ExplainedField>(&part)) {
            unfold_field(field->profile.field);
        } else if (const auto* tier = std::get_if<ExplainedTier>(&part)) {
            unfold_tier(tier->field, tier->tier, tier->blocks);
        } else if (const auto* criterion = std::get_if<ExplainedCriterion>(&part)) {
            if (made_.options.depth == ExplainDepth::conditions) unfold_criterion(criterion->criterion);
        } else if (std::holds_alternative<ExplainedGroup>(part)) {
            const Source source = sources_[at];
            operands_.clear();
            reader_of(evaluated_[source.evaluated]).add_operands({source.node, source.negation}, operands_);
            for (const Operand& operand : operands_) add_condition(source.evaluated, operand);
        } else if (std::holds_alternative<ExplainedCondition>(part)) {
            const Source source = sources_[at];
            const ConditionReader reader = reader_of(evaluated_[source.evaluated]);
            for (const std::uint32_t slot : reader.inputs({source.node, source.negation})) reader.read(slot, add<ExplainedInput>().reading);
        }
    }

    void unfold_profile() {
        StateCounts total;
        for (const FieldProfile& field : profile_.assessment.fields) {
            if (only_ && *only_ != field.field) continue;
            total.met += field.counts.met;
            total.not_met += field.counts.not_met;
            total.unknown += field.counts.unknown;
            total.not_applicable += field.counts.not_applicable;
            auto& explained = add<ExplainedField>();
            explained.profile = field;
            explained.next = next_tier(profile_, field.field);
            for (const TierOverride& stated : profile_.overrides)
                if (stated.field == field.field) explained.overrides.push_back(stated);
        }
        std::get<ExplainedProfile>(made_.nodes.front().part).counts = total;
    }

    void unfold_field(const FieldId field) {
        for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) add<ExplainedTier>() = explain_tier(profile_, field, tier);
    }

    void unfold_tier(const FieldId field, const TierOrdinal tier, const bool blocks) {
        if (made_.options.depth == ExplainDepth::fields) return;
        const bool all = made_.options.criteria == ExplainCriteria::all;
        if (!all && !blocks) return;
        for (const CriterionId id : framework_.criteria_of(field, tier)) {
            const CriterionState state = profile_.assessment.criteria[index(id)].state();
            if (!all && state != CriterionState::not_met && state != CriterionState::unknown) continue;
            add<ExplainedCriterion>() = explain_criterion(profile_, id);
        }
    }

    void unfold_criterion(const CriterionId id) {
        const CompiledCriterion& compiled = framework_.compiled(id);
        if (compiled.applies) add_root(*compiled.applies, ConditionRole::applies_when, compiled.field);
        if (compiled.when) add_root(*compiled.when, ConditionRole::satisfied_when, compiled.field);
    }

    void add_root(const BoundExpression& bound, ConditionRole role, FieldId field) {
        const bool capped = profile_.assessment.fields[index(field)].not_applicable_capped;
        const std::span<const PartialValue> frame = capped ? answered_frame() : std::span<const PartialValue>(profile_.frame);
        const std::size_t first = values_.size();
        values_.resize(first + bound.expression.nodes().size());
        evaluate_nodes(bound.expression, frame, bound.slots, std::span(values_).subspan(first));
        evaluated_.push_back({&bound, frame, first, role});
        add_condition(static_cast<std::uint32_t>(evaluated_.size() - 1), {bound.expression.root(), Negation::none});
    }

    void add_condition(std::uint32_t evaluated, Operand operand) {
        const ConditionReader reader = reader_of(evaluated_[evaluated]);
        const ConditionRole role = evaluated_[evaluated].role;
        operand = reader.simplified(operand);
        const Source source{evaluated, operand.node, operand.negation};
        if (const auto connective = reader.connective(operand)) {
            add<ExplainedGroup>(source) = {role, *connective, reader.truth(operand)};
        } else {
            auto& condition = add<ExplainedCondition>(source);
            condition.role = role;
            reader.describe(operand, condition);
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
    std::optional<FieldId> only_;
    Explanation made_;
    std::vector<Source> sources_;  // by node
    std::vector<Evaluated> evaluated_;
    std::vector<PartialValue> values_;  // of the nodes of all expressions, one after the other
    std::vector<Operand> operands_;
    ReadingRoom room_;
    std::vector<PartialValue> answered_;
};

}  // namespace detail

PALIER_INLINE Explanation explain(const Profile& profile, const ExplainOptions& options) { return detail::Explainer(profile, options).run(); }

PALIER_INLINE std::string explain(const Profile& profile, Language language, const ExplainTextOptions& options) {
    return to_text(explain(profile, options.content), language, options.width);
}

}  // namespace palier
