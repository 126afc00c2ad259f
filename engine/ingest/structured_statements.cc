#include "engine/ingest/structured_statements.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "corpus/language/date_parser.h"
#include "engine/frames/phrase.h"
#include "engine/ingest/key_words.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// What is said by a remark must account for the words of a question, as what a sentence says must.
constexpr std::string_view kOfficeRule = "office-remark";

// What heads a column; empty where nothing does, as above the first column of many tables.
std::string_view HeaderOf(const Table& table, uint32_t column) {
  const auto found = std::find_if(table.header.begin(), table.header.end(),
                                  [&](const Cell& header) { return header.column == column; });
  return found == table.header.end() ? std::string_view() : std::string_view(found->text.text());
}

}  // namespace

StructuredStatements::StructuredStatements(const Document& document, const Topics& topics, const Lemmatizer& lemmatizer,
                                           const Extractor& extractor, DocumentBuilder& builder)
    : document_(document),
      topics_(topics),
      lemmatizer_(lemmatizer),
      lexicon_(extractor.lexicon()),
      words_(extractor.words()),
      builder_(builder) {}

Term StructuredStatements::AddTopic(const Topics::Topic& topic) {
  Term entity = builder_.AddName(topic.name, topic.span);
  if (!topic.acronym.empty()) builder_.AddAlias(entity, topic.acronym, AliasKind::kAcronym, topic.span);
  return entity;
}

std::optional<MembershipContext> StructuredStatements::ContextOf(int32_t caption, size_t block) const {
  // The caption first, then the headings above, innermost first.
  std::optional<MembershipContext> context;
  for (int32_t at = caption >= 0 ? caption : document_.blocks[block].parent; at >= 0;
       at = document_.blocks[at].parent) {
    context = ReadMembership(document_.blocks[at].text.text(), lexicon_);
    if (context.has_value() || NamesOthers(document_.blocks[at].text.text())) break;
  }
  return context;
}

Term StructuredStatements::OwnerOf(const MembershipContext& context, size_t block) {
  if (context.owner.empty()) return AddTopic(topics_.Of(block));
  return builder_.AddName(context.owner, document_.blocks[block].span);
}

void StructuredStatements::AddMembership(const Term& member, const MembershipContext& context, const Term& owner,
                                         ByteSpan sentence) {
  StatementRecord statement;
  statement.subject = member;
  statement.predicate = PredicateTerm(StrCat("be ", context.role, " of"));
  statement.object = owner;
  if (!context.status.empty()) {
    statement.qualifiers.emplace_back(QualifierTerm(kStatusQualifier), Term::String(context.status));
  }
  statement.span = sentence;
  statement.rule = std::string(kListRule);
  builder_.AddStatement(std::move(statement));
}

std::optional<StructuredStatements::Event> StructuredStatements::ReadEventHeader(std::string_view header,
                                                                                 bool holds_date) const {
  if (!holds_date) return std::nullopt;
  static const RE2* const of_event = new RE2(R"((?i)^(?:years?|dates?|month|time)(?: of(?: the)?)? (.+)$)");
  static const RE2* const event_date = new RE2(R"((?i)^(.+?) (?:years?|dates?|on|in)$)");
  std::string word;
  if (!RE2::FullMatch(header, *of_event, &word) && !RE2::FullMatch(header, *event_date, &word)) {
    word = std::string(header);
  }
  word = FoldName(word);
  if (word.empty() || word.find(' ') != std::string::npos) return std::nullopt;
  std::string verb;
  if (const PredicateLexicon::Nominal* nominal = lexicon_.FindNominal(word)) {
    verb = nominal->verb;
  } else {
    verb = lemmatizer_.Lemma(word, Upos::kVerb, Xpos::kVbd);
    if (verb == word) return std::nullopt;  // no past tense: "Population", "Capital"
  }
  if (const PredicateForm* form = lexicon_.Find(verb)) verb = form->canonical;
  return Event{verb, IsIn(WordList::kHappensToRow, verb)};
}

