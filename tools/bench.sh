#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# What `make bench` runs: the compile time of the umbrella header, then the benchmarks on an optimized build.

set -euo pipefail
cd "$(dirname "$0")/.."
. tools/steps.sh

tools/bootstrap.sh cpp
tools/check_compile_time.sh
if ! printf '#include <benchmark/benchmark.h>' | c++ -x c++ -E - > /dev/null 2>&1; then
    say "Left out: the benchmarks, because Google Benchmark is not installed (apt-get install libbenchmark-dev)."
    exit 0
fi
step bench-configure "Configuring" cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DPALIER_BUILD_BENCH=ON \
    -DPALIER_BUILD_TESTS=OFF -DPALIER_BUILD_EXAMPLES=OFF -DCMAKE_UNITY_BUILD=ON
step bench-build "Building the benchmarks" cmake --build build/bench
for program in build/bench/bench/palier_bench_*; do
    [ -x "$program" ] && "$program"
done

# Beside other engines, where the package and they are installed; each script says what is missing, and ends with 77.
python=python3
[ -x .venv/bin/python ] && python=.venv/bin/python
for script in rivals_python organisation_rivals validate_rivals; do
    status=0
    "$python" "bench/$script.py" || status=$?
    [ "$status" -eq 0 ] || [ "$status" -eq 77 ] || exit "$status"
done
