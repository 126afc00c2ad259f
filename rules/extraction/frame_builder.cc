#include "rules/extraction/frame_builder.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "graph/base/strings.h"
#include "rules/extraction/doubt.h"
#include "rules/extraction/lifespan.h"
#include "rules/extraction/qualifiers.h"
#include "rules/words/measures.h"

namespace whence {
namespace {

constexpr int32_t kMostHedges = 4;  // words before an amount

// A word of "about", "up to", "at most", "some"; "the other 12 metres" are another's.
bool IsHedge(const Token& token) {
  if (token.upos == Upos::kDet) return AsciiLowered(token.form) == "some";
  return token.upos == Upos::kAdv || token.upos == Upos::kAdp || token.xpos == Xpos::kJjs;
}

// "Aldo", "her husband Aldo"
bool IsNamed(const SentenceTree& tree, const Argument& argument) {
  if (argument.kind == ArgumentKind::kName) return true;
  const int32_t name = argument.head < 0 ? -1 : tree.Child(argument.head, {Deprel::kFlat});
  return name >= 0 && IsName(tree[name]);
}

}  // namespace

Extraction FrameBuilder::Base(const Clause& clause, std::string_view rule) const {
  Extraction frame;
  frame.phrase = tree_.Text(clause.phrase);
  frame.lemma = clause.lemma;
  frame.anchor = clause.predicate;
  frame.passive = clause.passive;
  frame.group = group_;
  frame.rule = std::string(rule);
  const Factuality factuality = factuality_.Of(clause.predicate);
  frame.modality = factuality.modality;
  frame.polarity = factuality.polarity;
  if (factuality.speaker >= 0 && factuality.speaker != clause.predicate) {
    frame.speaker = MakeArgument(tree_, Role::kSubject, factuality.speaker, clauses_.cut());
  }
  return frame;
}

void FrameBuilder::AddQualifiers(const Clause& clause, const std::vector<char>& qualifies, Extraction* frame) const {
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    if (!qualifies[i]) continue;
    const ClauseSlot& slot = clause.slots[i];
    for (const Filler& filler : slot.fillers) {
      auto qualifier = ClassifyOblique(tree_, words_, filler.head, slot.preposition, clauses_.cut());
      if (qualifier) frame->qualifiers.push_back(*std::move(qualifier));
    }
  }
  for (int32_t adverb : clause.adverbs) {
    auto qualifier = ClassifyAdverb(tree_, words_, adverb, clauses_.cut());
    if (qualifier) frame->qualifiers.push_back(*std::move(qualifier));
  }
  for (int32_t subclause : clause.subclauses) {
    auto qualifier = ClassifySubclause(tree_, words_, subclause, clauses_.cut());
    if (qualifier) frame->qualifiers.push_back(*std::move(qualifier));
  }
  for (const ClauseSlot& slot : clause.slots) {
    if (slot.role != Role::kObject || slot.gap) continue;
    for (const Filler& filler : slot.fillers) {
      auto qualifier = FrequencyOfNoun(tree_, words_, filler.head);
      if (qualifier) frame->qualifiers.push_back(*std::move(qualifier));
    }
  }
}

