// SPDX-License-Identifier: MIT
//
// Cases at the edge of rules about plans, beyond the examples that each rule carries.

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/detail/plan_cycles.hpp"
#include "palier/detail/plan_dates.hpp"
#include "palier/detail/plan_privacy.hpp"
#include "unit/changed_plan.hpp"

namespace test_plan_rule_cases {

using namespace palier;
using palier_test::example;
using palier_test::places;
using palier_test::Places;
using palier_test::validate;

namespace {

/// The sentences of the first finding of a code.
std::string sentence(std::string_view code, std::string_view members) {
    const Report report = validate(members, example());
    for (const Finding& finding : report.findings())
        if (finding.code == code) return message(finding, Language::fr) + ' ' + remedy(finding, Language::fr);
    return {};
}


}  // namespace

TEST_CASE("a person is named by a title and a capital letter, a function is not") {
    for (const std::string_view text : {"M. Exemple", "Suivi par Mme EXEMPLE.", "avec (Mr Exemple)", "Monsieur Élie Exemple", "M.\u00A0Exemple", "vu avec M.Exemple", "« Mlle Exemple »"}) {
        CAPTURE(text);
        CHECK(detail::names_person(text));
    }
    for (const std::string_view text : {"", "M. le maire", "Mme la rectrice", "Madame, Monsieur,", "Dans la salle M. Les élèves travaillent.", "M.E.N.", "Programme", "M", "M.",
                                        "Une salle M. L’équipe s’y réunit."}) {
        CAPTURE(text);
        CHECK(!detail::names_person(text));
    }
}

TEST_CASE("an e-mail address or a telephone number is told from dates, codes and amounts") {
    for (const std::string_view text : {"01 99 00 12 34", "Appeler le 06.39.98.00.00.", "0199001234", "tél. : +33 1 99 00 12 34", "(0590 12 34 56)"}) {
        CAPTURE(text);
        CHECK(detail::holds_phone(text));
    }
    for (const std::string_view text : {"", "01.09.2025", "2025-09-01", "0990001N", "1 099 001 234 élèves", "00 11 22 33 44", "12 3456789012", "01 99 00 12 34 56", "+ 3"}) {
        CAPTURE(text);
        CHECK(!detail::holds_phone(text));
    }
    for (const std::string_view text : {"exemple@example.org", "écrire à (nom.exemple@example.org)."}) {
        CAPTURE(text);
        CHECK(detail::holds_address(text));
    }
    for (const std::string_view text : {"", "@", "a@b", "ce.0990001N@example.org", "compte @exemple.org", "a@.b"}) {
        CAPTURE(text);
        CHECK(!detail::holds_address(text));
    }
}

TEST_CASE("what a text says of persons is not repeated by the finding") {
    CHECK(sentence("plan.text.person-named", R"({"notes": ["Suivi par Mme Exemple."]})").find("Exemple") == std::string::npos);
    CHECK(sentence("plan.text.contact-given", R"({"notes": ["Voir nom@example.org"]})").find('@') == std::string::npos);
}

TEST_CASE("every text is looked at, in both languages") {
    const std::string_view code = "plan.text.person-named";
    CHECK(places(code, R"({"title": {"fr": "Volet de Mme Exemple", "en": "Plan"}})") == Places{"/title/fr"});
    CHECK(places(code, R"({"partners": ["M. Exemple"]})") == Places{"/partners/0"});
    CHECK(places(code, R"({"needs": {"human": [{"label": "Relais", "detail": "Mme Exemple"}]}})") == Places{"/needs/human/0/detail"});
    CHECK(places(code, R"({"actions": [{"label": "Stage", "details": ["Avec M. Exemple"]}]})") == Places{"/actions/0/details/0"});
    CHECK(places(code, R"({"success": [{"label": "Bilan", "evidence": "Relevé de Mme Exemple"}]})") == Places{"/success/0/evidence"});
}

TEST_CASE("months are added as people count them") {
    const auto add = [](std::string_view day, std::int64_t months) { return detail::add_months(*Date::parse(day), months).text(); };
    CHECK(add("2025-09-01", 12) == "2026-09-01");
    CHECK(add("2025-01-31", 1) == "2025-02-28");
    CHECK(add("2024-01-31", 1) == "2024-02-29");
    CHECK(add("2025-03-15", -12) == "2024-03-15");
    CHECK(add("2025-01-15", -1) == "2024-12-15");
    CHECK(add("9999-09-01", 4'000'000'000) == "9999-12-31");
    CHECK(add("0001-02-01", -12) == "0001-01-01");
}

TEST_CASE("any day of the calendar is a day") {
    for (const std::string_view day : {"0001-01-01", "1899-08-31", "1900-09-01", "1901-08-31", "2199-12-31", "2200-09-01", "9999-12-31"}) {
        CAPTURE(day);
        const std::string from = R"({"period": {"from": ")" + std::string(day) + R"("}, "adoption": {"on": ")" + std::string(day) + R"("}})";
        const std::string to = R"({"period": {"from": "0001-01-01", "to": ")" + std::string(day) + R"("}})";
        const std::string action = R"({"actions": [{"label": "A", "owner": "bassin.est", "to": ")" + std::string(day) + R"("}]})";
        CHECK(validate(from, example()).count("plan.structure.date-malformed") == 0);
        CHECK(validate(to, example()).count("plan.structure.date-malformed") == 0);
        CHECK(validate(action, example()).count("plan.action.outside-period") == 1);
    }
}

TEST_CASE("a closed owner is told with what succeeds it") {
    const std::string told = sentence("plan.reference.owner-closed", R"({"owner": "0990103Z"})");
    CHECK(told.find("2025-09-01") != std::string::npos);
    CHECK(told.find("0990105B") != std::string::npos);
    CHECK(places("plan.reference.owner-closed", R"({"owner": "0990103Z", "period": {"from": "2023-09-01", "to": "2024-09-01"}})") == Places{});
    CHECK(sentence("plan.reference.owner-closed", R"({"owner": "0990103Z", "period": {"from": "2022-09-01", "to": "2025-09-01"}})").find("2024-09-01") != std::string::npos);
}

TEST_CASE("a unit must exist during the whole action") {
    const std::string_view code = "plan.reference.unit-closed";
    CHECK(places(code, R"({"actions": [{"label": "Bilan", "owner": "bassin.est", "from": "2024-06-01", "to": "2024-07-01"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "Bilan", "owner": "bassin.est", "from": "2024-06-01", "to": "2024-09-01"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "Bilan", "owner": "bassin.est", "from": "2024-06-01", "to": "2024-09-02"}]})") == Places{"/actions/0/owner"});
    CHECK(places(code, R"({"actions": [{"label": "Bilan", "actors": ["dane", "0990017F"], "from": "2024-06-01", "to": "2025-09-02"}]})") == Places{"/actions/0/actors/1"});
    CHECK(places(code, R"({"pilots": [{"post": "0990103Z.direction", "label": "Direction"}]})") == Places{"/pilots/0/post"});
    CHECK(places(code, R"({"period": null, "pilots": [{"post": "0990103Z.direction", "label": "Direction"}]})") == Places{});
}

TEST_CASE("a wrong check letter is told as such, not as an unknown unit, organisation or not") {
    const std::string_view plan = R"({"owner": "0990001A", "pilots": [{"post": "0990002A.direction", "label": "Direction"}], "partners": ["0990102A"]})";
    CHECK(places("plan.reference.uai-malformed", plan) == Places{"/owner", "/pilots/0/post", "/partners/0"});
    CHECK(places("plan.reference.uai-malformed", plan, PlanContext{}) == Places{"/owner", "/pilots/0/post", "/partners/0"});
    CHECK(places("plan.reference.owner-unknown", plan) == Places{});
    CHECK(places("plan.reference.unit-unknown", plan) == Places{});
    CHECK(sentence("plan.reference.uai-malformed", plan).find("est N") != std::string::npos);
    CHECK(places("plan.reference.owner-unknown", R"({"owner": "0990999K"})").size() + places("plan.reference.uai-malformed", R"({"owner": "0990999K"})").size() == 1);
}

TEST_CASE("of another framework or organisation, names are not looked up") {
    CHECK(places("plan.reference.criterion-unknown", R"({"framework": {"id": "autre"}, "actions": [{"label": "Stage", "addresses": ["x"]}]})") == Places{});
    CHECK(places("plan.reference.unit-unknown", R"({"organisation": "autre", "actions": [{"label": "Stage", "owner": "x"}]})") == Places{});
    CHECK(places("plan.reference.owner-unknown", R"({"organisation": "autre", "owner": "x"})") == Places{});
}

TEST_CASE("cycles are told once each, printed in order") {
    const std::string_view code = "plan.reference.action-cycle";
    const std::string_view three = R"({"actions": [{"id": "a", "label": "A", "after": ["c"]}, {"id": "b", "label": "B", "after": ["a"]}, {"id": "c", "label": "C", "after": ["b"]}]})";
    CHECK(places(code, three) == Places{"/actions/1/after/0"});
    CHECK(sentence(code, three).find("a → c → b → a") != std::string::npos);
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A", "after": ["a"]}, {"id": "b", "label": "B", "after": ["b"]}]})") == Places{"/actions/0/after/0", "/actions/1/after/0"});
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A"}, {"id": "b", "label": "B", "after": ["a"]}, {"id": "c", "label": "C", "after": ["a", "b"]}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "after": ["x"]}]})") == Places{});
}

