#include "engine/questions/graph_questions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "engine/questions/prepositions.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/inline_term.h"

namespace whence {
namespace {

constexpr float kNameCost = 0.3f;
constexpr float kCommonWordCost = 1.0f;  // of a name all of whose words are words of the grammar or the lexicon
constexpr size_t kMaxReadings = 12;

constexpr std::string_view kUseTypes[kPhraseUses] = {"rel", "vb", "vf", "vn",  "vg",  "bp",  "sb",    "sf",
                                                     "sn",  "sg", "sp", "cnt", "cls", "adj", "adjer", "adjest"};

// The one whom a sentence does not name: "It was discovered in 1969."
bool IsUnspecified(const GraphAnswerItem& item) {
  return item.value.starts_with(kEntityNamespace) &&
         std::string_view(item.value).substr(kEntityNamespace.size()) == kUnspecified;
}

std::string NumberText(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return StrCat(static_cast<int64_t>(value));
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.15g", value);
  return buffer;
}

}  // namespace

absl::StatusOr<std::unique_ptr<GraphQuestionAnswerer>> GraphQuestionAnswerer::Create(
    std::shared_ptr<const QuestionRules> rules, const Graph& graph, const std::vector<LexiconFile>& lexicons,
    std::vector<std::string>* warnings) {
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
  preposition_type_ = grammar.FindType("prep");
  question_type_ = grammar.FindType("q");
}

absl::StatusOr<GraphAnswer> GraphQuestionAnswerer::Ask(std::string_view question, const GraphQuestionOptions& options) {
  GraphAnswer answer;
  bool complete = true;
  words_ = CutQuestion(question, &complete);
  if (words_.empty() || !complete) {
    answer.reason = GraphUnknownReason::kNoRule;
    return answer;
  }
  WHENCE_RETURN_IF_ERROR(Reduce(question, false, answer));
  WHENCE_RETURN_IF_ERROR(Decide(options, answer));
  if (answer.status == GraphAnswerStatus::kAnswered || answer.reason == GraphUnknownReason::kNoFact) return answer;
  GraphAnswer repaired;
  WHENCE_RETURN_IF_ERROR(Reduce(question, true, repaired));
  WHENCE_RETURN_IF_ERROR(Decide(options, repaired));
  if (repaired.reason == GraphUnknownReason::kNoRule && ReadsWithUnknownName(question, &repaired.nearest)) {
    repaired.reason = GraphUnknownReason::kUnknownEntity;
    WHENCE_RETURN_IF_ERROR(DenyUnknownName(options, repaired));
  }
  return repaired;
}

void GraphQuestionAnswerer::AddPhrases() {
  phrase_words_.clear();
  for (const QuestionWord& word : words_) phrase_words_.push_back(lexicon_.phrases().FindWord(word.text));
  for (size_t begin = 0; begin < words_.size(); ++begin) {
    if (words_[begin].glued) continue;
    lexicon_.phrases().Walk(phrase_words_, begin, [&](size_t end, const std::vector<PhraseEntry>& entries) {
      if (end < words_.size() && words_[end].glued) return;
      for (const PhraseEntry& entry : entries) {
        const GrammarKey type = use_types_[static_cast<size_t>(entry.use)];
        if (type == kNoKey) continue;
        const int preposition = entry.preposition.empty() ? -1 : PrepositionIndex(entry.preposition);
        symbols_.push_back({static_cast<uint16_t>(begin), static_cast<uint16_t>(end), type,
                            builder_.OfEntry(entry, preposition), entry.cost});
      }
    });
    if (const int preposition = PrepositionIndex(words_[begin].text); preposition >= 0 && preposition_type_ != kNoKey) {
      symbols_.push_back({static_cast<uint16_t>(begin), static_cast<uint16_t>(begin + 1), preposition_type_,
                          builder_.Preposition(preposition), 0});
    }
  }
}

void GraphQuestionAnswerer::AddNumbers() {
  for (size_t begin = 0; begin < words_.size(); ++begin) {
    std::string digits = words_[begin].text;
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    char* rest = nullptr;
    double value = std::strtod(digits.c_str(), &rest);
    const bool number = !digits.empty() && digits[0] >= '0' && digits[0] <= '9' && *rest == '\0';
    constexpr std::string_view kWords[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                           "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (!number) {
      const auto* word = std::find(std::begin(kWords), std::end(kWords), words_[begin].text);
      if (word == std::end(kWords)) continue;
      value = static_cast<double>(word - std::begin(kWords));
    }
    size_t end = begin + 1;
    constexpr std::pair<std::string_view, double> kScales[] = {
        {"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}};
    for (const auto& [word, scale] : kScales) {
      if (end < words_.size() && words_[end].text == word) {
        value *= scale;
        ++end;
      }
    }
    symbols_.push_back(
        {static_cast<uint16_t>(begin), static_cast<uint16_t>(end), number_type_, builder_.Number(value), 0});
  }
}

absl::Status GraphQuestionAnswerer::AddNames(std::string_view question) {
  WHENCE_ASSIGN_OR_RETURN(links_, linker_.Link(question, words_));
  for (size_t i = 0; i < links_.size(); ++i) {
    const NameLink& link = links_[i];
    bool common = true;
    for (size_t w = link.begin; w < link.end && common; ++w) {
      common = rules_->grammar().FindWord(words_[w].text) != kNoKey || phrase_words_[w] != PhraseTable::kNoWord;
    }
    const float cost = kNameCost + link.cost + (common ? kCommonWordCost : 0);
    symbols_.push_back({link.begin, link.end, name_type_, builder_.Names(static_cast<int32_t>(i), link.classes), cost});
  }
  return absl::OkStatus();
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
  RunReducer();
  return !reducer_.Readings(question_type_).empty();
}

// "Is X the capital of Peru?" of an X that the graph has never heard of: no, if it knows the capital of Peru.
absl::Status GraphQuestionAnswerer::DenyUnknownName(const GraphQuestionOptions& options, GraphAnswer& answer) {
  evaluator_.Start(links_);
  const Node* asked = static_cast<const Node*>(reducer_.Readings(question_type_).front()->meaning);
  if (asked->op != Op::kWhether || asked->parts[0]->op != Op::kAnd || asked->parts[0]->parts.size() != 2) {
    return absl::OkStatus();
  }
  const NodeParts& parts = asked->parts[0]->parts;
  for (size_t i = 0; i < 2; ++i) {
    if (parts[i]->op != Op::kNames || parts[1 - i]->op != Op::kImage) continue;
    if (!links_[static_cast<size_t>(parts[i]->payload)].entities.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(parts[1 - i]));
    if (members->empty()) continue;
    const TermId other = members->front();
    GraphAnswerItem no;
    no.text = no.value = "no";
    no.type = "bool";
    if (options.support) WHENCE_RETURN_IF_ERROR(evaluator_.Support(parts[1 - i], other, no.support));
    answer.answers.push_back(std::move(no));
    answer.status = GraphAnswerStatus::kAnswered;
    answer.reason = GraphUnknownReason::kNone;
    answer.reading = Describe(asked);
    return absl::OkStatus();
  }
  return absl::OkStatus();
}

// Words that neither the grammar nor the lexicon nor a name accounts for may be misspelt names.
absl::Status GraphQuestionAnswerer::AddRepairs(std::string_view question) {
  const std::vector<bool> named = KnownWords();
  constexpr size_t kReach = 3;  // words to either side of an unknown one that its name may take in
  std::vector<NameLink> repairs;
  for (size_t w = 0; w < words_.size(); ++w) {
    if (named[w]) continue;
    for (size_t begin = w >= kReach ? w - kReach : 0; begin <= w; ++begin) {
      for (size_t end = w + 1; end <= std::min(words_.size(), w + 1 + kReach); ++end) {
        // A name begins and ends with a word of its own, or one that is written like a name.
        const auto plain = [&](size_t word) {
          const char first = question[words_[word].begin];
          return word != w && !(first >= 'A' && first <= 'Z') &&
                 rules_->grammar().FindWord(words_[word].text) != kNoKey;
        };
        if (plain(begin) || plain(end - 1)) continue;
        WHENCE_ASSIGN_OR_RETURN(std::vector<NameLink> found, linker_.Repair(question, words_, begin, end, 3));
        for (NameLink& link : found) repairs.push_back(std::move(link));
      }
    }
  }
  for (NameLink& link : repairs) {
    symbols_.push_back({link.begin, link.end, name_type_, builder_.Names(static_cast<int32_t>(links_.size()), 0),
                        kNameCost + link.cost});
    links_.push_back(std::move(link));
  }
  return absl::OkStatus();
}

absl::Status GraphQuestionAnswerer::Reduce(std::string_view question, bool repair, GraphAnswer& answer) {
  builder_.Clear();
  symbols_.clear();
  AddPhrases();
  AddNumbers();
  WHENCE_RETURN_IF_ERROR(AddNames(question));
  if (repair) WHENCE_RETURN_IF_ERROR(AddRepairs(question));
  RunReducer();
  return absl::OkStatus();
}

void GraphQuestionAnswerer::RunReducer() {
  std::vector<GrammarKey> keys;
  for (const QuestionWord& word : words_) keys.push_back(rules_->grammar().FindWord(word.text));
  reducer_.Run(keys, symbols_, builder_);
}

// Whether the set of an image is made of whatever has to do with something.
bool HoldsAnything(const Node* node) {
  return std::any_of(node->parts.begin(), node->parts.end(), [](const Node* part) {
    return (part->op == Op::kImage && part->parts[0]->op == Op::kAnything) ||
           (part->op == Op::kAnd && HoldsAnything(part));
  });
}

// "The R of X" read as what is anybody's R and has anything to do with X. A graph that is whole may mean that; on the
// pages of documents it finds a value of X that happens to be another thing's R.
bool GraphQuestionAnswerer::IsLoose(const Node* node) const {
  const auto has = [node](Op op) {
    return std::any_of(node->parts.begin(), node->parts.end(), [op](const Node* part) {
      return part->op == op && (op != Op::kImage || part->parts[0]->op == Op::kAnything);
    });
  };
  if (node->op == Op::kAnd && has(Op::kRange) && has(Op::kImage)) return true;
  // Nor does a chain begin with whatever has to do with X.
  if ((node->op == Op::kImage || node->op == Op::kQualified || node->op == Op::kMeasured) && HoldsAnything(node))
    return true;
  return std::any_of(node->parts.begin(), node->parts.end(), [this](const Node* part) { return IsLoose(part); });
}

absl::Status GraphQuestionAnswerer::Decide(const GraphQuestionOptions& options, GraphAnswer& answer) {
  std::vector<const Reduction*> readings = reducer_.Readings(question_type_);
  if (readings.size() > kMaxReadings) readings.resize(kMaxReadings);
  evaluator_.Start(links_);
  const Reduction* chosen = nullptr;
  const Reduction* empty = nullptr;  // the first reading that is answered by nothing: zero, no, an empty set
  for (const Reduction* reading : readings) {
    const Node* asked = static_cast<const Node*>(reading->meaning);
    if (from_documents_ && IsLoose(asked)) continue;
    GraphAnswer trial;
    const absl::StatusOr<bool> found = Answer(asked, options, trial);
    if (!found.ok() && !absl::IsResourceExhausted(found.status())) return found.status();
    if (options.explain) {
      answer.explanation.push_back(StrCat("reading ", reading->cost, ": ", Describe(asked),
                                          !found.ok() ? " (too much to read)"
                                          : *found    ? " (taken)"
                                                      : " (nothing found)"));
    }
    if (!found.ok()) continue;
    if (!*found) {
      if (!empty && !trial.answers.empty()) empty = reading;
      continue;
    }
    chosen = reading;
    answer.answers = std::move(trial.answers);
    break;
  }
  if (!chosen && empty) {
    GraphAnswer trial;
    WHENCE_RETURN_IF_ERROR(Answer(static_cast<const Node*>(empty->meaning), options, trial).status());
    answer.answers = std::move(trial.answers);
    chosen = empty;
  }
  if (!chosen) {
    answer.reason = readings.empty() ? GraphUnknownReason::kNoRule : GraphUnknownReason::kNoFact;
    if (!readings.empty()) answer.reading = Describe(static_cast<const Node*>(readings.front()->meaning));
    return absl::OkStatus();
  }
  answer.status = GraphAnswerStatus::kAnswered;
  answer.reading = Describe(static_cast<const Node*>(chosen->meaning));
  answer.cost = chosen->cost;
  std::vector<const Node*> pending = {static_cast<const Node*>(chosen->meaning)};
  while (!pending.empty()) {
    const Node* node = pending.back();
    pending.pop_back();
    pending.insert(pending.end(), node->parts.begin(), node->parts.end());
    if (node->op != Op::kNames) continue;
    const NameLink& link = links_[static_cast<size_t>(node->payload)];
    if (!link.repaired.empty()) answer.repairs.emplace_back(link.text, link.repaired);
  }
  if (options.explain) {
    std::vector<std::string> texts;
    for (const QuestionWord& word : words_) texts.push_back(word.text);
    answer.explanation.push_back(reducer_.Render(*chosen, texts));
    answer.explanation.push_back(StrCat("triples read: ", evaluator_.steps()));
  }
  return absl::OkStatus();
}

absl::StatusOr<GraphAnswerItem> GraphQuestionAnswerer::Item(TermId term) {
  GraphAnswerItem item;
  item.term = term;
  WHENCE_ASSIGN_OR_RETURN(const NamedTerm* const named, names_.Find(term));
  item.text = named->text;
  item.value = named->value;
  item.type = !named->literal ? "entity" : InlinedDate(term) ? "date" : evaluator_.ValueOf(term) ? "number" : "text";
  return item;
}

absl::Status GraphQuestionAnswerer::AddMembers(const Node* set, const GraphQuestionOptions& options,
                                               GraphAnswer& answer) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(set));
  const std::vector<TermId> kept = *members;
  for (TermId member : kept) {
    if (answer.answers.size() >= options.max_answers) break;
    WHENCE_ASSIGN_OR_RETURN(GraphAnswerItem item, Item(member));
    if (from_documents_ && IsUnspecified(item)) continue;
    if (options.support) WHENCE_RETURN_IF_ERROR(evaluator_.Support(set, member, item.support));
    answer.answers.push_back(std::move(item));
  }
  return absl::OkStatus();
}

// Whether an empty set means "no" or "none". What was loaded as a graph is taken to be whole; what documents say is
// not: there, only something that is known to be otherwise is a no.
absl::StatusOr<bool> GraphQuestionAnswerer::Denies(const Node* asked) {
  if (!from_documents_) return true;
  const Node* set = asked->parts[0];
  if (asked->op != Op::kWhether) return false;
  if (set->op == Op::kCompare) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const compared, evaluator_.Evaluate(set->parts[0]));
    WHENCE_ASSIGN_OR_RETURN(const SetEvaluator::Measured measured, evaluator_.Measure(set->parts[1], *compared));
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const limits, evaluator_.Evaluate(set->parts[2]));
    const bool known =
        std::any_of(measured.values.begin(), measured.values.end(), [](const auto& v) { return v.has_value(); });
    return known && (!limits->empty() || set->parts[2]->op == Op::kNumber);
  }
  if (set->op != Op::kAnd) return false;
  for (const Node* part : set->parts) {
    if (part->op != Op::kImage) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(part));
    if (!members->empty()) return true;
  }
  return false;
}

