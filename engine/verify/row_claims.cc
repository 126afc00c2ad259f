#include "engine/verify/row_claims.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/time/interval.h"
#include "engine/verify/evidence_clauses.h"
#include "engine/verify/tenure_claims.h"
#include "engine/verify/unit_match.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMostTriples = 400;   // of an entity
constexpr size_t kMostRows = 8;        // of an entity
constexpr uint32_t kHeadingNear = 60;  // rows back, where the heading may stand
constexpr size_t kLongestHeading = 6;  // words

// A cell with what its column is called.
struct RowCell {
  std::string header;
  std::string value;
  TermId predicate;
  std::string text;          // what is read: the value with its unit, or with the last word of the header
  std::optional<bool> flag;  // "yes", "no"
  bool list = false;
  bool event = false;  // what happened to the row, with its date
};

struct Row {
  TermId entity;
  DocumentId document;
  ByteSpan span;
  std::vector<RowCell> cells;
  absl::flat_hash_set<std::string> about;  // stems of what the rows are called, and of what the page is about
  absl::flat_hash_set<std::string> kinds;  // of what the rows are called alone
};

// What the claim's words find in a row.
struct RowFinding {
  std::vector<bool> named;                       // by cell: a word calls its column
  std::vector<std::pair<size_t, size_t>> found;  // unit, cell that holds it
  std::vector<size_t> open;                      // units that stand nowhere in the row
  bool light = true;                             // no verb of its own
  ptrdiff_t Columns() const { return std::count(named.begin(), named.end(), true); }
};

bool IsTableRow(const Statement& statement) {
  return std::any_of(statement.supports.begin(), statement.supports.end(),
                     [](const Support& support) { return support.rule == kTableRule; });
}

std::optional<bool> FlagOf(std::string_view value) {
  const std::string folded = AsciiLowered(value);
  if (folded == "yes" || folded == "true") return true;
  if (folded == "no" || folded == "false") return false;
  return std::nullopt;
}

class RowHearing {
 public:
  RowHearing(const Graph& graph, const NameList& names, const UnitReader& reader, const TextUnits& claim)
      : graph_(graph), names_(names), reader_(reader), claim_(claim) {}

