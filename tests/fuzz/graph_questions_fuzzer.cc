// Any bytes as a question, and as the lexicon of the graph that is asked: no crash, answers only with a status.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "engine/questions/graph_questions.h"
#include "graph/memory_graph.h"

namespace {

std::shared_ptr<const whence::QuestionRules> Rules() {
  static const auto rules = whence::QuestionRules::Load("rules/questions");
  if (!rules.ok()) std::abort();
  return *rules;
}

const whence::MemoryGraph& SmallGraph() {
  static const whence::MemoryGraph* graph = [] {
    auto* made = new whence::MemoryGraph;
    using whence::Term;
    for (const char* name : {"who", "a b", "the", "Is", "x-1"}) {
      const Term term = Term::Iri(std::string("http://x/") + name);
      made->InsertTriple(term, Term::Iri(whence::kRdfsLabel), Term::String(name));
      made->InsertTriple(term, Term::Iri("http://x/directed_by"), Term::Iri("http://x/who"));
      made->InsertTriple(term, Term::Iri("http://x/size"), Term::Integer(7));
    }
    return made;
  }();
  return *graph;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto answerer = whence::GraphQuestionAnswerer::Create(Rules(), SmallGraph(), {});
  if (!answerer.ok()) std::abort();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const std::string& question : {std::string(text), "who directed " + std::string(text)}) {
    const auto answer = (*answerer)->Ask(question, {.explain = size % 2 == 0});
    if (answer.ok() && (answer->status == whence::GraphAnswerStatus::kAnswered) == answer->answers.empty())
      std::abort();
  }
  whence::ParsedLexicon lexicon =
      whence::ParseLexiconFile("fuzz", "predicate size\n  noun: " + std::string(text) + "\n");
  if (size % 16 == 0 && !whence::GraphQuestionAnswerer::Create(Rules(), SmallGraph(), {lexicon.file}).ok())
    std::abort();
  return 0;
}
