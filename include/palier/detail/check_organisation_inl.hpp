// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::sort, std::binary_search
#include <map>        // who has a code
#include <set>        // what was walked and told already

#include "palier/catalogue.hpp"
#include "palier/check_organisation.hpp"
#include "palier/detail/organisation_cycles.hpp"
#include "palier/support.hpp"
#include "palier/uai.hpp"

namespace palier {

namespace detail {

/// Walks an organisation once per theme and collects the findings.
class OrganisationChecker {
public:
    OrganisationChecker(const Organisation& organisation, Date date, ReportLimits limits)
        : organisation_(organisation), schema_(organisation.schema()), view_(organisation.at(date)), report_(limits) {}

    Report check() {
        for (std::size_t i = 0; i < organisation_.link_count(); ++i)
            check_link(id_at<LinkId>(i));
        for (std::size_t i = 0; i < organisation_.unit_count(); ++i)
            check_overlaps(id_at<UnitId>(i));
        check_codes();
        for (std::size_t i = 0; i < organisation_.unit_count(); ++i)
            if (const auto unit = id_at<UnitId>(i); view_.exists(unit))
                check_unit(unit);
        check_rules();
        check_cycles();
        check_support();
        return std::move(report_);
    }

private:
    void tell(std::string_view code, Origin origin, std::vector<Argument> arguments, std::vector<Origin> related = {}) {
        report_.add(make_finding(code, std::move(origin), std::move(arguments), std::move(related)));
    }
    [[nodiscard]] std::string name(UnitId unit) const { return std::string(organisation_.unit_id(unit)); }
    [[nodiscard]] const std::string& kind_name(UnitId unit) const {
        return schema_.unit_kind(organisation_.kind(unit)).id;
    }

    void check_link(LinkId id) {
        const Link link = organisation_.link(id);
        const LinkKind& kind = schema_.link_kind(link.kind);
        if (!kind.allows(organisation_.kind(link.from), organisation_.kind(link.to)))
            tell("organisation.link.ends-not-allowed", organisation_.origin(id),
                 {{"kind", kind.id},
                  {"from", name(link.from)},
                  {"from_kind", kind_name(link.from)},
                  {"to", name(link.to)},
                  {"to_kind", kind_name(link.to)}});
        // What succeeds comes after what it succeeds. A reversed or empty validity was told when the organisation was
        // frozen.
        if (schema_.succession() == link.kind)
            return;
        const Validity from = organisation_.validity(link.from), to = organisation_.validity(link.to);
        if (!link.valid.empty() && !from.empty() && !to.empty() && common(common(link.valid, from), to).empty())
            tell("organisation.link.never-exists", organisation_.origin(id),
                 {{"kind", kind.id}, {"from", name(link.from)}, {"to", name(link.to)}},
                 {organisation_.origin(link.from), organisation_.origin(link.to)});
    }

    [[nodiscard]] static Validity common(Validity a, const Validity& b) {
        if (b.from && (!a.from || *a.from < *b.from))
            a.from = b.from;
        if (b.to && (!a.to || *b.to < *a.to))
            a.to = b.to;
        return a;
    }

    /// Links of one kind between the same units say the same; at any day there should be one.
    void check_overlaps(UnitId unit) {
        struct Entry {
            LinkKindId kind;
            UnitId to;
            Validity valid;
            LinkId link;
        };
        std::vector<Entry> entries;
        for (const auto link : organisation_.out_links(unit))
            if (const Validity valid = organisation_.validity(link); !valid.empty())
                entries.push_back({organisation_.kind(link), organisation_.target(link), valid, link});
        if (entries.size() < 2)
            return;
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            if (a.kind != b.kind)
                return a.kind < b.kind;
            if (a.to != b.to)
                return a.to < b.to;
            if (a.valid.from != b.valid.from)
                return !a.valid.from || (b.valid.from && *a.valid.from < *b.valid.from);
            return a.link < b.link;
        });
        // In order of their first day, a link overlaps an earlier one when it begins before the latest end so far.
        std::size_t latest = 0;
        for (std::size_t i = 1; i < entries.size(); ++i) {
            const Entry& now = entries[i];
            if (entries[latest].kind != now.kind || entries[latest].to != now.to) {
                latest = i;
                continue;
            }
            const Validity& before = entries[latest].valid;
            if (!before.to || !now.valid.from || *now.valid.from < *before.to)
                tell("organisation.link.overlap", organisation_.origin(now.link),
                     {{"kind", schema_.link_kind(now.kind).id}, {"from", name(unit)}, {"to", name(now.to)}},
                     {organisation_.origin(entries[latest].link)});
            if (before.to && (!now.valid.to || *before.to < *now.valid.to))
                latest = i;
        }
    }

