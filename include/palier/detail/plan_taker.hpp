// SPDX-License-Identifier: MIT
// floor: edge
#pragma once

#include <cmath>        // std::trunc
#include <cstddef>      // positions
#include <cstdint>      // integers
#include <iterator>     // std::size
#include <optional>     // members that may be absent
#include <string>       // names
#include <string_view>  // names of members
#include <type_traits>  // what a member is of
#include <utility>      // std::move
#include <vector>       // lists

#include "palier/detail/eight_bytes.hpp"
#include "palier/detail/json_reader.hpp"
#include "palier/plan.hpp"

namespace palier::detail {

inline constexpr JsonWord<PlanStatus> plan_status_words[] = {
    {"draft", PlanStatus::draft}, {"submitted", PlanStatus::submitted}, {"adopted", PlanStatus::adopted}, {"closed", PlanStatus::closed}};
inline constexpr JsonWord<PlanTerm> plan_term_words[] = {
    {"short", PlanTerm::short_term}, {"medium", PlanTerm::medium_term}, {"long", PlanTerm::long_term}};
inline constexpr JsonWord<Periodicity> periodicity_words[] = {
    {"once", Periodicity::once}, {"year", Periodicity::year}, {"month", Periodicity::month}};

/// Takes what can be used of a plan. Silent: PlanStructure has told what cannot. What has another type than its member is absent.
/// Each object is read in one walk over its members, along a table of names.
class PlanTaker {
public:
    static void take_plan(JsonValue json, Plan& plan);

private:
    /// A member of an object, and how it is taken.
    template <class Owner>
    struct Slot {
        std::string_view name;
        void (*take)(JsonValue, Owner&);
        std::uint16_t key = name_key(name);
    };

    template <class Owner, std::size_t Count>
    static void take_members(JsonValue json, Owner& owner, const Slot<Owner> (&slots)[Count]) {
        if (!json.is(JsonKind::object)) return;
        std::size_t next = 0;  // authors mostly keep the order of the description
        for (std::size_t i = 0; i < json.size(); ++i) {
            const JsonValue value = json[i];
            if (value.has(JsonMark::repeated)) continue;
            const std::uint16_t key = value.name_key();
            for (std::size_t tried = 0; tried < Count; ++tried) {
                const Slot<Owner>& slot = slots[next];
                next = next + 1 == Count ? 0 : next + 1;
                if (slot.key != key || slot.name != value.name()) continue;
                slot.take(value, owner);
                break;
            }
        }
    }

    template <class Class, class Type>
    static Class owner_of(Type Class::*);

    /// Takes the member of a struct.
    template <auto Member>
    static void into(JsonValue value, decltype(owner_of(Member))& owner) {
        take(value, owner.*Member);
    }
    /// Takes one of some words.
    template <auto Member, const auto& Words>
    static void word(JsonValue value, decltype(owner_of(Member))& owner) {
        if (!value.is(JsonKind::string)) return;
        for (const auto& known : Words)
            if (known.word == value.string()) owner.*Member = known.value;
    }

