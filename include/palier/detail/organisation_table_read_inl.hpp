// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>    // std::find, std::min
#include <cstddef>      // std::size_t
#include <cstdint>      // positions
#include <iterator>     // std::begin
#include <optional>     // cells
#include <span>         // names
#include <string>       // texts
#include <string_view>  // names
#include <utility>      // std::move
#include <vector>       // columns of attributes

#include "palier/detail/nearest_offer.hpp"
#include "palier/detail/organisation_table_inl.hpp"
#include "palier/error.hpp"
#include "palier/organisation_table.hpp"

namespace palier::detail {

/// Reads the rows of a table of units and of one of links into a builder, and tells what it could not use.
class OrganisationTablesReader {
public:
    OrganisationTablesReader(OrganisationBuilder& builder, const OrganisationSchema& schema, const OrganisationHeader& header)
        : builder_(builder), schema_(schema), header_(header) {}

    void read_units(const Table& table) {
        table_ = &table;
        part_ = header_.units_pointer;
        const Column* id = find_text_column("id", Need::required);
        const Column* kind = find_text_column("kind", Need::required);
        const Column* plain = find_text_column("label", Need::optional);
        const Column* french = find_text_column("label_fr", Need::optional);
        const Column* english = find_text_column("label_en", Need::optional);
        const Column* aliases = find_text_column("aliases", Need::optional);
        const Column* from = find_date_column("valid_from");
        const Column* to = find_date_column("valid_to");
        const std::vector<const Column*> attributes = find_attributes();
        if (id == nullptr || kind == nullptr) return;
        for (std::size_t i = 0; i < table.row_count(); ++i) {
            row_ = i;
            UnitDefinition unit;
            unit.position = static_cast<std::uint32_t>(i);
            unit.id = needed(*id);
            unit.kind = needed(*kind);
            unit.label = {text(french), text(english), text(plain)};
            split(text(aliases), unit.aliases);
            unit.valid = {day(from), day(to)};
            for (std::size_t a = 0; a < attributes.size(); ++a)
                if (attributes[a] != nullptr) add_attribute(unit, schema_.attributes()[a], *attributes[a]);
            if (unit.id.empty()) continue;
            if (unit.kind.empty())
                builder_.leave_out(unit.id);
            else
                builder_.add(std::move(unit));
        }
    }

    void read_links(const Table& table) {
        table_ = &table;
        part_ = header_.links_pointer;
        const Column* kind = find_text_column("kind", Need::required);
        const Column* from = find_text_column("from", Need::required);
        const Column* to = find_text_column("to", Need::required);
        const Column* valid_from = find_date_column("valid_from");
        const Column* valid_to = find_date_column("valid_to");
        for (const Column& column : table.columns())
            if (std::find(std::begin(links_table_columns), std::end(links_table_columns), column.name()) == std::end(links_table_columns)) tell_unknown(column, links_table_columns);
        if (kind == nullptr || from == nullptr || to == nullptr) return;
        for (std::size_t i = 0; i < table.row_count(); ++i) {
            row_ = i;
            LinkDefinition link;
            link.position = static_cast<std::uint32_t>(i);
            link.kind = needed(*kind);
            link.from = needed(*from);
            link.to = needed(*to);
            link.valid = {day(valid_from), day(valid_to)};
            if (!link.kind.empty() && !link.from.empty() && !link.to.empty()) builder_.add(std::move(link));
        }
    }

private:
    enum class Need : unsigned char { required, optional };

    void tell(std::string_view code, Severity severity, std::string_view column, std::vector<Argument> arguments) {
        Finding finding;
        finding.code = code;
        finding.severity = severity;
        finding.origin.document = header_.document;
        finding.origin.pointer = JsonPointer(part_).element(row_).member(column).text();
        finding.arguments = std::move(arguments);
        builder_.report(std::move(finding));
    }
    void tell_column(std::string_view code, Severity severity, std::string_view column, std::vector<Argument> arguments) {
        Finding finding;
        finding.code = code;
        finding.severity = severity;
        finding.origin.document = header_.document;
        finding.origin.pointer = part_;
        arguments.insert(arguments.begin(), Argument{"column", std::string(column)});
        finding.arguments = std::move(arguments);
        builder_.report(std::move(finding));
    }
    void tell_unknown(const Column& column, std::span<const std::string_view> accepted) {
        tell_column("organisation.table.column-unknown", Severity::advice, column.name(), {{"nearest", nearest_.offer(column.name(), accepted)}});
    }

    const Column* find_text_column(std::string_view name, Need need) {
        const Column* column = table_->find_column(name);
        if (column == nullptr) {
            if (need == Need::optional) return nullptr;
            std::vector<std::string_view> own;
            for (const Column& other : table_->columns()) own.push_back(other.name());
            tell_column("organisation.table.column-missing", Severity::error, name, {{"nearest", nearest_.offer(name, own)}});
            return nullptr;
        }
        if (column->type() == ColumnType::text || column->type() == ColumnType::category) return column;
        tell_column("organisation.table.column-type", Severity::error, name, {{"type", std::string(to_text(column->type()))}});
        return nullptr;
    }

