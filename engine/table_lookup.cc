#include "engine/table_lookup.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/ascii.h"
#include "engine/answer_parts.h"
#include "engine/citation_list.h"
#include "engine/frames/question_frame.h"
#include "engine/ingest/cell_value.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr size_t kLongestLabel = 5;  // words of a row's name
constexpr size_t kMostCells = 6;

struct AskedToken {
  std::string lower;
  std::string lemma;
  std::vector<std::string> stems;  // none: a word that says nothing
  bool price = false, hours = false;
};

struct TableCell {
  Statement statement;
  std::string column;
  std::string text;
  DocumentId document;
  size_t named = 0;  // words of the question in the column's header
};

bool IsPrice(std::string_view text) {
  for (const std::string_view sign : {"£", "$", "€", "¥"}) {
    if (text.find(sign) != std::string_view::npos) return HoldsDigit(text);
  }
  return IsIn(WordList::kFreePrice, AsciiLowered(text));
}

// "9 am – 5 pm", "10:00–18:00", "closed"
bool TellsHours(std::string_view text) {
  static const RE2* const clock = new RE2(R"((?i)[0-9]\s*(?:am|pm|a\.m|p\.m|noon|h\b|uhr)|[0-9][:.][0-9]{2})");
  return IsIn(WordList::kClosedWord, AsciiLowered(text)) ||
         RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *clock);
}

std::vector<AskedToken> ReadTokens(const Sentence& question) {
  std::vector<AskedToken> tokens;
  for (const Token& token : question.tokens) {
    if (token.upos == Upos::kPunct) continue;
    AskedToken asked;
    asked.lower = AsciiLowered(token.form);
    asked.lemma = AsciiLowered(token.lemma);
    asked.price = IsIn(WordList::kPriceWord, asked.lower) || IsIn(WordList::kPriceWord, asked.lemma);
    asked.hours = IsIn(WordList::kHoursWord, asked.lower) || IsIn(WordList::kHoursWord, asked.lemma);
    const bool small =
        token.upos == Upos::kAux || token.upos == Upos::kDet || token.upos == Upos::kAdp ||
        token.upos == Upos::kCconj || token.upos == Upos::kPart ||
        IsOneOf(asked.lower, {"what", "which", "when", "how", "much", "who", "where", "is", "are", "do", "does"});
    if (!small) asked.stems = ContentStems(token.form);
    tokens.push_back(std::move(asked));
  }
  return tokens;
}

bool Holds(const absl::flat_hash_set<std::string>& stems, const AskedToken& token) {
  const auto held = [&](const std::string& stem) { return stems.contains(stem); };
  if (std::all_of(token.stems.begin(), token.stems.end(), held)) return true;
  const std::vector<std::string> lemma = ContentStems(token.lemma);
  return !lemma.empty() && std::all_of(lemma.begin(), lemma.end(), held);
}

// What the cells of a row say, each column once.
absl::StatusOr<std::vector<TableCell>> CellsOf(const Graph& graph, TermId row,
                                               absl::flat_hash_set<std::string>* kinds) {
  std::vector<TableCell> cells;
  auto cursor = graph.Scan({row, std::nullopt, std::nullopt});
  for (size_t read = 0; cursor->Valid() && read < 200; cursor->Next(), ++read) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(cursor->triple()));
    for (const Statement& statement : statements) {
      if (statement.supports.empty() || statement.supports.front().rule != kTableRule) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(statement.triple.predicate));
      WHENCE_ASSIGN_OR_RETURN(const Term object, graph.DecodeTerm(statement.triple.object));
      if (predicate.lexical == kRdfType) {
        for (std::string& stem : ContentStems(PredicateName(object.lexical))) kinds->insert(std::move(stem));
        continue;
      }
      TableCell cell;
      cell.column = PredicateName(predicate.lexical);
      cell.text = object.IsLiteral() ? object.lexical : PredicateName(object.lexical);
      for (const Qualifier& qualifier : statement.qualifiers) {
        WHENCE_ASSIGN_OR_RETURN(const Term name, graph.DecodeTerm(qualifier.predicate));
        if (name != QualifierTerm(kWrittenQualifier)) continue;
        WHENCE_ASSIGN_OR_RETURN(const Term written, graph.DecodeTerm(qualifier.value));
        cell.text = written.lexical;
      }
      cell.document = statement.supports.front().document;
      cell.statement = statement;
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

enum class YesNo : uint8_t { kNeither, kIsItOpen, kIsItClosed };

