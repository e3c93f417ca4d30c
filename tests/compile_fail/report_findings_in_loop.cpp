// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/finding.hpp"

palier::Report check();
void use(const palier::Finding& finding);

#ifdef PALIER_BAD
void walk() {
    for (const palier::Finding& finding : check().findings()) use(finding);
}
#else
void walk() {
    for (const palier::Report report = check(); const palier::Finding& finding : report.findings()) use(finding);
}
#endif
