#include <algorithm>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"
#include "rules/language/rule_set.h"

namespace whence {
namespace {

bool IsWordByte(char c) { return IsPastAscii(c) || IsAsciiAlnum(c) || c == '_'; }

MatchItem ParseSymbol(std::string_view inside) {
  MatchItem item;
  const size_t colon = std::min(inside.find(':'), inside.size());
  item.text = inside.substr(0, colon);
  std::string_view types = inside.substr(std::min(colon + 1, inside.size()));
  while (!types.empty()) {
    const size_t end = std::min(types.find(','), types.size());
    item.types.emplace_back(types.substr(0, end));
    types.remove_prefix(std::min(end + 1, types.size()));
  }
  return item;
}

}  // namespace

std::vector<MatchItem> ParseMatchItems(std::string_view text) {
  std::vector<MatchItem> items;
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++i;
      continue;
    }
    const size_t close = c == '{' ? text.find('}', i) : std::string_view::npos;
    if (close != std::string_view::npos) {
      items.push_back(ParseSymbol(text.substr(i + 1, close - i - 1)));
      i = close + 1;
      continue;
    }
    MatchItem item;
    size_t end = i;
    while (end < text.size()) {
      const bool inner = (text[end] == '\'' || text[end] == '-' || text[end] == '.') && end > i &&
                         end + 1 < text.size() && IsWordByte(text[end + 1]);
      const bool possessive = inner && text[end] == '\'' && AsciiLower(text[end + 1]) == 's' &&
                              (end + 2 == text.size() || !IsWordByte(text[end + 2]));
      if (possessive || (!IsWordByte(text[end]) && !inner)) break;
      ++end;
    }
    if (end == i) end = c == '\'' && i + 1 < text.size() && AsciiLower(text[i + 1]) == 's' ? i + 2 : i + 1;
    for (; i < end; ++i) item.word += AsciiLower(text[i]);
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace whence