Answer AnswerWith(const std::vector<TableCell>& cells, std::string_view row, YesNo asked,
                  const std::vector<std::vector<uint32_t>>& citations) {
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  answer.reason = UnknownReason::kNone;
  const bool labelled = cells.size() > 1;
  answer.text = StrCat(row, ": ");
  for (size_t i = 0; i < cells.size(); ++i) {
    AnswerItem item{cells[i].text, "phrase", "", 0.9, citations[i]};
    answer.text += StrCat(i > 0 ? "; " : "", labelled ? StrCat(cells[i].column, " ") : "", cells[i].text, " ",
                          CitationList::Marks(citations[i]));
    if (asked != YesNo::kNeither) {
      const bool closed = IsIn(WordList::kClosedWord, AsciiLowered(cells[i].text));
      const bool no = closed == (asked == YesNo::kIsItOpen);
      SetTruth(!no, item);
    }
    answer.answers.push_back(std::move(item));
  }
  answer.text += ".";
  if (asked != YesNo::kNeither) {
    answer.text = StrCat(answer.answers[0].truth == false ? "No. " : "Yes. ", answer.text);
    answer.answers.resize(1);
  }
  return answer;
}

}  // namespace

absl::StatusOr<Answer> AskTables(const Graph& graph, const Sentence& question) {
  Answer none;
  const std::vector<AskedToken> tokens = ReadTokens(question);
  const bool yes_or_no = !question.tokens.empty() && question.tokens.front().upos == Upos::kAux;
  const bool price = std::any_of(tokens.begin(), tokens.end(), [](const AskedToken& token) { return token.price; });
  const bool hours = std::any_of(tokens.begin(), tokens.end(), [](const AskedToken& token) { return token.hours; });
  // When something closed for good is no matter of hours.
  const bool past = std::any_of(tokens.begin(), tokens.end(), [](const AskedToken& token) {
    return IsOneOf(token.lower, {"did", "was", "were", "had", "will"});
  });
  if ((!price && !hours) || past) return none;
  const bool closed = std::any_of(tokens.begin(), tokens.end(),
                                  [](const AskedToken& token) { return IsIn(WordList::kClosedWord, token.lower); });
  const YesNo asked = !yes_or_no ? YesNo::kNeither : closed ? YesNo::kIsItClosed : YesNo::kIsItOpen;
  if (yes_or_no && !hours) return none;
  // Of the rows that are named, the one with the longest name.
  for (size_t size = std::min(kLongestLabel, tokens.size()); size > 0; --size) {
    for (size_t begin = 0; begin + size <= tokens.size(); ++begin) {
      std::string label;
      for (size_t i = begin; i < begin + size; ++i) label += StrCat(label.empty() ? "" : " ", tokens[i].lower);
      WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> rows, graph.FindAlias(FoldName(label)));
      for (const AliasMatch& row : rows) {
        absl::flat_hash_set<std::string> about;
        WHENCE_ASSIGN_OR_RETURN(std::vector<TableCell> cells, CellsOf(graph, row.entity, &about));
        if (cells.empty()) continue;
        const DocumentId document = cells.front().document;
        if (std::any_of(cells.begin(), cells.end(), [&](const TableCell& cell) { return cell.document != document; })) {
          return none;  // "Sunday" stands in the tables of several pages
        }
        WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph.GetDocument(document));
        for (std::string& stem : ContentStems(info.title)) about.insert(std::move(stem));
        bool open = false;  // a word that is accounted for by nothing
        size_t most = 0;
        for (size_t i = 0; i < tokens.size(); ++i) {
          if ((i >= begin && i < begin + size) || tokens[i].stems.empty()) continue;
          bool found = tokens[i].price || tokens[i].hours || Holds(about, tokens[i]);
          for (TableCell& cell : cells) {
            const std::vector<std::string> stems = ContentStems(cell.column);
            if (!Holds(absl::flat_hash_set<std::string>(stems.begin(), stems.end()), tokens[i])) continue;
            most = std::max(most, ++cell.named);
            found = true;
          }
          open = open || !found;
        }
        if (open) continue;
        std::erase_if(cells, [&](const TableCell& cell) {
          return cell.named < most || (most == 0 && !(price ? IsPrice(cell.text) : TellsHours(cell.text)));
        });
        const bool fits = std::all_of(cells.begin(), cells.end(), [&](const TableCell& cell) {
          return price ? HoldsDigit(cell.text) || IsPrice(cell.text) : TellsHours(cell.text);
        });
        if (!fits || cells.empty() || cells.size() > kMostCells || (yes_or_no && cells.size() > 1)) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> names, graph.AliasesOf(row.entity));
        const auto name = std::find_if(names.begin(), names.end(),
                                       [](const AliasMatch& alias) { return alias.kind == AliasKind::kName; });
        CitationList list(graph);
        std::vector<std::vector<uint32_t>> citations;
        for (const TableCell& cell : cells) {
          WHENCE_ASSIGN_OR_RETURN(std::vector<uint32_t> cited, list.Add(cell.statement));
          citations.push_back(std::move(cited));
        }
        Answer answer = AnswerWith(cells, name != names.end() ? name->name : row.name, asked, citations);
        answer.citations = list.citations();
        return answer;
      }
    }
  }
  return none;
}

}  // namespace whence
