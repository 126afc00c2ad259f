#include "corpus/language/asked_passive.h"

namespace whence {

void MendAskedPassive(const std::vector<ParserWord>& words, std::vector<ParserArc>* arcs) {
  const int size = static_cast<int>(arcs->size());
  if (size < 4 || words[0].tag != Xpos::kWrb || (*arcs)[0].head >= 0) return;
  if ((*arcs)[1].head != 0 || (*arcs)[1].label != Deprel::kCop) return;
  const int last = words.back().tag == Xpos::kPeriod ? size - 2 : size - 1;
  const ParserArc participle = (*arcs)[static_cast<size_t>(last)];
  if (participle.label != Deprel::kAcl || words[static_cast<size_t>(last)].tag != Xpos::kVbn) return;
  const ParserArc subject = (*arcs)[static_cast<size_t>(participle.head)];
  if (subject.head != 0 || subject.label != Deprel::kNsubj) return;
  for (ParserArc& arc : *arcs) {
    if (arc.head == 0) arc.head = last;
  }
  (*arcs)[static_cast<size_t>(participle.head)].label = Deprel::kNsubjPass;
  (*arcs)[static_cast<size_t>(last)] = {-1, Deprel::kRoot};
  (*arcs)[0] = {last, Deprel::kAdvmod};
  (*arcs)[1] = {last, Deprel::kAuxPass};
}

}  // namespace whence
