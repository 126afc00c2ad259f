#include "graph/store/document_reader.h"

#include <utility>
#include <vector>

#include "graph/base/status.h"
#include "graph/store/records.h"

namespace whence {

absl::StatusOr<DocumentRecord> ReadDocument(const StoreSnapshot& graph, DocumentId id) {
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph.GetDocument(id));
  DocumentRecord record;
  record.name = info.name;
  record.title = info.title;
  WHENCE_ASSIGN_OR_RETURN(record.text, graph.ReadText(id, {0, info.bytes}));
  for (uint32_t ordinal = 0; ordinal < info.sentences; ++ordinal) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo sentence, graph.GetSentence(id, ordinal));
    record.sentences.push_back({sentence.span, sentence.line, sentence.furniture, {}});
  }
  WHENCE_ASSIGN_OR_RETURN(const auto bytes, graph.Get(Column::kDocuments, ManifestKey(id)));
  const auto manifest = bytes ? DecodeManifest(*bytes) : std::nullopt;
  const absl::Status damaged =
      DataLoss("the record of ", info.name, " is damaged; restore a backup, or ingest it again");
  if (!manifest) return damaged;
  for (const std::string& word : manifest->words) {
    WHENCE_ASSIGN_OR_RETURN(const auto list, graph.Get(Column::kPostings, PostingKey(word, id)));
    std::vector<Posting> postings;
    if (!list || !DecodePostings(*list, id, &postings)) return damaged;
    for (const Posting& posting : postings) {
      if (posting.ordinal >= record.sentences.size()) return damaged;
      record.sentences[posting.ordinal].words.emplace_back(word, posting.count);
    }
  }
  for (const ManifestAlias& alias : manifest->aliases) {
    WHENCE_ASSIGN_OR_RETURN(Term entity, graph.DecodeTerm(alias.entity));
    record.aliases.push_back({std::move(entity), alias.name, alias.kind, {}});
  }
  return record;
}

}  // namespace whence
