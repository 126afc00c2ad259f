#ifndef WHENCE_ENGINE_CONFLICTS_SAYING_H_
#define WHENCE_ENGINE_CONFLICTS_SAYING_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "engine/time/interval.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/conflict_rules.h"

namespace whence {

// Why statements cannot hold together.
enum class ConflictKind : uint8_t {
  kTime,      // what happens once is given two dates
  kPlace,     // or two places
  kObject,    // what has one object has two
  kSubject,   // what is of one subject is of two
  kNumber,    // two numbers of one unit
  kNegation,  // one source says so, another denies it
};
std::string_view ConflictKindName(ConflictKind kind);  // "time"

// A number as a source gives it: how far what it stands for may lie from it. Of measures in the base unit of their
// dimension. An open end is an infinity.
struct Amount {
  double low = 0, high = 0;
  bool measure = false;  // of a unit that converts; else so many of something
};

// One thing that a statement says of what may be said once only.
struct Saying {
  ConflictKind kind = ConflictKind::kTime;
  std::string slot = {};  // what is said about: sayings of one slot may contradict each other
  TermId of;              // the term that it is said of: where other statements on it are looked for
  std::string what = {};  // what is said, for people: "found", "be born in"
  std::string text = {};  // what it is said to be: "1923", "Turku"
  std::optional<Interval> when = std::nullopt;  // what is said, of kTime; else when it was so
  std::optional<Amount> amount = std::nullopt;
  std::vector<TermId> entity = {};              // sorted
  bool denied = false;                          // of kNegation
  bool ever = false;                            // denied for all times
  bool over = false;                            // it is said to have ended then
  bool still = false;                           // it is said to go on
  bool soon = false;                            // of kTime: at most kSoon apart, else it happened again
  bool seldom = false;                          // of those: what one seldom does again even later
  std::optional<Interval> term = std::nullopt;  // of kTime: the term of office, or the like, that began or ended then
  double least_share = 0;                       // of kNumber: what is less of the other is a part of it
  bool across = true;  // only two documents contradict each other: one that says both means both
  Statement statement = {};
};

// Reads what statements say of what may be said once only, by rules/inference/conflicts.rules, and tells which of them
// cannot both hold. Holds caches; not thread-safe.
class SayingReader {
 public:
  // All outlive it.
  SayingReader(const Graph& graph, const ConflictRules& rules, const PredicateLexicon& lexicon)
      : graph_(graph), rules_(rules), lexicon_(lexicon) {}

  // Adds what a statement says. Only asserted ones with a source say anything; things that no name tells from others of
  // their sort are not spoken of by two sources. `deniable`: something of the predicate is denied; else what could
  // only be denied is not read.
  absl::Status Read(const Statement& statement, std::vector<Saying>& sayings, bool deniable = true);

  // Whether two sayings of one slot can both be told of one thing: one a more precise form of the other, or not of the
  // same time.
  absl::StatusOr<bool> Agree(const Saying& a, const Saying& b);

  // "about 14,000 objects": the amount, and what there is so much of, a dimension or stems.
  std::optional<std::pair<Amount, std::string>> AmountIn(std::string_view text);

  // Whether two statements may be held against each other where they stand: two sentences, of two documents, or of one
  // that names what it speaks of in full in both.
  absl::StatusOr<bool> MayOppose(const Saying& a, const Saying& b);

 private:
  struct Parts {
    TermId subject, object;  // TermId() where unspecified
    Term object_term;
    std::string predicate;
    std::optional<Interval> when;
    bool lasts = false;      // it was so for a stretch of time
    std::string at;          // the time, as part of a slot
    std::string rest;        // the other qualifiers, as part of a slot
    std::string beside;      // what they are, for its words
    std::string place;       // where it was
    DocumentId document;     // that is quoted
    std::string text;        // the sentence, lower case
    bool cell = false;       // of a table or a list of values
    bool sometimes = false;  // "on Sundays", "four times"
  };
  using Qualified = std::pair<std::string, Term>;

  // Whether statements of the predicate say anything that may be said once only, beside denials.
  absl::StatusOr<bool> IsListed(TermId predicate);
  // "Won it four times", "ran it from 1855 to 1880"
  absl::StatusOr<bool> IsCounted(const Statement& statement);
  absl::StatusOr<const Term*> Decode(TermId id);
  absl::StatusOr<std::string> NameOf(TermId id);
  // What tells a thing from all others: its name, a description with a name in it, or what it is of what its document
  // is about, "the toll" of a bridge. Empty where nothing does.
  absl::StatusOr<std::string> KeyOf(TermId id, DocumentId document);
  absl::StatusOr<std::string> KeyOfEntity(TermId id);
  // A part of something that has a name and one of each part: "the gate of Fort Calder". Empty for anything else.
  absl::StatusOr<std::string> KeyOfOwned(std::string_view phrase, DocumentId document);
  absl::StatusOr<std::string> KeyOfPart(std::string_view phrase, DocumentId document);
  static std::string PlacedPhrase(std::string_view phrase, std::string_view place);
  // What a document is about, by the first name in its title or its first sentence, where that has one of each of its
  // parts: neither a person nor a town.
  struct Topic {
    std::string key;
    std::string name;    // of what it is, folded; set even where it has several of each
    std::string entity;  // what tells it from all others, likewise
    std::string words;   // of the document
  };
  // The beginning of a document, where parts are looked for.
  absl::StatusOr<std::string> TextOf(DocumentId document);
  absl::StatusOr<const Topic*> TopicOf(DocumentId document);
  absl::StatusOr<std::optional<TermId>> FirstNamed(std::string_view text);
  // `text`: of the document, as written.
  absl::StatusOr<bool> HasOneOfEach(TermId topic, std::string_view text);
  // What has the name as written.
  absl::StatusOr<std::optional<TermId>> BearerOf(std::string_view name);
  absl::StatusOr<std::vector<Qualified>> QualifiersOf(const Statement& statement);
  static std::string_view Find(const std::vector<Qualified>& qualifiers, std::string_view name);

