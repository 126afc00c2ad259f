#include "engine/alignment/sentence_alignment.h"

#include <algorithm>
#include <cmath>

#include "corpus/language/ascii.h"
#include "engine/frames/question_frame.h"
#include "engine/passages/index_words.h"
#include "engine/time/interval.h"
#include "graph/fold.h"
#include "rules/extraction/noun_phrase.h"

namespace whence {
namespace {

constexpr float kMatched = 0.5F;    // from here on a word counts as found
constexpr float kSameEvent = 0.9F;  // "found", "establish"; "founder"
constexpr float kNearEvent = 0.6F;
constexpr float kSameRoot = 0.55F;  // "invade", "invasion"
constexpr float kPronounMatch = 0.7F;
constexpr int kFar = 99;
constexpr size_t kShortestRoot = 5;

size_t CommonPrefix(std::string_view a, std::string_view b) {
  size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsNear(const PredicateLexicon& lexicon, const std::string& a, const std::string& b) {
  const auto lists = [&](const std::string& canonical, const std::string& wording) {
    const std::vector<std::string>& near = lexicon.NearWordings(canonical);
    return std::find(near.begin(), near.end(), wording) != near.end();
  };
  return lists(a, b) || lists(b, a);
}

std::string FirstWord(const std::string& text) { return text.substr(0, text.find(' ')); }

// What stands for the relation to the governor, whether the clause is active or passive.
int DeepRelation(const SentenceTree& tree, int32_t node) {
  const Deprel relation = tree[node].deprel;
  switch (relation) {
    case Deprel::kNsubj:
    case Deprel::kOblAgent:
      return 1;
    case Deprel::kObj:
    case Deprel::kNsubjPass:
      return 2;
    case Deprel::kObl:
    case Deprel::kNmod:
      return tree.Preposition(node) == "by" ? 1 : 3;
    case Deprel::kNmodPoss:
      return 4;
    case Deprel::kOblUnmarked:
    case Deprel::kAdvmod:
      return 3;
    case Deprel::kAppos:
      return 5;
    case Deprel::kXcomp:
      return 6;
    default:
      return 0;
  }
}

// What an amount is measured in: "how long" in units of time or of length. Empty where anything will do.
std::vector<std::string_view> UnitsOf(std::string_view noun) {
  const std::vector<std::string_view> lengths = {"metre", "kilometre",  "mile",       "foot",
                                                 "inch",  "centimetre", "millimetre", "yard"};
  const std::vector<std::string_view> times = {"year",   "month",  "week",   "day",    "hour",
                                               "minute", "second", "decade", "century"};
  if (IsOneOf(noun,
              {"tall", "high", "deep", "wide", "far", "height", "depth", "width", "elevation", "altitude", "distance"}))
    return lengths;
  if (noun == "long" || noun == "length") {
    std::vector<std::string_view> both = times;
    both.insert(both.end(), lengths.begin(), lengths.end());
    return both;
  }
  if (IsOneOf(noun, {"old", "age", "duration"})) return times;
  if (IsOneOf(noun, {"large", "big", "area"}))
    return {"square kilometre", "square mile", "hectare", "acre", "square metre"};
  if (IsOneOf(noun, {"heavy", "weight", "mass"})) return {"kilogram", "gram", "tonne", "ton", "pound"};
  if (IsOneOf(noun, {"percentage", "percent", "proportion", "share", "fraction"})) return {"percent"};
  return {};
}

// "pneumonia in Swansea": another phrase hangs behind the head, by a preposition that is not "of".
bool HoldsPlace(const SentenceTree& tree, const Candidate& candidate) {
  return std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
    return token > candidate.head && tree[token].deprel == Deprel::kCase && tree[token].form != "of" &&
           tree[token].xpos != Xpos::kPos;
  });
}

constexpr uint32_t NounFile(uint32_t classes) {
  return (classes & WordClass::kNounFileMask) >> WordClass::kNounFileShift;
}

}  // namespace

