#include "engine/cell_lookup.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/number_words.h"
#include "engine/citation_list.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/question_frame.h"
#include "engine/ingest/cell_value.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/measures.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kMostPostings = 500;  // of a word; one that stands in more rows finds none
constexpr size_t kMostRows = 60;       // read
constexpr size_t kMostAnswers = 6;
constexpr size_t kMostTriples = 200;  // of a row
constexpr uint32_t kHeadingNear = 60;

using Stems = absl::flat_hash_set<std::string>;

// The stems of a text, with numbers as digits: "four hours" holds "4".
Stems StemsOf(std::string_view text) {
  Stems stems;
  for (std::string& stem : ContentStems(text)) stems.insert(std::move(stem));
  std::string word;
  const auto add_number = [&] {
    const std::optional<double> number = word.empty() ? std::nullopt : ParseNumber(word);
    if (number.has_value() && *number == std::floor(*number) && std::abs(*number) < 1e9) {
      stems.erase(StemWord(word));
      stems.insert(StrCat(static_cast<int64_t>(*number)));
    }
    word.clear();
  };
  for (const char c : AsciiLowered(text)) {
    if (c == ' ' || c == '|') {
      add_number();
    } else {
      word += c;
    }
  }
  add_number();
  return stems;
}

bool HoldsAll(const Stems& stems, const Stems& word) {
  return std::all_of(word.begin(), word.end(), [&](const std::string& stem) { return stems.contains(stem); });
}

// What asks, and the words that a row must account for.
struct Asked {
  std::string wh;      // "what", "when", "how"
  std::string degree;  // "long" of "how long"
  struct Word {
    Stems stems;
    bool light = false;  // "take", "use": may be what a column is called, and says little where none is
  };
  std::vector<Word> words;
  bool row = false;  // a row may be what is asked for

  Stems AllStems() const {
    Stems stems;
    for (const Word& word : words) stems.insert(word.stems.begin(), word.stems.end());
    return stems;
  }
};

std::optional<Asked> ReadAsked(const Sentence& question) {
  const std::vector<Token>& tokens = question.tokens;
  Asked asked;
  size_t at = 0;
  if (!tokens.empty() && tokens[0].upos == Upos::kAdp) ++at;
  if (at >= tokens.size() || !IsQuestionWord(AsciiLowered(tokens[at].form))) return std::nullopt;
  asked.wh = AsciiLowered(tokens[at++].form);
  if (asked.wh == "why") return std::nullopt;
  if (asked.wh == "how") {
    if (at >= tokens.size()) return std::nullopt;
    const std::string next = AsciiLowered(tokens[at].form);
    if (DimensionOf(next).empty() && next != "many" && next != "much") return std::nullopt;
    asked.degree = next;
    ++at;
  } else if (at < tokens.size() && IsIn(WordList::kAskedTime, AsciiLowered(tokens[at].lemma))) {
    asked.wh = "when";
    ++at;
  }
  const bool done = at < tokens.size() && IsDo(AsciiLowered(tokens[at].form));
  asked.row = !done && (asked.wh == "what" || asked.wh == "which" || asked.wh == "who");
  for (; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    const std::string lower = AsciiLowered(token.form);
    const bool compares =
        token.xpos == Xpos::kJjr || token.xpos == Xpos::kJjs || token.xpos == Xpos::kRbr || token.xpos == Xpos::kRbs;
    const bool turns =
        IsOneOf(lower, {"not", "n't", "n’t", "never", "no", "without", "except", "other", "else", "before", "after",
                        "until", "till", "since", "than", "last", "next", "only", "any"});
    if (compares || turns || IsQuestionWord(lower)) return std::nullopt;
    const bool small = token.upos == Upos::kAux || token.upos == Upos::kDet || token.upos == Upos::kAdp ||
                       token.upos == Upos::kPart || token.upos == Upos::kCconj || token.upos == Upos::kPunct ||
                       token.upos == Upos::kPron;
    if (small) continue;
    Stems stems = StemsOf(token.form);
    const std::string lemma = AsciiLowered(token.lemma);
    const bool light = token.upos == Upos::kVerb && (IsIn(WordList::kLittleSaid, lemma) || lemma == "have");
    if (!stems.empty()) asked.words.push_back({std::move(stems), light});
  }
  if (std::all_of(asked.words.begin(), asked.words.end(), [](const Asked::Word& word) { return word.light; })) {
    return std::nullopt;
  }
  return asked;
}

