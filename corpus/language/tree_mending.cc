#include "corpus/language/tree_mending.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/mended_tree.h"
#include "corpus/language/token_class.h"
#include "corpus/language/verb_mending.h"

namespace whence {
namespace {

// Before a noun a year is counted as a number.
bool IsYear(const Token& token) {
  return IsDate(token) || (token.upos == Upos::kNum && token.form.size() == 4 &&
                           token.form.find_first_not_of("0123456789") == std::string_view::npos);
}

bool IsPerson(const Token& token) {
  const bool pronoun = token.upos == Upos::kPron && token.xpos != Xpos::kDt && AsciiLowered(token.form) != "it";
  return token.type == EntityType::kPerson || (pronoun && !token.form.ends_with("thing"));
}

class Mender : private MendedTree {
 public:
  explicit Mender(std::vector<Token>& tokens) : MendedTree(tokens) {}

  void Run() {
    // Cheap to see: most sentences have nothing of this.
    for (int32_t i = 0; i < size_; ++i) {
      if (tokens_[i].head >= 0 && tokens_[tokens_[i].head].upos == Upos::kPunct) OffPunctuation(i);
    }
    for (int32_t i = 1; i < size_; ++i) {
      const Token& token = tokens_[i];
      if (IsModifier(token.deprel) && token.head >= 0 && tokens_[token.head].deprel == Deprel::kCase)
        UnderPreposition(i);
      if (token.xpos == Xpos::kVbn) PastOfSubject(i);
      if (token.deprel == Deprel::kAcl && token.xpos == Xpos::kVbd) {
        if (!RaiseRootVerb(i)) RaiseMainVerb(i);
      }
      if (token.deprel == Deprel::kAcl && (token.xpos == Xpos::kVbd || token.xpos == Xpos::kVbn)) RaiseJoinedVerb(i);
      if (token.deprel == Deprel::kAmod && token.xpos == Xpos::kVbn) PassiveOfOffice(i);
      if (IsName(token) && IsSubject(token.deprel) && IsSubject(tokens_[i - 1].deprel) &&
          token.head == tokens_[i - 1].head && tokens_[i - 1].xpos == Xpos::kNn) {
        Hang(i, i - 1, Deprel::kAppos);  // "The keeper Ann Lee came": no verb has two subjects
      }
      if (token.deprel == Deprel::kCase && token.xpos == Xpos::kVbn) ParticipleBeforePlace(i);
      if (IsSubject(token.deprel) && IsVerb(token.head)) DateBeforeSubject(i);
      if (IsSubject(token.deprel) && token.xpos == Xpos::kNns && IsVerb(token.head)) PresentOfClause(token.head);
      if (token.deprel == Deprel::kNummod && token.head > i && IsVerb(token.head)) NumberAsSubject(i);
      if (token.deprel == Deprel::kAmod && token.xpos == Xpos::kVbd && token.head == i + 1) RaiseBeforeStretch(i);
      if (token.head < 0 || token.head >= i) continue;
      if (token.deprel == Deprel::kVocative && IsName(token) && tokens_[i - 1].xpos == Xpos::kNn &&
          !IsUnder(i - 1, i)) {
        Hang(i, i - 1, Deprel::kFlat);  // "his wife Ida and son Paul"
      }
      if (token.deprel == Deprel::kConj && IsName(tokens_[token.head]) && tokens_[token.head].deprel == Deprel::kFlat &&
          tokens_[tokens_[token.head].head].upos == Upos::kNoun &&
          (token.upos == Upos::kNoun || tokens_[tokens_[token.head].head].xpos == Xpos::kNn)) {
        tokens_[i].head = tokens_[token.head].head;  // the son beside the wife, not beside her name
      }
      if (token.deprel == Deprel::kAppos && token.head == i - 1) JoinBeside(i);
      if ((token.deprel == Deprel::kAppos || token.deprel == Deprel::kConj) && tokens_[i - 1].form == ",") {
        LettersBehindName(i);
      }
      if (IsModifier(token.deprel) && token.upos == Upos::kVerb && IsFiniteTag(token.xpos)) RaisePhraseVerb(i);
      if (IsModifier(token.deprel) && i + 2 < size_ && tokens_[i + 1].xpos == Xpos::kTo) SubjectOfPurpose(i);
      if (token.upos == Upos::kNum && token.head == i - 1) RaiseScore(i);
      if (token.upos == Upos::kNum && token.head == i - 1 && token.deprel == Deprel::kFlat && IsVerb(token.head) &&
          !IsDate(token)) {
        tokens_[i].deprel = Deprel::kObj;  // "the hall seats 450": a number is no part of a verb
      }
      if (token.deprel == Deprel::kAcl || token.deprel == Deprel::kAdvcl) RaiseClause(i);
      if (IsModifier(token.deprel)) RaiseModifier(i);
      if (token.deprel == Deprel::kCompound || token.deprel == Deprel::kFlat) NameBehindNoun(i);
      if (token.deprel == Deprel::kFlat) TitleBeforeName(i);
      if (token.deprel == Deprel::kConj) DateBehindVerb(i);
      if (token.deprel == Deprel::kAdvmod && token.xpos == Xpos::kRp && token.head == i - 1 && IsVerb(token.head)) {
        tokens_[i].deprel = Deprel::kCompoundPrt;
      }
    }
  }

