// SPDX-License-Identifier: MIT
#include "palier/uai.hpp"

#include <string>
#include <utility>

#include "catch.hpp"
#include "palier/error.hpp"

namespace test_uai {

using namespace palier;

namespace {

const std::string alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ";

/// Seven digits of an integer.
std::string seven(unsigned digits) {
    std::string text = std::to_string(digits);
    return std::string(7 - text.size(), '0') + text;
}

std::string code_of(unsigned digits) {
    return seven(digits) + alphabet[digits % 23U];
}

UaiProblem problem_of(std::string_view text, UaiMode mode = UaiMode::strict) {
    return parse_uai(text, mode).problem;
}

}  // namespace

TEST_CASE("published codes are read, and give back their text, digits and letter") {
    for (const char* code : {"0301674G", "0781977A", "0010005A", "0752529S", "6200001G", "0351906G", "0359999D"}) {
        CAPTURE(code);
        const UaiParse parse = parse_uai(code);
        REQUIRE(parse.uai);
        CHECK(parse.problem == UaiProblem::none);
        CHECK(parse.uai->text() == code);
        CHECK(parse.expected_letter == code[7]);
        CHECK(parse.uai->digits() == std::stoul(std::string(code, 7)));
        const Uai made{code};
        CHECK(made == *parse.uai);
    }
}

TEST_CASE("a wrong check letter is refused and the right one is told") {
    const std::pair<const char*, char> wrong[] = {
        {"0351234A", 'B'}, {"0354321B", 'G'}, {"0352143C", 'P'}, {"9871234J", 'C'}};
    for (const auto& [code, right] : wrong) {
        CAPTURE(code);
        for (const auto mode : {UaiMode::strict, UaiMode::lenient}) {
            const UaiParse parse = parse_uai(code, mode);
            CHECK_FALSE(parse.uai);
            CHECK(parse.problem == UaiProblem::letter_wrong);
            CHECK(parse.expected_letter == right);
        }
        CHECK(parse_uai(std::string(code, 7) + right).uai);
    }
}

TEST_CASE("the check letter is the remainder of the digits modulo 23, in the alphabet without I, O and Q") {
    STATIC_REQUIRE(Uai::check_letter(301674) == 'G');
    STATIC_REQUIRE(Uai::check_letter(0) == 'A');
    STATIC_REQUIRE(Uai::check_letter(9'999'999) == 'P');
    for (unsigned digits = 0; digits < 100; ++digits)
        CHECK(Uai::check_letter(digits) == alphabet[digits % 23U]);
}

TEST_CASE("a letter outside the check alphabet is a placeholder, never repaired") {
    // The digits of a real code and of others, with the letter that placeholder codes have.
    for (const char* code :
         {"0350708O", "0351906O", "0359999O", "0752529O", "0301674O", "0781977O", "0010005O", "6200001O"}) {
        CAPTURE(code);
        for (const auto mode : {UaiMode::strict, UaiMode::lenient}) {
            const UaiParse parse = parse_uai(code, mode);
            CHECK_FALSE(parse.uai);
            CHECK(parse.problem == UaiProblem::letter_outside);
        }
    }
    CHECK(parse_uai("0350708O").expected_letter == 'E');
    CHECK(parse_uai("0350708E").uai);
    CHECK(problem_of("0350708I") == UaiProblem::letter_outside);
    CHECK(problem_of("0350708Q") == UaiProblem::letter_outside);
}

TEST_CASE("for given digits, exactly one letter of the 26 is right") {
    for (unsigned digits = 0; digits < 10'000'000; digits += 99'991) {
        int right = 0;
        for (char letter = 'A'; letter <= 'Z'; ++letter)
            if (parse_uai(seven(digits) + letter).uai)
                ++right;
        REQUIRE(right == 1);
    }
}

TEST_CASE("every single-digit error is detected") {
    for (unsigned digits = 0; digits < 10'000'000; digits += 4'099) {
        const std::string code = code_of(digits);
        REQUIRE(parse_uai(code).uai);
        for (std::size_t at = 0; at < 7; ++at)
            for (char digit = '0'; digit <= '9'; ++digit) {
                if (digit == code[at])
                    continue;
                std::string slip = code;
                slip[at] = digit;
                if (problem_of(slip) != UaiProblem::letter_wrong)
                    FAIL("not detected: " << code << " written " << slip);
            }
    }
}

TEST_CASE("every swap of two digits is detected") {
    for (unsigned digits = 0; digits < 10'000'000; digits += 1'021) {
        const std::string code = code_of(digits);
        for (std::size_t i = 0; i < 7; ++i)
            for (std::size_t j = i + 1; j < 7; ++j) {
                if (code[i] == code[j])
                    continue;
                std::string slip = code;
                std::swap(slip[i], slip[j]);
                if (problem_of(slip) != UaiProblem::letter_wrong)
                    FAIL("not detected: " << code << " written " << slip);
            }
    }
}

TEST_CASE("the check depends on remainders alone: each place moves each digit by its own amount") {
    // What makes the two rules above hold for all codes, not only for those tried: no power of ten up to 10^6 is a
    // multiple of 23, and no two of them are equal modulo 23.
    unsigned power = 1;
    std::string seen;
    for (int place = 0; place < 7; ++place, power = power * 10U % 23U) {
        for (unsigned change = 1; change < 10; ++change)
            CHECK(power * change % 23U != 0);
        CHECK(seen.find(static_cast<char>('a' + power)) == std::string::npos);
        seen += static_cast<char>('a' + power);
    }
}

TEST_CASE("strictly, a code has eight characters, seven digits and a capital") {
    CHECK(problem_of("") == UaiProblem::empty);
    CHECK(problem_of("351906G") == UaiProblem::length);
    CHECK(problem_of("00351906G") == UaiProblem::length);
    CHECK(problem_of(" 351906G") == UaiProblem::characters);
    CHECK(problem_of("0351906G ") == UaiProblem::length);
    CHECK(problem_of("0351906g") == UaiProblem::characters);
    CHECK(problem_of("03519067") == UaiProblem::characters);
    CHECK(problem_of("035190GG") == UaiProblem::characters);
    CHECK(problem_of("-351906G") == UaiProblem::characters);
    CHECK(problem_of("02A1234B") == UaiProblem::characters);
    CHECK(problem_of("035190é") == UaiProblem::characters);
    CHECK(problem_of(std::string_view("0351906\0", 8)) == UaiProblem::characters);
    CHECK(parse_uai("0351906g").expected_letter == '\0');
}

TEST_CASE("leniently, lost leading zeros come back: the integer and so the letter are the same") {
    CHECK(parse_uai("351906G", UaiMode::lenient).uai->text() == "0351906G");
    CHECK(parse_uai("10005A", UaiMode::lenient).uai->text() == "0010005A");
    CHECK(parse_uai("0A", UaiMode::lenient).uai->text() == "0000000A");
    CHECK(parse_uai("6200001G", UaiMode::lenient).uai->text() == "6200001G");
    CHECK(problem_of("A", UaiMode::lenient) == UaiProblem::length);
    CHECK(problem_of("00351906G", UaiMode::lenient) == UaiProblem::length);
}

TEST_CASE("leniently, a lost zero never hides a wrong letter") {
    CHECK(problem_of("351234A", UaiMode::lenient) == UaiProblem::letter_wrong);
    CHECK(parse_uai("351234A", UaiMode::lenient).expected_letter == 'B');
    CHECK(problem_of("350708o", UaiMode::lenient) == UaiProblem::letter_outside);
}

TEST_CASE("leniently, blanks around and lower case are accepted, blanks inside are not") {
    CHECK(parse_uai(" 0351906g\t\r\n", UaiMode::lenient).uai->text() == "0351906G");
    CHECK(problem_of("035 1906G", UaiMode::lenient) != UaiProblem::none);
    CHECK(problem_of("0351906 G", UaiMode::lenient) != UaiProblem::none);
    CHECK(problem_of("   ", UaiMode::lenient) == UaiProblem::empty);
    CHECK(problem_of("", UaiMode::lenient) == UaiProblem::empty);
}

TEST_CASE("what is read strictly is read leniently as the same code") {
    for (unsigned digits = 0; digits < 10'000'000; digits += 7'919) {
        const std::string code = code_of(digits);
        REQUIRE(parse_uai(code).uai == parse_uai(code, UaiMode::lenient).uai);
        REQUIRE(parse_uai(std::to_string(digits) + code.back(), UaiMode::lenient).uai == parse_uai(code).uai);
    }
}

TEST_CASE("the département is the first three digits, and 02A or 02B for the Corsican prefixes") {
    CHECK(Uai("0351906G").department() == "035");
    CHECK(Uai(code_of(9'710'001)).department() == "971");
    CHECK(Uai("6200001G").department() == "02A");
    CHECK(Uai(code_of(7'200'001)).department() == "02B");
    CHECK(Uai(code_of(6'300'001)).department() == "630");
}

TEST_CASE("codes are ordered as their texts") {
    CHECK(Uai("0010005A") < Uai("0301674G"));
    CHECK(Uai("0301674G") < Uai("6200001G"));
    CHECK(Uai("0301674G") == Uai("0301674G"));
}

TEST_CASE("making a code from a text that is none throws, and says what to do") {
    try {
        const Uai never("0351234A");
        FAIL("no exception for " << never.digits());
    } catch (const ArgumentError& error) {
        CHECK(error.code() == "api.argument.uai");
        CHECK(error.origin() == "0351234A");
        CHECK(error.hint().find("is B;") != std::string::npos);
    }
    CHECK_THROWS_AS(Uai(""), ArgumentError);
    CHECK_THROWS_AS(Uai("351906G"), ArgumentError);
    CHECK(Uai("351906g", UaiMode::lenient) == Uai("0351906G"));
    CHECK_THROWS_AS(Uai(std::string(100'000, '9')), ArgumentError);
}

}  // namespace test_uai
