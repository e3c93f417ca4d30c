// SPDX-License-Identifier: MIT

#include <string>
#include <type_traits>
#include <vector>

#include "catch.hpp"
#include "explain_school.hpp"
#include "palier/error.hpp"
#include "palier/explain.hpp"

namespace test_explain {
namespace {

using namespace palier;
using palier_tests::School;

template <class Part>
std::vector<Part> parts(const Explanation& explanation) {
    std::vector<Part> found;
    for (const ExplanationNode& node : explanation.nodes)
        if (const auto* part = std::get_if<Part>(&node.part)) found.push_back(*part);
    return found;
}

/// A school of one field with one criterion, and the indicators that the tests below speak of.
struct OneCriterion : School {
    explicit OneCriterion(std::string when) {
        field("f", {});
        indicator("a", ValueType::boolean, {});
        indicator("b", ValueType::boolean, {});
        indicator("c", ValueType::boolean, {});
        indicator("stage", ValueType::ordinal, {});
        indicator("count", ValueType::integer, {}).min = 0;
        indicator("hours", ValueType::number, {}).min = 0;
        indicator("trained", ValueType::integer, {}).min = 0;
        indicator("staff", ValueType::integer, {}).min = 0;
        rate("share", "trained", "staff", {});
        indicator("network", ValueType::category, {}).values = {"none", "adsl", "fibre"};
        indicator("total", ValueType::integer, {}).formula = "count + trained";
        criterion(1, std::move(when));
    }

    [[nodiscard]] Explanation explain() const {
        ExplainOptions all;
        all.criteria = ExplainCriteria::all;
        alive_.push_back(palier::explain(profile(), all));  // texts of what is returned refer to it
        return alive_.back();
    }

    [[nodiscard]] ExplainedCondition only_condition() const {
        const auto found = parts<ExplainedCondition>(explain());
        REQUIRE(found.size() == 1);
        return found.front();
    }

private:
    mutable std::vector<Explanation> alive_;
};

void check_shape(const Explanation& explanation) {
    // Every node but the root is the child of exactly one node before it.
    std::vector<int> parents(explanation.nodes.size(), 0);
    for (std::size_t at = 0; at < explanation.nodes.size(); ++at) {
        const ExplanationNode& node = explanation.nodes[at];
        for (std::size_t child = 0; child < node.child_count; ++child) {
            const std::size_t position = node.first_child + child;
            REQUIRE(position < explanation.nodes.size());
            REQUIRE(position > at);
            ++parents[position];
        }
        CHECK(explanation.children(node).size() == node.child_count);
    }
    CHECK(parents.front() == 0);
    for (std::size_t at = 1; at < parents.size(); ++at) REQUIRE(parents[at] == 1);
}

TEST_CASE("an explanation is a flat tree from the profile down to what conditions draw on") {
    OneCriterion school("a && (share >= 30.0 || total >= 10)");
    school.answer("a", false);
    school.answer("trained", std::int64_t{9});
    school.answer("staff", std::int64_t{40});
    const Explanation explanation = explain(school.profile());
    check_shape(explanation);
    CHECK(std::holds_alternative<ExplainedProfile>(explanation.root().part));
    CHECK(parts<ExplainedField>(explanation).size() == 1);
    CHECK(parts<ExplainedTier>(explanation).size() == 3);
    CHECK(parts<ExplainedCriterion>(explanation).size() == 1);
    const auto groups = parts<ExplainedGroup>(explanation);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].connective == Connective::all_of);
    CHECK(groups[0].truth == Truth::no);
    CHECK(groups[1].connective == Connective::one_of);
    CHECK(groups[1].truth == Truth::unknown);
    CHECK(parts<ExplainedCondition>(explanation).size() == 3);
    // The ratio draws on its two parts, the formula on its two symbols.
    const auto inputs = parts<ExplainedInput>(explanation);
    REQUIRE(inputs.size() == 4);
    CHECK(inputs[0].reading.value.as_integer() == 9);
    CHECK(inputs[1].reading.value.as_integer() == 40);
    CHECK(inputs[2].reading.value.is_unknown());
    CHECK(inputs[3].reading.value.as_integer() == 9);
}

