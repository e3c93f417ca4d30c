// SPDX-License-Identifier: MIT
#include "palier/id.hpp"

#include <string>
#include <type_traits>

#include "catch.hpp"

namespace test_id {

using namespace palier;

namespace {

enum class Signed32 : std::int32_t {};
enum class Unsigned64 : std::uint64_t {};
enum Unscoped : std::uint32_t {};

}  // namespace

TEST_CASE("an identifier is a scoped enumeration over 32 unsigned bits") {
    CHECK(StrongId<UnitId>);
    CHECK(StrongId<RowId>);
    CHECK_FALSE(StrongId<Signed32>);
    CHECK_FALSE(StrongId<Unsigned64>);
    CHECK_FALSE(StrongId<std::uint32_t>);
    CHECK(sizeof(UnitId) == 4);
}

TEST_CASE("identifiers of different kinds do not mix") {
    CHECK_FALSE(std::is_convertible_v<UnitId, LinkId>);
    CHECK_FALSE(std::is_convertible_v<std::uint32_t, UnitId>);
    CHECK_FALSE(std::is_convertible_v<UnitId, std::uint32_t>);
    CHECK_FALSE(std::is_constructible_v<FieldId, CriterionId>);
}

TEST_CASE("a position and its identifier lead to each other") {
    for (const std::size_t position : {std::size_t{0}, std::size_t{1}, std::size_t{70'000}, std::size_t{0xFFFF'FFFEU}})
        CHECK(index(id_at<IndicatorId>(position)) == position);
}

TEST_CASE("no_id is the one value that is never a position") {
    CHECK(index(no_id<UnitId>) == 0xFFFF'FFFFU);
    CHECK(no_id<UnitId> != id_at<UnitId>(0xFFFF'FFFEU));
    STATIC_REQUIRE(no_id<RowId> == static_cast<RowId>(0xFFFF'FFFFU));
}

TEST_CASE(
    "a document id is ASCII letters, digits, dots, hyphens and underscores between a letter or digit and another") {
    for (const char* good : {"a", "7", "0990001A", "bassin-nord", "a.b", "a_b", "A-1.2_c", "palier.criteria"})
        CHECK(is_document_id(good));
    for (const char* bad :
         {"", "-a", "a-", ".a", "a.", "_a", "a_", "a b", "a/b", "a\nb", "é", "acad\xC3\xA9mie", "a\xFF", "a,b"})
        CHECK_FALSE(is_document_id(bad));
    CHECK_FALSE(is_document_id(std::string_view("a\0b", 3)));
}

TEST_CASE("a document id has 1 to 200 characters") {
    CHECK(is_document_id(std::string(200, 'a')));
    CHECK_FALSE(is_document_id(std::string(201, 'a')));
}

TEST_CASE("an indicator id is a dotted identifier whose segments do not begin with a digit") {
    for (const char* good : {"ent", "teachers.trained", "a.b.c", "_x", "x_", "X9.y_8", "n2"})
        CHECK(is_indicator_id(good));
    for (const char* bad : {"", ".", "a.", ".a", "a..b", "9a", "a.9b", "a-b", "a b", "é", "a.b\xC3\xA9"})
        CHECK_FALSE(is_indicator_id(bad));
}

TEST_CASE("an indicator id has 1 to 200 characters") {
    CHECK(is_indicator_id(std::string(200, 'a')));
    CHECK_FALSE(is_indicator_id(std::string(201, 'a')));
}

TEST_CASE("an indicator id leaves unit and all below it to the attributes of units") {
    CHECK_FALSE(is_indicator_id("unit"));
    CHECK_FALSE(is_indicator_id("unit.pupils"));
    CHECK(is_indicator_id("units"));
    CHECK(is_indicator_id("units.pupils"));
    CHECK(is_indicator_id("school.unit"));
    CHECK(is_indicator_id("Unit.x"));
}

TEST_CASE("every reserved word of CEL is refused as a segment, and only as a whole segment") {
    for (const char* word :
         {"as",  "break", "const",     "continue", "else",    "false",  "for",  "function", "if",   "import", "in",
          "let", "loop",  "namespace", "null",     "package", "return", "true", "var",      "void", "while"}) {
        CAPTURE(word);
        CHECK(is_reserved_word(word));
        CHECK_FALSE(is_indicator_id(word));
        CHECK_FALSE(is_indicator_id(std::string("a.") + word));
        CHECK_FALSE(is_indicator_id(std::string(word) + ".a"));
        CHECK(is_indicator_id(std::string(word) + "_"));
        CHECK(is_document_id(word));
    }
    for (const char* word : {"", "size", "True", "IN", "matches", "dyn"})
        CHECK_FALSE(is_reserved_word(word));
}

}  // namespace test_id
