#include "engine/verify/implied_frames.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/verify/evidence_clauses.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

bool IsNominal(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kNum;
}

Polarity Opposite(Polarity polarity) {
  return polarity == Polarity::kNegative ? Polarity::kPositive : Polarity::kNegative;
}

Argument* FindIn(Extraction& frame, Role role) {
  for (Argument& argument : frame.arguments) {
    if (argument.role == role) return &argument;
  }
  return nullptr;
}

Extraction Entailed(const PredicateLexicon& lexicon, const Extraction& frame, const Entailment& entailment) {
  Extraction implied = frame;
  implied.canonical = implied.lemma = entailment.predicate;
  const PredicateForm* form = lexicon.Find(entailment.predicate);
  if (form != nullptr && !form->swapped) implied.canonical = form->canonical;
  implied.rule = kEntailedRule;
  std::erase_if(implied.arguments, [&](const Argument& argument) {
    return argument.role == Role::kAttribute && PredicateOf(frame) == "be";
  });
  if (!entailment.swapped) return implied;
  for (Argument& argument : implied.arguments) {
    if (argument.role == Role::kSubject) {
      argument.role = Role::kObject;
    } else if (argument.role == Role::kObject) {
      argument.role = Role::kSubject;
      argument.preposition.clear();
    }
  }
  return implied;
}

// "Is childless": has no child.
Extraction WithNone(const Extraction& frame, const std::string& lacked) {
  Extraction none = frame;
  none.canonical = none.lemma = "have";
  none.rule = kEntailedRule;
  none.polarity = Opposite(frame.polarity);
  Argument* attribute = FindIn(none, Role::kAttribute);
  attribute->role = Role::kObject;
  attribute->kind = ArgumentKind::kNoun;
  attribute->lemma = attribute->text = lacked;
  return none;
}

// "Give it TO Eva": Eva receives it.
std::optional<Extraction> Exchanged(const Extraction& frame, const PredicateLexicon::Exchange& exchange) {
  Extraction other = frame;
  other.canonical = other.lemma = exchange.predicate;
  other.rule = kEntailedRule;
  Argument* subject = FindIn(other, Role::kSubject);
  Argument* taker = nullptr;
  for (Argument& argument : other.arguments) {
    const bool to = argument.role == Role::kOblique && argument.preposition == exchange.taker;
    if (to || argument.role == Role::kIndirect) taker = &argument;
  }
  if (taker == nullptr || FindIn(other, Role::kObject) == nullptr || !exchange.verbs.empty()) return std::nullopt;
  if (subject != nullptr) {
    subject->role = Role::kOblique;
    subject->preposition = exchange.giver;
  }
  taker->role = Role::kSubject;
  taker->preposition.clear();
  return other;
}

// The noun that a preposition stands before.
int32_t NounBehind(const std::vector<Token>& tokens, size_t preposition) {
  const int32_t head = tokens[preposition].head;
  if (head > static_cast<int32_t>(preposition) && IsNominal(tokens[static_cast<size_t>(head)])) return head;
  for (size_t i = preposition + 1; i < tokens.size(); ++i) {
    if (tokens[i].upos == Upos::kPunct || tokens[i].upos == Upos::kVerb) return -1;
    const bool last = i + 1 == tokens.size() || !IsNominal(tokens[i + 1]);
    if (IsNominal(tokens[i]) && last) return static_cast<int32_t>(i);
  }
  return -1;
}

void Refill(const std::vector<Token>& tokens, size_t from, int32_t noun, Argument& argument) {
  const Token& head = tokens[static_cast<size_t>(noun)];
  argument.head = noun;
  argument.span = {tokens[from].span.begin, head.span.end};
  argument.kind = head.upos == Upos::kPropn ? ArgumentKind::kName : ArgumentKind::kNoun;
  argument.type = head.type;
  argument.lemma = head.lemma;
  argument.text = std::string(head.form);
  argument.definite = AsciiLowered(tokens[from].form) == "the";
}

