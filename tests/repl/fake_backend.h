#ifndef WHENCE_TESTS_REPL_FAKE_BACKEND_H_
#define WHENCE_TESTS_REPL_FAKE_BACKEND_H_

#include <string>
#include <vector>

#include "graph/base/status.h"
#include "repl/backend.h"

namespace whence {

// Answers "where is ..." with Brussels, fails on "break", and knows nothing else. Keeps what it was asked.
class FakeBackend : public Backend {
 public:
  absl::StatusOr<Answer> Ask(const Question& question) override {
    asked.push_back(question);
    if (question.text == "break") return DataLoss("a block of the store is damaged");
    Answer answer;
    answer.question = question.text;
    answer.session = question.session;
    if (question.explain) answer.explanation = {"rule where-is"};
    if (question.text.rfind("where is", 0) == 0) {
      answer.status = AnswerStatus::kAnswered;
      answer.text = "It is in Brussels [1].";
      answer.answers = {{.text = "Brussels", .type = "place", .value = "", .confidence = 1, .citations = {0}}};
      answer.citations = {{.document = "a.md", .text = "Its seat is in Brussels.", .span = {5, 29}, .line = 2}};
    } else {
      answer.reason = UnknownReason::kNoFact;
      answer.text = "I don't know.";
    }
    return answer;
  }
  absl::StatusOr<Verification> Verify(const Claim& claim) override {
    claims.push_back(claim);
    if (claim.text == "break") return DataLoss("a block of the store is damaged");
    Verification verification;
    verification.claim = claim.text;
    if (claim.text.find("Brussels") != std::string::npos) {
      verification.verdict = Verdict::kSupported;
      verification.confidence = 0.9;
      verification.text = "Supported [1].";
      verification.citations = {{.document = "a.md", .text = "Its seat is in Brussels.", .span = {5, 29}, .line = 2}};
      verification.deciding = {{.claim = "Brussels", .evidence = "Brussels", .relation = "same"}};
    } else {
      verification.text = "Not enough information.";
    }
    return verification;
  }
  absl::StatusOr<EntityTimeline> Timeline(std::string_view name) override {
    if (name != "Treaty of Rome") return NotFound("no source mentions ", name);
    EntityTimeline timeline;
    timeline.entity = "Treaty of Rome";
    timeline.entries = {{.when = {}, .date = "1957", .text = "Treaty of Rome signed", .citations = {0}}};
    timeline.citations = {{.document = "a.md", .text = "It was signed in 1957.", .span = {5, 27}, .line = 3}};
    return timeline;
  }
  absl::StatusOr<ConflictReport> Conflicts() override { return ConflictReport(); }
  absl::StatusOr<std::vector<std::string>> Complete(std::string_view prefix, size_t) override {
    const std::string names[] = {"Brussels", "Treaty of Rome", "Treaty of Nice"};
    std::vector<std::string> found;
    for (const std::string& name : names) {
      if (name.substr(0, prefix.size()) == prefix) found.push_back(name);
    }
    return found;
  }
  absl::StatusOr<EngineStats> Stats() override { return EngineStats{.documents = 1, .sentences = 2, .statements = 3}; }
  absl::StatusOr<std::vector<DocumentInfo>> Documents() override {
    DocumentInfo document;
    document.name = "a.md";
    document.sentences = 2;
    document.statements = 3;
    return std::vector<DocumentInfo>{document};
  }
  std::vector<std::string> Rules() override { return {"q.rules:1 where-is", "q.rules:9 when-did"}; }

  std::vector<Question> asked;
  std::vector<Claim> claims;
};

}  // namespace whence

#endif  // WHENCE_TESTS_REPL_FAKE_BACKEND_H_