TEST_CASE("what is outside the period is told once, at the end that passes it") {
    const std::string_view code = "plan.action.outside-period";
    CHECK(places(code, R"({"actions": [{"label": "A", "from": "2025-08-31", "to": "2028-09-02"}]})") == Places{"/actions/0/from"});
    CHECK(places(code, R"({"actions": [{"label": "A", "from": "2025-09-01", "to": "2028-09-01"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "to": "2025-09-01"}]})") == Places{"/actions/0/to"});
    CHECK(places(code, R"({"actions": [{"label": "A", "from": "2028-09-01"}]})") == Places{"/actions/0/from"});
    CHECK(places(code, R"({"period": {"from": "2028-09-01", "to": "2025-09-01"}})") == Places{});
    CHECK(places(code, R"({"period": {"to": null}, "actions": [{"label": "A", "to": "2040-09-01"}]})") == Places{});
}

TEST_CASE("the length of a plan forgives a summer") {
    const std::string_view code = "plan.period.length";
    CHECK(places(code, R"({"period": {"from": "2025-09-01", "to": "2028-06-01"}})") == Places{});
    CHECK(places(code, R"({"period": {"from": "2025-09-01", "to": "2028-05-31"}})") == Places{"/period"});
    CHECK(places(code, R"({"period": {"from": "2025-09-01", "to": "2030-12-01"}})") == Places{});
    CHECK(places(code, R"({"period": {"from": "2025-09-01", "to": "2030-12-02"}})") == Places{"/period"});
    CHECK(places(code, R"({"kind": "fiche-defi", "period": {"from": "2025-09-01", "to": "2026-09-01"}})") == Places{});
}