// The places of words that except: of "except Chile" the first.
bool Excepts(const std::vector<Token>& tokens, size_t at, const VerdictRules& words) {
  const bool small =
      tokens[at].upos == Upos::kAdp || tokens[at].upos == Upos::kSconj || tokens[at].upos == Upos::kCconj;
  if (!small || !Has(words.Classes(AsciiLowered(tokens[at].form)), VerdictWord::kExcept)) return false;
  return at + 1 < tokens.size();
}

bool IsUniversal(const std::vector<Token>& tokens, const VerdictRules& words, ByteSpan span) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return span.Contains(token.span) && Has(words.Classes(AsciiLowered(token.form)), VerdictWord::kUniversal);
  });
}

// The frame that tells of what stands at a token: the last whose verb is before it, and that has a subject or an object
// there.
std::optional<size_t> FrameBefore(const std::vector<Extraction>& frames, size_t at) {
  std::optional<size_t> found;
  for (size_t i = 0; i < frames.size(); ++i) {
    if (frames[i].anchor < 0 || static_cast<size_t>(frames[i].anchor) >= at || frames[i].arguments.empty()) continue;
    if (!found.has_value() || frames[i].anchor > frames[*found].anchor) found = i;
  }
  return found;
}

}  // namespace

bool IsDeniedFrame(const VerdictRules& words, const Extraction& frame) {
  if (frame.polarity == Polarity::kNegative) return true;
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
    const std::string lead = AsciiLowered(std::string_view(argument.text).substr(0, argument.text.find(' ')));
    return argument.kind != ArgumentKind::kClause && Has(words.Classes(lead), VerdictWord::kDenial);
  });
}

void AddEntailed(const VerdictRules& words, const PredicateLexicon& lexicon, bool equal,
                 std::vector<Extraction>& frames) {
  const size_t size = frames.size();
  for (size_t i = 0; i < size; ++i) {
    const auto add = [&](std::string_view predicate) {
      for (const Entailment& entailment : words.Entailments(predicate)) {
        // Who did not kill him says nothing of his death.
        if (!entailment.equal && (equal || IsDeniedFrame(words, frames[i]))) continue;
        frames.push_back(Entailed(lexicon, frames[i], entailment));
      }
    };
    const Argument* attribute = frames[i].Find(Role::kAttribute);
    if (attribute != nullptr && attribute->kind == ArgumentKind::kAdjective && !words.Lacked(attribute->lemma).empty())
      frames.push_back(WithNone(frames[i], words.Lacked(attribute->lemma)));
    if (PredicateOf(frames[i]) == "be") {
      attribute = frames[i].Find(Role::kAttribute);
      const bool kind = attribute != nullptr && (attribute->kind == ArgumentKind::kAdjective ||
                                                 (attribute->kind == ArgumentKind::kNoun && !attribute->definite));
      if (kind) add(StrCat("be ", attribute->lemma));
      continue;
    }
    const std::string lemma = frames[i].lemma, canonical = frames[i].canonical;
    add(lemma);
    if (canonical != lemma && !canonical.empty()) add(canonical);
    // "Her predecessor was X": that she succeeded X.
    // A claim that says more than the predicate is not borne out by what follows from that.
    const bool less = equal && !words.Generals(lemma).empty();
    const std::string* inverse = less ? nullptr : lexicon.FindInverse(canonical.empty() ? lemma : canonical);
    if (inverse != nullptr) frames.push_back(Entailed(lexicon, frames[i], {*inverse, true, true}));
    const PredicateLexicon::Exchange* exchange = lexicon.FindExchange(canonical.empty() ? lemma : canonical);
    if (exchange == nullptr) continue;
    if (std::optional<Extraction> other = Exchanged(frames[i], *exchange)) frames.push_back(std::move(*other));
  }
}

