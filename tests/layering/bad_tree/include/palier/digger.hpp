// SPDX-License-Identifier: MIT
#pragma once
#include "palier/detail/helper.hpp"
