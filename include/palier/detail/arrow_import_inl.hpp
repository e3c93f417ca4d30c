// SPDX-License-Identifier: MIT
#pragma once

#include <optional>  // dropped columns

#include "palier/arrow.hpp"
#include "palier/catalogue.hpp"
#include "palier/detail/arrow_column.hpp"
#include "palier/detail/arrow_export_inl.hpp"

namespace palier {

namespace detail {

inline LocalizedText problem_text(ArrowProblem problem) {
    const StaticText& text = arrow_problem_texts[static_cast<std::size_t>(problem)];
    return {std::string(text.fr), std::string(text.en), {}};
}

/// Reads a foreign table: first its schema, then any number of batches.
class ArrowTableReader {
public:
    explicit ArrowTableReader(const ArrowImportOptions& options) : options_(options), report_(options.report_limits) {}

    enum class Progress : unsigned char { going_on, stopped };

    [[nodiscard]] Report& report() noexcept { return report_; }

    [[nodiscard]] Origin origin(std::string pointer = {}) const { return {options_.document, std::move(pointer), 0, 0}; }

    Progress read_schema(const ArrowSchema* schema) {
        if (schema->release == nullptr) return refuse_schema(ArrowProblem::missing);
        if (schema->format == nullptr) return refuse_schema(ArrowProblem::format_missing);
        const std::string_view format = schema->format;
        if (format != "+s") {
            report_.add(make_finding("table.schema.not-a-table", origin(), {{"type", arrow_type_name(format)}}));
            return Progress::stopped;
        }
        if (schema->n_children < 0 || (schema->n_children > 0 && schema->children == nullptr)) return refuse_schema(ArrowProblem::children);
        children_ = schema->n_children;
        const auto count = static_cast<std::size_t>(children_);
        if (count > options_.max_columns)
            report_.add(make_finding("limit.table.columns", origin(), {{"columns", children_}, {"limit", static_cast<std::int64_t>(options_.max_columns)}}));
        for (std::size_t i = 0; i < std::min(count, options_.max_columns); ++i) {
            const ArrowSchema* child = schema->children[i];
            if (child == nullptr || child->release == nullptr) return refuse_schema(ArrowProblem::missing);
            if (child->format == nullptr) return refuse_schema(ArrowProblem::format_missing);
            columns_.push_back(start_column(*child));
        }
        return Progress::going_on;
    }

    Progress read_batch(const ArrowArray* batch) {
        ++batches_;
        if (batch->length < 0 || batch->offset < 0 || batch->length > std::numeric_limits<std::int64_t>::max() / 16 ||
            batch->offset > std::numeric_limits<std::int64_t>::max() / 16 || batch->null_count < -1 || batch->null_count > batch->length)
            return refuse_batch(ArrowProblem::lengths);
        if (batch->n_children != children_ || (children_ > 0 && batch->children == nullptr)) return refuse_batch(ArrowProblem::children);
        // Some producers give no validity buffer at all when no row is null.
        if (batch->n_buffers < 0 || batch->n_buffers > 1) return refuse_batch(ArrowProblem::buffer_count);
        if (batch->n_buffers == 1 && batch->buffers == nullptr) return refuse_batch(ArrowProblem::buffer_missing);
        const std::size_t limit = std::min(options_.max_rows, max_column_rows);
        if (static_cast<std::size_t>(batch->length) > limit - rows_) {
            report_.add(make_finding("limit.table.rows", origin(), {{"rows", static_cast<std::int64_t>(rows_)}, {"limit", static_cast<std::int64_t>(limit)}}));
            return Progress::stopped;
        }
        const ArrowPiece rows{batch, batch->offset, batch->length};
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!columns_[i]) continue;
            const ArrowProblem problem = columns_[i]->append(batch->children[i], batch->offset, batch->length, rows);
            if (problem == ArrowProblem::none) continue;
            const std::string name = columns_[i]->name();
            columns_[i].reset();
            if (problem == ArrowProblem::too_large)
                report_.add(make_finding("table.column.too-large", column_origin(name), {{"column", name}}));
            else
                report_.add(make_finding("table.array.malformed", column_origin(name), {{"column", name}, {"problem", problem_text(problem)}}));
        }
        rows_ += static_cast<std::size_t>(batch->length);
        return Progress::going_on;
    }

    ImportedTable finish() {
        std::vector<Column> finished;
        for (auto& column : columns_) {
            if (!column) continue;
            remark(*column, "table.date.out-of-range", column->out_of_range);
            remark(*column, "table.date.time-dropped", column->time_dropped, column->is_zoned() ? Severity::warning : Severity::advice);
            remark(*column, "table.integer.too-large", column->too_large);
            remark(*column, "table.number.not-finite", column->not_finite);
            remark(*column, "table.text.not-utf8", column->not_utf8);
            finished.push_back(column->finish());
        }
        return {Table(std::move(finished)), std::move(report_)};
    }

private:
    [[nodiscard]] Origin column_origin(const std::string& name) const { return origin(JsonPointer().member("columns").member(name).text()); }

    Progress refuse_schema(ArrowProblem problem) {
        columns_.clear();
        report_.add(make_finding("table.schema.malformed", origin(), {{"problem", problem_text(problem)}}));
        return Progress::stopped;
    }

    Progress refuse_batch(ArrowProblem problem) {
        report_.add(make_finding("table.batch.malformed", origin(), {{"batch", batches_}, {"problem", problem_text(problem)}}));
        return Progress::stopped;
    }

