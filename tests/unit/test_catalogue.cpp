// SPDX-License-Identifier: MIT
// Every code of the catalogue is written with the same care.

#include "palier/catalogue.hpp"

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "catch.hpp"
#include "palier/version.hpp"

namespace test_catalogue {

using palier::CodeRecord;
using palier::Finding;
using palier::Language;
using palier::LocalizedText;
using palier::Severity;

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// The names between braces, and what is wrong with the braces.
std::set<std::string> placeholders(std::string_view sentence) {
    std::set<std::string> names;
    for (std::size_t at = sentence.find('{'); at != std::string_view::npos; at = sentence.find('{', at + 1)) {
        const std::size_t end = sentence.find('}', at);
        if (end == std::string_view::npos) {
            names.insert("(an open brace is never closed)");
            break;
        }
        names.emplace(sentence.substr(at + 1, end - at - 1));
    }
    return names;
}

std::vector<std::pair<std::string, palier::StaticText>> sentences(const CodeRecord& record) {
    return {{"summary", record.summary}, {"why", record.why}, {"remedy", record.remedy}};
}

std::set<std::string> parameters(const CodeRecord& record) {
    if (record.parameters.empty()) return {};
    const auto names = split(record.parameters, ' ');
    return {names.begin(), names.end()};
}

bool is_word(std::string_view text) {
    if (text.empty() || text.front() == '-' || text.back() == '-') return false;
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    return text.find("--") == std::string_view::npos;
}

}  // namespace

TEST_CASE("A code is family.subject.problem, in lower case, hyphens inside words") {
    for (const CodeRecord* record : palier::all_codes()) {
        const auto parts = split(record->code, '.');
        INFO("code: " << record->code << " (write it as family.subject.problem)");
        CHECK(parts.size() == 3);
        for (const auto& part : parts) CHECK(is_word(part));
    }
}

TEST_CASE("A code has one record, found by its name") {
    std::set<std::string_view> seen;
    for (const CodeRecord* record : palier::all_codes()) {
        INFO("code: " << record->code << " (two records, or a family that is not sorted)");
        CHECK(seen.insert(record->code).second);
        CHECK(palier::find_code(record->code) == record);
    }
    CHECK(palier::find_code("no.such.code") == nullptr);
    CHECK(palier::find_code("") == nullptr);
}

TEST_CASE("Each sentence is whole, in both languages") {
    for (const CodeRecord* record : palier::all_codes()) {
        for (const auto& [name, text] : sentences(*record)) {
            for (const Language language : {Language::fr, Language::en}) {
                const std::string_view sentence = text.in(language);
                INFO(record->code << ", " << name << " in " << (language == Language::fr ? "French" : "English") << ": \"" << sentence
                                  << "\" (a sentence begins with a capital, a name or a mark, ends with one full stop and has no blank around)");
                REQUIRE_FALSE(sentence.empty());
                CHECK(sentence.back() == '.');
                CHECK_FALSE(sentence.ends_with(".."));
                CHECK_FALSE(sentence.front() == ' ');
                CHECK_FALSE((sentence.front() >= 'a' && sentence.front() <= 'z'));
                CHECK(sentence.find("  ") == std::string_view::npos);
                CHECK(palier::find_invalid_utf8(sentence) == std::string_view::npos);
            }
        }
    }
}

TEST_CASE("French and English are not the same text") {
    for (const CodeRecord* record : palier::all_codes()) {
        for (const auto& [name, text] : sentences(*record)) {
            INFO(record->code << ", " << name << " (one of the languages was left to translate)");
            CHECK(text.fr != text.en);
        }
    }
}

TEST_CASE("Quotation marks are those of the language and close again") {
    const auto count = [](std::string_view text, std::string_view mark) {
        std::size_t times = 0;
        for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++times;
        return times;
    };
    for (const CodeRecord* record : palier::all_codes()) {
        for (const auto& [name, text] : sentences(*record)) {
            INFO(record->code << ", " << name << ": \"" << text.fr << "\", \"" << text.en << '"');
            CHECK(count(text.fr, "«") == count(text.fr, "»"));
            CHECK(count(text.fr, "« ") == count(text.fr, "«"));
            CHECK(count(text.fr, " »") == count(text.fr, "»"));
            CHECK(count(text.en, "“") == count(text.en, "”"));
            CHECK(count(text.en, "«") == 0);
        }
    }
}

TEST_CASE("A sentence names only declared arguments, the same in both languages") {
    for (const CodeRecord* record : palier::all_codes()) {
        const auto declared = parameters(*record);
        for (const auto& [name, text] : sentences(*record)) {
            for (const Language language : {Language::fr, Language::en}) {
                for (const auto& used : placeholders(text.in(language))) {
                    INFO(record->code << ", " << name << ": {" << used << "} is not among the parameters \"" << record->parameters << '"');
                    CHECK(declared.count(used) == 1);
                }
            }
            INFO(record->code << ", " << name << " (an argument is told in one language only)");
            CHECK(placeholders(text.fr) == placeholders(text.en));
        }
    }
}

