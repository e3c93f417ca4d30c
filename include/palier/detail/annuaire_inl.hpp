// SPDX-License-Identifier: MIT
#pragma once

#include <vector>  // rows of a code

#include "palier/annuaire.hpp"
#include "palier/catalogue.hpp"
#include "palier/detail/annuaire_cells_inl.hpp"
#include "palier/detail/annuaire_row_inl.hpp"
#include "palier/error.hpp"
#include "palier/uai.hpp"

namespace palier {

namespace detail::directory {

/// Reads a directory row by row. A first pass over the codes finds which rows repeat one and which units rows may name.
class AnnuaireReader {
public:
    AnnuaireReader(const Table& table, std::shared_ptr<const OrganisationSchema> schema, const AnnuaireOptions& options)
        : layout_(table),
          document_(options.document_name),
          schema_(schema),
          builder_(
              std::move(schema),
              {.id = options.id, .document = options.document_name, .units_pointer = "/rows", .links_pointer = "/rows"},
              options.report_limits) {}

    AnnuaireResult read() {
        AnnuaireResult result;
        result.counts.rows = layout_.table().row_count();
        tell_columns();
        find_codes();
        for (std::size_t row = 0; row < result.counts.rows; ++row) {
            if (codes_[row].empty()) {
                ++result.counts.left_out;
                tell("annuaire.code.missing", row, AnnuaireField::code,
                     {{"name", std::string(layout_.cell(AnnuaireField::name, row))}});
                continue;
            }
            const std::size_t first = first_rows_[*known_codes_.find(codes_[row])];
            if (first == row) {
                ++result.counts.units_from_rows;
                read_unit(row);
            } else {
                ++result.counts.repeated;
                compare_rows(first, row);
            }
        }
        OrganisationResult frozen = finish(result.counts);
        result.organisation = std::move(frozen.organisation);
        result.report = std::move(frozen.report);
        for (std::size_t kind = 0; kind < schema_->unit_kinds().size(); ++kind)
            if (schema_->unit_kinds()[kind].family == UnitFamily::school)
                result.counts.schools += result.organisation->units_of_kind(id_at<UnitKindId>(kind)).size();
        result.counts.units_derived = result.organisation->unit_count() - result.counts.units_from_rows;
        result.counts.links = result.organisation->link_count();
        return result;
    }

private:
    void tell(std::string_view code, std::size_t row, AnnuaireField field, std::vector<Argument> arguments,
              std::vector<Origin> related = {}) {
        builder_.report(make_finding(code, place(row, layout_.name(field)), std::move(arguments), std::move(related)));
    }

    [[nodiscard]] Origin place(std::size_t row, std::string_view column = {}) const {
        const JsonPointer pointer("/rows/" + std::to_string(row));
        return {document_, column.empty() ? pointer.text() : pointer.member(column).text(), 0, 0};
    }

    void tell_columns() {
        if (!layout_.has(AnnuaireField::code))
            builder_.report(make_finding("annuaire.column.code-missing", {document_, {}, 0, 0},
                                         {{"column", std::string(layout_.name(AnnuaireField::code))}}));
        std::vector<std::string> absent;
        for (const auto field :
             {AnnuaireField::name, AnnuaireField::type, AnnuaireField::nature, AnnuaireField::status,
              AnnuaireField::commune_code, AnnuaireField::department_code, AnnuaireField::academy_code,
              AnnuaireField::region_code, AnnuaireField::district_name, AnnuaireField::basin_code,
              AnnuaireField::zone_code, AnnuaireField::mother, AnnuaireField::state})
            if (!layout_.has(field))
                absent.emplace_back(layout_.name(field));
        if (!absent.empty())
            builder_.report(
                make_finding("annuaire.column.absent", {document_, {}, 0, 0}, {{"columns", std::move(absent)}}));
        for (const auto& column : layout_.unused())
            builder_.report(make_finding("annuaire.column.repeated", {document_, {}, 0, 0}, {{"column", column}}));
    }

    /// Finds the code of each row, the first row of each code, and the circonscriptions that have a row.
    void find_codes() {
        const std::size_t rows = layout_.table().row_count();
        codes_.reserve(rows);
        known_codes_.reserve(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            codes_.push_back(usable_code(layout_.cell(AnnuaireField::code, row)));
            if (codes_[row].empty())
                continue;
            const std::size_t position = known_codes_.add(codes_[row]);
            if (position == first_rows_.size()) {
                first_rows_.push_back(row);
                last_rows_.push_back(row);
                sites_.push_back(1);
                kinds_.push_back(kind_of(layout_, row).kind);
            } else {
                const bool elsewhere = fold(layout_.cell(AnnuaireField::address, row)) !=
                                           fold(layout_.cell(AnnuaireField::address, last_rows_[position])) ||
                                       layout_.cell(AnnuaireField::commune_code, row) !=
                                           layout_.cell(AnnuaireField::commune_code, last_rows_[position]);
                if (elsewhere)
                    ++sites_[position];
                last_rows_[position] = row;
            }
            if (kinds_[position] == "circonscription" && first_rows_[position] == row) {
                const std::size_t named =
                    district_names_.add(district_key(row, layout_.cell(AnnuaireField::name, row)));
                if (named == district_codes_.size())
                    district_codes_.push_back(codes_[row]);
            }
        }
    }

