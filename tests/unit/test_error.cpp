// SPDX-License-Identifier: MIT
#include "palier/error.hpp"

#include <string>
#include <type_traits>

#include "catch.hpp"

namespace test_error {

using namespace palier;

TEST_CASE("every exception of the library is caught as Error, and as a runtime error") {
    CHECK(std::is_base_of_v<Error, ArgumentError>);
    CHECK(std::is_base_of_v<Error, DefinitionError>);
    CHECK(std::is_base_of_v<Error, UnknownNameError>);
    CHECK(std::is_base_of_v<std::runtime_error, Error>);
    CHECK_THROWS_AS(throw ArgumentError("api.argument.x", "what"), Error);
}

TEST_CASE("an exception carries its code, sentence, origin and hint") {
    const ArgumentError error("api.argument.level", "a level lies above", "bassin", "Give a lower one.");
    CHECK(error.code() == "api.argument.level");
    CHECK(std::string(error.what()) == "a level lies above");
    CHECK(error.origin() == "bassin");
    CHECK(error.hint() == "Give a lower one.");
}

TEST_CASE("origin and hint may be absent") {
    const DefinitionError error("api.definition.empty", "nothing is defined");
    CHECK(error.code() == "api.definition.empty");
    CHECK(error.origin().empty());
    CHECK(error.hint().empty());
}

TEST_CASE("an unknown name says the kind, the name and the nearest ones") {
    const UnknownNameError error("field", "pilottage", "pilotage");
    CHECK(error.code() == "api.name.unknown");
    CHECK(error.origin() == "pilottage");
    CHECK(std::string(error.what()) == "unknown field 'pilottage'");
    CHECK(error.hint() == "Nearest known: pilotage.");
}

TEST_CASE("an unknown name without a near one gives no hint") {
    CHECK(UnknownNameError("unit", "x").hint().empty());
}

TEST_CASE("an exception can be copied without losing anything") {
    const UnknownNameError error("unit", "0990001A", "0990001B");
    const UnknownNameError copy = error;
    CHECK(copy.origin() == error.origin());
    CHECK(copy.hint() == error.hint());
    CHECK(std::string(copy.what()) == error.what());
}

}  // namespace test_error
