// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Reference pages as Markdown: of a code of findings, of a rule about plans, of a kind of plan. Opt-in; used without the compiled library it needs
/// nlohmann/json.

#include <string>  // pages

#include "palier/catalogue.hpp"
#include "palier/plan_profile.hpp"
#include "palier/plan_rule.hpp"
#include "palier/text.hpp"

namespace palier {

/// Writes the page of a code of findings: what it tells, with its arguments named; its severity, arguments and first version; why it
/// matters, what to do. The heading is of the second level. Linear.
[[nodiscard]] std::string write_code_page(const CodeRecord& record, Language language = Language::fr);

/// Writes the page of a rule: what it tells, with its arguments named; its pass, severity, lifecycle and first version; why it matters,
/// what to do; a plan that it tells something about and one that it does not. Headings begin at the second level. Linear.
[[nodiscard]] std::string write_rule_page(const PlanRule& rule, Language language = Language::fr);

/// Writes the page of a kind of plan: what it is, whose plans they are, and its parts as a table with path, label, presence, counts and
/// instruction. Headings begin at the first level. Linear.
[[nodiscard]] std::string write_plan_page(const PlanProfile& profile, Language language = Language::fr);

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/pages_inl.hpp"
#endif
