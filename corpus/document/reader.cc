#include "corpus/document/reader.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/document/block_reader.h"
#include "corpus/document/line_index.h"
#include "corpus/document/utf8.h"
#include "corpus/language/ascii.h"
#include "graph/base/status.h"

namespace whence {
namespace {

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

}  // namespace

DocumentFormat FormatOfName(std::string_view name) {
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) return DocumentFormat::kAuto;
  const std::string ending = AsciiLowered(name.substr(dot + 1));
  if (ending == "md" || ending == "markdown") return DocumentFormat::kMarkdown;
  if (ending == "html" || ending == "htm" || ending == "xhtml") return DocumentFormat::kHtml;
  if (ending == "txt" || ending == "text") return DocumentFormat::kPlain;
  return DocumentFormat::kAuto;
}

DocumentFormat FormatOfContent(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos) return DocumentFormat::kPlain;
  const std::string head = AsciiLowered(text.substr(begin, kFormatBytes));
  for (const std::string_view mark : {"<!doctype html", "<html", "<head", "<body", "<?xml"}) {
    if (head.rfind(mark, 0) == 0) return DocumentFormat::kHtml;
  }
  if (head[0] == '<' && head.find("</") != std::string::npos) return DocumentFormat::kHtml;
  const bool heading =
      head.rfind("# ", 0) == 0 || head.find("\n# ") != std::string::npos || head.find("\n## ") != std::string::npos;
  return heading ? DocumentFormat::kMarkdown : DocumentFormat::kPlain;
}

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

absl::StatusOr<Document> ReadFile(const std::string& path) {
  WHENCE_ASSIGN_OR_RETURN(std::string bytes, ReadFileBytes(path));
  if (bytes.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
    return InvalidArgument(path, ": is empty; there is nothing to read");
  }
  return ReadDocument(path, std::move(bytes));
}

}  // namespace whence
