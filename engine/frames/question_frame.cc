#include "engine/frames/question_frame.h"

#include <algorithm>
#include <iterator>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/extraction/office_rank.h"
#include "rules/extraction/state_change.h"
#include "rules/words/word_lists.h"

namespace whence {

namespace {

// A reading that leaves a name of the question out answers another question.
bool CoversNames(const Sentence& sentence, const QuestionFrame& question) {
  const auto holds = [](std::string_view text, std::string_view name) {
    return text.find(name) != std::string_view::npos;
  };
  for (const Token& token : sentence.tokens) {
    if (!IsName(token)) continue;
    // "President" of "who was President of the Union" stands in the predicate.
    if (StrCat(" ", question.office, " ").find(StrCat(" ", FoldName(token.form), " ")) != std::string::npos) continue;
    const bool held = std::any_of(question.arguments.begin(), question.arguments.end(),
                                  [&](const KnownArgument& argument) { return holds(argument.text, token.form); }) ||
                      std::any_of(question.qualifiers.begin(), question.qualifiers.end(),
                                  [&](const KnownQualifier& qualifier) { return holds(qualifier.text, token.form); });
    if (!held && !holds(question.office_phrase, token.form)) return false;
  }
  return true;
}

// Nor does one that leaves out a number which its clause has: "the hall seats 450" where the tree gives the verb no
// object.
bool CoversNumbers(const Sentence& sentence, int32_t anchor, const QuestionFrame& question) {
  const std::vector<Token>& tokens = sentence.tokens;
  for (const Token& token : tokens) {
    if (IsDate(token) || (token.upos != Upos::kNum && token.kind != TokenKind::kQuantity)) continue;
    int32_t node = token.head;
    while (node >= 0 && node != anchor && tokens[static_cast<size_t>(node)].upos != Upos::kVerb) {
      node = tokens[static_cast<size_t>(node)].head;
    }
    if (node < 0 || node != anchor) continue;
    const auto holds = [&](const auto& part) { return part.text.find(token.form) != std::string::npos; };
    if (std::none_of(question.arguments.begin(), question.arguments.end(), holds) &&
        std::none_of(question.qualifiers.begin(), question.qualifiers.end(), holds)) {
      return false;
    }
  }
  return true;
}

absl::StatusOr<KnownArgument> NamedArgument(const Graph& graph, Role role, std::string_view text) {
  KnownArgument argument{role, ArgumentKind::kName, std::string(text), std::string(text), "", {}, ContentStems(text),
                         {}};
  WHENCE_ASSIGN_OR_RETURN(argument.entities, EntitiesNamed(graph, text));
  if (argument.entities.empty()) argument.kind = ArgumentKind::kNoun;
  return argument;
}

// "the club", asked of one page on a club: what the page is about.
absl::Status TakeTopic(const Graph& graph, const Argument& argument, KnownArgument& known) {
  if (argument.kind != ArgumentKind::kNoun || !argument.definite || known.stems.size() != 1) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph));
  if (topic.empty() || NamingWord(NameWords(topic)) != AsciiLowered(argument.lemma)) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, topic));
  return absl::OkStatus();
}

// Whether every word of a name stands in some sentence.
absl::StatusOr<bool> StandsInText(const Graph& graph, const std::vector<std::string>& stems) {
  for (const std::string& stem : stems) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(stem));
    if (postings.empty()) return false;
  }
  return !stems.empty();
}

// The reading of a noun with "of": whatever is `noun` of the owner. Nothing where the owner is unknown to the graph.
absl::StatusOr<std::optional<QuestionFrame>> AsRelation(const Graph& graph, const PredicateLexicon& lexicon,
                                                        const QuestionFrame& frame, std::string_view noun,
                                                        std::string_view owner, std::optional<KnownArgument> subject) {
  WHENCE_ASSIGN_OR_RETURN(KnownArgument object, NamedArgument(graph, Role::kObject, owner));
  if (object.entities.empty()) return std::nullopt;
  QuestionFrame relation = frame;
  relation.predicate = RelationOf(lexicon, noun);
  relation.office = std::string(noun);
  relation.arguments.clear();
  if (subject.has_value()) {
    subject->role = Role::kSubject;
    relation.arguments.push_back(*std::move(subject));
  } else {
    relation.hole->argument = 0;
    relation.hole->qualifier = -1;
    relation.hole_role = Role::kSubject;
  }
  relation.arguments.push_back(std::move(object));
  return relation;
}

