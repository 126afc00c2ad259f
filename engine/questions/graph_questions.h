#ifndef WHENCE_ENGINE_QUESTIONS_GRAPH_QUESTIONS_H_
#define WHENCE_ENGINE_QUESTIONS_GRAPH_QUESTIONS_H_

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/questions/graph_lexicon.h"
#include "engine/questions/meaning_builder.h"
#include "engine/questions/question_linker.h"
#include "engine/questions/question_literals.h"
#include "engine/questions/question_rules.h"
#include "engine/questions/question_shapes.h"
#include "engine/questions/question_words.h"
#include "engine/questions/set_evaluator.h"
#include "engine/questions/term_names.h"
#include "graph/graph.h"
#include "graph/query.h"
#include "rules/reduce/reducer.h"

namespace whence {

enum class GraphAnswerStatus : uint8_t { kAnswered, kUnknown };

enum class GraphUnknownReason : uint8_t {
  kNone,
  kNoRule,         // the grammar does not cover the question
  kUnknownEntity,  // it names something that the graph does not have
  kNoFact,         // it is understood, and the graph says nothing
  kAmbiguous,      // several readings fit as well as each other and disagree
};

struct GraphAnswerItem {
  std::string text;                // a name or value as the graph writes it; a count; "yes" or "no"
  std::string type;                // entity, number, date, text, count, bool
  std::string value;               // the IRI of an entity; otherwise as `text`
  TermId term;                     // id 0 for what is not a term of the graph
  std::vector<Triple> support;     // the triples that the answer rests on
  std::optional<bool> truth = {};  // of "yes" and "no", type bool
};

inline GraphAnswerItem TruthItem(bool truth) {
  GraphAnswerItem item;
  item.text = item.value = truth ? "yes" : "no";
  item.type = "bool";
  item.truth = truth;
  return item;
}

struct GraphAnswer {
  GraphAnswerStatus status = GraphAnswerStatus::kUnknown;
  GraphUnknownReason reason = GraphUnknownReason::kNone;
  std::vector<GraphAnswerItem> answers;
  std::vector<std::pair<std::string, std::string>> repairs;  // what the question wrote, what was read
  std::string nearest;                                       // with kUnknownEntity: the words that are no name
  // Without an answer, of a graph that was loaded as one: words of the question that mean nothing there, the thing that
  // it names, and what the graph tells of that (or, if it names none, what kinds of things there are).
  std::vector<std::string> unread;
  std::string about;
  std::vector<std::string> told;
  std::string reading;                   // what was asked, as an expression over the graph's predicates
  bool vague = false;                    // it asks for anything to do with something that has no name
  float cost = 0;                        // of the reading; small means close to the rules and the lexicon
  std::vector<std::string> explanation;  // with options.explain, a line a step
  std::optional<GraphQuery> query;       // with options.explain: what was asked, where one query says it
};

struct GraphQuestionOptions {
  bool explain = false;
  bool support = true;  // fill GraphAnswerItem::support
  size_t max_answers = 10000;
};

// Answers questions from one snapshot of a graph: reduces the question to rival readings, evaluates them in the order
// of their cost, and takes the first that the graph has something to say about. The same question gives the same
// answer. Not thread-safe: one for each thread. Cheap to make: the cost is that of the lexicon (see
// GraphLexicon::Build).
class GraphQuestionAnswerer {
 public:
  // `graph` outlives the answerer. `lexicons`: of the graph's user, may be empty. `warnings` gets what they say of
  // predicates and names that the graph does not have.
  static absl::StatusOr<std::unique_ptr<GraphQuestionAnswerer>> Create(std::shared_ptr<const QuestionRules> rules,
                                                                       const Graph& graph,
                                                                       const std::vector<LexiconFile>& lexicons,
                                                                       std::vector<Diagnostic>* warnings = nullptr);

  absl::StatusOr<GraphAnswer> Ask(std::string_view question, const GraphQuestionOptions& options = {});

  const GraphLexicon& lexicon() const { return lexicon_; }

  // Tells words of English (in lower case) from misspelt ones. Without, only names are repaired.
  void set_is_word(std::function<bool(std::string_view)> is_word) { is_word_ = std::move(is_word); }

 private:
  GraphQuestionAnswerer(std::shared_ptr<const QuestionRules> rules, const Graph& graph, GraphLexicon lexicon);

