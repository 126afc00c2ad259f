#include "tests/answers/answer_table.h"

#include <utility>

#include "graph/base/status.h"

namespace whence {
namespace {

constexpr std::string_view kEndOfDocument = "----";

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> SplitList(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const size_t end = text.find(';');
    const std::string_view part = Trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

class Parser {
 public:
  Parser(std::string_view file, std::string_view text) : rest_(text) { table_.file = file; }

  absl::StatusOr<AnswerTable> Parse() {
    while (NextLine()) {
      const std::string_view line = Trim(line_);
      if (line.empty() || line.front() == '#') continue;
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos) return Error("expected \"key: value\"");
      WHENCE_RETURN_IF_ERROR(ReadEntry(line.substr(0, colon), Trim(line.substr(colon + 1))));
    }
    if (table_.questions.empty() && table_.claims.empty()) return Error("a table without a question or claim");
    WHENCE_RETURN_IF_ERROR(CheckExpectations());
    return std::move(table_);
  }

 private:
  bool NextLine() {
    if (rest_.empty()) return false;
    const size_t end = rest_.find('\n');
    line_ = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    ++number_;
    return true;
  }

  // A question of a conversation may only lead to the next one; any other without an expectation could not fail.
  absl::Status CheckExpectations() {
    for (const TableQuestion& question : table_.questions) {
      number_ = question.line;
      const bool expects = !question.status.empty() || !question.says.empty() || !question.never.empty() ||
                           !question.repairs.empty() || question.conflict.has_value();
      if (!expects && question.session.empty()) return Error("nothing is expected of the answer");
    }
    for (const TableClaim& claim : table_.claims) {
      number_ = claim.line;
      if (claim.verdict.empty()) return Error("no verdict is expected");
    }
    return absl::OkStatus();
  }

  absl::Status Error(std::string_view what) const { return InvalidArgument(table_.file, ":", number_, ": ", what); }

  absl::Status ReadEntry(std::string_view key, std::string_view value) {
    if (key == "document") return ReadDocument(value);
    if (key == "file") {
      table_.documents.push_back({std::string(value), "", true});
      return absl::OkStatus();
    }
    if (key == "session") {
      session_ = value;
      return absl::OkStatus();
    }
    if (key == "question") {
      TableQuestion question;
      question.line = number_;
      question.text = value;
      question.session = session_;
      table_.questions.push_back(std::move(question));
      return absl::OkStatus();
    }
    if (key == "evidence") {
      if (value.empty() || !claims_follow_) evidence_.clear();
      if (!value.empty()) evidence_.emplace_back(value);
      claims_follow_ = true;
      return absl::OkStatus();
    }
    if (key == "claim") {
      claims_follow_ = false;
      table_.claims.push_back({number_, std::string(value), evidence_, "", {}, {}});
      return absl::OkStatus();
    }
    if (!table_.claims.empty() && (key == "verdict" || key == "cites" || key == "says") &&
        (table_.questions.empty() || table_.claims.back().line > table_.questions.back().line)) {
      TableClaim& claim = table_.claims.back();
      if (key == "verdict") claim.verdict = value;
      if (key == "cites") claim.cites.emplace_back(value);
      if (key == "says") claim.says.emplace_back(value);
      return absl::OkStatus();
    }
    if (table_.questions.empty()) return Error("expected a question before its answers");
    return ReadExpectation(key, value, table_.questions.back());
  }

  absl::Status ReadExpectation(std::string_view key, std::string_view value, TableQuestion& question) {
    if (key == "answers") {
      question.answers = SplitList(value);
      question.status = "answered";
    } else if (key == "status") {
      if (value != "answered" && value != "passage" && value != "unknown" && value != "not answered") {
        return Error("a status is answered, passage, unknown or \"not answered\" (passage or unknown)");
      }
      question.status = value;
    } else if (key == "cites") {
      question.cites.emplace_back(value);
      question.status = "answered";
    } else if (key == "says") {
      question.says.emplace_back(value);
    } else if (key == "never") {
      question.never = SplitList(value);
    } else if (key == "repairs") {
      question.repairs = SplitList(value);
    } else if (key == "conflict") {
      if (value != "yes" && value != "no") return Error("expected \"conflict: yes\" or \"conflict: no\"");
      question.conflict = value == "yes";
    } else {
      return Error(StrCat("no such key: ", key));
    }
    return absl::OkStatus();
  }

  absl::Status ReadDocument(std::string_view name) {
    TableDocument document{std::string(name), "", false};
    while (NextLine()) {
      if (Trim(line_) == kEndOfDocument) {
        table_.documents.push_back(std::move(document));
        return absl::OkStatus();
      }
      document.text += StrCat(line_, "\n");
    }
    return Error(StrCat("the document does not end in a line ", kEndOfDocument));
  }

  std::string_view rest_;
  std::string_view line_;
  int number_ = 0;
  std::string session_;
  std::vector<std::string> evidence_;
  bool claims_follow_ = false;  // more evidence may be added
  AnswerTable table_;
};

}  // namespace

absl::StatusOr<AnswerTable> ParseAnswerTable(std::string_view file, std::string_view text) {
  return Parser(file, text).Parse();
}

}  // namespace whence
