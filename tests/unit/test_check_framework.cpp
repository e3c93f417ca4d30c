// SPDX-License-Identifier: MIT
//
// Broken frameworks, one defect each: exactly that is found, and answers that show it are confirmed by a diagnosis.

#include "palier/check_framework.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/builtin.hpp"
#include "palier/json.hpp"
#include "sentences.hpp"
#include "unit/witness.hpp"

namespace test_check_framework {

using namespace palier;
using palier_test::argument;
using palier_test::gaps;
using palier_test::Lines;
using palier_test::lines;

namespace {

const LocalizedText worded{"texte", "text", {}};

Indicator indicator(std::string id, ValueType type = ValueType::integer, Direction direction = Direction::none) {
    Indicator made;
    made.id = std::move(id);
    made.type = type;
    made.label = worded;
    made.direction = direction;
    if (type != ValueType::boolean && type != ValueType::category) {
        made.min = 0;
        made.max = type == ValueType::ordinal ? 3 : 100;
    }
    if (type == ValueType::category) made.values = {"none", "adsl", "fibre"};
    made.roll_up = RollUp::distribution;
    return made;
}

Criterion criterion(std::string id, TierOrdinal tier, std::string when) {
    Criterion made;
    made.id = std::move(id);
    made.field = "f";
    made.tier = tier;
    made.when = std::move(when);
    made.label = worded;
    made.advice = worded;
    return made;
}

/// One field, two tiers; booleans a, b and c, integers x, y and z from 0 to 100, an ordinal o, a category k.
FrameworkDefinition with(std::vector<Criterion> criteria, Requirement requirement = {}) {
    FrameworkDefinition made;
    made.document = "f.json";
    made.id = "broken";
    made.version = "1";
    made.label = worded;
    for (const char* id : {"a", "b", "c"}) made.indicators.push_back(indicator(id, ValueType::boolean));
    for (const char* id : {"x", "y", "z"}) made.indicators.push_back(indicator(id));
    made.indicators.push_back(indicator("o", ValueType::ordinal));
    made.indicators.push_back(indicator("k", ValueType::category));
    made.maturity.tiers = {{"t1", worded, {}}, {"t2", worded, {}}};
    Field field;
    field.id = "f";
    field.label = worded;
    made.maturity.fields = {field};
    made.maturity.criteria = std::move(criteria);
    made.maturity.default_requirement = requirement;
    return made;
}

struct Checked {
    std::shared_ptr<const Framework> framework;
    std::vector<FrameworkDefect> defects;
    Lines lines;
};

/// Builds a framework without a finding, analyses it; every finding is complete, every witness confirmed.
Checked check(FrameworkDefinition definition, const CheckFrameworkOptions& options = {}) {
    Checked made;
    const FrameworkBuild build = Framework::build(std::move(definition));
    CHECK(lines(build.report) == Lines{});
    made.framework = build.framework;
    made.defects = find_framework_defects(build.framework, options);
    Report report;
    for (const FrameworkDefect& defect : made.defects) {
        CAPTURE(defect.finding.code, defect.finding.origin.pointer);
        CHECK(defect.finding.origin.document == "f.json");
        if (!defect.witnesses.empty()) CHECK(palier_test::is_confirmed(build.framework, defect));
        report.add(defect.finding);
    }
    CHECK(gaps(report) == Lines{});
    made.lines = lines(report);
    return made;
}

/// The names and values of a witness, in order.
std::string text_of(const Checked& checked, const FrameworkWitness& witness) {
    std::string text;
    for (const WitnessAnswer& answer : witness.answers) {
        if (!text.empty()) text += ", ";
        text += checked.framework->indicators()->indicators()[index(answer.indicator)].id + " ";
        if (answer.value.status != Status::known)
            text += to_text(answer.value.status);
        else if (const auto* truth = std::get_if<bool>(&answer.value.scalar))
            text += *truth ? "yes" : "no";
        else if (const auto* integer = std::get_if<std::int64_t>(&answer.value.scalar))
            text += std::to_string(*integer);
        else if (const auto* number = std::get_if<double>(&answer.value.scalar))
            text += to_text(*number);
        else
            text += std::get<std::string>(answer.value.scalar);
    }
    for (const WitnessAttribute& attribute : witness.attributes)
        text += (text.empty() ? "" : ", ") + ("unit." + attribute.name) + " " +
                (std::holds_alternative<std::int64_t>(attribute.value) ? std::to_string(std::get<std::int64_t>(attribute.value)) : "?");
    return text;
}

Indicator rate() {
    Indicator made = indicator("rate", ValueType::ratio);
    made.of = "x";
    made.per = "y";
    made.scale = 100;
    return made;
}

Requirement at_least(std::uint32_t count) { return {RequirementRule::at_least, count, {}}; }

}  // namespace

TEST_CASE("nothing is found in the built-in framework") {
    const FrameworkBuild build = read_framework(find_builtin("framework", "demo"));
    CHECK(lines(check_framework(build.framework)) == Lines{});
}

TEST_CASE("a sound framework has no defect") {
    CHECK(check(with({criterion("c1", 1, "x >= 30"), criterion("c2", 1, "a"), criterion("c3", 2, "x >= 60"), criterion("c4", 2, "o >= 2 || b")})).lines == Lines{});
    // Criteria of one tier that apply to different units do not contradict each other.
    FrameworkDefinition degrees = with({criterion("c1", 1, "x >= 10"), criterion("c2", 1, "x < 5"), criterion("c3", 2, "a")});
    degrees.maturity.criteria[0].applies = "unit.degree == 1";
    degrees.maturity.criteria[1].applies = "unit.degree == 2";
    CHECK(check(degrees).lines == Lines{});
    // A ratio, compared at several places, and what its parts are.
    FrameworkDefinition rates = with({criterion("c1", 1, "rate >= 30.0"), criterion("c2", 2, "rate >= 60.0"), criterion("c3", 2, "x >= 3 && y >= 5")});
    rates.indicators.push_back(rate());
    CHECK(check(rates).lines == Lines{});
}

TEST_CASE("framework.criterion.unattainable: no answer inside the declared ranges meets it") {
    for (const char* when : {"x > 100", "x < 0", "o > 3", "k == 'adsl' && k == 'fibre'", "a && !a", "x > 10 && x < 5", "x + y > 200", "x + 1 < y - 99"}) {
        CAPTURE(when);
        const Checked checked = check(with({criterion("c1", 1, when), criterion("c2", 1, "b"), criterion("c3", 2, "c")}, at_least(1)));
        CHECK(checked.lines == Lines{"framework.criterion.unattainable /maturity/criteria/0/when"});
        REQUIRE(checked.defects.size() == 1);
        CHECK(checked.defects[0].criteria == std::vector{CriterionId{0}});
    }
    const Checked checked = check(with({criterion("c1", 1, "x > 100"), criterion("c2", 1, "b"), criterion("c3", 2, "c")}, at_least(1)));
    CHECK(text_of(checked, checked.defects.at(0).witnesses.at(0)) == "x 100");
    CHECK(message(checked.defects[0].finding, Language::fr) == "Le critère « c1 » ne peut jamais être satisfait.");
    CHECK(why(checked.defects[0].finding, Language::fr) == "Aucune réponse ne convient ; sa condition n’est pas remplie, par exemple, avec x = 100.");
}

TEST_CASE("a criterion that a \"not applicable\" answer lets through is attainable") {
    FrameworkDefinition definition = with({criterion("c1", 1, "x >= 10 && y > 100"), criterion("c2", 2, "c")}, at_least(1));
    CHECK(check(definition).lines.size() == 2);  // it, and its tier
    definition.indicators[4].not_applicable = NotApplicablePolicy::with_reason;
    CHECK(check(definition).lines == Lines{});
}

TEST_CASE("framework.criterion.always-met: no answer fails it") {
    for (const char* when : {"x >= 0", "x <= 100", "o >= 0", "a || !a", "k != 'fibre' || k == 'fibre'", "x >= 20 || x < 30", "true"}) {
        CAPTURE(when);
        const Checked checked = check(with({criterion("c1", 1, when), criterion("c2", 1, "b"), criterion("c3", 2, "c")}));
        CHECK(checked.lines == Lines{"framework.criterion.always-met /maturity/criteria/0/when"});
    }
    const Checked checked = check(with({criterion("c1", 1, "true"), criterion("c2", 1, "b"), criterion("c3", 2, "c")}));
    CHECK(why(checked.defects.at(0).finding, Language::en) == "It is met even in the worst case, whatever the answers: it asks for nothing.");
}

TEST_CASE("framework.criterion.never-applies: its condition to apply, or its own, leaves no unit") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 1, "b"), criterion("c3", 2, "c")});
    definition.maturity.criteria[0].applies = "unit.degree == 1 && unit.degree == 2";
    CHECK(check(definition).lines == Lines{"framework.criterion.never-applies /maturity/criteria/0/applies"});
}

