// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// All of the library but its edges (json.hpp, plan_document.hpp, arrow.hpp, bgl.hpp, graph_text.hpp, builtin.hpp, render.hpp), in the order of the floors.

#include "palier/config.hpp"
#include "palier/version.hpp"

#include "palier/error.hpp"
#include "palier/id.hpp"
#include "palier/origin.hpp"
#include "palier/text.hpp"

#include "palier/finding.hpp"
#include "palier/name_table.hpp"
#include "palier/period.hpp"
#include "palier/uai.hpp"
#include "palier/value.hpp"

#include "palier/catalogue.hpp"
#include "palier/table.hpp"

#include "palier/expression.hpp"
#include "palier/organisation_definition.hpp"
#include "palier/organisation_schema.hpp"
#include "palier/plan_shape.hpp"

#include "palier/indicator.hpp"
#include "palier/organisation.hpp"
#include "palier/plan_profile.hpp"

#include "palier/maturity_model.hpp"
#include "palier/observation.hpp"
#include "palier/organisation_table.hpp"
#include "palier/plan.hpp"
#include "palier/questionnaire.hpp"

#include "palier/evaluate.hpp"
#include "palier/framework.hpp"
#include "palier/history.hpp"
#include "palier/support.hpp"

#include "palier/frame.hpp"
#include "palier/profile.hpp"

#include "palier/assess.hpp"
#include "palier/condition.hpp"
#include "palier/diagnosis.hpp"

#include "palier/annuaire.hpp"
#include "palier/ask.hpp"
#include "palier/check_framework.hpp"
#include "palier/check_organisation.hpp"
#include "palier/compare.hpp"
#include "palier/diagnose.hpp"
#include "palier/explain.hpp"
#include "palier/gap.hpp"
#include "palier/observations_table.hpp"
#include "palier/path.hpp"
#include "palier/plan_budget.hpp"
#include "palier/plan_reach.hpp"
#include "palier/progress.hpp"
#include "palier/roll_up.hpp"

#include "palier/plan_rule.hpp"

#include "palier/validate_plan.hpp"
