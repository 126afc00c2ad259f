#include "engine/verify/evidence_clauses.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/passages/index_words.h"
#include "engine/verify/implied_frames.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr std::string_view kSeatedIn = "be headquartered in";

// The clause as an adjective's: "it stands 20 metres high".
bool IsCopula(const Extraction& frame) {
  return frame.Find(Role::kAttribute) != nullptr && IsIn(WordList::kStanding, frame.lemma);
}

// "No later than 1920", "in or after 1920"
size_t BeginOfBound(const TextUnits& text, const Unit& date) {
  constexpr int32_t kLongest = 5;  // "no later than the year"
  const auto& tokens = text.analysis.sentences()[date.sentence].tokens;
  size_t begin = date.span.begin;
  for (int32_t at = date.token - 1; at >= 0 && at >= date.token - kLongest; --at) {
    const Token& token = tokens[static_cast<size_t>(at)];
    const bool of_bound = token.upos == Upos::kAdp || token.upos == Upos::kSconj || token.upos == Upos::kAdv ||
                          IsOneOf(AsciiLowered(token.form), {"the", "year", "or", "no", "not", "later", "earlier"});
    if (!of_bound) break;
    begin = token.span.begin;
  }
  return begin;
}

}  // namespace

std::vector<Part> PartsOf(const Extraction& frame) {
  std::vector<Part> parts;
  for (const Argument& argument : frame.arguments) {
    Part part;
    part.preposition = argument.preposition;
    part.span = argument.span;
    part.head = argument.head;
    part.pronoun = argument.kind == ArgumentKind::kPronoun;
    part.definite = argument.definite;
    part.promoted = argument.role == Role::kObject && !argument.preposition.empty();
    if (argument.role == Role::kSubject) part.place = Part::Place::kSubject;
    // "register at the lodge": that the verb takes the preposition to itself does not make it another part.
    if (argument.role == Role::kObject && argument.preposition.empty()) part.place = Part::Place::kObject;
    if (argument.role == Role::kAttribute) part.place = Part::Place::kAttribute;
    parts.push_back(part);
  }
  for (const FrameQualifier& qualifier : frame.qualifiers) {
    Part part;
    part.kind = qualifier.kind;
    part.preposition = qualifier.preposition;
    part.span = qualifier.span;
    part.head = qualifier.head;
    parts.push_back(part);
  }
  return parts;
}

std::string_view PredicateOf(const Extraction& frame) {
  if (IsCopula(frame)) return "be";
  return frame.canonical.empty() ? std::string_view(frame.lemma) : std::string_view(frame.canonical);
}

std::vector<Extraction> WithSeats(const Sentence& sentence, std::vector<Extraction> frames, const VerdictRules& words) {
  const size_t size = frames.size();
  const auto is_seat = [&](const Token& token) {
    return Has(words.Classes(AsciiLowered(token.lemma.empty() ? token.form : token.lemma)), VerdictWord::kSeat);
  };
  for (size_t i = 0; i < size; ++i) {
    const Argument* subject = frames[i].Find(Role::kSubject);
    if (frames[i].canonical != "be located in" || subject == nullptr || subject->head < 0 || frames[i].anchor < 0)
      continue;
    const auto& tokens = sentence.tokens;
    // "Has its headquarters in", "is based in"
    const bool based = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return is_seat(token) &&
             (&token == &tokens[static_cast<size_t>(frames[i].anchor)] || token.head == frames[i].anchor) &&
             &token != &tokens[static_cast<size_t>(subject->head)];
    });
    const bool seat = is_seat(tokens[static_cast<size_t>(subject->head)]);
    if (!based && !seat) continue;
    Extraction seated = frames[i];
    seated.canonical = seated.lemma = kSeatedIn;
    if (seat) {
      Argument owner = *subject;
      owner.kind = ArgumentKind::kPronoun;  // whose it is stands elsewhere
      for (size_t t = 0; t < tokens.size(); ++t) {
        const bool of = tokens[t].head == subject->head &&
                        (BaseRelation(tokens[t].deprel) == Deprel::kNmod || tokens[t].deprel == Deprel::kNmodPoss);
        if (!of || !owner.span.Contains(tokens[t].span) || tokens[t].upos == Upos::kPron) continue;
        owner.kind = ArgumentKind::kName;
        owner.head = static_cast<int32_t>(t);
        owner.span = tokens[t].deprel == Deprel::kNmodPoss ? ByteSpan{owner.span.begin, tokens[t].span.end}
                                                           : ByteSpan{tokens[t].span.begin, owner.span.end};
        break;
      }
      for (Argument& argument : seated.arguments) {
        if (argument.role == Role::kSubject) argument = owner;
      }
    }
    frames.push_back(std::move(seated));
  }
  return frames;
}

