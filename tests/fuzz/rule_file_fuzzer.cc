// Any bytes as a rule file: no crash, diagnostics bounded and inside the file, fields inside their lines.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rules/language/rule_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const whence::RuleFileSyntax syntax{{{.keyword = "class", .inline_text = true},
                                       {.keyword = "a",
                                        .fields = {{.key = "b", .required = true}, {.key = "c", .repeatable = true}},
                                        .free_name = true}}};
  const whence::ParsedRuleFile parsed = whence::ParseRuleFile("fuzz", text, syntax);
  if (parsed.diagnostics.size() > whence::kMaxDiagnostics) std::abort();
  for (const whence::Diagnostic& diagnostic : parsed.diagnostics) {
    if (diagnostic.Render().empty()) std::abort();
  }
  for (const whence::RuleEntry& entry : parsed.file.entries) {
    for (const whence::RuleField& field : entry.fields) {
      if (field.LocationOf(field.text.size()).line > parsed.file.lines.size()) std::abort();
    }
  }
  return 0;
}
