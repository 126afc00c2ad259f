#include "engine/ingest/frame_statements.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/mention_reader.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "engine/ingest/cell_value.h"
#include "engine/ingest/frame_qualifiers.h"
#include "engine/time/interval.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "failures" of "failures to keep records", "the difficulty" of "the difficulty of sealing it": says little without
// what completes it.
bool IsLoneNoun(const Argument& argument) {
  constexpr size_t kMostBytes = 200;
  if (argument.kind != ArgumentKind::kNoun || argument.role == Role::kSubject) return false;
  std::string_view noun = argument.text;
  for (const std::string_view article : {"the ", "a ", "an ", "The ", "A ", "An "}) {
    if (noun.starts_with(article)) noun.remove_prefix(article.size());
  }
  return noun.find(' ') == std::string_view::npos && argument.full.size() > argument.text.size() &&
         argument.full.size() < kMostBytes && argument.full.starts_with(argument.text);
}

// The term of an argument, or nothing when it says nothing that can stand for itself.
std::optional<Term> ArgumentTerm(const Argument& argument, const MentionResolver& resolve, ByteSpan sentence,
                                 bool as_subject, DocumentBuilder& builder) {
  // A name with an "of" phrase behind it is another thing than the name: "the Russian capital of Moscow".
  // Of a person, it says more of the same: "Governor Mary Shaw of Victoria".
  const bool titled = argument.type != EntityType::kPerson || IsTitleWord(AsciiLowered(argument.lemma));
  const bool extended = argument.kind == ArgumentKind::kName && titled && SplitOf(argument.text).has_value() &&
                        !SplitOf(argument.lemma).has_value();
  // "Hell's Kitchen", "the Lund's Museum": a name of what somebody has is not the noun alone.
  const size_t owner = argument.text.find("'s ");
  const bool owned = argument.kind == ArgumentKind::kName && argument.type != EntityType::kPerson &&
                     owner != std::string::npos && !extended &&
                     std::string_view(argument.text).substr(owner + 3) == argument.lemma;
  if (owned) {
    std::string_view name = argument.text;
    for (const std::string_view article : {"the ", "The "}) {
      if (name.starts_with(article)) name.remove_prefix(article.size());
    }
    return builder.AddName(name, sentence);
  }
  if (!extended) {
    if (const std::optional<ResolvedMention> mention = resolve(argument)) {
      const bool literal = mention->described && !as_subject;
      return literal ? Term::String(mention->name) : MentionTerm(*mention, sentence, builder);
    }
  }
  switch (argument.kind) {
    case ArgumentKind::kPronoun:
      return std::nullopt;
    case ArgumentKind::kName:
      if (!extended) return builder.AddName(argument.lemma, sentence);
      break;
    case ArgumentKind::kDate:
      if (!as_subject) {
        if (std::optional<Term> value = ValueTerm(argument.value)) return value;
      }
      break;
    default:
      break;
  }
  if (argument.text.empty()) return std::nullopt;
  if (as_subject) return builder.AddDescribed(argument.text, sentence);
  return Term::String(IsLoneNoun(argument) ? argument.full : argument.text);
}

// "his father" is "Adam Lee's father", where it is known who he is: the same words mean another elsewhere.
Argument WithOwner(const Sentence& sentence, const Argument& argument, const MentionResolver& resolve) {
  if (argument.kind != ArgumentKind::kNoun || argument.head < 0) return argument;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (token.head != argument.head || token.deprel != Deprel::kNmodPoss || token.upos != Upos::kPron) continue;
    if (token.span.begin != argument.span.begin || !argument.text.starts_with(token.form)) return argument;
    Argument owner;
    owner.kind = ArgumentKind::kPronoun;
    owner.head = static_cast<int32_t>(i);
    const std::optional<ResolvedMention> mention = resolve(owner);
    if (!mention.has_value()) return argument;
    Argument owned = argument;
    owned.text =
        StrCat(mention->name, mention->name.ends_with('s') ? "'" : "'s", argument.text.substr(token.form.size()));
    return owned;
  }
  return argument;
}

