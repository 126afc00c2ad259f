#include "engine/phrasing/declarative.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/frames/declared_question.h"
#include "engine/phrasing/verb_forms.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Whether `token` is `ancestor` or stands below it. Bounded, whatever the heads say.
bool Below(const Sentence& sentence, int32_t token, int32_t ancestor) {
  for (size_t steps = 0; token >= 0 && steps <= sentence.tokens.size(); ++steps) {
    if (token == ancestor) return true;
    token = sentence.tokens[token].head;
  }
  return false;
}

bool IsAuxiliary(const Token& token) {
  return token.upos == Upos::kAux || token.deprel == Deprel::kAux || token.deprel == Deprel::kAuxPass ||
         token.deprel == Deprel::kCop;
}

bool IsWh(const Token& token) {
  return token.xpos == Xpos::kWp || token.xpos == Xpos::kWdt || token.xpos == Xpos::kWrb || token.xpos == Xpos::kWpPoss;
}

bool GoesUnspaced(const Token& token) {
  return token.form == "'s" || token.form == "’s" || token.form == "'" || token.form == "," || token.form == ")" ||
         token.form == "n't";
}

std::string Join(const Sentence& sentence, const std::vector<int32_t>& tokens) {
  std::string out;
  int32_t before = -1;
  for (const int32_t i : tokens) {
    const Token& token = sentence.tokens[i];
    const bool adjacent = before >= 0 && i == before + 1 && sentence.tokens[before].span.end == token.span.begin;
    if (!out.empty() && !adjacent && !GoesUnspaced(token)) out += ' ';
    out += token.form;
    before = i;
  }
  return out;
}

std::optional<int32_t> FindSubject(const Sentence& sentence) {
  int32_t root = -1;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (sentence.tokens[i].head < 0) root = static_cast<int32_t>(i);
  }
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (token.head == root && BaseRelation(token.deprel) == Deprel::kNsubj && !IsWh(token))
      return static_cast<int32_t>(i);
  }
  return std::nullopt;
}

int32_t FirstAuxiliary(const Sentence& sentence) {
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (IsAuxiliary(sentence.tokens[i])) return static_cast<int32_t>(i);
  }
  return -1;
}

bool IsFinalMark(const Token& token) { return token.form == "?" || token.form == "." || token.form == "!"; }

// The head of the phrase that asks: "which countries" as a whole. -1 where no word asks.
int32_t WhHead(const Sentence& sentence) {
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (!IsWh(sentence.tokens[i])) continue;
    int32_t head = static_cast<int32_t>(i);
    // Up through determiners, "how many" and possessives to the noun.
    for (int steps = 0; steps < 4; ++steps) {
      const Token& token = sentence.tokens[head];
      const bool inside = token.deprel == Deprel::kDet || token.deprel == Deprel::kAdvmod ||
                          token.deprel == Deprel::kAmod || token.deprel == Deprel::kNmodPoss;
      if (!inside || token.head < 0) break;
      const Token& up = sentence.tokens[token.head];
      if (up.upos != Upos::kNoun && up.upos != Upos::kPropn && up.upos != Upos::kAdj) break;
      if (up.upos == Upos::kAdj && up.head < 0) break;
      head = token.head;
    }
    return head;
  }
  return -1;
}

// The verb with the tense of the auxiliary that it loses: "did ... leave" -> "left".
std::string Inflect(const Token& auxiliary, std::string_view lemma) {
  const std::string form = AsciiLowered(auxiliary.form);
  if (form == "did") return PastTense(lemma);
  if (form == "does") return ThirdPerson(lemma);
  return std::string(lemma);
}

bool IsDo(const Token& token) { return token.lemma == "do"; }

// "tall" of "how tall".
bool IsDegree(const Sentence& sentence, int32_t at) {
  return at > 0 && sentence.tokens[at].upos == Upos::kAdj && sentence.tokens[at - 1].xpos == Xpos::kWrb &&
         AsciiLowered(sentence.tokens[at - 1].form) == "how";
}

// "30 metres [1]" -> "30 metres tall [1]", unless the source's own words say so.
std::string WithDegree(std::string_view told, std::string_view degree) {
  const size_t marks = std::min(told.find(" ["), told.size());
  const std::string_view value = told.substr(0, marks);
  return value.ends_with(degree) ? std::string(told) : StrCat(value, " ", degree, told.substr(marks));
}

