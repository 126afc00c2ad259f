#ifndef WHENCE_ENGINE_ALIGNMENT_SENTENCE_ALIGNMENT_H_
#define WHENCE_ENGINE_ALIGNMENT_SENTENCE_ALIGNMENT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/word_relations.h"
#include "engine/alignment/asked_question.h"
#include "engine/alignment/candidate.h"
#include "engine/alignment/clause_parts.h"
#include "engine/alignment/read_sentence.h"
#include "engine/time/interval.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// What speaks for and against a phrase as the answer. Shares and strengths are from 0 to 1.
enum class Feature : uint8_t {
  kCoverage,          // share of the question's words, by weight, that the sentence holds
  kContextCoverage,   // ... or that stand in the sentences before it or in the title
  kNamesMissing,      // share of the question's names that only the surroundings hold
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
  kNearInTree,     // mean nearness to the matched words, in steps of the tree
  kNearInText,     // ... in words
  kOverlap,        // share of the phrase that stands in the question already
  kIsAskedNoun,    // "which city": the phrase's head is "city"
  kNearAskedNoun,  // ... or "city" stands beside it: "the city of X", "X, a city"
  kSameSort,       // ... or WordNet files both nouns under the same heading
  kOtherSort,
  kFitsEntityType,  // "which city": the name of a place
  kOtherEntityType,
  kLength,  // of the phrase, as the logarithm of its words
  kCoordination,
  kFull,
  kShortForm,
  kAttribute,     // "X is ...": the copula's predicate, with X matched
  kApposition,    // in apposition to a matched word, or the other way round
  kNegation,      // the sentence denies what the question does not, or the other way round
  kOnlyOfKind,    // one over the number of phrases of the kind in the sentence
  kBehindVerb,    // stands behind the match of the verb
  kReasonMarker,  // "because", "due to", "to"
  kQuoted,
  kSaidByGraph,       // the graph's statements give the same answer
  kGraphDiffers,      // they give another
  kHedged,            // planned, possible, reported or conditional
  kWordsMissing,      // content words of the question that neither the sentence nor its surroundings hold, in threes
  kRarestMissing,     // weight of the rarest of them against the rarest of all
  kNounMissing,       // share of the question's common nouns that the sentence does not hold
  kAdjectiveMissing,  // ... of its adjectives and adverbs
  kNamesSplit,        // a name of several words that stands in the sentence only in pieces
  kOnlyAskedNoun,     // "which committee": nothing but "each committee"
  kUnitFits,          // "how long": minutes or metres
  kUnitDiffers,
  kTimeFits,        // a date of the sentence lies in the time that the question names, or around it
  kTimeOutside,     // all its dates lie outside
  kPlainSubject,    // the subject of the sentence's main clause, or stands in it
  kMatchedNear,     // mean nearness in the tree to those words that are matched
  kHoldsPlace,      // holds a prepositional phrase that is none of "of": "pneumonia in Swansea"
  kComplete,        // stands in the hole's role of a frame that leaves nothing of the question open
  kOwnClause,       // the verb that it depends on matches the question's main word
  kOtherClause,     // ... it depends on another verb, though the question's is there
  kOthersSpokenOf,  // its frame says the same of somebody or something else
};
inline constexpr size_t kFeatures = 55;
using Features = std::array<float, kFeatures>;

// What is known of a sentence beside itself.
struct SentenceContext {
  absl::flat_hash_set<std::string> stems;  // of the sentences before it and of the title
  absl::flat_hash_set<std::string> topic;  // of the title and of what the document begins with
  // Of those names of the question that the sentence's statements are about, by whatever words: "it", "the bridge".
  absl::flat_hash_set<std::string> meant;
  double retrieval = 1;  // see Feature::kRetrieval
  // The sentences before it are about another name, which is what a pronoun means.
  bool pronoun_taken = false;
  // "It" means what the sentence before has just said something is: "the house is now a hotel".
  bool it_introduced = false;
  // The noun that "it" as its subject means, stemmed: "railway" behind "A railway ran to Hult". Empty for none.
  std::string it_means;
  // Names of the sentence whose bearers are not what the question's "the company" means.
  absl::flat_hash_set<int32_t> other_names;
  // Names that hold one of the question and are of something else: tokens of both.
  absl::flat_hash_set<std::pair<int32_t, int32_t>> longer_names;
};

// "when" of "when the bag is empty", "because" of "because it leaked"; empty for none.
std::string ClauseWord(const SentenceTree& tree, int32_t clause);

