// SPDX-License-Identifier: MIT
#pragma once

#include "palier/config.hpp"
#include "palier/finding.hpp"
#include "palier/organisation.hpp"
#include "palier/period.hpp"

namespace palier {

/// How an organisation is checked.
struct CheckOrganisationOptions {
    /// What the report may keep.
    ReportLimits report_limits = {};
};

/// Checks an organisation against its schema, beyond what freezing told. Whatever the day: links between kinds that the
/// schema does not join, links that overlap or never exist, UAI codes. On the given day: cardinalities, rules, cycles
/// (told as the cycle), units without any link, schools without any support. Findings `organisation.…` and `uai.…`
/// point at units and links of the document. Linear but for sorting the links of one unit.
[[nodiscard]] Report check_organisation(const Organisation& organisation, Date date,
                                        const CheckOrganisationOptions& options = {});

}  // namespace palier

#ifndef PALIER_COMPILED
#include "palier/detail/check_organisation_inl.hpp"
#endif
