#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# The tests behind `make test`: everything is built first, then checked, and the test runners come last so
# that their closing lines end the output. A failed check does not stop the others; the exit status is 1
# when one failed.

set -euo pipefail
cd "$(dirname "$0")/.."
. tools/steps.sh

failed=()
attempt() { step "$@" || failed+=("$2"); }

# Shows a runner's own output instead of hiding it.
show() {
    local title=$1
    shift
    say ""
    say "-- $title"
    "$@" || failed+=("$title")
}

tools/bootstrap.sh cpp
python=yes
tools/bootstrap.sh python || python=

step dev-configure "Configuring the C++ half (preset dev)" cmake --preset dev
step dev-build "Building the C++ half (preset dev)" cmake --build --preset dev
step asan-configure "Configuring with the address and undefined-behaviour sanitizers (preset asan)" cmake --preset asan
step asan-build "Building with the sanitizers (preset asan)" cmake --build --preset asan
if [ -n "$python" ]; then
    step package "Building and installing the Python package into .venv" tools/install_package.sh
    attempt ruff "Checking the Python code (ruff)" .venv/bin/ruff check --quiet python tests tools
    attempt mypy "Checking the types (mypy --strict)" .venv/bin/mypy
    attempt stubs "Comparing the stub with the module" .venv/bin/python tools/check_stubs.py
fi
attempt style "Checking the form of every file" tools/check_style.sh

show "C++ tests under the sanitizers" ctest --preset asan
show "C++ tests, and tests of the build" ctest --preset dev
if [ -n "$python" ]; then
    show "Python tests" .venv/bin/python -m pytest
else
    say ""
    say "Left out: the Python package, its tests and its types, because its packages could not be installed"
    say "(see above). Everything else was tested."
    [ -z "${PALIER_REQUIRE_ALL:-}" ] || failed+=("the Python half, left out where PALIER_REQUIRE_ALL forbids it")
fi

if [ "${#failed[@]}" -ne 0 ]; then
    say ""
    say "Failed:"
    printf '  - %s\n' "${failed[@]}"
    exit 1
fi
