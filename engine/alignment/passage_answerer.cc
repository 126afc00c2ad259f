#include "engine/alignment/passage_answerer.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_format.h"
#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/longer_names.h"
#include "engine/alignment/ranker.h"
#include "engine/first_asked.h"
#include "engine/frames/frame_matcher.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/time/question_time.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/measures.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr uint32_t kOpeningSentences = 2;
// An answer of this kind is never as sure as one that statements give.
constexpr double kMostConfidence = 0.8;
// What a clause says in so many words outweighs what the ranker makes of phrases.
constexpr double kToldProbability = 0.8;
// A second value is said beside the first when it is this likely against it.
constexpr double kRivalShare = 0.9;
// Sentences that say the same are cited when they say it this well against the best.
constexpr double kLeastShare = 0.2;
// What being near to the question's words counts beside holding likely phrases, in the order of passages.
constexpr double kRetrievalWorth = 0.3;

bool AreOne(const Passage& a, const Passage& b) { return a.document == b.document && a.ordinal == b.ordinal; }

bool AreTogether(const RankedPhrase& a, const RankedPhrase& b) { return AreOne(a.passage, b.passage); }

// Whether a sentence says "the river" with one of the stems for its noun.
bool SaysThe(const ReadSentence& read, const absl::flat_hash_set<std::string>& stems) {
  const SentenceTree& tree = read.tree();
  for (int32_t noun = 1; noun < tree.size(); ++noun) {
    const bool definite = tree[noun].upos == Upos::kNoun && AsciiLowered(tree[noun - 1].form) == "the";
    if (!definite || tree.HasChild(noun, {Deprel::kNmod, Deprel::kAclRelcl})) continue;
    for (const std::string& stem : read.stems(noun)) {
      if (stems.contains(stem)) return true;
    }
  }
  return false;
}

// "when was it repaired": without a name, a pronoun may stand for anything; "their rooms" of "how many tenants left
// their rooms" are the subject's own.
bool LeansOnOther(const Sentence& question) {
  bool leans = false;
  const Token* subject = nullptr;
  for (const Token& token : question.tokens) {
    if (IsName(token)) return false;
    if (BaseRelation(token.deprel) == Deprel::kNsubj && token.upos == Upos::kNoun) subject = &token;
    const bool own = token.xpos == Xpos::kPrpPoss && subject != nullptr &&
                     (AsciiLowered(token.form) == "their") == (subject->xpos == Xpos::kNns);
    leans = leans || token.xpos == Xpos::kPrp || (token.xpos == Xpos::kPrpPoss && !own);
  }
  return leans;
}

// How likely each phrase is, the likeliest first.
void Weigh(AskedKind kind, std::vector<RankedPhrase>& ranked) {
  std::vector<Ranker::Option> options;
  options.reserve(ranked.size());
  for (const RankedPhrase& phrase : ranked) options.push_back({&phrase.features, phrase.candidate.kind});
  const std::vector<double> probabilities = Ranker::Probabilities(kind, options);
  const bool told = std::any_of(ranked.begin(), ranked.end(), [](const RankedPhrase& phrase) { return phrase.told; });
  for (size_t i = 0; i < ranked.size(); ++i) {
    ranked[i].probability = told ? (1 - kToldProbability) * probabilities[i] : probabilities[i];
    if (ranked[i].told) ranked[i].probability = std::max(ranked[i].probability, kToldProbability);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const RankedPhrase& a, const RankedPhrase& b) { return a.probability > b.probability; });
}

// "was followed by Ann Lee", and not "is led by Ann Lee", "has been led by Ann Lee".
bool IsToldOfPast(const SentenceTree& tree) {
  const int32_t auxiliary = tree.Child(tree.root(), {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop});
  return tree[auxiliary >= 0 ? auxiliary : tree.root()].xpos == Xpos::kVbd;
}

bool HasVerb(const Sentence& sentence) {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                     [](const Token& token) { return token.upos == Upos::kVerb || token.upos == Upos::kAux; });
}

