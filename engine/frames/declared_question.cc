#include "engine/frames/declared_question.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/frames/phrase.h"
#include "engine/phrasing/verb_forms.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsBe(std::string_view word) { return IsOneOf(word, {"is", "are", "was", "were", "'s", "’s"}); }
bool IsOtherAuxiliary(std::string_view word) {
  return IsOneOf(word,
                 {"has", "have", "had", "will", "would", "can", "could", "may", "might", "shall", "should", "must"});
}
bool IsAuxiliary(std::string_view word) { return IsBe(word) || IsDo(word) || IsOtherAuxiliary(word); }

bool IsNominal(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kNum ||
         token.upos == Upos::kPron || token.upos == Upos::kAdj || token.upos == Upos::kDet ||
         token.upos == Upos::kSym || token.upos == Upos::kX || token.xpos == Xpos::kPos || token.xpos == Xpos::kHyph;
}

class Declarer {
 public:
  explicit Declarer(const Sentence& question) {
    for (const Token& token : question.tokens) {
      if (token.upos == Upos::kPunct && (token.form == "?" || token.form == "." || token.form == "!")) continue;
      const size_t office = !words_.empty() && IsBe(words_.back()) ? OfficeBehindName(token) : std::string_view::npos;
      if (office != std::string_view::npos) {
        SplitAt(token, office);
        continue;
      }
      tokens_.push_back(&token);
      words_.push_back(AsciiLowered(token.form));
    }
  }

  std::optional<DeclaredQuestion> Declare() {
    if (tokens_.size() < 2) return std::nullopt;
    if (words_[0] == "and" || words_[0] == "so") ++at_;
    if (at_ + 1 < size() && tokens_[at_]->upos == Upos::kAdp && IsWh(at_ + 1)) pied_ = words_[at_++];
    if (IsWh(at_)) {
      if (!ReadWh()) return std::nullopt;
    } else if (!IsAuxiliary(words_[at_])) {
      return std::nullopt;
    }
    if (at_ >= size()) return std::nullopt;
    const bool asks = question_.wh.has_value();
    const bool asks_argument = asks && !stand_in_.empty();
    if (!IsAuxiliary(words_[at_])) {
      // "who established it": the asking word is the subject.
      if (!asks_argument) return std::nullopt;
      return Compose({}, at_, true);
    }
    const size_t subject_begin = at_ + 1;
    size_t subject_end = EndOfNounPhrase(subject_begin);
    const std::string& auxiliary = words_[at_];
    // "who was appointed", "which countries have signed", "who is the president": the subject is what is asked for.
    const bool verb_follows = subject_end == subject_begin;
    const bool only_when = IsBe(auxiliary) && subject_end < size() && IsTimePhrase(subject_end);
    // "who was the first woman on the board"
    const bool described = IsBe(auxiliary) && question_.wh == Wh::kWho && EndOfPhrases(subject_end) == size();
    if (asks_argument && pied_.empty() && !IsDo(auxiliary) &&
        (verb_follows || (IsBe(auxiliary) && subject_end == size()) || only_when || described)) {
      return Compose({}, at_, true);
    }
    if (verb_follows) return std::nullopt;
    if (IsBe(auxiliary)) {
      if (subject_end == size() || IsTimePhrase(subject_end)) subject_end = EndOfName(subject_begin, subject_end);
      subject_end = ExtendToParticiple(subject_end);
      // "are ball games forbidden": what they are stands behind them.
      if (!asks && subject_end == size() && size() - subject_begin > 1 && tokens_.back()->upos == Upos::kAdj) {
        --subject_end;
        while (subject_end > subject_begin + 1 && tokens_[subject_end - 1]->upos == Upos::kAdv) --subject_end;
      }
    }
    if (IsDo(auxiliary) || IsOtherAuxiliary(auxiliary)) {
      subject_end = ExtendToVerb(subject_end);
      // "did the paper mill close": the tagger took the noun for the verb.
      if (subject_end + 2 == size() && IsDo(auxiliary) && IsIn(WordList::kDoneAlone, words_.back())) ++subject_end;
      if (!HasVerb(subject_end) && !(subject_end + 1 == size() && IsIn(WordList::kDoneAlone, words_.back()))) {
        // The tagger took the verb for part of the noun phrase: "how long would the pact last".
        if (subject_end - subject_begin < 2) return std::nullopt;
        subject_end = std::min(subject_end, size()) - 1;
      }
    }
    return Compose({subject_begin, subject_end}, subject_end, false);
  }