TEST_CASE("an action that goes on covers the short and the medium term") {
    const std::string_view code = "plan.terms.uncovered";
    CHECK(places(code, R"({"actions": [{"label": "A", "from": "2025-10-01", "to": "2027-06-30"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "term": "long"}]})") == Places{"/actions"});
    CHECK(places(code, R"({"actions": [{"label": "A"}]})") == Places{});
    CHECK(places(code, R"({"period": {"to": "2026-07-01"}, "actions": [{"label": "A", "term": "short"}]})") == Places{});
}

TEST_CASE("a priority is served through those that decline it, and told at the outermost") {
    const std::string_view code = "plan.priority.unserved";
    CHECK(places(code, R"({"priorities": [{"id": "equipe", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C", "within": "b"}, {"id": "d", "label": "D", "within": "equipe"}]})") ==
          Places{"/priorities/1", "/priorities/3"});
    CHECK(places(code, R"({"objectives": [{"label": "Former"}]})") == Places{});
}

TEST_CASE("the same words are no repetition when other members tell them apart") {
    const std::string_view code = "plan.text.repeated";
    CHECK(places(code, R"({"actions": [{"label": "Réunion", "to": "2026-01-01"}, {"label": "réunion.", "to": "2027-01-01"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "Réunion", "to": "2026-01-01"}, {"label": "réunion.", "to": "2026-01-01"}]})") == Places{"/actions/1/label"});
    CHECK(places(code, R"({"notes": ["À voir", "a voir", ""]})") == Places{"/notes/1"});
}

