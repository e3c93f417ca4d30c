// SPDX-License-Identifier: MIT
#include "palier/diagnose.hpp"

#include "palier/detail/diagnose_inl.hpp"
