# Compile settings, and the functions with which every folder adds its targets.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # What ccache asks for with precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()

add_library(whence_options INTERFACE)
target_include_directories(whence_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(whence_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wno-unused-parameter)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of GCC 12 on "a" + string (its bug 105651), and what it finds in the standard library when that comes
  # from precompiled headers.
  target_compile_options(whence_options INTERFACE -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
    -Wno-stringop-overread)
endif()
if(WHENCE_WERROR)
  target_compile_options(whence_options INTERFACE -Werror)
endif()
if(WHENCE_SANITIZE)
  target_compile_options(whence_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
  target_link_options(whence_options INTERFACE -fsanitize=address,undefined)
endif()
if(WHENCE_FUZZ)
  target_compile_options(whence_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
  target_link_options(whence_options INTERFACE -fsanitize=address,undefined)
endif()

# All sources are compiled with the same options, so that they can share the precompiled headers.
target_compile_options(whence_options INTERFACE -pthread)  # as RE2 asks of whoever includes it
if(WHENCE_PRECOMPILE)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(whence_options INTERFACE -fpch-preprocess)  # for ccache
  endif()
  add_library(whence_precompiled OBJECT tools/cmake/precompiled.cc)
  target_link_libraries(whence_precompiled PRIVATE whence_options)
  target_precompile_headers(whence_precompiled PRIVATE "\"tools/cmake/precompiled.h\"")
  add_library(whence_precompiled_tests OBJECT tools/cmake/precompiled.cc)
  target_link_libraries(whence_precompiled_tests PRIVATE whence_options GTest::gmock_main)
  target_precompile_headers(whence_precompiled_tests PRIVATE "\"tools/cmake/precompiled_tests.h\"")
endif()

# whence_precompile(TARGET FROM): TARGET takes the precompiled headers of FROM.
function(whence_precompile target from)
  if(WHENCE_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()

# whence_library(NAME SOURCES a.cc ... LIBRARIES lib ...): a static library of one folder.
function(whence_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC whence_options ${ARG_LIBRARIES})
  whence_precompile(${name} whence_precompiled)
endfunction()

# whence_program(NAME SOURCES a.cc ... LIBRARIES lib ...): an executable that ctest does not run.
function(whence_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
  whence_precompile(${name} whence_precompiled)
endfunction()

# whence_test(NAME SOURCES a_test.cc ... LIBRARIES lib ...): a GoogleTest program, run by ctest as one test.
# Tests run in the source folder, so that test data is named by its path in the repository.
function(whence_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} GTest::gmock_main)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  whence_precompile(${name} whence_precompiled_tests)
endfunction()

# whence_fuzzer(NAME SOURCES a_fuzzer.cc ... LIBRARIES lib ...): a target that defines LLVMFuzzerTestOneInput.
# With WHENCE_FUZZ it runs under libFuzzer; without, a small driver runs INPUTS random inputs as a test, 10,000 unless said
# otherwise.
function(whence_fuzzer name)
  cmake_parse_arguments(ARG "" "INPUTS" "SOURCES;LIBRARIES" ${ARGN})
  if(WHENCE_FUZZ)
    add_executable(${name} ${ARG_SOURCES})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${name} ${ARG_SOURCES} ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.cc)
    add_test(NAME ${name} COMMAND ${name} ${ARG_INPUTS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  endif()
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
  whence_precompile(${name} whence_precompiled)
endfunction()

# whence_embed(OUTPUT HEADER NAME FILE [NAME FILE]...): writes a source file that defines each NAME, declared in HEADER as
# `extern const std::string_view`, as the text of FILE. Editing a file makes the build write it again.
function(whence_embed output header)
  set(definitions "")
  set(arguments ${ARGN})
  while(arguments)
    list(POP_FRONT arguments name file)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    file(READ ${CMAKE_CURRENT_SOURCE_DIR}/${file} text)
    string(APPEND definitions "const std::string_view ${name} = R\"embedded(${text})embedded\";\n")
  endwhile()
  file(CONFIGURE OUTPUT ${output} CONTENT "#include \"${header}\"\n\nnamespace whence {\n@definitions@}  // namespace whence\n" @ONLY)
endfunction()
