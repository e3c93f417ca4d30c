// SPDX-License-Identifier: MIT
// floor: 11
#pragma once

#include <algorithm>  // std::find
#include <string>     // names
#include <vector>     // what is read

#include "palier/detail/derivation_graph.hpp"
#include "palier/detail/rule_defects.hpp"
#include "palier/framework.hpp"

namespace palier::detail {

/// Looks at how the parts of a framework refer to each other: requirements, prerequisites, indicators, questions.
class DocumentCheck {
public:
    DocumentCheck(const Framework& framework, DefectList& defects) : framework_(framework), indicators_(*framework.indicators()), defects_(defects) {}

    void run() {
        check_requirements();
        check_prerequisites();
        check_cycles();
        find_uses();
        check_uses();
        check_questions();
    }

private:
    void check_requirements() {
        const MaturityModel& model = framework_.maturity();
        std::vector<bool> wins(model.overrides.size(), false);
        std::vector<const RequirementOverride*> winner(model.overrides.size(), nullptr);  // by whom it is hidden
        for (std::size_t f = 0; f < framework_.field_count(); ++f)
            for (TierOrdinal tier = 1; tier <= framework_.tier_count(); ++tier) {
                const auto field = id_at<FieldId>(f);
                const std::string& name = framework_[field].id;
                const Requirement& requirement = model.requirement_of(name, tier);
                const auto at = std::find_if(model.overrides.begin(), model.overrides.end(),
                                             [&](const RequirementOverride& candidate) { return &candidate.requirement == &requirement; });
                for (std::size_t i = 0; i < model.overrides.size(); ++i) {
                    const RequirementOverride& candidate = model.overrides[i];
                    if ((candidate.field && *candidate.field != name) || (candidate.tier && *candidate.tier != tier)) continue;
                    if (&candidate == &*at)
                        wins[i] = true;
                    else if (!winner[i])
                        winner[i] = &*at;
                }
                const auto count = static_cast<std::int64_t>(framework_.criteria_of(field, tier).size());
                if (requirement.rule != RequirementRule::at_least || count == 0 || requirement.count <= count) continue;
                FrameworkDefect& defect = defects_.add("framework.requirement.count-too-high",
                                                       (at == model.overrides.end() ? "/maturity/requirements/default" : at->pointer) + "/count",
                                                       {{"field", name}, {"tier", std::int64_t{tier}}, {"met", std::int64_t{requirement.count}}, {"count", count}});
                defect.field = field;
                defect.tier = tier;
            }
        for (std::size_t i = 0; i < wins.size(); ++i) {
            if (wins[i]) continue;
            std::vector<std::string> related;
            if (winner[i]) related.push_back(winner[i]->pointer);
            defects_.add("framework.requirement.shadowed", model.overrides[i].pointer, {}, related);
        }
    }

    void check_prerequisites() {
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i) {
            const CompiledCriterion& criterion = framework_.compiled(id_at<CriterionId>(i));
            for (std::size_t p = 0; p < criterion.prerequisites.size(); ++p) {
                const Criterion& before = framework_[criterion.prerequisites[p]];
                if (before.tier <= criterion.tier) continue;
                FrameworkDefect& defect = defects_.add("framework.criterion.prerequisite-higher", framework_[criterion.id].pointer + "/requires/" + std::to_string(p),
                                                       {{"criterion", framework_[criterion.id].id},
                                                        {"tier", std::int64_t{criterion.tier}},
                                                        {"other", before.id},
                                                        {"higher", std::int64_t{before.tier}}},
                                                       {before.pointer + "/tier"});
                defect.field = criterion.field;
                defect.tier = criterion.tier;
                defect.criteria = {criterion.id, criterion.prerequisites[p]};
            }
        }
    }

