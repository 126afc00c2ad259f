#ifndef WHENCE_GRAPH_RDF_BYTE_SOURCE_H_
#define WHENCE_GRAPH_RDF_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace whence {

// Bytes to read, from wherever.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to buffer.size() bytes; 0 at the end.
  virtual absl::StatusOr<size_t> Read(absl::Span<char> buffer) = 0;
  // How much of the underlying file has been read, compressed or not; for progress.
  virtual uint64_t Consumed() const = 0;
};

// A file, "-" for standard input; gzip and zstd are known by their first bytes, whatever the name. DataLoss for a
// damaged or cut compressed stream, NotFound, PermissionDenied.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenBytes(const std::string& path);

// Bytes in memory, which must outlive the source.
std::unique_ptr<ByteSource> BytesOf(std::string_view bytes);

// Reads lines of a source. The longest allowed line is kLongestLine.
class LineReader {
 public:
  static constexpr size_t kLongestLine = 64 << 20;

  explicit LineReader(ByteSource& source) : source_(source), buffer_(1 << 20) {}
  // The next line without its end; valid until the next call. False at the end of the input.
  absl::StatusOr<bool> Next(std::string_view* line);
  uint64_t number() const { return number_; }  // of the last line, from 1

 private:
  ByteSource& source_;
  std::vector<char> buffer_;
  size_t begin_ = 0, end_ = 0;
  bool at_end_ = false;
  uint64_t number_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_BYTE_SOURCE_H_
