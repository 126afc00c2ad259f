#ifndef WHENCE_ENGINE_QUESTION_ANSWERER_H_
#define WHENCE_ENGINE_QUESTION_ANSWERER_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analyzer.h"
#include "engine/alignment/read_sentence.h"
#include "engine/answer.h"
#include "engine/document_answerer.h"
#include "engine/graph_answerer.h"
#include "engine/linking/graph_names.h"
#include "engine/session.h"
#include "engine/time/interval.h"
#include "rules/inference/conflict_rules.h"
#include "rules/language/rule_set.h"

namespace whence {

// What a question is answered with beside the graph: the language, and what the rules know of it. Views.
struct QuestionKnowledge {
  const Analyzer& analyzer;
  const Extractor& extractor;
  const WordRelations& relations;
  const StateRules& states;
  const ExclusionRules& exclusions;
  const ConflictRules& conflicts;
  const RuleSet& dialogue;     // forms that ask about a name, or lean on the question before
  const RuleSet& paraphrases;  // the same question in other words
};

// Takes a question through all ways to an answer: names are repaired, what asks for several things is asked a thing at
// a time, what leans on the conversation is completed; then come the attributes of the graph, what documents state, the
// cells of tables, the same in other words, and last the sources' own sentences. Made for one question; not
// thread-safe.
class QuestionAnswerer {
 public:
  // All outlive it. `structured` may be null: then only documents are asked; so may `cache`.
  QuestionAnswerer(const QuestionKnowledge& knowledge, const Graph& graph, GraphAnswerer* structured,
                   SentenceCache* cache)
      : know_(knowledge),
        graph_(graph),
        structured_(structured),
        cache_(cache),
        names_(graph, cache == nullptr ? nullptr : cache->analyses()) {}

  // States are those of this time, where the question names no other.
  void SetAsOf(std::optional<Interval> when) { as_of_ = when; }
  // Says how each answer came about.
  void SetExplain(bool explain) { explain_ = explain; }

  // `session` may be null: then the question leans on none before it. Whoever gives one holds its mutex. What is not
  // known is an answer; errors are those of the graph. Cost: each way is taken until one answers, so what no source
  // tells costs them all.
  absl::StatusOr<Answer> Ask(std::string_view question, Session* session);

 private:
  Analysis Analyze(std::string_view text) const { return know_.analyzer.AnalyzeSentence(text, {.names = &names_}); }

  // Writes out a surname that several share and that the only document's topic bears, or one alone: "Dahl", on a page
  // about Johan Dahl. What to say where nobody can tell who is meant; else empty.
  absl::StatusOr<std::string> NameWhoIsMeant(std::string& text, Analysis& analysis) const;
  // What asks for several things, a thing at a time; `repairs` are those of the whole.
  absl::StatusOr<Answer> AskParts(const std::vector<std::string>& parts, const std::vector<Repair>& repairs,
                                  Session* session);
  // What asks about a name: for its long or its short form. kUnknown without a reason for any other question.
  absl::StatusOr<Answer> AskForm(std::string_view text) const;
  // What the question may mean, the likeliest first. `text` and `analysis` become those of the question in full where
  // it leaves something to the conversation; `instead` is what it stands for, or empty.
  absl::StatusOr<std::vector<Session::Reading>> ReadingsOf(std::string instead, Session* session, std::string& text,
                                                           Analysis& analysis) const;
  // The same with what other sources say against it.
  absl::StatusOr<Answer> WithRivals(const Sentence& question, Answer answer) const;
  // The graph's attributes and what documents state.
  absl::StatusOr<Answer> AskStated(std::string_view text, const Sentence& question);
  // The question with the name of the only document's topic for what it is: "the game", "the railway". Empty where it
  // does not say so.
  absl::StatusOr<std::string> NameTopic(std::string_view text, std::string_view topic) const;
  // What no statement answers: tables and key-value lines are asked, then the nearest sentences.
  absl::Status AskBesideStatements(std::string_view text, const Sentence& sentence, Answer& answer);
  // Of whom somebody is said to be married to: nobody from whom sources tell a divorce, or who died.
  absl::Status KeepMarried(std::string_view text, const Sentence& question, Answer& answer);
  // "How old was she when she died?": by two dates.
  absl::Status AskAge(const Sentence& question, Answer& answer);
  // The question with that name held against the nearest sentences.
  absl::Status AskPassagesOfTopic(std::string_view text, Answer& answer);
  // The question in other words, where it was not answered as it was put; in words that ask of less where `narrower`.
  absl::Status AskOtherwise(std::string_view text, bool narrower, Answer& answer);
  // The office of which a question asks who holds it, in lower case: "director"; empty for none.
  std::string OfficeAsked(const Sentence& question) const;
  // What the sources' own words give where their statements do not: an answer, or the nearest passages.
  absl::Status AskPassages(std::string_view text, const Sentence& question, Answer& answer);

  const QuestionKnowledge& know_;
  const Graph& graph_;
  GraphAnswerer* structured_;
  SentenceCache* cache_;
  GraphNames names_;
  std::optional<Interval> as_of_;
  bool explain_ = false;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTION_ANSWERER_H_
