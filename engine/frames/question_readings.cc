#include "engine/frames/question_readings.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
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

class ReadingsOf {
 public:
  ReadingsOf(const Graph& graph, const PredicateLexicon& lexicon, const Sentence& sentence, const Extraction& frame,
             QuestionFrame question)
      : graph_(graph), lexicon_(lexicon), sentence_(sentence), frame_(frame), question_(std::move(question)) {}

  absl::StatusOr<std::vector<QuestionFrame>> Read() {
    WHENCE_RETURN_IF_ERROR(AddOffices());
    WHENCE_RETURN_IF_ERROR(AddNounOfSubject());
    AddDefinition();
    WHENCE_RETURN_IF_ERROR(AddCounted());
    WHENCE_ASSIGN_OR_RETURN(std::optional<QuestionFrame> name, AsName(graph_, question_));
    if (name.has_value()) readings_.insert(readings_.begin(), *std::move(name));
    readings_.push_back(question_);
    AddBecoming();
    AddDescription();
    WHENCE_RETURN_IF_ERROR(AddPlaces());
    for (QuestionFrame& reading : readings_) {
      reading.covers = CoversNames(sentence_, reading) &&
                       (reading.hole.has_value() || CoversNumbers(sentence_, frame_.anchor, reading));
    }
    return std::move(readings_);
  }

 private:
  const KnownArgument* Subject() const { return question_.Find(Role::kSubject); }
  const KnownArgument* Attribute() const { return question_.Find(Role::kAttribute); }
  // "who is X", "which states are members"
  bool AsksSubject() const { return question_.AsksArgument() && question_.hole_role == Role::kSubject; }
  bool AsksSubjectOfBe() const { return question_.predicate == "be" && AsksSubject() && Attribute() != nullptr; }

  // The reading where there is one.
  QuestionFrame* Add(std::optional<QuestionFrame> reading) {
    return reading.has_value() ? &readings_.emplace_back(*std::move(reading)) : nullptr;
  }

  // What the attribute is, becomes the subject, and what the subject was is asked.
  static void AskOfAttribute(QuestionFrame& reading) {
    for (KnownArgument& argument : reading.arguments) {
      if (argument.role == Role::kAttribute) argument.role = Role::kSubject;
    }
    reading.hole_role = Role::kAttribute;
  }

  absl::Status AddOffices() {
    if (Attribute() == nullptr || (question_.predicate != "be" && question_.predicate != "become")) {
      return absl::OkStatus();
    }
    const std::optional<OfPhrase> of = SplitOf(Attribute()->text);
    if (of.has_value()) return AddRelation(*of);
    WHENCE_ASSIGN_OR_RETURN(std::optional<QuestionFrame> office,
                            AsBareOffice(graph_, lexicon_, question_, *Attribute(), Subject()));
    if (Add(std::move(office)) == nullptr && question_.predicate == "be") AddOpenRelation();
    return absl::OkStatus();
  }

  // "which countries are members of X", "is Y a member of X"
  absl::Status AddRelation(const OfPhrase& of) {
    std::optional<KnownArgument> known;
    if (!AsksSubject()) {
      if (Subject() == nullptr) return absl::OkStatus();
      known = *Subject();
    }
    WHENCE_ASSIGN_OR_RETURN(
        std::optional<QuestionFrame> relation,
        AsRelation(graph_, lexicon_, question_, NounOf(lexicon_, of, Attribute()->text), of.owner, std::move(known)));
    QuestionFrame* added = Add(std::move(relation));
    if (added != nullptr && !of.status.empty()) added->status = of.status;
    // "who became mayor of X"
    if (added != nullptr && question_.predicate == "become") added->predicate = BeginningOf(added->predicate);
    return absl::OkStatus();
  }

  // "was X a member in 1996": of what, the question leaves open.
  void AddOpenRelation() {
    if (lexicon_.Find(StrCat("be ", Attribute()->lemma, " of")) == nullptr) return;
    QuestionFrame& open = readings_.emplace_back(question_);
    open.predicate = RelationOf(lexicon_, Attribute()->lemma);
    std::erase_if(open.arguments, [](const KnownArgument& argument) { return argument.role == Role::kAttribute; });
  }