// "the chemist Paul Ames" and "his neighbour, the chemist Paul Ames" are Paul Ames: a name right behind a common noun,
// in apposition to it, stands for both.
Argument ByApposedName(const Sentence& sentence, const Argument& argument) {
  const std::vector<Token>& tokens = sentence.tokens;
  if (argument.kind != ArgumentKind::kNoun || argument.head < 0) return argument;
  const auto is_beside = [&](size_t i, int32_t noun) {
    const bool name = i < tokens.size() && IsName(tokens[i]);
    return name && tokens[i].head == noun && (tokens[i].deprel == Deprel::kAppos || tokens[i].deprel == Deprel::kFlat);
  };
  auto next = static_cast<size_t>(argument.head) + 1;
  if (next + 1 < tokens.size() && tokens[next].form == "," && argument.role == Role::kSubject) {
    const size_t comma = next;
    size_t name = comma + 1;
    while (name + 1 < tokens.size() && name < comma + 5 && !is_beside(name, argument.head)) ++name;
    const bool whole =
        std::all_of(tokens.begin() + static_cast<ptrdiff_t>(comma) + 1, tokens.begin() + static_cast<ptrdiff_t>(name),
                    [&](const Token& token) { return token.head == static_cast<int32_t>(name); });
    const bool closed = name + 1 < tokens.size() && tokens[name + 1].form == ",";
    if (whole && closed && is_beside(name, argument.head) && tokens[name].type != EntityType::kPlace) next = name;
  }
  if (next >= tokens.size()) return argument;
  const Token& token = tokens[next];
  if (!is_beside(next, argument.head)) return argument;
  // What the named is said to be, without the name, is not the name.
  if (argument.role == Role::kAttribute && !argument.span.Contains(token.span)) return argument;
  Argument named = argument;
  named.kind = ArgumentKind::kName;
  named.type = token.type;
  named.head = static_cast<int32_t>(next);
  named.span = token.span;
  named.text = named.full = named.lemma = std::string(token.form);
  return named;
}

bool Is(const Token& token, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return token.form.size() == word.size() &&
           std::equal(word.begin(), word.end(), token.form.begin(), [](char a, char b) { return a == (b | 0x20); });
  });
}

// "once owned it", "belonged to her before the war": the verb of one of the frame's arguments says so.
bool IsOnceSo(const Sentence& sentence, const Extraction& frame) {
  const std::vector<Token>& tokens = sentence.tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const bool before = token.deprel == Deprel::kCase && Is(token, {"before"});
    const bool once = token.upos == Upos::kAdv && IsIn(WordList::kOnceSo, AsciiLowered(token.form));
    if (token.head < 0 || (!before && !once)) return false;
    const int32_t verb = before ? tokens[token.head].head : token.head;
    return verb >= 0 && tokens[verb].xpos != Xpos::kVbz && tokens[verb].xpos != Xpos::kVbp &&
           std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
             return argument.head == verb || (argument.head >= 0 && tokens[argument.head].head == verb);
           });
  });
}

bool IsPastState(const Sentence& sentence, const Extraction& frame, const FrameContext& context) {
  const std::string& predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  if (!context.states->Find(predicate).has_value()) return false;
  if (IsOnceSo(sentence, frame)) return IsSimplePast(sentence, frame) || frame.implied;
  return IsSimplePast(sentence, frame) &&
         std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), [](const FrameQualifier& qualifier) {
           return qualifier.kind == QualifierKind::kDuration && qualifier.preposition == "for";
         });
}

// "Ran it until it was sold": it was so, whenever it ended.
bool IsUntilEvent(const Sentence& sentence, const Extraction& frame, const GrammarWords& words) {
  if (frame.polarity != Polarity::kPositive || !IsSimplePast(sentence, frame)) return false;
  const auto ends = [&](const auto& part) { return words.end_link.contains(part.preposition); };
  return std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), ends) ||
         std::any_of(frame.arguments.begin(), frame.arguments.end(), ends);
}