  absl::StatusOr<std::vector<RowVoice>> Hear() {
    std::vector<RowVoice> voices;
    if (!IsPlain()) return voices;
    for (size_t i = 0; i < claim_.units.size(); ++i) {
      const Unit& unit = claim_.units[i];
      if (unit.kind != UnitKind::kName) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                              EntitiesNamed(graph_, claim_.text.substr(unit.span.begin, unit.span.size())));
      for (const TermId entity : entities) {
        WHENCE_ASSIGN_OR_RETURN(std::vector<Row> rows, RowsOf(entity));
        for (Row& row : rows) {
          WHENCE_ASSIGN_OR_RETURN(std::optional<RowVoice> voice, HearRow(row, i));
          if (voice.has_value()) voices.push_back(std::move(*voice));
        }
      }
    }
    return voices;
  }

 private:
  // Whether the claim says one plain thing.
  bool IsPlain() const {
    if (claim_.analysis.sentences().size() != 1 || claim_.frames.size() != 1) return false;
    for (const VerdictWord word : {VerdictWord::kExclusive, VerdictWord::kUniversal, VerdictWord::kPartial,
                                   VerdictWord::kFormer, VerdictWord::kExcept, VerdictWord::kScarcely}) {
      if (Has(claim_.classes, word)) return false;
    }
    for (const Token& token : claim_.analysis.sentences().front().tokens) {
      if (token.xpos == Xpos::kJjs || token.xpos == Xpos::kRbs || token.xpos == Xpos::kJjr ||
          token.xpos == Xpos::kRbr || token.upos == Upos::kCconj)
        return false;
    }
    return std::count_if(claim_.units.begin(), claim_.units.end(),
                         [](const Unit& unit) { return unit.kind == UnitKind::kVerb; }) <= 1;
  }

  bool IsDenied() const {
    const auto& frames = claim_.frames.front();
    return Has(claim_.classes, VerdictWord::kDenial) ||
           std::any_of(frames.begin(), frames.end(),
                       [](const Extraction& frame) { return frame.polarity == Polarity::kNegative; });
  }
  bool IsModal() const {
    const auto& frames = claim_.frames.front();
    return std::any_of(frames.begin(), frames.end(),
                       [](const Extraction& frame) { return frame.modality != Modality::kAsserted; });
  }

  absl::StatusOr<std::vector<Row>> RowsOf(TermId entity) {
    std::map<std::pair<DocumentId, uint64_t>, Row> rows;
    for (const TripleFilter& filter :
         {TripleFilter{entity, std::nullopt, std::nullopt}, TripleFilter{std::nullopt, std::nullopt, entity}}) {
      const bool subject = filter.subject.has_value();
      size_t seen = 0;
      for (auto cursor = graph_.Scan(filter); cursor->Valid() && seen < kMostTriples; cursor->Next(), ++seen) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
        for (const Statement& statement : statements) {
          if (!IsTableRow(statement)) continue;
          if (subject && IsTenure(graph_, statement)) termed_ = true;
          WHENCE_RETURN_IF_ERROR(AddCell(statement, entity, subject, rows));
        }
      }
    }
    std::vector<Row> found;
    for (auto& [place, row] : rows) {
      if (found.size() == kMostRows) break;
      if (row.cells.empty()) continue;
      WHENCE_RETURN_IF_ERROR(AddAbout(row));
      found.push_back(std::move(row));
    }
    return found;
  }

  absl::Status AddCell(const Statement& statement, TermId entity, bool subject,
                       std::map<std::pair<DocumentId, uint64_t>, Row>& rows) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(statement.triple.predicate));
    WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(statement.triple.object));
    RowCell cell;
    cell.predicate = statement.triple.predicate;
    cell.header = PredicateName(predicate.lexical);
    std::string unit;
    std::string written;
    std::string time;
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      if (name == QualifierTerm(kUnitQualifier)) unit = value.lexical;
      if (name == QualifierTerm(kWrittenQualifier)) written = value.lexical;
      if (name != QualifierTerm(kTimeQualifier)) continue;
      cell.event = true;
      time = RenderTime(value);
      if (!subject) cell.value = time;
    }
    const bool type = predicate.lexical == kRdfType;
    if (subject && !type) {
      if (object.IsLiteral()) {
        cell.value = IntervalOf(object).has_value() ? RenderTime(object) : object.lexical;
      } else {
        WHENCE_ASSIGN_OR_RETURN(cell.value, DisplayName(graph_, statement.triple.object));
      }
    }
    cell.flag = FlagOf(cell.value);
    cell.list = cell.value.find(", ") != std::string::npos || cell.value.find("; ") != std::string::npos;
    const std::string last = cell.header.substr(cell.header.rfind(' ') + 1);
    const bool figure = !cell.value.empty() && cell.value.find_first_not_of("0123456789.,") == std::string::npos &&
                        !IntervalOf(object).has_value();
    cell.text = !written.empty() ? written : figure ? StrCat(cell.value, " ", unit.empty() ? last : unit) : cell.value;
    for (const Support& support : statement.supports) {
      if (support.rule != kTableRule) continue;
      Row& row = rows[{support.document, support.span.begin}];
      row.entity = entity;
      row.document = support.document;
      row.span = support.span;
      if (type) {
        AddStems(PredicateName(object.lexical), row.about);
        AddStems(PredicateName(object.lexical), row.kinds);
      } else if (!cell.value.empty()) {
        row.cells.push_back(cell);
        if (!subject || time.empty()) continue;
        // When it happened, beside to whom.
        row.cells.push_back(cell);
        row.cells.back().value = row.cells.back().text = time;
      }
    }
    return absl::OkStatus();
  }

  // The page's title and the heading above the table.
  absl::Status AddAbout(Row& row) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(row.document));
    AddStems(document.title, row.about);
    WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> own, graph_.SentenceAt(row.document, row.span.begin));
    if (!own.has_value()) return absl::OkStatus();
    for (uint32_t back = 1; back <= kHeadingNear && back <= own->ordinal; ++back) {
      WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(row.document, own->ordinal - back));
      WHENCE_ASSIGN_OR_RETURN(const std::string bytes, graph_.ReadText(row.document, sentence.span));
      const bool row_like = bytes.find('|') != std::string::npos || bytes.find("</t") != std::string::npos ||
                            bytes.find('\t') != std::string::npos;
      if (row_like) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, row.document, sentence.span));
      const std::vector<std::string> words = PlainNameWords(text);
      if (words.size() <= kLongestHeading && !text.ends_with('.')) {
        AddStems(text, row.about);
        AddStems(text, row.kinds);
      }
      break;
    }
    return absl::OkStatus();
  }

  // Whether a word of the claim is one of those.
  static bool StandsAmong(const Unit& unit, const absl::flat_hash_set<std::string>& stems) {
    if (unit.kind != UnitKind::kName) return stems.contains(unit.stem);
    return !unit.words.empty() && std::all_of(unit.words.begin(), unit.words.end(),
                                              [&](const std::string& word) { return stems.contains(StemWord(word)); });
  }

  bool Calls(const RowCell& cell, const TextUnits& header, const Unit& unit) const {
    if (unit.kind == UnitKind::kName || IsValue(unit)) return false;
    for (const Unit& other : header.units) {
      if (other.stem == unit.stem || CompareUnits(unit, other) >= Grade::kDerived) return true;
    }
    absl::flat_hash_set<std::string> stems;
    AddStems(cell.header, stems);
    return stems.contains(unit.stem) ||
           (unit.kind == UnitKind::kVerb && reader_.words().GoesWithColumn(unit.text, cell.header));
  }

  // A header read as text; rows of one table share theirs.
  const TextUnits& HeaderUnits(const std::string& header) {
    const auto [found, added] = headers_.try_emplace(header);
    if (added) found->second = reader_.Read(found->first, true, &names_);
    return found->second;
  }

  // What each word of the claim but the row's name finds; `values` are the cells read as text.
  RowFinding FindIn(const Row& row, const std::vector<TextUnits>& values, size_t name) {
    RowFinding finding;
    finding.named.resize(row.cells.size());
    for (size_t i = 0; i < claim_.units.size(); ++i) {
      const Unit& unit = claim_.units[i];
      if (i == name) continue;
      bool met = StandsAmong(unit, row.about);
      std::vector<bool> calls(row.cells.size());
      for (size_t c = 0; c < row.cells.size(); ++c) {
        calls[c] = Calls(row.cells[c], HeaderUnits(row.cells[c].header), unit);
        if (calls[c]) finding.named[c] = met = true;
      }
      std::optional<size_t> holder;
      for (size_t c = 0; c < row.cells.size(); ++c) {
        if (row.cells[c].flag.has_value() || calls[c]) continue;
        const bool held = std::any_of(values[c].units.begin(), values[c].units.end(), [&](const Unit& value) {
          return CompareUnits(unit, value) >= (IsValue(unit) ? Grade::kDerived : Grade::kSynonym);
        });
        if (held && (!holder.has_value() || finding.named[c])) holder = c;
      }
      if (holder.has_value()) finding.found.emplace_back(i, *holder);
      if (unit.kind == UnitKind::kVerb && IsOneOf(unit.text, {"be", "have"})) continue;
      // "came OUT"
      if (unit.relation == Deprel::kCompoundPrt ||
          (unit.kind == UnitKind::kAdverb && IsOneOf(unit.text, {"out", "up"})))
        continue;
      if (unit.kind == UnitKind::kVerb) finding.light = false;
      if (!met && !holder.has_value()) finding.open.push_back(i);
    }
    return finding;
  }

  absl::StatusOr<std::optional<RowVoice>> HearRow(const Row& row, size_t name) {
    std::vector<TextUnits> values;
    for (const RowCell& cell : row.cells) values.push_back(reader_.Read(cell.text, true, &names_));
    const RowFinding finding = FindIn(row, values, name);
    if (finding.open.empty() && finding.found.empty()) return HearHeaders(row, finding);
    if (IsModal()) return std::optional<RowVoice>();
    if (finding.open.empty()) return HearCells(row, finding, name);
    if (finding.open.size() != 1 || IsDenied() || !finding.found.empty()) return std::optional<RowVoice>();
    return HearOther(row, finding, values);
  }

  // Of a claim that says nothing but what the row, or one of its columns, is called.
  std::optional<RowVoice> HearHeaders(const Row& row, const RowFinding& finding) const {
    RowVoice voice{true, {}, row.document, row.span};
    // "The Dure is a tributary of the Mirrel": a row below "Tributaries".
    if (finding.Columns() == 0 && finding.light && IsOfKind(row) && !IsDenied() && !IsModal()) return voice;
    // "It can read PDF" with a "no" below "Read".
    if (finding.Columns() != 1) return std::nullopt;
    const auto named = std::find(finding.named.begin(), finding.named.end(), true);
    const RowCell& cell = row.cells[static_cast<size_t>(named - finding.named.begin())];
    if (!cell.flag.has_value()) return std::nullopt;
    voice.holds = *cell.flag != IsDenied();
    voice.deciding.push_back({cell.header, cell.value, voice.holds ? "same" : "denied"});
    return voice;
  }

  // Of a claim all of whose words stand in the row.
  std::optional<RowVoice> HearCells(const Row& row, const RowFinding& finding, size_t name) const {
    RowVoice voice{!IsDenied(), {}, row.document, row.span};
    for (const auto& [index, cell] : finding.found) {
      const Unit& unit = claim_.units[index];
      // Without a word for the column, a figure or a name may be anything to the row: "a tributary of Orva".
      const bool free = finding.light && !row.cells[cell].event && !IsValue(unit) && unit.kind != UnitKind::kName;
      if (finding.Columns() > 0 ? !finding.named[cell] : !free) return std::nullopt;
      // "Low Tide released Tidal Music"
      const bool acts = claim_.units[name].relation == Deprel::kNsubj && unit.relation == Deprel::kObj &&
                        unit.kind == UnitKind::kName;
      if (acts && !finding.light) return std::nullopt;
      voice.deciding.push_back({Shown(unit), row.cells[cell].value, "same"});
    }
    return voice;
  }

  // Of a claim with one word that stands nowhere in the row: whether its column has another value there.
  absl::StatusOr<std::optional<RowVoice>> HearOther(const Row& row, const RowFinding& finding,
                                                    const std::vector<TextUnits>& values) const {
    std::optional<RowVoice> none;
    const Unit& unit = claim_.units[finding.open.front()];
    std::optional<size_t> column;
    for (size_t c = 0; c < row.cells.size(); ++c) {
      const bool alike =
          finding.named[c] && std::any_of(values[c].units.begin(), values[c].units.end(), [&](const Unit& value) {
            return value.kind == unit.kind || (!IsValue(value) && !IsValue(unit));
          });
      if (!alike) continue;
      if (column.has_value()) return none;
      column = c;
    }
    if (!column.has_value() || row.cells[*column].list) return none;
    WHENCE_ASSIGN_OR_RETURN(const bool other, IsOther(unit, row.cells[*column], values[*column]));
    if (!other) return none;
    return RowVoice{false, {{Shown(unit), row.cells[*column].value, "other"}}, row.document, row.span};
  }

  std::string Shown(const Unit& unit) const { return WrittenUnit(claim_, unit, reader_.words()); }

  // Whether the claim says what kind of thing the row is.
  bool IsOfKind(const Row& row) const {
    // Who joined and left is no member, who was chair for a term not chair for ever.
    if (termed_ || std::any_of(row.cells.begin(), row.cells.end(), [](const RowCell& cell) { return cell.event; }))
      return false;
    return std::any_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& unit) {
      return unit.kind == UnitKind::kNoun && unit.relation == Deprel::kRoot && row.kinds.contains(unit.stem);
    });
  }

  // Whether a column that has this value cannot have the claim's as well.
  absl::StatusOr<bool> IsOther(const Unit& unit, const RowCell& cell, const TextUnits& value) const {
    if (IsValue(unit)) {
      const auto stands =
          std::find_if(value.units.begin(), value.units.end(), [&](const Unit& one) { return one.kind == unit.kind; });
      if (stands == value.units.end()) return false;
      if (unit.kind == UnitKind::kNumber) {
        Unit counted = *stands;  // of what the column counts
        if (counted.measure.empty()) counted.measure = unit.measure;
        return CompareUnits(unit, counted) == Grade::kOther;
      }
      return unit.interval.has_value() && stands->interval.has_value() && !Overlap(*unit.interval, *stands->interval);
    }
    WHENCE_ASSIGN_OR_RETURN(const bool written, IsValueOfColumn(unit, cell));
    if (written || unit.kind != UnitKind::kName) return written;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities,
                            EntitiesNamed(graph_, claim_.text.substr(unit.span.begin, unit.span.size())));
    for (const TermId entity : entities) {
      for (auto cursor = graph_.Scan({std::nullopt, cell.predicate, entity}); cursor->Valid(); cursor->Next()) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
        if (std::any_of(statements.begin(), statements.end(), IsTableRow)) return true;
      }
    }
    return false;
  }

  // Whether another row says in this column what the claim does: "blue".
  absl::StatusOr<bool> IsValueOfColumn(const Unit& unit, const RowCell& cell) const {
    size_t seen = 0;
    for (auto cursor = graph_.Scan({std::nullopt, cell.predicate, std::nullopt});
         cursor->Valid() && seen < kMostTriples; cursor->Next(), ++seen) {
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(cursor->triple().object));
      if (!value.IsLiteral() || AsciiLowered(value.lexical) != AsciiLowered(unit.text)) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      if (std::any_of(statements.begin(), statements.end(), IsTableRow)) return true;
    }
    return false;
  }

  const Graph& graph_;
  const NameList& names_;
  const UnitReader& reader_;
  const TextUnits& claim_;
  bool termed_ = false;                       // the rows give terms of an office
  std::map<std::string, TextUnits> headers_;  // read; a map, as what is read views its text
};

}  // namespace

absl::StatusOr<std::vector<RowVoice>> HearRows(const Graph& graph, const NameList& names, const UnitReader& reader,
                                               const TextUnits& claim) {
  return RowHearing(graph, names, reader, claim).Hear();
}

}  // namespace whence
