#include "engine/verify/text_units.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"
#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/name_relation.h"
#include "engine/passages/index_words.h"
#include "engine/verify/date_bounds.h"
#include "engine/verify/dated_text.h"
#include "engine/verify/figure_words.h"
#include "engine/verify/number_units.h"
#include "engine/verify/place_match.h"
#include "engine/verify/rank_words.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/extraction/lifespan.h"
#include "rules/words/name_forms.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

std::optional<UnitKind> KindOf(const Token& token, std::string_view lower) {
  switch (token.upos) {
    case Upos::kNoun:
      return UnitKind::kNoun;
    case Upos::kVerb:
      return IsIn(WordList::kLightVerb, lower) ? std::nullopt : std::optional<UnitKind>(UnitKind::kVerb);
    case Upos::kAdj:
      return UnitKind::kAdjective;
    case Upos::kAdv:
      return UnitKind::kAdverb;
    default:
      return std::nullopt;
  }
}

WordPos PosOf(UnitKind kind) {
  switch (kind) {
    case UnitKind::kVerb:
      return WordPos::kVerb;
    case UnitKind::kAdjective:
      return WordPos::kAdjective;
    case UnitKind::kAdverb:
      return WordPos::kAdverb;
    default:
      return WordPos::kNoun;
  }
}

// What a token stands in that a negation above does not reach.
bool StandsApart(const Token& token) {
  switch (token.deprel) {
    case Deprel::kAclRelcl:
    case Deprel::kAdvcl:
    case Deprel::kAppos:
    case Deprel::kParataxis:
      return true;
    case Deprel::kConj:
      return token.upos == Upos::kVerb;
    default:
      return false;
  }
}

// "The talks failed in 1950": what is said to fail is all that the verb has, and nothing is denied. "Failed to open",
// "refused the offer" and "abstained from voting" do deny.
bool DeniesNothing(const std::vector<Token>& tokens, size_t verb) {
  if (tokens[verb].upos != Upos::kVerb) return false;
  return std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (token.head != static_cast<int32_t>(verb)) return false;
    const Deprel relation = BaseRelation(token.deprel);
    if (relation == Deprel::kObl || relation == Deprel::kNmod) {
      const auto at = static_cast<int32_t>(&token - tokens.data());
      return std::any_of(tokens.begin(), tokens.end(), [&](const Token& small) {
        return small.head == at && IsOneOf(AsciiLowered(small.form), {"to", "from", "of"});
      });
    }
    return relation == Deprel::kXcomp || relation == Deprel::kCcomp || relation == Deprel::kObj ||
           relation == Deprel::kAdvcl || token.deprel == Deprel::kNsubjPass;
  });
}

// Which tokens stand under an odd number of negations.
std::vector<bool> DeniedTokens(const Sentence& sentence, const std::vector<uint64_t>& classes) {
  const auto& tokens = sentence.tokens;
  const size_t size = tokens.size();
  std::vector<int> own(size), below(size);
  constexpr uint64_t kNot = VerdictRules::Bit(VerdictWord::kDenial) | VerdictRules::Bit(VerdictWord::kScarcely);
  for (size_t i = 0; i < size; ++i) {
    const int32_t head = tokens[i].head;
    const bool verb = tokens[i].upos == Upos::kVerb || tokens[i].upos == Upos::kAdj;
    if (Has(classes[i], VerdictWord::kRefusal) && verb && !DeniesNothing(tokens, i)) ++below[i];
    if (head < 0 || (classes[i] & kNot) == 0) continue;
    const bool adverb = tokens[i].upos != Upos::kAdj && tokens[i].upos != Upos::kNoun;
    if (!adverb && !Has(classes[i], VerdictWord::kDenial)) continue;
    // "no longer plays": what is denied is above the adverb.
    const Token& above = tokens[static_cast<size_t>(head)];
    const bool through = above.upos == Upos::kAdv && above.head >= 0;
    ++own[static_cast<size_t>(through ? above.head : head)];
  }
  std::vector<bool> denied(size);
  for (size_t i = 0; i < size; ++i) {
    int count = own[i];
    int32_t at = static_cast<int32_t>(i);
    for (size_t steps = 0; steps < size; ++steps) {
      const Token& token = tokens[static_cast<size_t>(at)];
      if (StandsApart(token) || token.head < 0) break;
      at = token.head;
      count += own[static_cast<size_t>(at)] + below[static_cast<size_t>(at)];
    }
    denied[i] = count % 2 == 1;
  }
  return denied;
}

