// SPDX-License-Identifier: MIT

#include "catch.hpp"
#include "explain_school.hpp"
#include "palier/condition.hpp"

namespace test_condition {

using namespace palier;
using palier_tests::School;

TEST_CASE("the next tier is the first that is not certain, whether tiers are cumulative or not") {
    School school;
    school.indicator("a", ValueType::boolean, {});
    school.indicator("b", ValueType::boolean, {});
    school.field("f", {});
    school.criterion(1, "a");
    school.criterion(2, "b");
    school.criterion(3, "a && b");
    school.answer("a", false);
    school.answer("b", true);
    CHECK(next_tier(school.profile(), FieldId{0}) == 1u);

    school.definition.maturity.gating = Gating::independent;  // tier 2 holds without tier 1
    CHECK(next_tier(school.profile(), FieldId{0}) == 3u);

    school.answers.clear();
    school.answer("a", true);
    school.answer("b", true);
    CHECK_FALSE(next_tier(school.profile(), FieldId{0}));
}

TEST_CASE("a tier tells what it needs, what it lacks, and whether it blocks") {
    School school;
    for (const char* id : {"a", "b", "c"}) school.indicator(id, ValueType::boolean, {});
    school.field("f", {});
    school.criterion(1, "a");
    school.criterion(1, "b").need = Need::mandatory;
    school.criterion(1, "c");
    school.criterion(2, "a");
    school.definition.maturity.overrides.push_back({std::nullopt, 1u, {RequirementRule::at_least, 2, {}}, {}});
    school.answer("a", true);
    school.answer("b", false);
    const Profile profile = school.profile();

    const ExplainedTier first = explain_tier(profile, FieldId{0}, 1);
    CHECK(first.standing == TierStanding::excluded);
    CHECK(first.blocks);
    CHECK(first.result.needed == 2);
    CHECK(first.mandatory == 1);
    CHECK(first.lacking == 1);
    CHECK_FALSE(explain_tier(profile, FieldId{0}, 2).blocks);
}

TEST_CASE("a criterion names its prerequisites that are open, unknown ones included") {
    School school;
    for (const char* id : {"a", "b", "c"}) school.indicator(id, ValueType::boolean, {});
    school.field("f", {});
    school.criterion(1, "a");
    school.criterion(1, "b");
    school.criterion(1, "c");
    school.criterion(2, "a").prerequisites = {"k1", "k2", "k3"};
    school.answer("a", true);
    school.answer("b", false);
    const ExplainedCriterion explained = explain_criterion(school.profile(), CriterionId{3});
    CHECK(explained.result.state() == CriterionState::met);
    CHECK(explained.open_prerequisites == std::vector<CriterionId>{CriterionId{1}, CriterionId{2}});
}

}  // namespace test_condition