  // How a question is reduced: names in capitals as a whole, which is nearly always what was meant and quick; names
  // within names as well; misspelt words repaired.
  enum class Care : uint8_t { kWholeNames, kAllNames, kRepairs };
  absl::Status Reduce(std::string_view question, Care care, bool explain);
  void AddPhrases();
  void AddNumbers();
  absl::Status AddNames(std::string_view question, bool outermost);
  bool IsWithinName(size_t begin, size_t end) const;
  void DropWithinNames();
  void RepairWords(const std::vector<bool>& known);
  absl::Status AddRepairs(std::string_view question, const std::vector<bool>& known);
  // Whether the question could be read if some of its words were a name.
  bool ReadsWithUnknownName(std::string_view question, std::string* name);
  bool IsVague(const Node* image) const;
  absl::Status DenyUnknownName(const GraphQuestionOptions& options, GraphAnswer& answer);
  std::vector<bool> KnownWords() const;
  std::vector<GrammarKey> WordKeys() const;
  // Fills readings_; with `explain` such as say how they came about.
  void Read(bool explain);
  bool IsLoose(const Node* node) const;
  // The reading that the graph decides for, with its answers in `answer`; null where it has none for any.
  absl::StatusOr<const Reading*> Choose(const GraphQuestionOptions& options, GraphAnswer& answer);
  // Says which words of the question were repaired to be names or words of rules, and whether it names nothing.
  void NoteNames(const Node* asked, GraphAnswer& answer) const;
  absl::Status Decide(const GraphQuestionOptions& options, GraphAnswer& answer);
  absl::StatusOr<bool> Answer(const Node* asked, const GraphQuestionOptions& options, GraphAnswer& answer);
  absl::StatusOr<bool> Denies(const Node* asked);
  absl::StatusOr<bool> TellsFlags(const Node* asked);
  absl::StatusOr<bool> AnswerEach(const Node* asked, const GraphQuestionOptions& options, GraphAnswer& answer);
  absl::StatusOr<bool> HasCompared(const Node* asked);
  // How many members a set has that is made from "the X with the most Y": where several X share that place and the
  // question speaks of one, as many as it has for each of them; none if they differ.
  absl::StatusOr<std::optional<size_t>> CountOfEachTied(const Node* set);
  bool SaysOne(const Node* kind) const;
  absl::Status SupportDecision(const Node* set, std::vector<Triple>& support);
  absl::Status AddMembers(const Node* set, const GraphQuestionOptions& options, GraphAnswer& answer);
  absl::StatusOr<bool> CouldBe(const Node* set);
  // Fills in what a refusal tells (question_hints.cc).
  absl::Status AddHints(std::string_view question, GraphAnswer& answer);
  // Totals and averages; how much more one has; a list in order (question_measures.cc). Results as Answer's.
  absl::StatusOr<bool> AnswerTotal(const Node* asked, const GraphQuestionOptions& options, GraphAnswer& answer);
  absl::StatusOr<bool> AnswerDifference(const Node* asked, const GraphQuestionOptions& options, GraphAnswer& answer);
  absl::StatusOr<bool> AnswerInOrder(const Node* asked, const GraphQuestionOptions& options, GraphAnswer& answer);
  bool IsDate(TermId term);
  bool NumberAlone(TermId term);  // a literal that is a number, not a date
  absl::StatusOr<GraphAnswerItem> Item(TermId term);
  std::string Describe(const Node* node) const;
  absl::Status Explain(const Reading& chosen, GraphAnswer& answer);

  const std::shared_ptr<const QuestionRules> rules_;
  const Graph& graph_;
  const GraphLexicon lexicon_;
  QuestionMeaningBuilder builder_;
  QuestionLinker linker_;
  TermNames names_;
  SetEvaluator evaluator_;
  Reducer reducer_;
  QuestionShapes shapes_;
  const bool from_documents_;
  GrammarKey use_types_[kPhraseUses];
  GrammarKey name_type_, number_type_, ordinal_type_, period_type_, preposition_type_, question_type_, kind_type_,
      value_type_;
  std::array<GrammarKey, 4> kind_classes_;  // nouns for kinds of things that a graph may have classes for
  // Of the question being answered.
  std::vector<QuestionWord> words_;
  std::vector<uint32_t> phrase_words_;
  std::vector<NameLink> links_;
  std::vector<Phrase> whole_names_;  // of several words, whose words are nothing by themselves
  std::vector<QuestionLiteral> literals_;
  std::vector<Symbol> symbols_;
  std::vector<Phrase> barred_;     // nouns for kinds that the graph has classes for
  std::vector<Reading> readings_;  // cheapest first
  struct WordRepair {
    size_t word;
    std::string from;
  };
  std::vector<WordRepair> word_repairs_;
  std::vector<std::string_view> vocabulary_;  // of the lexicon and the grammar, once a word has needed repair
  std::function<bool(std::string_view)> is_word_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_GRAPH_QUESTIONS_H_
