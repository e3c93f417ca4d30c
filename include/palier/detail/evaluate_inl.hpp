// SPDX-License-Identifier: MIT
// floor: 7
#pragma once

#include "palier/evaluate.hpp"

#include "palier/detail/evaluate_call_inl.hpp"
#include "palier/detail/evaluate_exact_inl.hpp"
#include "palier/detail/evaluate_logic_inl.hpp"
#include "palier/detail/evaluate_number_inl.hpp"
#include "palier/detail/evaluate_program_inl.hpp"
#include "palier/detail/evaluate_run_inl.hpp"
#include "palier/detail/evaluate_uses_inl.hpp"
#include "palier/detail/evaluate_value_inl.hpp"
