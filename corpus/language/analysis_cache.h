#ifndef WHENCE_CORPUS_LANGUAGE_ANALYSIS_CACHE_H_
#define WHENCE_CORPUS_LANGUAGE_ANALYSIS_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/language/analysis.h"
#include "graph/base/recent_cache.h"

namespace whence {

// Analyses of texts that were read lately, under names that never change; about 16 MiB of them. What it returns
// stays valid as long as it is held. Thread-safe.
class AnalysisCache {
 public:
  // How a text was read: as running text or as one sentence, with or without the names.
  struct Key {
    std::string text;
    bool sentence = false;
    bool named = false;
    friend bool operator==(const Key&, const Key&) = default;
    template <typename H>
    friend H AbslHashValue(H state, const Key& key) {
      return H::combine(std::move(state), key.text, key.sentence, key.named);
    }
  };
  struct Entry {
    std::string text;  // that the analysis views
    Analysis analysis;
  };

  std::shared_ptr<const Entry> Find(const Key& key) { return entries_.Find(key); }
  void Keep(Key key, std::shared_ptr<const Entry> entry) {
    size_t bytes = 2 * entry->text.size();
    for (const Sentence& sentence : entry->analysis.sentences()) {
      bytes += (sentence.tokens.capacity() + sentence.parts.capacity()) * sizeof(Token);
    }
    entries_.Keep(std::move(key), std::move(entry), bytes);
  }

  static constexpr size_t kLongestText = 2000;  // bytes; callers keep none that is longer

 private:
  RecentCache<Key, Entry> entries_{16 << 20};
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ANALYSIS_CACHE_H_
