#include "rules/extraction/gapping.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/qualifiers.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {
namespace {

constexpr int32_t kLongestPhrase = 8;

struct Range {
  int32_t begin = -1, end = -1;
  bool empty() const { return begin >= end; }
  bool Has(int32_t i) const { return i >= begin && i < end; }
};

// A phrase and its time.
struct Pair {
  int32_t preposition = -1;  // the phrase's
  Range phrase;              // without it
  Range time;                // with its prepositions
  int32_t begin() const {
    const int32_t first = preposition >= 0 ? preposition : phrase.begin;
    return time.empty() ? first : std::min(first, time.begin);
  }
  int32_t end() const { return std::max(phrase.end, time.end); }
};

class Reader {
 public:
  Reader(const Sentence& sentence, const SentenceTree& tree, const GrammarWords& words)
      : sentence_(sentence), tree_(tree), words_(words) {}

  std::vector<GapReading> Read() {
    for (int32_t i = 2; i < tree_.size(); ++i) {
      const Range time = TimeAt(i);
      if (!time.empty()) {
        // "... to Lund in 1950 and to Oslo in 1955", "the mill burned in 1910 and the church in 1950"
        const Pair first = IsVerb(i - 1) ? Pair{-1, {i, i}, time} : Before(i, time);
        if (FindRemnants(first, time.end, false)) return Readings();
        i = time.end - 1;
        continue;
      }
      // "In 1922 ... to Vik, in 1940 to Hans Moe"
      if (SeparatorEnd(i) > i && IsNominal(tree_[i - 1])) {
        if (FindRemnants(Before(i, {}), i, true)) return Readings();
      }
    }
    return {};
  }

 private:
  bool IsVerb(int32_t i) const {
    return i >= 0 && i < tree_.size() && (tree_[i].upos == Upos::kVerb || tree_[i].upos == Upos::kAux);
  }
  std::string Word(int32_t i) const { return i >= 0 && i < tree_.size() ? AsciiLowered(tree_[i].form) : std::string(); }
  bool IsDateAt(int32_t i) const { return i >= 0 && i < tree_.size() && IsTime(tree_[i]); }

  // "in 1950", "from 1950 to 1955", "between May and June 1980"; a date without a word before it is none.
  Range TimeAt(int32_t i) const {
    const std::string word = Word(i);
    if (!IsOneOf(word, {"in", "on", "from", "between", "until", "till", "since", "by"}) || !IsDateAt(i + 1)) return {};
    const std::string to = Word(i + 2);
    const bool second = word == "between" ? to == "and" : IsOneOf(to, {"to", "until", "till"});
    return {i, second && IsDateAt(i + 3) ? i + 4 : i + 2};
  }

  // Behind ",", "and" and ", and"; the position itself where there is none.
  int32_t SeparatorEnd(int32_t i) const {
    if (Word(i) == ",") ++i;
    return IsOneOf(Word(i), {"and", "or"}) ? i + 1 : i;
  }

  // What a noun phrase is made of.
  bool IsOfPhrase(int32_t i) const {
    if (i < 0 || i >= tree_.size() || IsDateAt(i)) return false;
    const Token& token = tree_[i];
    switch (token.upos) {
      case Upos::kDet:
      case Upos::kAdj:
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kNum:
      case Upos::kPart:
        return !IsWhWord(token);
      case Upos::kPron:
        return token.xpos == Xpos::kPrpPoss;
      case Upos::kAdp:
        return AsciiLowered(token.form) == "of";
      default:
        return token.form == "&";
    }
  }

  // The phrase that ends before a token, with its preposition.
  Pair Before(int32_t end, Range time) const {
    Pair pair;
    pair.time = time;
    int32_t begin = end;
    while (begin > 0 && end - begin < kLongestPhrase && IsOfPhrase(begin - 1)) --begin;
    pair.phrase = {begin, end};
    if (begin > 0 && tree_[begin - 1].upos == Upos::kAdp) pair.preposition = begin - 1;
    return pair;
  }

