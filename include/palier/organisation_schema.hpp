// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // cardinalities
#include <memory>       // a schema is shared by its organisations
#include <optional>     // names that may be unknown, open bounds
#include <span>         // the parts of a schema
#include <string>       // ids
#include <string_view>  // names to look up
#include <vector>       // the parts of a schema

#include "palier/config.hpp"
#include "palier/finding.hpp"
#include "palier/id.hpp"
#include "palier/name_table.hpp"
#include "palier/text.hpp"

namespace palier {

/// A level of a hierarchy: position 0..n-1 from the bottom up.
enum class LevelId : std::uint32_t {};

/// The type of an attribute of units. In expressions, a text and a category are both strings.
enum class AttributeType : std::uint8_t { boolean, integer, number, text, category };

/// What a kind of unit is, broadly. A unit is a school when its kind's family is `school`.
enum class UnitFamily : std::uint8_t { school, territory, authority, service, body, post, partner };

/// Which links of a unit are meant: those that leave it, those that reach it, or both.
enum class LinkDirection : std::uint8_t { out, in, both };

/// Returns the word of a document: `boolean`, `integer`, `number`, `text`, `category`.
[[nodiscard]] std::string_view to_text(AttributeType type) noexcept;
/// Returns the word of a document: `school`, `territory`, `authority`, `service`, `body`, `post`, `partner`.
[[nodiscard]] std::string_view to_text(UnitFamily family) noexcept;
/// Returns the word of a document: `out`, `in`, `both`.
[[nodiscard]] std::string_view to_text(LinkDirection direction) noexcept;
/// Reads the word of an attribute's type, as to_text writes it.
[[nodiscard]] std::optional<AttributeType> parse_attribute_type(std::string_view word) noexcept;
/// Reads the word of a family, as to_text writes it.
[[nodiscard]] std::optional<UnitFamily> parse_unit_family(std::string_view word) noexcept;
/// Reads the word of a direction, as to_text writes it.
[[nodiscard]] std::optional<LinkDirection> parse_link_direction(std::string_view word) noexcept;

/// An attribute that units may carry, read in expressions as `unit.NAME`.
struct AttributeDefinition {
    std::string name = {};  ///< A CEL identifier in lower case; not `kind`, which is taken.
    AttributeType type = AttributeType::text;
    LocalizedText label = {};
    LocalizedText description = {};
    std::optional<double> min = {};                ///< Smallest value allowed, of integers and numbers.
    std::optional<double> max = {};                ///< Largest value allowed, of integers and numbers.
    std::vector<std::string> values = {};          ///< The values of a category, in order.
    std::vector<LocalizedText> value_labels = {};  ///< As many as `values`, or none.
    std::string pointer = {};                      ///< Place in the document; computed from the position when empty.
};

/// A kind of unit.
struct UnitKindDefinition {
    std::string id = {};
    UnitFamily family = UnitFamily::service;
    LocalizedText label = {};
    LocalizedText description = {};
    std::vector<std::string> attributes = {};  ///< Names of the attributes that units of the kind may carry.
    std::vector<std::string> required = {};    ///< Names of those they must carry.
    std::string pointer = {};                  ///< Place in the document; computed from the position when empty.
};

/// A kind of link. Its cardinalities are counted at one date, separately for each kind at the far end.
struct LinkKindDefinition {
    std::string id = {};
    LocalizedText label = {};
    LocalizedText inverse_label = {};
    LocalizedText description = {};
    std::vector<std::string> from = {};                 ///< Kinds of unit that may begin such a link.
    std::vector<std::string> to = {};                   ///< Kinds of unit that may end such a link.
    bool symmetric = false;                             ///< True: written once, in either direction.
    bool acyclic = false;                               ///< True: following such links never leads back.
    std::optional<std::uint32_t> max_to_per_from = {};  ///< Most targets of one source; none means any number.
    std::optional<std::uint32_t> max_from_per_to = {};  ///< Most sources of one target; none means any number.
    std::string pointer = {};  ///< Place in the document; computed from the position when empty.
};

/// A level of a hierarchy.
struct LevelDefinition {
    std::string id = {};
    LocalizedText label = {};
    std::vector<std::string> kinds =
        {};                    ///< Kinds of unit that stand on the level; a kind stands on one level at most.
    std::string pointer = {};  ///< Place in the document; computed from the position when empty.
};

/// A way in which values roll up. A link belongs to it when its kind does and its ends stand on two levels; the
/// lower end is the child, whichever way the link is written. Levels may be jumped.
struct HierarchyDefinition {
    std::string id = {};
    LocalizedText label = {};
    LocalizedText description = {};
    std::vector<std::string> link_kinds = {};
    std::vector<LevelDefinition> levels = {};  ///< From the bottom up.
    std::string pointer = {};                  ///< Place in the document; computed from the position when empty.
};

/// How many links the units of some kinds must have at a date, over link kinds and far ends taken together:
/// "every lycée is in at least one bassin or district".
struct LinkRuleDefinition {
    std::string id = {};
    LocalizedText label = {};
    std::vector<std::string> kinds = {};           ///< Kinds of unit the rule is about.
    std::vector<std::string> link_kinds = {};      ///< Kinds of link it counts.
    LinkDirection direction = LinkDirection::out;  ///< Seen from the unit.
    std::vector<std::string> ends = {};            ///< Kinds at the far end that count; none means all.
    std::uint32_t min = 0;                         ///< Fewest links.
    std::optional<std::uint32_t> max = {};         ///< Most links; none means any number.
    std::string pointer = {};                      ///< Place in the document; computed from the position when empty.
};

/// A step that support may take, seen from the unit that gets it: to the far end of links of one kind.
struct SupportStepDefinition {
    std::string link_kind = {};
    LinkDirection direction = LinkDirection::in;  ///< `in`: the far end begins the link; `out`: it ends it.
    std::vector<std::string> ends = {};           ///< Kinds at the far end that the step may reach; none means all.
};

/// Who supports units, and the steps that lead from a unit to its supporters, by way of the wider units it stands in
/// and the bodies around it.
struct SupportDefinition {
    std::vector<std::string> supporters = {};  ///< Kinds of unit that count as support once reached.
    std::vector<SupportStepDefinition> steps = {};
};

/// A schema as written, before anything is checked. A plain struct, to be filled by a reader or by hand.
struct OrganisationSchemaDefinition {
    std::string document = {};  ///< Name that findings give as their origin; it may be empty.
    std::string id = {};
    std::string version = {};
    LocalizedText label = {};
    LocalizedText description = {};
    std::vector<AttributeDefinition> attributes = {};
    std::vector<UnitKindDefinition> unit_kinds = {};
    std::vector<LinkKindDefinition> link_kinds = {};
    std::vector<HierarchyDefinition> hierarchies = {};
    std::vector<LinkRuleDefinition> rules = {};
    SupportDefinition support = {};
    std::string succession = {};  ///< The link kind from a unit to the one it succeeds, or empty.
};

/// An attribute of a frozen schema.
struct Attribute {
    std::string name;
    AttributeType type = AttributeType::text;
    LocalizedText label;
    LocalizedText description;
    std::optional<double> min;
    std::optional<double> max;
    std::vector<std::string> values;
    std::vector<LocalizedText> value_labels;