bool StartsWithDigit(std::string_view form) { return !form.empty() && IsAsciiDigit(form[0]); }

bool IsCapitalised(std::string_view form) { return !form.empty() && IsAsciiUpper(form[0]); }

// "It was founded ...", "On his birthday ...", "The series began ...": the first that it speaks of has no name yet.
// "The long war in the south" says itself what it means.
Anaphor BeginsWith(const Sentence& sentence, const MainClause& clause, const std::vector<std::string>& lemmas) {
  const auto& tokens = sentence.tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Deprel relation = BaseRelation(tokens[i].deprel);
    if (relation != Deprel::kNsubj && tokens[i].deprel != Deprel::kNmodPoss) continue;
    if (tokens[i].xpos == Xpos::kPrp || tokens[i].xpos == Xpos::kPrpPoss) {
      // "After his death Curie's widow moved", "The Winter Fair held its tenth show": it is said who he or it is.
      const bool said = clause.named || std::any_of(tokens.begin(), tokens.begin() + static_cast<ptrdiff_t>(i), IsName);
      if (tokens[i].xpos == Xpos::kPrpPoss && said) return Anaphor::kNone;
      const std::string form = AsciiLowered(tokens[i].form);
      if (form == "it" || form == "its") return Anaphor::kThing;
      if (form == "they" || form == "their") return Anaphor::kAny;
      return form == "he" || form == "his" || form == "she" || form == "her" ? Anaphor::kPerson : Anaphor::kNone;
    }
    if (relation != Deprel::kNsubj || tokens[i].upos != Upos::kNoun || i == 0 || IsCapitalised(tokens[i].form)) {
      return Anaphor::kNone;
    }
    const auto own = std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == static_cast<int32_t>(i) && token.upos != Upos::kPunct;
    });
    const bool described = lemmas[i - 1] == "the" || lemmas[i - 1] == "this";
    return described && own == 1 ? Anaphor::kAny : Anaphor::kNone;
  }
  return Anaphor::kNone;
}

// Whether a capital is due to the place of a word: first, or first behind a quotation mark, a bracket or a colon.
bool BeginsClause(const Sentence& sentence, size_t index) {
  while (index > 0 && sentence.tokens[index - 1].upos == Upos::kPunct) {
    const std::string_view mark = sentence.tokens[index - 1].form;
    if (mark == "," || mark == "-" || mark == ")" || mark == "]") return false;
    if (mark == ":") return true;
    --index;
  }
  return index == 0;
}

// Whether capitals tell names from other words: not where all words have them, as in a headline.
bool CapitalsTell(const Sentence& sentence) {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
    const bool verb = token.upos == Upos::kAux || token.upos == Upos::kVerb;
    return !IsCapitalised(token.form) && (verb || KindOf(token, AsciiLowered(token.lemma)).has_value());
  });
}

// Whether a word of grammar with a capital inside a sentence may be a name all the same: the album "Make".
bool MayName(const Token& token) {
  constexpr size_t kShortest = 3;
  const bool open = token.upos == Upos::kVerb || token.upos == Upos::kAdj || token.upos == Upos::kAdv ||
                    (token.upos == Upos::kDet && AsciiLowered(token.form) != "the");
  return open && token.form.size() >= kShortest;
}

// "No, it does not", "Of course not", "Never in winter", but not "Yes, but not at night" or "It runs without a break".
bool SaysNo(const VerdictRules& words, const Sentence& sentence) {
  const auto& tokens = sentence.tokens;
  const auto end =
      std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.upos == Upos::kPunct; });
  return std::any_of(tokens.begin(), end, [&](const Token& token) {
    const uint64_t classes = words.Classes(AsciiLowered(token.form)) | words.Classes(AsciiLowered(token.lemma));
    return token.deprel != Deprel::kCase && Has(classes, VerdictWord::kDenial);
  });
}