std::vector<FrameBuilder::Choice> FrameBuilder::AssignRoles(const Clause& clause,
                                                            const std::vector<char>& qualifies) const {
  std::vector<Choice> choices;
  bool has_object = false;
  for (const ClauseSlot& slot : clause.slots) has_object |= slot.role == Role::kObject;
  bool has_clause = false;
  for (const ClauseSlot& slot : clause.slots) has_clause |= slot.role == Role::kComplement;
  // "it was said that ..." is about nothing but the clause.
  const bool empty_subject = has_clause && (clause.passive || clause.copula) && clause.subject.node >= 0 &&
                             AsciiLowered(tree_[clause.subject.node].form) == "it";
  if (!clause.subject.fillers.empty() && !empty_subject) {
    // "was given a book": who gets it is the subject of the passive.
    const Role role = !clause.passive ? Role::kSubject : has_object ? Role::kIndirect : Role::kObject;
    choices.push_back({role, &clause.subject, {}});
  }
  // "Lima was made the capital": which noun is the surface subject and what it became, whatever the parser calls it.
  const bool named = clause.passive && has_object && words_.naming.contains(clause.lemma);
  if (named && !choices.empty() && choices.front().role == Role::kIndirect) choices.front().role = Role::kObject;
  bool has_agent = false;
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    const ClauseSlot& slot = clause.slots[i];
    if (qualifies[i] || slot.fillers.empty()) continue;
    Choice choice{slot.role, &slot, slot.preposition, clause.copula && slot.node == clause.predicate};
    if (named && slot.role == Role::kObject) choice.role = Role::kAttribute;
    // "decided by a vote", "delivered by hand": by what means, and not by whom.
    const bool means = words_.means_noun.contains(tree_[slot.fillers.front().head].lemma) &&
                       KindOf(tree_, slot.fillers.front().head) == ArgumentKind::kNoun;
    if (slot.role == Role::kOblique && clause.passive && slot.preposition == "by" && !has_agent && !means) {
      choice.role = Role::kSubject;
      choice.preposition.clear();
      has_agent = true;
    } else if (slot.role == Role::kOblique && slot.preposition == "as" && (has_object || clause.passive)) {
      choice.role = Role::kAttribute;
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

Argument FrameBuilder::MakeFiller(const Choice& choice, const Filler& filler) const {
  CutNodes cut = clauses_.cut();
  if (nested_ >= 0 && nested_ != filler.head) {
    cut[nested_] = true;
    // The article of "the painter Ann Lee" belongs to her, and not to the trade.
    const bool titled = tree_[nested_].deprel == Deprel::kFlat && tree_.Head(nested_) == filler.head;
    const int32_t article = titled && choice.role == Role::kAttribute ? tree_.Child(filler.head, {Deprel::kDet}) : -1;
    if (article >= 0) cut[article] = true;
  }
  Argument argument;
  if (choice.role != Role::kComplement) {
    argument = MakeArgument(tree_, choice.role, filler.head, cut);
  } else if (tree_.HasChild(filler.head, {Deprel::kCop}) && choice.own) {
    argument = MakePredicateArgument(tree_, filler.head, cut);
  } else {
    argument = MakeClauseArgument(tree_, filler.head, cut);
  }
  argument.preposition = choice.preposition;
  argument.recovered = filler.recovered;
  return argument;
}

void FrameBuilder::Distribute(const Extraction& base, const std::vector<Choice>& choices, size_t next,
                              std::vector<Argument>* chosen) {
  if (frames_.size() >= most_frames_) return;
  if (next == choices.size()) {
    Extraction frame = base;
    frame.arguments = *chosen;
    TakeOwnDates(&frame);
    // "Orland but not Vestland signed it", of Vestland.
    const bool denied = std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
      const bool single = argument.role != Role::kOblique && argument.role != Role::kIndirect;
      return single && argument.head >= 0 && IsDeniedPhrase(tree_, argument.head);
    });
    if (denied) frame.polarity = Polarity::kNegative;
    const size_t before = frames_.size();
    Emit(std::move(frame));
    if (frames_.size() > before) EmitFurtherSizes(before);
    return;
  }
  const Choice& choice = choices[next];
  const size_t before = chosen->size();
  if (choice.role == Role::kOblique || choice.role == Role::kIndirect) {
    for (const Filler& filler : choice.slot->fillers) chosen->push_back(MakeFiller(choice, filler));
    Distribute(base, choices, next + 1, chosen);
    chosen->resize(before);
    return;
  }
  for (const Filler& filler : choice.slot->fillers) {
    chosen->push_back(MakeFiller(choice, filler));
    Distribute(base, choices, next + 1, chosen);
    chosen->resize(before);
  }
}

// "mayor in 1990 and governor in 1995": what is joined has the date behind it, and none of those before.
void FrameBuilder::TakeOwnDates(Extraction* frame) const {
  for (const Argument& argument : frame->arguments) {
    if (argument.head < 0 || tree_[argument.head].deprel != Deprel::kConj) continue;
    std::vector<FrameQualifier> own;
    for (int32_t child : tree_.Children(argument.head)) {
      if (!clauses_.cut()[child] || !IsTime(tree_[child])) continue;
      auto qualifier = ClassifyOblique(tree_, words_, child, tree_.Preposition(child), clauses_.cut());
      if (qualifier) own.push_back(*std::move(qualifier));
    }
    if (own.empty()) continue;
    std::erase_if(frame->qualifiers, [](const FrameQualifier& qualifier) {
      return qualifier.kind == QualifierKind::kTime && !std::holds_alternative<std::monostate>(qualifier.value);
    });
    frame->qualifiers.insert(frame->qualifiers.end(), own.begin(), own.end());
    return;
  }
}

