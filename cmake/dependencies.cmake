# SPDX-License-Identifier: MIT
#
# The third parties of the library: nlohmann/json (private to the compiled library, needed by
# users of palier::json) and Boost.Graph (headers only, needed by users of palier::bgl).
#
# They come from the system by find_package. The Python module prefers the copies that the Python
# packages `nlohmann-json` and `boost-headers` bring, so that a wheel builds without any system package.

# Makes the imported target TARGET out of the headers inside the Python package PACKAGE, when it is there.
function(palier_headers_from_python target package header)
  execute_process(
    COMMAND "${Python_EXECUTABLE}" -c
      "import importlib.util as u; s = u.find_spec('${package}'); print(s.submodule_search_locations[0] if s else '')"
    OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(folder AND EXISTS "${folder}/include/${header}")
    message(STATUS "Found ${header} in the Python package ${package}")
    add_library(${target} INTERFACE IMPORTED)
    target_include_directories(${target} SYSTEM INTERFACE "${folder}/include")
  endif()
endfunction()

if(PALIER_BUILD_PYTHON)
  find_package(Python 3.10 REQUIRED COMPONENTS Interpreter Development.Module)
  if(NOT TARGET nlohmann_json::nlohmann_json)
    palier_headers_from_python(nlohmann_json::nlohmann_json nlohmann_json nlohmann/json.hpp)
  endif()
  if(NOT TARGET Boost::headers)
    palier_headers_from_python(Boost::headers boost_headers boost/graph/graph_traits.hpp)
  endif()
endif()

if(NOT TARGET nlohmann_json::nlohmann_json)
  find_package(nlohmann_json 3.11 REQUIRED)
endif()
if(NOT TARGET Boost::headers)
  find_package(Boost 1.74 REQUIRED CONFIG)
endif()
