# Compile settings, and the two functions with which every folder adds its targets.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(whence_options INTERFACE)
target_include_directories(whence_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(whence_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wno-unused-parameter
  -Wno-restrict)  # false alarms of GCC 12 on "a" + string (its bug 105651)
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

# whence_library(NAME SOURCES a.cc ... LIBRARIES lib ...): a static library of one folder.
function(whence_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC whence_options ${ARG_LIBRARIES})
endfunction()

# whence_test(NAME SOURCES a_test.cc ... LIBRARIES lib ...): a GoogleTest program, run by ctest as one test.
# Tests run in the source folder, so that test data is named by its path in the repository.
function(whence_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES} GTest::gmock_main)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
endfunction()

# whence_fuzzer(NAME SOURCES a_fuzzer.cc ... LIBRARIES lib ...): a target that defines LLVMFuzzerTestOneInput.
# With WHENCE_FUZZ it runs under libFuzzer; without, a small driver replays the seeds and random bytes as a test.
function(whence_fuzzer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  if(WHENCE_FUZZ)
    add_executable(${name} ${ARG_SOURCES})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    add_executable(${name} ${ARG_SOURCES} ${PROJECT_SOURCE_DIR}/tests/fuzz/replay.cc)
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  endif()
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
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