// What a tree may part wrongly around "be": "who was | director from 1955 | to 1958" asks for one phrase, and "when was
// | Ann Lee director |" says of a name what it was.
void MendCopula(const Sentence& question, int32_t wh, std::vector<int32_t>* subject, std::vector<int32_t>* rest) {
  const auto& tokens = question.tokens;
  if (tokens[wh].xpos == Xpos::kWp && !rest->empty() && tokens[rest->front()].upos == Upos::kAdp) {
    const bool verb = std::any_of(rest->begin(), rest->end(), [&](int32_t i) { return tokens[i].upos == Upos::kVerb; });
    if (verb || subject->empty() || subject->back() + 1 != rest->front()) return;
    subject->insert(subject->end(), rest->begin(), rest->end());
    rest->clear();
  } else if (tokens[wh].xpos == Xpos::kWrb && subject->size() > 1 && rest->empty()) {
    const Token& last = tokens[subject->back()];
    const Token& before = tokens[*(subject->end() - 2)];
    if (last.upos != Upos::kNoun || before.kind != TokenKind::kName) return;
    rest->push_back(subject->back());
    subject->pop_back();
  }
}

// The answer as a statement in the words of the question.
class AnswerWriter {
 public:
  AnswerWriter(const Sentence& question, std::string_view answer)
      : question_(question),
        tokens_(question.tokens),
        size_(static_cast<int32_t>(tokens_.size())),
        answer_(answer),
        told_(answer) {}

  std::string Write() {
    wh_ = WhHead(question_);
    if (wh_ < 0) return Verbatim();
    auxiliary_ = FirstAuxiliary(question_);
    const bool led = IsLed();
    const bool subject_asked = BaseRelation(tokens_[wh_].deprel) == Deprel::kNsubj;
    const std::optional<int32_t> subject = FindSubject(question_);
    const bool inverted = !subject_asked && auxiliary_ > wh_ && subject.has_value() && *subject > auxiliary_;
    if (!subject_asked && !inverted) return Verbatim();
    for (int32_t i = led ? 1 : 0; i < size_; ++i) {
      if (IsEnd(i) || IsOfWh(i, subject_asked) || (inverted && i == auxiliary_)) continue;
      (inverted && Below(question_, i, *subject) && i != wh_ ? subject_ : rest_).push_back(i);
    }
    if (led) AddPreposition();
    // The asking phrase stands first: the answer takes its place.
    if (subject_asked) return Sentenced(StrCat(told_, " ", Join(question_, rest_)));
    const std::optional<std::string> verb = IsDo(tokens_[auxiliary_]) ? WithoutDo() : WithAuxiliary();
    if (!verb.has_value()) return Verbatim();
    return Sentenced(StrCat(Join(question_, subject_), " ", *verb, " ", told_));
  }

 private:
  bool IsEnd(int32_t i) const { return i + 1 == size_ && IsFinalMark(tokens_[i]); }

  static std::string Sentenced(std::string text) {
    text += ".";
    CapitaliseAscii(text);
    return text;
  }

  // The question itself, and the answer behind it.
  std::string Verbatim() const {
    // What only asks when or where is a statement without that.
    if (const std::optional<DeclaredQuestion> declared = DeclareQuestion(question_);
        declared.has_value() && declared->wh.has_value() && declared->stand_in == std::string::npos) {
      return StrCat(declared->text.substr(0, declared->text.size() - 1), " ", answer_, ".");
    }
    std::vector<int32_t> all;
    for (int32_t i = 0; i < size_; ++i) {
      if (!IsEnd(i)) all.push_back(i);
    }
    return Sentenced(StrCat(Join(question_, all), ": ", answer_));
  }

  // "By whom was it built"
  bool IsLed() const { return size_ > 1 && tokens_[0].upos == Upos::kAdp && IsWh(tokens_[1]); }

  // By somebody, unless the answer has its preposition already.
  void AddPreposition() {
    const std::string preposition = StrCat(AsciiLowered(tokens_[0].form), " ");
    if (!told_.starts_with(preposition)) told_.insert(0, preposition);
  }