  // "what is the capital of X", "where is the seat of X"
  absl::Status AddNounOfSubject() {
    const bool be = question_.predicate == "be" || question_.predicate == "be located in";
    if (!be || Subject() == nullptr || !question_.hole.has_value()) return absl::OkStatus();
    const std::optional<OfPhrase> of = SplitOf(Subject()->text);
    if (!of.has_value()) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(std::optional<QuestionFrame> relation,
                            AsRelation(graph_, lexicon_, question_, of->noun, of->owner, std::nullopt));
    Add(std::move(relation));
    return absl::OkStatus();
  }

  // "who was X": what X is, which stands behind the copula.
  void AddDefinition() {
    if (!AsksSubjectOfBe() || Attribute()->entities.empty() || !question_.hole->noun.empty()) return;
    QuestionFrame& definition = readings_.emplace_back(question_);
    AskOfAttribute(definition);
    definition.hole->wh = Wh::kWhat;
  }

  // "how many members does X have"
  absl::Status AddCounted() {
    if (question_.predicate != "have" || !question_.AsksArgument() || question_.hole->noun.empty() ||
        Subject() == nullptr) {
      return absl::OkStatus();
    }
    WHENCE_ASSIGN_OR_RETURN(
        std::optional<QuestionFrame> counted,
        AsRelation(graph_, lexicon_, question_, question_.hole->noun, Subject()->text, std::nullopt));
    if (QuestionFrame* added = Add(std::move(counted))) added->hole->noun.clear();
    return absl::OkStatus();
  }

  // "who was the first woman on the board": whoever became it.
  void AddBecoming() {
    if (!AsksSubjectOfBe() || !IsOneOfAll(sentence_, frame_)) return;
    readings_.emplace_back(question_).predicate = "become";
  }

  // "what is a harp", "who is the largest producer": what is said of that and of nothing else.
  void AddDescription() {
    if (!AsksSubjectOfBe() || !Attribute()->entities.empty() || !Attribute()->name_stems.empty()) return;
    if (question_.hole->wh != Wh::kWhat && !IsOneOfAll(sentence_, frame_)) return;
    QuestionFrame& described = readings_.emplace_back(question_);
    AskOfAttribute(described);
    described.says_no_more = true;
  }

  // "where does it flow": what it flows into is where.
  absl::Status AddPlaces() {
    if (!question_.hole.has_value() || question_.AsksArgument() || question_.hole_kind != QualifierKind::kPlace) {
      return absl::OkStatus();
    }
    for (const std::string_view preposition : WordsOf(WordList::kIntoPlace)) {
      WHENCE_RETURN_IF_ERROR(AddPlace(preposition));
    }
    return absl::OkStatus();
  }

  absl::Status AddPlace(std::string_view preposition) {
    std::string predicate = StrCat(question_.predicate, " ", preposition);
    WHENCE_ASSIGN_OR_RETURN(std::optional<TermId> known, graph_.FindTerm(PredicateTerm(predicate)));
    if (!known.has_value() && frame_.lemma != question_.predicate) {
      // "where does the river rise": what rises in prices is said with another verb.
      predicate = StrCat(frame_.lemma, " ", preposition);
      WHENCE_ASSIGN_OR_RETURN(known, graph_.FindTerm(PredicateTerm(predicate)));
    }
    // "live in" is a state that other statements may begin.
    const PredicateForm* form = lexicon_.Find(predicate);
    // "where did she teach": at whatever she taught at, which is to work for it.
    const bool other = form != nullptr && !form->swapped && form->canonical != predicate;
    if (!known.has_value() && (form == nullptr || (other && preposition != "at"))) return absl::OkStatus();
    QuestionFrame& way = readings_.emplace_back(question_);
    way.predicate = other ? form->canonical : predicate;
    way.named_place = other;
    way.hole->argument = 0;
    way.hole->qualifier = -1;
    way.hole_role = Role::kObject;
    return absl::OkStatus();
  }

  const Graph& graph_;
  const PredicateLexicon& lexicon_;
  const Sentence& sentence_;
  const Extraction& frame_;
  const QuestionFrame question_;
  std::vector<QuestionFrame> readings_;  // the more specific ones, the question as read, other ways to say it
};

}  // namespace

absl::StatusOr<std::vector<QuestionFrame>> ReadQuestionFrames(const Graph& graph, const PredicateLexicon& lexicon,
                                                              const Sentence& sentence, const Extraction& frame) {
  WHENCE_ASSIGN_OR_RETURN(QuestionFrame question, ReadQuestionFrame(graph, sentence, frame));
  return ReadingsOf(graph, lexicon, sentence, frame, std::move(question)).Read();
}

}  // namespace whence
