// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstddef>      // positions
#include <string>       // excerpts
#include <string_view>  // texts
#include <vector>       // lists

#include "palier/plan_rule.hpp"

namespace palier::detail {

/// Calls `visit(texts, path, place...)` for each list of mere texts of a plan: the path of its items, and the tokens of its pointer.
template <class Visit>
void for_each_text_list(const Plan& plan, Visit visit) {
    visit(plan.purposes, "/purposes/*", "purposes");
    visit(plan.diagnosis.findings, "/diagnosis/findings/*", "diagnosis", "findings");
    visit(plan.diagnosis.assets, "/diagnosis/assets/*", "diagnosis", "assets");
    visit(plan.diagnosis.brakes, "/diagnosis/brakes/*", "diagnosis", "brakes");
    visit(plan.diagnosis.expectations, "/diagnosis/expectations/*", "diagnosis", "expectations");
    visit(plan.diagnosis.axes, "/diagnosis/axes/*", "diagnosis", "axes");
    for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
        visit(plan.objectives[i].equipment, "/objectives/*/equipment/*", "objectives", i, "equipment");
        visit(plan.objectives[i].training, "/objectives/*/training/*", "objectives", i, "training");
    }
    for (std::size_t i = 0; i < plan.actions.size(); ++i) visit(plan.actions[i].details, "/actions/*/details/*", "actions", i, "details");
    visit(plan.notes, "/notes/*", "notes");
}

/// Calls `visit(text, path, place...)` for each text of a plan, in each language that it is written in: the path of the member, and the
/// tokens of its pointer.
template <class Visit>
void for_each_text(const Plan& plan, Visit visit) {
    const auto look = [&](const LocalizedText& text, std::string_view path, auto... place) {
        if (!text.plain.empty()) visit(std::string_view(text.plain), path, place...);
        if (!text.fr.empty()) visit(std::string_view(text.fr), path, place..., "fr");
        if (!text.en.empty()) visit(std::string_view(text.en), path, place..., "en");
    };
    look(plan.title, "/title", "title");
    look(plan.adopted_by, "/adoption/by", "adoption", "by");
    look(plan.source, "/source", "source");
    look(plan.audience, "/public", "public");
    look(plan.diagnosis.summary, "/diagnosis/summary", "diagnosis", "summary");
    for (std::size_t i = 0; i < plan.pilots.size(); ++i) look(plan.pilots[i].label, "/pilots/*/label", "pilots", i, "label");
    for (std::size_t i = 0; i < plan.supports.size(); ++i) {
        look(plan.supports[i].label, "/supports/*/label", "supports", i, "label");
        look(plan.supports[i].role, "/supports/*/role", "supports", i, "role");
    }
    for (std::size_t i = 0; i < plan.stages.size(); ++i) look(plan.stages[i].label, "/stages/*/label", "stages", i, "label");
    for (std::size_t i = 0; i < plan.priorities.size(); ++i) look(plan.priorities[i].label, "/priorities/*/label", "priorities", i, "label");
    for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
        const PlanObjective& objective = plan.objectives[i];
        look(objective.label, "/objectives/*/label", "objectives", i, "label");
        look(objective.audience, "/objectives/*/public", "objectives", i, "public");
        look(objective.teams, "/objectives/*/teams", "objectives", i, "teams");
        look(objective.approach, "/objectives/*/approach", "objectives", i, "approach");
        look(objective.added_value, "/objectives/*/added_value", "objectives", i, "added_value");
    }
    for (std::size_t i = 0; i < plan.actions.size(); ++i) look(plan.actions[i].label, "/actions/*/label", "actions", i, "label");
    const auto look_needs = [&](const std::vector<PlanNeed>& needs, std::string_view label, std::string_view detail, const char* list) {
        for (std::size_t i = 0; i < needs.size(); ++i) {
            look(needs[i].label, label, "needs", list, i, "label");
            look(needs[i].detail, detail, "needs", list, i, "detail");
        }
    };
    look_needs(plan.human_needs, "/needs/human/*/label", "/needs/human/*/detail", "human");
    look_needs(plan.material_needs, "/needs/material/*/label", "/needs/material/*/detail", "material");
    for (std::size_t i = 0; i < plan.budget.size(); ++i) {
        look(plan.budget[i].label, "/budget/*/label", "budget", i, "label");
        look(plan.budget[i].note, "/budget/*/note", "budget", i, "note");
    }
    for (std::size_t i = 0; i < plan.calendar.size(); ++i) look(plan.calendar[i].label, "/calendar/*/label", "calendar", i, "label");
    for (std::size_t i = 0; i < plan.partners.size(); ++i) {
        if (plan.partners[i].is_name_only) {
            visit(std::string_view(plan.partners[i].unit), "/partners/*", "partners", i);
            continue;
        }
        look(plan.partners[i].label, "/partners/*/label", "partners", i, "label");
        look(plan.partners[i].role, "/partners/*/role", "partners", i, "role");
    }
    for (std::size_t i = 0; i < plan.success.size(); ++i) {
        look(plan.success[i].label, "/success/*/label", "success", i, "label");
        look(plan.success[i].evidence, "/success/*/evidence", "success", i, "evidence");
    }
    for_each_text_list(plan, [&](const std::vector<LocalizedText>& texts, std::string_view path, auto... place) {
        for (std::size_t i = 0; i < texts.size(); ++i) look(texts[i], path, place..., i);
    });
}

/// Returns what a member is, for people.
inline LocalizedText member_name(std::string_view path) {
    const PlanMember* const member = find_plan_member(path);
    if (!member) return {"le texte", "the text", {}};
    return {std::string(member->meaning.fr), std::string(member->meaning.en), {}};
}

/// Returns the beginning of a long text.
inline std::string excerpt(std::string_view text) {
    constexpr std::size_t most = 80;  // bytes
    if (text.size() <= most) return std::string(text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

/// Returns a text without the blanks at its end, no-break ones included.
inline std::string_view trim_end(std::string_view text) noexcept {
    for (;;) {
        if (text.empty()) return text;
        const char last = text.back();
        if (last == ' ' || last == '\n' || last == '\t' || last == '\r') text.remove_suffix(1);
        else if (text.ends_with("\u00A0")) text.remove_suffix(2);
        else if (text.ends_with("\u202F")) text.remove_suffix(3);
        else return text;
    }
}

/// Returns the beginning of a question, without its mark and the blank before it.
inline LocalizedText excerpt_without_mark(const LocalizedText& question) {
    const auto cut = [](std::string_view text) {
        text = trim_end(text);
        if (text.ends_with('?')) text = trim_end(text.substr(0, text.size() - 1));
        return excerpt(text);
    };
    return {cut(question.fr), cut(question.en), cut(question.plain)};
}

}  // namespace palier::detail
