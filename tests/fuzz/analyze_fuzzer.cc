// Any bytes, analysed with and without merged tokens, give spans inside the text and a tree for every sentence.
#include <cstddef>
#include <cstdint>
#include <string>

#include "corpus/language/conllu.h"
#include "corpus/language/tree_drawing.h"
#include "tests/corpus/language/analysis_check.h"
#include "tests/corpus/language/test_analyzer.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const bool merge : {false, true}) {
    whence::AnalyzeOptions options;
    options.merge = merge;
    const whence::Analysis analysis = whence::TestAnalyzer().Analyze(text, options);
    const std::string fault = whence::FindFault(analysis, text);
    whence::Require(fault.empty(), fault.c_str());
    for (const whence::Sentence& sentence : analysis.sentences()) {
      whence::Require(!whence::RenderConllu(sentence, text, "1").empty(), "a sentence has lines");
      whence::Require(!whence::DrawTree(sentence).empty(), "a tree can be drawn");
    }
  }
  return 0;
}
