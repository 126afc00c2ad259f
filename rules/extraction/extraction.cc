#include "rules/extraction/extraction.h"

#include <algorithm>
#include <array>

#include "graph/base/strings.h"

namespace whence {
namespace {

template <typename Enum, size_t kSize>
std::string_view NameOf(const std::array<std::string_view, kSize>& names, Enum value) {
  const size_t index = static_cast<size_t>(value);
  return index < kSize ? names[index] : std::string_view();
}

constexpr std::array<std::string_view, 6> kRoleNames = {"subject", "object",    "indirect",
                                                        "oblique", "attribute", "complement"};
constexpr std::array<std::string_view, 9> kQualifierKindNames = {
    "time", "place", "duration", "frequency", "amount", "ordinal", "purpose", "cause", "manner"};
constexpr std::array<std::string_view, 13> kWhNames = {"who",      "what",      "which",     "whose",    "when",
                                                       "where",    "why",       "how",       "how many", "how much",
                                                       "how long", "how often", "how degree"};
constexpr std::array<std::string_view, 5> kModalityNames = {"asserted", "possible", "conditional", "reported",
                                                            "planned"};

// The phrase with its preposition; for the hole, what is asked.
std::string Described(std::string_view preposition, std::string_view text) {
  return preposition.empty() ? std::string(text) : StrCat(preposition, " ", text);
}

}  // namespace

std::string_view RoleName(Role role) { return NameOf(kRoleNames, role); }
std::string_view QualifierKindName(QualifierKind kind) { return NameOf(kQualifierKindNames, kind); }
std::string_view WhName(Wh wh) { return NameOf(kWhNames, wh); }

const Argument* Extraction::Find(Role role) const {
  for (const Argument& argument : arguments) {
    if (argument.role == role) return &argument;
  }
  return nullptr;
}

const FrameQualifier* Extraction::FindQualifier(QualifierKind kind) const {
  for (const FrameQualifier& qualifier : qualifiers) {
    if (qualifier.kind == kind) return &qualifier;
  }
  return nullptr;
}

void Extraction::SortArguments() {
  std::sort(arguments.begin(), arguments.end(), [](const Argument& a, const Argument& b) {
    const bool a_subject = a.role == Role::kSubject;
    const bool b_subject = b.role == Role::kSubject;
    if (a_subject != b_subject) return a_subject;
    return a.head < b.head;
  });
}

std::string DebugString(const Extraction& extraction) {
  std::string out = StrCat(extraction.canonical, "(");
  std::string_view separator;
  for (size_t i = 0; i < extraction.arguments.size(); ++i) {
    const Argument& argument = extraction.arguments[i];
    const bool asked = extraction.hole && extraction.hole->argument == static_cast<int32_t>(i);
    out += StrCat(separator, RoleName(argument.role), "=", asked ? "?" : "",
                  Described(argument.preposition, argument.text));
    separator = ", ";
  }
  separator = extraction.arguments.empty() ? "" : "; ";
  for (size_t i = 0; i < extraction.qualifiers.size(); ++i) {
    const FrameQualifier& qualifier = extraction.qualifiers[i];
    const bool asked = extraction.hole && extraction.hole->qualifier == static_cast<int32_t>(i);
    out += StrCat(separator, QualifierKindName(qualifier.kind), "=", asked ? "?" : "",
                  Described(qualifier.preposition, qualifier.text));
    separator = "; ";
  }
  out += ")";
  if (extraction.polarity == Polarity::kNegative) out += " not";
  if (extraction.modality != Modality::kAsserted) out += StrCat(" ", NameOf(kModalityNames, extraction.modality));
  if (extraction.speaker) out += StrCat(" by ", extraction.speaker->text);
  if (extraction.question) {
    out += extraction.hole ? StrCat(" asks ", WhName(extraction.hole->wh)) : std::string(" asks whether");
    if (extraction.hole && !extraction.hole->noun.empty()) out += StrCat(" ", extraction.hole->noun);
  }
  return out;
}

}  // namespace whence
