// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint32_t
#include <iterator>     // iterator tags
#include <memory>       // an organisation is shared
#include <optional>     // names that may be unknown
#include <span>         // units of a kind
#include <string>       // ids
#include <string_view>  // names
#include <vector>       // columns

#include "palier/config.hpp"
#include "palier/detail/organisation_columns.hpp"
#include "palier/finding.hpp"
#include "palier/id.hpp"
#include "palier/name_table.hpp"
#include "palier/organisation_definition.hpp"
#include "palier/organisation_schema.hpp"
#include "palier/period.hpp"
#include "palier/text.hpp"
#include "palier/value.hpp"

namespace palier {

class Organisation;
class OrganisationView;
class OrganisationBuilder;
namespace detail {
struct EndSuggestions;
}

/// A link as a row: what it is, what it joins, when.
struct Link {
    LinkKindId kind;
    UnitId from;
    UnitId to;
    Validity valid;

    friend bool operator==(const Link&, const Link&) = default;
};

/// Some links of one unit, visited in the order kind, validity, far end. Lives as long as its organisation.
class LinkRange {
public:
    /// Visits the links of a range; a forward iterator.
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = LinkId;
        using difference_type = std::ptrdiff_t;
        using pointer = const LinkId*;
        using reference = LinkId;

        iterator() = default;
        [[nodiscard]] LinkId operator*() const noexcept {
            return list_ != nullptr ? list_[at_] : static_cast<LinkId>(at_);
        }
        iterator& operator++() noexcept {
            ++at_;
            skip();
            return *this;
        }
        iterator operator++(int) noexcept {
            iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        friend class LinkRange;
        iterator(const OrganisationView* view, const LinkId* list, std::uint32_t at, std::uint32_t end) noexcept;
        void skip() noexcept;

        const Organisation* organisation_ = nullptr;
        const LinkId* list_ = nullptr;  // null: the links of the range follow each other
        std::uint32_t at_ = 0;
        std::uint32_t end_ = 0;
        bool dated_ = false;
        Date date_;
    };

    [[nodiscard]] iterator begin() const noexcept { return begin_; }
    [[nodiscard]] iterator end() const noexcept { return end_; }
    [[nodiscard]] bool empty() const noexcept { return begin_ == end_; }

private:
    friend class Organisation;
    friend class OrganisationView;
    LinkRange(const OrganisationView* view, const LinkId* list, std::uint32_t begin, std::uint32_t end) noexcept
        : begin_(view, list, begin, end), end_(nullptr, list, end, end) {}

    iterator begin_;
    iterator end_;
};

/// The units of one level of a hierarchy at a date, each with its members on a lower level.
struct HierarchyGroups {
    std::vector<UnitId> groups;  ///< Units of the level, ascending.
    std::vector<std::uint32_t>
        offsets;                  ///< One more than groups; members[offsets[i]..offsets[i+1]) belong to groups[i].
    std::vector<UnitId> members;  ///< Ascending within each group, each once per group.
    std::vector<UnitId> outside;  ///< Units of the lower level that no group holds, ascending.

    /// Returns the members of the group at a position. The view lives as long as the groups.
    [[nodiscard]] std::span<const UnitId> members_of(std::size_t position) const& noexcept PALIER_LIFETIMEBOUND;
    std::span<const UnitId> members_of(std::size_t) && = delete;  // the view would outlive the groups
};

/// An organisation as it is on one day: a unit or a link exists when its validity holds the day, a link only when
/// its two ends exist too. Costs nothing to make, copies nothing, lives as long as its organisation.
class OrganisationView {
public:
    [[nodiscard]] const Organisation& organisation() const noexcept { return *organisation_; }
    [[nodiscard]] Date date() const noexcept { return date_; }

    /// Tells whether a unit or a link exists on the day.
    [[nodiscard]] bool exists(UnitId unit) const noexcept;
    [[nodiscard]] bool exists(LinkId link) const noexcept;

    /// Returns the links that leave or reach a unit, all or those of one kind.
    [[nodiscard]] LinkRange out_links(UnitId unit) const noexcept;
    [[nodiscard]] LinkRange out_links(UnitId unit, LinkKindId kind) const noexcept;
    [[nodiscard]] LinkRange in_links(UnitId unit) const noexcept;
    [[nodiscard]] LinkRange in_links(UnitId unit, LinkKindId kind) const noexcept;

