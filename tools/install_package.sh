#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Builds the Python package and installs it into .venv, without isolation: the objects stay in build/wheel
# and only what changed is compiled again.

set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m pip --disable-pip-version-check install --no-build-isolation --no-deps .
