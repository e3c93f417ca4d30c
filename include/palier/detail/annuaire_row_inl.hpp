// SPDX-License-Identifier: MIT
#pragma once

#include <string>       // codes
#include <string_view>  // cells
#include <vector>       // attributes

#include "palier/annuaire.hpp"
#include "palier/detail/annuaire_cells_inl.hpp"
#include "palier/uai.hpp"

namespace palier::detail::directory {

/// Returns the code a cell gives: repaired where nothing can go wrong (blanks, case, lost zeros), as it stands
/// otherwise.
inline std::string usable_code(std::string_view written) {
    const UaiParse parse = parse_uai(written, UaiMode::lenient);
    if (parse.uai)
        return std::string(parse.uai->text());
    return std::string(written);
}

/// Returns a département as the recent layouts write it: three characters, `035`, `971`, `02A`. Older ones have 35 or
/// 2A.
inline std::string department_code(std::string_view written) {
    std::string code = padded(written, written.empty() ? 0 : 3);
    for (char& c : code)
        if (c == 'a' || c == 'b')
            c = c == 'a' ? 'A' : 'B';
    return code;
}

/// What a row is, and the code of a finding about it.
struct KindOfRow {
    std::string_view kind;
    std::string_view finding = {};
};

/// The kind of a nature code (*code nature*), or an empty text.
inline std::string_view kind_of_nature(std::string_view nature) noexcept {
    if (nature.size() != 3 || !is_digits(nature))
        return {};
    const int code = (nature[0] - '0') * 100 + (nature[1] - '0') * 10 + (nature[2] - '0');
    switch (code) {
        case 340:
        case 349:
        case 350:
        case 352:
            return "college";
        case 370:
            return "erea";
        case 380:
        case 390:
        case 400:
            return "service";  // rural family houses, SEGPA sections, private STS schools
        case 802:
            return "rectorat";
        case 805:
            return "dsden";
        case 809:
            return "circonscription";
        case 841:
            return "cio";
        default:
            break;
    }
    if (code >= 100 && code < 200)
        return "ecole";
    if (code >= 240 && code < 250)
        return "medico-social";
    if (code >= 300 && code < 340)
        return "lycee";
    return code >= 400 ? "service" : std::string_view();
}

/// The kind of a type in words, or an empty text.
inline std::string_view kind_of_type(std::string_view type) {
    const std::string folded = fold(type);
    if (folded == "ecole")
        return "ecole";
    if (folded == "college")
        return "college";
    if (folded == "lycee")
        return "lycee";
    if (folded == "erea")
        return "erea";
    if (folded == "medico-social")
        return "medico-social";
    if (folded == "information et orientation")
        return "cio";
    if (folded == "service administratif" || folded == "autre")
        return "service";
    return {};
}

inline bool is_school_kind(std::string_view kind) noexcept {
    return kind == "ecole" || kind == "college" || kind == "lycee" || kind == "erea";
}

/// Finds what a row is: the nature code is precise and wins, the type in words serves without it.
inline KindOfRow kind_of(const AnnuaireLayout& layout, std::size_t row) {
    const std::string_view type = layout.cell(AnnuaireField::type, row);
    const std::string_view nature = layout.cell(AnnuaireField::nature, row);
    const std::string_view by_nature = kind_of_nature(nature);
    const std::string_view by_type = kind_of_type(type);
    if (by_nature.empty() && !by_type.empty())
        return {by_type, nature.empty() ? "" : "annuaire.nature.unknown"};
    if (by_nature.empty())
        return {"service", type.empty() ? "annuaire.type.missing" : "annuaire.type.unknown"};
    if (type.empty())
        return {by_nature, layout.has(AnnuaireField::type) ? "annuaire.type.missing" : ""};
    if (by_type.empty())
        return {by_nature, "annuaire.type.unknown"};
    const bool differ = by_type != by_nature && (is_school_kind(by_type) || is_school_kind(by_nature));
    return {by_nature, differ ? "annuaire.type.conflict" : ""};
}

/// The values of one row. `Tell(code, field, arguments)` hears what is odd.
template <class Tell>
class AnnuaireRow {
public:
    AnnuaireRow(const AnnuaireLayout& layout, std::size_t row, Tell tell) : layout_(layout), row_(row), tell_(tell) {}