// One question held against one sentence: which words match which, and what that says of each phrase. Views its
// arguments. Cost: tens of microseconds. Not thread-safe.
class SentenceAlignment {
 public:
  SentenceAlignment(const AskedQuestion& asked, const ReadSentence& read, const SentenceContext& context,
                    const std::vector<absl::flat_hash_set<std::string>>& names, const PredicateLexicon& predicates,
                    const Lexicon& lexicon, const WordRelations& relations);

  // `graph_answers`: folded texts of what the graph's statements give; empty where they give nothing.
  Features FeaturesOf(const Candidate& candidate, const std::vector<std::string>& graph_answers) const;

  // Whether the sentence may answer at all: it names what the question names, has its verb and its numbers, and does
  // not deny, plan or only report what is asked as a fact.
  bool SpeaksOfIt() const;
  // "owned it for 11 years", "once owned it", "was its director until 2010", of who owns or directs it.
  bool TellsOfPastStretch() const;
  // Whether somebody leaves the office that stands at a token, or is put out of it: "resigned as mayor".
  bool IsLeft(int32_t office) const;
  // "resigned as mayor in 1970": not who became it then, nor who is it now.
  bool TellsOfLeaving() const;
  // "was a teacher before he became chairman": not who is chairman now.
  bool TellsOfNowAside() const;
  // Whether a phrase says in so many words when or why what is asked about is so: "ends when the bag is empty", "was
  // closed because it leaked", "because of a leak". Nothing of the question may be left open.
  bool IsTold(const Candidate& candidate) const;
  // "Lake Orn is a lake in Teviland" tells where it is.
  bool IsWhereItIs(const Candidate& candidate) const;
  // "Lake Orn may be a lake in Teviland", "Some say that it is in Teviland": the clause around the place tells no fact.
  bool IsWhereItMayBe(const Candidate& candidate) const;
  // Whether the sentence says of the name alone what it is at a place, the candidate.
  bool SaysWhere(const Candidate& candidate) const;
  // Whether it calls what is asked about the first or last, as the question does: "the last eruption, in 1983".
  bool RanksIt() const;
  // Whether a phrase is of a kind that may answer, and says more than the question.
  bool Admits(const Candidate& candidate) const;
  // The colours that the sentence gives to what the question asks the colour of, as the phrases that may answer.
  std::vector<Candidate> Colours() const;
  // "48 metres high" where "how high" is asked.
  bool IsMeasuredAsAsked(const Candidate& candidate) const;
  // What the candidates of one sentence are beside each other; before Admits and FeaturesOf.
  void Compare(const std::vector<Candidate>& candidates);

 private:
  struct FramePair {
    size_t frame;  // in ReadSentence::frames()
    size_t asked_frame;
    double strength = 0;   // of the predicates' match
    double arguments = 0;  // share of the asked frame's other words in this one
    bool crossed = false;
    bool conflict = false;  // it says the same of somebody or something else
  };

  static constexpr float kMatched = 0.5F;  // from here on a word counts as found

