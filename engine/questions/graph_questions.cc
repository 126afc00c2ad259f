#include "engine/questions/graph_questions.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/questions/answer_order.h"
#include "engine/questions/meaning_query.h"
#include "engine/questions/meaning_text.h"
#include "engine/questions/morphology.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/evaluate.h"
#include "graph/inline_term.h"

namespace whence {
namespace {

constexpr size_t kMaxReadings = 12;
constexpr float kRivalCost = 0.3f;  // by which readings differ that are about as good as each other

constexpr std::string_view kUseTypes[kPhraseUses] = {"rel",   "vb",     "vf",   "vn",   "vg",  "bp",     "sb",
                                                     "sf",    "sn",     "sg",   "sp",   "cnt", "cls",    "adj",
                                                     "adjer", "adjest", "unit", "flag", "had", "flagvb", "flagvf"};

// The one whom a sentence does not name: "It was discovered in 1969."
bool IsUnspecified(const GraphAnswerItem& item) {
  return item.value.starts_with(kEntityNamespace) &&
         std::string_view(item.value).substr(kEntityNamespace.size()) == kUnspecified;
}

// Whether the set of an image is made of whatever has to do with something.
bool HoldsAnything(const Node* node) {
  return std::any_of(node->parts.begin(), node->parts.end(), [](const Node* part) {
    return (part->op == Op::kImage && part->parts[0]->op == Op::kAnything) ||
           ((part->op == Op::kAnd || part->op == Op::kFirst) && HoldsAnything(part));
  });
}

// The names that a set is one step away from; null if it is not made like that.
const Node* StartOf(const Node* set) {
  while (set->op == Op::kMinus || set->op == Op::kAnd) {
    const auto image = std::find_if(set->parts.begin(), set->parts.end(),
                                    [](const Node* part) { return part->op == Op::kImage || part->op == Op::kAnd; });
    if (image == set->parts.end()) return nullptr;
    set = *image;
  }
  if (set->op != Op::kImage) return nullptr;
  const Node* from = set->parts[1];
  const auto is_name = [](const Node* part) { return part->op == Op::kNames; };
  const bool named =
      is_name(from) || (from->op == Op::kAnd && std::any_of(from->parts.begin(), from->parts.end(), is_name));
  return named ? from : nullptr;
}

// "The X with the most Y" that a set is made from; null if there is none.
const Node* ExtremeWithin(const Node* set) {
  for (const Node* part : set->parts) {
    if (part->op == Op::kExtreme && part->number == 0) return part;
    if (part->op != Op::kImage && part->op != Op::kAnd && part->op != Op::kMinus) continue;
    if (const Node* found = ExtremeWithin(part)) return found;
  }
  return nullptr;
}

bool AsksWho(const std::vector<QuestionWord>& words) {
  const auto is_who = [](const QuestionWord& word) { return word.text == "who" || word.text == "whom"; };
  return is_who(words.front()) || (words.size() > 1 && is_who(words[1]));
}

std::string CostText(float cost) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f", static_cast<double>(cost));
  return buffer;
}

}  // namespace

absl::StatusOr<std::unique_ptr<GraphQuestionAnswerer>> GraphQuestionAnswerer::Create(
    std::shared_ptr<const QuestionRules> rules, const Graph& graph, const std::vector<LexiconFile>& lexicons,
    std::vector<Diagnostic>* warnings) {
  std::vector<const LexiconFile*> files;
  for (const LexiconFile& file : lexicons) files.push_back(&file);
  files.push_back(&rules->general());
  WHENCE_ASSIGN_OR_RETURN(GraphLexicon lexicon, GraphLexicon::Build(graph, files, warnings));
  return std::unique_ptr<GraphQuestionAnswerer>(new GraphQuestionAnswerer(std::move(rules), graph, std::move(lexicon)));
}

