// SPDX-License-Identifier: MIT
#include "palier/annuaire.hpp"

#include "palier/detail/annuaire_inl.hpp"
