// SPDX-License-Identifier: MIT
#include "palier/gap.hpp"

#include "palier/detail/gap_inl.hpp"
#include "palier/detail/gap_text_inl.hpp"