TEST_CASE("the years of a text are compared with the dates beside it") {
    const std::string_view code = "plan.calendar.text-differs";
    CHECK(places(code, R"({"calendar": [{"label": "A", "from": "2025-09-01", "to": "2026-07-01", "text": "rentrée 2025"}]})") == Places{});
    CHECK(places(code, R"({"calendar": [{"label": "A", "from": "2025-09-01", "to": "2026-01-01", "text": "2025-2026"}]})") == Places{"/calendar/0/text"});
    CHECK(places(code, R"({"calendar": [{"label": "A", "text": "2025-2026"}]})") == Places{});
    CHECK(places(code, R"({"calendar": [{"label": "A", "from": "2025-09-01", "text": "1 200 élèves, 20255"}]})") == Places{});
}

TEST_CASE("every place that a rule tells is in the document, also the related ones") {
    for (const PlanRule* rule : plan_rules()) {
        CAPTURE(rule->record.code);
        const auto plan = palier_test::changed_plan(rule->example.bad);
        const Report report = palier_test::validate_document(plan);
        for (const Finding& finding : report.findings()) {
            if (finding.code != rule->record.code) continue;
            CHECK(finding.origin.line > 0);
            CHECK(plan.contains(nlohmann::ordered_json::json_pointer(finding.origin.pointer)));
            for (const Origin& other : finding.related) {
                CAPTURE(other.pointer);
                if (other.document == "plan.json") CHECK(plan.contains(nlohmann::ordered_json::json_pointer(other.pointer)));
            }
        }
    }
}

TEST_CASE("cycles are told exactly when there are some, and are cycles") {
    static const auto profiles = palier_test::plan_profiles();
    std::uint32_t state = 12345;
    const auto random = [&](std::uint32_t below) {
        state = state * 1'664'525U + 1'013'904'223U;
        return (state >> 8) % below;
    };
    for (int round = 0; round < 300; ++round) {
        Plan plan;
        const std::size_t count = 1 + random(7);
        std::vector<std::vector<bool>> reach(count, std::vector<bool>(count));
        for (std::size_t i = 0; i < count; ++i) {
            PlanAction action;
            action.id = "a" + std::to_string(i);
            for (std::uint32_t k = random(3); k > 0; --k) {
                const std::size_t other = random(static_cast<std::uint32_t>(count));
                action.after.push_back("a" + std::to_string(other));
                reach[i][other] = true;
            }
            plan.actions.push_back(std::move(action));
        }
        for (std::size_t via = 0; via < count; ++via)
            for (std::size_t from = 0; from < count; ++from)
                for (std::size_t to = 0; to < count; ++to)
                    if (reach[from][via] && reach[via][to]) reach[from][to] = true;
        bool has_cycle = false;
        for (std::size_t i = 0; i < count; ++i) has_cycle = has_cycle || reach[i][i];

        const PlanContext context;
        Report report;
        PlanCheck check(plan, *profiles.front(), context, report, {});
        std::size_t told = 0;
        detail::for_each_cycle(
            count, check, [&](std::size_t action) { return plan.actions[action].after.size(); },
            [&](std::size_t action, std::size_t k) { return check.find_action(plan.actions[action].after[k]); },
            [&](std::span<const std::size_t> cycle, std::size_t k) {
                ++told;
                for (std::size_t i = 0; i + 1 < cycle.size(); ++i) {
                    const auto& after = plan.actions[cycle[i]].after;
                    CHECK(std::find(after.begin(), after.end(), plan.actions[cycle[i + 1]].id) != after.end());
                }
                CHECK(plan.actions[cycle.back()].after[k] == plan.actions[cycle.front()].id);
            });
        CHECK((told > 0) == has_cycle);
        CHECK(told <= count);
    }
}

TEST_CASE("an action waits for others that end before it begins") {
    const std::string_view code = "plan.action.order";
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A", "to": "2026-01-01"}, {"label": "B", "from": "2026-01-01", "after": ["a"]}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A", "to": "2026-01-01"}, {"label": "B", "from": "2025-12-31", "after": ["a"]}]})") == Places{"/actions/1/from"});
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A", "to": "2026-01-01"}, {"label": "B", "to": "2026-01-01", "after": ["a"]}]})") == Places{"/actions/1/to"});
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A", "to": "2026-01-01"}, {"label": "B", "to": "2026-01-02", "after": ["a"]}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A"}, {"label": "B", "from": "2025-12-31", "after": ["a"]}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"id": "a", "label": "A", "from": "2025-10-01", "to": "2026-01-01", "after": ["a"]}]})") == Places{});
}

