#include "engine/verify/graph_verifier.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/frames/question_readings.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/sentence_text.h"
#include "engine/time/state_timeline.h"
#include "engine/time/statement_time.h"
#include "engine/verify/clause_scope.h"
#include "engine/verify/date_bounds.h"
#include "engine/verify/dated_text.h"
#include "engine/verify/list_claims.h"
#include "engine/verify/row_claims.h"
#include "engine/verify/tenure_claims.h"
#include "engine/verify/told_of_itself.h"
#include "engine/verify/unit_match.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostCited = 8;
// From text alone, a verdict on a whole database asks for more than one on evidence that somebody has chosen.
constexpr double kSure = 0.6;
constexpr double kClauseSays = 0.9;  // where one clause says all of the claim, or its contrary

bool SameParts(const QuestionFrame& frame) { return frame.arguments.size() >= 2 || !frame.qualifiers.empty(); }

const KnownQualifier* TimeQualifier(const QuestionFrame& frame) {
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    if (qualifier.interval.has_value()) return &qualifier;
  }
  return nullptr;
}

// Whether each word of the claim that carries content has its match.
bool CarriesAll(const TextUnits& claim, const TextUnits& evidence, const absl::flat_hash_set<std::string>& known) {
  const std::vector<UnitMatch> matches = Align(claim, evidence);
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (matches[i].Carried() || unit.kind == UnitKind::kAdverb) continue;
    if (!IsValue(unit) && known.contains(unit.text)) continue;
    return false;
  }
  return true;
}

// Whether what the claim says happened stands there as a deed, or in a word made from it: "singer" of "sings", not
// "vocals".
bool HasDeed(const TextUnits& claim, const TextUnits& evidence) {
  constexpr size_t kRoot = 3;
  const std::vector<UnitMatch> matches = Align(claim, evidence);
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.kind != UnitKind::kVerb || unit.relation != Deprel::kRoot || matches[i].evidence < 0) continue;
    const Unit& other = evidence.units[static_cast<size_t>(matches[i].evidence)];
    if (other.kind != UnitKind::kVerb && other.stem.substr(0, kRoot) != unit.stem.substr(0, kRoot)) return false;
  }
  return true;
}

// Whether somebody holds something of somebody in it: "critics call it the best", "describe it as the best".
bool TellsOpinion(const TextUnits& text, const VerdictRules& words) {
  for (const auto& frames : text.frames) {
    for (const Extraction& frame : frames) {
      if (frame.passive || !Has(words.Classes(frame.lemma), VerdictWord::kOpinion)) continue;
      const bool holds = std::any_of(frame.arguments.begin(), frame.arguments.end(), [](const Argument& argument) {
        return argument.role == Role::kAttribute || argument.preposition == "as";
      });
      if (holds) return true;
    }
  }
  return false;
}

void Keep(std::vector<Statement>& into, std::vector<Statement> from) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

// ": not 1998 but 1999", of the first words of the claim that the evidence has others for; empty for none.
std::string Correction(const std::vector<DecidingWords>& deciding) {
  std::string instead, claimed;
  for (const DecidingWords& words : deciding) {
    if (words.relation != "other" || words.evidence.empty()) continue;
    if (claimed.empty()) claimed = words.claim;
    if (words.claim != claimed || instead.find(words.evidence) != std::string::npos) continue;
    instead += StrCat(instead.empty() ? "" : ", ", words.evidence);
  }
  return instead.empty() ? "" : StrCat(": not ", claimed, " but ", instead);
}

}  // namespace

