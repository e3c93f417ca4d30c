// SPDX-License-Identifier: MIT
#pragma once
#include "palier/peer.hpp"
