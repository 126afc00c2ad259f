#ifndef WHENCE_RULES_EXTRACTION_TREE_RULES_H_
#define WHENCE_RULES_EXTRACTION_TREE_RULES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/tree_pattern.h"
#include "rules/language/rule_file.h"

namespace whence {

// What a rule makes of a match.
struct FrameTemplate {
  // A clause of its own, read by the general mechanics: "clause({v})".
  bool clause = false;
  // Or a frame with named roles: "be {n} of(subject={a}, object={p})". The lemma is literal words and captures, which
  // stand for their lemma, or with ".verb" for the predicate that the lexicon gives for an event noun.
  struct Piece {
    std::string literal;
    int capture = -1;
    bool verb = false;
  };
  std::vector<Piece> lemma;
  struct Filler {
    Role role = Role::kSubject;
    std::string preposition;  // "oblique to={x}"
    int capture = -1;
  };
  std::vector<Filler> fillers;
};

struct TreeRule {
  std::string name;
  TreePattern pattern;
  FrameTemplate yields;
  std::string phrase;              // how open extraction words the predicate; "" for the lemma
  std::vector<int> qualified_by;   // captures whose dates and places are the frame's
  bool dated_only = false;         // asserted only where the frame has a date, merely possible otherwise
  bool implied = false;            // says what the words only imply: "his wife Ada" that the two are married
  std::vector<std::string> tests;  // "sentence => frame", for the test suite
  SourceLocation location;
};

// The rules of all files, behind an index from what an anchor is to the rules it may anchor. Immutable after Build;
// thread-safe.
class TreeRules {
 public:
  // Reads the classes of a file. All files' classes are read before any rule, since rules name them.
  absl::Status AddClasses(std::string_view path, std::string_view text);
  absl::Status AddRules(std::string_view path, std::string_view text);
  // Makes nouns known as ~event_noun, ~deed_noun and ~agent_noun.
  void AddClass(std::string_view name, WordSet words);
  void BuildIndex();

  const std::vector<TreeRule>& rules() const { return rules_; }
  const WordSets& classes() const { return classes_; }
  // Rules whose anchor may be such a token, in the order of the files.
  const std::vector<uint32_t>& Candidates(Upos upos, Deprel deprel) const {
    return index_[static_cast<size_t>(upos) * kDeprelCount + static_cast<size_t>(deprel)];
  }

 private:
  std::vector<TreeRule> rules_;
  WordSets classes_;
  std::vector<std::vector<uint32_t>> index_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_TREE_RULES_H_