GraphVerifier::GraphVerifier(const Graph& graph, const NameList& names, const VerifierKnowledge& knowledge,
                             GraphAnswerer* structured)
    : graph_(graph),
      names_(names),
      analyzer_(knowledge.analyzer),
      extractor_(knowledge.extractor),
      states_(knowledge.states),
      exclusions_(knowledge.exclusions),
      conflicts_(knowledge.conflicts),
      texts_(knowledge.texts),
      structured_(structured),
      matcher_(graph, knowledge.extractor.lexicon()),
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
  if (when == nullptr || claim_dates_ > 1) return finding;
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
    finding.deciding.push_back({WrittenTime(*when), std::move(other), "other"});
    finding.refuting.push_back(statement);
  }
  if (finding.Decides()) finding.reason = "it happened at another time";
  finding.once = finding.Decides() && exclusions_.HappensOnce(frame.predicate) && TellsOfOnce();
  if (finding.once) {
    WHENCE_ASSIGN_OR_RETURN(finding.once, AreToldOfItself(finding.refuting));
  }
  return finding;
}

absl::StatusOr<bool> GraphVerifier::AreToldOfItself(const std::vector<Statement>& statements) {
  for (const Statement& statement : statements) {
    for (const Support& support : statement.supports) {
      WHENCE_ASSIGN_OR_RETURN(const Place place, PlaceOf(support));
      WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, place.document, place.span));
      const TextUnits said = texts_.reader().Read(sentence, false, &names_);
      if (said.verbless || TellsOfItself(claim_, said)) return true;
    }
  }
  return false;
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
  WHENCE_RETURN_IF_ERROR(Confirm(frame.negative, finding));
  const bool told = finding.Decides();
  if (told) finding.reason = "statements of the same event";
  // That something happened at another time denies it of what happens once alone.
  if (exclusions_.HappensOnce(frame.predicate) || (!told && !frame.negative)) {
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

absl::StatusOr<bool> GraphVerifier::LastsOverClaim(const Statement& statement) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
  return std::all_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& unit) {
    if (unit.kind != UnitKind::kDate) return true;
    return std::any_of(times.begin(), times.end(), [&](const ToldTime& told) {
      return told.lasts && unit.interval.has_value() && Refines(*unit.interval, told.when);
    });
  });
}

absl::Status GraphVerifier::Confirm(bool negative, Finding& finding) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> others, Sift(negative, finding.supporting));
  // What denies the reading bears a negative claim out.
  WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> contrary, Sift(!negative, finding.refuting));
  Keep(finding.supporting, std::move(contrary));
  Keep(finding.refuting, std::move(others));
  return absl::OkStatus();
}

absl::StatusOr<GraphVerifier::HeardSupports> GraphVerifier::HearSupports(const Statement& statement,
                                                                         const TextUnits& claim, bool negative) {
  // What the statement's parts are called may stand elsewhere: above a table, a sentence before.
  std::string parts;
  for (const TermId term : {statement.triple.subject, statement.triple.predicate, statement.triple.object}) {
    WHENCE_ASSIGN_OR_RETURN(const Term decoded, graph_.DecodeTerm(term));
    if (term == statement.triple.predicate) {
      parts += StrCat(" . ", PredicateName(decoded.lexical));
    } else if (decoded.IsLiteral()) {
      parts += StrCat(" . ", decoded.lexical);
    } else {
      WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, term));
      parts += StrCat(" . ", name);
    }
  }
  HeardSupports heard;
  for (const Support& support : statement.supports) {
    WHENCE_ASSIGN_OR_RETURN(const Place place, PlaceOf(support));
    WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadDatedText(graph_, analyzer_, extractor_, names_.analyses(),
                                                                      place.document, place.span));
    absl::flat_hash_set<std::string> known;
    if (const auto words = spoken_.find({place.document, place.span.begin}); words != spoken_.end()) {
      known.insert(words->second.begin(), words->second.end());
    }
    const TextUnits said = texts_.reader().Read(sentence, false, &names_);
    WHENCE_ASSIGN_OR_RETURN(const Surroundings around, SurroundingsOf(place, known));
    const Testimony testimony = texts_.witness().Hear(claim, said, around);
    const Stance stance = testimony.stance;
    const bool denies = stance == Stance::kDenies || (stance == Stance::kDiffers && testimony.exclusive);
    heard.contrary = heard.contrary || (negative ? stance == Stance::kSays : denies);
    const std::string whole = StrCat(sentence, parts);
    TextUnits evidence = texts_.reader().Read(whole, false, &names_);
    evidence.words.insert(known.begin(), known.end());
    heard.carried = heard.carried || (negative ? denies : stance == Stance::kSays) ||
                    (!testimony.apart && CarriesAll(claim, evidence, known));
  }
  return heard;
}

