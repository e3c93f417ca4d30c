// SPDX-License-Identifier: MIT
#include "palier/organisation_schema.hpp"

#include "palier/detail/organisation_schema_inl.hpp"
