#include "engine/ingest/shared_antecedents.h"

#include <algorithm>
#include <string>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

bool IsThing(const Argument& argument) {
  return argument.kind == ArgumentKind::kName || argument.kind == ArgumentKind::kNoun;
}

// The last frame before `frame` with the same subject, of a clause of its own.
const Extraction* Before(const std::vector<Extraction>& frames, const Extraction& frame) {
  const Argument* subject = frame.Find(Role::kSubject);
  if (subject == nullptr || !subject->recovered) return nullptr;
  const Extraction* before = nullptr;
  for (const Extraction& other : frames) {
    const Argument* its = other.Find(Role::kSubject);
    if (its == nullptr || its->head != subject->head || other.anchor >= frame.anchor || other.implied) continue;
    if (before == nullptr || before->anchor <= other.anchor) before = &other;
  }
  return before;
}

// "to Lund", "in Lund"
const Argument* PlaceOf(const Extraction& frame) {
  const auto found = std::find_if(frame.arguments.begin(), frame.arguments.end(), [](const Argument& argument) {
    const bool place = argument.preposition == "to" || argument.preposition == "in" || argument.preposition == "at";
    return argument.role != Role::kSubject && place && argument.kind == ArgumentKind::kName &&
           argument.type != EntityType::kPerson;
  });
  return found == frame.arguments.end() ? nullptr : &*found;
}

}  // namespace

void ShareAntecedents(std::vector<Extraction>& frames) {
  for (Extraction& frame : frames) {
    for (Argument& argument : frame.arguments) {
      if (argument.role != Role::kObject || argument.kind != ArgumentKind::kPronoun) continue;
      if (AsciiLowered(argument.text) != "it") continue;
      const Extraction* before = Before(frames, frame);
      const Argument* object = before == nullptr ? nullptr : before->Find(Role::kObject);
      if (object == nullptr || !IsThing(*object) || object->type == EntityType::kPerson) continue;
      const std::string preposition = argument.preposition;
      argument = Argument(*object);
      argument.role = Role::kObject;
      argument.preposition = preposition;
    }
    for (FrameQualifier& qualifier : frame.qualifiers) {
      if (qualifier.kind != QualifierKind::kPlace || AsciiLowered(qualifier.text) != "there") continue;
      const Extraction* before = Before(frames, frame);
      const Argument* place = before == nullptr ? nullptr : PlaceOf(*before);
      if (place == nullptr) continue;
      qualifier.head = place->head;
      qualifier.span = place->span;
      qualifier.text = place->text;
      qualifier.preposition = "in";
    }
  }
}

}  // namespace whence
