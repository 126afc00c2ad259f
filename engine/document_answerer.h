#ifndef WHENCE_ENGINE_DOCUMENT_ANSWERER_H_
#define WHENCE_ENGINE_DOCUMENT_ANSWERER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/name_list.h"
#include "engine/answer.h"
#include "engine/citation_list.h"
#include "engine/frames/frame_matcher.h"
#include "engine/frames/question_frame.h"
#include "graph/graph.h"
#include "rules/extraction/extractor.h"
#include "rules/inference/state_rules.h"

namespace whence {

class QuestionCoverage;

// Answers one question from what documents state: the question is read as a statement with a hole and held against the
// graph. Made for one question; not thread-safe.
class DocumentAnswerer {
 public:
  // All arguments outlive it; `names` are those of the graph, for the analysis of rephrased questions.
  DocumentAnswerer(const Graph& graph, const NameList& names, const Analyzer& analyzer, const Extractor& extractor,
                   const StateRules& states);

  // Questions about states that name no time are then asked about this one, not about the latest.
  void SetAsOf(const Interval& when) { as_of_ = when; }

  // `question` is the analysed question; its text is with the caller. The answer's text, answers, citations, conflicts
  // and explanation are set; status is kUnknown with a reason when the graph does not say.
  absl::StatusOr<Answer> Ask(const Sentence& question, bool explain);

  // What an acronym stands for, or the acronym of a name, with the sentence that shows it.
  absl::StatusOr<Answer> AskExpansion(std::string_view acronym);
  absl::StatusOr<Answer> AskAcronym(std::string_view name);

 private:
  struct Found {
    AnswerItem item;
    TermId entity;
    std::vector<TermId> same;  // the entity's other terms
    std::optional<Interval> interval;
    Term term;
  };

  absl::StatusOr<Answer> AskFrames(const Sentence& question, const Sentence& frames_of,
                                   const std::vector<Extraction>& frames, bool explain);
  absl::StatusOr<Answer> AskFrame(const Sentence& question, const Sentence& frame_of, const Extraction& frame,
                                  bool explain);
  absl::StatusOr<Answer> AskYesNo(const Sentence& question, const QuestionFrame& frame, bool explain);
  absl::StatusOr<Answer> AskCount(const QuestionFrame& frame, bool explain);
  absl::StatusOr<Answer> AskHole(const Sentence& question, const QuestionFrame& frame, bool explain);
  // The matches worth answering with: the best sort only.
  static std::vector<FrameMatch> Best(std::vector<FrameMatch> matches);
  // Drops the matches whose sentence leaves a word of the question unsaid.
  static absl::Status KeepCovered(const QuestionCoverage& coverage, std::vector<FrameMatch>& matches);
  absl::StatusOr<std::vector<Found>> Gather(const std::vector<FrameMatch>& matches);
  absl::StatusOr<std::string> TextOf(const FrameMatch& match, const std::vector<uint32_t>& citations);
  absl::StatusOr<std::string> TypeOf(const FrameMatch& match);
  // Members whose state has ended are no members now; those that joined and have not left are.
  absl::StatusOr<std::vector<FrameMatch>> ApplyStates(const QuestionFrame& frame, std::vector<FrameMatch> matches);
  void Explain(const QuestionFrame& frame, const std::vector<FrameMatch>& matches, Answer& answer) const;

  const Graph& graph_;
  const NameList& names_;
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const StateRules& states_;
  FrameMatcher matcher_;
  CitationList citations_;
  std::optional<Interval> as_of_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_DOCUMENT_ANSWERER_H_