// Whether a statement tells of the office by its noun: what a predicate like "lead" says of many offices, its words
// tell apart.
absl::StatusOr<bool> IsOfOffice(const Graph& graph, const Triple& triple, std::string_view predicate,
                                std::string_view noun) {
  if (predicate.ends_with(StrCat(" ", noun, " of"))) return true;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
  for (const Statement& statement : statements) {
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term name, graph.DecodeTerm(qualifier.predicate));
      if (name != QualifierTerm(kAsQualifier)) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term as, graph.DecodeTerm(qualifier.value));
      if (as.IsLiteral() && OfficeRoot(HeadPhrase(as.lexical)) == OfficeRoot(noun)) return true;
    }
    if (statement.supports.empty() || statement.supports.front().rule != "relational-noun") continue;
    const Support& support = statement.supports.front();
    WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph, support.document, support.span));
    if (AsciiLowered(sentence).find(noun) != std::string::npos) return true;
  }
  return false;
}

// Of what somebody is chairman in a graph that tells of one such owner only, or of one for the subject. Nothing where
// there are several: the question does not say which.
absl::StatusOr<std::optional<KnownArgument>> SoleOwner(const Graph& graph, std::string_view predicate,
                                                       std::string_view noun, const KnownArgument* subject) {
  constexpr size_t kMostTriples = 1000;
  const std::vector<std::string> predicates = {std::string(predicate), BeginningOf(predicate)};
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  std::optional<KnownArgument> owner;
  std::vector<std::optional<TermId>> subjects = {std::nullopt};
  if (subject != nullptr && !subject->entities.empty()) {
    subjects.assign(subject->entities.begin(), subject->entities.end());
  }
  for (const std::string& name : predicates) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph.FindTerm(PredicateTerm(name)));
    if (!id.has_value()) continue;
    for (const std::optional<TermId>& of : subjects) {
      size_t seen = 0;
      for (auto cursor = graph.Scan({of, *id, std::nullopt}); cursor->Valid(); cursor->Next()) {
        const TermId object = cursor->triple().object;
        if (++seen > kMostTriples) return std::optional<KnownArgument>();
        if (object == unspecified) continue;
        if (owner.has_value() && std::binary_search(owner->entities.begin(), owner->entities.end(), object)) continue;
        WHENCE_ASSIGN_OR_RETURN(const Term term, graph.DecodeTerm(object));
        if (term.IsLiteral()) continue;
        WHENCE_ASSIGN_OR_RETURN(const bool of_office, IsOfOffice(graph, cursor->triple(), predicate, noun));
        if (!of_office) continue;
        if (owner.has_value()) return std::optional<KnownArgument>();
        owner = KnownArgument{Role::kObject, ArgumentKind::kName, "", "", "", {}, {}, {}};
        WHENCE_ASSIGN_OR_RETURN(owner->text, DisplayName(graph, object));
        WHENCE_ASSIGN_OR_RETURN(owner->entities, SameEntities(graph, {object}));
        owner->lemma = owner->text;
        owner->stems = ContentStems(owner->text);
      }
    }
  }
  return owner;
}

// The noun with "of": of an office, what it is called by.
std::string NounOf(const PredicateLexicon& lexicon, const OfPhrase& of, std::string_view phrase) {
  const std::string noun = OfficeNoun(lexicon, phrase);
  return noun.find(' ') == std::string::npos ? of.noun : noun;
}

// "who was chairman in 1908", "how long was Ana president": of what, the question leaves to a graph that knows but one.
absl::StatusOr<std::optional<QuestionFrame>> AsBareOffice(const Graph& graph, const PredicateLexicon& lexicon,
                                                          const QuestionFrame& question, const KnownArgument& attribute,
                                                          const KnownArgument* subject) {
  const std::string noun = OfficeNoun(lexicon, attribute.text);
  // "secretary general", "Secretary General": taggers take the second word for an adjective or a name.
  const bool person = IsPersonNoun(noun.substr(noun.rfind(' ') + 1));
  if (attribute.kind != ArgumentKind::kNoun && !person) return std::nullopt;
  // "Ann's father" is said of somebody.
  if (attribute.text.find(" of ") != std::string::npos || attribute.text.find("'s ") != std::string::npos) {
    return std::nullopt;
  }
  const bool asks_subject = question.AsksArgument() && question.hole_role == Role::kSubject;
  if (question.AsksArgument() && !asks_subject) return std::nullopt;
  if (!asks_subject && (subject == nullptr || subject->entities.empty())) return std::nullopt;
  QuestionFrame office = question;
  office.predicate = RelationOf(lexicon, noun);
  office.office = noun;
  office.office_phrase = attribute.text;
  std::erase(office.unknown_names, attribute.text);
  WHENCE_ASSIGN_OR_RETURN(std::optional<KnownArgument> owner, SoleOwner(graph, office.predicate, noun, subject));
  if (!owner.has_value()) return std::nullopt;
  if (question.predicate == "become") office.predicate = BeginningOf(office.predicate);
  office.arguments.clear();
  if (subject != nullptr) office.arguments.push_back(*subject);
  office.arguments.push_back(*std::move(owner));
  return office;
}

