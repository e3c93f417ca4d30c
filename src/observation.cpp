// SPDX-License-Identifier: MIT
#include "palier/observation.hpp"

#include "palier/detail/observation_inl.hpp"
