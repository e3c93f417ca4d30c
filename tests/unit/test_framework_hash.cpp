// SPDX-License-Identifier: MIT
#include "palier/detail/framework_hash.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "catch.hpp"
#include "palier/detail/sha256.hpp"
#include "palier/framework.hpp"

namespace test_framework_hash {

using namespace palier;

namespace {

LocalizedText text(const std::string& stem) {
    return {stem + " fr", stem + " en", stem + " plain"};
}

/// A definition in which every member has a value of its own.
FrameworkDefinition full() {
    FrameworkDefinition made;
    made.document = "full.json";
    made.id = "full";
    made.version = "2.1";
    made.status = "draft";
    made.label = text("label");
    made.notice = text("notice");
    made.valid = {Date::from_parts(2024, 9, 1), Date::from_parts(2027, 9, 1)};
    made.unit_attributes = {{"internat", ValueType::boolean}};
    Indicator stage;
    stage.id = "stage";
    stage.type = ValueType::ordinal;
    stage.label = text("stage");
    stage.question = text("question");
    stage.definition = text("definition");
    stage.unit = "%";
    stage.min = 0.0;
    stage.max = 3.0;
    stage.direction = Direction::up;
    stage.not_applicable = NotApplicablePolicy::allowed;
    stage.roll_up = RollUp::weighted_mean;
    stage.weight = "n";
    stage.value_labels = {{"0", text("none")}, {"3", text("all")}};
    Indicator n;
    n.id = "n";
    n.type = ValueType::integer;
    Indicator rate;
    rate.id = "rate";
    rate.type = ValueType::ratio;
    rate.of = "stage";
    rate.per = "n";
    rate.scale = 100;
    Indicator network;
    network.id = "network";
    network.type = ValueType::category;
    network.values = {"fibre", "adsl"};
    Indicator twice;
    twice.id = "twice";
    twice.type = ValueType::integer;
    twice.formula = "n * 2";
    made.indicators = {stage, n, rate, network, twice};
    made.maturity.tiers = {{"t1", text("t1"), text("about t1")}, {"t2", text("t2"), text("about t2")}};
    Field f;
    f.id = "f";
    f.label = text("f");
    f.description = text("about f");
    f.max_not_applicable = static_cast<Percent>(500'000);
    Field g = f;
    g.id = "g";
    made.maturity.fields = {f, g};
    Criterion c;
    c.id = "c";
    c.field = "f";
    c.tier = 1;
    c.label = text("c");
    c.when = "n > 0";
    c.applies = "unit.degree == 2";
    c.advice = text("advice");
    Criterion d = c;
    d.id = "d";
    d.prerequisites = {"c"};
    made.maturity.criteria = {c, d};
    made.maturity.default_requirement = {RequirementRule::share, 0, static_cast<Percent>(800'000)};
    made.maturity.overrides = {{"f", 2, {RequirementRule::at_least, 2, {}}, {}}};
    made.maturity.overall = OverallRule::fields_at_least;
    made.maturity.overall_count = 1;
    Questionnaire form;
    form.id = "form";
    form.label = text("form");
    form.answered_by = "unit";
    form.sections = {{"s", text("s"), {{"n", ""}, {"stage", ""}}}};
    made.questionnaires = {form};
    return made;
}

using Change = std::function<void(FrameworkDefinition&)>;

std::string hash_after(const Change& change) {
    FrameworkDefinition definition = full();
    change(definition);
    const auto framework = Framework::build(std::move(definition)).framework;
    REQUIRE(framework);
    return framework->hash();
}

/// One change of each language of a text.
void add_changes(std::vector<std::pair<std::string, Change>>& changes, const std::string& name,
                 const std::function<LocalizedText&(FrameworkDefinition&)>& member) {
    changes.emplace_back(name + ".fr", [member](FrameworkDefinition& d) { member(d).fr += "!"; });
    changes.emplace_back(name + ".en", [member](FrameworkDefinition& d) { member(d).en += "!"; });
    changes.emplace_back(name + ".plain", [member](FrameworkDefinition& d) { member(d).plain += "!"; });
}

/// A change of each member of a definition, and of each order that matters.
std::vector<std::pair<std::string, Change>> all_changes() {
    using D = FrameworkDefinition;
    std::vector<std::pair<std::string, Change>> all;
    all.emplace_back("id", [](D& d) { d.id += "x"; });
    all.emplace_back("version", [](D& d) { d.version += "x"; });
    all.emplace_back("status", [](D& d) { d.status += "x"; });
    add_changes(all, "label", [](D& d) -> LocalizedText& { return d.label; });
    add_changes(all, "notice", [](D& d) -> LocalizedText& { return d.notice; });
    all.emplace_back("valid.from", [](D& d) { d.valid.from = Date::from_parts(2024, 9, 2); });
    all.emplace_back("valid.from none", [](D& d) { d.valid.from.reset(); });
    all.emplace_back("valid.from 1969-12-31", [](D& d) { d.valid.from = Date::from_days(-1); });
    all.emplace_back("valid.from 1970-01-01", [](D& d) { d.valid.from = Date::from_days(0); });
    all.emplace_back("valid.to", [](D& d) { d.valid.to = Date::from_parts(2027, 9, 2); });
    all.emplace_back("valid.to none", [](D& d) { d.valid.to.reset(); });
    all.emplace_back("valid.to 1969-12-31", [](D& d) { d.valid.to = Date::from_days(-1); });
    all.emplace_back("attribute name", [](D& d) { d.unit_attributes[0].name += "x"; });
    all.emplace_back("attribute type", [](D& d) { d.unit_attributes[0].type = ValueType::integer; });
    all.emplace_back("attribute gone", [](D& d) { d.unit_attributes.clear(); });

    all.emplace_back("indicator id", [](D& d) { d.indicators[0].id += "x"; });
    all.emplace_back("indicator type", [](D& d) { d.indicators[1].type = ValueType::number; });
    add_changes(all, "indicator label", [](D& d) -> LocalizedText& { return d.indicators[0].label; });
    add_changes(all, "indicator question", [](D& d) -> LocalizedText& { return d.indicators[0].question; });
    add_changes(all, "indicator definition", [](D& d) -> LocalizedText& { return d.indicators[0].definition; });
    all.emplace_back("indicator unit", [](D& d) { d.indicators[0].unit = "h"; });
    all.emplace_back("indicator min", [](D& d) { d.indicators[0].min = 1.0; });
    all.emplace_back("indicator max", [](D& d) { d.indicators[0].max = 4.0; });
    all.emplace_back("indicator min given", [](D& d) { d.indicators[1].min = 0.0; });
    all.emplace_back("indicator max given", [](D& d) { d.indicators[1].max = 0.0; });
    all.emplace_back("indicator direction", [](D& d) { d.indicators[0].direction = Direction::down; });
    all.emplace_back("indicator not_applicable",
                     [](D& d) { d.indicators[0].not_applicable = NotApplicablePolicy::with_reason; });
    all.emplace_back("indicator sensitivity", [](D& d) { d.indicators[0].sensitivity = Sensitivity::sensitive; });
    all.emplace_back("indicator roll_up", [](D& d) { d.indicators[0].roll_up = RollUp::mean; });
    all.emplace_back("indicator roll_up none", [](D& d) { d.indicators[0].roll_up = RollUp::none; });
    all.emplace_back("indicator roll_up absent", [](D& d) { d.indicators[0].roll_up.reset(); });
    all.emplace_back("indicator weight", [](D& d) { d.indicators[0].weight = "stage"; });
    all.emplace_back("indicator minimum_group", [](D& d) { d.indicators[0].minimum_group = 6; });
    all.emplace_back("indicator value", [](D& d) { d.indicators[3].values[1] = "radio"; });
    all.emplace_back("indicator values more", [](D& d) { d.indicators[3].values.push_back("radio"); });
    all.emplace_back("indicator values order",
                     [](D& d) { std::swap(d.indicators[3].values[0], d.indicators[3].values[1]); });
    all.emplace_back("indicator value label value", [](D& d) { d.indicators[0].value_labels[0].value = "1"; });
    add_changes(all, "indicator value label",
                [](D& d) -> LocalizedText& { return d.indicators[0].value_labels[0].label; });
    all.emplace_back("indicator value labels fewer", [](D& d) { d.indicators[0].value_labels.pop_back(); });
    all.emplace_back("indicator of", [](D& d) { d.indicators[2].of = "n"; });
    all.emplace_back("indicator per", [](D& d) { d.indicators[2].per = "stage"; });
    all.emplace_back("indicator scale", [](D& d) { d.indicators[2].scale = 1; });
    all.emplace_back("indicator formula", [](D& d) { d.indicators[4].formula = "n * 3"; });
    all.emplace_back("indicators order", [](D& d) { std::swap(d.indicators[0], d.indicators[1]); });
    all.emplace_back("indicators fewer", [](D& d) { d.indicators.pop_back(); });

    all.emplace_back("tier id", [](D& d) { d.maturity.tiers[0].id += "x"; });
    add_changes(all, "tier label", [](D& d) -> LocalizedText& { return d.maturity.tiers[0].label; });
    add_changes(all, "tier description", [](D& d) -> LocalizedText& { return d.maturity.tiers[0].description; });
    all.emplace_back("tiers order", [](D& d) { std::swap(d.maturity.tiers[0], d.maturity.tiers[1]); });
    all.emplace_back("tiers more", [](D& d) { d.maturity.tiers.push_back({"t3", {}, {}}); });
    all.emplace_back("field id", [](D& d) { d.maturity.fields[1].id += "x"; });
    add_changes(all, "field label", [](D& d) -> LocalizedText& { return d.maturity.fields[0].label; });
    add_changes(all, "field description", [](D& d) -> LocalizedText& { return d.maturity.fields[0].description; });
    all.emplace_back("field max_not_applicable",
                     [](D& d) { d.maturity.fields[0].max_not_applicable = static_cast<Percent>(500'001); });
    all.emplace_back("field max_not_applicable 0", [](D& d) { d.maturity.fields[0].max_not_applicable = Percent{}; });
    all.emplace_back("field max_not_applicable absent", [](D& d) { d.maturity.fields[0].max_not_applicable.reset(); });
    all.emplace_back("fields order", [](D& d) { std::swap(d.maturity.fields[0], d.maturity.fields[1]); });
    all.emplace_back("criterion id", [](D& d) { d.maturity.criteria[1].id += "x"; });
    all.emplace_back("criterion field", [](D& d) { d.maturity.criteria[0].field = "g"; });
    all.emplace_back("criterion tier", [](D& d) { d.maturity.criteria[0].tier = 2; });
    add_changes(all, "criterion label", [](D& d) -> LocalizedText& { return d.maturity.criteria[0].label; });
    all.emplace_back("criterion when", [](D& d) { d.maturity.criteria[0].when = "n > 1"; });
    all.emplace_back("criterion applies", [](D& d) { d.maturity.criteria[0].applies = "unit.degree == 1"; });
    all.emplace_back("criterion applies gone", [](D& d) { d.maturity.criteria[0].applies.clear(); });
    all.emplace_back("criterion need", [](D& d) { d.maturity.criteria[0].need = Need::mandatory; });
    all.emplace_back("criterion effort", [](D& d) { d.maturity.criteria[0].effort = 2; });
    add_changes(all, "criterion advice", [](D& d) -> LocalizedText& { return d.maturity.criteria[0].advice; });
    all.emplace_back("criterion prerequisites", [](D& d) { d.maturity.criteria[1].prerequisites.clear(); });
    all.emplace_back("criterion prerequisite on the other", [](D& d) { d.maturity.criteria[0].prerequisites = {"d"}; });
    all.emplace_back("criteria order", [](D& d) { std::swap(d.maturity.criteria[0], d.maturity.criteria[1]); });
    all.emplace_back("criteria fewer", [](D& d) { d.maturity.criteria.pop_back(); });
    all.emplace_back("requirement rule", [](D& d) { d.maturity.default_requirement.rule = RequirementRule::all; });
    all.emplace_back("requirement count", [](D& d) { d.maturity.default_requirement.count = 1; });
    all.emplace_back("requirement percent",
                     [](D& d) { d.maturity.default_requirement.percent = static_cast<Percent>(800'001); });
    all.emplace_back("override field", [](D& d) { d.maturity.overrides[0].field = "g"; });
    all.emplace_back("override field absent", [](D& d) { d.maturity.overrides[0].field.reset(); });
    all.emplace_back("override field empty", [](D& d) { d.maturity.overrides[0].field = ""; });
    all.emplace_back("override tier", [](D& d) { d.maturity.overrides[0].tier = 1; });
    all.emplace_back("override tier absent", [](D& d) { d.maturity.overrides[0].tier.reset(); });
    all.emplace_back("override tier 0", [](D& d) { d.maturity.overrides[0].tier = 0; });
    all.emplace_back("override rule", [](D& d) { d.maturity.overrides[0].requirement.rule = RequirementRule::share; });
    all.emplace_back("override count", [](D& d) { d.maturity.overrides[0].requirement.count = 3; });
    all.emplace_back("overrides fewer", [](D& d) { d.maturity.overrides.clear(); });
    all.emplace_back("gating", [](D& d) { d.maturity.gating = Gating::independent; });
    all.emplace_back("overall", [](D& d) { d.maturity.overall = OverallRule::weakest; });
    all.emplace_back("overall_count", [](D& d) { d.maturity.overall_count = 2; });

    all.emplace_back("questionnaire id", [](D& d) { d.questionnaires[0].id += "x"; });
    add_changes(all, "questionnaire label", [](D& d) -> LocalizedText& { return d.questionnaires[0].label; });
    all.emplace_back("questionnaire answered_by", [](D& d) { d.questionnaires[0].answered_by = "pupils"; });
    all.emplace_back("section id", [](D& d) { d.questionnaires[0].sections[0].id += "x"; });
    add_changes(all, "section label", [](D& d) -> LocalizedText& { return d.questionnaires[0].sections[0].label; });
    all.emplace_back("item", [](D& d) { d.questionnaires[0].sections[0].items[0].indicator = "rate"; });
    all.emplace_back("items order", [](D& d) {
        std::swap(d.questionnaires[0].sections[0].items[0], d.questionnaires[0].sections[0].items[1]);
    });
    all.emplace_back("items fewer", [](D& d) { d.questionnaires[0].sections[0].items.pop_back(); });
    all.emplace_back("sections more", [](D& d) { d.questionnaires[0].sections.push_back({"s2", {}, {}}); });
    all.emplace_back("questionnaires fewer", [](D& d) { d.questionnaires.clear(); });
    return all;
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
    const auto digest = [](std::string_view bytes) {
        detail::Sha256 hash;
        hash.add_raw(bytes);
        return hash.finish();
    };
    CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(digest(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces are hashed with their lengths, so that where one ends matters") {
    const auto digest = [](std::string_view first, std::string_view second) {
        detail::Sha256 hash;
        hash.add(first);
        hash.add(second);
        return hash.finish();
    };
    CHECK(digest("ab", "c") != digest("a", "bc"));
    CHECK(digest("", "abc") != digest("abc", ""));
    CHECK(digest("ab", "c") == digest("ab", "c"));
}

TEST_CASE("the hash of a framework is 64 lower-case hexadecimal digits") {
    const std::string hash = hash_after([](FrameworkDefinition&) {});
    CHECK(hash.size() == 64);
    CHECK(hash.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("the definition that every change starts from is without fault") {
    CHECK(Framework::build(full()).report.empty());
}

TEST_CASE("the same content gives the same hash, wherever it stands") {
    const std::string hash = hash_after([](FrameworkDefinition&) {});
    CHECK(hash_after([](FrameworkDefinition&) {}) == hash);
    CHECK(hash_after([](FrameworkDefinition& d) { d.document = "elsewhere.json"; }) == hash);
    CHECK(hash_after([](FrameworkDefinition& d) {
              d.indicators[0].pointer = "/a";
              d.maturity.fields[0].pointer = "/b";
              d.maturity.criteria[0].pointer = "/c";
              d.maturity.overrides[0].pointer = "/d";
              d.questionnaires[0].pointer = "/e";
              d.questionnaires[0].sections[0].items[0].pointer = "/f";
          }) == hash);
}

TEST_CASE("a change of any member changes the hash, and no two changes give the same") {
    std::map<std::string, std::string> seen = {{hash_after([](FrameworkDefinition&) {}), "nothing"}};
    for (const auto& [name, change] : all_changes()) {
        const auto [place, fresh] = seen.emplace(hash_after(change), name);
        if (!fresh) {
            INFO("the change of " << name << " hashes like that of " << place->second);
            CHECK(fresh);
        }
    }
    CHECK(seen.size() > 120);
}

TEST_CASE("the hash is that of the whole definition, what is left out included") {
    const std::string hash = hash_after([](FrameworkDefinition&) {});
    CHECK(hash_after([](FrameworkDefinition& d) { d.maturity.criteria.push_back({}); }) != hash);
    CHECK(hash_after([](FrameworkDefinition& d) { d.unit_attributes.push_back({"a.b", ValueType::boolean}); }) != hash);
}

TEST_CASE("where a list ends is content: the same texts divided otherwise give another hash") {
    const auto divided = [](std::vector<std::string> first, std::vector<std::string> second) {
        return hash_after([&](FrameworkDefinition& d) {
            auto& sections = d.questionnaires[0].sections;
            sections = {{"s", {}, {}}, {"s", {}, {}}};
            for (auto& name : first)
                sections[0].items.push_back({name, ""});
            for (auto& name : second)
                sections[1].items.push_back({name, ""});
        });
    };
    CHECK(divided({"x", "s", "", "", "", "y"}, {}) != divided({"x"}, {"y", "s", "", "", ""}));
    CHECK(divided({"n"}, {}) != divided({}, {"n"}));
}

}  // namespace test_framework_hash