    static void take(JsonValue value, std::string& target) {
        if (value.is(JsonKind::string)) target = value.string();
    }
    static void take(JsonValue value, LocalizedText& target) {
        static constexpr Slot<LocalizedText> slots[] = {{"fr", into<&LocalizedText::fr>}, {"en", into<&LocalizedText::en>}};
        if (value.is(JsonKind::string))
            target.plain = value.string();
        else
            take_members(value, target, slots);
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
    /// A list: each item keeps its position, even when it cannot be used.
    template <class Item>
    static void take(JsonValue value, std::vector<Item>& target) {
        if (!value.is(JsonKind::array)) return;
        target.resize(value.size());
        for (std::size_t i = 0; i < value.size(); ++i) take(value[i], target[i]);
    }
    template <class Object>
    static void take(JsonValue value, std::optional<Object>& target) {
        if (value.is(JsonKind::object)) take(value, target.emplace());
    }

    static void take(JsonValue json, PlanPilot& pilot) {
        static constexpr Slot<PlanPilot> slots[] = {{"post", into<&PlanPilot::post>}, {"label", into<&PlanPilot::label>}, {"degree", into<&PlanPilot::degree>}};
        take_members(json, pilot, slots);
    }
    static void take(JsonValue json, PlanSupport& support) {
        static constexpr Slot<PlanSupport> slots[] = {
            {"label", into<&PlanSupport::label>}, {"level", into<&PlanSupport::level>}, {"unit", into<&PlanSupport::unit>}, {"role", into<&PlanSupport::role>}};
        take_members(json, support, slots);
    }
    static void take(JsonValue json, PlanDiagnosis& diagnosis) {
        static constexpr Slot<PlanDiagnosis> slots[] = {
            {"summary", into<&PlanDiagnosis::summary>}, {"findings", into<&PlanDiagnosis::findings>}, {"assets", into<&PlanDiagnosis::assets>},
            {"brakes", into<&PlanDiagnosis::brakes>}, {"expectations", into<&PlanDiagnosis::expectations>}, {"axes", into<&PlanDiagnosis::axes>}};
        take_members(json, diagnosis, slots);
    }
    static void take(JsonValue json, PlanStage& stage) {
        static constexpr Slot<PlanStage> slots[] = {{"id", into<&PlanStage::id>}, {"label", into<&PlanStage::label>}, {"at", into<&PlanStage::at>}};
        take_members(json, stage, slots);
    }
    static void take(JsonValue json, PlanPriority& priority) {
        static constexpr Slot<PlanPriority> slots[] = {
            {"id", into<&PlanPriority::id>}, {"label", into<&PlanPriority::label>}, {"level", into<&PlanPriority::level>}, {"within", into<&PlanPriority::within>}};
        take_members(json, priority, slots);
    }
    static void take(JsonValue json, PlanTarget& target) {
        static constexpr Slot<PlanTarget> slots[] = {{"tier", into<&PlanTarget::tier>}, {"by", into<&PlanTarget::by>}};
        take_members(json, target, slots);
        if (target.tier && *target.tier < 1) target.tier.reset();
    }
    /// A baseline has `at`, a target `by`.
    static void take(JsonValue json, PlanValue& target) {
        static constexpr Slot<PlanValue> slots[] = {{"value", into<&PlanValue::value>}, {"by", into<&PlanValue::at>}};
        take_members(json, target, slots);
    }
    static void take_baseline(JsonValue json, PlanIndicator& indicator) {
        static constexpr Slot<PlanValue> slots[] = {{"value", into<&PlanValue::value>}, {"at", into<&PlanValue::at>}};
        if (json.is(JsonKind::object)) take_members(json, indicator.baseline.emplace(), slots);
    }
    static void take(JsonValue json, PlanIndicator& indicator) {
        static constexpr Slot<PlanIndicator> slots[] = {
            {"indicator", into<&PlanIndicator::indicator>}, {"baseline", take_baseline}, {"targets", into<&PlanIndicator::targets>}, {"stages", into<&PlanIndicator::stages>}};
        take_members(json, indicator, slots);
    }
    static void take(JsonValue json, PlanObjective& objective) {
        static constexpr Slot<PlanObjective> slots[] = {
            {"id", into<&PlanObjective::id>},
            {"label", into<&PlanObjective::label>},
            {"field", into<&PlanObjective::field>},
            {"priorities", into<&PlanObjective::priorities>},
            {"target", into<&PlanObjective::target>},
            {"public", into<&PlanObjective::audience>},
            {"teams", into<&PlanObjective::teams>},
            {"approach", into<&PlanObjective::approach>},
            {"equipment", into<&PlanObjective::equipment>},
            {"training", into<&PlanObjective::training>},
            {"added_value", into<&PlanObjective::added_value>},
            {"indicators", into<&PlanObjective::indicators>},
            {"actions", into<&PlanObjective::actions>},
        };
        take_members(json, objective, slots);
    }
    static void take(JsonValue json, PlanAction& action) {
        static constexpr Slot<PlanAction> slots[] = {
            {"id", into<&PlanAction::id>},
            {"label", into<&PlanAction::label>},
            {"details", into<&PlanAction::details>},
            {"term", word<&PlanAction::term, plan_term_words>},
            {"level", take_levels},
            {"owner", into<&PlanAction::owner>},
            {"actors", into<&PlanAction::actors>},
            {"from", into<&PlanAction::from>},
            {"to", into<&PlanAction::to>},
            {"addresses", into<&PlanAction::addresses>},
            {"after", into<&PlanAction::after>},
            {"hours", into<&PlanAction::hours>},
            {"participants", into<&PlanAction::participants>},
        };
        take_members(json, action, slots);
    }
    /// One level, or several.
    static void take_levels(JsonValue json, PlanAction& action) {
        action.is_level_list = json.is(JsonKind::array);
        if (json.is(JsonKind::string))
            action.levels.emplace_back(json.string());
        else
            take(json, action.levels);
    }
    static void take(JsonValue json, PlanNeed& need) {
        static constexpr Slot<PlanNeed> slots[] = {
            {"label", into<&PlanNeed::label>}, {"count", into<&PlanNeed::count>}, {"per", into<&PlanNeed::per>}, {"detail", into<&PlanNeed::detail>}};
        take_members(json, need, slots);
    }
    static void take(JsonValue json, BudgetShare& share) {
        static constexpr Slot<BudgetShare> slots[] = {
            {"payer", into<&BudgetShare::payer>}, {"percent", into<&BudgetShare::percent>}, {"unit_cap_cents", into<&BudgetShare::unit_cap_cents>}};
        take_members(json, share, slots);
        if (share.percent && !(*share.percent >= 0 && *share.percent <= 100)) share.percent.reset();
    }
    static void take_count(JsonValue json, BudgetLine& line) {
        std::optional<std::int64_t> number;
        take(json, number);
        if (number)
            line.count = *number;
        else if (json.is(JsonKind::string) && !json.string().empty())
            line.count = std::string(json.string());
    }
    static void take_base(JsonValue json, BudgetLine& line) {
        static constexpr Slot<BudgetLine> slots[] = {{"count", take_count}};
        take_members(json, line, slots);
    }
    static void take(JsonValue json, BudgetLine& line) {
        static constexpr Slot<BudgetLine> slots[] = {
            {"label", into<&BudgetLine::label>},
            {"payer", into<&BudgetLine::payer>},
            {"base", take_base},
            {"rate_cents", into<&BudgetLine::rate_cents>},
            {"per", word<&BudgetLine::per, periodicity_words>},
            {"from", into<&BudgetLine::from>},
            {"to", into<&BudgetLine::to>},
            {"unit_cap_cents", into<&BudgetLine::unit_cap_cents>},
            {"cap_cents", into<&BudgetLine::cap_cents>},
            {"shares", into<&BudgetLine::shares>},
            {"amount_cents", into<&BudgetLine::amount_cents>},
            {"objective", into<&BudgetLine::objective>},
            {"note", into<&BudgetLine::note>},
        };
        take_members(json, line, slots);
    }
    static void take(JsonValue json, PlanEvent& event) {
        static constexpr Slot<PlanEvent> slots[] = {
            {"label", into<&PlanEvent::label>}, {"from", into<&PlanEvent::from>}, {"to", into<&PlanEvent::to>}, {"text", into<&PlanEvent::text>}};
        take_members(json, event, slots);
    }
    static void take(JsonValue json, PlanPartner& partner) {
        static constexpr Slot<PlanPartner> slots[] = {{"label", into<&PlanPartner::label>}, {"unit", into<&PlanPartner::unit>}, {"role", into<&PlanPartner::role>}};
        partner.is_name_only = json.is(JsonKind::string);
        take(json, partner.unit);
        take_members(json, partner, slots);
    }
    static void take(JsonValue json, PlanSuccess& success) {
        static constexpr Slot<PlanSuccess> slots[] = {
            {"label", into<&PlanSuccess::label>}, {"indicator", into<&PlanSuccess::indicator>}, {"target", into<&PlanSuccess::target>},
            {"by", into<&PlanSuccess::by>}, {"stages", into<&PlanSuccess::stages>}, {"evidence", into<&PlanSuccess::evidence>}};
        take_members(json, success, slots);
    }

    static void take_adoption(JsonValue json, Plan& plan) {
        static constexpr Slot<Plan> slots[] = {{"by", into<&Plan::adopted_by>}, {"on", into<&Plan::adopted_on>}};
        take_members(json, plan, slots);
    }
    static void take(JsonValue json, Validity& period) {
        static constexpr Slot<Validity> slots[] = {{"from", into<&Validity::from>}, {"to", into<&Validity::to>}};
        take_members(json, period, slots);
    }
    static void take_framework(JsonValue json, Plan& plan) {
        static constexpr Slot<Plan> slots[] = {{"id", into<&Plan::framework>}, {"version", into<&Plan::framework_version>}};
        take_members(json, plan, slots);
    }
    static void take_needs(JsonValue json, Plan& plan) {
        static constexpr Slot<Plan> slots[] = {{"human", into<&Plan::human_needs>}, {"material", into<&Plan::material_needs>}};
        take_members(json, plan, slots);
    }
};

inline void PlanTaker::take_plan(JsonValue json, Plan& plan) {
    static constexpr Slot<Plan> slots[] = {
        {"format", [](JsonValue, Plan&) {}},
        {"format_version", [](JsonValue, Plan&) {}},
        {"kind", into<&Plan::kind>},
        {"id", into<&Plan::id>},
        {"title", into<&Plan::title>},
        {"version", into<&Plan::version>},
        {"owner", into<&Plan::owner>},
        {"status", word<&Plan::status, plan_status_words>},
        {"adoption", take_adoption},
        {"period", into<&Plan::period>},
        {"framework", take_framework},
        {"organisation", into<&Plan::organisation>},
        {"language", into<&Plan::language>},
        {"source", into<&Plan::source>},
        {"public", into<&Plan::audience>},
        {"pilots", into<&Plan::pilots>},
        {"purposes", into<&Plan::purposes>},
        {"supports", into<&Plan::supports>},
        {"diagnosis", into<&Plan::diagnosis>},
        {"stages", into<&Plan::stages>},
        {"priorities", into<&Plan::priorities>},
        {"objectives", into<&Plan::objectives>},
        {"actions", into<&Plan::actions>},
        {"needs", take_needs},
        {"budget", into<&Plan::budget>},
        {"budget_total_cents", into<&Plan::budget_total_cents>},
        {"calendar", into<&Plan::calendar>},
        {"partners", into<&Plan::partners>},
        {"success", into<&Plan::success>},
        {"notes", into<&Plan::notes>},
    };
    take_members(json, plan, slots);
}

}  // namespace palier::detail
