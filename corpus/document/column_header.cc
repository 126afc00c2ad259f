#include "corpus/document/column_header.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "corpus/document/word_shape.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kMaxHeaderWords = 24;

template <size_t n>
bool HasStem(const std::array<std::string_view, n>& stems, std::string_view word) {
  const std::string lower = AsciiLowered(word);
  return std::any_of(stems.begin(), stems.end(), [&lower](std::string_view stem) {
    // "year" may end in "s", "establ" in "ished"; a short stem is all but the word.
    return lower.compare(0, stem.size(), stem) == 0 && lower.size() <= stem.size() + (stem.size() > 4 ? 6 : 2);
  });
}

// Words that name a date or number column. Stems, so that "Joined", "Joining" and "Years" are found too.
bool NamesDateColumn(std::string_view word) {
  static constexpr std::array<std::string_view, 45> kStems = {
      "year",     "date",      "join",     "since",  "until",  "from",    "entry",   "entered",  "accession",
      "acceded",  "found",     "establ",   "signed", "signat", "ratif",   "left",    "withdraw", "start",
      "began",    "begin",     "end",      "term",   "elect",  "born",    "birth",   "died",     "death",
      "admitted", "admission", "independ", "creat",  "formed", "period",  "tenure",  "office",   "launch",
      "open",     "closed",    "complet",  "effect", "member", "adopted", "inaugur", "releas",   "to"};
  return HasStem(kStems, word) && !EqualsIgnoringCase(word, "member") && !EqualsIgnoringCase(word, "members");
}

bool NamesNumberColumn(std::string_view word) {
  static constexpr std::array<std::string_view, 41> kStems = {
      "popul",    "area",      "number",   "no",         "members",  "total",    "seat",   "vote",      "gdp",
      "share",    "rank",      "size",     "height",     "length",   "strength", "troop",  "budget",    "percent",
      "score",    "amount",    "price",    "value",      "age",      "densi",    "depth",  "weight",    "cost",
      "rate",     "output",    "point",    "speed",      "distance", "revenue",  "income", "personnel", "staff",
      "rainfall", "elevation", "capacity", "production", "turnout"};
  return HasStem(kStems, word) || word.find('%') != std::string_view::npos || word == "#";
}

struct Chunk {
  size_t first = 0;  // words
  size_t last = 0;
};

// Words that certainly belong together: up to the next capitalised word that no function word leads into. A line
// without capitals behind its first word is split at every word instead.
std::vector<Chunk> SplitChunks(const std::vector<ShapeWord>& words) {
  const bool capitals = std::any_of(words.begin() + 1, words.end(), [](const ShapeWord& w) { return w.capital; });
  std::vector<Chunk> chunks;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto joins = [](const ShapeWord& word) {
      // "Since" and "Until" alone name columns.
      return IsFunctionWord(word.core) && !(word.capital && NamesDateColumn(word.core));
    };
    const bool led = i > 0 && joins(words[i - 1]);
    const bool bracket = words[i].text[0] == '(';
    const bool function = joins(words[i]);
    const bool starts = i == 0 || (!led && !bracket && !function && (words[i].capital || !capitals));
    if (starts) {
      chunks.push_back({i, i});
    } else {
      chunks.back().last = i;
    }
  }
  return chunks;
}

// How well a group of words names a column of that shape; below zero speaks against it.
double Score(const std::vector<ShapeWord>& words, size_t first, size_t last, ValueShape shape) {
  bool date = false;
  bool number = false;
  for (size_t i = first; i <= last; ++i) {
    date = date || NamesDateColumn(words[i].core);
    number = number || NamesNumberColumn(words[i].core.empty() ? words[i].text : words[i].core);
  }
  const double long_name = last - first > 3 ? -0.5 : 0;
  switch (shape) {
    case ValueShape::kDate:
      return (date ? 2 : -1) + (NamesDateColumn(words[first].core) ? 0.5 : 0) + long_name;
    case ValueShape::kNumber:
      return (words[first].digit ? 1 : number ? 2 : date ? 0 : -0.5) + long_name;  // "2019" over its figures
    default:
      return (date || number ? -1 : 0.5) + long_name;
  }
}

}  // namespace

