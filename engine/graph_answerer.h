#ifndef WHENCE_ENGINE_GRAPH_ANSWERER_H_
#define WHENCE_ENGINE_GRAPH_ANSWERER_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "engine/citation_list.h"
#include "engine/questions/graph_questions.h"
#include "engine/questions/lexicon_file.h"
#include "engine/questions/question_rules.h"
#include "graph/graph.h"

namespace whence {

// Where what a graph question's answer rests on comes from.
enum class AnswerGround : uint8_t {
  kNone,       // no answer
  kKeyValues,  // key-value lines of documents, and loaded triples: attributes, each said in so many words
  kTables,     // also table rows and lists
  kProse,      // also sentences: these are better read as frames
};

// Questions over sets, attributes, comparisons and counts, held against one snapshot with the grammar of
// rules/questions. Thread-safe: each question borrows an answerer of its own.
class GraphAnswerer {
 public:
  // `is_word` tells words of English from misspelt ones; it is asked from several threads.
  GraphAnswerer(std::shared_ptr<const QuestionRules> rules, std::shared_ptr<const Graph> graph,
                std::vector<LexiconFile> lexicons, std::function<bool(std::string_view)> is_word);

  struct Result {
    Answer answer;
    AnswerGround ground = AnswerGround::kNone;
    std::vector<CitationList::Place> places = {};  // of the answer's citations
  };
  // `question` is the analysed text, for the answer's sentence; null where nobody has analysed it: then the text of the
  // answer lists the answers.
  absl::StatusOr<Result> Ask(std::string_view text, const Sentence* question, bool explain);

 private:
  absl::StatusOr<std::unique_ptr<GraphQuestionAnswerer>> Borrow();
  absl::StatusOr<GraphAnswer> AskGraph(std::string_view text, const GraphQuestionOptions& options);

  const std::shared_ptr<const QuestionRules> rules_;
  const std::shared_ptr<const Graph> graph_;
  const std::vector<LexiconFile> lexicons_;
  const std::function<bool(std::string_view)> is_word_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<GraphQuestionAnswerer>> idle_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_GRAPH_ANSWERER_H_
