// SPDX-License-Identifier: MIT
#pragma once
#include "palier/detail/hidden_inl.hpp"
