#include "engine/frames/question_frame.h"

#include <algorithm>

#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "graph/base/status.h"

namespace whence {

std::vector<std::string> ContentStems(std::string_view text) {
  std::vector<std::string> stems;
  for (auto& [stem, count] : IndexWords(text)) stems.push_back(stem);
  return stems;
}

const KnownArgument* QuestionFrame::Find(Role role) const {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [role](const KnownArgument& argument) { return argument.role == role; });
  return found == arguments.end() ? nullptr : &*found;
}

absl::StatusOr<QuestionFrame> ReadQuestionFrame(const Graph& graph, const Extraction& frame) {
  QuestionFrame question;
  question.predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  question.hole = frame.hole;
  question.negative = frame.polarity == Polarity::kNegative;
  for (size_t i = 0; i < frame.arguments.size(); ++i) {
    const Argument& argument = frame.arguments[i];
    if (frame.hole.has_value() && frame.hole->argument == static_cast<int32_t>(i)) {
      question.hole_role = argument.role;
      continue;
    }
    KnownArgument known{argument.role,  argument.kind,        argument.text, argument.lemma,
                        argument.preposition, {}, ContentStems(argument.text)};
    WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, argument.text));
    if (known.entities.empty() && argument.kind == ArgumentKind::kName) {
      WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, argument.lemma));
      if (known.entities.empty()) question.unknown_names.push_back(argument.text);
    }
    question.arguments.push_back(std::move(known));
  }
  for (size_t i = 0; i < frame.qualifiers.size(); ++i) {
    const FrameQualifier& qualifier = frame.qualifiers[i];
    if (frame.hole.has_value() && frame.hole->qualifier == static_cast<int32_t>(i)) {
      question.hole_kind = qualifier.kind;
      continue;
    }
    question.qualifiers.push_back({qualifier.kind, qualifier.text, qualifier.preposition, IntervalOf(qualifier.value),
                                   ContentStems(qualifier.text)});
  }
  return question;
}

std::string Render(const QuestionFrame& frame) {
  std::string out = StrCat(frame.negative ? "not " : "", frame.predicate, "(");
  if (frame.hole.has_value()) {
    out += StrCat("?", WhName(frame.hole->wh));
    if (!frame.hole->noun.empty()) out += StrCat(":", frame.hole->noun);
    out += frame.AsksArgument() ? StrCat("=", RoleName(frame.hole_role))
                                : StrCat("=", QualifierKindName(frame.hole_kind));
  }
  for (const KnownArgument& argument : frame.arguments) {
    out += StrCat(out.back() == '(' ? "" : ", ", RoleName(argument.role), "=", argument.text,
                  argument.entities.empty() ? "" : "*");
  }
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    out += StrCat("; ", QualifierKindName(qualifier.kind), "=", qualifier.text);
  }
  return out + ")";
}

}  // namespace whence
