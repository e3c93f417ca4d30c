// SPDX-License-Identifier: MIT
#include "palier/id.hpp"

#include "palier/detail/id_inl.hpp"
