#ifndef WHENCE_ENGINE_DOCUMENT_ANSWERER_H_
#define WHENCE_ENGINE_DOCUMENT_ANSWERER_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/name_list.h"
#include "engine/answer.h"
#include "engine/citation_list.h"
#include "engine/frames/frame_matcher.h"
#include "engine/frames/question_frame.h"
#include "engine/time/question_time.h"
#include "engine/time/state_history.h"
#include "engine/time/state_timeline.h"
#include "graph/graph.h"
#include "rules/extraction/extractor.h"
#include "rules/inference/exclusion_rules.h"
#include "rules/inference/state_rules.h"

namespace whence {

class QuestionCoverage;

// Answers one question from what documents state: the question is read as a statement with a hole and held against the
// graph. Made for one question; not thread-safe.
class DocumentAnswerer {
 public:
  // All arguments outlive it; `names` are those of the graph, for the analysis of rephrased questions.
  DocumentAnswerer(const Graph& graph, const NameList& names, const Analyzer& analyzer, const Extractor& extractor,
                   const StateRules& states);

  // Questions about states that name no time are then asked about this one, not about the latest.
  void SetAsOf(const Interval& when) { as_of_ = when; }

  // What happens but once, has one object or excludes what: for telling conflicts from events that happened again.
  // Outlives it; without them no two dates are a conflict.
  void SetExclusions(const ExclusionRules* exclusions) { exclusions_ = exclusions; }

  // What tells that "the storm" may be a cyclone; outlives it.
  void SetWords(const WordRelations* words) { matcher_.SetWords(words); }

  // `question` is the analysed question; its text is with the caller. The answer's text, answers, citations, conflicts
  // and explanation are set; status is kUnknown with a reason when the graph does not say.
  absl::StatusOr<Answer> Ask(const Sentence& question, bool explain);

  // What an acronym stands for, or the acronym of a name, with the sentence that shows it.
  absl::StatusOr<Answer> AskExpansion(std::string_view acronym);
  absl::StatusOr<Answer> AskAcronym(std::string_view name);

 private:
  struct History;

  struct Found {
    AnswerItem item;
    TermId entity;
    std::vector<TermId> same;  // the entity's other terms
    std::optional<Interval> interval;
    Term term;
  };

  // What one time or stretch of time is told by.
  struct Happening {
    ToldTime when;
    bool over = false;  // it ended, nobody says when
    std::vector<Statement> told;
    std::vector<size_t> matches;  // those of the matches that it was read from
  };

  absl::StatusOr<Answer> AskPlain(const Sentence& question, bool explain);
  absl::StatusOr<Answer> AskFrames(const Sentence& question, const Sentence& frames_of,
                                   const std::vector<Extraction>& frames, bool explain);
  absl::StatusOr<Answer> AskFrame(const Sentence& question, const Sentence& frame_of, const Extraction& frame,
                                  bool explain);
  // Whether a reading asks for something in particular: with no known part at all, or with nothing but a verb that fits
  // everything, any statement would answer it.
  static bool IsSpecific(const QuestionFrame& frame);
  // "Are towels compulsory?": what somebody or something without a name is.
  static bool AsksWhatIsSo(const QuestionFrame& frame);