  // The phrase that begins at a token; empty where none does.
  Pair PhraseAt(int32_t begin) const {
    Pair pair;
    if (begin < tree_.size() && tree_[begin].upos == Upos::kAdp) pair.preposition = begin++;
    int32_t end = begin;
    while (end - begin < kLongestPhrase && IsOfPhrase(end)) ++end;
    pair.phrase = {begin, end};
    if (!pair.phrase.empty() && HeadOf(pair.phrase) < 0) pair.phrase = {};
    return pair;
  }

  // The noun that the phrase is about: the last one before "of".
  int32_t HeadOf(Range phrase) const {
    int32_t head = -1;
    for (int32_t i = phrase.begin; i < phrase.end && Word(i) != "of"; ++i) {
      const bool nominal = IsNominal(tree_[i]) && tree_[i].upos != Upos::kPron;
      if (!nominal) continue;
      // What is flat below a name hangs on its first word, as in the parser's own trees.
      const bool flat = tree_[i].deprel == Deprel::kFlat && phrase.Has(tree_.Head(i));
      if (!flat) head = i;
    }
    return head;
  }

  bool FindRemnants(const Pair& first, int32_t at, bool time_first) {
    pairs_ = {first};
    bool joined = false;
    for (int32_t next = at;;) {
      const int32_t begin = SeparatorEnd(next);
      if (begin == next) break;
      Pair pair;
      if (time_first) {
        const Range time = TimeAt(begin);
        if (time.empty()) break;
        pair = PhraseAt(time.end);
        pair.time = time;
      } else {
        pair = PhraseAt(begin);
        if (!pair.phrase.empty()) pair.time = TimeAt(pair.phrase.end);
      }
      if (pair.phrase.empty() || pair.time.empty()) break;
      joined = joined || Word(begin - 1) != ",";
      next = pair.end();
      pairs_.push_back(pair);
    }
    if (pairs_.size() < 2 || (!joined && pairs_.size() < 3)) return false;
    const int32_t after = pairs_.back().end();
    if (IsVerb(after) || (after < tree_.size() && tree_[after].upos == Upos::kPart)) return false;
    if (!FindVerb()) return false;
    if (time_first && !FindLeadingTime()) return false;
    return Classify();
  }

  // The verb before the first phrase that it belongs to.
  bool FindVerb() {
    const Pair& first = pairs_.front();
    predicate_ = -1;
    nominal_ = false;
    if (first.phrase.empty()) {
      predicate_ = first.phrase.begin - 1;
      return IsVerb(predicate_) && tree_[predicate_].upos == Upos::kVerb;
    }
    head_ = HeadOf(first.phrase);
    if (head_ < 0) return false;
    if (tree_.HasChild(head_, {Deprel::kCop})) {
      predicate_ = head_;
      nominal_ = true;
      return first.preposition < 0;
    }
    int32_t verb = tree_.Head(head_);
    while (verb >= 0 && tree_[verb].upos != Upos::kVerb) verb = tree_.Head(verb);
    predicate_ = verb;
    // Right before the phrase: what stands between would be another one of its phrases.
    return verb >= 0 && verb < first.begin() && tree_.Head(head_) == verb;
  }

  // "In 1922 the paper was sold to": the last time before the verb, with no verb between.
  bool FindLeadingTime() {
    for (int32_t i = predicate_ - 1; i >= 0; --i) {
      if (tree_[i].upos == Upos::kVerb) return false;
      const Range time = TimeAt(i);
      if (time.empty() || time.end > predicate_) continue;
      pairs_.front().time = time;
      return true;
    }
    return false;
  }