std::string TypeOf(CandidateKind kind) {
  switch (kind) {
    case CandidateKind::kPersonName:
    case CandidateKind::kPersonNoun:
      return "person";
    case CandidateKind::kOrganisationName:
    case CandidateKind::kGroupNoun:
      return "organisation";
    case CandidateKind::kPlaceName:
    case CandidateKind::kPlaceNoun:
      return "place";
    case CandidateKind::kOtherName:
      return "entity";
    case CandidateKind::kDate:
      return "date";
    case CandidateKind::kNumber:
    case CandidateKind::kOrdinal:
      return "number";
    case CandidateKind::kDuration:
    case CandidateKind::kQuantity:
    case CandidateKind::kMoney:
    case CandidateKind::kPercent:
      return "quantity";
    default:
      return "phrase";
  }
}

bool IsValue(AskedKind asked) { return asked == AskedKind::kCount || asked == AskedKind::kAmount; }

// "pneumonia in Swansea": a place at the end belongs to what happened more often than to the noun before it. The
// likeliest phrase, or its short form where that is not much less likely.
const RankedPhrase& WithoutPlace(const std::vector<RankedPhrase>& ranked) {
  constexpr double kMuchLess = 0.4;
  const RankedPhrase& best = ranked.front();
  if (best.features[static_cast<size_t>(Feature::kHoldsPlace)] == 0) return best;
  for (const RankedPhrase& phrase : ranked) {
    if (phrase.probability < kMuchLess * best.probability) break;
    const bool same = AreTogether(phrase, best) && phrase.candidate.head == best.candidate.head;
    if (same && phrase.features[static_cast<size_t>(Feature::kHoldsPlace)] == 0) return phrase;
  }
  return best;
}

// "the player with the most points", "children under ten": without what hangs behind, a noun for somebody says less
// than the source does, and may be untrue.
const RankedPhrase& WithRestriction(const RankedPhrase& best, const std::vector<RankedPhrase>& ranked) {
  if (best.candidate.kind != CandidateKind::kPersonNoun) return best;
  const RankedPhrase* longest = &best;
  for (const RankedPhrase& phrase : ranked) {
    const bool same = AreTogether(phrase, best) && phrase.candidate.head == best.candidate.head;
    if (same && !phrase.candidate.coordination && phrase.candidate.tokens.size() > longest->candidate.tokens.size()) {
      longest = &phrase;
    }
  }
  return *longest;
}

// The preposition that the answer's sentence wants before the phrase: the source's own.
std::string WithPreposition(AskedKind asked, const Candidate& candidate) {
  if ((asked != AskedKind::kTime && asked != AskedKind::kPlace) || candidate.route) return "";
  if (!candidate.preposition.empty()) return StrCat(candidate.preposition, " ");
  return candidate.kind == CandidateKind::kDate || candidate.kind == CandidateKind::kPlaceName ? "in " : "";
}

// Whether one measure stands in brackets right behind the other.
bool IsConverted(const Candidate& measure, const Candidate& other) {
  const auto measures = [](const Candidate& candidate) {
    return candidate.kind == CandidateKind::kQuantity || candidate.kind == CandidateKind::kMoney;
  };
  if (!measures(measure) || !measures(other)) return false;
  const int32_t gap = other.tokens.front() - measure.tokens.back();
  return gap == 2 || (gap == 1 && other.text.starts_with("("));
}