// One column of a row, with all that stands in its cell.
struct Column {
  std::string header, text;
  Stems header_stems, stems;
  std::vector<Statement> statements;
};

struct Row {
  TermId entity;
  DocumentId document;
  ByteSpan span;
  Stems label, kinds, about;
  std::vector<std::string> kind_words;
  std::vector<Column> columns;
};

// "Leaves" of "| Leaves | cattle feed | June |", and the cell behind it, as rows that count themselves are called.
std::vector<std::string> FirstCells(std::string text) {
  static const RE2* const mark = new RE2(R"(<[^>]*>|\t|\s{2,})");
  RE2::GlobalReplace(&text, *mark, "|");
  std::vector<std::string> cells;
  size_t begin = 0;
  if (text.find('|') == std::string::npos) return cells;
  while (begin <= text.size() && cells.size() < 2) {
    const size_t end = std::min(text.find('|', begin), text.size());
    std::string cell = FoldName(std::string_view(text).substr(begin, end - begin));
    if (!cell.empty()) cells.push_back(std::move(cell));
    begin = end + 1;
  }
  return cells;
}

class CellReader {
 public:
  explicit CellReader(const Graph& graph) : graph_(graph) {}

  // The rows in whose text most of the words stand.
  absl::StatusOr<std::vector<Row>> RowsWith(const std::vector<Asked::Word>& words) {
    std::map<std::pair<DocumentId, uint32_t>, size_t> held;
    for (const Asked::Word& word : words) {
      for (const std::string& stem : word.stems) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph_.FindPostings(stem));
        if (postings.size() > kMostPostings) continue;
        for (const Posting& posting : postings) ++held[{posting.document, posting.ordinal}];
      }
    }
    std::vector<std::pair<size_t, std::pair<DocumentId, uint32_t>>> order;
    order.reserve(held.size());
    for (const auto& [place, count] : held) order.emplace_back(count, place);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Row> rows;
    for (size_t i = 0; i < order.size() && i < kMostRows; ++i) {
      const auto [document, ordinal] = order[i].second;
      WHENCE_ASSIGN_OR_RETURN(const SentenceInfo info, graph_.GetSentence(document, ordinal));
      WHENCE_ASSIGN_OR_RETURN(std::string text, ReadSentenceText(graph_, document, info.span));
      if (text.find('|') == std::string::npos) {
        WHENCE_ASSIGN_OR_RETURN(text, graph_.ReadText(document, info.span));
      }
      for (const std::string& cell : FirstCells(text)) {
        WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> named, graph_.FindAlias(cell));
        for (const AliasMatch& match : named) {
          WHENCE_ASSIGN_OR_RETURN(Row row, Read(match.entity, document, info.span));
          if (row.columns.empty()) continue;
          row.label = StemsOf(match.name);
          WHENCE_RETURN_IF_ERROR(AddAbout(ordinal, row));
          rows.push_back(std::move(row));
          break;
        }
        if (!rows.empty() && rows.back().span == info.span && rows.back().document == document) break;
      }
    }
    return rows;
  }

 private:
  absl::StatusOr<Row> Read(TermId entity, DocumentId document, ByteSpan span) {
    Row row{entity, document, span, {}, {}, {}, {}, {}};
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement>* statements, ToldInTables(entity));
    for (const Statement& statement : *statements) {
      const bool here = std::any_of(statement.supports.begin(), statement.supports.end(), [&](const Support& support) {
        return support.rule == kTableRule && support.document == document && span.Contains(support.span);
      });
      if (here) WHENCE_RETURN_IF_ERROR(Add(statement, row));
    }
    return row;
  }

  // What rows say of an entity, which many rows may begin with.
  absl::StatusOr<const std::vector<Statement>*> ToldInTables(TermId entity) {
    std::unique_ptr<std::vector<Statement>>& told = told_[entity];
    if (told != nullptr) return told.get();
    auto found = std::make_unique<std::vector<Statement>>();
    auto cursor = graph_.Scan({entity, std::nullopt, std::nullopt});
    for (size_t read = 0; cursor->Valid() && read < kMostTriples; cursor->Next(), ++read) {
      WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      for (Statement& statement : statements) {
        const bool told_by_row = std::any_of(statement.supports.begin(), statement.supports.end(),
                                             [](const Support& support) { return support.rule == kTableRule; });
        if (told_by_row) found->push_back(std::move(statement));
      }
    }
    told = std::move(found);
    return told.get();
  }

  absl::Status Add(const Statement& statement, Row& row) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(statement.triple.predicate));
    WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(statement.triple.object));
    if (predicate.lexical == kRdfType) {
      const std::string kind = PredicateName(object.lexical);
      row.kinds.merge(StemsOf(kind));
      row.kind_words.push_back(kind);
      return absl::OkStatus();
    }
    std::string text = object.IsLiteral() ? object.lexical : "", unit, written;
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      if (name == QualifierTerm(kTimeQualifier)) return absl::OkStatus();  // an event, which is told as one
      if (name == QualifierTerm(kUnitQualifier)) unit = value.lexical;
      if (name == QualifierTerm(kWrittenQualifier)) written = value.lexical;
    }
    if (!written.empty()) {
      text = written;
    } else if (!object.IsLiteral()) {
      WHENCE_ASSIGN_OR_RETURN(text, DisplayName(graph_, statement.triple.object));
    } else if (!unit.empty()) {
      text += StrCat(" ", unit);
    }
    const std::string header = PredicateName(predicate.lexical);
    auto column = std::find_if(row.columns.begin(), row.columns.end(),
                               [&](const Column& other) { return other.header == header; });
    if (column == row.columns.end()) {
      row.columns.push_back({header, text, StemsOf(header), StemsOf(text), {statement}});
      return absl::OkStatus();
    }
    column->text += StrCat(", ", text);
    column->stems.merge(StemsOf(text));
    column->statements.push_back(statement);
    return absl::OkStatus();
  }

  // The page's title and the line above the table.
  absl::Status AddAbout(uint32_t ordinal, Row& row) {
    row.about = row.kinds;
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(row.document));
    row.about.merge(StemsOf(info.title));
    for (uint32_t back = 1; back <= kHeadingNear && back <= ordinal; ++back) {
      WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph_.GetSentence(row.document, ordinal - back));
      WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(row.document, sentence.span));
      if (text.find('|') != std::string::npos || text.find("</t") != std::string::npos ||
          text.find('\t') != std::string::npos) {
        continue;
      }
      constexpr size_t kLongestHeading = 60;
      if (text.size() <= kLongestHeading && !text.ends_with('.')) row.about.merge(StemsOf(text));
      break;
    }
    return absl::OkStatus();
  }

  const Graph& graph_;
  absl::flat_hash_map<TermId, std::unique_ptr<std::vector<Statement>>> told_;
};

