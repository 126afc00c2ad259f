#include "corpus/document/text_table.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "corpus/document/column_header.h"
#include "corpus/document/line_shape.h"
#include "corpus/document/value_run.h"
#include "corpus/document/word_shape.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kMaxRowBytes = 200;
constexpr size_t kMaxTextWords = 9;  // in one cell of a table whose cells stand one blank apart
constexpr size_t kSampleLines = 48;  // lines that decide whether there is a table
constexpr double kRowCost = 3.0;     // a row may miss one value, or hold a name with a number in it

bool IsLetterByte(char c) { return IsAsciiLetter(c) || IsPastAscii(c); }

// A line as a candidate row: its values, or none when it reads as anything else.
std::vector<ValueRun> RowValues(std::string_view line) {
  if (line.size() > kMaxRowBytes || line.empty() || StartsLower(line)) return {};
  const char last = line.back();
  if (last == '.' || last == '!' || last == '?' || last == ':' || last == ';') return {};
  const auto mark = FindListMark(line);
  if (mark && !mark->numbered) return {};
  std::vector<ValueRun> runs = SplitValueRuns(line);
  for (const ValueRun& run : runs) {
    if (run.shape != ValueShape::kText) continue;
    const std::string_view text = line.substr(run.span.begin, run.span.size());
    if (text[0] == '.' || text[0] == ',' || std::none_of(text.begin(), text.end(), IsLetterByte)) return {};
    if (text.back() == ':' || text.find(": ") != std::string_view::npos) return {};  // a key, not a name
    if (run.words > kMaxTextWords && text.find('(') == std::string_view::npos) return {};
    if (HasFiniteVerb(SplitShapeWords(text))) return {};
  }
  return runs;
}

// What it costs to say that a column of this shape holds these values.
double CellCost(const std::vector<ValueRun>& runs, size_t begin, size_t end, ValueShape column) {
  if (begin == end) return 3;
  if (column == ValueShape::kText) {
    double cost = 0;
    bool text = false;
    for (size_t i = begin; i < end; ++i) {
      text = text || runs[i].shape == ValueShape::kText;
      if (runs[i].shape != ValueShape::kText) cost += 2;
    }
    return text || runs[begin].shape == ValueShape::kBlank ? cost : cost + 4;
  }
  if (end - begin > 1) return runs[end - 1].shape == ValueShape::kBlank && end - begin == 2 ? 1 : 100;
  const ValueShape shape = runs[begin].shape;
  if (shape == column || shape == ValueShape::kBlank) return 0;
  if (shape == ValueShape::kDate && column == ValueShape::kNumber) return 0.5;  // a number that looks like a year
  return shape == ValueShape::kText ? 100 : 3;
}

// Gives the values of a row to the columns in order, at the least cost; the ends of each column's values, or none.
std::optional<std::vector<size_t>> Align(const std::vector<ValueRun>& runs, const std::vector<ValueShape>& columns) {
  const size_t width = runs.size() + 1;
  std::vector<double> best((columns.size() + 1) * width, 1e9);
  std::vector<size_t> from(best.size(), 0);
  best[0] = 0;
  for (size_t c = 1; c <= columns.size(); ++c) {
    for (size_t i = 0; i <= runs.size(); ++i) {
      for (size_t j = 0; j <= i; ++j) {
        const double cost = best[(c - 1) * width + j] + CellCost(runs, j, i, columns[c - 1]);
        if (cost <= best[c * width + i]) {  // of equals, the last columns stay empty
          best[c * width + i] = cost;
          from[c * width + i] = j;
        }
      }
    }
  }
  if (best[columns.size() * width + runs.size()] > kRowCost) return std::nullopt;
  std::vector<size_t> ends(columns.size());
  size_t end = runs.size();
  for (size_t c = columns.size(); c > 0; --c) {
    ends[c - 1] = end;
    end = from[c * width + end];
  }
  return ends;
}

