#include "engine/ingest/naming.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/frames/phrase.h"
#include "engine/ingest/frame_qualifiers.h"
#include "engine/time/interval.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/extraction/state_change.h"

namespace whence {
namespace {

constexpr std::string_view kTheName = "the name ";

const Argument* With(const Extraction& frame, std::string_view preposition) {
  for (const Argument& argument : frame.arguments) {
    if (argument.role == Role::kOblique && argument.preposition == preposition) return &argument;
  }
  return nullptr;
}

std::string_view WithoutArticle(std::string_view name) {
  for (const std::string_view article : {"the ", "The ", "a ", "an "}) {
    if (name.starts_with(article)) name.remove_prefix(article.size());
  }
  return name;
}

std::string_view VerbOf(const Extraction& frame) {
  return std::string_view(frame.lemma).substr(0, frame.lemma.find(' '));
}

// "Petrel" of "renamed Petrel", which a writer may have called a ship, or have been called.
bool IsParticiple(const Sentence& sentence, const Extraction& frame) {
  return frame.anchor >= 0 && sentence.tokens[static_cast<size_t>(frame.anchor)].xpos == Xpos::kVbn;
}

// "Berg and Sons", read as two: neither is the name. "The Harbour Line in 1910 and the Coast Line in 1930" are two.
bool IsHalfAName(const Sentence& sentence, int32_t head) {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto is_dated = [&](int32_t noun) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return token.head == noun && IsDate(token); });
  };
  if (head < 0) return false;
  // "Was called St Ann's from 1920", where the mark was taken for an owner's.
  const size_t behind = static_cast<size_t>(head) + 1;
  if (behind < tokens.size() && tokens[behind].xpos == Xpos::kPos) return true;
  if (tokens[static_cast<size_t>(head)].deprel == Deprel::kConj && !is_dated(head)) return true;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const bool beside = tokens[i].head == head && tokens[i].deprel == Deprel::kConj && IsName(tokens[i]);
    if (beside && !is_dated(static_cast<int32_t>(i))) return true;
  }
  return false;
}

// "Took the name Nordvik": who, and which.
std::optional<Naming> ReadNameTaken(const Extraction& frame, const GrammarWords& words) {
  const Argument* object = frame.Find(Role::kObject);
  const std::string verb(VerbOf(frame));
  if (const Argument* under = With(frame, "under"); under != nullptr && under->text.starts_with(kTheName)) {
    // "founded under the name Berg and Sons"
    const Argument* thing = object != nullptr ? object : frame.Find(Role::kSubject);
    return Naming{thing, under->text.substr(kTheName.size()), words.opened_as.contains(frame.lemma), under->head};
  }
  const bool begins = words.name_taken.contains(verb);
  if (object == nullptr || (!begins && !words.name_borne.contains(verb))) return std::nullopt;
  if (!object->text.starts_with(kTheName) || object->text.size() == kTheName.size()) return std::nullopt;
  std::string name = object->text.substr(kTheName.size());
  if (!IsAsciiUpper(name.front())) return std::nullopt;
  const Argument* thing = frame.Find(frame.passive ? Role::kIndirect : Role::kSubject);
  return Naming{thing, std::move(name), begins, object->head};
}

// What is renamed may be told in three ways: "X was renamed Y", "renamed X to Y", "changed its name to Y".
std::optional<Naming> ReadRenaming(const Sentence& sentence, const Extraction& frame) {
  const Argument* subject = frame.Find(Role::kSubject);
  const Argument* object = frame.Find(Role::kObject);
  const Argument* name = With(frame, "to");
  if (name == nullptr) name = With(frame, "as");
  if (name == nullptr) name = frame.Find(Role::kAttribute);
  if (name != nullptr) return Naming{object, name->text, true, name->head};
  if (const Argument* thing = frame.Find(Role::kIndirect)) {
    return object == nullptr ? std::nullopt : std::optional(Naming{thing, object->text, true, object->head});
  }
  const bool own = frame.lemma.starts_with("change ") || IsParticiple(sentence, frame);
  if (!own || subject == nullptr || object == nullptr) return std::nullopt;
  return Naming{subject, object->text, true, object->head};
}

// "Was known as Y until 1890", "became known as Y", "was named Y".
std::optional<Naming> ReadCall(const Sentence& sentence, const Extraction& frame, const GrammarWords& words) {
  const auto spoken = [&](std::string_view verb) { return words.name_told.contains(std::string(verb)); };
  std::string_view verb = frame.lemma;
  if (verb.starts_with("be ")) verb.remove_prefix(3);
  if (!spoken(verb)) return std::nullopt;
  const Argument* thing = frame.Find(Role::kObject);
  const Argument* name = frame.Find(Role::kAttribute);
  if (name == nullptr) name = With(frame, "as");
  if (name != nullptr && !frame.passive) return std::nullopt;  // what some call it
  if (name == nullptr) {
    if (!IsParticiple(sentence, frame)) return std::nullopt;
    name = thing;
    thing = frame.Find(Role::kSubject);
  }
  if (name == nullptr || thing == nullptr) return std::nullopt;
  const bool comes = frame.phrase.starts_with("became ") || frame.phrase.starts_with("become ") ||
                     frame.phrase.starts_with("came to be ") || VerbOf(frame) == "name";
  return Naming{thing, name->text, comes, name->head};
}

