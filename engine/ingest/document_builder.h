#ifndef WHENCE_ENGINE_INGEST_DOCUMENT_BUILDER_H_
#define WHENCE_ENGINE_INGEST_DOCUMENT_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "corpus/document/line_index.h"
#include "graph/base/span.h"
#include "graph/document_record.h"

namespace whence {

// Gathers what one document says into the record that the store takes. Not thread-safe; lives for one document.
class DocumentBuilder {
 public:
  // The text is the original bytes.
  DocumentBuilder(std::string name, std::string title, std::string text);

  // Notes a sentence, with the words under which passages find it: those of `words`, none when it is empty.
  void AddSentence(ByteSpan span, bool furniture, std::string_view words);

  // The entity of that name; notes the name, and where it stands, the first time.
  Term AddName(std::string_view name, ByteSpan span, AliasKind kind = AliasKind::kName);
  // Another name of an entity: an acronym, a short name.
  void AddAlias(const Term& entity, std::string_view name, AliasKind kind, ByteSpan span);
  // An acronym that the sentence explains: another name, and a statement that can be asked for.
  void AddAcronym(const Term& entity, std::string_view acronym, ByteSpan sentence);
  // A thing without a name, with the phrase that describes it as its label.
  Term AddDescribed(std::string_view phrase, ByteSpan span);

  // The statement's span must be that of a sentence, or of sentences in a row. Equal statements of one sentence are
  // noted once.
  void AddStatement(StatementRecord statement);

  const std::string& name() const { return record_.name; }
  size_t statements() const { return record_.statements.size(); }
  DocumentRecord Finish() &&;

 private:
  DocumentRecord record_;
  LineIndex lines_;
  absl::flat_hash_set<std::string> seen_aliases_;  // entity and name
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_DOCUMENT_BUILDER_H_