TEST_CASE("the term of an action is compared with the end of the short term") {
    const std::string_view code = "plan.action.term";
    CHECK(places(code, R"({"actions": [{"label": "A", "term": "short", "to": "2026-09-01"}, {"label": "B", "term": "medium", "to": "2026-09-02"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "term": "short", "to": "2026-09-02"}, {"label": "B", "term": "long", "to": "2026-09-01"}]})") ==
          Places{"/actions/0/term", "/actions/1/term"});
    CHECK(places(code, R"({"actions": [{"label": "A", "term": "short"}, {"label": "B", "to": "2026-09-01"}]})") == Places{});
    CHECK(places(code, R"({"period": {"from": null}, "actions": [{"label": "A", "term": "short", "to": "2027-09-01"}]})") == Places{});
}

TEST_CASE("one actor of the level is enough") {
    const std::string_view code = "plan.action.level";
    CHECK(places(code, R"({"actions": [{"label": "A", "level": "basin", "owner": "0990001N.admin-reseau", "actors": ["dane", "bassin.nord"]}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "level": "basin", "actors": ["0990001N.admin-reseau"]}]})") == Places{"/actions/0/level"});
    CHECK(places(code, R"({"actions": [{"label": "A", "level": "basin"}, {"label": "B", "level": "basin", "owner": "inconnu"}, {"label": "C", "owner": "dane"}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "level": "basin", "owner": "0990001N.admin-reseau"}]})", PlanContext{}) == Places{});
}

TEST_CASE("an action at several levels has an actor at each") {
    const std::string_view code = "plan.action.level";
    CHECK(places(code, R"({"actions": [{"label": "A", "level": ["school", "basin"], "owner": "0990001N.direction", "actors": ["bassin.nord"]}]})") == Places{});
    CHECK(places(code, R"({"actions": [{"label": "A", "level": ["school", "basin"], "owner": "0990001N.admin-reseau"}]})") == Places{"/actions/0/level/1"});
    CHECK(places(code, R"({"actions": [{"label": "A", "level": [], "owner": "0990001N.direction"}]})") == Places{});
    CHECK(places("plan.structure.word-unknown", R"({"actions": [{"label": "A", "level": ["school", "galaxy"]}]})") == Places{"/actions/0/level/1"});
    CHECK(places("plan.structure.type-wrong", R"({"actions": [{"label": "A", "level": [null]}]})") == Places{"/actions/0/level/0"});
    CHECK(places("plan.reference.repeated", R"({"actions": [{"label": "A", "level": ["school", "basin", "school"]}]})") == Places{"/actions/0/level/2"});
}

TEST_CASE("a plan that measures its objectives together lacks no indicator of each") {
    const std::string_view code = "plan.objective.unmeasured";
    const std::string success = R"("success": [{"label": "Formés", "indicator": "teachers.trained_rate"}]})";
    CHECK(places(code, R"({"objectives": [{"label": "A"}, {"label": "B"}], )" + success) == Places{});
    CHECK(places(code, R"({"objectives": [{"label": "A", "target": {"tier": 2}}, {"label": "B"}], )" + success) == Places{"/objectives/1"});
    CHECK(places(code, R"({"objectives": [{"label": "A"}], "success": [{"label": "Formés", "evidence": "Bilan"}]})") == Places{"/objectives/0"});
}

TEST_CASE("texts are the same without case, accents and final full stops, and only then") {
    const std::string_view code = "plan.text.repeated";
    const auto of = [&](std::string_view a, std::string_view b) { return places(code, R"({"notes": [")" + std::string(a) + "\", \"" + std::string(b) + "\"]}").size(); };
    CHECK(of("Œuvre à l'École", "OEUVRE A L'ECOLE.") == 1);
    CHECK(of("Straße, þing, ðe, ÿ", "STRASSE, thing, de, Y ;") == 1);
    CHECK(of("Classe 12", "Classe 21") == 0);
    CHECK(of("été", "ete ete") == 0);
    CHECK(of("aeiou", "uoiea") == 0);  // the same letters to the quick look
    std::string many;
    for (int i = 0; i < 300; ++i) many += "\"Texte n° " + std::to_string(i) + "\", ";
    CHECK(places(code, R"({"notes": [)" + many + "\"Dernier\"]}") == Places{});
    CHECK(places(code, R"({"notes": [)" + many + "\"texte N° 7.\"]}") == Places{"/notes/300"});
}

