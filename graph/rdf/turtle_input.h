#ifndef WHENCE_GRAPH_RDF_TURTLE_INPUT_H_
#define WHENCE_GRAPH_RDF_TURTLE_INPUT_H_

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "graph/rdf/byte_source.h"

namespace whence {

// A source byte by byte, with a look ahead and the place in the text.
class TurtleInput {
 public:
  static constexpr int kEnd = -1;
  static constexpr size_t kLookAhead = 64;

  explicit TurtleInput(ByteSource& source) : source_(source), buffer_(size_t{1} << 16) {}

  // The byte at the place, or so many behind it; kEnd behind the last. REQUIRES: ahead < kLookAhead.
  int Peek(size_t ahead = 0) {
    if (at_ + ahead >= end_ && !Fill(ahead)) return kEnd;
    return static_cast<unsigned char>(buffer_[at_ + ahead]);
  }
  bool StartsWith(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      if (Peek(i) != static_cast<unsigned char>(text[i])) return false;
    }
    return true;
  }
  // REQUIRES: Peek() != kEnd.
  void Advance() {
    if (buffer_[at_++] == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
  }
  bool Take(std::string_view text) {
    if (!StartsWith(text)) return false;
    for (size_t i = 0; i < text.size(); ++i) Advance();
    return true;
  }
  // Blanks, line ends and comments.
  void SkipBlanks() {
    for (int c = Peek(); c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '#'; c = Peek()) {
      if (c == '#') {
        while (Peek() != '\n' && Peek() != kEnd) Advance();
      } else {
        Advance();
      }
    }
  }

  uint64_t line() const { return line_; }
  uint64_t column() const { return column_; }  // in bytes, from 1
  const absl::Status& status() const { return status_; }

 private:
  bool Fill(size_t ahead) {
    if (done_) return false;
    std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
    end_ -= at_;
    at_ = 0;
    while (end_ <= ahead) {
      const auto read = source_.Read(absl::MakeSpan(buffer_).subspan(end_));
      if (!read.ok()) status_ = read.status();
      if (!read.ok() || *read == 0) {
        done_ = true;
        return false;
      }
      end_ += *read;
    }
    return true;
  }

  ByteSource& source_;
  std::vector<char> buffer_;
  size_t at_ = 0, end_ = 0;
  bool done_ = false;
  uint64_t line_ = 1, column_ = 1;
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_TURTLE_INPUT_H_
