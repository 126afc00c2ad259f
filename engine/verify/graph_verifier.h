#ifndef WHENCE_ENGINE_VERIFY_GRAPH_VERIFIER_H_
#define WHENCE_ENGINE_VERIFY_GRAPH_VERIFIER_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/name_list.h"
#include "engine/citation_list.h"
#include "engine/frames/frame_matcher.h"
#include "engine/frames/question_frame.h"
#include "engine/graph_answerer.h"
#include "engine/verify/testimony.h"
#include "engine/verify/text_verifier.h"
#include "graph/graph.h"
#include "rules/extraction/extractor.h"
#include "rules/inference/conflict_rules.h"
#include "rules/inference/exclusion_rules.h"
#include "rules/inference/state_rules.h"

namespace whence {

// What claims are judged by beside the graph: the language, and what the rules know of it. Views.
struct VerifierKnowledge {
  const Analyzer& analyzer;
  const Extractor& extractor;
  const StateRules& states;
  const ExclusionRules& exclusions;
  const ConflictRules& conflicts;
  const TextVerifier& texts;
};

// Holds one claim against what a graph states. A claim is read as a statement, as a yes-or-no question is: what events
// began and ended decides states; a statement that fits in every part supports; one that fits but for a date, or for
// what can only be one (rules/inference/exclusions.rules), refutes. Where no statement decides, the nearest sentences
// are asked as text. Made for one claim; not thread-safe.
class GraphVerifier {
 public:
  // All arguments outlive it; `names` are those of the graph. `structured` may be null: then tables and key-value lines
  // are not asked for what they hold.
  GraphVerifier(const Graph& graph, const NameList& names, const VerifierKnowledge& knowledge,
                GraphAnswerer* structured);

  absl::StatusOr<Verification> Verify(const Claim& claim);

  // The claim of which Verify was called, with the name of what the only document is about where the claim has what
  // that is: "The band has toured Canada", "Ida Holm left the band". Nothing for any other claim.
  absl::StatusOr<std::optional<std::string>> Renamed();

 private:
  // Statements for and against a reading of the claim, with the words that tell them apart.
  struct Finding {
    std::vector<Statement> supporting;
    std::vector<Statement> refuting;
    std::vector<DecidingWords> deciding;
    std::string reason;
    bool once = false;  // what refutes has another date for what happens once alone
    bool Decides() const { return !supporting.empty() || !refuting.empty(); }
  };

  // The words of the claim's names, by the sentence (document, first byte) that a statement of their bearers is read
  // from: "the organisation" in it is known to be one of them.
  using SpokenOf = absl::flat_hash_map<std::pair<DocumentId, uint64_t>, std::vector<std::string>>;
  absl::StatusOr<SpokenOf> FindSpokenOf(const TextUnits& claim);
  // The same for what the claim's readings are about, name or not: sentences of which a statement tells of the same
  // event of it.
  absl::Status AddSubjects();
  // The claim's words in a part of its reading.
  std::vector<std::string> WordsOf(const KnownArgument& argument) const;

  // The words of the claim's names whose bearers the evidence describes: "the organisation" for one that is known as
  // such.
  absl::StatusOr<std::vector<std::string>> DescribedIn(const TextUnits& claim, const TextUnits& evidence);

