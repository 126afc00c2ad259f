// What the place of a phrase in its sentence says against it as the answer.

#include <algorithm>
#include <span>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/sentence_alignment.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// What a verb has behind it where a clause is told to its end.
constexpr RelationSet kWholeWith = {Deprel::kObj, Deprel::kObl, Deprel::kXcomp};

constexpr uint32_t NounFile(uint32_t classes) {
  return (classes & WordClass::kNounFileMask) >> WordClass::kNounFileShift;
}

}  // namespace

void SentenceAlignment::Compare(const std::vector<Candidate>& candidates) {
  absl::flat_hash_set<int32_t> heads;
  for (const Candidate& candidate : candidates) {
    if (heads.insert(candidate.head).second) ++kinds_[static_cast<size_t>(candidate.kind)];
    places_.push_back({candidate.tokens.front(), candidate.tokens.back(), candidate.kind});
  }
  if (!asked_when_.has_value()) return;
  const SentenceTree& tree = read_.tree();
  const auto dates = std::count_if(read_.sentence().tokens.begin(), read_.sentence().tokens.end(),
                                   [](const Token& token) { return token.type == EntityType::kDate; });
  for (int32_t date = 0; date < tree.size() && dated_ < 0; ++date) {
    const std::optional<Interval> when = IntervalOf(tree[date].value);
    if (tree[date].type != EntityType::kDate || !when.has_value() || !Overlap(*when, *asked_when_)) continue;
    const int32_t head = tree.Head(date);
    const bool of_noun =
        head >= 0 && !IsClausal(tree, head) &&
        (tree[head].upos == Upos::kNum || tree[head].upos == Upos::kNoun || tree[head].upos == Upos::kSym);
    // "210,000 tonnes in 2021, 245,000 in 2015": each value stands before its date, wherever the date hangs.
    const int32_t before = date - 2;
    const bool behind_value = before >= 0 && tree[date - 1].upos == Upos::kAdp &&
                              std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
                                return IsValue(candidate.kind) && candidate.tokens.back() == before;
                              });
    dated_ = behind_value && dates > 1 ? before : of_noun ? head : ClauseOf(date);
    bool with = false, without = false;
    for (const Candidate& candidate : candidates) {
      if (IsValue(candidate.kind)) (IsOfOtherTime(candidate) ? without : with) = true;
    }
    if (!with || !without) dated_ = -1;
  }
}

bool SentenceAlignment::IsOfOtherTime(const Candidate& candidate) const {
  if (dated_ < 0 || !IsValue(candidate.kind)) return false;
  const SentenceTree& tree = read_.tree();
  if (IsClausal(tree, dated_)) return ClauseOf(candidate.head) != dated_;
  return !tree.IsUnder(candidate.head, dated_) && !tree.IsUnder(dated_, candidate.head);
}

bool SentenceAlignment::IsOfOtherStretch(const Candidate& candidate) const {
  if (!asked_when_.has_value() || stretches_.size() < 2 || candidate.tokens.empty()) return false;
  if (std::none_of(stretches_.begin(), stretches_.end(), [](const Stretch& stretch) { return stretch.lasts; })) {
    return false;
  }
  // Times stand before what they are of where the sentence begins with one, else behind.
  const bool leading = stretches_.front().first <= 1;
  const Stretch *before = nullptr, *behind = nullptr;
  for (const Stretch& stretch : stretches_) {
    if (stretch.last < candidate.tokens.front()) before = &stretch;
    if (stretch.first > candidate.tokens.back() && behind == nullptr) behind = &stretch;
  }
  const Stretch* own = leading ? (before != nullptr ? before : behind) : (behind != nullptr ? behind : before);
  const bool open = own != nullptr && (!own->when.first.has_value() || !own->when.last.has_value());
  return own != nullptr && (own->lasts || open) && !Overlap(own->when, *asked_when_);
}

