#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The demonstration behind `make demo`: the example academy's diagnosis, by the command line of the Python
# package, or by a C++ program where Python packages cannot be had.

set -euo pipefail
cd "$(dirname "$0")/.."
. tools/steps.sh

tools/bootstrap.sh cpp
if tools/bootstrap.sh python demo; then
    step package "Building and installing the Python package into .venv" tools/install_package.sh
    exec .venv/bin/palier demo
fi

say ""
say "The Python half is left out (see above why); here is the same demonstration from C++."
if [ -n "${PALIER_REQUIRE_ALL:-}" ]; then
    say "PALIER_REQUIRE_ALL is set: leaving something out is a failure."
    exit 1
fi
step demo-configure "Configuring" cmake -S . -B build/demo -G Ninja -DCMAKE_BUILD_TYPE=Release -DPALIER_BUILD_TESTS=OFF \
    -DCMAKE_UNITY_BUILD=ON
step demo-build "Building the library and the example program" cmake --build build/demo --target palier_example_demo
build/demo/examples/cpp/palier_example_demo
say ""
say "Left out: the Python package and its command line, because their packages could not be installed."