bool IsTimed(const StatementRecord& statement) {
  return std::any_of(statement.qualifiers.begin(), statement.qualifiers.end(), [](const auto& qualifier) {
    return qualifier.first == QualifierTerm(kTimeQualifier) || qualifier.first == QualifierTerm(kStartQualifier) ||
           qualifier.first == QualifierTerm(kEndQualifier);
  });
}

// "Qatar joined in 1961", on the page of an organisation: whoever joins or leaves without saying what, joins or leaves
// it.
bool IsMembershipEvent(const Extraction& frame, const FrameContext& context) {
  if (!context.has_offices || frame.Find(Role::kSubject) == nullptr) return false;
  const std::string& predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  const StateRule* rule = context.states->FindShared("be member of");
  if (rule == nullptr) return false;
  const auto among = [&](const std::vector<StateEvent>& events) {
    return std::any_of(events.begin(), events.end(),
                       [&](const StateEvent& event) { return !event.swapped && event.predicate == predicate; });
  };
  return among(rule->begins) || among(rule->ends);
}

// "The headquarters (of X) is located in Y" also says that Y is the headquarters of X; a definite noun without an owner
// belongs to what the section is about.
void AddSeat(const Sentence& sentence, const Extraction& frame, const FrameContext& context,
             const StatementRecord& located, DocumentBuilder& builder) {
  const Argument* subject = frame.Find(Role::kSubject);
  const std::string& predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  if (predicate != "be located in" || subject == nullptr || subject->kind != ArgumentKind::kNoun) return;
  const std::string noun = Singular(subject->lemma);
  if (context.lexicon->Find(StrCat("be ", noun, " of")) == nullptr) return;
  const std::optional<OfPhrase> of = SplitOf(subject->text);
  if (!of.has_value() && !subject->definite) return;
  StatementRecord seat = located;
  seat.predicate = PredicateTerm(RelationOf(*context.lexicon, noun));
  seat.subject =
      located.object.IsLiteral() ? builder.AddDescribed(located.object.lexical, located.span) : located.object;
  seat.object = of.has_value() ? builder.AddName(of->owner, located.span) : context.topic;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (token.head != subject->head || token.deprel != Deprel::kNmodPoss) continue;
    // "its headquarters": the owner is what the pronoun or the name before it means, or nobody.
    Argument owner;
    owner.kind = token.upos == Upos::kPron ? ArgumentKind::kPronoun : ArgumentKind::kName;
    owner.head = static_cast<int32_t>(i);
    const std::optional<ResolvedMention> mention = context.resolve(owner);
    if (!mention.has_value()) return;
    seat.object = builder.AddName(mention->name, located.span);
  }
  builder.AddStatement(std::move(seat));
}

// "Lund Castle is a castle in Skane" also says that Lund Castle is located in Skane. Of persons it says where they are
// ministers, not where they are.
void AddLocation(const Sentence& sentence, const Extraction& frame, const StatementRecord& told,
                 DocumentBuilder& builder) {
  const Argument* subject = frame.Find(Role::kSubject);
  const Argument* attribute = frame.Find(Role::kAttribute);
  if (frame.lemma != "be" || subject == nullptr || attribute == nullptr || attribute->kind != ArgumentKind::kNoun)
    return;
  if (told.polarity != Polarity::kPositive || told.modality != Modality::kAsserted) return;
  if (subject->type == EntityType::kPerson || subject->kind == ArgumentKind::kPronoun) return;
  if (IsPersonNoun(attribute->lemma)) return;  // nor of whoever is called one: "president of a college in Ottawa"
  const auto is_place = [](const Token& token) {
    return token.type == EntityType::kPlace || token.type == EntityType::kCountry;
  };
  const auto has = [&](int32_t head, const auto& holds) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                       [&](const Token& token) { return token.head == head && holds(token); });
  };
  for (size_t i = static_cast<size_t>(attribute->head) + 1; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    const auto place = static_cast<int32_t>(i);
    if (token.head != attribute->head || token.deprel != Deprel::kNmod || token.upos != Upos::kPropn) continue;
    if (!has(place, [](const Token& word) { return word.deprel == Deprel::kCase && Is(word, {"in"}); })) continue;
    // A name that is not known for a place is one beside a place: "Skane, Sweden".
    const auto wider = [&](const Token& word) { return word.deprel == Deprel::kAppos && is_place(word); };
    if (!is_place(token) && !has(place, wider)) continue;
    StatementRecord located = told;
    located.predicate = PredicateTerm("be located in");
    located.object = builder.AddName(token.form, told.span);
    located.rule += "+place";
    builder.AddStatement(std::move(located));
    return;
  }
}

