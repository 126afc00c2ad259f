#include "engine/verify/list_claims.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/verify/evidence_clauses.h"
#include "engine/verify/unit_match.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr uint64_t kMarkerBytes = 8;       // before an item, where its bullet stands
constexpr uint32_t kMostItems = 60;        // of a list
constexpr uint32_t kMostSentences = 1500;  // of a page that are looked through for a heading
constexpr size_t kLongestItem = 10;        // words
constexpr size_t kMostShown = 6;           // rows cited beside the heading

enum class Form : uint8_t { kProse, kItem, kRow };

bool IsRow(std::string_view bytes) { return bytes.starts_with('|') || bytes.find("</td") != std::string_view::npos; }

// What a sentence is by what stands in it and before it.
absl::StatusOr<Form> FormOf(const Graph& graph, DocumentId document, const SentenceInfo& sentence) {
  const absl::StatusOr<std::string> text = graph.ReadText(document, sentence.span);
  WHENCE_RETURN_IF_ERROR(text.status());
  if (IsRow(*text)) return Form::kRow;
  const uint64_t begin = sentence.span.begin - std::min(kMarkerBytes, sentence.span.begin);
  WHENCE_ASSIGN_OR_RETURN(const std::string before, graph.ReadText(document, {begin, sentence.span.begin}));
  std::string_view marker(before);
  if (const size_t line = marker.rfind('\n'); line != std::string_view::npos) marker.remove_prefix(line + 1);
  if (marker.find("<li") != std::string_view::npos) return Form::kItem;
  while (!marker.empty() && marker.front() == ' ') marker.remove_prefix(1);
  if (marker == "- " || marker == "* " || marker == "+ " || marker == "\xE2\x80\xA2 ") return Form::kItem;
  const size_t digits = std::min(marker.find_first_not_of("0123456789"), marker.size());
  const std::string_view rest = marker.substr(digits);
  return digits > 0 && (rest == ". " || rest == ") ") ? Form::kItem : Form::kProse;
}

// The text without the marks that make a line a heading.
std::string_view Unmarked(std::string_view text) {
  constexpr std::string_view kMarks = "#=*_: ";
  while (!text.empty() && kMarks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && kMarks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

size_t Words(std::string_view text) { return PlainNameWords(text).size(); }

// "The museum has four halls": one number, of one noun; the rest names what the page is about.
struct CountClaim {
  const Unit* number = nullptr;
  const Unit* noun = nullptr;
  std::vector<const Unit*> rest;
};

// Nothing where the claim says anything else.
std::optional<CountClaim> ReadCountClaim(const UnitReader& reader, const TextUnits& claim) {
  if (claim.analysis.sentences().size() != 1 || claim.frames.size() != 1) return std::nullopt;
  constexpr uint64_t kLimits = VerdictRules::Bit(VerdictWord::kFloor) | VerdictRules::Bit(VerdictWord::kCeiling) |
                               VerdictRules::Bit(VerdictWord::kAbout);
  CountClaim count;
  for (const Unit& unit : claim.units) {
    if (unit.denied || unit.kind == UnitKind::kDate || Has(unit.classes, VerdictWord::kPartial)) return std::nullopt;
    if (unit.kind == UnitKind::kNumber) {
      if (count.number != nullptr || unit.rank) return std::nullopt;
      count.number = &unit;
    } else if (unit.kind == UnitKind::kVerb) {
      if (!reader.words().GoesWithColumn(unit.text, "counted")) return std::nullopt;
    } else if ((unit.classes & kLimits) == 0) {
      count.rest.push_back(&unit);
    }
  }
  if (count.number == nullptr || count.number->token < 0) return std::nullopt;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  const int32_t counted = tokens[static_cast<size_t>(count.number->token)].head;
  std::erase_if(count.rest, [&](const Unit* unit) {
    if (unit->kind != UnitKind::kNoun || unit->token != counted) return false;
    count.noun = unit;
    return true;
  });
  if (count.noun == nullptr || count.rest.empty()) return std::nullopt;
  const auto& frames = claim.frames.front();
  const bool counts = std::any_of(frames.begin(), frames.end(), [&](const Extraction& frame) {
    return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
      return argument.role != Role::kSubject && argument.head == counted;
    });
  });
  if (!counts && AsciiLowered(tokens.front().form) != "there") return std::nullopt;
  return count;
}

// Whether all that the claim names beside what it counts is what the page is about.
bool IsOfTitle(const CountClaim& count, std::string_view title) {
  absl::flat_hash_set<std::string> stems;
  AddStems(title, stems);
  return std::all_of(count.rest.begin(), count.rest.end(), [&](const Unit* unit) {
    return unit->kind == UnitKind::kAdverb ? unit->text == "there" : EvidenceClauses::StandsAmong(*unit, stems);
  });
}