absl::StatusOr<std::vector<Statement>> GraphVerifier::Sift(bool negative, std::vector<Statement>& statements) {
  std::vector<Statement> others;
  if (statements.empty()) return others;
  // A date that the statement lasts over need not be named by its sentence.
  const std::optional<std::string> dateless = WithoutDates(claim_);
  std::optional<TextUnits> timeless;
  if (dateless.has_value()) timeless = texts_.reader().Read(*dateless, true, &names_);
  const bool present = claim_dates_ == 0 && !claim_.clauses.empty() && !claim_.clauses.front().past;
  std::vector<Statement> confirmed;
  for (Statement& statement : statements) {
    if (present && !negative) {
      // Who held an office until 1951 holds it no more.
      WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
      if (std::any_of(times.begin(), times.end(),
                      [](const ToldTime& told) { return told.lasts && told.last.has_value(); }))
        continue;
    }
    if (statement.supports.empty()) {
      confirmed.push_back(std::move(statement));
      continue;
    }
    bool lasts = false;
    if (timeless.has_value() && !HasStopped(texts_.reader().words(), claim_, claim_)) {
      WHENCE_ASSIGN_OR_RETURN(lasts, LastsOverClaim(statement));
    }
    WHENCE_ASSIGN_OR_RETURN(const auto heard, HearSupports(statement, lasts ? *timeless : claim_, negative));
    const auto [carried, contrary] = heard;
    if (contrary) {
      others.push_back(std::move(statement));
    } else if (carried) {
      confirmed.push_back(std::move(statement));
    }
  }
  statements = std::move(confirmed);
  return others;
}

std::string GraphVerifier::WrittenTime(const KnownQualifier& when) const {
  const auto date = std::find_if(claim_.units.begin(), claim_.units.end(), [&](const Unit& unit) {
    return unit.kind == UnitKind::kDate && claim_.text.substr(unit.span.begin, unit.span.size()) == when.text;
  });
  return date == claim_.units.end() ? when.text : WrittenUnit(claim_, *date, texts_.reader().words());
}

bool GraphVerifier::TellsOfOnce() const {
  const std::vector<size_t> subject = SubjectPhrase(claim_);
  const bool named = std::any_of(subject.begin(), subject.end(), [&](size_t unit) {
    return claim_.units[unit].kind == UnitKind::kName && claim_.units[unit].token == claim_.clauses.front().subject;
  });
  return named && claim_dates_ == 1 &&
         std::any_of(readings_.begin(), readings_.end(),
                     [&](const QuestionFrame& reading) { return exclusions_.HappensOnce(reading.predicate); });
}

std::vector<Statement> GraphVerifier::Outweigh(const Finding& finding, std::vector<Voice>& voices) {
  absl::flat_hash_set<DocumentId> for_it;
  for (const Statement& statement : finding.supporting) {
    for (const Support& support : statement.supports) for_it.insert(support.document);
  }
  for (const Voice& voice : voices) {
    if (voice.verdict == Verdict::kSupported) for_it.insert(voice.document);
  }
  // A sentence that says so outweighs others of its document, which may tell of other events; what another document
  // tells of another time is no contradiction either.
  std::erase_if(voices, [&](const Voice& voice) {
    if (voice.verdict != Verdict::kRefuted) return false;
    return (for_it.contains(voice.document) && !voice.once) || (!for_it.empty() && !voice.exclusive);
  });
  std::vector<Statement> refuting = finding.refuting;
  if (finding.supporting.empty() && !finding.once) {
    std::erase_if(refuting, [&](const Statement& statement) {
      return std::any_of(statement.supports.begin(), statement.supports.end(),
                         [&](const Support& support) { return for_it.contains(support.document); });
    });
  }
  return refuting;
}