 private:
  static bool IsModifier(Deprel relation) {
    return IsAmong(relation, {Deprel::kNmod, Deprel::kNmodDesc, Deprel::kNmodUnmarked, Deprel::kObl, Deprel::kOblAgent,
                              Deprel::kOblUnmarked});
  }

  // The one preposition of a phrase; "" for none or several.
  std::string_view Preposition(int32_t node) const {
    std::string_view found;
    for (int32_t i = 0; i < node; ++i) {
      if (tokens_[i].head != node || tokens_[i].deprel != Deprel::kCase) continue;
      if (!found.empty()) return {};
      found = tokens_[i].form;
    }
    return found;
  }

  // Whether nothing behind the node hangs on those that it hangs below, up to `above`: only then may it be moved there.
  bool IsLastBelow(int32_t node, int32_t above) const {
    for (int32_t on = tokens_[node].head; on != above; on = tokens_[on].head) {
      for (int32_t i = node + 1; i < size_; ++i) {
        if (tokens_[i].head == on) return false;
      }
    }
    return true;
  }

  // The verb that the phrase at `node` stands in, over names, dates and what hangs on the verb itself; -1 for none.
  int32_t VerbOver(int32_t node) const {
    for (int32_t on = node, depth = 0; on >= 0 && depth < 4; on = tokens_[on].head, ++depth) {
      if (IsVerb(on)) return on;
      const Deprel relation = tokens_[on].deprel;
      if (!IsModifier(relation) && !IsAmong(relation, {Deprel::kObj, Deprel::kConj, Deprel::kAppos, Deprel::kFlat}))
        return -1;
    }
    return -1;
  }

