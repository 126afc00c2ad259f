#include "engine/verify/graph_verifier.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/passage_search.h"
#include "engine/time/state_timeline.h"
#include "engine/time/statement_time.h"
#include "engine/verify/alignment.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMostCited = 8;
constexpr size_t kMostPassages = 8;
constexpr size_t kMostFurther = 4;
constexpr size_t kMostPlaces = 16;
constexpr size_t kOpening = 24;         // bytes of a sentence where its subject stands
constexpr uint32_t kNearSentences = 3;  // before one, where what it calls "the bell" may be named
constexpr size_t kMostSpokenOf = 2000;  // triples of an entity
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
    if (matches[i].Carried() || claim.units[i].kind == UnitKind::kAdverb || known.contains(claim.units[i].text))
      continue;
    return false;
  }
  return true;
}

bool HoldsPronoun(std::string_view text) {
  const std::vector<std::string> words = PlainNameWords(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "it" || word == "he" || word == "she" || word == "they" || word == "its" || word == "his" ||
           word == "her" || word == "their";
  });
}

// The text without its dates and the prepositions before them, where each follows one that only places it: "in 1950".
// Nothing where it has no date, or one of another kind, "until 1950".
std::optional<std::string> WithoutDates(const TextUnits& claim) {
  std::string text(claim.text);
  if (claim.analysis.sentences().empty()) return std::nullopt;
  const std::vector<Token>& tokens = claim.analysis.sentences().front().tokens;
  bool any = false;
  for (auto unit = claim.units.rbegin(); unit != claim.units.rend(); ++unit) {
    if (unit->kind != UnitKind::kDate) continue;
    if (unit->token < 1 || !unit->interval.has_value()) return std::nullopt;
    const Token& before = tokens[static_cast<size_t>(unit->token) - 1];
    if (!IsOneOf(AsciiLowered(before.form), {"in", "on", "during"})) return std::nullopt;
    size_t end = unit->span.end;
    if (before.span.begin == 0 && text.substr(end, 2) == ", ") end += 2;
    text.erase(before.span.begin, end - before.span.begin);
    any = true;
  }
  return any ? std::optional(text) : std::nullopt;
}

void Keep(std::vector<Statement>& into, std::vector<Statement> from) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

}  // namespace

GraphVerifier::GraphVerifier(const Graph& graph, const NameList& names, const Analyzer& analyzer,
                             const Extractor& extractor, const StateRules& states, const ExclusionRules& exclusions,
                             const ConflictRules& conflicts, const TextVerifier& texts)
    : graph_(graph),
      names_(names),
      analyzer_(analyzer),
      extractor_(extractor),
      states_(states),
      exclusions_(exclusions),
      conflicts_(conflicts),
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
  WHENCE_RETURN_IF_ERROR(Confirm(frame.negative, finding));
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

absl::StatusOr<Surroundings> GraphVerifier::SurroundingsOf(const Place& place, absl::flat_hash_set<std::string> known) {
  Surroundings around;
  around.known = std::move(known);
  const auto add = [](std::string_view text, absl::flat_hash_set<std::string>& stems) {
    for (const std::string& word : PlainNameWords(text)) stems.insert(StemWord(word));
  };
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(place.document));
  add(document.title, around.title);
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> own, graph_.SentenceAt(place.document, place.span.begin));
  if (!own.has_value()) return around;
  bool chain = true;
  for (uint32_t back = 1; back <= kNearSentences && back <= own->ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(place.document, own->ordinal - back));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(place.document, sentence.span));
    // "It was built in 1910. It is high": both of whatever is named before them.
    if (chain) add(text, around.before);
    add(text, around.near);
    chain = chain && HoldsPronoun(text);
  }
  return around;
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
  if (finding.supporting.empty()) return absl::OkStatus();
  // A date that the statement lasts over need not be named by its sentence.
  const std::optional<std::string> dateless = WithoutDates(claim_);
  std::optional<TextUnits> timeless;
  if (dateless.has_value()) timeless = texts_.reader().Read(*dateless, true, &names_);
  std::vector<Statement> confirmed;
  for (Statement& statement : finding.supporting) {
    if (statement.supports.empty()) {
      confirmed.push_back(std::move(statement));
      continue;
    }
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
    bool lasts = false;
    if (timeless.has_value()) {
      WHENCE_ASSIGN_OR_RETURN(lasts, LastsOverClaim(statement));
    }
    const TextUnits& claim = lasts ? *timeless : claim_;
    bool carried = false, contrary = false;
    for (const Support& support : statement.supports) {
      WHENCE_ASSIGN_OR_RETURN(const std::string sentence, graph_.ReadText(support.document, support.span));
      absl::flat_hash_set<std::string> known;
      if (const auto words = spoken_.find({support.document, support.span.begin}); words != spoken_.end()) {
        known.insert(words->second.begin(), words->second.end());
      }
      const TextUnits said = texts_.reader().Read(sentence, false, &names_);
      WHENCE_ASSIGN_OR_RETURN(const Surroundings around, SurroundingsOf({support.document, support.span}, known));
      const Testimony testimony = texts_.witness().Hear(claim, said, around);
      const Stance stance = testimony.stance;
      const bool denies = stance == Stance::kDenies || stance == Stance::kDiffers;
      contrary = contrary || (negative ? stance == Stance::kSays : denies);
      const std::string whole = StrCat(sentence, parts);
      TextUnits evidence = texts_.reader().Read(whole, false, &names_);
      evidence.words.insert(known.begin(), known.end());
      carried = carried || (negative ? denies : stance == Stance::kSays) ||
                (!testimony.apart && CarriesAll(claim, evidence, known));
    }
    if (contrary) {
      finding.refuting.push_back(std::move(statement));
    } else if (carried) {
      confirmed.push_back(std::move(statement));
    }
  }
  finding.supporting = std::move(confirmed);
  return absl::OkStatus();
}