TEST_CASE("framework.criterion.contradiction: criteria needed together exclude each other") {
    const Lines both{"framework.criterion.contradiction /maturity/criteria/1/when", "framework.tier.unattainable /maturity/fields/0"};
    const Checked checked = check(with({criterion("c1", 1, "x >= 60"), criterion("c2", 1, "x < 40"), criterion("c3", 2, "c")}));
    CHECK(checked.lines == both);
    CHECK(argument(&checked.defects[0].finding, "criteria") == "“c1” and “c2”");
    CHECK(to_text(*checked.defects[0].finding.find_argument("criteria"), Language::fr) == "« c1 » et « c2 »");
    // With a choice, they may stand side by side; when both are mandatory, not.
    CHECK(check(with({criterion("c1", 1, "x >= 60"), criterion("c2", 1, "x < 40"), criterion("c3", 2, "c")}, at_least(1))).lines == Lines{});
    FrameworkDefinition mandatory = with({criterion("c1", 1, "x >= 60"), criterion("c2", 1, "x < 40"), criterion("c3", 2, "c")}, at_least(1));
    mandatory.maturity.criteria[0].need = mandatory.maturity.criteria[1].need = Need::mandatory;
    CHECK(check(mandatory).lines == both);
    // Across tiers, where a tier needs those below it.
    FrameworkDefinition tiers = with({criterion("c1", 1, "x >= 60"), criterion("c2", 2, "x < 40")});
    CHECK(check(tiers).lines == both);
    tiers.maturity.gating = Gating::independent;
    CHECK(check(tiers).lines == Lines{});
}

