#include "corpus/document/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/document/block_reader.h"
#include "corpus/document/line_index.h"
#include "corpus/document/utf8.h"
#include "graph/base/status.h"

namespace whence {
namespace {

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

DocumentFormat FormatOfName(std::string_view name) {
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) return DocumentFormat::kAuto;
  const std::string ending = Lower(name.substr(dot + 1));
  if (ending == "md" || ending == "markdown") return DocumentFormat::kMarkdown;
  if (ending == "html" || ending == "htm" || ending == "xhtml") return DocumentFormat::kHtml;
  if (ending == "txt" || ending == "text") return DocumentFormat::kPlain;
  return DocumentFormat::kAuto;
}

DocumentFormat FormatOfContent(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos) return DocumentFormat::kPlain;
  const std::string head = Lower(text.substr(begin, 1024));
  for (const std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<?xml"}) {
    if (head.rfind(mark, 0) == 0) return DocumentFormat::kHtml;
  }
  if (head[0] == '<' && head.find("</") != std::string::npos) return DocumentFormat::kHtml;
  const bool heading =
      head.rfind("# ", 0) == 0 || head.find("\n# ") != std::string::npos || head.find("\n## ") != std::string::npos;
  return heading ? DocumentFormat::kMarkdown : DocumentFormat::kPlain;
}

// "docs/North_Atlantic_Treaty.html" -> "North Atlantic Treaty".
std::string TitleOfName(std::string_view name) {
  std::string stem = std::filesystem::path(std::string(name)).stem().string();
  std::replace(stem.begin(), stem.end(), '_', ' ');
  return stem;
}

// Files that people take for text, by how they begin.
struct ForeignFormat {
  std::string_view signature;
  std::string_view what;
  std::string_view way_out;
};
constexpr ForeignFormat kForeignFormats[] = {
    {"\xFF\xFE", "UTF-16 text", "iconv -f UTF-16 -t UTF-8"},
    {"\xFE\xFF", "UTF-16 text", "iconv -f UTF-16 -t UTF-8"},
    {"%PDF-", "a PDF file", "pdftotext -layout"},
    {"{\\rtf", "an RTF file", "pandoc -f rtf -t markdown"},
    {"PK\x03\x04", "an office document or another ZIP archive", "pandoc -t markdown, or unzip"},
    {"\x1F\x8B", "compressed with gzip", "gunzip"},
    {"\x28\xB5\x2F\xFD", "compressed with zstd", "unzstd"},
};

absl::Status CheckText(std::string_view name, std::string_view bytes) {
  if (bytes.size() > kMaxDocumentBytes) {
    return ResourceExhausted(name, ": ", bytes.size() >> 20, " MB are more than the ", kMaxDocumentBytes >> 20,
                             " MB that one document may have; split it into several files");
  }
  for (const ForeignFormat& format : kForeignFormats) {
    if (bytes.substr(0, format.signature.size()) != format.signature) continue;
    return InvalidArgument(name, ": this is ", format.what, "; turn it into text first: ", format.way_out);
  }
  if (const size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
    return InvalidArgument(name, ": this is not text (a zero byte at offset ", zero,
                           "); plain text, Markdown and HTML can be read");
  }
  if (const std::optional<size_t> bad = FindInvalidUtf8(bytes)) {
    return InvalidArgument(name, ": not UTF-8 at byte ", *bad, ", line ", LineIndex(bytes).LineOf(*bad),
                           "; convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8");
  }
  return absl::OkStatus();
}

absl::Status PathError(const std::string& path, int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return NotFound(path, ": no such file; check the path");
    case EACCES:
      return absl::PermissionDeniedError(StrCat(path, ": may not be read by this user; chmod u+r would allow it"));
    default:
      return Internal(path, ": cannot be read: ", std::strerror(error));
  }
}

}  // namespace

absl::StatusOr<Document> ReadDocument(std::string name, std::string bytes, DocumentFormat format) {
  WHENCE_RETURN_IF_ERROR(CheckText(name, bytes));
  Document document;
  if (format == DocumentFormat::kAuto) format = FormatOfName(name);
  if (format == DocumentFormat::kAuto) format = FormatOfContent(bytes);
  document.title = TitleOfName(name);
  document.name = std::move(name);
  document.source = std::move(bytes);
  ReadBlocks(format, &document);
  return document;
}

absl::StatusOr<std::string> ReadBytes(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return PathError(path, errno);
  struct stat info = {};
  std::string bytes;
  absl::Status status;
  if (fstat(file, &info) != 0) {
    status = PathError(path, errno);
  } else if (S_ISDIR(info.st_mode)) {
    status = InvalidArgument(path, ": is a folder; name the files in it, for example ", path, "/*");
  } else if (info.st_size > 0 && static_cast<uint64_t>(info.st_size) > kMaxDocumentBytes) {
    status = ResourceExhausted(path, ": ", info.st_size >> 20, " MB are more than the ", kMaxDocumentBytes >> 20,
                               " MB that one document may have; split it into several files");
  }
  // A pipe has no size to trust, so the limit holds while reading too.
  char buffer[1 << 16];
  while (status.ok()) {
    const ssize_t got = read(file, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = PathError(path, errno);
    if (got <= 0) break;
    bytes.append(buffer, static_cast<size_t>(got));
    if (bytes.size() > kMaxDocumentBytes) {
      status = ResourceExhausted(path, ": more than the ", kMaxDocumentBytes >> 20,
                                 " MB that one document may have; split it into several files");
    }
  }
  close(file);
  if (status.ok() && bytes.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
    status = InvalidArgument(path, ": is empty; there is nothing to read");
  }
  if (!status.ok()) return status;
  return bytes;
}

absl::StatusOr<Document> ReadFile(const std::string& path) {
  WHENCE_ASSIGN_OR_RETURN(std::string bytes, ReadBytes(path));
  return ReadDocument(path, std::move(bytes));
}

}  // namespace whence
