#include "engine/question_answerer.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/token_class.h"
#include "engine/age_asked.h"
#include "engine/alignment/passage_answerer.h"
#include "engine/answer_parts.h"
#include "engine/cell_lookup.h"
#include "engine/citation_list.h"
#include "engine/conflicts/answer_rivals.h"
#include "engine/dialogue/follow_up.h"
#include "engine/dialogue/paraphrases.h"
#include "engine/dialogue/question_parts.h"
#include "engine/first_asked.h"
#include "engine/frames/frame_matcher.h"
#include "engine/linking/graph_names.h"
#include "engine/linking/shared_surnames.h"
#include "engine/offices_held.h"
#include "engine/passages/index_words.h"
#include "engine/phrasing/declarative.h"
#include "engine/kept_items.h"
#include "engine/marriages.h"
#include "engine/sort_asked.h"
#include "engine/table_lookup.h"
#include "engine/time/departure.h"
#include "engine/time/question_time.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/extraction/grammar_words.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

Answer Unread(std::string text) { return Unknown(UnknownReason::kNoRule, std::move(text)); }

template <typename T>
void Append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// "the bridge", of which nothing more is said: not "the bridge at Lund", "the game music".
bool IsPlainThe(const std::vector<Token>& tokens, size_t noun) {
  const Token& token = tokens[noun];
  if (AsciiLowered(tokens[noun - 1].form) != "the" || token.kind != TokenKind::kWord) return false;
  if (token.upos != Upos::kNoun || token.xpos != Xpos::kNn) return false;
  if (noun + 1 == tokens.size()) return true;
  const Token& next = tokens[noun + 1];
  if (next.upos == Upos::kNoun || next.upos == Upos::kPropn || next.xpos == Xpos::kPos) return false;
  return next.upos != Upos::kAdp || next.head < 0 ||
         tokens[static_cast<size_t>(next.head)].head != static_cast<int32_t>(noun);
}

// "Olaf Trane", "the organist Olaf Trane", and neither "stress" nor "the teachings of Olaf Trane".
bool IsByName(const AnswerItem& item) {
  const auto capital =
      std::find_if(item.text.begin(), item.text.end(), [](char c) { return IsAsciiUpper(c) || IsPastAscii(c); });
  const std::string_view before(item.text.data(), static_cast<size_t>(capital - item.text.begin()));
  return capital != item.text.end() && before.find(" of ") == std::string_view::npos;
}

// "the daughter of a smith"
bool IsKinOfSomebody(std::string_view text) {
  const size_t of = text.find(" of ");
  if (of == std::string_view::npos) return false;
  const std::string before = AsciiLowered(text.substr(0, of));
  return IsIn(WordList::kKinOfSex, std::string_view(before).substr(before.rfind(' ') + 1));
}

// "Forty Norwegian workers"
bool BeginsWithNumber(const AnswerItem& item) {
  const std::string first = AsciiLowered(item.text.substr(0, item.text.find(' ')));
  return IsNumberWord(first) || ParseNumber(first).has_value();
}

// "1st", of a table's column "Place": nowhere that something is.
bool TellsRankForPlace(const Sentence& question, const Answer& answer) {
  if (question.tokens.empty() || AsciiLowered(question.tokens.front().form) != "where") return false;
  return std::any_of(answer.answers.begin(), answer.answers.end(),
                     [](const AnswerItem& item) { return ParseOrdinal(AsciiLowered(item.text)).has_value(); });
}

// Whether a source tells it of what belongs to somebody of the question: "Ana Lund's dog was killed".
bool IsOfOwned(const Sentence& asked, const Answer& answer) {
  return std::any_of(asked.tokens.begin(), asked.tokens.end(), [&](const Token& token) {
    if (!IsName(token)) return false;
    return std::any_of(answer.citations.begin(), answer.citations.end(), [&](const Citation& citation) {
      const std::string& text = citation.Shown();
      return text.find(StrCat(token.form, "'")) != std::string::npos ||
             text.find(StrCat(token.form, "’")) != std::string::npos;
    });
  });
}

}  // namespace

