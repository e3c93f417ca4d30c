# SPDX-License-Identifier: MIT
#
# Every source file of the library, written out. One line here is all a new file needs: the
# CMake targets, the installed headers and the layering test read this list and nothing else.
# It is plain script, so that `cmake -P` can read it too.
#
#   palier_header(NAME FLOOR [NO_BODY | BODIES NAME...])
#       include/palier/NAME.hpp on FLOOR. Unless NO_BODY, its bodies are in detail/NAME_inl.hpp
#       (or in the detail/*_inl.hpp named by BODIES) and src/NAME.cpp compiles them.
#   palier_detail(PATH FLOOR)
#       include/palier/detail/PATH.hpp, a private helper that belongs to FLOOR.
#   palier_edge(NAME [NO_BODY | BODIES NAME...] [DETAILS PATH...] [NEEDS nlohmann_json|boost])
#       include/palier/NAME.hpp, opt-in, outside the floors; DETAILS are its private helpers.
#       NEEDS names the third party that a header-only user must have.
#   palier_document(KIND NAME FILE)
#       a document of data/ that the library carries with it.
#   palier_binding(FILE)
#       bindings/FILE.cpp, a part of the Python module.

set(palier_headers "")        # NAME|FLOOR|BODY,BODY,…
set(palier_details "")        # PATH|FLOOR
set(palier_edges "")          # NAME|NEEDS|BODY,…|DETAIL,…
set(palier_documents "")      # KIND|NAME|FILE
set(palier_bindings "")       # FILE

macro(palier_header name floor)
  cmake_parse_arguments(arg "NO_BODY" "" "BODIES" ${ARGN})
  if(NOT arg_NO_BODY AND NOT arg_BODIES)
    set(arg_BODIES "${name}")
  endif()
  list(JOIN arg_BODIES "," arg_BODIES)
  list(APPEND palier_headers "${name}|${floor}|${arg_BODIES}")
endmacro()

macro(palier_detail path floor)
  list(APPEND palier_details "${path}|${floor}")
endmacro()

macro(palier_edge name)
  cmake_parse_arguments(arg "NO_BODY" "NEEDS" "BODIES;DETAILS" ${ARGN})
  if(NOT arg_NO_BODY AND NOT arg_BODIES)
    set(arg_BODIES "${name}")
  endif()
  list(JOIN arg_BODIES "," arg_BODIES)
  list(JOIN arg_DETAILS "," arg_DETAILS)
  list(APPEND palier_edges "${name}|${arg_NEEDS}|${arg_BODIES}|${arg_DETAILS}")
endmacro()

macro(palier_document kind name file)
  list(APPEND palier_documents "${kind}|${name}|${file}")
endmacro()

macro(palier_binding file)
  list(APPEND palier_bindings "${file}")
endmacro()

# The list itself, apart so that tests can read another one with the same words.
if(NOT palier_file_list)
  set(palier_file_list "${CMAKE_CURRENT_LIST_DIR}/files.cmake")
endif()
include("${palier_file_list}")