  void RaiseModifier(int32_t node) {
    const int32_t on = tokens_[node].head;
    if (IsVerb(on)) return;
    if (tokens_[on].upos == Upos::kAdv && tokens_[on].deprel == Deprel::kAdvmod && IsVerb(tokens_[on].head)) {
      // "together with Ann Lee she led it"
      if (AsciiLowered(Preposition(node)) == "with") Hang(node, tokens_[on].head, Deprel::kObl);
      return;
    }
    const int32_t verb = VerbOver(on);
    if (verb < 0 || verb > on || !IsLastBelow(node, verb)) return;
    const std::string preposition = AsciiLowered(Preposition(node));
    if (preposition.empty() || preposition == "of") return;
    if (preposition == "by" && !IsDate(tokens_[node]) && IsPassive(verb) && !HasChild(verb, {Deprel::kOblAgent})) {
      // "was followed as president by Ann Lee"
      int32_t phrase = on;
      while (tokens_[phrase].head >= 0 && tokens_[phrase].head != verb) phrase = tokens_[phrase].head;
      const bool apart = tokens_[node].deprel == Deprel::kOblAgent || IsDate(tokens_[on]) ||
                         AsciiLowered(Preposition(phrase)) == "as" ||
                         (IsName(tokens_[on]) && tokens_[on].head == verb && IsModifier(tokens_[on].deprel));
      if (apart) Hang(node, verb, Deprel::kOblAgent);
      return;
    }
    if (IsDate(tokens_[on])) {
      if (!IsDate(tokens_[node])) Hang(node, verb, Deprel::kObl);
      return;
    }
    // "the engineer Ann Lee in Oslo"
    const bool named = std::any_of(tokens_.begin() + on, tokens_.begin() + node, [&](const Token& token) {
      return token.head == on && token.deprel == Deprel::kFlat && token.type == EntityType::kPerson;
    });
    const bool acts = (IsName(tokens_[on]) || named) && tokens_[on].deprel == Deprel::kOblAgent;
    const bool place = preposition == "in" || preposition == "at" || preposition == "on";
    if (acts && (preposition == "for" || preposition == "to")) Hang(node, verb, Deprel::kObl);  // for whom it was done
    if (place &&
        (acts || named || tokens_[on].type == EntityType::kPerson || (IsName(tokens_[node]) && IsBareObject(on)))) {
      Hang(node, verb, Deprel::kObl);
    }
  }

  // "law" of "studied law in Turku": of no thing in particular, so it has no place.
  bool IsBareObject(int32_t node) const {
    if (tokens_[node].deprel != Deprel::kObj || tokens_[node].xpos != Xpos::kNn) return false;
    return std::none_of(tokens_.begin(), tokens_.begin() + node,
                        [&](const Token& token) { return token.head == node && token.deprel != Deprel::kCompound; });
  }

  // "the keeper Ann Lee", "the barley variety Ora", read as "the keeper, Ann Lee" and "the barley, a variety".
  void JoinBeside(int32_t node) {
    const int32_t noun = tokens_[node].head;
    if (tokens_[noun].upos != Upos::kNoun || tokens_[noun].xpos != Xpos::kNn) return;
    if (IsName(tokens_[node])) {
      tokens_[node].deprel = Deprel::kFlat;
      tokens_[node].lead = Token::kSure;
      return;
    }
    if (tokens_[node].upos != Upos::kNoun) return;
    tokens_[node].lead = std::exchange(tokens_[noun].lead, Token::kSure);
    for (Token& token : tokens_) {
      if (token.head == noun) token.head = node;
    }
    Hang(node, tokens_[noun].head, tokens_[noun].deprel);
    Hang(noun, node, Deprel::kCompound);
  }

  // "Ann Lee, OBE, MD, leads it": capitals between commas behind a person's name are her honours and degrees, and
  // neither another subject nor another name of hers.
  void LettersBehindName(int32_t node) {
    const auto is_letters = [&](int32_t i) {
      const std::string_view form = tokens_[i].form;
      const auto is_letter = [](char c) { return IsAsciiUpper(c) || c == '.'; };
      const bool degree = form == "PhD" || form == "Ph.D." || form == "MSc" || form == "BSc";
      return degree || (form.size() > 1 && form.size() < 6 && std::all_of(form.begin(), form.end(), is_letter));
    };
    if (!is_letters(node)) return;
    int32_t name = node - 2;
    while (name >= 2 && is_letters(name) && tokens_[name - 1].form == ",") name -= 2;
    if (name < 0 || tokens_[name].kind != TokenKind::kName) return;
    // A name that is not known for a person's is one by several of them: "Kazuo Ito, OBE, FRSL".
    const bool several = name < node - 2 || (node + 2 < size_ && tokens_[node + 1].form == "," && is_letters(node + 2));
    const bool other = tokens_[name].type == EntityType::kOther && several;
    if (tokens_[name].type != EntityType::kPerson && !other) return;
    const int32_t next = node + 1 < size_ && tokens_[node + 1].form == "," ? node + 2 : node + 1;
    const bool listed = next < size_ && tokens_[next].upos == Upos::kCconj;
    if (listed || !IsUnder(tokens_[node].head, name)) return;
    for (int32_t i = node + 1; i < size_; ++i) {
      if (tokens_[i].head == node && !is_letters(i)) tokens_[i].head = name;
    }
    Hang(node, name, Deprel::kDep);
  }

