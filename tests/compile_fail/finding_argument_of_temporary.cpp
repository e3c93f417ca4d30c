// SPDX-License-Identifier: MIT
// refused: deleted
#include "palier/finding.hpp"

palier::Finding make_one();

#ifdef PALIER_BAD
const palier::ArgumentValue* value = make_one().find_argument("unit");
#else
const palier::Finding finding = make_one();
const palier::ArgumentValue* value = finding.find_argument("unit");
#endif
