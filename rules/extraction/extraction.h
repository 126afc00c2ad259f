#ifndef WHENCE_RULES_EXTRACTION_EXTRACTION_H_
#define WHENCE_RULES_EXTRACTION_EXTRACTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/token.h"
#include "graph/base/span.h"
#include "graph/statement.h"

namespace whence {

// Roles are deep roles: who acts is the subject and what is acted on is the object, in the active and in the passive
// ("the treaty was signed by Chile": subject Chile, object the treaty). Statements and questions share them.
enum class Role : uint8_t {
  kSubject,
  kObject,      // also the noun behind the preposition that belongs to the predicate: "withdraw from" THE PACT
  kIndirect,    // "gave HIM the book"
  kOblique,     // with a preposition, neither part of the predicate nor a qualifier
  kAttribute,   // "is AN ALLIANCE", "was appointed SECRETARY-GENERAL"
  kComplement,  // a clause: "said THAT THEY LEFT", "agreed TO SIGN"
};
std::string_view RoleName(Role role);  // "subject"

enum class ArgumentKind : uint8_t { kNoun, kName, kPronoun, kDate, kQuantity, kClause, kAdjective };

// A filler of a role. One noun phrase of a coordination: "Bolivia and Chile left" gives two frames.
struct Argument {
  Role role = Role::kSubject;
  ArgumentKind kind = ArgumentKind::kNoun;
  EntityType type = EntityType::kNone;  // of the head token
  int32_t head = -1;                    // index in Sentence::tokens
  ByteSpan span;                        // in the analysed text, from the phrase's first byte to its last
  std::string text;         // the phrase without trailing relative clauses, appositions and outer punctuation
  std::string full;         // the phrase with its restrictive relative clause and participles, as open extraction wants
  std::string lemma;        // of the head: "alliance"; of a name, its form
  std::string preposition;  // lower case, "" for none: "from", "out of"
  TokenValue value;         // of the head token, or of a number that counts it ("six countries": 6, unit "")
  bool definite = false;    // "the group", "this treaty", "its members"
  bool recovered = false;   // a subject or object that the clause shares with another clause and does not repeat
  int32_t clause = -1;      // kClause: index of the clause's first frame in the same result, -1 if it gave none
};

enum class QualifierKind : uint8_t {
  kTime,  // value holds the date or range; an open relative time ("shortly after") has none
  kPlace,
  kDuration,   // "for 5 years", value in the unit
  kFrequency,  // "yearly", "every two years"
  kAmount,     // "by 14%", "for $3 billion"
  kOrdinal,    // "for the first time", value 1
  kPurpose,    // "to ensure peace"
  kCause,      // "because of the war"
  kManner,     // "permanently", "by sea"
};
std::string_view QualifierKindName(QualifierKind kind);  // "time"

// When, where, how much: what the frame says beside its arguments.
struct FrameQualifier {
  QualifierKind kind = QualifierKind::kTime;
  int32_t head = -1;
  ByteSpan span;
  std::string text;         // without the preposition
  std::string preposition;  // "in", "since", "before", "until"; "" for none
  TokenValue value;
};

// What a question asks a frame for. A yes-no question has no hole.
enum class Wh : uint8_t {
  kWho,
  kWhat,
  kWhich,
  kWhose,
  kWhen,
  kWhere,
  kWhy,
  kHow,
  kHowMany,
  kHowMuch,
  kHowLong,
  kHowOften,
  kHowDegree
};                               // kHowDegree: "how tall", the adjective is in Hole::noun
std::string_view WhName(Wh wh);  // "how many"

struct Hole {
  Wh wh = Wh::kWhat;
  // What is asked for: one of arguments, or one of qualifiers; the other is -1. For kHowMany it is the argument that is
  // counted ("how many members does it have": the object), for kWhose the argument whose owner is asked for.
  int32_t argument = -1;
  int32_t qualifier = -1;
  std::string
      noun;  // the class asked for, a lemma: "which group" group, "how many countries" country, "what year" year
  std::string phrase;  // with its modifiers, as written: "former Soviet countries"
};

// One clause, or one noun that tells of an event, read as predicate with arguments. A clause with coordinated arguments
// gives one frame for each choice; they share `group`.
struct Extraction {
  // The predicate. lemma: verb with its particle, and with the preposition of a promoted object ("withdraw from",
  // "take over"); "be" for a copula with attribute; "be member of" for relational nouns, whatever the wording ("X's
  // capital is Y", "Y, the capital of X": "be capital of" with subject Y, object X).
  std::string phrase;  // as written: "would later sign"
  std::string lemma;
  std::string canonical;  // the lexicon's predicate for it ("leave"), roles already as that predicate wants; or lemma
  int32_t anchor = -1;    // the token that carries the predicate
  bool passive = false;

  std::vector<Argument> arguments;  // the subject first, then in the order of the text
  std::vector<FrameQualifier> qualifiers;

  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::optional<Argument> speaker;  // of kReported, where the text names one

  // The main clause of a question, which states nothing. Clauses inside a question ("the city in which X was born") are
  // frames with question false and asked true.
  bool question = false;
  bool asked = false;  // found in a sentence that is a question
  std::optional<Hole> hole;

  uint32_t sentence = 0;  // set by callers that extract from many sentences; Extractor leaves it 0
  uint32_t group = 0;     // frames of one clause, in the sentence
  std::string rule;       // the name of the rule that read it
  bool implied = false;   // another frame says the same words, of which this says what follows
  std::string doubt;      // why it may be a misread tree (doubt.h); "" when nothing speaks against it

  const Argument* Find(Role role) const;
  const FrameQualifier* FindQualifier(QualifierKind kind) const;
  void SortArguments();  // into the order that `arguments` has
  // The only frames that may become plain facts.
  bool IsAssertion() const {
    return polarity == Polarity::kPositive && modality == Modality::kAsserted && !question && !asked;
  }
};

// One line for people and tests: sign(Chile, the treaty; time=1993) [planned, not, by ...].
std::string DebugString(const Extraction& extraction);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_EXTRACTION_H_
