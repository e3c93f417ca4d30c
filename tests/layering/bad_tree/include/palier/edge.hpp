// SPDX-License-Identifier: MIT
#pragma once
#include <boost/graph/graph_traits.hpp>
