// SPDX-License-Identifier: MIT
#include "palier/diagnosis.hpp"

#include "palier/detail/diagnosis_inl.hpp"