// "Who built it?", but not "He is known for the line "Who is there?".
bool Asks(const Sentence& sentence) {
  const auto& tokens = sentence.tokens;
  return !tokens.empty() && tokens.back().form == "?" &&
         std::none_of(tokens.begin(), tokens.end(), [](const Token& token) {
           return IsOneOf(token.form, {"\"", "“", "”", "``", "''", "«", "»"});
         });
}

// The verb that brackets behind a name leave out.
std::string_view LifespanVerb(const Extraction& frame) { return frame.lemma == "die" ? "die" : "bear"; }

// The unit that a token hangs on, over those that are none; -1 where none is above it.
int32_t UnitAbove(const Sentence& sentence, const std::vector<int32_t>& unit_of, int32_t token) {
  const auto& tokens = sentence.tokens;
  int32_t at = tokens[static_cast<size_t>(token)].head;
  for (size_t steps = 0; at >= 0 && steps < tokens.size(); ++steps) {
    if (unit_of[static_cast<size_t>(at)] >= 0) return unit_of[static_cast<size_t>(at)];
    at = tokens[static_cast<size_t>(at)].head;
  }
  return -1;
}

}  // namespace

absl::Span<const Unit> UnitsOf(const TextUnits& text, uint32_t sentence) {
  const auto first = std::partition_point(text.units.begin(), text.units.end(),
                                          [&](const Unit& unit) { return unit.sentence < sentence; });
  const auto last =
      std::partition_point(first, text.units.end(), [&](const Unit& unit) { return unit.sentence == sentence; });
  return absl::MakeConstSpan(text.units)
      .subspan(static_cast<size_t>(first - text.units.begin()), static_cast<size_t>(last - first));
}

int32_t VerbUnit(const TextUnits& text, uint32_t sentence, const Extraction& frame) {
  if (frame.anchor < 0) return -1;
  if (frame.rule != kLifespanRule) return text.unit_of_token[sentence][static_cast<size_t>(frame.anchor)];
  const auto verb = text.lifespan_verbs.find({sentence, frame.anchor, frame.lemma == "die"});
  return verb == text.lifespan_verbs.end() ? -1 : verb->second;
}

std::string ClosedClaim(std::string_view claim) {
  const size_t last = claim.find_last_not_of(" \t\n");
  if (last == std::string_view::npos) return std::string(claim);
  const std::string_view text = claim.substr(0, last + 1);
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  const bool closed =
      std::string_view(".?!:;)]\"'").find(text.back()) != std::string_view::npos || ends("”") || ends("’") || ends("…");
  return StrCat(text, closed ? "" : ".");
}

std::string PlainSpelling(std::string_view text) {
  std::string plain(text);
  // "the 1970's", "the 1970 's"
  for (size_t at = plain.find("'s"); at != std::string::npos; at = plain.find("'s", at + 2)) {
    const size_t blank = at > 0 && plain[at - 1] == ' ' ? 1 : 0;
    const size_t end = at - blank;
    if (end < 4 || plain[end - 1] != '0' ||
        !std::all_of(plain.begin() + static_cast<ptrdiff_t>(end) - 4, plain.begin() + static_cast<ptrdiff_t>(end),
                     IsAsciiDigit)) {
      continue;
    }
    plain.replace(end, 2 + blank, blank > 0 ? "s  " : "s ");
  }
  // "[T]he"
  for (size_t at = plain.find('['); at != std::string::npos; at = plain.find('[', at + 1)) {
    if (at + 3 >= plain.size() || plain[at + 2] != ']' || !IsAsciiLetter(plain[at + 1])) continue;
    if (!IsAsciiLetter(plain[at + 3])) continue;
    plain[at + 2] = plain[at + 1];
    plain[at] = plain[at + 1] = ' ';
  }
  constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"-LRB-", "(    "}, {"-RRB-", ")    "}, {"-LSB-", "[    "}, {"-RSB-", "]    "}, {"-LCB-", "{    "},
      {"-RCB-", "}    "}, {"``", "\" "},      {"''", "\" "},      {"\u00A0", "  "},   {"\u202F", "   "},
      {"\u2009", "   "},  {"\u200B", "   "}};  // blanks that hold words together
  for (const auto& [spelt, meant] : kSpellings) {
    for (size_t at = plain.find(spelt); at != std::string::npos; at = plain.find(spelt, at + spelt.size())) {
      plain.replace(at, spelt.size(), meant);
    }
  }
  return plain;
}