  // Nothing hangs on a punctuation mark.
  void OffPunctuation(int32_t node) {
    int32_t head = tokens_[node].head;
    while (tokens_[head].upos == Upos::kPunct && tokens_[head].head >= 0) head = tokens_[head].head;
    tokens_[node].head = head;
  }

  // A preposition hangs on its noun, not the noun on it.
  void UnderPreposition(int32_t noun) {
    const int32_t preposition = tokens_[noun].head;
    if (tokens_[preposition].xpos != Xpos::kIn || preposition > noun || tokens_[preposition].head < 0) return;
    Hang(noun, tokens_[preposition].head, IsVerb(tokens_[preposition].head) ? Deprel::kObl : Deprel::kNmod);
    for (Token& token : tokens_) {
      if (token.head == preposition) token.head = noun;
    }
    Hang(preposition, noun, Deprel::kCase);
  }

  // "a firm based in Turku", read as a firm in-Turku with two prepositions.
  void ParticipleBeforePlace(int32_t participle) {
    const int32_t place = tokens_[participle].head;
    if (place != participle + 2 || !IsOneOf(tokens_[participle + 1].form, {"in", "at", "near"})) return;
    const int32_t noun = tokens_[place].head;
    if (noun < 0 || noun > participle || !IsModifier(tokens_[place].deprel)) return;
    Hang(participle, noun, Deprel::kAcl);
    Hang(place, participle, Deprel::kObl);
  }

  // "In 1931 cattle were sold", read as in 1931-cattle: a subject has no preposition, so it is the year's.
  void DateBeforeSubject(int32_t subject) {
    int32_t preposition = 0;
    while (preposition < subject &&
           (tokens_[preposition].head != subject || tokens_[preposition].deprel != Deprel::kCase)) {
      ++preposition;
    }
    const int32_t year = preposition + 1;
    const int32_t verb = tokens_[subject].head;
    if (year >= subject || verb < subject || tokens_[year].head != subject || !IsYear(tokens_[year])) return;
    for (int32_t i = 0; i < preposition; ++i) {
      if (tokens_[i].head == subject) return;
    }
    Hang(year, verb, Deprel::kObl);
    Hang(preposition, year, Deprel::kCase);
    if (IsDate(tokens_[year])) return;
    CalendarDate date;
    const std::string_view digits = tokens_[year].form;
    std::from_chars(digits.data(), digits.data() + digits.size(), date.year);
    tokens_[year].value = date;
  }

  // "because the jurors follow him": in such a clause a bare verb with a subject of its own is a present tense.
  void PresentOfClause(int32_t verb) {
    if (tokens_[verb].xpos != Xpos::kVb || tokens_[verb].deprel != Deprel::kAdvcl) return;
    bool introduced = false;
    for (const Token& token : tokens_) {
      if (token.head != verb) continue;
      if (IsAmong(token.deprel, {Deprel::kAux, Deprel::kAuxPass})) return;
      if (token.deprel != Deprel::kMark) continue;
      introduced = token.xpos == Xpos::kIn && token.form != "for" && token.form != "that";
      if (!introduced) return;
    }
    if (introduced) tokens_[verb].xpos = Xpos::kVbp;
  }

  // "Nine backed it, four opposed it": a verb is not counted.
  void NumberAsSubject(int32_t number) {
    const int32_t verb = tokens_[number].head;
    if (!HasChild(verb, {Deprel::kNsubj, Deprel::kNsubjPass})) tokens_[number].deprel = Deprel::kNsubj;
  }