// "the engineer Lotte Brandt" and "Lotte Brandt", where the sentence holds all that is asked about.
bool AreOneName(const RankedPhrase& a, const RankedPhrase& b) {
  const auto leaves_open = [&](Feature feature) { return a.features[static_cast<size_t>(feature)] > 0; };
  if (!AreTogether(a, b)) return false;
  if (leaves_open(Feature::kNamesMissing) || leaves_open(Feature::kNumbersMissing) ||
      leaves_open(Feature::kNounMissing) || leaves_open(Feature::kAdjectiveMissing) ||
      leaves_open(Feature::kVerbMissing)) {
    return false;
  }
  const auto titles = [](const Candidate& outer, const Candidate& inner) {
    return outer.kind == inner.kind && outer.kind <= CandidateKind::kOtherName && !outer.coordination &&
           outer.tokens.front() < inner.tokens.front() && outer.tokens.back() == inner.tokens.back();
  };
  // "the priest of Orsk, Father Jonas Vael", "the priest" and "Jonas Vael"
  const auto is_somebody = [](const Candidate& one) {
    const bool person = one.kind == CandidateKind::kPersonName || one.kind == CandidateKind::kPersonNoun;
    return !one.coordination && (person || one.kind == CandidateKind::kOtherName);
  };
  const auto tells = [&](const Candidate& outer, const Candidate& inner) {
    return is_somebody(outer) && is_somebody(inner) && outer.preposition == inner.preposition &&
           outer.tokens.front() <= inner.tokens.front() && inner.tokens.back() <= outer.tokens.back();
  };
  return titles(a.candidate, b.candidate) || titles(b.candidate, a.candidate) || tells(a.candidate, b.candidate) ||
         tells(b.candidate, a.candidate);
}

// Whether the sentence leaves nothing of the question open and the phrase stands where the question has its hole: in
// the same role of the same verb, as "a steam pump" where "which pump" is asked, as "48 metres high" where "how high"
// is.
bool IsSaidPlainly(AskedKind asked, const RankedPhrase& phrase) {
  const auto of = [&](Feature feature) { return phrase.features[static_cast<size_t>(feature)]; };
  for (const Feature feature :
       {Feature::kNamesMissing, Feature::kNumbersMissing, Feature::kVerbMissing, Feature::kNounMissing,
        Feature::kAdjectiveMissing, Feature::kNamesSplit, Feature::kNegation, Feature::kHedged,
        Feature::kOthersSpokenOf, Feature::kArgumentsCrossed}) {
    if (of(feature) > 0) return false;
  }
  if (phrase.measured) return true;
  // "a response", "people": which one, or who, they leave open.
  const std::string& text = phrase.candidate.text;
  const std::string first = AsciiLowered(std::string_view(text).substr(0, text.find(' ')));
  const bool class_asked = asked == AskedKind::kClass;
  if (class_asked && IsOneOf(first, {"a", "an"})) return false;
  if (phrase.candidate.kind == CandidateKind::kPersonNoun && first.size() == text.size()) return false;
  const bool of_noun = of(Feature::kIsAskedNoun) > 0 || of(Feature::kNearAskedNoun) > 0;
  const bool same_role = of(Feature::kSameRole) > 0.8;
  return class_asked ? of_noun && (same_role || of(Feature::kCoverage) > 0.99) : same_role;
}

AnswerItem ItemOf(const RankedPhrase& phrase) {
  return {phrase.candidate.text, TypeOf(phrase.candidate.kind), "", 0, {}};
}

}  // namespace

bool AreOneAnswer(const RankedPhrase& a, const RankedPhrase& b) {
  const bool together = AreTogether(a, b);
  // "six" and "six countries"
  const auto counts = [](const Candidate& number, const Candidate& counted) {
    return number.kind == CandidateKind::kNumber && counted.kind == CandidateKind::kQuantity &&
           counted.tokens.front() <= number.tokens.front() && number.tokens.back() < counted.head;
  };
  if (together && (counts(a.candidate, b.candidate) || counts(b.candidate, a.candidate))) return true;
  if (together && a.candidate.head == b.candidate.head && a.candidate.coordination == b.candidate.coordination)
    return true;
  // "its head, Dr Paul Ames" and "Paul Ames"
  if (together && a.candidate.core == b.candidate.core) return true;
  // "412 kilometres (256 mi)": the same in another unit.
  if (together && (IsConverted(a.candidate, b.candidate) || IsConverted(b.candidate, a.candidate))) return true;
  // "Montevideo" and "Montevideo and Porto"
  const auto holds = [](const Candidate& outer, const Candidate& inner) {
    return outer.coordination && outer.tokens.front() <= inner.tokens.front() &&
           inner.tokens.back() <= outer.tokens.back();
  };
  if (together && (holds(a.candidate, b.candidate) || holds(b.candidate, a.candidate))) return true;
  return a.folded == b.folded;
}

