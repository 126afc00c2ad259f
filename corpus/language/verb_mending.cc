#include "corpus/language/verb_mending.h"

#include "corpus/language/closed_class.h"
#include "corpus/language/mended_tree.h"

namespace whence {
namespace {

class VerbMender : private MendedTree {
 public:
  explicit VerbMender(std::vector<Token>& tokens) : MendedTree(tokens) {}

  void Run() {
    for (int32_t i = 1; i < size_; ++i) {
      const Token& token = tokens_[i];
      if (token.deprel == Deprel::kCase && IsVerb(token.head) && token.form == "by") AgentOfPassive(i);
      const bool verb = token.upos == Upos::kVerb && IsAmong(token.xpos, {Xpos::kVbn, Xpos::kVbd});
      if (verb && IsAmong(token.deprel, {Deprel::kAmod, Deprel::kCompound})) VerbBeforeStretch(i);
      if (verb && token.xpos == Xpos::kVbd && token.deprel == Deprel::kAmod) VerbBeforeNoun(i);
    }
    for (int32_t i = 0; i < size_; ++i) {
      if (tokens_[i].deprel == Deprel::kCompound) SubjectBeforeVerb(i);
    }
  }

 private:
  // "Ann left, and Lund left two years later": a name right before a finite verb is who did it, no part of it.
  void SubjectBeforeVerb(int32_t name) {
    const int32_t verb = tokens_[name].head;
    if (!IsVerb(verb) || verb < name || tokens_[name].upos != Upos::kPropn) return;
    if (!IsAmong(tokens_[verb].xpos, {Xpos::kVbd, Xpos::kVbz, Xpos::kVbp})) return;
    if (!IsAmong(tokens_[verb].deprel, {Deprel::kRoot, Deprel::kConj, Deprel::kCcomp, Deprel::kAdvcl})) return;
    for (int32_t i = name + 1; i < verb; ++i) {
      if (tokens_[i].head != name) return;
    }
    if (HasChild(verb, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kCsubj, Deprel::kExpl})) return;
    tokens_[name].deprel = Deprel::kNsubj;
  }

  // "was lifted eleven years later", "and closed two years later", "and the shop closed two years later": no years are
  // lifted or closed.
  void VerbBeforeStretch(int32_t verb) {
    const int32_t stretch = tokens_[verb].head;
    const int32_t later = stretch + 1;
    if (stretch != verb + 1 || later >= size_ || tokens_[stretch].type != EntityType::kDuration) return;
    if (!IsCountedFrom(tokens_[later].form)) return;
    const bool passive = tokens_[verb - 1].upos == Upos::kAux, did = tokens_[verb].xpos == Xpos::kVbd;
    if (!passive && !did && tokens_[verb - 1].upos != Upos::kCconj) return;
    // "A soldier wounded nine days earlier died": what he did comes behind.
    if (did && !passive) {
      for (int32_t i = later + 1; i < size_; ++i) {
        if (IsVerb(i) && !HasChild(i, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kCc, Deprel::kMark})) return;
      }
    }
    const int32_t top = tokens_[stretch].head == later ? later : stretch;
    const int32_t above = tokens_[top].head;
    const Deprel relation = !passive && IsVerb(above) ? Deprel::kConj : tokens_[top].deprel;
    for (int32_t i = 0; i < size_; ++i) {
      Token& token = tokens_[i];
      if (IsAmong(i, {verb, stretch, later}) || (token.head != stretch && token.head != later)) continue;
      token.head = verb;
      if (token.deprel == Deprel::kCop) token.deprel = Deprel::kAuxPass;
      if (token.deprel == Deprel::kNsubj && passive) token.deprel = Deprel::kNsubjPass;
    }
    Hang(verb, above, relation);
    Hang(later, verb, Deprel::kAdvmod);
    Hang(stretch, later, Deprel::kOblUnmarked);
  }

  // "The strike lasted nine days": a finite verb that has a subject describes nothing.
  void VerbBeforeNoun(int32_t verb) {
    const int32_t noun = tokens_[verb].head;
    if (noun < verb || !HasChild(verb, {Deprel::kNsubj})) return;
    const int32_t above = tokens_[noun].head;
    const Deprel relation = tokens_[noun].deprel;
    for (int32_t i = 0; i < size_; ++i) {
      Token& token = tokens_[i];
      if (token.head == noun && i != verb && (i < verb || token.upos == Upos::kPunct)) token.head = verb;
    }
    Hang(verb, above, relation);
    Hang(noun, verb, tokens_[noun].type == EntityType::kDuration ? Deprel::kOblUnmarked : Deprel::kObj);
  }

  // "built in 1890 by the smith Ann Lee, and sold", read as words of either verb: no verb has a preposition.
  void AgentOfPassive(int32_t by) {
    const int32_t on = tokens_[by].head;
    int32_t verb = by - 1;
    while (verb > 0 && IsAmong(tokens_[verb].upos, {Upos::kAdp, Upos::kNum, Upos::kPropn, Upos::kNoun, Upos::kAdv}))
      --verb;
    if (!IsVerb(verb) || !IsPassive(verb) || HasChild(verb, {Deprel::kOblAgent})) return;
    int32_t noun = -1;
    for (int32_t i = by + 1; i < size_ && i != on && (tokens_[i].head == on || tokens_[i].head > by); ++i) {
      const Upos upos = tokens_[i].upos;
      if (upos == Upos::kNoun) noun = i;
      if (upos != Upos::kNoun && (noun >= 0 || !IsAmong(upos, {Upos::kDet, Upos::kAdj}))) break;
    }
    if (noun < 0) return;
    for (int32_t i = by + 1; i < noun; ++i) {
      if (tokens_[i].head == on) tokens_[i].head = noun;
    }
    Hang(noun, verb, Deprel::kOblAgent);
    Hang(by, noun, Deprel::kCase);
    if (on > by && tokens_[on].deprel == Deprel::kAdvcl && HasChild(on, {Deprel::kCc}) &&
        !HasChild(on, {Deprel::kMark}))
      tokens_[on].deprel = Deprel::kConj;
  }
};

}  // namespace

void MendVerbs(std::vector<Token>& tokens) { VerbMender(tokens).Run(); }

}  // namespace whence
