// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/finding.hpp"

palier::Report check();

#ifdef PALIER_BAD
const auto findings = check().findings();
#else
const palier::Report report = check();
const auto findings = report.findings();
#endif