// The wording that a passive with its preposition is in the lexicon, a predicate of its own with the surface subject as
// subject: "is located in", "was born in", "is known as". `object` is the slot behind the preposition, or null.
std::string FrameBuilder::PassiveWording(const Clause& clause, size_t* object) const {
  const std::string start = StrCat("be ", AsciiLowered(tree_[clause.predicate].form));
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    const ClauseSlot& slot = clause.slots[i];
    if (slot.role != Role::kOblique || slot.fillers.empty()) continue;
    if (KindOf(tree_, slot.fillers.front().head) == ArgumentKind::kDate) continue;
    std::string wording = StrCat(start, " ", slot.preposition);
    if (lexicon_.Find(wording) == nullptr) continue;
    *object = i;
    return wording;
  }
  *object = clause.slots.size();
  // "was awarded the prize" is a receiving, "is awarded by the foundation" and "was awarded to X" a giving.
  const bool agent = std::any_of(clause.slots.begin(), clause.slots.end(), [](const ClauseSlot& slot) {
    return slot.role == Role::kOblique && (slot.preposition == "by" || slot.preposition == "to");
  });
  return !agent && lexicon_.Find(start) != nullptr ? start : std::string();
}

void FrameBuilder::AddClause(int32_t predicate, std::string_view rule) {
  Clause clause = clauses_.Read(predicate);
  AddRead(clause, rule);
  // "Peru joined in 1990 and Paraguay in 1980": the clause again, with what the remnant has in place of its own.
  for (int32_t remnant : clauses_.RemnantsOf(predicate)) {
    std::erase_if(clause.slots, [&](const ClauseSlot& slot) {
      return slot.fillers.empty() || KindOf(tree_, slot.fillers.front().head) == ArgumentKind::kDate;
    });
    clause.subject = ClauseSlot();
    clause.subject.node = remnant;
    clause.subject.fillers.push_back({remnant, false});
    const size_t shared = clause.slots.size();
    for (int32_t child : tree_.Children(remnant)) {
      if (KindOf(tree_, child) != ArgumentKind::kDate) continue;
      ClauseSlot slot;
      slot.role = Role::kOblique;
      slot.node = child;
      slot.preposition = tree_.Preposition(child);
      slot.fillers.push_back({child, false});
      clause.slots.push_back(std::move(slot));
    }
    AddRead(clause, rule);
    clause.slots.resize(shared);
  }
}

void FrameBuilder::AddLifespans() {
  for (const Lifespan& lifespan : ReadLifespans(tree_)) {
    std::vector<int32_t> name;
    for (int32_t token = lifespan.name_begin; token < lifespan.name_end; ++token) name.push_back(token);
    for (const Lifespan::Event& event : lifespan.events) {
      ++group_;
      Extraction frame;
      frame.lemma = event.died ? "die" : "be born";
      frame.phrase = event.died ? "died" : "was born";
      frame.anchor = event.when;
      frame.group = group_;
      frame.rule = kLifespanRule;
      frame.implied = true;
      frame.arguments.push_back(MakeArgument(tree_, Role::kSubject, lifespan.name_begin, clauses_.cut()));
      frame.arguments.front().text = frame.arguments.front().full = tree_.Text(name);
      const auto qualify = [&](QualifierKind kind, int32_t token) {
        FrameQualifier qualifier;
        qualifier.kind = kind;
        qualifier.head = token;
        qualifier.span = tree_[token].span;
        qualifier.text = std::string(tree_[token].form);
        return qualifier;
      };
      FrameQualifier time = qualify(QualifierKind::kTime, event.when);
      time.value = event.date;
      time.span = event.span;
      frame.qualifiers.push_back(std::move(time));
      if (event.where >= 0) {
        frame.qualifiers.push_back(qualify(QualifierKind::kPlace, event.where));
        frame.qualifiers.back().preposition = "in";
      }
      Emit(std::move(frame));
    }
  }
}

bool FrameBuilder::IsWordedBeside(const Clause& clause, size_t place) const {
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    const ClauseSlot& slot = clause.slots[i];
    if (i == place || slot.role != Role::kOblique || slot.fillers.empty()) continue;
    const EntityType type = tree_[slot.fillers.front().head].type;
    if (type == EntityType::kPlace || type == EntityType::kCountry || type == EntityType::kDate) continue;
    if (lexicon_.Find(StrCat(clause.lemma, " ", slot.preposition)) != nullptr) return true;
  }
  return false;
}

