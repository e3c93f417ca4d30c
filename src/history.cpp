// SPDX-License-Identifier: MIT
#include "palier/history.hpp"

#include "palier/detail/history_inl.hpp"
