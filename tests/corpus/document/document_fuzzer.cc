// Any bytes, read as each format: every block lies in the file, every parent before its child, every mapped text maps
// into the file. A failure aborts.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "corpus/document/reader.h"

namespace {

using whence::Document;
using whence::DocumentFormat;

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void CheckText(const whence::MappedText& text, const Document& document) {
  if (text.empty()) return;
  const whence::ByteSpan span = text.ToSource({0, text.text().size()});
  Require(span.begin <= span.end && span.end <= document.source.size(), "a text maps into the source");
}

void Check(const Document& document) {
  const auto count = static_cast<int32_t>(document.blocks.size());
  for (int32_t i = 0; i < count; ++i) {
    const whence::Block& block = document.blocks[static_cast<size_t>(i)];
    Require(block.span.begin < block.span.end && block.span.end <= document.source.size(),
            "a block lies in the source");
    Require(block.parent < i, "a parent stands before its child");
    Require(!block.text.empty(), "a block has text");
    CheckText(block.text, document);
    CheckText(block.key, document);
    CheckText(block.value, document);
    for (const whence::Cell& cell : block.cells) {
      Require(cell.column < document.tables.at(static_cast<size_t>(block.table)).columns, "a cell has its column");
      CheckText(cell.text, document);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const DocumentFormat format : {DocumentFormat::kPlain, DocumentFormat::kMarkdown, DocumentFormat::kHtml}) {
    const auto document = whence::ReadDocument("fuzz", bytes, format);
    if (document.ok()) Check(*document);
  }
  return 0;
}