    /// Returns the position of a value of a category. Linear.
    [[nodiscard]] std::optional<std::size_t> find_value(std::string_view value) const noexcept;
};

/// A kind of unit of a frozen schema.
struct UnitKind {
    std::string id;
    UnitFamily family = UnitFamily::service;
    LocalizedText label;
    LocalizedText description;
    std::vector<AttributeId> attributes;  ///< Sorted.
    std::vector<AttributeId> required;    ///< Sorted.

    /// Tells whether units of the kind may carry an attribute. Logarithmic.
    [[nodiscard]] bool carries(AttributeId attribute) const noexcept;
};

/// A kind of link of a frozen schema.
struct LinkKind {
    std::string id;
    LocalizedText label;
    LocalizedText inverse_label;
    LocalizedText description;
    std::vector<UnitKindId> from;  ///< Sorted.
    std::vector<UnitKindId> to;    ///< Sorted.
    bool symmetric = false;
    bool acyclic = false;
    std::optional<std::uint32_t> max_to_per_from;
    std::optional<std::uint32_t> max_from_per_to;

    /// Tells whether a link may go from a unit of one kind to a unit of another, symmetry included. Logarithmic.
    [[nodiscard]] bool allows(UnitKindId source, UnitKindId target) const noexcept;
};

/// A level of a hierarchy of a frozen schema.
struct Level {
    std::string id;
    LocalizedText label;
    std::vector<UnitKindId> kinds;
};

/// A hierarchy of a frozen schema.
struct Hierarchy {
    std::string id;
    LocalizedText label;
    LocalizedText description;
    std::vector<LinkKindId> link_kinds;
    std::vector<Level> levels;                  ///< From the bottom up.
    std::vector<LevelId> level_by_kind;         ///< By unit kind; no_id of a kind that stands on no level.
    std::vector<std::uint8_t> holds_link_kind;  ///< By link kind; 1 when the kind belongs to the hierarchy.

