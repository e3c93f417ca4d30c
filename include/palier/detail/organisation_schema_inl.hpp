// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort, std::binary_search, std::find
#include <cmath>      // std::isfinite

#include "palier/catalogue.hpp"
#include "palier/error.hpp"
#include "palier/organisation_schema.hpp"

namespace palier {

PALIER_INLINE OrganisationSchema::OrganisationSchema() = default;

PALIER_INLINE std::optional<AttributeId> OrganisationSchema::find_attribute(std::string_view name) const noexcept { return attribute_names_.find(name); }
PALIER_INLINE std::optional<UnitKindId> OrganisationSchema::find_unit_kind(std::string_view id) const noexcept { return unit_kind_names_.find(id); }
PALIER_INLINE std::optional<LinkKindId> OrganisationSchema::find_link_kind(std::string_view id) const noexcept { return link_kind_names_.find(id); }
PALIER_INLINE std::optional<HierarchyId> OrganisationSchema::find_hierarchy(std::string_view id) const noexcept { return hierarchy_names_.find(id); }

PALIER_INLINE std::span<const Attribute> OrganisationSchema::attributes() const& noexcept {
    return attributes_;
}

PALIER_INLINE std::span<const UnitKind> OrganisationSchema::unit_kinds() const& noexcept {
    return unit_kinds_;
}

PALIER_INLINE std::span<const LinkKind> OrganisationSchema::link_kinds() const& noexcept {
    return link_kinds_;
}

PALIER_INLINE std::span<const Hierarchy> OrganisationSchema::hierarchies() const& noexcept {
    return hierarchies_;
}

PALIER_INLINE std::span<const LinkRule> OrganisationSchema::rules() const& noexcept {
    return rules_;
}

namespace detail {

inline constexpr std::string_view attribute_type_words[] = {"boolean", "integer", "number", "text", "category"};
inline constexpr std::string_view unit_family_words[] = {"school", "territory", "authority", "service",
                                                         "body",   "post",      "partner"};
inline constexpr std::string_view link_direction_words[] = {"out", "in", "both"};

template <class Word>
std::optional<Word> find_schema_word(std::span<const std::string_view> words, std::string_view word) noexcept {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == word)
            return static_cast<Word>(i);
    return std::nullopt;
}

/// Throws UnknownNameError with the nearest of the names known.
template <StrongId Id>
Id id_or_throw(std::optional<Id> found, const NameTable<Id>& names, std::string_view kind, std::string_view name) {
    if (found)
        return *found;
    std::string joined;
    const auto all = names.all();
    for (const auto& near : nearest_names(name, all))
        joined += (joined.empty() ? "" : ", ") + near;
    throw UnknownNameError(kind, name, joined);
}

/// Tells whether a name can follow `unit.` in an expression.
inline bool is_attribute_name(std::string_view name) noexcept {
    for (const char c : name)
        if (c == '.' || (c >= 'A' && c <= 'Z'))
            return false;
    return name != "kind" && name != "unit" && is_indicator_id(name);
}

/// A name as a message shows it: cut when it is longer than a line.
inline std::string shown(std::string_view text) {
    constexpr std::size_t longest = 120;  // bytes; one line of a terminal
    if (text.size() <= longest)
        return repair_utf8(text);
    return repair_utf8(text.substr(0, longest)) + "…";
}

/// Turns a definition into a schema, part by part; what is wrong is reported and left out.
class SchemaFreezer {
public:
    explicit SchemaFreezer(OrganisationSchemaDefinition definition)
        : definition_(std::move(definition)), schema_(new OrganisationSchema()) {}

    OrganisationSchemaResult freeze() {
        schema_->id_ = std::move(definition_.id);
        schema_->version_ = std::move(definition_.version);
        schema_->label_ = std::move(definition_.label);
        schema_->description_ = std::move(definition_.description);
        if (!is_document_id(schema_->id_))
            report("organisation-schema.id.invalid", "/id", {{"id", shown(schema_->id_)}});
        freeze_attributes();
        freeze_unit_kinds();
        freeze_link_kinds();
        freeze_hierarchies();
        freeze_rules();
        freeze_support();
        return {std::move(schema_), std::move(report_)};
    }

private:
    static constexpr std::string_view link_kind_unknown = "organisation-schema.reference.link-kind-unknown";
    static constexpr std::string_view unit_kind_unknown = "organisation-schema.reference.unit-kind-unknown";
    static constexpr std::string_view attribute_unknown = "organisation-schema.reference.attribute-unknown";