GraphQuestionAnswerer::GraphQuestionAnswerer(std::shared_ptr<const QuestionRules> rules, const Graph& graph,
                                             GraphLexicon lexicon)
    : rules_(std::move(rules)),
      graph_(graph),
      lexicon_(std::move(lexicon)),
      builder_(rules_->grammar(), rules_->yields(), lexicon_),
      linker_(graph, lexicon_),
      names_(graph, lexicon_.label_predicates()),
      evaluator_(graph, lexicon_, names_),
      reducer_(rules_->grammar(), {}),
      from_documents_(graph.Counts().documents > 0) {
  const Grammar& grammar = rules_->grammar();
  for (size_t use = 0; use < kPhraseUses; ++use) use_types_[use] = grammar.FindType(kUseTypes[use]);
  name_type_ = grammar.FindType("name");
  number_type_ = grammar.FindType("num");
  ordinal_type_ = grammar.FindType("ord");
  period_type_ = grammar.FindType("period");
  preposition_type_ = grammar.FindType("prep");
  question_type_ = grammar.FindType("q");
  kind_type_ = grammar.FindType("kind");
  value_type_ = grammar.FindType("value");
  kind_classes_ = {grammar.FindType("~place-kind"), grammar.FindType("~place-noun"), grammar.FindType("~kind-noun"),
                   grammar.FindType("~person-noun")};
}

absl::StatusOr<GraphAnswer> GraphQuestionAnswerer::Ask(std::string_view question, const GraphQuestionOptions& options) {
  GraphAnswer answer;
  const auto start = std::chrono::steady_clock::now();
  bool complete = true;
  words_ = CutQuestion(question, &complete);
  if (words_.empty() || !complete) {
    answer.reason = GraphUnknownReason::kNoRule;
    return answer;
  }
  WHENCE_RETURN_IF_ERROR(Reduce(question, from_documents_ ? Care::kAllNames : Care::kWholeNames, options.explain));
  const auto reduced = std::chrono::steady_clock::now();
  WHENCE_RETURN_IF_ERROR(Decide(options, answer));
  if (options.explain) {
    const auto microseconds = [](auto duration) {
      return std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
    };
    answer.explanation.push_back(StrCat("phrases, names and reductions took ", microseconds(reduced - start),
                                        " microseconds, the readings ",
                                        microseconds(std::chrono::steady_clock::now() - reduced)));
  }
  if (answer.status != GraphAnswerStatus::kAnswered && !whole_names_.empty()) {
    answer = GraphAnswer();
    WHENCE_RETURN_IF_ERROR(Reduce(question, Care::kAllNames, options.explain));
    WHENCE_RETURN_IF_ERROR(Decide(options, answer));
  }
  if (answer.status == GraphAnswerStatus::kAnswered) return answer;
  if (answer.reason == GraphUnknownReason::kNoFact) {
    if (!from_documents_) WHENCE_RETURN_IF_ERROR(AddHints(question, answer));
    return answer;
  }
  GraphAnswer repaired;
  WHENCE_RETURN_IF_ERROR(Reduce(question, Care::kRepairs, options.explain));
  WHENCE_RETURN_IF_ERROR(Decide(options, repaired));
  if (repaired.reason == GraphUnknownReason::kNoRule && ReadsWithUnknownName(question, &repaired.nearest)) {
    repaired.reason = GraphUnknownReason::kUnknownEntity;
    WHENCE_RETURN_IF_ERROR(DenyUnknownName(options, repaired));
  }
  if (repaired.status != GraphAnswerStatus::kAnswered && !from_documents_) {
    WHENCE_RETURN_IF_ERROR(AddHints(question, repaired));
  }
  return repaired;
}

// Which words the grammar, the lexicon or a name accounts for.
std::vector<bool> GraphQuestionAnswerer::KnownWords() const {
  std::vector<bool> known(words_.size());
  for (size_t w = 0; w < words_.size(); ++w) {
    known[w] = rules_->grammar().FindWord(words_[w].text) != kNoKey || phrase_words_[w] != PhraseTable::kNoWord;
  }
  for (const NameLink& link : links_) std::fill(known.begin() + link.begin, known.begin() + link.end, true);
  return known;
}

bool GraphQuestionAnswerer::ReadsWithUnknownName(std::string_view question, std::string* name) {
  const std::vector<bool> known = KnownWords();
  const size_t symbols = symbols_.size();
  for (size_t begin = 0; begin < words_.size(); ++begin) {
    if (known[begin]) continue;
    size_t end = begin;
    while (end < words_.size() && !known[end]) ++end;
    NameLink nobody;
    nobody.begin = static_cast<uint16_t>(begin);
    nobody.end = static_cast<uint16_t>(end);
    symbols_.push_back(
        {nobody.begin, nobody.end, name_type_, builder_.Names(static_cast<int32_t>(links_.size()), 0), kNameCost});
    links_.push_back(nobody);
    if (name->empty()) *name = question.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin);
    begin = end;
  }
  if (symbols_.size() == symbols) return false;
  Read(false);
  return !readings_.empty();
}

