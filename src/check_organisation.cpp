// SPDX-License-Identifier: MIT
#include "palier/check_organisation.hpp"

#include "palier/detail/check_organisation_inl.hpp"