// "cattle feed in late summer", but not "Springfield".
bool HoldsTimeWord(std::string_view text) {
  std::string word;
  for (const char c : text) {
    if (IsAsciiLetter(c)) {
      word += AsciiLower(c);
    } else if (IsIn(WordList::kTimeWord, word)) {
      return true;
    } else {
      word.clear();
    }
  }
  return IsIn(WordList::kTimeWord, word);
}

// Whether a cell can be what is asked for.
bool Fits(const Asked& asked, const std::string& text) {
  if (asked.wh == "how") return HoldsDigit(text);
  if (asked.wh == "when") return HoldsDigit(text) || HoldsTimeWord(text);
  return asked.wh == "what" || asked.wh == "which" || !HoldsDigit(text);
}

// The one column whose cell is asked for, of a row that the question names.
const Column* AskedColumn(const Asked& asked, const Row& row) {
  const Stems question = asked.AllStems();
  if (row.label.empty() || !HoldsAll(question, row.label)) return nullptr;
  const Column* found = nullptr;
  for (const Column& column : row.columns) {
    bool named = false, over = false;
    if (!asked.degree.empty()) {
      for (const std::string& word : NameWords(column.header)) {
        named = named || (!DimensionOf(asked.degree).empty() && DimensionOf(word) == DimensionOf(asked.degree));
      }
    }
    for (const auto& [word, light] : asked.words) {
      if (HoldsAll(column.header_stems, word)) {
        named = true;
      } else if (!light && !HoldsAll(row.label, word) && !HoldsAll(row.about, word)) {
        over = true;
      }
    }
    if (!named || over || !Fits(asked, column.text)) continue;
    if (found != nullptr) return nullptr;
    found = &column;
  }
  return found;
}