std::string QuestionAnswerer::OfficeAsked(const Sentence& question) const {
  const auto& offices = know_.extractor.words().tenure_noun;
  if (AsciiLowered(question.tokens.front().form) != "who") return "";
  for (const Token& token : question.tokens) {
    std::string noun = AsciiLowered(token.lemma);
    if (token.upos == Upos::kNoun && offices.contains(noun)) return noun;
  }
  return "";
}

absl::Status QuestionAnswerer::AskPassages(std::string_view text, const Sentence& question, Answer& answer) {
  PassageAnswerer passages(graph_, names_, know_.analyzer, know_.extractor, know_.relations, cache_);
  WHENCE_ASSIGN_OR_RETURN(Answer found, passages.Ask(question, text, explain_));
  if (found.status == AnswerStatus::kUnknown) return absl::OkStatus();
  // "who is the coach": not who became it and retired later, which no sentence of its own tells.
  const std::string office = OfficeAsked(question);
  if (found.status == AnswerStatus::kAnswered && AsksOfNow(question) && !office.empty()) {
    for (const AnswerItem& item : found.answers) {
      WHENCE_ASSIGN_OR_RETURN(const bool departed, HasDeparted(graph_, know_.states, item.text, office));
      if (departed) return absl::OkStatus();
    }
  }
  // A name that no statement has may stand in the text; passages about other things help nobody.
  if (found.status == AnswerStatus::kPassage && answer.reason == UnknownReason::kUnknownEntity) return absl::OkStatus();
  if (found.status == AnswerStatus::kPassage) found.text = StrCat(answer.text, " ", found.text);
  found.explanation.insert(found.explanation.begin(), answer.explanation.begin(), answer.explanation.end());
  found.repairs = std::move(answer.repairs);
  WHENCE_ASSIGN_OR_RETURN(answer, WithRivals(question, std::move(found)));
  return absl::OkStatus();
}

absl::StatusOr<std::string> QuestionAnswerer::NameTopic(std::string_view text, std::string_view topic) const {
  if (topic.empty()) return std::string();
  const Analysis analysis = Analyze(text);
  if (analysis.sentences().empty()) return std::string();
  const std::vector<Token>& tokens = analysis.sentences().front().tokens;
  FrameMatcher matcher(graph_, know_.extractor.lexicon());
  std::optional<std::vector<TermId>> bearers;  // of the topic's name, once they are asked for
  for (size_t noun = 1; noun < tokens.size(); ++noun) {
    if (!IsPlainThe(tokens, noun)) continue;
    if (!bearers.has_value()) {
      WHENCE_ASSIGN_OR_RETURN(bearers, EntitiesNamed(graph_, topic));
    }
    const std::string word = AsciiLowered(tokens[noun].form);
    WHENCE_ASSIGN_OR_RETURN(bool means_it, matcher.AnyOfClass(*bearers, StemWord(word)));
    for (size_t i = 0; i < bearers->size() && !means_it; ++i) {
      WHENCE_ASSIGN_OR_RETURN(means_it, matcher.IsOfKind((*bearers)[i], word));
    }
    if (!means_it) continue;
    return StrCat(text.substr(0, tokens[noun - 1].span.begin), topic, text.substr(tokens[noun].span.end));
  }
  return std::string();
}

