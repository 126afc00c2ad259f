#include "engine/verify/graph_verifier.h"

#include <algorithm>
#include <utility>

#include "engine/linking/graph_names.h"
#include "engine/passages/passage_search.h"
#include "engine/time/state_timeline.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kMostCited = 8;
constexpr size_t kMostPassages = 4;
// From text alone, a verdict on a whole database asks for more than one on evidence that somebody has chosen.
constexpr double kSure = 0.6;

bool SameParts(const QuestionFrame& frame) { return frame.arguments.size() >= 2 || !frame.qualifiers.empty(); }

const KnownQualifier* TimeQualifier(const QuestionFrame& frame) {
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    if (qualifier.interval.has_value()) return &qualifier;
  }
  return nullptr;
}

void Keep(std::vector<Statement>& into, std::vector<Statement> from) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

}  // namespace

GraphVerifier::GraphVerifier(const Graph& graph, const NameList& names, const Analyzer& analyzer,
                             const Extractor& extractor, const StateRules& states, const ExclusionRules& exclusions,
                             const TextVerifier& texts)
    : graph_(graph),
      names_(names),
      analyzer_(analyzer),
      extractor_(extractor),
      states_(states),
      exclusions_(exclusions),
      texts_(texts),
      matcher_(graph, extractor.lexicon()),
      citations_(graph) {}

absl::StatusOr<std::vector<Statement>> GraphVerifier::ExactMatches(const QuestionFrame& frame, Polarity polarity) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(frame, true));
  std::vector<Statement> exact;
  for (const FrameMatch& match : matches) {
    if (!match.exact || match.statement.modality != Modality::kAsserted || match.statement.polarity != polarity) continue;
    exact.push_back(match.statement);
  }
  return exact;
}

absl::StatusOr<std::string> GraphVerifier::TimeText(const Statement& statement) {
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
    if (IntervalOf(value).has_value()) return RenderTime(value);
  }
  return std::string();
}

absl::StatusOr<GraphVerifier::Finding> GraphVerifier::CheckState(const QuestionFrame& frame, const StateRule& rule) {
  Finding finding;
  const KnownArgument* subject = frame.Find(Role::kSubject);
  const KnownArgument* object = frame.Find(Role::kObject);
  if (subject == nullptr || subject->entities.empty()) return finding;
  if (object != nullptr && object->entities.empty()) return finding;
  const std::vector<TermId> objects = object != nullptr ? object->entities : std::vector<TermId>();
  WHENCE_ASSIGN_OR_RETURN(const StateTimeline timeline, StateTimeline::Read(graph_, rule, subject->entities, objects));
  const KnownQualifier* when = TimeQualifier(frame);
  StateVerdict state = when != nullptr ? timeline.During(*when->interval) : timeline.Now();
  if (!state.held.has_value()) return finding;
  finding.reason = when != nullptr ? StrCat("the state at ", when->text) : std::string("the state as of the latest source");
  const bool holds = frame.status == "former" ? !*state.held : *state.held;
  (holds ? finding.supporting : finding.refuting) = std::move(state.evidence);
  return finding;
}

absl::StatusOr<GraphVerifier::Finding> GraphVerifier::CheckOtherTimes(const QuestionFrame& frame) {
  Finding finding;
  const KnownQualifier* when = TimeQualifier(frame);
  if (when == nullptr) return finding;
  QuestionFrame timeless = frame;
  std::erase_if(timeless.qualifiers, [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> matches, ExactMatches(timeless, Polarity::kPositive));
  for (const Statement& statement : matches) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<Interval> time, TimeOf(graph_, statement));
    if (!time.has_value()) continue;
    // A date that leaves the moment open does not speak against it.
    if (Overlap(*time, *when->interval)) return Finding();
    WHENCE_ASSIGN_OR_RETURN(std::string other, TimeText(statement));
    finding.deciding.push_back({when->text, std::move(other), "other"});
    finding.refuting.push_back(statement);
  }
  if (finding.Decides()) finding.reason = "it happened at another time";
  return finding;
}

