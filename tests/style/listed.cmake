# SPDX-License-Identifier: MIT
#
# cmake -DROOT=FOLDER -P listed.cmake
#
# Fails when a source file is in the tree and in no list: it would never be compiled, and a test never run.

cmake_minimum_required(VERSION 3.25)

function(palier_check_listed list_file folder pattern as_written)
  file(READ "${ROOT}/${list_file}" text)
  file(GLOB files RELATIVE "${ROOT}/${folder}" "${ROOT}/${folder}/${pattern}")
  if(NOT files)
    message(SEND_ERROR "no ${pattern} in ${folder}")
  endif()
  foreach(file IN LISTS files)
    string(REGEX REPLACE "\\.[a-z]+$" "" stem "${file}")
    string(REGEX REPLACE "^fuzz_" "" stem "${stem}")
    string(CONFIGURE "${as_written}" wanted @ONLY)
    string(FIND "${text}" "${wanted}" found)
    if(found EQUAL -1)
      message(SEND_ERROR "${folder}/${file} is not listed in ${list_file} (as ${wanted})")
    endif()
  endforeach()
endfunction()

palier_check_listed(tests/CMakeLists.txt tests/unit "test_*.cpp" "unit/@file@")
palier_check_listed(tests/CMakeLists.txt tests/property "test_*.cpp" "property/@file@")
palier_check_listed(tests/compile_fail/CMakeLists.txt tests/compile_fail "*.cpp" "@stem@")
palier_check_listed(tests/fuzz/CMakeLists.txt tests/fuzz "fuzz_*.cpp" "palier_fuzz(@stem@ ")
palier_check_listed(examples/cpp/CMakeLists.txt examples/cpp "*.cpp" "palier_example(@stem@)")
palier_check_listed(cmake/files.cmake bindings "*.cpp" "palier_binding(@stem@)")
foreach(folder frameworks organisation_schemas plan_profiles examples)
  palier_check_listed(cmake/files.cmake "data/${folder}" "*.json" "data/${folder}/@file@")
endforeach()
