// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>        // std::trunc, std::fabs
#include <cstddef>      // std::size_t
#include <cstdint>      // std::int64_t
#include <optional>     // cells that may be empty
#include <string>       // pointers and names
#include <string_view>  // names
#include <utility>      // std::move
#include <vector>       // rows

#include "palier/catalogue.hpp"
#include "palier/detail/cell_text.hpp"
#include "palier/detail/nearest_offer.hpp"
#include "palier/observations_table.hpp"
#include "palier/uai.hpp"

namespace palier {

namespace detail {

// The names that each column may have, the first being ours. Compared folded, blanks and hyphens as underscores.
inline constexpr std::string_view unit_columns[] = {"unit", "unite", "uai", "code_uai", "numero_uai", "rne", "code_rne",
                                                    "identifiant_de_l_etablissement"};
inline constexpr std::string_view period_columns[] = {"period", "periode", "annee_scolaire", "school_year"};
inline constexpr std::string_view rentree_columns[] = {"rentree", "rentree_scolaire", "annee_rentree"};
inline constexpr std::string_view session_columns[] = {"session", "annee_session"};
inline constexpr std::string_view indicator_columns[] = {"indicator", "indicateur"};
inline constexpr std::string_view value_columns[] = {"value", "valeur"};
inline constexpr std::string_view status_columns[] = {"status", "statut"};
inline constexpr std::string_view evidence_columns[] = {"evidence", "preuve", "niveau_de_preuve"};
inline constexpr std::string_view reason_columns[] = {"reason", "motif"};

/// What the years of a column mean.
enum class YearMeaning : std::uint8_t { unstated, rentree, session };

/// Reads one table of observations.
class ObservationsTableReader {
public:
    ObservationsTableReader(const Table& table, const Framework& framework, const ObservationsTableOptions& options)
        : table_(table), indicators_(*framework.indicators()), options_(options), report_(options.report_limits), builder_(framework.indicators()) {
        for (const Column& column : table_.columns()) plain_names_.push_back(plain_name(column.name()));
        used_.assign(table_.column_count(), false);
    }

    ObservationsTableRead read() {
        const Column* const indicator = take(indicator_columns);
        if (find_rows()) {
            if (indicator)
                read_long(*indicator);
            else
                read_wide();
        }
        tell_unused();
        return {builder_.freeze(), std::move(report_)};
    }

private:
    using Names = std::span<const std::string_view>;

    static std::string plain_name(std::string_view name) {
        constexpr std::string_view byte_order_mark = "\uFEFF";  // left by programs that read a CSV file as plain UTF-8
        if (name.starts_with(byte_order_mark)) name.remove_prefix(byte_order_mark.size());
        std::string plain = fold(trim_cell(name));
        for (char& c : plain)
            if (c == ' ' || c == '-' || c == '\'') c = '_';
        return plain;
    }

    /// Whether the first of a column's names is ours even where an indicator has it as its id.
    enum class Claim : std::uint8_t { first_name, none };

    /// Returns the column with one of the names, or null, and marks it as used. An indicator of that very id goes first,
    /// unless the name is claimed.
    const Column* take(Names names, Claim claim = Claim::first_name) {
        for (const auto name : names) {
            for (std::size_t i = 0; i < plain_names_.size(); ++i) {
                if (used_[i] || plain_names_[i] != name) continue;
                if ((claim == Claim::none || name != names.front()) && indicators_.find(table_.columns()[i].name())) continue;
                used_[i] = true;
                return &table_.columns()[i];
            }
        }
        return nullptr;
    }

    Origin origin(std::string pointer) const { return {options_.document_name, std::move(pointer), 0, 0}; }
    Origin cell_origin(const Column& column, std::size_t row) const {
        return origin(JsonPointer("/rows").element(row).member(column.name()).text());
    }
    void tell(std::string_view code, Origin where, std::vector<Argument> arguments) {
        report_.add(make_finding(code, std::move(where), std::move(arguments)));
    }
    static std::vector<std::string> texts(Names names) { return {names.begin(), names.end()}; }

