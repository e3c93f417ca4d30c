// SPDX-License-Identifier: MIT
#include "palier/sarif.hpp"

#include "palier/detail/sarif_inl.hpp"
