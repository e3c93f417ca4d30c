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
#include "palier/detail/plan_rules/reference_action_cycle.hpp"
#include "palier/detail/plan_rules/reference_action_unknown.hpp"
#include "palier/detail/plan_rules/reference_criterion_unknown.hpp"
#include "palier/detail/plan_rules/reference_field_unknown.hpp"
#include "palier/detail/plan_rules/reference_framework_expired.hpp"
#include "palier/detail/plan_rules/reference_framework_other.hpp"
#include "palier/detail/plan_rules/reference_framework_version.hpp"
#include "palier/detail/plan_rules/reference_id_repeated.hpp"
#include "palier/detail/plan_rules/reference_indicator_unknown.hpp"
#include "palier/detail/plan_rules/reference_objective_unknown.hpp"
#include "palier/detail/plan_rules/reference_organisation_other.hpp"
#include "palier/detail/plan_rules/reference_owner_closed.hpp"
#include "palier/detail/plan_rules/reference_owner_kind.hpp"
#include "palier/detail/plan_rules/reference_owner_unknown.hpp"
#include "palier/detail/plan_rules/reference_partner_unmatched.hpp"
#include "palier/detail/plan_rules/reference_priority_cycle.hpp"
#include "palier/detail/plan_rules/reference_priority_unknown.hpp"
#include "palier/detail/plan_rules/reference_repeated.hpp"
#include "palier/detail/plan_rules/reference_stage_unknown.hpp"
#include "palier/detail/plan_rules/reference_tier_unknown.hpp"
#include "palier/detail/plan_rules/reference_uai_malformed.hpp"
#include "palier/detail/plan_rules/reference_unit_closed.hpp"
#include "palier/detail/plan_rules/reference_unit_unknown.hpp"
#include "palier/detail/plan_rules/action_field.hpp"
#include "palier/detail/plan_rules/action_level.hpp"
#include "palier/detail/plan_rules/action_order.hpp"
#include "palier/detail/plan_rules/action_outside_period.hpp"
#include "palier/detail/plan_rules/action_reversed.hpp"
#include "palier/detail/plan_rules/action_term.hpp"
#include "palier/detail/plan_rules/action_undated.hpp"
#include "palier/detail/plan_rules/action_unowned.hpp"
#include "palier/detail/plan_rules/action_unused.hpp"
#include "palier/detail/plan_rules/adoption_early.hpp"
#include "palier/detail/plan_rules/adoption_late.hpp"
#include "palier/detail/plan_rules/adoption_undated.hpp"
#include "palier/detail/plan_rules/baseline_late.hpp"
#include "palier/detail/plan_rules/baseline_missing.hpp"
#include "palier/detail/plan_rules/baseline_observed.hpp"
#include "palier/detail/plan_rules/baseline_out_of_range.hpp"
#include "palier/detail/plan_rules/baseline_type.hpp"
#include "palier/detail/plan_rules/budget_amount.hpp"
#include "palier/detail/plan_rules/budget_amount_once.hpp"
#include "palier/detail/plan_rules/budget_cap.hpp"
#include "palier/detail/plan_rules/budget_count_invalid.hpp"
#include "palier/detail/plan_rules/budget_count_unknown.hpp"
#include "palier/detail/plan_rules/budget_outside_period.hpp"
#include "palier/detail/plan_rules/budget_overflow.hpp"
#include "palier/detail/plan_rules/budget_payer_missing.hpp"
#include "palier/detail/plan_rules/budget_period_missing.hpp"
#include "palier/detail/plan_rules/budget_rate_missing.hpp"
#include "palier/detail/plan_rules/budget_reversed.hpp"
#include "palier/detail/plan_rules/budget_shares.hpp"
#include "palier/detail/plan_rules/budget_total.hpp"
#include "palier/detail/plan_rules/calendar_outside_period.hpp"
#include "palier/detail/plan_rules/calendar_reversed.hpp"
#include "palier/detail/plan_rules/calendar_text_differs.hpp"
#include "palier/detail/plan_rules/indicator_repeated.hpp"
#include "palier/detail/plan_rules/indicator_sensitive.hpp"
#include "palier/detail/plan_rules/objective_fieldless.hpp"
#include "palier/detail/plan_rules/objective_inactive.hpp"
#include "palier/detail/plan_rules/objective_question.hpp"
#include "palier/detail/plan_rules/objective_tier_undated.hpp"
#include "palier/detail/plan_rules/objective_unmeasured.hpp"
#include "palier/detail/plan_rules/period_length.hpp"
#include "palier/detail/plan_rules/period_open.hpp"
#include "palier/detail/plan_rules/period_reversed.hpp"
#include "palier/detail/plan_rules/priority_level.hpp"
#include "palier/detail/plan_rules/priority_unserved.hpp"
#include "palier/detail/plan_rules/reach_already_met.hpp"
#include "palier/detail/plan_rules/reach_criterion_met.hpp"
#include "palier/detail/plan_rules/reach_late.hpp"
#include "palier/detail/plan_rules/reach_not_reached.hpp"
#include "palier/detail/plan_rules/reach_prerequisite.hpp"
#include "palier/detail/plan_rules/reach_prerequisite_later.hpp"
#include "palier/detail/plan_rules/reach_unknown.hpp"
#include "palier/detail/plan_rules/stage_outside_period.hpp"
#include "palier/detail/plan_rules/stage_undated.hpp"
#include "palier/detail/plan_rules/stage_unmeasured.hpp"
#include "palier/detail/plan_rules/stages_disordered.hpp"
#include "palier/detail/plan_rules/success_out_of_range.hpp"
#include "palier/detail/plan_rules/success_type.hpp"
#include "palier/detail/plan_rules/success_unmeasured.hpp"
#include "palier/detail/plan_rules/target_direction.hpp"
#include "palier/detail/plan_rules/target_disordered.hpp"
#include "palier/detail/plan_rules/target_early.hpp"
#include "palier/detail/plan_rules/target_late.hpp"
#include "palier/detail/plan_rules/target_missing.hpp"
#include "palier/detail/plan_rules/target_out_of_range.hpp"
#include "palier/detail/plan_rules/target_setback.hpp"
#include "palier/detail/plan_rules/target_type.hpp"
#include "palier/detail/plan_rules/target_unchanged.hpp"
#include "palier/detail/plan_rules/target_undated.hpp"
#include "palier/detail/plan_rules/target_unit.hpp"
#include "palier/detail/plan_rules/terms_uncovered.hpp"
#include "palier/detail/plan_rules/text_contact_given.hpp"
#include "palier/detail/plan_rules/text_person_named.hpp"
#include "palier/detail/plan_rules/text_repeated.hpp"
#include "palier/detail/plan_rules/training_unsized.hpp"
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
    &reference_action_cycle,
    &reference_action_unknown,
    &reference_criterion_unknown,
    &reference_field_unknown,
    &reference_framework_expired,
    &reference_framework_other,
    &reference_framework_version,
    &reference_id_repeated,
    &reference_indicator_unknown,
    &reference_objective_unknown,
    &reference_organisation_other,
    &reference_owner_closed,
    &reference_owner_kind,
    &reference_owner_unknown,
    &reference_partner_unmatched,
    &reference_priority_cycle,
    &reference_priority_unknown,
    &reference_repeated,
    &reference_stage_unknown,
    &reference_tier_unknown,
    &reference_uai_malformed,
    &reference_unit_closed,
    &reference_unit_unknown,
    // Sense.
    &action_field,
    &action_level,
    &action_order,
    &action_outside_period,
    &action_reversed,
    &action_term,
    &action_undated,
    &action_unowned,
    &action_unused,
    &adoption_early,
    &adoption_late,
    &adoption_undated,
    &baseline_late,
    &baseline_missing,
    &baseline_observed,
    &baseline_out_of_range,
    &baseline_type,
    &budget_amount,
    &budget_amount_once,
    &budget_cap,
    &budget_count_invalid,
    &budget_count_unknown,
    &budget_outside_period,
    &budget_overflow,
    &budget_payer_missing,
    &budget_period_missing,
    &budget_rate_missing,
    &budget_reversed,
    &budget_shares,
    &budget_total,
    &calendar_outside_period,
    &calendar_reversed,
    &calendar_text_differs,
    &indicator_repeated,
    &indicator_sensitive,
    &objective_fieldless,
    &objective_inactive,
    &objective_question,
    &objective_tier_undated,
    &objective_unmeasured,
    &period_length,
    &period_open,
    &period_reversed,
    &priority_level,
    &priority_unserved,
    &reach_already_met,
    &reach_criterion_met,
    &reach_late,
    &reach_not_reached,
    &reach_prerequisite,
    &reach_prerequisite_later,
    &reach_unknown,
    &stage_outside_period,
    &stage_undated,
    &stage_unmeasured,
    &stages_disordered,
    &success_out_of_range,
    &success_type,
    &success_unmeasured,
    &target_direction,
    &target_disordered,
    &target_early,
    &target_late,
    &target_missing,
    &target_out_of_range,
    &target_setback,
    &target_type,
    &target_unchanged,
    &target_undated,
    &target_unit,
    &terms_uncovered,
    &text_contact_given,
    &text_person_named,
    &text_repeated,
    &training_unsized,
};

}  // namespace palier::detail