absl::StatusOr<Verification> GraphVerifier::Render(const Finding& finding, std::vector<Voice> voices) {
  const std::vector<Statement> refuting = Outweigh(finding, voices);
  std::array<std::vector<uint32_t>, 2> marks;  // for, against
  const auto mark = [&](std::vector<uint32_t>& into, uint32_t index) {
    if (into.size() < kMostCited && std::find(into.begin(), into.end(), index) == into.end()) into.push_back(index);
  };
  for (const bool side : {false, true}) {
    for (const Statement& statement : side ? refuting : finding.supporting) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      for (const uint32_t index : cited) mark(marks[side], index);
    }
    for (const Voice& voice : voices) {
      if ((voice.verdict == Verdict::kRefuted) != side || marks[side].size() >= kMostCited) continue;
      WHENCE_ASSIGN_OR_RETURN(const uint32_t index, citations_.Add(voice.document, voice.span));
      mark(marks[side], index);
    }
  }
  Verification verification;
  verification.text = "Not enough information: no source decides it.";
  if (marks[0].empty() && marks[1].empty()) return verification;
  verification.verdict = marks[1].empty()   ? Verdict::kSupported
                         : marks[0].empty() ? Verdict::kRefuted
                                            : Verdict::kConflicting;
  verification.citations = citations_.citations();
  const bool stated = !finding.supporting.empty() || !refuting.empty();
  if (stated) {
    verification.confidence = 1;
    verification.deciding = finding.deciding;
  }
  for (Voice& voice : voices) {
    verification.confidence = std::max(verification.confidence, voice.confidence);
    const bool shown = verification.deciding.empty() ||
                       (verification.verdict == Verdict::kConflicting && voice.verdict == Verdict::kRefuted);
    if (!shown) continue;
    std::move(voice.deciding.begin(), voice.deciding.end(), std::back_inserter(verification.deciding));
  }
  const std::string supporting = CitationList::Marks(marks[0]), refuted = CitationList::Marks(marks[1]);
  switch (verification.verdict) {
    case Verdict::kSupported:
      verification.text = StrCat("Supported ", supporting, ".");
      break;
    case Verdict::kConflicting:
      verification.text = StrCat("The sources disagree: supported ", supporting, ", refuted ", refuted, ".");
      break;
    default:
      verification.text = StrCat("Refuted", Correction(verification.deciding), " ", refuted, ".");
  }
  return verification;
}

