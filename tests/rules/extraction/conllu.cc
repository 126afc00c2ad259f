#include "tests/rules/extraction/conllu.h"

#include <charconv>
#include <optional>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

std::vector<std::string_view> SplitColumns(std::string_view line) {
  std::vector<std::string_view> columns;
  while (!line.empty()) {
    const size_t end = line.find_first_of("\t ");
    columns.push_back(line.substr(0, end));
    if (end == std::string_view::npos) break;
    line.remove_prefix(line.find_first_not_of("\t ", end));
  }
  return columns;
}

void SetNumber(Token* token) {
  int32_t number = 0;
  const auto [end, error] = std::from_chars(token->form.data(), token->form.data() + token->form.size(), number);
  if (error != std::errc() || end != token->form.data() + token->form.size()) return;
  if (token->form.size() == 4 && number >= 1000 && number < 2100) {
    token->kind = TokenKind::kDate;
    token->type = EntityType::kDate;
    token->value = CalendarDate{number, 0, 0};
  } else {
    token->value = Quantity{static_cast<double>(number), ""};
  }
}

// "0.4"
float LeadOf(std::string_view text) {
  float lead = 0;
  std::from_chars(text.data(), text.data() + text.size(), lead);
  return lead;
}

}  // namespace

ConlluSentences ConlluSentences::Parse(std::string_view conllu) {
  ConlluSentences result;
  Sentence sentence;
  uint64_t offset = 0;
  const auto finish = [&] {
    if (sentence.tokens.empty()) return;
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    result.sentences_.push_back(std::move(sentence));
    sentence = Sentence();
  };
  while (!conllu.empty()) {
    const size_t end = conllu.find('\n');
    const std::string_view line = conllu.substr(0, end);
    conllu.remove_prefix(end == std::string_view::npos ? conllu.size() : end + 1);
    if (line.empty()) finish();
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> columns = SplitColumns(line);
    if (columns.size() < 8 || columns[0].find_first_of(".-") != std::string_view::npos) continue;
    Token token;
    token.form = result.storage_.emplace_back(columns[1]);
    token.upos = FindUpos(columns[3]).value_or(Upos::kX);
    token.xpos = FindXpos(columns[4]).value_or(Xpos::kNone);
    token.deprel = FindDeprel(columns[7]).value_or(Deprel::kDep);
    const bool name = token.upos == Upos::kPropn;
    token.lemma = result.storage_.emplace_back(columns[2] != "_" ? std::string(columns[2])
                                               : name            ? std::string(columns[1])
                                                                 : AsciiLowered(columns[1]));
    token.span = {offset, offset + token.form.size()};
    offset = token.span.end + 1;
    int32_t head = 0;
    std::from_chars(columns[6].data(), columns[6].data() + columns[6].size(), head);
    token.head = head - 1;
    if (name) token.kind = TokenKind::kName;
    if (columns.size() > 9 && columns[9].starts_with("Lead=")) token.lead = LeadOf(columns[9].substr(5));
    if (columns.size() > 9 && columns[9] == "Type=person") token.type = EntityType::kPerson;
    if (columns.size() > 9 && columns[9] == "Type=other") token.type = EntityType::kOther;
    if (columns.size() > 9 && columns[9] == "Type=nationality") token.type = EntityType::kNationality;
    SetNumber(&token);
    sentence.tokens.push_back(token);
  }
  finish();
  return result;
}

}  // namespace whence
