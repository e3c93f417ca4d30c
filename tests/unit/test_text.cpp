// SPDX-License-Identifier: MIT
#include "palier/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"

namespace test_text {

using namespace palier;

namespace {

constexpr std::size_t npos = std::string_view::npos;
const std::string replacement = "\xEF\xBF\xBD";
const std::string thin = "\u202F";

/// The bytes of a code point as UTF-8 would have them, whether or not it is allowed.
std::string encode(std::uint32_t code) {
    const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
    if (code < 0x80U)
        return {static_cast<char>(code)};
    if (code < 0x800U)
        return {static_cast<char>(0xC0U | (code >> 6U)), tail(code)};
    if (code < 0x10000U)
        return {static_cast<char>(0xE0U | (code >> 12U)), tail(code >> 6U), tail(code)};
    return {static_cast<char>(0xF0U | (code >> 18U)), tail(code >> 12U), tail(code >> 6U), tail(code)};
}

/// Optimal string alignment distance, the textbook way.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

std::vector<std::string> near(std::string_view name, std::vector<std::string_view> candidates, std::size_t limit = 3) {
    return nearest_names(name, candidates, limit);
}

}  // namespace

TEST_CASE("a text in several languages gives the wanted one, else the plain one, else the other") {
    const LocalizedText all{"collège", "middle school", "college"};
    CHECK(all.in(Language::fr) == "collège");
    CHECK(all.in(Language::en) == "middle school");
    const LocalizedText plain_and_fr{"collège", "", "college"};
    CHECK(plain_and_fr.in(Language::en) == "college");
    const LocalizedText only_fr{"collège", "", ""};
    CHECK(only_fr.in(Language::en) == "collège");
    const LocalizedText only_en{"", "school", ""};
    CHECK(only_en.in(Language::fr) == "school");
}

TEST_CASE("a text is empty when no language has any") {
    CHECK(LocalizedText{}.empty());
    const LocalizedText nothing;
    CHECK(nothing.in(Language::fr).empty());
    CHECK_FALSE(LocalizedText{"a", "", ""}.empty());
    CHECK_FALSE(LocalizedText{"", "a", ""}.empty());
    CHECK_FALSE(LocalizedText{"", "", "a"}.empty());
}

TEST_CASE("a static text gives exactly the language asked for") {
    constexpr StaticText text{"oui", "yes"};
    STATIC_REQUIRE(text.in(Language::fr) == "oui");
    STATIC_REQUIRE(text.in(Language::en) == "yes");
}

TEST_CASE("every code point but the surrogates is well formed in its shortest encoding, and counts for one character") {
    for (std::uint32_t code = 0; code <= 0x10FFFFU; ++code) {
        const std::string text = encode(code);
        const bool surrogate = code >= 0xD800U && code <= 0xDFFFU;
        if ((find_invalid_utf8(text) == npos) == surrogate || (!surrogate && count_characters(text) != 1)) {
            CAPTURE(code);
            FAIL("wrong verdict on a code point");
        }
    }
}

TEST_CASE("what goes beyond U+10FFFF is malformed") {
    CHECK(find_invalid_utf8(encode(0x110000U)) == 0);
    CHECK(find_invalid_utf8("\xF5\x80\x80\x80") == 0);
    CHECK(find_invalid_utf8("\xFF") == 0);
    CHECK(find_invalid_utf8("\xFE") == 0);
}

TEST_CASE("overlong encodings are malformed") {
    for (const char* text :
         {"\xC0\x80", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF"}) {
        CAPTURE(text);
        CHECK(find_invalid_utf8(text) == 0);
    }
}

TEST_CASE("surrogates are malformed, alone and in pairs") {
    CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);
    CHECK(find_invalid_utf8("\xED\xBF\xBF") == 0);
    CHECK(find_invalid_utf8("\xED\xA0\xBD\xED\xB8\x80") == 0);
    CHECK(find_invalid_utf8("\xED\x9F\xBF") == npos);
}

TEST_CASE("a truncated character is malformed where it begins") {
    CHECK(find_invalid_utf8("ab\xC3") == 2);
    CHECK(find_invalid_utf8("a\xE2\x82") == 1);
    CHECK(find_invalid_utf8("a\xF0\x9F\x98") == 1);
    CHECK(find_invalid_utf8("\xE2\x82"
                            "abc") == 0);
    CHECK(find_invalid_utf8("\xC3"
                            "a") == 0);
}

TEST_CASE("a continuation byte alone is malformed") {
    CHECK(find_invalid_utf8("abc\x80") == 3);
    CHECK(find_invalid_utf8("é\xBF") == 2);
}

TEST_CASE("a text without fault has no invalid byte, zero bytes included") {
    CHECK(find_invalid_utf8("") == npos);
    CHECK(find_invalid_utf8("Académie de l’Île — 😀") == npos);
    CHECK(find_invalid_utf8(std::string_view("a\0b", 3)) == npos);
}

TEST_CASE("repairing replaces each malformed byte by U+FFFD and keeps the rest") {
    CHECK(repair_utf8("") == "");
    CHECK(repair_utf8("école") == "école");
    CHECK(repair_utf8("\xE9"
                      "cole") == replacement + "cole");
    CHECK(repair_utf8("a\xE2\x82") == "a" + replacement + replacement);
    CHECK(repair_utf8("\xED\xA0\x80z") == replacement + replacement + replacement + "z");
    CHECK(repair_utf8("\xC3\xC3\xA9") == replacement + "é");
}

TEST_CASE(
    "whatever the bytes, what is repaired is well formed, keeps the count, and repairing it again changes nothing") {
    std::mt19937 random(20240901U);
    std::uniform_int_distribution<int> byte(0, 255);
    std::uniform_int_distribution<int> lead(0xC0, 0xFF);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int i = 0; i < 8; ++i)
            text += static_cast<char>(i % 3 == 0 ? lead(random) : byte(random));
        const std::string repaired = repair_utf8(text);
        REQUIRE(find_invalid_utf8(repaired) == npos);
        REQUIRE(count_characters(repaired) == count_characters(text));
        REQUIRE(repair_utf8(repaired) == repaired);
        if (find_invalid_utf8(text) == npos)
            REQUIRE(repaired == text);
    }
}

