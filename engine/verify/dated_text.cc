#include "engine/verify/dated_text.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/ingest/cell_value.h"
#include "engine/passages/sentence_text.h"
#include "engine/time/interval.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr uint32_t kMostBefore = 6;  // sentences of the paragraph

bool MayCount(std::string_view text) {
  constexpr std::string_view kWords[] = {"year", "month", "day", "then"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Whether nothing but a space or the end of a line parts two sentences.
bool IsOneParagraph(std::string_view gap) {
  return gap.find_first_not_of(" \r\n\t") == std::string_view::npos && std::count(gap.begin(), gap.end(), '\n') < 2;
}

// "In 1907" for "the same year" and "1907" for it behind a preposition.
std::string DateFor(const CountedDate& counted, const Sentence& sentence, std::string_view text) {
  const Token* before = nullptr;
  for (const Token& token : sentence.tokens) {
    if (token.span.end <= counted.phrase.begin) before = &token;
  }
  const bool governed = before != nullptr && (before->upos == Upos::kAdp || before->upos == Upos::kSconj);
  std::string_view preposition = counted.date.day != 0 ? "on " : "in ";
  if (AsciiLowered(text.substr(counted.phrase.begin, 5)) == "since") {
    preposition = "since ";
  } else if (governed) {
    preposition = {};
  }
  std::string date = StrCat(preposition, RenderTime(DateTerm(counted.date)));
  if (before == nullptr) date.front() = AsciiUpper(date.front());
  return date;
}

// Nothing where nothing is counted.
std::optional<std::string> Filled(const Extractor& extractor, const std::vector<Sentence>& sentences,
                                  std::string_view text, DateAnchor* anchor) {
  std::string filled;
  size_t at = 0, end = 0;
  for (const Sentence& sentence : sentences) {
    if (end != 0 && !IsOneParagraph(text.substr(end, sentence.span.begin - end))) *anchor = {};
    end = sentence.span.end;
    std::vector<CountedDate> dates;
    extractor.DateRelativeTimes(sentence, anchor, &dates);
    for (const CountedDate& counted : dates) {
      filled += StrCat(text.substr(at, counted.phrase.begin - at), DateFor(counted, sentence, text));
      at = counted.phrase.end;
    }
  }
  if (at == 0) return std::nullopt;
  return StrCat(filled, text.substr(at));
}

}  // namespace

absl::StatusOr<std::string> ReadDatedText(const Graph& graph, const Analyzer& analyzer, const Extractor& extractor,
                                          AnalysisCache* analyses, DocumentId document, ByteSpan span) {
  WHENCE_ASSIGN_OR_RETURN(std::string text, ReadSentenceText(graph, document, span));
  if (!MayCount(text)) return text;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> own, graph.SentenceAt(document, span.begin));
  if (!own.has_value()) return text;
  std::vector<std::string> before;  // the nearest first
  ByteSpan next = own->span;
  for (uint32_t back = 1; back <= kMostBefore && back <= own->ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph.GetSentence(document, own->ordinal - back));
    if (sentence.span.end > next.begin) break;
    WHENCE_ASSIGN_OR_RETURN(const std::string gap, graph.ReadText(document, {sentence.span.end, next.begin}));
    if (!IsOneParagraph(gap)) break;
    WHENCE_ASSIGN_OR_RETURN(std::string one, ReadSentenceText(graph, document, sentence.span));
    before.push_back(std::move(one));
    next = sentence.span;
  }
  DateAnchor anchor;
  for (auto one = before.rbegin(); one != before.rend(); ++one) {
    const Analysis read = analyzer.Analyze(*one, {.analyses = analyses});
    for (const Sentence& sentence : read.sentences()) extractor.DateRelativeTimes(sentence, &anchor);
  }
  const Analysis read = analyzer.Analyze(text, {.analyses = analyses});
  return Filled(extractor, read.sentences(), text, &anchor).value_or(text);
}

std::optional<std::string> DatedText(const Extractor& extractor, const std::vector<Sentence>& sentences,
                                     std::string_view text) {
  if (!MayCount(text)) return std::nullopt;
  DateAnchor anchor;
  return Filled(extractor, sentences, text, &anchor);
}

}  // namespace whence