  // "The mill in Turku employs nine", read as a mill in Turku-employs: a finite verb is no phrase, and the noun that it
  // is said to describe its subject.
  void RaisePhraseVerb(int32_t verb) {
    const int32_t noun = tokens_[verb].head;
    int32_t preposition = -1;
    int32_t place = -1;
    for (int32_t i = noun + 1; i < verb; ++i) {
      if (tokens_[i].head != verb) continue;
      if (tokens_[i].deprel == Deprel::kCase) preposition = i;
      if (IsAmong(tokens_[i].upos, {Upos::kNoun, Upos::kPropn, Upos::kNum})) place = i;
    }
    if (IsVerb(noun) || preposition < 0 || place < preposition || HasChild(noun, {Deprel::kCop})) return;
    for (int32_t i = noun + 1; i < size_; ++i) {
      if (i < place && tokens_[i].head == verb) tokens_[i].head = place;
      if (i > verb && tokens_[i].head == noun) tokens_[i].head = verb;
    }
    Hang(place, noun, Deprel::kNmod);
    Hang(verb, tokens_[noun].head, tokens_[noun].deprel);
    Hang(noun, verb, Deprel::kNsubj);
  }

  // "The siege of Orva lasted five weeks", read as weeks that lasted: a verb in the past between its subject and a
  // stretch of time.
  void RaiseBeforeStretch(int32_t verb) {
    const int32_t stretch = verb + 1;
    const auto* quantity = std::get_if<Quantity>(&tokens_[stretch].value);
    const bool time = quantity != nullptr && IsOneOf(quantity->unit, {"second", "minute", "hour", "day", "night",
                                                                      "week", "month", "year", "decade", "century"});
    if (!time || HasChild(stretch, {Deprel::kCop})) return;
    const int32_t noun = tokens_[stretch].head;
    if (noun < 0) {
      const bool acts = std::any_of(tokens_.begin(), tokens_.begin() + verb, [&](const Token& token) {
        return token.head == stretch && IsSubject(token.deprel);
      });
      if (!acts) return;
      for (int32_t i = 0; i < size_; ++i) {
        if (i != verb && tokens_[i].head == stretch) tokens_[i].head = verb;
      }
    } else {
      // "The siege of [Orva lasted five weeks]"
      const int32_t place = verb - 1;
      if (noun >= place || tokens_[noun].head >= 0 || HasChild(noun, {Deprel::kCop}) || IsVerb(noun)) return;
      if (tokens_[place].head != stretch || !IsAmong(tokens_[place].upos, {Upos::kNoun, Upos::kPropn})) return;
      if (!HasChild(stretch, {Deprel::kCase})) return;
      for (int32_t i = 0; i < size_; ++i) {
        if (i < place && tokens_[i].head == stretch) tokens_[i].head = place;
        if (i > verb && (tokens_[i].head == stretch || tokens_[i].head == noun)) tokens_[i].head = verb;
      }
      Hang(place, noun, Deprel::kNmod);
      Hang(noun, verb, Deprel::kNsubj);
    }
    Hang(verb, -1, Deprel::kRoot);
    Hang(stretch, verb, Deprel::kOblUnmarked);
  }

  // "held drills for its members to learn": who is to do it is the subject of that.
  void SubjectOfPurpose(int32_t node) {
    const int32_t verb = tokens_[node + 1].head;
    if (verb <= node || tokens_[verb].xpos != Xpos::kVb || Preposition(node) != "for") return;
    if (!IsAmong(tokens_[verb].deprel, {Deprel::kAcl, Deprel::kAdvcl}) || HasChild(verb, {Deprel::kNsubj})) return;
    const int32_t on = tokens_[node].head;
    if (tokens_[verb].head != node && IsUnder(verb, node)) return;
    if (tokens_[verb].head == node) tokens_[verb].head = on;
    tokens_[verb].deprel = IsVerb(tokens_[verb].head) ? Deprel::kAdvcl : Deprel::kAcl;
    for (int32_t i = 0; i < node; ++i) {
      if (tokens_[i].head == node && tokens_[i].deprel == Deprel::kCase) Hang(i, verb, Deprel::kMark);
    }
    Hang(node, verb, Deprel::kNsubj);
  }