    /// Makes the reader of a column, or says why there is none.
    std::optional<ArrowColumn> start_column(const ArrowSchema& schema) {
        std::string name = schema.name != nullptr ? schema.name : "";
        if (find_invalid_utf8(name) != std::string_view::npos) {
            name = repair_utf8(name);
            report_.add(make_finding("table.column.name-not-utf8", column_origin(name), {{"column", name}}));
        }
        if (names_.find(name)) {
            report_.add(make_finding("table.column.name-repeated", column_origin(name), {{"column", name}}));
            return std::nullopt;
        }
        names_.add(name);
        ArrowFormat format = parse_arrow_format(schema.format);
        std::string type = arrow_type_name(schema.format);
        ArrowFormat dictionary;
        if (schema.dictionary != nullptr) {
            const char* values = schema.dictionary->release != nullptr ? schema.dictionary->format : nullptr;
            dictionary = parse_arrow_format(values != nullptr ? values : "");
            const bool codes = format.layout >= ArrowLayout::int8 && format.layout <= ArrowLayout::uint64;
            const bool texts = dictionary.layout == ArrowLayout::text || dictionary.layout == ArrowLayout::large_text ||
                               dictionary.layout == ArrowLayout::text_view;
            if (!codes || !texts) format.layout = ArrowLayout::unsupported;
            type = "dictionary<" + arrow_type_name(values != nullptr ? values : "?") + ">";
        }
        if (format.layout == ArrowLayout::unsupported) {
            report_.add(make_finding("table.column.type-unsupported", column_origin(name), {{"column", name}, {"type", type}}));
            return std::nullopt;
        }
        if (!is_utc(format.zone)) {
            report_.add(make_finding("table.date.zone-unsupported", column_origin(name),
                                     {{"column", name}, {"zone", repair_utf8(format.zone.substr(0, 40))}}));
            return std::nullopt;
        }
        if (!format.zone.empty()) format.zone = "UTC";  // the text of the schema will not live as long
        return ArrowColumn(std::move(name), format, dictionary);
    }

    void remark(const ArrowColumn& column, std::string_view code, const ArrowRemark& remark, std::optional<Severity> severity = {}) {
        if (remark.count == 0) return;
        Finding finding = make_finding(code, origin(JsonPointer().member("rows").element(remark.first_row).member(column.name()).text()),
                                       {{"column", column.name()}, {"count", remark.count}, {"row", static_cast<std::int64_t>(remark.first_row) + 1}});
        if (severity) finding.severity = *severity;
        report_.add(std::move(finding));
    }

    const ArrowImportOptions& options_;
    Report report_;
    std::vector<std::optional<ArrowColumn>> columns_;
    NameList names_;
    std::int64_t children_ = 0;
    std::int64_t batches_ = 0;
    std::size_t rows_ = 0;
};

/// Adds what a stream says about its failure.
inline void report_failure(ArrowTableReader& reader, ArrowArrayStream* stream, int status) {
    const char* said = stream->get_last_error != nullptr ? stream->get_last_error(stream) : nullptr;
    constexpr std::size_t longest = 2'000;  // bytes; a whole trace would hide the other findings
    std::string text = said != nullptr ? repair_utf8(std::string_view(said).substr(0, longest)) : "status " + std::to_string(status);
    while (!text.empty() && (text.back() == '\n' || text.back() == '.' || text.back() == ' ')) text.pop_back();
    reader.report().add(make_finding("table.stream.failed", reader.origin(), {{"text", std::move(text)}}));
}

inline void read_stream(ArrowTableReader& reader, ArrowArrayStream* stream) {
    using Progress = ArrowTableReader::Progress;
    if (stream->release == nullptr) {
        reader.report().add(make_finding("table.stream.released", reader.origin()));
        return;
    }
    if (stream->get_schema == nullptr || stream->get_next == nullptr) {
        reader.report().add(make_finding("table.schema.malformed", reader.origin(), {{"problem", problem_text(ArrowProblem::missing)}}));
        return;
    }
    ArrowSchemaOwner schema;
    if (const int status = stream->get_schema(stream, schema.get()); status != 0) {
        report_failure(reader, stream, status);
        return;
    }
    if (reader.read_schema(schema.get()) == Progress::stopped) return;
    for (;;) {
        ArrowArrayOwner batch;
        if (const int status = stream->get_next(stream, batch.get()); status != 0) {
            report_failure(reader, stream, status);
            return;
        }
        if (!batch.has_value() || reader.read_batch(batch.get()) == Progress::stopped) return;
    }
}

}  // namespace detail

PALIER_INLINE ImportedTable import_stream(ArrowArrayStream* stream, const ArrowImportOptions& options) {
    if (stream == nullptr) detail::throw_null_argument("stream");
    ArrowArrayStreamOwner owned(stream);
    detail::ArrowTableReader reader(options);
    detail::read_stream(reader, owned.get());
    return reader.finish();
}

PALIER_INLINE ImportedTable import_table(ArrowSchema* schema, ArrowArray* array, const ArrowImportOptions& options) {
    if (schema == nullptr) detail::throw_null_argument("schema");
    if (array == nullptr) detail::throw_null_argument("array");
    const ArrowSchemaOwner owned_schema(schema);
    const ArrowArrayOwner owned_array(array);
    detail::ArrowTableReader reader(options);
    if (!owned_schema.has_value() || !owned_array.has_value()) {
        reader.report().add(make_finding("table.stream.released", reader.origin()));
        return reader.finish();
    }
    if (reader.read_schema(owned_schema.get()) == detail::ArrowTableReader::Progress::going_on)
        static_cast<void>(reader.read_batch(owned_array.get()));
    return reader.finish();
}

}  // namespace palier
