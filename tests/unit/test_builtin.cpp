// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include "palier/builtin.hpp"

#include <algorithm>  // std::count_if
#include <fstream>    // the files the documents come from
#include <iterator>   // std::istreambuf_iterator
#include <string>     // their bytes

namespace test_builtin {
namespace {

std::string bytes_of(const std::string& file) {
    std::ifstream stream(std::string(PALIER_SOURCE_DIR) + "/data/" + file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a built-in document is its file, byte for byte") {
    CHECK(palier::find_builtin("organisation-schema", "france") == bytes_of("organisation_schemas/france.json"));
    CHECK(palier::find_builtin("framework", "demo") == bytes_of("frameworks/demo.json"));
    CHECK(palier::find_builtin("organisation", "academie-exemple") == bytes_of("examples/academie-exemple.json"));
    CHECK(palier::find_builtin("observations", "academie-exemple") == bytes_of("examples/observations.json"));
    for (const std::string format : {"diagnosis", "framework", "observations", "organisation", "organisation-schema", "plan-profile", "report"})
        CHECK(palier::find_builtin("schema", format) == bytes_of("schemas/" + format + ".json"));
}

TEST_CASE("every built-in document is found under its kind and name, once") {
    const auto documents = palier::builtin_documents();
    REQUIRE(documents.size() >= 4);
    for (const palier::BuiltinDocument& document : documents) {
        INFO(document.kind << " " << document.name);
        CHECK_FALSE(document.text.empty());
        CHECK(palier::find_builtin(document.kind, document.name).data() == document.text.data());
        CHECK(std::count_if(documents.begin(), documents.end(), [&](const palier::BuiltinDocument& other) {
                  return other.kind == document.kind && other.name == document.name;
              }) == 1);
    }
}

TEST_CASE("an unknown built-in document is an empty text") {
    CHECK(palier::find_builtin("framework", "absent").empty());
    CHECK(palier::find_builtin("absent", "demo").empty());
    CHECK(palier::find_builtin("", "").empty());
}

}  // namespace test_builtin
