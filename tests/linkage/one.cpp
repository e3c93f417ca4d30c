// SPDX-License-Identifier: MIT
#include <cstdio>  // what the test says

#include "seen.hpp"

int main() {
    // An inline function is one function, whichever unit asks for its address.
    const bool same_function = find_seen_by<2>() == &palier::find_builtin;
    const bool same_documents = documents_seen_by<2>() == palier::builtin_documents().data();
    std::puts(same_function && same_documents ? "one library" : "two libraries");
    return same_function && same_documents ? 0 : 1;
}