  // What a table's heading dates: found of "founded", "foundation". Empty for any other.
  std::string EventOf(std::string_view heading) const;
  absl::Status ReadTime(const Statement& statement, const Parts& parts, std::vector<Saying>& sayings);
  // Since when and until when somebody held an office, or something was what it is no more.
  absl::Status ReadTenure(const Statement& statement, const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadPlace(const Parts& parts, const std::vector<Qualified>& qualifiers, std::vector<Saying>& sayings);
  absl::Status ReadSeat(const Parts& parts, std::vector<Saying>& sayings);
  // "tuberculosis" of "tuberculosis in Turku"
  static std::string_view CauseOf(std::string_view phrase);
  // What the qualifiers say beside the time and how much: where, how, as what.
  absl::Status ReadQualifiers(const std::vector<Qualified>& qualifiers, Parts& parts);
  // Who was the first in an office.
  absl::Status ReadFirst(const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadOthers(const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadAmount(const Parts& parts, const std::vector<Qualified>& qualifiers, std::vector<Saying>& sayings);
  // What a statement says how much or how many of, before the amount is read from it.
  struct AmountTold {
    TermId of;
    std::string predicate = {};
    std::string text = {};     // "38 metres", "eleven novels"
    std::string of_what = {};  // a sort and dimension, or what was done so often
    std::string rest = {};     // what else narrows it
    bool size = false;         // a dimension
  };
  // Nothing where a statement tells no amount.
  absl::StatusOr<std::optional<AmountTold>> ToldAmount(const Parts& parts, const std::vector<Qualified>& qualifiers);
  // "The depth of Orla Lake is 71 metres"
  absl::StatusOr<std::optional<AmountTold>> ToldByNoun(const Parts& parts, std::string_view noun);
  // "Employs about 650 people": who works for it is counted.
  absl::StatusOr<std::optional<AmountTold>> ToldOfStaff(const Parts& parts);
  std::optional<AmountTold> ToldOfSubject(const Parts& parts, const std::vector<Qualified>& qualifiers);
  std::optional<AmountTold> ToldInCell(const Parts& parts, const std::vector<Qualified>& qualifiers);
  // A size as a statement gives it: "has a mean depth of 31 metres".
  struct Measured {
    std::string_view dimension;  // "depth"
    std::string sort;            // "mean"; empty for the whole
    std::string text;            // "31 metres"
  };
  std::optional<Measured> SizeIn(const Parts& parts, const std::vector<Qualified>& qualifiers);
  // "mean" where a sentence has it before the noun.
  std::string SortOf(std::string_view noun, std::string_view sentence) const;
  // "Supports 14 languages"
  bool IsStative(const Parts& parts) const;
  // "Three men died during the Vold Expedition"
  absl::Status ReadToll(const Parts& parts, std::vector<Saying>& sayings);
  absl::Status ReadDenial(const Statement& statement, const Parts& parts, bool deniable, std::vector<Saying>& sayings);
  absl::Status ReadEnd(const Parts& parts, std::vector<Saying>& sayings);
  // The time where the sentence gives it, wider where it is not sure: "around 1890".
  std::optional<Interval> Moment(const Parts& parts) const;
  // "past" where a sentence tells of then alone, as part of a slot.
  std::string_view TenseOf(const Parts& parts) const;
  absl::StatusOr<bool> IsPartOf(std::string_view part, std::string_view whole);
  // "In Hackney, London", "in Hackney near London"
  absl::StatusOr<bool> IsToldWithin(const Saying& saying, std::string_view place);
  // Whether nothing stands between the two, or only what joins a place and what it lies in. All folded.
  bool JoinsPlaces(std::string_view folded, std::string_view one, std::string_view other) const;
  absl::StatusOr<bool> NamesInFull(const Saying& saying, const Support& support);

  const Graph& graph_;
  const ConflictRules& rules_;
  const PredicateLexicon& lexicon_;
  absl::flat_hash_map<TermId, std::unique_ptr<Term>> terms_;
  absl::flat_hash_map<std::pair<TermId, DocumentId>, std::string> keys_;
  absl::flat_hash_map<DocumentId, std::unique_ptr<Topic>> topics_;
  absl::flat_hash_map<TermId, bool> listed_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_SAYING_H_