void AddStems(std::string_view text, absl::flat_hash_set<std::string>& stems) {
  for (const std::string& word : PlainNameWords(text)) stems.insert(StemWord(word));
}

std::vector<std::string> PlainNameWords(std::string_view form) {
  std::vector<std::string> words = NameWords(form);
  for (std::string& word : words) {
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<signed char>(c) > 0; });
    if (!plain) word = FoldName(word);
  }
  std::erase(words, "");  // of marks and control characters alone
  return words;
}

// "Jack Berg wrote it. John Berg was his father."
void MarkNamesakes(std::vector<Unit>& units) {
  const auto is_full = [](const Unit& unit) { return unit.kind == UnitKind::kName && unit.words.size() > 1; };
  absl::flat_hash_map<std::string, std::string> first;  // by the last word; "" where several have it
  for (const Unit& unit : units) {
    if (!is_full(unit)) continue;
    const auto [known, added] = first.emplace(unit.words.back(), unit.words.front());
    if (!added && known->second != unit.words.front()) known->second.clear();
  }
  for (Unit& unit : units) unit.namesake = is_full(unit) && first[unit.words.back()].empty();
}

TextUnits UnitReader::Read(std::string_view text, bool one, const NameList* names) const {
  TextUnits read;
  read.text = text;
  read.analysis = one ? analyzer_.AnalyzeSentence(text, {.names = names}) : analyzer_.Analyze(text, {.names = names});
  const auto& sentences = read.analysis.sentences();
  if (one && sentences.size() > 1) return Read(text.substr(0, sentences.front().tokens.back().span.end), one, names);
  read.unit_of_token.resize(sentences.size());
  read.frames.resize(sentences.size());
  for (const Sentence& sentence : sentences) read.clauses.push_back(ReadMainClause(sentence));
  const bool states = one || !std::all_of(sentences.begin(), sentences.end(), &Asks);
  for (uint32_t i = 0; i < sentences.size(); ++i) {
    read.unit_of_token[i].assign(sentences[i].tokens.size(), -1);
    // "Does it run in winter? No."
    const bool answered_no =
        !one && Asks(sentences[i]) && i + 1 < sentences.size() && SaysNo(words(), sentences[i + 1]);
    if (states && !answered_no) ReadSentence(i, read);
    // "Was it built by Karin Lund?" says of nobody that he built it.
    if (!one && Asks(sentences[i])) read.frames[i].clear();
  }
  MarkNamesakes(read.units);
  return read;
}

std::optional<std::string> UnitReader::Dated(const TextUnits& read) const {
  return DatedText(extractor_, read.analysis.sentences(), read.text);
}

void UnitReader::ReadNameWord(const Token& token, Unit& unit) const {
  const std::string folded = FoldName(token.form);
  const bool adjective = token.upos == Upos::kAdj;
  unit.word = relations_.Find(folded, adjective ? WordPos::kAdjective : WordPos::kNoun);
  unit.also = relations_.Find(folded, adjective ? WordPos::kNoun : WordPos::kAdjective);
  // "U.S." is looked up with its dots, "Norwegians" in the singular.
  if (unit.word.senses.empty()) unit.word = relations_.Find(AsciiLowered(token.form), WordPos::kNoun);
  if (unit.word.senses.empty() && unit.also.senses.empty() && folded.ends_with('s')) {
    const std::string_view one = std::string_view(folded).substr(0, folded.size() - 1);
    unit.word = relations_.Find(one, WordPos::kNoun);
    unit.also = relations_.Find(one, WordPos::kAdjective);
  }
}