    /// Returns a cell as a text without blanks around it; nothing when it is empty.
    static std::optional<std::string> text_of(const Column& column, std::size_t position) {
        const auto row = id_at<RowId>(position);
        if (column.is_null(row)) return std::nullopt;
        std::string text;
        switch (column.type()) {
            case ColumnType::boolean: text = *column.boolean_at(row) ? "true" : "false"; break;
            case ColumnType::int32:
            case ColumnType::int64: text = std::to_string(*column.integer_at(row)); break;
            case ColumnType::float64: {
                const double number = *column.number_at(row);
                const auto integer = to_integer(number);
                text = integer ? std::to_string(*integer) : to_text(number);
                break;
            }
            case ColumnType::text:
            case ColumnType::category: text = std::string(trim_cell(*column.text_at(row))); break;
            case ColumnType::date: text = column.date_at(row)->text(); break;
        }
        return text.empty() ? std::nullopt : std::optional<std::string>(std::move(text));
    }

    /// Returns the integer that a double stands for: programs turn a column of integers with holes into doubles.
    static std::optional<std::int64_t> to_integer(double number) noexcept {
        constexpr double largest_exact = 9007199254740992.0;
        if (std::fabs(number) > largest_exact || std::trunc(number) != number) return std::nullopt;
        return static_cast<std::int64_t>(number);
    }

    /// Finds the unit and the period of each row; false when the table lacks a column for it.
    bool find_rows() {
        const Column* const unit = take(unit_columns);
        const Column* period = take(period_columns);
        YearMeaning meaning = YearMeaning::unstated;
        if (!period) {
            period = take(rentree_columns, Claim::none);
            if (period) meaning = YearMeaning::rentree;
        }
        if (!period) {
            period = take(session_columns, Claim::none);
            if (period) meaning = YearMeaning::session;
        }
        if (!unit) tell("observations.table.column-missing", origin({}), {{"column", std::string("unit")}, {"accepted", texts(unit_columns)}});
        if (!period && !options_.period) {
            auto accepted = texts(period_columns);
            accepted.emplace_back(rentree_columns[0]);
            accepted.emplace_back(session_columns[0]);
            tell("observations.table.period-column-missing", origin({}), {{"accepted", std::move(accepted)}});
        }
        if (!unit || (!period && !options_.period)) {
            // The findings above say why nothing is read: that the other columns were not looked at goes without saying.
            used_.assign(used_.size(), true);
            return false;
        }
        rows_.assign(table_.row_count(), no_id<RowId>);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto name = read_unit(*unit, i);
            const auto year = period ? read_period(*period, i, meaning) : options_.period;
            if (name && year) rows_[i] = builder_.add_row(*name, *year);
        }
        return true;
    }

    std::optional<std::string> read_unit(const Column& column, std::size_t row) {
        auto text = text_of(column, row);
        if (!text) {
            tell("observations.table.unit-missing", cell_origin(column, row), {});
            return std::nullopt;
        }
        constexpr std::size_t shortest = 6;  // "12N" would pass for a code that lost five zeros
        if (text->size() < shortest || text->size() > 8) return text;
        const UaiParse strict = parse_uai(*text);
        if (strict.problem == UaiProblem::none) return text;
        const UaiParse lenient = parse_uai(*text, UaiMode::lenient);
        if (lenient.uai) {
            std::string repaired(lenient.uai->text());
            tell("observations.table.unit-repaired", cell_origin(column, row), {{"value", *text}, {"unit", repaired}});
            return repaired;
        }
        if (strict.problem == UaiProblem::letter_wrong)
            tell("observations.table.unit-letter", cell_origin(column, row), {{"unit", *text}, {"letter", std::string(1, strict.expected_letter)}});
        return text;
    }

