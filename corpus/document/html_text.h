#ifndef WHENCE_CORPUS_DOCUMENT_HTML_TEXT_H_
#define WHENCE_CORPUS_DOCUMENT_HTML_TEXT_H_

#include <gumbo.h>

#include <string_view>

#include "corpus/document/collapsed_text.h"

namespace whence {

// Appends a text node, its decoded characters matched with the bytes they were written as: entities, dropped carriage
// returns, and stray tags that the parser read over. `source` is what gumbo parsed. Linear.
void AppendHtmlText(const GumboNode& node, std::string_view source, CollapsedText* out);

// Elements have attributes and children; text, comments and the document itself are none.
inline bool IsHtmlElement(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

// Behind the ">" that ends the tag which `at` stands in, quoted attribute values aside; the source's end where there is
// none. Linear.
size_t HtmlTagEnd(std::string_view source, size_t at);

// The value of an attribute, or "".
std::string_view HtmlAttribute(const GumboNode& node, const char* name);

// Whether the element goes on with the text around it, as <b> does. So does what HTML does not know.
bool IsInlineHtml(GumboTag tag);

// Whether the element is a part of the page beside its text: navigation, footers, forms, advertising, comments, share
// buttons, programs; told by its tag, its role, and the words in its class and id.
bool IsHtmlFurniture(const GumboNode& node);

// Whether the element is never shown: scripts, styles, hidden elements.
bool IsHtmlHidden(const GumboNode& node);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_HTML_TEXT_H_
