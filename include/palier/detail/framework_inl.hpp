// SPDX-License-Identifier: MIT
#pragma once

#include <utility>    // std::move

#include "palier/catalogue.hpp"
#include "palier/detail/framework_hash.hpp"
#include "palier/detail/nearest_offer.hpp"
#include "palier/error.hpp"
#include "palier/framework.hpp"

namespace palier {

PALIER_INLINE Framework::Framework() = default;

namespace detail {

/// Checks the parts of a framework and leaves out what cannot be used, each with its finding.
class FrameworkChecker {
public:
    FrameworkChecker(FrameworkDefinition& definition, Report& report) : definition_(definition), report_(report) {}

    void check_tiers() {
        if (definition_.maturity.tiers.empty()) tell("framework.tier.missing", "/maturity/tiers", {});
        NameList seen;
        for (const auto& tier : definition_.maturity.tiers) {
            if (seen.find(tier.id)) tell("framework.tier.id-repeated", "/maturity/tiers", {{"tier", tier.id}});
            seen.add(tier.id);
        }
    }

    void check_fields(NameTable<FieldId>& names) {
        auto& fields = definition_.maturity.fields;
        if (fields.empty()) tell("framework.field.missing", "/maturity/fields", {});
        std::vector<std::string> pointers;
        leave_out(fields, [&](const Field& field) {
            if (!is_document_id(field.id) || field.id == "overall")
                return tell("framework.field.id-invalid", field.pointer + "/id", {{"field", field.id}});
            if (const auto first = names.find(field.id))
                return tell("framework.field.id-repeated", field.pointer + "/id", {{"field", field.id}}, pointers[index(*first)] + "/id");
            names.add(field.id);
            pointers.push_back(field.pointer);
            return Keep::yes;
        });
    }

    void check_criteria(const NameTable<FieldId>& fields, NameTable<CriterionId>& names) {
        auto& criteria = definition_.maturity.criteria;
        const auto tiers = static_cast<std::int64_t>(definition_.maturity.tiers.size());
        std::vector<std::string> pointers;
        const auto field_names = fields.all();
        leave_out(criteria, [&](const Criterion& criterion) {
            if (!is_document_id(criterion.id))
                return tell("framework.criterion.id-invalid", criterion.pointer + "/id", {{"criterion", criterion.id}});
            if (const auto first = names.find(criterion.id))
                return tell("framework.criterion.id-repeated", criterion.pointer + "/id", {{"criterion", criterion.id}},
                            pointers[index(*first)] + "/id");
            if (!fields.find(criterion.field))
                return tell("framework.criterion.field-unknown", criterion.pointer + "/field",
                            {{"criterion", criterion.id}, {"field", criterion.field}, {"nearest", offer(criterion.field, field_names)}});
            if (criterion.tier < 1 || criterion.tier > tiers)
                return tell("framework.criterion.tier-out-of-range", criterion.pointer + "/tier",
                            {{"criterion", criterion.id}, {"tier", std::int64_t{criterion.tier}}, {"count", tiers}});
            names.add(criterion.id);
            pointers.push_back(criterion.pointer);
            return Keep::yes;
        });
        const auto criterion_names = names.all();
        for (auto& criterion : criteria) {
            std::size_t position = 0;
            leave_out(criterion.prerequisites, [&](const std::string& name) {
                const std::size_t at = position++;
                if (names.find(name)) return Keep::yes;
                return tell("framework.criterion.prerequisite-unknown", criterion.pointer + "/requires/" + std::to_string(at),
                            {{"criterion", criterion.id}, {"name", name}, {"nearest", offer(name, criterion_names)}});
            });
        }
    }

