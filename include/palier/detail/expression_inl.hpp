// SPDX-License-Identifier: MIT
// floor: 4
#pragma once

#include "palier/expression.hpp"

#include "palier/detail/expression_check_inl.hpp"
#include "palier/detail/expression_lexer_inl.hpp"
#include "palier/detail/expression_parse_inl.hpp"
#include "palier/detail/expression_print_inl.hpp"
#include "palier/detail/expression_words_inl.hpp"
