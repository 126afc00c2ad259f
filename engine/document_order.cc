// Questions about the order of what happened: who came before or after whom, what was before what.

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/frames/coverage.h"
#include "engine/frames/phrase.h"
#include "engine/frames/question_readings.h"
#include "engine/linking/graph_names.h"
#include "engine/phrasing/declarative.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

using Relation = QuestionTime::Relation;

constexpr int64_t kLongestGap = 366;  // days between an end and what is taken to follow on it
constexpr size_t kMostOfEvent = 500;  // triples: of what more is told, that is no event

// "3 years": of whole years where both days are known, else of the years that are named. Nothing within one year.
std::string YearsBetween(const Term& earlier, const Term& later) {
  const Interval first = *IntervalOf(earlier), last = *IntervalOf(later);
  const auto year_of = [](const Term& date) { return std::stoll(date.lexical.substr(0, date.lexical.find('-', 1))); };
  int64_t years = year_of(later) - year_of(earlier);
  const bool exact = first.first == first.last && last.first == last.last;
  if (exact && later.lexical.substr(4) < earlier.lexical.substr(4)) --years;
  return years < 1 ? "" : StrCat(years, years == 1 ? " year" : " years");
}

}  // namespace

absl::StatusOr<std::vector<DocumentAnswerer::Happening>> DocumentAnswerer::FindAnchors(
    const QuestionFrame& frame, const QuestionTime::Anchor& anchor, bool* bare_name) {
  std::vector<QuestionFrame> readings;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> named, EntitiesNamed(graph_, anchor.event));
  *bare_name = !named.empty();
  if (*bare_name) {
    // "who led it after Ana Lund": when she did.
    QuestionFrame of_name = frame;
    KnownArgument who{
        Role::kSubject, ArgumentKind::kName, anchor.event, anchor.event, "", named, ContentStems(anchor.event), {}};
    if (frame.AsksArgument()) who.role = frame.hole_role;
    std::erase_if(of_name.arguments, [&](const KnownArgument& argument) { return argument.role == who.role; });
    of_name.hole.reset();
    of_name.arguments.push_back(std::move(who));
    readings.push_back(std::move(of_name));
  } else {
    const std::string text = StrCat(anchor.event, ".");
    const Analysis analysis = analyzer_.AnalyzeSentence(text, {.names = &names_});
    if (analysis.sentences().empty()) return std::vector<Happening>();
    const Sentence& clause = analysis.sentences().front();
    const KnownArgument* context = frame.Find(Role::kObject);
    for (const Extraction& event : extractor_.Extract(clause)) {
      WHENCE_ASSIGN_OR_RETURN(std::vector<QuestionFrame> read,
                              ReadQuestionFrames(graph_, extractor_.lexicon(), clause, event));
      for (QuestionFrame& reading : read) {
        if (!reading.covers || !reading.unknown_names.empty() || reading.arguments.empty()) continue;
        // "after Latvia left": what the question itself is about.
        if (reading.Find(Role::kObject) == nullptr && context != nullptr) {
          QuestionFrame with_object = reading;
          with_object.arguments.push_back(*context);
          readings.push_back(std::move(with_object));
        }
        readings.push_back(std::move(reading));
      }
    }
  }
  for (QuestionFrame& reading : readings) {
    std::erase_if(reading.qualifiers, [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
    WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, matcher_.Match(reading));
    WHENCE_RETURN_IF_ERROR(CompleteObjects(reading, matches));
    std::erase_if(matches, [](const FrameMatch& match) { return !match.exact; });
    std::vector<Happening> happenings = HappeningsOf(matches);
    if (!happenings.empty()) return happenings;
  }
  if (*bare_name) return std::vector<Happening>();
  return HappeningsOfNoun(anchor.event);
}

absl::StatusOr<std::vector<DocumentAnswerer::Happening>> DocumentAnswerer::HappeningsOfNoun(
    const std::string& phrase) const {
  std::vector<FrameMatch> told;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.FindAlias(FoldName(phrase)));
  size_t triples = 0;
  for (const AliasMatch& alias : aliases) {
    for (auto cursor = graph_.Scan({alias.entity, std::nullopt, std::nullopt}); cursor->Valid(); cursor->Next()) {
      if (++triples > kMostOfEvent) return std::vector<Happening>();
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      for (const Statement& statement : statements) {
        if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) continue;
        FrameMatch match;
        match.statement = statement;
        WHENCE_ASSIGN_OR_RETURN(match.times, ToldTimes(graph_, statement));
        told.push_back(std::move(match));
      }
    }
  }
  return HappeningsOf(told);
}