    void report(std::string_view code, std::string pointer, std::vector<Argument> arguments,
                std::vector<Origin> related = {}) {
        report_.add(make_finding(code, {definition_.document, std::move(pointer), 0, 0}, std::move(arguments),
                                 std::move(related)));
    }

    static std::string place(const std::string& given, std::string_view list, std::size_t position) {
        return given.empty() ? std::string(list) + '/' + std::to_string(position) : given;
    }

    /// Tells whether an id may be added to a table; says why not.
    template <StrongId Id>
    bool accept(const std::string& id, const NameTable<Id>& names, const std::string& pointer, std::string_view member,
                std::vector<std::string>& places, std::string_view part) {
        const std::string here = pointer + '/' + std::string(member);
        if (!is_document_id(id)) {
            report("organisation-schema.id.invalid", here, {{"id", shown(id)}});
            return false;
        }
        if (const auto first = names.find(id)) {
            report("organisation-schema.id.duplicate", here, {{"id", id}, {"part", std::string(part)}},
                   {{definition_.document, places[index(*first)], 0, 0}});
            return false;
        }
        places.push_back(pointer);
        return true;
    }

    /// Returns the identifiers of names, sorted and each once; says which are unknown.
    template <StrongId Id>
    std::vector<Id> resolve(const std::vector<std::string>& wanted, const NameTable<Id>& names,
                            const std::string& pointer, std::string_view code) {
        std::vector<Id> ids;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (const auto id = names.find(wanted[i])) {
                ids.push_back(*id);
                continue;
            }
            const auto all = names.all();
            report(code, pointer + '/' + std::to_string(i),
                   {{"name", shown(wanted[i])}, {"nearest", nearest_names(wanted[i], all)}});
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    void freeze_attributes() {
        std::vector<std::string> places;
        for (std::size_t i = 0; i < definition_.attributes.size(); ++i) {
            AttributeDefinition& written = definition_.attributes[i];
            const std::string pointer = place(written.pointer, "/attributes", i);
            if (!is_attribute_name(written.name)) {
                report("organisation-schema.attribute.name-invalid", pointer + "/name",
                       {{"name", shown(written.name)}});
                continue;
            }
            if (!accept(written.name, schema_->attribute_names_, pointer, "name", places, "attributes"))
                continue;
            check_bounds(written, pointer);
            check_values(written, pointer);
            schema_->attribute_names_.add(written.name);
            schema_->attributes_.push_back({std::move(written.name), written.type, std::move(written.label),
                                            std::move(written.description), written.min, written.max,
                                            std::move(written.values), std::move(written.value_labels)});
        }
    }

    void check_bounds(AttributeDefinition& written, const std::string& pointer) {
        const bool numeric = written.type == AttributeType::integer || written.type == AttributeType::number;
        if ((written.min || written.max) && !numeric) {
            report("organisation-schema.attribute.bounds-useless", pointer,
                   {{"name", written.name}, {"type", std::string(to_text(written.type))}});
            written.min.reset();
            written.max.reset();
        }
        const bool finite =
            (!written.min || std::isfinite(*written.min)) && (!written.max || std::isfinite(*written.max));
        if (!finite || (written.min && written.max && *written.max < *written.min)) {
            report("organisation-schema.attribute.bounds-reversed", pointer, {{"name", written.name}});
            written.min.reset();
            written.max.reset();
        }
    }

    void check_values(AttributeDefinition& written, const std::string& pointer) {
        const bool category = written.type == AttributeType::category;
        if (category == written.values.empty())
            report(category ? "organisation-schema.attribute.values-missing"
                            : "organisation-schema.attribute.values-useless",
                   pointer, {{"name", written.name}, {"type", std::string(to_text(written.type))}});
        if (!category)
            written.values.clear();
        if (written.value_labels.size() != written.values.size())
            written.value_labels.clear();
        NameList seen;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < written.values.size(); ++i) {
            if (seen.find(written.values[i])) {
                report("organisation-schema.attribute.value-duplicate", pointer + "/values/" + std::to_string(i),
                       {{"name", written.name}, {"value", shown(written.values[i])}});
                continue;
            }
            seen.add(written.values[i]);
            if (kept != i) {
                written.values[kept] = std::move(written.values[i]);
                if (!written.value_labels.empty())
                    written.value_labels[kept] = std::move(written.value_labels[i]);
            }
            ++kept;
        }
        written.values.resize(kept);
        if (!written.value_labels.empty())
            written.value_labels.resize(kept);
    }

