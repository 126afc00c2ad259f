// Asks the questions of every table tests/answers/*.test and compares what comes back.

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/document/reader.h"
#include "engine/engine.h"
#include "graph/base/file_bytes.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"
#include "tests/answers/answer_table.h"

namespace whence {
namespace {

constexpr char kFolder[] = "tests/answers";

std::vector<std::string> TableFiles() {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder, error)) {
    if (entry.path().extension() == ".test") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool Holds(std::string_view text, std::string_view piece) {
  return Lower(text).find(Lower(piece)) != std::string::npos;
}

// Case, an article in front and a full stop behind make no other answer.
std::string Plain(std::string_view text) {
  std::string out = Lower(text);
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (out.compare(0, article.size(), article) == 0) {
      out.erase(0, article.size());
      break;
    }
  }
  while (!out.empty() && out.back() == '.') out.pop_back();
  return out;
}

bool Matches(const AnswerItem& item, std::string_view wordings) {
  while (true) {
    const size_t end = wordings.find(" / ");
    const std::string wanted = Plain(wordings.substr(0, end));
    if (Plain(item.text) == wanted || Plain(item.value) == wanted) return true;
    if (end == std::string_view::npos) return false;
    wordings = wordings.substr(end + 3);
  }
}

bool SameAnswers(const std::vector<AnswerItem>& got, const std::vector<std::string>& wanted) {
  if (got.size() != wanted.size()) return false;
  std::vector<bool> used(got.size());
  for (const std::string& one : wanted) {
    size_t i = 0;
    while (i < got.size() && (used[i] || !Matches(got[i], one))) ++i;
    if (i == got.size()) return false;
    used[i] = true;
  }
  return true;
}

// What is wrong with the answer; empty when it is as the table says.
std::vector<std::string> Faults(const TableQuestion& question, const Answer& answer) {
  std::vector<std::string> faults;
  const std::string_view status = AnswerStatusName(answer.status);
  const bool right_status = question.status.empty() || status == question.status ||
                            (question.status == "not answered" && status != "answered");
  if (!right_status) faults.push_back(StrCat("status: ", question.status));
  if (!question.answers.empty() && !SameAnswers(answer.answers, question.answers)) {
    std::string wanted;
    for (const std::string& one : question.answers) wanted += StrCat(wanted.empty() ? "" : "; ", one);
    faults.push_back(StrCat("answers: ", wanted));
  }
  for (const std::string& piece : question.cites) {
    const auto cites = [&piece](const Citation& citation) { return Holds(citation.text, piece); };
    if (std::none_of(answer.citations.begin(), answer.citations.end(), cites)) {
      faults.push_back(StrCat("cites: ", piece));
    }
  }
  for (const std::string& piece : question.says) {
    if (!Holds(answer.text, piece)) faults.push_back(StrCat("says: ", piece));
  }
  for (const std::string& piece : question.never) {
    const auto says = [&piece](const AnswerItem& item) { return Holds(item.text, piece); };
    if (std::any_of(answer.answers.begin(), answer.answers.end(), says)) faults.push_back(StrCat("never: ", piece));
  }
  for (const std::string& repair : question.repairs) {
    const auto is = [&repair](const Repair& made) { return StrCat(made.from, " > ", made.to) == repair; };
    if (std::none_of(answer.repairs.begin(), answer.repairs.end(), is)) faults.push_back(StrCat("repairs: ", repair));
  }
  if (question.conflict.has_value() && *question.conflict == answer.conflicts.empty()) {
    faults.push_back(*question.conflict ? "conflict: yes" : "conflict: no");
  }
  // Holds for every answer, so no table says it.
  for (const AnswerItem& item : answer.answers) {
    if (item.citations.empty()) faults.push_back(StrCat("a citation for: ", item.text));
  }
  return faults;
}

// What is wrong with the verdict; empty when it is as the table says.
std::vector<std::string> Faults(const TableClaim& claim, const Verification& verification) {
  std::vector<std::string> faults;
  bool right = false;
  for (std::string_view verdicts = claim.verdict;;) {
    const size_t end = verdicts.find(" / ");
    right = right || verdicts.substr(0, end) == VerdictName(verification.verdict);
    if (end == std::string_view::npos) break;
    verdicts = verdicts.substr(end + 3);
  }
  if (!right) faults.push_back(StrCat("verdict: ", claim.verdict));
  for (const std::string& piece : claim.cites) {
    const auto cites = [&piece](const Citation& citation) { return Holds(citation.text, piece); };
    if (std::none_of(verification.citations.begin(), verification.citations.end(), cites)) {
      faults.push_back(StrCat("cites: ", piece));
    }
  }
  for (const std::string& piece : claim.says) {
    if (!Holds(verification.text, piece)) faults.push_back(StrCat("says: ", piece));
  }
  // Holds for every verdict, so no table says it.
  if (verification.verdict != Verdict::kNotEnoughInfo && verification.citations.empty()) faults.push_back("a citation");
  return faults;
}

class AnswersTest : public testing::TestWithParam<std::string> {};

TEST_P(AnswersTest, Table) {
  const std::string& file = GetParam();
  const absl::StatusOr<std::string> text = ReadFileBytes(file);
  ASSERT_TRUE(text.ok()) << text.status();
  const absl::StatusOr<AnswerTable> table = ParseAnswerTable(file, *text);
  ASSERT_TRUE(table.ok()) << table.status();
  absl::StatusOr<std::unique_ptr<Engine>> engine = Engine::Open({});
  ASSERT_TRUE(engine.ok()) << engine.status();
  for (const TableDocument& document : table->documents) {
    const absl::StatusOr<IngestSummary> summary =
        document.is_file ? (*engine)->Ingest({document.name}) : (*engine)->IngestText(document.name, document.text);
    ASSERT_TRUE(summary.ok()) << document.name << ": " << summary.status();
    ASSERT_EQ(summary->documents, 1u) << document.name
                                      << (summary->errors.empty() ? "" : ": " + summary->errors.front());
  }
  for (const TableQuestion& question : table->questions) {
    const absl::StatusOr<Answer> answer =
        (*engine)->Ask({.text = question.text, .session = question.session, .explain = false});
    ASSERT_TRUE(answer.ok()) << answer.status();
    const std::vector<std::string> faults = Faults(question, *answer);
    if (faults.empty()) continue;
    std::string message = StrCat(question.text, "\n  expected\n");
    for (const std::string& fault : faults) message += StrCat("    ", fault, "\n");
    message += StrCat("  got ", AnswerStatusName(answer->status), " ", UnknownReasonName(answer->reason), "\n");
    for (const AnswerItem& item : answer->answers) message += StrCat("    answer: ", item.text, "\n");
    for (const Repair& repair : answer->repairs) message += StrCat("    repair: ", repair.from, " > ", repair.to, "\n");
    ADD_FAILURE_AT(file.c_str(), question.line) << message << "    " << RenderText(*answer);
  }
  for (const TableClaim& claim : table->claims) {
    Claim put{.text = claim.text};
    if (!claim.evidence.empty()) put.evidence = claim.evidence;
    const absl::StatusOr<Verification> verification = (*engine)->Verify(put);
    ASSERT_TRUE(verification.ok()) << verification.status();
    const std::vector<std::string> faults = Faults(claim, *verification);
    if (faults.empty()) continue;
    std::string message = StrCat(claim.text, "\n  expected\n");
    for (const std::string& fault : faults) message += StrCat("    ", fault, "\n");
    ADD_FAILURE_AT(file.c_str(), claim.line)
        << message << "  got " << VerdictName(verification->verdict) << "\n    " << RenderText(*verification);
  }
}

// "tests/answers/not-asserted.test" is the test not_asserted.
std::string TestName(const testing::TestParamInfo<std::string>& table) {
  std::string name = std::filesystem::path(table.param).stem().string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Tables, AnswersTest, testing::ValuesIn(TableFiles()), TestName);

TEST(AnswerTableTest, ReadsDocumentsQuestionsAndSessions) {
  const absl::StatusOr<AnswerTable> table = ParseAnswerTable("t", R"(# note
document: a.txt
# A heading, not a note
The dam broke in 1971.
----
question: When did the dam break?
answers:  1971; never / not once
cites:    dam broke

session:  one
question: Why?
status:   unknown
)");
  ASSERT_TRUE(table.ok()) << table.status();
  ASSERT_EQ(table->documents.size(), 1u);
  EXPECT_EQ(table->documents[0].text, "# A heading, not a note\nThe dam broke in 1971.\n");
  ASSERT_EQ(table->questions.size(), 2u);
  EXPECT_EQ(table->questions[0].line, 6);
  EXPECT_EQ(table->questions[0].answers, (std::vector<std::string>{"1971", "never / not once"}));
  EXPECT_EQ(table->questions[0].session, "");
  EXPECT_EQ(table->questions[1].session, "one");
  EXPECT_EQ(table->questions[1].status, "unknown");
}

TEST(AnswerTableTest, SaysWhereAMistakeIs) {
  EXPECT_EQ(ParseAnswerTable("t", "question: Who?\nanswer: me\n").status().message(), "t:2: no such key: answer");
  EXPECT_EQ(ParseAnswerTable("t", "\nanswers: me\n").status().message(), "t:2: expected a question before its answers");
  EXPECT_EQ(ParseAnswerTable("t", "document: a.txt\ntext\n").status().message(),
            "t:2: the document does not end in a line ----");
  EXPECT_EQ(ParseAnswerTable("t", "question: Who?\n\nquestion: Why?\nsays: so\n").status().message(),
            "t:1: nothing is expected of the answer");
  EXPECT_EQ(ParseAnswerTable("t", "claim: It was so.\n").status().message(), "t:1: no verdict is expected");
}

}  // namespace
}  // namespace whence
