// SPDX-License-Identifier: MIT
// floor: 1
#pragma once
