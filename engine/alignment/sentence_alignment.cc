#include "engine/alignment/sentence_alignment.h"

#include <algorithm>
#include <span>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/frames/phrase.h"
#include "engine/frames/question_frame.h"
#include "engine/passages/index_words.h"
#include "engine/time/interval.h"
#include "graph/fold.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/measures.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr float kSameEvent = 0.9F;  // "found", "establish"; "founder"
constexpr float kNearEvent = 0.6F;
constexpr float kSameRoot = 0.55F;  // "invade", "invasion"
constexpr float kPronounMatch = 0.7F;
constexpr size_t kShortestRoot = 5;
constexpr RelationSet kDescribes = {Deprel::kAmod, Deprel::kCompound};

size_t CommonPrefix(std::string_view a, std::string_view b) {
  size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

bool IsNear(const PredicateLexicon& lexicon, const std::string& a, const std::string& b) {
  const auto lists = [&](const std::string& canonical, const std::string& wording) {
    const std::vector<std::string>& near = lexicon.NearWordings(canonical);
    return std::find(near.begin(), near.end(), wording) != near.end();
  };
  return lists(a, b) || lists(b, a);
}

// "brother-in-law", of which the tokeniser makes one word or five
bool IsInLaw(const std::vector<Token>& tokens, int32_t token) {
  const auto at = static_cast<size_t>(token);
  if (tokens[at].form.find("-in-") != std::string_view::npos) return true;
  return at + 2 < tokens.size() && tokens[at + 1].form == "-" && tokens[at + 2].form == "in";
}

std::string FirstWord(const std::string& text) { return text.substr(0, text.find(' ')); }

}  // namespace

SentenceAlignment::SentenceAlignment(const AskedQuestion& asked, const ReadSentence& read,
                                     const SentenceContext& context,
                                     const std::vector<absl::flat_hash_set<std::string>>& names,
                                     const PredicateLexicon& predicates, const Lexicon& lexicon,
                                     const WordRelations& relations)
    : asked_(asked), read_(read), context_(context), predicates_(predicates), lexicon_(lexicon), relations_(relations) {
  MatchWords(names);
  MatchPronoun();
  double all = 0, held = 0, near = 0, name_weight = 0, name_missing = 0, name_around = 0;
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
      if (best < kMatched && !IsMeant(word)) name_missing += 1;
      if (best < kMatched) name_around += 1;
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
  names_around_ = name_weight > 0 ? name_around / name_weight : 0;
  verb_missing_ = any_verb && !verb_found;
  bool denied = false;
  for (const Token& token : read_.sentence().tokens) {
    const std::string lower = AsciiLowered(token.form);
    denied = denied || IsIn(WordList::kDenial, lower) || IsIn(WordList::kDenialOfPart, lower);
  }
  negation_differs_ = denied != asked_.negative();
  CountMissing();
  names_split_ = AreNamesSplit();
  MatchTimes();
  MatchFrames();
}

float SentenceAlignment::BestOf(size_t word) const {
  return match_[word].empty() ? 0.0F : *std::max_element(match_[word].begin(), match_[word].end());
}

