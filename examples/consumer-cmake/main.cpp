// SPDX-License-Identifier: MIT
#include <cstdio>  // the answer

#include "palier/builtin.hpp"
#include "palier/uai.hpp"

int main() {
    const palier::Uai school("0990001N");
    std::printf("%.*s, département %s; %zu built-in documents\n", 8, school.text().data(), school.department().c_str(),
                palier::builtin_documents().size());
    return palier::find_builtin("organisation-schema", "france").empty() ? 1 : 0;
}
