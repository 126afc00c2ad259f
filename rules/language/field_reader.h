#ifndef WHENCE_RULES_LANGUAGE_FIELD_READER_H_
#define WHENCE_RULES_LANGUAGE_FIELD_READER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "rules/language/rule_file.h"

namespace whence {

// What the parsers of the texts in fields share: a place in the text, and the first mistake reported where it stands.
// Internal to rules/language.
class FieldReader {
 protected:
  FieldReader(const RuleFile& file, const RuleField& field, size_t begin, std::vector<Diagnostic>& diagnostics)
      : file_(file), field_(field), text_(field.text), at_(begin), diagnostics_(diagnostics) {}

  // What follows a mistake would only repeat it.
  void Error(size_t offset, std::string message, std::string hint) {
    if (!failed_)
      diagnostics_.push_back(file_.MakeError(field_.LocationOf(offset), std::move(message), std::move(hint)));
    failed_ = true;
  }

  void SkipBlanks() {
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  }

  // Letters, digits, "_" and "-".
  static bool IsNameChar(char c) { return IsAsciiAlnum(c) || c == '_' || c == '-'; }

  const RuleFile& file_;
  const RuleField& field_;
  std::string_view text_;
  size_t at_;
  std::vector<Diagnostic>& diagnostics_;
  bool failed_ = false;
};

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_FIELD_READER_H_