void SentenceAlignment::CountMissing() {
  double rarest = 0, nouns = 0, adjectives = 0;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const Upos upos = asked_.sentence().tokens[static_cast<size_t>(word.token)].upos;
    const bool missing = BestOf(w) < kMatched;
    const bool anywhere = !missing || context_.stems.contains(word.stem);
    rarest = std::max(rarest, word.weight);
    if (!anywhere && !word.asked) {
      words_missing_ += 1;
      rarest_missing_ = std::max(rarest_missing_, word.weight);
    }
    // What the verb is said of must be spoken of: "who designed the roof" where nothing names a roof.
    const Deprel relation = BaseRelation(asked_.sentence().tokens[static_cast<size_t>(word.token)].deprel);
    const bool argument = relation == Deprel::kNsubj || relation == Deprel::kObj || relation == Deprel::kXcomp;
    // What the sentence leaves to those before it, it has a pronoun for, or something else stands in its place.
    const bool left_out = !anywhere || (missing && context_.it_introduced) ||
                          (missing && asked_.kind() == AskedKind::kAmount && !HoldsPronoun()) ||
                          (missing && asked_.kind() == AskedKind::kCount && HasOtherSubject());
    if (upos == Upos::kNoun && argument && left_out && !word.asked &&
        asked_.sentence().tokens[static_cast<size_t>(word.token)].head == asked_.tree().root()) {
      argument_missing_ = true;
    }
    // "killed by the flood", "a ticket for students": nor is it told of another flood, and of adults.
    const bool hangs = relation == Deprel::kObl || relation == Deprel::kNmod;
    const std::string preposition = hangs ? asked_.tree().Preposition(word.token) : "";
    const bool complement = preposition == "by" || preposition == "for" ||
                            (preposition == "of" && asked_.kind() == AskedKind::kPerson) ||
                            (preposition == "on" && asked_.kind() == AskedKind::kTime);
    const bool asked = word.asked && word.token <= asked_.hole();
    // "forty were killed by the flood": not how many were killed in the fire.
    const bool event = preposition == "in" && asked_.kind() == AskedKind::kCount && missing && !HoldsPronoun() &&
                       word.token > 0 && asked_.tree()[word.token - 1].form == "the";
    if (upos == Upos::kNoun && event && !word.asked) argument_missing_ = true;
    // "the height of the stems" is none of the spike's.
    const bool measured = hangs && preposition == "of" && asked_.kind() == AskedKind::kAmount &&
                          !DimensionOf(asked_.noun()).empty() && missing && !HoldsPronoun();
    if (upos == Upos::kNoun && measured && !word.asked) argument_missing_ = true;
    if (upos == Upos::kNoun && complement && !anywhere && !asked) argument_missing_ = true;
    // "what is the website of X" where nothing is called a website.
    const bool named = upos == Upos::kNoun && word.token == asked_.tree().root() && !word.name && !word.asked;
    if (named && missing && asked_.kind() != AskedKind::kTime) argument_missing_ = true;
    if (word.name || word.asked) continue;
    if (upos == Upos::kNoun) nouns += 1, noun_missing_ += missing;
    if (upos == Upos::kAdj || upos == Upos::kAdv) adjectives += 1, adjective_missing_ += missing;
  }
  words_missing_ = std::min(1.0, words_missing_ / 3);
  if (rarest > 0) rarest_missing_ /= rarest;
  if (nouns > 0) noun_missing_ /= nouns;
  if (adjectives > 0) adjective_missing_ /= adjectives;
}

bool SentenceAlignment::AreNamesSplit() const {
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
      for (size_t v = w; v < end; ++v) apart = apart && BestOf(v) >= kMatched;
      // "Marsh" for "Elena Marsh": the last part alone is the name, too.
      const bool last_alone = BestOf(end - 1) >= kMatched && BestOf(w) < kMatched;
      if (!together && (apart || (!last_alone && BestOf(end - 1) >= kMatched))) return true;
    }
    w = end;
  }
  return false;
}

// "The museum shows 400 paintings", of a school.
bool SentenceAlignment::HasOtherSubject() const {
  const SentenceTree& tree = read_.tree();
  const int32_t subject = tree.Child(tree.root(), kSubjectRelations);
  return subject >= 0 && (tree[subject].upos == Upos::kNoun || IsName(tree[subject])) && !IsMatched(subject) &&
         !HoldsPronoun();
}

void SentenceAlignment::MatchTimes() {
  std::optional<Interval>& when = asked_when_;
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
  MatchStretches();
  time_excluded_ = time_excluded_ || time_outside_;
}

