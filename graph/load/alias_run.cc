#include "graph/load/alias_run.h"

#include <algorithm>

#include "graph/labels.h"

namespace whence {
namespace {

constexpr uint64_t kHeldBytes = 64 << 20;

}  // namespace

absl::Status AliasRuns::Add(TermId subject, std::string_view name, AliasKind kind) {
  if (held_ > kHeldBytes && subject != subject_) WHENCE_RETURN_IF_ERROR(Write());
  subject_ = subject;
  const std::string folded = FoldAlias(name);
  if (folded.empty()) return absl::OkStatus();
  by_name_.push_back(NameKey(folded, static_cast<uint8_t>(kind), name, subject));
  by_entity_.push_back(EntityNameKey(subject, static_cast<uint8_t>(kind), name));
  held_ += by_name_.back().capacity() + by_entity_.back().capacity() + 2 * sizeof(std::string);
  return absl::OkStatus();
}

absl::Status AliasRuns::Write() {
  const auto file = files_.Make(Column::kAliases);
  std::sort(by_entity_.begin(), by_entity_.end());
  by_entity_.erase(std::unique(by_entity_.begin(), by_entity_.end()), by_entity_.end());
  for (const std::string& key : by_entity_) WHENCE_RETURN_IF_ERROR(file->Put(key, {}));
  std::sort(by_name_.begin(), by_name_.end());
  const bool fresh = base_.counters().counts.aliases == 0;
  for (size_t begin = 0; begin < by_name_.size();) {
    size_t end = begin + 1;
    while (end < by_name_.size() && by_name_[end] == by_name_[begin]) ++end;
    uint64_t given = end - begin;
    if (!fresh) {
      WHENCE_ASSIGN_OR_RETURN(const auto before, base_.Get(Column::kAliases, by_name_[begin]));
      if (before) {
        given += ByteReader(*before).Varint();
        --added_;
      }
    }
    ++added_;
    std::string value;
    AppendVarint(given, &value);
    WHENCE_RETURN_IF_ERROR(file->Put(by_name_[begin], value));
    begin = end;
  }
  by_name_.clear();
  by_entity_.clear();
  held_ = 0;
  return files_.Finish(*file);
}

absl::Status AliasRuns::Finish() { return by_name_.empty() ? absl::OkStatus() : Write(); }

}  // namespace whence