// "Called off", "turned it down": a verb of its own where the dictionary has it.
void UnitReader::ReadParticle(const std::vector<Token>& tokens, size_t verb, Unit& unit) const {
  constexpr size_t kMostBetween = 6;
  for (size_t i = verb + 1; i < tokens.size() && i <= verb + kMostBetween; ++i) {
    const Token& token = tokens[i];
    const bool beside = i == verb + 1 && token.deprel == Deprel::kAdvmod;
    if (token.head != static_cast<int32_t>(verb) || (token.deprel != Deprel::kCompoundPrt && !beside)) continue;
    const std::string phrase = StrCat(unit.text, " ", AsciiLowered(token.form));
    WordRelations::Word word = relations_.Find(phrase, WordPos::kVerb);
    if (word.senses.empty()) continue;
    unit.also = std::move(word);
    unit.phrasal = true;
    unit.object = ReadObject(tokens, verb);
    return;
  }
}

ObjectKind UnitReader::ReadObject(const std::vector<Token>& tokens, size_t verb) const {
  const auto of_verb = [&](const Token& token) {
    return token.head == static_cast<int32_t>(verb) &&
           (token.deprel == Deprel::kObj || token.deprel == Deprel::kNsubjPass);
  };
  auto object = std::find_if(tokens.begin(), tokens.end(), of_verb);
  const bool describes = BaseRelation(tokens[verb].deprel) == Deprel::kAcl && tokens[verb].head >= 0;
  // "The plates that he carried out", "chairs set up for guests"
  if (describes && (object == tokens.end() || object->upos == Upos::kPron)) object = tokens.begin() + tokens[verb].head;
  if (object == tokens.end()) return ObjectKind::kOpen;
  if (object->type == EntityType::kPerson) return ObjectKind::kPerson;
  if (object->upos == Upos::kPron) {
    return IsOneOf(AsciiLowered(object->form), {"him", "her", "he", "she"}) ? ObjectKind::kPerson : ObjectKind::kOpen;
  }
  if (object->upos != Upos::kNoun) return ObjectKind::kOpen;
  const WordRelations::Word noun = relations_.Find(AsciiLowered(object->lemma), WordPos::kNoun);
  if (noun.topic == WordTopic::kPerson) return ObjectKind::kPerson;
  const auto is_one = [&](std::string_view kind) {
    const auto& classes = rules_.Kinds(kind);
    return std::any_of(classes.begin(), classes.end(), [&](const std::string& name) {
      return relations_.IsKind(noun, relations_.Find(name, WordPos::kNoun));
    });
  };
  if (is_one("house")) return ObjectKind::kHouse;
  if (is_one("structure")) return ObjectKind::kStructure;
  return is_one("thing") ? ObjectKind::kThing : ObjectKind::kOpen;
}

// "CO 2", as texts write it that lost the small figure of a formula.
bool UnitReader::IsSplitFormula(const Sentence& sentence, size_t index) const {
  if (index + 1 >= sentence.tokens.size()) return false;
  const std::string_view form = sentence.tokens[index].form, figure = sentence.tokens[index + 1].form;
  const bool letters = form.size() <= 3 && std::all_of(form.begin(), form.end(), IsAsciiUpper);
  if (!letters || figure.size() != 1 || !StartsWithDigit(figure)) return false;
  return !relations_.Find(StrCat(AsciiLowered(form), figure), WordPos::kNoun).senses.empty();
}

// The words of a sentence, by token.
struct UnitReader::SentenceWords {
  const Sentence& sentence;
  std::vector<std::string> lemmas;
  std::vector<uint64_t> classes;  // VerdictWord bits
  std::vector<bool> denied;
  bool capitals = false;  // a capital tells a name
};

UnitReader::SentenceWords UnitReader::ReadWords(const Sentence& sentence, TextUnits& read) const {
  SentenceWords words{sentence, {}, {}, {}};
  for (const Token& token : sentence.tokens) {
    words.lemmas.push_back(AsciiLowered(token.lemma.empty() ? token.form : token.lemma));
    const bool bounds = IsOfBound(sentence.tokens, words.classes.size());
    words.classes.push_back(bounds ? 0
                                   : rules_.Classes(words.lemmas.back()) | rules_.Classes(AsciiLowered(token.form)));
    read.classes |= words.classes.back();
    if (token.upos == Upos::kVerb || token.upos == Upos::kAux) read.verbless = false;
    for (std::string& word : PlainNameWords(token.form)) read.words.insert(std::move(word));
    if (!token.acronym.empty()) read.words.insert(AsciiLowered(token.acronym));
  }
  words.denied = DeniedTokens(sentence, words.classes);
  words.capitals = CapitalsTell(sentence);
  return words;
}

