#ifndef WHENCE_RULES_EXTRACTION_FRAME_BUILDER_H_
#define WHENCE_RULES_EXTRACTION_FRAME_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/extraction/clause.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/factuality.h"
#include "rules/extraction/lexicon_frames.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// Turns clauses and the captures of rules into frames: surface roles into deep roles, obliques into qualifiers,
// coordinated fillers into frames of their own, wordings into canonical predicates.
class FrameBuilder {
 public:
  FrameBuilder(ClauseReader& clauses, const FactualityReader& factuality, const PredicateLexicon& lexicon,
               size_t most_frames)
      : clauses_(clauses),
        factuality_(factuality),
        lexicon_(lexicon),
        wordings_(clauses, lexicon),
        tree_(clauses.tree()),
        words_(clauses.words()),
        most_frames_(most_frames) {}

  // The frames of a verb or copula.
  void AddClause(int32_t predicate, std::string_view rule);

  // A frame whose roles a rule names. Every filler is distributed over what is coordinated with it.
  struct RoleFiller {
    Role role = Role::kSubject;
    int32_t head = -1;
    std::string preposition;
  };
  struct NamedFrame {
    std::string lemma;
    std::string phrase;  // for open extraction: "is", "has"
    int32_t anchor = -1;
    std::vector<RoleFiller> fillers;
    std::vector<int32_t> qualified_by;  // nodes whose dates and places are the frame's
    bool dated_only = false;            // merely possible without a date
    bool implied = false;               // says again what other words of the sentence say
    bool distribute = true;
  };
  void AddNamed(const NamedFrame& frame, std::string_view rule);

  // "Marie Curie (1867-1934)": born and died (lifespan.h).
  void AddLifespans();

  std::vector<Extraction> TakeFrames() { return std::move(frames_); }

 private:
  struct Choice {
    Role role;
    const ClauseSlot* slot;
    std::string preposition;
    bool own = false;  // the predicate of a copula
  };

  Extraction Base(const Clause& clause, std::string_view rule) const;
  void AddQualifiers(const Clause& clause, const std::vector<char>& kept, Extraction* frame) const;
  std::vector<Choice> AssignRoles(const Clause& clause, const std::vector<char>& qualifies) const;
  void TakeOwnDates(Extraction* frame) const;
  // "graduated from Lund in 1958, from Turku in 1961": of several that one preposition lists, each has its own date.
  void KeepItsOwn(const std::vector<size_t>& promotable, size_t promoted, std::vector<Choice>* roles,
                  Extraction* frame) const;
  void Distribute(const Extraction& base, const std::vector<Choice>& choices, size_t next,
                  std::vector<Argument>* chosen);
  std::string PassiveWording(const Clause& clause, size_t* object) const;
  Argument MakeFiller(const Choice& choice, const Filler& filler) const;
  void Emit(Extraction frame);
  // The further sizes behind the one that a frame gives.
  void EmitFurtherSizes(size_t index);
  // Whether a trusted frame says the same of a name that a name of this one is coordinated with: half a list is wrong.
  bool JoinsTrusted(const Extraction& frame) const;
  // Whether another complement than the place makes a wording of the lexicon with the clause's verb.
  bool IsWordedBeside(const Clause& clause, size_t place) const;
  void AddOuterSubject(const Extraction& frame);
  // Which slots qualify the clause, by slot; `has_core`: it has an object or an attribute.
  std::vector<char> QualifyingSlots(const Clause& clause, bool has_core) const;
  // The roles of a passive that the lexicon words otherwise: who it was done by is what it is done to. `object`: of the
  // slot that is the object then.
  static void TurnPassive(const Clause& clause, size_t object, std::vector<Choice>* choices);
  // The choices that are the object of the verb with their preposition where it has no other: "join in the war".
  std::vector<size_t> Promotable(const Clause& clause, const Extraction& base, const std::vector<Choice>& choices,
                                 bool has_core) const;
  // What one filler of a frame says that is no part of another: "X's purpose" beside X is "purpose", "the painter X"
  // beside X "the painter", and "the French painter X" beside "French" is X. -1 for none.
  int32_t NestedIn(const NamedFrame& named) const;
  // Adds when and where the nodes are that the rule names for that.
  void QualifyNamed(const NamedFrame& named, Extraction* frame) const;
  // Frames of one clause, with its arguments and times distributed.
  void AddRead(const Clause& clause, std::string_view rule);

  ClauseReader& clauses_;
  const FactualityReader& factuality_;
  const PredicateLexicon& lexicon_;
  const LexiconFrames wordings_;
  const SentenceTree& tree_;
  const GrammarWords& words_;
  const size_t most_frames_;
  int32_t nested_ = -1;  // a possessor that is told apart from what it owns
  uint32_t group_ = 0;
  std::vector<Extraction> frames_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_FRAME_BUILDER_H_
