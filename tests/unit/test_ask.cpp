// SPDX-License-Identifier: MIT

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "explain_school.hpp"
#include "palier/ask.hpp"
#include "palier/error.hpp"

namespace test_ask {
namespace {

using namespace palier;
using palier_tests::School;

/// Questions of a school, by the ids of their indicators.
struct Asked {
    explicit Asked(const School& school, const AskOptions& options = {})
        : profile(school.profile()), assessor(profile.framework), questions(next_questions(assessor, profile, 99, options)) {}

    [[nodiscard]] std::vector<std::string> ids() const {
        std::vector<std::string> found;
        for (const Question& question : questions) found.push_back((*profile.framework->indicators())[question.indicator].id);
        return found;
    }
    [[nodiscard]] const Question& about(std::string_view id) const {
        const IndicatorId wanted = profile.framework->indicators()->get(id);
        const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question& question) { return question.indicator == wanted; });
        REQUIRE(found != questions.end());
        return *found;
    }
    [[nodiscard]] Certificate certificate(const AskOptions& options = {}) const { return certify(assessor, profile, options); }

    Profile profile;
    Assessor assessor;
    std::vector<Question> questions;
};

using Ids = std::vector<std::string>;

School booleans(std::initializer_list<const char*> ids) {
    School school;
    for (const char* id : ids) school.indicator(id, ValueType::boolean, {});
    school.field("f", {});
    return school;
}

}  // namespace

TEST_CASE("a question is worth what its answer must narrow, then what it narrows on average") {
    School school = booleans({"late", "early", "both"});
    school.criterion(1, "early");
    school.criterion(2, "both");
    school.criterion(3, "late");
    const Asked asked(school);
    // "no" to the first tier settles everything below it; "yes" secures only that tier.
    CHECK(asked.ids() == Ids{"early", "both", "late"});
    CHECK(asked.about("early").worst == 1);
    CHECK(asked.about("early").mean == 2.0);  // 3 or 1
    CHECK(asked.about("both").worst == 0);    // "yes" secures nothing while the first tier is open
    CHECK(asked.about("both").mean == 1.0);   // 2 or 0
    CHECK(asked.about("late").mean == 0.5);
    for (const Question& question : asked.questions) {
        CHECK(question.cells == 2);
        CHECK(question.decided == 1.0);
        CHECK(question.status == Status::missing);
        CHECK(question.fields == std::vector<FieldId>{FieldId{0}});
    }
}

TEST_CASE("the worst case comes before the mean") {
    School school = booleans({"a"});
    school.indicator("stage", ValueType::ordinal, {});
    school.criterion(1, "stage >= 1");
    school.field("g", {});
    school.criterion(1, "stage >= 0 || a");  // always met
    school.criterion(2, "a");
    school.criterion(3, "stage == 3");
    const Asked asked(school);
    CHECK(asked.about("stage").cells == 4);  // an ordinal's cells are its values
    CHECK(asked.ids().front() == "stage");
}

TEST_CASE("the cells of a number lie between its thresholds") {
    School school = booleans({});
    SECTION("an integer: two thresholds make three cells") {
        school.indicator("n", ValueType::integer, {}).min = 0;
        school.definition.indicators.back().max = 1000;
        school.criterion(1, "n >= 10");
        school.criterion(2, "n > 500");
        CHECK(Asked(school).about("n").cells == 3);
        CHECK(Asked(school).about("n").worst == 3);
    }
    SECTION("a threshold outside the range makes none") {
        school.indicator("n", ValueType::integer, {}).min = 0;
        school.definition.indicators.back().max = 1000;
        school.criterion(1, "n >= 10");
        school.criterion(2, "n > 5000");
        CHECK(Asked(school).about("n").cells == 2);
    }
    SECTION("a number, with an equality that is a cell of its own") {
        school.indicator("x", ValueType::number, {});
        school.criterion(1, "x >= 10.5");
        school.criterion(2, "x == 11.25 || x < 0.0");
        CHECK(Asked(school).about("x").cells == 5);  // below 0, below 10.5, below 11.25, there, above
    }
    SECTION("the parts of a ratio, the other part being known") {
        school.indicator("trained", ValueType::integer, {}).min = 0;
        school.indicator("staff", ValueType::integer, {}).min = 0;
        school.rate("share", "trained", "staff", {});
        school.criterion(1, "share >= 30.0");
        school.criterion(2, "share >= 50.0");
        School other = school;
        school.answer("staff", std::int64_t{20});
        CHECK(Asked(school).about("trained").cells == 3);
        CHECK(Asked(school).about("trained").worst == 3);
        other.answer("trained", std::int64_t{6});
        CHECK(Asked(other).about("staff").cells == 4);  // nobody: no rate; up to 12; up to 20; more
    }
    SECTION("the parts of a ratio, the other part being unknown: nobody is enough of an answer") {
        school.indicator("trained", ValueType::integer, {}).min = 0;
        school.indicator("staff", ValueType::integer, {}).min = 1;
        school.definition.indicators.back().max = 100;
        school.rate("share", "trained", "staff", {});
        school.criterion(1, "share >= 30.0");
        const Question question = Asked(school).about("trained");
        CHECK(question.cells == 3);  // none: surely not met; up to 29: open; from 30: met
        CHECK(question.decided == 2.0 / 3.0);
    }
    SECTION("what a formula reads") {
        school.indicator("fixed", ValueType::integer, {}).min = 0;
        school.indicator("mobile", ValueType::integer, {}).min = 0;
        school.definition.indicators.back().max = 1'000'000;
        school.indicator("all", ValueType::integer, {}).formula = "fixed + mobile";
        school.criterion(1, "all >= 1000");
        school.criterion(2, "all >= 123456");
        school.answer("fixed", std::int64_t{10});
        CHECK(Asked(school).about("mobile").cells == 3);
        CHECK(Asked(school).about("mobile").worst == 3);
    }
    SECTION("a category's cells are its values") {
        school.indicator("network", ValueType::category, {}).values = {"none", "adsl", "fibre"};
        school.criterion(1, "network == 'fibre'");
        CHECK(Asked(school).about("network").cells == 3);
    }
}