    /// Checks the codes of units that carry one: in the attribute `uai`, or as the id of a unit whose kind may carry
    /// it.
    void check_codes() {
        const auto attribute = schema_.find_attribute("uai");
        if (!attribute)
            return;
        std::map<std::string, UnitId, std::less<>> holders;
        for (std::size_t i = 0; i < organisation_.unit_count(); ++i) {
            const auto unit = id_at<UnitId>(i);
            const Value value = organisation_.attribute(unit, *attribute);
            const auto* written = value.status == Status::known ? std::get_if<std::string>(&value.scalar) : nullptr;
            const bool by_id = written == nullptr && schema_.unit_kind(organisation_.kind(unit)).carries(*attribute) &&
                               looks_like_code(organisation_.unit_id(unit));
            if (written == nullptr && !by_id)
                continue;
            const std::string code = written != nullptr ? *written : name(unit);
            Origin origin = organisation_.origin(unit);
            if (organisation_.header().units_pointer == "/units")
                origin.pointer += written != nullptr ? "/attributes/uai" : "/id";
            check_code(code, origin);
            const auto [holder, is_new] = holders.emplace(code, unit);
            if (!is_new)
                tell("uai.code.shared", origin, {{"code", code}, {"unit", name(unit)}, {"other", name(holder->second)}},
                     {organisation_.origin(holder->second)});
        }
    }

    /// Tells whether an id can only be meant as a code: digits and one letter.
    [[nodiscard]] static bool looks_like_code(std::string_view id) {
        constexpr std::size_t least =
            6;  // codes of the first départements that have lost their zeros have 6 or 7 characters
        if (id.size() < least || id.size() > 8)
            return false;
        for (const char c : id.substr(0, id.size() - 1))
            if (c < '0' || c > '9')
                return false;
        return (id.back() >= 'A' && id.back() <= 'Z') || (id.back() >= 'a' && id.back() <= 'z');
    }

    void check_code(const std::string& code, const Origin& origin) {
        const UaiParse parse = parse_uai(code);
        if (parse.problem == UaiProblem::none)
            return;
        if (parse.problem == UaiProblem::letter_outside)
            return tell("uai.letter.placeholder", origin, {{"code", code}});
        if (parse.problem == UaiProblem::letter_wrong)
            return tell("uai.letter.wrong", origin,
                        {{"code", code}, {"expected", std::string(1, parse.expected_letter)}});
        const UaiParse repaired = parse_uai(code, UaiMode::lenient);
        if (repaired.uai)
            return tell("uai.form.shortened", origin,
                        {{"code", code}, {"expected", std::string(repaired.uai->text())}});
        tell("uai.form.invalid", origin, {{"code", code}});
    }

    void check_unit(UnitId unit) {
        const LinkRange out = view_.out_links(unit);
        const LinkRange in = view_.in_links(unit);
        if (out.empty() && in.empty())
            return tell("organisation.unit.orphan", organisation_.origin(unit),
                        {{"unit", name(unit)}, {"kind", kind_name(unit)}});
        count_ends(unit, out, LinkDirection::out);
        count_ends(unit, in, LinkDirection::in);
    }

