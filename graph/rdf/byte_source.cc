#include "graph/rdf/byte_source.h"

#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kChunk = 256 << 10;

class FileSource : public ByteSource {
 public:
  FileSource(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  ~FileSource() override {
    if (file_ != stdin) std::fclose(file_);
  }
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    const size_t kept = std::min(peeked_.size(), buffer.size());
    std::memcpy(buffer.data(), peeked_.data(), kept);
    peeked_.erase(0, kept);
    if (kept > 0) return kept;
    const size_t read = std::fread(buffer.data(), 1, buffer.size(), file_);
    if (read == 0 && std::ferror(file_) != 0) return DataLoss(path_, ": ", std::strerror(errno));
    consumed_ += read;
    return read;
  }
  uint64_t Consumed() const override { return consumed_; }

  // The first bytes, which Read gives again.
  std::string_view Peek(size_t count) {
    peeked_.resize(count);
    peeked_.resize(std::fread(peeked_.data(), 1, count, file_));
    consumed_ += peeked_.size();
    return peeked_;
  }
  const std::string& path() const { return path_; }

 private:
  std::FILE* const file_;
  const std::string path_;
  std::string peeked_;
  uint64_t consumed_ = 0;
};

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<FileSource> file) : file_(std::move(file)), input_(kChunk) {
    std::memset(&stream_, 0, sizeof(stream_));
    constexpr int kGzipOnly = 16;
    ready_ = inflateInit2(&stream_, MAX_WBITS + kGzipOnly) == Z_OK;
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (!ready_) return ResourceExhausted(file_->path(), ": no memory to decompress");
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(std::min<size_t>(buffer.size(), 1 << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0) {
        WHENCE_ASSIGN_OR_RETURN(const size_t read, file_->Read(absl::MakeSpan(input_)));
        if (read == 0) {
          if (between_members_) return size_t{0};
          return DataLoss(file_->path(), ": the gzip stream is cut short");
        }
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(read);
      }
      between_members_ = false;
      const int result = inflate(&stream_, Z_NO_FLUSH);
      if (result == Z_STREAM_END) {
        between_members_ = true;  // another member may follow
        inflateReset(&stream_);
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return DataLoss(file_->path(), ": the gzip stream is damaged");
      }
    }
    return wanted - stream_.avail_out;
  }
  uint64_t Consumed() const override { return file_->Consumed(); }

 private:
  const std::unique_ptr<FileSource> file_;
  std::vector<char> input_;
  z_stream stream_;
  bool ready_ = false;
  bool between_members_ = false;
};

class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<FileSource> file)
      : file_(std::move(file)), input_(kChunk), stream_(ZSTD_createDStream()) {}
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (stream_ == nullptr) return ResourceExhausted(file_->path(), ": no memory to decompress");
    ZSTD_outBuffer out = {buffer.data(), buffer.size(), 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size) {
        WHENCE_ASSIGN_OR_RETURN(const size_t read, file_->Read(absl::MakeSpan(input_)));
        if (read == 0) {
          if (left_ == 0) return size_t{0};
          return DataLoss(file_->path(), ": the zstd stream is cut short");
        }
        in_ = {input_.data(), read, 0};
      }
      left_ = ZSTD_decompressStream(stream_, &out, &in_);
      if (ZSTD_isError(left_)) {
        return DataLoss(file_->path(), ": the zstd stream is damaged (", ZSTD_getErrorName(left_), ")");
      }
    }
    return out.pos;
  }
  uint64_t Consumed() const override { return file_->Consumed(); }

 private:
  const std::unique_ptr<FileSource> file_;
  std::vector<char> input_;
  ZSTD_DStream* const stream_;
  ZSTD_inBuffer in_ = {nullptr, 0, 0};
  size_t left_ = 0;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    const size_t count = std::min(buffer.size(), bytes_.size() - at_);
    std::memcpy(buffer.data(), bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  uint64_t Consumed() const override { return at_; }

 private:
  const std::string_view bytes_;
  size_t at_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> OpenBytes(const std::string& path) {
  struct stat info;
  if (path != "-" && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
    return InvalidArgument(path, ": a folder, where a file was expected");
  }
  std::FILE* file = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    const std::string why = StrCat(path, ": ", std::strerror(errno));
    return errno == ENOENT ? absl::NotFoundError(why) : absl::PermissionDeniedError(why);
  }
  auto source = std::make_unique<FileSource>(file, path == "-" ? "standard input" : path);
  const std::string_view magic = source->Peek(4);
  if (magic.starts_with("\x1f\x8b")) return std::make_unique<GzipSource>(std::move(source));
  if (magic == "\x28\xb5\x2f\xfd") return std::make_unique<ZstdSource>(std::move(source));
  return source;
}

std::unique_ptr<ByteSource> BytesOf(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

absl::StatusOr<bool> LineReader::Next(std::string_view* line) {
  size_t searched = begin_;
  while (true) {
    const auto* newline = static_cast<const char*>(std::memchr(buffer_.data() + searched, '\n', end_ - searched));
    if (newline != nullptr || (at_end_ && begin_ < end_)) {
      const size_t end = newline != nullptr ? static_cast<size_t>(newline - buffer_.data()) : end_;
      *line = std::string_view(buffer_.data() + begin_, end - begin_);
      if (line->ends_with('\r')) line->remove_suffix(1);
      begin_ = std::min(end + 1, end_);
      ++number_;
      return true;
    }
    if (at_end_) return false;
    // Keep the piece of a line, read on behind it.
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    searched = end_;
    if (end_ == buffer_.size()) {
      if (buffer_.size() >= kLongestLine) return InvalidArgument(number_ + 1, ":1: a line of more than 64 MiB");
      buffer_.resize(buffer_.size() * 2);
    }
    WHENCE_ASSIGN_OR_RETURN(const size_t read, source_.Read(absl::MakeSpan(buffer_).subspan(end_)));
    end_ += read;
    at_end_ = read == 0;
  }
}

}  // namespace whence
