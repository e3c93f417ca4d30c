// SPDX-License-Identifier: MIT
// Any units and links, in any order, freeze into an organisation whose two tables read again as themselves.
// The bytes are orders to the builder: the first of each says what comes, the next ones its parts.
//
//   clang++-19 -std=c++20 -O1 -g -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/fuzz_organisation_builder.cpp -o
//   fuzz_organisation_builder
//   ./fuzz_organisation_builder -max_total_time=60 CORPUS

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "palier/check_organisation.hpp"
#include "palier/organisation_table.hpp"

namespace {

using namespace palier;

void require(bool holds) {
    if (!holds) std::abort();
}

const std::shared_ptr<const OrganisationSchema>& schema() {
    static const std::shared_ptr<const OrganisationSchema> made = [] {
        OrganisationSchemaDefinition definition;
        definition.id = "fuzz";
        definition.attributes = {{.name = "pupils", .type = AttributeType::integer, .min = 0},
                                 {.name = "share", .type = AttributeType::number, .min = 0, .max = 1},
                                 {.name = "named", .type = AttributeType::boolean},
                                 {.name = "label", .type = AttributeType::text},
                                 {.name = "sector", .type = AttributeType::category, .values = {"public", "private"}}};
        definition.unit_kinds = {{.id = "s", .family = UnitFamily::school, .attributes = {"pupils", "share", "named", "label", "sector"}},
                                 {.id = "b", .family = UnitFamily::territory}};
        definition.link_kinds = {{.id = "in", .from = {"s", "b"}, .to = {"b"}, .acyclic = true, .max_to_per_from = 2},
                                 {.id = "to", .from = {"s"}, .to = {"s"}, .symmetric = true}};
        definition.hierarchies = {{.id = "h", .link_kinds = {"in"}, .levels = {{.id = "s", .kinds = {"s"}}, {.id = "b", .kinds = {"b"}}}}};
        OrganisationSchemaResult result = make_organisation_schema(std::move(definition));
        require(result.report.empty());
        return result.schema;
    }();
    return made;
}

/// Takes bytes one by one; zeros after the last.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {}

    [[nodiscard]] bool empty() const { return at_ == end_; }
    std::uint8_t next() { return at_ == end_ ? std::uint8_t{0} : *at_++; }

    /// Returns a short text, often one met before, sometimes no UTF-8.
    std::string text() {
        const std::uint8_t first = next();
        if (first < 0xC0) return std::string(1, static_cast<char>('a' + first % 12));
        std::string made;
        for (int length = first % 6; length > 0; --length) made += static_cast<char>(next());
        return made;
    }
    std::optional<Date> day() {
        const std::uint8_t byte = next();
        if (byte < 0x80) return std::nullopt;
        return Date::from_days((byte - 0x80) * 200);
    }
    Scalar scalar() {
        switch (next() % 4) {
            case 0: return next() % 2 == 0;
            case 1: return static_cast<std::int64_t>(next()) - 10;
            case 2: return static_cast<double>(next()) / 100;
            default: return text();
        }
    }

private:
    const std::uint8_t* at_;
    const std::uint8_t* end_;
};

void add_unit(OrganisationBuilder& builder, Bytes& bytes) {
    constexpr const char* kinds[] = {"s", "s", "b", "?"};
    constexpr const char* names[] = {"pupils", "share", "named", "label", "sector", "nothing"};
    UnitDefinition unit;
    unit.id = bytes.text();
    unit.kind = kinds[bytes.next() % 4];
    const std::uint8_t parts = bytes.next();
    if ((parts & 1) != 0) unit.label.fr = bytes.text();
    if ((parts & 2) != 0) unit.label.plain = bytes.text();
    if ((parts & 4) != 0) unit.aliases.push_back(bytes.text());
    if ((parts & 8) != 0) unit.valid = {bytes.day(), bytes.day()};
    for (int count = parts >> 5; count > 0; --count) unit.attributes.push_back({names[bytes.next() % 6], bytes.scalar()});
    builder.add(std::move(unit));
}

void add_link(OrganisationBuilder& builder, Bytes& bytes) {
    constexpr const char* kinds[] = {"in", "in", "to", "?"};
    LinkDefinition link;
    link.kind = kinds[bytes.next() % 4];
    link.from = bytes.text();
    link.to = bytes.text();
    if (bytes.next() % 4 == 0) link.valid = {bytes.day(), bytes.day()};
    builder.add(std::move(link));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes(data, size);
    OrganisationBuilder builder(schema(), {.id = "fuzz", .document = "x"});
    while (!bytes.empty()) {
        const int order = bytes.next() % 16;
        if (order < 7)
            add_unit(builder, bytes);
        else if (order < 15)
            add_link(builder, bytes);
        else
            builder.leave_out(bytes.text());
    }
    const OrganisationResult made = builder.freeze();
    require(made.organisation != nullptr);
    for (const Finding& finding : made.report.findings()) require(finding.origin.document == "x");

    const Organisation& organisation = *made.organisation;
    std::size_t met = 0;
    for (std::size_t i = 0; i < organisation.unit_count(); ++i) {
        const auto unit = id_at<UnitId>(i);
        require(organisation.get_unit(organisation.unit_id(unit)) == unit);
        for (const LinkId link : organisation.out_links(unit)) {
            require(organisation.source(link) == unit);
            ++met;
        }
    }
    require(met == organisation.link_count());

    const Table units = make_units_table(organisation);
    const Table links = make_links_table(organisation);
    OrganisationTablesOptions options;
    options.header.document = "x";
    const OrganisationResult again = read_organisation_tables(units, links, schema(), options);
    require(make_links_table(*again.organisation) == links);
    require(again.organisation->unit_count() == organisation.unit_count());

    for (const int days : {0, 9'000, 20'000}) {
        const Report report = check_organisation(organisation, Date::from_days(days));
        for (const Finding& finding : report.findings()) require(finding.origin.document == "x");
    }
    return 0;
}