absl::StatusOr<Verification> GraphVerifier::Render(const Finding& finding, std::vector<Voice> voices) {
  const auto documents_of = [](const std::vector<Statement>& statements) {
    absl::flat_hash_set<DocumentId> documents;
    for (const Statement& statement : statements) {
      for (const Support& support : statement.supports) documents.insert(support.document);
    }
    return documents;
  };
  absl::flat_hash_set<DocumentId> for_it = documents_of(finding.supporting);
  for (const Voice& voice : voices) {
    if (voice.verdict == Verdict::kSupported) for_it.insert(voice.document);
  }
  // A sentence that says so outweighs others of its document, which may tell of other events; what another document
  // tells of another time is no contradiction either.
  std::erase_if(voices, [&](const Voice& voice) {
    if (voice.verdict != Verdict::kRefuted) return false;
    return for_it.contains(voice.document) || (!for_it.empty() && !voice.exclusive);
  });
  std::vector<Statement> refuting = finding.refuting;
  if (finding.supporting.empty()) {
    std::erase_if(refuting, [&](const Statement& statement) {
      return std::any_of(statement.supports.begin(), statement.supports.end(),
                         [&](const Support& support) { return for_it.contains(support.document); });
    });
  }

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
    default: {
      std::string instead, claimed;
      for (const DecidingWords& words : verification.deciding) {
        if (words.relation != "other" || words.evidence.empty()) continue;
        if (claimed.empty()) claimed = words.claim;
        if (words.claim != claimed || instead.find(words.evidence) != std::string::npos) continue;
        instead += StrCat(instead.empty() ? "" : ", ", words.evidence);
      }
      verification.text =
          StrCat("Refuted", instead.empty() ? "" : StrCat(": not ", claimed, " but ", instead), " ", refuted, ".");
    }
  }
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

absl::Status GraphVerifier::AddSubjects() {
  std::vector<std::string> words;
  for (const size_t index : SubjectPhrase(claim_)) {
    const Unit& unit = claim_.units[index];
    if (unit.kind == UnitKind::kName) {
      words.insert(words.end(), unit.words.begin(), unit.words.end());
    } else {
      words.push_back(unit.text);
    }
  }
  for (const QuestionFrame& reading : readings_) {
    for (const Role role : {Role::kSubject, Role::kObject}) {
      const KnownArgument* subject = reading.Find(role);
      if (subject == nullptr) continue;
      QuestionFrame open;
      open.predicate = reading.predicate;
      open.arguments.push_back(*subject);
      WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(open, true));
      for (const FrameMatch& match : matches) {
        if (!match.exact) continue;
        for (const Support& support : match.statement.supports) {
          auto& known = spoken_[{support.document, support.span.begin}];
          known.insert(known.end(), words.begin(), words.end());
          if (places_.size() < kMostPassages) places_.push_back({support.document, support.span});
        }
      }
      break;  // what the claim is about
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<GraphVerifier::Place>> GraphVerifier::FindPlaces(const std::string& claim) {
  std::vector<Place> places;
  const auto add = [&](DocumentId document, ByteSpan span) {
    const bool there = std::any_of(places.begin(), places.end(), [&](const Place& other) {
      return other.document == document && other.span.begin == span.begin;
    });
    if (!there) places.push_back({document, span});
  };
  WHENCE_ASSIGN_OR_RETURN(std::vector<Passage> passages, SearchPassages(graph_, claim, kMostPassages));
  // Who else did it is told by sentences that do not name the claim's subject.
  std::string others = claim;
  for (const size_t unit : SubjectPhrase(claim_)) {
    const ByteSpan span = claim_.units[unit].span;
    others.replace(span.begin, span.size(), span.size(), ' ');
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Passage> further, SearchPassages(graph_, others, kMostFurther));
  passages.insert(passages.end(), further.begin(), further.end());
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(passage.document, passage.ordinal));
    add(passage.document, sentence.span);
  }
  // What follows a near sentence and begins with "it" or "she" may go on about the same.
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(passage.document));
    if (passage.ordinal + 1 >= document.sentences || places.size() >= kMostPlaces) continue;
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo next, graph_.GetSentence(passage.document, passage.ordinal + 1));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(passage.document, next.span));
    if (!HoldsPronoun(std::string_view(text).substr(0, kOpening))) continue;
    add(passage.document, next.span);
  }
  for (const Place& place : places_) add(place.document, place.span);
  return places;
}

