// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::max
#include <string>     // the text

#include "palier/detail/condition_sentences.hpp"
#include "palier/detail/explain_words.hpp"
#include "palier/detail/tier_sentences.hpp"
#include "palier/gap.hpp"

namespace palier {

namespace detail {

/// Writes gaps with the sentences of explanations.
class GapWriter {
public:
    GapWriter(const Gaps& gaps, Language language, std::size_t width)
        : gaps_(gaps),
          words_(*gaps.framework, language),
          conditions_(words_),
          tiers_(words_, *gaps.framework),
          typesetter_(language),
          width_(std::max(width, narrowest)) {}

    [[nodiscard]] std::string run() {
        for (const std::string& paragraph : tiers_.heading(gaps_)) line(paragraph, 0);
        for (const FieldGap& field : gaps_.fields) write(field);
        return std::move(text_);
    }

private:
    static constexpr std::size_t narrowest = 40;

    [[nodiscard]] std::string say(StaticText sentence) const { return words_.say(sentence); }

    void line(const std::string& text, std::size_t indent, std::string_view bullet = "") {
        append_wrapped(text_, typesetter_.run(text), width_, indent, bullet);
    }

    void write(const FieldGap& gap) {
        text_ += '\n';
        const Field& field = (*gaps_.framework)[gap.profile.field];
        line(words_.name(field.label, field.id) + say({" : ", ": "}) + tiers_.standing(gap.profile.bounds), 0);
        if (gap.profile.not_applicable_capped) line(tiers_.capped(), 2);
        if (!gap.tier) return;
        line(tiers_.tier(*gap.tier, false), 2);
        if (gap.criteria.empty()) return;
        OpenCriteria open{static_cast<std::uint32_t>(gap.criteria.size()), 0, false};
        for (const GapCriterion& criterion : gap.criteria) open.add(criterion.standing.result);
        line(gap.tier->lacking > 0 ? tiers_.lead(*gap.tier, open)
                                   : say({"Ce palier est assuré ; restent ouverts :", "This tier is secured; still open:"}),
             2);
        for (const GapCriterion& criterion : gap.criteria) write(criterion);
    }

    void write(const GapCriterion& criterion) {
        line(tiers_.criterion(criterion.standing), 2, "- ");
        constexpr std::size_t indent = 4;
        if (criterion.parts.empty()) {
            const bool usable = gaps_.framework->compiled(criterion.standing.criterion).when.has_value();
            line(usable ? tiers_.cap_in_doubt() : tiers_.unusable(), indent);
        }
        bool told_applicability = false;
        for (const GapPart& part : criterion.parts) {
            const ConditionRole role = std::visit([](const auto& known) { return known.role; }, part.part);
            if (role == ConditionRole::applies_when && !told_applicability) line(conditions_.applicability(Truth::unknown), indent);
            told_applicability = told_applicability || role == ConditionRole::applies_when;
            write(part, role == ConditionRole::applies_when || part.depth > 0, indent + 2 * std::size_t{part.depth});
        }
        for (const std::string& paragraph : tiers_.remedy(criterion.standing)) line(paragraph, indent);
    }

    void write(const GapPart& part, const bool listed, std::size_t indent) {
        if (listed && part.depth > 0) indent -= 2;  // the bullet takes the place of the last step
        const std::string_view bullet = listed ? "- " : "";
        if (const auto* group = std::get_if<ExplainedGroup>(&part.part)) {
            line(conditions_.connective(group->connective), indent, bullet);
            return;
        }
        const auto& condition = std::get<ExplainedCondition>(part.part);
        line(conditions_.sentence(condition), indent, bullet);
        if (part.inputs.empty() || !conditions_.wants_inputs(condition)) return;
        if (listed) indent += 2;
        line(conditions_.inputs_lead(condition), indent);
        for (const Reading& input : part.inputs) line(conditions_.input(input), indent, "- ");
    }

    const Gaps& gaps_;
    Wording words_;
    ConditionSentences conditions_;
    TierSentences tiers_;
    Typesetter typesetter_;
    std::size_t width_;
    std::string text_;
};

}  // namespace detail

PALIER_INLINE std::string to_text(const Gaps& gaps, Language language, std::size_t width) { return detail::GapWriter(gaps, language, width).run(); }

}  // namespace palier