bool SentenceAlignment::IsOfOtherEvent(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t clause = ClauseOf(candidate.head);
  // An event with a time of its own, if only "two years later", was at no other one of its sentence.
  const auto tells_time = [&](int32_t node) {
    const Token& token = tree[node];
    if (token.type == EntityType::kDate || token.type == EntityType::kTime) return true;
    if (token.upos == Upos::kAdv) return IsIn(WordList::kCountedTime, AsciiLowered(token.form));
    return token.upos == Upos::kNoun && (NounClasses(lexicon_, token) & WordClass::kTimeNoun) != 0;
  };
  bool timed = false;
  for (int32_t event = 0; event < tree.size(); ++event) {
    if (MatchOfToken(asked_.tree().root(), event) < kMatched || !IsClausal(tree, event)) continue;
    bool own = std::any_of(tree.Children(event).begin(), tree.Children(event).end(), [&](int32_t child) {
      const Deprel relation = BaseRelation(tree[child].deprel);
      return (relation == Deprel::kObl || relation == Deprel::kAdvmod) && tells_time(child);
    });
    // "joined the choir and left it in 1950": what is told whole before another event has none of its times.
    const bool told_before =
        clause > event && tree.Head(clause) == event && tree[clause].deprel == Deprel::kConj && !IsMatched(clause) &&
        std::any_of(tree.Children(event).begin(), tree.Children(event).end(), [&](int32_t child) {
          return child > event && child < clause && kWholeWith.Has(BaseRelation(tree[child].deprel));
        });
    // "was lifted eleven years later", whatever hangs on what.
    constexpr int32_t kRightBehind = 3;
    for (int32_t at = event + 1; at <= event + kRightBehind && at < tree.size() && !own; ++at) {
      if (tree[at].upos == Upos::kPunct || tree[at].upos == Upos::kVerb || tree[at].upos == Upos::kAdp) break;
      own = tells_time(at);
    }
    if (!own && !told_before) continue;
    if (clause == event) return false;
    timed = true;
  }
  if (timed) return true;
  // "when was the meeting": when it was, not when something was done at it.
  const bool verb = std::any_of(asked_.words().begin(), asked_.words().end(),
                                [](const AskedWord& word) { return word.verb || word.asked; });
  if (verb || clause < 0 || tree.Head(candidate.head) != clause || tree[clause].upos != Upos::kVerb) return false;
  return !IsMatched(clause) && !IsIn(WordList::kTakingPlace, AsciiLowered(tree[clause].lemma));
}

// "north of Lund" is not in Lund; "from Lund to Ystad" are two places.
bool SentenceAlignment::IsBesidePlace(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t first = candidate.tokens.front(), last = candidate.tokens.back();
  for (int32_t token = first + 1; token < last; ++token) {
    if (tree[token].upos == Upos::kAdp && IsOneOf(AsciiLowered(tree[token].form), {"to", "from"})) return true;
  }
  if (candidate.preposition != "of" || first < 2) return false;
  int32_t before = first - 1;
  while (before > 0 && AsciiLowered(tree[before].form) != "of") --before;
  return before > 0 && IsIn(WordList::kBesidePlace, AsciiLowered(tree[before - 1].form));
}

// "moved from Lund": where somebody moved is not where from, but for what comes from there.
bool SentenceAlignment::IsLeftPlace(const Candidate& candidate) const {
  if (candidate.preposition != "from" || asked_.preposition() == "from") return false;
  const int32_t root = asked_.tree().root();
  return asked_.tree()[root].upos == Upos::kVerb && !IsIn(WordList::kOrigin, AsciiLowered(asked_.tree()[root].lemma)) &&
         std::none_of(asked_.tree().Children(root).begin(), asked_.tree().Children(root).end(),
                      [&](int32_t child) { return asked_.tree()[child].form == "from"; });
}

bool SentenceAlignment::IsSettingOfPlace(const Candidate& candidate) const {
  const int32_t place = asked_.governor(), noun = read_.tree().Head(candidate.head);
  const bool what_is_there =
      place >= 0 && asked_.tree().HasChild(place, {Deprel::kCop}) && !asked_.tree().Preposition(place).empty();
  return what_is_there && noun >= 0 && MatchOfToken(place, noun) >= kMatched && !candidate.preposition.empty();
}