TEST_CASE("characters are counted, not bytes; a malformed byte counts for one") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("école") == 5);
    CHECK(count_characters("😀é\u202F") == 3);
    CHECK(count_characters("\xE2\x82") == 2);
    CHECK(count_characters("a\xFF"
                           "b") == 3);
}

TEST_CASE("folding makes Académie and academie the same") {
    CHECK(fold("Académie") == "academie");
    CHECK(fold("ACADÉMIE") == fold("académie"));
    CHECK(fold("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ") == "aaaceeeeiioouuuy");
    CHECK(fold("àâäçéèêëîïôöùûüÿ") == "aaaceeeeiioouuuy");
    CHECK(fold("Œuvre, œuvre, ÆTHER, æ") == "oeuvre, oeuvre, aether, ae");
}

TEST_CASE("folding keeps what is no letter of French") {
    CHECK(fold("") == "");
    CHECK(fold("A-1_b.c 2") == "a-1_b.c 2");
    CHECK(fold("3×4 ÷ 2 ≥ 1 € « ’ »") == "3×4 ÷ 2 ≥ 1 € « ’ »");
    CHECK(fold("Ωж漢😀") == "Ωж漢😀");
    CHECK(fold("a\xFF\xC3") == "a\xFF\xC3");
}

TEST_CASE("folding twice is folding once, and equal texts up to case stay equal") {
    for (std::uint32_t code = 0; code < 0x2000U; ++code) {
        const std::string once = fold(encode(code));
        if (fold(once) != once) {
            CAPTURE(code);
            FAIL("folding is not idempotent");
        }
    }
}

TEST_CASE("the nearest names come nearest first, ties in the order given") {
    CHECK(near("pilottage", {"vie", "pilotages", "pilotage"}) == std::vector<std::string>{"pilotage", "pilotages"});
    CHECK(near("abcdef", {"abcdeZ", "abcdeY", "abcdef"}) == std::vector<std::string>{"abcdef", "abcdeZ", "abcdeY"});
}

