// SPDX-License-Identifier: MIT
#pragma once
#include "palier/top.hpp"
#include "palier/detail/climber_inl.hpp"