bool SentenceAlignment::HoldsTwoAmounts(const Candidate& candidate) const {
  if (!IsValue(candidate.kind) || candidate.kind == CandidateKind::kDuration) return false;
  const SentenceTree& tree = read_.tree();
  const std::string unit = AsciiLowered(tree[candidate.head].lemma);
  bool joined = false;
  for (const int32_t token : candidate.tokens) {
    joined = joined || tree[token].upos == Upos::kCconj;
    if (joined && token != candidate.head &&
        (AsciiLowered(tree[token].lemma) == unit || tree[token].type == EntityType::kMoney)) {
      return true;
    }
  }
  return false;
}

bool SentenceAlignment::IsOfNextName(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  int32_t at = candidate.tokens.front() - 1;
  if (at > 0 && tree[at].upos == Upos::kAdp) --at;
  const int32_t name = at;
  while (at > 0 && IsName(tree[at]) && !IsMatched(at)) {
    // A name of the graph has the comma before it in its token.
    if (tree[at].form.starts_with(",")) return IsDate(tree[at - 1]);
    --at;
  }
  return at < name && at > 0 && IsOneOf(AsciiLowered(tree[at].form), {",", "and"}) && IsDate(tree[at - 1]);
}

bool SentenceAlignment::DatesOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  // "when does it take place": not when it once took place online.
  const int32_t asked = asked_.tree().root(), clause = ClauseOf(candidate.head);
  // "when is it open": nor when it was opened.
  const int32_t copula = asked < 0 ? -1 : asked_.tree().Child(asked, {Deprel::kCop});
  const bool state = copula >= 0 && asked_.tree()[copula].xpos == Xpos::kVbz && asked_.tree()[asked].upos == Upos::kAdj;
  const bool habitual = asked >= 0 && (asked_.tree()[asked].xpos == Xpos::kVbz || state);
  const int32_t auxiliary = clause < 0 ? -1 : tree.Child(clause, {Deprel::kAuxPass});
  const bool past = clause >= 0 && (tree[clause].xpos == Xpos::kVbd ||
                                    (state && auxiliary >= 0 && tree[auxiliary].xpos == Xpos::kVbd));
  if (habitual && candidate.kind == CandidateKind::kDate && past) return true;
  if (candidate.kind == CandidateKind::kDate && IsOfNextName(candidate)) return true;
  const int32_t noun = tree.Head(candidate.head);
  if (candidate.kind != CandidateKind::kDate || noun <= candidate.head || tree[noun].upos != Upos::kNoun) return false;
  const int32_t subject = tree.Child(noun, kSubjectRelations);
  return !IsMatched(noun) && subject >= 0 && !IsMatched(subject);
}

bool SentenceAlignment::IsCutShort(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t before = candidate.tokens.front() - 1;
  // "the Queen of Norland": not any queen.
  const int32_t of = candidate.tokens.back() + 1;
  if (candidate.kind <= CandidateKind::kOtherName && of + 1 < tree.size() && tree[of].form == "of" &&
      IsTitleWord(AsciiLowered(tree[candidate.head].form)) && tree.IsUnder(of, candidate.head)) {
    return true;
  }
  // "the Tour of the Lakes": with an article before it, the name ends behind "of".
  const bool article = AsciiLowered(tree[candidate.tokens.front()].form) == "the" ||
                       (before >= 0 && AsciiLowered(tree[before].form) == "the");
  if (article && candidate.kind <= CandidateKind::kOtherName && !candidate.coordination && of + 1 < tree.size() &&
      tree[of].form == "of" && tree.IsUnder(of, candidate.head)) {
    const int32_t next = AsciiLowered(tree[of + 1].form) == "the" ? of + 2 : of + 1;
    if (next < tree.size() && IsName(tree[next]) && !IsMatched(next)) return true;
  }
  // "called St Ann's from 1920": the mark is the name's where it owns nothing.
  if (candidate.kind <= CandidateKind::kOtherName && of < tree.size() && tree[of].xpos == Xpos::kPos &&
      (of + 1 == tree.size() || tree[of + 1].upos == Upos::kAdp || tree[of + 1].upos == Upos::kPunct)) {
    return true;
  }
  return candidate.kind <= CandidateKind::kOtherName && before >= 0 &&
         ParseOrdinal(AsciiLowered(tree[before].form)).has_value() && tree.IsUnder(before, candidate.head);
}