  // "beat Varby 2-0": a result is no part of a name.
  void RaiseScore(int32_t node) {
    const int32_t name = tokens_[node].head;
    const int32_t verb = tokens_[name].head;
    if (!IsName(tokens_[name]) || !IsVerb(verb) || verb > name || tokens_[name].deprel != Deprel::kObj) return;
    const bool result = node + 2 < size_ && tokens_[node + 2].upos == Upos::kNum && tokens_[node + 2].head == node &&
                        tokens_[node + 1].head == node + 2 && tokens_[node + 1].form.size() < 4 &&
                        !IsAsciiLetter(tokens_[node + 1].form.front());
    if (result) Hang(node, verb, Deprel::kOblUnmarked);
  }

  // "lasted for five years unless extended", read as years that are extended unless: no such clause describes a noun.
  void RaiseClause(int32_t clause) {
    const int32_t on = tokens_[clause].head;
    const int32_t verb = IsModifier(tokens_[on].deprel) || tokens_[on].deprel == Deprel::kObj ? VerbOver(on) : -1;
    if (verb < 0 || verb > on || verb == on || !IsLastBelow(clause, verb)) return;
    for (int32_t i = on + 1; i < clause; ++i) {
      const Token& mark = tokens_[i];
      if (mark.head != clause || mark.deprel != Deprel::kMark) continue;
      if (IsOneOf(mark.form, {"unless", "until", "if", "because", "although", "though", "while"})) {
        return Hang(clause, verb, Deprel::kAdvcl);
      }
    }
  }

  // "She was elected secretary", read as "she was a secretary, elected": an office without an article is what one was
  // made, not what one was.
  void PassiveOfOffice(int32_t participle) {
    const int32_t office = tokens_[participle].head;
    if (office < participle || tokens_[office].xpos != Xpos::kNn) return;
    int32_t copula = -1;
    bool person = false;
    for (int32_t i = 0; i < office; ++i) {
      const Token& token = tokens_[i];
      if (token.head != office) continue;
      if (i > participle && token.deprel != Deprel::kCompound && token.deprel != Deprel::kAmod) return;
      if (IsAmong(token.deprel, {Deprel::kDet, Deprel::kNmodPoss, Deprel::kNummod, Deprel::kCase})) return;
      if (IsAmong(token.deprel, {Deprel::kCop, Deprel::kAuxPass})) copula = i;
      if (IsSubject(token.deprel)) person = IsPerson(token);
    }
    if (!person || copula + 1 != participle) return;
    Hang(participle, tokens_[office].head, tokens_[office].deprel);
    tokens_[participle].upos = Upos::kVerb;
    for (int32_t i = 0; i < size_; ++i) {
      Token& token = tokens_[i];
      const bool of_office =
          i > participle && IsAmong(token.deprel, {Deprel::kNmod, Deprel::kNmodUnmarked, Deprel::kCompound,
                                                   Deprel::kAmod, Deprel::kAcl, Deprel::kAclRelcl, Deprel::kAppos});
      const bool joined = i > office && token.deprel == Deprel::kConj && token.upos != Upos::kVerb;
      if (token.head != office || of_office || joined) continue;
      token.head = participle;
      token.lead = Token::kSure;  // the network's rival of the office
      if (IsSubject(token.deprel)) token.deprel = Deprel::kNsubjPass;
    }
    tokens_[copula].deprel = Deprel::kAuxPass;
    Hang(office, participle, Deprel::kXcomp);
    tokens_[participle].lead = tokens_[office].lead = Token::kSure;
  }

  void NameBehindNoun(int32_t node) {
    const Token& noun = tokens_[tokens_[node].head];
    if (!IsName(tokens_[node]) || noun.upos != Upos::kNoun || !Preposition(node).empty()) return;
    for (int32_t i = tokens_[node].head + 1; i < node; ++i) {
      if (tokens_[i].head != node) return;
    }
    tokens_[node].deprel = noun.xpos == Xpos::kNns ? Deprel::kAppos : Deprel::kFlat;
  }