// "before 1999" asks for the time before it, not for 1999.
Interval AskedInterval(std::string_view preposition, const Interval& date) {
  if (preposition == "before" || preposition == "prior to") {
    return {std::nullopt, date.first.has_value() ? std::optional(*date.first - 1) : std::nullopt};
  }
  if (preposition == "after" || preposition == "following") {
    return {date.last.has_value() ? std::optional(*date.last + 1) : std::nullopt, std::nullopt};
  }
  if (IsIn(WordList::kSince, preposition)) return {date.first, std::nullopt};
  if (IsIn(WordList::kUntil, preposition) || preposition == "by" || preposition == "up to") {
    return {std::nullopt, date.last};
  }
  return date;
}

bool IsDated(const KnownQualifier& qualifier) {
  return qualifier.kind == QualifierKind::kTime && qualifier.interval.has_value();
}

// "from 1962 to 1971" and "between 1962 and 1971" ask for one stretch of time.
void JoinStretches(std::vector<KnownQualifier>& qualifiers) {
  for (size_t i = 0; i + 1 < qualifiers.size(); ++i) {
    KnownQualifier& first = qualifiers[i];
    const KnownQualifier& last = qualifiers[i + 1];
    if (!IsDated(first) || !IsDated(last)) continue;
    const std::string& from = first.preposition;
    const std::string& to = last.preposition;
    const bool stretch = (IsIn(WordList::kSince, from) && IsIn(WordList::kStretchEnd, to)) ||
                         (from == "between" && (to == "between" || to.empty() || to == "and"));
    if (!stretch) continue;
    first.interval->last = last.interval->last;
    first.text += StrCat(" ", last.text);
    first.stems.insert(first.stems.end(), last.stems.begin(), last.stems.end());
    qualifiers.erase(qualifiers.begin() + static_cast<ptrdiff_t>(i) + 1);
  }
}

// Whether the attribute is the first, the youngest: what nobody is after another.
bool IsOneOfAll(const Sentence& sentence, const Extraction& frame) {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
    if (argument.role != Role::kAttribute) return false;
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
      return argument.span.Contains(token.span) && (token.type == EntityType::kOrdinal || token.xpos == Xpos::kJjs);
    });
  });
}

// "Before 1954": what it was called right before, not at any time before; "after 1954": right after.
void TakeNearestDay(std::vector<KnownQualifier>& qualifiers) {
  for (KnownQualifier& qualifier : qualifiers) {
    if (!qualifier.interval.has_value()) continue;
    Interval& when = *qualifier.interval;
    if (!when.first.has_value()) when.first = when.last;
    if (!when.last.has_value()) when.last = when.first;
  }
}

