// SPDX-License-Identifier: MIT
#include "palier/uai.hpp"

#include "palier/detail/uai_inl.hpp"