    /// Returns the level a kind stands on, or no_id.
    [[nodiscard]] LevelId level_of(UnitKindId kind) const noexcept { return level_by_kind[index(kind)]; }

    /// Tells whether a kind of link belongs to the hierarchy.
    [[nodiscard]] bool has(LinkKindId kind) const noexcept { return holds_link_kind[index(kind)] != 0; }

    /// Returns the level of that id. Linear in the levels.
    [[nodiscard]] std::optional<LevelId> find_level(std::string_view level) const noexcept;
};

/// A rule on the number of links, of a frozen schema.
struct LinkRule {
    std::string id;
    LocalizedText label;
    std::vector<UnitKindId> kinds;       ///< Sorted.
    std::vector<LinkKindId> link_kinds;  ///< Sorted.
    LinkDirection direction = LinkDirection::out;
    std::vector<UnitKindId> ends;  ///< Sorted; none means all.
    std::uint32_t min = 0;
    std::optional<std::uint32_t> max;
};

/// A step that support may take, of a frozen schema.
struct SupportStep {
    LinkKindId link_kind;
    LinkDirection direction = LinkDirection::in;
    std::vector<UnitKindId> ends;  ///< Sorted; none means all.
};

/// Who supports units, of a frozen schema.
struct Support {
    std::vector<UnitKindId> supporters;  ///< Sorted.
    std::vector<SupportStep> steps;
};

namespace detail {
class SchemaFreezer;
}

/// What kinds of units and links an organisation may hold. Immutable, so threads share it without locks.
/// References and views that members return live as long as the schema.
class OrganisationSchema {
public:
    OrganisationSchema(const OrganisationSchema&) = delete;  // shared, never copied
    OrganisationSchema& operator=(const OrganisationSchema&) = delete;

    /// Returns the id, or an empty text.
    [[nodiscard]] const std::string& id() const& noexcept PALIER_LIFETIMEBOUND { return id_; }
    /// Returns the version, or an empty text.
    [[nodiscard]] const std::string& version() const& noexcept PALIER_LIFETIMEBOUND { return version_; }
    /// Returns the text shown to people.
    [[nodiscard]] const LocalizedText& label() const& noexcept PALIER_LIFETIMEBOUND { return label_; }
    /// Returns the longer text shown to people; it may be empty.
    [[nodiscard]] const LocalizedText& description() const& noexcept PALIER_LIFETIMEBOUND { return description_; }