TEST_CASE("A parameter is declared once, by a word") {
    for (const CodeRecord* record : palier::all_codes()) {
        if (record->parameters.empty()) continue;
        const auto names = split(record->parameters, ' ');
        INFO(record->code << ": \"" << record->parameters << "\" (words apart by one blank, none twice)");
        CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
        for (const auto& name : names) {
            CHECK_FALSE(name.empty());
            for (const char c : name) CHECK(((c >= 'a' && c <= 'z') || c == '_'));
        }
    }
}

TEST_CASE("A code says since which version it is given, and not in the future") {
    for (const CodeRecord* record : palier::all_codes()) {
        const auto parts = split(record->since, '.');
        INFO(record->code << ": since \"" << record->since << "\", and this is version " << PALIER_VERSION);
        REQUIRE(parts.size() == 3);
        const int since = std::stoi(parts[0]) * 1'000'000 + std::stoi(parts[1]) * 1000 + std::stoi(parts[2]);
        CHECK(since <= PALIER_VERSION_MAJOR * 1'000'000 + PALIER_VERSION_MINOR * 1000 + PALIER_VERSION_PATCH);
    }
}

TEST_CASE("A finding takes the severity of its record, and its sentences take its arguments") {
    const Finding finding = palier::make_finding("json.word.unknown", {"x.json", "/a", 1, 2},
                                                 {{"met", std::string("opp")}, {"names", std::vector<std::string>{"none", "up", "down"}}});
    CHECK(finding.severity == Severity::error);
    CHECK(palier::message(finding, Language::fr) == "« opp » n’est pas un mot connu ici.");
    CHECK(palier::message(finding, Language::en) == "“opp” is not a word known here.");
    CHECK(palier::remedy(finding, Language::fr) == "Écrire none, up ou down.");
    CHECK(palier::remedy(finding, Language::en) == "Write none, up or down.");
    CHECK_FALSE(palier::why(finding, Language::fr).empty());
}

TEST_CASE("A text of megabytes is cut in sentences, between characters, and whole in the finding") {
    std::string cell;
    for (int i = 0; i < 1'000'000; ++i) cell += "é";
    const Finding finding = palier::make_finding("json.word.unknown", {}, {{"met", "x" + cell}, {"names", std::vector<std::string>{"a"}}});
    for (const Language language : {Language::fr, Language::en}) {
        const std::string text = palier::message(finding, language);
        CHECK(text.size() < 500);
        CHECK(text.find("éé…") != std::string::npos);
        CHECK(palier::find_invalid_utf8(text) == std::string::npos);
    }
    REQUIRE(finding.find_argument("met") != nullptr);
    CHECK(std::get<std::string>(*finding.find_argument("met")).size() == 2'000'001);
}

TEST_CASE("An argument that lacks is a question mark, not a hole") {
    CHECK(palier::message(palier::make_finding("json.member.missing", {}), Language::en) == "The member “?” is missing here.");
}

TEST_CASE("A caller's own code gives its own message") {
    Finding finding;
    finding.code = "academie.regle.locale";
    CHECK(palier::message(finding, Language::fr) == "academie.regle.locale");
    finding.arguments.push_back({"message", LocalizedText{"Il manque une pièce.", "A piece is missing.", {}}});
    CHECK(palier::message(finding, Language::fr) == "Il manque une pièce.");
    CHECK(palier::message(finding, Language::en) == "A piece is missing.");
    CHECK(palier::why(finding, Language::fr).empty());
    CHECK(palier::remedy(finding, Language::fr).empty());
    CHECK(palier::make_finding("academie.regle.locale", {}).severity == Severity::error);
}

TEST_CASE("Arguments are written for people, in their language") {
    CHECK(palier::to_text(palier::ArgumentValue(std::int64_t{1234567}), Language::fr) == "1\u202F234\u202F567");
    CHECK(palier::to_text(palier::ArgumentValue(std::int64_t{1234567}), Language::en) == "1,234,567");
    CHECK(palier::to_text(palier::ArgumentValue(22.5), Language::fr) == "22,5");
    CHECK(palier::to_text(palier::ArgumentValue(LocalizedText{"oui", "yes", {}}), Language::en) == "yes");
    CHECK(palier::to_text(palier::ArgumentValue(std::vector<std::string>{"a", "b", "c"}), Language::fr) == "a, b ou c");
    CHECK(palier::to_text(palier::ArgumentValue(std::vector<std::string>{"a"}), Language::fr) == "a");
    // An empty place would leave a sentence in the air: "the nearest: ."
    CHECK(palier::to_text(palier::ArgumentValue(std::vector<std::string>{}), Language::fr) == "aucun");
    CHECK(palier::to_text(palier::ArgumentValue(std::vector<std::string>{}), Language::en) == "none");
}

}  // namespace test_catalogue
