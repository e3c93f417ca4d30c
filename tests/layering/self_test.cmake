# SPDX-License-Identifier: MIT
#
# The layering check finds every mistake of bad_tree, and nothing else.

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/layering.cmake")
palier_check_layering("${CMAKE_CURRENT_LIST_DIR}/bad_tree" found)

set(expected
  "detail/misplaced.hpp does not say '// floor: 2', the floor it is listed on"
  "include/palier/unlisted.hpp is not listed in cmake/files.cmake"
  "include/palier/ghost.hpp is listed in cmake/files.cmake and missing"
  "sibling.hpp (floor 1) includes peer.hpp (floor 1)"
  "climber.hpp (floor 1) includes top.hpp (floor 2)"
  "hidden.hpp (floor 1) reaches, by detail/hidden_inl.hpp, peer.hpp (floor 1)"
  "top.hpp (floor 2) includes edge.hpp, which stands on no floor"
  "third_party.hpp (floor 2) includes <nlohmann/json_fwd.hpp>: only edges name a third party"
  "dear.hpp includes <regex>, which no floor may"
  "burglar.hpp includes detail/good_inl.hpp, the bodies of another header"
  "loose.hpp includes \"ground.hpp\", which is not written \"palier/...\""
  "digger.hpp (floor 0) includes detail/helper.hpp (floor 1)"
  "digger.hpp (floor 0) reaches, by detail/helper.hpp, good.hpp (floor 1)"
  "src/climber.cpp does not include exactly its header, then its bodies"
  "src/orphan.cpp compiles no listed header")

foreach(violation IN LISTS expected)
  if(NOT violation IN_LIST found)
    message(SEND_ERROR "not told: ${violation}")
  endif()
endforeach()
foreach(violation IN LISTS found)
  if(NOT violation IN_LIST expected)
    message(SEND_ERROR "told, and not a mistake: ${violation}")
  endif()
endforeach()
