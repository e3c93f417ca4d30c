// SPDX-License-Identifier: MIT
#include "palier/graph_text.hpp"

#include "palier/detail/graph_text_inl.hpp"
