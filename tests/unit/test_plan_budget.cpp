// SPDX-License-Identifier: MIT
//
// What budgets come to: the public cases of 2015-2019, and every way a line cannot be computed.

#include <limits>

#include "catch.hpp"
#include "palier/plan_budget.hpp"
#include "unit/plan_documents.hpp"

namespace test_plan_budget {

using namespace palier;

namespace {

BudgetLine line(std::int64_t count, std::int64_t rate_cents, std::string payer = "etat", Periodicity per = Periodicity::once) {
    BudgetLine made;
    made.payer = std::move(payer);
    made.count = BudgetCount(count);
    made.rate_cents = rate_cents;
    made.per = per;
    return made;
}

Plan plan_of(std::vector<BudgetLine> lines) {
    Plan made;
    made.period = {Date::from_parts(2016, 9, 1), Date::from_parts(2019, 9, 1)};
    made.budget = std::move(lines);
    return made;
}

BudgetLineAmount amount_of(BudgetLine one) { return compute_budget(plan_of({std::move(one)})).lines.front(); }

std::int64_t paid(const BudgetLineAmount& amount, std::string_view payer) {
    std::int64_t cents = 0;
    for (const BudgetPayment& payment : amount.payments)
        if (payment.payer == payer) cents += payment.total_cents;
    return cents;
}

Validity days(std::string_view from, std::string_view to) { return {Date::parse(from), Date::parse(to)}; }

}  // namespace

TEST_CASE("30 euros for each of 400 pupils and 30 teachers are 12 900 euros a year") {
    BudgetLine one = line(0, 3000, "etat", Periodicity::year);
    one.count = BudgetCount(std::string("400 + 30"));
    const auto framework = read_framework(find_builtin("framework", "demo")).framework;
    const BudgetAmount budget = compute_budget(plan_of({one}), framework->indicators().get());
    CHECK(budget.lines[0].per_time_cents == 1'290'000);
    CHECK(budget.lines[0].times == 3);
    CHECK(budget.total_cents == 3 * 1'290'000);
}

TEST_CASE("500 euros for each of 4 schools are 2 000 euros") { CHECK(amount_of(line(4, 50'000)).total_cents == 200'000); }

TEST_CASE("the State's cap of a digital plan is the sum of the caps of its lines") {
    BudgetLine pupils = line(80'000, 38'000, "departement"), teachers = line(11'000, 38'000, "departement");
    pupils.shares = {{"etat", 50.0, 19'000}};
    teachers.payer = "etat";
    teachers.unit_cap_cents = 38'000;
    const BudgetAmount budget = compute_budget(plan_of({pupils, teachers}));
    CHECK(paid(budget.lines[0], "etat") == 1'520'000'000);
    CHECK(paid(budget.lines[1], "etat") == 418'000'000);
    REQUIRE(budget.payers.size() == 2);
    CHECK(budget.payers[1].payer == "etat");
    CHECK(budget.payers[1].total_cents == 1'938'000'000);  // 19.38 M€
}

TEST_CASE("half and half with a cap of 190 euros: the other payer bears what is beyond the cap") {
    struct {
        std::int64_t rate, state, other;
    } const cases[] = {{30'000, 15'000, 15'000}, {38'000, 19'000, 19'000}, {50'000, 19'000, 31'000}};
    for (const auto& one : cases) {
        CAPTURE(one.rate);
        BudgetLine tablet = line(1, one.rate, "departement");
        tablet.shares = {{"etat", 50.0, 19'000}};
        const BudgetLineAmount amount = amount_of(tablet);
        CHECK(paid(amount, "etat") == one.state);
        CHECK(paid(amount, "departement") == one.other);
        CHECK(amount.uncovered_cents == 0);
    }
}

TEST_CASE("counts add up inside an expression: tablets of three years, technicians of schools") {
    const auto framework = read_framework(find_builtin("framework", "demo")).framework;
    const auto count = [&](std::string text) {
        BudgetLine one = line(0, 100);
        one.count = BudgetCount(std::move(text));
        return compute_budget(plan_of({one}), framework->indicators().get()).lines[0].count;
    };
    CHECK(count("178 + 159 + 162 + 161") == 660);
    CHECK(count("3 + 1 + 1 + 2") == 7);
}

TEST_CASE("1 427 tablets at 490.54 euros, half each, are 700 000 euros to the nearest thousand") {
    BudgetLine tablets = line(1427, 49'054, "com");
    tablets.shares = {{"etat", 50.0, std::nullopt}};
    const BudgetLineAmount amount = amount_of(tablets);
    CHECK(amount.total_cents == 70'000'058);
    CHECK(paid(amount, "etat") == paid(amount, "com"));
}

TEST_CASE("a share is rounded to the nearest cent, half a cent up, and the line's payer bears the difference") {
    BudgetLine odd = line(10, 101, "etat");
    odd.shares = {{"commune", 50.0, std::nullopt}};
    CHECK(amount_of(odd).payments[1].unit_cents == 51);  // 50.5
    CHECK(amount_of(odd).payments[0].unit_cents == 50);
    odd.shares[0].percent = 33.3333;
    CHECK(amount_of(odd).payments[1].unit_cents == 34);  // 33.67
    odd.shares[0].percent = 0.4;
    CHECK(amount_of(odd).payments[1].unit_cents == 0);  // 0.404
    CHECK(amount_of(odd).total_cents == 1010);
}

TEST_CASE("shares beyond the whole are cut in their order") {
    BudgetLine over = line(1, 1000, "etat");
    over.shares = {{"commune", 80.0, std::nullopt}, {"region", 80.0, std::nullopt}};
    const BudgetLineAmount amount = amount_of(over);
    CHECK(amount.payments[0].unit_cents == 0);
    CHECK(amount.payments[1].unit_cents == 800);
    CHECK(amount.payments[2].unit_cents == 200);
}

TEST_CASE("what the caps leave is told, and nothing is lost") {
    BudgetLine capped = line(3, 1000, "etat");
    capped.unit_cap_cents = 400;
    capped.shares = {{"commune", 25.0, std::nullopt}};
    const BudgetLineAmount amount = amount_of(capped);
    CHECK(amount.total_cents == std::int64_t{3} * (400 + 250));
    CHECK(amount.uncovered_cents == std::int64_t{3} * 350);
    for (const std::int64_t cap : {0, 1, 7, 100, 1949, 1950, 5000}) {
        CAPTURE(cap);
        capped.cap_cents = cap;
        const BudgetLineAmount lowered = amount_of(capped);
        CHECK(lowered.total_cents == std::min<std::int64_t>(cap, 1950));
        CHECK(lowered.total_cents + lowered.uncovered_cents == 3000);
        CHECK(lowered.payments[0].total_cents + lowered.payments[1].total_cents == lowered.total_cents);
    }
    capped.cap_cents = 390;  // a fifth of 1950
    CHECK(amount_of(capped).payments[1].total_cents == 150);
    CHECK(amount_of(capped).payments[0].total_cents == 240);
}

TEST_CASE("the caps of lines apply before sums") {
    BudgetLine one = line(1, 1000), other = line(1, 200);
    one.cap_cents = 500;
    other.cap_cents = 500;
    CHECK(compute_budget(plan_of({one, other})).total_cents == 700);
}

TEST_CASE("school years and calendar months that an interval touches") {
    CHECK(count_school_years(days("2025-09-01", "2028-09-01")) == 3);
    CHECK(count_school_years(days("2025-09-01", "2028-09-02")) == 4);
    CHECK(count_school_years(days("2025-08-31", "2025-09-02")) == 2);
    CHECK(count_school_years(days("2025-10-01", "2026-06-30")) == 1);
    CHECK(count_school_years(days("2026-06-30", "2025-10-01")) == 0);
    CHECK(count_school_years({Date::from_parts(2025, 9, 1), std::nullopt}) == std::nullopt);
    CHECK(count_school_years(days("0001-01-01", "9999-12-31")) == 10'000);
    CHECK(count_months(days("2025-09-01", "2026-09-01")) == 12);
    CHECK(count_months(days("2025-09-15", "2025-10-02")) == 2);
    CHECK(count_months(days("2025-09-01", "2025-10-01")) == 1);
    CHECK(count_months({}) == std::nullopt);
}

TEST_CASE("a line's own days stand before the plan's") {
    BudgetLine yearly = line(1, 100, "etat", Periodicity::year);
    CHECK(amount_of(yearly).times == 3);
    yearly.from = Date::from_parts(2018, 1, 1);
    CHECK(amount_of(yearly).times == 2);
    yearly.to = Date::from_parts(2018, 2, 1);
    CHECK(amount_of(yearly).times == 1);
    yearly.per = Periodicity::unstated;
    CHECK(amount_of(yearly).times == 1);
    Plan endless;
    endless.budget = {line(1, 100, "etat", Periodicity::month)};
    CHECK(compute_budget(endless).lines[0].state == BudgetState::period_missing);
    CHECK(compute_budget(endless).complete == false);
}

TEST_CASE("a count reads what is known of the owner, and an unknown one says why") {
    const PlanContext context = palier_test::plan_context();
    const Profile owner = profile_of(*context.diagnosis, "0990001N", SchoolYear::from_rentree(2024));
    const auto count = [&](std::string text) {
        BudgetLine one = line(0, 3000);
        one.count = BudgetCount(std::move(text));
        return compute_budget(plan_of({one}), owner).lines[0];
    };
    CHECK(count("unit.pupils").count == 512);
    CHECK(count("unit.pupils + teachers.on_duty").count == 552);
    CHECK(count("teachers.trained").state == BudgetState::count_unknown);
    CHECK(count("teachers.trained").count_reason == Reason::missing);
    CHECK(count("incidents").count_reason == Reason::suppressed);
    CHECK(count("ent.accounts").state == BudgetState::count_unknown);  // not applicable
    CHECK(count("ent.accounts").count_reason == Reason::none);
    CHECK(count("0 - unit.pupils").state == BudgetState::count_invalid);
    CHECK(count("9223372036854775807 + 1").count_reason == Reason::overflow);
    for (const char* wrong : {"unit.pupil", "teachers.trained_rate", "400 +", "", "referent.named"}) {
        CAPTURE(wrong);
        CHECK(count(wrong).state == BudgetState::count_invalid);
        CHECK(!count(wrong).count_errors.empty());
    }
    BudgetLine one = line(0, 3000);
    one.count = BudgetCount(std::string("unit.pupils"));
    CHECK(compute_budget(plan_of({one})).lines[0].state == BudgetState::count_unknown);
    CHECK(compute_budget(plan_of({one}), owner.framework->indicators().get()).lines[0].state == BudgetState::count_unknown);
}

TEST_CASE("an overflow is told, never wrapped") {
    constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
    CHECK(amount_of(line(2, greatest)).state == BudgetState::overflow);
    CHECK(amount_of(line(1, greatest)).total_cents == greatest);
    const BudgetAmount budget = compute_budget(plan_of({line(1, greatest, "etat"), line(1, 1, "region"), line(1, 1, "etat")}));
    CHECK(budget.total_cents == std::nullopt);
    CHECK(!budget.complete);
    CHECK(budget.payers[0].total_cents == std::nullopt);
    CHECK(budget.payers[1].total_cents == 1);
    BudgetLine capped = line(1, greatest, "etat");
    capped.shares = {{"region", 50.0, std::nullopt}};
    capped.cap_cents = greatest - 1;
    CHECK(amount_of(capped).total_cents == greatest - 1);
}

TEST_CASE("a line without a rate is not computed, and the others are") {
    BudgetLine bare;
    bare.payer = "etat";
    const BudgetAmount budget = compute_budget(plan_of({bare, line(2, 50)}));
    CHECK(budget.lines[0].state == BudgetState::rate_missing);
    CHECK(budget.lines[1].state == BudgetState::computed);
    CHECK(budget.total_cents == 100);
    CHECK(!budget.complete);
}

TEST_CASE("cents are written as euros") {
    CHECK(format_cents(1'290'000, Language::fr) == "12\u202F900,00\u00A0€");
    CHECK(format_cents(1'290'000, Language::en) == "€12,900.00");
    CHECK(format_cents(49'054, Language::fr) == "490,54\u00A0€");
    CHECK(format_cents(5, Language::en) == "€0.05");
}

}  // namespace test_plan_budget
