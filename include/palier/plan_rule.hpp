// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A rule about plan documents: its record, an example, and the check. The rules of the library are in detail/plan_rules, one file
/// each; a program adds its own the same way (docs/integrators.md).

#include <cstddef>      // positions
#include <cstdint>      // passes
#include <memory>       // shared models
#include <optional>     // what may be absent
#include <span>         // rules
#include <string>       // pointers
#include <string_view>  // names
#include <type_traits>  // tokens of pointers
#include <vector>       // arguments

#include "palier/catalogue.hpp"
#include "palier/detail/nearest_offer.hpp"
#include "palier/diagnosis.hpp"
#include "palier/finding.hpp"
#include "palier/framework.hpp"
#include "palier/id.hpp"
#include "palier/name_table.hpp"
#include "palier/organisation.hpp"
#include "palier/plan.hpp"
#include "palier/plan_budget.hpp"
#include "palier/plan_profile.hpp"
#include "palier/plan_reach.hpp"
#include "palier/profile.hpp"

namespace palier {

/// The pass that a rule belongs to; none stops the next.
enum class RulePass : std::uint8_t {
    structure,   ///< The document against its profile; told while the document is read.
    references,  ///< What it names exists, and is valid at the date.
    sense,       ///< What it says holds together.
};

/// How settled a rule is.
enum class RuleLifecycle : std::uint8_t { preview, stable, deprecated };

/// Returns `structure`, `references` or `sense`.
[[nodiscard]] std::string_view to_text(RulePass pass) noexcept;
/// Returns `preview`, `stable` or `deprecated`.
[[nodiscard]] std::string_view to_text(RuleLifecycle lifecycle) noexcept;

/// Members of a plan, as JSON objects merged (RFC 7386) into the plan of the rule pages: the first makes the rule tell something, the
/// second does not.
struct RuleExample {
    std::string_view bad;
    std::string_view good;
};

class PlanCheck;

/// A rule: what is written once about it, and the function that applies it.
struct PlanRule {
    CodeRecord record;
    RulePass pass = RulePass::sense;
    RuleLifecycle lifecycle = RuleLifecycle::stable;
    RuleExample example = {};
    void (*check)(PlanCheck&) = nullptr;  ///< Null: told by the reader.
};

/// What a plan is checked against. What is absent, the rules that need it do without.
struct PlanContext {
    std::shared_ptr<const Framework> framework;        ///< Gives indicators, criteria, fields and tiers.
    std::shared_ptr<const Organisation> organisation;  ///< Gives units, their kinds and dates.
    std::shared_ptr<const Diagnosis> diagnosis;        ///< Gives where the owner stands, and the observations.
    const void* host = nullptr;                        ///< For the caller's own rules: anything of theirs.
};

namespace detail {

/// Appends a token to a JSON Pointer.
template <class Token>
void append_token(std::string& pointer, const Token& token) {
    pointer += '/';
    if constexpr (std::is_integral_v<Token>)
        pointer += std::to_string(token);
    else
        pointer += token;  // names of members, without `~` and `/`
}

}  // namespace detail

/// Returns the JSON Pointer made of names and positions: plan_pointer("actions", 3, "to") is `/actions/3/to`.
template <class... Token>
[[nodiscard]] std::string plan_pointer(const Token&... tokens) {
    std::string pointer;
    (detail::append_token(pointer, tokens), ...);
    return pointer;
}

/// What a rule sees, and tells: the plan, what it is checked against, and the names of its parts. Made by validate_plan(); lives as
/// long as it runs.
class PlanCheck {
public:
    /// Takes a plan of a kind. All of it must outlive the check.
    PlanCheck(const Plan& plan, const PlanProfile& profile, const PlanContext& context, Report& report, ReportLimits limits);
    ~PlanCheck();

    [[nodiscard]] const Plan& plan() const noexcept { return *plan_; }
    [[nodiscard]] const PlanProfile& profile() const noexcept { return *profile_; }
    [[nodiscard]] const PlanContext& context() const noexcept { return *context_; }