absl::StatusOr<uint32_t> PassageAnswerer::Cite(const Passage& passage, CitationList& citations) {
  WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(passage.document, passage.ordinal));
  return citations.Add(passage.document, sentence.span);
}

const RankedPhrase& PassageAnswerer::BestOf(const std::vector<RankedPhrase>& ranked) const {
  const RankedPhrase* best = asked_ == AskedKind::kPlace ? &ranked.front() : &WithoutPlace(ranked);
  for (const RankedPhrase& phrase : ranked) {
    if (AreTogether(phrase, *best) && IsConverted(phrase.candidate, best->candidate)) best = &phrase;
  }
  return asked_ == AskedKind::kPerson ? WithRestriction(*best, ranked) : *best;
}

absl::Status PassageAnswerer::CiteAll(const std::vector<RankedPhrase>& ranked, Found& found) {
  found.item = ItemOf(found.best);
  for (const RankedPhrase& phrase : ranked) {
    if (!AreOneAnswer(phrase, found.best) && !AreOneName(phrase, found.best)) continue;
    found.probability += phrase.probability;
    if (phrase.probability < kLeastShare * found.best.probability) continue;
    WHENCE_ASSIGN_OR_RETURN(const uint32_t citation, Cite(phrase.passage, found.citations));
    std::vector<uint32_t>& cited = found.item.citations;
    if (std::find(cited.begin(), cited.end(), citation) == cited.end()) cited.push_back(citation);
  }
  return absl::OkStatus();
}

absl::Status PassageAnswerer::AddRivals(const std::vector<RankedPhrase>& ranked, Found& found) {
  if (!IsValue(asked_)) return absl::OkStatus();
  const RankedPhrase& best = found.best;
  for (const RankedPhrase& phrase : ranked) {
    if (phrase.probability < kRivalShare * best.probability || AreOneAnswer(phrase, best)) continue;
    if (AreTogether(phrase, best) || phrase.candidate.kind != best.candidate.kind) continue;
    const bool known = std::any_of(found.rivals.begin(), found.rivals.end(),
                                   [&](const AnswerItem& rival) { return FoldName(rival.text) == phrase.folded; });
    if (known) continue;
    found.probability += phrase.probability;
    AnswerItem rival = ItemOf(phrase);
    WHENCE_ASSIGN_OR_RETURN(const uint32_t citation, Cite(phrase.passage, found.citations));
    rival.citations.push_back(citation);
    found.rivals.push_back(std::move(rival));
  }
  return absl::OkStatus();
}

double PassageAnswerer::LeastProbability(const std::vector<RankedPhrase>& ranked, const RankedPhrase& best) const {
  if (best.coloured) {
    // The sentence says so, where no other gives another colour.
    const bool agreed = std::all_of(ranked.begin(), ranked.end(),
                                    [&](const RankedPhrase& phrase) { return phrase.folded == best.folded; });
    return agreed ? 0 : 1;
  }
  return IsSaidPlainly(asked_, best) ? kLeastPlain : kLeastProbability;
}

bool PassageAnswerer::IsAnswer(const std::vector<RankedPhrase>& ranked, const Found& found) const {
  // "three years" of "about three years later" is no time.
  const Candidate& phrase = found.best.candidate;
  if (asked_ == AskedKind::kTime && phrase.kind == CandidateKind::kDuration && phrase.preposition.empty()) return false;
  // Half a bracket is no phrase: "(Labour", "the members )".
  const std::string& text = found.item.text;
  const auto marks = [&](char mark) { return std::count(text.begin(), text.end(), mark); };
  if (marks('(') != marks(')') || text.find(" )") != std::string::npos) return false;
  return found.probability >= LeastProbability(ranked, found.best);
}