  double Strength(const AskedWord& word, int32_t token) const;
  double StrengthOfWords(const AskedWord& word, int32_t token) const;  // by their stems, predicates and roots
  bool AreOtherNouns(const AskedWord& word, int32_t token) const;
  // Whether a word of a name of several is not the one that says what its bearer is: "Harbour" of "Harbour Council".
  bool IsPartOfName(const AskedWord& word) const;
  void MatchWords(const std::vector<absl::flat_hash_set<std::string>>& names);
  void MatchPronoun();
  int32_t BroaderSubject(const AskedWord& word) const;
  // Whether a pronoun, -1 for none, may stand for the name: "it" is nobody, "he" no place.
  bool MayMean(int32_t pronoun, const AskedWord& name) const;
  // Whether the surroundings say that the sentence is about a name that it does not hold.
  bool IsMeant(const AskedWord& word) const;
  // Whether a clause has the question's subject and object where the question has them, or a pronoun there: "the mayor
  // banned it", of why the mayor banned the fair.
  bool IsToldOfSame(int32_t told) const;
  // "the mayor banned it, and the council banned the fair because it was loud": not why the mayor banned it.
  bool IsReasonOfOther(const Candidate& candidate) const;
  // "has been closed since two people fell": since when, rather than why.
  bool IsSinceWhen(const Candidate& candidate) const;
  // Whether any pronoun stands in the sentence.
  bool HoldsPronoun() const;
  bool HasOtherSubject() const;
  void MatchFrames();
  void MatchTimes();
  void MatchStretches();
  // The verb or predicate noun that a token's clause is built on.
  int32_t ClauseOf(int32_t token) const;
  // How well the token that fits an asked word best does.
  float BestOf(size_t word) const;
  // Words that are not there.
  void CountMissing();
  // Whether a name is there only in pieces: "the University of Varosh" is not "the University ... in Varosh".
  bool AreNamesSplit() const;
  bool WasAskedOffice(int32_t predicate) const;  // "the director was Ann Lee", of who is the director
  bool TellsOfLesserRank() const;                // of the deputy director, where the director is asked about
  bool IsMatched(int32_t token) const;           // whether any word of the question stands there
  bool IsFound(size_t word) const;               // whether a word of the question stands anywhere
  // Whether what is asked about was rejected, prevented, only proposed.
  bool IsTurnedDown() const;
  // The sentence has a noun of the question only as another one: "the Lind depot", of the tram depot.
  bool IsOfOtherThing() const;
  bool IsOfOtherNumber() const;  // "version 3", of version 2.3
  // "her husband's cousin" is not hers.
  bool IsKinOfOther() const;
  // "Ana Lund's dog was killed" says nothing of her own end.
  bool IsOfOwned() const;
  // Whether a phrase is a part of the event that is asked for, or the subject that it shares with another.
  bool IsPartOfAsked(int32_t part) const;
  // Whether a word of a title stands for the verb of a clause: "sold" in "The Man Who Sold the Sea".
  bool IsInTitle(const AskedWord& word, int32_t token) const;
  // "the night ferry leaves when the tide turns" tells nothing of the Lind ferry: the sentence leaves a word of the
  // question out, and tells its subject apart by another.
  bool IsSaidOfOther(int32_t told) const;
  // Whether what the question puts before something the sentence puts after it.
  bool IsOnOtherSideOfTime() const;
  // Whether the sentence has the opposite of a word of the question in the place of that word.
  bool SaysOpposite() const;
  // "the second largest" is not the largest.
  bool IsOfOtherRank() const;
  // Whoever is told to be chairman need not be the youngest one.
  bool LeavesOutRank() const;
  // Whether what is asked is said as a fact, as far as the sentence has the question's main word as a predicate.
  bool IsStatedAsAsked() const;
  // "an English edition" is not "the German edition": the same noun, told apart by another word.
  bool IsOtherOfKind(int32_t asked_noun, int32_t noun) const;
  // Whether a known part of the question and what a frame has in its place cannot be the same: two names, two nouns.
  bool Conflict(const Argument& asked, const Argument& said) const;
  double PredicateStrength(const Extraction& asked, const Extraction& said) const;
  double MatchOfToken(int32_t asked_token, int32_t token) const;
  std::vector<int> TreeDistances(int32_t from) const;
  // "pneumonia in Swansea": another phrase hangs behind the head, by a preposition that is not "of".
  bool HoldsPlace(const Candidate& candidate) const;
  // Parts of Admits. First: by its place in the sentence it is told of something else than what is asked about.
  bool IsAboutOther(const Candidate& candidate) const;
  // Then what the kind of question admits: a time to "when", a number to "how many" and to "how much", a unit of what
  // is measured, somebody or some place that has a name or a noun, a place.
  bool AdmitsAsAsked(const Candidate& candidate) const;
  bool AdmitsTime(const Candidate& candidate) const;
  bool AdmitsNumber(const Candidate& candidate) const;
  bool AdmitsAmount(const Candidate& candidate) const;
  bool AdmitsThing(const Candidate& candidate) const;
  // "a parrot; Nils drowned": what does something in a clause with nothing of the question is not what a parrot is
  // called.
  bool DoesWithoutAsked(const Candidate& candidate) const;
  bool AdmitsName(const Candidate& candidate) const;
  bool AdmitsPlace(const Candidate& candidate) const;
  bool AsksRoute() const;  // "where does the line run"
  bool IsEndOfRoute(const Candidate& candidate) const;
  bool IsInOtherRole(const Candidate& candidate) const;
  // Last: "this house" only points back, and what the question says itself is no answer.
  bool PointsBack(const Candidate& candidate) const;
  bool SaysMore(const Candidate& candidate) const;
  // A time of another event than the asked one, a value of another time, a count of other things.
  bool IsOfOtherEvent(const Candidate& candidate) const;
  bool IsOfOtherTime(const Candidate& candidate) const;
  // "by Mayer from 1970 to 1986, then by Vogt until 1999": of whom another stretch is told than the asked one.
  bool IsOfOtherStretch(const Candidate& candidate) const;
  bool CountsOthers(const Candidate& candidate) const;
  bool IsCountOfSort(int32_t counted) const;
  bool IsCountedWider(int32_t counted) const;
  bool IsOneOfMany(const Candidate& candidate) const;
  bool IsNamedOther(const Candidate& candidate) const;
  // "Ann Lee is the director; Bo Ek was made head of design": she is no head of design, for all that is said of her.
  bool IsOfOtherOffice(const Candidate& candidate) const;
  bool IsOfOtherAntecedent(const Candidate& candidate) const;
  // "left the Old Hall for the New Hall, which seats 90": not what the Old Hall seats.
  bool IsToldOfOther(const Candidate& candidate) const;
  // "Moe was taught by Berg": who taught Berg is not Moe.
  bool IsOnOtherSide(const Candidate& candidate) const;
  bool IsOfOthersClause(const Candidate& candidate) const;
  // Whether a token of the question and one of the sentence may mean the same: for names, by all their words.
  bool IsOneWith(int32_t asked, int32_t token) const;
  // "The office in Holm" is not "the office in Lund".
  bool IsOtherByName(int32_t asked, int32_t token) const;
  // Whether the question's word stands in a phrase, and not only in a clause below it.
  bool IsHeldUnder(int32_t asked, int32_t top) const;
  // Whether it has something there: "Lund's sister".
  bool IsOwnerUnder(int32_t asked, int32_t top) const;
  // "The British were defeated at Orn, but the French were not": not where the French were. Whether the clause with the
  // question's verb has other parts than the question, or the candidate stands in a part that the question knows.
  bool HasOtherParts(const Candidate& candidate) const;
  // Whether another one stands in a known part, and the asked one elsewhere in the sentence.
  bool HoldsOtherPart(const std::vector<ClausePart>& asked_parts, const std::vector<ClausePart>& said_parts,
                      const ClausePart& known, const Candidate& told) const;
  bool IsBehindOtherDoer(int32_t asked, const Candidate& told) const;
  bool IsInOtherPart(const std::vector<ClausePart>& asked_parts, const std::vector<ClausePart>& said_parts,
                     int32_t told) const;
  // Whether a clause has the question's verb; and the one that tells of the candidate: around it, or "who" behind it.
  bool IsToldBy(int32_t clause) const;
  int32_t ClauseTelling(const Candidate& candidate) const;
  bool DescribesOther(int32_t node) const;
  bool IsToldOfOthersAlone(const std::vector<ClausePart>& asked_parts, const Candidate& candidate) const;
  bool IsDeniedAlone(int32_t asked) const;
  bool IsTimeOfOthers(const Candidate& candidate) const;
  bool LeavesOut(const std::vector<ClausePart>& asked_parts, const std::vector<ClausePart>& said_parts) const;
  // "Invented in 1804 by Ann Lee, who patented it in 1805": nobody patented it in 1804.
  bool IsAtOtherTime(int32_t clause) const;
  bool GoesOtherWay() const;
  bool IsAtOtherRate() const;
  // "twice", "three times", or how many of what the verb says: "three visits".
  bool CountsTimes(const Candidate& candidate) const;
  // Whether the sentence ranks only by other words than this one of the question: "the most famous" for "the oldest".
  bool RanksByOther(const AskedWord& word) const;
  bool IsToldApart(int32_t who, int32_t subject) const;
  // "a quarrel with the board": not what it was about.
  bool IsOfOtherRelation(const Candidate& candidate) const;
  // "5 on wages and 7 on rent", "chess in Lund and maths in Ystad": what stands beside the other one.
  bool IsOfOtherPair(const Candidate& candidate) const;
  // "bought by the bank; its 64 clerks": what a pronoun has is not what stands beside it by the way.
  bool IsOwnedByOther(const Candidate& candidate) const;
  // "The Orr Yard has twelve carpenters": not how many the Sund Works has.
  bool IsHadByOther(const Candidate& candidate) const;
  // Whether a word of the sentence is a name of the question, or another of the same bearer.
  bool IsAskedByName(int32_t token) const;
  // "Ann and Bo were born in 1900 and 1902, respectively": Bo not in 1900.
  bool IsOfOtherItem(const Candidate& candidate) const;
  // "the town pays 30 percent": not what the sponsors pay, who stand elsewhere in the sentence.
  bool IsOthersShare(const Candidate& candidate) const;
  // "12 euros for adults and 8 euros": two amounts are no answer to one question.
  bool HoldsTwoAmounts(const Candidate& candidate) const;
  // "a 1956 film made by Ann Lee": when the film is of, not she.
  bool DatesOther(const Candidate& candidate) const;
  // "Karl Moe died in 1940, Ida Moe in 1955", of Karl.
  bool IsOfNextName(const Candidate& candidate) const;
  // "Director" of "the second Director": not any one.
  bool IsCutShort(const Candidate& candidate) const;
  bool IsBesidePlace(const Candidate& candidate) const;
  bool IsLeftPlace(const Candidate& candidate) const;
  bool IsLength(const Candidate& candidate) const;  // "two years", not "the next year"
  // "25 metres long" is no depth.
  bool IsOfOtherMeasure(const Candidate& candidate) const;
  // What is measured stands beside the name: "rises at 1,140 m on the slope of Mount Orna" is not the mountain's
  // height.
  bool IsMeasuredAside(const Candidate& candidate) const;
  // "The gauge of the line is 1,000 millimetres", "the tower of the church is 40 metres high": not the whole.
  bool IsMeasureOfPart(const Candidate& candidate) const;
  // "Lund (90,000), Ystad and Malmo": a remark in brackets on another name of the list.
  bool IsRemarkOnOther(const Candidate& candidate) const;
  // One end of "17 August to 6 September", where it is not asked for the beginning or the end.
  bool IsEndOfStretch(const Candidate& candidate) const;
  // "built by the firm in 1990" is not when the firm was founded.
  bool DoesItself(const Extraction& asked, const Extraction& said) const;
  // "employs 22 people and spends its profits" is not how much it spends.
  bool IsOfOtherVerb(const Candidate& candidate) const;
  // "the factory in Lund" is not in the factory.
  bool IsSettingOfPlace(const Candidate& candidate) const;
  // "sold it to the group in 1994" is not when the group sold it.
  bool IsOfOthersDeed(const Candidate& candidate) const;
  // Where nothing but names is asked about: whether the phrase is said of one of them at all.
  bool IsSaidOfName(const Candidate& candidate) const;
  // Whether the phrase stands in a clause that a semicolon parts from all that the question names: "a parrot; Nils
  // left".
  bool IsOfOtherSentence(const Candidate& candidate) const;
  // Whether the question asks what something is or was called.
  bool AsksName() const;
  // Whether it does, and the sentence tells what it is, or of something that it does not name itself, or of another
  // time.
  bool NamesOther(const Candidate& candidate) const;
  // Token of the question's noun where it asks what a thing is, "what is a lathe"; else -1.
  int32_t DefinedNoun() const;
  // "a steam lathe" is one sort of lathe: what it is, is not what a lathe is.
  bool IsOneSort(int32_t noun) const;
  // Whether the question asks that, and the sentence does not say that the noun is the candidate.
  bool LeavesUndefined(const Candidate& candidate) const;
  // "Gull Press" of "What was Gull Press?"; -1 where something else is asked.
  int32_t NameAskedAbout() const;
  // Whether it cannot be what the name that is asked about is: a time, another name beside it.
  bool IsNoNature(const Candidate& candidate) const;
  // Parts of FeaturesOf, by what they look at.
  void AddSentence(Features& features) const;
  void AddFrames(const Candidate& candidate, Features& features) const;
  void AddTree(const Candidate& candidate, Features& features) const;
  void AddSort(const Candidate& candidate, Features& features) const;
  void AddPhrase(const Candidate& candidate, Features& features) const;