    [[nodiscard]] std::string district_key(std::size_t row, std::string_view name) const {
        return department_code(layout_.cell(AnnuaireField::department_code, row)) + '/' + slug(name);
    }

    void read_unit(std::size_t row) {
        const std::string& code = codes_[row];
        const std::size_t position = *known_codes_.find(code);
        check_code(row);
        const KindOfRow kind = kind_of(layout_, row);
        if (!kind.finding.empty())
            tell(kind.finding, row, AnnuaireField::type,
                 {{"code", code},
                  {"type", std::string(layout_.cell(AnnuaireField::type, row))},
                  {"nature", std::string(layout_.cell(AnnuaireField::nature, row))},
                  {"kind", std::string(kind.kind)}});
        UnitDefinition unit{.id = code, .kind = std::string(kind.kind), .position = static_cast<std::uint32_t>(row)};
        unit.label.plain = layout_.cell(AnnuaireField::name, row);
        if (unit.label.plain.empty())
            tell("annuaire.name.missing", row, AnnuaireField::name, {{"code", code}});
        const auto known_kind = schema_->find_unit_kind(kind.kind);
        AnnuaireRow values(layout_, row,
                           [&](std::string_view finding, AnnuaireField field, std::vector<Argument> arguments) {
                               arguments.insert(arguments.begin(), {"code", code});
                               tell(finding, row, field, std::move(arguments));
                           });
        unit.valid = values.validity();
        values.attributes(code, known_kind ? &schema_->unit_kind(*known_kind) : nullptr, *schema_, sites_[position],
                          unit.attributes);
        builder_.add(unit);
        add_links(row, code, kind.kind);
    }

    void check_code(std::size_t row) {
        const std::string_view written = layout_.cell(AnnuaireField::code, row);
        const std::string& code = codes_[row];
        if (written != code)
            tell("uai.form.repaired", row, AnnuaireField::code, {{"code", code}, {"written", std::string(written)}});
        const UaiParse parse = parse_uai(code);
        if (parse.problem == UaiProblem::letter_outside)
            tell("uai.letter.placeholder", row, AnnuaireField::code, {{"code", code}});
        else if (parse.problem == UaiProblem::letter_wrong)
            tell("uai.letter.wrong", row, AnnuaireField::code,
                 {{"code", code}, {"expected", std::string(1, parse.expected_letter)}});
        else if (parse.problem != UaiProblem::none)
            tell("uai.form.invalid", row, AnnuaireField::code, {{"code", code}});
    }

    /// A repeated code is a second site or track: nothing of it is merged, what differs is named.
    void compare_rows(std::size_t first, std::size_t row) {
        std::vector<std::string> differing;
        for (const Column& column : layout_.table().columns()) {
            const Column& text = column;
            const bool same_null = text.is_null(id_at<RowId>(first)) == text.is_null(id_at<RowId>(row));
            if (!same_null || (!text.is_null(id_at<RowId>(row)) && !same_cell(text, first, row)))
                differing.push_back(column.name());
        }
        const std::string code = codes_[row];
        const bool flagged = parse_truth(layout_.cell(AnnuaireField::several_rows, row)).value_or(false);
        if (differing.empty())
            tell("annuaire.row.repeated", row, AnnuaireField::code, {{"code", code}}, {place(first)});
        else
            tell(flagged ? "annuaire.code.several-rows" : "annuaire.code.repeated", row, AnnuaireField::code,
                 {{"code", code},
                  {"name", std::string(layout_.cell(AnnuaireField::name, row))},
                  {"columns", std::move(differing)}},
                 {place(first)});
    }

    [[nodiscard]] static bool same_cell(const Column& column, std::size_t a, std::size_t b) {
        const auto first = id_at<RowId>(a);
        const auto second = id_at<RowId>(b);
        switch (column.type()) {
            case ColumnType::boolean:
                return column.boolean_at(first) == column.boolean_at(second);
            case ColumnType::int32:
            case ColumnType::int64:
                return column.integer_at(first) == column.integer_at(second);
            case ColumnType::float64:
                return column.number_at(first) == column.number_at(second);
            case ColumnType::date:
                return column.date_at(first) == column.date_at(second);
            case ColumnType::text:
            case ColumnType::category:
                break;
        }
        return column.text_at(first) == column.text_at(second);
    }

