#ifndef WHENCE_ENGINE_COREFERENCE_DOCUMENT_ENTITIES_H_
#define WHENCE_ENGINE_COREFERENCE_DOCUMENT_ENTITIES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/analysis.h"
#include "corpus/language/word_relations.h"

namespace whence {

// A sentence with its place in the document. Views an Analysis, which outlives the resolver's run.
struct DocumentSentence {
  const Sentence* sentence = nullptr;
  uint32_t block = 0;    // sentences of one paragraph, list item or cell share it
  uint32_t section = 0;  // grows with every heading
  bool heading = false;  // names in it count, its words are no antecedents for pronouns
};

struct TokenRef {
  uint32_t sentence = 0;  // index in the document's sentences
  int32_t token = -1;
  friend auto operator<=>(const TokenRef&, const TokenRef&) = default;
};

// Why a mention is taken to mean an entity.
enum class MentionEvidence : uint8_t {
  kName,        // the entity's first or fullest name
  kSameName,    // the same words, but for case, marks and articles
  kAcronym,     // "... Organization (WMO)", or initials that fit one name alone
  kShortName,   // a surname, or a name without its form ("the Bank")
  kSpelling,    // a small difference of spelling, offered: the statement made from it should show it
  kApposition,  // "the pact, a military alliance"
  kPredicate,   // "X is an alliance"
  kDefinite,    // "the alliance"
  kPronoun,
};
std::string_view MentionEvidenceName(MentionEvidence evidence);

struct Mention {
  TokenRef place;       // the head token of the phrase
  uint32_t entity = 0;  // index in DocumentEntities::entities
  MentionEvidence evidence = MentionEvidence::kName;
  TokenRef antecedent;    // what it was resolved to; its own place for kName
  double confidence = 1;  // of the link, in [0, 1]
};

// One thing that the document speaks of.
struct DocumentEntity {
  std::string name;  // its fullest name, or the noun phrase for a thing without one
  EntityType type = EntityType::kNone;
  std::vector<std::string> names;  // the fullest first, with acronyms and short names, as written
  std::vector<std::string> roles;  // head nouns by which it is described: "alliance", "organisation"
  std::vector<uint32_t> mentions;  // indices in DocumentEntities::mentions
};

// Who and what the mentions of one document mean. Names and pronouns are mentions always, common nouns where they were
// resolved to something named before or stand in apposition to it.
class DocumentEntities {
 public:
  const std::vector<DocumentEntity>& entities() const { return entities_; }
  const std::vector<Mention>& mentions() const { return mentions_; }
  // The mention with this head token, or null: a common noun or pronoun of which the document does not say what it
  // means.
  const Mention* Find(TokenRef place) const;

 private:
  friend class CoreferenceResolver;
  std::vector<DocumentEntity> entities_;
  std::vector<Mention> mentions_;
  absl::flat_hash_map<std::pair<uint32_t, int32_t>, uint32_t> by_place_;
};

// Links mentions within one document, in one pass from left to right: names by their words, then pronouns and definite
// descriptions by agreement, distance, grammatical role and type (after Lappin and Leass 1994). Deterministic; silent
// where two candidates are as good. Two people of one surname stay two. Cost: linear in the mentions but for a window
// of kWindow sentences. Thread-safe.
// `words` tell that "the storm" may be a cyclone; null where there are none.
DocumentEntities ResolveCoreference(const std::vector<DocumentSentence>& sentences,
                                    const WordRelations* words = nullptr);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_DOCUMENT_ENTITIES_H_