// What bears the name. "Since 1954 it has been called Nordvik", on the page of Nordvik: the pronoun cannot mean a name
// of its own sentence but for what bears it.
std::optional<Term> ThingTerm(const Sentence& sentence, const Naming& naming, const FrameContext& context,
                              ByteSpan span, DocumentBuilder& builder) {
  const Argument& thing = *naming.thing;
  if (const std::optional<ResolvedMention> mention = context.resolve(thing)) {
    return MentionTerm(*mention, span, builder);
  }
  if (thing.kind == ArgumentKind::kName) return builder.AddName(thing.lemma, span);
  if (thing.kind == ArgumentKind::kPronoun) {
    return EntityTerm(naming.name) == context.topic ? std::optional(context.topic) : std::nullopt;
  }
  // "Its capital" is another elsewhere.
  const bool owned = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
    return token.head == thing.head && token.deprel == Deprel::kNmodPoss;
  });
  if (owned || thing.text.empty() || thing.kind != ArgumentKind::kNoun) return std::nullopt;
  return builder.AddDescribed(thing.text, span);
}

// Whether somebody's in a phrase is what is no name: "Duke Per's seat", but not "St Ann's Hospital".
bool HasCommonOwned(std::string_view phrase) {
  constexpr std::string_view kPossessive = "'s ";
  const size_t at = phrase.find(kPossessive);
  return at != std::string_view::npos && !IsAsciiUpper(phrase[at + kPossessive.size()]);
}

}  // namespace

std::optional<Naming> ReadNaming(const Sentence& sentence, const Extraction& frame, const GrammarWords& words) {
  if (!frame.IsAssertion()) return std::nullopt;
  std::optional<Naming> naming = ReadNameTaken(frame, words);
  if (!naming.has_value() && frame.canonical == kRename) naming = ReadRenaming(sentence, frame);
  if (!naming.has_value()) naming = ReadCall(sentence, frame, words);
  if (!naming.has_value() && words.opened_as.contains(frame.lemma)) {
    const Argument* name = With(frame, "as");
    if (name == nullptr) name = frame.Find(Role::kAttribute);
    const Argument* thing = frame.Find(Role::kObject);
    if (thing == nullptr) thing = frame.Find(Role::kSubject);
    // "Built as King Olaf's residence", "as Sweden's first National Museum" tell what for, not under what name.
    const bool named = name != nullptr && name->head >= 0 && !HasCommonOwned(name->text) &&
                       sentence.tokens[static_cast<size_t>(name->head)].upos == Upos::kPropn;
    if (named) naming = Naming{thing, name->text, true, name->head};
  }
  if (!naming.has_value() || naming->thing == nullptr || naming->thing->type == EntityType::kPerson) {
    return std::nullopt;
  }
  // "Was known as the largest of its kind" is no name.
  const std::string_view bare = WithoutArticle(naming->name);
  if (bare.empty() || !IsAsciiUpper(bare.front()) || IsHalfAName(sentence, naming->head)) return std::nullopt;
  return naming;
}

void AddNaming(const Sentence& sentence, const Extraction& frame, const FrameContext& context, ByteSpan span,
               DocumentBuilder& builder) {
  if (!frame.doubt.empty() || IsUnderCondition(sentence, frame)) return;
  const std::optional<Naming> naming = ReadNaming(sentence, frame, *context.words);
  if (!naming.has_value()) return;
  StatementRecord named;
  AddQualifiers(sentence, frame, named);
  std::erase_if(named.qualifiers,
                [](const std::pair<Term, Term>& qualifier) { return !IntervalOf(qualifier.second).has_value(); });
  if (context.date.has_value() && named.qualifiers.empty()) {
    named.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), *context.date);
  }
  const std::string status = StatusOf(sentence, frame.anchor);
  if (!status.empty()) named.qualifiers.emplace_back(QualifierTerm(kStatusQualifier), Term::String(status));
  if (named.qualifiers.empty()) return;
  const std::optional<Term> thing = ThingTerm(sentence, *naming, context, span, builder);
  if (!thing.has_value()) return;
  named.subject = *thing;
  named.predicate = PredicateTerm(naming->begins ? BeginningOf(kBearName) : kBearName);
  named.object = Term::String(naming->name);
  named.span = span;
  named.rule = StrCat(frame.rule, kNamed);
  builder.AddStatement(std::move(named));
  const std::optional<ResolvedMention> bearer = context.resolve(*naming->thing);
  if (context.bearers != nullptr && bearer.has_value() && !bearer->described &&
      FoldName(bearer->name) != FoldName(naming->name)) {
    context.bearers->insert_or_assign(FoldName(naming->name), bearer->name);
  }
}

}  // namespace whence