  absl::StatusOr<Finding> Check(const QuestionFrame& frame);
  absl::StatusOr<Finding> CheckState(const QuestionFrame& frame, const StateRule& rule);
  // Fits but for the time of the claim, where every such statement is of another time.
  absl::StatusOr<Finding> CheckOtherTimes(const QuestionFrame& frame);
  // Fits but for a part that can only be one.
  absl::StatusOr<Finding> CheckOthers(const QuestionFrame& frame, Role role);
  absl::StatusOr<std::vector<Statement>> ExactMatches(const QuestionFrame& frame, Polarity polarity);
  // Takes out, or to the other side, the statements whose sentences do not carry all that the claim says: "the tallest
  // mill of the country" where the sentence has a mill.
  absl::Status Confirm(bool negative, Finding& finding);
  // Keeps those whose sentences carry the claim; `negative`: those that carry what it denies. Returns those whose
  // sentences say the contrary.
  absl::StatusOr<std::vector<Statement>> Sift(bool negative, std::vector<Statement>& statements);
  // Whether the sentences of a statement carry the claim, or say the contrary; `negative` as above.
  struct HeardSupports {
    bool carried = false, contrary = false;
  };
  absl::StatusOr<HeardSupports> HearSupports(const Statement& statement, const TextUnits& claim, bool negative);
  // Whether the statement holds throughout each date of the claim: "from 1922 to 1990" in 1950.
  absl::StatusOr<bool> LastsOverClaim(const Statement& statement);
  // What a sentence says to the claim.
  struct Voice {
    Verdict verdict = Verdict::kNotEnoughInfo;
    bool exclusive = true;  // of what refutes: no other source can be right beside it
    bool once = false;      // nor can another sentence of the same source: in the claim's verb it gives what the claim
                            // names, and nothing else of its kind, another date of what happens once alone
    double confidence = 0;
    std::vector<DecidingWords> deciding;
    DocumentId document;
    ByteSpan span;
  };
  struct Place {
    DocumentId document;
    ByteSpan span;
  };
  // The sentence that tells a statement: the last of its support, which may reach back to the one that its date is
  // counted from.
  absl::StatusOr<Place> PlaceOf(const Support& support);
  // The nearest sentences, and those that tell of the same event of the claim's subject.
  absl::StatusOr<std::vector<Place>> FindPlaces(const std::string& claim);
  absl::StatusOr<Surroundings> SurroundingsOf(const Place& place, absl::flat_hash_set<std::string> known);
  // Whether the evidence, which shares a word with a name of the claim, has it of others alone: of Ada Holm, or of
  // "Holm" who is she, for her sister Berta Holm.
  absl::StatusOr<bool> NamesAnother(const TextUnits& claim, const TextUnits& evidence, const Place& place,
                                    bool opposes);
  // Whether the full name that was last given before to who is called by that last name is the claim's; nothing where
  // none was given.
  absl::StatusOr<std::optional<bool>> IsCalledSo(const Unit& name, std::string_view last, const Place& place);
  // What is read from there under the claim's predicates.
  absl::StatusOr<std::vector<Statement>> StatementsAt(const Place& place);
  absl::StatusOr<std::optional<Voice>> HearPlace(const Place& place);
  // The answer of tables and key-value lines; no voices where they have none of that kind.
  absl::StatusOr<std::vector<Voice>> AskTables(const std::string& question, bool denied, bool measured);
  // Who or what is "the longest tunnel", where the claim says it of another.
  absl::StatusOr<std::vector<Voice>> HearSuperlative(std::string_view text, const Sentence& claim);
  // What is cited from documents whose titles have all stems of `topic`.
  absl::StatusOr<std::vector<Voice>> VoicesOf(const GraphAnswerer::Result& result, Verdict verdict,
                                              const absl::flat_hash_set<std::string>& topic);
  // What tables and key-value lines say, asked whether it is so: figures, comparisons, the longest of all.
  absl::StatusOr<std::vector<Voice>> HearTables(std::string_view text, const Sentence& claim);
  // Reads the claim as questions are read; returns a name in it that no source has, if there is one.
  absl::StatusOr<std::string> ReadFrames(const Analysis& analysis);
  // What sentences, tables and lists say.
  absl::StatusOr<std::vector<Voice>> HearAll(const Analysis& analysis);
  // Those of the sentences that say something.
  absl::StatusOr<std::vector<Voice>> HearPlaces(const std::string& claim);
  // Adds what other sources say against what supports the claim, in what the claim says (graph_verifier_rivals.cc).
  absl::Status AddRivals(const Sentence& claim, const std::vector<Statement>& supporting, Finding& finding);
  // The same for the sentences that support it where no statement does.
  absl::Status AddRivalsOfVoices(const Sentence& claim, const std::vector<Voice>& voices, Finding& finding);
  // Takes out of the voices those that others of their documents outweigh; the refuting statements that are left.
  static std::vector<Statement> Outweigh(const Finding& finding, std::vector<Voice>& voices);
  // Whether the claim dates what happens once alone to somebody or something that it names.
  bool TellsOfOnce() const;
  // Whether a sentence of one of the statements tells it of what the claim is about by its name, or none is a sentence.
  absl::StatusOr<bool> AreToldOfItself(const std::vector<Statement>& statements);
  // The time as the claim writes it, with what makes a bound of it: "before 1920".
  std::string WrittenTime(const KnownQualifier& when) const;
  // One verdict from what statements and sentences say. A statement stands for the sentences that it is read from.
  absl::StatusOr<Verification> Render(const Finding& finding, std::vector<Voice> voices);
  absl::StatusOr<std::string> TimeText(const Statement& statement);

  const Graph& graph_;
  const NameList& names_;
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const StateRules& states_;
  const ExclusionRules& exclusions_;
  const ConflictRules& conflicts_;
  const TextVerifier& texts_;
  GraphAnswerer* structured_;
  FrameMatcher matcher_;
  std::string text_;  // of the claim
  TextUnits claim_;
  SpokenOf spoken_;
  std::vector<QuestionFrame> readings_;  // of the claim
  std::vector<Place> places_;            // where statements of the same event of its subject are read from
  std::vector<DocumentId> documents_;    // that the places heard are of
  size_t claim_dates_ = 0;               // that the claim names: of a range, neither end is when it happened
  CitationList citations_;
  std::vector<std::string> explanation_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_GRAPH_VERIFIER_H_
