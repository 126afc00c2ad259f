#ifndef WHENCE_TESTS_CORPUS_DOCUMENT_DOCUMENT_CHECK_H_
#define WHENCE_TESTS_CORPUS_DOCUMENT_DOCUMENT_CHECK_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "corpus/document/document.h"

// What holds of every document, whatever it was read from. A breach aborts, as fuzzers want it.
namespace whence {

inline void RequireThat(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

inline void CheckText(const MappedText& text, const Document& document) {
  if (text.empty()) return;
  const ByteSpan span = text.ToSource({0, text.text().size()});
  RequireThat(span.begin <= span.end && span.end <= document.source.size(), "a text maps into the source");
}

inline void CheckDocument(const Document& document) {
  const auto count = static_cast<int32_t>(document.blocks.size());
  for (int32_t i = 0; i < count; ++i) {
    const Block& block = document.blocks[static_cast<size_t>(i)];
    RequireThat(block.span.begin < block.span.end && block.span.end <= document.source.size(),
                "a block lies in the source");
    RequireThat(block.parent < i, "a parent stands before its child");
    RequireThat(!block.text.empty(), "a block has text");
    CheckText(block.text, document);
    CheckText(block.key, document);
    CheckText(block.value, document);
    for (const Cell& cell : block.cells) {
      RequireThat(cell.column < document.tables.at(static_cast<size_t>(block.table)).columns, "a cell has its column");
      CheckText(cell.text, document);
    }
  }
}

}  // namespace whence

#endif  // WHENCE_TESTS_CORPUS_DOCUMENT_DOCUMENT_CHECK_H_
