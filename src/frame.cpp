// SPDX-License-Identifier: MIT
#include "palier/frame.hpp"

#include "palier/detail/frame_inl.hpp"
