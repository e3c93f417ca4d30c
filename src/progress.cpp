// SPDX-License-Identifier: MIT
#include "palier/progress.hpp"
#include "palier/detail/progress_inl.hpp"
