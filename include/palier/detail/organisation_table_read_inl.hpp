// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>    // std::find, std::min
#include <cstddef>      // std::size_t
#include <cstdint>      // positions
#include <forward_list>  // dates as texts
#include <iterator>     // std::begin
#include <optional>     // cells
#include <span>         // names
#include <string>       // texts
#include <string_view>  // names
#include <utility>      // std::move
#include <vector>       // columns of attributes

#include "palier/detail/nearest_offer.hpp"
#include "palier/detail/organisation_table_inl.hpp"
#include "palier/detail/text_cells.hpp"
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
        const NeededCells id = find_needed("id");
        const NeededCells kind = find_needed("kind");
        const TextCells plain(find_text_column("label", Need::optional));
        const TextCells french(find_text_column("label_fr", Need::optional));
        const TextCells english(find_text_column("label_en", Need::optional));
        const TextCells aliases(find_text_column("aliases", Need::optional));
        const DateCells from = find_dates("valid_from");
        const DateCells to = find_dates("valid_to");
        const std::vector<AttributeColumn> attributes = find_attributes();
        if (id.column == nullptr || kind.column == nullptr) return;
        std::vector<std::string_view> names;
        std::vector<AttributeCell> values;
        for (std::size_t i = 0; i < table.row_count(); ++i) {
            row_ = i;
            if (i + ahead < id.cells.size()) builder_.expect(id.cells[i + ahead]);
            UnitRow unit;
            unit.position = static_cast<std::uint32_t>(i);
            unit.id = needed(id);
            unit.kind = needed(kind);
            unit.label_fr = french[i];
            unit.label_en = english[i];
            unit.label_plain = plain[i];
            split(aliases[i], names);
            unit.aliases = names;
            unit.valid = validity(from, to);
            values.clear();
            dates_.clear();
            for (const AttributeColumn& attribute : attributes) add_attribute(values, attribute);
            unit.attributes = values;
            if (unit.id.empty()) continue;
            if (unit.kind.empty())
                builder_.leave_out(unit.id);
            else
                builder_.add_row(unit);
        }
    }

    void read_links(const Table& table) {
        table_ = &table;
        part_ = header_.links_pointer;
        const NeededCells kind = find_needed("kind");
        const NeededCells from = find_needed("from");
        const NeededCells to = find_needed("to");
        const DateCells valid_from = find_dates("valid_from");
        const DateCells valid_to = find_dates("valid_to");
        for (const Column& column : table.columns())
            if (std::find(std::begin(links_table_columns), std::end(links_table_columns), column.name()) == std::end(links_table_columns)) tell_unknown(column, links_table_columns);
        if (kind.column == nullptr || from.column == nullptr || to.column == nullptr) return;
        for (std::size_t i = 0; i < table.row_count(); ++i) {
            row_ = i;
            LinkRow link;
            link.position = static_cast<std::uint32_t>(i);
            link.kind = needed(kind);
            link.from = needed(from);
            link.to = needed(to);
            link.valid = validity(valid_from, valid_to);
            if (!link.kind.empty() && !link.from.empty() && !link.to.empty()) links_.push_back(link);
            if (links_.size() == together) add_links();
        }
        add_links();
    }

