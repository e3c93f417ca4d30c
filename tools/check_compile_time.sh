#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# tools/check_compile_time.sh [--strict]
#
# Measures what including palier costs: one translation unit with nothing but `#include "palier/palier.hpp"`,
# g++ without optimization, the best of three runs. Prints seconds for the compiled and the header-only way;
# with --strict, exits 1 when the compiled way is over its budget.

set -euo pipefail
cd "$(dirname "$0")/.."

budget_ms=1500    # for a two-core machine; the goal is 1000
compiler=${CXX:-g++}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo '#include "palier/palier.hpp"' > "$folder/umbrella.cpp"

# Prints the milliseconds of the best of three compilations with the given options.
measure() {
    local best=999999 start elapsed
    for _ in 1 2 3; do
        start=$(date +%s%N)
        "$compiler" -std=c++20 -O0 -Iinclude "$@" -c "$folder/umbrella.cpp" -o "$folder/umbrella.o"
        elapsed=$((($(date +%s%N) - start) / 1000000))
        [ "$elapsed" -ge "$best" ] || best=$elapsed
    done
    echo "$best"
}

seconds() { printf '%d.%02d s' $(($1 / 1000)) $(($1 % 1000 / 10)); }

compiled=$(measure -DPALIER_COMPILED)
header_only=$(measure)
echo "compile time of palier/palier.hpp alone ($compiler -O0): $(seconds "$compiled") compiled," \
    "$(seconds "$header_only") header-only; budget $(seconds $budget_ms) compiled"
if [ "${1:-}" = --strict ] && [ "$compiled" -gt "$budget_ms" ]; then
    echo "over the budget"
    exit 1
fi