bool UnitReader::ReadName(const Token& token, Unit& unit) const {
  constexpr uint64_t kNameEnd = VerdictRules::Bit(VerdictWord::kNameEnd);
  unit.kind = UnitKind::kName;
  unit.words = PlainNameWords(token.form);
  if (unit.words.empty()) return false;
  if (unit.words.size() == 1) {
    unit.stem = StemWord(unit.words[0]);
  } else if ((rules_.Classes(unit.words.back()) & kNameEnd) != 0) {
    unit.proper.assign(unit.words.begin(), unit.words.end() - 1);
  } else if ((rules_.Classes(unit.words.front()) & kNameEnd) != 0) {
    unit.proper.assign(unit.words.begin() + 1, unit.words.end());
  }
  ReadNameWord(token, unit);
  unit.places = PlacesOf(absl::StrJoin(unit.words, " "));
  unit.adjective = ReadPlaceAdjective(relations_, unit.words);
  return true;
}

bool UnitReader::ReadContentWord(const SentenceWords& words, size_t i, Unit& unit) const {
  constexpr uint64_t kGrammar = VerdictRules::Bit(VerdictWord::kDenial) | VerdictRules::Bit(VerdictWord::kExclusive) |
                                VerdictRules::Bit(VerdictWord::kHedge) | VerdictRules::Bit(VerdictWord::kAbout);
  const Token& token = words.sentence.tokens[i];
  const std::string& lemma = words.lemmas[i];
  const std::optional<UnitKind> kind = KindOf(token, lemma);
  const bool modifier = kind == UnitKind::kAdverb || kind == UnitKind::kAdjective;
  const bool capital = words.capitals && IsCapitalised(token.form) && !BeginsClause(words.sentence, i);
  const bool grammar = !kind.has_value() || IsStopWord(lemma) || (modifier && (words.classes[i] & kGrammar) != 0);
  if (grammar && !(capital && MayName(token))) return false;
  unit.kind = grammar ? UnitKind::kNoun : *kind;
  if (!grammar) unit.word = relations_.Find(lemma, PosOf(*kind));
  unit.stem = StemWord(lemma);
  if (kind == UnitKind::kAdjective) unit.lacked = rules_.Lacked(lemma);
  if (!unit.lacked.empty()) unit.denied = !unit.denied;
  if (kind == UnitKind::kVerb) ReadParticle(words.sentence.tokens, i, unit);
  if (kind == UnitKind::kNoun && i > 0) {
    unit.also = relations_.Find(StrCat(words.lemmas[i - 1], " ", lemma), WordPos::kNoun);  // "carbon dioxide"
  }
  if (kind == UnitKind::kVerb && token.xpos == Xpos::kVbn && !unit.phrasal) {
    unit.also = relations_.Find(AsciiLowered(token.form), WordPos::kAdjective);  // "is closed"
  }
  // A formula of which the dictionary knows what it is called is no name.
  const bool formula = !unit.word.senses.empty() && std::any_of(token.form.begin(), token.form.end(), IsAsciiDigit);
  unit.capital = capital && !formula;
  if (unit.capital) unit.places = PlacesOf(lemma);
  return true;
}