Answer PassageAnswerer::AnswerWith(const Sentence& question, std::string_view text, Found found) const {
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  AnswerItem& item = found.item;
  item.confidence = std::round(std::min(found.probability, 1.0) * kMostConfidence * 100) / 100;
  const bool reason = found.best.told && asked_ == AskedKind::kReason;
  const Candidate& phrase = found.best.candidate;
  const bool clause = phrase.kind == CandidateKind::kClause;
  const std::string link = !reason ? WithPreposition(asked_, phrase) : clause ? "because " : phrase.preposition + " ";
  std::string said = StrCat(link, item.text, " ", CitationList::Marks(item.citations));
  for (AnswerItem& rival : found.rivals) {
    rival.confidence = item.confidence;
    const bool last = &rival == &found.rivals.back();
    said += StrCat(last ? " and " : ", ", rival.text, " ", CitationList::Marks(rival.citations));
  }
  if (found.rivals.empty()) {
    answer.text = AnswerSentence(question, said);
  } else {
    Conflict conflict{std::string(text), {}};
    for (uint32_t i = 0; i <= found.rivals.size(); ++i) conflict.answers.push_back(i);
    answer.conflicts.push_back(std::move(conflict));
    answer.text = StrCat("The sources disagree: ", said, ".");
  }
  // A list is given as its members.
  const std::vector<std::string>& members = found.best.candidate.members;
  if (plural_ && !members.empty()) {
    for (const std::string& member : members) {
      item.text = member;
      answer.answers.push_back(item);
    }
  } else {
    answer.answers.push_back(std::move(item));
  }
  std::move(found.rivals.begin(), found.rivals.end(), std::back_inserter(answer.answers));
  answer.citations = found.citations.citations();
  return answer;
}

absl::StatusOr<Answer> PassageAnswerer::OfferPassages(const std::vector<RankedPhrase>& ranked) {
  Answer answer;
  if (passages_.empty()) return answer;
  std::vector<std::pair<double, size_t>> order;
  for (size_t i = 0; i < passages_.size(); ++i) {
    double worth = kRetrievalWorth * passages_[i].score / passages_.front().score;
    for (const RankedPhrase& phrase : ranked) {
      if (AreOne(phrase.passage, passages_[i])) worth += phrase.probability;
    }
    order.emplace_back(-worth, i);
  }
  std::sort(order.begin(), order.end());
  CitationList citations(graph_);
  std::string quoted;
  for (size_t i = 0; i < order.size() && i < kMostOffered; ++i) {
    WHENCE_ASSIGN_OR_RETURN(const uint32_t citation, Cite(passages_[order[i].second], citations));
    quoted += CitationList::Marks({citation});
  }
  answer.status = AnswerStatus::kPassage;
  answer.text = StrCat("The nearest passages: ", quoted, ".");
  answer.citations = citations.citations();
  return answer;
}

absl::StatusOr<Answer> PassageAnswerer::Ask(const Sentence& question, std::string_view text, bool explain) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<RankedPhrase> ranked, Rank(question, text, {}));
  std::vector<std::string> explanation;
  for (size_t i = 0; explain && i < ranked.size() && i < kMostOffered; ++i) {
    const Candidate& candidate = ranked[i].candidate;
    explanation.push_back(absl::StrFormat("  %.2f likely: %s (%s)", ranked[i].probability, candidate.text,
                                          CandidateKindName(candidate.kind)));
  }
  Answer answer;
  if (!ranked.empty() && !NeedsHistory(question)) {
    Found found{BestOf(ranked), CitationList(graph_)};
    WHENCE_RETURN_IF_ERROR(CiteAll(ranked, found));
    WHENCE_RETURN_IF_ERROR(AddRivals(ranked, found));
    if (IsAnswer(ranked, found)) answer = AnswerWith(question, text, std::move(found));
  }
  if (answer.status == AnswerStatus::kAnswered) {
    if (explain) explanation.insert(explanation.begin(), "held against the nearest sentences:");
  } else {
    WHENCE_ASSIGN_OR_RETURN(answer, OfferPassages(ranked));
  }
  answer.explanation = std::move(explanation);
  return answer;
}

