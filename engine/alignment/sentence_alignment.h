#ifndef WHENCE_ENGINE_ALIGNMENT_SENTENCE_ALIGNMENT_H_
#define WHENCE_ENGINE_ALIGNMENT_SENTENCE_ALIGNMENT_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/alignment/asked_question.h"
#include "engine/alignment/candidate.h"
#include "engine/alignment/read_sentence.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// What speaks for and against a phrase as the answer. Shares and strengths are from 0 to 1.
enum class Feature : uint8_t {
  kCoverage,          // share of the question's words, by weight, that the sentence holds
  kContextCoverage,   // ... or that stand in the sentences before it or in the title
  kNamesMissing,      // share of the question's names that neither holds
  kNumbersMissing,    // a number or date of the question that the sentence does not hold
  kRetrieval,         // the sentence's rank score against the best one's
  kVerbMissing,       // the question's main verb has no match in the sentence
  kPredicate,         // a frame around the phrase has the question's predicate
  kSameRole,          // ... and the phrase stands in it where the hole stands in the question
  kOtherRole,         // ... and stands elsewhere in it
  kArgumentsMatched,  // share of the question's other words in that frame
  kArgumentsCrossed,  // who does and whom it is done to are exchanged
  kGovernor,          // the phrase hangs on a match of the word that the hole hangs on
  kGovernorRelation,  // ... by the same relation
  kSamePreposition,
  kOtherPreposition,
  kNearInTree,        // mean nearness to the matched words, in steps of the tree
  kNearInText,        // ... in words
  kOverlap,           // share of the phrase that stands in the question already
  kIsAskedNoun,       // "which city": the phrase's head is "city"
  kNearAskedNoun,     // ... or "city" stands beside it: "the city of X", "X, a city"
  kSameSort,          // ... or WordNet files both nouns under the same heading
  kOtherSort,
  kFitsEntityType,    // "which city": the name of a place
  kOtherEntityType,
  kLength,            // of the phrase, as the logarithm of its words
  kCoordination,
  kFull,
  kShortForm,
  kAttribute,         // "X is ...": the copula's predicate, with X matched
  kApposition,        // in apposition to a matched word, or the other way round
  kNegation,          // the sentence denies what the question does not, or the other way round
  kOnlyOfKind,        // one over the number of phrases of the kind in the sentence
  kBehindVerb,        // stands behind the match of the verb
  kReasonMarker,      // "because", "due to", "to"
  kQuoted,
  kSaidByGraph,       // the graph's statements give the same answer
  kGraphDiffers,      // they give another
  kHedged,            // planned, possible, reported or conditional
};
inline constexpr size_t kFeatures = 38;
using Features = std::array<float, kFeatures>;

// What is known of a sentence beside itself.
struct SentenceContext {
  absl::flat_hash_set<std::string> stems;  // of the sentences before it and of the title
  double retrieval = 1;                    // see Feature::kRetrieval
};

// One question held against one sentence: which words match which, and what that says of each phrase. Views its
// arguments. Cost: tens of microseconds. Not thread-safe.
class SentenceAlignment {
 public:
  SentenceAlignment(const AskedQuestion& asked, const ReadSentence& read, const SentenceContext& context,
                    const std::vector<absl::flat_hash_set<std::string>>& names, const PredicateLexicon& predicates,
                    const Lexicon& lexicon);

  // `graph_answers`: folded texts of what the graph's statements give; empty where they give nothing.
  Features FeaturesOf(const Candidate& candidate, const std::vector<std::string>& graph_answers) const;

  double coverage() const { return coverage_; }
  double context_coverage() const { return context_coverage_; }
  double names_missing() const { return names_missing_; }
  void CountKinds(const std::vector<Candidate>& candidates);

 private:
  struct FramePair {
    size_t frame;          // in ReadSentence::frames()
    size_t asked_frame;
    double strength = 0;   // of the predicates' match
    double arguments = 0;  // share of the asked frame's other words in this one
    bool crossed = false;
  };

  double Strength(const AskedWord& word, int32_t token) const;
  void MatchWords(const std::vector<absl::flat_hash_set<std::string>>& names);
  void MatchPronoun();
  void MatchFrames();
  double PredicateStrength(const Extraction& asked, const Extraction& said) const;
  double MatchOfToken(int32_t asked_token, int32_t token) const;
  std::vector<int> TreeDistances(int32_t from) const;

  const AskedQuestion& asked_;
  const ReadSentence& read_;
  const SentenceContext& context_;
  const PredicateLexicon& predicates_;
  const Lexicon& lexicon_;
  std::vector<std::vector<float>> match_;  // [word][token]
  std::vector<FramePair> pairs_;
  std::array<int, kCandidateKinds> kinds_{};
  double coverage_ = 0;
  double context_coverage_ = 0;
  double names_missing_ = 0;
  double numbers_missing_ = 0;
  bool verb_missing_ = false;
  bool negation_differs_ = false;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_SENTENCE_ALIGNMENT_H_