  // Whether the word belongs to the phrase that asks.
  bool IsOfWh(int32_t i, bool subject_asked) const {
    // "how long", "how often" ask as one.
    if (i > 0 && i < auxiliary_ && tokens_[i - 1].xpos == Xpos::kWrb && tokens_[i].upos == Upos::kAdv) return true;
    return i <= wh_ && Below(question_, i, wh_) && (subject_asked || i < std::max(auxiliary_, wh_ + 1));
  }

  // "did the mill burn down in 1911": "burned down in 1911". Nothing where no verb is to be seen.
  std::optional<std::string> WithoutDo() {
    const auto verb =
        std::find_if(rest_.begin(), rest_.end(), [&](int32_t i) { return tokens_[i].upos == Upos::kVerb; });
    if (verb == rest_.end()) return std::nullopt;
    const std::vector<int32_t> after(verb + 1, rest_.end());
    const std::string lead = Join(question_, {rest_.begin(), verb}), more = Join(question_, after);
    const std::string form = StrCat(lead, lead.empty() ? "" : " ", Inflect(tokens_[auxiliary_], tokens_[*verb].lemma));
    // "whom did the Reds beat in the final": them, in the final.
    const bool object = BaseRelation(tokens_[wh_].deprel) == Deprel::kObj && !after.empty() &&
                        tokens_[after[0]].deprel == Deprel::kCase && tokens_[after[0]].head > after[0];
    if (!object) return StrCat(form, more.empty() ? "" : " ", more);
    told_ += StrCat(" ", more);
    return form;
  }

  std::optional<std::string> WithAuxiliary() {
    // "how tall is it": 30 metres tall.
    if (!rest_.empty() && IsDegree(question_, rest_[0])) {
      const std::string_view degree = tokens_[rest_[0]].form;
      if (!IsOneOf(AsciiLowered(degree), {"much", "many"})) told_ = WithDegree(told_, degree);
      rest_.erase(rest_.begin());
    }
    MendCopula(question_, wh_, &subject_, &rest_);
    const std::string more = Join(question_, rest_);
    return StrCat(tokens_[auxiliary_].form, more.empty() ? "" : " ", more);
  }

  const Sentence& question_;
  const std::vector<Token>& tokens_;
  const int32_t size_;
  const std::string_view answer_;
  std::string told_;  // the answer, and what goes with it
  int32_t wh_ = -1, auxiliary_ = -1;
  std::vector<int32_t> subject_, rest_;  // the words of the question but those that ask
};

}  // namespace

std::string AnswerSentence(const Sentence& question, std::string_view answer) {
  return AnswerWriter(question, answer).Write();
}

std::string YesNoSentence(const Sentence& question, bool yes, std::string_view marks) {
  const auto& tokens = question.tokens;
  const std::string word = yes ? "Yes" : "No";
  const int32_t auxiliary = FirstAuxiliary(question);
  const std::optional<int32_t> subject = FindSubject(question);
  if (auxiliary != 0 || !subject.has_value()) return StrCat(word, " ", marks, ".");
  std::vector<int32_t> subject_tokens, rest;
  for (int32_t i = 1; i < static_cast<int32_t>(tokens.size()); ++i) {
    if (i + 1 == static_cast<int32_t>(tokens.size()) && IsFinalMark(tokens[i])) continue;
    (Below(question, i, *subject) ? subject_tokens : rest).push_back(i);
  }
  std::string form(tokens[0].form);
  form[0] = AsciiLower(form[0]);
  std::string verb;
  if (IsDo(tokens[0]) && yes && !rest.empty() && tokens[rest[0]].upos == Upos::kVerb) {
    verb = Inflect(tokens[0], tokens[rest[0]].lemma);
    rest.erase(rest.begin());
  } else {
    verb = yes ? form : StrCat(form, AsciiLowered(form) == "can" ? "not" : " not");
  }
  const std::string more = Join(question, rest);
  return StrCat(word, ", ", Join(question, subject_tokens), " ", verb, more.empty() ? "" : " ", more, " ", marks, ".");
}

std::string_view ReasonWord(std::string_view source, std::string_view reason) {
  const size_t at = source.find(reason);
  if (at == std::string_view::npos) return {};
  const std::string_view before = source.substr(0, at);
  for (const std::string_view word : WordsOf(WordList::kReasonWord)) {
    const size_t size = word.size() + 1;
    if (before.ends_with(' ') && before.substr(0, at - 1).ends_with(word)) return before.substr(at - size);
  }
  return {};
}

}  // namespace whence
