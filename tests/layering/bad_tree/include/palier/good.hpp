// SPDX-License-Identifier: MIT
#pragma once
#include <vector>  // a standard header is welcome
#include "palier/ground.hpp"
#include "palier/detail/good_inl.hpp"
