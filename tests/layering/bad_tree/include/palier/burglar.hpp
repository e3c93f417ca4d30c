// SPDX-License-Identifier: MIT
#pragma once
#include "palier/detail/good_inl.hpp"
