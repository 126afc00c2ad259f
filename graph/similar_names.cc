#include "graph/similar_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "graph/base/utf8.h"

namespace whence {
namespace {

constexpr size_t kLongestPattern = 200;  // code points; longer texts are no names with a typo
constexpr int kMaxSeeks = 60000;

using Row = std::vector<uint8_t>;
using Letters = absl::InlinedVector<char32_t, 24>;

// The table of edit distances between all prefixes of a pattern and of a growing text, one row a character of the text.
// Of each row only the places are filled that are not further than the bound from the diagonal, and those beside them;
// all others are more than the bound (Ukkonen 1985).
class EditRows {
 public:
  EditRows(std::u32string pattern, int bound) : pattern_(std::move(pattern)), bound_(static_cast<uint8_t>(bound)) {
    rows_.emplace_back(pattern_.size() + 1);
    for (size_t j = 0; j <= pattern_.size(); ++j) rows_[0][j] = Cap(j);
  }

  size_t depth() const { return text_.size(); }
  void Truncate(size_t depth) { text_.resize(depth); }

  void Push(char32_t c) {
    text_.push_back(c);
    const size_t i = text_.size();
    if (rows_.size() <= i) rows_.emplace_back(pattern_.size() + 1);
    const Row& above = rows_[i - 1];
    Row& row = rows_[i];
    const size_t first = First(i), last = Last(i);
    if (first == 0) {
      row[0] = Cap(i);
    } else if (first <= pattern_.size()) {
      row[first - 1] = Cap(SIZE_MAX);
    }
    for (size_t j = std::max<size_t>(first, 1); j <= last; ++j) {
      size_t best = above[j - 1] + (pattern_[j - 1] == c ? 0 : 1);
      best = std::min<size_t>(best, std::min(above[j], row[j - 1]) + 1);
      if (IsSwap(i, j)) best = std::min<size_t>(best, rows_[i - 2][j - 2] + 1);
      row[j] = Cap(best);
    }
    if (last < pattern_.size()) row[last + 1] = Cap(SIZE_MAX);
  }

  // The distance between the whole pattern and the text so far; bound + 1 stands for anything more.
  int Distance() const {
    const bool near = First(depth()) <= pattern_.size() && Last(depth()) == pattern_.size();
    return near ? rows_[depth()].back() : Cap(SIZE_MAX);
  }

  // Sets the characters with which the text can go on and still come within the bound, sorted. False if any can.
  bool Viable(Letters* viable) const {
    const Row& row = rows_[depth()];
    const size_t i = depth();
    viable->clear();
    for (size_t j = First(i); j <= Last(i); ++j) {
      if (row[j] < bound_) return false;
      if (row[j] <= bound_ && j < pattern_.size()) viable->push_back(pattern_[j]);
    }
    for (size_t j = i == 0 ? pattern_.size() : First(i - 1) + 1; j <= Last(i - 1) + 1 && j < pattern_.size(); ++j) {
      if (pattern_[j] == text_[i - 1] && rows_[i - 1][j - 1] < bound_) viable->push_back(pattern_[j - 1]);
    }
    std::sort(viable->begin(), viable->end());
    return true;
  }

 private:
  uint8_t Cap(size_t value) const { return static_cast<uint8_t>(std::min<size_t>(value, bound_ + 1)); }
  // The filled places of a row.
  size_t First(size_t i) const { return i > bound_ ? i - bound_ : 0; }
  size_t Last(size_t i) const { return std::min(pattern_.size(), i + bound_); }
  bool IsSwap(size_t i, size_t j) const {
    return i > 1 && j > 1 && pattern_[j - 1] == text_[i - 2] && pattern_[j - 2] == text_[i - 1];
  }

  const std::u32string pattern_;
  const uint8_t bound_;
  std::u32string text_;
  std::vector<Row> rows_;  // rows_[0 .. depth()]
};

// One walk over the names.
class SimilarNameSearch {
 public:
  SimilarNameSearch(SortedNames& names, std::u32string pattern, int distance, size_t limit)
      : names_(names), rows_(std::move(pattern), distance), distance_(distance), limit_(limit) {}

  std::vector<std::string> Run() {
    std::string target;
    for (int seeks = 0; seeks < kMaxSeeks && names_.Seek(target); ++seeks) {
      auto next = Visit(names_.name());
      if (!next) break;
      target = std::move(*next);
    }
    std::vector<std::string> result;
    for (auto& [distance, name] : found_) result.push_back(std::move(name));
    return result;
  }

