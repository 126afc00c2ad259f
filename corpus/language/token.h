#ifndef WHENCE_CORPUS_LANGUAGE_TOKEN_H_
#define WHENCE_CORPUS_LANGUAGE_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "graph/base/span.h"

namespace whence {

// Universal part of speech (https://universaldependencies.org/u/pos).
enum class Upos : uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
};
inline constexpr int kUposCount = static_cast<int>(Upos::kVerb) + 1;
std::string_view UposName(Upos upos);  // "VERB"
std::optional<Upos> FindUpos(std::string_view name);

// Penn Treebank tag as used by UD English EWT.
enum class Xpos : uint8_t {
  kNone,
  kAdd,
  kAfx,
  kCc,
  kCd,
  kDt,
  kEx,
  kFw,
  kGw,
  kHyph,
  kIn,
  kJj,
  kJjr,
  kJjs,
  kLs,
  kMd,
  kNfp,
  kNn,
  kNnp,
  kNnps,
  kNns,
  kPdt,
  kPos,
  kPrp,
  kPrpPoss,
  kRb,
  kRbr,
  kRbs,
  kRp,
  kSym,
  kTo,
  kUh,
  kVb,
  kVbd,
  kVbg,
  kVbn,
  kVbp,
  kVbz,
  kWdt,
  kWp,
  kWpPoss,
  kWrb,
  kComma,
  kPeriod,
  kColon,
  kOpenQuote,
  kCloseQuote,
  kOpenBracket,
  kCloseBracket,
  kDollar,
  kXx,
};
inline constexpr int kXposCount = static_cast<int>(Xpos::kXx) + 1;
std::string_view XposName(Xpos xpos);  // "VBD"; "_" for kNone
std::optional<Xpos> FindXpos(std::string_view name);

// Universal dependency relation with the English subtypes that the treebanks use.
enum class Deprel : uint8_t {
  kDep,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjPass,
  kCsubjOuter,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};
inline constexpr int kDeprelCount = static_cast<int>(Deprel::kXcomp) + 1;
std::string_view DeprelName(Deprel deprel);  // "nsubj:pass"
std::optional<Deprel> FindDeprel(std::string_view name);
Deprel BaseRelation(Deprel deprel);  // "nsubj:pass" -> "nsubj"

enum class EntityType : uint8_t {
  kNone,
  kPerson,
  kOrganisation,
  kCountry,
  kPlace,
  kEvent,
  kWork,
  kNationality,
  kDate,
  kTime,
  kDuration,
  kQuantity,
  kMoney,
  kPercent,
  kOrdinal,
  kNumber,
  kOther,
};
std::string_view EntityTypeName(EntityType type);  // "person"; "" for kNone

// A calendar date with its precision: month and day are 0 where the text does not give them. Years before the common
// era are negative (44 BC is -44). Year 0 does not exist, so it stands for a year that the text does not give ("5
// May").
struct CalendarDate {
  int32_t year = 0;
  uint8_t month = 0;
  uint8_t day = 0;
  friend auto operator<=>(const CalendarDate&, const CalendarDate&) = default;
};

// "the 1990s", "early 2003", "1994-1999", "since 2002": both ends inclusive, an open end is absent.
struct DateRange {
  std::optional<CalendarDate> first;
  std::optional<CalendarDate> last;
  friend bool operator==(const DateRange&, const DateRange&) = default;
};

// "5 years", "$3 billion", "38,394 sq km", "14%", "six": unit is a canonical singular lower-case word ("year", "usd",
// "square kilometre", "percent"), empty for a bare number.
struct Quantity {
  double value = 0;
  std::string_view unit;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

using TokenValue = std::variant<std::monostate, CalendarDate, DateRange, Quantity>;

// How a token came to be one token. A merged token covers what the tokeniser had split: "European Coal and Steel
// Community" is one token for the parser and for everything after it.
enum class TokenKind : uint8_t { kWord, kName, kDate, kQuantity };

// One token of an analysed sentence. A token owns nothing: its views stay valid as long as its Analysis.
struct Token {
  ByteSpan span;           // in the text given to Analyzer::Analyze
  std::string_view form;   // the bytes of the span
  std::string_view lemma;  // lower case except for names; a merged token's is its form, or its unit ("year")
  Upos upos = Upos::kX;
  Xpos xpos = Xpos::kNone;
  Deprel deprel = Deprel::kDep;
  int32_t head = -1;  // index in the sentence; -1 for the root
  TokenKind kind = TokenKind::kWord;
  EntityType type = EntityType::kNone;
  // For a merged token, its parts are Sentence::parts[parts_begin, parts_end), in order; empty for a plain token.
  uint32_t parts_begin = 0;
  uint32_t parts_end = 0;
  // How far head and relation are ahead of what the parser would have read instead, as the logarithm of the odds: below
  // 1, it reads one such arc in two wrongly, above 4, one in thirty. kSure for what had no rival.
  static constexpr float kSure = 100;
  float lead = kSure;
  // The acronym that the text gives in brackets right behind a name ("... Organization (CSTO)"); empty otherwise. The
  // brackets and the acronym are part of neither form nor span, and no tokens of their own.
  std::string_view acronym;
  TokenValue value;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TOKEN_H_
