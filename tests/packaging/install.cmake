# SPDX-License-Identifier: MIT
#
# cmake -DBUILD=FOLDER -DPREFIX=FOLDER -DSOURCE=FOLDER -P install.cmake
#
# Installs the components into a fresh prefix and looks at what a user gets.

cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE "${PREFIX}")
foreach(component runtime dev)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" --component ${component}
    COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
endforeach()

# Every public header is there, and nothing else under include.
include("${SOURCE}/cmake/sources.cmake")
foreach(entry IN LISTS palier_headers palier_edges)
  string(REGEX REPLACE "\\|.*" "" name "${entry}")
  if(NOT EXISTS "${PREFIX}/include/palier/${name}.hpp")
    message(SEND_ERROR "palier/${name}.hpp is not installed")
  endif()
endforeach()
file(GLOB_RECURSE installed RELATIVE "${PREFIX}/include" "${PREFIX}/include/*")
foreach(file IN LISTS installed)
  if(NOT EXISTS "${SOURCE}/include/${file}" AND NOT file STREQUAL "palier/detail/builtin_inl.hpp")
    message(SEND_ERROR "${file} is installed and is no header of the library")
  endif()
endforeach()
file(GLOB_RECURSE sources RELATIVE "${SOURCE}/include" "${SOURCE}/include/*.hpp")
foreach(file IN LISTS sources)
  if(NOT file IN_LIST installed)
    message(SEND_ERROR "${file} is not installed")
  endif()
endforeach()

# The package can be moved, and carries no third party.
file(GLOB_RECURSE scripts "${PREFIX}/*.cmake")
if(NOT scripts)
  message(SEND_ERROR "no package for find_package is installed")
endif()
foreach(script IN LISTS scripts)
  file(READ "${script}" text)
  foreach(path "${SOURCE}" "${BUILD}" "${PREFIX}")
    string(FIND "${text}" "${path}" found)
    if(NOT found EQUAL -1)
      message(SEND_ERROR "${script} names the folder ${path}")
    endif()
  endforeach()
  if(script MATCHES "palier-core-targets" AND text MATCHES "nlohmann|[Bb]oost")
    message(SEND_ERROR "${script} asks the users of palier::palier for a third party")
  endif()
endforeach()
