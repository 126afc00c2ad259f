#ifndef WHENCE_ENGINE_COREFERENCE_ANTECEDENT_SCORE_H_
#define WHENCE_ENGINE_COREFERENCE_ANTECEDENT_SCORE_H_

#include <string>
#include <vector>

#include "engine/coreference/document_entities.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/mention_reader.h"

namespace whence {

// What the mentions read so far tell of an entity, for agreement and salience.
struct EntityTraits {
  std::vector<std::vector<std::string>> names;  // words; the fullest first
  Gender gender = Gender::kUnknown;
  bool person = false;
  bool plural = false;
  int count = 0;  // of mentions
};

// A mention that a pronoun may stand for, with what it means; both null while that is not known.
struct Antecedent {
  const MentionCandidate& mention;
  const DocumentEntity* entity;
  const EntityTraits* traits;
};

// How likely a pronoun stands for a mention, after Lappin and Leass 1994. Views the sentences. Thread-safe.
class AntecedentScore {
 public:
  explicit AntecedentScore(const std::vector<DocumentSentence>& sentences) : sentences_(sentences) {}

  // Whether the two agree in gender and number, and the grammar lets the one mean the other: "he saw him" is of two.
  bool Allows(const MentionCandidate& pronoun, const Antecedent& other) const;
  // More is likelier; of no scale but its own. For what Allows. Linear in the pronoun's sentence.
  double Of(const MentionCandidate& pronoun, const Antecedent& other) const;

 private:
  bool Agrees(const MentionCandidate& pronoun, const Antecedent& other) const;
  bool IsBound(const MentionCandidate& pronoun, const MentionCandidate& other) const;
  bool IsInsideSubject(const MentionCandidate& pronoun, const MentionCandidate& other) const;
  double Selection(const MentionCandidate& pronoun, const Antecedent& other) const;

  const std::vector<DocumentSentence>& sentences_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_ANTECEDENT_SCORE_H_
