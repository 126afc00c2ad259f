// Who comes to be, is and is no longer mayor of what: "was elected mayor of X", "served as mayor of X", "resigned as
// mayor of X", "was dismissed as mayor of X".

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/strings.h"
#include "rules/extraction/lexicon_frames.h"
#include "rules/extraction/state_change.h"
#include "rules/words/word_lists.h"

namespace whence {

std::string LexiconFrames::BeginningOrEnd(std::string_view verb, std::string_view wording) const {
  if (verb != "become" && verb != "cease be") return std::string(wording);
  const PredicateForm* state = lexicon_.Find(StrCat("be", wording.substr(verb.size())));
  if (state == nullptr || state->swapped) return std::string(wording);
  return verb == "become" ? BeginningOf(state->canonical) : EndOf(state->canonical);
}

void LexiconFrames::AddOffice(const Extraction& frame, std::vector<Extraction>* out) const {
  const bool given = words_.office_given.contains(frame.lemma), taken = words_.office_taken.contains(frame.lemma);
  const bool held = words_.office_held.contains(frame.lemma), left = words_.office_left.contains(frame.lemma);
  const bool removed = words_.office_removed.contains(frame.lemma) || IsIn(WordList::kOusting, frame.lemma);
  if (!given && !taken && !held && !left && !removed) return;
  const Argument* office = frame.Find(Role::kAttribute);
  if (office == nullptr) {
    const auto as = std::find_if(frame.arguments.begin(), frame.arguments.end(), [](const Argument& argument) {
      return argument.role == Role::kOblique && argument.preposition == "as";
    });
    if (as != frame.arguments.end()) office = &*as;
  }
  if (office == nullptr || !NamesOffice(*office)) return;
  const auto add = [&](Role who, std::string_view verb) {
    const Argument* holder = frame.Find(who);
    if (holder == nullptr) return;
    Extraction role = frame;
    role.lemma = verb;
    AddRelational(role, *office, *holder, out);
  };
  if (given || taken || held || left) {
    add(given ? Role::kObject : Role::kSubject, left ? "cease be" : held ? "be" : "become");
  }
  if (removed) add(Role::kObject, "cease be");
}

}  // namespace whence
