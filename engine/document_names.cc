// Which of the names that something had are known to have been kept: sources tell of renamings in more ways than are
// read.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/document_answerer.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "graph/base/status.h"
#include "rules/extraction/grammar_words.h"

namespace whence {

absl::Status DocumentAnswerer::DropUnreadNames(const QuestionFrame& frame, History& history) const {
  if (history.periods.empty()) return absl::OkStatus();
  std::set<std::pair<DocumentId, uint32_t>> read;
  std::set<DocumentId> documents;
  for (const Statement& statement : history.statements) {
    for (const Support& support : statement.supports) documents.insert(support.document);
  }
  std::set<int64_t> told;
  for (const HistoryEvent& event : history.events) {
    if (event.when.first.has_value()) told.insert(YearOfDay(*event.when.first));
    if (event.when.last.has_value()) told.insert(YearOfDay(*event.when.last));
  }
  std::set<int64_t> unread;
  for (const std::string& word : extractor_.words().name_spoken) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph_.FindPostings(StemWord(word)));
    for (const Posting& posting : postings) {
      if (!documents.contains(posting.document) || !read.emplace(posting.document, posting.ordinal).second) continue;
      WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(posting.document, posting.ordinal));
      WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, posting.document, sentence.span));
      for (const int64_t year : YearsIn(text)) {
        if (!told.contains(year)) unread.insert(year);
      }
    }
  }
  const std::optional<Interval> when = AskedTime(frame);
  std::erase_if(history.periods, [&](const HeldPeriod& period) {
    // What is told to have ended so, or to go on to now, was kept.
    const bool closed = period.begun_by.has_value() && period.ended_by.has_value() &&
                        history.events[*period.ended_by].holder == period.holder;
    if (closed) return false;
    return std::any_of(unread.begin(), unread.end(), [&](int64_t year) {
      if (period.hull.first.has_value() && year < YearOfDay(*period.hull.first)) return false;
      if (period.hull.last.has_value() && year > YearOfDay(*period.hull.last)) return false;
      return !when.has_value() || !when->last.has_value() || year <= YearOfDay(*when->last);
    });
  });
  return absl::OkStatus();
}

}  // namespace whence
