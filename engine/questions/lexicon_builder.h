#ifndef WHENCE_ENGINE_QUESTIONS_LEXICON_BUILDER_H_
#define WHENCE_ENGINE_QUESTIONS_LEXICON_BUILDER_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/questions/graph_lexicon.h"

namespace whence {

inline constexpr float kDefaultCost = 0.4f;  // of words that no lexicon gives, against those that one does

// "place", "of", "birth" -> "place of birth".
std::string JoinWords(const std::vector<std::string>& words);

// Fills a GraphLexicon. Internal to engine/questions.
class LexiconBuilder {
 public:
  LexiconBuilder(const Graph& graph, GraphLexicon& lexicon, std::vector<Diagnostic>* diagnostics)
      : graph_(graph), out_(lexicon), diagnostics_(diagnostics) {}

  absl::Status Build(const std::vector<const LexiconFile*>& files);

 private:
  struct Predicate {
    TermId id;
    std::string iri;
    std::string name;                  // readable
    std::vector<std::string> labels;   // other than that
    uint64_t objects = 0;              // kLiteralClass, kEntityClasses, or 0 where there are both
    bool numeric = false;              // the objects are numbers
    bool naming = false;               // the objects are what things are called
    bool flag = false;                 // the objects are true and false
    bool duration = false;             // the objects are durations
    std::optional<uint32_t> relation;  // once something refers to it
    bool described = false;            // by the user's lexicon
  };

  absl::Status FindPredicates();
  absl::StatusOr<bool> IsHidden(std::string_view iri, TermId predicate) const;
  absl::Status SetKindOfObjects(Predicate& predicate);
  absl::Status AddLabels(Predicate& predicate) const;
  // What the graph says of its predicates: inverses, symmetric ones, and those that are a case of another.
  absl::Status ReadSchema();
  std::optional<size_t> IndexOf(TermId predicate) const;
  absl::Status AddPath(TermId to, TermId from, bool inverse);
  absl::Status FindFlags();
  void AddFlag(std::vector<std::string> words, uint32_t flag);
  absl::Status FindNaming();
  bool IsLabelled(TermId thing) const;
  absl::Status FindClasses();
  void FindMakers(const LexiconFile& file);
  LexicalAdjective moment_;  // of GraphLexicon::moment
  absl::StatusOr<uint32_t> ClassOfType(TermId type);
  absl::Status AddSubclasses();
  absl::Status FindSharedMembers();
  absl::Status ResolveConditions(const std::vector<const LexiconFile*>& files);
  absl::Status FindTexts();
  void AddFurtherName(std::string_view name, const std::vector<TermId>& bearers);
  void AddUserClasses(const LexiconFile& file);
  void AddUserPredicates(const LexiconFile& file);
  void AddDefaultPredicates();
  void AddGeneralWords(const LexiconFile& file);
  void AddAdjectives(const LexiconFile& file, float cost);
  absl::Status AddNames(const LexiconFile& file);
  void MergeRelations();

  // The predicates of that name: by IRI, by the last part of the IRI, by readable name.
  std::vector<size_t> FindPredicate(std::string_view name) const;
  uint32_t RelationOf(size_t predicate);
  // A relation of one way; what its ends can be is known of the predicates.
  RelationPath PathOf(std::vector<std::pair<size_t, bool>> steps) const;
  void SetEnds(LexicalRelation& relation) const;
  void AddDefaultWords(const Predicate& predicate, const std::vector<std::string>& words, uint32_t relation,
                       float cost);
  // What else a name lets people say: "curator": who curated it; "purchase date": when it was purchased; "copies sold":
  // which sold the most copies.
  void AddDerivedWords(const Predicate& predicate, const std::vector<std::string>& words, uint32_t relation,
                       float cost);
  bool IsOfOccasions(TermId predicate) const;
  void AddCounted(std::vector<std::string> words, uint32_t relation, float cost);
  void MakeSymmetric(uint32_t relation);
  // The relation that a measure names: by predicate name or by noun.
  std::vector<uint32_t> FindMeasure(std::string_view name);
  std::optional<uint32_t> FindClass(std::string_view name) const;
  uint32_t ClassNamed(const std::string& name);  // made if there is none
  uint64_t BitsOf(const std::vector<std::string>& classes);
  std::optional<uint32_t> UserRelation(const PredicateEntry& entry);

  void AddNoun(std::string_view noun, PhraseEntry entry);
  // "capital name", "elevation highest point": also by the words that matter, at a cost.
  void AddShortened(const std::vector<std::string>& words, uint32_t relation);
  // Keys stand in their order on the page: "Fuel consumption: urban" is the urban fuel consumption.
  void AddTurned(const std::vector<std::string>& words, uint32_t relation);
  void AddVerb(const VerbTemplate& verb, uint32_t relation, float cost);
  void AddVerbForms(const std::vector<std::string>& words, PhraseEntry entry);
  void AddComplement(const std::vector<std::string>& words, PhraseEntry entry);
  void AddWithStranded(std::vector<std::string> words, PhraseEntry entry, PhraseUse stranded);
  void Warn(const LexiconFile& file, SourceLocation location, std::string message, std::string hint);
  void WarnOfPredicate(const LexiconFile& file, SourceLocation location, std::string_view name);

  const Graph& graph_;
  GraphLexicon& out_;
  std::vector<Diagnostic>* diagnostics_;
  std::vector<Predicate> predicates_;
  // Their places by IRI and its last part, and by readable name and label: a lexicon asks for hundreds of names.
  std::map<std::string, std::vector<size_t>, std::less<>> by_iri_, by_name_;
  // Relations by shortened nouns with the cost of shortening; used where no relation goes by the whole noun.
  std::multimap<std::string, std::pair<float, uint32_t>, std::less<>> by_short_noun_;
  std::multimap<std::string, uint32_t, std::less<>> by_noun_;  // nouns of relations
  // Types that a class of a lexicon lists.
  struct ListedType {
    std::string name;
    uint32_t index = 0;
    bool alone = false;  // the class is nothing but this type
  };
  std::vector<ListedType> listed_types_;
  std::map<std::string, uint32_t, std::less<>> class_of_word_;  // by name, squeezed
  absl::flat_hash_map<TermId, uint32_t> class_of_type_;
  TermId subclass_predicate_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_LEXICON_BUILDER_H_