    void freeze_unit_kinds() {
        std::vector<std::string> places;
        for (std::size_t i = 0; i < definition_.unit_kinds.size(); ++i) {
            UnitKindDefinition& written = definition_.unit_kinds[i];
            const std::string pointer = place(written.pointer, "/unit_kinds", i);
            if (!accept(written.id, schema_->unit_kind_names_, pointer, "id", places, "unit_kinds"))
                continue;
            UnitKind kind;
            kind.attributes =
                resolve(written.attributes, schema_->attribute_names_, pointer + "/attributes", attribute_unknown);
            kind.required =
                resolve(written.required, schema_->attribute_names_, pointer + "/required", attribute_unknown);
            for (const auto required : kind.required) {
                const auto at = std::lower_bound(kind.attributes.begin(), kind.attributes.end(), required);
                if (at != kind.attributes.end() && *at == required)
                    continue;
                report("organisation-schema.unit-kind.required-not-carried", pointer + "/required",
                       {{"kind", written.id}, {"name", schema_->attribute(required).name}});
                kind.attributes.insert(at, required);
            }
            schema_->unit_kind_names_.add(written.id);
            kind.id = std::move(written.id);
            kind.family = written.family;
            kind.label = std::move(written.label);
            kind.description = std::move(written.description);
            schema_->unit_kinds_.push_back(std::move(kind));
        }
        if (schema_->unit_kinds_.empty())
            report("organisation-schema.unit-kind.none", "/unit_kinds", {});
    }

    void freeze_link_kinds() {
        std::vector<std::string> places;
        for (std::size_t i = 0; i < definition_.link_kinds.size(); ++i) {
            LinkKindDefinition& written = definition_.link_kinds[i];
            const std::string pointer = place(written.pointer, "/link_kinds", i);
            if (!accept(written.id, schema_->link_kind_names_, pointer, "id", places, "link_kinds"))
                continue;
            LinkKind kind;
            kind.from = resolve(written.from, schema_->unit_kind_names_, pointer + "/from", unit_kind_unknown);
            kind.to = resolve(written.to, schema_->unit_kind_names_, pointer + "/to", unit_kind_unknown);
            if (kind.from.empty() || kind.to.empty())
                report("organisation-schema.link-kind.no-end", pointer, {{"kind", written.id}});
            if (written.max_to_per_from == 0U || written.max_from_per_to == 0U)
                report("organisation-schema.link-kind.maximum-zero", pointer + "/cardinality", {{"kind", written.id}});
            schema_->link_kind_names_.add(written.id);
            kind.id = std::move(written.id);
            kind.label = std::move(written.label);
            kind.inverse_label = std::move(written.inverse_label);
            kind.description = std::move(written.description);
            kind.symmetric = written.symmetric;
            kind.acyclic = written.acyclic;
            kind.max_to_per_from = written.max_to_per_from;
            kind.max_from_per_to = written.max_from_per_to;
            schema_->link_kinds_.push_back(std::move(kind));
        }
    }