    /// Returns the units of a kind, or the schools, that exist, ascending. Linear in them.
    [[nodiscard]] std::vector<UnitId> units_of_kind(UnitKindId kind) const;
    [[nodiscard]] std::vector<UnitId> schools() const;

    /// Returns the units just above or below on a hierarchy, ascending, each once. Linear in the unit's links.
    [[nodiscard]] std::vector<UnitId> parents(UnitId unit, HierarchyId hierarchy) const;
    [[nodiscard]] std::vector<UnitId> children(UnitId unit, HierarchyId hierarchy) const;

    /// Returns all units above or below on a hierarchy, nearest first, each once. Linear in their links.
    [[nodiscard]] std::vector<UnitId> ancestors(UnitId unit, HierarchyId hierarchy) const;
    [[nodiscard]] std::vector<UnitId> descendants(UnitId unit, HierarchyId hierarchy) const;

    /// Returns the units above on one level, ascending, each once; the unit itself when it stands on that level.
    /// A school in two bassins gives both. Linear in the links of its ancestors.
    [[nodiscard]] std::vector<UnitId> ancestors_at(UnitId unit, HierarchyId hierarchy, LevelId level) const;

    /// Returns the units below on one level (the bottom unless said), ascending, each once; the unit itself when it
    /// stands on that level. Linear in the links of its descendants.
    [[nodiscard]] std::vector<UnitId> members(UnitId unit, HierarchyId hierarchy, LevelId level = LevelId{0}) const;

    /// Returns all units of a level with their members on a lower one (the bottom unless said). A member is counted
    /// once per group, whatever the ways that lead there. Linear in the links and the answer.
    /// Throws ArgumentError `api.argument.level` when `member_level` is above `level`.
    [[nodiscard]] HierarchyGroups groups(HierarchyId hierarchy, LevelId level, LevelId member_level = LevelId{0}) const;

private:
    friend class Organisation;
    friend class LinkRange;
    OrganisationView(const Organisation& organisation, Date date) noexcept
        : organisation_(&organisation), date_(date) {}

    enum class Way : unsigned char { up, down };
    template <class Visit>
    void for_each_step(UnitId unit, const Hierarchy& hierarchy, HierarchyId id, Way way, Visit visit) const;
    [[nodiscard]] std::vector<UnitId> walk(UnitId unit, HierarchyId hierarchy, Way way) const;
    [[nodiscard]] std::vector<UnitId> reach_level(UnitId unit, HierarchyId hierarchy, LevelId level, Way way) const;
    [[nodiscard]] std::vector<std::vector<UnitId>> units_by_level(const Hierarchy& hierarchy, LevelId low,
                                                                  LevelId high) const;
    [[nodiscard]] std::vector<std::uint8_t> ways_by_class(HierarchyId hierarchy) const;
    void add_existing(std::vector<UnitId>& units, UnitKindId kind) const;

    const Organisation* organisation_;
    Date date_;
};

/// What an organisation says about itself.
struct OrganisationHeader {
    std::string id = {};
    std::string version = {};
    LocalizedText label = {};
    LocalizedText notice = {};             ///< To print wherever results about it are shown; it may be empty.
    std::string document = {};             ///< Name that findings give as their origin; it may be empty.
    std::string units_pointer = "/units";  ///< Where the units stand in the document.
    std::string links_pointer = "/links";  ///< Where the links stand in the document.
};

/// Units and dated links of many kinds, frozen: compressed sparse rows in both directions, attributes as columns.
/// Immutable, so threads share it without locks. UnitId follows the order of the document; links are
/// sorted by source, kind, validity, target. Views and references live as long as the organisation.
class Organisation {
public:
    Organisation(const Organisation&) = delete;  // shared, never copied
    Organisation& operator=(const Organisation&) = delete;

    [[nodiscard]] const OrganisationSchema& schema() const noexcept { return *schema_; }
    [[nodiscard]] const std::shared_ptr<const OrganisationSchema>& schema_pointer() const noexcept { return schema_; }
    [[nodiscard]] const OrganisationHeader& header() const noexcept { return header_; }
    [[nodiscard]] std::size_t unit_count() const noexcept { return ids_.size(); }
    [[nodiscard]] std::size_t link_count() const noexcept { return targets_.size(); }

    /// Returns the unit of an id or an alias, if there is one. Constant on average.
    [[nodiscard]] std::optional<UnitId> find_unit(std::string_view id) const noexcept;
    /// Returns the unit of an id or an alias. Throws UnknownNameError.
    [[nodiscard]] UnitId get_unit(std::string_view id) const;