TEST_CASE("chains of one connective are one group, negations go down to the conditions") {
    SECTION("a chain is flat, in written order") {
        OneCriterion school("a && b && c && stage >= 2");
        const auto found = school.explain();
        REQUIRE(parts<ExplainedGroup>(found).size() == 1);
        const auto conditions = parts<ExplainedCondition>(found);
        REQUIRE(conditions.size() == 4);
        CHECK(conditions[0].text == "a");
        CHECK(conditions[3].text == "stage >= 2");
    }
    SECTION("a negated 'or' asks for the opposite of all") {
        OneCriterion school("!(a || stage >= 2 || !b)");
        school.answer("a", true);
        school.answer("stage", std::int64_t{1});
        const auto found = school.explain();
        const auto groups = parts<ExplainedGroup>(found);
        REQUIRE(groups.size() == 1);
        CHECK(groups.front().connective == Connective::all_of);
        CHECK(groups.front().truth == Truth::no);
        const auto conditions = parts<ExplainedCondition>(found);
        REQUIRE(conditions.size() == 3);
        CHECK(conditions[0].comparison == Comparison::equal);
        CHECK_FALSE(conditions[0].thresholds.front().as_boolean());
        CHECK(conditions[0].truth == Truth::no);
        CHECK(conditions[1].comparison == Comparison::less);
        CHECK(conditions[1].truth == Truth::yes);
        CHECK(conditions[2].thresholds.front().as_boolean());
        CHECK(conditions[2].truth == Truth::unknown);
    }
    SECTION("'a == false' and 'a != true' ask for a no") {
        for (const char* text : {"a == false", "a != true", "!a", "!(a == true)", "false == a"}) {
            CAPTURE(text);
            const auto condition = OneCriterion(text).only_condition();
            CHECK(condition.comparison == Comparison::equal);
            REQUIRE(condition.thresholds.size() == 1);
            CHECK_FALSE(condition.thresholds.front().as_boolean());
        }
    }
    SECTION("no depth of input is met by recursion") {
        std::string chain = "a";
        for (int i = 0; i < 3000; ++i) chain += i % 2 == 0 ? " && b" : " || c";
        const auto found = OneCriterion(chain).explain();
        check_shape(found);
        CHECK(parts<ExplainedCondition>(found).size() == 3001);
        CHECK_FALSE(to_text(found, Language::fr).empty());
    }
}

TEST_CASE("a comparison is told with what is compared first") {
    OneCriterion school("3 <= count");
    school.answer("count", std::int64_t{1});
    const auto condition = school.only_condition();
    CHECK(condition.comparison == Comparison::greater_or_equal);
    REQUIRE(condition.reading);
    CHECK(condition.value.as_integer() == 1);
    CHECK(condition.thresholds.front().as_integer() == 3);
    CHECK(condition.distance == 2.0);
}

TEST_CASE("the distance is what lacks, or what is too much, and nothing once satisfied") {
    struct Case {
        const char* when;
        double distance;
    };
    for (const Case& known : {Case{"count >= 10", 3}, Case{"count > 7", 1}, Case{"count <= 5", 2}, Case{"count < 7", 1}, Case{"count == 9", 2},
                              Case{"count == 7", 0}, Case{"count >= 7", 0}, Case{"!(count <= 9)", 3}}) {
        CAPTURE(known.when);
        OneCriterion school(known.when);
        school.answer("count", std::int64_t{7});
        CHECK(school.only_condition().distance == known.distance);
    }
    OneCriterion decimal("hours > 7.0");
    decimal.answer("hours", 7.0);
    CHECK(decimal.only_condition().truth == Truth::no);
    CHECK(decimal.only_condition().distance == 0.0);
    CHECK_FALSE(OneCriterion("count >= 10").only_condition().distance.has_value());
    OneCriterion text("network == 'fibre'");
    text.answer("network", std::string("adsl"));
    CHECK_FALSE(text.only_condition().distance.has_value());
}