  const AskedQuestion& asked_;
  const ReadSentence& read_;
  const SentenceContext& context_;
  const PredicateLexicon& predicates_;
  const Lexicon& lexicon_;
  const WordRelations& relations_;
  std::vector<std::vector<float>> match_;  // [word][token]
  std::vector<FramePair> pairs_;
  std::array<int, kCandidateKinds> kinds_{};
  // Where each phrase that may answer stands, and of what kind it is.
  struct Place {
    int32_t first = 0, last = 0;
    CandidateKind kind = CandidateKind::kNoun;
  };
  std::vector<Place> places_;
  // The clause or noun that the asked time belongs to, where one value stands with it and others do not; -1 for none.
  int32_t dated_ = -1;
  std::optional<Interval> asked_when_;
  // The times of the sentence in its order, "from 1970 to 1986" as one.
  struct Stretch {
    int32_t first = 0, last = 0;  // tokens
    Interval when;
    bool lasts = false;
  };
  std::vector<Stretch> stretches_;
  bool time_excluded_ = false;  // it tells of other times alone
  double coverage_ = 0;
  double context_coverage_ = 0;
  double names_missing_ = 0, names_around_ = 0;
  double numbers_missing_ = 0;
  double words_missing_ = 0, rarest_missing_ = 0, noun_missing_ = 0, adjective_missing_ = 0;
  bool names_split_ = false, time_fits_ = false, time_outside_ = false;
  int32_t pronoun_ = -1;  // that may mean a name which the sentence leaves out
  bool verb_missing_ = false, verb_needed_ = false, argument_missing_ = false;
  bool negation_differs_ = false;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_SENTENCE_ALIGNMENT_H_
