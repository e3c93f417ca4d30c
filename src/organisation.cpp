// SPDX-License-Identifier: MIT
#include "palier/organisation.hpp"

#include "palier/detail/organisation_inl.hpp"