int32_t EventUnit(const TextUnits& text, uint32_t sentence, const Extraction& frame) {
  if (PredicateOf(frame) != "be") return VerbUnit(text, sentence, frame);
  const Argument* attribute = frame.Find(Role::kAttribute);
  if (attribute == nullptr || attribute->kind != ArgumentKind::kAdjective) return -1;
  return EvidenceClauses::UnitAt(text, sentence, attribute->head);
}

std::string WrittenUnit(const TextUnits& text, const Unit& unit, const VerdictRules& words) {
  size_t begin = unit.span.begin;
  if (unit.kind == UnitKind::kDate && IsOpen(unit.bound)) begin = BeginOfBound(text, unit);
  if (unit.kind == UnitKind::kNumber && unit.limits != 0) {
    constexpr int32_t kLongestLimit = 3;  // "no fewer than"
    const auto& tokens = text.analysis.sentences()[unit.sentence].tokens;
    for (int32_t at = unit.token - 1; at >= 0 && at >= unit.token - kLongestLimit; --at) {
      const Token& token = tokens[static_cast<size_t>(at)];
      const uint64_t classes = words.Classes(AsciiLowered(token.form)) | words.Classes(token.lemma);
      const bool limits =
          Has(classes, VerdictWord::kFloor) || Has(classes, VerdictWord::kCeiling) || Has(classes, VerdictWord::kAbout);
      if (!limits && !IsOneOf(AsciiLowered(token.form), {"than", "at", "no"})) break;
      begin = token.span.begin;
    }
  }
  return std::string(text.text.substr(begin, unit.span.end - begin));
}

EvidenceClauses::EvidenceClauses(const VerdictRules& words, const PredicateLexicon& lexicon, const TextUnits& evidence,
                                 const Surroundings& around)
    : words_(words), lexicon_(lexicon), evidence_(evidence), around_(around) {
  for (uint32_t s = 0; s < evidence.frames.size(); ++s) frames_.push_back(Completed(s));
}

const Token& EvidenceClauses::TokenOf(const TextUnits& text, uint32_t sentence, int32_t index) const {
  return text.analysis.sentences()[sentence].tokens[static_cast<size_t>(index)];
}

int32_t EvidenceClauses::UnitAt(const TextUnits& text, uint32_t sentence, int32_t token) {
  const auto& units = text.unit_of_token[sentence];
  return token >= 0 && static_cast<size_t>(token) < units.size() ? units[static_cast<size_t>(token)] : -1;
}

std::vector<size_t> EvidenceClauses::UnitsIn(const TextUnits& text, uint32_t sentence, ByteSpan span) const {
  std::vector<size_t> units;
  const auto& tokens = text.analysis.sentences()[sentence].tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& token) { return token.span.end <= span.begin; });
  for (auto token = first; token != tokens.end() && token->span.begin < span.end; ++token) {
    const int32_t unit = text.unit_of_token[sentence][static_cast<size_t>(token - tokens.begin())];
    if (unit >= 0 && span.Contains(text.units[static_cast<size_t>(unit)].span)) {
      units.push_back(static_cast<size_t>(unit));
    }
  }
  return units;
}

uint64_t EvidenceClauses::ClassesIn(const TextUnits& text, uint32_t sentence, ByteSpan span) const {
  uint64_t classes = 0;
  const auto& tokens = text.analysis.sentences()[sentence].tokens;
  for (const Token& token : tokens) {
    if (!span.Contains(token.span)) continue;
    classes |= words_.Classes(AsciiLowered(token.lemma.empty() ? token.form : token.lemma)) |
               words_.Classes(AsciiLowered(token.form));
    if (IsFraction(tokens, token)) {
      classes |= VerdictRules::Bit(VerdictWord::kPartial) | VerdictRules::Bit(VerdictWord::kShare);
    }
  }
  return classes;
}