void SentenceAlignment::MatchStretches() {
  const std::vector<Token>& tokens = read_.sentence().tokens;
  const auto word = [&](int32_t at) {
    return at < 0 ? std::string() : AsciiLowered(tokens[static_cast<size_t>(at)].form);
  };
  for (size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].type != EntityType::kDate) continue;
    const std::optional<Interval> one = IntervalOf(tokens[t].value);
    if (!one.has_value()) continue;
    const auto at = static_cast<int32_t>(t);
    const std::string before = word(at - 1);
    const bool end = IsOneOf(before, {"to", "until", "till", "through", "-", "–", "and"});
    if (end && !stretches_.empty() && stretches_.back().last == at - 2 && !stretches_.back().lasts) {
      Stretch& stretch = stretches_.back();
      const bool joined = before != "and" || word(stretch.first - 1) == "between";
      if (joined) {
        stretch.last = at;
        stretch.when.last = one->last;
        stretch.lasts = true;
        continue;
      }
    }
    Stretch& stretch = stretches_.emplace_back();
    stretch.first = stretch.last = at;
    stretch.when = *one;
    if (IsOneOf(before, {"since", "from", "after"})) stretch.when.last.reset();
    if (IsOneOf(before, {"until", "till", "to", "before", "by"})) stretch.when.first.reset();
    const bool range = std::holds_alternative<DateRange>(tokens[t].value);
    stretch.lasts = range && stretch.when.first.has_value() && stretch.when.last.has_value();
  }
  for (Stretch& stretch : stretches_) {
    // "from 1970 to 1986" was joined behind its beginning.
    if (stretch.lasts && !stretch.when.last.has_value()) stretch.lasts = false;
  }
  // Of single dates, what lies between them is told of, too.
  if (std::none_of(stretches_.begin(), stretches_.end(), [](const Stretch& stretch) { return stretch.lasts; })) return;
  time_excluded_ = std::none_of(stretches_.begin(), stretches_.end(),
                                [&](const Stretch& stretch) { return Overlap(stretch.when, *asked_when_); });
}

// "island" and "islanders", "brother" and "brother-in-law": of one stem, but not the same.
bool SentenceAlignment::AreOtherNouns(const AskedWord& word, int32_t token) const {
  const Token& said = read_.sentence().tokens[static_cast<size_t>(token)];
  const Token& put = asked_.sentence().tokens[static_cast<size_t>(word.token)];
  if (put.upos != Upos::kNoun || said.upos != Upos::kNoun || said.kind != TokenKind::kWord) return false;
  return IsDoer(put.form) != IsDoer(said.form) ||
         IsInLaw(asked_.sentence().tokens, word.token) != IsInLaw(read_.sentence().tokens, token);
}

double SentenceAlignment::Strength(const AskedWord& word, int32_t token) const {
  const double strength = StrengthOfWords(word, token);
  return strength > 0 && (AreOtherNouns(word, token) || IsInTitle(word, token)) ? 0 : strength;
}

