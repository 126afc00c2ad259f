#include "repl/line_source.h"

namespace whence {

std::optional<InputLine> StreamLines::Next(const std::string& /*prompt*/) {
  InputLine line;
  std::streambuf* buffer = in_.rdbuf();
  bool any = false;
  for (int c = buffer->sbumpc(); c != std::char_traits<char>::eof(); c = buffer->sbumpc()) {
    any = true;
    if (c == '\n') break;
    if (line.text.size() < limit_) {
      line.text.push_back(static_cast<char>(c));
    } else {
      line.too_long = true;
    }
  }
  if (!any) return std::nullopt;
  if (!line.too_long && !line.text.empty() && line.text.back() == '\r') line.text.pop_back();
  return line;
}

}  // namespace whence
