// SPDX-License-Identifier: MIT

// What the test programs compile once for all of them. No test may count on it: each names what it uses, and
// the headers are compiled alone elsewhere (the test build.headers-alone).

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "catch.hpp"

// The models and not the services, whose names a test may give to helpers of its own. As headers alone the library
// brings all its bodies: what they instantiate would be compiled again for every test.
#ifdef PALIER_COMPILED
#include "palier/builtin.hpp"
#include "palier/diagnosis.hpp"
#include "palier/json.hpp"
#endif
