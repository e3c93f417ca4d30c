// SPDX-License-Identifier: MIT
#include "palier/finding.hpp"

#include "palier/detail/finding_inl.hpp"