SentenceAlignment::SentenceAlignment(const AskedQuestion& asked, const ReadSentence& read,
                                     const SentenceContext& context,
                                     const std::vector<absl::flat_hash_set<std::string>>& names,
                                     const PredicateLexicon& predicates, const Lexicon& lexicon)
    : asked_(asked), read_(read), context_(context), predicates_(predicates), lexicon_(lexicon) {
  MatchWords(names);
  MatchPronoun();
  double all = 0, held = 0, near = 0, name_weight = 0, name_missing = 0;
  bool any_verb = false, verb_found = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const float best = match_[w].empty() ? 0 : *std::max_element(match_[w].begin(), match_[w].end());
    const bool around = context_.stems.contains(word.stem);
    const double weight = word.weight * (word.asked ? 0.5 : 1);
    all += weight;
    held += weight * best;
    near += weight * std::max<double>(best, around ? 0.8 : 0);
    if (word.name) {
      name_weight += 1;
      if (best < kMatched && !around) name_missing += 1;
    }
    if (word.number && !word.name && best < kMatched) numbers_missing_ = around ? std::max(numbers_missing_, 0.5) : 1;
    if (word.verb) {
      any_verb = true;
      verb_found = verb_found || best >= kMatched;
      // The verb itself, not one inside a clause of the question.
      verb_needed_ = verb_needed_ || (!word.light && best < kMatched && word.token == asked_.tree().root());
    }
  }
  coverage_ = all > 0 ? held / all : 0;
  context_coverage_ = all > 0 ? near / all : 0;
  names_missing_ = name_weight > 0 ? name_missing / name_weight : 0;
  verb_missing_ = any_verb && !verb_found;
  bool denied = false;
  for (const Token& token : read_.sentence().tokens) {
    const std::string lower = AsciiLowered(token.form);
    denied = denied || IsOneOf(lower, {"not", "n't", "never", "no", "neither", "nor", "without"});
  }
  negation_differs_ = denied != asked_.negative();
  CountMissing();
  MatchTimes();
  MatchFrames();
}

void SentenceAlignment::CountMissing() {
  const auto best_of = [&](size_t w) {
    return match_[w].empty() ? 0.0F : *std::max_element(match_[w].begin(), match_[w].end());
  };
  double rarest = 0, nouns = 0, adjectives = 0;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const Upos upos = asked_.sentence().tokens[static_cast<size_t>(word.token)].upos;
    const bool missing = best_of(w) < kMatched;
    const bool anywhere = !missing || context_.stems.contains(word.stem);
    rarest = std::max(rarest, word.weight);
    if (!anywhere && !word.asked) {
      words_missing_ += 1;
      rarest_missing_ = std::max(rarest_missing_, word.weight);
    }
    // What the verb is said of must be spoken of: "who designed the roof" where nothing names a roof.
    const Deprel relation = BaseRelation(asked_.sentence().tokens[static_cast<size_t>(word.token)].deprel);
    const bool argument = relation == Deprel::kNsubj || relation == Deprel::kObj;
    if (upos == Upos::kNoun && argument && !anywhere && !word.asked &&
        asked_.sentence().tokens[static_cast<size_t>(word.token)].head == asked_.tree().root()) {
      argument_missing_ = true;
    }
    if (word.name || word.asked) continue;
    if (upos == Upos::kNoun) nouns += 1, noun_missing_ += missing;
    if (upos == Upos::kAdj || upos == Upos::kAdv) adjectives += 1, adjective_missing_ += missing;
  }
  words_missing_ = std::min(1.0, words_missing_ / 3);
  if (rarest > 0) rarest_missing_ /= rarest;
  if (nouns > 0) noun_missing_ /= nouns;
  if (adjectives > 0) adjective_missing_ /= adjectives;
  // "the University of Varosh" is not "the University ... in Varosh".
  for (size_t w = 0; w < asked_.words().size();) {
    size_t end = w + 1;
    while (end < asked_.words().size() && asked_.words()[end].token == asked_.words()[w].token) ++end;
    if (asked_.words()[w].name && end - w > 1) {
      bool together = false, apart = true;
      for (size_t t = 0; t < match_[w].size(); ++t) {
        size_t here = 0;
        for (size_t v = w; v < end; ++v) {
          bool near = match_[v][t] >= kMatched;
          if (t + 1 < match_[v].size()) near = near || match_[v][t + 1] >= kMatched;
          here += near;
        }
        together = together || here == end - w;
      }
      for (size_t v = w; v < end; ++v) apart = apart && best_of(v) >= kMatched;
      // "Marsh" for "Elena Marsh": the last part alone is the name, too.
      const bool last_alone = best_of(end - 1) >= kMatched && best_of(w) < kMatched;
      names_split_ = names_split_ || (!together && apart) || (!together && !last_alone && best_of(end - 1) >= kMatched);
    }
    w = end;
  }
}