int32_t EvidenceClauses::ClauseOf(const std::vector<Token>& tokens, int32_t token) {
  for (size_t steps = 0; steps < tokens.size(); ++steps) {
    const Token& at = tokens[static_cast<size_t>(token)];
    const Deprel relation = BaseRelation(at.deprel);
    const bool side = relation == Deprel::kConj || relation == Deprel::kAdvcl || relation == Deprel::kParataxis;
    if (at.head < 0) return token;
    if (side && (at.upos == Upos::kVerb || at.upos == Upos::kAux ||
                 std::any_of(tokens.begin(), tokens.end(),
                             [&](const Token& one) { return one.head == token && one.deprel == Deprel::kCop; })))
      return token;
    token = at.head;
  }
  return token;
}

bool EvidenceClauses::IsDescribed(const TextUnits& claim, const TextUnits& evidence, const Unit& mention) {
  const auto& tokens = evidence.analysis.sentences()[mention.sentence].tokens;
  const absl::Span<const Unit> units = UnitsOf(evidence, mention.sentence);
  return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    const Deprel relation = BaseRelation(unit.relation);
    const bool describes = relation == Deprel::kAmod || relation == Deprel::kCompound;
    if (!describes) return false;
    if (tokens[static_cast<size_t>(unit.token)].head != mention.token) return false;
    return std::none_of(claim.units.begin(), claim.units.end(),
                        [&](const Unit& own) { return Carries(CompareUnits(own, unit)); });
  });
}

bool EvidenceClauses::IsOfOneThing(const std::vector<Token>& tokens, const Token& token, uint64_t classes) {
  const std::string above = AsciiLowered(tokens[static_cast<size_t>(token.head)].lemma);
  const bool place = IsIn(WordList::kPlace, above) || IsIn(WordList::kCountry, above);
  if (!Has(classes, VerdictWord::kContainer) || Has(classes, VerdictWord::kCabinet) || place) return false;
  if (Has(classes, VerdictWord::kUniversal) || Has(classes, VerdictWord::kPartial) || token.xpos != Xpos::kNn)
    return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& article) {
    return article.head == &token - tokens.data() && article.deprel == Deprel::kDet &&
           AsciiLowered(article.form) == "the";
  });
}

bool EvidenceClauses::IsFraction(const std::vector<Token>& tokens, const Token& token) const {
  const Deprel relation = BaseRelation(token.deprel);
  if (relation != Deprel::kNsubj && relation != Deprel::kObj) return false;  // "fell by a third"
  if (!Has(words_.Classes(AsciiLowered(token.lemma)), VerdictWord::kFraction)) return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& before) {
    const bool counts = before.deprel == Deprel::kNummod || IsOneOf(AsciiLowered(before.form), {"a", "one"});
    return before.head == &token - tokens.data() && counts && !IsOneOf(before.form, {"100", "hundred"});
  });
}

ByteSpan EvidenceClauses::Whole(uint32_t sentence) const {
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  return {tokens.front().span.begin, tokens.back().span.end};
}

ByteSpan EvidenceClauses::Opening(uint32_t sentence) const {
  ByteSpan opening = Whole(sentence);
  for (const Extraction& frame : frames_[sentence]) {
    for (const Argument& argument : frame.arguments) opening.end = std::min(opening.end, argument.span.begin);
  }
  return opening;
}

ByteSpan EvidenceClauses::Extent(uint32_t sentence, const Extraction& frame, const std::vector<Part>& parts) const {
  ByteSpan extent = TokenOf(evidence_, sentence, frame.anchor).span;
  for (const Part& part : parts) {
    extent.begin = std::min(extent.begin, part.span.begin);
    extent.end = std::max(extent.end, part.span.end);
  }
  return extent;
}

