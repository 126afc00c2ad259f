#ifndef WHENCE_ENGINE_QUESTIONS_GRAPH_LEXICON_H_
#define WHENCE_ENGINE_QUESTIONS_GRAPH_LEXICON_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "engine/questions/lexicon_file.h"
#include "engine/questions/phrase_table.h"
#include "engine/questions/units.h"
#include "graph/graph.h"

namespace whence {

struct RelationStep {
  TermId predicate;
  bool inverse = false;
};

// Classes are bits of a mask. A literal is of no class that a lexicon knows; whatever is known of an entity leaves this
// bit out.
inline constexpr uint64_t kLiteralClass = uint64_t{1} << 63;
inline constexpr uint64_t kEntityClasses = ~kLiteralClass;

// One way from a thing to the things it is related to, with the classes of both ends as bits of GraphLexicon::classes;
// 0 where the lexicon does not say.
struct RelationPath {
  std::vector<RelationStep> steps;
  uint64_t from = 0;
  uint64_t to = 0;
  bool numeric = false;  // leads to numbers, never to things that could be counted
};

// What a noun or verb means: the union of some paths.
struct LexicalRelation {
  std::string name;
  std::vector<RelationPath> paths;
  uint64_t from = 0;  // of all paths; 0 when one of them does not say
  uint64_t to = 0;
  int unit = -1;  // of GraphLexicon::units; -1 where nothing is said
  // Both ends say it of each other. In documents a thing's own page says it whole, other pages only in part.
  bool symmetric = false;
};

struct LexicalClass {
  std::string name;
  std::vector<TermId> types;        // rdf:type
  std::vector<RelationStep> sides;  // or has one of these predicates (inverse: as the object)
  uint64_t bit = 0;                 // its own; 0 beyond the 63rd class
  uint64_t bits = 0;     // its own and those of the classes it is made of: a "work" is a painting or a sculpture
  uint64_t shared = 0;   // of classes that have members in common with it
  int32_t base = -1;     // or belongs to this class ...
  uint32_t measure = 0;  // ... and its value of this relation compares so
  Comparison comparison = Comparison::kMore;
  double threshold = 0;
  std::vector<TermId> values;  // or is one of these, sorted
};

struct LexicalAdjective {
  std::string name;
  std::vector<std::pair<uint32_t, bool>> measures;  // relation; true: most is smallest
};

// What is true or false of things.
struct LexicalFlag {
  std::string name;
  TermId predicate;
  std::vector<TermId> yes, no;  // the terms of the graph that say so
};

// A relation whose verb ends in a preposition, as the verb leads: "S lend to O".
struct PrepositionalVerb {
  uint32_t relation = 0;
  bool inverse = false;
  int preposition = -1;  // of kPrepositions
};

// The words of one graph, resolved to its predicates: what the user's lexicon says, then what predicates and types are
// called, then general English (rules/questions/english.lexicon). Immutable; thread-safe. Built once a snapshot; the
// cost is linear in the number of predicates and classes, not in the size of the graph.
class GraphLexicon {
 public:
  // `files` in the order of precedence: the user's own first, general English last. `diagnostics` gets warnings
  // of predicates and names that the graph does not have.
  static absl::StatusOr<GraphLexicon> Build(const Graph& graph, const std::vector<const LexiconFile*>& files,
                                            std::vector<Diagnostic>* diagnostics = nullptr);