TEST_CASE("framework.criterion.contradiction: told for the units that both criteria apply to") {
    FrameworkDefinition definition = with({criterion("c1", 1, "x >= 60"), criterion("c2", 1, "x < 40"), criterion("c3", 2, "c")});
    definition.maturity.criteria[0].applies = definition.maturity.criteria[1].applies = "unit.degree == 2";
    const Checked checked = check(definition);
    // Other units reach the tier.
    CHECK(checked.lines == Lines{"framework.criterion.contradiction /maturity/criteria/1/when"});
    CHECK(checked.defects.at(0).witnesses.at(0).attributes.size() == 1);
}

TEST_CASE("framework.criterion.contradiction: three criteria, two by two possible") {
    const Checked checked = check(with({criterion("c0", 1, "c"), criterion("c1", 1, "a || b"), criterion("c2", 1, "!a || x > 50"), criterion("c3", 1, "!b && x < 50"), criterion("c4", 2, "y > 3")}));
    CHECK(checked.lines == Lines{"framework.criterion.contradiction /maturity/criteria/3/when", "framework.tier.unattainable /maturity/fields/0"});
    CHECK(checked.defects.at(0).criteria == std::vector{CriterionId{1}, CriterionId{2}, CriterionId{3}});
}

TEST_CASE("framework.tier.unattainable: no answers reach it, the tiers above are not told again") {
    const Checked checked = check(with({criterion("c1", 1, "x > 100"), criterion("c2", 2, "c")}));
    CHECK(checked.lines == Lines{"framework.criterion.unattainable /maturity/criteria/0/when", "framework.tier.unattainable /maturity/fields/0"});
    CHECK(checked.defects[1].tier == 1);
    CHECK_FALSE(checked.defects[1].witnesses.empty());
    // Too many are asked for, though each can be met, and any two.
    const Checked counted =
        check(with({criterion("c1", 1, "x < 30"), criterion("c2", 1, "x > 60"), criterion("c3", 1, "a"), criterion("c4", 2, "c")},
                   {RequirementRule::share, 0, static_cast<Percent>(1'000'000)}));
    CHECK(counted.lines.back() == "framework.tier.unattainable /maturity/fields/0");
    CHECK(check(with({criterion("c1", 1, "x < 30"), criterion("c2", 1, "x > 60"), criterion("c3", 1, "a"), criterion("c4", 2, "c")},
                     {RequirementRule::share, 0, static_cast<Percent>(600'000)}))
              .lines == Lines{});
}

TEST_CASE("framework.tier.easier: a tier holds whenever the one below does, and not the reverse") {
    const Checked checked = check(with({criterion("c1", 1, "x >= 60"), criterion("c2", 2, "x >= 30")}));
    CHECK(checked.lines == Lines{"framework.criterion.weaker-than-lower /maturity/criteria/1/when", "framework.tier.easier /maturity/fields/0"});
    CHECK(checked.defects[1].tier == 2);
    CHECK(text_of(checked, checked.defects[1].witnesses.at(0)) == "x 30");
    // By its requirement, with the same criteria on both sides.
    FrameworkDefinition counts = with({criterion("c1", 1, "a"), criterion("c2", 1, "b"), criterion("c3", 2, "a"), criterion("c4", 2, "b")});
    counts.maturity.gating = Gating::independent;
    counts.maturity.overrides = {{std::nullopt, 2, at_least(1), {}}};
    CHECK(check(counts).lines == Lines{"framework.tier.easier /maturity/fields/0"});
}

TEST_CASE("framework.tier.adds-nothing: a tier asks for the same as the one below") {
    const Checked checked = check(with({criterion("c1", 1, "x >= 60"), criterion("c2", 2, "!(x < 60)")}));
    CHECK(checked.lines == Lines{"framework.criterion.repeats-lower /maturity/criteria/1/when", "framework.tier.adds-nothing /maturity/fields/0"});
}

TEST_CASE("framework.criterion.weaker-than-lower and repeats-lower: told of one criterion among others") {
    CHECK(check(with({criterion("c1", 1, "x >= 60"), criterion("c2", 2, "x >= 30"), criterion("c3", 2, "a")})).lines ==
          Lines{"framework.criterion.weaker-than-lower /maturity/criteria/1/when"});
    CHECK(check(with({criterion("c1", 1, "a && b"), criterion("c2", 2, "b && a"), criterion("c3", 2, "c")})).lines ==
          Lines{"framework.criterion.repeats-lower /maturity/criteria/1/when"});
    // A criterion that the lower tier can do without does not make another one useless.
    CHECK(check(with({criterion("c1", 1, "x >= 60"), criterion("c2", 1, "b"), criterion("c3", 2, "x >= 30"), criterion("c4", 2, "a")}, at_least(1))).lines == Lines{});
}

TEST_CASE("framework.tier.always-reached: the first tier asks for nothing") {
    CHECK(check(with({criterion("c1", 1, "x >= 50 "), criterion("c2", 1, "x < 50"), criterion("c3", 2, "c")}, at_least(1))).lines ==
          Lines{"framework.tier.always-reached /maturity/fields/0"});
}

TEST_CASE("framework.tier.without-criterion: a tier of a field is empty") {
    CHECK(check(with({criterion("c1", 2, "a")})).lines == Lines{"framework.tier.without-criterion /maturity/fields/0"});
}

TEST_CASE("framework.indicator.better-lowers: an answer that improves lowers a tier") {
    FrameworkDefinition definition = with({criterion("c1", 1, "x <= 20"), criterion("c2", 1, "a"), criterion("c3", 2, "b")});
    definition.indicators[3].direction = Direction::up;
    const Checked checked = check(definition);
    CHECK(checked.lines == Lines{"framework.indicator.better-lowers /maturity/criteria/0/when"});
    REQUIRE(checked.defects.at(0).witnesses.size() == 2);
    CHECK(text_of(checked, checked.defects[0].witnesses[0]) == "a yes, x 19");
    CHECK(text_of(checked, checked.defects[0].witnesses[1]) == "a yes, x 21");
    CHECK(message(checked.defects[0].finding, Language::fr) == "Quand « x » s’améliore de 19 à 21, le champ « f » descend du palier 1 au palier 0.");
    // The other way round, nothing is wrong.
    definition.indicators[3].direction = Direction::down;
    CHECK(check(definition).lines == Lines{});
    // Of several criteria one is enough: then the others must lack for it to count.
    definition.indicators[3].direction = Direction::up;
    definition.maturity.default_requirement = at_least(1);
    CHECK(check(definition).lines == Lines{"framework.indicator.better-lowers /maturity/criteria/0/when"});
    // A range has a top: beyond it the answer improves and the criterion fails.
    definition.maturity.criteria[0].when = "x >= 20 && x <= 40";
    CHECK(check(definition).lines == Lines{"framework.indicator.better-lowers /maturity/criteria/0/when"});
    // An alternative that takes over keeps the tier.
    definition.maturity.criteria[0].when = "x <= 40 || x > 20";
    CHECK(check(definition).lines == Lines{"framework.criterion.always-met /maturity/criteria/0/when", "framework.tier.always-reached /maturity/fields/0"});
}

TEST_CASE("framework.indicator.better-lowers: through a formula, a ratio, a condition to apply") {
    FrameworkDefinition formula = with({criterion("c1", 1, "score <= 100"), criterion("c2", 2, "b")});
    formula.indicators.push_back(indicator("score"));
    formula.indicators.back().max = 200;
    formula.indicators.back().formula = "x + y";
    formula.indicators[3].direction = Direction::up;
    CHECK(check(formula).lines == Lines{"framework.indicator.better-lowers /maturity/criteria/0/when"});
    FrameworkDefinition ratio = with({criterion("c1", 1, "rate < 30.5"), criterion("c2", 2, "b")});
    ratio.indicators.push_back(rate());
    ratio.indicators.back().direction = Direction::up;
    const Checked checked = check(ratio);
    CHECK(checked.lines == Lines{"framework.indicator.better-lowers /maturity/criteria/0/when"});
    CHECK(text_of(checked, checked.defects[0].witnesses[0]) == "rate 0.0");
    FrameworkDefinition applies = with({criterion("c1", 1, "a"), criterion("c2", 1, "c"), criterion("c3", 2, "b")});
    applies.maturity.criteria[0].applies = "x >= 10";
    applies.indicators[3].direction = Direction::up;
    CHECK(check(applies).lines == Lines{"framework.indicator.better-lowers /maturity/criteria/0/applies"});
}

TEST_CASE("framework.requirement.count-too-high: more criteria are asked for than there are") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 1, "b"), criterion("c3", 2, "c")}, at_least(1));
    definition.maturity.overrides = {{"f", 1, at_least(3), {}}};
    CHECK(check(definition).lines == Lines{"framework.requirement.count-too-high /maturity/requirements/overrides/0/count"});
    definition.maturity.overrides[0].requirement.count = 2;
    CHECK(check(definition).lines == Lines{});
    definition.maturity.default_requirement.count = 2;
    CHECK(check(definition).lines == Lines{"framework.requirement.count-too-high /maturity/requirements/default/count"});
}