UnitSet EvidenceClauses::OwnUnits(uint32_t sentence, const Extraction& frame, const std::vector<Part>& parts) const {
  const absl::Span<const Unit> units = UnitsOf(evidence_, sentence);
  UnitSet own{static_cast<size_t>(units.data() - evidence_.units.data()), std::vector<bool>(units.size())};
  const auto mark = [&](ByteSpan span, bool as) {
    for (const size_t unit : UnitsIn(evidence_, sentence, span)) own.among[unit - own.first] = as;
  };
  const ByteSpan extent = Extent(sentence, frame, parts);
  mark(extent, true);
  for (const Extraction& other : frames_[sentence]) {
    // Of "not in the shop", the garden is the other half's.
    const bool halves = (other.rule == kExceptedRule) != (frame.rule == kExceptedRule);
    if (other.anchor == frame.anchor && !halves) continue;
    // "Approved the plan to raise it in 2011": the year may be that of either.
    if (other.modality != Modality::kAsserted && HangsOn(sentence, other.anchor, frame.anchor)) continue;
    for (const Part& part : PartsOf(other)) {
      if (!part.span.Contains(extent)) mark(part.span, false);
    }
  }
  for (const Part& part : parts) mark(part.span, true);
  return own;
}

std::vector<Part> EvidenceClauses::WithIdentities(uint32_t sentence, std::vector<Part> parts) const {
  const size_t size = parts.size();
  for (const Extraction& frame : evidence_.frames[sentence]) {
    if (PredicateOf(frame) != "be" || frame.polarity == Polarity::kNegative) continue;
    const Argument* subject = frame.Find(Role::kSubject);
    const Argument* attribute = frame.Find(Role::kAttribute);
    if (subject == nullptr || attribute == nullptr) continue;
    for (size_t i = 0; i < size; ++i) {
      if (parts[i].kind.has_value() || parts[i].head != attribute->head) continue;
      Part same = parts[i];
      same.span = subject->span;
      same.head = subject->head;
      same.pronoun = subject->kind == ArgumentKind::kPronoun;
      same.definite = subject->definite;
      if (same.place != Part::Place::kAttribute) parts.push_back(same);
    }
  }
  return parts;
}

bool EvidenceClauses::StandBeside(uint32_t sentence, int32_t one, int32_t other) const {
  const auto beside = [&](int32_t lower, int32_t upper) {
    const Token& token = TokenOf(evidence_, sentence, lower);
    const Deprel relation = BaseRelation(token.deprel);
    return token.head == upper &&
           (relation == Deprel::kConj || relation == Deprel::kAdvcl || relation == Deprel::kParataxis);
  };
  const int32_t above = TokenOf(evidence_, sentence, one).head;
  const bool siblings = above >= 0 && one != other && beside(one, above) && beside(other, above);
  return siblings || beside(one, other) || beside(other, one);
}

bool EvidenceClauses::SharesTime(uint32_t sentence, const Extraction& frame) const {
  if (frame.FindQualifier(QualifierKind::kTime) != nullptr) return false;
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& mark) {
    if (mark.deprel != Deprel::kMark || mark.head < 0 ||
        !Has(words_.Classes(AsciiLowered(mark.form)), VerdictWord::kBeside))
      return false;
    return mark.head == frame.anchor || tokens[static_cast<size_t>(mark.head)].head == frame.anchor;
  });
}

std::string EvidenceClauses::PrepositionOf(const TextUnits& text, const Unit& unit) {
  for (const Token& token : text.analysis.sentences()[unit.sentence].tokens) {
    if (token.head == unit.token && token.deprel == Deprel::kCase) return AsciiLowered(token.form);
  }
  return std::string();
}

ByteSpan EvidenceClauses::WithAttached(const Part& part, const std::vector<Part>& others) const {
  ByteSpan whole = part.span;
  for (bool grown = true; grown;) {
    grown = false;
    for (const Part& other : others) {
      if (other.place != Part::Place::kBeside || other.preposition.empty() || other.span.begin <= whole.end) continue;
      const std::string_view between = evidence_.text.substr(whole.end, other.span.begin - whole.end);
      if (AsciiLowered(TrimAscii(between)) != other.preposition) continue;
      whole.end = other.span.end;
      grown = true;
    }
  }
  return whole;
}

bool EvidenceClauses::IsPronoun(uint32_t sentence, const Part& part) const {
  return part.head >= 0 && TokenOf(evidence_, sentence, part.head).upos == Upos::kPron &&
         part.span.size() == TokenOf(evidence_, sentence, part.head).span.size();
}

