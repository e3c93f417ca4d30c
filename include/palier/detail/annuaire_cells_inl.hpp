// SPDX-License-Identifier: MIT
#pragma once

#include <array>        // one place per known column
#include <charconv>     // std::from_chars
#include <cmath>        // std::trunc
#include <optional>     // cells that say nothing
#include <string>       // folded names
#include <string_view>  // cells

#include "palier/annuaire.hpp"
#include "palier/origin.hpp"
#include "palier/period.hpp"
#include "palier/text.hpp"

namespace palier::detail::directory {

/// The columns of the directory that are read.
enum class AnnuaireField : unsigned char {
    code,
    name,
    type,
    nature,
    status,
    contract,
    contract_code,
    address,
    postal_code,
    commune_code,
    commune_name,
    department_code,
    department_name,
    academy_code,
    academy_name,
    region_code,
    region_name,
    nursery,
    elementary,
    general,
    technological,
    vocational,
    post_bac,
    ulis,
    segpa,
    boarding,
    priority,
    siret,
    pupils,
    latitude,
    longitude,
    position,
    district_name,
    district_code,
    basin_code,
    basin_name,
    zone_code,
    zone_name,
    opened,
    closed,
    updated,
    state,
    ministry,
    several_rows,
    rpi_concentrated,
    rpi_dispersed,
    mother,
    count
};

inline constexpr std::size_t annuaire_field_count = static_cast<std::size_t>(AnnuaireField::count);

/// A name under which a column has been published, folded: lower case, no accents, underscores for blanks.
struct AnnuaireName {
    std::string_view name;
    AnnuaireField field;
};

/// The names of the 2020, 2021, 2023 and 2026 layouts of the directory, and those of its extracts and older exports.
inline constexpr AnnuaireName annuaire_names[] = {
    {"identifiant_de_l_etablissement", AnnuaireField::code},
    {"numero_uai", AnnuaireField::code},
    {"uai", AnnuaireField::code},
    {"code_uai", AnnuaireField::code},
    {"rne", AnnuaireField::code},
    {"code_rne", AnnuaireField::code},
    {"cd_rne", AnnuaireField::code},
    {"numero_rne", AnnuaireField::code},
    {"ref_uai", AnnuaireField::code},
    {"numero_d_etablissement", AnnuaireField::code},
    {"code_etablissement", AnnuaireField::code},
    {"codeetab", AnnuaireField::code},
    {"nom_etablissement", AnnuaireField::name},
    {"appellation_officielle", AnnuaireField::name},
    {"type_etablissement", AnnuaireField::type},
    {"code_nature", AnnuaireField::nature},
    {"nature_uai", AnnuaireField::nature},
    {"statut_public_prive", AnnuaireField::status},
    {"secteur_public_prive_libe", AnnuaireField::status},
    {"type_contrat_prive", AnnuaireField::contract},
    {"code_type_contrat_prive", AnnuaireField::contract_code},
    {"adresse_1", AnnuaireField::address},
    {"adresse_uai", AnnuaireField::address},
    {"code_postal", AnnuaireField::postal_code},
    {"code_postal_uai", AnnuaireField::postal_code},
    {"code_commune", AnnuaireField::commune_code},
    {"nom_commune", AnnuaireField::commune_name},
    {"libelle_commune", AnnuaireField::commune_name},
    {"code_departement", AnnuaireField::department_code},
    {"libelle_departement", AnnuaireField::department_name},
    {"code_academie", AnnuaireField::academy_code},
    {"libelle_academie", AnnuaireField::academy_name},
    {"code_region", AnnuaireField::region_code},
    {"libelle_region", AnnuaireField::region_name},
    {"ecole_maternelle", AnnuaireField::nursery},
    {"ecole_elementaire", AnnuaireField::elementary},
    {"voie_generale", AnnuaireField::general},
    {"voie_technologique", AnnuaireField::technological},
    {"voie_professionnelle", AnnuaireField::vocational},
    {"post_bac", AnnuaireField::post_bac},
    {"ulis", AnnuaireField::ulis},
    {"segpa", AnnuaireField::segpa},
    {"hebergement", AnnuaireField::boarding},
    {"appartenance_education_prioritaire", AnnuaireField::priority},
    {"siren_siret", AnnuaireField::siret},
    {"nombre_d_eleves", AnnuaireField::pupils},
    {"latitude", AnnuaireField::latitude},
    {"longitude", AnnuaireField::longitude},
    {"position", AnnuaireField::position},
    {"nom_circonscription", AnnuaireField::district_name},
    {"code_circonscription", AnnuaireField::district_code},
    {"code_bassin_formation", AnnuaireField::basin_code},
    {"libelle_bassin_formation", AnnuaireField::basin_name},
    {"code_zone_animation_pedagogique", AnnuaireField::zone_code},
    {"libelle_zone_animation_pedagogique", AnnuaireField::zone_name},
    {"date_ouverture", AnnuaireField::opened},
    {"date_fermeture", AnnuaireField::closed},
    {"date_maj_ligne", AnnuaireField::updated},
    {"etat", AnnuaireField::state},
    {"etat_etablissement_libe", AnnuaireField::state},
    {"ministere_tutelle", AnnuaireField::ministry},
    {"multi_uai", AnnuaireField::several_rows},
    {"etablissement_multi_lignes", AnnuaireField::several_rows},
    {"rpi_concentre", AnnuaireField::rpi_concentrated},
    {"rpi_disperse", AnnuaireField::rpi_dispersed},
    {"etablissement_mere", AnnuaireField::mother},
};

/// Without blanks around, no-break ones included.
inline std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view no_break = "\u00A0";
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    for (bool changed = true; changed;) {
        changed = false;
        while (!text.empty() && is_blank(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back()))
            text.remove_suffix(1);
        if (text.starts_with(no_break))
            text.remove_prefix(no_break.size()), changed = true;
        if (text.ends_with(no_break))
            text.remove_suffix(no_break.size()), changed = true;
    }
    return text;
}