    void check_cycles() {
        DerivationGraph graph;
        graph.reads.resize(framework_.criterion_count());
        graph.derived.resize(framework_.criterion_count());
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i)
            for (const CriterionId before : framework_.compiled(id_at<CriterionId>(i)).prerequisites)
                graph.reads[i].push_back(static_cast<std::uint32_t>(before));
        std::vector<IndicatorId> unused;
        const std::vector<bool> waits = graph.sort(unused);
        for (const auto& cycle : graph.find_cycles(waits)) {
            constexpr std::size_t most = 12;
            std::string names;
            for (std::size_t i = 0; i < cycle.size() && i < most; ++i) names += framework_[CriterionId{cycle[i]}].id + " → ";
            if (cycle.size() > most) names += "… → ";
            FrameworkDefect& defect =
                defects_.add("framework.criterion.prerequisite-cycle", framework_[CriterionId{cycle.front()}].pointer + "/requires",
                             {{"cycle", names + framework_[CriterionId{cycle.front()}].id}, {"length", static_cast<std::int64_t>(cycle.size())}});
            for (const auto member : cycle) defect.criteria.push_back(CriterionId{member});
        }
    }

    void find_uses() {
        const std::size_t count = indicators_.size();
        asked_.assign(count, false);
        read_.assign(count, false);
        for (const Questionnaire& questionnaire : framework_.definition().questionnaires)
            for (const QuestionnaireSection& section : questionnaire.sections)
                for (const QuestionnaireItem& item : section.items)
                    if (const auto id = indicators_.find(item.indicator)) asked_[index(*id)] = true;
        readers_.assign(count, {});
        for (std::size_t i = 0; i < framework_.criterion_count(); ++i) {
            const CompiledCriterion& criterion = framework_.compiled(id_at<CriterionId>(i));
            for (const auto* bound : {&criterion.when, &criterion.applies})
                if (*bound)
                    for (const std::uint32_t slot : (*bound)->slots)
                        if (slot < count) add_reader(slot, criterion.id);
        }
        for (std::size_t i = 0; i < count; ++i) {
            const auto id = id_at<IndicatorId>(i);
            for (const std::uint32_t slot : sources_of(id)) read_[slot] = true;
            if (const auto weight = indicators_.find(indicators_[id].weight)) read_[index(*weight)] = true;
        }
        // What a rule reads through formulas and ratios, from the last derived to the first.
        const auto order = indicators_.derivation_order();
        for (std::size_t i = order.size(); i > 0; --i)
            for (const std::uint32_t slot : sources_of(order[i - 1]))
                if (!asked_[index(order[i - 1])])  // asked itself, it needs no parts
                    for (const CriterionId reader : readers_[index(order[i - 1])]) add_reader(slot, reader);
    }

    [[nodiscard]] std::vector<std::uint32_t> sources_of(IndicatorId id) const {
        std::vector<std::uint32_t> made;
        if (const BoundExpression* formula = indicators_.find_formula(id)) {
            for (const std::uint32_t slot : formula->slots)
                if (slot < indicators_.size()) made.push_back(slot);
        } else if (const auto parts = indicators_.find_quotient(id)) {
            made = {static_cast<std::uint32_t>(parts->of), static_cast<std::uint32_t>(parts->per)};
        }
        return made;
    }

    /// Keeps the first readers only: they are named in a finding.
    void add_reader(std::uint32_t slot, CriterionId reader) {
        constexpr std::size_t most = 3;
        auto& readers = readers_[slot];
        if (readers.size() < most && std::find(readers.begin(), readers.end(), reader) == readers.end()) readers.push_back(reader);
    }

    /// Tells whether an answer is carried up to basins and académies: a use of its own.
    [[nodiscard]] bool is_rolled_up(IndicatorId id) const { return indicators_[id].roll_up.value_or(RollUp::none) != RollUp::none; }

    void check_uses() {
        const bool asks = std::find(asked_.begin(), asked_.end(), true) != asked_.end();
        for (std::size_t i = 0; i < indicators_.size(); ++i) {
            const auto id = id_at<IndicatorId>(i);
            const Indicator& indicator = indicators_[id];
            if (readers_[i].empty() && !read_[i] && !asked_[i] && !is_rolled_up(id))
                defects_.add("framework.indicator.unused", indicator.pointer, {{"indicator", indicator.id}});
            if (!asks || asked_[i] || indicator.is_derived() || readers_[i].empty()) continue;
            std::vector<std::string> names, related;
            for (const CriterionId reader : readers_[i]) {
                names.push_back(framework_[reader].id);
                related.push_back(framework_[reader].pointer);
            }
            FrameworkDefect& defect = defects_.add("framework.indicator.not-asked", indicator.pointer, {{"indicator", indicator.id}, {"criteria", quoted_list(names)}}, related);
            defect.criteria = readers_[i];
        }
    }

    void check_questions() {
        for (const Questionnaire& questionnaire : framework_.definition().questionnaires) {
            NameList seen;
            for (const QuestionnaireSection& section : questionnaire.sections)
                for (const QuestionnaireItem& item : section.items) {
                    const auto id = indicators_.find(item.indicator);
                    if (!id) continue;
                    const std::vector<Argument> arguments{{"questionnaire", questionnaire.id}, {"indicator", item.indicator}};
                    if (seen.find(item.indicator)) {
                        defects_.add("framework.questionnaire.item-repeated", item.pointer + "/indicator", arguments);
                        continue;
                    }
                    seen.add(item.indicator);
                    if (indicators_.find_formula(*id))
                        defects_.add("framework.questionnaire.item-derived", item.pointer + "/indicator", arguments, {indicators_[*id].pointer + "/formula"});
                    else if (readers_[index(*id)].empty() && !read_[index(*id)] && !is_rolled_up(*id))
                        defects_.add("framework.questionnaire.item-unused", item.pointer + "/indicator", arguments);
                }
        }
    }

    const Framework& framework_;
    const IndicatorSet& indicators_;
    DefectList& defects_;
    std::vector<std::vector<CriterionId>> readers_;  // by indicator: criteria that read it, through all derivations
    std::vector<bool> read_;                         // by a formula, a ratio or a weight
    std::vector<bool> asked_;                        // by a questionnaire
};

}  // namespace palier::detail