absl::StatusOr<std::string> PassageAnswerer::TextOf(DocumentId document, uint32_t ordinal) {
  WHENCE_ASSIGN_OR_RETURN(const SentenceInfo info, graph_.GetSentence(document, ordinal));
  if (info.furniture) return std::string();
  return ReadSentenceText(graph_, document, info.span);
}

absl::StatusOr<std::shared_ptr<const ReadSentence>> PassageAnswerer::Load(const Passage& passage) {
  const SentenceCache::Place place(passage.document, passage.ordinal);
  if (cache_ != nullptr) {
    if (std::shared_ptr<const ReadSentence> found = cache_->Find(place)) return found;
  }
  WHENCE_ASSIGN_OR_RETURN(std::string text, TextOf(passage.document, passage.ordinal));
  std::shared_ptr<const ReadSentence> read = ReadSentence::Read(std::move(text), analyzer_, extractor_, &names_);
  if (cache_ != nullptr && read != nullptr) cache_->Put(place, read);
  return read;
}

absl::StatusOr<SentenceContext> PassageAnswerer::ContextOf(const AskedQuestion& asked, const AskedNames& names,
                                                           const Passage& passage, const ReadSentence& read,
                                                           FrameMatcher& matcher) {
  SentenceContext context;
  context.retrieval = passage.score / passages_.front().score;
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(passage.document));
  for (auto& [stem, count] : IndexWords(document.title)) context.stems.insert(stem);
  // What a document begins with is what it is about.
  for (uint32_t first = 0; first < kOpeningSentences && first < passage.ordinal; ++first) {
    WHENCE_ASSIGN_OR_RETURN(const std::string opening, TextOf(passage.document, first));
    for (auto& [stem, count] : IndexWords(opening)) context.stems.insert(stem);
  }
  context.topic = context.stems;
  for (uint32_t back = 1; back <= kSentencesBefore && back <= passage.ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const std::string before, TextOf(passage.document, passage.ordinal - back));
    for (auto& [stem, count] : IndexWords(before)) context.stems.insert(stem);
  }
  for (const AskedWord& word : asked.words()) {
    if (!word.name) continue;
    const bool spoken_of = names.spoken.at(word.token).contains({passage.document, passage.ordinal});
    const bool described = context.stems.contains(word.stem) && SaysThe(read, names.kinds.at(word.token));
    if (spoken_of || described) context.meant.insert(word.stem);
  }
  WHENCE_ASSIGN_OR_RETURN(context.pronoun_taken, IsPronounTaken(asked, read, passage));
  WHENCE_ASSIGN_OR_RETURN(context.it_introduced, IsItIntroduced(asked, read, passage, names.all_kinds));
  WHENCE_ASSIGN_OR_RETURN(const std::string it, ItMeans(read, passage));
  const bool figure = asked.kind() == AskedKind::kAmount && !DimensionOf(asked.noun()).empty();
  if (figure && !it.empty()) {
    context.it_means = StemWord(it);
    const bool is_asked = std::any_of(asked.words().begin(), asked.words().end(),
                                      [&](const AskedWord& word) { return word.stem == context.it_means; });
    // "The chimney was built in 1904. It is 31 metres high": not the glassworks.
    context.it_introduced = context.it_introduced || (!is_asked && !IsOfAsked(asked, it, names.all_kinds));
  }
  WHENCE_ASSIGN_OR_RETURN(context.other_names, OtherNames(asked, read, matcher));
  return context;
}

RankedPhrase PassageAnswerer::PhraseOf(const SentenceAlignment& alignment, const ReadSentence& read,
                                       const std::vector<std::string>& said, Candidate candidate) const {
  RankedPhrase phrase;
  phrase.told = alignment.IsTold(candidate);
  phrase.features = alignment.FeaturesOf(candidate, said);
  // "when the bag is empty": the time is the clause with the word that makes it one.
  if (phrase.told && asked_ == AskedKind::kTime) {
    candidate.text = StrCat(ClauseWord(read.tree(), candidate.head), " ", candidate.text);
  }
  phrase.folded = FoldName(candidate.text);
  phrase.past = IsToldOfPast(read.tree());
  phrase.measured = alignment.IsMeasuredAsAsked(candidate);
  phrase.candidate = std::move(candidate);
  return phrase;
}