// "sold it to Eva" also says that Eva acquired it, and from whom.
void AddExchange(const Extraction& frame, const FrameContext& context, const StatementRecord& told,
                 DocumentBuilder& builder) {
  if (told.polarity != Polarity::kPositive || told.object == UnspecifiedTerm()) return;
  const std::string& predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  const PredicateLexicon::Exchange* exchange = context.lexicon->FindExchange(predicate);
  if (exchange == nullptr) return;
  const std::vector<std::string>& verbs = exchange->verbs;
  if (!verbs.empty() && std::find(verbs.begin(), verbs.end(), frame.lemma) == verbs.end()) return;
  const Term taker = ObliqueQualifier(exchange->taker);
  StatementRecord other = told;
  other.qualifiers.clear();
  std::optional<Term> party;
  for (const auto& [name, value] : told.qualifiers) {
    if (name != taker) {
      other.qualifiers.emplace_back(name, value);
      continue;
    }
    if (party.has_value() || IntervalOf(value).has_value()) return;  // to one, and to another
    party = value;
  }
  if (!party.has_value() || party->kind == TermKind::kTyped) return;
  other.subject = party->IsLiteral() ? builder.AddDescribed(party->lexical, told.span) : *party;
  other.predicate = PredicateTerm(exchange->predicate);
  if (told.subject != UnspecifiedTerm()) other.qualifiers.emplace_back(ObliqueQualifier(exchange->giver), told.subject);
  other.rule = StrCat(frame.rule, kExchanged);
  builder.AddStatement(std::move(other));
}

// "moved to Lund and lived there": the place named before it. -1 where none is.
int32_t PlaceBefore(const Sentence& sentence, int32_t there) {
  for (int32_t i = there - 1; i >= 0; --i) {
    const Token& token = sentence.tokens[i];
    if (!IsName(token)) continue;
    if (token.type == EntityType::kPerson || token.type == EntityType::kDate) continue;
    const bool reached = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& other) {
      return other.head == i && other.deprel == Deprel::kCase && Is(other, {"to", "in", "at", "for"});
    });
    return reached ? i : -1;
  }
  return -1;
}

// The frame with the place that its "there" means: "live in" Lund, where that is a state.
std::optional<Extraction> WithPlaceMeant(const Sentence& sentence, const Extraction& frame,
                                         const PredicateLexicon& lexicon, const StateRules& states) {
  if (frame.Find(Role::kObject) != nullptr) return std::nullopt;
  for (size_t i = 0; i < frame.qualifiers.size(); ++i) {
    const FrameQualifier& qualifier = frame.qualifiers[i];
    const bool named = !qualifier.text.empty() && IsAsciiUpper(qualifier.text[0]);
    if (qualifier.kind != QualifierKind::kPlace || (!named && qualifier.text != "there")) continue;
    const PredicateForm* form = lexicon.Find(StrCat(frame.lemma, " in"));
    const int32_t place = named || qualifier.head < 0 ? -1 : PlaceBefore(sentence, qualifier.head);
    if (form == nullptr || form->swapped || !states.Find(form->canonical).has_value() || (place < 0 && !named))
      return std::nullopt;
    Extraction meant = frame;
    meant.lemma = StrCat(frame.lemma, " in");
    meant.canonical = form->canonical;
    meant.qualifiers.erase(meant.qualifiers.begin() + static_cast<ptrdiff_t>(i));
    Argument object;
    object.role = Role::kObject;
    object.kind = ArgumentKind::kName;
    object.head = place;
    object.text = object.full = object.lemma = named ? qualifier.text : std::string(sentence.tokens[place].form);
    if (place >= 0) object.type = sentence.tokens[place].type;
    meant.arguments.push_back(std::move(object));
    return meant;
  }
  return std::nullopt;
}