absl::Status QuestionAnswerer::AskOtherwise(std::string_view text, bool narrower, Answer& answer) {
  // A value of a sentence is known by its unit; a name fits words that are not the asker's too easily.
  const auto is_value = [](const AnswerItem& item) { return item.type == "number" || item.type == "quantity"; };
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph_));
  std::vector<OtherWords> others = Paraphrase(know_.paraphrases, text, topic);
  WHENCE_ASSIGN_OR_RETURN(const std::string named, NameTopic(text, topic));
  if (!named.empty()) {
    others.push_back({named, true});
    for (OtherWords& other : Paraphrase(know_.paraphrases, named, {})) {
      other.about_topic = true;
      others.push_back(std::move(other));
    }
  }
  // "how many members" is not told by who they are, some of them.
  const bool counts = AsciiLowered(text.substr(0, 8)) == "how many";
  for (const auto& [paraphrase, about_topic, form] : others) {
    if ((form == OtherWords::Form::kNarrower) != narrower) continue;
    const Analysis analysis = Analyze(paraphrase);
    if (analysis.sentences().empty()) continue;
    const Sentence& asked = analysis.sentences().front();
    const bool held = form == OtherWords::Form::kHeld;
    if (held && as_of_.has_value()) continue;
    if (form == OtherWords::Form::kHolder && OfficeAsked(asked).empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(Answer found, held ? AskOfficesHeld(graph_, asked) : AskStated(paraphrase, asked));
    KeepFirst(asked, found);
    if (found.status == AnswerStatus::kUnknown && !about_topic && !held && !narrower) {
      WHENCE_RETURN_IF_ERROR(AskPassages(paraphrase, asked, found));
      if (!std::all_of(found.answers.begin(), found.answers.end(), is_value)) continue;
    }
    if (found.status != AnswerStatus::kAnswered) continue;
    if (counts && std::any_of(found.answers.begin(), found.answers.end(),
                              [](const AnswerItem& item) { return IsByName(item) && !BeginsWithNumber(item); })) {
      continue;
    }
    if (narrower && IsOfOwned(asked, found)) continue;
    // "What was her job", asked as who she was: no daughter of a smith.
    if (AsciiLowered(text.substr(0, 5)) == "what " && AsciiLowered(paraphrase.substr(0, 4)) == "who ") {
      KeepItems(asked, found, [](const AnswerItem& item) { return !IsKinOfSomebody(item.text); });
      if (found.status != AnswerStatus::kAnswered) continue;
    }
    if (form == OtherWords::Form::kNamed && !std::all_of(found.answers.begin(), found.answers.end(), IsByName))
      continue;
    if (explain_) found.explanation.insert(found.explanation.begin(), StrCat("asked as “", paraphrase, "”"));
    answer = std::move(found);
    if (form == OtherWords::Form::kOpposite) TurnRound(answer);
    break;
  }
  return absl::OkStatus();
}

absl::Status QuestionAnswerer::AskPassagesOfTopic(std::string_view text, Answer& answer) {
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph_));
  WHENCE_ASSIGN_OR_RETURN(const std::string named, NameTopic(text, topic));
  if (named.empty()) return absl::OkStatus();
  const Analysis analysis = Analyze(named);
  if (analysis.sentences().empty()) return absl::OkStatus();
  Answer found = Unread("");
  WHENCE_RETURN_IF_ERROR(AskPassages(named, analysis.sentences().front(), found));
  if (found.status == AnswerStatus::kAnswered) answer = std::move(found);
  return absl::OkStatus();
}

absl::Status QuestionAnswerer::AskAge(const Sentence& question, Answer& answer) {
  const std::optional<AgeAsked> age = ReadAgeAsked(question);
  if (!age.has_value()) return absl::OkStatus();
  Answer dates[2];
  for (const bool then : {false, true}) {
    const std::string& text = then ? age->then : age->born;
    const Analysis analysis = Analyze(text);
    if (analysis.sentences().empty()) return absl::OkStatus();
    const Sentence& asked = analysis.sentences().front();
    WHENCE_ASSIGN_OR_RETURN(Answer found, AskStated(text, asked));
    if (found.status == AnswerStatus::kUnknown) WHENCE_RETURN_IF_ERROR(AskPassages(text, asked, found));
    dates[then ? 1 : 0] = std::move(found);
  }
  Answer found = AgeBetween(*age, dates[0], dates[1]);
  if (found.status == AnswerStatus::kAnswered) answer = std::move(found);
  return absl::OkStatus();
}