bool SentenceAlignment::CountsOthers(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t head = candidate.head;
  // "one of the largest" counts nothing.
  if (AsciiLowered(tree[head].form) == "one" && head + 1 < tree.size() && tree[head + 1].form == "of") return true;
  if (IsOneOfMany(candidate)) return true;
  // "two other bridges" are not all, but "five or more bridges" are, and "a further two" may be all that were built.
  const auto besides = [](const Token& token) { return IsIn(WordList::kBesides, AsciiLowered(token.form)); };
  const auto& question = asked_.sentence().tokens;
  if (std::none_of(question.begin(), question.end(), besides)) {
    for (int32_t token = head + 1; token < tree.Head(head); ++token) {
      if (besides(tree[token]) && tree[token - 1].form != "or") return true;
    }
  }
  // Neither a length of time nor money counts anything else.
  const bool time_asked = std::any_of(asked_.words().begin(), asked_.words().end(), [&](const AskedWord& word) {
    const Token& token = asked_.sentence().tokens[static_cast<size_t>(word.token)];
    return word.asked && (NounClasses(lexicon_, token) & WordClass::kTimeNoun) != 0;
  });
  if (candidate.kind == CandidateKind::kDuration && !asked_.noun().empty() && !time_asked) return true;
  if (candidate.kind == CandidateKind::kMoney && !asked_.noun().empty() &&
      !std::binary_search(read_.stems(head).begin(), read_.stems(head).end(), asked_.noun_stem())) {
    return true;
  }
  if (IsIn(WordList::kCountedBare, asked_.noun()) && asked_.noun() != "time") {
    // "200,000 fish" are no people.
    const int32_t those = tree[head].upos == Upos::kNoun ? head : tree.Head(head);
    const bool noun = those >= 0 && tree[those].upos == Upos::kNoun;
    const uint32_t file = noun ? NounFile(NounClasses(lexicon_, tree[those])) : 0;
    for (const std::string_view other : {"dog", "house", "tree", "bread"}) {
      if (file != 0 && file == NounFile(lexicon_.Classes(other))) return true;
    }
  }
  if (asked_.noun().empty() || IsIn(WordList::kCountedBare, asked_.noun())) {
    return false;
  }
  const int32_t counted = tree[head].upos == Upos::kNoun ? head : tree.Head(head);
  if (counted < 0 || tree[counted].upos != Upos::kNoun) return false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    const auto& stems = read_.stems(token);
    if (!std::binary_search(stems.begin(), stems.end(), asked_.noun_stem())) continue;
    if (token == counted && (IsCountedWider(counted) || IsCountOfSort(counted))) return true;
    // "four seeds and seven coins": not four, where it is asked how many coins.
    const int32_t number = tree.Child(token, {Deprel::kNummod});
    return token != counted && tree[token].upos == Upos::kNoun && number >= 0 && number != head &&
           tree.HasChild(counted, {Deprel::kNummod});
  }
  const uint32_t wanted = NounFile(lexicon_.Classes(asked_.noun()));
  const uint32_t found = NounFile(NounClasses(lexicon_, tree[counted]));
  if (wanted == 0 || found == 0) return false;
  // "six classrooms" are no paintings, though both are made.
  const NounKinds kinds(&relations_);
  const std::string noun = AsciiLowered(tree[counted].lemma);
  const bool known = kinds.IsNoun(noun) && kinds.IsNoun(asked_.noun());
  const bool staff = IsIn(WordList::kStaff, noun) && IsIn(WordList::kStaff, asked_.noun());
  return !staff && (wanted != found || (known && !kinds.IsKindOf(noun, asked_.noun())));
}

