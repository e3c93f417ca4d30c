// SPDX-License-Identifier: MIT
#include "palier/arrow.hpp"

#include "palier/detail/arrow_export_inl.hpp"
#include "palier/detail/arrow_import_inl.hpp"