absl::StatusOr<Answer> DocumentAnswerer::AskNeighbour(const Sentence& question, const QuestionFrame& frame,
                                                      const QuestionCoverage& coverage, const Happening& other,
                                                      Relation relation, bool explain) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, Told(frame, coverage));
  const size_t told = matches.size();
  const std::vector<Happening> happenings = HappeningsOf(matches);
  const Happening* nearest = nullptr;
  for (const Happening& happening : happenings) {
    if (MayBeOne(happening.when, other.when) || happening.when.lasts != other.when.lasts) continue;
    const bool after = SortDay(happening.when.when) > SortDay(other.when.when);
    if (after != (relation == Relation::kAfter)) continue;
    // In their order: the first one after it, the last one before it.
    if (nearest == nullptr || !after) nearest = &happening;
  }
  std::vector<FrameMatch> kept;
  if (nearest != nullptr) {
    for (const size_t match : nearest->matches) kept.push_back(matches[match]);
  }
  return AnswerWith(question, frame, coverage, kept, told, explain);
}

absl::StatusOr<Answer> DocumentAnswerer::AskNextHolder(const Sentence& question, const QuestionFrame& frame,
                                                       const QuestionCoverage& coverage,
                                                       const QuestionTime::Anchor& anchor, bool explain) {
  const std::optional<StateRule> rule = states_.Find(frame.predicate);
  if (!rule.has_value() || frame.negative) return NoFact();
  const Role one = rule->one == StateRule::One::kObject ? Role::kObject : Role::kSubject;
  if (rule->one == StateRule::One::kNone || frame.hole_role != one) return NoFact();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> named, EntitiesNamed(graph_, anchor.event));
  if (named.empty()) return NoFact();
  WHENCE_ASSIGN_OR_RETURN(const History history, ReadStates(frame, *rule));
  const auto is_named = [&](const HeldPeriod& period) {
    const std::vector<TermId>& same = history.holders[period.holder].same;
    return std::any_of(same.begin(), same.end(),
                       [&](TermId id) { return std::binary_search(named.begin(), named.end(), id); });
  };
  const HeldPeriod* known = nullptr;
  for (const HeldPeriod& period : history.periods) {
    if (!is_named(period)) continue;
    if (known != nullptr) return NoFact();  // before or after which time?
    known = &period;
  }
  // What begins as the other ends, at a time of which no beginning is told, comes after it.
  using Key = std::pair<int64_t, bool>;
  const auto key = [](const HeldPeriod& period) -> std::optional<Key> {
    if (period.begun_by.has_value()) return Key(SortDay(period.bounds.begin), true);
    return period.ended_by.has_value() ? std::optional(Key(SortDay(period.bounds.end), false)) : std::nullopt;
  };
  const std::optional<Key> when = known == nullptr ? std::nullopt : key(*known);
  if (!when.has_value()) return NoFact();
  const bool after = anchor.relation == Relation::kAfter;
  const HeldPeriod* nearest = nullptr;
  bool several = false;
  for (const HeldPeriod& period : history.periods) {
    const std::optional<Key> at = key(period);
    if (!at.has_value() || is_named(period) || *at == *when || (*at > *when) != after) continue;
    if (nearest != nullptr) {
      const Key best = *key(*nearest);
      several = (several && best == *at) || (best == *at && period.holder != nearest->holder);
      if (best == *at || (*at < best) != after) continue;
    }
    nearest = &period;
  }
  if (nearest == nullptr || several) return NoFact();
  // Running text may leave out who came between: the one follows where the other ends.
  const HeldPeriod& earlier = after ? *known : *nearest;
  const HeldPeriod& later = after ? *nearest : *known;
  if (!later.begun_by.has_value()) return NoFact();
  const auto is_listed = [&](const HeldPeriod& period) {
    return std::any_of(period.sources.begin(), period.sources.end(), [&](size_t source) {
      const std::vector<Support>& supports = history.statements[source].supports;
      return std::any_of(supports.begin(), supports.end(), [](const Support& support) {
        return support.rule == kTableRule || support.rule == kListRule;
      });
    });
  };
  const bool listed = earlier.begun_by.has_value() && is_listed(earlier) && is_listed(later);
  const bool follows = earlier.ended_by.has_value() &&
                       std::llabs(SortDay(earlier.bounds.end) - SortDay(later.bounds.begin)) <= kLongestGap;
  if (!listed && !follows) return NoFact();
  std::vector<FrameMatch> kept;
  for (const size_t source : nearest->sources) {
    FrameMatch& match = kept.emplace_back(history.holders[nearest->holder].match);
    match.statement = history.statements[source];
    match.exact = true;
    match.inferred = rule->state;
  }
  return AnswerWith(question, frame, coverage, kept, kept.size(), explain);
}

absl::StatusOr<Answer> DocumentAnswerer::AskStatedSuccession(const Sentence& question, const QuestionTime& time,
                                                             bool explain) {
  WHENCE_ASSIGN_OR_RETURN(Answer stated, AskPlain(question, explain));
  if (time.office.empty()) return stated;
  if (stated.status != AnswerStatus::kAnswered) {
    const bool after = time.anchor->relation == Relation::kAfter;
    const std::string text =
        StrCat("Who was the ", after ? "successor" : "predecessor", " of ", time.anchor->event, "?");
    const Analysis analysis = analyzer_.AnalyzeSentence(text, {.names = &names_});
    if (analysis.sentences().empty()) return stated;
    WHENCE_ASSIGN_OR_RETURN(stated, AskPlain(analysis.sentences().front(), explain));
  }
  if (stated.status != AnswerStatus::kAnswered) return stated;
  WHENCE_ASSIGN_OR_RETURN(const bool elsewhere, IsOfOtherOffice(stated, time));
  return elsewhere ? NoFact() : stated;
}