    /// From the opening to the closing. Of a closed school without a date, the row's last update bounds the closing.
    [[nodiscard]] Validity validity() {
        Validity valid{date(AnnuaireField::opened), date(AnnuaireField::closed)};
        const std::string_view written = layout_.cell(AnnuaireField::state, row_);
        const std::string state = fold(written);
        const bool is_closed = state == "ferme" || state == "fermee";
        if (is_closed && !valid.to) {
            valid.to = date(AnnuaireField::updated);
            tell_("annuaire.state.closed", AnnuaireField::state,
                  {{"date", valid.to ? valid.to->text() : std::string("?")}});
        } else if (state == "a fermer") {
            tell_("annuaire.state.closing", AnnuaireField::state, {});
        } else if (!state.empty() && !is_closed && state != "ouvert" && state != "a ouvrir") {
            tell_("annuaire.state.unknown", AnnuaireField::state, {{"state", std::string(written)}});
        }
        return valid;
    }

    /// Gives the attributes that a kind carries.
    void attributes(const std::string& code, const UnitKind* kind, const OrganisationSchema& schema, std::size_t sites,
                    std::vector<AttributeSetting>& given) {
        const auto wanted = [&](std::string_view name) {
            const auto attribute = schema.find_attribute(name);
            return attribute && kind != nullptr && kind->carries(*attribute);
        };
        const auto give = [&](std::string_view name, auto value) {
            if (value)
                given.push_back({std::string(name), Scalar(std::move(*value))});
        };
        const bool is_school = kind != nullptr && kind->family == UnitFamily::school;
        if (is_school) {
            given.push_back({"degree", std::int64_t{kind->id == "ecole" ? 1 : 2}});
            if (wanted("priority_education"))
                give("priority_education", priority());
            if (wanted("rpi"))
                give("rpi", grouping());
            if (wanted("contract"))
                give("contract", contract());
            if (sites > 1)
                given.push_back({"sites", static_cast<std::int64_t>(sites)});
        }
        if (wanted("sector"))
            give("sector", sector(is_school));
        if (wanted("uai"))
            given.push_back({"uai", code});
        if (wanted("nature_code"))
            give("nature_code", integer(AnnuaireField::nature));
        if (wanted("pupils"))
            give("pupils", integer(AnnuaireField::pupils));
        constexpr struct {
            std::string_view name;
            AnnuaireField field;
        } truths[] = {{"has_nursery", AnnuaireField::nursery},
                      {"has_elementary", AnnuaireField::elementary},
                      {"general_track", AnnuaireField::general},
                      {"technological_track", AnnuaireField::technological},
                      {"vocational_track", AnnuaireField::vocational},
                      {"post_bac", AnnuaireField::post_bac},
                      {"segpa", AnnuaireField::segpa},
                      {"ulis", AnnuaireField::ulis},
                      {"boarding", AnnuaireField::boarding}};
        for (const auto& column : truths)
            if (wanted(column.name))
                give(column.name, truth(column.field));
        if (wanted("siret"))
            give("siret", siret());
        if (wanted("ministry"))
            give("ministry", text(AnnuaireField::ministry));
        if (wanted("opened"))
            if (const auto opened = date(AnnuaireField::opened))
                given.push_back({"opened", opened->text()});
        if (wanted("commune_code"))
            give("commune_code", code_of(AnnuaireField::commune_code, 5));
        if (wanted("postal_code"))
            give("postal_code", code_of(AnnuaireField::postal_code, 5));
        if (wanted("academy_code"))
            give("academy_code", code_of(AnnuaireField::academy_code, 2));
        if (wanted("department_code") && !layout_.cell(AnnuaireField::department_code, row_).empty())
            given.push_back({"department_code", department_code(layout_.cell(AnnuaireField::department_code, row_))});
        if (wanted("latitude"))
            places(given);
    }

private:
    using Text = std::optional<std::string>;