absl::StatusOr<std::optional<GraphVerifier::Voice>> GraphVerifier::HearPlace(const Place& place) {
  const TextUnits& claim = claim_;
  WHENCE_ASSIGN_OR_RETURN(std::string text,
                          ReadDatedText(graph_, analyzer_, extractor_, names_.analyses(), place.document, place.span));
  WHENCE_ASSIGN_OR_RETURN(std::optional<ListedSentence> listed,
                          ReadListed(graph_, names_, texts_.reader(), place.document, place.span));
  if (listed.has_value()) text = std::move(listed->text);
  TextUnits evidence = texts_.reader().Read(text, false, &names_);
  absl::flat_hash_set<std::string> known;
  if (const auto words = spoken_.find({place.document, place.span.begin}); words != spoken_.end()) {
    known.insert(words->second.begin(), words->second.end());
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> described, DescribedIn(claim, evidence));
  known.insert(described.begin(), described.end());
  WHENCE_ASSIGN_OR_RETURN(const Surroundings around, SurroundingsOf(place, known));
  const Testimony testimony = texts_.witness().Hear(claim, evidence, around);
  if (testimony.stance != Stance::kSilent) {
    WHENCE_ASSIGN_OR_RETURN(const bool another,
                            NamesAnother(claim, evidence, place, testimony.stance != Stance::kSays));
    if (another) return std::nullopt;
  }
  switch (testimony.stance) {
    case Stance::kSays:
      return Voice{Verdict::kSupported, true, false, kClauseSays, testimony.deciding, place.document, place.span};
    case Stance::kDenies:
    case Stance::kDiffers: {
      const bool dates = std::any_of(claim.units.begin(), claim.units.end(), [&](const Unit& unit) {
        return unit.kind == UnitKind::kDate && !testimony.deciding.empty() &&
               testimony.deciding.front().claim == claim.text.substr(unit.span.begin, unit.span.size());
      });
      const bool once = testimony.stance == Stance::kDiffers && testimony.exclusive && dates && TellsOfOnce() &&
                        TellsOfItself(claim, evidence);
      return Voice{Verdict::kRefuted,  testimony.exclusive, once,      kClauseSays,
                   testimony.deciding, place.document,      place.span};
    }
    case Stance::kSilent:
      break;
  }
  // Whom its pronouns mean is known here, where the claim names it.
  const bool named = std::any_of(claim.units.begin(), claim.units.end(), [](const Unit& unit) {
    return unit.kind == UnitKind::kName && BaseRelation(unit.relation) == Deprel::kNsubj;
  });
  if (named) evidence.anaphor = Anaphor::kNone;
  evidence.words.insert(known.begin(), known.end());
  Judgement judgement = texts_.Judge(claim, evidence);
  // What refutes without a clause that does is as often of something else.
  if (judgement.verdict != Verdict::kSupported || judgement.confidence() < kSure) return std::nullopt;
  const auto sign = [&](Sign one) { return judgement.signs[static_cast<size_t>(one)] > 0; };
  if (testimony.apart || !testimony.together) return std::nullopt;
  // "Once common along the river": the claim has it as it is now.
  const auto former = [](const TextUnits& units) { return Has(units.classes, VerdictWord::kFormer); };
  const bool past = !claim.clauses.empty() && claim.clauses.front().past;
  if (former(evidence) && !former(claim) && !past) return std::nullopt;
  // "Critics call it the best" does not say that it is.
  if (TellsOpinion(evidence, texts_.reader().words()) && !Has(claim.classes, VerdictWord::kOpinion))
    return std::nullopt;
  if (!HasDeed(claim, evidence)) return std::nullopt;
  if (!sign(Sign::kPredicate) || !sign(Sign::kCoversMost)) return std::nullopt;
  const double confidence = std::round(judgement.confidence() * 100) / 100;
  return Voice{judgement.verdict, true, false, confidence, std::move(judgement.deciding), place.document, place.span};
}

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::HearPlaces(const std::string& claim) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Place> places, FindPlaces(claim));
  std::vector<Voice> voices;
  for (const Place& place : places) {
    const bool known = std::find(documents_.begin(), documents_.end(), place.document) != documents_.end();
    if (!known) documents_.push_back(place.document);
    WHENCE_ASSIGN_OR_RETURN(std::optional<Voice> voice, HearPlace(place));
    if (voice.has_value()) voices.push_back(std::move(*voice));
  }
  return voices;
}

