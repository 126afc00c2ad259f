#include "engine/conflicts/answer_rivals.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/answer_parts.h"
#include "engine/citation_list.h"
#include "engine/conflicts/asked_words.h"
#include "engine/phrasing/declarative.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMostStatements = 6;  // of an answer that are held against others
constexpr size_t kMostAnswers = 6;     // beside which rivals are looked for: a longer list is of what there are many

class Rivals {
 public:
  Rivals(const Graph& graph, RivalFinder& finder, const Sentence& question, Answer& answer)
      : graph_(graph), finder_(finder), question_(question), answer_(answer), asked_(question), citations_(graph) {}

  absl::Status Show() {
    if (answer_.answers.empty() || answer_.answers.size() > kMostAnswers) return absl::OkStatus();
    WHENCE_RETURN_IF_ERROR(JoinAmounts());
    std::set<uint32_t> disputed;
    const size_t given = answer_.answers.size();
    for (uint32_t i = 0; i < given; ++i) {
      const std::vector<StatementId> statements = answer_.answers[i].statements;
      for (size_t j = 0; j < statements.size() && j < kMostStatements; ++j) {
        WHENCE_RETURN_IF_ERROR(Dispute(i, statements[j], disputed));
      }
    }
    if (!disputed.empty()) Say(disputed);
    return absl::OkStatus();
  }