/// A column's name as the list above has it; a byte order mark stuck to the first name is dropped.
inline std::string folded_column_name(std::string_view name) {
    constexpr std::string_view mark = "\uFEFF";
    if (name.starts_with(mark))
        name.remove_prefix(mark.size());
    std::string folded = fold(trimmed(name));
    for (char& c : folded)
        if (c == ' ' || c == '-' || c == '\'' || c == '.')
            c = '_';
    return folded;
}

/// A column of numbers, booleans or dates as the texts that the directory publishes: 35, 1, 2023-06-08.
inline Column as_text(const Column& column) {
    ColumnBuilder texts(column.name(), ColumnType::text);
    texts.reserve(column.size());
    for (std::size_t i = 0; i < column.size(); ++i) {
        const auto row = id_at<RowId>(i);
        if (column.is_null(row)) {
            texts.append_null();
            continue;
        }
        switch (column.type()) {
            case ColumnType::boolean:
                texts.append_text(*column.boolean_at(row) ? "1" : "0");
                break;
            case ColumnType::int32:
            case ColumnType::int64:
                texts.append_text(std::to_string(*column.integer_at(row)));
                break;
            case ColumnType::float64: {
                // A column of integers with an empty cell becomes one of numbers in some frames.
                constexpr double exact_integers = 9007199254740992.0;  // 2^53
                const double number = *column.number_at(row);
                const bool whole = std::trunc(number) == number && std::fabs(number) <= exact_integers;
                if (std::isfinite(number))
                    texts.append_text(whole ? std::to_string(static_cast<std::int64_t>(number))
                                            : palier::to_text(number));
                else
                    texts.append_null();
                break;
            }
            case ColumnType::date:
                texts.append_text(column.date_at(row)->text());
                break;
            case ColumnType::text:
            case ColumnType::category:
                texts.append_text(*column.text_at(row));
                break;
        }
    }
    return texts.finish();
}