class SingleBlankTable {
 public:
  SingleBlankTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin, InlineMarkup markup)
      : source_(source), lines_(lines), begin_(begin), markup_(markup) {}

  std::optional<LineTable> Read() {
    if (ReadWithHeader() || ReadWithoutHeader()) return std::move(table_);
    return std::nullopt;
  }

 private:
  std::string_view Line(size_t i) const { return Slice(source_, lines_[i].span); }

  // The next line that is not blank, if at most one blank line lies before it; else lines_.size().
  size_t Skip(size_t i) const {
    if (i < lines_.size() && lines_[i].blank()) ++i;
    return i < lines_.size() && !lines_[i].blank() ? i : lines_.size();
  }

  bool ReadWithHeader() {
    const size_t first = Skip(begin_ + 1);
    if (first == lines_.size() || Line(begin_).size() > kMaxRowBytes) return false;
    if (!NamesColumns(Line(begin_))) return false;
    if (!ChooseColumns(first, 2)) return ReadWordTable(first);
    if (!SplitTextColumn()) {
      const auto header = SplitHeader(Line(begin_), columns_);
      if (!header) return false;
      SetHeader(*header);
    }
    return ReadRows(first, 2);
  }

  bool ReadWithoutHeader() {
    columns_.clear();
    words_.clear();
    table_ = LineTable();
    if (FindListMark(Line(begin_))) return false;
    return ChooseColumns(begin_, 3) && ReadRows(begin_, 3);
  }

  // A header starts with a word and holds no number but years ("Population 2020").
  static bool NamesColumns(std::string_view line) {
    if (line.find_first_of("0123456789") == std::string_view::npos) return true;
    const std::vector<ValueRun> runs = SplitValueRuns(line);
    return !runs.empty() && runs[0].shape == ValueShape::kText &&
           std::none_of(runs.begin(), runs.end(), [](const ValueRun& run) {
             return run.shape == ValueShape::kNumber || (run.shape == ValueShape::kDate && run.words > 1);
           });
  }

  void SetHeader(const std::vector<ByteSpan>& spans) {
    const uint64_t base = lines_[begin_].span.begin;
    for (size_t c = 0; c < spans.size(); ++c) {
      const ByteSpan span{base + spans[c].begin, base + spans[c].end};
      table_.header.push_back({ReadableText(source_, span, markup_), static_cast<uint32_t>(c)});
    }
  }

  // The signature that most of the first lines share decides the columns.
  bool ChooseColumns(size_t first, size_t least) {
    std::map<std::string, size_t> counts;
    size_t rows = 0;
    size_t seen = 0;
    for (size_t i = first; i < lines_.size() && seen < kSampleLines; i = Skip(i + 1), ++seen) {
      const std::vector<ValueRun> runs = RowValues(Line(i));
      if (runs.empty() || (runs.size() == 1 && runs[0].shape == ValueShape::kText)) break;
      const std::string signature = Signature(runs);
      if (signature.find('-') == std::string::npos) ++counts[signature];
      ++rows;
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second < b.second : a.first.size() < b.first.size();
    });
    if (most == counts.end() || most->second < least || most->second * 2 < rows) return false;
    if (most->first.size() < 2 || most->first.find('T') == std::string::npos) return false;
    columns_.clear();
    for (const char shape : most->first) columns_.push_back(static_cast<ValueShape>(shape));
    words_.assign(columns_.size(), 1);
    return true;
  }

  // "Country Capital Year" over "Armenia Yerevan 1994": a text column below several known nouns is that many columns.
  // Sets header and `words_`.
  bool SplitTextColumn() {
    const auto text = std::find(columns_.begin(), columns_.end(), ValueShape::kText);
    const auto column = static_cast<size_t>(text - columns_.begin());
    for (uint32_t words = 4; words >= 2; --words) {
      std::vector<ValueShape> columns = columns_;
      columns.insert(columns.begin() + static_cast<ptrdiff_t>(column), words - 1, ValueShape::kText);
      const auto header = SplitHeader(Line(begin_), columns);
      if (!header) continue;
      bool nouns = true;
      for (size_t c = column; c < column + words; ++c) {
        nouns = nouns && NamesTextColumn(Line(begin_).substr((*header)[c].begin, (*header)[c].size()));
        if (c == column) continue;
        const uint64_t begin = (*header)[c - 1].begin;
        nouns = nouns && !IsCompound(Line(begin_).substr(begin, (*header)[c].end - begin));
      }
      if (!nouns) continue;
      words_.assign(columns_.size(), 1);
      words_[column] = words;
      SetHeader(*header);
      return true;
    }
    return false;
  }

  // "Country Capital" over "Armenia Yerevan": only names, told apart when every row has a word for each header noun.
  bool ReadWordTable(size_t first) {
    std::vector<ShapeWord> nouns = SplitShapeWords(Line(begin_), 6);
    if (nouns.size() < 2 || nouns.size() > 5) return false;
    for (const ShapeWord& noun : nouns) {
      if (!NamesTextColumn(noun.text)) return false;
    }
    size_t rows = 0;
    size_t fitting = 0;
    for (size_t i = first; i < lines_.size() && !lines_[i].blank() && rows < kSampleLines; ++i, ++rows) {
      const std::vector<ShapeWord> words = SplitShapeWords(Line(i), 7);
      if (EndsSentence(Line(i)) || words.size() > 6 || !words[0].capital) break;
      fitting += words.size() == nouns.size();
    }
    if (rows < 3 || fitting * 10 < rows * 7) return false;
    columns_.assign(1, ValueShape::kText);
    words_.assign(1, static_cast<uint32_t>(nouns.size()));
    std::vector<ByteSpan> spans;
    for (const ShapeWord& noun : nouns) {
      const auto begin = static_cast<uint64_t>(noun.text.data() - Line(begin_).data());
      spans.push_back({begin, begin + noun.text.size()});
    }
    SetHeader(spans);
    return ReadRows(first, 3);
  }

  bool ReadRows(size_t first, size_t least) {
    table_.columns = 0;
    for (const uint32_t words : words_) table_.columns += words;
    size_t end = first;
    bool behind_blank = false;
    for (size_t i = first; i < lines_.size();) {
      if (!ReadRow(i, behind_blank) && !ContinueRow(i)) break;
      end = i + 1;
      const size_t next = Skip(i + 1);
      behind_blank = next != i + 1;
      i = next;
    }
    table_.next_line = end;
    return table_.rows.size() >= least;
  }

  bool ReadRow(size_t i, bool behind_blank) {
    const std::vector<ValueRun> runs = RowValues(Line(i));
    if (runs.empty()) return false;
    std::string wanted;
    for (const ValueShape shape : columns_) wanted.push_back(static_cast<char>(shape));
    if (behind_blank && Signature(runs) != wanted) return false;
    const bool only_text = runs.size() == 1 && runs[0].shape == ValueShape::kText;
    if (only_text && columns_.size() > 1) {
      // A name without values is a row only among rows.
      if (i + 1 >= lines_.size() || runs[0].words > 5) return false;
      if (!Align(RowValues(Line(i + 1)), columns_)) return false;
    }
    if (columns_[0] == ValueShape::kText && runs[0].shape != ValueShape::kText) return false;
    const auto ends = Align(runs, columns_);
    if (!ends) return false;
    LineTable::Row row{lines_[i].span, {}};
    size_t begin = 0;
    uint32_t column = 0;
    for (size_t c = 0; c < columns_.size(); ++c) {
      if ((*ends)[c] > begin)
        AddCells(i, {runs[begin].span.begin, runs[(*ends)[c] - 1].span.end}, column, words_[c], &row);
      begin = (*ends)[c];
      column += words_[c];
    }
    table_.rows.push_back(std::move(row));
    return true;
  }

  void AddCells(size_t i, ByteSpan span, uint32_t column, uint32_t words, LineTable::Row* row) {
    const std::string_view text = Line(i).substr(span.begin, span.size());
    const uint64_t base = lines_[i].span.begin + span.begin;
    const std::vector<ShapeWord> parts = SplitShapeWords(text, words + 1);
    const bool split = words > 1 && parts.size() == words;
    if (words > 1 && !split) {
      row->text = ReadableText(source_, row->span, markup_);
      return;
    }
    for (uint32_t w = 0; w < (split ? words : 1); ++w) {
      ByteSpan part{base, base + span.size()};
      if (split) {
        part.begin = base + static_cast<uint64_t>(parts[w].text.data() - text.data());
        part.end = part.begin + parts[w].text.size();
      }
      Cell cell{ReadableText(source_, part, markup_), column + w};
      if (ShapeOfCell(cell.text.text()) != ValueShape::kBlank) row->cells.push_back(std::move(cell));
    }
  }

  // A line of values alone goes on with the row above it: each belongs to the column from the right that has its shape.
  bool ContinueRow(size_t i) {
    if (table_.rows.empty() || columns_.back() == ValueShape::kText) return false;
    const std::string_view line = Line(i);
    if (line.size() > kMaxRowBytes / 2) return false;
    const std::vector<ValueRun> runs = SplitValueRuns(line);
    if (runs.empty() || runs.size() >= columns_.size()) return false;
    const size_t shift = columns_.size() - runs.size();
    uint32_t column = 0;
    for (size_t c = 0; c < shift; ++c) column += words_[c];
    for (size_t r = 0; r < runs.size(); ++r) {
      if (runs[r].shape != columns_[shift + r] || runs[r].words > 6) return false;
    }
    LineTable::Row& row = table_.rows.back();
    for (size_t r = 0; r < runs.size(); ++r) AddCells(i, runs[r].span, column + static_cast<uint32_t>(r), 1, &row);
    row.span.end = lines_[i].span.end;
    return true;
  }

  std::string_view source_;
  const std::vector<TextLine>& lines_;
  const size_t begin_;
  const InlineMarkup markup_;
  std::vector<ValueShape> columns_;
  std::vector<uint32_t> words_;  // how many columns, of one word each, a text column really is
  LineTable table_;
};

}  // namespace

std::optional<LineTable> ReadTextTable(std::string_view source, const std::vector<TextLine>& lines, size_t begin,
                                       InlineMarkup markup) {
  if (auto table = ReadSpacedTable(source, lines, begin, markup)) return table;
  return SingleBlankTable(source, lines, begin, markup).Read();
}

}  // namespace whence
