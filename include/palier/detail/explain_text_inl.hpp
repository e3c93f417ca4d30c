// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max
#include <string>     // the text
#include <vector>     // open nodes

#include "palier/detail/condition_sentences.hpp"
#include "palier/detail/explain_words.hpp"
#include "palier/detail/tier_sentences.hpp"
#include "palier/explain.hpp"

namespace palier {

namespace detail {

/// Writes an explanation: walks the tree in reading order with a stack of its own.
class ExplanationWriter {
public:
    ExplanationWriter(const Explanation& explanation, Language language, std::size_t width)
        : explanation_(explanation),
          words_(*explanation.framework, language),
          conditions_(words_),
          tiers_(words_, *explanation.framework),
          typesetter_(language),
          width_(std::max(width, narrowest)) {}

    [[nodiscard]] std::string run() {
        constexpr std::size_t usual_bytes = 128;  // of a node
        text_.reserve(explanation_.nodes.size() * usual_bytes);
        open_.push_back({&explanation_.root(), 0, Moment::entering, Mark::none});
        while (!open_.empty()) {
            const Step step = open_.back();
            open_.pop_back();
            if (step.moment == Moment::entering)
                std::visit([&](const auto& part) { enter(part, step); }, step.node->part);
            else if (const auto* criterion = std::get_if<ExplainedCriterion>(&step.node->part))
                leave(*criterion, step);
        }
        return std::move(text_);
    }

private:
    static constexpr std::size_t narrowest = 40;

    enum class Moment : std::uint8_t { entering, leaving };
    enum class Mark : std::uint8_t { none, bullet };

    struct Step {
        const ExplanationNode* node;
        std::size_t indent;
        Moment moment;
        Mark mark;
    };

    [[nodiscard]] std::string say(StaticText sentence, std::initializer_list<std::string_view> arguments = {}) const {
        return words_.say(sentence, arguments);
    }

    void line(const std::string& text, std::size_t indent, Mark mark = Mark::none) {
        const std::string_view bullet = mark == Mark::bullet ? "- " : "";
        append_wrapped(text_, typesetter_.run(text), width_, indent, bullet);
    }

    template <class Keep>
    void push_children(const ExplanationNode& node, std::size_t indent, Mark mark, Keep keep) {
        const auto children = explanation_.children(node);
        for (auto child = children.rbegin(); child != children.rend(); ++child)
            if (keep(*child)) open_.push_back({&*child, indent, Moment::entering, mark});
    }
    void push_children(const ExplanationNode& node, std::size_t indent, Mark mark) {
        push_children(node, indent, mark, [](const ExplanationNode&) { return true; });
    }

    void enter(const ExplainedProfile& profile, const Step& step) {
        for (const std::string& paragraph : tiers_.heading(explanation_)) line(paragraph, 0);
        if (profile.overall) line(tiers_.overall(*profile.overall), 0);
        push_children(*step.node, 0, Mark::none);
    }

    void enter(const ExplainedField& field, const Step& step) {
        text_ += '\n';
        for (const std::string& paragraph : tiers_.field(field)) {
            line(paragraph, first_of_field_ ? 0 : 2);
            first_of_field_ = false;
        }
        first_of_field_ = true;
        const bool all = explanation_.options.criteria == ExplainCriteria::all;
        push_children(*step.node, 2, Mark::none, [&](const ExplanationNode& child) {
            const auto& tier = std::get<ExplainedTier>(child.part);
            return all || tier.blocks || (tier.result.vacuous && tier.standing == TierStanding::reached);
        });
    }

    void enter(const ExplainedTier& tier, const Step& step) {
        const bool all = explanation_.options.criteria == ExplainCriteria::all;
        line(tiers_.tier(tier, all), step.indent);
        if (!all && step.node->child_count > 0) line(lead(tier, *step.node), step.indent);
        push_children(*step.node, step.indent, Mark::bullet);
    }

    [[nodiscard]] std::string lead(const ExplainedTier& tier, const ExplanationNode& node) const {
        OpenCriteria open{node.child_count, 0, false};
        for (const ExplanationNode& child : explanation_.children(node)) open.add(std::get<ExplainedCriterion>(child.part).result);
        return tiers_.lead(tier, open);
    }