    void add_links(std::size_t row, const std::string& code, std::string_view kind) {
        const std::string department = derive_department(row);
        const std::string commune = derive_commune(row, department);
        const auto row_number = static_cast<std::uint32_t>(row);
        const auto link = [&](std::string_view link_kind, std::string from, std::string to) {
            if (!from.empty() && !to.empty())
                builder_.add({.kind = std::string(link_kind),
                              .from = std::move(from),
                              .to = std::move(to),
                              .position = row_number});
        };
        if (kind == "circonscription")
            return link("part_of", code, department);
        link("located_in", code, commune.empty() ? department : commune);
        if (kind == "dsden")
            return link("administers", code, department);
        if (kind == "rectorat")
            return link("administers", code, derive_academy(row));
        link("attached_to", code, derive_district(row, code, department));
        link("attached_to", code, derive_basin(row, "bassin", AnnuaireField::basin_code, AnnuaireField::basin_name));
        link("attached_to", code,
             derive_basin(row, "zone-animation", AnnuaireField::zone_code, AnnuaireField::zone_name));
        link("mother_of", find_mother(row, code), code);
    }

    /// Adds a unit that rows only name, once. Another name for the same code is told once.
    void derive(std::string_view kind, const std::string& id, std::string_view label, std::size_t row,
                AnnuaireField field, std::vector<AttributeSetting> attributes) {
        const std::size_t position = derived_.add(id);
        if (position == derived_labels_.size()) {
            derived_labels_.emplace_back(label);
            builder_.add({.id = id,
                          .kind = std::string(kind),
                          .label = {{}, {}, std::string(label)},
                          .attributes = std::move(attributes),
                          .position = static_cast<std::uint32_t>(row)});
            return;
        }
        if (label.empty() || derived_labels_[position] == label)
            return;
        const std::size_t known = told_labels_.size();
        if (told_labels_.add(id + '\n' + std::string(label)) == known)
            tell("annuaire.name.differs", row, field,
                 {{"unit", id}, {"name", std::string(label)}, {"kept", derived_labels_[position]}});
    }

    /// Links a derived unit to a wider one, once; a second, different one is told and left out.
    void derive_part(const std::string& part, const std::string& whole, std::size_t row, AnnuaireField field) {
        if (part.empty() || whole.empty())
            return;
        const std::size_t position = parts_.add(part);
        if (position == wholes_.size()) {
            wholes_.push_back(whole);
            builder_.add({.kind = "part_of", .from = part, .to = whole, .position = static_cast<std::uint32_t>(row)});
        } else if (wholes_[position] != whole) {
            const std::size_t known = told_labels_.size();
            if (told_labels_.add(part + '\n' + whole) == known)
                tell("annuaire.part.conflict", row, field,
                     {{"unit", part}, {"whole", whole}, {"kept", wholes_[position]}});
        }
    }

    std::string derive_department(std::size_t row) {
        const std::string code = department_code(layout_.cell(AnnuaireField::department_code, row));
        if (code.empty())
            return {};
        const std::string id = "departement." + slug(code);
        derive("departement", id, layout_.cell(AnnuaireField::department_name, row), row,
               AnnuaireField::department_name, {{"department_code", code}});
        derive_part(id, derive_academy(row), row, AnnuaireField::academy_code);
        return id;
    }

    std::string derive_academy(std::size_t row) {
        const std::string_view written = layout_.cell(AnnuaireField::academy_code, row);
        if (written.empty())
            return {};
        const std::string code = padded(written, 2);
        const std::string id = "academie." + slug(code);
        derive("academie", id, layout_.cell(AnnuaireField::academy_name, row), row, AnnuaireField::academy_name,
               {{"academy_code", code}});
        const std::string_view region = layout_.cell(AnnuaireField::region_code, row);
        if (region.empty())
            return id;
        const std::string region_id = "region-academique." + slug(padded(region, 2));
        derive("region-academique", region_id, layout_.cell(AnnuaireField::region_name, row), row,
               AnnuaireField::region_name, {{"code", padded(region, 2)}});
        derive_part(id, region_id, row, AnnuaireField::region_code);
        return id;
    }