absl::StatusOr<std::vector<RankedPhrase>> PassageAnswerer::Rank(const Sentence& question, std::string_view text,
                                                                const std::vector<std::string>& said) {
  std::vector<RankedPhrase> ranked;
  WHENCE_ASSIGN_OR_RETURN(passages_, SearchPassages(graph_, text, kMostPassages));
  if (passages_.empty() || LeansOnOther(question)) return ranked;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<AskedQuestion> asked,
                          AskedQuestion::Read(graph_, names_, analyzer_, extractor_, question));
  if (!asked.has_value() || asked->words().empty()) return ranked;
  asked_ = asked->kind();
  plural_ = asked->plural();
  FrameMatcher matcher(graph_, extractor_.lexicon());
  matcher.SetWords(&relations_);
  WHENCE_ASSIGN_OR_RETURN(const AskedNames names, AskedNames::Read(graph_, *asked, relations_, matcher));
  const std::optional<FirstAsked> first_asked = FirstAsked::Read(question);
  std::pair<DocumentId, uint32_t> over;  // the last sentence that tells until when something was so
  bool any_ranks = false;
  std::vector<bool> ranks;  // by ranked phrase
  std::vector<std::string> folded;
  for (const std::string& one : said) folded.push_back(FoldName(one));

  LongerNames longer_names(*asked, names.variants, relations_);
  std::vector<std::shared_ptr<const ReadSentence>> sentences;  // by passage
  for (const Passage& passage : passages_) {
    WHENCE_ASSIGN_OR_RETURN(sentences.emplace_back(), Load(passage));
    if (sentences.back() != nullptr) longer_names.Note(*sentences.back());
  }
  for (size_t p = 0; p < passages_.size(); ++p) {
    const Passage& passage = passages_[p];
    const std::shared_ptr<const ReadSentence>& read = sentences[p];
    if (read == nullptr || !HasVerb(read->sentence())) continue;  // a row of a table, a key with its value
    if (first_asked.has_value() && first_asked->IsNarrowedIn(read->text())) continue;
    WHENCE_ASSIGN_OR_RETURN(SentenceContext context, ContextOf(*asked, names, passage, *read, matcher));
    context.longer_names = longer_names.OthersIn(*read);
    SentenceAlignment alignment(*asked, *read, context, names.variants, extractor_.lexicon(), analyzer_.lexicon(),
                                relations_);
    if (alignment.TellsOfPastStretch()) over = std::max(over, std::pair(passage.document, passage.ordinal));
    if (!alignment.SpeaksOfIt()) continue;
    const bool colour = IsIn(WordList::kAskedColour, asked->noun());
    std::vector<Candidate> candidates = colour ? alignment.Colours() : FindCandidates(*read, analyzer_.lexicon());
    alignment.Compare(candidates);
    std::erase_if(candidates, [&](const Candidate& candidate) { return !colour && !alignment.Admits(candidate); });
    const bool ranks_it = alignment.RanksIt();
    any_ranks = any_ranks || ranks_it;
    for (Candidate& candidate : candidates) {
      ranks.push_back(ranks_it);
      ranked.push_back(PhraseOf(alignment, *read, folded, std::move(candidate)));
      ranked.back().passage = passage;
      ranked.back().coloured = colour;
    }
  }
  // Where one sentence tells of "the last eruption", when it last erupted is told nowhere else.
  if (any_ranks) {
    size_t at = 0;
    std::erase_if(ranked, [&](const RankedPhrase&) { return !ranks[at++]; });
  }
  // Who held it until 2015 came behind whoever a document tells of before, unless it tells how things are.
  if (over.second > 0) {
    std::erase_if(ranked, [&](const RankedPhrase& phrase) {
      return phrase.past && phrase.passage.document == over.first && phrase.passage.ordinal < over.second;
    });
  }
  Weigh(asked->kind(), ranked);
  return ranked;
}

}  // namespace whence