// "What was X called", "what was the former name of X", "what name did X bear", "when was X renamed Y": what it was
// called, as a state. Nothing for any other question, nor where no source tells of names that anything had for a time.
absl::StatusOr<std::optional<QuestionFrame>> AsName(const Graph& graph, const QuestionFrame& question) {
  const std::string begins = BeginningOf(kBearName);
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> begun, graph.FindTerm(PredicateTerm(begins)));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> borne, graph.FindTerm(PredicateTerm(kBearName)));
  if (!begun.has_value() && !borne.has_value()) return std::nullopt;
  const KnownArgument* subject = question.Find(Role::kSubject);
  const KnownArgument* object = question.Find(Role::kObject);
  const KnownArgument* attribute = question.Find(Role::kAttribute);
  QuestionFrame named = question;
  named.predicate = kBearName;
  std::optional<KnownArgument> thing, name;
  if (question.predicate == kRename) {
    if (question.AsksArgument() || !question.hole.has_value()) return std::nullopt;
    named.predicate = begins;
    const KnownArgument* indirect = question.Find(Role::kIndirect);
    if (object != nullptr && attribute != nullptr) {
      thing = *object;
      name = *attribute;
    } else if (object != nullptr && (indirect != nullptr || subject != nullptr)) {
      thing = indirect != nullptr ? *indirect : *subject;
      name = *object;
    }
  } else if (question.predicate == "be" && question.AsksArgument() && (subject != nullptr || attribute != nullptr)) {
    const std::optional<OfPhrase> of = SplitOf(subject != nullptr ? subject->text : attribute->text);
    if (!of.has_value() || of->noun != "name") return std::nullopt;
    WHENCE_ASSIGN_OR_RETURN(thing, NamedArgument(graph, Role::kSubject, of->owner));
    named.status = of->status;
    if (of->status == "founding") return std::nullopt;  // which of those that are told was the first, nobody says
  } else if (question.predicate == "call") {
    if (subject != nullptr && (object != nullptr || attribute != nullptr)) {
      name = object != nullptr ? *object : *attribute;
    } else if (object != nullptr && attribute != nullptr) {
      name = *attribute;
    }
    if (name.has_value() == question.AsksArgument()) return std::nullopt;
    if (subject != nullptr || object != nullptr) thing = subject != nullptr ? *subject : *object;
  } else if (question.AsksArgument() && question.hole->noun == "name" && IsIn(WordList::kBearing, question.predicate)) {
    if (subject != nullptr || object != nullptr) thing = subject != nullptr ? *subject : *object;
  }
  if (!thing.has_value() || thing->stems.empty()) return std::nullopt;
  // "what was it formerly called"
  std::erase_if(named.qualifiers, [&](const KnownQualifier& qualifier) {
    const std::string_view word = qualifier.text;
    const bool past = qualifier.kind == QualifierKind::kTime && word.ends_with("ly") &&
                      StatusWord(word.substr(0, word.size() - 2)) == "former";
    if (past) named.status = "former";
    return past;
  });
  thing->role = Role::kSubject;
  named.arguments = {*std::move(thing)};
  if (name.has_value()) {
    name->role = Role::kObject;
    named.arguments.push_back(*std::move(name));
  } else {
    named.hole->noun.clear();
    named.hole_role = Role::kObject;
    named.hole_preposition.clear();
    TakeNearestDay(named.qualifiers);
  }
  return std::optional(std::move(named));
}

}  // namespace

std::vector<std::string> ContentStems(std::string_view text) {
  std::vector<std::string> stems;
  for (auto& [stem, count] : IndexWords(text)) stems.push_back(stem);
  return stems;
}

const KnownArgument* QuestionFrame::Find(Role role) const {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [role](const KnownArgument& argument) { return argument.role == role; });
  return found == arguments.end() ? nullptr : &*found;
}

absl::StatusOr<QuestionFrame> ReadFrame(const Graph& graph, const Sentence& sentence, const Extraction& frame) {
  QuestionFrame question;
  question.status = StatusOf(sentence, frame.anchor);
  question.predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  question.hole = frame.hole;
  if (frame.hole.has_value()) question.counted = frame.hole->noun;
  question.modal = frame.modality != Modality::kAsserted && frame.modality != Modality::kReported;
  question.negative = frame.polarity == Polarity::kNegative;
  for (size_t i = 0; i < frame.arguments.size(); ++i) {
    const Argument& argument = frame.arguments[i];
    if (frame.hole.has_value() && frame.hole->argument == static_cast<int32_t>(i)) {
      question.hole_role = argument.role;
      question.hole_preposition = argument.preposition;
      continue;
    }
    KnownArgument known{argument.role,
                        argument.kind,
                        argument.text,
                        argument.lemma,
                        argument.preposition,
                        {},
                        ContentStems(argument.text),
                        {}};
    for (const Token& token : sentence.tokens) {
      if (!IsName(token) || !argument.span.Contains(token.span)) continue;
      for (std::string& stem : ContentStems(token.form)) known.name_stems.push_back(std::move(stem));
    }
    WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, argument.text));
    // "the secretary general of the pact" is not its head "secretary general": only the whole phrase may be the name.
    const bool whole = argument.kind == ArgumentKind::kName && ContentStems(argument.lemma) == known.stems;
    if (known.entities.empty() && whole) {
      WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, argument.lemma));
      // A name that no statement has an entity for may stand in their words: "the Swiss firm Lumina".
      WHENCE_ASSIGN_OR_RETURN(const bool stands, StandsInText(graph, known.stems));
      if (known.entities.empty() && !stands) question.unknown_names.push_back(argument.text);
    }
    if (known.entities.empty()) WHENCE_RETURN_IF_ERROR(TakeTopic(graph, argument, known));
    question.arguments.push_back(std::move(known));
  }
  for (size_t i = 0; i < frame.qualifiers.size(); ++i) {
    const FrameQualifier& qualifier = frame.qualifiers[i];
    if (frame.hole.has_value() && frame.hole->qualifier == static_cast<int32_t>(i)) {
      question.hole_kind = qualifier.kind;
      continue;
    }
    // "is it still", "who is now": how things are now, which is asked by the verb alone, too.
    if (IsIn(WordList::kNowAdverb, AsciiLowered(qualifier.text))) continue;
    std::optional<Interval> interval = IntervalOf(qualifier.value);
    if (interval.has_value()) interval = AskedInterval(qualifier.preposition, *interval);
    question.qualifiers.push_back(
        {qualifier.kind, qualifier.text, qualifier.preposition, interval, ContentStems(qualifier.text)});
  }
  JoinStretches(question.qualifiers);
  return question;
}

