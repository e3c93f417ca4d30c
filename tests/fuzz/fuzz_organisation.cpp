// SPDX-License-Identifier: MIT
// Any bytes read as an organisation give a report and an organisation; what is kept reads again as itself, and every
// question can be asked of it.
//
//   clang++-19 -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/fuzz_organisation.cpp -o
//   fuzz_organisation
//   ./fuzz_organisation -max_total_time=60 -dict=tests/fuzz/json.dict CORPUS

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "palier/check_organisation.hpp"
#include "palier/history.hpp"
#include "palier/json.hpp"
#include "palier/support.hpp"

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// The kinds of the example académie, with limits, rules and support.
const std::shared_ptr<const palier::OrganisationSchema>& schema() {
    static const palier::OrganisationSchemaResult result = palier::read_organisation_schema(R"json({
      "format": "palier/organisation-schema", "format_version": 1, "id": "france",
      "attributes": [{"name": "degree", "type": "integer", "min": 1, "max": 2}, {"name": "sector", "type": "category", "values": ["public", "private"]},
                     {"name": "time_share", "type": "number", "min": 0, "max": 1}, {"name": "letter_of_mission", "type": "boolean"}, {"name": "uai", "type": "text"}],
      "unit_kinds": [{"id": "ecole", "family": "school", "attributes": ["degree", "sector", "uai"], "required": ["degree"]}, {"id": "college", "family": "school"},
                     {"id": "bassin", "family": "territory"}, {"id": "academie", "family": "territory"}, {"id": "commune", "family": "authority"},
                     {"id": "dane", "family": "service"}, {"id": "referent-numerique", "family": "post", "attributes": ["time_share", "letter_of_mission"]}],
      "link_kinds": [{"id": "attached_to", "from": ["ecole"], "to": ["bassin"], "cardinality": {"to_per_from": {"max": 1}}},
                     {"id": "part_of", "from": ["bassin"], "to": ["academie"], "acyclic": true}, {"id": "funds", "from": ["commune"], "to": ["ecole"]},
                     {"id": "post_of", "from": ["referent-numerique"], "to": ["ecole"]}, {"id": "accompanies", "from": ["dane"], "to": ["bassin", "referent-numerique"]},
                     {"id": "partner_of", "from": ["ecole"], "to": ["ecole"], "symmetric": true}, {"id": "succeeds", "from": ["ecole"], "to": ["ecole"]}],
      "hierarchies": [{"id": "bassin", "link_kinds": ["attached_to", "part_of", "partner_of"], "levels": [{"id": "school", "kinds": ["ecole", "college"]},
                       {"id": "bassin", "kinds": ["bassin"]}, {"id": "academie", "kinds": ["academie"]}]},
                      {"id": "payer", "link_kinds": ["funds"], "levels": [{"id": "school", "kinds": ["ecole"]}, {"id": "commune", "kinds": ["commune"]}]}],
      "rules": [{"id": "r", "kinds": ["ecole"], "link_kinds": ["attached_to", "funds"], "direction": "both", "min": 1, "max": 3}],
      "support": {"supporters": ["dane", "referent-numerique"], "steps": [{"link_kind": "post_of", "direction": "in"}, {"link_kind": "attached_to", "direction": "out"},
                   {"link_kind": "accompanies", "direction": "in"}, {"link_kind": "partner_of", "direction": "both"}]},
      "succession": "succeeds"
    })json");
    require(result.report.empty());
    return result.schema;
}

/// Asks everything of an organisation on one day.
void ask(const palier::Organisation& organisation, palier::Date date) {
    using namespace palier;
    const Report report = check_organisation(organisation, date);
    for (const Finding& finding : report.findings())
        require(finding.origin.document == "x");
    const OrganisationView view = organisation.at(date);
    for (std::size_t i = 0; i < schema()->hierarchies().size(); ++i) {
        const auto hierarchy = id_at<HierarchyId>(i);
        const auto top = id_at<LevelId>(schema()->hierarchy(hierarchy).levels.size() - 1);
        const HierarchyGroups groups = view.groups(hierarchy, top);
        for (std::size_t j = 0; j < groups.groups.size(); ++j) {
            const auto members = groups.members_of(j);
            require(view.members(groups.groups[j], hierarchy) == std::vector<UnitId>(members.begin(), members.end()));
        }
    }
    const auto schools = view.schools();
    const auto unsupported = find_unsupported(view, schools);
    std::size_t without = 0;
    for (const auto school : schools)
        without += support_chain(view, school).empty() ? 1U : 0U;
    require(without == unsupported.size());
    for (const auto& point : find_failure_points(view))
        require(find_cut_schools(view, point.unit).size() == point.cut);
    for (std::size_t i = 0; i < organisation.unit_count(); ++i) {
        require(!unit_history(organisation, id_at<UnitId>(i)).empty());
        (void)find_successors_at(view, id_at<UnitId>(i));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const palier::OrganisationResult first = palier::read_organisation(bytes, schema(), {"x", {}, {}});
    for (const palier::Finding& finding : first.report.findings())
        require(finding.origin.document == "x" && finding.origin.line > 0);
    require(first.organisation != nullptr);
    const std::string written = palier::write_organisation(*first.organisation);
    const palier::OrganisationResult second = palier::read_organisation(written, schema(), {"x", {}, {}});
    require(second.organisation->unit_count() == first.organisation->unit_count());
    require(second.organisation->link_count() == first.organisation->link_count());
    require(palier::write_organisation(*second.organisation) == written);
    for (const int days : {0, 18'000, 20'000})
        ask(*first.organisation, palier::Date::from_days(days));
    return 0;
}
