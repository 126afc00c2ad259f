#ifndef WHENCE_RULES_WORDS_ALTERNATIVES_H_
#define WHENCE_RULES_WORDS_ALTERNATIVES_H_

#include <algorithm>
#include <string_view>
#include <vector>

#include "corpus/language/ascii.h"

namespace whence {

// What stands between the bars of "vice | deputy | take effect", trimmed. Views the text.
inline std::vector<std::string_view> Alternatives(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('|', begin), text.size());
    words.push_back(TrimAscii(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return words;
}

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_ALTERNATIVES_H_