    const Column* find_date_column(std::string_view name) {
        const Column* column = table_->find_column(name);
        if (column == nullptr || column->type() == ColumnType::date || column->type() == ColumnType::text || column->type() == ColumnType::category)
            return column;
        if (column->null_count() < column->size())
            tell_column("organisation.table.column-type", Severity::error, name, {{"type", std::string(to_text(column->type()))}});
        return nullptr;
    }

    /// Returns the column of each attribute, null without one; tells the columns that are nothing.
    std::vector<const Column*> find_attributes() {
        std::vector<const Column*> columns(schema_.attributes().size(), nullptr);
        std::vector<std::string_view> accepted(std::begin(units_table_columns), std::end(units_table_columns));
        for (const Attribute& attribute : schema_.attributes()) accepted.push_back(attribute.name);
        for (const Column& column : table_->columns()) {
            if (std::find(std::begin(units_table_columns), std::end(units_table_columns), column.name()) != std::end(units_table_columns)) continue;
            std::string_view name = column.name();
            if (name.starts_with("unit.")) name.remove_prefix(5);
            if (const auto attribute = schema_.find_attribute(name))
                columns[index(*attribute)] = &column;
            else
                tell_unknown(column, accepted);
        }
        return columns;
    }

    [[nodiscard]] std::string text(const Column* column) const {
        if (column == nullptr) return {};
        return std::string(column->text_at(id_at<RowId>(row_)).value_or(std::string_view()));
    }

    std::string needed(const Column& column) {
        std::string found = text(&column);
        if (found.empty()) tell("organisation.table.cell-missing", Severity::error, column.name(), {{"column", column.name()}});
        return found;
    }

    std::optional<Date> day(const Column* column) {
        if (column == nullptr) return std::nullopt;
        if (column->type() == ColumnType::date) return column->date_at(id_at<RowId>(row_));
        const std::string written = text(column);
        if (written.empty()) return std::nullopt;
        const auto read = Date::parse(written);
        if (!read) tell("organisation.table.date", Severity::error, column->name(), {{"value", written}});
        return read;
    }

    static void split(std::string_view names, std::vector<std::string>& parts) {
        while (!names.empty()) {
            const std::size_t end = std::min(names.find(' '), names.size());
            if (end > 0) parts.emplace_back(names.substr(0, end));
            names.remove_prefix(std::min(end + 1, names.size()));
        }
    }

    /// The builder checks type and range; here a cell only becomes a scalar of its own type. Frames carry whole numbers as doubles
    /// once a cell is empty, so those become integers again where the schema wants them.
    void add_attribute(UnitDefinition& unit, const Attribute& attribute, const Column& column) const {
        const auto row = id_at<RowId>(row_);
        if (column.is_null(row)) return;
        switch (column.type()) {
            case ColumnType::boolean: return unit.attributes.push_back({attribute.name, *column.boolean_at(row)});
            case ColumnType::int32:
            case ColumnType::int64: return unit.attributes.push_back({attribute.name, *column.integer_at(row)});
            case ColumnType::float64: {
                constexpr double exact = 9'007'199'254'740'992.0;  // 2^53
                const double number = *column.number_at(row);
                if (attribute.type == AttributeType::integer && number >= -exact && number <= exact && static_cast<double>(static_cast<std::int64_t>(number)) == number)
                    return unit.attributes.push_back({attribute.name, static_cast<std::int64_t>(number)});
                return unit.attributes.push_back({attribute.name, number});
            }
            case ColumnType::text:
            case ColumnType::category: return unit.attributes.push_back({attribute.name, std::string(*column.text_at(row))});
            case ColumnType::date: return unit.attributes.push_back({attribute.name, column.date_at(row)->text()});
        }
    }

    OrganisationBuilder& builder_;
    const OrganisationSchema& schema_;
    const OrganisationHeader& header_;
    const Table* table_ = nullptr;
    std::string part_;
    std::size_t row_ = 0;
    NearestNames nearest_;
};

}  // namespace palier::detail

namespace palier {

PALIER_INLINE OrganisationResult read_organisation_tables(const Table& units, const Table& links, std::shared_ptr<const OrganisationSchema> schema,
                                                          const OrganisationTablesOptions& options) {
    if (schema == nullptr) throw ArgumentError("api.argument.null", "an organisation is read with a schema that is not null");
    OrganisationHeader header = options.header;
    header.units_pointer = "/units";
    header.links_pointer = "/links";
    OrganisationBuilder builder(schema, header, options.report_limits);
    detail::OrganisationTablesReader reader(builder, *schema, header);
    builder.reserve(units.row_count(), links.row_count());
    reader.read_units(units);
    reader.read_links(links);
    return builder.freeze();
}

}  // namespace palier
