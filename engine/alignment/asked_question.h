#ifndef WHENCE_ENGINE_ALIGNMENT_ASKED_QUESTION_H_
#define WHENCE_ENGINE_ALIGNMENT_ASKED_QUESTION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/name_list.h"
#include "graph/graph.h"
#include "rules/extraction/extractor.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

struct DeclaredQuestion;

// What a question asks for, as far as it decides which phrases of a sentence may answer.
enum class AskedKind : uint8_t {
  kPerson,  // who
  kTime,    // when, what year
  kPlace,   // where
  kCount,   // how many
  kAmount,  // how much, how long, how tall
  kClass,   // which group, what city
  kThing,   // what
  kReason,  // why
  kManner,  // how
};
inline constexpr size_t kAskedKinds = 9;

// One content word of the question. A name of several words gives one of these a word.
struct AskedWord {
  int32_t token = -1;  // in AskedQuestion::sentence()
  std::string stem;
  double weight = 1;  // by how rare it is in the graph
  bool name = false;
  bool number = false;
  bool verb = false;
  bool light = false;     // a verb that says little: "call", "be located"
  bool asked = false;     // part of the asking phrase: "city" in "which city"
  std::string predicate;  // canonical, of a verb or a noun that tells of an event
};

// A question read for alignment: the statement that would answer it, with the place of the hole in its tree.
class AskedQuestion {
 public:
  // Nothing for questions of yes or no and for what is no question. The graph gives the weights of words.
  static absl::StatusOr<std::optional<AskedQuestion>> Read(const Graph& graph, const NameList& names,
                                                           const Analyzer& analyzer, const Extractor& extractor,
                                                           const Sentence& question);

  AskedKind kind() const { return kind_; }
  const std::string& noun() const { return noun_; }  // "city", "tall"; empty for none
  const std::string& noun_stem() const { return noun_stem_; }
  const std::vector<AskedWord>& words() const { return words_; }
  const Sentence& sentence() const { return *sentence_; }
  const SentenceTree& tree() const { return *tree_; }
  int32_t hole() const { return hole_; }          // the token that stands for the answer; -1: an adverbial left out
  int32_t governor() const { return governor_; }  // the token that the hole hangs on
  const std::string& preposition() const { return preposition_; }    // before the hole
  const std::vector<Extraction>& frames() const { return frames_; }  // with the hole marked
  bool negative() const { return negative_; }
  bool plural() const { return plural_; }        // "which countries", and "who", which may be many
  bool modal() const { return modal_; }          // asks what would, could or will be
  bool foretells() const { return foretells_; }  // asks what will be, which is more than what might
  // Asks what came before or after a name or an event.
  bool asks_order() const { return asks_order_; }
  bool frequency() const { return frequency_; }  // how often

 private:
  AskedKind kind_ = AskedKind::kThing;
  std::string noun_, noun_stem_, preposition_;
  std::vector<AskedWord> words_;
  struct Statement {
    std::string text;
    Analysis analysis;
  };
  // Reads the question put as a statement. False where that has no tree.
  bool ReadDeclared(const DeclaredQuestion& declared, const NameList& names, const Analyzer& analyzer,
                    const Extractor& extractor);
  // Reads the tree of one that could not be put so. False where that is none, or does not ask.
  bool ReadAsItStands(const Sentence& question, const Extractor& extractor);
  // Finds kind, class noun and hole in the question's own tree.
  bool ReadWh();
  // What the words beside the question word say of what is asked for.
  void RefineKind();
  // The content words with their weights, and whether they deny or foretell. `declared`: of ReadDeclared.
  absl::Status ReadWords(bool declared, const Graph& graph, const PredicateLexicon& lexicon);
  absl::StatusOr<AskedWord> WordOf(int32_t at, std::string stem, const Graph& graph,
                                   const PredicateLexicon& lexicon) const;
  // Whether a word only holds the place of the answer: "someone" of the statement, "tall" of "how tall".
  bool StandsForAnswer(int32_t token, bool declared) const;
  void SetClass(std::string_view noun);
  // "what is the height of X" asks for an amount, "what was the date of X" for a time.
  void RefineByNoun(std::string_view noun);

  std::shared_ptr<const Statement> statement_;  // the question put as a statement; tokens view its text
  const Sentence* sentence_ = nullptr;
  std::optional<SentenceTree> tree_;
  int32_t hole_ = -1;
  int32_t governor_ = -1;
  std::vector<Extraction> frames_;
  // As the question has them: where it is put as a statement, a capital at its beginning shows none.
  absl::flat_hash_set<std::string> names_;
  bool negative_ = false;
  bool modal_ = false;
  bool foretells_ = false;
  bool plural_ = false;
  bool asks_order_ = false;
  bool frequency_ = false;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_ASKED_QUESTION_H_