bool UnitReader::ReadUnit(const SentenceWords& words, size_t i, Unit& unit) const {
  const Sentence& sentence = words.sentence;
  const Token& token = sentence.tokens[i];
  unit.token = static_cast<int32_t>(i);
  unit.relation = token.deprel;
  unit.type = token.type;
  unit.classes = words.classes[i];
  unit.denied = words.denied[i];
  unit.span = token.span;
  unit.text = words.lemmas[i];
  if (IsSplitFormula(sentence, i)) {
    unit.text += sentence.tokens[i + 1].form;
    unit.word = relations_.Find(unit.text, WordPos::kNoun);
    unit.span.end = sentence.tokens[i + 1].span.end;
    return true;
  }
  if (i > 0 && IsSplitFormula(sentence, i - 1)) return false;
  if (const std::optional<double> decade = AgeDecadeAt(sentence, i)) {
    unit.kind = UnitKind::kNumber;
    unit.value = decade;
    unit.age = unit.decade = true;
    return true;
  }
  if (std::optional<Interval> interval = DateOf(sentence, i)) {
    unit.kind = UnitKind::kDate;
    unit.interval = interval;
    unit.bound = BoundOf(sentence, i);
    unit.measure = DistanceFrom(sentence, i);
    unit.lasts = IsOfState(sentence.tokens, i);
    unit.denied = unit.denied || IsClauseDenied(sentence.tokens, i, words.classes);
    return true;
  }
  if (StatesNoNumber(sentence, i) || MakesRank(sentence, i) || IsOfBound(sentence.tokens, i)) return false;
  if (token.upos == Upos::kNum || std::holds_alternative<Quantity>(token.value) || StartsWithDigit(token.form) ||
      IsHighRank(token) || ShareAt(sentence, i).has_value() || HalfUnitAt(sentence, i).has_value()) {
    unit.kind = UnitKind::kNumber;
    ReadNumber(sentence, i, words.classes, unit);
    return true;
  }
  if (IsName(token) || token.type == EntityType::kNationality) return ReadName(token, unit);
  return ReadContentWord(words, i, unit);
}

void UnitReader::ReadLifespans(uint32_t sentence, TextUnits& read) const {
  absl::flat_hash_set<int32_t> told;  // units of dates
  for (const Extraction& frame : read.frames[sentence]) {
    if (frame.rule != kLifespanRule) continue;
    const FrameQualifier& time = frame.qualifiers.front();
    const std::vector<int32_t>& unit_of = read.unit_of_token[sentence];
    const int32_t token = unit_of[static_cast<size_t>(time.head)];
    if (token < 0) continue;
    Unit date = read.units[static_cast<size_t>(token)];
    date.interval = IntervalOf(time.value);
    date.span = time.span;
    date.above = static_cast<int32_t>(read.units.size());
    Unit verb = date;
    verb.kind = UnitKind::kVerb;
    verb.unsaid = true;
    verb.interval.reset();
    verb.text = LifespanVerb(frame);
    verb.word = relations_.Find(verb.text, WordPos::kVerb);
    verb.stem = StemWord(verb.text);
    verb.classes = rules_.Classes(verb.text);
    verb.above = unit_of[static_cast<size_t>(frame.arguments.front().head)];
    read.lifespan_verbs.emplace(LifespanKey(sentence, frame.anchor, frame.lemma == "die"), date.above);
    read.units.push_back(std::move(verb));
    // The first of two dates of one token takes its unit.
    if (told.insert(token).second) {
      read.units[static_cast<size_t>(token)] = std::move(date);
    } else {
      read.units.push_back(std::move(date));
    }
  }
}

void UnitReader::ReadSentence(uint32_t index, TextUnits& read) const {
  const Sentence& sentence = read.analysis.sentences()[index];
  const SentenceWords words = ReadWords(sentence, read);
  if (index == 0) read.anaphor = BeginsWith(sentence, read.clauses[index], words.lemmas);
  std::vector<int32_t>& unit_of = read.unit_of_token[index];
  const size_t first = read.units.size();
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    Unit unit;
    unit.sentence = index;
    if (!ReadUnit(words, i, unit)) continue;
    unit_of[i] = static_cast<int32_t>(read.units.size());
    if (!unit.lacked.empty()) read.classes |= VerdictRules::Bit(VerdictWord::kDenial);
    read.units.push_back(std::move(unit));
  }
  for (size_t u = first; u < read.units.size(); ++u) {
    read.units[u].above = UnitAbove(sentence, unit_of, read.units[u].token);
  }
  read.frames[index] = extractor_.Extract(sentence);
  ReadLifespans(index, read);
}

}  // namespace whence
