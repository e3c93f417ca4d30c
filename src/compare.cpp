// SPDX-License-Identifier: MIT
#include "palier/compare.hpp"
#include "palier/detail/compare_inl.hpp"
#include "palier/detail/compare_text_inl.hpp"