    std::optional<SchoolYear> read_period(const Column& column, std::size_t row, YearMeaning meaning) {
        constexpr int first_year = 1901;  // both meanings of a year must be school years
        constexpr int last_year = 2199;
        if (column.type() == ColumnType::date) {
            if (const auto date = column.date_at(id_at<RowId>(row)); date && date->year() >= first_year && date->year() <= last_year)
                return SchoolYear::containing(*date);
        }
        const auto text = text_of(column, row);
        if (!text) {
            if (options_.period) return options_.period;
            tell("observations.table.period-missing", cell_origin(column, row), {});
            return std::nullopt;
        }
        if (const auto year = SchoolYear::find(*text)) return year;
        if (text->size() == 9 && (*text)[4] == '/') {
            std::string hyphened = *text;
            hyphened[4] = '-';
            if (const auto year = SchoolYear::find(hyphened)) return year;
        }
        int year = 0;
        for (const char c : *text) year = is_ascii_digit(c) && text->size() == 4 ? year * 10 + (c - '0') : 0;
        if (year < first_year || year > last_year) {
            tell("observations.table.period-unreadable", cell_origin(column, row), {{"value", *text}});
            return std::nullopt;
        }
        const SchoolYear rentree = SchoolYear::from_rentree(year);
        const SchoolYear session = SchoolYear::from_session(year);
        if (meaning == YearMeaning::rentree) return rentree;
        if (meaning == YearMeaning::session) return session;
        tell("observations.table.period-ambiguous", cell_origin(column, row),
             {{"value", *text}, {"rentree", rentree.text()}, {"session", session.text()}});
        return std::nullopt;
    }

    /// Returns what a cell says of an indicator, and counts the ambiguous marker.
    Value read_cell(const Column& column, std::size_t position, const Indicator& indicator) {
        const auto row = id_at<RowId>(position);
        if (column.is_null(row)) return {};
        switch (column.type()) {
            case ColumnType::boolean:
                return Value::known(*column.boolean_at(row));
            case ColumnType::int32:
            case ColumnType::int64:
                return to_value(*column.integer_at(row), indicator);
            case ColumnType::float64: {
                const double number = *column.number_at(row);
                const auto integer = to_integer(number);
                return integer && indicator.type != ValueType::number && indicator.type != ValueType::ratio ? to_value(*integer, indicator)
                                                                                                            : Value::known(number);
            }
            case ColumnType::text:
            case ColumnType::category: {
                const std::string_view text = *column.text_at(row);
                Value value = parse_cell(text, indicator);
                if (value.status == Status::missing && trim_cell(text) == "NA") {
                    if (na_count_ == 0) na_row_ = position;
                    ++na_count_;
                }
                return value;
            }
            case ColumnType::date: break;
        }
        return {};
    }

    static Value to_value(std::int64_t integer, const Indicator& indicator) {
        if (indicator.type == ValueType::boolean && (integer == 0 || integer == 1)) return Value::known(integer == 1);
        if (indicator.type == ValueType::category) return Value::known(std::to_string(integer));
        return Value::known(integer);
    }

    /// Sets a value; a place is written only when there is something to tell.
    void set(std::size_t row, IndicatorId id, const Value& value, const Column& column) {
        const std::size_t before = report_.findings().size();
        builder_.set(rows_[row], id, value, Origin{}, report_);
        for (Finding& finding : report_.mutable_findings().subspan(before)) finding.origin = cell_origin(column, row);
    }

    void tell_na(const Column& column) {
        if (na_count_ > 0)
            tell("observations.table.na-ambiguous", cell_origin(column, na_row_),
                 {{"column", column.name()}, {"count", static_cast<std::int64_t>(na_count_)}, {"row", static_cast<std::int64_t>(na_row_)}});
        na_count_ = 0;
    }

    bool holds_dates(const Column& column) {
        if (column.type() != ColumnType::date) return false;
        tell("observations.table.column-type", origin("/columns" + JsonPointer().member(column.name()).text()),
             {{"column", column.name()}, {"type", std::string(to_text(column.type()))}});
        return true;
    }

    void read_wide() {
        for (std::size_t i = 0; i < table_.column_count(); ++i) {
            const Column& column = table_.columns()[i];
            const auto id = used_[i] ? std::nullopt : indicators_.find(column.name());
            if (!id) continue;
            used_[i] = true;
            const Indicator& indicator = indicators_[*id];
            if (!indicator.formula.empty()) {  // told once, not for each row
                if (column.null_count() < column.size())
                    tell("observations.value.derived", origin("/columns" + JsonPointer().member(column.name()).text()), {{"indicator", indicator.id}});
                continue;
            }
            if (holds_dates(column)) continue;
            for (std::size_t row = 0; row < rows_.size(); ++row) {
                if (rows_[row] == no_id<RowId>) continue;
                const Value value = read_cell(column, row, indicator);
                if (value.status != Status::missing) set(row, *id, value, column);
            }
            tell_na(column);
        }
    }