 private:
  // "was Ana Lund President" may be read as one name: where the office begins in it, as a byte; npos for none. Who is
  // called by one word alone has none.
  static size_t OfficeBehindName(const Token& token) {
    if (token.kind != TokenKind::kName || token.type == EntityType::kOrganisation) return std::string_view::npos;
    const std::string lower = AsciiLowered(token.form);
    size_t begin = lower.rfind(' ');
    if (begin == std::string::npos) return std::string_view::npos;
    const size_t last = lower.find_last_of(" -");
    if (!IsPersonNoun(std::string_view(lower).substr(last + 1))) return std::string_view::npos;
    const size_t before = begin == 0 ? std::string::npos : lower.rfind(' ', begin - 1);
    if (before == std::string::npos) return std::string_view::npos;
    const std::string_view rank = std::string_view(lower).substr(before + 1, begin - before - 1);
    if (IsIn(WordList::kGreaterRank, rank) || IsIn(WordList::kLesserRank, rank)) begin = before;
    return lower.find(' ') < begin ? begin + 1 : std::string_view::npos;
  }

  void SplitAt(const Token& token, size_t office) {
    for (const auto& [begin, end] : {std::pair(size_t{0}, office - 1), std::pair(office, token.form.size())}) {
      Token& part = split_.emplace_back(token);
      part.form = token.form.substr(begin, end - begin);
      part.span = {token.span.begin + begin, token.span.begin + end};
      if (begin > 0) part.kind = TokenKind::kWord;
      tokens_.push_back(&part);
      words_.push_back(AsciiLowered(part.form));
    }
  }

  struct Range {
    size_t begin = 0;
    size_t end = 0;
  };

  size_t size() const { return tokens_.size(); }

  bool IsWh(size_t i) const {
    return i < size() && IsOneOf(words_[i], {"who", "whom", "what", "which", "when", "where", "why", "how"});
  }

  bool HasVerb(size_t begin) const {
    for (size_t i = begin; i < size(); ++i) {
      if (tokens_[i]->upos == Upos::kVerb || tokens_[i]->upos == Upos::kAux) return true;
    }
    return false;
  }

  // One noun phrase with its "of" phrases and coordinated names; where a determiner starts another one, it ends.
  size_t EndOfNounPhrase(size_t begin) const {
    size_t i = begin;
    while (i < size()) {
      const Token& token = *tokens_[i];
      // "the trust have", "the watch cost": a determiner makes a noun of what the tagger took for a verb.
      const bool made_noun = i > begin && tokens_[i - 1]->upos == Upos::kDet && token.upos == Upos::kVerb &&
                             token.xpos != Xpos::kVbn && token.xpos != Xpos::kVbg && HasVerb(i + 1);
      if (IsNominal(token) || made_noun) {
        const bool starts_anew = i > begin && (token.upos == Upos::kDet || token.upos == Upos::kPron) &&
                                 !IsOneOf(words_[i - 1], {"of", "and", "or", "all", "both"});
        if (starts_anew) break;
        ++i;
        continue;
      }
      const bool hyphen = words_[i] == "-" && i > begin && i + 1 < size() && IsNominal(*tokens_[i + 1]) &&
                          tokens_[i - 1]->span.end == tokens_[i]->span.begin;
      const bool links = hyphen || ((words_[i] == "of" || words_[i] == "and") && i > begin && i + 1 < size() &&
                                    IsNominal(*tokens_[i + 1]));
      if (!links) break;
      ++i;
    }
    return i;
  }

  // "in 1990", "from 1962 to 1971" and nothing else to the end.
  bool IsTimePhrase(size_t begin) const {
    bool dated = false;
    for (size_t i = begin; i < size(); ++i) {
      const bool date = IsDate(*tokens_[i]);
      if (!date && tokens_[i]->upos != Upos::kAdp && tokens_[i]->upos != Upos::kCconj && words_[i] != "to")
        return false;
      dated = dated || date;
    }
    return dated;
  }

  // "was Ana Lund president of the union": what stands behind a name is said of it. The end of the whole where no name
  // begins the phrase, or nothing stands behind it.
  size_t EndOfName(size_t begin, size_t end) const {
    size_t i = begin;
    if (i < end && tokens_[i]->upos == Upos::kDet) ++i;
    const size_t name = i;
    // "was Ana Lund President"
    const auto is_office = [&](size_t at) {
      const std::string& word = words_[at];
      return at > name && tokens_[at]->kind == TokenKind::kWord &&
             IsPersonNoun(std::string_view(word).substr(word.find_last_of(" -") + 1));
    };
    while (i < end && IsName(*tokens_[i]) && !is_office(i)) ++i;
    if (i < end && is_office(i)) return i;
    const bool noun = i < end && (tokens_[i]->upos == Upos::kNoun || tokens_[i]->upos == Upos::kAdj);
    return i > name && noun ? i : end;
  }