    void enter(const ExplainedCriterion& explained, const Step& step) {
        const Framework& framework = *explanation_.framework;
        line(tiers_.criterion(explained), step.indent, step.mark);
        const std::size_t inner = step.indent + 2;
        if (!framework.compiled(explained.criterion).when && explained.result.state() == CriterionState::unknown)
            line(tiers_.unusable(), inner);
        open_.push_back({step.node, inner, Moment::leaving, Mark::none});
        // While it does not apply, what it asks for is beside the point; while it does, so is why.
        const auto children = explanation_.children(*step.node);
        Truth applies = Truth::yes;
        if (!children.empty() && role_of(children.front()) == ConditionRole::applies_when) applies = truth_of(children.front());
        const bool excluded = applies == Truth::no || applies == Truth::not_applicable;
        push_children(*step.node, inner, Mark::none, [&](const ExplanationNode& child) {
            return role_of(child) == ConditionRole::applies_when ? applies != Truth::yes : !excluded;
        });
    }

    void leave(const ExplainedCriterion& explained, const Step& step) {
        const CriterionState state = explained.result.state();
        if (state != CriterionState::not_met && state != CriterionState::unknown) return;
        const auto children = explanation_.children(*step.node);
        // Its conditions are clear and yet it is unknown: whether the field holds too many "n/a" is not known.
        if (state == CriterionState::unknown && !children.empty() && truth_of(children.back()) != Truth::unknown &&
            (children.size() == 1 || truth_of(children.front()) == Truth::yes))
            line(tiers_.cap_in_doubt(), step.indent);
        for (const std::string& paragraph : tiers_.remedy(explained)) line(paragraph, step.indent);
    }

    void enter(const ExplainedGroup& group, const Step& step) {
        std::size_t indent = step.indent;
        if (group.role == ConditionRole::applies_when && step.mark == Mark::none) {
            line(conditions_.applicability(group.truth), indent);
            line(conditions_.connective(group.connective), indent, Mark::bullet);
            indent += 2;
        } else {
            line(conditions_.connective(group.connective), indent, step.mark);
            indent += step.mark == Mark::bullet ? 2 : 0;
        }
        push_children(*step.node, indent, Mark::bullet);
    }

    void enter(const ExplainedCondition& condition, const Step& step) {
        Mark mark = step.mark;
        if (condition.role == ConditionRole::applies_when && mark == Mark::none) {
            line(conditions_.applicability(condition.truth), step.indent);
            mark = Mark::bullet;
        }
        const bool unfolded = step.node->child_count > 0 && conditions_.wants_inputs(condition);
        line(conditions_.sentence(condition), step.indent, mark);
        if (!unfolded) return;
        const std::size_t indent = step.indent + (mark == Mark::bullet ? 2 : 0);
        line(conditions_.inputs_lead(condition), indent);
        push_children(*step.node, indent, Mark::bullet);
    }

    void enter(const ExplainedInput& input, const Step& step) { line(conditions_.input(input.reading), step.indent, step.mark); }

    static ConditionRole role_of(const ExplanationNode& node) {
        if (const auto* group = std::get_if<ExplainedGroup>(&node.part)) return group->role;
        return std::get<ExplainedCondition>(node.part).role;
    }
    static Truth truth_of(const ExplanationNode& node) {
        if (const auto* group = std::get_if<ExplainedGroup>(&node.part)) return group->truth;
        return std::get<ExplainedCondition>(node.part).truth;
    }

    const Explanation& explanation_;
    Wording words_;
    ConditionSentences conditions_;
    TierSentences tiers_;
    Typesetter typesetter_;
    std::size_t width_;
    bool first_of_field_ = true;
    std::string text_;
    std::vector<Step> open_;
};

}  // namespace detail

PALIER_INLINE std::string to_text(const Explanation& explanation, Language language, std::size_t width) {
    return detail::ExplanationWriter(explanation, language, width).run();
}

}  // namespace palier
