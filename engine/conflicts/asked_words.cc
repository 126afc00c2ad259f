#include "engine/conflicts/asked_words.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "engine/coreference/name_relation.h"
#include "engine/verify/number_units.h"
#include "graph/base/strings.h"
#include "graph/fold.h"

namespace whence {

AskedWords::AskedWords(const Sentence& sentence) : sentence_(sentence) {
  for (const Token& token : sentence.tokens) {
    for (absl::string_view word : absl::StrSplit(ToAbsl(token.form), ' ')) {
      words_.insert(FoldName(ToStd(word)));
      if (const std::optional<double> figure = Figure(ToStd(word)); figure.has_value()) figures_.insert(*figure);
    }
  }
}

std::optional<double> AskedWords::Figure(std::string_view text) {
  for (absl::string_view part : absl::StrSplit(ToAbsl(text), ' ')) {
    const std::string word = AsciiLowered(ToStd(part));
    if (word == "a" || word == "an") continue;
    if (const std::optional<double> figure = ParseNumber(word); figure.has_value()) return figure;
  }
  return std::nullopt;
}

bool AskedWords::Name(const Saying& saying) const {
  switch (saying.kind) {
    case ConflictKind::kNegation:
      return true;
    case ConflictKind::kTime:
      for (size_t i = 0; i < sentence_.tokens.size(); ++i) {
        const std::optional<Interval> day = DateOf(sentence_, i);
        if (day.has_value() && saying.when.has_value() && Overlap(*day, *saying.when)) return true;
      }
      return false;
    case ConflictKind::kNumber: {
      const std::optional<double> figure = Figure(saying.text);
      return figure.has_value() && figures_.contains(*figure);
    }
    default: {
      const std::vector<std::string> names = NameWords(saying.text);
      return !names.empty() &&
             std::all_of(names.begin(), names.end(), [&](const std::string& word) { return words_.contains(word); });
    }
  }
}

}  // namespace whence