// "They divorced in 1951", behind "she married Donald Voss": what each of two is to the other is told of both. False
// where the frame is anything else.
bool AddCoupled(const Sentence& sentence, const Extraction& frame, const FrameContext& context, ByteSpan span,
                DocumentBuilder& builder) {
  constexpr uint32_t kNear = 2;  // sentences
  const std::string& predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  // "the couple divorced in 1911" may be read as "the couple, divorced in 1911".
  const Argument* subject = frame.Find(frame.passive ? Role::kObject : Role::kSubject);
  const Argument* other = frame.Find(frame.passive ? Role::kSubject : Role::kObject);
  if (context.couple == nullptr || !context.couple->has_value() || subject == nullptr || other != nullptr) return false;
  if (!context.lexicon->IsSymmetric(predicate)) return false;
  const Couple& couple = **context.couple;
  if (!IsIn(WordList::kBothOfThem, AsciiLowered(subject->text))) return false;
  if (context.sentence - couple.sentence > kNear) return false;
  StatementRecord statement;
  statement.subject = couple.one;
  statement.predicate = PredicateTerm(predicate);
  statement.object = couple.other;
  AddQualifiers(sentence, frame, statement);
  statement.polarity = frame.polarity;
  statement.modality = frame.modality;
  statement.span = span;
  statement.rule = StrCat(frame.rule, "+couple");
  builder.AddStatement(std::move(statement));
  return true;
}

// An argument as the statement takes it: by the name beside it, by its owner, without the "no" that the frame denies.
Argument AsStated(const Sentence& sentence, const Extraction& frame, const Argument& read,
                  const MentionResolver& resolve) {
  Argument argument = ByApposedName(sentence, read);
  // "carried no guns" denies guns.
  if (frame.polarity == Polarity::kNegative && argument.role == Role::kObject && argument.text.starts_with("no ")) {
    argument.text.erase(0, 3);
    if (argument.full.starts_with("no ")) argument.full.erase(0, 3);
  }
  const bool undergoes = frame.passive && argument.role == Role::kObject;
  if (argument.role == Role::kSubject || undergoes || argument.role == Role::kAttribute) {
    argument = WithOwner(sentence, argument, resolve);
  }
  // "a firm founded in 1979": that it was founded then, is what the frame says of the firm.
  if (frame.anchor != argument.head && HangsBelow(sentence.tokens, frame.anchor, argument.head))
    argument.full = argument.text;
  return argument;
}

// What the arguments of a frame tell: the subject, an object where there is one, and the rest as qualifiers.
struct Told {
  StatementRecord statement;
  std::optional<Term> object;
};

