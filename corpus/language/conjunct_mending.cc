#include "corpus/language/conjunct_mending.h"

#include "corpus/language/mended_tree.h"
#include "corpus/language/token_class.h"

namespace whence {
namespace {

bool IsNoun(const Token& token) { return (token.upos == Upos::kNoun || token.upos == Upos::kPropn) && !IsDate(token); }

class Mender : private MendedTree {
 public:
  explicit Mender(std::vector<Token>& tokens) : MendedTree(tokens) {}

  void Run() {
    for (int32_t i = 0; i < size_; ++i) {
      const Token& token = tokens_[i];
      if (token.deprel == Deprel::kMark && token.head > i) MarkOfNoun(i);
      if (token.deprel == Deprel::kCase && token.upos == Upos::kAdp && token.head > i) CaseOfName(i);
      if (token.deprel == Deprel::kConj && token.head >= 0 && token.head < i && IsNoun(token)) {
        NameOfConjunct(i);
        ConjunctWithDate(i);
      }
      if (token.deprel == Deprel::kConj && token.head >= 0 && token.head < i) ClauseOfClause(i);
      if (token.deprel == Deprel::kAclRelcl && token.head >= 0 && token.head < i) ClauseOfLast(i);
      if (token.xpos == Xpos::kPrp && IsSubject(token.deprel) && i > 2) PlaceBeforePronoun(i);
    }
  }

 private:
  static bool IsModifier(Deprel relation) {
    return IsAmong(relation, {Deprel::kNmod, Deprel::kNmodUnmarked, Deprel::kObl, Deprel::kOblUnmarked});
  }

  // The word that makes a clause of what a node heads: "when", "because"; "" for none.
  std::string_view ClauseWord(int32_t node) const {
    for (const Token& token : tokens_) {
      if (token.head == node && (token.deprel == Deprel::kMark || token.xpos == Xpos::kWrb)) return token.form;
    }
    return "";
  }

  // "It ends when nobody bids or when all is sold": two clauses that begin alike.
  void ClauseOfClause(int32_t clause) {
    const std::string_view word = ClauseWord(clause);
    if (word.empty()) return;
    for (int32_t i = tokens_[clause].head + 1; i < clause; ++i) {
      if (tokens_[i].deprel != Deprel::kAdvcl || tokens_[i].head != tokens_[clause].head) continue;
      if (ClauseWord(i) != word) continue;
      tokens_[clause].head = i;
      return;
    }
  }

  // "the Elm, the Oak and the Ash, which is young": one that is so is the last.
  void ClauseOfLast(int32_t clause) {
    const int32_t first = tokens_[clause].head;
    int32_t last = -1, subject = -1, verb = -1;
    for (int32_t i = first + 1; i < clause; ++i) {
      if (tokens_[i].head == first && tokens_[i].deprel == Deprel::kConj) last = i;
      if (tokens_[i].head == clause && IsSubject(tokens_[i].deprel)) subject = i;
      if (tokens_[i].head == clause && IsAmong(tokens_[i].deprel, {Deprel::kCop, Deprel::kAux, Deprel::kAuxPass})) {
        verb = verb < 0 ? i : verb;
      }
    }
    const Token& finite = tokens_[verb < 0 ? clause : verb];
    const bool singular = finite.xpos == Xpos::kVbz || finite.form == "was";
    if (last < 0 || subject <= last || !singular || !IsNoun(tokens_[last])) return;
    if (tokens_[subject].xpos != Xpos::kWdt && tokens_[subject].xpos != Xpos::kWp) return;
    tokens_[clause].head = last;
  }

  // "Since our formation in 1999": in front of a noun without a verb stands a preposition.
  void MarkOfNoun(int32_t mark) {
    if (tokens_[mark].xpos != Xpos::kIn || mark + 1 >= size_) return;
    int32_t noun = tokens_[mark].head;
    if (!IsNoun(tokens_[noun])) {
      const int32_t verb = noun;
      noun = mark + 1;
      while (tokens_[noun].head >= 0 && tokens_[noun].head != verb) noun = tokens_[noun].head;
      if (tokens_[noun].head != verb || HasChild(noun, {Deprel::kCase})) return;
    }
    const bool verbal = HasChild(noun, {Deprel::kCop, Deprel::kNsubj, Deprel::kNsubjPass});
    if (noun <= mark || !IsNoun(tokens_[noun]) || !IsModifier(tokens_[noun].deprel) || verbal) return;
    Hang(mark, noun, Deprel::kCase);
  }