private:
    enum class Need : unsigned char { required, optional };
    static constexpr std::size_t ahead = 12;  // units: enough time to fetch a name, few enough to keep it at hand
    static constexpr std::size_t together = 64;  // links added in one call

    /// A column in which an empty cell is told; null when the table lacks it.
    struct NeededCells {
        const Column* column;
        TextCells cells;
    };
    /// A column of dates or of texts that say dates; null when the table lacks it.
    struct DateCells {
        const Column* column;
        TextCells texts;
    };
    struct AttributeColumn {
        const Attribute* attribute;
        const Column* column;
    };

    /// Adds the links read so far, which come before whatever is told next.
    void add_links() {
        builder_.add_rows(links_);
        links_.clear();
    }

    void tell(std::string_view code, Severity severity, std::string_view column, std::vector<Argument> arguments) {
        add_links();
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

    NeededCells find_needed(std::string_view name) {
        const Column* column = find_text_column(name, Need::required);
        return {column, TextCells(column)};
    }

    DateCells find_dates(std::string_view name) {
        const Column* column = table_->find_column(name);
        if (column == nullptr || column->type() == ColumnType::date) return {column, {}};
        if (column->type() == ColumnType::text || column->type() == ColumnType::category) return {column, TextCells(column)};
        if (column->null_count() < column->size())
            tell_column("organisation.table.column-type", Severity::error, name, {{"type", std::string(to_text(column->type()))}});
        return {nullptr, {}};
    }

    /// Returns the attributes that have a column, in the order of the schema; tells the columns that are nothing.
    std::vector<AttributeColumn> find_attributes() {
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
        std::vector<AttributeColumn> found;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i] != nullptr) found.push_back({&schema_.attributes()[i], columns[i]});
        return found;
    }

    std::string_view needed(const NeededCells& needed) {
        const std::string_view found = needed.cells[row_];
        if (found.empty())
            tell("organisation.table.cell-missing", Severity::error, needed.column->name(), {{"column", needed.column->name()}});
        return found;
    }

    Validity validity(const DateCells& from, const DateCells& to) {
        if (from.column == nullptr && to.column == nullptr) return {};
        return {day(from), day(to)};
    }

    std::optional<Date> day(const DateCells& dates) {
        if (dates.column == nullptr) return std::nullopt;
        if (dates.column->type() == ColumnType::date) return dates.column->date_at(id_at<RowId>(row_));
        const std::string_view written = dates.texts[row_];
        if (written.empty()) return std::nullopt;
        const auto read = Date::parse(written);
        if (!read) tell("organisation.table.date", Severity::error, dates.column->name(), {{"value", std::string(written)}});
        return read;
    }

    static void split(std::string_view names, std::vector<std::string_view>& parts) {
        parts.clear();
        while (!names.empty()) {
            const std::size_t end = std::min(names.find(' '), names.size());
            if (end > 0) parts.push_back(names.substr(0, end));
            names.remove_prefix(std::min(end + 1, names.size()));
        }
    }

    /// The builder checks type and range; here a cell only becomes a scalar of its own type. Frames carry whole numbers as doubles
    /// once a cell is empty, so those become integers again where the schema wants them.
    void add_attribute(std::vector<AttributeCell>& values, const AttributeColumn& source) {
        const Column& column = *source.column;
        const std::string& name = source.attribute->name;
        const auto row = id_at<RowId>(row_);
        if (column.is_null(row)) return;
        switch (column.type()) {
            case ColumnType::boolean: return values.push_back({name, *column.boolean_at(row)});
            case ColumnType::int32:
            case ColumnType::int64: return values.push_back({name, *column.integer_at(row)});
            case ColumnType::float64: {
                constexpr double exact = 9'007'199'254'740'992.0;  // 2^53
                const double number = *column.number_at(row);
                if (source.attribute->type == AttributeType::integer && number >= -exact && number <= exact && static_cast<double>(static_cast<std::int64_t>(number)) == number)
                    return values.push_back({name, static_cast<std::int64_t>(number)});
                return values.push_back({name, number});
            }
            case ColumnType::text:
            case ColumnType::category: return values.push_back({name, *column.text_at(row)});
            case ColumnType::date: return values.push_back({name, std::string_view(dates_.emplace_front(column.date_at(row)->text()))});
        }
    }

    OrganisationBuilder& builder_;
    const OrganisationSchema& schema_;
    const OrganisationHeader& header_;
    const Table* table_ = nullptr;
    std::string part_;
    std::size_t row_ = 0;
    std::vector<LinkRow> links_;            // read and not yet added
    std::forward_list<std::string> dates_;  // of this row, where an attribute is written as a date; each keeps its place
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
    const OrganisationSchema& kinds = *schema;  // which the builder keeps alive
    OrganisationBuilder builder(std::move(schema), header, options.report_limits);
    detail::OrganisationTablesReader reader(builder, kinds, header);
    builder.reserve(units.row_count(), links.row_count());
    reader.read_units(units);
    reader.read_links(links);
    return builder.freeze();
}

}  // namespace palier