    std::string derive_commune(std::size_t row, const std::string& department) {
        const std::string_view written = layout_.cell(AnnuaireField::commune_code, row);
        if (written.empty()) {
            if (layout_.has(AnnuaireField::commune_code))
                tell("annuaire.commune.missing", row, AnnuaireField::commune_code, {{"code", codes_[row]}});
            return {};
        }
        const std::string code = padded(written, 5);
        const std::string id = "commune." + slug(code);
        std::vector<AttributeSetting> attributes = {{"commune_code", code}};
        const std::string department_written = department_code(layout_.cell(AnnuaireField::department_code, row));
        if (!department_written.empty())
            attributes.push_back({"department_code", department_written});
        derive("commune", id, layout_.cell(AnnuaireField::commune_name, row), row, AnnuaireField::commune_name,
               std::move(attributes));
        derive_part(id, department, row, AnnuaireField::department_code);
        return id;
    }

    /// A school names its circonscription by code or by name; most have a row of their own, which is then the unit.
    std::string derive_district(std::size_t row, const std::string& code, const std::string& department) {
        const std::string by_code = usable_code(layout_.cell(AnnuaireField::district_code, row));
        if (!by_code.empty() && known_codes_.find(by_code))
            return by_code == code ? std::string() : by_code;
        const std::string_view name = layout_.cell(AnnuaireField::district_name, row);
        if (const auto listed = name.empty() ? std::nullopt : district_names_.find(district_key(row, name)))
            return district_codes_[*listed];
        if (by_code.empty() && name.empty())
            return {};
        const std::string id = !by_code.empty() ? by_code : "circonscription." + slug(district_key(row, name));
        if (!derived_.find(id))
            tell("annuaire.circonscription.unlisted", row,
                 by_code.empty() ? AnnuaireField::district_name : AnnuaireField::district_code,
                 {{"name", std::string(name.empty() ? std::string_view(by_code) : name)}, {"unit", id}});
        derive("circonscription", id, name, row, AnnuaireField::district_name, {});
        derive_part(id, department, row, AnnuaireField::department_code);
        return id;
    }

    std::string derive_basin(std::size_t row, std::string_view kind, AnnuaireField code_field,
                             AnnuaireField name_field) {
        const std::string_view code = layout_.cell(code_field, row);
        const std::string_view name = layout_.cell(name_field, row);
        if (code.empty() && name.empty())
            return {};
        const std::string academy = derive_academy(row);
        const std::string id =
            std::string(kind) + '.' + (code.empty() ? slug(academy + '/' + std::string(name)) : slug(code));
        if (code.empty() && !derived_.find(id))
            tell("annuaire.code.absent", row, code_field, {{"name", std::string(name)}, {"unit", id}});
        std::vector<AttributeSetting> attributes;
        if (!code.empty())
            attributes.push_back({"code", std::string(code)});
        derive(kind, id, name, row, name_field, std::move(attributes));
        derive_part(id, academy, row, AnnuaireField::academy_code);
        return id;
    }

    std::string find_mother(std::size_t row, const std::string& code) {
        std::string mother = usable_code(layout_.cell(AnnuaireField::mother, row));
        if (mother.empty())
            return {};
        if (mother != code && known_codes_.find(mother))
            return mother;
        tell(mother == code ? "annuaire.mother.self" : "annuaire.mother.unknown", row, AnnuaireField::mother,
             {{"code", code}, {"mother", mother}});
        return {};
    }

    OrganisationResult finish(const AnnuaireCounts& counts) {
        const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
        builder_.report(make_finding("annuaire.rows.counted", {document_, "/rows", 0, 0},
                                     {{"rows", number(counts.rows)},
                                      {"units", number(counts.units_from_rows)},
                                      {"repeated", number(counts.repeated)},
                                      {"left_out", number(counts.left_out)},
                                      {"derived", number(derived_.size())}}));
        return builder_.freeze();
    }

    AnnuaireLayout layout_;
    std::string document_;
    std::shared_ptr<const OrganisationSchema> schema_;
    OrganisationBuilder builder_;
    std::vector<std::string> codes_;  // by row
    NameList known_codes_;
    std::vector<std::size_t> first_rows_;  // by known code
    std::vector<std::size_t> last_rows_;
    std::vector<std::size_t> sites_;
    std::vector<std::string_view> kinds_;
    NameList district_names_;  // département/name of circonscriptions that have a row
    std::vector<std::string> district_codes_;
    NameList derived_;
    std::vector<std::string> derived_labels_;
    NameList told_labels_;
    NameList parts_;
    std::vector<std::string> wholes_;  // by part
};

}  // namespace detail::directory

PALIER_INLINE AnnuaireResult read_annuaire(const Table& table, std::shared_ptr<const OrganisationSchema> schema,
                                           const AnnuaireOptions& options) {
    if (schema == nullptr)
        throw ArgumentError("api.argument.null", "the directory is read with a schema");
    return detail::directory::AnnuaireReader(table, std::move(schema), options).read();
}

}  // namespace palier