absl::StatusOr<Answer> QuestionAnswerer::AskForm(std::string_view text) const {
  const std::vector<MatchItem> items = ParseMatchItems(text);
  const std::vector<RuleMatch> matches = know_.dialogue.Match(items);
  Answer none;
  if (matches.empty()) return none;
  const RuleMatch& match = matches.front();
  const auto slot = match.slots.find("x");
  if (slot == match.slots.end()) return none;
  std::string phrase;
  for (size_t i = slot->second.begin; i < slot->second.end; ++i)
    phrase += StrCat(phrase.empty() ? "" : " ", items[i].word);
  const std::string& form = match.rule->yield.text;
  DocumentAnswerer documents(graph_, names_, know_.analyzer, know_.extractor, know_.states);
  if (form == "expansion") return documents.AskExpansion(phrase);
  if (form == "acronym") return documents.AskAcronym(phrase);
  return none;
}

absl::StatusOr<Answer> QuestionAnswerer::WithRivals(const Sentence& question, Answer answer) const {
  if (answer.status != AnswerStatus::kAnswered || graph_.Counts().documents < 2) return answer;
  RivalFinder finder(graph_, know_.conflicts, know_.extractor.lexicon());
  WHENCE_RETURN_IF_ERROR(ShowRivals(graph_, finder, question, answer));
  return answer;
}

absl::StatusOr<Answer> QuestionAnswerer::AskStated(std::string_view text, const Sentence& question) {
  // Attributes said in so many words come first, then what sentences say, then what tables and lists add.
  GraphAnswerer::Result attribute;
  if (structured_ != nullptr) {
    WHENCE_ASSIGN_OR_RETURN(attribute, structured_->Ask(text, &question, explain_));
    if (TellsRankForPlace(question, attribute.answer)) attribute = GraphAnswerer::Result();
    if (attribute.ground == AnswerGround::kKeyValues || graph_.Counts().documents == 0)
      return WithRivals(question, std::move(attribute.answer));
  }
  DocumentAnswerer documents(graph_, names_, know_.analyzer, know_.extractor, know_.states);
  documents.SetExclusions(&know_.exclusions);
  documents.SetWords(&know_.relations);
  if (as_of_.has_value()) documents.SetAsOf(*as_of_);
  WHENCE_ASSIGN_OR_RETURN(Answer answer, documents.Ask(question, explain_));
  if (answer.status != AnswerStatus::kAnswered && attribute.ground == AnswerGround::kTables) {
    return WithRivals(question, std::move(attribute.answer));
  }
  // Why the graph's own reading was not taken belongs to the explanation, too.
  Append(answer.explanation, attribute.answer.explanation);
  return WithRivals(question, std::move(answer));
}

absl::StatusOr<Answer> QuestionAnswerer::AskParts(const std::vector<std::string>& parts,
                                                  const std::vector<Repair>& repairs, Session* session) {
  // A later part leans on the one before, in a conversation or not.
  Session of_question;
  std::vector<Answer> answers;
  for (const std::string& part : parts) {
    WHENCE_ASSIGN_OR_RETURN(Answer answer, Ask(part, session != nullptr ? session : &of_question));
    answers.push_back(std::move(answer));
  }
  Answer answer = JoinParts(std::move(answers));
  answer.repairs.insert(answer.repairs.begin(), repairs.begin(), repairs.end());
  ShowRepairs(repairs, answer);
  return answer;
}

absl::StatusOr<std::string> QuestionAnswerer::NameWhoIsMeant(std::string& text, Analysis& analysis) const {
  WHENCE_ASSIGN_OR_RETURN(std::vector<SharedSurname> shared,
                          SharedSurnames(graph_, know_.relations, analysis.sentences().front()));
  if (shared.empty()) return std::string();
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph_));
  // From the end, so that the places before stay right.
  for (auto surname = shared.rbegin(); surname != shared.rend(); ++surname) {
    const std::vector<std::string>& bearers = surname->bearers;
    const bool about = std::find(bearers.begin(), bearers.end(), topic) != bearers.end();
    if (!about && surname->alone.empty()) {
      return StrCat("I don't know who is meant by ", text.substr(surname->span.begin, surname->span.size()), ": ",
                    Joined(bearers), " bear that name.");
    }
    text.replace(surname->span.begin, surname->span.size(), about ? topic : surname->alone);
  }
  analysis = Analyze(text);
  return std::string();
}

