// SPDX-License-Identifier: MIT
#include "palier/render.hpp"

#include "palier/detail/render_inl.hpp"
#include "palier/detail/render_outputs_inl.hpp"
