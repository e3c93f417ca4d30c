# SPDX-License-Identifier: MIT
#
# The library, in its two ways: compiled once (palier::palier) or as headers alone
# (palier::header_only). Both serve the same text; the macro PALIER_COMPILED tells them apart.
# palier::json and palier::bgl add what the headers of the same name need. They may be linked
# beside palier::palier too: nothing then becomes header-only that was compiled.

set(palier_include "${PROJECT_SOURCE_DIR}/include")
set(palier_generated "${PROJECT_BINARY_DIR}/include")

# From the list of names to the list of files.
set(palier_core_files "")       # public headers that name no third party
set(palier_detail_files "")     # their bodies and helpers
set(palier_unit_files "")       # what compiles the bodies
foreach(entry IN LISTS palier_headers)
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 name)
  list(GET entry 2 bodies)
  list(APPEND palier_core_files "${palier_include}/palier/${name}.hpp")
  if(bodies)
    list(APPEND palier_unit_files "${PROJECT_SOURCE_DIR}/src/${name}.cpp")
    string(REPLACE "," ";" bodies "${bodies}")
    foreach(body IN LISTS bodies)
      list(APPEND palier_detail_files "${palier_include}/palier/detail/${body}_inl.hpp")
    endforeach()
  endif()
endforeach()
foreach(entry IN LISTS palier_details)
  string(REGEX REPLACE "\\|.*" "" path "${entry}")
  list(APPEND palier_detail_files "${palier_include}/palier/detail/${path}.hpp")
endforeach()

set(palier_edge_files "")             # edges that a header-only user can include as they are
set(palier_nlohmann_json_files "")    # edges that need nlohmann/json when header-only
set(palier_boost_files "")            # edges that need Boost
foreach(entry IN LISTS palier_edges)
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 name)
  list(GET entry 1 needs)
  list(GET entry 2 bodies)
  list(GET entry 3 details)
  if(needs)
    list(APPEND palier_${needs}_files "${palier_include}/palier/${name}.hpp")
  else()
    list(APPEND palier_edge_files "${palier_include}/palier/${name}.hpp")
  endif()
  if(bodies)
    list(APPEND palier_unit_files "${PROJECT_SOURCE_DIR}/src/${name}.cpp")
    string(REPLACE "," ";" bodies "${bodies}")
    foreach(body IN LISTS bodies)
      # The bodies of builtin.hpp are written by the build, from data/.
      if(NOT body STREQUAL "builtin")
        list(APPEND palier_detail_files "${palier_include}/palier/detail/${body}_inl.hpp")
      endif()
    endforeach()
  endif()
  string(REPLACE "," ";" details "${details}")
  foreach(detail IN LISTS details)
    list(APPEND palier_detail_files "${palier_include}/palier/detail/${detail}.hpp")
  endforeach()
endforeach()

# The built-in documents, as string literals in a header.
set(palier_builtin_header "${palier_generated}/palier/detail/builtin_inl.hpp")
set(palier_document_files "")
foreach(entry IN LISTS palier_documents)
  string(REGEX REPLACE "^.*\\|" "" file "${entry}")
  list(APPEND palier_document_files "${PROJECT_SOURCE_DIR}/${file}")
endforeach()
add_custom_command(
  OUTPUT "${palier_builtin_header}"
  COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${palier_builtin_header}" -P "${PROJECT_SOURCE_DIR}/cmake/embed_documents.cmake"
  DEPENDS ${palier_document_files}
    "${PROJECT_SOURCE_DIR}/cmake/embed_documents.cmake" "${PROJECT_SOURCE_DIR}/cmake/builtin_inl.hpp.in"
    "${PROJECT_SOURCE_DIR}/cmake/sources.cmake" "${PROJECT_SOURCE_DIR}/cmake/files.cmake"
  COMMENT "Embedding the built-in documents"
  VERBATIM)
add_custom_target(palier_builtin DEPENDS "${palier_builtin_header}")

# Settings shared by both ways; SCOPE is PUBLIC or INTERFACE.
function(palier_common target scope)
  target_compile_features(${target} ${scope} cxx_std_20)
  target_include_directories(${target} ${scope}
    "$<BUILD_INTERFACE:${palier_include}>"
    "$<BUILD_INTERFACE:${palier_generated}>"
    "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  target_sources(${target}
    ${scope} FILE_SET HEADERS BASE_DIRS "${palier_include}" FILES ${ARGN}
    ${scope} FILE_SET details TYPE HEADERS BASE_DIRS "${palier_include}" FILES ${palier_detail_files})
  # The bodies are no headers of their own: they are checked through the header they belong to.
  set_target_properties(${target} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
  if(NOT PROJECT_IS_TOP_LEVEL)
    # The warnings of a project that embeds palier are not for our headers.
    set_target_properties(${target} PROPERTIES SYSTEM ON)
  endif()
  add_dependencies(${target} palier_builtin)
endfunction()

add_library(palier_palier ${palier_unit_files})
add_library(palier::palier ALIAS palier_palier)
palier_common(palier_palier PUBLIC ${palier_core_files} ${palier_edge_files} ${palier_nlohmann_json_files})
target_compile_definitions(palier_palier PUBLIC PALIER_COMPILED)
target_link_libraries(palier_palier PRIVATE
  "$<BUILD_INTERFACE:nlohmann_json::nlohmann_json>" "$<BUILD_INTERFACE:Boost::headers>")
set_target_properties(palier_palier PROPERTIES
  OUTPUT_NAME palier
  EXPORT_NAME palier
  VERSION "${PROJECT_VERSION}"
  SOVERSION "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")
if(PALIER_BUILD_PYTHON)
  set_target_properties(palier_palier PROPERTIES POSITION_INDEPENDENT_CODE ON)
endif()

add_library(palier_header_only INTERFACE)
add_library(palier::header_only ALIAS palier_header_only)
palier_common(palier_header_only INTERFACE ${palier_core_files} ${palier_edge_files})
set_target_properties(palier_header_only PROPERTIES EXPORT_NAME header_only)

# Adds the interface target palier::NAME: the headers of the edge and the third party they need.
function(palier_add_edge_target name third_party)
  add_library(palier_${name} INTERFACE)
  add_library(palier::${name} ALIAS palier_${name})
  target_link_libraries(palier_${name} INTERFACE palier_header_only ${third_party})
  target_sources(palier_${name} INTERFACE FILE_SET HEADERS BASE_DIRS "${palier_include}" FILES ${ARGN})
  set_target_properties(palier_${name} PROPERTIES EXPORT_NAME ${name})
  if(NOT PROJECT_IS_TOP_LEVEL)
    set_target_properties(palier_${name} PROPERTIES SYSTEM ON)
  endif()
endfunction()
palier_add_edge_target(json nlohmann_json::nlohmann_json ${palier_nlohmann_json_files})
palier_add_edge_target(bgl Boost::headers ${palier_boost_files})

# Each header is compiled alone, the way the tests use it: with all its bodies that takes as long as the rest of the build together, so
# it is left to the preset `header-only`. That bodies include what they need is seen in every build, by src/.
if(PALIER_TEST_HEADER_ONLY)
  set_target_properties(palier_palier PROPERTIES VERIFY_INTERFACE_HEADER_SETS OFF)
else()
  set_target_properties(palier_header_only palier_json palier_bgl PROPERTIES VERIFY_INTERFACE_HEADER_SETS OFF)
endif()
