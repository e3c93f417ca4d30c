// SPDX-License-Identifier: MIT
#include "palier/organisation.hpp"

#include "palier/detail/organisation_inl.hpp"
#include "palier/detail/organisation_builder_inl.hpp"
#include "palier/detail/organisation_freeze_inl.hpp"
#include "palier/detail/organisation_hierarchy_inl.hpp"