absl::Status GraphQuestionAnswerer::Reduce(std::string_view question, Care care, bool explain) {
  const bool repair = care == Care::kRepairs;
  builder_.Clear();
  symbols_.clear();
  word_repairs_.clear();
  std::vector<bool> known;
  if (repair) {
    known = KnownWords();  // of the first pass
    RepairWords(known);
  }
  AddPhrases();
  AddNumbers();
  WHENCE_RETURN_IF_ERROR(AddNames(question, care == Care::kWholeNames));
  if (repair) WHENCE_RETURN_IF_ERROR(AddRepairs(question, known));
  Read(explain);
  return absl::OkStatus();
}

std::vector<GrammarKey> GraphQuestionAnswerer::WordKeys() const {
  std::vector<GrammarKey> keys;
  keys.reserve(words_.size());
  for (size_t w = 0; w < words_.size(); ++w) {
    keys.push_back(IsWithinName(w, w + 1) ? kNoKey : rules_->grammar().FindWord(words_[w].text));
  }
  return keys;
}

void GraphQuestionAnswerer::Read(bool explain) {
  const std::vector<GrammarKey> keys = WordKeys();
  std::string shape = QuestionShapes::ShapeOf(keys, symbols_);
  if (const std::vector<Reading>* known = explain ? nullptr : shapes_.Find(shape)) {
    readings_ = *known;
    return;
  }
  reducer_.Run(keys, symbols_, builder_, barred_);
  readings_.clear();
  for (const Reduction* reduction : reducer_.Readings(question_type_)) {
    if (readings_.size() == kMaxReadings) break;
    readings_.push_back({static_cast<const Node*>(reduction->meaning), reduction->cost, reduction});
  }
  shapes_.Remember(std::move(shape), readings_);
}

// "The R of X" read as what is anybody's R and has anything to do with X. A graph that is whole may mean that; on the
// pages of documents it finds a value of X that happens to be another thing's R.
bool GraphQuestionAnswerer::IsLoose(const Node* node) const {
  if (node->op == Op::kContains) return true;
  const auto has = [node](Op op) {
    return std::any_of(node->parts.begin(), node->parts.end(), [op](const Node* part) {
      return part->op == op && (op != Op::kImage || part->parts[0]->op == Op::kAnything);
    });
  };
  if (node->op == Op::kAnd && has(Op::kRange) && has(Op::kImage)) return true;
  // What has to do with whatever is anybody's R is no answer either.
  if (node->op == Op::kImage && node->parts[0]->op == Op::kAnything && has(Op::kRange)) return true;
  // Nor does a chain begin with whatever has to do with X.
  if ((node->op == Op::kImage || node->op == Op::kQualified || node->op == Op::kMeasured) && HoldsAnything(node))
    return true;
  return std::any_of(node->parts.begin(), node->parts.end(), [this](const Node* part) { return IsLoose(part); });
}

namespace {

// "How many children does X have?" does not count whoever is anybody's child and has anything to do with X.
bool CountsLoosely(const Node* asked) {
  if (asked->op != Op::kHowMany || asked->parts[0]->op != Op::kAnd) return false;
  const NodeParts& parts = asked->parts[0]->parts;
  const auto ranges = [](const Node* part) { return part->op == Op::kRange; };
  const auto vague = [](const Node* part) { return part->op == Op::kImage && part->parts[0]->op == Op::kAnything; };
  return std::any_of(parts.begin(), parts.end(), ranges) && std::any_of(parts.begin(), parts.end(), vague);
}

// "The parent of X" is whoever is "parent of" X, never whom X is the parent of.
bool TurnsRound(const Node* asked, const Node* first, const GraphLexicon& lexicon) {
  if (asked->op != Op::kValues || first->op != Op::kValues) return false;
  const Node* set = asked->parts[0];
  const Node* meant = first->parts[0];
  if (set->op != Op::kImage || meant->op != Op::kImage || set->parts[1] != meant->parts[1]) return false;
  const Node* relation = set->parts[0];
  return relation->op == Op::kRelation && meant->parts[0]->op == Op::kInverse &&
         meant->parts[0]->parts[0] == relation &&
         lexicon.relations()[static_cast<size_t>(relation->payload)].name.ends_with(" of");
}

}  // namespace

