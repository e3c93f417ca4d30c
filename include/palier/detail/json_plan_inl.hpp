// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/detail/json_locate.hpp"
#include "palier/detail/plan_structure.hpp"
#include "palier/plan_document.hpp"

namespace palier {

namespace detail {

inline constexpr JsonWord<PlanStatus> plan_status_words[] = {
    {"draft", PlanStatus::draft}, {"submitted", PlanStatus::submitted}, {"adopted", PlanStatus::adopted}, {"closed", PlanStatus::closed}};
inline constexpr JsonWord<PlanTerm> plan_term_words[] = {
    {"short", PlanTerm::short_term}, {"medium", PlanTerm::medium_term}, {"long", PlanTerm::long_term}};
inline constexpr JsonWord<Periodicity> periodicity_words[] = {
    {"once", Periodicity::once}, {"year", Periodicity::year}, {"month", Periodicity::month}};

/// Takes what can be used of a plan. Silent: PlanStructure has told what cannot. What has another type than its member is absent.
class PlanTaker {
public:
    static void take(JsonValue value, std::string& target) {
        if (value.is(JsonKind::string)) target = value.string();
    }
    static void take(JsonValue value, LocalizedText& target) {
        if (value.is(JsonKind::string)) {
            target.plain = value.string();
        } else if (value.is(JsonKind::object)) {
            take_member(value, "fr", target.fr);
            take_member(value, "en", target.en);
        }
    }
    static void take(JsonValue value, std::optional<Date>& target) {
        if (value.is(JsonKind::string)) target = Date::parse(value.string());
    }
    static void take(JsonValue value, std::optional<std::int64_t>& target) {
        constexpr double greatest = 1e15;  // of every integer of a plan
        if (value.is(JsonKind::integer) && value.integer() >= 0)
            target = value.integer();
        else if (value.is(JsonKind::number) && std::trunc(value.number()) == value.number() && value.number() >= 0 && value.number() <= greatest)
            target = static_cast<std::int64_t>(value.number());
        if (target && *target > static_cast<std::int64_t>(greatest)) target.reset();
    }
    static void take(JsonValue value, std::optional<double>& target) {
        if (value.is(JsonKind::integer) || value.is(JsonKind::number)) target = value.number();
    }
    static void take(JsonValue value, std::optional<Scalar>& target) {
        switch (value.kind()) {
            case JsonKind::boolean: target = Scalar(value.boolean()); break;
            case JsonKind::integer: target = Scalar(value.integer()); break;
            case JsonKind::number: target = Scalar(value.number()); break;
            case JsonKind::string: target = Scalar(std::string(value.string())); break;
            default: break;
        }
    }
    template <class T, std::size_t Count>
    static void take(JsonValue value, T& target, const JsonWord<T> (&words)[Count]) {
        if (!value.is(JsonKind::string)) return;
        for (const JsonWord<T>& word : words)
            if (word.word == value.string()) target = word.value;
    }

    template <class T>
    static void take_member(JsonValue object, std::string_view name, T& target) {
        if (const std::optional<JsonValue> value = object.find(name)) take(*value, target);
    }
    template <class T, std::size_t Count>
    static void take_member(JsonValue object, std::string_view name, T& target, const JsonWord<T> (&words)[Count]) {
        if (const std::optional<JsonValue> value = object.find(name)) take(*value, target, words);
    }
    /// Lets `read(JsonValue)` take a member that is an object.
    template <class Read>
    static void take_object(JsonValue object, std::string_view name, Read&& read) {
        const std::optional<JsonValue> value = object.find(name);
        if (value && value->is(JsonKind::object)) read(*value);
    }
    /// Reads a list; each item keeps its position, even when it cannot be used.
    template <class T, class Read>
    static void take_list(JsonValue object, std::string_view name, std::vector<T>& target, Read&& read) {
        const std::optional<JsonValue> list = object.find(name);
        if (!list || !list->is(JsonKind::array)) return;
        target.resize(list->size());
        for (std::size_t i = 0; i < list->size(); ++i) read((*list)[i], target[i]);
    }
    template <class T>
    static void take_texts(JsonValue object, std::string_view name, std::vector<T>& target) {
        take_list(object, name, target, [](JsonValue value, T& item) { take(value, item); });
    }