void SentenceAlignment::MatchTimes() {
  std::optional<Interval> when;
  for (const Token& token : asked_.sentence().tokens) {
    if (token.type != EntityType::kDate) continue;
    const std::optional<Interval> one = IntervalOf(token.value);
    if (!one.has_value()) continue;
    if (!when.has_value()) {
      when = one;
    } else {
      // "from 1905 to 1906"
      if (one->first < when->first) when->first = one->first;
      if (one->last > when->last) when->last = one->last;
    }
  }
  if (!when.has_value()) return;
  bool dated = false;
  std::optional<Interval> span;
  for (const Token& token : read_.sentence().tokens) {
    if (token.type != EntityType::kDate) continue;
    const std::optional<Interval> one = IntervalOf(token.value);
    if (!one.has_value()) continue;
    dated = true;
    time_fits_ = time_fits_ || Overlap(*one, *when);
    if (!span.has_value()) {
      span = one;
    } else {
      if (one->first < span->first) span->first = one->first;
      if (one->last > span->last) span->last = one->last;
    }
  }
  if (span.has_value()) time_fits_ = time_fits_ || Overlap(*span, *when);
  time_outside_ = dated && !time_fits_;
}

double SentenceAlignment::Strength(const AskedWord& word, int32_t token) const {
  const std::vector<std::string>& stems = read_.stems(token);
  if (std::binary_search(stems.begin(), stems.end(), word.stem)) return 1;
  if (word.name || word.number) return 0;
  const Token& said = read_.sentence().tokens[static_cast<size_t>(token)];
  if (stems.size() != 1 || said.kind != TokenKind::kWord) return 0;
  if (!word.predicate.empty()) {
    const std::string lemma = AsciiLowered(said.lemma);
    std::string predicate;
    if (said.upos == Upos::kVerb) {
      const PredicateForm* form = predicates_.Find(lemma);
      predicate = form != nullptr ? form->canonical : lemma;
    } else if (const PredicateLexicon::Nominal* nominal = predicates_.FindNominal(lemma)) {
      predicate = nominal->verb;
    }
    if (!predicate.empty() && predicate == word.predicate) return kSameEvent;
    if (!predicate.empty() && IsNear(predicates_, word.predicate, predicate)) return kNearEvent;
  }
  const size_t common = CommonPrefix(word.stem, stems[0]);
  const size_t longer = std::max(word.stem.size(), stems[0].size());
  if (common >= kShortestRoot && longer <= common + 3) return kSameRoot;
  return 0;
}

void SentenceAlignment::MatchWords(const std::vector<absl::flat_hash_set<std::string>>& names) {
  const auto& tokens = read_.sentence().tokens;
  for (const AskedWord& word : asked_.words()) {
    std::vector<float> row(tokens.size(), 0);
    const auto& variants = names[static_cast<size_t>(word.token)];
    for (size_t t = 0; t < tokens.size(); ++t) {
      row[t] = static_cast<float>(Strength(word, static_cast<int32_t>(t)));
      if (row[t] < 1 && !variants.empty() && variants.contains(FoldName(tokens[t].form))) row[t] = 1;
    }
    match_.push_back(std::move(row));
  }
}

// A name that the sentence leaves out and its surroundings hold is what its pronoun or its "the ..." subject means.
void SentenceAlignment::MatchPronoun() {
  const auto& tokens = read_.sentence().tokens;
  int32_t pronoun = -1;
  for (size_t t = 0; t < tokens.size() && pronoun < 0; ++t) {
    const std::string lower = AsciiLowered(tokens[t].form);
    if (IsOneOf(lower, {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"}) &&
        tokens[t].deprel != Deprel::kExpl) {
      pronoun = static_cast<int32_t>(t);
    }
  }
  if (pronoun < 0) return;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    if (!word.name || !context_.stems.contains(word.stem)) continue;
    if (*std::max_element(match_[w].begin(), match_[w].end()) >= kMatched) continue;
    match_[w][static_cast<size_t>(pronoun)] = kPronounMatch;
  }
}

double SentenceAlignment::MatchOfToken(int32_t asked_token, int32_t token) const {
  float best = 0;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    if (asked_.words()[w].token == asked_token) best = std::max(best, match_[w][static_cast<size_t>(token)]);
  }
  return best;
}

double SentenceAlignment::PredicateStrength(const Extraction& asked, const Extraction& said) const {
  const std::string& a = asked.canonical.empty() ? asked.lemma : asked.canonical;
  const std::string& b = said.canonical.empty() ? said.lemma : said.canonical;
  if (a == b) return a == "be" || a == "have" ? 0.5 : 1;
  if (a == "be" || b == "be") return 0;
  if (FirstWord(asked.lemma) == FirstWord(said.lemma) && FirstWord(asked.lemma) != "be") return 0.8;
  if (asked.anchor >= 0 && said.anchor >= 0) {
    const double match = MatchOfToken(asked.anchor, said.anchor);
    if (match >= kMatched) return 0.8 * match;
  }
  return IsNear(predicates_, a, b) ? 0.5 : 0;
}