void StructuredStatements::AddAttribute(const Term& subject, std::string_view predicate, const CellValue& value,
                                        ByteSpan sentence, std::string_view rule) {
  if (IsIn(WordList::kNoValue, FoldName(value.written))) return;
  StatementRecord statement;
  statement.subject = subject;
  statement.predicate = PredicateTerm(predicate);
  statement.object = value.kind == CellKind::kName ? builder_.AddName(value.written, sentence) : value.term;
  statement.qualifiers = value.qualifiers;
  if (statement.object.IsLiteral() && statement.object.lexical != value.written) {
    statement.qualifiers.emplace_back(QualifierTerm(kWrittenQualifier), Term::String(value.written));
  }
  statement.span = sentence;
  statement.rule = std::string(rule);
  builder_.AddStatement(std::move(statement));
}

void StructuredStatements::AddColumn(const Term& row, const Term& owner, std::string_view header, const Cell& cell,
                                     ByteSpan sentence) {
  for (const CellValue& value : ReadCell(cell.text.text())) {
    const bool date = value.kind == CellKind::kDate;
    const std::optional<Event> event = ReadEventHeader(header, date);
    if (!event.has_value()) {
      AddAttribute(row, FoldName(header), value, sentence, kTableRule);
      continue;
    }
    AddEvent(*event, row, owner, value, sentence, kTableRule);
  }
}

void StructuredStatements::AddEvent(const Event& event, const Term& row, const Term& owner, const CellValue& value,
                                    ByteSpan sentence, std::string_view rule) {
  StatementRecord statement;
  statement.subject = event.row_is_object ? UnspecifiedTerm() : row;
  statement.predicate = PredicateTerm(event.predicate);
  statement.object = event.row_is_object ? row : owner;
  statement.qualifiers = value.qualifiers;
  statement.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), value.term);
  statement.span = sentence;
  statement.rule = std::string(rule);
  builder_.AddStatement(std::move(statement));
}

void StructuredStatements::AddClass(const Term& entity, std::string_view header, ByteSpan sentence) {
  const std::string noun = Singular(FoldName(header));
  if (noun.empty() || noun == "name" || noun.find(' ') != std::string::npos) return;
  StatementRecord statement;
  statement.subject = entity;
  statement.predicate = Term::Iri(kRdfType);
  statement.object = ClassTerm(noun);
  statement.span = sentence;
  statement.rule = std::string(kTableRule);
  builder_.AddStatement(std::move(statement));
}

// "4 | Duchess | Krauss": a row that counts itself is about what is named behind the number.
bool StructuredStatements::IsNumbered(const Block& row) {
  if (row.cells.size() < 3 || row.cells[0].column != 0 || row.cells[1].column != 1) return false;
  const std::vector<CellValue> number = ReadCell(row.cells[0].text.text());
  const std::vector<CellValue> name = ReadCell(row.cells[1].text.text());
  constexpr size_t kMostDigits = 3;
  return number.size() == 1 && number[0].kind == CellKind::kNumber && number[0].written.size() <= kMostDigits &&
         name.size() == 1 && name[0].kind == CellKind::kName;
}

