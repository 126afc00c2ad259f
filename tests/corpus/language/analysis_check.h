#ifndef WHENCE_TESTS_CORPUS_LANGUAGE_ANALYSIS_CHECK_H_
#define WHENCE_TESTS_CORPUS_LANGUAGE_ANALYSIS_CHECK_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "graph/base/strings.h"

namespace whence {

// What is wrong with an analysis of `text`, or nothing: spans out of the text or out of order, a tree that is none.
inline std::string FindFault(const Analysis& analysis, std::string_view text) {
  uint64_t at = 0;
  for (const Sentence& sentence : analysis.sentences()) {
    const std::vector<Token>& tokens = sentence.tokens;
    const int size = static_cast<int>(tokens.size());
    if (tokens.empty()) return "a sentence without tokens";
    if (sentence.span.begin < at || sentence.span.end > text.size()) return "a sentence out of place";
    at = sentence.span.begin;
    int roots = 0;
    for (int i = 0; i < size; ++i) {
      const Token& token = tokens[static_cast<size_t>(i)];
      if (token.span.begin < at || token.span.end <= token.span.begin) return StrCat("token ", i, " out of place");
      at = token.span.end;
      if (token.form != text.substr(token.span.begin, token.span.size())) return StrCat("token ", i, " not as written");
      if (token.lemma.empty()) return StrCat("token ", i, " without a lemma");
      if (token.parts_begin > token.parts_end || token.parts_end > sentence.parts.size()) return "parts out of place";
      if (token.head < -1 || token.head >= size) return StrCat("head of ", i, " out of the sentence");
      roots += token.head < 0 ? 1 : 0;
      if ((token.head < 0) != (token.deprel == Deprel::kRoot)) return StrCat("relation of ", i, " is not its head's");
      int ancestor = token.head;
      for (int steps = 0; ancestor >= 0; ++steps) {
        if (steps > size) return StrCat("token ", i, " hangs in a circle");
        ancestor = tokens[static_cast<size_t>(ancestor)].head;
      }
    }
    if (roots != 1) return StrCat(roots, " roots");
    if (at > sentence.span.end) return "a token behind its sentence";
  }
  return {};
}

}  // namespace whence

#endif  // WHENCE_TESTS_CORPUS_LANGUAGE_ANALYSIS_CHECK_H_
