#ifndef WHENCE_ENGINE_ALIGNMENT_READ_SENTENCE_H_
#define WHENCE_ENGINE_ALIGNMENT_READ_SENTENCE_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/language/analysis_cache.h"
#include "corpus/language/analyzer.h"
#include "graph/ids.h"
#include "rules/extraction/extractor.h"
#include "rules/extraction/paired_lists.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// A sentence of a source, read again for answering: its tree, its frames, the stems of its words.
class ReadSentence {
 public:
  // Nothing where the text is no sentence or too long a one. Cost: the analyser's, some 20 microseconds a word.
  static std::shared_ptr<const ReadSentence> Read(std::string text, const Analyzer& analyzer,
                                                  const Extractor& extractor, const NameList* names);

  const std::string& text() const { return text_; }
  const Sentence& sentence() const { return analysis_.sentences().front(); }
  const SentenceTree& tree() const { return *tree_; }
  const std::vector<Extraction>& frames() const { return frames_; }
  const std::vector<PairedLists>& paired_lists() const { return paired_lists_; }
  // The content stems of a token; of a merged token, those of all its words.
  const std::vector<std::string>& stems(int32_t token) const { return stems_[static_cast<size_t>(token)]; }

 private:
  std::string text_;
  Analysis analysis_;
  std::optional<SentenceTree> tree_;
  std::vector<Extraction> frames_;
  std::vector<PairedLists> paired_lists_;
  std::vector<std::vector<std::string>> stems_;
};

// Sentences that were read for earlier questions, of one state of a graph. Thread-safe; holds at most kMostSentences.
class SentenceCache {
 public:
  using Place = std::pair<DocumentId, uint32_t>;

  std::shared_ptr<const ReadSentence> Find(const Place& place) const;
  void Put(const Place& place, std::shared_ptr<const ReadSentence> sentence);
  // Texts of any other kind: questions, claims, what they are held against.
  AnalysisCache* analyses() { return &analyses_; }

  static constexpr size_t kMostSentences = 4096;

 private:
  mutable std::mutex mutex_;
  absl::flat_hash_map<Place, std::shared_ptr<const ReadSentence>> sentences_;
  AnalysisCache analyses_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_READ_SENTENCE_H_