absl::StatusOr<bool> DocumentAnswerer::IsOfOtherOffice(const Answer& stated, const QuestionTime& time) {
  const std::string phrase = HeadPhrase(time.office), noun = phrase.substr(phrase.rfind(' ') + 1);
  const bool named = std::any_of(stated.citations.begin(), stated.citations.end(), [&](const Citation& citation) {
    return AsciiLowered(citation.Shown()).find(OfficeRoot(noun)) != std::string::npos;
  });
  if (named) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> holders, EntitiesNamed(graph_, time.anchor->event));
  WHENCE_ASSIGN_OR_RETURN(const auto held, OfficesOf(holders));
  const bool known = std::any_of(held.begin(), held.end(), [&](const auto& office) {
    return office.first == RelationOf(extractor_.lexicon(), noun) ||
           office.first == RelationOf(extractor_.lexicon(), phrase);
  });
  return !held.empty() && (!known || held.size() > 1);
}

absl::StatusOr<Answer> DocumentAnswerer::AskSuccession(const Sentence& question, const QuestionTime& time,
                                                       bool explain) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> named, EntitiesNamed(graph_, time.anchor->event));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<QuestionFrame> office, SoleOffice(named));
  if (!office.has_value()) return NoFact();
  Sentence no_words;
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), no_words, *office);
  return AskNextHolder(question, *office, coverage, *time.anchor, explain);
}

absl::StatusOr<Answer> DocumentAnswerer::AskOrder(const Sentence& question, const QuestionFrame& frame,
                                                  const QuestionCoverage& coverage,
                                                  const std::vector<Happening>& anchors, Relation relation) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, Told(frame, coverage));
  const std::vector<Happening> happenings = HappeningsOf(matches);
  if (happenings.empty() || anchors.empty()) return NoFact();
  // Once before all of them is before; after all of them each time is not.
  const auto all = [&](const Happening& one, bool before) {
    return std::all_of(anchors.begin(), anchors.end(), [&](const Happening& other) {
      return Before(before ? one.when.when : other.when.when, before ? other.when.when : one.when.when) ==
             Certainty::kCertain;
    });
  };
  const bool wanted = relation == Relation::kBefore;
  const auto shown =
      std::find_if(happenings.begin(), happenings.end(), [&](const Happening& one) { return all(one, wanted); });
  const bool denied =
      std::all_of(happenings.begin(), happenings.end(), [&](const Happening& one) { return all(one, !wanted); });
  if (shown == happenings.end() && !denied) return NoFact();
  const bool verdict = shown != happenings.end();
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  AnswerItem item = YesNoItem(verdict);
  const auto cite = [&](const Happening& happening) -> absl::Status {
    for (const Statement& statement : happening.told) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      AddCitations(cited, item.citations);
    }
    return absl::OkStatus();
  };
  WHENCE_RETURN_IF_ERROR(cite(verdict ? *shown : happenings.front()));
  for (const Happening& other : anchors) WHENCE_RETURN_IF_ERROR(cite(other));
  answer.text = YesNoSentence(question, verdict, CitationList::Marks(item.citations));
  answer.answers.push_back(std::move(item));
  answer.citations = citations_.citations();
  return answer;
}

absl::StatusOr<Answer> DocumentAnswerer::AskDistance(const QuestionFrame& frame, const QuestionCoverage& coverage,
                                                     const std::vector<Happening>& anchors, Relation relation) {
  QuestionFrame open = frame;
  open.hole.reset();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, Told(open, coverage));
  const std::vector<Happening> happenings = HappeningsOf(matches);
  if (happenings.size() != 1 || anchors.size() != 1) return NoFact();  // from which to which?
  const Happening& one = happenings.front();
  const Happening& other = anchors.front();
  const bool after = relation == Relation::kAfter;
  const Happening& earlier = after ? other : one;
  const Happening& later = after ? one : other;
  if (earlier.when.lasts || later.when.lasts || !earlier.when.first.has_value() || !later.when.first.has_value()) {
    return NoFact();
  }
  if (Before(earlier.when.when, later.when.when) != Certainty::kCertain) return NoFact();
  const std::string length = YearsBetween(*earlier.when.first, *later.when.first);
  if (length.empty()) return NoFact();
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  AnswerItem item;
  item.text = length;
  item.type = "duration";
  for (const Happening* happening : {&one, &other}) {
    for (const Statement& statement : happening->told) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      AddCitations(cited, item.citations);
    }
  }
  answer.text = StrCat("It was ", length, ": ", RenderTime(*earlier.when.first), " to ", RenderTime(*later.when.first),
                       " ", CitationList::Marks(item.citations), ".");
  answer.answers.push_back(std::move(item));
  answer.citations = citations_.citations();
  return answer;
}

}  // namespace whence
