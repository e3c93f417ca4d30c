# SPDX-License-Identifier: MIT
#
# Chooses the compiler of the sanitizer presets: clang 19, whose sanitizers see more, when it is
# installed with its run-time libraries; the default compiler otherwise. Warnings are no errors in these presets:
# under sanitizers g++ 12 believes members of the standard library uninitialized.

if(NOT DEFINED CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  find_program(PALIER_CLANG clang++-19)
  mark_as_advanced(PALIER_CLANG)
  if(PALIER_CLANG)
    execute_process(
      COMMAND "${PALIER_CLANG}" -print-resource-dir
      OUTPUT_VARIABLE resources OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    file(GLOB found "${resources}/lib/*/libclang_rt.asan*.a")
    if(found)
      set(CMAKE_CXX_COMPILER "${PALIER_CLANG}")
    endif()
  endif()
endif()
