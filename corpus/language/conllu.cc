#include "corpus/language/conllu.h"

#include <algorithm>
#include <cstdio>
#include <variant>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

std::string_view Features(Xpos xpos) {
  switch (xpos) {
    case Xpos::kNn:
    case Xpos::kNnp:
      return "Number=Sing";
    case Xpos::kNns:
    case Xpos::kNnps:
      return "Number=Plur";
    case Xpos::kVb:
      return "VerbForm=Inf";
    case Xpos::kVbd:
      return "Mood=Ind|Tense=Past|VerbForm=Fin";
    case Xpos::kVbn:
      return "Tense=Past|VerbForm=Part";
    case Xpos::kVbg:
      return "VerbForm=Ger";
    case Xpos::kVbp:
      return "Mood=Ind|Tense=Pres|VerbForm=Fin";
    case Xpos::kVbz:
      return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
    case Xpos::kMd:
      return "VerbForm=Fin";
    case Xpos::kJj:
    case Xpos::kRb:
      return "Degree=Pos";
    case Xpos::kJjr:
    case Xpos::kRbr:
      return "Degree=Cmp";
    case Xpos::kJjs:
    case Xpos::kRbs:
      return "Degree=Sup";
    case Xpos::kCd:
      return "NumType=Card";
    default:
      return "_";
  }
}

// White space of any kind as one blank: a field is on one line.
std::string OneLine(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (!IsAsciiSpace(c)) {
      line.push_back(c);
    } else if (!line.empty() && line.back() != ' ') {
      line.push_back(' ');
    }
  }
  return line.empty() ? "_" : line;
}

std::string RenderDate(const CalendarDate& date) {
  char text[40];
  if (date.day != 0) {
    std::snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month, date.day);
  } else if (date.month != 0) {
    std::snprintf(text, sizeof(text), "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(text, sizeof(text), "%04d", date.year);
  }
  return text;
}

bool Glued(const Token& before, const Token& token) { return before.span.end == token.span.begin; }

// Whether a token is the second part of a contraction: "n't", "'s", "na" of "gonna".
bool IsClitic(const Token& before, const Token& token) {
  if (!Glued(before, token) || before.upos == Upos::kPunct || !IsAsciiLetter(token.form.back() | 0x20)) {
    return Glued(before, token) && token.xpos == Xpos::kPos && before.upos != Upos::kPunct;
  }
  if (token.form.front() == '\'' || token.form.starts_with("\u2019")) return true;
  const std::string lower = AsciiLowered(token.form);
  const bool after_letter = IsAsciiLetter(before.form.back());
  return after_letter && (lower == "n't" || lower == "n\u2019t" || lower == "nt" || lower == "na" || lower == "ta" ||
                          lower == "not" || token.xpos == Xpos::kPos);
}

}  // namespace

std::string RenderTokenValue(const TokenValue& value) {
  if (const auto* date = std::get_if<CalendarDate>(&value)) return RenderDate(*date);
  if (const auto* range = std::get_if<DateRange>(&value)) {
    return StrCat(range->first ? RenderDate(*range->first) : "..", "/", range->last ? RenderDate(*range->last) : "..");
  }
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    char number[40];
    std::snprintf(number, sizeof(number), "%.15g", quantity->value);
    return quantity->unit.empty() ? std::string(number) : StrCat(number, " ", quantity->unit);
  }
  return {};
}

std::string RenderConllu(const Sentence& sentence, std::string_view text, std::string_view id) {
  std::string out =
      StrCat("# sent_id = ", id, "\n# text = ", OneLine(text.substr(sentence.span.begin, sentence.span.size())), "\n");
  const std::vector<Token>& tokens = sentence.tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const auto no_space = [&](size_t index) {
      return index + 1 < tokens.size() && Glued(tokens[index], tokens[index + 1]);
    };
    const bool starts_range =
        (i == 0 || !IsClitic(tokens[i - 1], token)) && i + 1 < tokens.size() && IsClitic(token, tokens[i + 1]);
    if (starts_range) {
      size_t last = i + 1;
      while (last + 1 < tokens.size() && IsClitic(tokens[last], tokens[last + 1])) ++last;
      const std::string_view form = text.substr(token.span.begin, tokens[last].span.end - token.span.begin);
      out += StrCat(i + 1, "-", last + 1, "\t", form, "\t_\t_\t_\t_\t_\t_\t_\t", no_space(last) ? "SpaceAfter=No" : "_",
                    "\n");
    }
    std::string misc;
    const auto add = [&misc](std::string_view key, std::string_view field) {
      misc += StrCat(misc.empty() ? "" : "|", key, "=", field);
    };
    const bool inside_range =
        (i + 1 < tokens.size() && IsClitic(token, tokens[i + 1])) || (i > 0 && IsClitic(tokens[i - 1], token));
    if (no_space(i) && !inside_range) add("SpaceAfter", "No");
    if (token.type != EntityType::kNone) add("Type", EntityTypeName(token.type));
    if (const std::string value = RenderTokenValue(token.value); !value.empty()) add("Value", value);
    if (!token.acronym.empty()) add("Acronym", token.acronym);
    out += StrCat(i + 1, "\t", OneLine(token.form), "\t", OneLine(token.lemma), "\t", UposName(token.upos), "\t",
                  XposName(token.xpos), "\t", Features(token.xpos), "\t", token.head + 1, "\t",
                  DeprelName(token.deprel), "\t_\t", misc.empty() ? "_" : misc, "\n");
  }
  return out + "\n";
}

}  // namespace whence