void SplitDenied(const Sentence& sentence, const VerdictRules& words, std::vector<Extraction>& frames) {
  const std::vector<Token>& tokens = sentence.tokens;
  for (size_t t = 1; t + 1 < tokens.size(); ++t) {
    const bool barred = tokens[t + 1].upos == Upos::kAdp &&
                        (tokens[t - 1].upos == Upos::kCconj || tokens[t - 1].upos == Upos::kPunct) &&
                        AsciiLowered(tokens[t].form) == "not";
    if (!barred) continue;
    const int32_t noun = NounBehind(tokens, t + 1);
    const std::optional<size_t> above = FrameBefore(frames, t);
    if (noun < 0 || !above.has_value()) continue;
    const std::string preposition = AsciiLowered(tokens[t + 1].form);
    Extraction denied = frames[*above];
    denied.polarity = Opposite(denied.polarity);
    denied.rule = kExceptedRule;
    // Of the frame's own parts, what is said of the other half stands in its place.
    std::erase_if(denied.qualifiers, [&](const FrameQualifier& one) { return one.preposition == preposition; });
    Argument* place = nullptr;
    for (Argument& argument : denied.arguments) {
      const bool promoted = argument.role == Role::kObject && denied.lemma.ends_with(StrCat(" ", preposition));
      if (argument.preposition == preposition || promoted) place = &argument;
    }
    if (place == nullptr) {
      denied.arguments.emplace_back();
      place = &denied.arguments.back();
      place->role = Role::kOblique;
      place->preposition = preposition;
    }
    Refill(tokens, t + 2, noun, *place);
    const int32_t anchor = denied.anchor;
    std::erase_if(frames, [&](const Extraction& frame) {
      return frame.anchor == anchor && frame.polarity != denied.polarity &&
             std::any_of(frame.arguments.begin(), frame.arguments.end(),
                         [&](const Argument& argument) { return argument.head == noun; });
    });
    for (Extraction& frame : frames) {
      if (frame.anchor != anchor) continue;
      std::erase_if(frame.qualifiers, [&](const FrameQualifier& one) { return one.head == noun; });
      // "Went to [Lund, not to Oslo]": what is denied stands in no part of what is said.
      for (Argument& argument : frame.arguments) {
        const bool reaches = argument.span.Contains(tokens[t].span) && argument.head < static_cast<int32_t>(t);
        if (reaches) argument.span.end = tokens[t - 1].span.begin;
      }
    }
    frames.push_back(std::move(denied));
  }
  const size_t size = frames.size();
  for (size_t t = 1; t < tokens.size(); ++t) {
    if (!Excepts(tokens, t, words)) continue;
    const int32_t noun = NounBehind(tokens, t);
    if (noun < 0) continue;
    for (size_t i = 0; i < size; ++i) {
      Extraction denied = frames[i];
      Argument* all = nullptr;
      for (Argument& argument : denied.arguments) {
        if (argument.span.begin < tokens[t].span.begin && IsUniversal(tokens, words, argument.span)) all = &argument;
      }
      if (all == nullptr) continue;
      denied.polarity = Opposite(denied.polarity);
      denied.rule = kExceptedRule;
      Refill(tokens, t + 1, noun, *all);
      frames.push_back(std::move(denied));
    }
  }
}

bool HasException(const Sentence& sentence, const VerdictRules& words, const Extraction& frame) {
  for (size_t t = 1; t < sentence.tokens.size(); ++t) {
    if (!Excepts(sentence.tokens, t, words)) continue;
    const bool behind = std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
      return argument.span.begin < sentence.tokens[t].span.begin && IsUniversal(sentence.tokens, words, argument.span);
    });
    if (behind) return true;
  }
  return false;
}

void AddIdentities(const Sentence& sentence, std::vector<Extraction>& frames) {
  const size_t size = frames.size();
  for (size_t i = 0; i < size; ++i) {
    if (frames[i].lemma != "be") continue;
    const Argument* name = frames[i].Find(Role::kAttribute);
    const Argument* what = frames[i].Find(Role::kSubject);
    if (name == nullptr || what == nullptr || name->kind != ArgumentKind::kName || !what->definite) continue;
    if (what->kind != ArgumentKind::kNoun) continue;
    Extraction other = frames[i];
    other.rule = kIdentityRule;
    // Without the clause that goes on about the name.
    if (name->head >= 0) FindIn(other, Role::kAttribute)->span = sentence.tokens[static_cast<size_t>(name->head)].span;
    FindIn(other, Role::kAttribute)->role = Role::kComplement;
    FindIn(other, Role::kSubject)->role = Role::kAttribute;
    FindIn(other, Role::kComplement)->role = Role::kSubject;
    other.SortArguments();
    frames.push_back(std::move(other));
  }
}

