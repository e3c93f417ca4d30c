// SPDX-License-Identifier: MIT
#include "palier/hidden.hpp"
#include "palier/detail/hidden_inl.hpp"
