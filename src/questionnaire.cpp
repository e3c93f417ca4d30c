// SPDX-License-Identifier: MIT
#include "palier/questionnaire.hpp"

#include "palier/detail/questionnaire_inl.hpp"