std::vector<char> FrameBuilder::QualifyingSlots(const Clause& clause, bool has_core) const {
  std::vector<char> qualifies(clause.slots.size(), 0);
  for (size_t i = 0; i < clause.slots.size(); ++i) {
    const ClauseSlot& slot = clause.slots[i];
    if (slot.role != Role::kOblique || slot.fillers.empty() || slot.node == clause.predicate) continue;
    // The place where one lives is part of what "live in" says.
    // "played for the ninth time" says how often.
    if (!has_core && lexicon_.Find(StrCat(clause.lemma, " ", slot.preposition)) != nullptr) {
      const auto qualifier =
          ClassifyOblique(tree_, words_, slot.fillers.front().head, slot.preposition, clauses_.cut());
      const bool counted =
          qualifier && (qualifier->kind == QualifierKind::kOrdinal || qualifier->kind == QualifierKind::kFrequency ||
                        qualifier->kind == QualifierKind::kDuration);
      // "enrolled at the academy in Graz": where, beside what.
      const bool aside = qualifier && qualifier->kind == QualifierKind::kPlace && IsWordedBeside(clause, i);
      if (!counted && !aside && KindOf(tree_, slot.fillers.front().head) != ArgumentKind::kDate) continue;
    }
    if (clause.passive && slot.preposition == "by" && KindOf(tree_, slot.fillers.front().head) == ArgumentKind::kName) {
      continue;
    }
    qualifies[i] =
        ClassifyOblique(tree_, words_, slot.fillers.front().head, slot.preposition, clauses_.cut()).has_value();
  }
  return qualifies;
}

void FrameBuilder::TurnPassive(const Clause& clause, size_t object, std::vector<Choice>* choices) {
  for (Choice& choice : *choices) {
    if (choice.role == Role::kSubject) choice = {Role::kOblique, choice.slot, "by"};
    if (choice.slot == &clause.subject) choice.role = Role::kSubject;
    if (object < clause.slots.size() && choice.slot == &clause.slots[object]) choice.role = Role::kObject;
    // "was given command": what is received, whatever the parser calls it.
    if (object >= clause.slots.size() && choice.role == Role::kAttribute && choice.preposition.empty())
      choice.role = Role::kObject;
  }
}

std::vector<size_t> FrameBuilder::Promotable(const Clause& clause, const Extraction& base,
                                             const std::vector<Choice>& choices, bool has_core) const {
  std::vector<size_t> promotable;
  for (size_t i = 0; i < choices.size(); ++i) {
    if (words_.beside_deed.contains(choices[i].preposition)) continue;
    // "died in 2003 after an illness", but "look after": when, if the lexicon does not say otherwise.
    const bool when = IsOneOf(choices[i].preposition, {"after", "before", "during", "until"}) &&
                      lexicon_.Find(StrCat(clause.lemma, " ", choices[i].preposition)) == nullptr;
    if (when && base.FindQualifier(QualifierKind::kTime) != nullptr) continue;
    if (choices[i].role == Role::kOblique && !choices[i].preposition.empty() && (!has_core || choices[i].own)) {
      promotable.push_back(i);
    }
  }
  if (clause.copula && !has_core && !promotable.empty()) promotable.erase(promotable.begin() + 1, promotable.end());
  return promotable;
}

void FrameBuilder::AddRead(const Clause& clause, std::string_view rule) {
  ++group_;
  bool has_core = clause.passive;
  for (const ClauseSlot& slot : clause.slots) has_core |= slot.role != Role::kOblique && slot.role != Role::kIndirect;
  std::vector<char> qualifies = QualifyingSlots(clause, has_core);
  size_t wording_object = clause.slots.size();
  const std::string wording =
      clause.passive && !clause.subject.fillers.empty() ? PassiveWording(clause, &wording_object) : std::string();
  if (wording_object < qualifies.size()) qualifies[wording_object] = 0;
  Extraction base = Base(clause, rule);
  AddQualifiers(clause, qualifies, &base);
  std::vector<Choice> choices = AssignRoles(clause, qualifies);
  if (!wording.empty()) {
    base.lemma = wording;
    base.passive = false;
    TurnPassive(clause, wording_object, &choices);
  }
  if (clause.stranded >= 0) {
    base.lemma = StrCat(base.lemma, " ", AsciiLowered(tree_[clause.stranded].form));
    for (Choice& choice : choices) {
      if (choice.role == Role::kObject) choice.preposition = AsciiLowered(tree_[clause.stranded].form);
    }
  }
  const std::vector<size_t> promotable = Promotable(clause, base, choices, has_core);
  std::vector<Argument> chosen;
  if (promotable.empty()) {
    Distribute(base, choices, 0, &chosen);
    return;
  }
  for (size_t promoted : promotable) {
    Extraction frame = base;
    frame.lemma = StrCat(clause.lemma, " ", choices[promoted].preposition);
    std::vector<Choice> roles = choices;
    roles[promoted].role = Role::kObject;
    KeepItsOwn(promotable, promoted, &roles, &frame);
    Distribute(frame, roles, 0, &chosen);
  }
}