// Whether a sentence is nothing but the noun: "Halls" above a list of them.
absl::StatusOr<bool> IsHeadingOf(const Graph& graph, DocumentId document, const SentenceInfo& sentence,
                                 const Unit& noun) {
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph, document, sentence.span));
  const std::vector<std::string> words = PlainNameWords(Unmarked(text));
  if (words.size() != 1 || StemWord(words.front()) != noun.stem) return false;
  WHENCE_ASSIGN_OR_RETURN(const Form form, FormOf(graph, document, sentence));
  return form == Form::kProse;
}

// The items or rows below a heading, behind a lead-in; more than kMostItems where there are too many to count.
absl::StatusOr<std::vector<ByteSpan>> ItemsBelow(const Graph& graph, const DocumentInfo& document, uint32_t heading) {
  std::vector<ByteSpan> items;
  Form of = Form::kProse;
  for (uint32_t next = heading + 1; next < document.sentences && items.size() <= kMostItems; ++next) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo item, graph.GetSentence(document.id, next));
    WHENCE_ASSIGN_OR_RETURN(const Form form, FormOf(graph, document.id, item));
    if (next == heading + 1 && form == Form::kProse) {
      WHENCE_ASSIGN_OR_RETURN(const std::string said, ReadSentenceText(graph, document.id, item.span));
      if (said.ends_with(':')) continue;
    }
    if (form == Form::kProse || (of != Form::kProse && form != of)) break;
    of = form;
    items.push_back(item.span);
  }
  return items;
}

}  // namespace

absl::StatusOr<std::optional<ListedSentence>> ReadListed(const Graph& graph, const NameList& names,
                                                         const UnitReader& reader, DocumentId document, ByteSpan span) {
  std::optional<ListedSentence> none;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> own, graph.SentenceAt(document, span.begin));
  if (!own.has_value()) return none;
  WHENCE_ASSIGN_OR_RETURN(const Form form, FormOf(graph, document, *own));
  WHENCE_ASSIGN_OR_RETURN(std::string item, ReadSentenceText(graph, document, own->span));
  if (form != Form::kItem || Words(item) > kLongestItem) return none;
  for (uint32_t back = 1; back <= kMostItems && back <= own->ordinal; ++back) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo above, graph.GetSentence(document, own->ordinal - back));
    WHENCE_ASSIGN_OR_RETURN(const Form kind, FormOf(graph, document, above));
    if (kind == Form::kItem) continue;
    WHENCE_ASSIGN_OR_RETURN(std::string text, ReadSentenceText(graph, document, above.span));
    if (!text.ends_with(':')) return none;
    text.pop_back();
    while (!item.empty() && (item.back() == '.' || item.back() == ';' || item.back() == ',')) item.pop_back();
    // What the lead-in says there are some of makes room for the item: "four kinds of instruments".
    const TextUnits read = reader.Read(text, true, &names);
    size_t end = text.size();
    if (read.frames.empty() || read.frames.front().empty()) return none;
    for (const Extraction& frame : read.frames.front()) {
      for (const Argument& argument : frame.arguments) {
        if (argument.span.end != text.size() || argument.role == Role::kSubject) continue;
        end = std::min<size_t>(end, argument.span.begin);
      }
    }
    return ListedSentence{StrCat(std::string_view(text).substr(0, end), end == text.size() ? " " : "", item, "."),
                          above.span};
  }
  return none;
}

absl::StatusOr<std::vector<RowVoice>> HearCounts(const Graph& graph, const UnitReader& reader, const TextUnits& claim,
                                                 const std::vector<DocumentId>& documents) {
  std::vector<RowVoice> voices;
  const std::optional<CountClaim> count = ReadCountClaim(reader, claim);
  if (!count.has_value()) return voices;
  for (const DocumentId id : documents) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph.GetDocument(id));
    if (!IsOfTitle(*count, document.title)) continue;
    for (uint32_t at = 0; at < std::min(document.sentences, kMostSentences); ++at) {
      WHENCE_ASSIGN_OR_RETURN(const SentenceInfo heading, graph.GetSentence(id, at));
      WHENCE_ASSIGN_OR_RETURN(const bool heads, IsHeadingOf(graph, id, heading, *count->noun));
      if (!heads) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<ByteSpan> items, ItemsBelow(graph, document, at));
      if (items.size() < 2 || items.size() > kMostItems) continue;
      Unit figure = *count->number;
      figure.value = static_cast<double>(items.size());
      figure.text = StrCat(items.size());
      figure.limits = 0;
      const Grade grade = CompareUnits(*count->number, figure);
      if (grade < Grade::kDerived && grade != Grade::kOther) continue;
      const bool holds = grade >= Grade::kDerived;
      const ByteSpan noun = count->noun->span;
      const std::string stated = StrCat(items.size(), " ", claim.text.substr(noun.begin, noun.size()));
      const std::string claimed = WrittenUnit(claim, *count->number, reader.words());
      voices.push_back({holds, {{claimed, stated, holds ? "same" : "other"}}, id, heading.span});
      for (size_t i = 0; i < std::min(items.size(), kMostShown); ++i) voices.push_back({holds, {}, id, items[i]});
      return voices;
    }
  }
  return voices;
}

}  // namespace whence