void AddTitled(const Sentence& sentence, std::vector<Extraction>& frames) {
  const std::vector<Token>& tokens = sentence.tokens;
  for (size_t t = 1; t < tokens.size(); ++t) {
    const Token& name = tokens[t];
    const bool titled = name.deprel == Deprel::kFlat && name.kind == TokenKind::kName && name.head >= 0 &&
                        static_cast<size_t>(name.head) + 1 == t;
    if (!titled || tokens[t - 1].upos != Upos::kNoun) continue;
    // "was not the painter Ida Ek": its own clause says it, or denies it.
    const bool predicate = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == name.head && token.deprel == Deprel::kCop;
    });
    if (predicate) continue;
    size_t first = t - 1;
    while (first > 0 && tokens[first - 1].head == name.head && tokens[first - 1].upos != Upos::kAdp &&
           tokens[first - 1].upos != Upos::kPunct && tokens[first - 1].upos != Upos::kCconj)
      --first;
    const auto part = [](Role role, ArgumentKind kind, size_t head, ByteSpan span, std::string_view text) {
      Argument argument;
      argument.role = role;
      argument.kind = kind;
      argument.head = static_cast<int32_t>(head);
      argument.span = span;
      argument.text = argument.full = std::string(text);
      argument.lemma = std::string(text);
      return argument;
    };
    Extraction frame;
    frame.lemma = frame.canonical = "be";
    frame.rule = kTitledRule;
    frame.anchor = static_cast<int32_t>(t) - 1;
    frame.arguments = {part(Role::kSubject, ArgumentKind::kName, t, name.span, name.form),
                       part(Role::kAttribute, ArgumentKind::kNoun, t - 1,
                            {tokens[first].span.begin, tokens[t - 1].span.end}, tokens[t - 1].lemma)};
    frames.push_back(std::move(frame));
  }
}

void AddCompared(const Sentence& sentence, std::vector<Extraction>& frames) {
  const bool compares = std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                    [](const Token& token) { return AsciiLowered(token.form) == "than"; });
  const size_t size = compares ? frames.size() : 0;
  for (size_t i = 0; i < size; ++i) {
    Extraction other = frames[i];
    Argument* than = nullptr;
    for (Argument& argument : other.arguments) {
      if (argument.role == Role::kOblique && argument.preposition == "than") than = &argument;
    }
    // Whoever is compared with it is no part that is compared: "fewer people".
    Argument* first = FindIn(other, Role::kSubject);
    const auto comparative = [&](const Argument& argument) {
      return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
        return argument.span.Contains(token.span) && (token.xpos == Xpos::kJjr || token.xpos == Xpos::kRbr);
      });
    };
    if (first != nullptr && comparative(*first)) first = FindIn(other, Role::kObject);
    if (than == nullptr || first == nullptr || than->kind == ArgumentKind::kQuantity || comparative(*first)) continue;
    std::swap(than->role, first->role);
    std::swap(than->preposition, first->preposition);
    other.rule = kComparedRule;
    other.SortArguments();
    frames.push_back(std::move(other));
  }
}

int DirectionOf(const Sentence& sentence, const VerdictRules& words, const Extraction& frame) {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto compares = [](const Token& token) { return token.xpos == Xpos::kJjr || token.xpos == Xpos::kRbr; };
  if (std::none_of(tokens.begin(), tokens.end(), compares)) return 0;
  for (const Argument& argument : frame.arguments) {
    for (size_t t = 0; t < tokens.size(); ++t) {
      if (!compares(tokens[t]) || !argument.span.Contains(tokens[t].span)) continue;
      if (argument.role == Role::kAttribute && static_cast<int32_t>(t) == argument.head) continue;
      if (t + 2 < tokens.size() && AsciiLowered(tokens[t + 1].form) == "than" && tokens[t + 2].upos == Upos::kNum)
        continue;
      const uint64_t classes = words.Classes(AsciiLowered(tokens[t].form)) | words.Classes(tokens[t].lemma);
      return Has(classes, VerdictWord::kFall) && !Has(classes, VerdictWord::kRise) ? -1 : 1;
    }
  }
  return 0;
}

}  // namespace whence
