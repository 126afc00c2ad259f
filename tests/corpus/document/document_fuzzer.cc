// Any bytes, read as each format, give a document that holds together.
#include <cstddef>
#include <cstdint>
#include <string>

#include "corpus/document/fragment_text.h"
#include "corpus/document/reader.h"
#include "tests/corpus/document/document_check.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using whence::DocumentFormat;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const DocumentFormat format : {DocumentFormat::kPlain, DocumentFormat::kMarkdown, DocumentFormat::kHtml}) {
    const auto document = whence::ReadDocument("fuzz", bytes, format);
    if (!document.ok()) continue;
    whence::CheckDocument(*document);
    whence::FragmentText(bytes, format);
  }
  return 0;
}
