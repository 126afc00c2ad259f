#include "engine/verify/claim_question.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

bool IsSubject(Deprel relation) {
  const Deprel base = BaseRelation(relation);
  return base == Deprel::kNsubj || base == Deprel::kCsubj;
}

// The first token of what hangs on `top`, itself among them.
size_t FirstOf(const Sentence& sentence, size_t top) {
  for (size_t i = 0; i < top; ++i) {
    int32_t at = static_cast<int32_t>(i);
    for (size_t steps = 0; at >= 0 && steps < sentence.tokens.size(); ++steps) {
      if (static_cast<size_t>(at) == top) return i;
      at = sentence.tokens[static_cast<size_t>(at)].head;
    }
  }
  return top;
}

// The verb in front of the question as it stands before a subject: "can" of "can't", "is" of "it's".
std::string InFront(const Token& verb) {
  constexpr std::pair<std::string_view, std::string_view> kWhole[] = {
      {"'m", "Am"}, {"'re", "Are"}, {"'s", "Is"}, {"'ve", "Have"}};
  for (const auto& [clitic, whole] : kWhole) {
    if (verb.form == clitic) return std::string(whole);
  }
  std::string form(verb.xpos == Xpos::kMd ? verb.lemma : verb.form);
  CapitaliseAscii(form);
  return form;
}

// "Lomvik, ...", "March 1990, ...": its capital is not that of a sentence.
bool BeginsWithName(const Sentence& sentence) {
  const Token& first = sentence.tokens.front();
  return (first.parts_begin < first.parts_end ? sentence.parts[first.parts_begin] : first).upos == Upos::kPropn;
}

bool IsNot(const Token& token) { return IsOneOf(AsciiLowered(token.form), {"not", "n't"}); }

}  // namespace

std::optional<ClaimQuestion> AsQuestion(std::string_view text, const Sentence& claim) {
  const std::vector<Token>& tokens = claim.tokens;
  const auto root = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.head < 0; });
  if (root == tokens.end()) return std::nullopt;
  const auto top = static_cast<int32_t>(root - tokens.begin());
  const auto subject = std::find_if(tokens.begin(), tokens.end(),
                                    [&](const Token& token) { return token.head == top && IsSubject(token.deprel); });
  if (subject == tokens.end()) return std::nullopt;
  const auto subject_at = static_cast<size_t>(subject - tokens.begin());
  // The verb that the question begins with: the first that is not the verb of content.
  size_t verb = tokens.size();
  for (size_t i = subject_at + 1; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool itself = static_cast<int32_t>(i) == top &&
                        (token.upos == Upos::kAux || token.upos == Upos::kVerb || token.lemma == "be");
    if (!itself && (token.head != top || token.upos != Upos::kAux)) continue;
    verb = i;
    break;
  }
  if (verb == tokens.size()) return std::nullopt;
  const size_t first = FirstOf(claim, subject_at);

  ClaimQuestion question;
  const Token& front = tokens[verb];
  const bool content = front.upos == Upos::kVerb && front.lemma != "be";
  if (content && front.xpos != Xpos::kVbz && front.xpos != Xpos::kVbp && front.xpos != Xpos::kVbd &&
      front.xpos != Xpos::kVb)
    return std::nullopt;
  std::string asked = content ? front.xpos == Xpos::kVbd   ? "Did"
                                : front.xpos == Xpos::kVbz ? "Does"
                                                           : "Do"
                              : InFront(front);
  size_t last = tokens.size();
  while (last > 0 && tokens[last - 1].upos == Upos::kPunct) --last;
  const auto add = [&](size_t from, size_t to) {
    for (size_t i = from; i < to; ++i) {
      if (i == verb && !content) continue;
      if (IsNot(tokens[i])) {
        question.denied = !question.denied;
        continue;
      }
      if (i == verb) {
        asked += StrCat(" ", tokens[i].lemma);
        continue;
      }
      const bool joined = i > from && tokens[i - 1].span.end == tokens[i].span.begin;
      asked += StrCat(joined ? "" : " ", text.substr(tokens[i].span.begin, tokens[i].span.size()));
    }
  };
  add(first, last);
  // What stands in front of the subject goes to the end: "In 2010, ..."
  size_t before = first;
  while (before > 0 && tokens[before - 1].upos == Upos::kPunct) --before;
  const size_t words = asked.size();
  add(0, before);
  if (before > 0 && !BeginsWithName(claim) && asked.size() > words + 1) asked[words + 1] = AsciiLower(asked[words + 1]);
  question.text = StrCat(asked, "?");
  return question;
}

}  // namespace whence