 private:
  // Takes note of a name that is near; returns where to look next, or none when nothing is left.
  std::optional<std::string> Visit(std::string_view name) {
    // Keep the rows of what the name shares with the one before.
    size_t shared = 0;
    while (shared < rows_.depth() && ends_[shared] <= name.size() &&
           name.substr(Begin(shared), ends_[shared] - Begin(shared)) ==
               std::string_view(path_).substr(Begin(shared), ends_[shared] - Begin(shared))) {
      ++shared;
    }
    rows_.Truncate(shared);
    ends_.resize(shared);
    path_.assign(name);
    while (true) {
      const size_t at = Begin(ends_.size());
      const bool narrowed = rows_.Viable(&viable_);
      if (at == name.size()) {
        if (rows_.Distance() <= distance_) Note(name);
        return Smallest(name, narrowed);
      }
      size_t end = at;
      const char32_t c = NextCodePoint(name, &end);
      if (narrowed && !std::binary_search(viable_.begin(), viable_.end(), c)) return NextViable(at, c);
      rows_.Push(c);
      ends_.push_back(end);
    }
  }

  size_t Begin(size_t depth) const { return depth == 0 ? 0 : ends_[depth - 1]; }

  void Note(std::string_view name) {
    found_.emplace_back(rows_.Distance(), std::string(name));
    std::sort(found_.begin(), found_.end());
    if (found_.size() > limit_) found_.pop_back();
  }

  // The first name below a complete one: its own shortest continuation that is viable, or behind it.
  std::optional<std::string> Smallest(std::string_view name, bool narrowed) {
    if (narrowed) return NextViable(name.size(), 0);
    std::string target(name);
    target.push_back('\x01');
    return target;
  }

  // The smallest string behind the first `at` bytes of the path that goes on with a viable character above `c`; if
  // there is none, the same one character up.
  std::optional<std::string> NextViable(size_t at, char32_t c) {
    const auto above = std::upper_bound(viable_.begin(), viable_.end(), c);
    std::string target = path_.substr(0, at);
    if (above != viable_.end()) {
      AppendCodePoint(*above, &target);
      return target;
    }
    // Behind everything that starts with the path so far. Names are UTF-8, so 0xFF is above all of them.
    while (!target.empty() && static_cast<unsigned char>(target.back()) == 0xFF) target.pop_back();
    if (target.empty()) return std::nullopt;
    target.back() = static_cast<char>(static_cast<unsigned char>(target.back()) + 1);
    return target;
  }

  SortedNames& names_;
  EditRows rows_;
  const int distance_;
  const size_t limit_;
  std::string path_;          // the name visited last
  Letters viable_;            // what the path can go on with, where that is not anything
  std::vector<size_t> ends_;  // where each character of the path that has a row ends
  std::vector<std::pair<int, std::string>> found_;
};

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr size_t kShortWord = 60;

// EditDistance of words without other letters, most of which differ too much in length or soon.
int ShortDistance(std::string_view a, std::string_view b, int bound) {
  const auto [shorter, longer] = std::minmax({a.size(), b.size()});
  if (longer - shorter > static_cast<size_t>(bound)) return bound + 1;
  std::array<std::array<uint8_t, kShortWord + 1>, 3> rows;  // of b's last letters but one, but none, and this one
  for (size_t j = 0; j <= a.size(); ++j) rows[0][j] = static_cast<uint8_t>(j);
  for (size_t i = 1; i <= b.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    row[0] = static_cast<uint8_t>(i);
    uint8_t least = row[0];
    for (size_t j = 1; j <= a.size(); ++j) {
      int best = above[j - 1] + (a[j - 1] == b[i - 1] ? 0 : 1);
      best = std::min(best, std::min(above[j], row[j - 1]) + 1);
      const bool swap = i > 1 && j > 1 && a[j - 1] == b[i - 2] && a[j - 2] == b[i - 1];
      if (swap) best = std::min(best, rows[(i + 1) % 3][j - 2] + 1);
      row[j] = static_cast<uint8_t>(best);
      least = std::min(least, row[j]);
    }
    // A swap reaches back over one row.
    if (least > bound && (i < 2 || *std::min_element(above.begin(), above.begin() + a.size() + 1) > bound)) {
      return bound + 1;
    }
  }
  return std::min<int>(rows[b.size() % 3][a.size()], bound + 1);
}

}  // namespace

std::vector<std::string> FindSimilarNames(SortedNames& names, std::string_view folded, int distance, size_t limit) {
  std::u32string pattern = ToCodePoints(folded);
  if (pattern.empty() || pattern.size() > kLongestPattern || distance < 0 || limit == 0) return {};
  return SimilarNameSearch(names, std::move(pattern), std::min(distance, 3), limit).Run();
}

int EditDistance(std::string_view a, std::string_view b, int bound) {
  bound = std::clamp(bound, 0, 200);
  if (IsAscii(a) && IsAscii(b) && a.size() <= kShortWord && b.size() <= kShortWord) return ShortDistance(a, b, bound);
  EditRows rows(ToCodePoints(a), bound);
  for (const char32_t c : ToCodePoints(b)) rows.Push(c);
  return rows.Distance();
}

}  // namespace whence
