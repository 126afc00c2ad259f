#include "engine/alignment/read_sentence.h"

#include "engine/frames/question_frame.h"
#include "engine/ingest/frame_statements.h"

namespace whence {

std::shared_ptr<const ReadSentence> ReadSentence::Read(std::string text, const Analyzer& analyzer,
                                                       const Extractor& extractor, const NameList* names) {
  auto read = std::make_shared<ReadSentence>();
  read->text_ = std::move(text);
  read->analysis_ = analyzer.AnalyzeSentence(read->text_, {.names = names});
  if (read->analysis_.sentences().empty()) return nullptr;
  const Sentence& sentence = read->analysis_.sentences().front();
  if (sentence.tokens.size() > Extractor::kMaxTokens) return nullptr;
  read->tree_ = SentenceTree::Build(sentence);
  if (!read->tree_.has_value()) return nullptr;
  read->frames_ = extractor.Extract(sentence);
  read->paired_lists_ = ReadPairedLists(*read->tree_, extractor.words());
  for (Extraction& frame : read->frames_) {
    if (IsUnderCondition(sentence, frame)) frame.modality = Modality::kConditional;
  }
  for (const Token& token : sentence.tokens) read->stems_.push_back(ContentStems(token.form));
  return read;
}

std::shared_ptr<const ReadSentence> SentenceCache::Find(const Place& place) const {
  std::lock_guard<std::mutex> lock(mutex_);
  const auto found = sentences_.find(place);
  return found == sentences_.end() ? nullptr : found->second;
}

void SentenceCache::Put(const Place& place, std::shared_ptr<const ReadSentence> sentence) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (sentences_.size() >= kMostSentences) sentences_.clear();
  sentences_[place] = std::move(sentence);
}

}  // namespace whence
