# SPDX-License-Identifier: MIT
#
# cmake -DCOMPILER=PATH -DFILE=FILE -DINCLUDE=FOLDER -P check.cmake

cmake_minimum_required(VERSION 3.25)
set(command "${COMPILER}" -std=c++20 -fsyntax-only -DPALIER_COMPILED "-I${INCLUDE}" "${FILE}")

file(STRINGS "${FILE}" reason REGEX "^// refused: ")
string(REGEX REPLACE "^// refused: " "" reason "${reason}")
if(reason STREQUAL "")
  message(FATAL_ERROR "the file does not say why its mistake is refused")
endif()

execute_process(COMMAND ${command} RESULT_VARIABLE status ERROR_VARIABLE output OUTPUT_QUIET)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the good twin does not compile:\n${output}")
endif()

execute_process(COMMAND ${command} -DPALIER_BAD RESULT_VARIABLE status ERROR_VARIABLE output OUTPUT_QUIET)
if(status EQUAL 0)
  message(FATAL_ERROR "the mistake compiles")
endif()
if(NOT output MATCHES "${reason}")
  message(FATAL_ERROR "the mistake is refused, but not because of '${reason}':\n${output}")
endif()
