// SPDX-License-Identifier: MIT
// The reference pages: of a rule, of a kind of plan.

#include "palier/pages.hpp"

#include <string>

#include "catch.hpp"
#include "palier/validate_plan.hpp"
#include "unit/plan_documents.hpp"

namespace test_pages {

using namespace palier;

namespace {

constexpr PlanRule own_rule = {
    .record = {"plan.own.rule", Severity::advice, "1.2.0", "objective nearest",
               {"L’objectif « {objective} » est trop long.", "The objective “{objective}” is too long."},
               {"Un objectif se dit en une phrase.", "An objective is said in one sentence."},
               {"Écrire {nearest}.", "Write {nearest}."}},
    .pass = RulePass::sense,
    .lifecycle = RuleLifecycle::preview,
    .example = {R"({"title": "A|B"})", "{"},
};

}  // namespace

TEST_CASE("The page of a code, whole") {
    constexpr CodeRecord record = {"own.cell.odd", Severity::warning, "1.0.0", "cell", {"Cellule {cell}.", "Cell {cell}."}, {"Raison.", "Reason."}, {"Remède.", "Remedy."}};
    CHECK(write_code_page(record, Language::fr) == R"(## `own.cell.odd`

Cellule *cell*.

| Gravité | Depuis | Paramètres |
|---|---|---|
| avertissement | 1.0.0 | `cell` |

**Pourquoi.** Raison.

**Remède.** Remède.
)");
    CHECK(write_code_page({"own.cell.odd", Severity::info, "1.0.0", "", {"A.", "A."}, {"B.", "B."}, {"C.", "C."}}, Language::en).find("| 1.0.0 | – |") !=
          std::string::npos);
}

TEST_CASE("The page of a rule, whole") {
    CHECK(write_rule_page(own_rule, Language::en) == R"(## `plan.own.rule`

The objective “*objective*” is too long.

| Pass | Severity | Lifecycle | Since | Parameters |
|---|---|---|---|---|
| sense | advice | preview | 1.2.0 | `objective nearest` |

**Why.** An objective is said in one sentence.

**Remedy.** Write *nearest*.

The rule speaks:

```json
{
  "title": "A|B"
}
```

It is silent:

```json
{
```
)");
    const std::string french = write_rule_page(own_rule);
    CHECK(french.find("L’objectif « *objective* » est trop long.\n\n| Passe | Gravité | Cycle de vie | Depuis | Paramètres |\n") != std::string::npos);
    CHECK(french.find("| sens | conseil | en essai | 1.2.0 |") != std::string::npos);
    CHECK(french.find("**Remède.** Écrire *nearest*.\n\nLa règle parle :\n") != std::string::npos);
}

TEST_CASE("Every rule and every kind has a page in both languages") {
    for (const Language language : {Language::fr, Language::en}) {
        for (const PlanRule* rule : plan_rules()) {
            const std::string page = write_rule_page(*rule, language);
            CAPTURE(page);
            CHECK(page.starts_with("## `" + std::string(rule->record.code) + "`\n\n"));
            CHECK(page.find('{' + std::string(rule->record.parameters.substr(0, rule->record.parameters.find(' '))) + '}') == std::string::npos);
        }
        for (const auto& profile : palier_test::plan_profiles()) {
            const std::string page = write_plan_page(*profile, language);
            CAPTURE(page);
            CHECK(page.starts_with("# "));
            for (const PlanPart& part : profile->definition().parts) CHECK(page.find("\n| `" + part.path + "` | ") != std::string::npos);
        }
    }
}

TEST_CASE("The page of a kind, whole") {
    PlanProfileDefinition definition;
    definition.id = "fiche";
    definition.version = "1.0";
    definition.label = {"Fiche courte", "Short sheet", {}};
    definition.description = {"Un <exemple>.", "An <example>.", {}};
    definition.owner_kinds = {"bassin", "district"};
    definition.levels = {{"school", {"college", "lycee"}, {}}};
    definition.min_years = 3;
    definition.max_years = 5;
    PlanPart objectives;
    objectives.path = "/objectives";
    objectives.presence = PlanPresence::required;
    objectives.min = 1;
    objectives.max = 5;
    objectives.severity = Severity::error;
    objectives.label = {"Objectifs", "Objectives", {}};
    objectives.instruction = {"En citer | deux.", "Name | two.", {}};
    PlanPart findings;
    findings.path = "/diagnosis/findings";
    findings.presence = PlanPresence::expected;
    findings.min = 2;
    findings.max_sentences = 1;
    definition.parts = {objectives, findings};
    const PlanProfileResult made = PlanProfile::make(definition);
    CHECK(write_plan_page(*made.profile, Language::en) == R"(# Short sheet

An &lt;example&gt;.

- Kind, in the document: `fiche`
- Version of the profile: 1.0
- Units whose plan it may be: `bassin`, `district`
- Duration: 3 to 5 years
- Short term, in months from the first day: 12
- Who may act at each level:
  - `school`: `college`, `lycee`

| Path | Part | Presence | How many | Instruction |
|---|---|---|---|---|
| `/objectives` | Objectives | required | 1 to 5 (else an error) | Name \| two. |
| `/diagnosis/findings` | Findings | expected | 2 or more; 1 sentence at most |  |
)");
    const std::string french = write_plan_page(*made.profile);
    CHECK(french.find("- Durée : 3 à 5 ans\n") != std::string::npos);
    CHECK(french.find("| `/objectives` | Objectifs | obligatoire | 1 à 5 (sinon erreur) | En citer \\| deux. |\n") != std::string::npos);
    CHECK(french.find("| `/diagnosis/findings` | Constats | attendue | 2 ou plus ; 1 phrase au plus |  |\n") != std::string::npos);
}

}  // namespace test_pages