    static void take_plan(JsonValue json, Plan& plan) {
        take_member(json, "kind", plan.kind);
        take_member(json, "id", plan.id);
        take_member(json, "title", plan.title);
        take_member(json, "version", plan.version);
        take_member(json, "owner", plan.owner);
        take_member(json, "status", plan.status, plan_status_words);
        take_object(json, "adoption", [&](JsonValue adoption) {
            take_member(adoption, "by", plan.adopted_by);
            take_member(adoption, "on", plan.adopted_on);
        });
        take_object(json, "period", [&](JsonValue period) {
            take_member(period, "from", plan.period.from);
            take_member(period, "to", plan.period.to);
        });
        take_object(json, "framework", [&](JsonValue framework) {
            take_member(framework, "id", plan.framework);
            take_member(framework, "version", plan.framework_version);
        });
        take_member(json, "organisation", plan.organisation);
        take_member(json, "language", plan.language);
        take_member(json, "source", plan.source);
        take_member(json, "public", plan.audience);
        take_list(json, "pilots", plan.pilots, [](JsonValue value, PlanPilot& pilot) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "post", pilot.post);
            take_member(value, "label", pilot.label);
            take_member(value, "degree", pilot.degree);
        });
        take_texts(json, "purposes", plan.purposes);
        take_list(json, "supports", plan.supports, [](JsonValue value, PlanSupport& support) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "label", support.label);
            take_member(value, "level", support.level);
            take_member(value, "unit", support.unit);
            take_member(value, "role", support.role);
        });
        take_object(json, "diagnosis", [&](JsonValue diagnosis) {
            take_member(diagnosis, "summary", plan.diagnosis.summary);
            take_texts(diagnosis, "findings", plan.diagnosis.findings);
            take_texts(diagnosis, "assets", plan.diagnosis.assets);
            take_texts(diagnosis, "brakes", plan.diagnosis.brakes);
            take_texts(diagnosis, "expectations", plan.diagnosis.expectations);
            take_texts(diagnosis, "axes", plan.diagnosis.axes);
        });
        take_list(json, "stages", plan.stages, [](JsonValue value, PlanStage& stage) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "id", stage.id);
            take_member(value, "label", stage.label);
            take_member(value, "at", stage.at);
        });
        take_list(json, "priorities", plan.priorities, [](JsonValue value, PlanPriority& priority) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "id", priority.id);
            take_member(value, "label", priority.label);
            take_member(value, "level", priority.level);
            take_member(value, "within", priority.within);
        });
        take_list(json, "objectives", plan.objectives, take_objective);
        take_list(json, "actions", plan.actions, take_action);
        take_object(json, "needs", [&](JsonValue needs) {
            take_list(needs, "human", plan.human_needs, take_need);
            take_list(needs, "material", plan.material_needs, take_need);
        });
        take_list(json, "budget", plan.budget, take_line);
        take_member(json, "budget_total_cents", plan.budget_total_cents);
        take_list(json, "calendar", plan.calendar, [](JsonValue value, PlanEvent& event) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "label", event.label);
            take_member(value, "from", event.from);
            take_member(value, "to", event.to);
            take_member(value, "text", event.text);
        });
        take_list(json, "partners", plan.partners, [](JsonValue value, PlanPartner& partner) {
            partner.is_name_only = value.is(JsonKind::string);
            take(value, partner.unit);
            if (!value.is(JsonKind::object)) return;
            take_member(value, "label", partner.label);
            take_member(value, "unit", partner.unit);
            take_member(value, "role", partner.role);
        });
        take_list(json, "success", plan.success, [](JsonValue value, PlanSuccess& success) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "label", success.label);
            take_member(value, "indicator", success.indicator);
            take_member(value, "target", success.target);
            take_member(value, "by", success.by);
            take_texts(value, "stages", success.stages);
            take_member(value, "evidence", success.evidence);
        });
        take_texts(json, "notes", plan.notes);
    }

private:
    static void take_objective(JsonValue json, PlanObjective& objective) {
        if (!json.is(JsonKind::object)) return;
        take_member(json, "id", objective.id);
        take_member(json, "label", objective.label);
        take_member(json, "field", objective.field);
        take_texts(json, "priorities", objective.priorities);
        take_object(json, "target", [&](JsonValue target) {
            objective.target.emplace();
            take_member(target, "tier", objective.target->tier);
            take_member(target, "by", objective.target->by);
            if (objective.target->tier && *objective.target->tier < 1) objective.target->tier.reset();
        });
        take_member(json, "public", objective.audience);
        take_member(json, "teams", objective.teams);
        take_member(json, "approach", objective.approach);
        take_texts(json, "equipment", objective.equipment);
        take_texts(json, "training", objective.training);
        take_member(json, "added_value", objective.added_value);
        take_list(json, "indicators", objective.indicators, [](JsonValue value, PlanIndicator& indicator) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "indicator", indicator.indicator);
            take_object(value, "baseline", [&](JsonValue baseline) {
                indicator.baseline.emplace();
                take_member(baseline, "value", indicator.baseline->value);
                take_member(baseline, "at", indicator.baseline->at);
            });
            take_list(value, "targets", indicator.targets, [](JsonValue item, PlanValue& target) {
                if (!item.is(JsonKind::object)) return;
                take_member(item, "value", target.value);
                take_member(item, "by", target.at);
            });
            take_texts(value, "stages", indicator.stages);
        });
        take_texts(json, "actions", objective.actions);
    }

    static void take_action(JsonValue json, PlanAction& action) {
        if (!json.is(JsonKind::object)) return;
        take_member(json, "id", action.id);
        take_member(json, "label", action.label);
        take_texts(json, "details", action.details);
        take_member(json, "term", action.term, plan_term_words);
        take_member(json, "level", action.level);
        take_member(json, "owner", action.owner);
        take_texts(json, "actors", action.actors);
        take_member(json, "from", action.from);
        take_member(json, "to", action.to);
        take_texts(json, "addresses", action.addresses);
        take_texts(json, "after", action.after);
        take_member(json, "hours", action.hours);
        take_member(json, "participants", action.participants);
    }

    static void take_need(JsonValue json, PlanNeed& need) {
        if (!json.is(JsonKind::object)) return;
        take_member(json, "label", need.label);
        take_member(json, "count", need.count);
        take_member(json, "per", need.per);
        take_member(json, "detail", need.detail);
    }

    static void take_line(JsonValue json, BudgetLine& line) {
        if (!json.is(JsonKind::object)) return;
        take_member(json, "label", line.label);
        take_member(json, "payer", line.payer);
        take_object(json, "base", [&](JsonValue base) {
            std::optional<std::int64_t> number;
            std::string expression;
            take_member(base, "count", number);
            take_member(base, "count", expression);
            if (number)
                line.count = *number;
            else if (!expression.empty())
                line.count = std::move(expression);
        });
        take_member(json, "rate_cents", line.rate_cents);
        take_member(json, "per", line.per, periodicity_words);
        take_member(json, "from", line.from);
        take_member(json, "to", line.to);
        take_member(json, "unit_cap_cents", line.unit_cap_cents);
        take_member(json, "cap_cents", line.cap_cents);
        take_list(json, "shares", line.shares, [](JsonValue value, BudgetShare& share) {
            if (!value.is(JsonKind::object)) return;
            take_member(value, "payer", share.payer);
            take_member(value, "percent", share.percent);
            take_member(value, "unit_cap_cents", share.unit_cap_cents);
            if (share.percent && !(*share.percent >= 0 && *share.percent <= 100)) share.percent.reset();
        });
        take_member(json, "amount_cents", line.amount_cents);
        take_member(json, "objective", line.objective);
        take_member(json, "note", line.note);
    }
};