TEST_CASE("a swap of two neighbours is one slip") {
    CHECK(near("iamge", {"image"}) == std::vector<std::string>{"image"});
    CHECK(near("ab", {"ba"}) == std::vector<std::string>{"ba"});
}

TEST_CASE("case and accents are no slip") {
    CHECK(near("ACADEMIE", {"académie", "academia"}) == std::vector<std::string>{"académie", "academia"});
    CHECK(near("é", {"E"}) == std::vector<std::string>{"E"});
}

TEST_CASE("what is farther than a third of the name is not offered; one slip always is") {
    CHECK(near("abcdef", {"abcdZZ"}).size() == 1);
    CHECK(near("abcdef", {"abcZZZ"}).empty());
    CHECK(near("abc", {"abZ"}).size() == 1);
    CHECK(near("abc", {"aZZ"}).empty());
    CHECK(near("a", {"b"}).size() == 1);
}

TEST_CASE("no more names are offered than asked for") {
    const std::vector<std::string_view> candidates = {"name1", "name2", "name3", "name4"};
    CHECK(nearest_names("name", candidates).size() == 3);
    CHECK(nearest_names("name", candidates, 1) == std::vector<std::string>{"name1"});
    CHECK(nearest_names("name", candidates, 0).empty());
    CHECK(nearest_names("name", candidates, 99).size() == 4);
}

TEST_CASE("names over 64 bytes and empty ones are not compared") {
    const std::string longest(64, 'a');
    const std::string longer(65, 'a');
    CHECK(near(longest, {longest}).size() == 1);
    CHECK(near(longest, {longer}).empty());
    CHECK(near(longer, {longest}).empty());
    CHECK(near("", {"a"}).empty());
    CHECK(near("a", {""}).empty());
    CHECK(near("a", {}).empty());
}

TEST_CASE("the nearest names are those of the textbook distance") {
    std::mt19937 random(7U);
    std::uniform_int_distribution<int> letter('a', 'c');
    std::uniform_int_distribution<int> length(1, 9);
    const auto word = [&] {
        std::string text;
        for (int i = length(random); i > 0; --i)
            text += static_cast<char>(letter(random));
        return text;
    };
    for (int round = 0; round < 400; ++round) {
        const std::string wanted = word();
        std::vector<std::string> names;
        for (int i = 0; i < 12; ++i)
            names.push_back(word());
        std::vector<std::string> expected;
        const std::size_t reach = std::max<std::size_t>(1, wanted.size() / 3);
        for (std::size_t d = 0; d <= reach; ++d)
            for (const auto& name : names)
                if (distance(wanted, name) == d)
                    expected.push_back(name);
        const std::vector<std::string_view> candidates(names.begin(), names.end());
        REQUIRE(nearest_names(wanted, candidates, 99) == expected);
        for (const std::size_t limit : {std::size_t{1}, std::size_t{3}}) {
            const std::size_t kept = std::min(limit, expected.size());
            REQUIRE(nearest_names(wanted, candidates, limit) == std::vector<std::string>(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(kept)));
        }
    }
}

TEST_CASE("integers part their thousands by a narrow no-break space in French and a comma in English") {
    CHECK(format_integer(0, Language::fr) == "0");
    CHECK(format_integer(999, Language::fr) == "999");
    CHECK(format_integer(1000, Language::fr) == "1" + thin + "000");
    CHECK(format_integer(1000, Language::en) == "1,000");
    CHECK(format_integer(1234567, Language::fr) == "1" + thin + "234" + thin + "567");
    CHECK(format_integer(123456, Language::en) == "123,456");
    CHECK(format_integer(-999, Language::en) == "-999");
    CHECK(format_integer(-1000, Language::en) == "-1,000");
    CHECK(format_integer(-123456, Language::en) == "-123,456");
    CHECK(format_integer(std::numeric_limits<std::int64_t>::min(), Language::en) == "-9,223,372,036,854,775,808");
    CHECK(format_integer(std::numeric_limits<std::int64_t>::max(), Language::en) == "9,223,372,036,854,775,807");
}

