// What SayingReader reads of where things happened, and of where they have their seat.

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/conflicts/saying.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr std::string_view kInPlace = " in ";
constexpr std::string_view kSeatOf = "be headquarters of", kLiesIn = "be located in";

}  // namespace

std::string_view SayingReader::CauseOf(std::string_view phrase) { return phrase.substr(0, phrase.find(kInPlace)); }

absl::Status SayingReader::ReadPlace(const Parts& parts, const std::vector<Qualified>& qualifiers,
                                     std::vector<Saying>& sayings) {
  const bool phrase = rules_.Lists(ConflictList::kPhrase, parts.predicate);
  if (!phrase && !rules_.Lists(ConflictList::kPlaced, parts.predicate)) return absl::OkStatus();
  std::string_view verb = parts.predicate;
  std::string text;
  TermId of = parts.subject;
  if (phrase && parts.object_term.IsLiteral()) {  // "died of pneumonia in Turku"
    verb = verb.substr(0, verb.rfind(' '));
    if (!rules_.Lists(ConflictList::kPlaced, verb)) return absl::OkStatus();
    text = parts.object_term.lexical.substr(CauseOf(parts.object_term.lexical).size());
    text = text.starts_with(kInPlace) ? text.substr(kInPlace.size()) : std::string();
  }
  if (verb.ends_with(" in")) {  // "die in": the place is the object
    verb.remove_suffix(3);
    if (parts.object == TermId()) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(text, NameOf(parts.object));
  } else if (text.empty()) {
    if (parts.object != TermId() && !phrase) of = parts.object;
    for (const auto& [name, value] : qualifiers) {
      if (!IsOneOf(name, {kPlaceQualifier, "in", "at"}) || IntervalOf(value).has_value()) continue;
      if (!text.empty()) return absl::OkStatus();  // which of them, nobody knows
      text = value.lexical;
      if (value.IsLiteral()) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(value));
      if (!id.has_value()) continue;
      WHENCE_ASSIGN_OR_RETURN(text, DisplayName(graph_, *id));
    }
  }
  if (of == TermId() || text.empty() || !IsAsciiUpper(text.front()) || text.starts_with("The "))
    return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of, parts.document));
  if (key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kPlace, .of = of, .what = StrCat(verb, " in"), .text = std::move(text)};
  saying.slot = StrCat("place|", verb, "|", key);
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

absl::Status SayingReader::ReadSeat(const Parts& parts, std::vector<Saying>& sayings) {
  if (parts.subject == TermId() || parts.object == TermId()) return absl::OkStatus();
  TermId of = parts.subject, where = parts.object;
  if (parts.cell) {
    if (parts.object_term.IsLiteral() || RelationOf(lexicon_, parts.predicate) != kSeatOf) return absl::OkStatus();
  } else {
    // Where it is now: a seat may have been moved.
    const bool now =
        rules_.Speaks(ConflictList::kPresent, parts.text) && !rules_.Speaks(ConflictList::kPast, parts.text);
    if (!now || parts.when.has_value() || !rules_.Speaks(ConflictList::kSeat, parts.text)) return absl::OkStatus();
    if (parts.predicate == kSeatOf) {
      std::swap(of, where);
    } else if (parts.predicate != kLiesIn) {
      return absl::OkStatus();
    }
  }
  // A part of it, "the head office of Holm Works", is told of by other statements as well.
  WHENCE_ASSIGN_OR_RETURN(const Term* owner, Decode(of));
  if (owner->IsLiteral() || owner->lexical.find('~') != std::string::npos) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of, parts.document));
  WHENCE_ASSIGN_OR_RETURN(const std::string place, NameOf(where));
  if (key.empty() || place.empty() || !IsAsciiUpper(place.front())) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kPlace, .of = of, .what = "headquarters in", .text = place};
  saying.slot = StrCat("seat|", key);
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

}  // namespace whence