TEST_CASE("a ratio that falls short tells the count that would be enough, exactly") {
    const auto enough = [](const char* when, std::int64_t trained, std::int64_t staff) {
        OneCriterion school(when);
        school.answer("trained", trained);
        school.answer("staff", staff);
        for (const auto& condition : parts<ExplainedCondition>(school.explain()))
            if (condition.reading && condition.reading->of) return condition.enough;
        return std::optional<std::int64_t>();
    };
    CHECK(enough("share >= 30.0", 9, 40) == 12);
    CHECK(enough("share >= 30.0", 5, 20) == 6);  // 30 % of 20 is 6, never 5.999…
    CHECK(enough("share > 30.0", 6, 20) == 7);
    CHECK(enough("share >= 33.3", 1, 3) == std::nullopt);  // satisfied: one third is more
    CHECK(enough("share >= 33.4", 1, 3) == 2);
    CHECK(enough("share <= 10.0", 9, 40) == 4);
    CHECK(enough("share < 10.0", 9, 40) == 3);
    CHECK(enough("!(share < 30.0)", 9, 40) == 12);
    CHECK(enough("share >= 30.0", 12, 40) == std::nullopt);
    CHECK(enough("share == 30.0", 9, 40) == std::nullopt);
}

TEST_CASE("thresholds may be lists, or depend on other values") {
    SECTION("one of a list, none of a list") {
        OneCriterion school("network in ['adsl', 'fibre']");
        school.answer("network", std::string("none"));
        const auto one = school.only_condition();
        CHECK(one.comparison == Comparison::one_of);
        REQUIRE(one.thresholds.size() == 2);
        CHECK(one.thresholds[1].as_text() == "fibre");
        CHECK(OneCriterion("!(network in ['none'])").only_condition().comparison == Comparison::none_of);
    }
    SECTION("the smaller of 3 and a count") {
        OneCriterion school("trained >= math.least(3, staff)");
        school.answer("trained", std::int64_t{1});
        school.answer("staff", std::int64_t{2});
        const Explanation explanation = school.explain();
        const auto condition = parts<ExplainedCondition>(explanation).front();
        CHECK(condition.threshold == "math.least(3, staff)");
        CHECK(condition.thresholds.front().as_integer() == 2);
        CHECK(condition.distance == 1.0);
        REQUIRE(parts<ExplainedInput>(explanation).size() == 1);
        CHECK(parts<ExplainedInput>(explanation).front().reading.value.as_integer() == 2);
    }
}

TEST_CASE("what is no comparison keeps its text, its outcome and what it reads") {
    OneCriterion school("a ? b : count >= 3");
    school.answer("a", true);
    school.answer("b", false);
    const Explanation explanation = school.explain();
    const auto condition = parts<ExplainedCondition>(explanation).front();
    CHECK_FALSE(condition.comparison.has_value());
    CHECK_FALSE(condition.reading.has_value());
    CHECK(condition.text == "a ? b : count >= 3");
    CHECK(condition.truth == Truth::no);
    CHECK(parts<ExplainedInput>(explanation).size() == 3);

    OneCriterion sum("count + trained >= 10");
    sum.answer("count", std::int64_t{4});
    sum.answer("trained", std::int64_t{5});
    const auto compound = parts<ExplainedCondition>(sum.explain()).front();
    CHECK(compound.subject == "count + trained");
    CHECK(compound.value.as_integer() == 9);
    CHECK(compound.distance == 1.0);
}

TEST_CASE("an answer keeps its evidence and its reason, and tells when it does not count") {
    OneCriterion school("count >= 3");
    school.answer("count", std::int64_t{5}, Evidence::declared, "estimation");
    CHECK(school.only_condition().reading->evidence == Evidence::declared);
    CHECK(school.only_condition().reading->reason == "estimation");
    CHECK(school.only_condition().reading->discount == Discount::none);
    school.options.minimum_evidence = Evidence::confirmed;
    const auto set_aside = school.only_condition();
    CHECK(set_aside.reading->discount == Discount::evidence);
    CHECK(set_aside.value.is_unknown());
    CHECK(set_aside.truth == Truth::unknown);

    OneCriterion capped("count >= 3");
    capped.definition.maturity.fields.front().max_not_applicable = Percent{0};
    capped.answer("count", Status::not_applicable, "pas encore");
    const Explanation explanation = capped.explain();
    const auto condition = parts<ExplainedCondition>(explanation).front();
    CHECK(parts<ExplainedField>(explanation).front().profile.not_applicable_capped);
    CHECK(condition.reading->discount == Discount::not_applicable_cap);
    CHECK(condition.truth == Truth::unknown);
    CHECK(condition.reading->reason == "pas encore");
}

