// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>  // std::find
#include <utility>    // std::move

#include "palier/catalogue.hpp"
#include "palier/detail/eight_bytes.hpp"
#include "palier/plan_profile.hpp"

namespace palier {

namespace detail {

/// Members that every plan has, of whatever kind: a profile need not list them.
inline constexpr std::string_view plan_header_paths[] = {
    "/format", "/format_version", "/kind", "/id", "/title", "/version", "/owner", "/status", "/adoption",
    "/period", "/framework", "/organisation", "/language", "/source", "/notes",
};

/// The languages of a text: the members of its object form.
inline constexpr std::string_view plan_text_languages[] = {"fr", "en"};

/// Returns the path of the member that holds another.
constexpr std::string_view holder_of(std::string_view path) noexcept { return path.substr(0, path.rfind('/')); }
/// Returns the last name of a path.
constexpr std::string_view last_name(std::string_view path) noexcept { return path.substr(path.rfind('/') + 1); }

/// Checks the parts of a definition; those that cannot be used are left out.
class ProfileChecker {
public:
    ProfileChecker(PlanProfileDefinition& definition, Report& report) : definition_(definition), report_(report) {}

    void check() {
        std::vector<PlanPart> kept;
        for (PlanPart& part : definition_.parts) {
            if (!find_plan_member(part.path)) {
                tell("plan-profile.path.unknown", part.pointer, {{"path", part.path}, {"names", nearest_path(part.path)}});
                continue;
            }
            const auto same = [&](const PlanPart& other) { return other.path == part.path; };
            if (std::find_if(kept.begin(), kept.end(), same) != kept.end()) {
                tell("plan-profile.path.repeated", part.pointer, {{"path", part.path}});
                continue;
            }
            if (part.min && part.max && *part.min > *part.max) {
                tell("plan-profile.count.reversed", part.pointer, {{"path", part.path}, {"min", std::int64_t{*part.min}}, {"max", std::int64_t{*part.max}}});
                part.min.reset();
                part.max.reset();
            }
            if (part.label.fr.empty() || part.label.en.empty()) tell("plan-profile.label.missing", part.pointer, {{"path", part.path}});
            kept.push_back(std::move(part));
        }
        definition_.parts = std::move(kept);
        check_levels();
        if (definition_.min_years && definition_.max_years && *definition_.min_years > *definition_.max_years) {
            tell("plan-profile.count.reversed", "/period_years", {{"path", std::string("/period_years")}, {"min", std::int64_t{*definition_.min_years}}, {"max", std::int64_t{*definition_.max_years}}});
            definition_.min_years.reset();
            definition_.max_years.reset();
        }
    }

private:
    void check_levels() {
        const std::span<const std::string_view> words = find_plan_member("/actions/*/level")->words;
        std::vector<PlanLevel> kept;
        for (PlanLevel& level : definition_.levels) {
            if (std::find(words.begin(), words.end(), level.level) != words.end())
                kept.push_back(std::move(level));
            else
                tell("plan-profile.level.unknown", level.pointer, {{"level", level.level}, {"names", std::vector<std::string>(words.begin(), words.end())}});
        }
        definition_.levels = std::move(kept);
    }

    static std::vector<std::string> nearest_path(const std::string& path) {
        std::vector<std::string_view> known;
        for (const PlanMember& member : plan_members()) known.push_back(member.path);
        return nearest_names(path, known);
    }

    void tell(std::string_view code, const std::string& pointer, std::vector<Argument> arguments) {
        report_.add(make_finding(code, {definition_.document, pointer, 0, 0}, std::move(arguments)));
    }

    PlanProfileDefinition& definition_;
    Report& report_;
};

/// Lays the members out as a tree, the children of each node together.
inline std::vector<PlanNode> lay_out_members(const PlanProfileDefinition& definition) {
    std::vector<PlanNode> nodes(1);
    std::vector<std::string_view> paths(1);
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        const std::string_view holder = paths[at];
        const PlanMember* const member = nodes[at].member;
        const auto first = static_cast<std::uint32_t>(nodes.size());
        if (member && member->form == PlanString::text) {
            for (const std::string_view language : plan_text_languages) {
                nodes.push_back({language, nullptr, PlanNode::none, PlanPresence::optional, 0, 0, name_key(language)});
                paths.emplace_back();
            }
        } else if (at == 0 || member) {
            for (const PlanMember& child : plan_members()) {
                if (holder_of(child.path) != holder || child.path == holder) continue;
                PlanNode node{last_name(child.path), &child, PlanNode::none, PlanPresence::optional, 0, 0, name_key(last_name(child.path))};
                for (std::size_t i = 0; i < definition.parts.size(); ++i)
                    if (definition.parts[i].path == child.path) node.part = static_cast<std::uint32_t>(i);
                if (child.need == MemberNeed::required)
                    node.presence = PlanPresence::required;
                else if (node.part != PlanNode::none)
                    node.presence = definition.parts[node.part].presence;
                else if (at == 0 && std::find(std::begin(plan_header_paths), std::end(plan_header_paths), child.path) == std::end(plan_header_paths))
                    node.presence = PlanPresence::foreign;
                nodes.push_back(node);
                paths.push_back(child.path);
            }
        }
        nodes[at].first_child = first;
        nodes[at].child_count = static_cast<std::uint32_t>(nodes.size()) - first;
    }
    return nodes;
}

}  // namespace detail

PALIER_INLINE PlanProfileResult PlanProfile::make(PlanProfileDefinition definition) {
    PlanProfileResult result;
    detail::ProfileChecker(definition, result.report).check();
    std::shared_ptr<PlanProfile> profile(new PlanProfile);  // the constructor is private
    profile->definition_ = std::move(definition);
    profile->nodes_ = detail::lay_out_members(profile->definition_);
    result.profile = std::move(profile);
    return result;
}

PALIER_INLINE std::span<const PlanNode> PlanProfile::nodes() const& noexcept { return nodes_; }

PALIER_INLINE std::span<const PlanNode> PlanProfile::children(const PlanNode& node) const& noexcept {
    return std::span<const PlanNode>(nodes_).subspan(node.first_child, node.child_count);
}

PALIER_INLINE const PlanPart* PlanProfile::find_part(std::string_view path) const& noexcept {
    for (const PlanPart& part : definition_.parts)
        if (part.path == path) return &part;
    return nullptr;
}

PALIER_INLINE const PlanLevel* PlanProfile::find_level(std::string_view level) const& noexcept {
    for (const PlanLevel& known : definition_.levels)
        if (known.level == level) return &known;
    return nullptr;
}

}  // namespace palier
