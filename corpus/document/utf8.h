#ifndef WHENCE_CORPUS_DOCUMENT_UTF8_H_
#define WHENCE_CORPUS_DOCUMENT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whence {

// Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
// surrogates), or none. Linear; ASCII runs go eight bytes a step.
std::optional<size_t> FindInvalidUtf8(std::string_view text);

// Length in bytes of the character at `at`, judged by its first byte; 1 for a byte that starts none, and never beyond
// the end. REQUIRES: at < text.size().
size_t Utf8Length(std::string_view text, size_t at);

// The code point at `at` of well-formed text. REQUIRES: at < text.size().
char32_t DecodeUtf8(std::string_view text, size_t at);

// Appends one code point; a value that is none becomes U+FFFD.
void AppendUtf8(char32_t point, std::string* out);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_UTF8_H_
