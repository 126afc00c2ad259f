#ifndef WHENCE_REPL_LINE_EDITOR_H_
#define WHENCE_REPL_LINE_EDITOR_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "repl/line_source.h"

namespace whence {

// Lines typed at a terminal, with editing, history and completion, by libedit. One at a time in a process.
class LineEditor : public LineSource {
 public:
  // Candidates for what the line up to the cursor ends in, and where that begins.
  using Completer = std::function<std::vector<std::string>(std::string_view line, size_t* begin)>;

  // `history` is the file that keeps the lines, "" for none; it and its folder are made when the first line is kept.
  LineEditor(std::string history, Completer completer);
  ~LineEditor() override;

  // At Ctrl-C the line starts anew; at Ctrl-D the input ends.
  std::optional<InputLine> Next(const std::string& prompt) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace whence

#endif  // WHENCE_REPL_LINE_EDITOR_H_
