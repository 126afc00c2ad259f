#ifndef WHENCE_ENGINE_COREFERENCE_MENTION_READER_H_
#define WHENCE_ENGINE_COREFERENCE_MENTION_READER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "engine/coreference/document_entities.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/noun_kinds.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

enum class MentionForm : uint8_t { kName, kPronoun, kDefinite, kNoun };
enum class GrammaticalRole : uint8_t { kSubject, kObject, kPossessor, kOblique, kOther };

// A phrase that may mean an entity, with what agreement and salience ask of it.
struct MentionCandidate {
  TokenRef place;
  MentionForm form = MentionForm::kNoun;
  std::string text;   // the name, or the phrase
  std::string lemma;  // of the head, lower case
  EntityType type = EntityType::kNone;
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool person = false;      // surely a person
  bool restricted = false;  // a description with its own complement: "the capital of Bhutan"
  bool reflexive = false;
  bool indefinite = false;  // with "a" or "an"; "an MP" is one of many
  bool article = false;     // a name with "the"
  GrammaticalRole role = GrammaticalRole::kOther;
  int32_t clause = -1;  // the predicate of its clause
  int32_t first = -1;   // first and last token of the phrase's core
  int32_t last = -1;
  int32_t equated = -1;  // the token of the subject or noun that a predicate noun or apposition describes
  bool by_apposition = false;
  std::string acronym;
};

// The mentions of one sentence, in the order of their heads.
std::vector<MentionCandidate> ReadMentions(const SentenceTree& tree, uint32_t sentence);

// Those of a whole document, a list for each sentence, with what one sentence tells of the names of another: "Tove Aske
// is a botanist", "the painter Odo Brandt", "Odo Brandt (1820 – 1891)" are people, and a bare noun with a capital that
// is the last word of a person's name, as in "Pole left it" behind "Henry Pole", is that name.
std::vector<std::vector<MentionCandidate>> ReadMentions(const std::vector<DocumentSentence>& sentences,
                                                        const NounKinds& kinds);

// Whether a name is what a noun phrase that ends at `last` is said to be called: "the first treaty, known as the Lund
// Pact".
bool IsCalledSo(const MentionCandidate& name, const std::vector<Token>& tokens, int32_t last);

// Whether a name stands right behind a token, or behind a comma and as no part of a list.
bool StandsBehind(const MentionCandidate& name, const std::vector<Token>& tokens, int32_t last);

// Whether a name, with its article, stands between two commas.
bool StandsBetweenCommas(const MentionCandidate& name, const std::vector<Token>& tokens);

// Whether a token hangs below another, or is it.
bool HangsBelow(const std::vector<Token>& tokens, int32_t token, int32_t above);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_MENTION_READER_H_