    void freeze_hierarchies() {
        std::vector<std::string> places;
        for (std::size_t i = 0; i < definition_.hierarchies.size(); ++i) {
            HierarchyDefinition& written = definition_.hierarchies[i];
            const std::string pointer = place(written.pointer, "/hierarchies", i);
            if (!accept(written.id, schema_->hierarchy_names_, pointer, "id", places, "hierarchies"))
                continue;
            Hierarchy hierarchy;
            hierarchy.link_kinds =
                resolve(written.link_kinds, schema_->link_kind_names_, pointer + "/link_kinds", link_kind_unknown);
            hierarchy.holds_link_kind.assign(schema_->link_kinds_.size(), 0);
            for (const auto kind : hierarchy.link_kinds)
                hierarchy.holds_link_kind[index(kind)] = 1;
            hierarchy.level_by_kind.assign(schema_->unit_kinds_.size(), no_id<LevelId>);
            freeze_levels(written, hierarchy, pointer);
            if (hierarchy.levels.size() < 2)
                report("organisation-schema.hierarchy.too-few-levels", pointer + "/levels",
                       {{"hierarchy", written.id}});
            schema_->hierarchy_names_.add(written.id);
            hierarchy.id = std::move(written.id);
            hierarchy.label = std::move(written.label);
            hierarchy.description = std::move(written.description);
            schema_->hierarchies_.push_back(std::move(hierarchy));
        }
    }

    void freeze_levels(HierarchyDefinition& written, Hierarchy& hierarchy, const std::string& pointer) {
        NameTable<LevelId> names;
        std::vector<std::string> places;
        for (std::size_t i = 0; i < written.levels.size(); ++i) {
            LevelDefinition& level = written.levels[i];
            const std::string here = place(level.pointer, pointer + "/levels", i);
            if (!accept(level.id, names, here, "id", places, "levels"))
                continue;
            const auto id = names.add(level.id);
            Level frozen{std::move(level.id), std::move(level.label), {}};
            for (const auto kind :
                 resolve(level.kinds, schema_->unit_kind_names_, here + "/kinds", unit_kind_unknown)) {
                LevelId& taken = hierarchy.level_by_kind[index(kind)];
                if (taken != no_id<LevelId>) {
                    report("organisation-schema.hierarchy.kind-on-two-levels", here + "/kinds",
                           {{"hierarchy", written.id},
                            {"kind", schema_->unit_kind(kind).id},
                            {"level", hierarchy.levels[index(taken)].id}});
                    continue;
                }
                taken = id;
                frozen.kinds.push_back(kind);
            }
            hierarchy.levels.push_back(std::move(frozen));
        }
    }

    void freeze_rules() {
        NameTable<RowId> names;
        std::vector<std::string> places;
        for (std::size_t i = 0; i < definition_.rules.size(); ++i) {
            LinkRuleDefinition& written = definition_.rules[i];
            const std::string pointer = place(written.pointer, "/rules", i);
            if (!accept(written.id, names, pointer, "id", places, "rules"))
                continue;
            names.add(written.id);
            LinkRule rule;
            rule.kinds = resolve(written.kinds, schema_->unit_kind_names_, pointer + "/kinds", unit_kind_unknown);
            rule.link_kinds =
                resolve(written.link_kinds, schema_->link_kind_names_, pointer + "/link_kinds", link_kind_unknown);
            rule.ends = resolve(written.ends, schema_->unit_kind_names_, pointer + "/ends", unit_kind_unknown);
            const bool ends_lost = rule.ends.empty() && !written.ends.empty();  // "none" would then mean "all"
            if (rule.kinds.empty() || rule.link_kinds.empty() || ends_lost ||
                (written.max && *written.max < written.min)) {
                report("organisation-schema.rule.unusable", pointer, {{"rule", written.id}});
                continue;
            }
            rule.id = std::move(written.id);
            rule.label = std::move(written.label);
            rule.direction = written.direction;
            rule.min = written.min;
            rule.max = written.max;
            schema_->rules_.push_back(std::move(rule));
        }
    }

    void freeze_support() {
        schema_->support_.supporters = resolve(definition_.support.supporters, schema_->unit_kind_names_,
                                               "/support/supporters", unit_kind_unknown);
        for (std::size_t i = 0; i < definition_.support.steps.size(); ++i) {
            const SupportStepDefinition& written = definition_.support.steps[i];
            const std::string pointer = "/support/steps/" + std::to_string(i);
            const auto kind = find_link_kind(written.link_kind, pointer + "/link_kind");
            auto ends = resolve(written.ends, schema_->unit_kind_names_, pointer + "/ends", unit_kind_unknown);
            if (!kind || (ends.empty() && !written.ends.empty()))
                continue;  // "none" would then mean "all"
            schema_->support_.steps.push_back({*kind, written.direction, std::move(ends)});
        }
        if (!definition_.succession.empty())
            schema_->succession_ = find_link_kind(definition_.succession, "/succession");
    }