void FrameBuilder::KeepItsOwn(const std::vector<size_t>& promotable, size_t promoted, std::vector<Choice>* roles,
                              Extraction* frame) const {
  const auto node = [&](size_t choice) { return (*roles)[choice].slot->node; };
  std::vector<size_t> others;
  for (const size_t other : promotable) {
    const int32_t first = std::min(node(other), node(promoted));
    const int32_t last = std::max(node(other), node(promoted));
    bool comma = false;
    for (int32_t i = first + 1; i < last; ++i) comma = comma || tree_[i].form == "," || tree_[i].upos == Upos::kCconj;
    if (other != promoted && comma && (*roles)[other].preposition == (*roles)[promoted].preposition)
      others.push_back(other);
  }
  if (others.empty()) return;
  std::erase_if(frame->qualifiers, [&](const FrameQualifier& qualifier) {
    if (qualifier.kind != QualifierKind::kTime) return false;
    size_t owner = promoted;
    int32_t nearest = node(promoted) < qualifier.head ? node(promoted) : -1;
    for (const size_t other : others) {
      if (node(other) < qualifier.head && node(other) > nearest) {
        nearest = node(other);
        owner = other;
      }
    }
    return owner != promoted;
  });
  for (auto other = others.rbegin(); other != others.rend(); ++other)
    roles->erase(roles->begin() + static_cast<ptrdiff_t>(*other));
}

// "300 metres long, 12 metres wide and up to 40 metres high": the parser hangs the further amounts anywhere.
void FrameBuilder::EmitFurtherSizes(size_t index) {
  const Extraction first = frames_[index];
  const Argument* said = first.Find(Role::kAttribute);
  const FrameQualifier* amount = first.FindQualifier(QualifierKind::kAmount);
  if (first.canonical != "be" || !first.doubt.empty() || said == nullptr || amount == nullptr) return;
  if (said->kind != ArgumentKind::kAdjective || DimensionOf(said->lemma).empty()) return;
  int32_t node = said->head + 1;
  while (node + 2 < tree_.size() && IsOneOf(tree_[node].form, {",", "and", "but"}) && frames_.size() < most_frames_) {
    while (node < tree_.size() && IsOneOf(tree_[node].form, {",", "and", "but"})) ++node;
    int32_t figure = node;
    while (figure < tree_.size() && figure < node + kMostHedges && tree_[figure].kind != TokenKind::kQuantity &&
           IsHedge(tree_[figure])) {
      ++figure;
    }
    if (figure + 1 >= tree_.size() || tree_[figure].kind != TokenKind::kQuantity) return;
    const Token& word = tree_[figure + 1];
    if (DimensionOf(AsciiLowered(word.form)).empty()) return;
    Extraction further = first;
    for (Argument& argument : further.arguments) {
      if (argument.role != Role::kAttribute) continue;
      argument.head = figure + 1;
      argument.span = word.span;
      argument.text = argument.full = std::string(word.form);
      argument.lemma = std::string(word.lemma.empty() ? word.form : word.lemma);
    }
    for (FrameQualifier& qualifier : further.qualifiers) {
      if (qualifier.kind != QualifierKind::kAmount) continue;
      qualifier.head = figure;
      qualifier.span = {tree_[node].span.begin, tree_[figure].span.end};
      std::vector<int32_t> tokens;
      for (int32_t token = node; token <= figure; ++token) tokens.push_back(token);
      qualifier.text = tree_.Text(tokens);
      qualifier.value = tree_[figure].value;
    }
    frames_.push_back(std::move(further));
    node = figure + 2;
  }
}

