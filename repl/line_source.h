#ifndef WHENCE_REPL_LINE_SOURCE_H_
#define WHENCE_REPL_LINE_SOURCE_H_

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace whence {

// A line as it was read, without its line end ("\r\n" too).
struct InputLine {
  std::string text;
  bool too_long = false;  // the rest of the line was read over; text holds its beginning
};

// Where lines come from: a stream, or a person at a terminal.
class LineSource {
 public:
  virtual ~LineSource() = default;
  // The next line, or none at the end of the input. A prompt is shown only by a source with a person behind it.
  virtual std::optional<InputLine> Next(const std::string& prompt) = 0;
  // Whether the next line may keep its reader waiting: then what was answered so far must be seen.
  virtual bool MayWait() const { return true; }
};

// Lines of a stream, which outlives it. A line longer than `limit` bytes is cut and marked; memory stays bounded.
class StreamLines : public LineSource {
 public:
  static constexpr size_t kDefaultLimit = size_t{16} << 20;
  explicit StreamLines(std::istream* in, size_t limit = kDefaultLimit) : in_(*in), limit_(limit) {}
  std::optional<InputLine> Next(const std::string& prompt) override;
  bool MayWait() const override { return in_.rdbuf()->in_avail() <= 0; }

 private:
  std::istream& in_;
  const size_t limit_;
};

}  // namespace whence

#endif  // WHENCE_REPL_LINE_SOURCE_H_