void StructuredStatements::AddTableRow(size_t block) {
  const Block& row = document_.blocks[block];
  builder_.AddSentence(row.span, false, row.text.text());
  if (row.table < 0 || row.cells.empty() || row.cells[0].column != 0) return;
  const Table& table = document_.tables[row.table];
  if (IsKeyTable(table, topics_.Of(block).name)) return AddKeyRow(row, block);
  if (IsHeadedByPair(row.table)) {
    if (block == 0 || document_.blocks[block - 1].table != row.table) AddHeaderPair(block);
    return AddKeyRow(row, block);
  }
  if (table.header.empty()) return;
  const TenureColumns columns = TenureColumnsOf(table);
  std::vector<Tenure> tenures = TenuresIn(row, columns);
  const uint32_t who = !tenures.empty() ? columns.who : IsNumbered(row) ? 1 : 0;
  const auto named =
      std::find_if(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return cell.column == who; });
  if (named == row.cells.end()) return;
  const std::vector<CellValue> names = ReadCell(named->text.text());
  for (Tenure& tenure : tenures) tenure.acting = tenure.acting || TellsActing(named->text.text(), words_);
  if (tenures.empty() && names.size() == 1 && names[0].kind == CellKind::kDate)
    return AddDatedRow(block, names[0].term);
  const std::string_view header = HeaderOf(table, who);
  if (names.size() != 1) return;
  // "2.0" below "Version" is "Version 2.0".
  const bool numbered = names[0].kind == CellKind::kNumber && IsIn(WordList::kNumberedKind, FoldName(header));
  if (names[0].kind != CellKind::kName && !numbered) return;
  const std::optional<Office> above = OfficeAbove(table.caption >= 0 ? table.caption : row.parent);
  std::optional<Office> office = tenures.empty() ? std::nullopt : ReadOffice(header, words_);
  if (!tenures.empty() && (!office.has_value() || (above.has_value() && above->role == office->role))) office = above;
  const Term subject =
      builder_.AddName(numbered ? StrCat(header, " ", named->text.text()) : names[0].written, row.span);
  AddClass(subject, header, row.span);
  // "Tuesday – Friday" is the row of Wednesday, too.
  for (const std::string& day : DaysOf(names[0].written)) builder_.AddAlias(subject, day, AliasKind::kLabel, row.span);

  const std::optional<MembershipContext> context = ContextOf(table.caption, block);
  const Term owner = context.has_value() ? OwnerOf(*context, block) : AddTopic(topics_.Of(block));
  // Below "Tributaries", "Name" says of nothing what it is.
  const int32_t above_table = table.caption >= 0 ? table.caption : row.parent;
  if (!context.has_value() && above_table >= 0 && FoldName(header) == "name") {
    AddClass(subject, ListedNoun(document_.blocks[static_cast<size_t>(above_table)].text.text()), row.span);
  }
  if (office.has_value()) {
    AddTenures(subject, *office, OwnerOf(*office, block), tenures, row.span, kTableRule);
  } else if (context.has_value()) {
    AddMembership(subject, *context, owner, row.span);
  }
  for (const Cell& cell : row.cells) {
    const std::string_view above_cell = HeaderOf(table, cell.column);
    if (cell.column == who || above_cell.empty()) continue;
    if (office.has_value() && columns.Hold(cell.column)) continue;
    AddColumn(subject, owner, above_cell, cell, row.span);
  }
}

void StructuredStatements::AddDatedRow(size_t block, const Term& date) {
  const Block& row = document_.blocks[block];
  const Table& table = document_.tables[row.table];
  const Term subject = AddTopic(topics_.Of(block));
  // "2014 | Golden Reel | Best Sound | Won": what was won, and what somebody was only nominated for.
  std::string_view result;
  for (const Cell& cell : row.cells) {
    if (IsIn(WordList::kResultHeader, FoldName(HeaderOf(table, cell.column)))) result = cell.text.text();
  }
  const bool won = IsIn(WordList::kWonResult, FoldName(result));
  for (size_t i = 1; i < row.cells.size(); ++i) {
    if (row.cells[i].column == 0) continue;
    const MeasuredHeader header = ReadMeasuredHeader(HeaderOf(table, row.cells[i].column));
    std::string predicate = FoldKey(header.name);
    if (predicate.empty()) continue;
    const bool award = !result.empty() && IsIn(WordList::kAwardHeader, FoldName(header.name));
    const bool category = award && FoldName(header.name) == "category";
    if (award) predicate = won ? "win" : "nomination";
    for (CellValue& value : ReadCell(row.cells[i].text.text())) {
      if (award && won && !category && value.kind == CellKind::kName) {
        AddClass(builder_.AddName(value.written, row.span), "award", row.span);
      }
      ApplyMeasure(header, value);
      value.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), date);
      AddAttribute(subject, predicate, value, row.span, kKeyValueRule);
    }
  }
}

std::string StructuredStatements::KeyPath(size_t block, std::vector<std::pair<Term, Term>>* qualifiers) const {
  std::vector<std::string> keys;
  for (int32_t at = static_cast<int32_t>(block); at >= 0 && document_.blocks[at].kind == BlockKind::kKeyValue;
       at = document_.blocks[at].parent) {
    std::string key = FoldKey(document_.blocks[at].key.text());
    // "Inflation rate: Inflation rate 2023": the inner key says it all, but for the year, which is a time.
    static const RE2* const year = new RE2(R"( (1[0-9]{3}|20[0-9]{2})$)");
    int value = 0;
    if (RE2::PartialMatch(key, *year, &value)) {
      RE2::Replace(&key, *year, "");
      qualifiers->emplace_back(QualifierTerm(kTimeQualifier), Term::Date(value));
    }
    if (!keys.empty() && keys.back().rfind(key, 0) == 0) continue;
    keys.push_back(std::move(key));
  }
  std::reverse(keys.begin(), keys.end());
  return absl::StrJoin(keys, " ");
}

