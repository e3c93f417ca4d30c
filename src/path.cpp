// SPDX-License-Identifier: MIT
#include "palier/path.hpp"
#include "palier/detail/path_inl.hpp"
#include "palier/detail/path_sets_inl.hpp"
#include "palier/detail/path_text_inl.hpp"
