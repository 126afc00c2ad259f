#include "engine/marriages.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/coreference/name_relation.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/time/question_time.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "The couple separated", and not "her parents divorced".
bool SaysOver(std::string_view sentence) {
  bool of_them = false;
  for (const std::string& word : NameWords(sentence)) {
    if (word == "parents") of_them = false;
    of_them = of_them || IsIn(WordList::kMarriage, word) || word == "their";
    if (of_them && IsIn(WordList::kEndsMarriage, word)) return true;
  }
  return false;
}

// Whether a sentence between the two tells of another marriage.
absl::StatusOr<bool> IsOfNext(const Graph& graph, const SentenceInfo& marriage, uint32_t end) {
  const std::string married = StemWord("married");
  for (uint32_t at = marriage.ordinal + 1; at <= end; ++at) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo info, graph.GetSentence(marriage.document, at));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph, marriage.document, info.span));
    for (const std::string& word : NameWords(text)) {
      if (StemWord(word) == married) return true;
    }
  }
  return false;
}

}  // namespace

std::string SpouseOfNow(const Sentence& question, std::string_view text) {
  const std::vector<Token>& tokens = question.tokens;
  if (tokens.size() < 4 || AsciiLowered(tokens[0].form) != "who" || !AsksOfNow(question)) return "";
  const auto between = [&](size_t first, size_t last) {
    return std::string(text.substr(tokens[first].span.begin, tokens[last].span.end - tokens[first].span.begin));
  };
  const auto ends = [&](size_t at) { return at >= tokens.size() || tokens[at].upos == Upos::kPunct; };
  for (size_t at = 3; at < tokens.size(); ++at) {
    const std::string word = AsciiLowered(tokens[at].form);
    if (word == "married" && at + 1 < tokens.size() && tokens[at + 1].form == "to") return between(2, at - 1);
    if (!IsIn(WordList::kWed, word)) continue;
    if (tokens[at - 1].xpos == Xpos::kPos && at > 3 && ends(at + 1)) return between(2, at - 2);
    const bool the = at == 3 && AsciiLowered(tokens[2].form) == "the";
    if (!the || at + 2 >= tokens.size() || tokens[at + 1].form != "of") continue;
    size_t last = at + 2;
    while (!ends(last + 1)) ++last;
    return between(at + 2, last);
  }
  return "";
}

absl::StatusOr<bool> IsToldToBeOver(const Graph& graph, const Citation& marriage) {
  constexpr uint32_t kNext = 3;
  for (const std::string_view word : WordsOf(WordList::kEndsMarriage)) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(StemWord(word)));
    for (const Posting& posting : postings) {
      WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph.GetDocument(posting.document));
      if (document.name != marriage.document) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> told,
                              graph.SentenceAt(posting.document, marriage.span.begin));
      if (!told.has_value() || posting.ordinal < told->ordinal || posting.ordinal > told->ordinal + kNext) continue;
      WHENCE_ASSIGN_OR_RETURN(const SentenceInfo info, graph.GetSentence(posting.document, posting.ordinal));
      WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph, posting.document, info.span));
      if (!SaysOver(text)) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool of_next, IsOfNext(graph, *told, posting.ordinal));
      if (!of_next) return true;
    }
  }
  return false;
}

}  // namespace whence