absl::StatusOr<std::string> GraphVerifier::ReadFrames(const Analysis& analysis) {
  std::string unknown;
  for (const Sentence& sentence : analysis.sentences()) {
    for (const Extraction& frame : extractor_.Extract(sentence)) {
      WHENCE_ASSIGN_OR_RETURN(std::vector<QuestionFrame> readings,
                              ReadQuestionFrames(graph_, extractor_.lexicon(), sentence, frame));
      for (QuestionFrame& reading : readings) {
        explanation_.push_back(StrCat("read as ", ::whence::Render(reading)));
        if (unknown.empty() && !reading.unknown_names.empty()) unknown = reading.unknown_names[0];
        readings_.push_back(std::move(reading));
      }
    }
  }
  return unknown;
}

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::HearAll(const Analysis& analysis) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<Voice> voices, HearPlaces(text_));
  WHENCE_ASSIGN_OR_RETURN(std::vector<RowVoice> rows, HearRows(graph_, names_, texts_.reader(), claim_));
  WHENCE_ASSIGN_OR_RETURN(std::vector<RowVoice> counts, HearCounts(graph_, texts_.reader(), claim_, documents_));
  std::move(counts.begin(), counts.end(), std::back_inserter(rows));
  WHENCE_ASSIGN_OR_RETURN(std::vector<RowVoice> tenures, HearTenures(graph_, claim_));
  std::move(tenures.begin(), tenures.end(), std::back_inserter(rows));
  for (RowVoice& row : rows) {
    const Verdict verdict = row.holds ? Verdict::kSupported : Verdict::kRefuted;
    voices.push_back({verdict, true, false, kClauseSays, std::move(row.deciding), row.document, row.span});
  }
  if (analysis.sentences().size() == 1) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<Voice> tables, HearTables(text_, analysis.sentences().front()));
    std::move(tables.begin(), tables.end(), std::back_inserter(voices));
  }
  return voices;
}

absl::StatusOr<Verification> GraphVerifier::Verify(const Claim& claim) {
  // What is longer is no claim; its beginning is looked at.
  text_ = ClosedClaim(std::string_view(claim.text).substr(0, TextVerifier::kLongestClaim));
  const Analysis analysis = analyzer_.AnalyzeSentence(text_, {.names = &names_});
  claim_ = texts_.reader().Read(text_, true, &names_);
  claim_dates_ = static_cast<size_t>(std::count_if(claim_.units.begin(), claim_.units.end(),
                                                   [](const Unit& unit) { return unit.kind == UnitKind::kDate; }));
  WHENCE_ASSIGN_OR_RETURN(const std::string unknown, ReadFrames(analysis));
  WHENCE_ASSIGN_OR_RETURN(spoken_, FindSpokenOf(claim_));
  WHENCE_RETURN_IF_ERROR(AddSubjects());
  Finding decided;
  for (const QuestionFrame& reading : readings_) {
    if (!reading.covers || !reading.unknown_names.empty() || decided.Decides()) continue;
    WHENCE_ASSIGN_OR_RETURN(decided, Check(reading));
    if (!reading.negative) {
      WHENCE_RETURN_IF_ERROR(AddRivals(analysis.sentences().front(), std::vector(decided.supporting), decided));
    }
    if (reading.negative) std::swap(decided.supporting, decided.refuting);
  }
  Verification verification;
  WHENCE_ASSIGN_OR_RETURN(std::vector<Voice> voices, HearAll(analysis));
  // What nobody mentions nobody supports; but it may stand where there is only one, and that is another.
  if (!unknown.empty()) {
    std::erase_if(voices, [](const Voice& voice) { return voice.verdict != Verdict::kRefuted || !voice.exclusive; });
  }
  const bool plain = analysis.sentences().size() == 1 &&
                     std::none_of(readings_.begin(), readings_.end(), [](const auto& one) { return one.negative; });
  if (plain) WHENCE_RETURN_IF_ERROR(AddRivalsOfVoices(analysis.sentences().front(), voices, decided));
  if (decided.Decides() || unknown.empty() || !voices.empty()) {
    WHENCE_ASSIGN_OR_RETURN(verification, Render(decided, std::move(voices)));
  } else {
    verification.text = StrCat("Not enough information: none of the sources mentions ", unknown, ".");
  }
  if (claim.locate && !verification.citations.empty()) {
    WHENCE_RETURN_IF_ERROR(citations_.Locate());
    verification.citations = citations_.citations();
  }
  verification.claim = claim.text;
  if (claim.explain) {
    verification.explanation = std::move(explanation_);
    if (!decided.reason.empty()) verification.explanation.push_back(decided.reason);
  }
  return verification;
}

}  // namespace whence
