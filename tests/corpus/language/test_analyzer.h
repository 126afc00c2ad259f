#ifndef WHENCE_TESTS_CORPUS_LANGUAGE_TEST_ANALYZER_H_
#define WHENCE_TESTS_CORPUS_LANGUAGE_TEST_ANALYZER_H_

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "corpus/language/analyzer.h"

namespace whence {

// The analyser with the model that ships, loaded once. Tests run in the source folder, which holds the model; without
// it the test program ends.
inline const Analyzer& TestAnalyzer() {
  static const std::unique_ptr<Analyzer> analyzer = [] {
    auto loaded = Analyzer::Load("corpus/model/english.model");
    if (!loaded.ok()) {
      std::fprintf(stderr, "%s\n", std::string(loaded.status().message()).c_str());
      std::abort();
    }
    return *std::move(loaded);
  }();
  return *analyzer;
}

}  // namespace whence

#endif  // WHENCE_TESTS_CORPUS_LANGUAGE_TEST_ANALYZER_H_