absl::StatusOr<const Reading*> GraphQuestionAnswerer::Choose(const GraphQuestionOptions& options, GraphAnswer& answer) {
  const Reading* empty = nullptr;  // the first reading that is answered by nothing: zero, no, an empty set
  bool untold = false;             // whether a reading asks for what the graph says neither to be so nor not
  const Reading* none = nullptr;   // the first by whose numbers nothing is as it was asked for
  for (const Reading& reading : readings_) {
    const Node* asked = reading.asked;
    if (from_documents_ && IsLoose(asked)) continue;
    if (CountsLoosely(asked) || (!from_documents_ && TurnsRound(asked, readings_.front().asked, lexicon_))) continue;
    // A reading that is answered by no is not overruled by one that is much further from the words.
    if (empty && asked->op == Op::kWhether && reading.cost > empty->cost + kRivalCost) break;
    const bool all = none && none->asked->parts[0]->parts[2]->op == Op::kSizeOf;  // "all of them" is not some of them
    if (none && reading.cost > none->cost + (all ? 0 : kRivalCost)) break;
    GraphAnswer trial;
    const absl::StatusOr<bool> found = Answer(asked, options, trial);
    if (!found.ok() && !absl::IsResourceExhausted(found.status())) return found.status();
    if (options.explain) {
      answer.explanation.push_back(StrCat("reading of cost ", CostText(reading.cost), ": ", Describe(asked),
                                          !found.ok() ? ": given up, too much to read"
                                          : *found    ? ": taken, the cheapest that the graph has an answer to"
                                                      : ": lost, the graph has nothing for it"));
    }
    if (!found.ok()) continue;
    if (!*found) {
      if (!empty && !untold && !trial.answers.empty()) empty = &reading;
      const NodeParts& parts = asked->parts[0]->parts;
      const bool counts = asked->op == Op::kHowMany || asked->op == Op::kWhether;
      untold = untold || (counts && trial.answers.empty() && asked->parts[0]->op == Op::kAnd &&
                          std::any_of(parts.begin(), parts.end(), [](const Node* p) { return p->op == Op::kFlagged; }));
      if (!none && !from_documents_ && trial.answers.empty()) {
        WHENCE_ASSIGN_OR_RETURN(const bool compared, HasCompared(asked));
        if (compared) none = &reading;
      }
      continue;
    }
    answer.answers = std::move(trial.answers);
    return &reading;
  }
  if (!empty) return static_cast<const Reading*>(nullptr);
  GraphAnswer trial;
  WHENCE_RETURN_IF_ERROR(Answer(empty->asked, options, trial).status());
  answer.answers = std::move(trial.answers);
  return empty;
}

void GraphQuestionAnswerer::NoteNames(const Node* asked, GraphAnswer& answer) const {
  std::vector<bool> named(words_.size());
  bool nameless = false, vague = false;
  std::vector<const Node*> pending = {asked};
  while (!pending.empty()) {
    const Node* node = pending.back();
    pending.pop_back();
    pending.insert(pending.end(), node->parts.begin(), node->parts.end());
    if (node->op == Op::kImage) {
      const Node* relation = node->parts[0];
      while (relation->op == Op::kCompose) relation = relation->parts[0];
      vague = vague || relation->op == Op::kAnything;
    }
    if (node->op != Op::kNames) continue;
    const NameLink& link = links_[static_cast<size_t>(node->payload)];
    nameless = nameless || (link.text.empty() && link.repaired.empty());
    std::fill(named.begin() + link.begin, named.begin() + link.end, true);
    if (!link.repaired.empty()) answer.repairs.emplace_back(link.text, link.repaired);
  }
  answer.vague = nameless && vague;
  for (const WordRepair& repair : word_repairs_) {
    if (!named[repair.word]) answer.repairs.emplace_back(repair.from, words_[repair.word].text);
  }
}

absl::Status GraphQuestionAnswerer::Decide(const GraphQuestionOptions& options, GraphAnswer& answer) {
  evaluator_.Start(links_);
  WHENCE_ASSIGN_OR_RETURN(const Reading* chosen, Choose(options, answer));
  if (!chosen) {
    answer.reason = readings_.empty() ? GraphUnknownReason::kNoRule : GraphUnknownReason::kNoFact;
    if (!readings_.empty()) answer.reading = Describe(readings_.front().asked);
    return absl::OkStatus();
  }
  answer.status = GraphAnswerStatus::kAnswered;
  answer.reading = Describe(chosen->asked);
  answer.cost = chosen->cost;
  NoteNames(chosen->asked, answer);
  if (options.explain) WHENCE_RETURN_IF_ERROR(Explain(*chosen, answer));
  return absl::OkStatus();
}

