// SPDX-License-Identifier: MIT
#include "palier/period.hpp"

#include <limits>
#include <string>

#include "catch.hpp"
#include "palier/error.hpp"

namespace test_period {

using namespace palier;

namespace {

Date day(int year, int month, int date) {
    return Date::from_parts(year, month, date).value();
}

template <class Action>
std::string code_thrown_by(Action action) {
    try {
        action();
    } catch (const ArgumentError& error) {
        return error.code();
    }
    return {};
}

}  // namespace

TEST_CASE("days are counted from 1970-01-01, as in an Arrow date32") {
    CHECK(Date().days() == 0);
    CHECK(day(1970, 1, 1).days() == 0);
    CHECK(day(1970, 1, 2).days() == 1);
    CHECK(day(1969, 12, 31).days() == -1);
    CHECK(day(2000, 3, 1).days() == 11'017);
    CHECK(day(2024, 9, 1).days() == 19'967);
    CHECK(day(1, 1, 1).days() == -719'162);
    CHECK(day(9999, 12, 31).days() == 2'932'896);
}

TEST_CASE("every day from year 1 to 9999 follows the one before, by an independent calendar") {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    std::int32_t days = -719'162;
    for (int year = 1; year <= 9999; ++year) {
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int month = 1; month <= 12; ++month) {
            const int length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
            if (Date::from_parts(year, month, length + 1))
                FAIL("a day too many in " << year << '-' << month);
            for (int date = 1; date <= length; ++date, ++days) {
                const auto made = Date::from_parts(year, month, date);
                if (!made || made->days() != days || made->year() != year)
                    FAIL("wrong day " << year << '-' << month << '-' << date);
                // Writing and reading cost more: the ends of months of all years are enough.
                if ((date == 1 || date == length) && Date::parse(made->text()) != made)
                    FAIL("not read back: " << made->text());
            }
        }
    }
    CHECK(days == 2'932'897);
}

TEST_CASE("parts that make no day make nothing") {
    CHECK_FALSE(Date::from_parts(0, 1, 1));
    CHECK_FALSE(Date::from_parts(10'000, 1, 1));
    CHECK_FALSE(Date::from_parts(-1, 1, 1));
    CHECK_FALSE(Date::from_parts(2024, 0, 1));
    CHECK_FALSE(Date::from_parts(2024, 13, 1));
    CHECK_FALSE(Date::from_parts(2024, 1, 0));
    CHECK_FALSE(Date::from_parts(2024, -1, -1));
    CHECK(Date::from_parts(2024, 2, 29));
    CHECK_FALSE(Date::from_parts(2023, 2, 29));
    CHECK_FALSE(Date::from_parts(1900, 2, 29));
    CHECK(Date::from_parts(2000, 2, 29));
    CHECK_FALSE(Date::from_parts(std::numeric_limits<int>::max(), std::numeric_limits<int>::max(),
                                 std::numeric_limits<int>::min()));
}

TEST_CASE("a day is written with four digits of year, two of month, two of day") {
    CHECK(day(2024, 9, 1).text() == "2024-09-01");
    CHECK(day(33, 4, 3).text() == "0033-04-03");
    CHECK(day(9999, 12, 31).text() == "9999-12-31");
}

TEST_CASE("a day is read from that form and from nothing else") {
    CHECK(Date::parse("2024-09-01") == day(2024, 9, 1));
    for (const char* text : {"",           "2024",        "2024-9-1",    "2024-09-1",        "24-09-01",   "2024/09/01",
                             "01/09/2024", "2024-09-01 ", " 2024-09-01", "2024-09-01T00:00", "2024-02-30", "2023-02-29",
                             "2024-13-01", "2024-00-10",  "2024-10-00",  "0000-01-01",       "-024-09-01", "+024-09-01",
                             "2024-+9-01", "2024--9-01",  "2o24-09-01",  "20240901",         "2024-09-0a"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text));
    }
}

TEST_CASE("days are ordered in time") {
    CHECK(day(2024, 8, 31) < day(2024, 9, 1));
    CHECK(day(2024, 9, 1) == day(2024, 9, 1));
    CHECK(day(1, 1, 1) < day(9999, 12, 31));
}

TEST_CASE("asking a number of days out of the calendar for its year is harmless") {
    CHECK(Date::from_days(std::numeric_limits<std::int32_t>::max()).year() > 9999);
    CHECK(Date::from_days(std::numeric_limits<std::int32_t>::min()).year() < 1);
    CHECK_FALSE(Date::from_days(std::numeric_limits<std::int32_t>::max()).text().empty());
}

TEST_CASE("a validity holds its first day and not its last") {
    const Validity valid{day(2020, 9, 1), day(2021, 9, 1)};
    CHECK(valid.contains(day(2020, 9, 1)));
    CHECK(valid.contains(day(2021, 8, 31)));
    CHECK_FALSE(valid.contains(day(2021, 9, 1)));
    CHECK_FALSE(valid.contains(day(2020, 8, 31)));
}

TEST_CASE("an absent end of a validity is open") {
    CHECK(Validity{}.contains(day(1, 1, 1)));
    CHECK(Validity{}.contains(day(9999, 12, 31)));
    const Validity since{day(2020, 1, 1), {}};
    const Validity until{{}, day(2020, 1, 1)};
    CHECK(since.contains(day(9999, 1, 1)));
    CHECK_FALSE(since.contains(day(2019, 12, 31)));
    CHECK(until.contains(day(2019, 12, 31)));
    CHECK_FALSE(until.contains(day(2020, 1, 1)));
}

TEST_CASE("a validity is empty when it ends where it begins, or before") {
    CHECK(Validity{day(2020, 1, 1), day(2020, 1, 1)}.empty());
    CHECK(Validity{day(2020, 1, 2), day(2020, 1, 1)}.empty());
    CHECK_FALSE(Validity{day(2020, 1, 1), day(2020, 1, 2)}.empty());
    CHECK_FALSE(Validity{}.empty());
    CHECK_FALSE(Validity{day(2020, 1, 1), {}}.empty());
    CHECK_FALSE(Validity{{}, day(2020, 1, 1)}.empty());
    CHECK_FALSE(Validity{day(2020, 1, 1), day(2020, 1, 1)}.contains(day(2020, 1, 1)));
}

TEST_CASE("a year means what the data set says it means: rentrée, session, or both years") {
    CHECK(SchoolYear::from_rentree(2024).text() == "2024-2025");
    CHECK(SchoolYear::from_session(2023).text() == "2022-2023");
    CHECK(SchoolYear::parse("2023-2024") == SchoolYear::from_rentree(2023));
    CHECK(SchoolYear::parse("2023-2024") == SchoolYear::from_session(2024));
    CHECK(SchoolYear::from_rentree(2024) != SchoolYear::from_session(2024));
    CHECK(SchoolYear::from_rentree(2024).start_year() == 2024);
}

TEST_CASE("a school year runs from 1 September to 31 August") {
    const SchoolYear year = SchoolYear::from_rentree(2024);
    CHECK(year.first_day() == day(2024, 9, 1));
    CHECK(year.interval() == Validity{day(2024, 9, 1), day(2025, 9, 1)});
    CHECK(SchoolYear::containing(day(2024, 9, 1)) == year);
    CHECK(SchoolYear::containing(day(2025, 1, 1)) == year);
    CHECK(SchoolYear::containing(day(2025, 8, 31)) == year);
    CHECK(SchoolYear::containing(day(2025, 9, 1)) == SchoolYear::from_rentree(2025));
    CHECK(SchoolYear::containing(day(2024, 8, 31)) == SchoolYear::from_rentree(2023));
}

TEST_CASE("each school year contains its days and begins where the one before ends") {
    for (int start = 1900; start <= 2199; ++start) {
        const SchoolYear year = SchoolYear::from_rentree(start);
        const Validity interval = year.interval();
        REQUIRE(interval.from);
        REQUIRE(interval.to);
        REQUIRE(SchoolYear::containing(*interval.from) == year);
        REQUIRE(SchoolYear::containing(Date::from_days(interval.to->days() - 1)) == year);
        if (start < 2199)
            REQUIRE(SchoolYear::from_rentree(start + 1).first_day() == *interval.to);
        REQUIRE(SchoolYear::find(year.text()) == year);
    }
}

TEST_CASE("a range of years is no school year, nor is anything else than two years that follow each other") {
    for (const char* text : {"2015-2017", "2015-2016-2017", "2024", "2025-2024", "2024-2024", "2024-25", "2024/2025",
                             "24-25", "", "2024-2025 ", " 2024-2025", "2024–2025", "rentrée 2024", "1899-1900",
                             "2200-2201", "0000-0001", "-024-2025", "2024-+025"}) {
        CAPTURE(text);
        CHECK_FALSE(SchoolYear::find(text));
        CHECK_THROWS_AS(SchoolYear::parse(text), ArgumentError);
    }
    CHECK(SchoolYear::find("1900-1901"));
    CHECK(SchoolYear::find("2199-2200"));
}

TEST_CASE("a single year is refused with the names of the two functions that make one") {
    try {
        static_cast<void>(SchoolYear::parse("2024"));
        FAIL("no exception");
    } catch (const ArgumentError& error) {
        CHECK(error.code() == "api.argument.school-year");
        CHECK(error.origin() == "2024");
        CHECK(error.hint().find("from_rentree") != std::string::npos);
        CHECK(error.hint().find("from_session") != std::string::npos);
    }
}

TEST_CASE("another form is refused with an example, and an endless one is not repeated whole") {
    try {
        static_cast<void>(SchoolYear::parse(std::string(10'000, '2')));
        FAIL("no exception");
    } catch (const ArgumentError& error) {
        CHECK(error.hint().find("2024-2025") != std::string::npos);
        CHECK(std::string(error.what()).size() < 200);
    }
}

TEST_CASE("years outside 1900..2199 throw, naming the year that was given") {
    const auto code = "api.argument.school-year";
    CHECK(code_thrown_by([] { static_cast<void>(SchoolYear::from_rentree(1899)); }) == code);
    CHECK(code_thrown_by([] { static_cast<void>(SchoolYear::from_rentree(2200)); }) == code);
    CHECK(code_thrown_by([] { static_cast<void>(SchoolYear::from_session(1900)); }) == code);
    CHECK(code_thrown_by([] { static_cast<void>(SchoolYear::from_session(2201)); }) == code);
    CHECK(code_thrown_by([] { static_cast<void>(SchoolYear::from_session(std::numeric_limits<int>::min())); }) == code);
    CHECK(code_thrown_by([] {
              static_cast<void>(SchoolYear::containing(Date::from_days(std::numeric_limits<std::int32_t>::max())));
          }) == code);
    CHECK(code_thrown_by([] { static_cast<void>(SchoolYear::containing(day(1900, 8, 31))); }) == code);
    CHECK(SchoolYear::from_session(1901) == SchoolYear::from_rentree(1900));
    CHECK(SchoolYear::from_session(2200) == SchoolYear::from_rentree(2199));
    try {
        static_cast<void>(SchoolYear::from_session(1900));
    } catch (const ArgumentError& error) {
        CHECK(error.origin() == "1900");
    }
}

TEST_CASE("school years are ordered in time") {
    CHECK(SchoolYear::from_rentree(2023) < SchoolYear::from_rentree(2024));
    CHECK(SchoolYear::from_session(2024) < SchoolYear::from_rentree(2024));
}

}  // namespace test_period
