// SPDX-License-Identifier: MIT
#include "palier/annuaire.hpp"

#include "palier/detail/annuaire_inl.hpp"
#include "palier/detail/annuaire_cells_inl.hpp"
#include "palier/detail/annuaire_row_inl.hpp"
