// Predicates that say what is true or false of things: "vegetarian", "hasParking", "takesReservations".
#include <utility>

#include "engine/questions/lexicon_builder.h"
#include "engine/questions/morphology.h"
#include "graph/base/status.h"
#include "graph/value.h"

namespace whence {

absl::Status LexiconBuilder::FindFlags() {
  if (graph_.Counts().documents > 0) return absl::OkStatus();
  for (Predicate& predicate : predicates_) {
    constexpr size_t kMostWritings = 4;  // true, false, 1 and 0
    LexicalFlag flag{predicate.labels.empty() ? predicate.name : predicate.labels.front(), predicate.id, {}, {}};
    bool only = predicate.objects == kLiteralClass;
    const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = predicate.id});
    for (size_t i = 0; only && cursor->Valid(); ++i) {
      const TermId object(cursor->key()[1]);
      WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(object));
      const Value value = Value::OfTerm(term);
      only = i < kMostWritings && value.kind == Value::Kind::kBoolean;
      (value.boolean ? flag.yes : flag.no).push_back(object);
      cursor->Seek({predicate.id.value(), object.value() + 1, 0});
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
    if (!only) continue;
    predicate.flag = true;
    const auto index = static_cast<uint32_t>(out_.flags_.size());
    out_.flags_.push_back(std::move(flag));
    AddFlag(WordsOf(predicate.name), index);
    for (const std::string& label : predicate.labels) AddFlag(WordsOf(label), index);
  }
  return absl::OkStatus();
}

void LexiconBuilder::AddFlag(std::vector<std::string> words, uint32_t flag) {
  const auto add = [&](PhraseUse use) { out_.phrases_.Add(words, {use, false, flag, kDefaultCost, {}}); };
  const bool has = words.size() > 1 && (words[0] == "has" || words[0] == "have");
  const bool is = words.size() > 1 && words[0] == "is";
  const std::vector<std::string> verbs =
      words.size() > 1 && !has && !is && words[0].ends_with("s") ? VerbsOfForm(words[0]) : std::vector<std::string>();
  if (has || is) words.erase(words.begin());
  if (words.empty()) return;
  if (verbs.empty()) {
    if (!has) return add(PhraseUse::kFlag);
    add(PhraseUse::kFlagHad);
    words.back() = PluralsOf(words.back()).front();
    return add(PhraseUse::kFlagHad);
  }
  add(PhraseUse::kFlagFinite);
  for (const std::string& verb : verbs) {
    words[0] = verb;
    add(PhraseUse::kFlagBase);
    add(PhraseUse::kFlagFinite);
  }
}

}  // namespace whence
