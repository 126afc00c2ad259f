#include "rules/extraction/open_statements.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "graph/base/strings.h"

namespace whence {
namespace {

// A phrase that may stand as object or qualifier, with its place in the text.
struct Part {
  std::string_view text;
  std::string_view preposition;
  std::string_view name;
  int32_t head = -1;
  bool core = false;  // an object, attribute or complement
};

std::string WithPreposition(const Part& part) {
  return part.preposition.empty() ? std::string(part.text) : StrCat(part.preposition, " ", part.text);
}

// A longer qualifier is a clause, which has a frame of its own.
constexpr size_t kMostQualifierWords = 6;

size_t CountWords(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
}

bool IsBareParticiple(const Extraction& frame) {
  const std::string_view first = std::string_view(frame.phrase).substr(0, frame.phrase.find(' '));
  return first.size() > 4 && first.ends_with("ing");
}

// "built" of "the bridge built in 1990" is told as "was built", "crossing" as "was crossing".
std::string WithAuxiliary(const Extraction& frame, const Argument& subject) {
  static constexpr std::string_view kForms[] = {"is",    "are", "was", "were", "be", "been",
                                                "being", "get", "got", "gets", "'s", "'re"};
  for (size_t begin = 0; begin < frame.phrase.size();) {
    const size_t end = std::min(frame.phrase.find(' ', begin), frame.phrase.size());
    const std::string_view word = std::string_view(frame.phrase).substr(begin, end - begin);
    if (std::find(std::begin(kForms), std::end(kForms), word) != std::end(kForms)) return frame.phrase;
    begin = end + 1;
  }
  const bool plural = subject.kind == ArgumentKind::kNoun && subject.text.ends_with('s');
  return StrCat(plural ? "were " : "was ", frame.phrase);
}

// "decided" of "decided to form" is told with "form".
bool OnlyLeads(const Extraction& frame, const std::vector<Extraction>& frames) {
  const Argument* complement = frame.Find(Role::kComplement);
  const bool objects = !frame.passive && frame.Find(Role::kObject) != nullptr;
  if (complement == nullptr || complement->clause < 0 || objects) return false;
  const Extraction& inner = frames[static_cast<size_t>(complement->clause)];
  return inner.phrase.size() > frame.phrase.size() && inner.phrase.starts_with(frame.phrase);
}

// What a frame says of its subject, in the order of the text; null for the subject of a frame that has none.
std::pair<const Argument*, std::vector<Part>> SubjectAndParts(const Extraction& frame) {
  const Argument* subject = nullptr;
  std::vector<Part> parts;
  const Role surface_subject = !frame.passive                           ? Role::kSubject
                               : frame.Find(Role::kIndirect) != nullptr ? Role::kIndirect
                                                                        : Role::kObject;
  for (const Argument& argument : frame.arguments) {
    if (argument.role == surface_subject && subject == nullptr) {
      subject = &argument;
      continue;
    }
    if (argument.role == Role::kOblique && argument.recovered) continue;
    Part part{argument.full, argument.preposition, RoleName(argument.role), argument.head, false};
    if (frame.passive && argument.role == Role::kSubject) part.preposition = "by";
    if (argument.role == Role::kComplement && part.text.starts_with("that ")) {
      part.preposition = part.text.substr(0, 4);
      part.text.remove_prefix(5);
    }
    part.core =
        argument.role == Role::kObject || argument.role == Role::kAttribute || argument.role == Role::kComplement;
    parts.push_back(part);
  }
  if (subject == nullptr) return {nullptr, {}};
  for (const FrameQualifier& qualifier : frame.qualifiers) {
    // Adverbs inside the predicate are told with it.
    const bool inside = qualifier.preposition.empty() && frame.phrase.find(qualifier.text) != std::string::npos;
    if (inside || qualifier.head == subject->head) continue;
    parts.push_back({qualifier.text, qualifier.preposition, QualifierKindName(qualifier.kind), qualifier.head, false});
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.head < b.head; });
  return {subject, std::move(parts)};
}

// What the statement has for its object: what the verb does, else the first that stands behind it with a preposition.
std::vector<Part>::const_iterator ObjectOf(const Extraction& frame, const std::vector<Part>& parts) {
  auto object = std::find_if(parts.begin(), parts.end(), [](const Part& part) { return part.core; });
  if (object == parts.end()) {
    object = std::find_if(parts.begin(), parts.end(),
                          [&](const Part& part) { return part.head > frame.anchor && !part.preposition.empty(); });
  }
  return object == parts.end() ? parts.begin() : object;
}

// "by A, B and C" is one qualifier.
void AddQualifier(const Part& part, OpenStatement& statement) {
  if (CountWords(part.text) > kMostQualifierWords) return;
  const std::string name(part.preposition.empty() ? part.name : part.preposition);
  if (!part.preposition.empty() && !statement.qualifiers.empty() && statement.qualifiers.back().predicate == name) {
    statement.qualifiers.back().text += StrCat(", ", part.text);
  } else {
    statement.qualifiers.push_back({name, WithPreposition(part)});
  }
}

}  // namespace

std::vector<OpenStatement> RenderOpenStatements(const std::vector<Extraction>& frames) {
  std::vector<OpenStatement> statements;
  for (const Extraction& frame : frames) {
    if (frame.question || frame.asked || frame.implied || OnlyLeads(frame, frames)) continue;
    const auto [subject, parts] = SubjectAndParts(frame);
    if (subject == nullptr) continue;
    OpenStatement statement;
    statement.subject = subject->text;
    statement.predicate =
        frame.passive || IsBareParticiple(frame) ? WithAuxiliary(frame, *subject) : std::string(frame.phrase);
    statement.polarity = frame.polarity;
    statement.modality = frame.modality;
    statement.sentence = frame.sentence;
    statement.rule = frame.rule;
    statement.doubt = frame.doubt;
    if (frame.speaker) statement.speaker = frame.speaker->text;
    const auto object = ObjectOf(frame, parts);
    if (object != parts.end()) {
      statement.object = std::string(object->text);
      if (!object->preposition.empty()) statement.predicate = StrCat(statement.predicate, " ", object->preposition);
    }
    for (auto part = parts.begin(); part != parts.end(); ++part) {
      if (part != object) AddQualifier(*part, statement);
    }
    statements.push_back(std::move(statement));
  }
  return statements;
}

}  // namespace whence
