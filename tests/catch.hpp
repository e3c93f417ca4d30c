// SPDX-License-Identifier: MIT
#pragma once

// Catch2 under one name: version 3 where it is installed, version 2 (one header) otherwise.
// The tests use only what both have: TEST_CASE, SECTION, CHECK, REQUIRE, their _FALSE and _THROWS
// forms, INFO and CAPTURE.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#else
#include <catch2/catch.hpp>
#endif