    /// Returns what is known of a unit of this organisation.
    [[nodiscard]] std::string_view unit_id(UnitId unit) const noexcept { return ids_.name(unit); }
    [[nodiscard]] UnitKindId kind(UnitId unit) const noexcept {
        return id_at<UnitKindId>(static_cast<std::size_t>(unit_kinds_[index(unit)]));
    }
    [[nodiscard]] UnitFamily family(UnitId unit) const noexcept { return schema_->unit_kind(kind(unit)).family; }
    [[nodiscard]] bool is_school(UnitId unit) const noexcept { return family(unit) == UnitFamily::school; }
    [[nodiscard]] Validity validity(UnitId unit) const noexcept;
    [[nodiscard]] LocalizedText label(UnitId unit) const;
    /// Returns the label in a language, or else the plain one, or else the other language's; it may be empty.
    [[nodiscard]] std::string_view label(UnitId unit, Language language) const noexcept;
    /// Returns the other names of a unit, in the order of the document. Logarithmic.
    [[nodiscard]] std::vector<std::string_view> aliases(UnitId unit) const;

    /// Returns the value of an attribute; `missing` when the unit does not carry it.
    [[nodiscard]] Value attribute(UnitId unit, AttributeId attribute) const;
    /// Returns the value of `unit.NAME` as expressions read it: an attribute, or the kind's id for `kind`.
    /// Throws UnknownNameError on a name the schema does not declare.
    [[nodiscard]] Value attribute(UnitId unit, std::string_view name) const;
    /// Tells whether a unit carries an attribute.
    [[nodiscard]] bool has_attribute(UnitId unit, AttributeId attribute) const noexcept {
        return columns_[index(attribute)].present.has(index(unit));
    }

    /// Returns the units of a kind, ascending, whatever their validity.
    [[nodiscard]] std::span<const UnitId> units_of_kind(UnitKindId kind) const noexcept;

    /// Returns what is known of a link of this organisation. The source is found in logarithmic time at worst.
    [[nodiscard]] LinkKindId kind(LinkId link) const noexcept { return classes_[link_class(link)].kind; }
    [[nodiscard]] UnitId source(LinkId link) const noexcept;
    [[nodiscard]] UnitId target(LinkId link) const noexcept { return targets_[index(link)]; }
    [[nodiscard]] Validity validity(LinkId link) const noexcept {
        return validities_[classes_[link_class(link)].validity];
    }
    [[nodiscard]] Link link(LinkId link) const noexcept {
        return {kind(link), source(link), target(link), validity(link)};
    }

    /// Returns the links that leave or reach a unit whatever their validity, all or those of one kind.
    [[nodiscard]] LinkRange out_links(UnitId unit) const noexcept;
    [[nodiscard]] LinkRange out_links(UnitId unit, LinkKindId kind) const noexcept;
    [[nodiscard]] LinkRange in_links(UnitId unit) const noexcept;
    [[nodiscard]] LinkRange in_links(UnitId unit, LinkKindId kind) const noexcept;

    /// Returns the organisation as it is on one day; the view lives as long as the organisation.
    [[nodiscard]] OrganisationView at(Date date) const noexcept PALIER_LIFETIMEBOUND { return {*this, date}; }

    /// Returns where a unit or a link stands in its document.
    [[nodiscard]] Origin origin(UnitId unit) const;
    [[nodiscard]] Origin origin(LinkId link) const;
    /// Returns the number of the unit or link in its document: the element of `/units`, the row of a table.
    [[nodiscard]] std::uint32_t position(UnitId unit) const noexcept {
        return static_cast<std::uint32_t>(unit_positions_[index(unit)]);
    }
    [[nodiscard]] std::uint32_t position(LinkId link) const noexcept {
        return static_cast<std::uint32_t>(link_positions_[index(link)]);
    }

    /// Memory held by units and by links, in bytes, beyond the characters of texts.
    struct Memory {
        std::size_t units = 0;
        std::size_t links = 0;
    };
    [[nodiscard]] Memory memory() const noexcept;

private:
    friend class OrganisationBuilder;
    friend class OrganisationView;
    friend class LinkRange;
    Organisation();

