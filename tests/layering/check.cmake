# SPDX-License-Identifier: MIT
#
# cmake -DROOT=FOLDER -P check.cmake
#
# Fails when a header includes its own floor or a higher one, names a third party, or when the list of
# files (FOLDER/cmake/files.cmake) and the folders disagree.

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/layering.cmake")
palier_check_layering("${ROOT}" violations)
foreach(violation IN LISTS violations)
  message(SEND_ERROR "${violation}")
endforeach()
if(NOT violations)
  message(STATUS "Every header stands on its floor.")
endif()
