#include "graph/store/records.h"

#include "graph/base/coding.h"

namespace whence {

std::string EncodeCounters(const Counters& counters) {
  std::string out;
  for (const uint64_t value :
       {counters.counts.triples, counters.counts.statements, counters.counts.documents, counters.counts.sentences,
        counters.counts.aliases, counters.next_term, counters.next_statement, uint64_t{counters.next_document}}) {
    AppendVarint(value, &out);
  }
  if (counters.worded) AppendVarint(1, &out);
  return out;
}

std::optional<Counters> DecodeCounters(std::string_view bytes) {
  ByteReader reader(bytes);
  Counters counters;
  for (uint64_t* value :
       {&counters.counts.triples, &counters.counts.statements, &counters.counts.documents, &counters.counts.sentences,
        &counters.counts.aliases, &counters.next_term, &counters.next_statement}) {
    *value = reader.Varint();
  }
  counters.next_document = static_cast<uint32_t>(reader.Varint());
  counters.worded = !reader.AtEnd() && reader.Varint() == 1;
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return counters;
}

std::string EncodePredicateStatistics(const PredicateStatistics& statistics) {
  std::string out;
  AppendVarint(statistics.triples, &out);
  AppendVarint(statistics.subjects, &out);
  AppendVarint(statistics.objects, &out);
  return out;
}

std::optional<PredicateStatistics> DecodePredicateStatistics(std::string_view bytes) {
  ByteReader reader(bytes);
  PredicateStatistics statistics;
  statistics.triples = reader.Varint();
  statistics.subjects = reader.Varint();
  statistics.objects = reader.Varint();
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return statistics;
}

std::string EncodeStatement(const Statement& statement) {
  std::string out;
  AppendVarint(statement.triple.subject.value(), &out);
  AppendVarint(statement.triple.predicate.value(), &out);
  AppendVarint(statement.triple.object.value(), &out);
  out.push_back(static_cast<char>(statement.polarity));
  out.push_back(static_cast<char>(statement.modality));
  AppendVarint(statement.qualifiers.size(), &out);
  for (const Qualifier& qualifier : statement.qualifiers) {
    AppendVarint(qualifier.predicate.value(), &out);
    AppendVarint(qualifier.value.value(), &out);
  }
  return out;
}

std::optional<Statement> DecodeStatement(std::string_view bytes) {
  ByteReader reader(bytes);
  Statement statement;
  statement.triple.subject = TermId(reader.Varint());
  statement.triple.predicate = TermId(reader.Varint());
  statement.triple.object = TermId(reader.Varint());
  const unsigned char polarity = reader.Byte();
  const unsigned char modality = reader.Byte();
  if (polarity > static_cast<unsigned char>(Polarity::kNegative)) return std::nullopt;
  if (modality > static_cast<unsigned char>(Modality::kPlanned)) return std::nullopt;
  statement.polarity = static_cast<Polarity>(polarity);
  statement.modality = static_cast<Modality>(modality);
  const uint64_t count = reader.Count();
  for (uint64_t i = 0; i < count && reader.ok(); ++i) {
    const TermId predicate(reader.Varint());
    statement.qualifiers.push_back({predicate, TermId(reader.Varint())});
  }
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return statement;
}

std::optional<Support> DecodeSupport(std::string_view key_rest) {
  ByteReader reader(key_rest);
  Support support;
  support.document = DocumentId(reader.BigEndian<uint32_t>());
  support.span.begin = reader.BigEndian<uint64_t>();
  support.span.end = reader.BigEndian<uint64_t>();
  support.rule.assign(reader.Rest());
  if (!reader.ok()) return std::nullopt;
  return support;
}

std::string EncodeDocumentHead(const DocumentHead& head) {
  std::string out;
  AppendSized(head.info.name, &out);
  AppendSized(head.info.title, &out);
  AppendBigEndian(head.info.hash, &out);
  AppendBigEndian(head.content, &out);
  AppendVarint(head.info.bytes, &out);
  AppendVarint(head.info.sentences, &out);
  AppendVarint(head.info.statements, &out);
  return out;
}

std::optional<DocumentHead> DecodeDocumentHead(std::string_view bytes) {
  ByteReader reader(bytes);
  DocumentHead head;
  head.info.name.assign(reader.Sized());
  head.info.title.assign(reader.Sized());
  head.info.hash = reader.BigEndian<uint64_t>();
  head.content = reader.BigEndian<uint64_t>();
  head.info.bytes = reader.Varint();
  head.info.sentences = static_cast<uint32_t>(reader.Varint());
  head.info.statements = static_cast<uint32_t>(reader.Varint());
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return head;
}

std::string EncodeSentences(const std::vector<SentenceRecord>& sentences, size_t begin, size_t end) {
  std::string out;
  AppendVarint(end - begin, &out);
  for (size_t i = begin; i < end; ++i) {
    AppendVarint(sentences[i].span.begin, &out);
    AppendVarint(sentences[i].span.size(), &out);
    AppendVarint(uint64_t{sentences[i].line} << 1 | (sentences[i].furniture ? 1 : 0), &out);
  }
  return out;
}

std::optional<std::vector<SentenceInfo>> DecodeSentences(std::string_view bytes, DocumentId id, uint32_t first) {
  ByteReader reader(bytes);
  std::vector<SentenceInfo> sentences(reader.Count());
  for (SentenceInfo& sentence : sentences) {
    sentence.document = id;
    sentence.ordinal = first++;
    sentence.span.begin = reader.Varint();
    sentence.span.end = sentence.span.begin + reader.Varint();
    const uint64_t line = reader.Varint();
    sentence.line = static_cast<uint32_t>(line >> 1);
    sentence.furniture = (line & 1) != 0;
  }
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return sentences;
}

std::string EncodeManifest(const Manifest& manifest) {
  std::string out;
  AppendVarint(manifest.statements.size(), &out);
  uint64_t last = 0;
  for (const StatementId id : manifest.statements) {
    AppendVarint(id.value() - last, &out);
    last = id.value();
  }
  AppendVarint(manifest.aliases.size(), &out);
  for (const ManifestAlias& alias : manifest.aliases) {
    AppendVarint(alias.entity.value(), &out);
    out.push_back(static_cast<char>(alias.kind));
    AppendSized(alias.name, &out);
  }
  AppendVarint(manifest.words.size(), &out);
  for (const std::string& word : manifest.words) AppendSized(word, &out);
  return out;
}

std::optional<Manifest> DecodeManifest(std::string_view bytes) {
  ByteReader reader(bytes);
  Manifest manifest;
  manifest.statements.resize(reader.Count());
  uint64_t last = 0;
  for (StatementId& id : manifest.statements) {
    last += reader.Varint();
    id = StatementId(last);
  }
  manifest.aliases.resize(reader.Count());
  for (ManifestAlias& alias : manifest.aliases) {
    alias.entity = TermId(reader.Varint());
    alias.kind = static_cast<AliasKind>(reader.Byte());
    alias.name.assign(reader.Sized());
  }
  manifest.words.resize(reader.Count());
  for (std::string& word : manifest.words) word.assign(reader.Sized());
  if (!reader.ok() || !reader.AtEnd()) return std::nullopt;
  return manifest;
}

std::string EncodePostings(const std::vector<Posting>& postings) {
  std::string out;
  uint32_t last = 0;
  for (const Posting& posting : postings) {
    AppendVarint(posting.ordinal - last, &out);
    AppendVarint(posting.count, &out);
    AppendVarint(posting.length, &out);
    last = posting.ordinal;
  }
  return out;
}

bool DecodePostings(std::string_view bytes, DocumentId id, std::vector<Posting>* out) {
  ByteReader reader(bytes);
  uint32_t ordinal = 0;
  while (reader.ok() && !reader.AtEnd()) {
    Posting posting;
    ordinal += static_cast<uint32_t>(reader.Varint());
    posting.document = id;
    posting.ordinal = ordinal;
    posting.count = static_cast<uint16_t>(reader.Varint());
    posting.length = static_cast<uint16_t>(reader.Varint());
    if (reader.ok()) out->push_back(posting);
  }
  return reader.ok();
}

}  // namespace whence
