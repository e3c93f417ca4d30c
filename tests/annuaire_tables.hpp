// SPDX-License-Identifier: MIT
#pragma once

// Directories for tests: small tables written in place, and the open-data extract read from its file.

#include <fstream>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "palier/annuaire.hpp"
#include "palier/json.hpp"

namespace annuaire_tables {

using namespace palier;

inline std::string slurp(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::shared_ptr<const OrganisationSchema> france() {
    static const auto schema =
        read_organisation_schema(slurp(PALIER_SOURCE_DIR "/data/organisation_schemas/france.json")).schema;
    REQUIRE(schema->find_unit_kind("ecole").has_value());
    return schema;
}

using Rows = std::vector<std::vector<std::string>>;

/// A table of text columns; the first row holds the names, an empty cell is a null.
inline Table table_of(const Rows& rows) {
    TableBuilder builder;
    std::vector<ColumnBuilder*> columns;
    for (const auto& name : rows.at(0))
        columns.push_back(&builder.add_column(name, ColumnType::text));
    for (std::size_t row = 1; row < rows.size(); ++row)
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const std::string cell = column < rows[row].size() ? rows[row][column] : "";
            if (cell.empty())
                columns[column]->append_null();
            else
                columns[column]->append_text(cell);
        }
    return builder.finish();
}

/// Splits a file whose cells are separated by semicolons and may be quoted.
inline Rows split_csv(const std::string& text) {
    Rows rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            if (quoted && i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                quoted = !quoted;
        } else if (!quoted && (c == ';' || c == '\n')) {
            rows.back().push_back(std::move(cell));
            cell.clear();
            if (c == '\n')
                rows.emplace_back();
        } else if (quoted || c != '\r') {
            cell += c;
        }
    }
    if (rows.back().empty())
        rows.pop_back();
    return rows;
}

inline AnnuaireResult read(const Rows& rows) {
    return read_annuaire(table_of(rows), france(), {.document_name = "dir.csv"});
}

/// The pointers of the findings of a code.
inline std::vector<std::string> places_of(const Report& report, std::string_view code) {
    std::vector<std::string> places;
    for (const auto& finding : report.findings())
        if (finding.code == code)
            places.push_back(finding.origin.pointer);
    return places;
}

inline std::string text_of(const Organisation& organisation, std::string_view unit, std::string_view name) {
    const Value value = organisation.attribute(organisation.get_unit(unit), name);
    if (value.status != Status::known)
        return "unknown";
    if (const auto* text = std::get_if<std::string>(&value.scalar))
        return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value.scalar))
        return std::to_string(*number);
    if (const auto* truth = std::get_if<bool>(&value.scalar))
        return *truth ? "yes" : "no";
    return to_text(std::get<double>(value.scalar));
}

/// The ends of the links of a kind that leave a unit.
inline std::set<std::string> ends(const Organisation& organisation, std::string_view unit, std::string_view kind) {
    std::set<std::string> found;
    for (const auto link :
         organisation.out_links(organisation.get_unit(unit), organisation.schema().get_link_kind(kind)))
        found.emplace(organisation.unit_id(organisation.target(link)));
    return found;
}

using Ends = std::set<std::string>;

}  // namespace annuaire_tables