ByteSpan EvidenceClauses::NameBehind(uint32_t sentence, ByteSpan span) const {
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  auto next =
      std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.span.begin >= span.end; });
  if (next == tokens.end() || next->upos != Upos::kAdp) return {span.end, span.end};
  ++next;
  while (next != tokens.end() && next->upos == Upos::kDet) ++next;
  if (next == tokens.end() || next->upos != Upos::kPropn) return {span.end, span.end};
  return next->span;
}

int32_t EvidenceClauses::AdverbInstead(const Part& part, uint32_t sentence, const std::vector<Part>& others) const {
  if (part.kind != QualifierKind::kPlace) return -1;
  for (const Part& other : others) {
    if (other.kind != part.kind) continue;
    for (const size_t unit : UnitsIn(evidence_, sentence, other.span)) {
      if (evidence_.units[unit].kind == UnitKind::kAdverb) return static_cast<int32_t>(unit);
    }
  }
  return -1;
}

bool EvidenceClauses::HoldsRelative(uint32_t sentence, ByteSpan span) const {
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return span.Contains(token.span) && (token.xpos == Xpos::kWp || token.xpos == Xpos::kWpPoss);
  });
}

int32_t EvidenceClauses::NameInWords(const Unit& name, uint32_t sentence, ByteSpan span) const {
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  const size_t size = name.words.size();
  for (size_t i = 0; size > 1 && i + size <= tokens.size(); ++i) {
    if (!span.Contains(tokens[i].span) || !span.Contains(tokens[i + size - 1].span)) continue;
    bool same = true;
    for (size_t k = 0; k < size && same; ++k) same = AsciiLowered(tokens[i + k].form) == name.words[k];
    if (same) return UnitAt(evidence_, sentence, static_cast<int32_t>(i + size - 1));
  }
  return -1;
}

std::pair<Grade, int32_t> EvidenceClauses::BestIn(const Unit& unit, uint32_t sentence, ByteSpan span,
                                                  const UnitSet* among) const {
  std::pair<Grade, int32_t> best{Grade::kMissing, -1};
  for (const size_t other : UnitsIn(evidence_, sentence, span)) {
    if (among != nullptr && !among->contains(other)) continue;
    const Unit& stands = evidence_.units[other];
    const Grade grade = CompareUnits(unit, stands);
    // "High" is not "long", however near they are.
    const bool near = unit.kind == UnitKind::kAdjective && stands.kind == UnitKind::kAdjective &&
                      grade == Grade::kNarrower && unit.relation == Deprel::kRoot;
    if (near) continue;
    if (grade > best.first) best = {grade, static_cast<int32_t>(other)};
  }
  if (unit.kind == UnitKind::kName && !Carries(best.first)) {
    if (const int32_t last = NameInWords(unit, sentence, span); last >= 0) best = {Grade::kSame, last};
  }
  // "The founders" are no workers where the workers stand beside them.
  const bool akin = Carries(best.first) && best.first < Grade::kSame && unit.kind != UnitKind::kNumber &&
                    unit.kind != UnitKind::kDate;
  if (akin) {
    for (const int32_t other : evidence_.unit_of_token[sentence]) {
      if (other >= 0 && CompareUnits(unit, evidence_.units[static_cast<size_t>(other)]) == Grade::kSame) {
        return {Grade::kMissing, -1};
      }
    }
  }
  return best;
}

bool EvidenceClauses::IsExcepted(uint32_t sentence, const Unit& unit) const {
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  constexpr int32_t kNear = 8;
  for (int32_t at = unit.token - 1; at >= 0 && at >= unit.token - kNear; --at) {
    const Token& token = tokens[static_cast<size_t>(at)];
    if (token.upos == Upos::kVerb || token.upos == Upos::kPunct) return false;
    if (Has(words_.Classes(AsciiLowered(token.form)), VerdictWord::kExcept)) return true;
  }
  return false;
}

