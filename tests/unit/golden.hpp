// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "palier/framework.hpp"

namespace palier_tests {

using namespace palier;

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

/// Replaces the hash of the framework, which changes with every word of it.
inline std::string without_hash(std::string text, const Framework& framework) {
    const std::string hash = framework.hash().substr(0, 12);
    for (std::size_t at = text.find(hash); at != std::string::npos; at = text.find(hash, at)) text.replace(at, hash.size(), "0123456789ab");
    return text;
}

/// Compares a text with tests/golden/NAME.LANGUAGE.txt, or writes that file when PALIER_UPDATE_GOLDEN is 1.
inline void check_golden(const std::string& name, Language language, const std::string& text) {
    const std::string path = std::string(PALIER_SOURCE_DIR) + "/tests/golden/" + name + (language == Language::fr ? ".fr.txt" : ".en.txt");
    const char* update = std::getenv("PALIER_UPDATE_GOLDEN");
    if (update && std::string(update) == "1") {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    CAPTURE(path);
    CHECK(text == read_file(path));
}

}  // namespace palier_tests
