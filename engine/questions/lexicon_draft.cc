#include "engine/questions/lexicon_draft.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "engine/questions/graph_lexicon.h"
#include "engine/questions/lexicon_file.h"
#include "engine/questions/morphology.h"
#include "engine/questions/prepositions.h"
#include "engine/questions/term_names.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/inline_term.h"
#include "graph/labels.h"

namespace whence {
namespace {

constexpr size_t kMostEntries = 500;
constexpr size_t kSample = 24;  // triples that are looked at for what the ends of a predicate are

struct DraftedPredicate {
  TermId id;
  std::string iri;
  uint64_t triples = 0;
};

class Drafter {
 public:
  explicit Drafter(const Graph& graph) : graph_(graph), names_(graph, LabelPredicates(graph)) {}

  absl::StatusOr<std::string> Write() {
    out_ =
        "# A draft: change nouns and verbs to what people say, drop what is right as it is "
        "(rules/questions/LEXICON.md).\n";
    WHENCE_ASSIGN_OR_RETURN(const std::vector<DraftedPredicate> predicates, Predicates());
    WHENCE_RETURN_IF_ERROR(AddClasses());
    for (size_t i = 0; i < predicates.size() && i < kMostEntries; ++i)
      WHENCE_RETURN_IF_ERROR(AddPredicate(predicates[i]));
    if (predicates.size() > kMostEntries)
      out_ += StrCat("\n# and ", predicates.size() - kMostEntries, " more predicates\n");
    AddAdjectives();
    return std::move(out_);
  }

 private:
  static std::vector<TermId> LabelPredicates(const Graph& graph) {
    std::vector<TermId> ids;
    for (const std::string_view iri : kLabelPredicates) {
      const auto id = graph.FindTerm(Term::Iri(iri));
      if (id.ok() && *id) ids.push_back(**id);
    }
    return ids;
  }

  absl::StatusOr<std::vector<DraftedPredicate>> Predicates() {
    std::vector<DraftedPredicate> found;
    const auto cursor = graph_.ScanIn(TripleOrder::kPos, {});
    while (cursor->Valid()) {
      const TermId id(cursor->key()[0]);
      cursor->Seek({id.value() + 1, 0, 0});
      WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(id));
      if (term.lexical == kRdfType) type_predicate_ = id;
      if (term.lexical == kRdfType || IsLabelPredicate(term.lexical)) continue;
      if (!type_predicate_ && NamesType(ReadableName(term.lexical))) type_predicate_ = id;
      found.push_back({id, term.lexical, graph_.StatisticsOf(id).triples});
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
    std::stable_sort(found.begin(), found.end(),
                     [](const DraftedPredicate& a, const DraftedPredicate& b) { return a.triples > b.triples; });
    return found;
  }

  // The class that every sampled term has; nothing if there is none, or if they differ.
  absl::StatusOr<std::string> ClassOf(const std::set<TermId>& terms) {
    std::string common;
    if (!type_predicate_) return common;
    for (const TermId term : terms) {
      const auto cursor = graph_.Scan({.subject = term, .predicate = *type_predicate_});
      if (!cursor->Valid()) return std::string();
      WHENCE_ASSIGN_OR_RETURN(const Term type, graph_.DecodeTerm(cursor->triple().object));
      const std::string name = ReadableName(type.lexical);
      if (!common.empty() && common != name) return std::string();
      common = name;
    }
    return common;
  }

  absl::Status AddClasses() {
    if (!type_predicate_) return absl::OkStatus();
    const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = *type_predicate_});
    for (size_t count = 0; cursor->Valid() && count < kMostEntries; ++count) {
      const TermId type(cursor->key()[1]);
      WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const example, names_.Find(TermId(cursor->key()[2])));
      const std::string name = example->text;
      WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(type));
      out_ += StrCat("\n# ", graph_.EstimateCount({.predicate = *type_predicate_, .object = type}), ", as ", name,
                     "\nclass ", ReadableName(term.lexical), "\n  words: ", ReadableName(term.lexical), "\n");
      cursor->Seek({type_predicate_->value(), type.value() + 1, 0});
    }
    return cursor->status();
  }

  absl::Status AddPredicate(const DraftedPredicate& predicate) {
    std::set<TermId> subjects, objects;
    bool numbers = true;
    std::string example;
    const auto cursor = graph_.ScanIn(TripleOrder::kPso, {.predicate = predicate.id});
    for (size_t i = 0; i < kSample && cursor->Valid(); ++i, cursor->Next()) {
      const Triple triple = cursor->triple();
      subjects.insert(triple.subject);
      objects.insert(triple.object);
      numbers = numbers && InlinedInteger(triple.object);
      if (!example.empty()) continue;
      WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const subject, names_.Find(triple.subject));
      example = subject->text;
      WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const object, names_.Find(triple.object));
      example += StrCat(" -> ", object->text);
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
    std::replace(example.begin(), example.end(), '\n', ' ');
    out_ += StrCat("\n# ", predicate.triples, predicate.triples == 1 ? " triple, as " : " triples, as ", example,
                   "\npredicate ", LocalName(predicate.iri), "\n");
    AddWords(predicate);
    WHENCE_ASSIGN_OR_RETURN(const std::string from, ClassOf(subjects));
    WHENCE_ASSIGN_OR_RETURN(const std::string to, ClassOf(objects));
    if (!from.empty() || !to.empty()) out_ += StrCat("  types: ", from, from.empty() ? "-> " : " -> ", to, "\n");
    if (numbers) numbers_.emplace_back(LocalName(predicate.iri));
    return absl::OkStatus();
  }

  // "directed by": O direct S; "lives in": S live in O; "place of birth": place of birth.
  void AddWords(const DraftedPredicate& predicate) {
    const std::string name = ReadableName(predicate.iri);
    const std::vector<std::string> words = WordsOf(name);
    if (words.empty()) return;
    const std::vector<std::string> verbs = VerbsOfForm(words.front());
    const bool ending = words.size() == 2 && PrepositionIndex(words.back()) >= 0;
    if (!verbs.empty() && ending && words.back() == "by") {
      const std::vector<std::string> agents = AgentNounsOf(verbs.front());
      out_ += StrCat("  noun: ", agents.empty() ? name : agents.front(), "\n  verb: O ", verbs.front(), " S\n");
    } else if (!verbs.empty() && ending && words.back() != "of") {
      const bool third = words.front().ends_with("s");
      out_ += third ? StrCat("  verb: S ", verbs.front(), " ", words.back(), " O\n")
                    : StrCat("  verb: S be ", name, " O\n");
    } else {
      out_ += StrCat("  noun: ", name, "\n");
    }
  }

  void AddAdjectives() {
    if (numbers_.empty()) return;
    out_ += "\n# What has numbers can be compared: give the adjectives that mean it, both ways.\n";
    for (const std::string& name : numbers_) {
      out_ += StrCat("# adjective large = ", name, "\n# adjective small = -", name, "\n");
    }
  }

  const Graph& graph_;
  TermNames names_;
  std::optional<TermId> type_predicate_;
  std::vector<std::string> numbers_;
  std::string out_;
};

}  // namespace

absl::StatusOr<std::string> DraftLexicon(const Graph& graph) { return Drafter(graph).Write(); }

}  // namespace whence
