// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The switch between the two ways of using the library.
///
/// With the target `palier::palier` the bodies are compiled once and `PALIER_COMPILED` is
/// defined for every consumer; otherwise each header brings its bodies along, as inline functions.

#ifdef PALIER_COMPILED
#define PALIER_INLINE
#else
#define PALIER_INLINE inline
#endif

/// Tells clang that a returned view lives as long as the annotated object.
#if defined(__clang__)
#define PALIER_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define PALIER_LIFETIMEBOUND
#endif

/// Begins to bring an address into the cache; any address will do, null too.
#if defined(__GNUC__)
#define PALIER_PREFETCH(address) __builtin_prefetch(address)
#else
#define PALIER_PREFETCH(address) static_cast<void>(address)
#endif
