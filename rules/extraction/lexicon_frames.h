#ifndef WHENCE_RULES_EXTRACTION_LEXICON_FRAMES_H_
#define WHENCE_RULES_EXTRACTION_LEXICON_FRAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "rules/extraction/clause.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// What the lexicon says of frames: which predicate a wording stands for, and what else follows from the nouns in it.
// Views the clauses' tree, words and cut, and the lexicon.
class LexiconFrames {
 public:
  LexiconFrames(const ClauseReader& clauses, const PredicateLexicon& lexicon)
      : lexicon_(lexicon), tree_(clauses.tree()), words_(clauses.words()), cut_(clauses.cut()) {}

  // Names the frame by the lexicon's predicate for its lemma, its roles as that predicate wants them; by the lemma
  // itself where the lexicon has none, or has it for other objects or another sense.
  void Canonicalise(Extraction* frame) const;

  // The frames that follow from one that is not canonical yet, themselves canonical and implied: "cancelled its
  // membership in Y", "is the capital of Y", "was elected mayor of Y". Linear in the phrases below the frame's nouns.
  std::vector<Extraction> Derived(const Extraction& frame) const;

 private:
  // Whether a wording of such objects says of this one what its predicate says.
  bool Suits(PredicateForm::Object kind, const Argument* object) const;
  // A common noun, or an office written with a capital: "President of the Union".
  bool NamesOffice(const Argument& argument) const;
  // "X is the capital of Y", "the capital of Y is X", "became a member"
  void AddNouns(const Extraction& frame, std::vector<Extraction>* out) const;
  void AddRelational(const Extraction& frame, const Argument& described, const Argument& value,
                     std::vector<Extraction>* out) const;
  void AddMembership(const Extraction& frame, const Argument& attribute, std::vector<Extraction>* out) const;
  // A verb with its object: "cancel membership of", "take place"
  // "had three children: Eva, Ole and Nils": whose children each of them is.
  void AddKin(const Extraction& frame, const Argument& child, std::vector<Extraction>* out) const;
  void AddObjects(const Extraction& frame, std::vector<Extraction>* out) const;
  void AddOffice(const Extraction& frame, std::vector<Extraction>* out) const;  // office_frames.cc
  // "become director of" as the beginning of what the lexicon knows "be director of" for: "come to lead".
  std::string BeginningOrEnd(std::string_view verb, std::string_view wording) const;

  const PredicateLexicon& lexicon_;
  const SentenceTree& tree_;
  const GrammarWords& words_;
  const CutNodes& cut_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_LEXICON_FRAMES_H_