bool EvidenceClauses::IsAnothersPart(const Unit& unit, uint32_t sentence, ByteSpan span) const {
  return std::any_of(frames_[sentence].begin(), frames_[sentence].end(), [&](const Extraction& frame) {
    return frame.rule != kTitledRule &&
           std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
             const int32_t head = UnitAt(evidence_, sentence, argument.head);
             if (head < 0 || span.Contains(argument.span)) return false;
             const Unit& other = evidence_.units[static_cast<size_t>(head)];
             return other.kind == unit.kind && CompareUnits(unit, other) == Grade::kSame;
           });
  });
}

bool EvidenceClauses::StandsBefore(const Unit& unit, uint32_t sentence, ByteSpan span) const {
  for (const int32_t other : evidence_.unit_of_token[sentence]) {
    if (other < 0) continue;
    const Unit& stands = evidence_.units[static_cast<size_t>(other)];
    if (stands.span.begin >= span.begin) break;
    if (Carries(CompareUnits(unit, stands))) return true;
  }
  return false;
}

bool EvidenceClauses::StandsAfter(const Unit& unit, uint32_t sentence, ByteSpan span) const {
  const absl::Span<const Unit> units = UnitsOf(evidence_, sentence);
  return std::any_of(units.begin(), units.end(), [&](const Unit& other) {
    return other.span.begin >= span.end && Carries(CompareUnits(unit, other));
  });
}

bool EvidenceClauses::IsKnown(const Unit& unit) const {
  if (IsValue(unit)) return false;
  if (unit.kind != UnitKind::kName) return around_.known.contains(unit.text);
  return !unit.words.empty() && std::all_of(unit.words.begin(), unit.words.end(),
                                            [&](const std::string& word) { return around_.known.contains(word); });
}

bool EvidenceClauses::StandsAmong(const Unit& unit, const absl::flat_hash_set<std::string>& stems) {
  if (IsValue(unit)) return false;
  if (unit.kind != UnitKind::kName) return stems.contains(unit.stem);
  return !unit.words.empty() && std::all_of(unit.words.begin(), unit.words.end(),
                                            [&](const std::string& word) { return stems.contains(StemWord(word)); });
}

bool EvidenceClauses::IsCalledBefore(const Unit& unit) const {
  return unit.kind == UnitKind::kName && !unit.words.empty() && around_.before.contains(StemWord(unit.words.back())) &&
         std::all_of(unit.words.begin(), unit.words.end(), [&](const std::string& word) {
           const std::string stem = StemWord(word);
           return around_.near.contains(stem) || around_.title.contains(stem);
         });
}

bool EvidenceClauses::IsReported(uint32_t sentence, const Extraction& frame) const {
  if (frame.rule == kTitledRule) return false;
  if (frame.modality != Modality::kAsserted) return true;
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  // "Critics call it the best" does not say that it is.
  if (PredicateOf(frame).starts_with("be")) {
    for (int32_t verb = frame.anchor; verb >= 0; verb = tokens[static_cast<size_t>(verb)].head) {
      const Token& token = tokens[static_cast<size_t>(verb)];
      if (token.upos != Upos::kVerb) continue;
      const bool acts = std::any_of(tokens.begin(), tokens.end(),
                                    [&](const Token& one) { return one.head == verb && one.deprel == Deprel::kNsubj; });
      if (acts && Has(words_.Classes(AsciiLowered(token.lemma)), VerdictWord::kOpinion)) return true;
      break;
    }
  }
  int32_t at = frame.anchor;
  for (size_t steps = 0; at >= 0 && steps < tokens.size(); ++steps) {
    const Token& token = tokens[static_cast<size_t>(at)];
    if (token.head < 0) break;
    const Token& head = tokens[static_cast<size_t>(token.head)];
    const bool inner = BaseRelation(token.deprel) == Deprel::kCcomp || BaseRelation(token.deprel) == Deprel::kXcomp;
    // "Said that prices fell, and that wages rose."
    const bool second =
        token.deprel == Deprel::kConj && std::any_of(tokens.begin(), tokens.end(), [&](const Token& one) {
          return one.head == at && one.deprel == Deprel::kMark && AsciiLowered(one.form) == "that";
        });
    if (inner || second) {
      const uint64_t classes = words_.Classes(AsciiLowered(head.lemma.empty() ? head.form : head.lemma));
      const bool told = Has(classes, VerdictWord::kReport) || Has(classes, VerdictWord::kHedge) ||
                        Has(classes, VerdictWord::kRefusal);
      if (told && !Has(classes, VerdictWord::kFactive)) return true;
    }
    at = token.head;
  }
  return false;
}

