// SPDX-License-Identifier: MIT
// floor: 12
#pragma once

/// @file
/// Every rule about plans, one file each, in the order of the passes and then of the codes.

#include "palier/detail/plan_rules/structure_date_malformed.hpp"
#include "palier/detail/plan_rules/structure_id_malformed.hpp"
#include "palier/detail/plan_rules/structure_items_too_few.hpp"
#include "palier/detail/plan_rules/structure_items_too_many.hpp"
#include "palier/detail/plan_rules/structure_kind_unknown.hpp"
#include "palier/detail/plan_rules/structure_member_unknown.hpp"
#include "palier/detail/plan_rules/structure_number_out_of_range.hpp"
#include "palier/detail/plan_rules/structure_part_expected.hpp"
#include "palier/detail/plan_rules/structure_part_foreign.hpp"
#include "palier/detail/plan_rules/structure_part_missing.hpp"
#include "palier/detail/plan_rules/structure_text_empty.hpp"
#include "palier/detail/plan_rules/structure_text_too_long.hpp"
#include "palier/detail/plan_rules/structure_type_wrong.hpp"
#include "palier/detail/plan_rules/structure_word_unknown.hpp"
#include "palier/detail/plan_rules/reference_action_unknown.hpp"
#include "palier/detail/plan_rules/reference_indicator_unknown.hpp"
#include "palier/detail/plan_rules/action_reversed.hpp"
#include "palier/detail/plan_rules/objective_unmeasured.hpp"
#include "palier/plan_rule.hpp"

namespace palier::detail {

inline constexpr const PlanRule* all_plan_rules[] = {
    // Structure: told by the reader.
    &structure_date_malformed,
    &structure_id_malformed,
    &structure_items_too_few,
    &structure_items_too_many,
    &structure_kind_unknown,
    &structure_member_unknown,
    &structure_number_out_of_range,
    &structure_part_expected,
    &structure_part_foreign,
    &structure_part_missing,
    &structure_text_empty,
    &structure_text_too_long,
    &structure_type_wrong,
    &structure_word_unknown,
    // References.
    &reference_action_unknown,
    &reference_indicator_unknown,
    // Sense.
    &action_reversed,
    &objective_unmeasured,
};

}  // namespace palier::detail
