#include "engine/ingest/bare_offices.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/frames/phrase.h"
#include "graph/base/strings.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/office_rank.h"
#include "rules/extraction/state_change.h"

namespace whence {
namespace {

// The office's predicate behind a verb: "lead", "come to lead", "cease be president of".
std::string PredicateOf(std::string_view verb, std::string_view noun, const PredicateLexicon& lexicon) {
  std::string state = RelationOf(lexicon, noun);
  if (verb == "be") return state;
  return verb == "become" ? BeginningOf(state) : EndOf(state);
}

// Whether nothing stands by the noun that says of what it is, or that it is one of several or no full one.
bool IsBare(const Sentence& sentence, int32_t head, bool definite) {
  for (const Token& token : sentence.tokens) {
    if (token.head != head) continue;
    const std::string word = AsciiLowered(token.form);
    switch (BaseRelation(token.deprel)) {
      case Deprel::kDet:
        if (word != "the" || !definite) return false;
        break;
      case Deprel::kNummod:
        return false;
      case Deprel::kAmod:
      case Deprel::kCompound:
        if (IsLesserRank(word) || IsPastRank(word)) return false;
        break;
      case Deprel::kNmod: {
        if (token.deprel == Deprel::kNmodDesc) break;  // "Secretary-General"
        // "chairman from 1946" says when, whatever it hangs on.
        const bool dated = IsDate(token);
        if (!dated) return false;
        break;
      }
      default:
        break;
    }
    if (token.deprel == Deprel::kNmodPoss) return false;
  }
  return true;
}

const Argument* AsArgument(const Extraction& frame) {
  for (const Argument& argument : frame.arguments) {
    if (argument.role == Role::kOblique && argument.preposition == "as") return &argument;
  }
  return nullptr;
}

// "office" of "remained in office", where that is told as a place. `verb` is "remain", or "remain until".
std::optional<Argument> OfficeAsPlace(const Extraction& frame, const GrammarWords& words) {
  const std::string_view verb = std::string_view(frame.lemma).substr(0, frame.lemma.find(' '));
  for (const FrameQualifier& qualifier : frame.qualifiers) {
    const std::string noun = AsciiLowered(qualifier.text);
    if (qualifier.kind != QualifierKind::kPlace || !words.office_named.contains(noun)) continue;
    if (!words.office_hold.contains(StrCat(verb, " ", qualifier.preposition))) continue;
    Argument office;
    office.role = Role::kAttribute;
    office.head = qualifier.head;
    office.span = qualifier.span;
    office.text = office.full = qualifier.text;
    office.lemma = noun;
    return office;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Extraction> ReadBareOffice(const Sentence& sentence, const Extraction& frame, const GrammarWords& words,
                                         const PredicateLexicon& lexicon, const OfficeOwners& owners,
                                         std::string* noun) {
  if (frame.implied) return std::nullopt;
  const bool given = words.office_given.contains(frame.lemma), taken = words.office_taken.contains(frame.lemma);
  const bool held = words.office_held.contains(frame.lemma), left = words.office_left.contains(frame.lemma);
  const bool copula = frame.lemma == "be" || frame.lemma == "become";
  const Argument* holder = frame.Find(given ? Role::kObject : Role::kSubject);
  const Argument* office = frame.Find(Role::kAttribute);
  std::string_view verb = given || taken ? "become" : held ? "be" : left ? "cease be" : std::string_view(frame.lemma);
  bool definite = false;
  std::optional<Argument> place;
  if (given || taken || held || left) {
    if (office == nullptr) office = AsArgument(frame);
    if (taken && frame.passive) return std::nullopt;  // who took it is told elsewhere
    if (office == nullptr && held && !owners.last.empty()) {
      place = OfficeAsPlace(frame, words);
      if (place.has_value()) office = &*place;
      definite = true;
    }
  } else if (copula) {
    // "the present coach is Mette Ruud"
    const bool inverted = frame.lemma == "be" && office != nullptr && holder != nullptr &&
                          office->kind == ArgumentKind::kName && holder->kind == ArgumentKind::kNoun;
    if (inverted) std::swap(holder, office);
    definite = inverted;
  } else {
    // "held the office", "remained in office": the one spoken of last.
    const auto spoken = std::find_if(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
      return argument.role != Role::kSubject && words.office_named.contains(AsciiLowered(argument.lemma));
    });
    place = OfficeAsPlace(frame, words);
    const bool holds = spoken != frame.arguments.end() && words.office_hold.contains(frame.lemma);
    if (owners.last.empty() || (!holds && !place.has_value())) return std::nullopt;
    office = holds ? &*spoken : &*place;
    verb = "be";
    definite = true;
  }
  if (office == nullptr || holder == nullptr || office->head < 0) return std::nullopt;
  const std::string called = OfficeNoun(lexicon, office->text);
  // "President" and "Secretary-General", written as names.
  const bool titled = copula && office->kind == ArgumentKind::kName && holder->kind != ArgumentKind::kNoun &&
                      (words.tenure_noun.contains(called.substr(called.rfind(' ') + 1)) ||
                       words.person_noun.contains(called.substr(called.rfind(' ') + 1)));
  if (office->kind != ArgumentKind::kNoun && !titled) return std::nullopt;
  if (!IsBare(sentence, office->head, definite)) return std::nullopt;
  const bool last = words.office_named.contains(AsciiLowered(office->lemma));
  const bool known = called.find(' ') != std::string::npos && !NamesLesserRank(called);
  *noun = last ? owners.last : known || titled ? called : AsciiLowered(office->lemma);
  if (noun->empty()) return std::nullopt;
  Extraction bare = frame;
  bare.lemma = StrCat(verb, " ", *noun, " of");
  bare.canonical = PredicateOf(verb, *noun, lexicon);
  bare.passive = false;
  bare.implied = true;
  bare.rule = std::string(kBareOffice);
  Argument subject = *holder, attribute = *office;
  subject.role = Role::kSubject;
  subject.preposition.clear();
  attribute.role = Role::kAttribute;
  attribute.preposition.clear();
  if (last) attribute.text = *noun;
  for (const std::string_view article : {"the ", "The "}) {
    if (attribute.text.starts_with(article)) attribute.text.erase(0, article.size());
  }
  attribute.full = attribute.text;
  bare.arguments = {std::move(subject), std::move(attribute)};
  return bare;
}

void NoteOffice(const Extraction& frame, const Term& owner, OfficeOwners& owners) {
  if (frame.rule != "relational-noun" || !frame.lemma.ends_with(" of")) return;
  const std::optional<StateChange> change = ReadStateChange(frame.lemma);
  const std::string& state = change.has_value() ? change->state : frame.lemma;
  const size_t begin = state.find(' ');
  if (begin == std::string::npos || begin + 4 >= state.size()) return;
  const std::string noun = state.substr(begin + 1, state.size() - begin - 4);
  owners.of.insert_or_assign(noun, owner);
  owners.last = noun;
}

}  // namespace whence