  // "by tenor Ron Vik": the preposition is the name's, and not the word's before it.
  void CaseOfName(int32_t preposition) {
    int32_t noun = tokens_[preposition].head;
    if (tokens_[preposition + 1].form == "-") return;
    while (tokens_[noun].deprel == Deprel::kNmodDesc && tokens_[noun].head > noun) noun = tokens_[noun].head;
    tokens_[preposition].head = noun;
  }

  // What a noun behind "and" goes with where a date stands between: "mayor" of "mayor in 1990 and governor"; of a verb
  // its object or what it made somebody, of a copula the noun itself.
  int32_t PartnerBefore(int32_t date) const {
    const int32_t on = tokens_[date].head;
    if (on < 0 || on > date) return -1;
    if (IsNoun(tokens_[on])) return on;
    if (tokens_[on].upos != Upos::kVerb) return -1;
    for (int32_t i = date - 1; i > on; --i) {
      if (tokens_[i].head == on && IsAmong(tokens_[i].deprel, {Deprel::kObj, Deprel::kXcomp}) && IsNoun(tokens_[i]))
        return i;
    }
    return -1;
  }

  // "she and her husband Hugh Lee", read as her, a husband and Hugh Lee.
  void NameOfConjunct(int32_t name) {
    const Token& before = tokens_[name - 1];
    const bool beside = before.deprel == Deprel::kConj && before.head == tokens_[name].head && before.xpos == Xpos::kNn;
    if (beside && tokens_[name].upos == Upos::kPropn) Hang(name, name - 1, Deprel::kFlat);
  }

  // "She was mayor in 1990 and governor in 1995": no noun is joined to a date, and each has its own.
  void ConjunctWithDate(int32_t noun) {
    int32_t first = tokens_[noun].head;
    if (IsDate(tokens_[first])) {
      const int32_t verb = tokens_[first].head;
      if (verb >= 0 && tokens_[verb].upos == Upos::kVerb && HasChild(noun, {Deprel::kCase})) {
        return Hang(noun, verb, Deprel::kObl);  // "from Lund in 1961 and from Turku in 1962"
      }
      const int32_t partner = PartnerBefore(first);
      if (partner < 0 || HasChild(noun, {Deprel::kCop, Deprel::kNsubj, Deprel::kCase})) return;
      tokens_[noun].head = first = partner;
      tokens_[noun].lead = Token::kSure;  // the network's rival of the date
    }
    const auto is_own = [&](int32_t date, int32_t above) {
      return IsDate(tokens_[date]) && tokens_[date].head == above && IsModifier(tokens_[date].deprel);
    };
    for (const int32_t above : {first, tokens_[first].head}) {
      if (above < 0 || above > noun) continue;
      int32_t before = first + 1;
      while (before < noun && !is_own(before, above)) ++before;
      int32_t behind = noun + 1;
      while (behind < size_ && (IsUnder(behind, noun) || tokens_[behind].deprel == Deprel::kCase) &&
             !is_own(behind, above)) {
        ++behind;
      }
      if (before >= noun || behind >= size_ || !is_own(behind, above)) continue;
      Hang(behind, noun, Deprel::kNmod);
      return;
    }
  }

  // "Born in Perth, Australia he moved": a name right before the subject is no second one, but a part of the place.
  void PlaceBeforePronoun(int32_t pronoun) {
    const int32_t name = tokens_[pronoun - 1].form == "," && pronoun > 3 ? pronoun - 2 : pronoun - 1;
    const int32_t place = name - 2;
    const int32_t verb = tokens_[pronoun].head;
    if (tokens_[name].upos != Upos::kPropn || tokens_[name - 1].form != ",") return;
    if (tokens_[place].upos != Upos::kPropn || !IsModifier(tokens_[place].deprel) || verb < pronoun) return;
    const int32_t on = tokens_[name].head;
    if (on < 0) {
      Hang(verb, -1, Deprel::kRoot);
    } else if (tokens_[name].deprel != Deprel::kAppos || tokens_[on].upos != Upos::kVerb) {
      if (on != verb || !IsSubject(tokens_[name].deprel)) return;
    } else if (IsUnder(verb, name)) {
      if (tokens_[on].head >= 0) return;
      Hang(verb, -1, Deprel::kRoot);
      Hang(on, verb, Deprel::kAdvcl);
    }
    for (int32_t i = 0; i < size_; ++i) {
      if (tokens_[i].head != name || i == verb) continue;
      tokens_[i].head = verb;
      if (tokens_[i].deprel == Deprel::kAcl) tokens_[i].deprel = Deprel::kAdvcl;
    }
    Hang(name, place, Deprel::kNmodUnmarked);
    tokens_[name - 1].head = name;
  }
};

}  // namespace

void MendConjuncts(std::vector<Token>* tokens) { Mender(*tokens).Run(); }

}  // namespace whence
