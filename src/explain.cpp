// SPDX-License-Identifier: MIT
#include "palier/explain.hpp"

#include "palier/detail/explain_inl.hpp"
#include "palier/detail/explain_text_inl.hpp"
#include "palier/detail/profile_sheet_inl.hpp"
