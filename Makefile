# SPDX-License-Identifier: MIT
#
# The commands of the project. The build itself is CMake's: see CMakePresets.json.

.DEFAULT_GOAL := help
.PHONY: help demo test venv bench clean

help:
	@echo "make demo    install what is missing, build, show the diagnosis of the example academy"
	@echo "make test    build and run every test, C++ and Python"
	@echo "make venv    make .venv with the Python packages for building and testing"
	@echo "make bench   measure: compile time of the headers, and the benchmarks"
	@echo "make clean   remove build/ and .venv/"
	@echo ""
	@echo "C++ alone, without Python: cmake --workflow --preset dev"

demo:
	@tools/demo.sh

test:
	@tools/test.sh

venv:
	@tools/bootstrap.sh cpp
	@tools/bootstrap.sh python

bench:
	@tools/bench.sh

clean:
	rm -rf build .venv