/// Which column of a table holds what.
class AnnuaireLayout {
public:
    explicit AnnuaireLayout(const Table& table) : table_(table) {
        for (const Column& column : table_.columns()) {
            const std::string folded = folded_column_name(column.name());
            for (const auto& known : annuaire_names) {
                if (known.name != folded)
                    continue;
                auto& place = columns_[static_cast<std::size_t>(known.field)];
                if (place)
                    unused_.push_back(column.name());
                else
                    place = column.type() == ColumnType::text || column.type() == ColumnType::category
                                ? column
                                : as_text(column);
                break;
            }
        }
    }

    [[nodiscard]] const Table& table() const noexcept { return table_; }
    [[nodiscard]] bool has(AnnuaireField field) const noexcept {
        return columns_[static_cast<std::size_t>(field)].has_value();
    }

    /// Returns the published name of a column that is there, or of the newest layout.
    [[nodiscard]] std::string_view name(AnnuaireField field) const noexcept {
        if (const auto& column = columns_[static_cast<std::size_t>(field)])
            return column->name();
        for (const auto& known : annuaire_names)
            if (known.field == field)
                return known.name;
        return {};
    }

    /// Returns what a cell says, without blanks around; empty for an absent column, an empty cell and the marks `-`, `-
    /// -`.
    [[nodiscard]] std::string_view cell(AnnuaireField field, std::size_t row) const {
        const auto& column = columns_[static_cast<std::size_t>(field)];
        if (!column)
            return {};
        const auto text = column->text_at(id_at<RowId>(row));
        if (!text)
            return {};
        const std::string_view said = trimmed(*text);
        return said == "-" || said == "- -" || said == "--" ? std::string_view() : said;
    }

    /// Returns columns that repeat what an earlier one is read for.
    [[nodiscard]] const std::vector<std::string>& unused() const noexcept { return unused_; }

private:
    Table table_;
    std::array<std::optional<Column>, annuaire_field_count> columns_;
    std::vector<std::string> unused_;
};

/// Reads one of the two encodings of truth met in the directory, and those of spreadsheets.
inline std::optional<bool> parse_truth(std::string_view text) {
    if (text == "1" || text == "0")
        return text == "1";
    const std::string folded = fold(text);
    for (const std::string_view yes : {"1", "1.0", "o", "oui", "true", "vrai", "t"})
        if (folded == yes)
            return true;
    for (const std::string_view no : {"0", "0.0", "n", "non", "false", "faux", "f"})
        if (folded == no)
            return false;
    return std::nullopt;
}

/// Reads `1965-10-01`, with or without a time behind, and `01/10/1965`.
inline std::optional<Date> parse_directory_date(std::string_view text) {
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' '))
        text = text.substr(0, 10);
    if (const auto date = Date::parse(text))
        return date;
    if (text.size() != 10 || text[2] != '/' || text[5] != '/')
        return std::nullopt;
    std::string iso(text.substr(6, 4));
    iso += '-';
    iso += text.substr(3, 2);
    iso += '-';
    iso += text.substr(0, 2);
    return Date::parse(iso);
}

/// Reads a number with a decimal point or comma.
inline std::optional<double> parse_directory_number(std::string_view text) {
    std::string plain(text);
    for (char& c : plain)
        if (c == ',')
            c = '.';
    double number = 0;
    const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (result.ec != std::errc() || result.ptr != plain.data() + plain.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// Tells whether a text is made of digits alone.
inline bool is_digits(std::string_view text) noexcept {
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return !text.empty();
}

/// Writes a code with leading zeros up to a length.
inline std::string padded(std::string_view code, std::size_t length) {
    return code.size() >= length ? std::string(code) : std::string(length - code.size(), '0') + std::string(code);
}

/// Writes a text as a part of an id: folded, runs of anything but letters and digits become one hyphen.
inline std::string slug(std::string_view text) {
    std::string made;
    for (const char c : fold(text)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            made += c;
        else if (!made.empty() && made.back() != '-')
            made += '-';
    }
    while (!made.empty() && made.back() == '-')
        made.pop_back();
    return made;
}

}  // namespace palier::detail::directory
