// Any bytes, analysed with and without merged tokens, give spans inside the text and a tree for every sentence.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "corpus/language/analyzer.h"
#include "corpus/language/conllu.h"
#include "corpus/language/tree_drawing.h"
#include "tests/corpus/language/analysis_check.h"

namespace {

const whence::Analyzer& TheAnalyzer() {
  static const std::unique_ptr<whence::Analyzer> analyzer = [] {
    auto loaded = whence::Analyzer::Load("corpus/model/english.model");
    if (!loaded.ok()) {
      std::fprintf(stderr, "%s\n", std::string(loaded.status().message()).c_str());
      std::exit(1);
    }
    return *std::move(loaded);
  }();
  return *analyzer;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const bool merge : {false, true}) {
    whence::AnalyzeOptions options;
    options.merge = merge;
    const whence::Analysis analysis = TheAnalyzer().Analyze(text, options);
    if (const std::string fault = whence::FindFault(analysis, text); !fault.empty()) {
      std::fprintf(stderr, "broken: %s\n", fault.c_str());
      std::abort();
    }
    for (const whence::Sentence& sentence : analysis.sentences()) {
      if (whence::RenderConllu(sentence, text, "1").empty() || whence::DrawTree(sentence).empty()) std::abort();
    }
  }
  return 0;
}