  // "the plans for the force" before "settled": with a participle to come, prepositions still belong to the subject.
  size_t ExtendToParticiple(size_t end) const {
    if (end >= size() || tokens_[end]->upos != Upos::kAdp) return end;
    size_t verb = end;
    while (verb < size() && tokens_[verb]->upos != Upos::kVerb) ++verb;
    if (verb >= size() || (tokens_[verb]->xpos != Xpos::kVbn && tokens_[verb]->xpos != Xpos::kVbd)) return end;
    while (verb > end && tokens_[verb - 1]->upos == Upos::kAdv) --verb;
    return verb;
  }

  // Where noun phrases and prepositions end.
  size_t EndOfPhrases(size_t begin) const {
    size_t i = begin;
    while (i < size() && (IsNominal(*tokens_[i]) || tokens_[i]->upos == Upos::kAdp)) ++i;
    return i;
  }

  // "the factory in Gdansk" before "employ": no verb has come yet.
  size_t ExtendToVerb(size_t end) const {
    const size_t verb = EndOfPhrases(end);
    return verb < size() && tokens_[verb]->upos == Upos::kVerb ? verb : end;
  }

  // A preposition left hanging at the end, which taggers may take for an adverb.
  bool Hangs(size_t i) const {
    if (tokens_[i]->upos == Upos::kAdp) return true;
    return tokens_[i]->upos == Upos::kAdv &&
           IsOneOf(words_[i], {"in", "on", "at", "from", "to", "for", "with", "by", "of"});
  }

  // The asking phrase; moves behind it.
  bool ReadWh() {
    const std::string& word = words_[at_++];
    const auto qualifier = [&](Wh wh, QualifierKind kind) {
      question_.wh = wh;
      question_.hole_kind = kind;
      return true;
    };
    if (word == "when") return qualifier(Wh::kWhen, QualifierKind::kTime);
    if (word == "where") return qualifier(Wh::kWhere, QualifierKind::kPlace);
    if (word == "why") return qualifier(Wh::kWhy, QualifierKind::kCause);
    if (word == "who" || word == "whom") {
      question_.wh = Wh::kWho;
      stand_in_ = "someone";
      return true;
    }
    if (word == "how") {
      if (at_ >= size()) return false;
      if (words_[at_] == "long") {
        ++at_;
        return qualifier(Wh::kHowLong, QualifierKind::kDuration);
      }
      if (words_[at_] == "often") {
        ++at_;
        return qualifier(Wh::kHowOften, QualifierKind::kFrequency);
      }
      if (words_[at_] == "much" && at_ + 1 < size() && IsAuxiliary(words_[at_ + 1])) {
        ++at_;
        question_.wh = Wh::kHowMuch;
        stand_in_ = "some amount";
        return true;
      }
      if (words_[at_] != "many") return IsAuxiliary(words_[at_]) && qualifier(Wh::kHow, QualifierKind::kManner);
      ++at_;
      question_.wh = Wh::kHowMany;
      return ReadNoun();
    }
    question_.wh = word == "which" ? Wh::kWhich : Wh::kWhat;
    if (at_ < size() && (IsAuxiliary(words_[at_]) || tokens_[at_]->upos == Upos::kVerb)) {
      stand_in_ = "something";
      return true;
    }
    if (!ReadNoun()) return false;
    const bool weekday = question_.phrase.ends_with("of the week");
    if (IsIn(WordList::kCalendarNoun, question_.noun) && !weekday) {
      stand_in_.clear();
      question_.noun.clear();
      pied_.clear();
      return qualifier(Wh::kWhen, QualifierKind::kTime);
    }
    return true;
  }

  // "alliance", "former Soviet states": up to the verb.
  bool ReadNoun() {
    const size_t begin = at_;
    while (at_ < size() && !IsAuxiliary(words_[at_]) && tokens_[at_]->upos != Upos::kVerb &&
           (IsNominal(*tokens_[at_]) || words_[at_] == "of")) {
      ++at_;
    }
    if (at_ == begin) return false;
    question_.phrase = Text({begin, at_});
    const std::string head = question_.phrase.substr(0, question_.phrase.find(" of "));
    const size_t blank = head.rfind(' ');
    question_.noun = Singular(AsciiLowered(blank == std::string::npos ? head : head.substr(blank + 1)));
    stand_in_ = StrCat("some ", question_.phrase);
    return true;
  }