TEST_CASE("what pulls both ways is never promised more than it gives") {
    School school = booleans({});
    school.indicator("n", ValueType::integer, {}).min = 0;
    school.definition.indicators.back().max = 1000;
    school.indicator("m", ValueType::integer, {}).min = 0;
    school.definition.indicators.back().max = 1000;
    school.criterion(1, "(n + m) * (n + m) - 100 * (n + m) < -2400");  // between 40 and 60
    const Question question = Asked(school).about("n");
    CHECK(question.worst == 0);
}

TEST_CASE("nothing is asked that is answered, derived, not applicable, or of no consequence") {
    School school = booleans({"answered", "refused", "useful", "beyond_reach", "secured"});
    school.indicator("trained", ValueType::integer, {}).min = 0;
    school.indicator("staff", ValueType::integer, {}).min = 0;
    school.rate("share", "trained", "staff", {});
    school.criterion(1, "answered || secured");
    school.criterion(2, "useful && (refused || share >= 10.0)");
    school.criterion(3, "beyond_reach && !answered");
    school.answer("answered", true);
    school.answer("refused", Status::not_applicable);
    CHECK(Asked(school).ids() == Ids{"useful", "trained", "staff"});
}

TEST_CASE("an answer with too little evidence is asked again") {
    School school = booleans({"a"});
    school.criterion(1, "a");
    school.answer("a", true, Evidence::declared);
    school.options.minimum_evidence = Evidence::confirmed;
    const Asked asked(school);
    REQUIRE(asked.questions.size() == 1);
    CHECK(asked.questions.front().status == Status::known);
}

TEST_CASE("the overall tier counts as one field more") {
    School school = booleans({"strong", "weak"});
    school.definition.maturity.tiers.resize(1);
    school.criterion(1, "strong");
    school.field("g", {});
    school.criterion(1, "weak");
    CHECK(Asked(school).about("weak").mean == 1.0);
    school.definition.maturity.overall = OverallRule::weakest;
    // "no" settles the overall tier too, "yes" leaves it to the other field.
    CHECK(Asked(school).about("weak").mean == 1.5);
    CHECK(Asked(school).about("weak").worst == 1);
    school.answer("strong", true);
    CHECK(Asked(school).about("weak").worst == 2);
    AskOptions options;
    options.field = "g";
    CHECK(Asked(school, options).about("weak").worst == 1);
}