TEST_CASE("numbers have a decimal comma in French and a point in English") {
    CHECK(format_number(0.5, Language::fr) == "0,5");
    CHECK(format_number(0.5, Language::en) == "0.5");
    CHECK(format_number(1234.25, Language::fr) == "1" + thin + "234,25");
    CHECK(format_number(1234.25, Language::en) == "1,234.25");
    CHECK(format_number(12.0, Language::fr) == "12");
    CHECK(format_number(0.1, Language::en) == "0.1");
    CHECK(format_number(1.0 / 3.0, Language::en) == "0.3333333333333333");
}

TEST_CASE("the decimals of a number are not grouped") {
    CHECK(format_number(0.123456, Language::fr) == "0,123456");
}

TEST_CASE("a negative number keeps its sign, also between -1 and 0") {
    CHECK(format_number(-0.5, Language::fr) == "-0,5");
    CHECK(format_number(-1234.5, Language::en) == "-1,234.5");
    CHECK(format_number(-3.0, Language::fr) == "-3");
}

TEST_CASE("minus zero is zero for people") {
    CHECK(format_number(-0.0, Language::fr) == "0");
    CHECK(format_number(0.0, Language::en) == "0");
}

TEST_CASE("from 10^15 on exponents are used, up to there never") {
    CHECK(format_number(999'999'999'999'999.0, Language::en) == "999,999,999,999,999");
    CHECK(format_number(1e15, Language::en) == "1e+15");
    CHECK(format_number(-1e15, Language::en) == "-1e+15");
    CHECK(format_number(1.5e300, Language::fr) == "1,5e+300");
    CHECK(format_number(123'456'789'012'345'680.0, Language::en) == "1.2345678901234568e+17");
    CHECK(format_number(1'234'567'890'123'456.0, Language::fr) == "1,234567890123456e+15");
}

TEST_CASE("below 10^-6 exponents are used, down to there never") {
    CHECK(format_number(1e-6, Language::fr) == "0,000001");
    CHECK(format_number(0.00001, Language::en) == "0.00001");
    CHECK(format_number(9.5e-7, Language::fr) == "9,5e-07");
    CHECK(format_number(1e-7, Language::en) == "1e-07");
    CHECK(format_number(5e-324, Language::en) == "5e-324");
}

TEST_CASE("a number for people reads back as the same double once its separators are removed") {
    std::mt19937_64 random(11U);
    std::uniform_real_distribution<double> mantissa(-10.0, 10.0);
    std::uniform_int_distribution<int> exponent(-20, 20);
    for (int round = 0; round < 20'000; ++round) {
        const double value = mantissa(random) * std::pow(10.0, exponent(random));
        std::string english = format_number(value, Language::en);
        english.erase(std::remove(english.begin(), english.end(), ','), english.end());
        REQUIRE(std::strtod(english.c_str(), nullptr) == value);
        std::string french = format_number(value, Language::fr);
        for (auto at = french.find(thin); at != npos; at = french.find(thin))
            french.erase(at, thin.size());
        std::replace(french.begin(), french.end(), ',', '.');
        REQUIRE(french == english);
    }
}

TEST_CASE("a double as text always has a point or an exponent, so that CEL and JSON read a double") {
    CHECK(to_text(0.0) == "0.0");
    CHECK(to_text(-0.0) == "-0.0");
    CHECK(to_text(30.0) == "30.0");
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(-2.5) == "-2.5");
    CHECK(to_text(1e300) == "1e+300");
    CHECK(to_text(123'456'789'012'345'680.0) == "123456789012345680.0");
}

TEST_CASE("a double as text reads back as the same double") {
    std::mt19937_64 random(12U);
    for (int round = 0; round < 20'000; ++round) {
        const std::uint64_t bits = random();
        double value = 0.0;
        static_assert(sizeof bits == sizeof value);
        std::copy_n(reinterpret_cast<const char*>(&bits), sizeof bits, reinterpret_cast<char*>(&value));
        if (!std::isfinite(value))
            continue;
        const std::string text = to_text(value);
        REQUIRE(text.find_first_of(".e") != npos);
        REQUIRE(std::strtod(text.c_str(), nullptr) == value);
    }
}

}  // namespace test_text
