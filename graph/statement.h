#ifndef WHENCE_GRAPH_STATEMENT_H_
#define WHENCE_GRAPH_STATEMENT_H_

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/base/span.h"
#include "graph/ids.h"
#include "graph/term.h"

namespace whence {

struct Triple {
  TermId subject;
  TermId predicate;
  TermId object;
  friend auto operator<=>(const Triple&, const Triple&) = default;
};

enum class Polarity : uint8_t { kPositive = 0, kNegative = 1 };

// How the source puts a statement. Only kAsserted is offered as plain fact.
enum class Modality : uint8_t {
  kAsserted = 0,
  kPossible = 1,     // may, might, could, should, "is expected to"
  kConditional = 2,  // inside or under an "if"
  kReported = 3,     // said, believed, claimed by somebody; qualifier "speaker" names whom where the text does
  kPlanned = 4,      // will, intends to, plans to
};

// Qualifiers say when, where, how much, which time. They are part of what makes a statement the statement it is.
struct Qualifier {
  TermId predicate;
  TermId value;
  friend auto operator<=>(const Qualifier&, const Qualifier&) = default;
};

// Where a statement was read: the sentence's bytes in the document, and the rule that read it.
struct Support {
  DocumentId document;
  ByteSpan span;
  std::string rule;
  friend auto operator<=>(const Support&, const Support&) = default;
};

// A triple with its qualifiers, polarity and modality, and the places that say so. Statements that are equal in
// everything but supports are one statement. It lives while it has one support, or as loaded. Id 0 is a bare triple.
struct Statement {
  StatementId id;
  Triple triple;
  std::vector<Qualifier> qualifiers;  // sorted
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::vector<Support> supports;  // sorted
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STATEMENT_H_