bool NamesTextColumn(std::string_view text) {
  static constexpr std::array<std::string_view, 41> kNouns = {
      "country",      "countries", "state",        "nation",       "capital",  "name",         "city",
      "headquarters", "president", "leader",       "language",     "currency", "region",       "continent",
      "type",         "status",    "party",        "position",     "role",     "title",        "seat",
      "location",     "founder",   "organisation", "organization", "acronym",  "abbreviation", "treaty",
      "place",        "person",    "holder",       "chairman",     "chair",    "minister",     "nationality",
      "venue",        "host",      "river",        "mountain",     "company",  "institution"};
  const std::vector<ShapeWord> words = SplitShapeWords(text, 4);
  return words.size() == 1 && EqualsOne(kNouns, words[0].core);
}

bool IsCompound(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kHeads = {"name", "title", "type", "status", "role"};
  static constexpr std::array<std::string_view, 4> kModifiers = {"party", "host", "state", "company"};
  const std::vector<ShapeWord> words = SplitShapeWords(text, 3);
  return words.size() == 2 && (EqualsOne(kHeads, words[1].core) || EqualsOne(kModifiers, words[0].core));
}

std::optional<std::vector<ByteSpan>> SplitHeader(std::string_view line, const std::vector<ValueShape>& columns) {
  const std::vector<ShapeWord> words = SplitShapeWords(line, kMaxHeaderWords + 1);
  if (words.size() < columns.size() || words.size() > kMaxHeaderWords || EndsSentence(line)) return std::nullopt;
  if (line.find_first_of("?!:;") != std::string_view::npos) return std::nullopt;
  const bool sentence = std::any_of(words.begin(), words.end(), [](const ShapeWord& word) {
    return IsFiniteVerb(word.core) && !NamesDateColumn(word.core);
  });
  if (sentence) return std::nullopt;
  std::vector<Chunk> chunks = SplitChunks(words);
  if (chunks.size() < columns.size()) return std::nullopt;

  // best[c][i]: the best score of giving the first i chunks to the first c columns.
  const double kNever = -std::numeric_limits<double>::infinity();
  const size_t width = chunks.size() + 1;
  std::vector<double> best((columns.size() + 1) * width, kNever);
  std::vector<size_t> from(best.size(), 0);
  best[0] = 0;
  for (size_t c = 1; c <= columns.size(); ++c) {
    for (size_t i = c; i <= chunks.size(); ++i) {
      for (size_t j = c - 1; j < i; ++j) {
        const double before = best[(c - 1) * width + j];
        if (before == kNever) continue;
        const double score = before + Score(words, chunks[j].first, chunks[i - 1].last, columns[c - 1]);
        if (score > best[c * width + i]) {
          best[c * width + i] = score;
          from[c * width + i] = j;
        }
      }
    }
  }
  std::vector<ByteSpan> spans(columns.size());
  size_t end = chunks.size();
  double named = 0;
  size_t values = 0;
  for (size_t c = columns.size(); c > 0; --c) {
    const size_t begin = from[c * width + end];
    const ShapeWord& first = words[chunks[begin].first];
    const ShapeWord& last = words[chunks[end - 1].last];
    spans[c - 1] = {static_cast<uint64_t>(first.text.data() - line.data()),
                    static_cast<uint64_t>(last.text.data() + last.text.size() - line.data())};
    if (columns[c - 1] != ValueShape::kText) {
      ++values;
      named += Score(words, chunks[begin].first, chunks[end - 1].last, columns[c - 1]) > 0;
    }
    end = begin;
  }
  // "Member States" over "Armenia 1994" is a caption: no column of values is named. A line with exactly a word group
  // for each of three or more columns, or a known noun over the names, is a header all the same.
  const bool fits = chunks.size() == columns.size() &&
                    (columns.size() > 2 || NamesTextColumn(line.substr(spans[0].begin, spans[0].size())));
  const bool plain_text = values == 0;
  if (plain_text ? chunks.size() != columns.size() : (named == 0 && !fits)) return std::nullopt;
  return spans;
}

}  // namespace whence
