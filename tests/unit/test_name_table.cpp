// SPDX-License-Identifier: MIT
#include "palier/name_table.hpp"

#include <map>
#include <random>
#include <string>

#include "catch.hpp"

namespace test_name_table {

using namespace palier;

TEST_CASE("a new list holds no name") {
    const NameList list;
    CHECK(list.size() == 0);
    CHECK_FALSE(list.find("a"));
    CHECK_FALSE(list.find(""));
    REQUIRE(list.offsets().size() == 1);
    CHECK(list.offsets()[0] == 0);
    CHECK(list.bytes().empty());
}

TEST_CASE("names are numbered in the order they are added") {
    NameList list;
    CHECK(list.add("b") == 0);
    CHECK(list.add("a") == 1);
    CHECK(list.add("c") == 2);
    CHECK(list[0] == "b");
    CHECK(list[1] == "a");
    CHECK(list[2] == "c");
}

TEST_CASE("adding a known name changes nothing and gives its position") {
    NameList list;
    list.add("a");
    list.add("b");
    CHECK(list.add("a") == 0);
    CHECK(list.size() == 2);
    CHECK(list.bytes() == "ab");
}

TEST_CASE("the empty name and names with zero bytes are names like others") {
    NameList list;
    CHECK(list.add("") == 0);
    CHECK(list.add(std::string_view("a\0b", 3)) == 1);
    CHECK(list.add("a") == 2);
    CHECK(list.find("") == 0);
    CHECK(list.find(std::string_view("a\0b", 3)) == 1);
    CHECK(list.find("a") == 2);
    CHECK(list.add("") == 0);
    CHECK_FALSE(list.find(std::string_view("\0", 1)));
}

TEST_CASE("names are told apart to the byte: case and accents matter") {
    NameList list;
    list.add("école");
    CHECK_FALSE(list.find("ecole"));
    CHECK_FALSE(list.find("École"));
    CHECK(list.find("école") == 0);
}

TEST_CASE("bytes and offsets are an Arrow text column") {
    NameList list;
    for (const char* name : {"ab", "", "é"})
        list.add(name);
    CHECK(list.bytes() == "abé");
    const auto offsets = list.offsets();
    CHECK(std::vector<std::int32_t>(offsets.begin(), offsets.end()) == std::vector<std::int32_t>{0, 2, 2, 4});
}

TEST_CASE("a name may be a view into the list itself") {
    NameList list;
    list.add("pilotage");
    for (int i = 0; i < 7; ++i)
        list.add(list[static_cast<std::size_t>(i)].substr(1));
    CHECK(list.size() == 8);
    CHECK(list[7] == "e");
    CHECK(list[1] == "ilotage");
}

TEST_CASE("reserving changes neither names nor positions, before and after adding") {
    NameList list;
    list.reserve(0);
    list.add("a");
    list.reserve(100'000);
    CHECK(list.find("a") == 0);
    CHECK(list.add("b") == 1);
    list.reserve(1);
    CHECK(list.find("b") == 1);
    CHECK(list.size() == 2);
}

TEST_CASE("names of every length are told apart at every byte, and found by their hash too") {
    NameList list;
    std::vector<std::string> names = {""};
    for (std::size_t length = 1; length <= 40; ++length)
        for (std::size_t at = 0; at < length; ++at) {
            std::string name(length, 'a');
            name[at] = 'b';
            names.push_back(name);
        }
    for (std::size_t i = 0; i < names.size(); ++i)
        REQUIRE(list.add(names[i]) == i);
    for (std::size_t i = 0; i < names.size(); ++i) {
        REQUIRE(list.find(names[i]) == i);
        list.prefetch(NameList::hash(names[i]));
        REQUIRE(list.find(names[i], NameList::hash(names[i])) == i);
        REQUIRE_FALSE(list.find(names[i] + 'c'));
    }
    CHECK_FALSE(NameList().find("a", NameList::hash("a")));
    NameList().prefetch(NameList::hash("a"));
}

TEST_CASE("a list does what a map does, for random names") {
    std::mt19937 random(3U);
    std::uniform_int_distribution<int> length(0, 5);
    std::uniform_int_distribution<int> letter('a', 'f');
    for (int round = 0; round < 10; ++round) {
        NameList list;
        std::map<std::string, std::size_t, std::less<>> oracle;
        std::vector<std::string> order;
        if (round % 2 == 1)
            list.reserve(2'000);
        for (int i = 0; i < 5'000; ++i) {
            std::string name;
            for (int n = length(random); n > 0; --n)
                name += static_cast<char>(letter(random));
            const auto known = oracle.find(name);
            const auto found = list.find(name);
            REQUIRE(found.has_value() == (known != oracle.end()));
            if (known == oracle.end()) {
                REQUIRE(list.add(name) == order.size());
                oracle.emplace(name, order.size());
                order.push_back(name);
            } else {
                REQUIRE(*found == known->second);
                REQUIRE(list.add(name) == known->second);
            }
            REQUIRE(list.size() == order.size());
        }
        std::string bytes;
        for (std::size_t i = 0; i < order.size(); ++i) {
            REQUIRE(list[i] == order[i]);
            bytes += order[i];
        }
        REQUIRE(list.bytes() == bytes);
    }
}

TEST_CASE("a copy of a list does not change with the first") {
    NameList list;
    list.add("a");
    NameList copy = list;
    copy.add("b");
    CHECK(list.size() == 1);
    CHECK_FALSE(list.find("b"));
    CHECK(copy.find("a") == 0);
    CHECK(copy.find("b") == 1);
}

TEST_CASE("a table of names gives identifiers of its kind") {
    NameTable<FieldId> table;
    table.reserve(4);
    CHECK(table.add("pilotage") == FieldId{0});
    CHECK(table.add("vie") == FieldId{1});
    CHECK(table.add("pilotage") == FieldId{0});
    CHECK(table.size() == 2);
    CHECK(table.find("vie") == FieldId{1});
    CHECK_FALSE(table.find("x"));
    CHECK(table.name(FieldId{1}) == "vie");
    CHECK(table.all() == std::vector<std::string_view>{"pilotage", "vie"});
    CHECK(table.list().find("vie") == 1);
}

}  // namespace test_name_table