bool EvidenceClauses::IsDuty(const TextUnits& text, uint32_t sentence, const Extraction& frame) const {
  if (frame.anchor < 0) return false;
  const auto& tokens = text.analysis.sentences()[sentence].tokens;
  const Token& anchor = tokens[static_cast<size_t>(frame.anchor)];
  const auto binds = [&](const Token& token) {
    return Has(words_.Classes(AsciiLowered(token.lemma.empty() ? token.form : token.lemma)), VerdictWord::kDuty);
  };
  if (BaseRelation(anchor.deprel) == Deprel::kXcomp && anchor.head >= 0 &&
      binds(tokens[static_cast<size_t>(anchor.head)]))
    return true;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == frame.anchor && token.upos == Upos::kAux && token.xpos == Xpos::kMd && binds(token);
  });
}

bool EvidenceClauses::IsDenied(const Extraction& frame) const { return IsDeniedFrame(words_, frame); }

bool EvidenceClauses::IsScarce(uint32_t sentence, const Extraction& frame) const {
  for (const Token& token : evidence_.analysis.sentences()[sentence].tokens) {
    if (token.head != frame.anchor || token.upos == Upos::kNoun) continue;
    if (Has(words_.Classes(AsciiLowered(token.form)), VerdictWord::kScarcely)) return true;
  }
  return false;
}

std::vector<Extraction> EvidenceClauses::Completed(uint32_t sentence) const {
  const Sentence& whole = evidence_.analysis.sentences()[sentence];
  std::vector<Extraction> frames = WithSeats(whole, evidence_.frames[sentence], words_);
  SplitDenied(whole, words_, frames);
  const Extraction* before = nullptr;
  const size_t size = evidence_.frames[sentence].size();
  for (size_t i = 0; i < size; ++i) {
    const Extraction& frame = evidence_.frames[sentence][i];
    const Argument* subject = frame.Find(Role::kSubject);
    const Argument* object = frame.Find(Role::kObject);
    // "Chile joined in 1980 and left in 1992": not that Chile was left.
    if (subject == nullptr && object != nullptr && before != nullptr && before->Find(Role::kSubject) != nullptr &&
        before->Find(Role::kSubject)->head == object->head) {
      Extraction active = frame;
      for (Argument& argument : active.arguments) {
        if (argument.role == Role::kObject) argument.role = Role::kSubject;
      }
      frames.push_back(std::move(active));
    }
    if (frame.anchor < 0 || subject == nullptr) continue;
    const Token& verb = TokenOf(evidence_, sentence, frame.anchor);
    const bool bare = frame.arguments.size() == 1;
    const bool refuses = Has(words_.Classes(AsciiLowered(verb.lemma)), VerdictWord::kRefusal);
    const bool stands = AsciiLowered(verb.lemma) == "do";
    if (!bare || (!refuses && !stands)) {
      if (verb.upos == Upos::kVerb && frame.arguments.size() > 1) before = &frame;
      continue;
    }
    if (before == nullptr || before->Find(Role::kSubject) == nullptr) continue;
    Extraction completed = *before;
    for (Argument& argument : completed.arguments) {
      if (argument.role == Role::kSubject) argument = *subject;
    }
    completed.modality = Modality::kAsserted;
    const bool denied = (frame.polarity == Polarity::kNegative) != refuses;
    completed.polarity =
        denied != (before->polarity == Polarity::kNegative) ? Polarity::kNegative : Polarity::kPositive;
    frames.push_back(std::move(completed));
  }
  AddIdentities(whole, frames);
  AddTitled(whole, frames);
  AddCompared(whole, frames);
  AddEntailed(words_, lexicon_, false, frames);
  return frames;
}

bool EvidenceClauses::HangsOn(uint32_t sentence, int32_t token, int32_t above) const {
  const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
  for (size_t steps = 0; token >= 0 && steps < tokens.size(); ++steps) {
    if (token == above) return true;
    if (tokens[static_cast<size_t>(token)].deprel == Deprel::kConj) return false;
    token = tokens[static_cast<size_t>(token)].head;
  }
  return false;
}

}  // namespace whence
