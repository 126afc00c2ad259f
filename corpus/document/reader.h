#ifndef WHENCE_CORPUS_DOCUMENT_READER_H_
#define WHENCE_CORPUS_DOCUMENT_READER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "corpus/document/document.h"
#include "graph/base/file_bytes.h"

namespace whence {

enum class DocumentFormat : uint8_t {
  kAuto,  // by the name's ending (.md, .markdown, .html, .htm, .xhtml, .txt), else by how the content begins
  kPlain,
  kMarkdown,
  kHtml,
};

// A document may be at most this large; a larger one is refused by name.
inline constexpr uint64_t kMaxDocumentBytes = kMaxFileBytes;

// What kAuto goes by. The name's ending; kAuto where that tells nothing.
DocumentFormat FormatOfName(std::string_view name);
// Otherwise the first kFormatBytes behind white space; never kAuto.
DocumentFormat FormatOfContent(std::string_view beginning);
inline constexpr uint64_t kFormatBytes = 1024;

// Reads a text into blocks. `name` is kept as Document::name and stands in every message. The bytes are kept unchanged
// as Document::source, so that all spans count in what was given, a byte order mark included. An empty text gives a
// document without blocks.
// Errors: InvalidArgument for a binary file and for bytes that are not UTF-8 (with the offset, the line and the command
// that converts), ResourceExhausted beyond kMaxDocumentBytes. Linear in the bytes; nesting of HTML is cut at a fixed
// depth, its text is kept. Thread-safe.
absl::StatusOr<Document> ReadDocument(std::string name, std::string bytes,
                                      DocumentFormat format = DocumentFormat::kAuto);

// Reads a file or pipe (graph/base/file_bytes.h has the errors), then ReadDocument. InvalidArgument, too, for an empty
// file.
absl::StatusOr<Document> ReadFile(const std::string& path);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_READER_H_