    /// The links of one kind and validity.
    struct LinkClass {
        LinkKindId kind;
        std::uint32_t validity;  // position in validities_
    };
    /// The values of an attribute, for the units that carry it.
    struct Column {
        detail::RowPresence present;
        detail::PackedIntegers integers;  // booleans, integers, positions of categories, positions in texts
        std::vector<double> numbers;
        detail::TextColumn texts;
    };
    /// An alias and its unit, sorted by unit.
    struct AliasEntry {
        UnitId unit;
        std::uint32_t name;
    };
    struct Run {
        std::uint32_t begin;
        std::uint32_t end;
    };
    static constexpr std::uint8_t goes_up = 1;
    static constexpr std::uint8_t goes_down = 2;

    [[nodiscard]] std::size_t link_class(LinkId link) const noexcept {
        return static_cast<std::size_t>(link_classes_[index(link)]);
    }
    [[nodiscard]] bool exists(UnitId unit, Date date) const noexcept;
    [[nodiscard]] bool exists(LinkId link, Date date) const noexcept;
    [[nodiscard]] Run out_run(UnitId unit) const noexcept {
        return {out_offsets_[index(unit)], out_offsets_[index(unit) + 1]};
    }
    [[nodiscard]] Run in_run(UnitId unit) const noexcept {
        return {in_offsets_[index(unit)], in_offsets_[index(unit) + 1]};
    }
    [[nodiscard]] Run of_kind(Run run, const LinkId* list, LinkKindId kind) const noexcept;
    /// Tells which way the links of a kind are written on a hierarchy: goes_up, goes_down, both or 0.
    [[nodiscard]] std::uint8_t ways(HierarchyId hierarchy, LinkKindId kind) const noexcept {
        return ways_[index(hierarchy) * schema_->link_kinds().size() + index(kind)];
    }

    std::shared_ptr<const OrganisationSchema> schema_;
    OrganisationHeader header_;

    NameTable<UnitId> ids_;
    NameList alias_names_;
    std::vector<UnitId> alias_units_;       // by alias; no_id when another unit has the name
    std::vector<AliasEntry> unit_aliases_;  // by unit
    detail::TextColumn labels_plain_;       // each label column is empty when no unit has one
    detail::TextColumn labels_fr_;
    detail::TextColumn labels_en_;
    detail::PackedIntegers unit_kinds_;
    detail::PackedIntegers unit_validities_;
    detail::PackedIntegers unit_positions_;
    bool dated_units_ = false;          // some unit has a validity
    bool dated_ = false;                // some unit or link has one
    std::vector<Validity> validities_;  // each different one once; the first holds every day
    std::vector<std::uint32_t> kind_offsets_;
    std::vector<UnitId> units_by_kind_;
    std::vector<Column> columns_;  // by attribute

    std::vector<LinkClass> classes_;  // sorted by kind
    std::vector<std::uint32_t> out_offsets_;
    std::vector<UnitId> targets_;
    detail::PackedIntegers link_classes_;
    detail::PackedIntegers link_positions_;
    std::vector<UnitId> source_hints_;  // the source of every eighth link
    std::vector<std::uint32_t> in_offsets_;
    std::vector<LinkId> in_links_;    // by target, then kind
    std::vector<std::uint8_t> ways_;  // hierarchy x link kind
};

/// An organisation and what there is to say about it.
struct OrganisationResult {
    std::shared_ptr<const Organisation> organisation;  ///< Never null; what could not be used is left out.
    Report report;
};

/// Collects units and links in any order, then freezes them. What is wrong becomes a finding `organisation.…`;
/// it never throws because of what is added.
class OrganisationBuilder {
public:
    /// Begins an organisation. Throws ArgumentError `api.argument.null` without a schema.
    explicit OrganisationBuilder(std::shared_ptr<const OrganisationSchema> schema, OrganisationHeader header = {},
                                 ReportLimits limits = {});

    /// Reserves room for a number of units and of links.
    void reserve(std::size_t units, std::size_t links);

    /// Adds a unit; one whose id is taken or whose kind is unknown is reported and left out. Linear in its texts.
    void add(const UnitDefinition& unit);
    /// The same for one whose texts live elsewhere, until the call returns.
    void add_row(const UnitRow& unit);

    /// Notes that a unit was left out by the caller, who told why: its links are then left out with a milder finding.
    void leave_out(std::string_view id);

    /// Tells that a unit of an id is about to be added: begins to fetch from memory what that needs.
    void expect(std::string_view id) const noexcept { names_.prefetch(NameList::hash(id)); }

