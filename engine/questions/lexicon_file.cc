#include "engine/questions/lexicon_file.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "rules/language/rule_reader.h"

namespace whence {
namespace {

RuleFileSyntax LexiconSyntax() {
  return {{{.keyword = "predicate",
            .fields = {{.key = "noun", .repeatable = true},
                       {.key = "inverse-noun", .repeatable = true},
                       {.key = "verb", .repeatable = true},
                       {.key = "counts", .repeatable = true},
                       {.key = "path"},
                       {.key = "types"},
                       {.key = "unit"},
                       {.key = "symmetric"}},
            .free_name = true},
           {.keyword = "class",
            .fields = {{.key = "words", .repeatable = true},
                       {.key = "type"},
                       {.key = "subject-of"},
                       {.key = "object-of"},
                       {.key = "where"}},
            .free_name = true},
           {.keyword = "adjective", .inline_text = true, .free_name = true, .repeatable_name = true},
           {.keyword = "name", .inline_text = true, .free_name = true},
           {.keyword = "locate", .inline_text = true, .unnamed = true},
           {.keyword = "prefer", .inline_text = true, .unnamed = true},
           {.keyword = "bare", .inline_text = true, .unnamed = true},
           {.keyword = "made-by", .inline_text = true, .unnamed = true},
           {.keyword = "option", .inline_text = true}}};
}

void Append(std::vector<std::string>& to, std::vector<std::string> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class LexiconReader {
 public:
  explicit LexiconReader(ParsedRuleFile parsed) : source_(std::move(parsed.file)) {
    result_.file.path = source_.path;
    result_.file.lines = source_.lines;
    result_.diagnostics = std::move(parsed.diagnostics);
  }

  ParsedLexicon Read() {
    for (const RuleEntry& entry : source_.entries) {
      if (entry.keyword == "predicate") {
        ReadPredicate(entry);
      } else if (entry.keyword == "class") {
        ReadClass(entry);
      } else if (!entry.fields.empty()) {
        ReadInline(entry, entry.fields.front());
      }
    }
    return std::move(result_);
  }

 private:
  void Error(SourceLocation location, std::string message, std::string hint) {
    if (result_.diagnostics.size() >= kMaxDiagnostics) return;
    result_.diagnostics.push_back(source_.MakeError(location, std::move(message), std::move(hint)));
  }

  void ReadPredicate(const RuleEntry& entry) {
    PredicateEntry predicate;
    predicate.name = entry.name;
    predicate.location = entry.location;
    for (const RuleField& field : entry.fields) {
      if (field.key == "noun") {
        Append(predicate.nouns, SplitAlternatives(field.text, true));
      } else if (field.key == "inverse-noun") {
        Append(predicate.inverse_nouns, SplitAlternatives(field.text, true));
      } else if (field.key == "counts") {
        Append(predicate.counts, SplitAlternatives(field.text, true));
      } else if (field.key == "verb") {
        ReadVerbs(field, predicate);
      } else if (field.key == "path") {
        ReadPath(field, predicate);
      } else if (field.key == "types") {
        ReadTypes(field, predicate);
      } else if (field.key == "unit") {
        predicate.unit = AsciiLowered(field.text);
      } else if (field.key == "symmetric") {
        predicate.symmetric = field.text == "yes";
        if (field.text != "yes" && field.text != "no") {
          Error(field.LocationOf(0), StrCat("symmetric cannot be \"", field.text, "\""), "expected yes or no");
        }
      }
    }
    result_.file.predicates.push_back(std::move(predicate));
  }

  void ReadVerbs(const RuleField& field, PredicateEntry& predicate) {
    size_t offset = 0;
    for (const std::string& text : SplitAlternatives(field.text, false)) {
      offset = std::min(field.text.find(text, offset), field.text.size());
      VerbTemplate verb;
      verb.location = field.LocationOf(offset);
      std::vector<std::string> words;
      for (std::string_view rest = text; !rest.empty();) {
        const size_t end = std::min(rest.find(' '), rest.size());
        if (end > 0) words.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      // The other end stands last, or inside as in "S do O for a living".
      const std::string_view other = !words.empty() && words.front() == "S" ? "O" : "S";
      const auto inside = std::find(words.begin() + (words.empty() ? 0 : 1), words.end(), other);
      const bool framed = words.size() >= 3 && (words.front() == "S" || words.front() == "O") &&
                          inside != words.end() && words[1] != other;
      if (!framed) {
        Error(verb.location, StrCat("\"", text, "\" does not say who does it to whom"),
              "expected S for the subject of the triple, O for its object, and the verb in its dictionary form between "
              "them, as in O direct S");
        continue;
      }
      verb.object_first = words.front() == "O";
      for (auto word = words.begin() + 1; word != words.end(); ++word) {
        if (word != inside) verb.words.push_back(AsciiLowered(*word));
      }
      predicate.verbs.push_back(std::move(verb));
    }
  }

  void ReadPath(const RuleField& field, PredicateEntry& predicate) {
    std::string_view rest = field.text;
    while (!rest.empty()) {
      const size_t slash = std::min(rest.find(" / "), rest.size());
      std::string_view step = TrimAscii(rest.substr(0, slash));
      const bool inverse = step.starts_with("^");
      if (inverse) step.remove_prefix(1);
      if (step.empty())
        Error(field.LocationOf(0), "a path with an empty step", "expected predicates, as in parents / ^spouse");
      predicate.path.emplace_back(step, inverse);
      rest.remove_prefix(std::min(slash + 3, rest.size()));
    }
  }

  void ReadTypes(const RuleField& field, PredicateEntry& predicate) {
    const size_t arrow = field.text.find("->");
    if (arrow == std::string::npos) {
      Error(field.LocationOf(0), "types without \"->\"",
            "expected the class of the subject -> the class of the object, as in film -> person");
      return;
    }
    predicate.subject_classes = SplitAlternatives(std::string_view(field.text).substr(0, arrow), true);
    predicate.object_classes = SplitAlternatives(std::string_view(field.text).substr(arrow + 2), true);
  }

  void ReadClass(const RuleEntry& entry) {
    ClassEntry out;
    out.name = AsciiLowered(entry.name);
    out.location = entry.location;
    for (const RuleField& field : entry.fields) {
      if (field.key == "words") {
        Append(out.words, SplitAlternatives(field.text, true));
      } else if (field.key == "type") {
        out.types = SplitAlternatives(field.text, false);
      } else if (field.key == "where") {
        ReadWhere(field, out);
      } else {
        for (std::string& side : SplitAlternatives(field.text, false)) {
          out.sides.emplace_back(std::move(side), field.key == "object-of");
        }
      }
    }
    result_.file.classes.push_back(std::move(out));
  }

  // "city with population > 150000", "firm with sector = banking"
  void ReadWhere(const RuleField& field, ClassEntry& out) {
    constexpr std::pair<std::string_view, Comparison> kSigns[] = {{">=", Comparison::kAtLeast},
                                                                  {"<=", Comparison::kAtMost},
                                                                  {">", Comparison::kMore},
                                                                  {"<", Comparison::kLess},
                                                                  {"=", Comparison::kEqual}};
    const std::string_view text = field.text;
    const size_t with = text.find(" with ");
    for (const auto& [sign, comparison] : kSigns) {
      const size_t at = text.find(sign);
      if (at == std::string_view::npos || with == std::string_view::npos || with > at) continue;
      out.base = AsciiLowered(TrimAscii(text.substr(0, with)));
      out.measure = TrimAscii(text.substr(with + 6, at - with - 6));
      out.comparison = comparison;
      const std::string number(TrimAscii(text.substr(at + sign.size())));
      char* end = nullptr;
      out.threshold = std::strtod(number.c_str(), &end);
      if (out.measure.empty() || number.empty()) break;
      if (*end == '\0') return;
      if (comparison != Comparison::kEqual) break;
      out.value = number;
      return;
    }
    Error(field.LocationOf(0), "a condition that cannot be read",
          "expected CLASS with PREDICATE > NUMBER or CLASS with PREDICATE = NAME, as in city with population > 150000");
  }

  static void ReadList(const RuleField& field, bool lower, std::vector<ListedName>& out) {
    size_t offset = 0;
    for (const std::string& text : SplitAlternatives(field.text, false)) {
      offset = std::min(field.text.find(text, offset), field.text.size());
      out.push_back({lower ? AsciiLowered(text) : text, field.LocationOf(offset)});
    }
  }

  void ReadInline(const RuleEntry& entry, const RuleField& field) {
    if (entry.keyword == "adjective") {
      AdjectiveEntry adjective;
      adjective.location = entry.location;
      adjective.words = SplitAlternatives(entry.name, true);
      for (std::string& measure : SplitAlternatives(field.text, false)) {
        const bool smallest = measure.starts_with("-");
        adjective.measures.emplace_back(smallest ? measure.substr(1) : measure, smallest);
      }
      result_.file.adjectives.push_back(std::move(adjective));
    } else if (entry.keyword == "name") {
      result_.file.names.push_back({entry.name, SplitAlternatives(field.text, false), entry.name_location});
    } else if (entry.keyword == "locate") {
      ReadList(field, false, result_.file.locate);
    } else if (entry.keyword == "prefer") {
      ReadList(field, true, result_.file.prefer);
    } else if (entry.keyword == "made-by") {
      ReadList(field, true, result_.file.made_by);
    } else if (entry.keyword == "bare") {
      ReadList(field, true, result_.file.bare);
    } else if (entry.name == "exclude-start" && (field.text == "yes" || field.text == "no")) {
      result_.file.exclude_start = field.text == "yes";
    } else if (entry.name == "exclude-start") {
      Error(field.LocationOf(0), StrCat("option \"", entry.name, "\" cannot be \"", field.text, "\""),
            "expected yes or no");
    } else {
      constexpr std::string_view kOptions[] = {"exclude-start"};
      Error(entry.name_location, StrCat("unknown option \"", entry.name, "\""), ExpectedHint(entry.name, kOptions));
    }
  }

  RuleFile source_;
  ParsedLexicon result_;
};

}  // namespace

std::vector<std::string> SplitAlternatives(std::string_view text, bool lower) {
  std::vector<std::string> out;
  for (const std::string_view part : Alternatives(text)) {
    if (!part.empty()) out.push_back(lower ? AsciiLowered(part) : std::string(part));
  }
  return out;
}

std::vector<std::string> WordsOf(std::string_view phrase) {
  std::vector<std::string> words;
  std::string word;
  for (char c : phrase) {
    if (c == ' ' || c == '_' || c == '-' || c == '\t') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

ParsedLexicon ParseLexiconFile(std::string_view path, std::string_view text) {
  return LexiconReader(ParseRuleFile(path, text, LexiconSyntax())).Read();
}

}  // namespace whence
