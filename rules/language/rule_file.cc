#include "rules/language/rule_file.h"

#include <algorithm>
#include <map>
#include <utility>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

size_t Indentation(std::string_view line) {
  size_t i = 0;
  while (i < line.size() && IsBlank(line[i])) ++i;
  return i;
}

std::string_view TrimRight(std::string_view s) {
  while (!s.empty() && (IsBlank(s.back()) || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

bool IsNameChar(char c) { return IsAsciiAlnum(c) || c == '_' || c == '-' || c == '.'; }

// The offset of the first byte that is not well-formed UTF-8, or npos.
size_t FindInvalidUtf8(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const auto lead = static_cast<unsigned char>(s[i]);
    size_t more = 0;
    if (lead < 0x80) {
      more = 0;
    } else if (lead >= 0xC2 && lead < 0xE0) {
      more = 1;
    } else if (lead >= 0xE0 && lead < 0xF0) {
      more = 2;
    } else if (lead >= 0xF0 && lead < 0xF5) {
      more = 3;
    } else {
      return i;
    }
    if (i + more >= s.size()) return i;
    for (size_t k = 1; k <= more; ++k) {
      if ((static_cast<unsigned char>(s[i + k]) & 0xC0) != 0x80) return i;
    }
    i += more + 1;
  }
  return std::string_view::npos;
}

class Parser {
 public:
  Parser(std::string_view path, const RuleFileSyntax& syntax) : syntax_(syntax) { result_.file.path = path; }

  ParsedRuleFile Parse(std::string_view text) {
    if (text.size() > kMaxRuleFileBytes) {
      Error({1, 1}, StrCat("the file is larger than ", kMaxRuleFileBytes, " bytes"), "split it into several files");
      return std::move(result_);
    }
    SplitLines(text);
    for (line_ = 0; line_ < result_.file.lines.size() && !full_; ++line_) ParseLine();
    FinishEntry();
    return std::move(result_);
  }

 private:
  void SplitLines(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      result_.file.lines.emplace_back(TrimRight(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  SourceLocation At(size_t offset) const {
    return {static_cast<uint32_t>(line_ + 1), static_cast<uint32_t>(offset + 1)};
  }

  void Error(SourceLocation location, std::string message, std::string hint = {}) {
    if (full_) return;
    result_.diagnostics.push_back(result_.file.MakeError(location, std::move(message), std::move(hint)));
    full_ = result_.diagnostics.size() >= kMaxDiagnostics;
  }

  void ParseLine() {
    const std::string_view line = result_.file.lines[line_];
    const size_t indent = Indentation(line);
    if (indent == line.size() || line[indent] == '#') return;
    if (const size_t bad = FindInvalidUtf8(line); bad != std::string_view::npos) {
      Error(At(bad), "the line is not valid UTF-8", "save the file as UTF-8");
      return;
    }
    if (indent == 0) {
      FinishEntry();
      ParseHeader(line);
    } else if (!open_) {
      // The header above was wrong and has been reported; its fields would only repeat that.
      if (!skipping_) Error(At(indent), "an indented line that belongs to no entry", ExpectedKeyword(""));
    } else if (open_->inline_text) {
      Append(result_.file.entries.back().fields.back(), line.substr(indent), indent);
    } else if (field_open_ && indent > field_indent_) {
      Append(result_.file.entries.back().fields.back(), line.substr(indent), indent);
    } else {
      ParseField(line, indent);
    }
  }

  std::string ExpectedKeyword(std::string_view word) const {
    std::vector<std::string_view> keywords;
    for (const EntrySyntax& entry : syntax_.entries) keywords.push_back(entry.keyword);
    return ExpectedHint(word, keywords);
  }

  void ParseHeader(std::string_view line) {
    skipping_ = true;
    size_t end = 0;
    while (end < line.size() && IsNameChar(line[end])) ++end;
    const std::string_view keyword = line.substr(0, end);
    const auto entry = std::find_if(syntax_.entries.begin(), syntax_.entries.end(),
                                    [&](const EntrySyntax& e) { return e.keyword == keyword; });
    if (entry == syntax_.entries.end() || (end < line.size() && !IsBlank(line[end]))) {
      const std::string_view shown = keyword.empty() ? line.substr(0, 20) : keyword;
      Error(At(0), StrCat("unknown entry \"", shown, "\""), ExpectedKeyword(keyword));
      return;
    }
    ParseName(line, end, *entry);
  }

  void ParseName(std::string_view line, size_t at, const EntrySyntax& syntax) {
    while (at < line.size() && IsBlank(line[at])) ++at;
    const size_t begin = at;
    size_t end = line.size();
    if (syntax.inline_text) {
      end = syntax.unnamed ? begin : std::min(line.find(" =", begin), line.size());
      if (!syntax.unnamed && begin < line.size() && line[begin] == '=') end = begin;
    }
    if (!syntax.free_name) {
      end = begin;
      while (end < line.size() && IsNameChar(line[end])) ++end;
    }
    const std::string_view name = TrimRight(line.substr(begin, end - begin));
    if (name.empty() && !syntax.unnamed) {
      Error(At(begin), StrCat("\"", syntax.keyword, "\" without a name"),
            StrCat("expected ", syntax.keyword, " NAME", syntax.inline_text ? " = text" : ""));
      return;
    }
    size_t rest = end;
    while (rest < line.size() && IsBlank(line[rest])) ++rest;
    if (syntax.inline_text ? rest >= line.size() || line[rest] != '=' : rest < line.size()) {
      Error(At(rest),
            syntax.inline_text ? StrCat("no \"=\" in ", syntax.keyword, " \"", name, "\"")
                               : StrCat("text behind the name of ", syntax.keyword, " \"", name, "\""),
            syntax.inline_text ? StrCat("expected ", syntax.keyword, " NAME = text")
                               : "expected the end of the line; fields stand on indented lines below");
      return;
    }
    Open(syntax, name, begin);
    if (!syntax.inline_text) return;
    ++rest;
    while (rest < line.size() && IsBlank(line[rest])) ++rest;
    RuleField field;
    field.key = "=";
    field.location = At(rest);
    result_.file.entries.back().fields.push_back(std::move(field));
    if (rest < line.size()) Append(result_.file.entries.back().fields.back(), line.substr(rest), rest);
  }

  void Open(const EntrySyntax& syntax, std::string_view name, size_t name_offset) {
    RuleEntry entry;
    entry.keyword = syntax.keyword;
    entry.name = name;
    entry.location = At(0);
    entry.name_location = At(name_offset);
    auto [known, fresh] = names_.emplace(std::pair(syntax.keyword, name), entry.location.line);
    if (!fresh && !syntax.repeatable_name) {
      Error(entry.name_location, StrCat(syntax.keyword, " \"", name, "\" is defined twice"),
            StrCat("the first is on line ", known->second));
    }
    result_.file.entries.push_back(std::move(entry));
    open_ = &syntax;
    skipping_ = false;
    field_open_ = false;
  }

  std::vector<std::string_view> FieldKeys() const {
    std::vector<std::string_view> keys;
    for (const FieldSyntax& field : open_->fields) keys.push_back(field.key);
    return keys;
  }

  void ParseField(std::string_view line, size_t indent) {
    field_open_ = false;
    size_t end = indent;
    while (end < line.size() && IsNameChar(line[end])) ++end;
    RuleEntry& entry = result_.file.entries.back();
    const std::string_view key = line.substr(indent, end - indent);
    if (key.empty() || end >= line.size() || line[end] != ':') {
      Error(At(end), StrCat("a line of ", entry.keyword, " \"", entry.name, "\" that is no field"),
            StrCat("expected key: text, the key being ", JoinAlternatives(FieldKeys())));
      return;
    }
    const auto field_syntax =
        std::find_if(open_->fields.begin(), open_->fields.end(), [&](const FieldSyntax& f) { return f.key == key; });
    // Continuation lines of a wrong field are swallowed with it.
    field_open_ = true;
    field_indent_ = indent;
    if (field_syntax == open_->fields.end()) {
      Error(At(indent), StrCat("unknown field \"", key, "\" in ", entry.keyword, " \"", entry.name, "\""),
            ExpectedHint(key, FieldKeys()));
    } else if (!field_syntax->repeatable && entry.Find(key) != nullptr) {
      Error(At(indent), StrCat("field \"", key, "\" stands twice in ", entry.keyword, " \"", entry.name, "\""),
            StrCat("the first is on line ", entry.Find(key)->location.line));
    }
    RuleField field;
    field.key = key;
    field.location = At(indent);
    ++end;
    while (end < line.size() && IsBlank(line[end])) ++end;
    if (end < line.size()) Append(field, line.substr(end), end);
    entry.fields.push_back(std::move(field));
  }

  void Append(RuleField& field, std::string_view text, size_t offset) {
    if (field.text.empty()) too_long_ = false;
    if (too_long_) return;
    if (field.text.size() + text.size() > kMaxRuleFieldBytes) {
      Error(At(offset), StrCat("the text of \"", field.key, "\" is longer than ", kMaxRuleFieldBytes, " bytes"));
      too_long_ = true;
      return;
    }
    if (!field.text.empty()) field.text += ' ';
    field.pieces.push_back({field.text.size(), At(offset)});
    field.text += text;
  }

  void FinishEntry() {
    if (!open_) return;
    const RuleEntry& entry = result_.file.entries.back();
    for (const RuleField& field : entry.fields) {
      if (field.text.empty()) Error(field.location, StrCat("nothing behind \"", field.key, "\""), "expected text");
    }
    for (const FieldSyntax& field : open_->fields) {
      if (field.required && !entry.Find(field.key)) {
        Error(entry.location, StrCat(entry.keyword, " \"", entry.name, "\" has no field \"", field.key, "\""));
      }
    }
    open_ = nullptr;
  }

  const RuleFileSyntax& syntax_;
  ParsedRuleFile result_;
  std::map<std::pair<std::string_view, std::string_view>, uint32_t> names_;  // views of the lines
  size_t line_ = 0;
  const EntrySyntax* open_ = nullptr;  // of the entry being read
  bool skipping_ = false;              // the entry being read has a wrong header
  bool field_open_ = false;
  size_t field_indent_ = 0;
  bool too_long_ = false;  // the field being read; reported once
  bool full_ = false;
};

}  // namespace

SourceLocation RuleField::LocationOf(size_t offset) const {
  SourceLocation found = location;
  for (const TextPiece& piece : pieces) {
    if (piece.offset > offset) break;
    found = piece.location;
    found.column += static_cast<uint32_t>(std::min(offset, text.size()) - piece.offset);
  }
  return found;
}

const RuleField* RuleEntry::Find(std::string_view key) const {
  for (const RuleField& field : fields) {
    if (field.key == key) return &field;
  }
  return nullptr;
}

Diagnostic RuleFile::MakeError(SourceLocation location, std::string message, std::string hint) const {
  Diagnostic diagnostic;
  diagnostic.file = path;
  diagnostic.location = location;
  if (location.line >= 1 && location.line <= lines.size()) diagnostic.source_line = lines[location.line - 1];
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

ParsedRuleFile ParseRuleFile(std::string_view path, std::string_view text, const RuleFileSyntax& syntax) {
  return Parser(path, syntax).Parse(text);
}

}  // namespace whence
