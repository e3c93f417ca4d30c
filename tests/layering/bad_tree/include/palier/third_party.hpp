// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json_fwd.hpp>
