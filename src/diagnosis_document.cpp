// SPDX-License-Identifier: MIT
#include "palier/diagnosis_document.hpp"

#include "palier/detail/json_diagnosis_inl.hpp"
