#include "engine/verify/graph_verifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/passage_search.h"
#include "engine/time/state_timeline.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMostCited = 8;
constexpr size_t kMostPassages = 6;
constexpr size_t kMostSpokenOf = 2000;  // triples of an entity
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
    if (!match.exact || match.statement.modality != Modality::kAsserted || match.statement.polarity != polarity)
      continue;
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
  finding.reason =
      when != nullptr ? StrCat("the state at ", when->text) : std::string("the state as of the latest source");
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
    // A date that leaves the moment open does not speak against it; what happens once has happened at all others, too.
    if (Overlap(*time, *when->interval)) {
      if (!exclusions_.HappensOnce(frame.predicate)) return Finding();
      continue;
    }
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
  if (const StateRule* rule = states_.FindShared(frame.predicate); rule != nullptr) {
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
  verification.verdict = finding.supporting.empty() ? Verdict::kRefuted
                         : finding.refuting.empty() ? Verdict::kSupported
                                                    : Verdict::kConflicting;
  verification.confidence = 1;
  verification.deciding = finding.deciding;
  const auto cite = [&](const std::vector<Statement>& statements) -> absl::StatusOr<std::string> {
    std::vector<uint32_t> marks;
    for (const Statement& statement : statements) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      for (const uint32_t index : cited) {
        if (marks.size() < kMostCited && std::find(marks.begin(), marks.end(), index) == marks.end())
          marks.push_back(index);
      }
    }
    return CitationList::Marks(marks);
  };
  WHENCE_ASSIGN_OR_RETURN(const std::string supporting, cite(finding.supporting));
  WHENCE_ASSIGN_OR_RETURN(const std::string refuting, cite(finding.refuting));
  switch (verification.verdict) {
    case Verdict::kSupported:
      verification.text = StrCat("Supported ", supporting, ".");
      break;
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
      verification.text =
          StrCat("Refuted", instead.empty() ? "" : StrCat(": not ", finding.deciding[0].claim, " but ", instead), " ",
                 refuting, ".");
    }
  }
  verification.citations = citations_.citations();
  return verification;
}

absl::StatusOr<GraphVerifier::SpokenOf> GraphVerifier::FindSpokenOf(const TextUnits& claim) {
  SpokenOf spoken;
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kName) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph_, claim.text.substr(unit.span.begin, unit.span.size())));
    for (const TermId entity : entities) {
      for (const TripleFilter& filter :
           {TripleFilter{entity, std::nullopt, std::nullopt}, TripleFilter{std::nullopt, std::nullopt, entity}}) {
        size_t seen = 0;
        for (auto cursor = graph_.Scan(filter); cursor->Valid() && seen < kMostSpokenOf; cursor->Next(), ++seen) {
          WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
          for (const Statement& statement : statements) {
            for (const Support& support : statement.supports) {
              auto& words = spoken[{support.document, support.span.begin}];
              words.insert(words.end(), unit.words.begin(), unit.words.end());
            }
          }
        }
      }
    }
  }
  return spoken;
}

absl::StatusOr<std::vector<std::string>> GraphVerifier::DescribedIn(const TextUnits& claim, const TextUnits& evidence) {
  std::vector<std::string> words;
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kName) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph_, claim.text.substr(unit.span.begin, unit.span.size())));
    for (const TermId entity : entities) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> classes, matcher_.ClassesOf(entity));
      for (const Sentence& sentence : evidence.analysis.sentences()) {
        for (const Token& token : sentence.tokens) {
          const std::string lemma = AsciiLowered(token.form);
          if (token.upos != Upos::kDet || token.head < 0 || (lemma != "the" && lemma != "this")) continue;
          const Token& head = sentence.tokens[static_cast<size_t>(token.head)];
          if (head.upos != Upos::kNoun) continue;
          const std::string stem = StemWord(FoldName(head.lemma));
          if (std::find(classes.begin(), classes.end(), stem) == classes.end()) continue;
          words.insert(words.end(), unit.words.begin(), unit.words.end());
        }
      }
    }
  }
  return words;
}

absl::StatusOr<Verification> GraphVerifier::CheckPassages(const Claim& claim) {
  Verification verification;
  verification.text = "Not enough information: no source decides it.";
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Passage> passages, SearchPassages(graph_, claim.text, kMostPassages));
  const TextUnits claimed = texts_.reader().Read(claim.text, true);
  WHENCE_ASSIGN_OR_RETURN(const SpokenOf spoken, FindSpokenOf(claimed));
  const bool named = std::any_of(claimed.units.begin(), claimed.units.end(), [](const Unit& unit) {
    return unit.kind == UnitKind::kName && BaseRelation(unit.relation) == Deprel::kNsubj;
  });
  struct Voice {
    Judgement judgement;
    DocumentId document;
    ByteSpan span;
  };
  std::vector<Voice> voices;
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(passage.document, passage.ordinal));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(passage.document, sentence.span));
    TextUnits evidence = texts_.reader().Read(text, false);
    // Whom its pronouns mean is known here, where the claim names it.
    if (named) evidence.anaphor = Anaphor::kNone;
    if (const auto words = spoken.find({passage.document, sentence.span.begin}); words != spoken.end()) {
      evidence.words.insert(words->second.begin(), words->second.end());
    }
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> described, DescribedIn(claimed, evidence));
    evidence.words.insert(described.begin(), described.end());
    Judgement judgement = texts_.Judge(claimed, evidence);
    if (judgement.verdict == Verdict::kNotEnoughInfo || judgement.confidence() < kSure) continue;
    // Another date or place in a sentence that is not of the same event says nothing.
    const auto sign = [&](Sign one) { return judgement.signs[static_cast<size_t>(one)] > 0; };
    const bool same_event = sign(Sign::kFrameConflict) || sign(Sign::kFrameDenied) || sign(Sign::kOpposite);
    const bool told = same_event && sign(Sign::kSubject) && judgement.missing_values <= 1;
    if (judgement.verdict == Verdict::kRefuted && !told) continue;
    if (judgement.verdict == Verdict::kSupported && !(sign(Sign::kPredicate) && sign(Sign::kCoversMost))) continue;
    voices.push_back({std::move(judgement), passage.document, sentence.span});
  }
  // A sentence that says so outweighs others, which may tell of other events.
  for (const Verdict verdict : {Verdict::kSupported, Verdict::kRefuted}) {
    std::vector<uint32_t> marks;
    for (Voice& voice : voices) {
      if (voice.judgement.verdict != verdict) continue;
      WHENCE_ASSIGN_OR_RETURN(const uint32_t citation, citations_.Add(voice.document, voice.span));
      marks.push_back(citation);
      if (voice.judgement.confidence() <= verification.confidence) continue;
      verification.confidence = std::round(voice.judgement.confidence() * 100) / 100;
      verification.deciding = std::move(voice.judgement.deciding);
    }
    if (marks.empty()) continue;
    verification.verdict = verdict;
    verification.citations = citations_.citations();
    verification.text =
        StrCat(verdict == Verdict::kSupported ? "Supported " : "Refuted ", CitationList::Marks(marks), ".");
    break;
  }
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