absl::StatusOr<GraphVerifier::Finding> GraphVerifier::CheckOthers(const QuestionFrame& frame, Role role) {
  Finding finding;
  const KnownArgument* part = frame.Find(role);
  if (part == nullptr || frame.arguments.size() < 2) return finding;
  QuestionFrame open = frame;
  std::erase_if(open.arguments, [&](const KnownArgument& argument) { return argument.role == role; });
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> matches, ExactMatches(open, Polarity::kPositive));
  for (const Statement& statement : matches) {
    const TermId other = role == Role::kSubject ? statement.triple.subject : statement.triple.object;
    if (std::binary_search(part->entities.begin(), part->entities.end(), other)) return Finding();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> named, graph_.AliasesOf(other));
    if (named.empty()) continue;  // a description: it may be the same under another wording
    WHENCE_ASSIGN_OR_RETURN(std::string name, DisplayName(graph_, other));
    finding.deciding.push_back({part->text, std::move(name), "other"});
    finding.refuting.push_back(statement);
  }
  if (finding.Decides()) finding.reason = "there is only one, and it is another";
  return finding;
}

absl::StatusOr<GraphVerifier::Finding> GraphVerifier::Check(const QuestionFrame& frame) {
  Finding finding;
  if (const StateRule* rule = states_.Find(frame.predicate); rule != nullptr) {
    WHENCE_ASSIGN_OR_RETURN(finding, CheckState(frame, *rule));
    if (finding.Decides()) return finding;
  }
  if (frame.arguments.empty() || !SameParts(frame)) return finding;
  WHENCE_ASSIGN_OR_RETURN(finding.supporting, ExactMatches(frame, Polarity::kPositive));
  WHENCE_ASSIGN_OR_RETURN(finding.refuting, ExactMatches(frame, Polarity::kNegative));
  const bool told = finding.Decides();
  if (told) finding.reason = "statements of the same event";
  if (!told || exclusions_.HappensOnce(frame.predicate)) {
    WHENCE_ASSIGN_OR_RETURN(Finding others, CheckOtherTimes(frame));
    Keep(finding.refuting, std::move(others.refuting));
    if (!told && others.Decides()) return others;
  }
  if (exclusions_.HasOneObject(frame.predicate)) {
    WHENCE_ASSIGN_OR_RETURN(Finding others, CheckOthers(frame, Role::kObject));
    Keep(finding.refuting, std::move(others.refuting));
    if (!told && others.Decides()) return others;
  }
  if (exclusions_.HasOneSubject(frame.predicate)) {
    WHENCE_ASSIGN_OR_RETURN(Finding others, CheckOthers(frame, Role::kSubject));
    Keep(finding.refuting, std::move(others.refuting));
    if (!told && others.Decides()) return others;
  }
  return finding;
}

absl::StatusOr<Verification> GraphVerifier::Render(const Finding& finding) {
  Verification verification;
  verification.verdict = finding.supporting.empty()  ? Verdict::kRefuted
                         : finding.refuting.empty() ? Verdict::kSupported
                                                     : Verdict::kConflicting;
  verification.confidence = 1;
  verification.deciding = finding.deciding;
  const auto cite = [&](const std::vector<Statement>& statements) -> absl::StatusOr<std::string> {
    std::vector<uint32_t> marks;
    for (const Statement& statement : statements) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      for (const uint32_t index : cited) {
        if (marks.size() < kMostCited && std::find(marks.begin(), marks.end(), index) == marks.end()) marks.push_back(index);
      }
    }
    return CitationList::Marks(marks);
  };
  WHENCE_ASSIGN_OR_RETURN(const std::string supporting, cite(finding.supporting));
  WHENCE_ASSIGN_OR_RETURN(const std::string refuting, cite(finding.refuting));
  switch (verification.verdict) {
    case Verdict::kSupported: verification.text = StrCat("Supported ", supporting, "."); break;
    case Verdict::kConflicting:
      verification.text = StrCat("The sources disagree: supported ", supporting, ", refuted ", refuting, ".");
      break;
    default: {
      std::string instead;
      for (const DecidingWords& words : finding.deciding) {
        if (!words.evidence.empty() && instead.find(words.evidence) == std::string::npos) {
          instead += StrCat(instead.empty() ? "" : ", ", words.evidence);
        }
      }
      verification.text = StrCat("Refuted", instead.empty() ? "" : StrCat(": not ", finding.deciding[0].claim, " but ", instead), " ",
                                 refuting, ".");
    }
  }
  verification.citations = citations_.citations();
  return verification;
}