TEST_CASE("framework.requirement.shadowed: others win wherever it would hold") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 1, "b"), criterion("c3", 2, "c")});
    definition.maturity.overrides = {{"f", std::nullopt, at_least(1), {}}, {std::nullopt, 1, at_least(1), {}}, {"f", 1, at_least(1), {}}};
    const Checked checked = check(definition);
    CHECK(checked.lines == Lines{"framework.requirement.shadowed /maturity/requirements/overrides/1"});
    CHECK(checked.defects[0].finding.related.at(0).pointer == "/maturity/requirements/overrides/2");
}

TEST_CASE("framework.criterion.prerequisite-cycle and prerequisite-higher") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 1, "b"), criterion("c3", 2, "c")});
    definition.maturity.criteria[0].prerequisites = {"c2"};
    definition.maturity.criteria[1].prerequisites = {"c1"};
    definition.maturity.criteria[2].prerequisites = {"c1"};
    const Checked cycle = check(definition);
    CHECK(cycle.lines == Lines{"framework.criterion.prerequisite-cycle /maturity/criteria/0/requires"});
    CHECK(argument(&cycle.defects[0].finding, "cycle") == "c1 → c2 → c1");
    definition.maturity.criteria[0].prerequisites = {};
    definition.maturity.criteria[1].prerequisites = {"c1", "c3"};
    CHECK(check(definition).lines == Lines{"framework.criterion.prerequisite-higher /maturity/criteria/1/requires/1"});
    definition.maturity.criteria[1].prerequisites = {"c2"};
    CHECK(argument(&check(definition).defects.at(0).finding, "cycle") == "c2 → c2");
}

