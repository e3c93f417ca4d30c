// SPDX-License-Identifier: MIT
#include "palier/ask.hpp"

#include "palier/detail/ask_inl.hpp"
