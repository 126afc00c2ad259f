#ifndef WHENCE_RULES_EXTRACTION_BUILTIN_RULES_H_
#define WHENCE_RULES_EXTRACTION_BUILTIN_RULES_H_

#include <string_view>

namespace whence {

// The rule files of this folder, put into the program by the build (whence_embed in tools/cmake/whence.cmake).
extern const std::string_view kWordsRules;
extern const std::string_view kEnglishRules;
extern const std::string_view kPredicatesRules;

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_BUILTIN_RULES_H_