std::string GraphQuestionAnswerer::Describe(const Node* node) const { return DescribeMeaning(node, lexicon_, links_); }

// What was not tried, the reductions as a tree, and the meaning as a query with its plan.
absl::Status GraphQuestionAnswerer::Explain(const Reading& chosen, GraphAnswer& answer) {
  for (const Reading& reading : readings_) {
    if (reading.cost <= chosen.cost) continue;
    answer.explanation.push_back(StrCat("reading of cost ", CostText(reading.cost), ": ", Describe(reading.asked),
                                        ": not tried, it costs more than the one that was taken"));
  }
  const auto add_lines = [&](std::string_view text) {
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) answer.explanation.push_back(StrCat("  ", text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  };
  std::vector<std::string> texts;
  for (const QuestionWord& word : words_) texts.push_back(word.text);
  answer.explanation.emplace_back("reductions, a line a phrase: type, rule, words");
  if (chosen.reduction != nullptr) add_lines(reducer_.Render(*chosen.reduction, texts));
  WHENCE_ASSIGN_OR_RETURN(answer.query, QueryOf(chosen.asked, graph_, lexicon_, links_));
  if (answer.query) {
    answer.explanation.emplace_back("query with the same solutions");
    add_lines(Render(*answer.query));
    WHENCE_ASSIGN_OR_RETURN(const auto solutions, Evaluate(graph_, *answer.query));
    answer.explanation.emplace_back("plan of the query");
    add_lines(solutions->Plan());
  } else {
    answer.explanation.emplace_back("query: no single one says this");
  }
  answer.explanation.push_back(StrCat("evaluated as sets, ", evaluator_.steps(), " triples read"));
  return absl::OkStatus();
}

absl::StatusOr<GraphAnswerItem> GraphQuestionAnswerer::Item(TermId term) {
  GraphAnswerItem item;
  item.term = term;
  WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const named, names_.Find(term));
  item.text = named->text;
  item.value = named->value;
  const auto value = named->literal ? evaluator_.ValueOf(term) : std::nullopt;
  item.type = !named->literal ? "entity" : !value ? "text" : value->day ? "date" : "number";
  return item;
}

absl::Status GraphQuestionAnswerer::AddMembers(const Node* set, const GraphQuestionOptions& options,
                                               GraphAnswer& answer) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(set));
  std::vector<TermId> kept = *members;
  if (const Node* start = StartOf(set); start && !from_documents_ && kept.size() > 1 && !InlinedDate(kept.front())) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const named, evaluator_.Evaluate(start));
    if (named->size() == 1) WHENCE_RETURN_IF_ERROR(OrderByTies(graph_, names_, linker_, named->front(), kept));
  }
  const bool who = !from_documents_ && AsksWho(words_);  // nobody is a number
  for (TermId member : kept) {
    if (answer.answers.size() >= options.max_answers) break;
    if (who && (IsDate(member) || NumberAlone(member))) continue;
    WHENCE_ASSIGN_OR_RETURN(GraphAnswerItem item, Item(member));
    if (from_documents_ && IsUnspecified(item)) continue;
    if (options.support) WHENCE_RETURN_IF_ERROR(evaluator_.Support(set, member, item.support));
    answer.answers.push_back(std::move(item));
  }
  return absl::OkStatus();
}

bool GraphQuestionAnswerer::SaysOne(const Node* kind) const {
  if (kind->op != Op::kClass) {
    return std::any_of(kind->parts.begin(), kind->parts.end(), [this](const Node* part) { return SaysOne(part); });
  }
  return std::any_of(symbols_.begin(), symbols_.end(), [&](const Symbol& symbol) {
    const auto* node = static_cast<const Node*>(symbol.meaning);
    const std::string& last = words_[symbol.end - 1u].text;
    return node->op == Op::kClass && node->payload == kind->payload && SingularOf(last) == last;
  });
}

