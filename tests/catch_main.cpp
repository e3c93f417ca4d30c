// SPDX-License-Identifier: MIT

// The main function of every test program under Catch2 2; version 3 brings its own in a library.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
