// SPDX-License-Identifier: MIT
#include <cstdio>  // what the test says

#include "every_header.hpp"
#include "two.hpp"

#ifdef PALIER_COMPILED
#error "this test is about the headers alone"
#endif

int main() {
    // An inline function is one function, whichever unit asks for its address.
    const bool same_function = seen_by_two() == &palier::find_builtin;
    const bool same_documents = documents_seen_by_two() == palier::builtin_documents().data();
    std::puts(same_function && same_documents ? "one library" : "two libraries");
    return same_function && same_documents ? 0 : 1;
}
