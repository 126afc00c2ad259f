#include "graph/load/document_nodes.h"

#include <algorithm>
#include <charconv>

#include "graph/base/status.h"
#include "graph/rdf/statement_terms.h"

namespace whence {
namespace {

template <typename Number>
bool ParseNumber(std::string_view text, Number* value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size();
}

template <typename Number, typename Node>
absl::StatusOr<Number> NumberOf(const Node& node, std::string_view name) {
  const auto found = node.find(name);
  Number value = 0;
  if (found != node.end() && ParseNumber(found->second.lexical, &value)) return value;
  return InvalidArgument("a node of a document has no number for ", name);
}

template <typename Node>
std::string TextOf(const Node& node, std::string_view name) {
  const auto found = node.find(name);
  return found == node.end() ? "" : found->second.lexical;
}

}  // namespace

std::string DocumentNodes::KeyOf(const TermView& node) const {
  return node.kind == TermKind::kBlank ? StrCat("_", file_, ":", node.lexical) : StrCat("<", node.lexical);
}

const DocumentNodes::Node* DocumentNodes::Find(const std::string& key) const {
  const auto found = nodes_.find(key);
  return found == nodes_.end() ? nullptr : &found->second;
}

bool DocumentNodes::Take(const TripleView& view) {
  if (view.quoted != nullptr || view.reified != nullptr) return false;
  std::string_view predicate = view.predicate.lexical;
  const bool ours = predicate.starts_with(kWhenceNamespace);
  if (!ours && (nodes_.empty() || !predicate.starts_with(kProvNamespace))) return false;
  if (predicate == kPolarityTerm || predicate == kModalityTerm || predicate == kGraphTerm) return false;
  const std::string key = KeyOf(view.subject);
  // Words of PROV are taken from our own nodes alone.
  if (!ours && nodes_.find(key) == nodes_.end()) return false;
  predicate.remove_prefix(ours ? kWhenceNamespace.size() : kProvNamespace.size());
  Term object = view.object.ToTerm();
  if (object.kind == TermKind::kBlank || object.kind == TermKind::kIri) {
    // Nodes by their keys, but entities as they are.
    if (predicate != "entity") object.lexical = KeyOf(view.object);
  }
  nodes_[key].emplace(predicate, std::move(object));
  return true;
}

bool DocumentNodes::IsDerivation(const TripleView& view) const {
  return !nodes_.empty() && view.predicate.lexical == kDerivedTerm && view.quoted == nullptr &&
         view.reified == nullptr && nodes_.find(KeyOf(view.object)) != nodes_.end();
}

bool DocumentNodes::Knows(const std::string& support) const {
  const Node* node = Find(support);
  const Node* document = node == nullptr ? nullptr : Find(TextOf(*node, "hadPrimarySource"));
  return document != nullptr && document->find("text") != document->end();
}

absl::StatusOr<ByteSpan> DocumentNodes::SpanOf(const Node& node) const {
  ByteSpan span;
  WHENCE_ASSIGN_OR_RETURN(span.begin, NumberOf<uint64_t>(node, "begin"));
  WHENCE_ASSIGN_OR_RETURN(span.end, NumberOf<uint64_t>(node, "end"));
  if (span.begin > span.end) return InvalidArgument("a span ends before it begins");
  return span;
}

absl::Status DocumentNodes::AddStatement(const std::string& support, StatementRecord record) {
  const Node& node = *Find(support);
  WHENCE_ASSIGN_OR_RETURN(record.span, SpanOf(node));
  record.rule = TextOf(node, "rule");
  statements_[TextOf(node, "hadPrimarySource")].push_back(std::move(record));
  return absl::OkStatus();
}

absl::StatusOr<SentenceRecord> DocumentNodes::SentenceOf(const Node& node, uint64_t bytes) const {
  SentenceRecord sentence;
  WHENCE_ASSIGN_OR_RETURN(sentence.span, SpanOf(node));
  if (sentence.span.end > bytes) return InvalidArgument("a sentence ends behind its document");
  WHENCE_ASSIGN_OR_RETURN(sentence.line, NumberOf<uint32_t>(node, "line"));
  sentence.furniture = TextOf(node, "furniture") == "true";
  const std::string words = TextOf(node, "words");  // a line a word: its count, and the word
  for (std::string_view rest = words; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const size_t blank = line.find(' ');
    uint16_t count = 0;
    if (blank == std::string_view::npos || !ParseNumber(line.substr(0, blank), &count)) {
      return InvalidArgument("the words of a sentence are not lines of a count and a word");
    }
    sentence.words.emplace_back(line.substr(blank + 1), count);
  }
  return sentence;
}

absl::StatusOr<DocumentRecord> DocumentNodes::RecordOf(const std::string& key, const Node& node) const {
  DocumentRecord record;
  record.name = TextOf(node, "name");
  record.title = TextOf(node, "title");
  record.text = TextOf(node, "text");
  const auto sentences = node.equal_range("sentence");
  for (auto it = sentences.first; it != sentences.second; ++it) {
    const Node* sentence = Find(it->second.lexical);
    if (sentence == nullptr) return InvalidArgument("a sentence of ", record.name, " is missing");
    WHENCE_ASSIGN_OR_RETURN(SentenceRecord made, SentenceOf(*sentence, record.text.size()));
    record.sentences.push_back(std::move(made));
  }
  const auto aliases = node.equal_range("alias");
  for (auto it = aliases.first; it != aliases.second; ++it) {
    const Node* alias = Find(it->second.lexical);
    const auto entity = alias == nullptr ? Node::const_iterator() : alias->find("entity");
    if (alias == nullptr || entity == alias->end()) return InvalidArgument("a name in ", record.name, " has no entity");
    WHENCE_ASSIGN_OR_RETURN(const auto kind, NumberOf<uint8_t>(*alias, "kind"));
    if (kind > static_cast<uint8_t>(AliasKind::kRole))
      return InvalidArgument("a name in ", record.name, " has no kind");
    record.aliases.push_back({entity->second, TextOf(*alias, "name"), static_cast<AliasKind>(kind), {}});
  }
  const auto statements = statements_.find(key);
  if (statements != statements_.end()) record.statements = statements->second;
  return record;
}

absl::StatusOr<std::vector<DocumentRecord>> DocumentNodes::Records() const {
  std::vector<DocumentRecord> records;
  for (const auto& [key, node] : nodes_) {
    if (node.find("text") == node.end()) continue;
    WHENCE_ASSIGN_OR_RETURN(DocumentRecord record, RecordOf(key, node));
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace whence