void StructuredStatements::AddKeyValue(size_t block) {
  const Block& line = document_.blocks[block];
  std::vector<std::pair<Term, Term>> qualifiers;
  const std::string predicate = KeyPath(block, &qualifiers);
  builder_.AddSentence(line.span, false, StrCat(predicate, " ", line.value.text()));
  if (line.value.empty() || predicate.empty()) return;
  AddKeyed(AddTopic(topics_.Of(block)), {line.key.text(), predicate, line.value.text(), qualifiers}, line.span,
           kKeyValueRule);
}

const std::vector<size_t>& StructuredStatements::RowsOf(int32_t table) {
  if (rows_.empty()) {
    rows_.resize(document_.tables.size());
    for (size_t block = 0; block < document_.blocks.size(); ++block) {
      const int32_t of = document_.blocks[block].table;
      if (of >= 0) rows_[static_cast<size_t>(of)].push_back(block);
    }
  }
  return rows_[static_cast<size_t>(table)];
}

bool StructuredStatements::IsHeadedByPair(int32_t table) {
  const auto known = headed_by_pair_.find(table);
  if (known != headed_by_pair_.end()) return known->second;
  const Table& shape = document_.tables[static_cast<size_t>(table)];
  bool& headed = headed_by_pair_[table];
  headed = false;
  if (shape.columns != 2 || shape.header.size() != 2 || shape.header[1].column != 1) return false;
  // "Founded | 1889" cannot head a column, "Year | 1889" can.
  const std::vector<CellValue> values = ReadCell(shape.header[1].text.text());
  const std::string_view key = shape.header[0].text.text();
  if (values.empty() || key.empty()) return false;
  const bool date = values[0].kind == CellKind::kDate;
  if (date && ReadEventHeader(key, true).has_value()) return headed = true;
  // A column of figures and names at once is of no one kind, and what heads it is no name of a kind.
  size_t figures = 0, names = 0, rows = 0;
  for (const size_t block : RowsOf(table)) {
    const Block& row = document_.blocks[block];
    if (row.cells.size() < 2 || row.cells[1].column != 1) continue;
    ++rows;
    const std::vector<CellValue> cell = ReadCell(row.cells[1].text.text());
    if (cell.empty()) continue;
    figures += cell[0].kind == CellKind::kDate || cell[0].kind == CellKind::kNumber;
    names += cell[0].kind == CellKind::kName;
  }
  // No column is called "1971" or "41 square kilometres" that has names in it as well.
  const bool value = date || (values[0].kind == CellKind::kNumber && !values[0].qualifiers.empty());
  const size_t least = value ? 1 : 2;
  return headed = figures >= least && names >= least && (value || 3 * std::min(figures, names) >= rows / 2);
}

void StructuredStatements::AddHeaderPair(size_t block) {
  Block header;
  header.kind = BlockKind::kTableRow;
  header.cells = document_.tables[static_cast<size_t>(document_.blocks[block].table)].header;
  const auto source = [](const Cell& cell) { return cell.text.ToSource({0, cell.text.text().size()}); };
  header.span = {source(header.cells.front()).begin, source(header.cells.back()).end};
  builder_.AddSentence(header.span, false,
                       StrCat(header.cells.front().text.text(), " ", header.cells.back().text.text()));
  AddKeyRow(header, block);
}

void StructuredStatements::AddKeyRow(const Block& row, size_t block) {
  const std::string_view key = row.cells[0].text.text();
  const std::string predicate = FoldKey(key);
  if (predicate.empty()) return;
  const Term subject = AddTopic(topics_.Of(block));
  for (size_t i = 1; i < row.cells.size(); ++i) {
    AddKeyed(subject, {key, predicate, row.cells[i].text.text(), {}}, row.span, kKeyValueRule);
  }
}