// Nothing where one of them says nothing that can stand for itself.
std::optional<Told> TellArguments(const Sentence& sentence, const Extraction& frame, const FrameContext& context,
                                  ByteSpan span, DocumentBuilder& builder) {
  const MentionResolver& resolve = context.resolve;
  Told told;
  StatementRecord& statement = told.statement;
  const Argument* complement = nullptr;
  statement.subject = UnspecifiedTerm();
  for (const Argument& read : frame.arguments) {
    const Argument argument = AsStated(sentence, frame, read, resolve);
    const std::optional<Term> term = ArgumentTerm(argument, resolve, span, argument.role == Role::kSubject, builder);
    // "he sold it to Eva": whoever he is, it is hers.
    const bool seller =
        argument.role == Role::kSubject && argument.kind == ArgumentKind::kPronoun &&
        context.lexicon->FindExchange(frame.canonical.empty() ? frame.lemma : frame.canonical) != nullptr;
    if (!term.has_value() && seller) continue;
    if (!term.has_value()) return std::nullopt;
    switch (argument.role) {
      case Role::kSubject:
        statement.subject = *term;
        break;
      case Role::kObject:
        told.object = *term;
        // "two players, Ian and David": of one of them named, nothing is counted.
        if (const auto* quantity = std::get_if<Quantity>(&argument.value);
            quantity != nullptr && argument.kind != ArgumentKind::kName) {
          statement.qualifiers.emplace_back(QualifierTerm(kCountQualifier), NumberTerm(quantity->value));
        }
        break;
      case Role::kAttribute:
        if (told.object.has_value() || frame.lemma != "be") {
          statement.qualifiers.emplace_back(QualifierTerm(kAsQualifier), *term);
        } else {
          told.object = *term;
        }
        break;
      case Role::kComplement:
        complement = &read;
        break;
      case Role::kIndirect:
        statement.qualifiers.emplace_back(ObliqueQualifier(argument.preposition.empty() ? "to" : argument.preposition),
                                          *term);
        break;
      case Role::kOblique:
        statement.qualifiers.emplace_back(ObliqueQualifier(argument.preposition), *term);
        break;
    }
  }
  if (complement != nullptr) {
    const Term clause = Term::String(complement->text);
    if (told.object.has_value()) {
      statement.qualifiers.emplace_back(QualifierTerm("that"), clause);
    } else {
      told.object = clause;
    }
  }
  statement.object = told.object.value_or(UnspecifiedTerm());
  return told;
}

// Whether a frame with these arguments states anything.
bool SaysSomething(const Extraction& frame, const Told& told) {
  const bool nobody = told.statement.subject == UnspecifiedTerm();
  if (!told.object.has_value() && nobody) return false;
  // "the creation of wealth", "the end of the war" say neither who, what and when, nor that it was.
  const bool deed = frame.rule.starts_with("deed-of") || frame.rule.starts_with("event-of");
  const bool half = nobody || !told.object.has_value();
  if (deed && half && frame.modality != Modality::kAsserted) return false;
  if (told.statement.object != told.statement.subject) return true;
  // "the journal Science" read as a journal that is one: nothing is told of a thing by its own name.
  if (frame.lemma == "be") return false;
  // "Hale left, leaving him poor": what acts on itself is called so.
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [](const Argument& argument) {
    return argument.text.ends_with("self") || argument.text.ends_with("selves");
  });
}

// When, by whom and how surely it is said, and whether it is so no more.
void AddCircumstances(const Sentence& sentence, const Extraction& frame, const FrameContext& context,
                      StatementRecord& statement, DocumentBuilder& builder) {
  AddQualifiers(sentence, frame, statement);
  std::string status = StatusOf(sentence, frame.anchor);
  // "owned it for 11 years": it was so, and is so no more.
  const bool past =
      IsPastState(sentence, frame, context) || (!IsTimed(statement) && IsUntilEvent(sentence, frame, *context.words));
  if (status.empty() && past) status = "former";
  if (!status.empty()) {
    statement.qualifiers.emplace_back(QualifierTerm(kStatusQualifier), Term::String(status));
  }
  if (frame.speaker.has_value()) {
    if (const auto speaker = ArgumentTerm(*frame.speaker, context.resolve, statement.span, true, builder)) {
      statement.qualifiers.emplace_back(QualifierTerm(kSpeakerQualifier), *speaker);
    }
  }
  statement.polarity = frame.polarity;
  statement.modality = frame.modality;
  if (frame.modality == Modality::kAsserted && IsUnderCondition(sentence, frame)) {
    statement.modality = Modality::kConditional;
  }
  if (context.date.has_value() && !IsTimed(statement)) {
    statement.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), *context.date);
  }
}

