#ifndef WHENCE_CORPUS_DOCUMENT_HTML_GUARD_H_
#define WHENCE_CORPUS_DOCUMENT_HTML_GUARD_H_

#include <string>
#include <string_view>

namespace whence {

// A copy of the page, byte for byte as long, in which tags that would nest elements beyond a fixed depth, and tags with
// unreasonably many attributes, are blanked out. A parser that keeps a stack of open elements, looks through it for
// each tag and frees its tree by recursion, as gumbo does, then runs in linear time and bounded stack. Linear.
std::string LimitHtmlNesting(std::string_view source);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_HTML_GUARD_H_
