// SPDX-License-Identifier: MIT
//
// Cases at the edge of the rules about targets, budgets and the diagnosis, beyond the examples that each rule carries.

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/detail/plan_values.hpp"
#include "unit/changed_plan.hpp"

namespace test_plan_rule_values {

using namespace palier;
using palier_test::example;
using palier_test::places;
using palier_test::Places;
using palier_test::validate;

namespace {

/// The first finding of a code, in French.
std::string sentence(std::string_view code, std::string_view members) {
    const Report report = validate(members);
    for (const Finding& finding : report.findings())
        if (finding.code == code) return message(finding, Language::fr);
    return {};
}

/// An objective with one indicator.
std::string indicator(std::string_view id, std::string_view rest) {
    return R"({"objectives": [{"id": "o1", "label": "Former", "indicators": [{"indicator": ")" + std::string(id) + R"(", )" + std::string(rest) + "}]}]}";
}

/// A plan of one action that claims a tier.
std::string claim(int tier, std::string_view by, std::string_view to, std::string_view addresses) {
    return R"({"objectives": [{"id": "o1", "label": "Former", "field": "formation", "target": {"tier": )" + std::to_string(tier) + R"(, "by": ")" + std::string(by) +
           R"("}, "actions": ["a1"]}], "actions": [{"id": "a1", "label": "Stage", "to": ")" + std::string(to) + R"(", "addresses": [)" + std::string(addresses) + "]}]}";
}

const std::string target = "/objectives/0/indicators/0/targets/0/value";
const std::string baseline = "/objectives/0/indicators/0/baseline/value";

}  // namespace

TEST_CASE("a target has the type of its indicator; an integer is a number, and 3.0 is an integer") {
    const auto type = [](std::string_view id, std::string_view value) { return places("plan.target.type", indicator(id, R"("targets": [{"value": )" + std::string(value) + "}]")); };
    CHECK(type("practice.class_rate", "50") == Places{});
    CHECK(type("practice.classes", "3.0") == Places{});
    CHECK(type("practice.classes", "3.5") == Places{target});
    CHECK(type("training.plan", "2") == Places{});
    CHECK(type("training.plan", "true") == Places{target});
    CHECK(type("referent.named", "true") == Places{});
    CHECK(type("referent.named", "1") == Places{target});
    CHECK(type("network.kind", "\"fibre\"") == Places{});
    CHECK(type("network.kind", "2") == Places{target});
}

TEST_CASE("a target lies between the bounds of its indicator, or among its values") {
    const auto range = [](std::string_view id, std::string_view value) { return places("plan.target.out-of-range", indicator(id, R"("targets": [{"value": )" + std::string(value) + "}]")); };
    CHECK(range("practice.class_rate", "100") == Places{});
    CHECK(range("practice.class_rate", "100.5") == Places{target});
    CHECK(range("training.plan", "4") == Places{target});
    CHECK(range("network.kind", "\"satellite\"") == Places{target});
    CHECK(range("practice.class_rate", "\"beaucoup\"") == Places{});  // told as a type
}

TEST_CASE("a share of one is told as such, not as a step back") {
    const std::string members = indicator("practice.class_rate", R"("baseline": {"value": 35, "at": "2025-06-30"}, "targets": [{"value": 0.45, "by": "2027-06-30"}])");
    CHECK(places("plan.target.unit", members) == Places{target});
    CHECK(places("plan.target.direction", members) == Places{});
    CHECK(places("plan.target.unit", indicator("practice.class_rate", R"("targets": [{"value": 1.5}])")) == Places{});
}

TEST_CASE("a step back is told only of an indicator that improves some way") {
    CHECK(places("plan.target.direction", indicator("training.requests", R"("baseline": {"value": 11}, "targets": [{"value": 5}])")) == Places{});
    CHECK(places("plan.target.direction", indicator("referent.named", R"("baseline": {"value": true}, "targets": [{"value": false}])")) == Places{target});
}

TEST_CASE("a baseline agrees with what was observed in the school year of its date, as exactly as it is written") {
    const auto stated = [](std::string_view id, std::string_view value, std::string_view at) {
        return places("plan.baseline.observed", indicator(id, R"("baseline": {"value": )" + std::string(value) + R"(, "at": ")" + std::string(at) + R"("}, "targets": [{"value": 50}])"));
    };
    CHECK(stated("practice.class_rate", "35", "2025-06-30") == Places{});    // 7 of 20
    CHECK(stated("practice.class_rate", "35", "2024-06-30") == Places{baseline});  // 3 of 20 that year
    CHECK(stated("practice.class_rate", "15", "2024-06-30") == Places{});
    CHECK(stated("practice.class_rate", "34", "2025-06-30") == Places{baseline});
    CHECK(stated("teachers.trained", "10", "2025-06-30") == Places{});       // not known
    CHECK(stated("practice.class_rate", "15", "2020-06-30") == Places{});    // nothing observed
    CHECK(sentence("plan.baseline.observed", indicator("practice.class_rate", R"("baseline": {"value": 25, "at": "2025-06-30"}, "targets": [{"value": 50}])")) ==
          "La valeur de départ de l’indicateur « Taux de classes menant un projet numérique » est 25\u00A0%, mais 35\u00A0% a été observé en 2024-2025.");
    CHECK(detail::is_rounded(33.3, 100.0 / 3.0));
    CHECK(detail::is_rounded(33.33, 100.0 / 3.0));
    CHECK(detail::is_rounded(33.0, 100.0 / 3.0));
    CHECK(!detail::is_rounded(33.4, 100.0 / 3.0));
    CHECK(!detail::is_rounded(34.0, 100.0 / 3.0));
}