 private:
  // Adds an answer and the rivals of what it rests on to those in dispute.
  absl::Status Dispute(uint32_t own, StatementId id, std::set<uint32_t>& disputed) {
    WHENCE_ASSIGN_OR_RETURN(const Statement statement, graph_.GetStatement(id));
    WHENCE_ASSIGN_OR_RETURN(
        const std::vector<RivalFinder::Rivalry> rivalries,
        finder_.Against(statement, [&](const Saying& saying) { return Matters(answer_.answers[own], saying); }));
    for (const RivalFinder::Rivalry& rivalry : rivalries) {
      for (const Saying& other : rivalry.others) {
        // What is not so by some is so by others, where they say what was asked for.
        if (answer_.answers[own].truth == false && !asked_.Name(other)) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::optional<uint32_t> rival, Add(own, other));
        if (!rival.has_value()) continue;
        if (what_.empty()) what_ = rivalry.own.what;
        disputed.insert(own);
        disputed.insert(*rival);
      }
    }
    return absl::OkStatus();
  }

  // Whether one text stands in the other.
  static bool Holds(std::string_view one, std::string_view other) {
    const std::string said = FoldName(one), shown = FoldName(other);
    return said.find(shown) != std::string::npos || shown.find(said) != std::string::npos;
  }

  // Whether a disagreement about it is one about what was asked.
  bool Matters(const AnswerItem& item, const Saying& own) const {
    if (item.truth.has_value()) return !*item.truth || asked_.Name(own);
    switch (own.kind) {
      case ConflictKind::kNegation:
        return false;
      case ConflictKind::kTime:
        return item.type == "date" && Holds(own.text, item.text);
      case ConflictKind::kNumber: {
        const std::optional<double> figure = AskedWords::Figure(own.text);
        return figure.has_value() && AskedWords::Figure(item.text) == figure;
      }
      default:
        return Holds(own.text, item.text);
    }
  }

  absl::StatusOr<std::vector<uint32_t>> Cite(const Statement& statement) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> added, citations_.Add(statement));
    std::vector<uint32_t> cited;
    for (const uint32_t index : added) {
      const Citation& citation = citations_.citations()[index];
      const auto known = std::find_if(answer_.citations.begin(), answer_.citations.end(), [&](const Citation& other) {
        return other.document == citation.document && other.span.begin == citation.span.begin;
      });
      cited.push_back(static_cast<uint32_t>(known - answer_.citations.begin()));
      if (known == answer_.citations.end()) answer_.citations.push_back(citation);
    }
    return cited;
  }

  // What was taken for evidence of a yes and is of its no.
  static void Drop(StatementId statement, const std::vector<uint32_t>& cited, AnswerItem& item) {
    std::erase(item.statements, statement);
    std::erase_if(item.citations, [&](uint32_t index) {
      return item.citations.size() > 1 && std::find(cited.begin(), cited.end(), index) != cited.end();
    });
  }

  // The answer that a rival of one is; nothing where it is the same answer.
  absl::StatusOr<std::optional<uint32_t>> Add(uint32_t of, const Saying& other) {
    const bool truth = answer_.answers[of].truth.has_value();
    const std::string text = truth ? std::string(TruthText(!*answer_.answers[of].truth)) : other.text;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, Cite(other.statement));
    for (uint32_t i = 0; i < answer_.answers.size(); ++i) {
      AnswerItem& item = answer_.answers[i];
      const bool told =
          std::find(item.statements.begin(), item.statements.end(), other.statement.id) != item.statements.end();
      const std::optional<double> figure = AskedWords::Figure(text);
      const bool same =
          FoldName(item.text) == FoldName(text) ||
          (other.kind == ConflictKind::kNumber && figure.has_value() && AskedWords::Figure(item.text) == figure);
      if (!told && !same) continue;
      if (i == of && truth) {
        Drop(other.statement.id, cited, item);
        continue;
      }
      if (i == of) return std::optional<uint32_t>();
      if (same) AddCitations(cited, item.citations);
      return std::optional<uint32_t>(i);
    }
    AnswerItem item = answer_.answers[of];
    if (truth) {
      const bool words = item.value == item.text;
      SetTruth(!*item.truth, item);
      if (words) item.value = item.text;
    } else {
      item.value = ValueOf(other);
      item.text = text;
    }
    item.citations = cited;
    item.statements = {other.statement.id};
    answer_.answers.push_back(std::move(item));
    return std::optional<uint32_t>(static_cast<uint32_t>(answer_.answers.size() - 1));
  }

  static std::string ValueOf(const Saying& saying) {
    if (saying.kind == ConflictKind::kTime && saying.when.has_value() && saying.when->first == saying.when->last) {
      return saying.when->first.has_value() ? IsoDay(*saying.when->first) : saying.text;
    }
    return saying.text;
  }

  size_t DocumentsOf(const AnswerItem& item) const {
    std::set<std::string> documents;
    for (const uint32_t index : item.citations) documents.insert(answer_.citations[index].document);
    return documents.size();
  }

  void Say(const std::set<uint32_t>& disputed) {
    // What more documents say comes first, and that they are more is said.
    std::vector<uint32_t> order(disputed.begin(), disputed.end());
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return DocumentsOf(answer_.answers[a]) > DocumentsOf(answer_.answers[b]);
    });
    std::vector<std::string> parts;
    for (const uint32_t index : order) {
      const AnswerItem& item = answer_.answers[index];
      parts.push_back(StrCat(item.text, " ", CitationList::Marks(item.citations)));
    }
    const size_t most = DocumentsOf(answer_.answers[order[0]]), next = DocumentsOf(answer_.answers[order[1]]);
    answer_.text = StrCat("The sources disagree: ", Joined(parts),
                          most > next ? StrCat("; ", most, " documents against ", next) : std::string(), ".");
    answer_.conflicts = {{what_, std::vector<uint32_t>(disputed.begin(), disputed.end())}};
  }

  // Counts that were told as different ones and may be one.
  absl::Status JoinAmounts() {
    if (answer_.conflicts.empty() || answer_.answers.size() < 2) return absl::OkStatus();
    std::vector<Saying> amounts;
    for (const AnswerItem& item : answer_.answers) {
      const size_t before = amounts.size();
      const auto note = [&](std::string_view text) {
        const auto amount = finder_.reader().AmountIn(text);
        if (!amount.has_value() || amounts.size() > before) return;
        amounts.push_back({.kind = ConflictKind::kNumber, .of = TermId(), .amount = amount->first});
      };
      if (item.statements.empty()) note(item.text);
      for (const StatementId id : item.statements) {
        WHENCE_ASSIGN_OR_RETURN(const Statement statement, graph_.GetStatement(id));
        std::vector<Saying> sayings;
        WHENCE_RETURN_IF_ERROR(finder_.reader().Read(statement, sayings));
        for (Saying& saying : sayings) {
          if (saying.amount.has_value() && amounts.size() == before) amounts.push_back(std::move(saying));
        }
        WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(statement.triple.object));
        if (object.IsLiteral()) note(object.lexical);
      }
      if (amounts.size() == before) return absl::OkStatus();
    }
    size_t closest = 0;
    for (size_t i = 0; i < amounts.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        WHENCE_ASSIGN_OR_RETURN(const bool agree, finder_.reader().Agree(amounts[i], amounts[j]));
        if (!agree) return absl::OkStatus();
      }
      const auto width = [&](size_t at) { return amounts[at].amount->high - amounts[at].amount->low; };
      if (width(i) < width(closest)) closest = i;
    }
    AnswerItem kept = answer_.answers[closest];
    for (const AnswerItem& item : answer_.answers) {
      AddCitations(item.citations, kept.citations);
      for (const StatementId id : item.statements) kept.statements.push_back(id);
    }
    answer_.text = AnswerSentence(question_, StrCat(kept.text, " ", CitationList::Marks(kept.citations)));
    answer_.answers = {std::move(kept)};
    answer_.conflicts.clear();
    return absl::OkStatus();
  }

  const Graph& graph_;
  RivalFinder& finder_;
  const Sentence& question_;
  Answer& answer_;
  AskedWords asked_;
  CitationList citations_;
  std::string what_;
};

}  // namespace

absl::Status ShowRivals(const Graph& graph, RivalFinder& finder, const Sentence& question, Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered) return absl::OkStatus();
  return Rivals(graph, finder, question, answer).Show();
}

}  // namespace whence
