#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/verify/claim_question.h"
#include "engine/verify/graph_verifier.h"
#include "engine/verify/unit_match.h"
#include "graph/base/status.h"

// What the tables and key-value lines of the documents answer to a claim that is put to them as a question.

namespace whence {

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::VoicesOf(
    const GraphAnswerer::Result& result, Verdict verdict, const absl::flat_hash_set<std::string>& topic) {
  std::vector<Voice> voices;
  for (const CitationList::Place& place : result.places) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(place.document));
    absl::flat_hash_set<std::string> title;
    AddStems(document.title, title);
    const bool about =
        std::all_of(topic.begin(), topic.end(), [&](const std::string& stem) { return title.contains(stem); });
    if (!about) continue;
    voices.push_back({verdict, true, false, result.answer.answers.front().confidence, {}, place.document, place.span});
  }
  return voices;
}

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::AskTables(const std::string& question, bool denied,
                                                                           bool measured) {
  std::vector<Voice> none;
  const Analysis analysis = analyzer_.AnalyzeSentence(question, {.names = &names_});
  if (analysis.sentences().empty()) return none;
  WHENCE_ASSIGN_OR_RETURN(const GraphAnswerer::Result result,
                          structured_->Ask(question, &analysis.sentences().front(), false));
  const Answer& answer = result.answer;
  if (result.ground != AnswerGround::kKeyValues && result.ground != AnswerGround::kTables) return none;
  if (answer.status != AnswerStatus::kAnswered || answer.answers.size() != 1 || !answer.repairs.empty()) return none;
  const std::optional<bool> truth = answer.answers.front().truth;
  if (!truth.has_value() || (!*truth && !measured)) return none;
  return VoicesOf(result, *truth != denied ? Verdict::kSupported : Verdict::kRefuted, {});
}

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::HearSuperlative(std::string_view text,
                                                                                 const Sentence& claim) {
  std::vector<Voice> none;
  const std::vector<size_t> subject = SubjectPhrase(claim_);
  const auto copula = std::find_if(claim.tokens.begin(), claim.tokens.end(),
                                   [](const Token& token) { return token.deprel == Deprel::kCop; });
  const auto most = std::find_if(copula, claim.tokens.end(), [](const Token& token) {
    return token.xpos == Xpos::kJjs || token.xpos == Xpos::kRbs;
  });
  if (most == claim.tokens.end() || subject.size() != 1) return none;
  const Unit& name = claim_.units[subject.front()];
  if (name.kind != UnitKind::kName) return none;
  std::string rest(text.substr(copula->span.end));
  while (!rest.empty() && (rest.back() == '.' || rest.back() == ' ')) rest.pop_back();
  // Of what the page is about the rows are all: "the longest tributary of the Mirrel".
  absl::flat_hash_set<std::string> owner;
  if (const size_t of = rest.rfind(" of "); of != std::string::npos) {
    AddStems(std::string_view(rest).substr(of + 4), owner);
    rest.resize(of);
  }
  const std::string question = StrCat("Which is", rest, "?");
  const Analysis analysis = analyzer_.AnalyzeSentence(question, {.names = &names_});
  if (analysis.sentences().empty()) return none;
  WHENCE_ASSIGN_OR_RETURN(const GraphAnswerer::Result result,
                          structured_->Ask(question, &analysis.sentences().front(), false));
  const Answer& answer = result.answer;
  if (result.ground != AnswerGround::kTables || answer.status != AnswerStatus::kAnswered) return none;
  if (answer.answers.size() != 1 || answer.answers.front().truth.has_value() || !answer.repairs.empty()) return none;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> claimed,
                          EntitiesNamed(graph_, claim_.text.substr(name.span.begin, name.span.size())));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> found, EntitiesNamed(graph_, answer.answers.front().text));
  if (claimed.empty() || found.empty()) return none;
  const bool same = std::any_of(claimed.begin(), claimed.end(),
                                [&](TermId entity) { return std::binary_search(found.begin(), found.end(), entity); });
  const std::string called(claim_.text.substr(name.span.begin, name.span.size()));
  WHENCE_ASSIGN_OR_RETURN(std::vector<Voice> voices,
                          VoicesOf(result, same ? Verdict::kSupported : Verdict::kRefuted, owner));
  if (!voices.empty()) {
    voices.front().deciding = {{called, answer.answers.front().text, same ? "same" : "other"}};
  }
  return voices;
}

absl::StatusOr<std::vector<GraphVerifier::Voice>> GraphVerifier::HearTables(std::string_view text,
                                                                            const Sentence& claim) {
  const std::optional<ClaimQuestion> question = AsQuestion(text, claim);
  if (structured_ == nullptr || !question.has_value()) return std::vector<Voice>();
  // That a table does not know of "its own navy" is no answer; that it has another figure is.
  const bool measured = std::any_of(claim_.units.begin(), claim_.units.end(), IsValue) ||
                        std::any_of(claim.tokens.begin(), claim.tokens.end(),
                                    [](const Token& token) { return AsciiLowered(token.form) == "than"; });
  WHENCE_ASSIGN_OR_RETURN(std::vector<Voice> voices, AskTables(question->text, question->denied, measured));
  if (voices.empty() && !question->denied) return HearSuperlative(text, claim);
  return voices;
}

absl::StatusOr<std::optional<std::string>> GraphVerifier::Renamed() {
  std::optional<std::string> none;
  if (claim_.analysis.sentences().empty()) return none;
  const std::vector<Token>& tokens = claim_.analysis.sentences().front().tokens;
  std::string topic;
  std::vector<TermId> entities;
  for (size_t i = 1; i < tokens.size(); ++i) {
    const Deprel relation = BaseRelation(tokens[i].deprel);
    const bool part = relation == Deprel::kNsubj || relation == Deprel::kObj || relation == Deprel::kObl;
    if (tokens[i].upos != Upos::kNoun || !part || AsciiLowered(tokens[i - 1].form) != "the") continue;
    const bool plain = std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      const bool grammar = token.deprel == Deprel::kDet || token.deprel == Deprel::kCase;
      return token.head == static_cast<int32_t>(i) && !grammar;
    });
    if (!plain) continue;
    if (topic.empty()) {
      WHENCE_ASSIGN_OR_RETURN(topic, TopicOfOnlyDocument(graph_));
      if (topic.empty()) return none;
      WHENCE_ASSIGN_OR_RETURN(entities, EntitiesNamed(graph_, topic));
    }
    WHENCE_ASSIGN_OR_RETURN(const bool means_it,
                            matcher_.AnyOfClass(entities, StemWord(AsciiLowered(tokens[i].lemma))));
    if (!means_it) continue;
    return StrCat(std::string_view(text_).substr(0, tokens[i - 1].span.begin), topic,
                  std::string_view(text_).substr(tokens[i].span.end));
  }
  return none;
}

}  // namespace whence