TEST_CASE("ties are in the order of the forms, then of the document") {
    School school = booleans({"a", "b", "c", "d"});
    for (const char* id : {"a", "b", "c", "d"}) {
        school.field(id, {});
        school.criterion(1, id);
    }
    CHECK(Asked(school).ids() == Ids{"a", "b", "c", "d"});
    Questionnaire form;
    form.id = "form";
    form.sections.push_back({"s", {}, {{"d", {}}, {"b", {}}}});
    school.definition.questionnaires.push_back(form);
    CHECK(Asked(school).ids() == Ids{"d", "b", "a", "c"});
    const Assessor assessor(school.profile().framework);
    const auto questions = assessor.questions_of(0);
    REQUIRE(questions.size() == 2);
    CHECK((*assessor.framework()->indicators())[questions.front()].id == "d");

    AskOptions options;
    options.questionnaire = "form";
    CHECK(Asked(school, options).ids() == Ids{"d", "b"});
    options.field = "b";
    CHECK(Asked(school, options).ids() == Ids{"b"});

    const Asked asked(school);
    CHECK(next_questions(asked.assessor, asked.profile, 2).size() == 2);
    CHECK_THROWS_AS(next_questions(asked.assessor, asked.profile, 1, {"nowhere", {}, 16}), UnknownNameError);
    CHECK_THROWS_AS(next_questions(asked.assessor, asked.profile, 1, {{}, "nothing", 16}), UnknownNameError);
    Profile foreign = asked.profile;
    foreign.frame.pop_back();
    CHECK_THROWS_AS(next_questions(asked.assessor, foreign, 1), ArgumentError);
}

TEST_CASE("the certificate: settled, open, or open with nothing left to ask") {
    School school = booleans({"a", "b"});
    school.definition.maturity.tiers.resize(1);
    school.criterion(1, "a || b");
    SECTION("open, with what may be asked") {
        const Certificate made = Asked(school).certificate();
        CHECK(made.verdict == Settlement::open);
        CHECK(made.fields.front().askable == std::vector<IndicatorId>{IndicatorId{0}, IndicatorId{1}});
        CHECK(made.fields.front().beyond.empty());
    }
    SECTION("settled while a question is unanswered") {
        school.answer("a", true);
        const Certificate made = Asked(school).certificate();
        CHECK(made.verdict == Settlement::settled);
        CHECK(made.fields.front().askable.empty());
        CHECK(Asked(school).questions.empty());
    }
    SECTION("an unknown attribute of the unit cannot be asked") {
        school.definition.maturity.criteria.front().when = "a && unit.degree == 2";
        school.answer("a", true);
        const Asked asked(school);
        const Certificate made = asked.certificate();
        CHECK(made.verdict == Settlement::nothing_to_ask);
        CHECK(made.fields.front().beyond == std::vector<std::uint32_t>{*asked.profile.framework->indicators()->find_slot("unit.degree")});
        CHECK(asked.questions.empty());
    }
    SECTION("too many \"not applicable\" cannot be asked away") {
        school.definition.maturity.fields.front().max_not_applicable = Percent{0};
        school.answer("a", Status::not_applicable);
        school.answer("b", Status::not_applicable);
        const Certificate made = Asked(school).certificate();
        CHECK(made.verdict == Settlement::nothing_to_ask);
        CHECK(made.fields.front().beyond == std::vector<std::uint32_t>{0, 1});
    }
    SECTION("a rate over zero stays unknown") {
        school.indicator("trained", ValueType::integer, {}).min = 0;
        school.indicator("staff", ValueType::integer, {}).min = 0;
        school.rate("share", "trained", "staff", {});
        school.definition.maturity.criteria.front().when = "share >= 50.0";
        school.answer("trained", std::int64_t{0});
        school.answer("staff", std::int64_t{0});
        const Asked asked(school);
        CHECK(asked.certificate().verdict == Settlement::nothing_to_ask);
        CHECK(asked.certificate().fields.front().beyond == std::vector<std::uint32_t>{*asked.profile.framework->indicators()->find_slot("share")});
    }
    SECTION("questions of another form") {
        school.definition.questionnaires.push_back({"form", {}, "unit", {{"s", {}, {{"a", {}}}}}, {}});
        school.answer("a", false);
        AskOptions options;
        options.questionnaire = "form";
        const Certificate made = Asked(school).certificate(options);
        CHECK(made.verdict == Settlement::nothing_to_ask);
        CHECK(made.fields.front().beyond == std::vector<std::uint32_t>{1});
        CHECK(Asked(school).certificate().verdict == Settlement::open);
    }
    SECTION("one field is settled, another is open") {
        school.field("g", {});
        school.criterion(1, "b");
        school.answer("a", true);
        const Certificate made = Asked(school).certificate();
        CHECK(made.verdict == Settlement::open);
        CHECK(made.fields[0].verdict == Settlement::settled);
        CHECK(made.fields[1].verdict == Settlement::open);
        AskOptions options;
        options.field = "f";
        CHECK(Asked(school).certificate(options).verdict == Settlement::settled);
    }
}

TEST_CASE("the words of the verdicts") {
    CHECK(to_text(Settlement::settled) == "settled");
    CHECK(to_text(Settlement::open) == "open");
    CHECK(to_text(Settlement::nothing_to_ask) == "nothing_to_ask");
}

}  // namespace test_ask