TEST_CASE("what the profile expects is told as absent once, by structure") {
    const std::string_view one = R"({"kind": "fiche-defi", "actions": [{"label": "A"}, {"label": "B"}]})";
    CHECK(places("plan.action.unowned", one) == Places{});
    CHECK(places("plan.action.undated", one) == Places{});
    const std::string_view none = R"({"kind": "projet-numerique-etablissement", "success": [{"label": "Bilan"}], "objectives": [{"label": "Former"}], "stages": [{"id": "s"}]})";
    CHECK(places("plan.stage.unmeasured", none) == Places{});
    CHECK(places("plan.stage.undated", none) == Places{});
    CHECK(places("plan.objective.inactive", R"({"objectives": [{"label": "A", "actions": ["stage"]}, {"label": "B"}]})") == Places{});
}

TEST_CASE("an action that another waits for, or that addresses a criterion, is of use") {
    const std::string_view code = "plan.action.unused";
    CHECK(places(code, R"({"objectives": [{"label": "O", "actions": ["b"]}], "actions": [{"id": "a", "label": "A"}, {"id": "b", "label": "B", "after": ["a"]}]})") == Places{});
    CHECK(places(code, R"({"objectives": [{"label": "O", "actions": ["b"]}], "actions": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"label": "C"}]})") ==
          Places{"/actions/0", "/actions/2"});
    CHECK(places(code, R"({"objectives": [{"label": "O"}], "actions": [{"id": "a", "label": "A"}]})") == Places{});
}

TEST_CASE("a stage may lie in the year before the plan") {
    const std::string_view code = "plan.stage.outside-period";
    CHECK(places(code, R"({"stages": [{"id": "a", "at": "2024-09-01"}, {"id": "b", "at": "2028-09-01"}]})") == Places{});
    CHECK(places(code, R"({"stages": [{"id": "a", "at": "2024-08-31"}, {"id": "b", "at": "2028-09-02"}]})") == Places{"/stages/0/at", "/stages/1/at"});
}

TEST_CASE("partners that are a mere string are names unless they look like a unit") {
    const std::string_view code = "plan.reference.partner-unmatched";
    CHECK(places(code, R"({"partners": ["Canopé", "Association des parents", "dane", "mediapole.3d"]})") == Places{"/partners/3"});
    CHECK(places("plan.reference.unit-unknown", R"({"partners": ["mediapole.3d", {"unit": "mediapole.3d"}]})") == Places{"/partners/1/unit"});
}

TEST_CASE("of ids given twice, names mean the first") {
    const std::string_view twice = R"({"stages": [{"id": "bilan", "at": "2026-06-15"}, {"id": "depart", "at": "2027-06-15"}, {"id": "bilan", "at": "2028-06-15"}]})";
    CHECK(places("plan.reference.id-repeated", twice) == Places{"/stages/2/id"});
    CHECK(places("plan.stage.unmeasured", twice) == Places{});
}

TEST_CASE("a priority declines one that is as wide or wider") {
    const auto of = [](std::string_view level, std::string_view above) {
        const std::string plan = R"({"priorities": [{"id": "p", "label": "P", "level": ")" + std::string(above) + R"("}, {"id": "equipe", "label": "Q", "within": "p", "level": ")" + std::string(level) + R"("}]})";
        return places("plan.priority.level", plan).size();
    };
    CHECK(of("school", "academic") == 0);
    CHECK(of("academic", "school") == 1);
    CHECK(of("departmental", "territorial") == 0);
    CHECK(of("territorial", "departmental") == 0);
    CHECK(of("basin", "district") == 0);
    CHECK(of("national", "academic") == 1);
    CHECK(of("school", "team") == 1);
}

}  // namespace test_plan_rule_cases
