#ifndef WHENCE_RULES_WORDS_BUILTIN_LISTS_H_
#define WHENCE_RULES_WORDS_BUILTIN_LISTS_H_

#include <string_view>

namespace whence {

// The rule files of this folder, put into the program by the build (whence_embed in tools/cmake/whence.cmake).
extern const std::string_view kPeopleRules;
extern const std::string_view kThingsRules;
extern const std::string_view kTellingRules;
extern const std::string_view kAskedRules;
extern const std::string_view kLabelsRules;
extern const std::string_view kLinksRules;
extern const std::string_view kMeasuresRules;
extern const std::string_view kVerbsRules;
extern const std::string_view kFormsRules;
extern const std::string_view kUnitsRules;
extern const std::string_view kNamesRules;

}  // namespace whence

#endif  // WHENCE_RULES_WORDS_BUILTIN_LISTS_H_
