#include "corpus/language/coordination.h"

#include <algorithm>

namespace whence {
namespace {

bool IsCore(Deprel label) { return label == Deprel::kNsubj || label == Deprel::kNsubjPass || label == Deprel::kObj; }

// "Peru, Chile, Cuba and Bolivia": the second name is taken for the place of the first, as in "Lima, Peru", though at
// least two conjuncts follow.
void JoinSecondNames(const std::vector<ParserWord>& words, const std::vector<bool>& coordinated,
                     std::vector<ParserArc>* arcs) {
  const size_t size = arcs->size();
  std::vector<int> conjuncts(size, 0);  // by word: its conjuncts seen so far, from the right
  for (size_t i = size; i-- > 0;) {
    ParserArc& arc = (*arcs)[i];
    if (arc.head < 0 || arc.head > static_cast<int>(i)) continue;
    const auto head = static_cast<size_t>(arc.head);
    if (arc.label == Deprel::kConj) ++conjuncts[head];
    if (arc.label != Deprel::kNmodUnmarked && arc.label != Deprel::kAppos) continue;
    const bool enclosed =
        head + 2 == i && words[head + 1].tag == Xpos::kComma && i + 1 < size && words[i + 1].tag == Xpos::kComma;
    if (enclosed && coordinated[head] && conjuncts[head] >= 2 && words[head].tag == Xpos::kNnp &&
        words[i].tag == Xpos::kNnp) {
      arc.label = Deprel::kConj;
    }
  }
}

// "Peru joined in 1978, Chile in 1980", "Peru joined in 1978 and Chile in 1980": the second name hangs on the first
// date, and the second date on the verb, which would give Peru both. The name is coordinated with the verb, and its
// date hangs on it.
void JoinGapped(const std::vector<ParserWord>& words, std::vector<ParserArc>* arcs) {
  for (size_t date = 4; date < arcs->size(); ++date) {
    const size_t name = date - 2;
    // "Chile", "the Chilean Bank"
    const size_t article = words[date - 3].tag == Xpos::kDt && date > 4 ? 1 : 0;
    const size_t link = date - 3 - article;
    const size_t before = link - 1;
    const int verb = (*arcs)[before].head;
    if (words[date].tag != Xpos::kCd || words[date - 1].tag != Xpos::kIn) continue;
    if (words[link].tag != Xpos::kComma && words[link].tag != Xpos::kCc) continue;
    if (words[before].tag != Xpos::kCd || verb < 0 || verb >= static_cast<int>(before)) continue;
    const bool loose = (*arcs)[name].head == verb && !IsCore((*arcs)[name].label);
    if (words[name].tag != Xpos::kNnp || (!loose && (*arcs)[name].head != static_cast<int>(before))) continue;
    // The second date hangs on the verb as the first does, or on the name already.
    const bool beside = (*arcs)[date].head == verb && (*arcs)[before].label == (*arcs)[date].label;
    if (!beside && (*arcs)[date].head != static_cast<int>(name)) continue;
    (*arcs)[name] = {verb, Deprel::kConj};
    (*arcs)[link].head = static_cast<int>(name);
    (*arcs)[date] = {static_cast<int>(name), Deprel::kOrphan};
  }
}

}  // namespace

void JoinLists(const std::vector<ParserWord>& words, std::vector<ParserArc>* arcs) {
  JoinGapped(words, arcs);
  const size_t size = arcs->size();
  // By word: the last one seen that has it as head and is a subject or an object; where its subtree begins; whether a
  // conjunct of it has a coordinator.
  std::vector<int> last_core(size, -1);
  std::vector<size_t> first(size);
  std::vector<bool> coordinated(size, false);
  bool any = false;
  for (size_t i = 0; i < size; ++i) {
    first[i] = i;
    if ((*arcs)[i].label != Deprel::kCc || (*arcs)[i].head < 0) continue;
    const ParserArc& conjunct = (*arcs)[static_cast<size_t>((*arcs)[i].head)];
    if (conjunct.label != Deprel::kConj || conjunct.head < 0) continue;
    coordinated[static_cast<size_t>(conjunct.head)] = true;
    any = true;
  }
  if (!any) return;
  JoinSecondNames(words, coordinated, arcs);
  for (size_t i = 0; i < size; ++i) {
    // Every word that stands inside a subtree lies above or below its top; the leftmost is found by climbing.
    for (int above = (*arcs)[i].head; above >= 0 && first[static_cast<size_t>(above)] > i;
         above = (*arcs)[static_cast<size_t>(above)].head) {
      first[static_cast<size_t>(above)] = i;
    }
  }
  for (size_t i = 0; i < size; ++i) {
    const ParserArc arc = (*arcs)[i];
    const bool called = arc.label == Deprel::kVocative && words[i].tag == Xpos::kNnp;
    if (arc.head < 0 || (!IsCore(arc.label) && !called)) continue;
    int& before = last_core[static_cast<size_t>(arc.head)];
    const int earlier = before;
    before = static_cast<int>(i);
    if (earlier < 0 || !coordinated[i]) continue;
    const Deprel label = (*arcs)[static_cast<size_t>(earlier)].label;
    const bool subject = arc.label == Deprel::kNsubj || arc.label == Deprel::kNsubjPass;
    if (label != arc.label && !(label == Deprel::kVocative && subject)) continue;
    const auto begin = static_cast<size_t>(earlier);
    if (first[i] == 0) continue;
    // A comma alone stands between them, whatever it hangs on.
    const bool comma_inside = words[first[i]].tag == Xpos::kComma;
    const size_t comma = comma_inside ? first[i] : first[i] - 1;
    if (comma != begin + 1 || words[comma].tag != Xpos::kComma) continue;
    (*arcs)[static_cast<size_t>(earlier)].label = arc.label;
    (*arcs)[i] = {earlier, Deprel::kConj};
    (*arcs)[comma] = {static_cast<int>(i), Deprel::kPunct};
    for (ParserArc& other : *arcs) {
      if (other.head == static_cast<int>(i) && other.label == Deprel::kConj) other.head = earlier;
    }
    before = earlier;
  }
}

}  // namespace whence
