#ifndef WHENCE_CORPUS_LANGUAGE_NAME_LIST_H_
#define WHENCE_CORPUS_LANGUAGE_NAME_LIST_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "corpus/language/token.h"

namespace whence {

class Analysis;
class AnalysisCache;

// Names that the caller of the analyser knows (a graph's entities, what a document has defined so far). The merger
// makes one token of each. Implementations are thread-safe for reading.
class NameList {
 public:
  struct Match {
    size_t words = 0;  // 0: no name starts here
    EntityType type = EntityType::kNone;
  };

  virtual ~NameList() = default;

  // The longest known name that words[0, n) spell. Words are tokens as written ("United", "Nations"; "Georgia", "'s"
  // are two). `words` reaches to the end of the sentence, at most kMaxWords of it.
  virtual Match LongestMatch(absl::Span<const std::string_view> words) const = 0;

  // Where the analyser may keep what it reads under these names, if they never change; null: nowhere.
  virtual AnalysisCache* analyses() const { return nullptr; }

  static constexpr size_t kMaxWords = 12;
};

// A list of names in memory. Names of two and more words match with any capitals when they were added with
// `any_case`; otherwise as written. Not thread-safe while Add or Learn runs.
class NameTable : public NameList {
 public:
  // `name` is split at blanks and around punctuation as the tokeniser would. Empty or over-long names are ignored.
  void Add(std::string_view name, EntityType type, bool any_case = false);

  // Adds what an analysis defines for the rest of its document: acronyms with their long forms ("Commonwealth of
  // Independent States (CIS)") and names of two and more words.
  void Learn(const Analysis& analysis);

  Match LongestMatch(absl::Span<const std::string_view> words) const override;
  size_t size() const { return names_.size(); }

 private:
  struct Entry {
    EntityType type = EntityType::kNone;
    bool is_name = false;  // false: only the beginning of one
  };
  absl::flat_hash_map<std::string, Entry> names_;  // words joined by blanks; and each beginning of a name
};

// Two lists as one: the longer match wins, the first list's where they are equally long and it has a type.
class JoinedNames : public NameList {
 public:
  // Neither is owned; each may be null.
  JoinedNames(const NameList* first, const NameList* second) : first_(first), second_(second) {}

  Match LongestMatch(absl::Span<const std::string_view> words) const override;

 private:
  const NameList* first_;
  const NameList* second_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_NAME_LIST_H_
