# SPDX-License-Identifier: MIT
#
# What concerns whoever works on palier itself, and must never reach a project that embeds it.

set(CMAKE_CXX_EXTENSIONS OFF)

# A second build of the same text costs nothing where ccache is installed.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(PALIER_CCACHE ccache DOC "Compiler cache, used when found")
  mark_as_advanced(PALIER_CCACHE)
  if(PALIER_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${PALIER_CCACHE}")
  endif()
endif()

if(PALIER_SANITIZE)
  # The standard library looks too: an empty optional read, an index past the end.
  add_compile_options(-fsanitize=${PALIER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS)
  add_link_options(-fsanitize=${PALIER_SANITIZE})
endif()
