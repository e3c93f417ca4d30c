// SPDX-License-Identifier: MIT

// Nothing: a target needs a source, and this one exists for the precompiled header.