  // Whether it is so (document_yes_no.cc), by what, and which statements were looked at.
  struct YesNo {
    std::optional<bool> verdict;
    std::vector<Statement> evidence;
    std::vector<FrameMatch> matches;
  };
  absl::StatusOr<YesNo> DecideYesNo(const Sentence& question, const QuestionFrame& frame);
  // By a state that any number may be in at a time; by what statements say.
  absl::StatusOr<YesNo> DecideByShared(const QuestionFrame& frame);
  // "open in July", where it is open from June to September every year.
  absl::StatusOr<YesNo> DecideBySeason(const QuestionFrame& frame);
  // Whether the question names all that a statement says beside its subject and object.
  absl::StatusOr<bool> IsWithinQuestion(const Statement& statement, const Sentence& question) const;
  absl::StatusOr<bool> IsYearly(const Statement& statement, std::string_view predicate) const;
  absl::StatusOr<YesNo> DecideByStatements(const Sentence& question, const QuestionFrame& frame);
  // Whether a statement is about no fewer than was asked about: that guide dogs are welcome says nothing of dogs.
  absl::StatusOr<bool> SaysNoMore(const Statement& statement, const QuestionFrame& frame);
  // See QuestionFrame::says_no_more.
  absl::Status KeepOfItself(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // "What colour is the lily": that it is a herb is no colour.
  static void KeepColours(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  absl::StatusOr<Answer> AskYesNo(const Sentence& question, const QuestionFrame& frame, bool explain);
  // Whether the counts are of different times, and so agree. Asked for no time, what is told of none is meant, and by
  // "how many are there" the latest; the others are taken out.
  absl::StatusOr<bool> TellApart(const QuestionFrame& frame, std::vector<AnswerItem>& counts);
  class CountReading;  // what sources give as counts (document_counts.cc)
  // Whether some may belong to a count of one time of whom no time is told.
  absl::StatusOr<bool> LeavesOutUndated(const QuestionFrame& frame, const std::vector<Found>& found);
  // Takes out who held an office only for the time being.
  absl::Status DropActing(std::vector<FrameMatch>& matches) const;
  absl::StatusOr<Answer> AskCount(const QuestionFrame& frame, bool explain);
  absl::StatusOr<Answer> AskHole(const Sentence& question, const QuestionFrame& frame, bool explain);
  absl::StatusOr<Answer> AnswerWith(const Sentence& question, const QuestionFrame& frame,
                                    const QuestionCoverage& coverage, const std::vector<FrameMatch>& matches,
                                    size_t told, bool explain);

  // What is asked of time beyond "when" (document_times.cc).
  absl::StatusOr<Answer> AskInTime(const Sentence& question, const QuestionTime& time, bool explain);
  absl::StatusOr<Answer> AskReading(const Sentence& question, const Sentence& rest, const QuestionFrame& frame,
                                    const QuestionTime& time, bool explain);
  // What a question asks the time after, before or while: an answer where that decides already, else when it was.
  struct Anchored {
    std::optional<Answer> answer;
    std::optional<Happening> happening;
  };
  absl::StatusOr<Anchored> ReadAnchor(const Sentence& question, const Sentence& rest, const QuestionFrame& frame,
                                      const QuestionCoverage& coverage, const QuestionTime& time, bool explain);
  absl::StatusOr<Answer> AskTimed(const Sentence& question, const Sentence& rest, const QuestionFrame& frame,
                                  const QuestionCoverage& coverage, const QuestionTime& time, bool explain);
  absl::StatusOr<Answer> AskLength(const Sentence& rest, const QuestionFrame& frame, const QuestionTime& time);
  absl::StatusOr<Answer> AskStretch(const Sentence& rest, const QuestionFrame& frame, const QuestionTime& time);
  absl::StatusOr<Answer> AskTimes(const Sentence& rest, const QuestionFrame& frame, const QuestionTime& time);
  // "when did it rejoin", of which only two joinings are told: the second.
  absl::StatusOr<Answer> AskAgain(const Sentence& question, const QuestionFrame& frame, bool explain);
  // "when did Norway join", where a list of members says since when it was one (document_ends.cc).
  absl::StatusOr<Answer> AskEnds(const Sentence& question, const QuestionFrame& frame, const QuestionTime& time);
  // "who became mayor in 1970", where a list says from when to when each was.
  absl::StatusOr<Answer> AskWhoBegan(const Sentence& question, const QuestionFrame& frame, bool explain);
  absl::StatusOr<std::vector<Happening>> EndsOf(const QuestionFrame& frame, const QuestionCoverage& coverage);
  // Those of several events in their order that the question chooses; all where it chooses none.
  static std::vector<Happening> Chosen(const QuestionTime& time, std::vector<Happening> events);
  absl::StatusOr<Answer> AskFirstHolder(const Sentence& question, const QuestionFrame& frame,
                                        const QuestionCoverage& coverage, const QuestionTime& time, bool explain);
  absl::StatusOr<bool> IsReadWhole(const History& history) const;  // no line of the list was left out
  // Whether all that tells of the period tells of an office held for the time being.
  absl::StatusOr<bool> IsOfActing(const History& history, const HeldPeriod& period) const;
  // Of a list of holders who all have both their dates: those whose terms together are the longest or shortest, as
  // exactly as the dates tell (document_holders.cc).
  absl::StatusOr<Answer> AskLongestHolder(const Sentence& question, const QuestionFrame& frame,
                                          const QuestionCoverage& coverage, const QuestionTime& time, bool explain);
  // "the last eruption, in 1978": whether a source calls one the first or last by a noun, which no statement tells.
  absl::StatusOr<bool> IsNamedByNoun(const Sentence& question, QuestionTime::Choice choice) const;
  absl::StatusOr<Answer> AskChoice(const Sentence& question, const QuestionFrame& frame,
                                   const QuestionCoverage& coverage, const QuestionTime& time, bool explain);
  // Of each match, whether its source says the word beside it: "first", "again".
  absl::StatusOr<std::vector<bool>> SaidToBe(const std::vector<FrameMatch>& matches, std::string_view word);
  absl::StatusOr<Answer> AskNeighbour(const Sentence& question, const QuestionFrame& frame,
                                      const QuestionCoverage& coverage, const Happening& other,
                                      QuestionTime::Relation relation, bool explain);
  // Who came to be in the state next after, or was in it right before, whoever the anchor names (document_order.cc).
  absl::StatusOr<Answer> AskNextHolder(const Sentence& question, const QuestionFrame& frame,
                                       const QuestionCoverage& coverage, const QuestionTime::Anchor& anchor,
                                       bool explain);
  // What a source says in so many words, of this office or of none.
  absl::StatusOr<Answer> AskStatedSuccession(const Sentence& question, const QuestionTime& time, bool explain);
  // Whether a succession that is told without the office is one in another office: whoever followed her as conductor
  // need not have followed her as president.
  absl::StatusOr<bool> IsOfOtherOffice(const Answer& stated, const QuestionTime& time);
  // "who succeeded Ann Lee": in the one office that is known of her.
  absl::StatusOr<Answer> AskSuccession(const Sentence& question, const QuestionTime& time, bool explain);
  // How many years lie between the two.
  absl::StatusOr<Answer> AskDistance(const QuestionFrame& frame, const QuestionCoverage& coverage,
                                     const std::vector<Happening>& anchors, QuestionTime::Relation relation);
  // Whether what is asked was before, or after, all of the others.
  absl::StatusOr<Answer> AskOrder(const Sentence& question, const QuestionFrame& frame,
                                  const QuestionCoverage& coverage, const std::vector<Happening>& anchors,
                                  QuestionTime::Relation relation);
  // When what a question is about "after" or "before" was, each time that it happened; nothing where no source says.
  absl::StatusOr<std::vector<Happening>> FindAnchors(const QuestionFrame& frame, const QuestionTime::Anchor& anchor,
                                                     bool* bare_name);
  // "the fire": when what is called so did what is told of it.
  absl::StatusOr<std::vector<Happening>> HappeningsOfNoun(const std::string& phrase) const;
  absl::StatusOr<std::vector<QuestionFrame>> ReadingsOf(const Sentence& question);
  // The matches of a frame whose hole does not matter, with all that AskHole would do to them.
  absl::StatusOr<std::vector<FrameMatch>> Told(const QuestionFrame& frame, const QuestionCoverage& coverage);
  static std::vector<Happening> HappeningsOf(const std::vector<FrameMatch>& matches);
  absl::StatusOr<std::vector<Happening>> PeriodsOf(const QuestionFrame& frame, const QuestionCoverage& coverage);
  // "left again in 1988" leaves what was left to the context: where all that the same source says of the same subject
  // and predicate is of the object that is asked about, so is this.
  absl::Status CompleteObjects(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // Where it is left open who did it, what others did later is another event: "Chile would later sign it in 1993".
  absl::Status DropLaterOthers(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // "was at anchor off Lund", "was in exile in Oslo": where, not how.
  absl::Status AnswerWithPlaces(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // Of "when was X renamed": not until when it was called otherwise.
  static void KeepBegun(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // Of "what is X": nothing that says how it is ("open", "faster").
  static void KeepThings(const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // "Where does the line run": not where to alone, where a source says where from, too.
  absl::Status DropEndsOfRoutes(const Sentence& question, const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // "Who were the first members", and what a source tells of as one of them.
  static bool AsksForFirstOnes(const Sentence& question);
  absl::Status KeepFirstOnes(std::vector<FrameMatch>& matches);
  absl::StatusOr<bool> IsToldAsFirst(const Statement& statement) const;
  // Of "who is Lund": not that it is a town.
  absl::Status KeepSomebody(const Sentence& question, const QuestionFrame& frame, std::vector<FrameMatch>& matches);
  // Of what lasted from one time to another, what held at the time that is asked about, or holds now.
  absl::Status KeepHolding(const Sentence& question, const QuestionFrame& frame,
                           std::vector<FrameMatch>& matches) const;
  // "owned by the parish until 1955" tells nothing of the time before it was built, nor of what was more than sixty
  // years before (document_beginnings.cc).
  absl::Status DropBeforeBeginning(const QuestionFrame& frame, std::vector<FrameMatch>& matches) const;
  // Gives periods that are told by their ends alone a first day, by the same rule.
  absl::Status BoundOpenPeriods(const QuestionFrame& frame, bool one_at_a_time, History& history) const;
  // The first day on which something was, as far as sources tell when it was made or born; of several, on which all
  // were.
  absl::StatusOr<std::optional<int64_t>> FirstDayOf(TermId entity) const;
  absl::StatusOr<std::optional<int64_t>> LastToBegin(const std::set<TermId>& entities) const;
  // Whether all that lasted was over at the time that is asked for, else by now.
  bool IsOver(const std::vector<ToldTime>& times) const;
  absl::StatusOr<std::vector<std::string>> TimeWords(const Statement& statement);

  // The matches worth answering with: the best sort only.
  static std::vector<FrameMatch> Best(std::vector<FrameMatch> matches);
  // Drops the matches whose sentence leaves a word of the question unsaid.
  absl::Status KeepCovered(const QuestionCoverage& coverage, std::vector<FrameMatch>& matches);
  absl::StatusOr<std::vector<Found>> Gather(const std::vector<FrameMatch>& matches);
  // What of the asked event the answers cannot all be: "time", "subject", "object"; empty where they can.
  std::string_view Disputed(const QuestionFrame& frame, const std::vector<Found>& found) const;
  absl::StatusOr<std::string> TextOf(const FrameMatch& match, const std::vector<uint32_t>& citations);
  absl::StatusOr<std::string> TypeOf(const FrameMatch& match);

  // Who is in a state when (document_states.cc).
  struct Holder {
    FrameMatch match;                      // whose answer it is
    std::vector<TermId> same;              // its terms
    std::string folded;                    // of a phrase
    bool follower = false;                 // known by the one before alone: others may have come since
    std::vector<Statement> current, over;  // that it is in the state, and is no longer, at no told time
  };
  struct History {
    std::vector<Holder> holders;
    std::vector<HistoryEvent> events;
    std::vector<Statement> statements;  // of each event
    std::vector<Term> dates;            // of each event
    std::vector<HeldPeriod> periods;
  };
  struct HolderHistory {
    History history;
    size_t holder = 0;
  };
  // What ReadStates goes by (document_history.cc): the question for any time, and the rule of its predicate.
  struct StateReading {
    QuestionFrame frame;
    const StateRule& rule;
    std::optional<TermId> unspecified;  // what stands for nobody in particular
  };
  // All that fill the hole of the frame, at any time.
  absl::StatusOr<History> ReadStates(const QuestionFrame& frame, const StateRule& rule);
  absl::Status ReadAllEvents(const StateReading& reading, History& history);
  absl::Status ReadEvents(const StateReading& reading, const StateEvent& event, HistoryEvent::Kind kind,
                          History& history);
  // Whether a match of the event's predicate is about the state that is asked for.
  absl::StatusOr<bool> TellsOf(const StateReading& reading, const StateEvent& event, HistoryEvent::Kind kind,
                               const FrameMatch& match, const History& history) const;
  absl::StatusOr<bool> LeftKnown(const FrameMatch& match, const History& history) const;
  absl::Status AddMatch(const FrameMatch& match, HistoryEvent::Kind kind, History& history);
  // Nothing where the date is open at an end.
  static void AddEvent(size_t holder, HistoryEvent::Kind kind, const std::optional<Term>& date,
                       const Statement& statement, History& history);
  static void EndUntimed(History& history);
  // Drops the names of which a source may tell in words that were not read when they were given up (document_names.cc).
  absl::Status DropUnreadNames(const QuestionFrame& frame, History& history) const;
  // Of what one sentence lists as begun one after another, each ended as the next began: "in 1922 it was sold to Vik,
  // in 1940 to Hans Moe".
  static void EndWhereListed(History& history);
  // The one office that is known of somebody, as a question on who holds it; nothing where several are known.
  absl::StatusOr<std::optional<QuestionFrame>> SoleOffice(const std::vector<TermId>& holders);
  // Predicate and object of each office that is known of somebody.
  absl::StatusOr<std::set<std::pair<std::string, TermId>>> OfficesOf(const std::vector<TermId>& holders) const;
  // "She was followed by Ivo Moe, who served until 1980": in the one office that she is known to have held.
  absl::Status AddFollowers(History& history);
  // Who succeeded another in the state began when the other's ended.
  absl::Status AddSuccessions(History& history);
  absl::StatusOr<size_t> HolderOf(const FrameMatch& match, History& history);
  // Whether a sentence that tells of the period has a year behind its end, up to the time that is asked about, which no
  // event was read from: "left it in 1934 and rejoined it in 1950".
  absl::StatusOr<bool> HaveUnreadYear(const std::vector<Statement>& ends, const Interval& asked) const;
  absl::StatusOr<bool> HasUnreadYear(const History& history, const HeldPeriod& period, const Interval& asked) const;
  // "the club": the one of the holders that is called so.
  absl::StatusOr<std::optional<size_t>> HolderDescribed(const History& history, const KnownArgument& known);
  // Of a frame without a hole, the one that it names; nothing where no source knows it in that state.
  absl::StatusOr<std::optional<HolderHistory>> HistoryOf(const QuestionFrame& frame);
  absl::Status EndByOtherSide(const QuestionFrame& frame, HolderHistory& of);
  std::optional<Interval> AskedTime(const QuestionFrame& frame) const;
  // Members whose state has ended are no members now; those that joined and have not left are. `now`: the question asks
  // how things are. Of what the rules know no events of, the matches as they are.
  absl::StatusOr<std::vector<FrameMatch>> ApplyStates(const QuestionFrame& frame, bool now,
                                                      std::vector<FrameMatch> matches);
  // What says that it was so from one time to another, where the question asks about none of these times.
  absl::StatusOr<std::vector<Statement>> ToldForOtherTimes(const QuestionFrame& frame);
  absl::StatusOr<StateVerdict> CheckStates(const Sentence& question, const QuestionFrame& frame);
  void Explain(const QuestionFrame& frame, const std::vector<FrameMatch>& matches, Answer& answer) const;

  const Graph& graph_;
  const NameList& names_;
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const StateRules& states_;
  FrameMatcher matcher_;
  CitationList citations_;
  std::optional<Interval> as_of_;
  const ExclusionRules* exclusions_ = nullptr;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_DOCUMENT_ANSWERER_H_
