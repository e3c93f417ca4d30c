// SPDX-License-Identifier: MIT

#include "palier/plan_profile.hpp"

#include <string>

#include "catch.hpp"
#include "told.hpp"
#include "unit/plan_documents.hpp"

namespace test_plan_profile {

using namespace palier;
using palier_test::told;
using palier_test::Told;

TEST_CASE("every built-in profile is read without a word") {
    std::size_t count = 0;
    for (const BuiltinDocument& document : builtin_documents()) {
        if (document.kind != "plan-profile") continue;
        CAPTURE(document.name);
        const PlanProfileResult read = read_plan_profile(document.text, {.document_name = std::string(document.name)});
        CHECK(told(read.report) == Told{});
        CHECK(read.profile->id() == document.name);
        ++count;
    }
    CHECK(count == 6);
}

TEST_CASE("the members of a plan lie after what holds them, and each object has few enough") {
    const PlanProfileResult made = PlanProfile::make({});
    const std::span<const PlanNode> nodes = made.profile->nodes();
    std::size_t members = 0;
    for (const PlanNode& node : nodes) {
        CHECK(made.profile->children(node).size() <= 64);  // PlanStructure marks those it has seen in 64 bits
        if (node.member) {
            ++members;
            CHECK(find_plan_member(node.member->path) == node.member);
            if ((node.member->types & PlanTypes::list) != 0) CHECK(made.profile->children(node).size() == 1);
        }
    }
    CHECK(members == plan_members().size());  // none is lost because its holder lacks
}

TEST_CASE("a part that no plan has, one given twice and reversed counts are told and left out") {
    const PlanProfileResult read = read_plan_profile(R"({
  "format": "palier/plan-profile", "format_version": 1, "id": "k", "version": "1", "label": {"fr": "K", "en": "K"},
  "levels": {"galaxy": []},
  "parts": [
    {"path": "/objectifs", "label": {"fr": "O", "en": "O"}},
    {"path": "/objectives", "min": 3, "max": 2, "label": {"fr": "O", "en": "O"}},
    {"path": "/objectives", "label": {"fr": "O", "en": "O"}},
    {"path": "/actions"}
  ]
})");
    CHECK(told(read.report) == Told{"5:5 plan-profile.path.unknown /parts/0", "6:5 plan-profile.count.reversed /parts/1", "7:5 plan-profile.path.repeated /parts/2",
                                    "8:5 plan-profile.label.missing /parts/3", "3:24 plan-profile.level.unknown /levels/galaxy"});
    CHECK(read.profile->definition().parts.size() == 2);
    CHECK(read.profile->definition().levels.empty());
}

}  // namespace test_plan_profile
