#ifndef WHENCE_RULES_INFERENCE_INFERENCE_H_
#define WHENCE_RULES_INFERENCE_INFERENCE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "rules/inference/inference_rules.h"
#include "rules/inference/time_span.h"

namespace whence {

// What follows from premises by rules: semi-naive evaluation, stratum by stratum (Abiteboul, Hull, Vianu: Foundations
// of Databases, 13.1 and 15.2). Names are the caller's, compared byte for byte. Deterministic: premises and rules in
// the same order give the same conclusions in the same order, with the same derivations.
//
//   Inference inference(rules);
//   inference.AddPremise("join", "chad", "pact", {4000, 4000});
//   WHENCE_RETURN_IF_ERROR(inference.Run(100'000));
//   for (size_t i = inference.premises(); i < inference.size(); ++i) ... inference.SourcesOf(i) ...
class Inference {
 public:
  // `rules` outlives it.
  explicit Inference(const InferenceRules& rules);

  // Returns the index of the premise; of an equal one, where there is one. REQUIRES: Run was not called.
  size_t AddPremise(std::string_view predicate, std::string_view subject, std::string_view object, TimeSpan time = {});

  // Adds everything that follows. An error, with nothing lost of what was concluded until then, when there are more
  // than `most` conclusions. Call once.
  absl::Status Run(size_t most);

  // Premises come first, then conclusions in the order of their derivation.
  size_t premises() const { return premises_; }
  size_t size() const { return facts_.size(); }

  std::string_view predicate(size_t i) const { return names_[facts_[i].predicate]; }
  std::string_view subject(size_t i) const { return names_[facts_[i].subject]; }
  std::string_view object(size_t i) const { return names_[facts_[i].object]; }
  const TimeSpan& time(size_t i) const { return facts_[i].time; }
  // The rule that gave it; "" for a premise.
  std::string_view rule(size_t i) const;
  // What it was concluded from directly; empty for a premise.
  const std::vector<uint32_t>& BasisOf(size_t i) const { return derivations_[i].basis; }
  // The premises that it rests on in the end, each once, ascending; a premise rests on itself.
  std::vector<uint32_t> SourcesOf(size_t i) const;

 private:
  using Symbol = uint32_t;
  struct Fact {
    Symbol predicate, subject, object;
    TimeSpan time;
    friend bool operator==(const Fact&, const Fact&) = default;
    template <typename H>
    friend H AbslHashValue(H h, const Fact& fact) {
      return H::combine(std::move(h), fact.predicate, fact.subject, fact.object, fact.time.first, fact.time.last);
    }
  };
  struct Derivation {
    int32_t rule = -1;
    std::vector<uint32_t> basis;
  };
  // Rules with symbols for names; a variable is ~its number.
  struct Atom {
    Symbol predicate;
    int64_t subject, object;  // a symbol, or -1 - variable
    int32_t time = -1;
  };
  struct Compiled {
    int32_t rule;
    std::vector<Atom> premises, denied;
    Atom conclusion;
  };
  class Matcher;

  Symbol Intern(std::string_view name);
  // The index of the fact, and whether it is new.
  std::pair<uint32_t, bool> Insert(const Fact& fact, Derivation derivation);
  // Ascending indices of facts that may match; null for none.
  const std::vector<uint32_t>* Candidates(Symbol predicate, int64_t subject, int64_t object) const;
  Atom Compile(const InferenceAtom& atom);

  const InferenceRules& rules_;
  std::vector<Compiled> compiled_;
  std::vector<std::string> names_;
  absl::flat_hash_map<std::string, Symbol> symbols_;
  std::vector<Fact> facts_;
  std::vector<Derivation> derivations_;
  absl::flat_hash_map<Fact, uint32_t> index_;
  absl::flat_hash_map<Symbol, std::vector<uint32_t>> by_predicate_;
  absl::flat_hash_map<std::pair<Symbol, Symbol>, std::vector<uint32_t>> by_subject_;  // predicate, subject
  absl::flat_hash_map<std::pair<Symbol, Symbol>, std::vector<uint32_t>> by_object_;   // predicate, object
  size_t premises_ = 0;
};

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_INFERENCE_H_
