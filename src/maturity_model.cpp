// SPDX-License-Identifier: MIT
#include "palier/maturity_model.hpp"

#include "palier/detail/maturity_model_inl.hpp"
