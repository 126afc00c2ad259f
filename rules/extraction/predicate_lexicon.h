#ifndef WHENCE_RULES_EXTRACTION_PREDICATE_LEXICON_H_
#define WHENCE_RULES_EXTRACTION_PREDICATE_LEXICON_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"

namespace whence {

namespace internal {
// Lets a map of std::string be asked with a std::string_view without a copy.
struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
}  // namespace internal

// What a wording stands for. `swapped`: its subject is the canonical object and its object the canonical subject
// ("be founder of" and "found" are not swapped, "belong to" against "own" is).
struct PredicateForm {
  // Of what the wording says it: "lie in a valley", not "in the details"; "form a party", not "a vacuum"; "fire the
  // clerk", not "a gun"; "prices grow", not "grow maize".
  enum class Object : uint8_t { kAny, kPlace, kGroup, kPerson, kNone };

  std::string canonical;
  bool swapped = false;
  Object object = Object::kAny;
};

// What predicates have to do with each other: wordings of one canonical predicate, inverses, nouns that name the event
// ("withdrawal": leave), nouns that name who takes part ("signatory": sign), and weaker relations between verbs.
// Immutable after loading and thread-safe.
class PredicateLexicon {
 public:
  // Reads a lexicon file; adds to what is there. Errors name file, line and column.
  absl::Status Add(std::string_view file, std::string_view text);

  // The canonical predicate of a wording, or null. Wordings are verb, particle and preposition ("withdraw from"), verb,
  // noun and preposition ("cancel membership of": the object is the noun's complement), verb, preposition and noun
  // ("come into effect": has no object), and relational nouns ("be capital of").
  const PredicateForm* Find(std::string_view wording) const;

  bool IsSymmetric(std::string_view canonical) const;  // border, marry, be ally of

  // What a predicate says from the side of the other party: "sell" with "to" is "acquire" with "from", and what is sold
  // is what is acquired.
  struct Exchange {
    std::string predicate;           // "acquire"
    std::string taker;               // "to": of whoever is the other's subject
    std::string giver;               // "from": of this one's subject, there
    std::vector<std::string> verbs;  // that it holds of; empty: of all wordings
  };
  const Exchange* FindExchange(std::string_view canonical) const;

  // The predicate that says the same from the object's side, "precede" of "succeed" and the other way round, or null.
  const std::string* FindInverse(std::string_view canonical) const;

  // All predicates with their inverses, symmetric ones with themselves; each pair once, in alphabetical order.
  std::vector<std::pair<std::string, std::string>> InversePairs() const;

  // "withdrawal": leave. An event noun; its `of` complement is the subject or the object as the noun says.
  struct Nominal {
    std::string verb;           // canonical or plain lemma
    bool of_is_object = false;  // "foundation of X": X is the object; "withdrawal of X": X is the subject
    bool participant = false;   // "founder", "signatory": the noun names the subject, its complement the object
    std::string preposition;    // of the object: "withdrawal of Chile FROM the pact"
  };
  const Nominal* FindNominal(std::string_view noun) const;
  enum class NounKind : uint8_t { kEvent, kDeed, kAgent };
  // All nouns of a kind, lower case.
  absl::flat_hash_set<std::string, internal::StringHash, std::equal_to<>> Nouns(NounKind kind) const;

  // Words of near meaning, for weaker matches that must be marked as such; empty when there are none.
  const std::vector<std::string>& NearWordings(std::string_view canonical) const;

 private:
  class Reader;
  struct Predicate {
    std::vector<std::string> near;
    std::string inverse;
    bool symmetric = false;
    std::optional<Exchange> exchange;
  };
  const Predicate* FindPredicate(std::string_view canonical) const;

  absl::flat_hash_map<std::string, PredicateForm, internal::StringHash, std::equal_to<>> forms_;
  absl::flat_hash_map<std::string, Predicate, internal::StringHash, std::equal_to<>> predicates_;
  absl::flat_hash_map<std::string, Nominal, internal::StringHash, std::equal_to<>> nominals_;
};

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_PREDICATE_LEXICON_H_