  bool IsPerson(int32_t node) const {
    return node >= 0 && (tree_[node].type == EntityType::kPerson || words_.person_noun.contains(tree_[node].lemma) ||
                         IsOneOf(AsciiLowered(tree_[node].form), {"he", "she", "who"}));
  }
  bool IsNameAt(int32_t node) const {
    const std::string_view form = tree_[node].form;
    return IsName(tree_[node]) && !IsAsciiLower(form[0]);
  }
  // "900 people in 1880 and 700 in 1920": a number that counts what the first phrase names.
  bool Counts(const Pair& pair) const {
    const bool number = pair.phrase.end == pair.phrase.begin + 1 && tree_[pair.phrase.begin].upos == Upos::kNum;
    return number && !of_subject_ && head_ >= 0 && tree_[head_].upos == Upos::kNoun &&
           tree_.HasChild(head_, {Deprel::kNummod});
  }

  // Whether what stands beside the later times takes the place of the phrase, or of the subject.
  bool Classify() {
    const Pair& first = pairs_.front();
    subject_ = tree_.Child(predicate_, kSubjectRelations);
    const std::string preposition = Word(first.preposition);
    bool all_phrases = !first.phrase.empty(), all_subjects = subject_ >= 0 && subject_ < predicate_;
    for (size_t i = 1; i < pairs_.size(); ++i) {
      const int32_t head = HeadOf(pairs_[i].phrase);
      const bool same = Word(pairs_[i].preposition) == preposition;
      const bool bare = pairs_[i].preposition < 0;
      const bool name = IsNameAt(head);
      bool subject = bare;
      if (!first.phrase.empty()) {
        const bool person = tree_[head].type == EntityType::kPerson && IsPerson(subject_);
        // "Lund became a city in 1900 and Oslo in 1910", "Ann Lee was coach until 1980 and Carl Dahl until 1985"
        const bool attribute = first.preposition < 0 && (nominal_ || words_.person_noun.contains(tree_[head_].lemma) ||
                                                         IsOneOf(Word(first.phrase.begin), {"a", "an"}));
        subject = bare && name && !IsNameAt(head_) && (person || attribute);
      }
      all_subjects = all_subjects && subject;
      all_phrases = all_phrases && !subject && (same || (bare && first.preposition >= 0));
    }
    of_subject_ = all_subjects;
    return all_phrases || all_subjects;
  }

  std::vector<GapReading> Readings() const {
    std::vector<GapReading> readings;
    const int32_t begin = std::min(pairs_[1].begin(), pairs_.front().end());
    for (size_t i = 0; i < pairs_.size(); ++i) {
      GapReading reading{sentence_, pairs_[i].begin(), pairs_[i].end()};
      std::vector<Token>& tokens = reading.sentence.tokens;
      int32_t predicate = predicate_;
      if (i > 0) predicate = Put(pairs_[i], tokens);
      const auto is_own = [&](int32_t at) {
        if (i == 0) return false;
        if (pairs_[i].time.Has(at) || at == pairs_[i].preposition) return true;
        const Pair& first = pairs_.front();
        const bool repeated = pairs_[i].preposition < 0 && at == first.preposition;
        return Counts(pairs_[i]) ? repeated || first.phrase.Has(at)
                                 : pairs_[i].phrase.Has(at) || (repeated && !of_subject_);
      };
      const auto is_spare = [&](int32_t at) {
        const Pair& first = pairs_.front();
        if (at >= begin && at < pairs_.back().end()) return at >= first.end() || i > 0;
        if (i == 0) return false;
        if (first.time.Has(at)) return true;
        if (of_subject_) return tree_.IsUnder(at, subject_);
        return first.phrase.Has(at) || at == first.preposition;
      };
      for (int32_t at = 0; at < tree_.size(); ++at) {
        if (is_own(at) || !is_spare(at) || at == predicate) continue;
        tokens[at].head = predicate;
        tokens[at].deprel = Deprel::kPunct;
        tokens[at].upos = Upos::kPunct;
        tokens[at].xpos = Xpos::kComma;
        tokens[at].kind = TokenKind::kWord;
        tokens[at].type = EntityType::kNone;
        tokens[at].value = std::monostate();
      }
      // What the parser hung on a phrase that is no part of this reading.
      for (int32_t at = 0; at < tree_.size(); ++at) {
        const int32_t head = tokens[at].head;
        if (head >= 0 && tokens[head].upos == Upos::kPunct && tokens[at].upos != Upos::kPunct) {
          tokens[at].head = at == predicate ? -1 : predicate;
        }
      }
      readings.push_back(std::move(reading));
    }
    return readings;
  }

