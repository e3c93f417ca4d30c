// SPDX-License-Identifier: MIT
#pragma once
#include "palier/hidden.hpp"
#include "palier/peer.hpp"
