// SPDX-License-Identifier: MIT
#pragma once
#include "palier/climber.hpp"
