// What StructuredStatements reads of who was what from when to when: tables with columns of terms, lists of dated
// names.

#include <algorithm>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "engine/frames/phrase.h"
#include "engine/ingest/dated_name.h"
#include "engine/ingest/key_words.h"
#include "engine/ingest/structured_statements.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/extraction/office_rank.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// A longer list says of nothing what there was one of at a time, and statements of one thing are held against each
// other.
constexpr size_t kMostStretches = 200;
constexpr size_t kMostDatedThings = 1000;  // of a document

// "No.", "#": a column that only counts the rows.
bool CountsRows(std::string_view header) {
  const std::string folded = FoldName(header);
  return std::none_of(folded.begin(), folded.end(), IsAsciiLetter) || folded == "no" || folded == "no." ||
         folded == "nr" || folded == "nr." || folded == "number";
}

}  // namespace

StructuredStatements::TenureColumns StructuredStatements::TenureColumnsOf(const Table& table) const {
  TenureColumns columns;
  bool found = false;
  for (const Cell& header : table.header) {
    switch (ReadTenureHeader(header.text.text(), words_)) {
      case TenureColumn::kStart:
        columns.start = header.column;
        break;
      case TenureColumn::kEnd:
        columns.end = header.column;
        break;
      case TenureColumn::kBoth:
        columns.both = header.column;
        break;
      case TenureColumn::kNone:
        if (!found && !CountsRows(header.text.text())) columns.who = header.column;
        found = found || !CountsRows(header.text.text());
        break;
    }
  }
  return columns;
}

std::vector<Tenure> StructuredStatements::TenuresIn(const Block& row, const TenureColumns& columns) const {
  if (!columns.any()) return {};
  Tenure tenure;
  for (const Cell& cell : row.cells) {
    const std::string& text = cell.text.text();
    if (columns.both == cell.column) return ReadTenures(text, words_);
    if (columns.start != cell.column && columns.end != cell.column) continue;
    const bool begins = columns.start == cell.column;
    const std::optional<CalendarDate> date = ParseCalendarDate(text);
    if (!date.has_value() || date->year == 0) {
      if (!begins && IsOpenEnd(text, words_)) continue;
      return {};  // a place that one goes from, a guess
    }
    (begins ? tenure.first : tenure.last) = DateTerm(*date);
  }
  if (!tenure.first.has_value()) return {};
  return {tenure};
}

std::vector<std::string> StructuredStatements::NamesOfHolders() const {
  std::vector<std::string> names;
  for (const Block& block : document_.blocks) {
    if (block.kind == BlockKind::kListItem) {
      const std::optional<DatedName> dated = ReadDatedName(block.text.text(), words_);
      if (dated.has_value() && OfficeAbove(block.parent).has_value()) names.push_back(dated->name);
    }
    if (block.kind != BlockKind::kTableRow || block.table < 0) continue;
    const TenureColumns columns = TenureColumnsOf(document_.tables[block.table]);
    if (TenuresIn(block, columns).empty()) continue;
    for (const Cell& cell : block.cells) {
      if (cell.column != columns.who) continue;
      const std::vector<CellValue> values = ReadCell(cell.text.text());
      if (values.size() == 1 && values[0].kind == CellKind::kName) names.push_back(values[0].written);
    }
  }
  std::erase_if(names, [](const std::string& name) { return name.find(' ') == std::string::npos; });
  return names;
}

std::optional<Office> StructuredStatements::OfficeAbove(int32_t block) const {
  for (int32_t at = block; at >= 0; at = document_.blocks[at].parent) {
    if (std::optional<Office> office = ReadOffice(document_.blocks[at].text.text(), words_)) return office;
  }
  return std::nullopt;
}

Term StructuredStatements::OwnerOf(const Office& office, size_t block) {
  if (office.owner.empty()) return AddTopic(topics_.Of(block));
  return builder_.AddName(office.owner, document_.blocks[block].span);
}

void StructuredStatements::AddTenures(const Term& holder, const Office& office, const Term& owner,
                                      const std::vector<Tenure>& tenures, ByteSpan sentence, std::string_view rule) {
  // A vice president is no president.
  const bool whole = NamesLesserRank(office.title) || lexicon_.Find(StrCat("be ", office.title, " of")) != nullptr;
  for (const Tenure& tenure : tenures) {
    StatementRecord statement;
    statement.subject = holder;
    statement.predicate = PredicateTerm(RelationOf(lexicon_, whole ? office.title : office.role));
    statement.object = owner;
    statement.qualifiers = QualifiersOf(tenure);
    statement.qualifiers.emplace_back(QualifierTerm(kAsQualifier), Term::String(office.title));
    statement.span = sentence;
    statement.rule = std::string(rule);
    builder_.AddStatement(std::move(statement));
  }
}