// Gives "chaired it" and "joined in 1961" the organisation that the document tells of. False where an office named
// without its owner has none.
bool GiveOwner(const Extraction& frame, const FrameContext& context, Told& told) {
  StatementRecord& statement = told.statement;
  if (!told.object.has_value() && IsMembershipEvent(frame, context) && statement.subject != context.topic) {
    statement.object = context.topic;
    statement.rule += "+topic";
  }
  if (frame.rule != kBareOffice) return true;
  const std::string& office = frame.lemma;
  const auto owner = std::find_if(context.offices->of.begin(), context.offices->of.end(),
                                  [&](const auto& known) { return office.ends_with(StrCat(" ", known.first, " of")); });
  if (owner == context.offices->of.end() && !context.has_offices) return false;
  statement.object = owner == context.offices->of.end() ? context.topic : owner->second;
  return statement.object != statement.subject;
}

// Keeps what later sentences may leave out: whose office it is, and who the two are that they call a couple.
void Remember(const Extraction& frame, const FrameContext& context, const Told& told) {
  if (!told.object.has_value() || told.object->IsLiteral()) return;
  if (frame.rule != kBareOffice && context.offices != nullptr) NoteOffice(frame, *told.object, *context.offices);
  if (context.couple != nullptr && context.lexicon->IsSymmetric(frame.canonical) &&
      told.statement.subject != UnspecifiedTerm()) {
    *context.couple = Couple{told.statement.subject, *told.object, context.sentence};
  }
}

// Whether a copula has an adjective behind it, which is how something is and not what.
bool TellsQuality(const Sentence& sentence, const Extraction& frame) {
  const Argument* const attribute = frame.Find(Role::kAttribute);
  return frame.lemma == "be" && attribute != nullptr && attribute->head >= 0 &&
         sentence.tokens[static_cast<size_t>(attribute->head)].upos == Upos::kAdj;
}

}  // namespace

bool IsUnderCondition(const Sentence& sentence, const Extraction& frame) {
  const auto holds = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                       [&](const Token& token) { return Is(token, words); });
  };
  if (!holds({"would", "could", "might"})) return false;
  if (!sentence.tokens.empty() && Is(sentence.tokens.front(), {"had", "were", "should"})) return true;
  const bool modal = frame.phrase.find("would") != std::string::npos || frame.phrase.find("could") != std::string::npos;
  return modal && holds({"if", "unless", "provided"});
}

Term ObliqueQualifier(std::string_view preposition) {
  return QualifierTerm(preposition.empty() ? "with" : preposition);
}

Term MentionTerm(const ResolvedMention& mention, ByteSpan sentence, DocumentBuilder& builder) {
  return mention.described ? builder.AddDescribed(mention.name, sentence) : builder.AddName(mention.name, sentence);
}

void AddFrame(const Sentence& sentence, const Extraction& read_frame, const FrameContext& context, ByteSpan span,
              DocumentBuilder& builder) {
  if (!read_frame.doubt.empty()) return;
  const std::optional<Extraction> meant = WithPlaceMeant(sentence, read_frame, *context.lexicon, *context.states);
  const Extraction& frame = meant.has_value() ? *meant : read_frame;
  if (AddCoupled(sentence, frame, context, span, builder)) return;
  std::optional<Told> told = TellArguments(sentence, frame, context, span, builder);
  if (!told.has_value() || !SaysSomething(frame, *told)) return;
  StatementRecord& statement = told->statement;
  statement.predicate = PredicateTerm(frame.canonical.empty() ? frame.lemma : frame.canonical);
  statement.span = span;
  statement.rule = StrCat(frame.rule, TellsQuality(sentence, frame) ? kQuality : "");
  AddCircumstances(sentence, frame, context, statement, builder);
  if (!GiveOwner(frame, context, *told)) return;
  Remember(frame, context, *told);
  AddSeat(sentence, frame, context, statement, builder);
  AddLocation(sentence, frame, statement, builder);
  AddExchange(frame, context, statement, builder);
  builder.AddStatement(std::move(statement));
}

}  // namespace whence