    /// Returns the framework, or null when none is given or the plan follows another one: its names then mean nothing here.
    [[nodiscard]] const Framework* framework() const noexcept { return framework_; }
    /// Returns the organisation, or null when none is given or the plan names another one: its units then mean nothing here.
    [[nodiscard]] const Organisation* organisation() const noexcept { return organisation_; }
    /// Tells whether there is a diagnosis of the plan's framework that holds the owner.
    [[nodiscard]] bool has_standing() const noexcept;
    /// Returns where the owner stands in the school year before the plan begins, or the latest one observed when there is none;
    /// null without has_standing(). Computed once.
    [[nodiscard]] const Profile* standing();

    /// Returns what the budget comes to, its counts read from where the owner stands, or else from its attributes. Computed once.
    [[nodiscard]] const BudgetAmount& budget();
    /// Returns what the plan does for each tier it claims; nothing without standing(). Computed once.
    [[nodiscard]] const std::vector<ObjectiveReach>& reaches();

    /// Returns the positions of parts by their ids; of repeated ids the first.
    [[nodiscard]] std::optional<std::size_t> find_objective(std::string_view id) const noexcept { return objectives_.find(id); }
    [[nodiscard]] std::optional<std::size_t> find_action(std::string_view id) const noexcept { return actions_.find(id); }
    [[nodiscard]] std::optional<std::size_t> find_priority(std::string_view id) const noexcept { return priorities_.find(id); }
    [[nodiscard]] std::optional<std::size_t> find_stage(std::string_view id) const noexcept { return stages_.find(id); }
    /// Returns the nearest ids of those parts; nothing any more once many have been compared.
    [[nodiscard]] std::vector<std::string> nearest_objectives(std::string_view id) const { return objectives_.nearest(id); }
    [[nodiscard]] std::vector<std::string> nearest_actions(std::string_view id) const { return actions_.nearest(id); }
    [[nodiscard]] std::vector<std::string> nearest_priorities(std::string_view id) const { return priorities_.nearest(id); }
    [[nodiscard]] std::vector<std::string> nearest_stages(std::string_view id) const { return stages_.nearest(id); }

    /// Returns the indicator of a name, or null without a framework or such an indicator.
    [[nodiscard]] const Indicator* find_indicator(std::string_view id) const noexcept;

    /// Tells whether the profile expects or requires a member, whose absence structure then tells: `/actions/*/to`. Linear in the parts.
    [[nodiscard]] bool is_expected(std::string_view path) const noexcept;

    /// Tells whether the report still keeps findings of the rule: what is dear to say need not be said beyond.
    [[nodiscard]] bool has_room() const noexcept { return told_ < limits_.max_findings_per_code; }

    /// Adds a finding of the rule that runs, at a JSON Pointer of the plan.
    void tell(std::string pointer, std::vector<Argument> arguments = {}, std::vector<Origin> related = {});

    /// Returns the place of a pointer of the plan, for `related`.
    [[nodiscard]] Origin place(std::string pointer) const { return {plan_->document, std::move(pointer), 0, 0}; }

    /// Runs a rule.
    void run(const PlanRule& rule);

private:
    /// Ids of one list of the plan, with their positions.
    class Names {
    public:
        void add(std::string_view id, std::size_t position);
        [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const noexcept;
        [[nodiscard]] std::vector<std::string> nearest(std::string_view id) const;

    private:
        NameList names_;
        std::vector<std::size_t> positions_;
        mutable detail::NearestNames nearest_;
    };

    /// What is computed once, when a rule asks for it.
    struct Computed;

    const Plan* plan_;
    const PlanProfile* profile_;
    const PlanContext* context_;
    Report* report_;
    ReportLimits limits_;
    const Framework* framework_ = nullptr;
    const Organisation* organisation_ = nullptr;
    std::unique_ptr<Computed> computed_;
    Names objectives_;
    Names actions_;
    Names priorities_;
    Names stages_;
    const PlanRule* rule_ = nullptr;
    std::size_t told_ = 0;
};

/// Returns how people call a part: its label, or else its id as a plain text.
[[nodiscard]] LocalizedText name_of(const LocalizedText& label, std::string_view id);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/plan_rule_inl.hpp"
#endif
