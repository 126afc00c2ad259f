#include "repl/style.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "graph/base/strings.h"

namespace whence {

std::string Style::Wrap(std::string_view code, std::string_view text) const {
  if (!color || text.empty()) return std::string(text);
  return StrCat("\x1b[", code, "m", text, "\x1b[0m");
}

Style StyleFor(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  return {isatty(descriptor) == 1 && !dumb && (no_color == nullptr || *no_color == '\0')};
}

std::string Emphasize(std::string_view rendered, const Style& style) {
  if (!style.color) return std::string(rendered);
  std::string out;
  for (size_t begin = 0; begin < rendered.size();) {
    const size_t end = std::min(rendered.find('\n', begin), rendered.size());
    const std::string_view line = rendered.substr(begin, end - begin);
    const bool indented = !line.empty() && line[0] == ' ';
    out += StrCat(indented ? style.Dim(line) : style.Bold(line), "\n");
    begin = end + 1;
  }
  return out;
}

}  // namespace whence
