#include "rules/extraction/doubt.h"

#include <algorithm>
#include <span>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/clause.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/possession_doubt.h"
#include "rules/extraction/reading_odds.h"

namespace whence {
namespace {

// Whether a relative clause stands between the node and `above`.
bool IsInRelativeClause(const SentenceTree& tree, int32_t node, int32_t above) {
  for (; node >= 0 && node != above; node = tree.Head(node)) {
    if (tree[node].deprel == Deprel::kAclRelcl || tree[node].deprel == Deprel::kAcl) return true;
  }
  return false;
}

bool IsBalanced(std::string_view text) {
  const auto count = [&](std::string_view form) {
    size_t found = 0;
    for (size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + form.size())) ++found;
    return found;
  };
  return count("(") == count(")") && count("[") == count("]") && count("\"") % 2 == 0 && count("“") == count("”");
}

// "restricted" of "has rights to vote, but more restricted rights": a modifier that the parser took for a verb, whose
// noun stands right behind it, or a verb joined to one of another form.
bool IsMisreadParticiple(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (token.xpos != Xpos::kVbn && token.xpos != Xpos::kVbg && token.xpos != Xpos::kVbd) return false;
  if (tree.HasChild(node, {Deprel::kAux, Deprel::kAuxPass}) || tree.HasChild(node, kSubjectRelations)) return false;
  const int32_t above = tree.Head(node);
  if (token.deprel == Deprel::kConj && above >= 0 && tree[above].xpos == Xpos::kVb) return true;
  if (token.xpos == Xpos::kVbd || node == 0 || node + 1 >= tree.size()) return false;
  const Token& before = tree[node - 1];
  const bool inside = before.upos == Upos::kDet || before.upos == Upos::kAdj || before.form == "as" ||
                      before.form == "more" || before.form == "most";
  return inside && tree[node + 1].upos == Upos::kNoun && tree.Head(node + 1) == node;
}

std::string_view DoubtOfPhrase(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame,
                               const Argument& argument) {
  if (argument.head < 0) return {};
  switch (tree[argument.head].upos) {
    case Upos::kCconj:
    case Upos::kSconj:
    case Upos::kAdp:
    case Upos::kPart:
    case Upos::kPunct:
    case Upos::kIntj:
      return "no noun for an argument";
    case Upos::kAdv:
      if (argument.role == Role::kSubject || argument.role == Role::kObject) return "no noun for an argument";
      break;
    default:
      break;
  }
  if (tree[argument.head].lemma == "etc" || tree[argument.head].lemma == "etc.") return "no noun for an argument";
  if (!IsBalanced(argument.text)) return "a bracket or quote without its partner";
  // "-", "/": signs that the parser took for a noun.
  const auto is_sign = [](char c) { return (c >= 0 && !IsAsciiAlnum(c)); };
  const bool dash = argument.text.find_first_not_of("-\xE2\x80\x93\x94 ") == std::string::npos;
  if (dash || std::all_of(argument.text.begin(), argument.text.end(), is_sign)) return "no noun for an argument";
  if (argument.text.starts_with("and ") || argument.text.starts_with("or ")) return "half of another phrase";
  if (argument.text.starts_with('(')) return "an aside for an argument";
  bool first = true;
  for (int32_t i = 0; i < tree.size(); ++i) {
    const Token& token = tree[i];
    if (token.span.begin < argument.span.begin || token.span.end > argument.span.end) continue;
    const bool leads = std::exchange(first, false);
    if (argument.kind == ArgumentKind::kName && i == argument.head) continue;
    if (!tree.IsUnder(i, argument.head) || IsInRelativeClause(tree, i, argument.head)) continue;
    if (IsWhWord(token)) return "a relative word for an argument";
    // "lost in during the season": a preposition of its own shows that the parser has made the role up.
    if (leads && token.deprel == Deprel::kCase && i < argument.head && tree.Head(i) == argument.head &&
        token.upos == Upos::kAdp && !IsPartitive(tree, argument.head) && argument.text.starts_with(token.form)) {
      return "a preposition inside a phrase";
    }
    if (IsFiniteTag(token.xpos) && i != argument.head) return "a verb inside a phrase";
    // "whereas growth", "albeit within limits"
    if (leads && token.deprel == Deprel::kMark && token.upos == Upos::kSconj) return "a conjunction inside a phrase";
    if (!leads || token.deprel != Deprel::kDet) continue;
    const std::string word = AsciiLowered(token.form);
    // "did not carry any guns", "carried no guns" is of all of them.
    const bool none =
        frame.polarity == Polarity::kNegative && argument.role == Role::kObject && (word == "any" || word == "no");
    if (words.open_determiner.contains(word) && !none) return "about none or any";
    if (word == "that" && tree[argument.head].xpos == Xpos::kNns) return "a conjunction inside a phrase";
  }
  return {};
}

std::string_view DoubtOfClause(const SentenceTree& tree, const Argument& argument) {
  if (!IsBalanced(argument.text)) return "a bracket or quote without its partner";
  const bool finite = argument.head >= 0 && IsFinite(tree, argument.head);
  if (finite && tree[argument.head].deprel == Deprel::kCcomp && !tree.HasChild(argument.head, kSubjectRelations) &&
      !tree.HasChild(argument.head, {Deprel::kExpl})) {
    return "a clause without its subject";
  }
  return {};
}

// Below these odds (see Token::lead) an arc was wrong more often than right where a statement rested on it.
constexpr float kLeastOfModifier = 1.0F;  // of a participle or relative clause behind a noun
constexpr float kLeastOfClause = 0.5F;
constexpr float kLeastOfApposition = 1.0F;

// Below these odds of its reading (reading_odds.h), a frame was wrong nearly as often as right; one about somebody
// named less often. In a long sentence there is more to hang a word on, and even what the parser is sure of was wrong
// twice as often as in a short one.
constexpr float kLeastReadingOdds = 0.15F;
constexpr float kLeastReadingOddsOfName = -0.7F;
constexpr float kMoreInLongSentences = 1.1F;
constexpr float kShortSentence = 15;
constexpr float kLongSentence = 35;

float LeastReadingOdds(const SentenceTree& tree, const Extraction& frame) {
  const Argument* subject = frame.Find(frame.passive ? Role::kObject : Role::kSubject);
  const bool named =
      subject != nullptr && (subject->kind == ArgumentKind::kName || subject->lemma == "he" || subject->lemma == "she");
  const float length =
      std::clamp((static_cast<float>(tree.size()) - kShortSentence) / (kLongSentence - kShortSentence), 0.0F, 1.0F);
  return (named ? kLeastReadingOddsOfName : kLeastReadingOdds) + kMoreInLongSentences * length;
}

// Told as it is, or as somebody says: nothing else that the frame's words would depend on.
bool IsPlain(const Extraction& frame) {
  return frame.modality == Modality::kAsserted || frame.modality == Modality::kReported;
}

bool IsCore(Role role) { return role == Role::kSubject || role == Role::kObject || role == Role::kAttribute; }

// "sold it to Ann Moe, who owned it": a relative word right behind what a verb takes, and no part of a longer phrase,
// can mean nothing else.
bool IsRightBehind(const SentenceTree& tree, int32_t clause, int32_t who) {
  const int32_t meant = tree.Head(clause);
  if (who < 1 || !IsWhWord(tree[who]) || meant < 0 || !IsFinite(tree, clause)) return false;
  const int32_t last = tree[who - 1].form == "," ? who - 2 : who - 1;
  if (last != meant && (last < 0 || tree.Head(last) != meant || tree[last].deprel != Deprel::kFlat)) return false;
  const Deprel relation = BaseRelation(tree[meant].deprel);
  const bool taken = relation == Deprel::kObl || relation == Deprel::kObj || relation == Deprel::kNsubj;
  return taken && !tree.HasChild(meant, {Deprel::kConj});
}

std::string_view DoubtOfArcs(const SentenceTree& tree, const Extraction& frame, bool clause) {
  const Token& anchor = tree[frame.anchor];
  if (clause && anchor.head >= 0) {
    const bool modifier = anchor.deprel == Deprel::kAcl || anchor.deprel == Deprel::kAclRelcl;
    // "left in 1970, rejoined in 1975": the same form without a subject of its own goes on with what was said.
    const bool goes_on = anchor.deprel == Deprel::kConj && IsFiniteTag(anchor.xpos) &&
                         tree[anchor.head].xpos == anchor.xpos && !tree.HasChild(frame.anchor, kSubjectRelations);
    // "Hallam (born 1931)": said of the person named, wherever the word hangs.
    const Argument* subject = frame.Find(Role::kSubject);
    const bool subject_recovered = subject != nullptr && subject->recovered;
    const bool born = subject != nullptr && subject->kind == ArgumentKind::kName && frame.lemma.starts_with("be born");
    // "(Danish: Kasper Holdt; born 1921)": a semicolon parts it from the name before.
    for (int32_t i = anchor.head + 1; modifier && i < frame.anchor; ++i) {
      if (tree[i].form == ";") return "a clause that may hang elsewhere";
    }
    // "where the firm sells it", "because they lived there": a verb with a subject of its own says the same wherever
    // the clause hangs.
    const int32_t own = tree.Child(frame.anchor, kSubjectRelations);
    const bool whole = own >= 0 && own < frame.anchor && !IsWhWord(tree[own]) && tree[own].lemma != "that" &&
                       !subject_recovered && IsFinite(tree, frame.anchor) && IsPlain(frame) && tree[own].lemma != "it";
    if (!goes_on && !born && !whole && !(modifier && IsRightBehind(tree, frame.anchor, own)) && anchor.lead < (modifier ? kLeastOfModifier : kLeastOfClause))
      return "a clause that may hang elsewhere";
  }
  for (const Argument& argument : frame.arguments) {
    if (clause || !IsCore(argument.role) || argument.head < 0) continue;
    const Token& head = tree[argument.head];
    if (head.deprel != Deprel::kAppos || head.lead >= kLeastOfApposition) continue;
    // Right behind a name, nothing else can be meant, nor by a name right behind a noun that stands alone.
    const Deprel relation = tree[head.head].deprel;
    const bool alone = relation != Deprel::kNmod && relation != Deprel::kConj && IsName(head);
    const bool adjacent = (IsName(tree[head.head]) || alone) && tree.Subtree(argument.head).front() <= head.head + 2;
    if (!adjacent) return "an apposition that may be another's";
  }
  return {};
}

// "Norway, the northern ports", "During the war, the engine ruled": of another number, or the subject of the verb
// behind it, which has none else, it describes no name.
bool IsNoDescription(const SentenceTree& tree, const Extraction& frame) {
  const Argument* named = frame.Find(Role::kSubject);
  const Argument* described = frame.Find(Role::kAttribute);
  if (named == nullptr || described == nullptr || named->head < 0 || described->head <= named->head) return false;
  const bool several = tree[named->head].xpos == Xpos::kNnps || tree.HasChild(named->head, {Deprel::kConj});
  if (tree[described->head].xpos == Xpos::kNns && tree[named->head].xpos == Xpos::kNnp && !several) return true;
  const int32_t next = tree.Subtree(described->head).back() + 1;
  if (next >= tree.size() || !IsFiniteTag(tree[next].xpos)) return false;
  const int32_t verb = tree[next].upos == Upos::kAux && tree.Head(next) > next ? tree.Head(next) : next;
  return !tree.HasChild(verb, kSubjectRelations);
}

// "the centre of the kingdom, a monarchy": of which noun the second one tells, the words do not say.
std::string_view DoubtOfApposition(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame) {
  if (frame.rule.starts_with("apposition-described") && IsNoDescription(tree, frame))
    return "an apposition that may be another's";
  // "the name Lund": the words name it, and it is no name.
  if (const Argument* noun = frame.Find(Role::kAttribute); noun != nullptr && words.naming_noun.contains(noun->lemma))
    return "a name of its own";
  // "a decoration for heroism, the Iron Lion": what a noun without an article names, is seldom meant.
  if (const Argument* noun = frame.Find(Role::kAttribute);
      frame.rule == "apposition-named" && noun != nullptr && noun->head >= 0 &&
      tree[noun->head].deprel == Deprel::kNmod && noun->head + 1 < tree.size() && tree[noun->head + 1].form == "," &&
      !tree.HasChild(noun->head, {Deprel::kDet, Deprel::kNmodPoss, Deprel::kAmod})) {
    return "an apposition that may be another's";
  }
  if (frame.rule != "apposition-of-nouns") return {};
  const Argument* named = frame.Find(Role::kSubject);
  if (named == nullptr || named->head < 0) return {};
  const Deprel relation = tree[named->head].deprel;
  const bool nested = relation == Deprel::kNmod || relation == Deprel::kConj;
  return nested || tree.HasChild(named->head, {Deprel::kNmod, Deprel::kConj}) ? "an apposition that may be another's"
                                                                              : std::string_view();
}

// "guide to understanding", "the difficulty of sealing it", "used for making paper": the one who does it is somebody
// else as often as not. A plan, a refusal and "the first to" have their doer before them.
std::string_view DoubtOfDoer(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame,
                             const Argument& subject) {
  const Token& anchor = tree[frame.anchor];
  constexpr std::string_view kDoubt = "the doer is not named";
  // "was contested, resulting in a ban": what was done has the result, not the one it was done to.
  const bool loose = anchor.deprel == Deprel::kAdvcl || anchor.deprel == Deprel::kAcl;
  if (loose && anchor.head >= 0 && anchor.xpos == Xpos::kVbg && words.consequence.contains(anchor.lemma) &&
      tree.HasChild(anchor.head, {Deprel::kNsubjPass, Deprel::kAuxPass})) {
    return kDoubt;
  }
  // "its failure to publish it", "for refusal to sign it": no failure publishes, and no refusal signs.
  const bool beside = subject.head >= 0 && (subject.head == anchor.head || tree[subject.head].head == frame.anchor);
  if (beside && anchor.xpos == Xpos::kVb && tree.HasChild(frame.anchor, {Deprel::kMark}) &&
      (words.intention_noun.contains(tree[subject.head].lemma) ||
       words.negative_noun.contains(tree[subject.head].lemma))) {
    return kDoubt;
  }
  if (!subject.recovered || anchor.head < 0 || !tree.HasChild(frame.anchor, {Deprel::kMark, Deprel::kCase})) return {};
  if (anchor.deprel == Deprel::kAcl) {
    const std::string_view noun = tree[anchor.head].lemma;
    const bool owned = subject.head >= 0 && tree[subject.head].deprel == Deprel::kNmodPoss;
    const bool governs = words.intention_noun.contains(noun) || words.negative_noun.contains(noun) ||
                         words.report_noun.contains(noun) || words.ordinal_noun.contains(noun);
    return owned || governs ? std::string_view() : kDoubt;
  }
  if (anchor.deprel != Deprel::kAdvcl) return {};
  // "described him as attaining": he does.
  if (tree.Marker(frame.anchor) == "as" && tree.HasChild(anchor.head, {Deprel::kObj})) return kDoubt;
  const bool named = subject.kind == ArgumentKind::kName || subject.kind == ArgumentKind::kPronoun;
  const bool passive = tree.HasChild(anchor.head, {Deprel::kNsubjPass, Deprel::kAuxPass});
  return named && (!passive || tree.Marker(frame.anchor) == "to") ? std::string_view() : kDoubt;
}

// "the owners of the mill, which burns": the verb shows of which noun the clause tells. Only of plain nouns, whose
// number shows and is not that of others beside or below them ("a number of people are").
bool DisagreesInNumber(const SentenceTree& tree, const Extraction& frame, const Argument& subject) {
  if (subject.kind != ArgumentKind::kNoun || subject.recovered || subject.head < 0) return false;
  const Token& noun = tree[subject.head];
  if (noun.kind != TokenKind::kWord || (noun.xpos != Xpos::kNn && noun.xpos != Xpos::kNns)) return false;
  if (frame.passive || tree[frame.anchor].deprel == Deprel::kConj) return false;
  if (tree.HasChild(subject.head, {Deprel::kConj, Deprel::kNmod, Deprel::kNummod, Deprel::kCcPreconj})) return false;
  const bool plural = noun.xpos == Xpos::kNns;
  // "politics is", "the police are"
  if (plural == (noun.form == noun.lemma) || noun.form.ends_with("ics")) return false;
  const int number = NumberOfVerb(tree, frame.anchor);
  return number != 0 && plural != (number == 2);
}

// The first of the nouns that one is joined to, or itself.
int32_t FirstJoined(const SentenceTree& tree, int32_t node) {
  while (tree[node].deprel == Deprel::kConj && tree.Head(node) >= 0 && tree.Head(node) < node) node = tree.Head(node);
  return node;
}

// The last of the nouns joined to `first`, or itself.
int32_t LastJoined(const SentenceTree& tree, int32_t first) {
  const std::vector<int32_t> joined = CoordinatedHeads(tree, first);
  return *std::max_element(joined.begin(), joined.end());
}

// "admission" of "separate admission and exhaust valves", "industry" of "the service, industry and manufacturing
// sectors": a noun that shares the last one's head.
bool IsHalfOfCompound(const SentenceTree& tree, const Argument& argument) {
  // "English, Welsh and Irish farmers": an adjective that shares their noun.
  if (argument.head >= 0 && argument.type == EntityType::kNationality && !argument.lemma.ends_with('s')) {
    const int32_t last = LastJoined(tree, FirstJoined(tree, argument.head));
    return last > argument.head && (tree[last].xpos == Xpos::kNns || tree[last].xpos == Xpos::kNnps) &&
           tree[last].type != EntityType::kNationality;
  }
  if (argument.kind != ArgumentKind::kNoun || argument.head < 0 || tree[argument.head].xpos != Xpos::kNn) return false;
  if (tree.HasChild(argument.head, {Deprel::kNmodPoss, Deprel::kNmod})) return false;
  const int32_t top = FirstJoined(tree, argument.head);
  // "a shop and tea rooms" has an article that only the first can have.
  if (const int32_t article = tree.Child(top, {Deprel::kDet}); article >= 0 && tree[article].lemma == "a") return false;
  const int32_t last = LastJoined(tree, top);
  if (last <= argument.head || tree[last].xpos != Xpos::kNns) return false;
  const int32_t link = tree.Child(last, {Deprel::kCc});
  const int32_t first = tree.Child(last, {Deprel::kCompound});
  // Nothing but bare nouns and commas from here to the last one.
  for (int32_t i = argument.head + 1; i < link; ++i) {
    if (tree[i].xpos != Xpos::kNn && tree[i].upos != Upos::kPunct) return false;
  }
  return link > argument.head && first == link + 1 && first < last;
}

// "a science fiction and fantasy writer": who somebody is, the last noun of the list says. "the founder of Corvex and
// Delmar, a bank": no person is a bank.
bool IsOtherKind(const SentenceTree& tree, const GrammarWords& words, const Argument& subject,
                 const Argument& attribute) {
  if (attribute.kind != ArgumentKind::kNoun || attribute.head < 0) return false;
  const auto is_person = [&](int32_t node) {
    return words.person_noun.contains(tree[node].lemma) || tree[node].lemma.ends_with("er") ||
           tree[node].lemma.ends_with("or") || tree[node].lemma.ends_with("ist");
  };
  const bool named = subject.kind == ArgumentKind::kName && subject.type == EntityType::kPerson;
  const bool pronoun = subject.lemma == "he" || subject.lemma == "she";
  if (is_person(attribute.head)) return false;
  if ((named || pronoun) && words.never_person.contains(tree[attribute.head].lemma)) return true;
  // "a bus and trolley bus maker"
  const int32_t last = LastJoined(tree, FirstJoined(tree, attribute.head));
  return last > attribute.head && is_person(last) && !tree.HasChild(last, {Deprel::kDet, Deprel::kNmodPoss}) &&
         tree[attribute.head].xpos == Xpos::kNn && tree.HasChild(last, {Deprel::kCompound});
}

// "is an alumnus of MIT, where he took a degree in 1991, and a doctorate": behind a clause that describes the first,
// the second noun is as likely one of that clause.
bool IsBehindInnerClause(const SentenceTree& tree, const Argument& argument) {
  if (argument.head < 0 || tree[argument.head].deprel != Deprel::kConj) return false;
  const int32_t first = tree.Head(argument.head);
  for (int32_t i = first + 1; i < argument.head; ++i) {
    if (tree[i].deprel == Deprel::kAclRelcl && IsFinite(tree, i) && tree.IsUnder(i, first)) return true;
  }
  return false;
}

// "another popular" of "is another popular and the best known game": an adjective with the noun's article, whose noun
// the parser joined to it.
bool LacksItsNoun(const SentenceTree& tree, const Argument& argument) {
  if (argument.kind != ArgumentKind::kAdjective || argument.head < 0) return false;
  const int32_t article = tree.Child(argument.head, {Deprel::kDet});
  if (article < 0 || tree[argument.head].upos != Upos::kAdj) return false;
  const bool joined = tree.HasChild(argument.head, {Deprel::kConj}) || tree[argument.head].deprel == Deprel::kConj;
  return joined && (tree[article].lemma == "a" || tree[article].lemma == "another" || tree[article].lemma == "the");
}

// "so the lower", "then the formations", "often rules": an adverb of the clause at the front of a phrase.
bool BeginsWithAdverb(const SentenceTree& tree, const GrammarWords& words, const Argument& argument) {
  if (argument.kind != ArgumentKind::kNoun && argument.kind != ArgumentKind::kAdjective) return false;
  for (int32_t i = 0; i + 1 < tree.size(); ++i) {
    if (tree[i].span.begin != argument.span.begin) continue;
    if (i == argument.head) return false;
    const std::string word = AsciiLowered(tree[i].form);
    const bool adverb = tree[i].deprel == Deprel::kAdvmod || tree[i].upos == Upos::kAdv || word == "such";
    if (!adverb || tree.Head(i) != argument.head) return false;
    const bool of_clause = word == "so" || word == "such" || word == "thus" || word == "therefore" ||
                           word == "however" || words.time_adverb.contains(word) || words.frequency.contains(word);
    // "such a man", "such rules" are phrases.
    const bool article = tree[i + 1].upos == Upos::kDet && (word != "such" || tree[i + 1].lemma == "the");
    return of_clause && (article || (i + 1 == argument.head && word != "such")) && argument.kind == ArgumentKind::kNoun;
  }
  return false;
}

// "dated the events using isotopes", "were dated using isotopes": who uses them is neither noun before.
bool IsInstrumental(const SentenceTree& tree, int32_t anchor) {
  if (tree[anchor].form != "using" || tree.Head(anchor) < 0) return false;
  return tree[anchor].deprel == Deprel::kAcl ||
         tree.HasChild(tree.Head(anchor), {Deprel::kNsubjPass, Deprel::kAuxPass});
}

// "Starting in 1934, the firm paid him": tells from when, and of no start of the firm.
bool IsOnlyStart(const SentenceTree& tree, const Extraction& frame) {
  const Token& anchor = tree[frame.anchor];
  return (anchor.lemma == "start" || anchor.lemma == "begin") && anchor.xpos == Xpos::kVbg &&
         anchor.deprel == Deprel::kAdvcl && frame.Find(Role::kObject) == nullptr &&
         frame.Find(Role::kComplement) == nullptr;
}

// "a comet destroyed the lake" as a comet that was destroyed: a passive has an object behind it only of what is given
// and what is named.
bool HasObjectOfPassive(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame) {
  const Token& anchor = tree[frame.anchor];
  if (!frame.passive || anchor.deprel != Deprel::kAcl || tree.HasChild(frame.anchor, {Deprel::kAuxPass})) return false;
  if (words.two_objects.contains(anchor.lemma)) return false;
  const int32_t object = tree.Child(frame.anchor, {Deprel::kObj});
  return object > frame.anchor && !IsWhWord(tree[object]);
}

// "the branches are: wool, linen and silk": they are all of them, and none of them is one.
bool IsItemBehindColon(const SentenceTree& tree, const Argument& attribute) {
  int32_t first = attribute.head;
  while (first >= 0 && tree[first].deprel == Deprel::kConj) first = tree.Head(first);
  if (first <= 0) return false;
  int32_t begin = first;
  while (begin > 0 && tree.Head(begin - 1) == first && tree[begin - 1].upos != Upos::kPunct) --begin;
  return begin > 0 && tree[begin - 1].form == ":" && (first != attribute.head || tree.HasChild(first, {Deprel::kConj}));
}

// "(born Ann Lee; 1921 – 1999)": nobody is born for so long.
bool TakesLife(const Extraction& frame) {
  constexpr int kYears = 10;
  const FrameQualifier* time = frame.FindQualifier(QualifierKind::kTime);
  const auto* range = time == nullptr ? nullptr : std::get_if<DateRange>(&time->value);
  return range != nullptr && range->first && range->last && range->last->year - range->first->year > kYears;
}

// "how extensive this is", "than is seen today": asks or compares, and says neither.
bool AsksOrCompares(const SentenceTree& tree, int32_t anchor) {
  const std::span<const int32_t> children = tree.Children(anchor);
  // "is made by hand, rather than occurring by itself"
  for (int32_t before = anchor - 1, steps = 0; before > 0 && steps < 2; --before, ++steps) {
    if (tree[before].form == "than" && tree[before - 1].lemma == "rather") return true;
    if (tree[before].upos != Upos::kAdv) break;
  }
  return std::any_of(children.begin(), children.end(), [&](int32_t child) {
    const Token& token = tree[child];
    if (token.deprel == Deprel::kMark || token.deprel == Deprel::kCase) return token.form == "than";
    return token.deprel == Deprel::kAdvmod && token.lemma == "how";
  });
}

// What speaks against the arguments by themselves.
std::string_view DoubtOfArguments(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame,
                                  bool clause) {
  const Argument* subject = frame.Find(Role::kSubject);
  const Argument* object = frame.Find(Role::kObject);
  if (subject != nullptr && subject->kind == ArgumentKind::kDate && !frame.lemma.starts_with("be")) {
    return "a date that acts";
  }
  if (subject != nullptr && subject->kind == ArgumentKind::kQuantity && clause) return "a number that acts";
  for (const Argument& argument : frame.arguments) {
    const bool clausal = argument.kind == ArgumentKind::kClause;
    if (clausal && argument.role != Role::kComplement && argument.role != Role::kAttribute)
      return "a clause for a noun";
    const std::string_view doubt =
        clausal ? DoubtOfClause(tree, argument) : DoubtOfPhrase(tree, words, frame, argument);
    if (!doubt.empty()) return doubt;
  }
  return subject != nullptr && object != nullptr && subject->text == object->text ? "acts on itself" : "";
}

// What tells that an argument is only a part of what the sentence has there.
std::string_view DoubtOfExtent(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame) {
  const Argument* subject = frame.Find(Role::kSubject);
  for (const Argument& argument : frame.arguments) {
    if (!IsCore(argument.role)) continue;
    if (IsHalfOfCompound(tree, argument)) return "half of a compound";
    if (LacksItsNoun(tree, argument)) return "half of another phrase";
    if (argument.role == Role::kAttribute && IsBehindInnerClause(tree, argument)) return "half of another phrase";
    if (argument.role == Role::kAttribute && subject != nullptr && frame.lemma == "be" &&
        IsOtherKind(tree, words, *subject, argument)) {
      return "a person that is a thing";
    }
    if (BeginsWithAdverb(tree, words, argument)) return "an adverb inside a phrase";
  }
  return {};
}

// What of a clause is no statement of its own: part of a list, a question, nothing but where or when.
std::string_view DoubtOfStatement(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame) {
  const Argument* object = frame.Find(Role::kObject);
  // "is considered" says nothing without what it is considered to be.
  const bool called = frame.passive && words.labelling.contains(tree[frame.anchor].lemma);
  if (called && std::none_of(frame.arguments.begin(), frame.arguments.end(), [](const Argument& argument) {
        return argument.role == Role::kAttribute || argument.role == Role::kComplement ||
               argument.role == Role::kOblique;
      })) {
    return "little is said";
  }
  if (const Argument* attribute = frame.Find(Role::kAttribute);
      attribute != nullptr && attribute->head >= 0 && IsItemBehindColon(tree, *attribute)) {
    return "one of a list";
  }
  if (frame.lemma.starts_with("be born") && TakesLife(frame)) return "a life for a birth";
  if (AsksOrCompares(tree, frame.anchor)) return "a question or a comparison";
  // "under the pact there is a court": the phrase in front says where or when, not what is there.
  const bool fronted = object != nullptr && object->head < frame.anchor && !object->preposition.empty();
  if (fronted && frame.lemma.starts_with("be ") && tree.HasChild(frame.anchor, {Deprel::kExpl}))
    return "little is said";
  return HasObjectOfPassive(tree, words, frame) ? "a participle with an object" : "";
}

// What speaks against the verb of a clause, or against what it has for a subject.
std::string_view DoubtOfVerb(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame) {
  const Argument* subject = frame.Find(Role::kSubject);
  if (subject != nullptr) {
    if (const std::string_view doubt = DoubtOfDoer(tree, words, frame, *subject); !doubt.empty()) return doubt;
    if (DisagreesInNumber(tree, frame, *subject)) return "subject and verb disagree";
  }
  const Token& anchor = tree[frame.anchor];
  if (frame.anchor > 0 && anchor.upos == Upos::kVerb && tree[frame.anchor - 1].upos != Upos::kPunct &&
      IsAsciiUpper(anchor.form.front())) {
    return "a name read as a verb";
  }
  // A firm "based in Basel" is there.
  const bool placed = anchor.lemma == "base" && frame.lemma.starts_with("be based ");
  const bool loose = (anchor.deprel == Deprel::kAdvcl || anchor.deprel == Deprel::kAcl) && !placed;
  if (IsOnlyStart(tree, frame)) return "a participle that only links";
  if (loose && (words.linking_participle.contains(anchor.lemma) || IsInstrumental(tree, frame.anchor)))
    return "a participle that only links";
  return IsMisreadParticiple(tree, frame.anchor) ? "a modifier read as a verb" : "";
}

// Whether there is too little of a clause.
std::string_view DoubtOfBareness(const SentenceTree& tree, const Extraction& frame) {
  const Argument* subject = frame.Find(Role::kSubject);
  if (!frame.passive && subject == nullptr) return "no subject";
  const Argument* first = frame.passive ? frame.Find(Role::kObject) : subject;
  if (first == nullptr || frame.arguments.size() != 1 || !frame.qualifiers.empty()) return {};
  // "Harlan died" says something, "the doubled costs" hardly.
  const bool explicit_subject = tree.HasChild(frame.anchor, kSubjectRelations) && !first->recovered;
  // "dogs are not admitted": what is denied, or done with an auxiliary that says so, is a statement without more.
  const bool told =
      frame.polarity == Polarity::kNegative || (frame.passive && tree.HasChild(frame.anchor, {Deprel::kAuxPass}));
  return frame.lemma == "be" || !explicit_subject || (first->kind != ArgumentKind::kName && !told) ? "little is said"
                                                                                                   : "";
}

}  // namespace

std::string_view DoubtOf(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame, bool clause) {
  if (const std::string_view doubt = DoubtOfArguments(tree, words, frame, clause); !doubt.empty()) return doubt;
  if (ReadingOdds(ReadingSignsOf(tree, frame, clause)) < LeastReadingOdds(tree, frame) &&
      !(clause && IsPlain(frame) && IsWhole(tree, frame))) {
    return kUnsure;
  }
  if (const std::string_view doubt = DoubtOfArcs(tree, frame, clause); !doubt.empty()) return doubt;
  if (const std::string_view doubt = DoubtOfExtent(tree, words, frame); !doubt.empty()) return doubt;
  if (!clause) {
    const std::string_view doubt = frame.rule == "possession" ? DoubtOfPossession(tree, words, frame) : "";
    return doubt.empty() ? DoubtOfApposition(tree, words, frame) : doubt;
  }
  if (const std::string_view doubt = DoubtOfStatement(tree, words, frame); !doubt.empty()) return doubt;
  if (const std::string_view doubt = DoubtOfVerb(tree, words, frame); !doubt.empty()) return doubt;
  return DoubtOfBareness(tree, frame);
}

}  // namespace whence
