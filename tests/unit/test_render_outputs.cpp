// SPDX-License-Identifier: MIT
// A report as Markdown, as commands of GitHub, as JUnit.

#include <string>
#include <vector>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/render.hpp"

namespace test_render_outputs {

using namespace palier;

namespace {

Report sample() {
    Report report;
    report.add(make_finding("json.type.wrong", {"plans/grille, 1.json", "/tier", 2, 10},
                            {{"expected", LocalizedText{"un nombre entier", "a whole number", {}}}, {"met", LocalizedText{"le texte « a|b* »", "the text “a|b*”", {}}}}));
    report.add(make_finding("json.encoding.mark", {"autre.json", "", 1, 1}));
    report.add(make_finding("json.member.duplicate", {"autre.json", "/a|`b`", 0, 0}, {{"member", std::string("100 %\n<b>")}}));
    return report;
}

/// Bytes that every format has to survive.
const std::string evil = std::string("a\0b", 3) + "\x1B[2J\x07]]>--<&\"'%0A::error::\r\n\t`|*[x](y)\u202E\uFFFE\uFFFF\xFF\xC0\xAF{0}";

Report evil_report() {
    Report report(ReportLimits{1});
    report.add({evil, Severity::error, {evil, evil, 1, 1}, {{"message", evil}}, {{evil, evil, 0, 0}}});
    report.add({evil, Severity::error, {evil, evil, 1, 1}, {{"message", evil}}, {}});
    return report;
}

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("A report as Markdown has a table for each document") {
    CHECK(render_markdown(sample(), Language::en) == R"(1 error, 1 warning, 1 note.

### plans/grille, 1.json

| Place | Severity | Finding | Remedy |
|---|---|---|---|
| 2:10 | error | What is needed here is a whole number, and the document gives the text “a\|b\*”. `json.type.wrong` | Replace the value by a whole number. |

### autre.json

| Place | Severity | Finding | Remedy |
|---|---|---|---|
| 1:1 | note | The document begins with a byte order mark. `json.encoding.mark` | Save the file as “UTF-8” rather than “UTF-8 with BOM”. |
| `/a\|'b'` | warning | The member “100 % &lt;b&gt;” is written several times in the same object. `json.member.duplicate` | Keep one of the members only. |
)");
    CHECK(render_markdown(sample()).starts_with("1 erreur, 1 avertissement, 1 remarque.\n\n### plans/grille, 1.json\n\n| Place | Gravité | Constat | Remède |\n"));
    CHECK(render_markdown(Report()) == "Rien à signaler.\n");
}

TEST_CASE("A report as commands of GitHub") {
    CHECK(render_github(sample(), Language::en) ==
          "::error file=plans/grille%2C 1.json,line=2,col=10,title=json.type.wrong::What is needed here is a whole number, and the document gives the text “a|b*”."
          "%0AReplace the value by a whole number.\n"
          "::notice file=autre.json,line=1,col=1,title=json.encoding.mark::The document begins with a byte order mark."
          "%0ASave the file as “UTF-8” rather than “UTF-8 with BOM”.\n"
          "::warning file=autre.json,title=json.member.duplicate::The member “100 %25 <b>” is written several times in the same object."
          "%0AKeep one of the members only.\n");
    CHECK(render_github(Report()).empty());
    Report capped(ReportLimits{0});
    capped.add(make_finding("json.document.empty", {"", "", 0, 0}));
    CHECK(render_github(capped, Language::fr) == "::notice title=palier::Non détaillé ici : 1 constat.\n");
    Report unplaced;
    unplaced.add(make_finding("json.document.empty", {"", "/a", 0, 7}));
    CHECK(render_github(unplaced, Language::en).starts_with("::error title=json.document.empty::The document is empty."));
}

TEST_CASE("A report as JUnit has a suite for each document and a case for each finding") {
    const std::vector<std::string> documents = {"sain.json", "autre.json"};
    CHECK(render_junit(sample(), documents, {Language::en, Severity::warning}) == R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="palier" tests="4" failures="2" errors="0">
  <testsuite name="sain.json" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="sain.json" name="no finding"/>
  </testsuite>
  <testsuite name="autre.json" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="autre.json" name="json.encoding.mark (1:1)">
      <system-out>note: The document begins with a byte order mark.
It has no meaning in UTF-8 and hinders some tools; it is ignored here.
Save the file as “UTF-8” rather than “UTF-8 with BOM”.</system-out>
    </testcase>
    <testcase classname="autre.json" name="json.member.duplicate /a|`b`">
      <failure type="warning" message="The member “100 % &lt;b&gt;” is written several times in the same object.">The member “100 % &lt;b&gt;” is written several times in the same object.
The first is kept and the others are ignored; other software keeps the last.
Keep one of the members only.</failure>
    </testcase>
  </testsuite>
  <testsuite name="plans/grille, 1.json" tests="1" failures="1" errors="0" skipped="0">
    <testcase classname="plans/grille, 1.json" name="json.type.wrong /tier (2:10)">
      <failure type="error" message="What is needed here is a whole number, and the document gives the text “a|b*”.">What is needed here is a whole number, and the document gives the text “a|b*”.
A value of another type cannot be understood; it counts as absent.
Replace the value by a whole number.</failure>
    </testcase>
  </testsuite>
</testsuites>
)xml");
    CHECK(times(render_junit(sample(), documents, {Language::fr, std::nullopt}), "<failure") == 0);
    CHECK(times(render_junit(sample(), documents, {Language::fr, Severity::info}), "<failure") == 3);
    CHECK(render_junit(Report()) == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"palier\" tests=\"0\" failures=\"0\" errors=\"0\">\n</testsuites>\n");
}

TEST_CASE("Nothing in a document disturbs the tools that read it") {
    const Report report = evil_report();
    const std::string markdown = render_markdown(report);
    const std::string github = render_github(report);
    const std::string junit = render_junit(report, std::vector<std::string>{evil});
    for (const std::string& text : {markdown, github, junit}) {
        CHECK(find_invalid_utf8(text) == std::string::npos);
        for (char c = 1; c < ' '; ++c)
            if (c != '\n') CHECK(text.find(c) == std::string::npos);
        CHECK(text.find('\0') == std::string::npos);
        CHECK(text.find("\u202E") == std::string::npos);
    }
    CHECK(times(github, "\n") == 2);  // the finding, and what was dropped
    CHECK(times(github, "%0A") == 0);
    CHECK(times(github, "%250A") == 3);  // in the name, the code and the sentence
    CHECK(times(github, "\n::") == 1);
    CHECK(times(markdown, "\n") == 7);
    std::string outside = markdown;  // of code, where nothing has a meaning
    for (std::size_t at = outside.find(" `"); at != std::string::npos; at = outside.find(" `")) outside.erase(at, outside.find("` ", at) + 1 - at);
    CHECK(outside.find('<') == std::string::npos);
    CHECK(outside.find("[x](") == std::string::npos);
    CHECK(junit.find("\uFFFE") == std::string::npos);
    CHECK(junit.find("]]>") == std::string::npos);
    CHECK(times(junit, "<") == 10);
}

TEST_CASE("Each document is shown with its own source") {
    Report report;
    report.add(make_finding("json.document.empty", {"a", "", 1, 2}));
    report.add(make_finding("json.document.empty", {"b", "", 1, 1}));
    report.add(make_finding("json.document.empty", {"c", "", 1, 1}));
    const SourceText sources[] = {{"b", "second"}, {"a", "first"}, {"d", "none"}};
    const std::string text = render_text(report, {Language::en, 80, TextColour::none}, sources);
    CHECK(text.find("      1 | first\n        |  ^\n") < text.find("      1 | second\n        | ^\n"));
    CHECK(text.find("second") != std::string::npos);
    CHECK(text.find("none") == std::string::npos);
    CHECK(text.ends_with("\n3 errors.\n"));
}

}  // namespace test_render_outputs
