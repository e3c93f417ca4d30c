# SPDX-License-Identifier: MIT
#
# cmake -DOUTPUT=FILE -P embed_documents.cmake
#
# Writes the documents of data/ as string literals into the header OUTPUT. The text is kept byte for byte,
# because findings point at lines and columns. A literal is cut at line ends into pieces that every
# compiler accepts; the compiler joins them again.

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/sources.cmake")
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}" DIRECTORY)

set(piece_bytes 15000)    # below the 16 380 bytes that some compilers allow for one piece

set(texts "")
set(records "")
set(index 0)
foreach(entry IN LISTS palier_documents)
  string(REPLACE "|" ";" entry "${entry}")
  list(GET entry 0 kind)
  list(GET entry 1 name)
  list(GET entry 2 file)
  file(READ "${root}/${file}" rest)
  string(FIND "${rest}" ")palier\"" found)
  if(NOT found EQUAL -1)
    message(FATAL_ERROR "${file} holds the characters that end its own literal")
  endif()

  string(APPEND texts "inline constexpr char builtin_text_${index}[] =  // ${file}")
  string(LENGTH "${rest}" length)
  if(length EQUAL 0)
    message(FATAL_ERROR "${file} is empty")
  endif()
  while(length GREATER 0)
    set(cut ${length})
    if(length GREATER piece_bytes)
      string(SUBSTRING "${rest}" 0 ${piece_bytes} piece)
      string(FIND "${piece}" "\n" line_end REVERSE)
      if(line_end EQUAL -1)
        message(FATAL_ERROR "${file} has a line of more than ${piece_bytes} bytes")
      endif()
      math(EXPR cut "${line_end} + 1")
    endif()
    string(SUBSTRING "${rest}" 0 ${cut} piece)
    string(SUBSTRING "${rest}" ${cut} -1 rest)
    string(APPEND texts "\n    R\"palier(${piece})palier\"")
    string(LENGTH "${rest}" length)
  endwhile()
  string(APPEND texts ";\n")
  string(APPEND records
    "    {\"${kind}\", \"${name}\", {builtin_text_${index}, sizeof(builtin_text_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
set(count ${index})

configure_file("${CMAKE_CURRENT_LIST_DIR}/builtin_inl.hpp.in" "${OUTPUT}" @ONLY NEWLINE_STYLE UNIX)
# The build compares times: say that the header is fresh even when its text did not change.
file(TOUCH "${OUTPUT}")