double SentenceAlignment::StrengthOfWords(const AskedWord& word, int32_t token) const {
  const std::vector<std::string>& stems = read_.stems(token);
  const Token& said = read_.sentence().tokens[static_cast<size_t>(token)];
  if (std::binary_search(stems.begin(), stems.end(), word.stem)) return 1;
  if (word.name || word.number) return 0;
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

bool SentenceAlignment::IsPartOfName(const AskedWord& word) const {
  const std::vector<std::string> name = NameWords(asked_.sentence().tokens[static_cast<size_t>(word.token)].form);
  return name.size() > 1 && StemWord(NounKinds(&relations_).NamedKind(name)) != word.stem;
}

void SentenceAlignment::MatchWords(const std::vector<absl::flat_hash_set<std::string>>& names) {
  const auto& tokens = read_.sentence().tokens;
  for (const AskedWord& word : asked_.words()) {
    std::vector<float> row(tokens.size(), 0);
    const auto& variants = names[static_cast<size_t>(word.token)];
    // "The harbour" is not the "Harbour Council".
    const bool part = word.name && IsPartOfName(word);
    for (size_t t = 0; t < tokens.size(); ++t) {
      if (!part || tokens[t].upos != Upos::kNoun) row[t] = static_cast<float>(Strength(word, static_cast<int32_t>(t)));
      if (row[t] < 1 && !variants.empty() && variants.contains(FoldName(tokens[t].form))) row[t] = 1;
      if (context_.longer_names.contains({word.token, static_cast<int32_t>(t)})) row[t] = 0;
    }
    match_.push_back(std::move(row));
  }
}

// A name that the sentence leaves out and its surroundings hold is what its pronoun or its "the ..." subject means.
void SentenceAlignment::MatchPronoun() {
  const SentenceTree& tree = read_.tree();
  int32_t described = -1;
  for (int32_t t = 0; t < tree.size(); ++t) {
    const std::string lower = AsciiLowered(tree[t].form);
    if (pronoun_ < 0 && tree[t].deprel != Deprel::kExpl &&
        IsOneOf(lower, {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})) {
      pronoun_ = t;
    }
    if (described < 0 && lower == "the" && tree.Head(t) > t && tree[tree.Head(t)].upos == Upos::kNoun) {
      described = tree.Head(t);
    }
  }
  if (context_.pronoun_taken || context_.it_introduced) pronoun_ = -1;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    if (!context_.stems.contains(word.stem) || IsFound(w)) continue;
    if (const int32_t broader = BroaderSubject(word); broader >= 0) {
      match_[w][static_cast<size_t>(broader)] = kPronounMatch;
      continue;
    }
    if (!word.name && !word.asked && word.stem == context_.it_means) {
      match_[w][0] = kPronounMatch;
      continue;
    }
    if (!word.name || !MayMean(pronoun_, word)) continue;
    const int32_t means = pronoun_ < 0 && context_.meant.contains(word.stem) ? described : pronoun_;
    if (means >= 0) match_[w][static_cast<size_t>(means)] = kPronounMatch;
  }
}

// "The tower", of a lighthouse that was spoken of before: a subject with nothing beside it that tells of a wider kind.
int32_t SentenceAlignment::BroaderSubject(const AskedWord& word) const {
  constexpr RelationSet kTellsApart = {Deprel::kAmod,     Deprel::kCompound, Deprel::kNmod, Deprel::kNmodPoss,
                                       Deprel::kNummod,   Deprel::kAppos,    Deprel::kFlat, Deprel::kNmodDesc,
                                       Deprel::kAclRelcl, Deprel::kAcl,      Deprel::kConj};
  const Token& asked = asked_.tree()[word.token];
  if (word.asked || (!word.name && asked.upos != Upos::kNoun)) return -1;
  const NounKinds nouns(&relations_);
  const std::vector<std::string> parts = NameWords(asked.form);
  const std::string noun =
      word.name ? std::string(parts.size() > 1 ? nouns.NamedKind(parts) : "") : AsciiLowered(asked.lemma);
  if (noun.empty() || NounKinds::IsSurelyPerson(noun)) return -1;
  const SentenceTree& tree = read_.tree();
  for (int32_t t = 1; t < tree.size(); ++t) {
    const bool subject =
        tree[t].upos == Upos::kNoun && tree[t].xpos == Xpos::kNn && kSubjectRelations.Has(tree[t].deprel);
    if (!subject || AsciiLowered(tree[t - 1].form) != "the" || tree.HasChild(t, kTellsApart)) continue;
    const std::string said = AsciiLowered(tree[t].lemma);
    // Spoken of before, it may be another one: a water tower beside the lighthouse.
    if (said == noun || IsIn(WordList::kTooWide, said) || context_.stems.contains(StemWord(said))) continue;
    if (nouns.IsKindOf(noun, said) && !nouns.IsKindOf(said, noun)) return t;
  }
  return -1;
}