  std::string Text(Range range) const {
    std::string out;
    for (size_t i = range.begin; i < range.end; ++i) {
      const Token& token = *tokens_[i];
      const bool glued = i > range.begin && tokens_[i - 1]->span.end == token.span.begin;
      if (!out.empty() && !glued) out += ' ';
      out += token.form;
    }
    return out;
  }

  void Append(std::string_view words) {
    if (words.empty()) return;
    if (!question_.text.empty()) question_.text += ' ';
    question_.text += words;
  }

  void AppendStandIn() {
    Append(stand_in_);
    const size_t blank = question_.text.rfind(' ');
    question_.stand_in = blank == std::string::npos ? 0 : blank + 1;
    // The stand-in's head: "some members of parliament" stands in with "members".
    if (!question_.phrase.empty()) {
      const std::string head = question_.phrase.substr(0, question_.phrase.find(" of "));
      const size_t begin = question_.text.size() - question_.phrase.size();
      const size_t last = head.rfind(' ');
      question_.stand_in = begin + (last == std::string::npos ? 0 : last + 1);
    }
  }

  std::optional<DeclaredQuestion> Compose(Range subject, size_t rest, bool asks_subject) {
    if (asks_subject) {
      AppendStandIn();
      Append(Text({rest, size()}));
    } else {
      Append(Text(subject));
      const std::string& auxiliary = words_[at_];
      size_t verb = rest;
      while (verb < size() && tokens_[verb]->upos == Upos::kAdv) ++verb;
      const bool denied = IsDo(auxiliary) && verb > rest && IsOneOf(words_[verb - 1], {"not", "n't", "n’t"});
      if (!denied) Append(Text({rest, verb}));
      const bool asks_place = IsBe(auxiliary) && question_.wh == Wh::kWhere;
      if (verb >= size() || (asks_place && IsTime(verb))) {
        // "where is X", "where was X in 1950": nothing but the place.
        if (!asks_place) return std::nullopt;
        stand_in_ = "some place";
        Append(StrCat(auxiliary, " located in"));
        AppendStandIn();
        Append(Text({verb, size()}));
        question_.text += '.';
        return question_;
      }
      if (denied) {
        Append(StrCat(auxiliary, " not"));
        Append(Text({rest, verb - 1}));
        Append(words_[verb]);
        ++verb;
      } else if (IsDo(auxiliary)) {
        const std::string base = words_[verb];
        Append(auxiliary == "did" ? PastTense(base) : auxiliary == "does" ? ThirdPerson(base) : base);
        ++verb;
      } else {
        Append(auxiliary);
      }
      size_t behind = verb;
      if (!stand_in_.empty()) {
        // Behind the chain of verbs and a particle, unless a preposition is left hanging at the end.
        while (behind < size() && (tokens_[behind]->upos == Upos::kVerb || tokens_[behind]->upos == Upos::kAux ||
                                   tokens_[behind]->xpos == Xpos::kRp || tokens_[behind]->xpos == Xpos::kTo)) {
          ++behind;
        }
        const bool hanging = size() > behind && Hangs(size() - 1);
        if (hanging || !pied_.empty()) {
          behind = size();
        } else if (const size_t time = TimeBehindHanging(behind); time > 0) {
          behind = time;
        }
      }
      Append(Text({verb, behind}));
      if (!stand_in_.empty()) {
        Append(pied_);
        AppendStandIn();
      }
      Append(Text({behind, size()}));
    }
    CapitaliseAscii(question_.text);
    question_.text += '.';
    PutMoment();
    return question_;
  }

  // "in 1950" to the end.
  bool IsTime(size_t at) const {
    return at + 2 == size() && tokens_[at]->upos == Upos::kAdp &&
           (tokens_[at + 1]->kind == TokenKind::kDate || tokens_[at + 1]->type == EntityType::kDate);
  }

  // "who did she work for in 1990": where the time begins that a hanging preposition stands before; 0 for none.
  size_t TimeBehindHanging(size_t from) const {
    for (size_t i = from; i + 2 < size(); ++i) {
      if (tokens_[i]->upos != Upos::kAdp || words_[i] == "of" ||
          !IsOneOf(words_[i + 1], {"in", "from", "since", "until", "during", "before", "after", "between", "on"})) {
        continue;
      }
      const bool time =
          std::all_of(tokens_.begin() + static_cast<ptrdiff_t>(i) + 2, tokens_.end(), [](const Token* token) {
            return token->type == EntityType::kDate || token->upos == Upos::kNum || token->upos == Upos::kAdp ||
                   token->upos == Upos::kCconj || token->upos == Upos::kPart;
          });
      if (time) return i + 1;
    }
    return 0;
  }

