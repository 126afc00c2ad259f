#ifndef WHENCE_TESTS_ANSWERS_ANSWER_TABLE_H_
#define WHENCE_TESTS_ANSWERS_ANSWER_TABLE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace whence {

// A document of a table: written in it, or a file of the repository.
struct TableDocument {
  std::string name;
  std::string text;
  bool is_file = false;  // `name` is a path; `text` is empty
};

// A question and what has to come back. What a table does not say is not checked.
struct TableQuestion {
  int line = 0;
  std::string text;
  std::string session;
  std::string status;  // empty: any; "answered" where answers or sentences are expected
  std::vector<std::string>
      answers;                     // exactly these, in any order; each may hold wordings apart from each other by " / "
  std::vector<std::string> cites;  // each is a piece of a cited sentence
  std::vector<std::string> says;   // each is a piece of the answer's text
  std::vector<std::string> never;  // each is in no answer
  std::vector<std::string> repairs;  // "Norvk > Norvik"
  std::optional<bool> conflict;      // the answers contradict each other, and that is said
};

// A claim and its verdict.
struct TableClaim {
  int line = 0;
  std::string text;
  std::vector<std::string> evidence;  // empty: the documents decide
  std::string verdict;                // wordings apart by " / "
  std::vector<std::string> cites;     // each is a piece of a cited sentence
  std::vector<std::string> says;      // each is a piece of the verdict's text
};

// A table of tests/answers/: documents, then questions about them. README.md there explains the format.
struct AnswerTable {
  std::string file;
  std::vector<TableDocument> documents;
  std::vector<TableQuestion> questions;
  std::vector<TableClaim> claims;
};

// Errors: a line that is not of the format, as "file:line: what is wrong".
absl::StatusOr<AnswerTable> ParseAnswerTable(std::string_view file, std::string_view text);

}  // namespace whence

#endif  // WHENCE_TESTS_ANSWERS_ANSWER_TABLE_H_
