// SPDX-License-Identifier: MIT
#include "palier/origin.hpp"

#include <string>

#include "catch.hpp"

namespace test_origin {

using namespace palier;

TEST_CASE("the empty pointer is the whole document") {
    CHECK(JsonPointer().text().empty());
    CHECK(JsonPointer() == JsonPointer(""));
}

TEST_CASE("a pointer goes down by members and elements") {
    const JsonPointer pointer = JsonPointer().member("objectives").element(0).member("label");
    CHECK(pointer.text() == "/objectives/0/label");
    CHECK(pointer == JsonPointer("/objectives/0/label"));
}

TEST_CASE("going down leaves the pointer above unchanged") {
    const JsonPointer base = JsonPointer().member("a");
    CHECK(base.member("b").text() == "/a/b");
    CHECK(base.element(12).text() == "/a/12");
    CHECK(base.text() == "/a");
}

TEST_CASE("tildes and slashes of a name are escaped as RFC 6901 has it") {
    CHECK(JsonPointer().member("a/b").text() == "/a~1b");
    CHECK(JsonPointer().member("m~n").text() == "/m~0n");
    CHECK(JsonPointer().member("~1").text() == "/~01");
    CHECK(JsonPointer().member("/~/").text() == "/~1~0~1");
}

TEST_CASE("other characters of a name are kept, and an empty name is a member too") {
    CHECK(JsonPointer().member("").text() == "/");
    CHECK(JsonPointer().member("").member("").text() == "//");
    CHECK(JsonPointer().member(" c%d^e|f\\\"").text() == "/ c%d^e|f\\\"");
    CHECK(JsonPointer().member("académie").text() == "/académie");
}

TEST_CASE("two origins are equal when document, pointer, line and column are") {
    const Origin origin{"a.json", "/x", 3, 7};
    CHECK(origin == Origin{"a.json", "/x", 3, 7});
    CHECK(origin != Origin{"b.json", "/x", 3, 7});
    CHECK(origin != Origin{"a.json", "/y", 3, 7});
    CHECK(origin != Origin{"a.json", "/x", 4, 7});
    CHECK(origin != Origin{"a.json", "/x", 3, 8});
    CHECK(Origin{} == Origin{"", "", 0, 0});
}

}  // namespace test_origin
