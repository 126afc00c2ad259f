#ifndef WHENCE_ENGINE_QUESTIONS_QUESTION_LINKER_H_
#define WHENCE_ENGINE_QUESTIONS_QUESTION_LINKER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "engine/questions/graph_lexicon.h"
#include "engine/questions/question_literals.h"
#include "engine/questions/question_words.h"
#include "graph/graph.h"

namespace whence {

inline constexpr float kNameCost = 0.3f;    // of reading words as a name
inline constexpr float kPluralCost = 0.2f;  // of a name in the plural

// A stretch of the question that names entities: all that go by that name, as far as it was written the same way.
struct NameLink {
  uint16_t begin = 0;  // words
  uint16_t end = 0;
  std::vector<TermId> entities;
  uint64_t classes = 0;  // that its entities belong to, as bits; 0 when one of them belongs to none
  float cost = 0;        // how far the name is from what was written
  std::string text;      // as the question has it
  std::string repaired;  // the name that was meant, when the question misspells it
  bool literal = false;  // nothing but a number or a date
  bool marked = false;   // the question writes it in capitals as the graph does, and other words not
  bool plural = false;   // the name in the plural: things of that kind
};

// Finds the names of a graph in questions. Remembers what it looked up, so that the words which all questions share
// cost a hash lookup; bounded. Not thread-safe: one for each thread.
class QuestionLinker {
 public:
  QuestionLinker(const Graph& graph, const GraphLexicon& lexicon) : graph_(graph), lexicon_(lexicon) {}

  // What goes by a name. Valid until the next call.
  absl::StatusOr<const NameLookup*> Lookup(const std::string& folded);

  // Every stretch of words that is a name. Case, accents, punctuation, articles and underscores do not matter, but the
  // nearer to the written name the cheaper; entities of a name that is written nearer leave the others to a second,
  // dearer link. With `outermost`, a marked name of several words is taken to be no more than that: what begins within
  // it is not looked for. Cost: a lookup for each stretch that some name begins with.
  absl::StatusOr<std::vector<NameLink>> Link(std::string_view question, std::span<const QuestionWord> words,
                                             bool outermost);

  // Adds the literals of the graph that numbers and dates of the question stand for: to the link of a name that is
  // written the same way, or as a link of their own.
  absl::Status AddLiterals(std::string_view question, std::span<const QuestionWord> words,
                           std::span<const QuestionLiteral> literals, std::vector<NameLink>& links);

  // Adds the texts of the graph that stand in the question as they are written there, of a graph that has too many of
  // them to know them all (GraphLexicon::more_texts).
  absl::Status AddTexts(std::string_view question, std::span<const QuestionWord> words, std::vector<NameLink>& links);

  // Adds names that stand in the question in the plural, written small: "novels" of a graph that has "novel". Only
  // words that nothing else accounts for are looked up.
  absl::Status AddPlurals(std::string_view question, std::span<const QuestionWord> words,
                          const std::vector<bool>& known, std::vector<NameLink>& links);

  // Names that words [begin, end) may misspell, nearest first; at most `limit`. Bounded, whatever the size of the
  // graph.
  absl::StatusOr<std::vector<NameLink>> Repair(std::string_view question, std::span<const QuestionWord> words,
                                               size_t begin, size_t end, size_t limit);

  // Bits of the classes that an entity's types stand for.
  absl::StatusOr<uint64_t> ClassesOf(TermId entity);

 private:
  absl::StatusOr<bool> IsObject(const QuestionLiteral& literal, const Term& term);
  // Appends a link, or two: to those of its entities that the lexicon prefers, and to the others. `articled`: behind
  // "the", where those are meant whose names take one.
  absl::Status AddLink(NameLink link, bool articled, std::vector<NameLink>& links);

  const Graph& graph_;
  const GraphLexicon& lexicon_;
  absl::flat_hash_map<std::string, NameLookup> known_;
  absl::flat_hash_map<TermId, uint64_t> classes_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_QUESTION_LINKER_H_