// "it" is nobody, "he" no place.
bool SentenceAlignment::MayMean(int32_t pronoun, const AskedWord& name) const {
  if (pronoun < 0) return true;
  const std::string form = AsciiLowered(read_.tree()[pronoun].form);
  const EntityType type = asked_.sentence().tokens[static_cast<size_t>(name.token)].type;
  const std::string_view written = asked_.sentence().tokens[static_cast<size_t>(name.token)].form;
  const Gender gender = GenderOfGivenName(written.substr(0, written.find(' ')));
  if (gender == Gender::kFemale && IsOneOf(form, {"he", "his", "him"})) return false;
  if (gender == Gender::kMale && IsOneOf(form, {"she", "her"})) return false;
  const int32_t root = asked_.tree().root();
  const bool born = root >= 0 && AsciiLowered(asked_.tree()[root].lemma) == "bear";
  if (type == EntityType::kPerson || born) return !IsOneOf(form, {"it", "its"});
  const bool thing = type == EntityType::kPlace || type == EntityType::kCountry || type == EntityType::kOrganisation;
  return !thing || !IsOneOf(form, {"he", "she", "his", "her", "him"});
}

bool SentenceAlignment::HoldsPronoun() const {
  const auto& tokens = read_.sentence().tokens;
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.upos == Upos::kPron || token.xpos == Xpos::kPrp || token.xpos == Xpos::kPrpPoss;
  });
}

bool SentenceAlignment::IsMeant(const AskedWord& word) const {
  if (context_.meant.contains(word.stem)) return true;
  if (context_.topic.contains(word.stem)) {
    return !context_.it_introduced &&
           std::none_of(context_.longer_names.begin(), context_.longer_names.end(),
                        [&](const std::pair<int32_t, int32_t>& other) { return other.first == word.token; });
  }
  if (!context_.stems.contains(word.stem)) return false;
  if (pronoun_ >= 0 && MayMean(pronoun_, word)) return true;
  // "Marsh" for "Elena Marsh"
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    if (asked_.words()[w].token == word.token && IsFound(w)) return true;
  }
  // "the bridge" for "the bridge at Skarvund", whatever "at Skarvund" hangs on in the question's tree.
  const SentenceTree& asked = asked_.tree();
  int32_t noun = asked.Head(word.token);
  if (word.token >= 2 && asked[word.token - 1].upos == Upos::kAdp) noun = word.token - 2;
  if (noun < 0 || asked[noun].upos != Upos::kNoun) return false;
  for (int32_t t = 0; t < read_.tree().size(); ++t) {
    if (MatchOfToken(noun, t) < kMatched) continue;
    // "the bridge over the Tarn" is no bridge over the Orn.
    const std::span<const int32_t> children = read_.tree().Children(t);
    if (std::any_of(children.begin(), children.end(), [&](int32_t child) {
          return read_.tree()[child].deprel == Deprel::kNmod && IsName(read_.tree()[child]) && !IsMatched(child);
        })) {
      continue;
    }
    for (const int32_t child : children) {
      if (IsOneOf(AsciiLowered(read_.tree()[child].form), {"the", "this", "that"})) return true;
    }
  }
  return false;
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

bool SentenceAlignment::IsOtherOfKind(int32_t asked_noun, int32_t noun) const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  bool told_apart = false, described = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    if (word.asked || asked.Head(word.token) != asked_noun || !kDescribes.Has(asked[word.token].deprel)) continue;
    described = true;
    bool own = false, elsewhere = false;
    for (int32_t t = 0; t < tree.size(); ++t) {
      if (match_[w][static_cast<size_t>(t)] < kMatched) continue;
      (tree.IsUnder(t, noun) || tree.IsUnder(noun, t) ? own : elsewhere) = true;
    }
    if (own) return false;
    told_apart = told_apart || elsewhere || !context_.stems.contains(word.stem);
  }
  if (!described) return false;
  // "the new depot" may be the tram depot that was spoken of before, "the Lind depot" is none.
  const RelationSet apart = told_apart ? kDescribes : RelationSet({Deprel::kCompound});
  const std::span<const int32_t> children = tree.Children(noun);
  return std::any_of(children.begin(), children.end(),
                     [&](int32_t child) { return apart.Has(tree[child].deprel) && !IsMatched(child); });
}

