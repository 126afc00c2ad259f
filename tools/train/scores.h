#ifndef WHENCE_TOOLS_TRAIN_SCORES_H_
#define WHENCE_TOOLS_TRAIN_SCORES_H_

#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "corpus/language/language_model.h"
#include "tools/train/treebank.h"

namespace whence {

// Counts of a comparison with a treebank's gold tokens. Attachment scores count every token, punctuation, too.
struct Scores {
  long tokens = 0;
  long upos = 0;
  long xpos = 0;
  long attached = 0;       // right head
  long labelled = 0;       // right head and relation, with its subtype
  long labelled_base = 0;  // right head and relation, whatever its subtype

  std::string ToText() const;  // "UPOS 95.61 XPOS ... LAS ..."
};

Scores ScoreGoldTokens(const LanguageModel& model, const std::vector<TreebankSentence>& sentences);

// Counts of spans found in raw text, as the CoNLL shared tasks count them.
struct SpanScores {
  long gold = 0;
  long found = 0;
  long right = 0;

  double F1() const {
    return gold + found == 0 ? 100 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};
struct RawScores {
  SpanScores tokens;
  SpanScores sentences;
  // Of the tokens found, those with the right tag, and head and relation, out of gold and found.
  SpanScores upos;
  SpanScores labelled;

  std::string ToText() const;
};

// Joins the sentences' texts, a blank line before each paragraph, and compares what the analyser makes of them, without
// merging, with the gold tokens. `misses`, where not null, takes a line for every sentence whose tokens differ.
RawScores ScoreRawText(const Analyzer& analyzer, const std::vector<TreebankSentence>& sentences,
                       std::vector<std::string>* misses);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_SCORES_H_
