#ifndef WHENCE_ENGINE_ALIGNMENT_LONGER_NAMES_H_
#define WHENCE_ENGINE_ALIGNMENT_LONGER_NAMES_H_

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/word_relations.h"
#include "engine/alignment/asked_question.h"
#include "engine/alignment/read_sentence.h"
#include "engine/coreference/noun_kinds.h"

namespace whence {

// Which names of several words a name of one word in the question is no short form of: "Quill" does not mean "Harbor
// Quill" where something is called Quill, nor where there is a "Fen Quill" beside it, the "University of Lund" is not
// Lund, and "Odd Moe" is not "Ida Moe". Reads the question and the sentences that it is held against; its arguments
// outlive it. Not thread-safe.
class LongerNames {
 public:
  // `variants` are the other names of what the question names, folded, by token; empty for a name that nothing has.
  LongerNames(const AskedQuestion& asked, const std::vector<absl::flat_hash_set<std::string>>& variants,
              const WordRelations& words)
      : asked_(asked), variants_(variants), kinds_(&words) {}

  // Takes note of the names of a sentence. Before OthersIn, for all sentences.
  void Note(const ReadSentence& read);

  // Pairs of a token of the question and one of the sentence, inside a name that is somebody's or something else's.
  absl::flat_hash_set<std::pair<int32_t, int32_t>> OthersIn(const ReadSentence& read) const;

 private:
  // Whether the word may be short for the name, as far as the name shows.
  bool MayBeShort(int32_t asked, const std::string& word, const std::vector<std::string>& name) const;

  const AskedQuestion& asked_;
  const std::vector<absl::flat_hash_set<std::string>>& variants_;
  const NounKinds kinds_;
  std::map<int32_t, std::set<std::vector<std::string>>> known_;  // by token of the question: names that hold it
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_LONGER_NAMES_H_
