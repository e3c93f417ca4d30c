// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The version of the library; the build and the Python package read it from here.

#define PALIER_VERSION_MAJOR 0
#define PALIER_VERSION_MINOR 1
#define PALIER_VERSION_PATCH 0
#define PALIER_VERSION "0.1.0"
