// SPDX-License-Identifier: MIT
#include "every_header.hpp"
#include "seen.hpp"

#ifdef PALIER_COMPILED
#error "this test is about the headers alone"
#endif

// Explicit instantiations may stand in an object that is linked twice; functions may not.
template <int Unit>
FindBuiltin find_seen_by() {
    return &palier::find_builtin;
}

template <int Unit>
const palier::BuiltinDocument* documents_seen_by() {
    return palier::builtin_documents().data();
}

template FindBuiltin find_seen_by<2>();
template const palier::BuiltinDocument* documents_seen_by<2>();
