#ifndef WHENCE_ENGINE_QUESTIONS_MEANING_H_
#define WHENCE_ENGINE_QUESTIONS_MEANING_H_

#include <cstdint>
#include <deque>
#include <span>

#include "absl/container/flat_hash_set.h"
#include "absl/container/inlined_vector.h"
#include "rules/reduce/reducer.h"

namespace whence {

// What a phrase of a question means: a set of things, a relation between things, a way to measure things, or what the
// whole question asks. Sets are written without variables, as images of sets under relations (the idea of lambda DCS,
// Liang 2013): "movies directed by the director of X" is and(movie, image(^directed_by, image(directed_by, {X}))).
enum class Op : uint8_t {
  // Sets.
  kNames,  // payload: entry of the question's table of links
  kClass,  // payload: class of the lexicon
  kEverything,
  kIt,      // the set that a modifier will be applied to
  kNumber,  // number; payload: kMonthPayload (NumberOfDate), kUnitPayload + the unit of the lexicon, or 0
  kText,    // payload: entry of the question's table of literal texts (a year, a date)
  kImage,   // relation, set
  kRange,   // relation: everything that it leads to
  kAnd,     // sets
  kOr,
  kBoth,     // sets: as kOr, but what is related to it is related to each of them
  kNot,      // set; only meaningful inside kAnd
  kMinus,    // set, set
  kExtreme,  // set, measure; payload: rank from 1, negative for the smallest; number: how many, 0 for those of the rank
  kCompare,  // set, measure, set of values; payload: Comparison
  kFirst,    // set, set: the first that has members
  kDated,    // set; payload 1: its members that are dates or years, 0: the others, 2: those with a number
  kDuring,   // set, number: its members that are so in that year
  kQualified,  // relation, set, perhaps a second set: what statements that relate them say besides; payload:
               // AskedQualifier
  kSizeOf,     // set: how many members it has; only what a count is held against
  kFlagged,    // payload: flag of the lexicon; number: whether it is true of its members or false
  kMeasured,   // measure, set: the values
  // Relations.
  kRelation,  // payload: relation of the lexicon
  kInverse,   // relation
  kCompose,   // first, second
  kContains,  // from a place to all that is in it, and in its parts
  kAnything,  // any predicate, either way
  // Measures.
  kAttribute,  // relation to a number or a date
  kAdjective,  // payload: adjective of the lexicon
  kCountOf,    // relation, set: how many of the set it leads to
  // What a measure is held against: value, or two bounds that both hold; payload: Comparison.
  kBound,
  kUnit,  // payload: unit of the lexicon
  // A relation whose verb phrase lacks its last preposition; payload: which.
  kStranded,
  // What is asked.
  kValues,   // set
  kHowMany,  // set
  kWhether,  // set: is there any?

  kSum,  // measure, set
  kAverage,
  kDifference,  // measure, set, set: how much more the first has; payload: 1 + the unit that is asked for, or 0
  kOrdered,     // measure, set; payload 1: the smallest first, -1: the largest
};

enum class Comparison : int32_t { kLess, kMore, kAtLeast, kAtMost, kEqual };

inline constexpr int32_t kMonthPayload = 1;
inline constexpr int32_t kUnitPayload = 2;
// Of kEverything: things of a kind that the graph has no type for.
inline constexpr int32_t kUntoldKind = 1;
inline constexpr int32_t kUntoldPerson = 2;

struct Node;
using NodeParts = absl::InlinedVector<const Node*, 3>;

// A node of a meaning; equal nodes are one object (see Meanings).
struct Node : public Meaning {
  Op op = Op::kEverything;
  int32_t payload = 0;
  double number = 0;
  uint64_t classes = 0;  // of a set: the classes its members may be of, as bits; 0 when nothing is known
  bool open = false;     // holds kIt
  uint32_t size = 1;     // nodes below and with it
  NodeParts parts;
};

bool IsSet(const Node& node);
bool IsRelation(const Node& node);
bool IsMeasure(const Node& node);

// Makes and owns the nodes of one question. Not thread-safe.
class Meanings {
 public:
  const Node* Make(Op op, NodeParts parts, int32_t payload = 0, double number = 0, uint64_t classes = 0);
  // The node with kIt replaced by `set`.
  const Node* Apply(const Node* node, const Node* set);
  // The node with one of its parts, however deep, replaced by another.
  const Node* Replace(const Node* node, const Node* part, const Node* other);
  // The same node made here; the other may be of any Meanings.
  const Node* Copy(const Node* node);
  void Clear();

 private:
  struct Hash {
    size_t operator()(const Node* node) const;
  };
  struct Equal {
    bool operator()(const Node* a, const Node* b) const {
      return a->op == b->op && a->payload == b->payload && a->number == b->number && a->parts == b->parts;
    }
  };
  std::deque<Node> nodes_;
  absl::flat_hash_set<const Node*, Hash, Equal> known_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_MEANING_H_