// Whether the stretches of a list's items, two at least, lie behind one another, so that each item was alone what the
// heading says: home arenas, and no twin towns.
bool StructuredStatements::FollowEachOther(int32_t heading) {
  const auto [known, fresh] = follow_each_other_.emplace(heading, false);
  if (!fresh) return known->second;
  std::vector<std::pair<std::string, std::string>> stretches;  // as ISO 8601 writes dates: in the order of time
  for (size_t i = static_cast<size_t>(heading) + 1; i < document_.blocks.size(); ++i) {
    const Block& item = document_.blocks[i];
    if (item.parent < heading) break;  // what stands under it is over
    if (item.parent != heading || item.kind != BlockKind::kListItem) continue;
    const std::optional<DatedName> dated = ReadDatedName(item.text.text(), words_);
    if (!dated.has_value()) continue;
    for (const Tenure& tenure : dated->tenures) {
      if (!tenure.first.has_value()) continue;
      stretches.emplace_back(tenure.first->lexical, tenure.last.has_value() ? tenure.last->lexical : "");
    }
  }
  if (stretches.size() < 2 || stretches.size() > kMostStretches) return false;
  std::sort(stretches.begin(), stretches.end());
  for (size_t i = 1; i < stretches.size(); ++i) {
    const std::string& end = stretches[i - 1].second;
    const size_t shared = std::min(end.size(), stretches[i].first.size());  // of two precisions the coarser decides
    const bool over = !end.empty() && end.compare(0, shared, stretches[i].first, 0, shared) <= 0;
    if (!over) return false;
  }
  return follow_each_other_[heading] = true;
}

// "Home arenas", whose items tell from when to when each of them was it. Not "Graves" or "Accidents", which is no thing
// that something has one of at a time, nor "Planned depots".
bool StructuredStatements::AddDatedThing(size_t block, const DatedName& dated) {
  const Block& item = document_.blocks[block];
  if (item.parent < 0 || document_.blocks[item.parent].kind != BlockKind::kHeading) return false;
  const std::string_view heading = WithoutFinalMark(document_.blocks[item.parent].text.text());
  static const RE2* const plain = new RE2(R"(\p{Lu}\p{Ll}+(?: \p{Ll}+){0,2})");
  const std::string noun = ListedNoun(heading);
  if (!RE2::FullMatch(heading, *plain) || !IsIn(WordList::kHadInTurn, noun)) return false;
  const std::string folded = FoldKey(heading);
  const std::vector<std::string> words = absl::StrSplit(folded, ' ');
  if (std::any_of(words.begin(), words.end(), [](const auto& word) { return IsIn(WordList::kNeverHad, word); })) {
    return false;
  }
  const bool stretches = std::all_of(dated.tenures.begin(), dated.tenures.end(),
                                     [](const Tenure& tenure) { return tenure.first.has_value(); });
  if (!stretches || !FollowEachOther(item.parent) || ++dated_things_ > kMostDatedThings) return false;
  const std::string attribute = StrCat(folded.substr(0, folded.rfind(' ') + 1), noun);
  builder_.AddSentence(item.span, false, item.text.text());
  const Term topic = AddTopic(topics_.Of(block));
  for (const Tenure& tenure : dated.tenures) {
    CellValue value;
    value.kind = CellKind::kName;
    value.written = dated.name;
    value.qualifiers = QualifiersOf(tenure);
    AddAttribute(topic, attribute, value, item.span, kListRule);
  }
  AddTenures(builder_.AddName(dated.name, item.span), {noun, attribute, ""}, topic, dated.tenures, item.span,
             kListRule);
  return true;
}

bool StructuredStatements::AddDatedItem(size_t block) {
  const Block& item = document_.blocks[block];
  const std::optional<DatedName> dated = ReadDatedName(item.text.text(), words_);
  if (!dated.has_value()) return false;
  const std::optional<Office> office = OfficeAbove(item.parent);
  if (!office.has_value()) return AddDatedThing(block, *dated);
  builder_.AddSentence(item.span, false, item.text.text());
  AddTenures(builder_.AddName(dated->name, item.span), *office, OwnerOf(*office, block), dated->tenures, item.span,
             kListRule);
  return true;
}

}  // namespace whence
