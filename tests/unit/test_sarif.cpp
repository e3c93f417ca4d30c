// SPDX-License-Identifier: MIT
// A report as SARIF 2.1.0. What the schema of SARIF asks is checked from Python as well.

#include "palier/sarif.hpp"

#include <string>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "palier/catalogue.hpp"
#include "palier/json.hpp"
#include "palier/version.hpp"

namespace test_sarif {

using namespace palier;
using nlohmann::json;

namespace {

json run_of(const Report& report, Language language = Language::en) { return json::parse(write_sarif(report, language))["runs"][0]; }

std::string uri_of(const std::string& document) {
    Report report;
    report.add(make_finding("json.document.empty", {document, "", 1, 1}));
    return run_of(report)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
}

}  // namespace

TEST_CASE("A report as SARIF, whole") {
    Report report;
    report.add(make_finding("json.member.duplicate", {"plans/a b.json", "/status", 3, 3}, {{"member", std::string("status")}},
                            {{"plans/a b.json", "/status", 3, 18}, {"france", "/attributes/2", 0, 0}}));
    const std::string expected = R"({
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "palier",
          "semanticVersion": ")" PALIER_VERSION R"(",
          "version": ")" PALIER_VERSION R"(",
          "rules": [
            {
              "id": "json.member.duplicate",
              "shortDescription": {
                "text": "The member “…” is written several times in the same object."
              },
              "fullDescription": {
                "text": "The first is kept and the others are ignored; other software keeps the last."
              },
              "help": {
                "text": "The first is kept and the others are ignored; other software keeps the last.\n\nKeep one of the members only.",
                "markdown": "**Why.** The first is kept and the others are ignored; other software keeps the last.\n\n**Remedy.** Keep one of the members only."
              },
              "defaultConfiguration": {
                "level": "warning"
              },
              "properties": {
                "since": "0.1.0",
                "severity": "warning",
                "tags": [
                  "json"
                ]
              }
            }
          ]
        }
      },
      "language": "en",
      "columnKind": "unicodeCodePoints",
      "invocations": [
        {
          "executionSuccessful": true
        }
      ],
      "results": [
        {
          "ruleId": "json.member.duplicate",
          "ruleIndex": 0,
          "level": "warning",
          "message": {
            "text": "The member “status” is written several times in the same object. Keep one of the members only."
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "plans/a%20b.json"
                },
                "region": {
                  "startLine": 3,
                  "startColumn": 3
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/status"
                }
              ]
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "plans/a%20b.json"
                },
                "region": {
                  "startLine": 3,
                  "startColumn": 18
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/status"
                }
              ],
              "id": 1,
              "message": {
                "text": "See also here."
              }
            },
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "france"
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/attributes/2"
                }
              ],
              "id": 2,
              "message": {
                "text": "See also here."
              }
            }
          ],
          "partialFingerprints": {
            "palierFingerprint/v1": "FINGERPRINT"
          },
          "properties": {
            "severity": "warning"
          }
        }
      ]
    }
  ]
}
)";
    std::string completed = expected;
    completed.replace(completed.find("FINGERPRINT"), 11, fingerprint(report.findings()[0]));
    CHECK(write_sarif(report, Language::en) == completed);
    CHECK(run_of(report, Language::fr)["language"] == "fr");
    CHECK(run_of(report, Language::fr)["results"][0]["relatedLocations"][0]["message"]["text"] == "Voir aussi ici.");
}

TEST_CASE("A report without finding has empty lists of rules and results") {
    const json run = run_of(Report());
    CHECK(run["results"] == json::array());
    CHECK(run["tool"]["driver"]["rules"] == json::array());
}

TEST_CASE("Each code is one rule; results name it by its position") {
    Report report;
    for (int i = 0; i < 3; ++i) {
        report.add(make_finding("json.document.empty", {"a", "", 1, 1}));
        report.add(make_finding("json.encoding.mark", {"a", "", 1, 1}));
        report.add({"own.rule.code", Severity::advice, {"a", "/x", 0, 0}, {{"message", std::string("Own words.")}}, {}});
    }
    const json run = run_of(report);
    const json& rules = run["tool"]["driver"]["rules"];
    REQUIRE(rules.size() == 3);
    for (const json& result : run["results"]) CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
    CHECK(run["results"][0]["level"] == "error");
    CHECK(run["results"][1]["level"] == "note");
    CHECK(run["results"][2]["level"] == "note");
    CHECK(run["results"][2]["message"]["text"] == "Own words.");
    CHECK(rules[2] == json{{"id", "own.rule.code"}});
}

TEST_CASE("A document's name becomes a URI") {
    CHECK(uri_of("plans/été 1.json") == "plans/%C3%A9t%C3%A9%201.json");
    CHECK(uri_of("/srv/plans/a#b.json") == "file:///srv/plans/a%23b.json");
    CHECK(uri_of("C:\\plans\\a.json") == "file:///C:/plans/a.json");
    CHECK(uri_of("\\\\server\\plans\\a.json") == "file://server/plans/a.json");
    CHECK(uri_of("a:b.json") == "a%3Ab.json");
    CHECK(uri_of("<stdin>") == "%3Cstdin%3E");
    CHECK(uri_of("100%.json?x") == "100%25.json%3Fx");
    CHECK(uri_of("\xFF") == "%EF%BF%BD");
}

TEST_CASE("A finding without place has none in SARIF") {
    Report report;
    report.add(make_finding("json.document.empty", {"", "", 0, 0}));
    report.add(make_finding("json.document.empty", {"", "/a", 0, 0}));
    report.add(make_finding("json.document.empty", {"a", "", 0, 5}));
    const json results = run_of(report)["results"];
    CHECK(results[0]["locations"] == json::array());
    CHECK(results[1]["locations"] == json::parse(R"([{"logicalLocations": [{"fullyQualifiedName": "/a"}]}])"));
    CHECK(results[2]["locations"] == json::parse(R"([{"physicalLocation": {"artifactLocation": {"uri": "a"}}}])"));
}

TEST_CASE("What was dropped is notified") {
    Report report(ReportLimits{1});
    for (int i = 0; i < 3; ++i) report.add(make_finding("json.document.empty", {"a", "", 1, 1}));
    CHECK(run_of(report)["invocations"][0]["toolExecutionNotifications"] == json::parse(R"([{"level": "note", "message": {"text": "Not shown: 2 findings."}}])"));
}

TEST_CASE("Texts of a document are neither arguments nor links, and any bytes are written") {
    Report report;
    const std::string evil = "{0} [a](http://x) \xFF\x1B\u202E";
    report.add({"own.rule.code", Severity::error, {evil, evil, 1, 1}, {{"message", evil}}, {{evil, evil, 0, 0}}});
    const std::string written = write_sarif(report);
    CHECK(find_invalid_utf8(written) == std::string::npos);
    CHECK(json::parse(written)["runs"][0]["results"][0]["message"]["text"] == "{{0}} [a\\](http://x) \uFFFD\uFFFD\uFFFD");
}

}  // namespace test_sarif
