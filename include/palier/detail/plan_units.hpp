// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

#include <cstddef>      // positions
#include <optional>     // days that may be absent
#include <string>       // ids
#include <string_view>  // ids
#include <vector>       // names

#include "palier/detail/nearest_offer.hpp"
#include "palier/plan_rule.hpp"
#include "palier/uai.hpp"

namespace palier::detail {

/// Calls `visit(id, during, place...)` for each unit that a plan names, its owner and the partners that are a mere string apart: during
/// which days it must exist, and the tokens of its pointer.
template <class Visit>
void for_each_unit_named(const Plan& plan, Visit visit) {
    const auto look = [&](const std::string& id, const Validity& during, auto... place) {
        if (!id.empty()) visit(id, during, place...);
    };
    for (std::size_t i = 0; i < plan.pilots.size(); ++i) look(plan.pilots[i].post, plan.period, "pilots", i, "post");
    for (std::size_t i = 0; i < plan.supports.size(); ++i) look(plan.supports[i].unit, plan.period, "supports", i, "unit");
    for (std::size_t i = 0; i < plan.actions.size(); ++i) {
        const PlanAction& action = plan.actions[i];
        const Validity during = {action.from ? action.from : plan.period.from, action.to ? action.to : plan.period.to};
        look(action.owner, during, "actions", i, "owner");
        for (std::size_t k = 0; k < action.actors.size(); ++k) look(action.actors[k], during, "actions", i, "actors", k);
    }
    for (std::size_t i = 0; i < plan.partners.size(); ++i)
        if (!plan.partners[i].is_name_only) look(plan.partners[i].unit, plan.period, "partners", i, "unit");
}

/// Returns the code of a school in the id of a unit: the id, or what stands before its first point (`0990001N.direction`).
inline std::string_view school_code_of(std::string_view unit) noexcept { return unit.substr(0, unit.find('.')); }

/// Reads the code of a school in the id of a unit, when its check letter is wrong.
inline std::optional<UaiParse> find_wrong_letter(std::string_view unit) noexcept {
    const UaiParse parse = parse_uai(school_code_of(unit));
    if (parse.problem == UaiProblem::letter_wrong || parse.problem == UaiProblem::letter_outside) return parse;
    return std::nullopt;
}

/// Tells whether an organisation is given that lacks a unit, whose name is no miswritten code either: that has its own finding.
inline bool is_unknown_unit(const PlanCheck& check, std::string_view id) {
    return check.organisation() && !check.organisation()->find_unit(id) && !find_wrong_letter(id);
}

/// Offers the units of an organisation with the nearest ids.
class NearestUnits {
public:
    explicit NearestUnits(const PlanCheck& check) : check_(check) {}

    [[nodiscard]] std::vector<std::string> offer(std::string_view id) {
        const Organisation* const organisation = check_.organisation();
        if (!organisation || !check_.has_room()) return {};
        if (known_.empty())
            for (std::size_t i = 0; i < organisation->unit_count(); ++i) known_.push_back(organisation->unit_id(id_at<UnitId>(i)));
        return nearest_.offer(id, known_);
    }

private:
    const PlanCheck& check_;
    std::vector<std::string_view> known_;
    NearestNames nearest_;
};

/// Returns how people call a unit.
inline LocalizedText unit_name(const Organisation& organisation, UnitId unit) {
    return name_of(organisation.label(unit), organisation.unit_id(unit));
}

/// Returns the first day of an interval on which a unit does not exist; of a single day known, that day.
inline std::optional<Date> find_absent_day(const Validity& unit, const Validity& during) {
    if (during.empty() || (!during.from && !during.to)) return std::nullopt;
    const Date first = during.from ? *during.from : Date::from_days(during.to->days() - 1);
    if (!unit.contains(first)) return first;
    if (unit.to && during.to && *unit.to < *during.to) return unit.to;
    return std::nullopt;
}

/// Returns the word of a level, after « niveau » in French and before “level” in English.
inline LocalizedText level_name(std::string_view level) {
    if (level == "national") return {"national", "national", {}};
    if (level == "academic") return {"académique", "academic", {}};
    if (level == "departmental") return {"départemental", "departmental", {}};
    if (level == "territorial") return {"territorial", "territorial", {}};
    if (level == "district") return {"du district", "district", {}};
    if (level == "basin") return {"du bassin", "basin", {}};
    if (level == "school") return {"de l’établissement", "school", {}};
    if (level == "team") return {"de l’équipe", "team", {}};
    return {{}, {}, std::string(level)};
}

/// Returns a list of words in a sentence, in both languages.
inline LocalizedText join(const std::vector<LocalizedText>& names) {
    LocalizedText text;
    for (const LocalizedText& name : names) {
        if (!text.fr.empty()) text = {text.fr + ", ", text.en + ", ", {}};
        text.fr += name.in(Language::fr);
        text.en += name.in(Language::en);
    }
    return text;
}

}  // namespace palier::detail
