#include "engine/passages/passage_search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "engine/passages/index_words.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// BM25's usual constants, with a mean sentence length that stands for the corpus': sentences vary little.
constexpr double kSaturation = 1.2;
constexpr double kLengthWeight = 0.6;
constexpr double kMeanLength = 12;

struct Scored {
  std::pair<DocumentId, uint32_t> place;
  double sum = 0;
  double covered = 0;
};

// Adds what the postings of a word come to. Both are in the order of places, and stay so: a merge is many times as fast
// as a table of hashes where the words are common.
template <typename Worth>
void AddWord(const std::vector<Posting>& postings, double weight, const Worth& worth, std::vector<Scored>& scores) {
  std::vector<Scored> merged;
  merged.reserve(scores.size() + postings.size());
  auto known = scores.begin();
  for (const Posting& posting : postings) {
    const std::pair place(posting.document, posting.ordinal);
    while (known != scores.end() && known->place < place) merged.push_back(*known++);
    if (known != scores.end() && known->place == place) {
      merged.push_back(*known++);
    } else {
      merged.push_back({place});
    }
    merged.back().sum += worth(posting);
    merged.back().covered += weight;
  }
  merged.insert(merged.end(), known, scores.end());
  scores = std::move(merged);
}

}  // namespace

absl::StatusOr<std::vector<Passage>> SearchPassages(const Graph& graph, std::string_view question, size_t limit,
                                                    double least_coverage) {
  const auto words = IndexWords(question);
  const double sentences = static_cast<double>(std::max<uint64_t>(graph.SentenceCount(), 1));
  std::vector<Scored> scores;
  std::vector<std::string> missing;
  double all = 0;
  for (const auto& [word, count] : words) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(word));
    const double found = static_cast<double>(postings.size());
    const double weight = std::log(1 + (sentences - found + 0.5) / (found + 0.5));
    all += weight;
    if (postings.empty()) missing.push_back(word);
    const auto worth = [&](const Posting& posting) {
      const double length = 1 - kLengthWeight + kLengthWeight * posting.length / kMeanLength;
      return weight * posting.count * (kSaturation + 1) / (posting.count + kSaturation * length);
    };
    AddWord(postings, weight, worth, scores);
  }
  std::vector<Passage> passages;
  for (const Scored& score : scores) {
    const double coverage = all > 0 ? score.covered / all : 0;
    if (coverage < least_coverage) continue;
    passages.push_back({score.place.first, score.place.second, score.sum, coverage, {}});
  }
  const auto better = [](const Passage& a, const Passage& b) {
    if (a.score != b.score) return a.score > b.score;
    return std::pair(a.document, a.ordinal) < std::pair(b.document, b.ordinal);
  };
  const size_t kept = std::min(limit, passages.size());
  std::partial_sort(passages.begin(), passages.begin() + static_cast<ptrdiff_t>(kept), passages.end(), better);
  passages.resize(kept);
  for (Passage& passage : passages) passage.missing = missing;
  return passages;
}

absl::StatusOr<bool> IsMentioned(const Graph& graph, std::string_view name) {
  const auto words = IndexWords(name);
  absl::flat_hash_map<std::pair<DocumentId, uint32_t>, size_t> held;
  for (const auto& [word, count] : words) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(word));
    for (const Posting& posting : postings) ++held[{posting.document, posting.ordinal}];
  }
  return std::any_of(held.begin(), held.end(), [&](const auto& sentence) { return sentence.second == words.size(); });
}

}  // namespace whence