absl::StatusOr<std::optional<size_t>> GraphQuestionAnswerer::CountOfEachTied(const Node* set) {
  constexpr size_t kMostTied = 16;
  const Node* extreme = ExtremeWithin(set);
  if (!extreme || !SaysOne(extreme->parts[0])) return std::nullopt;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const evaluated, evaluator_.Evaluate(extreme));
  const std::vector<TermId> tied = *evaluated;
  if (tied.size() < 2 || tied.size() > kMostTied) return std::nullopt;
  std::vector<const Node*> sets;
  for (const TermId one : tied) {
    NameLink link;
    link.entities = {one};
    const Node* name = builder_.Names(static_cast<int32_t>(links_.size()), extreme->classes);
    sets.push_back(builder_.Replace(set, extreme, name));
    links_.push_back(std::move(link));
  }
  evaluator_.Start(links_);
  std::optional<size_t> count;
  for (const Node* of_one : sets) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(of_one));
    if (count && *count != members->size()) return std::nullopt;
    count = members->size();
  }
  return count;
}

bool GraphQuestionAnswerer::IsDate(TermId term) {
  const auto value = InlinedDate(term) || !InlinedInteger(term) ? evaluator_.ValueOf(term) : std::nullopt;
  return value && value->day;
}

bool GraphQuestionAnswerer::NumberAlone(TermId term) {
  if (InlinedInteger(term)) return !evaluator_.ValueOf(term)->date;
  const absl::StatusOr<Term> decoded = graph_.DecodeTerm(term);
  return decoded.ok() && decoded->kind == TermKind::kTyped && !IsDate(term) && evaluator_.ValueOf(term);
}

// Whether the graph has something to say; a negative answer is put into `answer` all the same.
absl::StatusOr<bool> GraphQuestionAnswerer::Answer(const Node* asked, const GraphQuestionOptions& options,
                                                   GraphAnswer& answer) {
  const auto single = [&](std::string text, std::string type) {
    GraphAnswerItem item;
    item.text = item.value = std::move(text);
    item.type = std::move(type);
    answer.answers.push_back(std::move(item));
  };
  switch (asked->op) {
    case Op::kValues:
      WHENCE_RETURN_IF_ERROR(AddMembers(asked->parts[0], options, answer));
      return !answer.answers.empty();
    case Op::kHowMany:
    case Op::kWhether: {
      if (asked->parts.size() == 3) return AnswerEach(asked, options, answer);
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(asked->parts[0]));
      const std::vector<TermId> found = *members;
      bool denied = false;
      if (found.empty()) {
        WHENCE_ASSIGN_OR_RETURN(denied, Denies(asked));
        if (!denied) return false;
      }
      size_t count = found.size();
      if (asked->op == Op::kHowMany && count > 1) {
        WHENCE_ASSIGN_OR_RETURN(const std::optional<size_t> each, CountOfEachTied(asked->parts[0]));
        count = each.value_or(count);
      }
      if (asked->op == Op::kWhether) {
        answer.answers.push_back(TruthItem(!found.empty()));
      } else {
        single(StrCat(count), "count");
      }
      // "How many people does X employ?" of a graph that has the number: it is not one of them.
      if (asked->op == Op::kHowMany &&
          std::any_of(found.begin(), found.end(), [this](TermId t) { return NumberAlone(t); })) {
        if (found.size() > 1) {
          answer.answers.clear();
          return false;
        }
        WHENCE_ASSIGN_OR_RETURN(answer.answers.back(), Item(found.front()));
      }
      for (size_t i = 0; options.support && i < found.size() && i < 100; ++i) {
        WHENCE_RETURN_IF_ERROR(evaluator_.Support(asked->parts[0], found[i], answer.answers.back().support));
      }
      if (options.support && (denied || asked->parts[0]->op == Op::kCompare)) {
        WHENCE_RETURN_IF_ERROR(SupportDecision(asked->parts[0], answer.answers.back().support));
      }
      // Documents that give both values have decided: another reading must not overrule them.
      if (denied && from_documents_ && asked->parts[0]->op == Op::kCompare) return true;
      return !found.empty();
    }
    case Op::kSum:
    case Op::kAverage:
      return AnswerTotal(asked, options, answer);
    case Op::kDifference:
      return AnswerDifference(asked, options, answer);
    case Op::kOrdered:
      return AnswerInOrder(asked, options, answer);
    default:
      return false;
  }
}

}  // namespace whence