absl::StatusOr<Verification> GraphVerifier::CheckPassages(const Claim& claim) {
  Verification verification;
  verification.text = "Not enough information: no source decides it.";
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Passage> passages, SearchPassages(graph_, claim.text, kMostPassages));
  const TextUnits claimed = texts_.reader().Read(claim.text, true);
  struct Voice {
    Judgement judgement;
    uint32_t citation;
  };
  std::vector<Voice> voices;
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(passage.document, passage.ordinal));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(passage.document, sentence.span));
    TextUnits evidence = texts_.reader().Read(text, false);
    Judgement judgement = texts_.Judge(claimed, evidence);
    if (judgement.verdict == Verdict::kNotEnoughInfo || judgement.confidence() < kSure) continue;
    WHENCE_ASSIGN_OR_RETURN(const uint32_t citation, citations_.Add(passage.document, sentence.span));
    voices.push_back({std::move(judgement), citation});
  }
  if (voices.empty()) return verification;
  const auto best = std::max_element(voices.begin(), voices.end(), [](const Voice& a, const Voice& b) {
    return a.judgement.confidence() < b.judgement.confidence();
  });
  verification.verdict = best->judgement.verdict;
  verification.confidence = best->judgement.confidence();
  verification.deciding = best->judgement.deciding;
  std::vector<uint32_t> marks;
  for (const Voice& voice : voices) {
    if (voice.judgement.verdict == verification.verdict) marks.push_back(voice.citation);
  }
  verification.citations = citations_.citations();
  verification.text = StrCat(verification.verdict == Verdict::kSupported ? "Supported " : "Refuted ", CitationList::Marks(marks), ".");
  return verification;
}

absl::StatusOr<Verification> GraphVerifier::Verify(const Claim& claim) {
  const Analysis analysis = analyzer_.AnalyzeSentence(claim.text, {.names = &names_});
  Finding decided;
  std::string unknown;  // a name that no source has
  for (const Sentence& sentence : analysis.sentences()) {
    for (const Extraction& frame : extractor_.Extract(sentence)) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<QuestionFrame> readings,
                              ReadQuestionFrames(graph_, extractor_.lexicon(), sentence, frame));
      for (const QuestionFrame& reading : readings) {
        explanation_.push_back(StrCat("read as ", ::whence::Render(reading)));
        if (unknown.empty() && !reading.unknown_names.empty()) unknown = reading.unknown_names[0];
        if (!reading.covers || !reading.unknown_names.empty() || decided.Decides()) continue;
        WHENCE_ASSIGN_OR_RETURN(decided, Check(reading));
        if (reading.negative) std::swap(decided.supporting, decided.refuting);
      }
    }
  }
  Verification verification;
  if (decided.Decides()) {
    WHENCE_ASSIGN_OR_RETURN(verification, Render(decided));
  } else if (unknown.empty()) {
    WHENCE_ASSIGN_OR_RETURN(verification, CheckPassages(claim));
  } else {
    verification.text = StrCat("Not enough information: none of the sources mentions ", unknown, ".");
  }
  verification.claim = claim.text;
  if (claim.explain) {
    verification.explanation = std::move(explanation_);
    if (!decided.reason.empty()) verification.explanation.push_back(decided.reason);
  }
  return verification;
}

}  // namespace whence
