// SPDX-License-Identifier: MIT
// A report as people read it.

#include "palier/render.hpp"

#include "catch.hpp"
#include "palier/catalogue.hpp"

namespace test_render {

using namespace palier;

namespace {

constexpr std::string_view source = "{\r\n\t\"tier\": \"deux\",\r\n  \"status\": \"a\", \"status\": \"b\"\r\n}";

Report sample() {
    Report report;
    report.add(make_finding("json.type.wrong", {"grille.json", "/tier", 2, 10},
                            {{"expected", LocalizedText{"un nombre entier", "a whole number", {}}}, {"met", LocalizedText{"le texte « deux »", "the text “deux”", {}}}}));
    report.add(make_finding("json.encoding.mark", {"autre.json", "", 1, 1}));
    report.add(make_finding("json.member.duplicate", {"grille.json", "/status", 3, 3}, {{"member", std::string("status")}},
                            {{"grille.json", "/status", 3, 18}, {"france", "/attributes/2", 0, 0}}));
    return report;
}

/// The longest line, in characters.
std::size_t widest(std::string_view text) {
    std::size_t most = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        most = std::max(most, count_characters(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return most;
}

}  // namespace

TEST_CASE("A report in French, with its source") {
    CHECK(render_text(sample(), {Language::fr, 80, TextColour::none}, source) == R"(grille.json
  2:10  erreur  json.type.wrong  /tier
    Il faut ici un nombre entier, et le document donne le texte « deux ».
      2 |  "tier": "deux",
        |          ^
    Pourquoi : Une valeur d’un autre type ne peut pas être comprise ; elle
      compte comme absente.
    Remède : Remplacer la valeur par un nombre entier.

  3:3  avertissement  json.member.duplicate  /status
    Le membre « status » est écrit plusieurs fois dans le même objet.
      3 |   "status": "a", "status": "b"
        |   ^
    Pourquoi : Le premier est gardé et les autres sont ignorés ; d’autres
      logiciels gardent le dernier.
    Remède : Ne garder qu’un seul des membres.
    Voir aussi : 3:18, france /attributes/2

autre.json
  1:1  remarque  json.encoding.mark
    Le document commence par une marque d’ordre des octets.
    Pourquoi : Elle n’a pas de sens en UTF-8 et gêne certains outils ; elle est
      ignorée ici.
    Remède : Enregistrer le fichier en « UTF-8 » plutôt qu’en « UTF-8 avec
      BOM ».

1 erreur, 1 avertissement, 1 remarque.
)");
}

TEST_CASE("The same report in English, without source") {
    CHECK(render_text(sample(), {Language::en, 60, TextColour::none}) == R"(grille.json
  2:10  error  json.type.wrong  /tier
    What is needed here is a whole number, and the document
    gives the text “deux”.
    Why: A value of another type cannot be understood; it
      counts as absent.
    Remedy: Replace the value by a whole number.

  3:3  warning  json.member.duplicate  /status
    The member “status” is written several times in the same
    object.
    Why: The first is kept and the others are ignored; other
      software keeps the last.
    Remedy: Keep one of the members only.
    See also: 3:18, france /attributes/2

autre.json
  1:1  note  json.encoding.mark
    The document begins with a byte order mark.
    Why: It has no meaning in UTF-8 and hinders some tools;
      it is ignored here.
    Remedy: Save the file as “UTF-8” rather than “UTF-8 with
      BOM”.

1 error, 1 warning, 1 note.
)");
}

TEST_CASE("Nothing to say is said") {
    CHECK(render_text(Report()) == "Rien à signaler.\n");
    CHECK(render_text(Report(), {Language::en, 80, TextColour::none}) == "Nothing to report.\n");
}

TEST_CASE("What was dropped is told") {
    Report report(ReportLimits{1});
    for (int i = 0; i < 1235; ++i) report.add(make_finding("json.document.empty", {"a", "", 1, 1}));
    const std::string text = render_text(report, {Language::en, 80, TextColour::none});
    CHECK(text.ends_with("\n1,235 errors. Not shown: 1,234 findings.\n"));
    Report two(ReportLimits{1});
    for (int i = 0; i < 2; ++i) two.add(make_finding("json.document.empty", {"a", "", 1, 1}));
    CHECK(render_text(two).ends_with("\n2 erreurs. Non détaillé ici : 1 constat.\n"));
}

TEST_CASE("A finding without line gives its pointer, a finding without document says so") {
    Report report;
    report.add(make_finding("json.document.empty", {"", "/a/b", 0, 0}));
    const std::string text = render_text(report, {Language::en, 80, TextColour::none}, "xx");
    CHECK(text.starts_with("(unnamed document)\n  error  json.document.empty  /a/b\n    The document is empty.\n    Why:"));
}

TEST_CASE("No line is wider than asked, but for a single long word") {
    Report report = sample();
    std::string pointer;
    for (int i = 0; i < 60; ++i) pointer += "/é" + std::to_string(i);
    report.add(make_finding("json.type.wrong", {"grille.json", pointer, 1, 500},
                            {{"expected", LocalizedText{"un nombre", "a number", {}}}, {"met", LocalizedText{"un objet", "an object", {}}}}));
    std::string long_line;
    for (int i = 0; i < 400; ++i) long_line += "\"é\", ";
    for (const std::uint32_t width : {40U, 41U, 57U, 80U, 120U}) {
        CAPTURE(width);
        CHECK(widest(render_text(report, {Language::fr, width, TextColour::none}, long_line)) <= width);
        CHECK(widest(render_text(report, {Language::en, width, TextColour::none}, long_line)) <= width);
    }
    CHECK(widest(render_text(report, {Language::fr, 1, TextColour::none}, long_line)) <= 40);
    const std::string endless = render_text(report, {Language::fr, 0, TextColour::none}, long_line);
    CHECK(endless.find(pointer) != std::string::npos);
    CHECK(endless.find("elle compte comme absente.\n") != std::string::npos);
}

TEST_CASE("In a long line the caret stands under its column") {
    std::string line;
    for (int i = 0; i < 50; ++i) line += "é" + std::to_string(100 + i) + ' ';  // five characters each
    for (const int word : {0, 1, 10, 25, 48, 49}) {
        Report report;
        report.add(make_finding("json.document.empty", {"a", "", 1, static_cast<std::uint32_t>(word * 5 + 1)}));
        const std::string text = render_text(report, {Language::en, 60, TextColour::none}, line);
        const std::size_t excerpt = text.find("      1 | ");
        const std::size_t caret_line = text.find('\n', excerpt) + 1;
        const std::size_t caret = text.find('^', caret_line) - caret_line;
        std::string_view shown = std::string_view(text).substr(excerpt);
        for (std::size_t i = 0; i < caret; ++i) {
            shown.remove_prefix(1);
            while ((static_cast<unsigned char>(shown[0]) & 0xC0U) == 0x80U) shown.remove_prefix(1);
        }
        CAPTURE(word, text);
        CHECK(shown.starts_with("é" + std::to_string(100 + word)));
    }
}

TEST_CASE("A place beyond the source is no trouble") {
    Report report;
    report.add(make_finding("json.document.empty", {"a", "", 99, 99}));
    report.add(make_finding("json.document.empty", {"a", "", 1, 99}));
    report.add(make_finding("json.document.empty", {"a", "", 4'294'967'295U, 4'294'967'295U}));
    CHECK(render_text(report, {}, "x\n").find("      1 | x\n        |  ^\n") != std::string::npos);
}

TEST_CASE("A byte order mark takes no column in the excerpt") {
    Report report;
    report.add(make_finding("json.document.empty", {"a", "", 1, 2}));
    CHECK(render_text(report, {}, "\xEF\xBB\xBF[1}").find("      1 | [1}\n        |  ^\n") != std::string::npos);
}

TEST_CASE("Nothing in a document can steer the terminal or turn the text") {
    Report report;
    const std::string evil = "\x1B[2J\x07\xC2\x9B" "1m\u202Eabc\u2066\xFF";
    report.add(make_finding("json.date.invalid", {evil, '/' + evil, 1, 1}, {{"met", evil}}, {{evil + "2", evil, 0, 0}}));
    for (const TextColour colour : {TextColour::none, TextColour::ansi}) {
        std::string text = render_text(report, {Language::en, 80, colour}, evil);
        // The renderer's own colours are the only escapes.
        for (const std::string_view own : {"\x1B[1m", "\x1B[0m", "\x1B[1;31m", "\x1B[1;32m"})
            for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own)) text.erase(at, own.size());
        CHECK(text.find('\x1B') == std::string::npos);
        CHECK(text.find('\x07') == std::string::npos);
        CHECK(text.find("\xC2\x9B") == std::string::npos);
        CHECK(text.find("\u202E") == std::string::npos);
        CHECK(text.find("\u2066") == std::string::npos);
        CHECK(find_invalid_utf8(text) == std::string::npos);
        CHECK(text.find("abc") != std::string::npos);
    }
}

TEST_CASE("Colours add nothing but colours") {
    std::string coloured = render_text(sample(), {Language::fr, 80, TextColour::ansi}, source);
    CHECK(coloured.find("\x1B[1;31merreur\x1B[0m") != std::string::npos);
    CHECK(coloured.find("\x1B[1;33mavertissement\x1B[0m") != std::string::npos);
    for (std::size_t at = coloured.find('\x1B'); at != std::string::npos; at = coloured.find('\x1B')) coloured.erase(at, coloured.find('m', at) + 1 - at);
    CHECK(coloured == render_text(sample(), {Language::fr, 80, TextColour::none}, source));
}

}  // namespace test_render