    /// Adds a link; one whose kind or ends are unknown is reported and left out. Linear in its texts.
    void add(const LinkDefinition& link);
    /// The same for many whose texts live elsewhere, until the call returns. Fastest when there are some dozens, and
    /// when the links of a unit follow each other.
    void add_rows(std::span<const LinkRow> links);

    /// Adds a finding of the caller to the report, in its place.
    void report(Finding finding) { report_.add(std::move(finding)); }

    /// Returns the frozen organisation with the report and leaves the builder empty. Linear, but that the links of one
    /// unit are sorted.
    [[nodiscard]] OrganisationResult freeze();

private:
    /// What a name stands for: a unit, nothing yet, or something that was left out.
    static constexpr std::uint32_t unknown_name = 0xFFFF'FFFFU;
    static constexpr std::uint32_t left_out_name = 0xFFFF'FFFEU;

    struct UnitRecord {
        std::uint32_t name;
        std::uint32_t kind;
        std::uint32_t validity;
        std::uint32_t position;
    };
    struct LinkRecord {
        std::uint32_t kind;
        std::uint32_t from;  // names
        std::uint32_t to;
        std::uint32_t validity;
        std::uint32_t position;
    };
    struct AliasRecord {
        UnitId unit;
        std::uint32_t name;
        std::uint32_t number;
    };
    struct ColumnRecord {
        std::vector<std::uint32_t> rows;
        std::vector<std::int64_t> integers;
        std::vector<double> numbers;
        NameList texts;
    };
    /// A name met at the end of a link.
    struct LinkEnd {
        std::uint64_t hash = 0;
        std::uint32_t name = unknown_name;
    };
    /// A unit or a link of the document; made into an origin only when there is something to tell.
    enum class Part : unsigned char { unit, link };
    struct Place {
        Part part;
        std::uint32_t position;
    };

    [[nodiscard]] Origin unit_origin(std::uint32_t position, std::string_view member = {}) const;
    [[nodiscard]] Origin attribute_origin(std::uint32_t position, std::string_view name) const;
    [[nodiscard]] Origin link_origin(std::uint32_t position, std::string_view member = {}) const;
    void report(std::string_view code, Origin origin, std::vector<Argument> arguments,
                std::vector<Origin> related = {});
    [[nodiscard]] Origin origin(Place place, std::string_view member) const;
    [[nodiscard]] bool fits(std::size_t bytes, Place place);
    [[nodiscard]] std::uint32_t name(std::string_view text);
    [[nodiscard]] std::uint32_t end_name(std::string_view text, std::uint64_t hash);
    void add_link(const LinkRow& link, std::uint64_t from_hash, std::uint64_t to_hash);
    [[nodiscard]] std::uint32_t validity(const Validity& valid, Place place);
    void add_named(const UnitRow& unit, std::string_view id_text, Place place);
    void add_label(detail::TextColumn& labels, std::string_view text, UnitId id, std::uint32_t position);
    void add_attributes(const UnitRow& unit, UnitId id, UnitKindId kind, std::uint32_t position);
    void add_attribute(const AttributeCell& cell, AttributeId attribute, UnitId id, UnitKindId kind, Place place);
    void resolve_links();
    void report_end(const LinkRecord& link, std::uint32_t end, std::string_view member,
                    detail::EndSuggestions& suggestions);
    void freeze_units(Organisation& organisation);
    void freeze_aliases(Organisation& organisation);
    void freeze_columns(Organisation& organisation);
    void freeze_links(Organisation& organisation);
    [[nodiscard]] std::vector<std::uint32_t> classify_links(Organisation& organisation) const;
    static void freeze_in_links(Organisation& organisation);
    static void find_ways(Organisation& organisation);

    std::shared_ptr<const OrganisationSchema> schema_;
    OrganisationHeader header_;
    ReportLimits limits_;
    Report report_;
    NameList names_;                         // every name met: ids, aliases, ends of links
    std::vector<std::uint32_t> name_units_;  // by name: a unit or one of the two marks above
    std::vector<UnitRecord> units_;
    detail::TextColumn labels_plain_;
    detail::TextColumn labels_fr_;
    detail::TextColumn labels_en_;
    std::vector<AliasRecord> aliases_;
    std::vector<LinkRecord> links_;
    std::vector<ColumnRecord> columns_;  // by attribute
    std::vector<Validity> validities_;
    NameList validity_keys_;
    LinkEnd last_ends_[2];  // of the link added last
    std::uint32_t next_unit_ = 0;
    std::uint32_t next_link_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/organisation_inl.hpp"
#endif