// "nine wooden boats and four steam boats": neither is how many boats there were.
bool SentenceAlignment::IsCountOfSort(int32_t counted) const {
  const SentenceTree& tree = read_.tree();
  const auto is_sort = [&](int32_t noun) {
    const std::span<const int32_t> parts = tree.Children(noun);
    const auto describes = [&](int32_t part) {
      return (tree[part].deprel == Deprel::kAmod || tree[part].deprel == Deprel::kCompound) && !IsMatched(part);
    };
    return tree.HasChild(noun, {Deprel::kNummod}) && std::any_of(parts.begin(), parts.end(), describes);
  };
  if (!is_sort(counted)) return false;
  for (int32_t noun = 0; noun < tree.size(); ++noun) {
    if (noun != counted && read_.stems(noun) == read_.stems(counted) && is_sort(noun)) return true;
  }
  return false;
}

// "three keepers" are not all principal keepers.
bool SentenceAlignment::IsCountedWider(int32_t counted) const {
  const SentenceTree& asked = asked_.tree();
  const auto counts = [](const Token& token) {
    return token.upos == Upos::kNum || token.upos == Upos::kDet || IsIn(WordList::kBesides, AsciiLowered(token.form)) ||
           IsOneOf(AsciiLowered(token.form), {"many", "some", "total", "whole", "different", "various"});
  };
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const Token& token = asked[word.token];
    const bool describes = word.token < asked_.hole() && asked.IsUnder(word.token, asked_.hole());
    if (!describes || word.name || counts(token) || read_.tree()[counted].upos != Upos::kNoun) continue;
    if (!IsFound(w)) return true;
    // "40 sailing boats and 12 steam boats": it stands with others of them.
    bool own = false, elsewhere = false;
    for (int32_t t = 0; t < read_.tree().size(); ++t) {
      if (match_[w][static_cast<size_t>(t)] < kMatched) continue;
      own = own || read_.tree().IsUnder(t, counted);
      const int32_t noun = read_.tree().Head(t);
      elsewhere = elsewhere || (noun >= 0 && noun != counted && MatchOfToken(asked_.hole(), noun) >= kMatched);
    }
    if (elsewhere && !own) return true;
  }
  return false;
}

bool SentenceAlignment::IsLength(const Candidate& candidate) const {
  if (candidate.kind != CandidateKind::kDuration) return false;
  const SentenceTree& tree = read_.tree();
  return std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
    return tree[token].upos == Upos::kNum || IsOneOf(AsciiLowered(tree[token].form), {"a", "an"}) ||
           tree[token].kind == TokenKind::kQuantity;
  });
}

bool SentenceAlignment::IsSaidOfName(const Candidate& candidate) const {
  const auto only_names = std::all_of(asked_.words().begin(), asked_.words().end(),
                                      [](const AskedWord& word) { return word.name || word.asked || word.light; });
  const bool value = asked_.kind() == AskedKind::kAmount || asked_.kind() == AskedKind::kCount;
  if (!only_names || value) return true;
  const SentenceTree& tree = read_.tree();
  const int32_t head = candidate.head;
  const int32_t clause = ClauseOf(head);
  if (clause >= 0 && (IsMatched(clause) || tree[clause].upos != Upos::kVerb ||
                      IsIn(WordList::kBeing, AsciiLowered(tree[clause].lemma)))) {
    return true;
  }
  for (int32_t name = 0; name < tree.size(); ++name) {
    if (!IsMatched(name)) continue;
    if (name == head) return true;
    const int32_t below = tree.Head(name) == head ? name : tree.Head(head) == name ? head : -1;
    if (below >= 0 && tree[below].deprel != Deprel::kConj) return true;
  }
  return false;
}

bool SentenceAlignment::HoldsPlace(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  return std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
    return token > candidate.head && tree[token].deprel == Deprel::kCase && tree[token].form != "of" &&
           tree[token].xpos != Xpos::kPos;
  });
}

}  // namespace whence
