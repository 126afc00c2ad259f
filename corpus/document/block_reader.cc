#include "corpus/document/block_reader.h"

#include "corpus/document/block_builder.h"
#include "corpus/document/furniture.h"
#include "corpus/document/html_reader.h"
#include "corpus/document/line_reader.h"

namespace whence {

void ReadBlocks(DocumentFormat format, Document* document) {
  BlockBuilder builder(document);
  if (format == DocumentFormat::kHtml) {
    ReadHtml(document->source, &builder);
  } else {
    const bool markdown = format == DocumentFormat::kMarkdown;
    ReadLines(document->source, markdown ? InlineMarkup::kMarkdown : InlineMarkup::kNone, &builder);
  }
  MarkFurniture(builder.guessed(), document);
}

}  // namespace whence