    [[nodiscard]] Text text(AnnuaireField field) const {
        const std::string_view said = layout_.cell(field, row_);
        return said.empty() ? std::nullopt : Text(said);
    }

    /// A code whose leading zeros a spreadsheet may have eaten.
    [[nodiscard]] Text code_of(AnnuaireField field, std::size_t length) const {
        const std::string_view said = layout_.cell(field, row_);
        return said.empty() ? std::nullopt : Text(padded(said, length));
    }

    [[nodiscard]] std::optional<Date> date(AnnuaireField field) {
        const std::string_view said = layout_.cell(field, row_);
        if (said.empty())
            return std::nullopt;
        const auto read = parse_directory_date(said);
        if (!read && !told(field))
            tell_("annuaire.date.invalid", field, {{"value", std::string(said)}});
        return read;
    }

    [[nodiscard]] std::optional<bool> truth(AnnuaireField field) {
        const std::string_view said = layout_.cell(field, row_);
        if (said.empty())
            return std::nullopt;
        const auto read = parse_truth(said);
        if (!read)
            tell_("annuaire.boolean.invalid", field, {{"value", std::string(said)}});
        return read;
    }

    [[nodiscard]] std::optional<double> number(AnnuaireField field, double least, double greatest) {
        const std::string_view said = layout_.cell(field, row_);
        if (said.empty())
            return std::nullopt;
        const auto read = parse_directory_number(said);
        if (read && *read >= least && *read <= greatest)
            return read;
        tell_("annuaire.number.invalid", field, {{"value", std::string(said)}});
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::int64_t> integer(AnnuaireField field) {
        constexpr double most_pupils = 999'999;  // more than any school, and six digits for a nature code
        const auto read = number(field, 0, most_pupils);
        if (!read)
            return std::nullopt;
        if (std::trunc(*read) == *read)
            return static_cast<std::int64_t>(*read);
        tell_("annuaire.number.invalid", field, {{"value", std::string(layout_.cell(field, row_))}});
        return std::nullopt;
    }

    [[nodiscard]] Text sector(bool is_school) {
        const std::string_view said = layout_.cell(AnnuaireField::status, row_);
        const std::string folded = fold(said);
        if (folded == "public")
            return "public";
        if (folded.starts_with("prive"))
            return "private";
        if (!said.empty())
            tell_("annuaire.status.unknown", AnnuaireField::status, {{"value", std::string(said)}});
        else if (is_school && layout_.has(AnnuaireField::status))
            tell_("annuaire.status.missing", AnnuaireField::status, {});
        return std::nullopt;
    }

    [[nodiscard]] Text priority() {
        const std::string_view said = layout_.cell(AnnuaireField::priority, row_);
        const std::string folded = fold(said);
        if (folded.empty())
            return layout_.has(AnnuaireField::priority) ? Text("none") : std::nullopt;  // published empty for "none"
        if (folded == "rep")
            return "rep";
        if (folded == "rep+" || folded == "rep +")
            return "rep_plus";
        tell_("annuaire.priority.unknown", AnnuaireField::priority, {{"value", std::string(said)}});
        return std::nullopt;
    }

    [[nodiscard]] Text grouping() {
        const bool concentrated = truth(AnnuaireField::rpi_concentrated).value_or(false);
        const std::string_view network = layout_.cell(AnnuaireField::rpi_dispersed, row_);
        const bool dispersed = !network.empty() && network != "0";
        if (concentrated && dispersed) {
            tell_("annuaire.rpi.conflict", AnnuaireField::rpi_dispersed, {{"value", std::string(network)}});
            return std::nullopt;
        }
        if (concentrated || dispersed)
            return concentrated ? "concentrated" : "dispersed";
        return layout_.has(AnnuaireField::rpi_concentrated) ? Text("none") : std::nullopt;
    }

    /// The code is surer than the words, which have typing mistakes ("C0NTRAT SIMPLE").
    [[nodiscard]] Text contract() {
        const std::string_view code = layout_.cell(AnnuaireField::contract_code, row_);
        const std::string_view words = layout_.cell(AnnuaireField::contract, row_);
        const std::string folded = fold(words);
        Text by_code, by_words;
        if (code == "99")
            by_code = "none";
        if (code == "10")
            by_code = "outside";
        if (code.size() == 2 && (code[0] == '2' || code[0] == '3') && is_digits(code))
            by_code = code[0] == '2' ? "simple" : "association";
        if (folded.find("sans objet") != std::string::npos)
            by_words = "none";
        if (folded.find("hors contrat") != std::string::npos)
            by_words = "outside";
        if (folded.find("simple") != std::string::npos)
            by_words = "simple";
        if (folded.find("association") != std::string::npos)
            by_words = "association";
        if (!words.empty() && !folded.starts_with("contrat") && !folded.starts_with("sans objet") &&
            !folded.starts_with("hors contrat"))
            tell_("annuaire.contract.misspelt", AnnuaireField::contract, {{"value", std::string(words)}});
        if (by_code && by_words && *by_code != *by_words) {
            tell_("annuaire.contract.conflict", AnnuaireField::contract,
                  {{"value", std::string(words)}, {"number", std::string(code)}});
            return by_code;
        }
        if (!code.empty() && !by_code && !by_words)
            tell_("annuaire.contract.unknown", AnnuaireField::contract_code, {{"value", std::string(code)}});
        return by_code ? by_code : by_words;
    }

    [[nodiscard]] Text siret() {
        const std::string_view said = layout_.cell(AnnuaireField::siret, row_);
        if (said.empty())
            return std::nullopt;
        std::string digits;
        for (const char c : said)
            if (c != ' ')
                digits += c;
        constexpr std::size_t siren_length = 9, siret_length = 14;
        if (is_digits(digits) && digits.size() > siren_length && digits.size() < siret_length)
            digits = padded(digits, siret_length);
        if (!is_digits(digits) || (digits.size() != siret_length && digits.size() != siren_length))
            tell_("annuaire.siret.invalid", AnnuaireField::siret, {{"value", std::string(said)}});
        return digits;
    }

    /// Two columns of degrees, or one that holds both: `48.1, -1.6`.
    void places(std::vector<AttributeSetting>& given) {
        std::optional<double> latitude = number(AnnuaireField::latitude, -90, 90);
        std::optional<double> longitude = number(AnnuaireField::longitude, -180, 180);
        const std::string_view both = layout_.cell(AnnuaireField::position, row_);
        const std::size_t comma = both.find(',');
        if (!latitude && !longitude && comma != std::string_view::npos &&
            layout_.cell(AnnuaireField::latitude, row_).empty()) {
            latitude = parse_directory_number(trimmed(both.substr(0, comma)));
            longitude = parse_directory_number(trimmed(both.substr(comma + 1)));
        }
        if (!latitude || !longitude)
            return;
        given.push_back({"latitude", *latitude});
        given.push_back({"longitude", *longitude});
    }

    /// Tells whether a finding about a field was given already; a date is read twice.
    [[nodiscard]] bool told(AnnuaireField field) {
        const bool before = told_[static_cast<std::size_t>(field)];
        told_[static_cast<std::size_t>(field)] = true;
        return before;
    }

    const AnnuaireLayout& layout_;
    std::size_t row_;
    Tell tell_;
    std::array<bool, annuaire_field_count> told_{};
};

}  // namespace palier::detail::directory