TEST_CASE("framework.indicator.unused: no criterion, formula, ratio, question or roll-up") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 2, "b")});
    CHECK(check(definition).lines == Lines{});
    definition.indicators[7].roll_up.reset();
    CHECK(check(definition).lines == Lines{"framework.indicator.unused /indicators/7"});
    definition.indicators.push_back(rate());
    definition.indicators.back().per = "x";
    definition.indicators[3].roll_up.reset();
    definition.indicators[7].roll_up = RollUp::distribution;
    CHECK(check(definition).lines == Lines{});
}

TEST_CASE("framework.indicator.not-asked and framework.questionnaire: what is asked and what is read") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a && rate > 20.0"), criterion("c2", 2, "b")});
    definition.indicators.push_back(rate());
    for (auto& asked : definition.indicators) asked.question = worded;
    definition.indicators.push_back(indicator("score"));
    definition.indicators.back().formula = "x + y";
    definition.indicators.back().max = 200;
    const auto ask = [&](std::vector<QuestionnaireItem> items) {
        Questionnaire form;
        form.id = "form";
        form.label = worded;
        form.sections = {{"s", worded, std::move(items)}};
        definition.questionnaires = {form};
        return check(definition).lines;
    };
    CHECK(ask({{"a", ""}, {"b", ""}, {"x", ""}, {"y", ""}}) == Lines{});
    CHECK(ask({{"a", ""}, {"b", ""}, {"rate", ""}}) == Lines{});  // given directly, it needs no parts
    CHECK(ask({{"a", ""}, {"b", ""}, {"x", ""}}) == Lines{"framework.indicator.not-asked /indicators/4"});
    CHECK(ask({{"a", ""}, {"b", ""}, {"x", ""}, {"y", ""}, {"a", ""}}) ==
          Lines{"framework.questionnaire.item-repeated /questionnaires/0/sections/0/items/4/indicator"});
    CHECK(ask({{"a", ""}, {"b", ""}, {"x", ""}, {"y", ""}, {"score", ""}}) ==
          Lines{"framework.questionnaire.item-derived /questionnaires/0/sections/0/items/4/indicator"});
    definition.indicators[7].roll_up.reset();
    CHECK(ask({{"a", ""}, {"b", ""}, {"x", ""}, {"y", ""}, {"k", ""}}) ==
          Lines{"framework.questionnaire.item-unused /questionnaires/0/sections/0/items/4/indicator"});
}