bool SentenceAlignment::Conflict(const Argument& asked, const Argument& said) const {
  if (said.kind == ArgumentKind::kPronoun || said.kind == ArgumentKind::kClause || said.head < 0) return false;
  // Any word of the asked part in the sentence makes them compatible, as far as this goes.
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const ByteSpan span = asked_.sentence().tokens[static_cast<size_t>(asked_.words()[w].token)].span;
    if (!asked.span.Contains(span)) continue;
    if (*std::max_element(match_[w].begin(), match_[w].end()) >= kMatched) return false;
  }
  const bool asked_name = asked.kind == ArgumentKind::kName, said_name = said.kind == ArgumentKind::kName;
  if (asked_name && !said_name) return !said.definite;
  if (!asked_name && said_name) return false;
  return asked.kind == ArgumentKind::kName || asked.kind == ArgumentKind::kNoun;
}

void SentenceAlignment::MatchFrames() {
  for (size_t a = 0; a < asked_.frames().size() && a < 3; ++a) {
    const Extraction& asked = asked_.frames()[a];
    for (size_t f = 0; f < read_.frames().size(); ++f) {
      const Extraction& said = read_.frames()[f];
      FramePair pair{f, a, PredicateStrength(asked, said), 0, false};
      if (pair.strength == 0) continue;
      double all = 0, held = 0;
      for (size_t w = 0; w < asked_.words().size(); ++w) {
        const AskedWord& word = asked_.words()[w];
        if (word.asked || word.token == asked.anchor) continue;
        const ByteSpan span = asked_.sentence().tokens[static_cast<size_t>(word.token)].span;
        const auto asked_argument =
            std::find_if(asked.arguments.begin(), asked.arguments.end(),
                         [&](const Argument& argument) { return argument.span.Contains(span); });
        all += word.weight;
        double best = 0;
        for (size_t t = 0; t < match_[w].size(); ++t) {
          if (match_[w][t] < kMatched) continue;
          const ByteSpan said_span = read_.sentence().tokens[t].span;
          for (const Argument& argument : said.arguments) {
            if (!argument.span.Contains(said_span)) continue;
            double fit = match_[w][t];
            if (asked_argument != asked.arguments.end() && asked_argument->role != argument.role) {
              const bool core = (argument.role == Role::kSubject && asked_argument->role == Role::kObject) ||
                                (argument.role == Role::kObject && asked_argument->role == Role::kSubject);
              if (core) pair.crossed = true;
              fit *= core ? 0.3 : 0.8;
            }
            best = std::max(best, fit);
          }
          for (const FrameQualifier& qualifier : said.qualifiers) {
            if (qualifier.span.Contains(said_span)) best = std::max<double>(best, match_[w][t]);
          }
        }
        if (best == 0 && context_.stems.contains(word.stem)) best = 0.3;
        held += word.weight * best;
      }
      pair.arguments = all > 0 ? held / all : 0.5;
      for (size_t i = 0; i < asked.arguments.size(); ++i) {
        const Argument& known = asked.arguments[i];
        if (asked.hole.has_value() && asked.hole->argument == static_cast<int32_t>(i)) continue;
        if (known.role != Role::kSubject && known.role != Role::kObject) continue;
        for (const Argument& argument : said.arguments) {
          if (argument.role == known.role && Conflict(known, argument)) pair.conflict = true;
        }
      }
      pairs_.push_back(pair);
    }
  }
}

bool SentenceAlignment::IsStatedAsAsked() const {
  bool stated = false, otherwise = false;
  for (size_t f = 0; f < read_.frames().size(); ++f) {
    const Extraction& frame = read_.frames()[f];
    if (frame.anchor < 0 || MatchOfToken(asked_.tree().root(), frame.anchor) < kMatched) continue;
    if (std::any_of(pairs_.begin(), pairs_.end(),
                    [&](const FramePair& pair) { return pair.frame == f && pair.conflict; })) {
      otherwise = true;
      continue;
    }
    const bool fact = asked_.modal() || frame.modality == Modality::kAsserted;
    const bool denied = (frame.polarity == Polarity::kNegative) != asked_.negative();
    (fact && !denied ? stated : otherwise) = true;
  }
  return stated || !otherwise;
}

