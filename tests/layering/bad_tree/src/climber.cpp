// SPDX-License-Identifier: MIT
#include "palier/climber.hpp"