TEST_CASE("framework.wording: texts that people would miss") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 2, "b")});
    definition.maturity.criteria[0].advice = {};
    definition.maturity.criteria[1].label = {"texte", {}, {}};
    definition.indicators[0].label = {{}, "text", {}};
    definition.indicators[1].label = {{}, {}, "texte"};  // of an unknown language: it serves for both
    definition.maturity.tiers[1].label = {};
    Questionnaire form;
    form.id = "form";
    form.label = worded;
    form.sections = {{"s", {}, {{"a", ""}}}};
    definition.questionnaires = {form};
    const Checked checked = check(definition);
    CHECK(checked.lines == Lines{"framework.indicator.not-asked /indicators/1", "framework.wording.untranslated /indicators/0/label",
                                 "framework.wording.missing /indicators/0/question", "framework.wording.missing /maturity/tiers/1/label",
                                 "framework.wording.missing /maturity/criteria/0/advice", "framework.wording.untranslated /maturity/criteria/1/label",
                                 "framework.wording.missing /questionnaires/0/sections/0/label"});
    CHECK(message(checked.defects[5].finding, Language::fr) == "Le libellé du critère « c2 » n’existe pas en anglais.");
}

TEST_CASE("framework.wording.language-missing: a language that is nowhere is told once") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a"), criterion("c2", 2, "b")});
    const auto french = [](LocalizedText& text) { text.en.clear(); };
    french(definition.label);
    for (auto& each : definition.indicators) french(each.label);
    for (auto& each : definition.maturity.tiers) french(each.label);
    for (auto& each : definition.maturity.fields) french(each.label);
    for (auto& each : definition.maturity.criteria) {
        french(each.label);
        french(each.advice);
    }
    CHECK(check(definition).lines == Lines{"framework.wording.language-missing "});
}