// "No" rests on what is known to be so instead, a comparison on both values.
absl::Status GraphQuestionAnswerer::SupportDecision(const Node* set, std::vector<Triple>& support) {
  if (set->op == Op::kCompare) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(set->parts[0]));
    const std::vector<TermId> compared = *members;
    WHENCE_RETURN_IF_ERROR(evaluator_.SupportMeasured(set->parts[1], compared, support));
    if (!IsSet(*set->parts[2]) || set->parts[2]->op == Op::kNumber) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const limits, evaluator_.Evaluate(set->parts[2]));
    const std::vector<TermId> values = *limits;
    for (const TermId value : values) WHENCE_RETURN_IF_ERROR(evaluator_.Support(set->parts[2], value, support));
    return absl::OkStatus();
  }
  if (set->op != Op::kAnd) return absl::OkStatus();
  for (const Node* part : set->parts) {
    if (part->op != Op::kImage) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(part));
    const std::vector<TermId> known = *members;
    for (const TermId member : known) WHENCE_RETURN_IF_ERROR(evaluator_.Support(part, member, support));
  }
  return absl::OkStatus();
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
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(asked->parts[0]));
      const std::vector<TermId> found = *members;
      bool denied = false;
      if (found.empty()) {
        WHENCE_ASSIGN_OR_RETURN(denied, Denies(asked));
        if (!denied) return false;
      }
      single(asked->op == Op::kWhether ? (found.empty() ? "no" : "yes") : StrCat(found.size()),
             asked->op == Op::kWhether ? "bool" : "count");
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
    case Op::kAverage: {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(asked->parts[1]));
      const std::vector<TermId> things = *members;
      WHENCE_ASSIGN_OR_RETURN(const SetEvaluator::Measured measured, evaluator_.Measure(asked->parts[0], things));
      double sum = 0;
      size_t count = 0;
      for (const auto& value : measured.values) {
        if (!value) continue;
        sum += *value;
        ++count;
      }
      if (count == 0) return false;
      const auto only =
          std::find_if(measured.terms.begin(), measured.terms.end(), [](TermId t) { return t.value() != 0; });
      if (count == 1 && only != measured.terms.end()) {  // nothing was added up: the value as it stands
        WHENCE_ASSIGN_OR_RETURN(GraphAnswerItem item, Item(*only));
        answer.answers.push_back(std::move(item));
      } else {
        single(NumberText(asked->op == Op::kSum ? sum : sum / static_cast<double>(count)), "number");
      }
      if (options.support) {
        WHENCE_RETURN_IF_ERROR(evaluator_.SupportMeasured(asked->parts[0], things, answer.answers.back().support));
      }
      return true;
    }
    default:
      return false;
  }
}