  // "Mayor Ann Lee", read as one name with the title at its head: the name of several words is one without it.
  void TitleBeforeName(int32_t name) {
    const int32_t title = tokens_[name].head;
    const bool apart = tokens_[name].kind == TokenKind::kName && tokens_[name].type == EntityType::kPerson &&
                       tokens_[title].kind == TokenKind::kWord && tokens_[title].upos == Upos::kPropn;
    if (!apart || title + 1 != name) return;
    tokens_[name].head = tokens_[title].head;
    tokens_[name].deprel = tokens_[title].deprel;
    for (Token& token : tokens_) {
      if (token.head == title) token.head = name;
    }
    Hang(title, name, Deprel::kNmodDesc);
  }

  // "Eleven voted for it, six voted against": a regular participle with a subject and no auxiliary is a past tense,
  // unless it shares the passive of the verb before: "one was sold, the other scrapped".
  void PastOfSubject(int32_t verb) {
    const Token& token = tokens_[verb];
    if (!IsAmong(token.deprel, {Deprel::kRoot, Deprel::kConj, Deprel::kParataxis, Deprel::kCcomp, Deprel::kAclRelcl})) {
      return;
    }
    const bool relative = token.deprel == Deprel::kAclRelcl;  // "who last played for Lund"
    if (!token.form.ends_with("ed") || (!relative && token.head >= 0 && IsPassive(token.head))) return;
    int32_t subject = -1;
    for (int32_t i = 0; i < size_; ++i) {
      if (tokens_[i].head != verb) continue;
      if (IsSubject(tokens_[i].deprel) && i < verb && subject < 0) subject = i;
      if (IsAmong(tokens_[i].deprel, {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop, Deprel::kOblAgent})) return;
    }
    // A heading leaves the auxiliary out: "Two ferries sold".
    if (subject < 0 || (token.deprel == Deprel::kRoot && tokens_[subject].deprel == Deprel::kNsubjPass)) return;
    tokens_[verb].xpos = Xpos::kVbd;
    tokens_[subject].deprel = Deprel::kNsubj;
  }

  // "burned down in 1911 and again in 1948": no verb is coordinated with a date.
  void DateBehindVerb(int32_t node) {
    if (!IsDate(tokens_[node]) || tokens_[node].upos == Upos::kVerb || !IsVerb(tokens_[node].head)) return;
    if (!Preposition(node).empty()) tokens_[node].deprel = Deprel::kObl;
  }

  // "Six voted for it.", "In 1990 Ann led it.", read as phrases that a clause describes: in a whole sentence, the past
  // tense is its verb, and the phrase in front its subject, or its time where it has one.
  bool RaiseRootVerb(int32_t verb) {
    const int32_t noun = tokens_[verb].head;
    if (noun < 0 || noun > verb || tokens_.back().form != "." || HasChild(verb, {Deprel::kMark, Deprel::kAuxPass}))
      return false;
    const int32_t above = tokens_[noun].head;
    const bool hung = above >= 0 && tokens_[above].xpos == Xpos::kIn && tokens_[above].head < 0 && above < noun;
    if (above >= 0 && !hung) return false;
    const bool date = IsDate(tokens_[noun]);
    const bool subject = HasChild(verb, {Deprel::kNsubj, Deprel::kNsubjPass});
    if (subject != date || (!hung && date) || (hung && !date) || HasChild(noun, {Deprel::kCop, Deprel::kNsubj}))
      return false;
    for (int32_t i = 0; i < size_; ++i) {
      if (i == noun || i == verb) continue;
      const bool behind = tokens_[i].head == noun && i > verb;
      if (behind || (hung && tokens_[i].head == above)) tokens_[i].head = verb;
    }
    if (hung) Hang(above, noun, Deprel::kCase);
    Hang(verb, -1, Deprel::kRoot);
    Hang(noun, verb, date ? Deprel::kObl : Deprel::kNsubj);
    return true;
  }