TEST_CASE("a ratio given as a number stands without its parts") {
    OneCriterion school("share >= 30.0");
    school.answer("share", 25.0);
    const auto condition = parts<ExplainedCondition>(school.explain()).front();
    CHECK_FALSE(condition.reading->of.has_value());
    CHECK(condition.distance == 5.0);
    CHECK_FALSE(condition.enough.has_value());
}

TEST_CASE("options choose the field, the depth and the criteria") {
    School school;
    school.indicator("a", ValueType::boolean, {});
    school.indicator("b", ValueType::boolean, {});
    school.field("one", {});
    school.criterion(1, "a").need = Need::mandatory;
    school.criterion(1, "b");
    school.criterion(2, "!a");
    school.field("two", {});
    school.criterion(1, "b");
    school.answer("a", true);
    school.answer("b", false);
    const Profile profile = school.profile();

    SECTION("by default only what is open for the next tier") {
        const auto criteria = parts<ExplainedCriterion>(explain(profile));
        REQUIRE(criteria.size() == 2);
        CHECK(profile.framework->operator[](criteria[0].criterion).id == "k2");
        CHECK(profile.framework->operator[](criteria[1].criterion).id == "k4");
    }
    SECTION("all criteria") {
        ExplainOptions options;
        options.criteria = ExplainCriteria::all;
        CHECK(parts<ExplainedCriterion>(explain(profile, options)).size() == 4);
    }
    SECTION("one field; an unknown one offers the nearest names") {
        ExplainOptions options;
        options.field = "two";
        const Explanation explanation = explain(profile, options);
        REQUIRE(parts<ExplainedField>(explanation).size() == 1);
        CHECK(std::get<ExplainedProfile>(explanation.root().part).counts == StateCounts{0, 1, 0, 0});
        options.field = "tow";
        CHECK_THROWS_AS(explain(profile, options), UnknownNameError);
    }
    SECTION("down to fields or criteria only") {
        ExplainOptions options;
        options.depth = ExplainDepth::fields;
        CHECK(parts<ExplainedTier>(explain(profile, options)).size() == 6);
        CHECK(parts<ExplainedCriterion>(explain(profile, options)).empty());
        options.depth = ExplainDepth::criteria;
        CHECK(parts<ExplainedCriterion>(explain(profile, options)).size() == 2);
        CHECK(parts<ExplainedCondition>(explain(profile, options)).empty());
    }
    SECTION("the tier that blocks is the first that is not certain") {
        const auto tiers = parts<ExplainedTier>(explain(profile));
        CHECK(tiers[0].blocks);
        CHECK(tiers[0].lacking == 1);
        CHECK(tiers[0].mandatory == 1);
        CHECK_FALSE(tiers[1].blocks);
        CHECK(tiers[0].standing == TierStanding::excluded);
        CHECK(parts<ExplainedField>(explain(profile)).front().next == TierOrdinal{1});
    }
}

TEST_CASE("a tier stated by a person is told beside the computed one") {
    School school;
    school.indicator("a", ValueType::boolean, {});
    school.field("one", {});
    school.criterion(1, "a");
    school.answer("a", false);
    school.overrides.push_back({FieldId{0}, 2, "chef d'établissement", "visite", *Date::parse("2025-06-12")});
    const Explanation explanation = explain(school.profile());
    const auto field = parts<ExplainedField>(explanation).front();
    CHECK(field.overrides == school.overrides);
    CHECK(field.profile.bounds == TierBounds{0, 0, true});

    school.overrides.front().tier = 4;
    CHECK_THROWS_AS(explain(school.profile()), ArgumentError);
    school.overrides.front() = {FieldId{1}, 1, {}, {}, {}};
    CHECK_THROWS_AS(explain(school.profile()), ArgumentError);
}

TEST_CASE("an explanation outlives the profile it was made from") {
    Explanation explanation;
    {
        OneCriterion school("network == 'fibre'");
        school.answer("network", std::string("adsl"));
        const Profile profile = school.profile();
        explanation = explain(profile);
    }
    CHECK(parts<ExplainedCondition>(explanation).front().value.as_text() == "adsl");
    CHECK(to_text(explanation, Language::en).find("“adsl”; must be “fibre”") != std::string::npos);
}

}  // namespace

}  // namespace test_explain