  // Puts a pair into the places of the first phrase, or of the subject, and of its time; returns the predicate.
  int32_t Put(const Pair& pair, std::vector<Token>& tokens) const {
    int32_t predicate = predicate_;
    const bool counts = Counts(pair);
    const int32_t head = counts ? head_ : HeadOf(pair.phrase);
    if (counts) {
      // It takes the place of the first number, so that the phrase reads as one: "700 people".
      Token& number = tokens[tree_.Child(head_, {Deprel::kNummod})];
      const Token told = number;
      number = tree_[pair.phrase.begin];
      number.head = told.head;
      number.deprel = told.deprel;
    }
    for (int32_t i = pair.phrase.begin; i < pair.phrase.end; ++i) {
      if (counts || i == head || pair.phrase.Has(tree_.Head(i))) continue;
      tokens[i].head = head;
      tokens[i].deprel = tree_[i].upos == Upos::kDet    ? Deprel::kDet
                         : tree_[i].upos == Upos::kAdj  ? Deprel::kAmod
                         : tree_[i].upos == Upos::kNum  ? Deprel::kNummod
                         : tree_[i].upos == Upos::kPron ? Deprel::kNmodPoss
                         : i < head                     ? Deprel::kCompound
                                                        : Deprel::kNmod;
    }
    const int32_t place = of_subject_ ? subject_ : head_;
    if (head != place) {
      tokens[head].head = tree_.Head(place);
      tokens[head].deprel = tree_[place].deprel;
      if (pair.preposition >= 0) {
        tokens[pair.preposition].head = head;
        tokens[pair.preposition].deprel = Deprel::kCase;
      }
      if (nominal_ && !of_subject_) {
        predicate = head;
        for (int32_t i = 0; i < tree_.size(); ++i) {
          if (i != head && tree_.Head(i) == predicate_ && !pairs_.front().phrase.Has(i)) tokens[i].head = predicate;
        }
        for (int32_t i = pair.phrase.begin; i < pair.phrase.end; ++i) {
          if (i != head && tokens[i].head == predicate_) tokens[i].head = head;
        }
      }
      // "moved to Lund in 1950 and Oslo in 1955": the preposition is said once.
      const int32_t said = pairs_.front().preposition;
      if (!of_subject_ && pair.preposition < 0 && said >= 0) tokens[said].head = head;
    }
    int32_t date = -1;
    for (int32_t i = pair.time.begin; i < pair.time.end; ++i) {
      if (IsDateAt(i)) {
        const bool between = date >= 0 && Word(pair.time.begin) == "between";
        tokens[i].head = between ? date : predicate;
        tokens[i].deprel = between ? Deprel::kConj : Deprel::kObl;
        if (date < 0) date = i;
      } else {
        tokens[i].head = i + 1;
        tokens[i].deprel = tree_[i].upos == Upos::kCconj ? Deprel::kCc : Deprel::kCase;
      }
    }
    return predicate;
  }

  const Sentence& sentence_;
  const SentenceTree& tree_;
  const GrammarWords& words_;
  std::vector<Pair> pairs_;
  int32_t predicate_ = -1;
  int32_t head_ = -1;     // of the first phrase
  int32_t subject_ = -1;  // of the predicate
  bool nominal_ = false;  // the first phrase is the predicate: "was mayor"
  bool of_subject_ = false;
};

}  // namespace

std::vector<GapReading> UnfoldGaps(const Sentence& sentence, const GrammarWords& words) {
  const auto dates = std::count_if(sentence.tokens.begin(), sentence.tokens.end(), IsTime);
  if (dates < 2) return {};
  const std::optional<SentenceTree> tree = SentenceTree::Build(sentence);
  if (!tree.has_value()) return {};
  return Reader(sentence, *tree, words).Read();
}

}  // namespace whence