    /// Counts different far ends per kind of link and kind at the far end. Links come sorted by kind.
    void count_ends(UnitId unit, const LinkRange& links, LinkDirection direction) {
        struct End {
            UnitKindId kind;
            UnitId far;
            LinkId link;
        };
        std::vector<End> ends;
        for (auto at = links.begin(); at != links.end();) {
            const LinkKindId kind = organisation_.kind(*at);
            const LinkKind& declared = schema_.link_kind(kind);
            const auto max = direction == LinkDirection::out ? declared.max_to_per_from : declared.max_from_per_to;
            ends.clear();
            for (; at != links.end() && organisation_.kind(*at) == kind; ++at) {
                if (!max)
                    continue;
                const UnitId far =
                    direction == LinkDirection::out ? organisation_.target(*at) : organisation_.source(*at);
                ends.push_back({organisation_.kind(far), far, *at});
            }
            std::stable_sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
                return a.kind != b.kind ? a.kind < b.kind : a.far < b.far;
            });
            for (std::size_t begin = 0, end = 0; begin < ends.size(); begin = end) {
                std::vector<std::string> names;
                std::vector<Origin> places;
                std::size_t count = 0;
                for (end = begin; end < ends.size() && ends[end].kind == ends[begin].kind; ++end) {
                    if (end > begin && ends[end].far == ends[end - 1].far)
                        continue;
                    ++count;
                    if (count > most_named)
                        continue;
                    names.push_back(name(ends[end].far));
                    places.push_back(organisation_.origin(ends[end].link));
                }
                if (count <= *max)
                    continue;
                tell(direction == LinkDirection::out ? "organisation.cardinality.targets"
                                                     : "organisation.cardinality.sources",
                     organisation_.origin(unit),
                     {{"unit", name(unit)},
                      {"kind", declared.id},
                      {"end_kind", schema_.unit_kind(ends[begin].kind).id},
                      {"count", static_cast<std::int64_t>(count)},
                      {"max", static_cast<std::int64_t>(*max)},
                      {"units", std::move(names)}},
                     std::move(places));
            }
        }
    }

    void check_rules() {
        for (const auto& rule : schema_.rules())
            for (const auto kind : rule.kinds)
                for (const auto unit : organisation_.units_of_kind(kind))
                    if (view_.exists(unit))
                        check_rule(rule, unit);
    }

    void check_rule(const LinkRule& rule, UnitId unit) {
        std::vector<UnitId> far;
        const auto count = [&](UnitId end) {
            if (rule.ends.empty() || std::binary_search(rule.ends.begin(), rule.ends.end(), organisation_.kind(end)))
                far.push_back(end);
        };
        for (const auto kind : rule.link_kinds) {
            if (rule.direction != LinkDirection::in)
                for (const auto link : view_.out_links(unit, kind))
                    count(organisation_.target(link));
            if (rule.direction != LinkDirection::out)
                for (const auto link : view_.in_links(unit, kind))
                    count(organisation_.source(link));
        }
        std::sort(far.begin(), far.end());
        far.erase(std::unique(far.begin(), far.end()), far.end());
        const bool few = far.size() < rule.min;
        if (!few && (!rule.max || far.size() <= *rule.max))
            return;
        LocalizedText label = rule.label;
        if (label.empty())
            label.plain = rule.id;
        tell(few ? "organisation.rule.too-few" : "organisation.rule.too-many", organisation_.origin(unit),
             {{"unit", name(unit)},
              {"rule", std::move(label)},
              {"count", static_cast<std::int64_t>(far.size())},
              {few ? "min" : "max", static_cast<std::int64_t>(few ? rule.min : *rule.max)}});
    }

    /// Walks the links of each hierarchy, and those of each kind that is to lead never back. Each cycle is told once.
    void check_cycles() {
        std::vector<std::vector<LinkKindId>> sets;
        for (const auto& hierarchy : schema_.hierarchies())
            sets.push_back(hierarchy.link_kinds);
        for (std::size_t i = 0; i < schema_.link_kinds().size(); ++i)
            if (schema_.link_kinds()[i].acyclic)
                sets.push_back({id_at<LinkKindId>(i)});
        std::set<std::vector<LinkKindId>> walked;
        std::set<std::vector<UnitId>> told;
        for (auto& kinds : sets) {
            std::erase_if(kinds, [&](LinkKindId kind) { return schema_.link_kind(kind).symmetric; });
            if (kinds.empty() || !walked.insert(kinds).second)
                continue;
            for (const auto& cycle : find_cycles(view_, kinds)) {
                std::vector<UnitId> units = cycle.units;
                std::sort(units.begin(), units.end());
                if (!told.insert(std::move(units)).second)
                    continue;
                tell_cycle(cycle);
            }
        }
    }

    void tell_cycle(const OrganisationCycle& cycle) {
        std::string text;
        std::vector<Origin> places;
        for (std::size_t i = 0; i < cycle.units.size(); ++i) {
            if (i < most_named)
                text += name(cycle.units[i]) + " → ";
            if (i == most_named)
                text += "… → ";
            if (i > 0 && i < most_named)
                places.push_back(organisation_.origin(cycle.links[i]));
        }
        text += name(cycle.units.front());
        tell("organisation.hierarchy.cycle", organisation_.origin(cycle.links.front()),
             {{"cycle", std::move(text)}, {"length", static_cast<std::int64_t>(cycle.units.size())}},
             std::move(places));
    }

    void check_support() {
        const Support& support = schema_.support();
        if (support.steps.empty())
            return;
        const auto schools = view_.schools();
        const auto lacking = find_unsupported(view_, schools);
        if (lacking.size() == schools.size() && !schools.empty()) {
            // Said once: such an organisation was made without its posts and services.
            return tell("organisation.support.none", {organisation_.header().document, {}, 0, 0},
                        {{"schools", static_cast<std::int64_t>(schools.size())}});
        }
        for (const auto school : lacking)
            tell("organisation.school.unsupported", organisation_.origin(school), {{"unit", name(school)}});
    }

    static constexpr std::size_t most_named = 10;  // units named in one finding

    const Organisation& organisation_;
    const OrganisationSchema& schema_;
    OrganisationView view_;
    Report report_;
};

}  // namespace detail

PALIER_INLINE Report check_organisation(const Organisation& organisation, Date date,
                                        const CheckOrganisationOptions& options) {
    return detail::OrganisationChecker(organisation, date, options.report_limits).check();
}

}  // namespace palier