absl::StatusOr<std::vector<Session::Reading>> QuestionAnswerer::ReadingsOf(std::string instead, Session* session,
                                                                           std::string& text,
                                                                           Analysis& analysis) const {
  if (!instead.empty()) return std::vector<Session::Reading>{{std::move(instead), {}}};
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph_));
  std::vector<Session::Reading> readings = {{text, {}}};
  if (session != nullptr) {
    const std::string full = session->Complete(analysis.sentences().front());
    if (!full.empty()) {
      text = full;
      analysis = Analyze(text);
    }
    readings = session->Resolve(analysis.sentences().front(), text, topic);
  }
  if (topic.empty()) return readings;
  std::vector<Session::Reading> of_topic = Session::ResolveTo(topic, analysis.sentences().front(), text);
  if (readings[0].repairs.empty()) return of_topic;
  // Where what was spoken of last gives no answer, the only document's topic may.
  for (Session::Reading& reading : of_topic) {
    const bool known = std::any_of(readings.begin(), readings.end(),
                                   [&](const Session::Reading& other) { return other.text == reading.text; });
    if (!known) readings.push_back(std::move(reading));
  }
  return readings;
}

absl::Status QuestionAnswerer::AskBesideStatements(std::string_view text, const Sentence& sentence, Answer& answer) {
  WHENCE_ASSIGN_OR_RETURN(Answer cells, AskTables(graph_, sentence));
  if (cells.status != AnswerStatus::kAnswered) {
    WHENCE_ASSIGN_OR_RETURN(cells, AskCells(graph_, sentence));
  }
  if (cells.status == AnswerStatus::kAnswered) answer = std::move(cells);
  if (answer.status == AnswerStatus::kUnknown) WHENCE_RETURN_IF_ERROR(AskOtherwise(text, false, answer));
  // Sentences on their own do not tell how things were at another time.
  if (answer.status != AnswerStatus::kUnknown || as_of_.has_value()) return absl::OkStatus();
  WHENCE_RETURN_IF_ERROR(AskPassages(text, sentence, answer));
  if (answer.status != AnswerStatus::kAnswered) WHENCE_RETURN_IF_ERROR(AskPassagesOfTopic(text, answer));
  if (answer.status != AnswerStatus::kAnswered) WHENCE_RETURN_IF_ERROR(AskAge(sentence, answer));
  if (answer.status == AnswerStatus::kAnswered) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(Answer offices, AskOfficesHeld(graph_, sentence));
  if (offices.status == AnswerStatus::kAnswered) answer = std::move(offices);
  return absl::OkStatus();
}

absl::Status QuestionAnswerer::KeepMarried(std::string_view text, const Sentence& question, Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered || as_of_.has_value()) return absl::OkStatus();
  const std::string of = SpouseOfNow(question, text);
  if (of.empty()) return absl::OkStatus();
  std::vector<bool> married;
  for (const AnswerItem& item : answer.answers) {
    const std::string still = StrCat("Is ", of, " married to ", item.text, "?");
    const Analysis analysis = Analyze(still);
    bool over = false;
    if (!analysis.sentences().empty()) {
      WHENCE_ASSIGN_OR_RETURN(const Answer found, AskStated(still, analysis.sentences().front()));
      over = found.answers.size() == 1 && found.answers.front().truth == false;
    }
    for (const uint32_t index : item.citations) {
      if (over) break;
      WHENCE_ASSIGN_OR_RETURN(over, IsToldToBeOver(graph_, answer.citations[index]));
    }
    married.push_back(!over);
  }
  size_t at = 0;
  KeepItems(question, answer, [&](const AnswerItem&) { return married[at++]; });
  return absl::OkStatus();
}