    void check_requirements(const NameTable<FieldId>& fields) {
        const auto field_names = fields.all();
        constexpr auto whole = static_cast<Percent>(1'000'000);
        const auto check_amount = [&](const Requirement& requirement, const std::string& pointer) {
            if (requirement.rule == RequirementRule::at_least && requirement.count == 0) tell("framework.requirement.count-missing", pointer, {});
            if (requirement.rule == RequirementRule::share && (requirement.percent == Percent{} || requirement.percent > whole))
                tell("framework.requirement.share-out-of-range", pointer + "/percent",
                     {{"percent", static_cast<double>(requirement.percent) / 10'000.0}});
        };
        check_amount(definition_.maturity.default_requirement, "/maturity/requirements/default");
        const auto fields_count = static_cast<std::int64_t>(definition_.maturity.fields.size());
        if (definition_.maturity.overall == OverallRule::fields_at_least &&
            (definition_.maturity.overall_count == 0 || definition_.maturity.overall_count > fields_count))
            tell("framework.overall.count-out-of-range", "/maturity/overall",
                 {{"met", std::int64_t{definition_.maturity.overall_count}}, {"count", fields_count}});
        leave_out(definition_.maturity.overrides, [&](const RequirementOverride& override_) {
            check_amount(override_.requirement, override_.pointer);
            if (override_.field && !fields.find(*override_.field))
                return tell("framework.requirement.place-unknown", override_.pointer + "/field",
                            {{"name", *override_.field}, {"nearest", offer(*override_.field, field_names)}});
            if (override_.tier && (*override_.tier < 1 || *override_.tier > definition_.maturity.tiers.size()))
                return tell("framework.requirement.place-unknown", override_.pointer + "/tier",
                            {{"name", std::to_string(*override_.tier)}, {"nearest", std::to_string(definition_.maturity.tiers.size())}});
            return Keep::yes;
        });
    }

    void check_questionnaires(const IndicatorSet& indicators) {
        std::vector<std::string_view> candidates;
        for (const auto& indicator : indicators.indicators()) candidates.push_back(indicator.id);
        for (auto& questionnaire : definition_.questionnaires)
            for (auto& section : questionnaire.sections)
                leave_out(section.items, [&](const QuestionnaireItem& item) {
                    if (indicators.find(item.indicator)) return Keep::yes;
                    return tell("framework.questionnaire.indicator-unknown", item.pointer + "/indicator",
                                {{"questionnaire", questionnaire.id}, {"indicator", item.indicator}, {"nearest", offer(item.indicator, candidates)}});
                });
    }

private:
    enum class Keep : bool { no, yes };

    template <class Element, class Check>
    static void leave_out(std::vector<Element>& elements, Check check) {
        std::vector<Element> kept;
        kept.reserve(elements.size());
        for (auto& element : elements)
            if (check(std::as_const(element)) == Keep::yes) kept.push_back(std::move(element));
        elements = std::move(kept);
    }

    std::vector<std::string> offer(std::string_view name, const std::vector<std::string_view>& candidates) {
        return nearest_.offer(name, candidates);
    }

    Keep tell(std::string_view code, std::string pointer, std::vector<Argument> arguments, std::string first = {}) {
        std::vector<Origin> related;
        if (!first.empty()) related.push_back({definition_.document, std::move(first), 0, 0});
        report_.add(make_finding(code, {definition_.document, std::move(pointer), 0, 0}, std::move(arguments), std::move(related)));
        return Keep::no;
    }

    FrameworkDefinition& definition_;
    Report& report_;
    NearestNames nearest_;
};

inline std::string hash_of(const FrameworkDefinition& definition) {
    ContentHash hash;
    hash.text(definition.id);
    hash.text(definition.version);
    hash.text(definition.status);
    hash.localized(definition.label);
    hash.localized(definition.notice);
    for (const auto& end : {definition.valid.from, definition.valid.to}) {
        hash.number(end ? 1 : 0);
        if (end) hash.number(static_cast<std::uint64_t>(end->days()));
    }
    hash.number(definition.unit_attributes.size());
    for (const auto& attribute : definition.unit_attributes) {
        hash.text(attribute.name);
        hash.number(static_cast<std::uint64_t>(attribute.type));
    }
    hash.number(definition.indicators.size());
    for (const auto& indicator : definition.indicators) hash.indicator(indicator);
    hash.maturity(definition.maturity);
    hash.number(definition.questionnaires.size());
    for (const auto& questionnaire : definition.questionnaires) hash.questionnaire(questionnaire);
    return hash.finish();
}

inline std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace detail

PALIER_INLINE FrameworkBuild Framework::build(FrameworkDefinition definition) {
    FrameworkBuild build;
    // Default pointers, so that a definition built in code is told about in the same way as a document.
    const auto place = [](auto& elements, const std::string& base) {
        for (std::size_t i = 0; i < elements.size(); ++i)
            if (elements[i].pointer.empty()) elements[i].pointer = base + std::to_string(i);
    };
    place(definition.indicators, "/indicators/");
    place(definition.maturity.fields, "/maturity/fields/");
    place(definition.maturity.criteria, "/maturity/criteria/");
    place(definition.maturity.overrides, "/maturity/requirements/overrides/");
    place(definition.questionnaires, "/questionnaires/");
    for (auto& questionnaire : definition.questionnaires)
        for (std::size_t s = 0; s < questionnaire.sections.size(); ++s)
            place(questionnaire.sections[s].items, questionnaire.pointer + "/sections/" + std::to_string(s) + "/items/");

    std::shared_ptr<Framework> framework(new Framework());
    framework->hash_ = detail::hash_of(definition);
    framework->indicators_ = IndicatorSet::make(definition.indicators, definition.unit_attributes, definition.document, build.report);
    detail::FrameworkChecker checker(definition, build.report);
    checker.check_tiers();
    checker.check_fields(framework->field_names_);
    checker.check_criteria(framework->field_names_, framework->criterion_names_);
    checker.check_requirements(framework->field_names_);
    checker.check_questionnaires(*framework->indicators_);
    const auto kept = framework->indicators_->indicators();
    definition.indicators.assign(kept.begin(), kept.end());
    std::erase_if(definition.unit_attributes, [&](const UnitAttribute& attribute) { return !framework->indicators_->find_slot("unit." + attribute.name); });

    const auto& criteria = definition.maturity.criteria;
    framework->compiled_.reserve(criteria.size());
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const Criterion& criterion = criteria[i];
        CompiledCriterion compiled{id_at<CriterionId>(i), *framework->field_names_.find(criterion.field), criterion.tier, {}, {}, {}};
        compiled.when = bind_expression(criterion.when, *framework->indicators_, ExprType::boolean,
                                        {definition.document, criterion.pointer + "/when", 0, 0}, build.report);
        if (!criterion.applies.empty()) {
            compiled.applies = bind_expression(criterion.applies, *framework->indicators_, ExprType::boolean,
                                               {definition.document, criterion.pointer + "/applies", 0, 0}, build.report);
            // Whether it applies cannot be told: the outcome is unknown, which covers "not applicable" too.
            if (!compiled.applies) compiled.when.reset();
        }
        for (const auto& name : criterion.prerequisites) compiled.prerequisites.push_back(*framework->criterion_names_.find(name));
        framework->compiled_.push_back(std::move(compiled));
    }

    const std::size_t fields = definition.maturity.fields.size();
    const std::size_t tiers = definition.maturity.tiers.size();
    framework->cell_offsets_.assign(fields * tiers + 1, 0U);
    for (const auto& criterion : framework->compiled_) ++framework->cell_offsets_[index(criterion.field) * tiers + criterion.tier];
    for (std::size_t i = 1; i < framework->cell_offsets_.size(); ++i) framework->cell_offsets_[i] += framework->cell_offsets_[i - 1];
    framework->cells_.resize(criteria.size());
    std::vector<std::uint32_t> next(framework->cell_offsets_.begin(), framework->cell_offsets_.end() - 1);
    for (const auto& criterion : framework->compiled_)
        framework->cells_[next[index(criterion.field) * tiers + criterion.tier - 1]++] = criterion.id;
    for (const auto& field : definition.maturity.fields)
        for (std::size_t tier = 1; tier <= tiers; ++tier)
            framework->requirements_.push_back(definition.maturity.requirement_of(field.id, static_cast<TierOrdinal>(tier)));

    framework->definition_ = std::move(definition);
    if (fields > 0 && tiers > 0) build.framework = std::move(framework);
    return build;
}

PALIER_INLINE std::span<const CriterionId> Framework::criteria_of(FieldId field, TierOrdinal tier) const& noexcept {
    const std::size_t cell = index(field) * tier_count() + tier - 1;
    return std::span<const CriterionId>(cells_).subspan(cell_offsets_[cell], cell_offsets_[cell + 1] - cell_offsets_[cell]);
}

PALIER_INLINE const Requirement& Framework::requirement_of(FieldId field, TierOrdinal tier) const& noexcept {
    return requirements_[index(field) * tier_count() + tier - 1];
}

PALIER_INLINE std::optional<FieldId> Framework::find_field(std::string_view name) const noexcept { return field_names_.find(name); }
PALIER_INLINE std::optional<CriterionId> Framework::find_criterion(std::string_view name) const noexcept { return criterion_names_.find(name); }

PALIER_INLINE FieldId Framework::get_field(std::string_view name) const {
    if (const auto id = find_field(name)) return *id;
    throw UnknownNameError("field", name, detail::join(nearest_names(name, field_names_.all())));
}

PALIER_INLINE CriterionId Framework::get_criterion(std::string_view name) const {
    if (const auto id = find_criterion(name)) return *id;
    throw UnknownNameError("criterion", name, detail::join(nearest_names(name, criterion_names_.all())));
}

}  // namespace palier