/// Returns the profile of a kind, or else one that has every member and requires none.
inline std::shared_ptr<const PlanProfile> choose_profile(JsonValue kind, std::span<const std::shared_ptr<const PlanProfile>> profiles, Report& report) {
    std::vector<std::string_view> known;
    for (const auto& profile : profiles) {
        if (kind.is(JsonKind::string) && profile->id() == kind.string()) return profile;
        known.push_back(profile->id());
    }
    if (kind.is(JsonKind::string)) {
        report.add(make_finding(structure_kind_unknown.record, kind.origin(),
                                {{"kind", json_excerpt(kind.string())}, {"names", json_suggest(kind.string(), known).names}}));
    }
    return nullptr;
}

/// Makes the profile of plans whose kind is unknown: every part may be there.
inline std::shared_ptr<const PlanProfile> make_common_profile() {
    PlanProfileDefinition definition;
    definition.label = {"genre inconnu", "unknown kind", {}};
    for (const PlanMember& member : plan_members()) {
        const bool is_top = member.path.find('/', 1) == std::string_view::npos;
        if (!is_top) continue;
        PlanPart part;
        part.path = member.path;
        part.label = {std::string(member.meaning.fr), std::string(member.meaning.en), {}};
        definition.parts.push_back(std::move(part));
    }
    return PlanProfile::make(std::move(definition)).profile;
}

/// Reads a parsed document; lines and columns come later.
inline void read_plan_into(const JsonDocument& document, std::span<const std::shared_ptr<const PlanProfile>> profiles, const ReadOptions& options, PlanRead& read) {
    read.plan.document = options.document_name;
    JsonContext context(read.report, options.report_limits);
    context.read_document(document, DocumentKind::plan, [&](JsonObject& object) {
        object.ignore_others();  // PlanStructure tells them
        const std::optional<JsonValue> kind = object.value().find("kind");
        if (kind) read.profile = choose_profile(*kind, profiles, read.report);
        if (!read.profile) read.profile = make_common_profile();
        PlanStructure(*read.profile, read.report, options.report_limits).walk(object.value());
        PlanTaker::take_plan(object.value(), read.plan);
    });
    if (!read.profile) read.profile = make_common_profile();
}

}  // namespace detail

PALIER_INLINE PlanRead read_plan(std::string_view bytes, std::span<const std::shared_ptr<const PlanProfile>> profiles, const ReadOptions& options) {
    PlanRead read;
    read.report = Report(options.report_limits);
    const auto document = detail::JsonDocument::parse(bytes, options.limits, options.document_name, read.report);
    detail::read_plan_into(document, profiles, options, read);
    detail::locate_findings(document.text(), options.document_name, read.report);
    return read;
}

PALIER_INLINE PlanRead validate_plan_document(std::string_view bytes, std::span<const std::shared_ptr<const PlanProfile>> profiles,
                                              const ReadOptions& read_options, const ValidatePlanOptions& options) {
    PlanRead read;
    read.report = Report(options.report_limits);
    ReadOptions limited = read_options;
    limited.report_limits = options.report_limits;
    const auto document = detail::JsonDocument::parse(bytes, limited.limits, limited.document_name, read.report);
    detail::read_plan_into(document, profiles, limited, read);
    read.report.merge(validate_plan(read.plan, *read.profile, options));
    detail::locate_findings(document.text(), limited.document_name, read.report);
    return read;
}

}  // namespace palier