    void read_long(const Column& indicator_column) {
        const Column* const value = take(value_columns);
        const Column* const status = take(status_columns);
        const Column* const evidence = take(evidence_columns);
        const Column* const reason = take(reason_columns);
        if (!value) {
            tell("observations.table.column-missing", origin({}), {{"column", std::string("value")}, {"accepted", texts(value_columns)}});
            return;
        }
        if (holds_dates(*value)) return;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (rows_[row] == no_id<RowId>) continue;
            const auto name = text_of(indicator_column, row);
            const auto id = name ? indicators_.find(*name) : std::nullopt;
            if (!id) {
                tell("observations.table.indicator-unknown", cell_origin(indicator_column, row),
                     {{"indicator", name.value_or("")}, {"nearest", nearest_.offer(name.value_or(""), indicator_names())}});
                continue;
            }
            Value read = read_cell(*value, row, indicators_[*id]);
            if (status) read_status(*status, *value, row, *name, read);
            if (evidence) read_evidence(*evidence, row, read);
            if (reason) read.reason = text_of(*reason, row).value_or("");
            if (read.status == Status::missing && read.reason.empty() && read.evidence == Evidence::unstated) continue;
            set(row, *id, read, *value);
        }
        tell_na(*value);
    }

    void read_status(const Column& column, const Column& values, std::size_t row, const std::string& indicator, Value& value) {
        const auto word = text_of(column, row);
        if (!word) return;
        const auto status = parse_status(fold(*word));
        if (!status) {
            std::vector<std::string> accepted;
            for (const Status each : {Status::known, Status::missing, Status::not_applicable, Status::suppressed, Status::not_significant})
                accepted.emplace_back(to_text(each));
            tell("observations.table.status-unknown", cell_origin(column, row), {{"value", *word}, {"accepted", std::move(accepted)}});
            value = Value();
            return;
        }
        if (*status == Status::known) {
            if (value.status == Status::missing) tell("observations.table.value-missing", cell_origin(values, row), {{"indicator", indicator}});
            return;
        }
        if (value.status == Status::known)
            tell("observations.table.status-conflict", cell_origin(values, row),
                 {{"indicator", indicator}, {"status", std::string(to_text(*status))}, {"value", text_of(values, row).value_or("")}});
        value = Value::without_scalar(*status);
    }

    void read_evidence(const Column& column, std::size_t row, Value& value) {
        const auto word = text_of(column, row);
        if (!word) return;
        if (const auto level = parse_evidence(fold(*word))) {
            value.evidence = *level;
            return;
        }
        std::vector<std::string> accepted;
        for (const Evidence each : {Evidence::declared, Evidence::confirmed, Evidence::verified}) accepted.emplace_back(to_text(each));
        tell("observations.table.evidence-unknown", cell_origin(column, row), {{"value", *word}, {"accepted", std::move(accepted)}});
    }

    const std::vector<std::string_view>& indicator_names() {
        if (indicator_names_.empty())
            for (const auto& indicator : indicators_.indicators()) indicator_names_.push_back(indicator.id);
        return indicator_names_;
    }

    void tell_unused() {
        for (std::size_t i = 0; i < used_.size(); ++i) {
            if (used_[i]) continue;
            const Column& column = table_.columns()[i];
            tell("observations.table.column-unknown", origin("/columns" + JsonPointer().member(column.name()).text()),
                 {{"column", column.name()}, {"nearest", nearest_.offer(column.name(), indicator_names())}});
        }
    }

    const Table& table_;
    const IndicatorSet& indicators_;
    const ObservationsTableOptions& options_;
    Report report_;
    ObservationsBuilder builder_;
    std::vector<std::string> plain_names_;  // by column
    std::vector<bool> used_;                // by column
    std::vector<RowId> rows_;               // by row of the table; no_id when it is left out
    NearestNames nearest_;
    std::vector<std::string_view> indicator_names_;  // made when first needed
    std::size_t na_count_ = 0;
    std::size_t na_row_ = 0;
};

}  // namespace detail

PALIER_INLINE ObservationsTableRead read_observations_table(const Table& table, const Framework& framework, const ObservationsTableOptions& options) {
    return detail::ObservationsTableReader(table, framework, options).read();
}

}  // namespace palier