int32_t SentenceAlignment::ClauseOf(int32_t token) const {
  const SentenceTree& tree = read_.tree();
  for (int32_t node = tree.Head(token); node >= 0; node = tree.Head(node)) {
    if (IsClausal(tree, node)) return node;
  }
  return -1;
}

bool SentenceAlignment::SpeaksOfIt() const {
  if (names_missing_ > 0 || verb_needed_ || argument_missing_) return false;
  if (numbers_missing_ == 1 && !time_fits_) return false;
  return IsStatedAsAsked();
}

bool SentenceAlignment::Admits(const Candidate& candidate) const {
  const CandidateKind kind = candidate.kind;
  const bool number = kind == CandidateKind::kNumber || kind == CandidateKind::kQuantity ||
                      kind == CandidateKind::kMoney || kind == CandidateKind::kPercent ||
                      kind == CandidateKind::kDuration;
  const bool value = number || kind == CandidateKind::kDate || kind == CandidateKind::kOrdinal;
  const bool clause = kind == CandidateKind::kClause || kind == CandidateKind::kAdjective;
  const auto any_token = [&](const auto& holds) {
    return std::any_of(candidate.tokens.begin(), candidate.tokens.end(),
                       [&](int32_t token) { return holds(read_.tree()[token]); });
  };
  switch (asked_.kind()) {
    case AskedKind::kTime: {
      const bool timed = any_token([&](const Token& token) {
        return token.type == EntityType::kDate || token.type == EntityType::kTime ||
               token.type == EntityType::kDuration ||
               (token.upos == Upos::kNoun && (NounClasses(lexicon_, token) & WordClass::kTimeNoun) != 0);
      });
      if (!timed || clause) return false;
      break;
    }
    case AskedKind::kCount:
    case AskedKind::kAmount: {
      const bool counted = any_token([](const Token& token) {
        return token.upos == Upos::kNum || token.kind == TokenKind::kQuantity || token.type == EntityType::kMoney ||
               token.type == EntityType::kPercent || token.type == EntityType::kNumber ||
               token.type == EntityType::kQuantity || token.type == EntityType::kDuration;
      });
      if (!counted || kind == CandidateKind::kDate || clause) return false;
      const std::vector<std::string_view> units = UnitsOf(asked_.noun());
      if (asked_.kind() == AskedKind::kAmount && !units.empty()) {
        const Token& head = read_.tree()[candidate.head];
        const auto* quantity = std::get_if<Quantity>(&head.value);
        const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
        if (std::find(units.begin(), units.end(), unit) == units.end()) return false;
      }
      break;
    }
    case AskedKind::kPerson:
      if (value || clause || kind == CandidateKind::kNationality) return false;
      break;
    case AskedKind::kPlace:
      if (HoldsPlace(read_.tree(), candidate) && kind != CandidateKind::kPlaceName &&
          kind != CandidateKind::kPlaceNoun && kind != CandidateKind::kOtherName &&
          kind != CandidateKind::kOrganisationName) {
        return false;
      }
      if (value || clause || kind == CandidateKind::kPersonName || kind == CandidateKind::kPersonNoun) return false;
      break;
    default:
      break;
  }
  // Who does something is neither where nor when.
  if ((asked_.kind() == AskedKind::kPlace || asked_.kind() == AskedKind::kTime) &&
      BaseRelation(read_.tree()[candidate.head].deprel) == Deprel::kNsubj && read_.tree().Head(candidate.head) >= 0 &&
      read_.tree()[read_.tree().Head(candidate.head)].upos == Upos::kVerb) {
    return false;
  }
  // What the question says itself, and what only points back, is no answer.
  const Token& first = read_.tree()[candidate.tokens.front()];
  if (IsOneOf(AsciiLowered(first.form), {"this", "these", "that", "those", "such", "its", "their", "his", "her"}) &&
      candidate.tokens.size() < 3) {
    return false;
  }
  bool says_more = false;
  for (const int32_t token : candidate.tokens) {
    for (const std::string& stem : read_.stems(token)) {
      says_more = says_more || (stem != asked_.noun_stem() &&
                                std::none_of(asked_.words().begin(), asked_.words().end(),
                                             [&](const AskedWord& word) { return word.stem == stem; }));
    }
  }
  return says_more;
}

