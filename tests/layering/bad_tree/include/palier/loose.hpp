// SPDX-License-Identifier: MIT
#pragma once
#include "ground.hpp"
