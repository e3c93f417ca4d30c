// SPDX-License-Identifier: MIT
#pragma once

#include <utility>  // std::move

#include "palier/check_framework.hpp"
#include "palier/detail/rule_criteria_check.hpp"
#include "palier/detail/rule_direction_check.hpp"
#include "palier/detail/rule_document_check.hpp"
#include "palier/detail/rule_tiers_check.hpp"
#include "palier/detail/rule_wording_check.hpp"

namespace palier {

PALIER_INLINE std::vector<FrameworkDefect> find_framework_defects(const std::shared_ptr<const Framework>& framework, const CheckFrameworkOptions& options) {
    detail::DefectList defects(*framework);
    detail::RuleLab lab(framework, options);
    detail::CriteriaCheck criteria(lab, defects);
    criteria.run();
    detail::TiersCheck(lab, defects, criteria).run();
    detail::DirectionCheck(lab, defects, criteria).run();
    if (lab.is_exhausted())
        defects.add("limit.framework.evaluations", "/maturity/criteria", {{"limit", static_cast<std::int64_t>(options.max_evaluations)}});
    detail::DocumentCheck(*framework, defects).run();
    detail::WordingCheck(*framework, defects).run();
    return defects.take();
}

PALIER_INLINE Report check_framework(const std::shared_ptr<const Framework>& framework, const CheckFrameworkOptions& options) {
    Report report(options.report_limits);
    for (FrameworkDefect& defect : find_framework_defects(framework, options)) report.add(std::move(defect.finding));
    return report;
}

}  // namespace palier