absl::StatusOr<std::vector<QuestionFrame>> ReadQuestionFrames(const Graph& graph, const PredicateLexicon& lexicon,
                                                              const Sentence& sentence, const Extraction& frame) {
  std::vector<QuestionFrame> readings;
  WHENCE_ASSIGN_OR_RETURN(QuestionFrame question, ReadFrame(graph, sentence, frame));
  const auto add = [&](absl::StatusOr<std::optional<QuestionFrame>> reading) -> absl::Status {
    if (!reading.ok()) return reading.status();
    if (reading->has_value()) readings.push_back(**std::move(reading));
    return absl::OkStatus();
  };
  const KnownArgument* subject = question.Find(Role::kSubject);
  const KnownArgument* attribute = question.Find(Role::kAttribute);
  if (question.predicate == "become" && attribute != nullptr) {
    WHENCE_RETURN_IF_ERROR(add(AsBareOffice(graph, lexicon, question, *attribute, subject)));
  }
  if (question.predicate == "be") {
    // "which countries are members of X", "is Y a member of X"
    if (attribute != nullptr) {
      if (const std::optional<OfPhrase> of = SplitOf(attribute->text)) {
        const bool asked = question.AsksArgument() && question.hole_role == Role::kSubject;
        std::optional<KnownArgument> known;
        if (!asked && subject != nullptr) known = *subject;
        if (asked || known.has_value()) {
          WHENCE_RETURN_IF_ERROR(add(AsRelation(graph, lexicon, question, NounOf(lexicon, *of, attribute->text),
                                                of->owner, std::move(known))));
          if (!readings.empty() && !of->status.empty()) readings.back().status = of->status;
        }
      } else {
        WHENCE_RETURN_IF_ERROR(add(AsBareOffice(graph, lexicon, question, *attribute, subject)));
      }
      if (readings.empty() && SplitOf(attribute->text) == std::nullopt &&
          lexicon.Find(StrCat("be ", attribute->lemma, " of")) != nullptr) {
        // "was X a member in 1996": of what, the question leaves open.
        QuestionFrame open = question;
        open.predicate = RelationOf(lexicon, attribute->lemma);
        std::erase_if(open.arguments, [](const KnownArgument& argument) { return argument.role == Role::kAttribute; });
        readings.push_back(std::move(open));
      }
    }
  }
  // "what is the capital of X", "where is the seat of X"
  if ((question.predicate == "be" || question.predicate == "be located in") && subject != nullptr &&
      question.hole.has_value()) {
    if (const std::optional<OfPhrase> of = SplitOf(subject->text)) {
      WHENCE_RETURN_IF_ERROR(add(AsRelation(graph, lexicon, question, of->noun, of->owner, std::nullopt)));
    }
  }
  // "who was X": what X is, which stands behind the copula.
  if (question.predicate == "be" && question.AsksArgument() && question.hole_role == Role::kSubject &&
      attribute != nullptr && !attribute->entities.empty() && question.hole->noun.empty()) {
    QuestionFrame definition = question;
    for (KnownArgument& argument : definition.arguments) {
      if (argument.role == Role::kAttribute) argument.role = Role::kSubject;
    }
    definition.hole_role = Role::kAttribute;
    definition.hole->wh = Wh::kWhat;
    readings.push_back(std::move(definition));
  }
  if (question.predicate == "have" && question.AsksArgument() && !question.hole->noun.empty() && subject != nullptr) {
    // "how many members does X have"
    WHENCE_RETURN_IF_ERROR(add(AsRelation(graph, lexicon, question, question.hole->noun, subject->text, std::nullopt)));
    if (!readings.empty()) readings.back().hole->noun.clear();
  }
  std::vector<QuestionFrame> ways;
  if (question.predicate == "be" && question.AsksArgument() && question.hole_role == Role::kSubject &&
      attribute != nullptr && IsOneOfAll(sentence, frame)) {
    // "who was the first woman on the board": whoever became it.
    ways.push_back(question);
    ways.back().predicate = "become";
  }
  if (question.predicate == "be" && question.AsksArgument() && question.hole_role == Role::kSubject &&
      attribute != nullptr && attribute->entities.empty() && attribute->name_stems.empty() &&
      (question.hole->wh == Wh::kWhat || IsOneOfAll(sentence, frame))) {
    // "what is a harp", "who is the largest producer": what is said of that and of nothing else.
    QuestionFrame& turned = ways.emplace_back(question);
    for (KnownArgument& argument : turned.arguments) {
      if (argument.role == Role::kAttribute) argument.role = Role::kSubject;
    }
    turned.hole_role = Role::kAttribute;
    turned.says_no_more = true;
  }
  if (question.hole.has_value() && !question.AsksArgument() && question.hole_kind == QualifierKind::kPlace) {
    // "where does it flow": what it flows into is where.
    for (const std::string_view preposition : {"in", "into", "at", "on", "to", "near", "through", "along"}) {
      std::string predicate = StrCat(question.predicate, " ", preposition);
      WHENCE_ASSIGN_OR_RETURN(std::optional<TermId> known, graph.FindTerm(PredicateTerm(predicate)));
      if (!known.has_value() && frame.lemma != question.predicate) {
        // "where does the river rise": what rises in prices is said with another verb.
        predicate = StrCat(frame.lemma, " ", preposition);
        WHENCE_ASSIGN_OR_RETURN(known, graph.FindTerm(PredicateTerm(predicate)));
      }
      // "live in" is a state that other statements may begin.
      const PredicateForm* form = lexicon.Find(predicate);
      // "where did she teach": at whatever she taught at, which is to work for it.
      const bool other = form != nullptr && !form->swapped && form->canonical != predicate;
      if (!known.has_value() && (form == nullptr || (other && preposition != "at"))) continue;
      QuestionFrame way = question;
      way.predicate = other ? form->canonical : predicate;
      way.named_place = other;
      way.hole->argument = 0;
      way.hole->qualifier = -1;
      way.hole_role = Role::kObject;
      ways.push_back(std::move(way));
    }
  }
  const size_t others = readings.size();
  WHENCE_RETURN_IF_ERROR(add(AsName(graph, question)));
  if (readings.size() > others) std::rotate(readings.begin(), readings.end() - 1, readings.end());
  readings.push_back(std::move(question));
  std::move(ways.begin(), ways.end(), std::back_inserter(readings));
  for (QuestionFrame& reading : readings) {
    reading.covers =
        CoversNames(sentence, reading) && (reading.hole.has_value() || CoversNumbers(sentence, frame.anchor, reading));
  }
  return readings;
}

std::string Render(const QuestionFrame& frame) {
  std::string out = StrCat(frame.negative ? "not " : "", frame.predicate, "(");
  if (frame.hole.has_value()) {
    out += StrCat("?", WhName(frame.hole->wh));
    if (!frame.hole->noun.empty()) out += StrCat(":", frame.hole->noun);
    out +=
        frame.AsksArgument() ? StrCat("=", RoleName(frame.hole_role)) : StrCat("=", QualifierKindName(frame.hole_kind));
  }
  for (const KnownArgument& argument : frame.arguments) {
    out += StrCat(out.back() == '(' ? "" : ", ", RoleName(argument.role), "=", argument.text,
                  argument.entities.empty() ? "" : "*");
  }
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    out += StrCat("; ", QualifierKindName(qualifier.kind), "=", qualifier.text);
  }
  return out + ")";
}

}  // namespace whence
