// SPDX-License-Identifier: MIT
#include "palier/explain.hpp"

#include "palier/detail/explain_inl.hpp"