std::string GraphQuestionAnswerer::DescribeRelation(const Node* node) const {
  switch (node->op) {
    case Op::kRelation:
      return lexicon_.relations()[static_cast<size_t>(node->payload)].name;
    case Op::kInverse:
      return StrCat("^", DescribeRelation(node->parts[0]));
    case Op::kCompose:
      return StrCat(DescribeRelation(node->parts[0]), " / ", DescribeRelation(node->parts[1]));
    default:
      return "anything";
  }
}

std::string GraphQuestionAnswerer::Describe(const Node* node) const {
  if (IsRelation(*node)) return DescribeRelation(node);
  const auto call = [&](std::string_view name) {
    std::string out(name);
    for (size_t i = 0; i < node->parts.size(); ++i) out += StrCat(i == 0 ? "(" : ", ", Describe(node->parts[i]));
    return out + ")";
  };
  switch (node->op) {
    case Op::kNames: {
      const NameLink& link = links_[static_cast<size_t>(node->payload)];
      return StrCat("{", link.repaired.empty() ? link.text : link.repaired, "}");
    }
    case Op::kClass:
      return lexicon_.classes()[static_cast<size_t>(node->payload)].name;
    case Op::kEverything:
      return "everything";
    case Op::kIt:
      return "it";
    case Op::kNumber:
      return NumberText(node->number);
    case Op::kAdjective:
      return lexicon_.adjectives()[static_cast<size_t>(node->payload)].name;
    case Op::kImage:
      return call("image");
    case Op::kRange:
      return call("range");
    case Op::kAnd:
      return call("and");
    case Op::kOr:
      return call("or");
    case Op::kNot:
      return call("not");
    case Op::kMinus:
      return call("minus");
    case Op::kExtreme:
      return StrCat(call(node->payload > 0 ? "most" : "least"),
                    std::abs(node->payload) == 1 ? "" : StrCat("#", std::abs(node->payload)));
    case Op::kCompare: {
      constexpr std::string_view kNames[] = {"less", "more", "at-least", "at-most", "equal"};
      return call(kNames[node->payload]);
    }
    case Op::kFirst:
      return call("first");
    case Op::kDated:
      return call(node->payload == 2 ? "numeric" : node->payload == 1 ? "dated" : "undated");
    case Op::kDuring:
      return call("during");
    case Op::kQualified:
      return call(std::array{"since", "amount", "time"}[static_cast<size_t>(node->payload)]);
    case Op::kMeasured:
      return call("measured");
    case Op::kAttribute:
      return DescribeRelation(node->parts[0]);
    case Op::kCountOf:
      return call("count");
    case Op::kValues:
      return call("values");
    case Op::kHowMany:
      return call("how-many");
    case Op::kWhether:
      return call("whether");
    case Op::kSum:
      return call("sum");
    case Op::kAverage:
      return call("average");
    default:
      return "?";
  }
}

}  // namespace whence
