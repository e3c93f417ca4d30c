// SPDX-License-Identifier: MIT
#include "palier/catalogue.hpp"

#include "palier/detail/catalogue_inl.hpp"