  const std::vector<PrepositionalVerb>& prepositional_verbs() const { return prepositional_verbs_; }
  // The relation of one predicate; none of one that names or types things.
  std::optional<uint32_t> RelationOf(TermId predicate) const {
    const auto found = relation_of_.find(predicate);
    return found == relation_of_.end() ? std::nullopt : std::optional(found->second);
  }
  const PhraseTable& phrases() const { return phrases_; }
  const std::vector<LexicalRelation>& relations() const { return relations_; }
  const std::vector<LexicalClass>& classes() const { return classes_; }
  const std::vector<LexicalAdjective>& adjectives() const { return adjectives_; }
  const std::vector<LexicalFlag>& flags() const { return flags_; }
  const Units& units() const { return units_; }
  const std::vector<uint32_t>& locate() const { return locate_; }
  // Folded further names of entities; every beginning of one stands there without entities.
  const absl::flat_hash_map<std::string, std::vector<TermId>>& names() const { return names_; }
  // Of several things of one name, those of the first of these classes are meant first.
  const std::vector<uint32_t>& preferred() const { return preferred_; }
  // The adjective that says when things were, by whatever "early" compares; none in a graph of documents.
  std::optional<uint32_t> moment() const { return moment_; }
  // Relations from whoever made something to what they made; true: read against their direction.
  const std::vector<std::pair<uint32_t, bool>>& makers() const { return makers_; }
  // Bits of the classes whose names stand without "the".
  uint64_t bare_bits() const { return bare_bits_; }
  // Bits of the class that a value of rdf:type stands for; 0 for none.
  uint64_t BitsOfType(TermId type) const;
  // What members of a class may be. Classes that are told by rdf:type exclude each other unless they share members; one
  // that is told by predicates excludes none of those: a "person" may be a Musician.
  uint64_t BitsOfClass(size_t index) const;
  // The same for an entity of such rdf:types.
  uint64_t BitsOfEntity(uint64_t type_bits) const { return type_bits ? type_bits | side_bits_ : kEntityClasses; }
  const std::vector<TermId>& label_predicates() const { return label_predicates_; }
  TermId type_predicate() const { return type_predicate_; }
  // The relation from things to their types; none in a graph of documents, which say what things are in sentences.
  std::optional<uint32_t> kind() const { return kind_; }
  // Predicates that name or type things, never walked by "anything".
  const std::vector<TermId>& hidden() const { return hidden_; }
  // Whether the graph was loaded as one, rather than read from documents.
  bool whole() const { return whole_; }
  bool exclude_start() const { return exclude_start_; }
  // Literals that names() leads to besides entities: "oil", "second class".
  bool IsLiteral(TermId term) const { return literals_.contains(term); }
  // Whether there are texts among the objects that names() does not hold, because there are too many.
  bool more_texts() const { return more_texts_; }

 private:
  friend class LexiconBuilder;
  PhraseTable phrases_;
  std::vector<LexicalRelation> relations_;
  std::vector<LexicalClass> classes_;
  std::vector<LexicalAdjective> adjectives_;
  std::vector<LexicalFlag> flags_;
  Units units_;
  std::vector<uint32_t> locate_;
  absl::flat_hash_map<std::string, std::vector<TermId>> names_;
  std::vector<uint32_t> preferred_;
  std::vector<std::pair<uint32_t, bool>> makers_;
  absl::flat_hash_map<TermId, uint64_t> type_bits_;
  std::vector<TermId> label_predicates_;
  std::vector<TermId> hidden_;
  std::vector<PrepositionalVerb> prepositional_verbs_;
  absl::flat_hash_map<TermId, uint32_t> relation_of_;
  TermId type_predicate_;
  std::optional<uint32_t> kind_;
  std::optional<uint32_t> moment_;
  absl::flat_hash_set<TermId> literals_;
  uint64_t bare_bits_ = 0;
  uint64_t typed_bits_ = 0, side_bits_ = 0;  // of the classes told by rdf:type, and of the others
  bool more_texts_ = false;
  bool exclude_start_ = false;
  bool whole_ = false;
};

// What a person would call a predicate or class: the last part of an IRI, cut into words at underscores, hyphens and
// capitals: ".../placeOfBirth" -> "place of birth".
std::string ReadableName(std::string_view iri);

// Whether a predicate of this readable name says what kind of thing its subject is: "type", "instance of". In a graph
// without rdf:type, a table above all, one that leads to entities stands in for it.
bool NamesType(std::string_view readable_name);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_GRAPH_LEXICON_H_
