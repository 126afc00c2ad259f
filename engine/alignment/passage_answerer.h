#ifndef WHENCE_ENGINE_ALIGNMENT_PASSAGE_ANSWERER_H_
#define WHENCE_ENGINE_ALIGNMENT_PASSAGE_ANSWERER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/name_list.h"
#include "engine/alignment/asked_names.h"
#include "engine/alignment/asked_question.h"
#include "engine/alignment/candidate.h"
#include "engine/alignment/read_sentence.h"
#include "engine/alignment/sentence_alignment.h"
#include "engine/answer.h"
#include "engine/citation_list.h"
#include "engine/passages/passage_search.h"
#include "graph/graph.h"
#include "rules/extraction/extractor.h"

namespace whence {

class FrameMatcher;

// A phrase of a source that may answer, with how likely it does.
struct RankedPhrase {
  Passage passage;
  Candidate candidate;
  Features features{};
  std::string folded;      // FoldName of the text
  bool coloured = false;   // see SentenceAlignment::Colours
  bool past = false;       // its sentence tells how things were
  bool measured = false;   // see SentenceAlignment::IsMeasuredAsAsked
  double probability = 0;  // of this wording alone
  bool told = false;       // see SentenceAlignment::IsTold
};

// Whether two phrases are one answer: the same words, or longer and shorter forms of one phrase of one sentence.
bool AreOneAnswer(const RankedPhrase& a, const RankedPhrase& b);

// The second way from a question to an answer, for what the statements of the graph do not give: the sentences nearest
// to the question are read again and held against it word by word, and the phrase that fits best is offered where it is
// likely enough. Made for one question; not thread-safe.
class PassageAnswerer {
 public:
  // All arguments outlive it; `cache` may be null.
  PassageAnswerer(const Graph& graph, const NameList& names, const Analyzer& analyzer, const Extractor& extractor,
                  const WordRelations& relations, SentenceCache* cache)
      : graph_(graph),
        names_(names),
        analyzer_(analyzer),
        extractor_(extractor),
        relations_(relations),
        cache_(cache) {}

  // The phrases of the nearest sentences, the likeliest first; empty for questions of yes or no. `said` are the texts
  // that the graph's statements give.
  absl::StatusOr<std::vector<RankedPhrase>> Rank(const Sentence& question, std::string_view text,
                                                 const std::vector<std::string>& said);

  // The likeliest phrase as the answer where it is likelier than not; else the nearest sentences, those with likely
  // phrases first. kUnknown when no sentence is near. `explain` adds the best phrases with what they are likely.
  absl::StatusOr<Answer> Ask(const Sentence& question, std::string_view text, bool explain);

  const std::vector<Passage>& passages() const { return passages_; }
  AskedKind asked() const { return asked_; }

  static constexpr size_t kMostPassages = 5;  // read
  static constexpr size_t kMostOffered = 3;
  static constexpr double kLeastProbability = 0.6;
  // Where the sentence leaves nothing of the question open, and says the phrase in so many words.
  static constexpr double kLeastPlain = 0.3;

 private:
  static constexpr uint32_t kSentencesBefore = 3;  // how far back a sentence's pronouns reach

  // What the likeliest phrase comes to: with its wordings in other sentences, and with what is said in its place there.
  struct Found {
    const RankedPhrase& best;
    CitationList citations;
    AnswerItem item = {};
    std::vector<AnswerItem> rivals = {};
    double probability = 0;  // of all of them
  };
  // What a sentence says of a candidate. `said`: folded texts that the graph's statements give.
  RankedPhrase PhraseOf(const SentenceAlignment& alignment, const ReadSentence& read,
                        const std::vector<std::string>& said, Candidate candidate) const;
  // REQUIRES: not empty.
  const RankedPhrase& BestOf(const std::vector<RankedPhrase>& ranked) const;
  // The answer, with the sentences that say it well enough.
  absl::Status CiteAll(const std::vector<RankedPhrase>& ranked, Found& found);
  // Where another sentence says the same of another value, both are said.
  absl::Status AddRivals(const std::vector<RankedPhrase>& ranked, Found& found);
  // How likely the best phrase must be to be the answer.
  double LeastProbability(const std::vector<RankedPhrase>& ranked, const RankedPhrase& best) const;
  bool IsAnswer(const std::vector<RankedPhrase>& ranked, const Found& found) const;
  Answer AnswerWith(const Sentence& question, std::string_view text, Found found) const;
  // The nearest sentences, those with likely phrases first.
  absl::StatusOr<Answer> OfferPassages(const std::vector<RankedPhrase>& ranked);
  absl::StatusOr<uint32_t> Cite(const Passage& passage, CitationList& citations);
  absl::StatusOr<std::shared_ptr<const ReadSentence>> Load(const Passage& passage);
  absl::StatusOr<std::string> TextOf(DocumentId document, uint32_t ordinal);
  // What stands around a sentence, and which of the question's names it means by other words.
  absl::StatusOr<SentenceContext> ContextOf(const AskedQuestion& asked, const AskedNames& names, const Passage& passage,
                                            const ReadSentence& read, FrameMatcher& matcher);
  // Whether a pronoun of the sentence cannot mean a name of the question, because the sentences between are about
  // another one.
  absl::StatusOr<bool> IsPronounTaken(const AskedQuestion& asked, const ReadSentence& read, const Passage& passage);
  // Whether "it" means what the sentence before says is something, and the question does not ask about that. `kinds`
  // are the stems of what the question's names are.
  absl::StatusOr<bool> IsItIntroduced(const AskedQuestion& asked, const ReadSentence& read, const Passage& passage,
                                      const absl::flat_hash_set<std::string>& kinds);
  // See SentenceContext::it_means.
  absl::StatusOr<std::string> ItMeans(const ReadSentence& read, const Passage& passage);
  // The names of a sentence that the question's "the company" or "the general" does not mean: the only document is
  // about a company, or it is somebody, and their bearers are none.
  absl::StatusOr<absl::flat_hash_set<int32_t>> OtherNames(const AskedQuestion& asked, const ReadSentence& read,
                                                          FrameMatcher& matcher) const;
  // Whether a noun may be said of what the question names, or calls by a noun of its own.
  bool IsOfAsked(const AskedQuestion& asked, std::string_view noun,
                 const absl::flat_hash_set<std::string>& kinds) const;

  const Graph& graph_;
  const NameList& names_;
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const WordRelations& relations_;
  SentenceCache* cache_;
  std::vector<Passage> passages_;
  AskedKind asked_ = AskedKind::kThing;
  bool plural_ = false;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_PASSAGE_ANSWERER_H_