TEST_CASE("a stated amount is the total, or that of one time, or an error") {
    const auto budget = [](std::string_view amount) {
        return R"({"budget": [{"label": "Ressources", "payer": "etat", "base": {"count": "unit.pupils"}, "rate_cents": 3000, "per": "year", "amount_cents": )" + std::string(amount) +
               R"(}], "budget_total_cents": )" + std::string(amount) + "}";
    };
    CHECK(validate(budget("4608000")).count("plan.budget.amount") == 0);
    CHECK(validate(budget("4608001")).count("plan.budget.amount") == 1);
    CHECK(validate(budget("1536000")).count("plan.budget.amount") == 0);
    CHECK(validate(budget("1536000")).count("plan.budget.amount-once") == 1);
    CHECK(validate(budget("1536000")).count("plan.budget.total") == 0);  // it is the sum of what is written
    CHECK(sentence("plan.budget.amount", budget("4608001")) == "Le montant annoncé de « Ressources » est 46\u202F080,01\u00A0€, le calcul donne 46\u202F080,00\u00A0€.");
}

TEST_CASE("a count is read from the owner's attributes even without a diagnosis") {
    PlanContext context = example();
    context.diagnosis = nullptr;
    const std::string_view wrong = R"({"budget": [{"label": "Ressources", "payer": "etat", "base": {"count": "unit.pupils"}, "rate_cents": 3000, "per": "once", "amount_cents": 1}]})";
    CHECK(places("plan.budget.amount", wrong, context) == Places{"/budget/0/amount_cents"});
    CHECK(places("plan.budget.count-unknown", R"({"budget": [{"label": "R", "payer": "etat", "base": {"count": "teachers.trained"}, "rate_cents": 1, "per": "once"}]})", context) == Places{});
}

TEST_CASE("the expression of a count brings its own sentence and remedy") {
    const Report report = validate(R"({"budget": [{"label": "Ressources", "payer": "etat", "base": {"count": "unit.pupil"}, "rate_cents": 3000, "per": "once"}]})");
    for (const Finding& finding : report.findings()) {
        if (finding.code != "plan.budget.count-invalid") continue;
        CHECK(finding.origin.pointer == "/budget/0/base/count");
        CHECK(message(finding, Language::fr).find("unit.pupil") != std::string::npos);
        CHECK(remedy(finding, Language::en).find("unit.pupils") != std::string::npos);
        return;
    }
    FAIL("nothing was told");
}

TEST_CASE("a plan against its diagnosis: reached, late, not reached, already met") {
    CHECK(validate(claim(2, "2027-06-30", "2027-07-01", R"("formation.trained")")).count("plan.reach.late") == 0);  // it ends on the day
    CHECK(validate(claim(2, "2027-06-30", "2027-07-02", R"("formation.trained")")).count("plan.reach.late") == 1);
    CHECK(validate(claim(1, "2027-06-30", "2027-07-01", R"("formation.trained")")).count("plan.reach.already-met") == 1);
    const Report report = validate(claim(3, "2027-06-30", "2027-07-01", R"("formation.trained")"));
    CHECK(report.count("plan.reach.not-reached") == 1);
    CHECK(sentence("plan.reach.not-reached", claim(3, "2027-06-30", "2027-07-01", R"("formation.trained")")).starts_with("L’objectif « Former » vise le palier 3 en « "));
    PlanContext context = example();
    context.diagnosis = nullptr;
    const Report blind = validate(claim(3, "2027-06-30", "2027-07-01", R"("formation.trained")"), context);
    for (const Finding& finding : blind.findings()) CHECK(!finding.code.starts_with("plan.reach."));
}

TEST_CASE("names are listed with an and, and beyond six they are counted") {
    std::vector<LocalizedText> names(2, {{}, {}, "A"});
    CHECK(detail::list_words(names).fr == "« A » et « A »");
    names.resize(3, {{}, {}, "B"});
    CHECK(detail::list_words(names).en == "“A”, “A” and “B”");
    names.resize(8, {{}, {}, "C"});
    CHECK(detail::list_words(names).fr == "« A », « A », « B », « C », « C », « C » et 2 autres");
}

}  // namespace test_plan_rule_values
