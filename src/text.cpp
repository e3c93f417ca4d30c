// SPDX-License-Identifier: MIT
#include "palier/text.hpp"

#include "palier/detail/text_inl.hpp"