absl::StatusOr<std::optional<GraphVerifier::Voice>> GraphVerifier::HearPlace(const Place& place) {
  const TextUnits& claim = claim_;
  WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(place.document, place.span));
  TextUnits evidence = texts_.reader().Read(text, false, &names_);
  absl::flat_hash_set<std::string> known;
  if (const auto words = spoken_.find({place.document, place.span.begin}); words != spoken_.end()) {
    known.insert(words->second.begin(), words->second.end());
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> described, DescribedIn(claim, evidence));
  known.insert(described.begin(), described.end());
  WHENCE_ASSIGN_OR_RETURN(const Surroundings around, SurroundingsOf(place, known));
  const Testimony testimony = texts_.witness().Hear(claim, evidence, around);
  switch (testimony.stance) {
    case Stance::kSays:
      return Voice{Verdict::kSupported, true, kClauseSays, testimony.deciding, place.document, place.span};
    case Stance::kDenies:
    case Stance::kDiffers:
      return Voice{Verdict::kRefuted, testimony.exclusive, kClauseSays, testimony.deciding, place.document, place.span};
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
  if (!sign(Sign::kPredicate) || !sign(Sign::kCoversMost)) return std::nullopt;
  const double confidence = std::round(judgement.confidence() * 100) / 100;
  return Voice{judgement.verdict, true, confidence, std::move(judgement.deciding), place.document, place.span};
}

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::HearPlaces(const std::string& claim) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Place> places, FindPlaces(claim));
  std::vector<Voice> voices;
  for (const Place& place : places) {
    WHENCE_ASSIGN_OR_RETURN(std::optional<Voice> voice, HearPlace(place));
    if (voice.has_value()) voices.push_back(std::move(*voice));
  }
  return voices;
}

absl::StatusOr<Verification> GraphVerifier::Verify(const Claim& claim) {
  // What is longer is no claim; its beginning is looked at.
  const std::string text = ClosedClaim(std::string_view(claim.text).substr(0, TextVerifier::kLongestClaim));
  const Analysis analysis = analyzer_.AnalyzeSentence(text, {.names = &names_});
  claim_ = texts_.reader().Read(text, true, &names_);
  claim_dates_ = static_cast<size_t>(std::count_if(claim_.units.begin(), claim_.units.end(),
                                                   [](const Unit& unit) { return unit.kind == UnitKind::kDate; }));
  std::string unknown;  // a name that no source has
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
  WHENCE_ASSIGN_OR_RETURN(spoken_, FindSpokenOf(claim_));
  WHENCE_RETURN_IF_ERROR(AddSubjects());
  Finding decided;
  for (const QuestionFrame& reading : readings_) {
    if (!reading.covers || !reading.unknown_names.empty() || decided.Decides()) continue;
    WHENCE_ASSIGN_OR_RETURN(decided, Check(reading));
    if (!reading.negative) WHENCE_RETURN_IF_ERROR(AddRivals(analysis.sentences().front(), decided));
    if (reading.negative) std::swap(decided.supporting, decided.refuting);
  }
  Verification verification;
  WHENCE_ASSIGN_OR_RETURN(std::vector<Voice> voices, HearPlaces(text));
  // What nobody mentions nobody supports; but it may stand where there is only one, and that is another.
  if (!unknown.empty()) {
    std::erase_if(voices, [](const Voice& voice) { return voice.verdict != Verdict::kRefuted || !voice.exclusive; });
  }
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
