# SPDX-License-Identifier: MIT
#
# Installs the library and a package that find_package(palier) reads.
# Components: runtime (the shared library, when there is one) and dev (all the rest).

include(CMakePackageConfigHelpers)
set(palier_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/palier")

# One export set for what stands alone, one for each edge that has a third party, so that
# a user of palier::palier needs neither nlohmann/json nor Boost.
foreach(part core json bgl)
  set(targets palier_${part})
  set(file_sets FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dev)
  if(part STREQUAL "core")
    set(targets palier_palier palier_header_only)
    list(APPEND file_sets FILE_SET details DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dev)
  endif()
  install(TARGETS ${targets} EXPORT palier-${part}
    RUNTIME COMPONENT runtime
    LIBRARY COMPONENT runtime NAMELINK_COMPONENT dev
    ARCHIVE COMPONENT dev
    ${file_sets})
  install(EXPORT palier-${part} FILE palier-${part}-targets.cmake NAMESPACE palier::
    DESTINATION "${palier_package_dir}" COMPONENT dev)
endforeach()

install(FILES "${palier_builtin_header}" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/palier/detail" COMPONENT dev)
configure_package_config_file(cmake/palier-config.cmake.in "${PROJECT_BINARY_DIR}/palier-config.cmake"
  INSTALL_DESTINATION "${palier_package_dir}"
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/palier-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/palier-config.cmake"
    "${PROJECT_BINARY_DIR}/palier-config-version.cmake"
  DESTINATION "${palier_package_dir}" COMPONENT dev)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT dev)