  // "as of 1990" asks how things were in 1990, which parsers know better.
  void PutMoment() {
    constexpr std::string_view kAsOf = " as of ", kIn = " in ";
    const size_t at = question_.text.find(kAsOf);
    if (at == std::string::npos || at + kAsOf.size() >= question_.text.size()) return;
    const auto dated = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token* token) {
      return token->type == EntityType::kDate && question_.text.find(token->form, at) == at + kAsOf.size();
    });
    if (!dated) return;
    question_.text.replace(at, kAsOf.size(), kIn);
    if (question_.stand_in != std::string::npos && question_.stand_in > at) {
      question_.stand_in -= kAsOf.size() - kIn.size();
    }
  }

  std::deque<Token> split_;  // the parts of a name that was two
  std::vector<const Token*> tokens_;
  std::vector<std::string> words_;
  size_t at_ = 0;
  std::string pied_;      // the preposition before the asking word: "IN which city"
  std::string stand_in_;  // "someone", "some city"; empty where the text leaves the hole out
  DeclaredQuestion question_;
};

// Whether a frame stands for what the question asks, or for a part of it: "who could save money by moving" does not ask
// who moved. Verbs that only begin or help an event tell of it, too.
bool IsAsked(const Sentence& declared, const Extraction& frame) {
  int32_t node = frame.anchor;
  if (node < 0) return true;
  while (declared.tokens[node].head >= 0) {
    const Token& token = declared.tokens[node];
    const Token& head = declared.tokens[token.head];
    const bool light = head.upos == Upos::kAux || IsIn(WordList::kBegunOrHelped, AsciiLowered(head.lemma));
    if (token.deprel != Deprel::kConj && !light && head.upos != Upos::kNoun && head.upos != Upos::kPropn) return false;
    node = token.head;
  }
  return true;
}

}  // namespace

std::vector<Extraction> FramesWithHole(const Sentence& declared, std::vector<Extraction> frames,
                                       const DeclaredQuestion& question) {
  std::vector<Extraction> asked;
  for (Extraction& frame : frames) {
    const bool main = frame.anchor >= 0 && declared.tokens[frame.anchor].head < 0;
    if (question.wh.has_value()) {
      Hole hole;
      hole.wh = *question.wh;
      hole.noun = question.noun;
      hole.phrase = question.phrase;
      if (question.stand_in == std::string::npos) {
        if (!main) continue;
        hole.qualifier = static_cast<int32_t>(frame.qualifiers.size());
        FrameQualifier qualifier;
        qualifier.kind = question.hole_kind;
        frame.qualifiers.push_back(std::move(qualifier));
      } else {
        const auto stands_in = [&](const auto& part) {
          return part.span.begin <= question.stand_in && question.stand_in < part.span.end;
        };
        const auto argument = std::find_if(frame.arguments.begin(), frame.arguments.end(), stands_in);
        const auto qualifier = std::find_if(frame.qualifiers.begin(), frame.qualifiers.end(), stands_in);
        if (!IsAsked(declared, frame)) continue;
        if (argument != frame.arguments.end() && argument->kind != ArgumentKind::kClause) {
          hole.argument = static_cast<int32_t>(argument - frame.arguments.begin());
        } else if (qualifier != frame.qualifiers.end()) {
          hole.qualifier = static_cast<int32_t>(qualifier - frame.qualifiers.begin());
        } else {
          continue;
        }
      }
      frame.hole = std::move(hole);
    } else if (!main) {
      continue;
    }
    frame.question = true;
    asked.push_back(std::move(frame));
  }
  std::stable_sort(asked.begin(), asked.end(), [](const Extraction& a, const Extraction& b) {
    const auto relational = [](const Extraction& frame) {
      return frame.lemma.size() > 3 && frame.lemma.starts_with("be ");
    };
    return relational(a) > relational(b);
  });
  return asked;
}

std::optional<DeclaredQuestion> DeclareQuestion(const Sentence& question) {
  std::optional<DeclaredQuestion> declared = Declarer(question).Declare();
  if (!declared.has_value()) return declared;
  const std::vector<Token>& tokens = question.tokens;
  for (size_t first = 1; first < tokens.size(); ++first) {
    if (!IsName(tokens[first]) || !declared->text.starts_with(tokens[first].form)) continue;
    std::string name(tokens[first].form);
    for (size_t next = first + 1; next < tokens.size() && IsName(tokens[next]); ++next) {
      const std::string longer = StrCat(name, " ", tokens[next].form);
      if (tokens[next].deprel != Deprel::kFlat || !declared->text.starts_with(longer)) break;
      name = longer;
    }
    declared->names.Add(name, tokens[first].type);
    break;
  }
  return declared;
}

}  // namespace whence