bool SentenceAlignment::Conflict(const Argument& asked, const Argument& said) const {
  if (said.kind == ArgumentKind::kPronoun || said.kind == ArgumentKind::kClause || said.head < 0) return false;
  if (asked.head >= 0 && MatchOfToken(asked.head, said.head) >= kMatched && IsOtherOfKind(asked.head, said.head)) {
    return true;
  }
  // "its organ was built": not the hall itself. "Its purpose" is the purpose that is asked for.
  if (asked.head >= 0 && !IsMatched(said.head)) {
    for (const int32_t child : read_.tree().Children(said.head)) {
      if (read_.tree()[child].deprel == Deprel::kNmodPoss && MatchOfToken(asked.head, child) >= kMatched) return true;
    }
  }
  // "Ana Moe was a nurse; Ida Moe died in 1930."
  if (asked.head >= 0 && context_.longer_names.contains({asked.head, said.head})) return true;
  // Any word of the asked part in the sentence makes them compatible, as far as this goes.
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const ByteSpan span = asked_.sentence().tokens[static_cast<size_t>(asked_.words()[w].token)].span;
    if (!asked.span.Contains(span)) continue;
    if (*std::max_element(match_[w].begin(), match_[w].end()) >= kMatched) return false;
  }
  const bool asked_name = asked.kind == ArgumentKind::kName, said_name = said.kind == ArgumentKind::kName;
  if (asked_name && !said_name) {
    // "the factory" may be what is asked about; "the factory in Gdansk" and "the newest ferry, the Aurora" are not.
    const SentenceTree& tree = read_.tree();
    const std::span<const int32_t> children = tree.Children(said.head);
    const bool told = std::any_of(children.begin(), children.end(), [&](int32_t child) {
      const Deprel relation = tree[child].deprel;
      const bool named = relation == Deprel::kAppos || relation == Deprel::kFlat;
      return relation == Deprel::kNmod || (named && KindOf(tree, child) == ArgumentKind::kName);
    });
    return told || !said.definite;
  }
  if (!asked_name && said_name) return context_.other_names.contains(said.head);
  return asked.kind == ArgumentKind::kName || asked.kind == ArgumentKind::kNoun;
}

void SentenceAlignment::MatchFrames() {
  for (size_t a = 0; a < asked_.frames().size() && a < 3; ++a) {
    const Extraction& asked = asked_.frames()[a];
    for (size_t f = 0; f < read_.frames().size(); ++f) {
      const Extraction& said = read_.frames()[f];
      FramePair pair{f, a, PredicateStrength(asked, said), 0, false};
      if (pair.strength == 0) continue;
      const Argument* subject = said.Find(Role::kSubject);
      const Argument* object = said.Find(Role::kObject);
      const bool pronoun = object != nullptr && object->kind == ArgumentKind::kPronoun;
      const auto describes_subject = [&](int32_t token) {
        return pronoun && subject != nullptr && subject->head >= 0 && token != subject->head &&
               read_.tree().IsUnder(token, subject->head);
      };
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
        bool inside = false;
        for (size_t t = 0; t < match_[w].size(); ++t) {
          if (match_[w][t] < kMatched) continue;
          inside = inside || describes_subject(static_cast<int32_t>(t));
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
        // "a physicist from Lund has headed it": she heads no Lund.
        if (inside && best == 0 && asked_argument != asked.arguments.end() && asked_argument->role == Role::kObject) {
          pair.conflict = true;
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

int32_t SentenceAlignment::ClauseOf(int32_t token) const {
  const SentenceTree& tree = read_.tree();
  for (int32_t node = tree.Head(token); node >= 0; node = tree.Head(node)) {
    if (IsClausal(tree, node)) return node;
  }
  return -1;
}

}  // namespace whence