std::vector<int> SentenceAlignment::TreeDistances(int32_t from) const {
  const SentenceTree& tree = read_.tree();
  std::vector<int> distance(static_cast<size_t>(tree.size()), kFar);
  std::vector<int32_t> queue = {from};
  distance[static_cast<size_t>(from)] = 0;
  for (size_t i = 0; i < queue.size(); ++i) {
    const int32_t node = queue[i];
    const auto visit = [&](int32_t next) {
      if (next < 0 || distance[static_cast<size_t>(next)] != kFar) return;
      distance[static_cast<size_t>(next)] = distance[static_cast<size_t>(node)] + 1;
      queue.push_back(next);
    };
    visit(tree.Head(node));
    for (const int32_t child : tree.Children(node)) visit(child);
  }
  return distance;
}

void SentenceAlignment::CountKinds(const std::vector<Candidate>& candidates) {
  absl::flat_hash_set<int32_t> heads;
  for (const Candidate& candidate : candidates) {
    if (heads.insert(candidate.head).second) ++kinds_[static_cast<size_t>(candidate.kind)];
  }
}

Features SentenceAlignment::FeaturesOf(const Candidate& candidate,
                                       const std::vector<std::string>& graph_answers) const {
  Features features{};
  const auto set = [&](Feature feature, double value) {
    features[static_cast<size_t>(feature)] = static_cast<float>(value);
  };
  const SentenceTree& tree = read_.tree();
  const Token& head = tree[candidate.head];
  const auto inside = [&](int32_t token) {
    return std::binary_search(candidate.tokens.begin(), candidate.tokens.end(), token);
  };

  set(Feature::kCoverage, coverage_);
  set(Feature::kContextCoverage, context_coverage_);
  set(Feature::kNamesMissing, names_missing_);
  set(Feature::kNumbersMissing, numbers_missing_);
  set(Feature::kRetrieval, context_.retrieval);
  set(Feature::kVerbMissing, verb_missing_);
  set(Feature::kNegation, negation_differs_);
  set(Feature::kWordsMissing, words_missing_);
  set(Feature::kRarestMissing, rarest_missing_);
  set(Feature::kNounMissing, noun_missing_);
  set(Feature::kAdjectiveMissing, adjective_missing_);
  set(Feature::kNamesSplit, names_split_);
  set(Feature::kTimeFits, time_fits_);
  set(Feature::kTimeOutside, time_outside_);

  // In the frames.
  const ByteSpan head_span = head.span;
  double predicate = 0, same = 0, other = 0, arguments = 0;
  bool crossed = false, hedged = false;
  for (const FramePair& pair : pairs_) {
    const Extraction& said = read_.frames()[pair.frame];
    const Extraction& asked = asked_.frames()[pair.asked_frame];
    if (!asked.hole.has_value()) continue;
    const Hole& hole = *asked.hole;
    double fit = -1;
    for (const Argument& argument : said.arguments) {
      if (!argument.span.Contains(head_span)) continue;
      const double whole = argument.head == candidate.head ? 1 : 0.5;
      if (hole.argument >= 0) {
        const Role role = asked.arguments[static_cast<size_t>(hole.argument)].role;
        const bool both_objects = role != Role::kSubject && argument.role != Role::kSubject;
        fit = std::max(fit, role == argument.role ? whole : both_objects ? 0.5 * whole : 0);
      } else {
        fit = std::max(fit, 0.0);
      }
    }
    for (const FrameQualifier& qualifier : said.qualifiers) {
      if (!qualifier.span.Contains(head_span)) continue;
      const double whole = qualifier.head == candidate.head ? 1 : 0.6;
      const bool kind =
          hole.qualifier >= 0 && asked.qualifiers[static_cast<size_t>(hole.qualifier)].kind == qualifier.kind;
      fit = std::max(fit, kind ? whole : 0);
    }
    if (fit < 0) continue;
    const double weight = pair.strength * (0.3 + 0.7 * pair.arguments);
    predicate = std::max(predicate, pair.strength);
    arguments = std::max(arguments, pair.arguments);
    same = std::max(same, fit * weight);
    if (fit == 0) other = std::max(other, weight);
    crossed = crossed || pair.crossed;
    hedged = hedged || said.modality != Modality::kAsserted || said.polarity != Polarity::kPositive;
  }
  set(Feature::kPredicate, predicate);
  set(Feature::kSameRole, same);
  set(Feature::kOtherRole, same > 0 ? 0 : other);
  set(Feature::kArgumentsMatched, arguments);
  set(Feature::kArgumentsCrossed, crossed && same > 0);
  set(Feature::kHedged, hedged);
  set(Feature::kComplete, same > 0.8 && rarest_missing_ == 0 && noun_missing_ == 0 && !names_split_ && !crossed);

  // In the tree.
  const int32_t governor = tree.Head(candidate.head);
  if (asked_.governor() >= 0 && governor >= 0) {
    const double match = MatchOfToken(asked_.governor(), governor);
    set(Feature::kGovernor, match);
    const int wanted = asked_.hole() >= 0 ? DeepRelation(asked_.tree(), asked_.hole()) : 3;
    if (match >= kMatched && wanted == DeepRelation(tree, candidate.head)) set(Feature::kGovernorRelation, match);
  }
  const std::string preposition = tree.Preposition(candidate.head);
  if (!asked_.preposition().empty()) {
    set(preposition == asked_.preposition() ? Feature::kSamePreposition : Feature::kOtherPreposition, 1);
  }
  const std::vector<int> distances = TreeDistances(candidate.head);
  double near_tree = 0, near_text = 0, weight = 0, near_weight = 0;
  double overlapping = 0, verb_position = -1;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    weight += word.weight;
    int steps = kFar, gap = kFar;
    for (size_t t = 0; t < match_[w].size(); ++t) {
      if (match_[w][t] < kMatched) continue;
      if (word.verb) verb_position = static_cast<double>(t);
      const int32_t token = static_cast<int32_t>(t);
      if (inside(token)) {
        overlapping += 1;
        continue;
      }
      steps = std::min(steps, distances[t]);
      const int before = candidate.tokens.front() - token, behind = token - candidate.tokens.back();
      gap = std::min(gap, std::max(before, behind));
    }
    if (steps < kFar) {
      near_tree += word.weight * 1.0 / (1 + 0.5 * std::max(0, steps - 1));
      near_weight += word.weight;
    }
    if (gap < kFar) near_text += word.weight * 1.0 / (1 + 0.2 * std::max(0, gap - 1));
  }
  set(Feature::kNearInTree, weight > 0 ? near_tree / weight : 0);
  set(Feature::kMatchedNear, near_weight > 0 ? near_tree / near_weight : 0);
  set(Feature::kNearInText, weight > 0 ? near_text / weight : 0);
  size_t content = 0, repeated = 0;
  for (const int32_t token : candidate.tokens) {
    for (const std::string& stem : read_.stems(token)) {
      ++content;
      repeated += std::any_of(asked_.words().begin(), asked_.words().end(),
                              [&](const AskedWord& word) { return word.stem == stem && !word.asked; });
    }
  }
  set(Feature::kOverlap, content > 0 ? static_cast<double>(repeated) / static_cast<double>(content) : 1);
  set(Feature::kBehindVerb, verb_position >= 0 && candidate.tokens.front() > verb_position);

  // What sort of thing is asked for.
  if (asked_.kind() == AskedKind::kAmount && !asked_.noun().empty()) {
    const std::vector<std::string_view> units = UnitsOf(asked_.noun());
    if (!units.empty()) {
      const auto* quantity = std::get_if<Quantity>(&head.value);
      const std::string_view unit = quantity != nullptr && !quantity->unit.empty() ? quantity->unit : head.lemma;
      const bool fits = std::find(units.begin(), units.end(), unit) != units.end();
      set(fits ? Feature::kUnitFits : Feature::kUnitDiffers, 1);
    }
  }
  for (int32_t node = candidate.head, steps = 0; node >= 0 && steps < 12; node = tree.Head(node), ++steps) {
    if (BaseRelation(tree[node].deprel) == Deprel::kNsubj && tree.Head(node) == tree.root()) {
      set(Feature::kPlainSubject, node == candidate.head ? 1 : 0.5);
      break;
    }
  }
  if (!asked_.noun_stem().empty()) {
    const std::string& noun = asked_.noun_stem();
    bool only = true;
    for (const int32_t token : candidate.tokens) {
      for (const std::string& stem : read_.stems(token)) only = only && stem == noun;
    }
    set(Feature::kOnlyAskedNoun, only);
    const auto& own = read_.stems(candidate.head);
    const bool is = std::binary_search(own.begin(), own.end(), noun);
    set(Feature::kIsAskedNoun, is);
    if (!is) {
      bool beside = false;
      const auto holds = [&](int32_t token) {
        return token >= 0 && std::binary_search(read_.stems(token).begin(), read_.stems(token).end(), noun);
      };
      for (const int32_t token : candidate.tokens) beside = beside || holds(token);
      const Deprel relation = head.deprel;
      beside = beside || (holds(governor) &&
                          (relation == Deprel::kAppos || relation == Deprel::kCompound || relation == Deprel::kNmod ||
                           relation == Deprel::kNmodDesc || relation == Deprel::kFlat));
      for (const int32_t child : tree.Children(candidate.head)) {
        beside = beside || (holds(child) &&
                            (tree[child].deprel == Deprel::kAppos || tree[child].deprel == Deprel::kNmodDesc ||
                             (tree[child].deprel == Deprel::kNsubj && tree.HasChild(candidate.head, {Deprel::kCop}))));
      }
      beside = beside || holds(candidate.tokens.front() - 1);
      set(Feature::kNearAskedNoun, beside);
    }
    const uint32_t wanted = lexicon_.Classes(asked_.noun());
    const uint32_t found = NounClasses(lexicon_, head);
    const bool plain = candidate.kind >= CandidateKind::kPersonNoun && candidate.kind <= CandidateKind::kNoun;
    if (plain && NounFile(wanted) != 0 && NounFile(found) != 0) {
      set(NounFile(wanted) == NounFile(found) ? Feature::kSameSort : Feature::kOtherSort, 1);
    }
    const bool person = (wanted & WordClass::kPersonNoun) != 0, place = (wanted & WordClass::kPlaceNoun) != 0,
               group = (wanted & WordClass::kOrganisationNoun) != 0;
    if (person || place || group) {
      const CandidateKind kind = candidate.kind;
      const bool fits = (person && kind == CandidateKind::kPersonName) ||
                        (place && kind == CandidateKind::kPlaceName) ||
                        (group && kind == CandidateKind::kOrganisationName);
      const bool named = kind == CandidateKind::kPersonName || kind == CandidateKind::kPlaceName ||
                         kind == CandidateKind::kOrganisationName;
      set(Feature::kFitsEntityType, fits);
      set(Feature::kOtherEntityType,
          (named && !fits) || (kind >= CandidateKind::kDate && kind <= CandidateKind::kOrdinal));
    }
  }

  // The phrase itself.
  set(Feature::kLength, std::log(static_cast<double>(candidate.tokens.size())));
  set(Feature::kCoordination, candidate.coordination);
  set(Feature::kFull, candidate.full);
  set(Feature::kHoldsPlace, HoldsPlace(tree, candidate) && !candidate.coordination);
  const int32_t clause = ClauseOf(candidate.head);
  if (clause >= 0) {
    const bool own = MatchOfToken(asked_.tree().root(), clause) >= kMatched;
    bool elsewhere = false;
    for (int32_t token = 0; token < tree.size() && !own && !elsewhere; ++token) {
      elsewhere = MatchOfToken(asked_.tree().root(), token) >= kMatched && IsClausal(tree, token);
    }
    set(Feature::kOwnClause, own);
    set(Feature::kOtherClause, elsewhere);
  }
  set(Feature::kShortForm, candidate.short_form);
  const auto matched = [&](int32_t token) {
    return token >= 0 && std::any_of(match_.begin(), match_.end(),
                                     [&](const auto& row) { return row[static_cast<size_t>(token)] >= kMatched; });
  };
  if (tree.HasChild(candidate.head, {Deprel::kCop})) {
    set(Feature::kAttribute, matched(tree.Child(candidate.head, kSubjectRelations)) ? 1 : 0.3);
  } else if (governor >= 0 && BaseRelation(head.deprel) == Deprel::kNsubj && tree.HasChild(governor, {Deprel::kCop})) {
    set(Feature::kAttribute, matched(governor) ? 1 : 0);
  }
  bool apposition = head.deprel == Deprel::kAppos && matched(governor);
  for (const int32_t child : tree.Children(candidate.head)) {
    apposition = apposition || (tree[child].deprel == Deprel::kAppos && matched(child));
  }
  set(Feature::kApposition, apposition);
  set(Feature::kOnlyOfKind, 1.0 / std::max(1, kinds_[static_cast<size_t>(candidate.kind)]));
  const int32_t first = candidate.tokens.front();
  const std::string marker = tree.Marker(candidate.head);
  bool reason = IsOneOf(preposition, {"due to", "because of", "for", "owing to"}) ||
                IsOneOf(marker, {"because", "since", "to", "as", "so that"});
  set(Feature::kReasonMarker, reason);
  set(Feature::kQuoted, first > 0 && IsOneOf(tree[first - 1].form, {"\"", "“", "``", "'", "‘"}));
  if (!graph_answers.empty()) {
    const std::string folded = FoldName(candidate.text);
    const bool said = std::find(graph_answers.begin(), graph_answers.end(), folded) != graph_answers.end();
    set(said ? Feature::kSaidByGraph : Feature::kGraphDiffers, 1);
  }
  return features;
}

}  // namespace whence