    /// Returns the attributes in order; AttributeId is the position.
    [[nodiscard]] std::span<const Attribute> attributes() const& noexcept PALIER_LIFETIMEBOUND;
    /// Returns the kinds of unit in order; UnitKindId is the position.
    [[nodiscard]] std::span<const UnitKind> unit_kinds() const& noexcept PALIER_LIFETIMEBOUND;
    /// Returns the kinds of link in order; LinkKindId is the position.
    [[nodiscard]] std::span<const LinkKind> link_kinds() const& noexcept PALIER_LIFETIMEBOUND;
    /// Returns the hierarchies in order; HierarchyId is the position.
    [[nodiscard]] std::span<const Hierarchy> hierarchies() const& noexcept PALIER_LIFETIMEBOUND;
    /// Returns the rules on the number of links, in order.
    [[nodiscard]] std::span<const LinkRule> rules() const& noexcept PALIER_LIFETIMEBOUND;
    /// Returns who supports units, and by which steps.
    [[nodiscard]] const Support& support() const& noexcept PALIER_LIFETIMEBOUND { return support_; }
    /// Returns the link kind from a unit to the one it succeeds, if there is one.
    [[nodiscard]] std::optional<LinkKindId> succession() const noexcept { return succession_; }

    /// Returns the attribute, kind or hierarchy of an identifier of this schema.
    [[nodiscard]] const Attribute& attribute(AttributeId id) const& noexcept PALIER_LIFETIMEBOUND {
        return attributes_[index(id)];
    }
    [[nodiscard]] const UnitKind& unit_kind(UnitKindId id) const& noexcept PALIER_LIFETIMEBOUND {
        return unit_kinds_[index(id)];
    }
    [[nodiscard]] const LinkKind& link_kind(LinkKindId id) const& noexcept PALIER_LIFETIMEBOUND {
        return link_kinds_[index(id)];
    }
    [[nodiscard]] const Hierarchy& hierarchy(HierarchyId id) const& noexcept PALIER_LIFETIMEBOUND {
        return hierarchies_[index(id)];
    }

    /// Returns what a name stands for, if it is known.
    [[nodiscard]] std::optional<AttributeId> find_attribute(std::string_view name) const noexcept;
    [[nodiscard]] std::optional<UnitKindId> find_unit_kind(std::string_view id) const noexcept;
    [[nodiscard]] std::optional<LinkKindId> find_link_kind(std::string_view id) const noexcept;
    [[nodiscard]] std::optional<HierarchyId> find_hierarchy(std::string_view id) const noexcept;

    /// Returns what a name stands for. Throws UnknownNameError with the nearest names.
    [[nodiscard]] AttributeId get_attribute(std::string_view name) const;
    [[nodiscard]] UnitKindId get_unit_kind(std::string_view id) const;
    [[nodiscard]] LinkKindId get_link_kind(std::string_view id) const;
    [[nodiscard]] HierarchyId get_hierarchy(std::string_view id) const;
    [[nodiscard]] LevelId get_level(HierarchyId hierarchy, std::string_view level) const;

private:
    friend class detail::SchemaFreezer;
    OrganisationSchema();

    std::string id_;
    std::string version_;
    LocalizedText label_;
    LocalizedText description_;
    std::vector<Attribute> attributes_;
    std::vector<UnitKind> unit_kinds_;
    std::vector<LinkKind> link_kinds_;
    std::vector<Hierarchy> hierarchies_;
    std::vector<LinkRule> rules_;
    Support support_;
    std::optional<LinkKindId> succession_;
    NameTable<AttributeId> attribute_names_;
    NameTable<UnitKindId> unit_kind_names_;
    NameTable<LinkKindId> link_kind_names_;
    NameTable<HierarchyId> hierarchy_names_;
};

/// A schema and what there is to say about it.
struct OrganisationSchemaResult {
    std::shared_ptr<const OrganisationSchema> schema;  ///< Never null; what could not be used is left out.
    Report report;
};

/// Checks a definition and freezes what can be used of it; findings `organisation-schema.…`. Linear.
[[nodiscard]] OrganisationSchemaResult make_organisation_schema(OrganisationSchemaDefinition definition);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/organisation_schema_inl.hpp"
#endif