void StructuredStatements::AddKeyed(const Term& subject, const KeyedText& text, ByteSpan sentence,
                                    std::string_view rule) {
  const std::string noun = ListedNoun(text.key);
  std::vector<CellValue> values = ReadCell(text.value, !noun.empty());
  for (CellValue& value : values) {
    const bool dated = std::any_of(value.qualifiers.begin(), value.qualifiers.end(), [](const auto& qualifier) {
      return qualifier.first == QualifierTerm(kTimeQualifier);
    });
    if (!dated) value.qualifiers.insert(value.qualifiers.end(), text.qualifiers.begin(), text.qualifiers.end());
    AddAttribute(subject, text.predicate, value, sentence, rule);
    AddRemarks(subject, text.predicate, value, !noun.empty(), sentence, rule);
    if (value.kind == CellKind::kName) {
      const Term name = builder_.AddName(value.written, sentence);
      if (!noun.empty()) AddClass(name, noun, sentence);
      // Who is in office since a day is called by the name alone, too.
      const bool office = std::any_of(value.qualifiers.begin(), value.qualifiers.end(), [](const auto& qualifier) {
        return qualifier.first == QualifierTerm(kStartQualifier);
      });
      if (office) builder_.AddAlias(name, WithoutTitle(value.written), AliasKind::kShortName, sentence);
      if (values.size() == 1) AddFigure(name, text.key, value, sentence, rule);
    } else if (value.kind == CellKind::kDate) {
      const std::optional<Event> event = ReadEventHeader(text.key, true);
      if (event.has_value() && event->row_is_object) AddEvent(*event, subject, subject, value, sentence, rule);
    }
  }
}

std::string StructuredStatements::OfficeOf(std::string_view remark) const {
  const std::string folded = FoldName(remark);
  if (folded.empty() || std::count(folded.begin(), folded.end(), ' ') > 3) return "";
  const std::string role = StrCat("be ", folded, " of");
  if (const PredicateForm* form = lexicon_.Find(role)) return form->swapped ? "" : form->canonical;
  const PredicateLexicon::Nominal* nominal = lexicon_.FindNominal(folded.substr(folded.rfind(' ') + 1));
  return nominal != nullptr && nominal->participant ? role : "";
}

void StructuredStatements::AddRemarks(const Term& subject, std::string_view predicate, const CellValue& value,
                                      bool listed, ByteSpan sentence, std::string_view rule) {
  for (const std::string& remark : value.remarks) {
    if (const std::optional<NamedRemark> named = ReadNamedRemark(remark)) {
      CellValue other;
      other.kind = CellKind::kName;
      other.written = std::string(named->name);
      AddAttribute(subject, StrCat(predicate, " ", named->preposition), other, sentence, rule);
    } else if (std::string office = OfficeOf(remark); value.kind == CellKind::kName && !office.empty()) {
      StatementRecord statement;
      statement.subject = builder_.AddName(value.written, sentence);
      statement.predicate = PredicateTerm(office);
      statement.object = subject;
      statement.qualifiers = value.qualifiers;
      statement.span = sentence;
      statement.rule = std::string(kOfficeRule);
      builder_.AddStatement(std::move(statement));
    } else if (listed && IsKindRemark(remark)) {
      AddAttribute(subject, StrCat(remark, " ", predicate), value, sentence, rule);
    }
  }
}

void StructuredStatements::AddFigure(const Term& name, std::string_view key, const CellValue& value, ByteSpan sentence,
                                     std::string_view rule) {
  for (const auto& [qualifier, amount] : value.qualifiers) {
    if (qualifier != QualifierTerm(kAmountQualifier)) continue;
    const std::vector<CellValue> figures = ReadCell(amount.lexical);
    if (figures.size() != 1 || figures[0].kind != CellKind::kNumber) continue;
    std::string_view unit;
    for (const auto& [of_figure, term] : figures[0].qualifiers) {
      if (of_figure == QualifierTerm(kUnitQualifier)) unit = term.lexical;
    }
    const std::string_view attribute = FigureAttribute(key, unit);
    if (!attribute.empty()) AddAttribute(name, attribute, figures[0], sentence, rule);
  }
}

bool StructuredStatements::AddNamedItem(size_t block) {
  if (AddDatedItem(block)) return true;
  const Block& item = document_.blocks[block];
  const std::vector<CellValue> values = ReadCell(item.text.text());
  const bool named = values.size() == 1 && values[0].kind == CellKind::kName && values[0].written.size() < 60;
  if (!named) return false;
  const std::optional<MembershipContext> context = ContextOf(item.parent, block);
  if (!context.has_value()) return false;
  builder_.AddSentence(item.span, false, item.text.text());
  AddMembership(builder_.AddName(values[0].written, item.span), *context, OwnerOf(*context, block), item.span);
  return true;
}

}  // namespace whence