TEST_CASE("what cannot be decided within the limits is not told as a defect") {
    // Twelve inputs that pull both ways, in one condition.
    std::string when = "x != 50";
    FrameworkDefinition definition = with({criterion("c2", 2, "b")});
    for (int i = 0; i < 12; ++i) {
        definition.indicators.push_back(indicator("n" + std::to_string(i)));
        when += " && (n" + std::to_string(i) + " != 5 || n" + std::to_string(i) + " == 5)";
    }
    definition.maturity.criteria.insert(definition.maturity.criteria.begin(), criterion("c1", 1, when));
    const Checked checked = check(definition);
    for (const std::string& line : checked.lines) CHECK(line.starts_with("limit.framework.undecided"));
    CheckFrameworkOptions options;
    options.max_evaluations = 1;
    CHECK(check(with({criterion("c1", 1, "a"), criterion("c2", 2, "b"), criterion("c3", 2, "x > 3")}), options).lines ==
          Lines{"limit.framework.evaluations /maturity/criteria"});
}

TEST_CASE("what building told is not analysed, and not told again") {
    FrameworkDefinition definition = with({criterion("c1", 1, "a &&"), criterion("c2", 1, "unknown > 3"), criterion("c3", 1, "round > 3"), criterion("c4", 2, "b")});
    definition.indicators.push_back(indicator("round"));
    definition.indicators.back().formula = "round + 1";
    const FrameworkBuild build = Framework::build(definition);
    CHECK(build.report.count(Severity::error) == 3);
    CHECK(lines(check_framework(build.framework)) == Lines{});
}

TEST_CASE("ten thousand criteria are analysed in time, or the analysis says where it stopped") {
    FrameworkDefinition definition = with({});
    for (int i = 0; i < 10'000; ++i) {
        definition.maturity.criteria.push_back(criterion("c" + std::to_string(i), 1 + static_cast<TierOrdinal>(i % 2), "x > " + std::to_string(i % 100) + " && a"));
        definition.maturity.criteria.back().prerequisites = {"c" + std::to_string((i + 1) % 10'000)};
    }
    const FrameworkBuild build = Framework::build(definition);
    const Report report = check_framework(build.framework, {.max_evaluations = 200'000});
    CHECK(report.count("framework.criterion.prerequisite-cycle") == 1);
    CHECK(report.count("limit.framework.evaluations") == 1);
    CHECK(report.count(Severity::error) == 1);
}

}  // namespace test_check_framework
