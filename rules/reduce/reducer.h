#ifndef WHENCE_RULES_REDUCE_REDUCER_H_
#define WHENCE_RULES_REDUCE_REDUCER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "rules/reduce/grammar.h"

namespace whence {

// What a symbol stands for. The reducer only passes it on: meanings of symbols come from the caller, meanings of
// reductions from a MeaningBuilder.
class Meaning {
 public:
  virtual ~Meaning() = default;
};

class MeaningBuilder {
 public:
  virtual ~MeaningBuilder() = default;
  // The meaning of a reduction. `slots` are the meanings of rule.slots, null for a slot of an option that was left out.
  // Null refuses the reduction: the parts do not fit together. Equal meanings must be the same object, which lives as
  // long as the reduction. `*cost` may be raised where the fit is poor.
  virtual const Meaning* Build(const ReductionRule& rule, std::span<const Meaning* const> slots, float* cost) = 0;
};

// A phrase that is known before any rule has run: a name, a number, a word of the lexicon. Words [begin, end).
struct Symbol {
  uint16_t begin = 0;
  uint16_t end = 0;
  GrammarKey type = kNoKey;
  const Meaning* meaning = nullptr;
  float cost = 0;
};

// Words [begin, end) as a symbol of a type.
struct Phrase {
  uint16_t begin = 0;
  uint16_t end = 0;
  GrammarKey type = kNoKey;
};

// A phrase with its meaning, and how it came about.
struct Reduction {
  uint16_t begin = 0;
  uint16_t end = 0;
  GrammarKey type = kNoKey;
  const Meaning* meaning = nullptr;
  float cost = 0;
  int32_t rule = -1;       // index into Grammar::rules(); -1 for a symbol or a word
  int32_t last_part = -1;  // see Reducer::PartsOf
};

inline constexpr size_t kMaxBeam = 16;

struct ReducerOptions {
  size_t beam = 6;                // readings kept of one phrase and type; at most kMaxBeam
  size_t max_reductions = 20000;  // then the search stops with what it has
};

// Cascaded reduction: innermost phrases first, every phrase once, each with a small beam of rival readings, cheapest
// first. Phrases are found in the order of their ends, at one end the shortest first, so that a rule sees its parts
// complete. This is bottom-up chart parsing (Kay 1980) with rules merged into one tree; deterministic, bounded.
class Reducer {
 public:
  Reducer(const Grammar& grammar, ReducerOptions options) : grammar_(grammar), options_(options) {}

  // Reduces words[0, n), given with their keys. `barred`: what is no word class here, whatever the rules say. Results
  // stay valid until the next call.
  void Run(std::span<const GrammarKey> words, std::span<const Symbol> symbols, MeaningBuilder& builder,
           std::span<const Phrase> barred = {});

  // Readings of the whole sequence as `type`, cheapest first.
  std::vector<const Reduction*> Readings(GrammarKey type) const;
  // Whether the search was cut short.
  bool exhausted() const { return exhausted_; }

  const std::vector<Reduction>& reductions() const { return reductions_; }
  // The reductions that one is made of, in order, without words.
  std::vector<const Reduction*> PartsOf(const Reduction& reduction) const;
  // The tree of a reading, one line a phrase: "np [2,5) of-phrase: director of X".
  std::string Render(const Reduction& reading, std::span<const std::string> words) const;

 private:
  struct Active {  // a rule begun: a node of the tree, reached over parts
    uint32_t node;
    uint32_t begin;
    int32_t previous;  // index into actives_; -1 at the beginning
    int32_t part;      // index into reductions_; -1 for a word
  };
  struct Order {
    uint16_t begin;
    float cost;
    uint32_t index;
    friend bool operator<(const Order& a, const Order& b) {  // for a heap: the last is taken first
      if (a.begin != b.begin) return a.begin < b.begin;
      if (a.cost != b.cost) return a.cost > b.cost;
      return a.index > b.index;
    }
  };

  void Advance(uint32_t begin, uint32_t end, GrammarKey key, int32_t part);
  void Step(uint32_t node, uint32_t begin, uint32_t end, GrammarKey key, int32_t previous, int32_t part);
  void Complete(uint32_t end, int32_t active);
  void Add(const Reduction& reduction);
  void RenderInto(const Reduction& reading, std::span<const std::string> words, size_t depth, std::string& out) const;

  const Grammar& grammar_;
  const ReducerOptions options_;
  MeaningBuilder* builder_ = nullptr;
  std::span<const Phrase> barred_;
  std::vector<Reduction> reductions_;
  std::vector<Active> actives_;
  std::vector<std::vector<uint32_t>> waiting_;  // actives by where they end
  std::vector<Order> agenda_;                   // of the current end
  // Reductions taken, by begin, end and type.
  struct Cell {
    uint32_t count = 0;
    std::array<uint32_t, kMaxBeam> reductions;
  };
  absl::flat_hash_map<uint64_t, Cell> cells_;
  std::vector<std::vector<const Symbol*>> by_end_;
  size_t length_ = 0;
  bool exhausted_ = false;
};

}  // namespace whence

#endif  // WHENCE_RULES_REDUCE_REDUCER_H_