  // "It came out in 1998; Danish editions followed": behind a semicolon, what is said to be a second subject has the
  // verb behind it for its own.
  void RaiseJoinedVerb(int32_t verb) {
    const int32_t noun = tokens_[verb].head;
    const int32_t other = noun < 0 || noun > verb ? -1 : tokens_[noun].head;
    if (other < 0 || other > noun || !IsSubject(tokens_[noun].deprel)) return;
    bool subject = false, apart = false;
    for (int32_t i = 0; i < noun; ++i) {
      subject = subject || (i < other && tokens_[i].head == other && IsSubject(tokens_[i].deprel));
      apart = apart || (i > other && tokens_[i].form == ";");
    }
    if (!subject || !apart || HasChild(verb, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kMark})) return;
    for (int32_t i = 0; i < size_; ++i) {
      if (tokens_[i].head == noun && i != verb && (i > verb || tokens_[i].form == ";")) tokens_[i].head = verb;
    }
    Hang(noun, verb, HasChild(verb, {Deprel::kAuxPass}) ? Deprel::kNsubjPass : Deprel::kNsubj);
    Hang(verb, other, Deprel::kParataxis);
    if (tokens_[noun].deprel == Deprel::kNsubj) tokens_[verb].xpos = Xpos::kVbd;
  }

  void RaiseMainVerb(int32_t verb) {
    const int32_t noun = tokens_[verb].head;
    const int32_t other = noun < 0 || noun > verb ? -1 : tokens_[noun].head;
    if (other < verb || !IsSubject(tokens_[noun].deprel) || !IsVerb(other)) return;
    if (HasChild(verb, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kAux, Deprel::kAuxPass, Deprel::kMark})) return;
    bool finite = IsFiniteTag(tokens_[other].xpos);
    int32_t subject = -1;
    int32_t link = -1;
    for (int32_t i = 0; i < other; ++i) {
      if (tokens_[i].head != other) continue;
      const Deprel relation = tokens_[i].deprel;
      finite = finite || (IsAmong(relation, {Deprel::kAux, Deprel::kAuxPass}) && IsFiniteTag(tokens_[i].xpos));
      if (i > verb && IsSubject(relation)) subject = i;
      if (i > verb && IsAmong(relation, {Deprel::kPunct, Deprel::kCc})) link = i;
    }
    if (subject < 0 && finite) return;
    Deprel relation = link >= 0 ? Deprel::kParataxis : Deprel::kDep;
    if (subject < 0) {
      // "Many left after the harvest failed": what stands behind "after" is no phrase, but the subject of a clause.
      for (int32_t i = other - 1; i > verb && subject < 0; --i) {
        if (tokens_[i].head == verb && IsModifier(tokens_[i].deprel) && !Preposition(i).empty()) subject = i;
      }
      if (subject < 0) return;
      for (int32_t i = verb + 1; i < subject; ++i) {
        if (tokens_[i].head == subject && tokens_[i].deprel == Deprel::kCase) tokens_[i].deprel = Deprel::kMark;
        if (tokens_[i].head == subject && tokens_[i].deprel == Deprel::kMark) tokens_[i].head = other;
      }
      tokens_[subject].head = other;
      tokens_[subject].deprel = Deprel::kNsubj;
      relation = Deprel::kAdvcl;
    }
    tokens_[verb].head = tokens_[other].head;
    tokens_[verb].deprel = tokens_[other].deprel;
    for (int32_t i = 0; i < size_; ++i) {
      const bool before = i < verb;
      const bool end = i > other && tokens_[i].deprel == Deprel::kPunct && i + 1 == size_;
      if (tokens_[i].head == other && i != noun && (before || end)) tokens_[i].head = verb;
    }
    Hang(noun, verb, tokens_[noun].deprel);
    tokens_[noun].deprel = Deprel::kNsubj;
    Hang(other, verb, relation);
    if (!finite) tokens_[other].xpos = Xpos::kVbd;
  }
};

}  // namespace

void MendTree(std::vector<Token>* tokens) {
  MendVerbs(*tokens);
  Mender(*tokens).Run();
}

}  // namespace whence
