#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# tools/bootstrap.sh cpp | python [GROUP]
#
# cpp     makes sure that the C++ half can be built: compiler, CMake, Ninja, nlohmann/json, Boost.Graph, Catch2.
# python  makes sure that .venv holds a dependency group of pyproject.toml: dev, to build and test the Python half
#         (when none is given), or demo, to build and run it.
#
# What is missing is installed with apt-get where that is possible. Exit status: 0 all is there; 1 something
# is missing and could not be had, the output says what and how to get it.

set -euo pipefail
cd "$(dirname "$0")/.."
. tools/steps.sh

# Prints the Debian packages, among NAME|TEST pairs, whose test fails.
missing_packages() {
    local pair
    for pair in "$@"; do
        bash -c "${pair#*|}" > /dev/null 2>&1 || printf '%s ' "${pair%%|*}"
    done
}

has_header() { printf "echo '#include <%s>' | c++ -std=c++20 -x c++ -E - " "$1"; }

# Installs Debian packages; says what to do when that cannot be done.
install_packages() {
    local root=() log="$palier_logs/apt.log"
    if ! command -v apt-get > /dev/null; then
        say "Missing: $*" "(names of Debian packages). There is no apt-get here: please install their like."
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            root=(sudo)
        else
            say "Missing Debian packages. Please install them as root, then try again:"
            say "    apt-get install $*"
            return 1
        fi
    fi
    : > "$log"
    # A failed update is no reason to stop: the packages may be in the cache.
    step apt-update "Reading the list of Debian packages" "${root[@]}" apt-get -q update || true
    if ! step apt "Installing $*" "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y --no-install-recommends install "$@"; then
        say "Debian packages could not be installed. When the network allows it:"
        say "    apt-get install $*"
        return 1
    fi
}

bootstrap_cpp() {
    local missing
    # The compiler comes first: the other tests need it.
    missing=$(missing_packages "build-essential|command -v c++ && command -v make")
    if [ -n "$missing" ]; then
        missing="build-essential cmake ninja-build nlohmann-json3-dev libboost-graph-dev catch2"
    else
        missing=$(missing_packages \
            "cmake|command -v cmake" \
            "ninja-build|command -v ninja" \
            "nlohmann-json3-dev|$(has_header nlohmann/json.hpp)" \
            "libboost-graph-dev|$(has_header boost/graph/graph_traits.hpp)" \
            "catch2|$(has_header catch2/catch.hpp) || $(has_header catch2/catch_test_macros.hpp)")
    fi
    if [ -n "$missing" ]; then
        # ccache is a comfort, taken along when something is installed anyway.
        # shellcheck disable=SC2086  # a list of words
        install_packages $missing ccache || return 1
    fi
    local version
    version=$(cmake --version | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    if [ "${version%%.*}" -lt 3 ] || { [ "${version%%.*}" -eq 3 ] && [ "${version#*.}" -lt 25 ]; }; then
        say "CMake is $version here; palier needs 3.25 or newer."
        return 1
    fi
}

# Tells whether the Python of the project can make environments and build modules.
python_works() {
    "$1" - << 'PY' > /dev/null 2>&1
import ensurepip, pathlib, sys, sysconfig, venv
assert sys.version_info >= (3, 10)
assert (pathlib.Path(sysconfig.get_path("include")) / "Python.h").exists()
PY
}

bootstrap_python() {
    local python=${PYTHON:-python3} group=${1:-dev} wanted ready
    wanted=$(cksum < pyproject.toml)
    # The group dev holds all the others.
    for ready in ".venv/palier-ready-$group" .venv/palier-ready-dev; do
        if [ -x .venv/bin/python ] && [ "$(cat "$ready" 2> /dev/null)" = "$wanted" ]; then
            return 0
        fi
    done
    if ! python_works "$python"; then
        install_packages python3 python3-venv python3-dev || return 1
        python=/usr/bin/python3
        if ! python_works "$python"; then
            say "$python cannot be used: palier needs Python 3.10 or newer, with its headers and the module venv."
            return 1
        fi
    fi
    if ! .venv/bin/python -c 'import pip' > /dev/null 2>&1; then
        rm -rf .venv
        step venv "Making .venv with $("$python" --version)" "$python" -m venv .venv || return 1
    fi
    # Dependency groups need pip 25.1.
    local pip=(.venv/bin/python -m pip --disable-pip-version-check install --progress-bar off --retries 2 --timeout 30)
    local step_tail=3    # no network is a usual thing, not a mishap to show at length
    if ! step pip-pip "Updating pip in .venv" "${pip[@]}" 'pip>=25.1' ||
        ! step pip "Installing Python packages into .venv (group $group)" "${pip[@]}" --group "$group"; then
        say "The Python packages could not be installed: pip could not reach its index, or found no fit."
        return 1
    fi
    echo "$wanted" > ".venv/palier-ready-$group"
}

case ${1:-} in
    cpp) bootstrap_cpp ;;
    python) bootstrap_python "${2:-dev}" ;;
    *)
        say "usage: tools/bootstrap.sh cpp | python [GROUP]"
        exit 2
        ;;
esac
