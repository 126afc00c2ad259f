#include "corpus/document/document.h"

#include <algorithm>

namespace whence {

void MappedText::Append(std::string_view verbatim, uint64_t source_begin) {
  if (verbatim.empty()) return;
  const ByteSpan source{source_begin, source_begin + verbatim.size()};
  if (!runs_.empty() && runs_.back().verbatim && runs_.back().source.end == source.begin) {
    runs_.back().source.end = source.end;
  } else {
    runs_.push_back({text_.size(), source, true});
  }
  text_.append(verbatim);
}

void MappedText::AppendInserted(std::string_view text, ByteSpan source) {
  if (text.empty()) return;
  runs_.push_back({text_.size(), source, false});
  text_.append(text);
}

void MappedText::Append(const MappedText& other) {
  for (size_t i = 0; i < other.runs_.size(); ++i) {
    const Run& run = other.runs_[i];
    const uint64_t end = i + 1 < other.runs_.size() ? other.runs_[i + 1].text_begin : other.text_.size();
    const std::string_view text = std::string_view(other.text_).substr(run.text_begin, end - run.text_begin);
    if (run.verbatim) {
      Append(text, run.source.begin);
    } else {
      AppendInserted(text, run.source);
    }
  }
}

MappedText MappedText::Slice(ByteSpan span) const {
  MappedText slice;
  for (size_t i = span.empty() ? runs_.size() : RunAt(span.begin); i < runs_.size(); ++i) {
    const Run& run = runs_[i];
    if (run.text_begin >= span.end) break;
    const uint64_t run_end = i + 1 < runs_.size() ? runs_[i + 1].text_begin : text_.size();
    const uint64_t begin = std::max(span.begin, run.text_begin);
    const uint64_t end = std::min(span.end, run_end);
    const std::string_view text = std::string_view(text_).substr(begin, end - begin);
    if (run.verbatim) {
      slice.Append(text, run.source.begin + (begin - run.text_begin));
    } else {
      slice.AppendInserted(text, run.source);
    }
  }
  return slice;
}

ByteSpan MappedText::ToSource(ByteSpan span) const {
  if (runs_.empty()) return {};
  const auto point = [this](uint64_t at, bool is_end) -> uint64_t {
    // The end of a span belongs to the byte before it.
    const uint64_t byte = is_end && at > 0 ? at - 1 : std::min<uint64_t>(at, text_.size() - 1);
    const Run& run = runs_[RunAt(byte)];
    if (!run.verbatim) return is_end ? run.source.end : run.source.begin;
    return run.source.begin + (byte - run.text_begin) + (is_end ? 1 : 0);
  };
  if (span.empty()) {
    const uint64_t at = span.begin < text_.size() ? point(span.begin, false) : point(text_.size(), true);
    return {at, at};
  }
  return {point(span.begin, false), point(span.end, true)};
}

size_t MappedText::RunAt(uint64_t at) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                      [](uint64_t offset, const Run& run) { return offset < run.text_begin; });
  return static_cast<size_t>(after - runs_.begin()) - 1;
}

}  // namespace whence