absl::StatusOr<Answer> QuestionAnswerer::Ask(std::string_view question, Session* session) {
  // Without documents and earlier questions there is nothing that an analysis of the question could add.
  if (structured_ != nullptr && session == nullptr && graph_.Counts().documents == 0 && graph_.Counts().triples > 0) {
    WHENCE_ASSIGN_OR_RETURN(GraphAnswerer::Result result, structured_->Ask(question, nullptr, explain_));
    ShowRepairs(result.answer.repairs, result.answer);
    return std::move(result.answer);
  }
  WHENCE_ASSIGN_OR_RETURN(RepairedText repaired, RepairNames(graph_, question));
  std::vector<Repair>& repairs = repaired.repairs;
  std::string text = std::move(repaired.text);
  Analysis analysis = Analyze(text);
  if (analysis.sentences().empty()) return Unread("There is no question here.");
  // One sentence may ask for several things.
  if (const std::vector<std::string> parts = SplitQuestion(SpokenQuestion(analysis.sentences().front()));
      parts.size() > 1) {
    return AskParts(parts, repairs, session);
  }
  WHENCE_ASSIGN_OR_RETURN(const std::string unclear, NameWhoIsMeant(text, analysis));
  if (!unclear.empty()) return Unknown(UnknownReason::kAmbiguous, unclear);
  WHENCE_ASSIGN_OR_RETURN(Answer answer, AskForm(text));
  std::string instead;
  if (session != nullptr) instead = session->Instead(analysis.sentences().front());
  WHENCE_ASSIGN_OR_RETURN(std::vector<Session::Reading> readings,
                          ReadingsOf(std::move(instead), session, text, analysis));
  if (IsBareFollowUp(SpokenQuestion(analysis.sentences().front()))) {
    return Unread("I could not read this as a question.");
  }
  // What a pronoun means, the graph decides: the likeliest reading that it has an answer to, else the likeliest.
  const bool formed = answer.status != AnswerStatus::kUnknown || answer.reason != UnknownReason::kNone;
  Analysis resolved;
  for (size_t i = 0; i < readings.size() && !formed; ++i) {
    const std::string& read = readings[i].text;
    if (read != text) {
      resolved = Analyze(read);
      if (resolved.sentences().empty()) continue;
    }
    const Sentence& asked = (read != text ? resolved : analysis).sentences().front();
    if (const std::vector<std::string> each = SplitQuestion(SpokenQuestion(asked)); each.size() > 1) {
      // "they" who are several
      Append(repairs, readings[i].repairs);
      return AskParts(each, repairs, session);
    }
    WHENCE_ASSIGN_OR_RETURN(Answer found, AskStated(read, asked));
    KeepFirst(asked, found);
    if (i > 0 && found.status != AnswerStatus::kAnswered) continue;
    answer = std::move(found);
    if (i > 0) std::swap(readings[0], readings[i]);
    if (answer.status == AnswerStatus::kAnswered) break;
  }
  if (readings[0].text != text) {
    text = readings[0].text;
    analysis = Analyze(text);
  }
  Append(repairs, readings[0].repairs);
  const Sentence& sentence = analysis.sentences().front();
  if (answer.status == AnswerStatus::kUnknown) WHENCE_RETURN_IF_ERROR(AskBesideStatements(text, sentence, answer));
  if (answer.status != AnswerStatus::kAnswered) WHENCE_RETURN_IF_ERROR(AskOtherwise(text, true, answer));
  std::vector<Citation> cited;
  if (answer.status == AnswerStatus::kAnswered) cited = answer.citations;
  KeepFirstWoman(sentence, answer);
  WHENCE_RETURN_IF_ERROR(KeepSort(graph_, know_.relations, sentence, answer));
  WHENCE_RETURN_IF_ERROR(KeepMarried(text, sentence, answer));
  OfferCited(std::move(cited), answer);
  Append(repairs, answer.repairs);
  answer.repairs = std::move(repairs);
  ShowRepairs(answer.repairs, answer);
  if (session != nullptr) session->Note(sentence, answer);
  return answer;
}

}  // namespace whence
