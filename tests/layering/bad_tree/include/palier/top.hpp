// SPDX-License-Identifier: MIT
#pragma once
#include "palier/good.hpp"
#include "palier/edge.hpp"