    std::optional<LinkKindId> find_link_kind(const std::string& name, std::string pointer) {
        const auto kind = schema_->link_kind_names_.find(name);
        if (kind)
            return kind;
        const auto all = schema_->link_kind_names_.all();
        report(link_kind_unknown, std::move(pointer), {{"name", shown(name)}, {"nearest", nearest_names(name, all)}});
        return std::nullopt;
    }

    OrganisationSchemaDefinition definition_;
    std::shared_ptr<OrganisationSchema> schema_;
    Report report_;
};

}  // namespace detail

PALIER_INLINE std::string_view to_text(AttributeType type) noexcept {
    return detail::attribute_type_words[static_cast<std::size_t>(type)];
}
PALIER_INLINE std::string_view to_text(UnitFamily family) noexcept {
    return detail::unit_family_words[static_cast<std::size_t>(family)];
}
PALIER_INLINE std::string_view to_text(LinkDirection direction) noexcept {
    return detail::link_direction_words[static_cast<std::size_t>(direction)];
}

PALIER_INLINE std::optional<AttributeType> parse_attribute_type(std::string_view word) noexcept {
    return detail::find_schema_word<AttributeType>(detail::attribute_type_words, word);
}
PALIER_INLINE std::optional<UnitFamily> parse_unit_family(std::string_view word) noexcept {
    return detail::find_schema_word<UnitFamily>(detail::unit_family_words, word);
}
PALIER_INLINE std::optional<LinkDirection> parse_link_direction(std::string_view word) noexcept {
    return detail::find_schema_word<LinkDirection>(detail::link_direction_words, word);
}

PALIER_INLINE std::optional<std::size_t> Attribute::find_value(std::string_view value) const noexcept {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] == value)
            return i;
    return std::nullopt;
}

PALIER_INLINE bool UnitKind::carries(AttributeId attribute) const noexcept {
    return std::binary_search(attributes.begin(), attributes.end(), attribute);
}

PALIER_INLINE bool LinkKind::allows(UnitKindId source, UnitKindId target) const noexcept {
    const auto goes = [&](UnitKindId begin, UnitKindId end) {
        return std::binary_search(from.begin(), from.end(), begin) && std::binary_search(to.begin(), to.end(), end);
    };
    return goes(source, target) || (symmetric && goes(target, source));
}

PALIER_INLINE std::optional<LevelId> Hierarchy::find_level(std::string_view level) const noexcept {
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i].id == level)
            return id_at<LevelId>(i);
    return std::nullopt;
}

PALIER_INLINE AttributeId OrganisationSchema::get_attribute(std::string_view name) const {
    return detail::id_or_throw(find_attribute(name), attribute_names_, "attribute", name);
}
PALIER_INLINE UnitKindId OrganisationSchema::get_unit_kind(std::string_view id) const {
    return detail::id_or_throw(find_unit_kind(id), unit_kind_names_, "kind of unit", id);
}
PALIER_INLINE LinkKindId OrganisationSchema::get_link_kind(std::string_view id) const {
    return detail::id_or_throw(find_link_kind(id), link_kind_names_, "kind of link", id);
}
PALIER_INLINE HierarchyId OrganisationSchema::get_hierarchy(std::string_view id) const {
    return detail::id_or_throw(find_hierarchy(id), hierarchy_names_, "hierarchy", id);
}
PALIER_INLINE LevelId OrganisationSchema::get_level(HierarchyId hierarchy, std::string_view level) const {
    NameTable<LevelId> names;
    for (const auto& known : this->hierarchy(hierarchy).levels)
        names.add(known.id);
    return detail::id_or_throw(names.find(level), names, "level", level);
}

PALIER_INLINE OrganisationSchemaResult make_organisation_schema(OrganisationSchemaDefinition definition) {
    return detail::SchemaFreezer(std::move(definition)).freeze();
}

}  // namespace palier