// The column by whose cell the question tells which row it asks for.
const Column* TellingColumn(const Asked& asked, const Row& row) {
  if (!asked.row) return nullptr;
  const bool person = std::any_of(row.kind_words.begin(), row.kind_words.end(),
                                  [](const std::string& kind) { return IsPersonNoun(kind); });
  if (asked.wh == "who" && !person) return nullptr;
  const Stems question = asked.AllStems();
  if (HoldsAll(question, row.label)) return nullptr;
  for (const Column& column : row.columns) {
    bool headed = false, over = false;
    size_t told = 0;
    for (const auto& [word, light] : asked.words) {
      if (HoldsAll(column.header_stems, word)) {
        headed = true;
      } else if (HoldsAll(column.stems, word)) {
        ++told;
      } else if (!light && !HoldsAll(row.about, word)) {
        over = true;
      }
    }
    if (told > 0 && !over && (headed || HoldsAll(question, column.stems))) return &column;
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<Answer> AskCells(const Graph& graph, const Sentence& question) {
  Answer none;
  const std::optional<Asked> asked = ReadAsked(question);
  if (!asked.has_value()) return none;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Row> rows, CellReader(graph).RowsWith(asked->words));
  std::vector<std::pair<const Row*, const Column*>> cells, named;
  for (const Row& row : rows) {
    if (const Column* column = AskedColumn(*asked, row)) cells.emplace_back(&row, column);
    if (const Column* column = TellingColumn(*asked, row)) named.emplace_back(&row, column);
  }
  // "The red lamp" is no row "lamp" where there is one of each.
  if (!cells.empty()) {
    size_t longest = 0;
    for (const auto& [row, column] : cells) longest = std::max(longest, row->label.size());
    std::erase_if(cells, [&](const auto& cell) { return cell.first->label.size() < longest; });
    if (cells.size() > 1) return none;
  }
  const bool by_row = cells.empty();
  if (by_row) cells = std::move(named);
  if (cells.empty() || cells.size() > kMostAnswers) return none;
  if (std::any_of(cells.begin(), cells.end(),
                  [&](const auto& cell) { return cell.first->document != cells[0].first->document; })) {
    return none;  // the same words stand in the tables of several pages
  }
  std::sort(cells.begin(), cells.end(),
            [](const auto& a, const auto& b) { return a.first->span.begin < b.first->span.begin; });
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  answer.reason = UnknownReason::kNone;
  CitationList list(graph);
  std::string said, label;
  for (const auto& [row, column] : cells) {
    AnswerItem item{"", "phrase", "", 0.9, {}};
    WHENCE_ASSIGN_OR_RETURN(label, DisplayName(graph, row->entity));
    item.text = by_row ? label : column->text;
    for (const Statement& statement : column->statements) {
      item.statements.push_back(statement.id);
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, list.Add(statement));
      for (const uint32_t citation : cited) {
        if (std::find(item.citations.begin(), item.citations.end(), citation) == item.citations.end())
          item.citations.push_back(citation);
      }
    }
    const std::string_view joint = said.empty() ? "" : &row == &cells.back().first ? " and " : ", ";
    said += StrCat(joint, item.text, " ", CitationList::Marks(item.citations));
    answer.answers.push_back(std::move(item));
  }
  answer.text = by_row ? AnswerSentence(question, said) : StrCat(label, ": ", said, ".");
  answer.citations = list.citations();
  return answer;
}

}  // namespace whence