void FrameBuilder::Emit(Extraction frame) {
  if (frame.arguments.empty() || frames_.size() >= most_frames_) return;
  const bool bare = frame.Find(Role::kSubject) == nullptr && frame.Find(Role::kObject) == nullptr;
  if (bare) return;
  for (size_t i = 0; i < frame.arguments.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      // Nothing acts on itself by way of a misread tree.
      if (frame.arguments[i].head == frame.arguments[j].head) return;
    }
  }
  for (Argument& argument : frame.arguments) {
    // "a bread called pelu", which pelu is, is a bread.
    const bool holds = std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& other) {
      return other.head != argument.head && other.head >= 0 && argument.head >= 0 &&
             tree_.IsUnder(other.head, argument.head);
    });
    if (holds && frame.rule != "copula") argument.full = argument.text;
  }
  frame.SortArguments();
  // "ended in 1713, when he worked there": a clause is no place, whatever the word hangs on.
  std::erase_if(frame.arguments, [](const Argument& argument) {
    return argument.role == Role::kOblique && argument.kind == ArgumentKind::kClause && argument.recovered;
  });
  if (frame.doubt.empty()) {
    frame.doubt = DoubtOf(tree_, words_, frame,
                          frame.rule == "verb" || frame.rule == "copula" || frame.rule == "auxiliary-as-verb");
    if (frame.doubt == kUnsure && JoinsTrusted(frame)) frame.doubt.clear();
  }
  Extraction canonical = frame;
  wordings_.Canonicalise(&canonical);
  frames_.push_back(std::move(canonical));
  for (Extraction& derived : wordings_.Derived(frame)) {
    if (frames_.size() < most_frames_) frames_.push_back(std::move(derived));
  }
  AddOuterSubject(frame);
}

bool FrameBuilder::JoinsTrusted(const Extraction& frame) const {
  const auto joins = [&](const Extraction& before) {
    if (before.group != frame.group || before.rule != frame.rule || !before.doubt.empty() ||
        before.arguments.size() != frame.arguments.size()) {
      return false;
    }
    int joined = 0;
    for (size_t i = 0; i < frame.arguments.size(); ++i) {
      const Argument& one = frame.arguments[i];
      const Argument& other = before.arguments[i];
      if (one.head == other.head) continue;
      const bool names = IsNamed(tree_, one) && IsNamed(tree_, other);
      if (!names || one.head < 0 || tree_[one.head].deprel != Deprel::kConj || tree_.Head(one.head) != other.head)
        return false;
      ++joined;
    }
    return joined == 1;
  };
  return std::any_of(frames_.begin(), frames_.end(), joins);
}

void FrameBuilder::AddOuterSubject(const Extraction& frame) {
  // "X is an alliance that came into effect", "X, an alliance that came into effect": X came into effect.
  if (frame.rule == "outer-subject") return;
  for (size_t i = 0; i < frame.arguments.size(); ++i) {
    const Argument& argument = frame.arguments[i];
    const bool role = argument.role == Role::kSubject || (frame.passive && argument.role == Role::kObject);
    if (!role || argument.kind != ArgumentKind::kNoun || argument.head < 0) continue;
    if (tree_[frame.anchor].deprel != Deprel::kAclRelcl && tree_[frame.anchor].deprel != Deprel::kAcl) continue;
    if (!tree_.IsUnder(frame.anchor, argument.head)) continue;
    ClauseSlot outer;
    if (tree_.HasChild(argument.head, {Deprel::kCop})) {
      outer = clauses_.SubjectOf(argument.head);
    } else if (tree_[argument.head].deprel == Deprel::kAppos && tree_.Head(argument.head) >= 0) {
      outer.fillers.push_back({tree_.Head(argument.head), true});
    }
    if (outer.fillers.size() != 1) continue;
    const int32_t head = outer.fillers.front().head;
    if (KindOf(tree_, head) != ArgumentKind::kName && KindOf(tree_, head) != ArgumentKind::kPronoun) continue;
    Extraction derived = frame;
    derived.rule = "outer-subject";
    derived.implied = true;
    const std::string preposition = argument.preposition;
    derived.arguments[i] = MakeArgument(tree_, argument.role, head, clauses_.cut());
    derived.arguments[i].preposition = preposition;
    derived.arguments[i].recovered = true;
    Emit(std::move(derived));
    return;
  }
}

}  // namespace whence
