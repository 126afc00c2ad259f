#include "engine/ingest/document_ingester.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "corpus/language/name_list.h"
#include "engine/ingest/document_builder.h"
#include "engine/ingest/frame_statements.h"
#include "engine/ingest/structured_statements.h"
#include "engine/ingest/topics.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr std::string_view kTypeRule = "entity-type";

bool IsKindOfEntity(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
    case EntityType::kOrganisation:
    case EntityType::kCountry:
    case EntityType::kPlace:
    case EntityType::kEvent:
    case EntityType::kWork: return true;
    default: return false;
  }
}

bool HoldsSentences(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kListItem || kind == BlockKind::kQuestion;
}

// Reads one document; keeps what later blocks need to know of earlier ones.
class Reader {
 public:
  Reader(const Document& document, const Analyzer& analyzer, const Extractor& extractor)
      : document_(document),
        analyzer_(analyzer),
        extractor_(extractor),
        topics_(document, analyzer),
        builder_(document.name, document.title, document.source),
        structured_(document_, topics_, analyzer.lemmatizer(), extractor.lexicon(), builder_) {}

  DocumentRecord Read() {
    AddTopicNames();
    for (size_t i = 0; i < document_.blocks.size(); ++i) ReadBlock(i);
    return std::move(builder_).Finish();
  }

 private:
  void AddTopicNames() {
    const Topics::Topic& topic = topics_.OfDocument();
    if (topic.name.empty()) return;
    const Term entity = builder_.AddName(topic.name, topic.span);
    if (!topic.acronym.empty()) builder_.AddAcronym(entity, topic.acronym, topic.heading);
    names_.Add(topic.name, EntityType::kNone, true);
  }

  void ReadBlock(size_t i) {
    const Block& block = document_.blocks[i];
    switch (block.kind) {
      case BlockKind::kFurniture:
        builder_.AddSentence(block.span, true, "");
        return;
      case BlockKind::kTitle:
      case BlockKind::kHeading:
      case BlockKind::kCaption:
        builder_.AddSentence(block.span, false, "");
        return;
      case BlockKind::kTableRow:
        structured_.AddTableRow(i);
        return;
      case BlockKind::kKeyValue:
        structured_.AddKeyValue(i);
        return;
      default: break;
    }
    if (block.kind == BlockKind::kListItem) structured_.AddNamedItem(i);
    if (HoldsSentences(block.kind)) ReadText(block);
  }

  void ReadText(const Block& block) {
    const Analysis analysis = analyzer_.Analyze(block.text.text(), {.names = &names_});
    names_.Learn(analysis);
    for (const Sentence& sentence : analysis.sentences()) {
      const ByteSpan span = block.text.ToSource(sentence.span);
      const std::string_view text =
          std::string_view(block.text.text()).substr(sentence.span.begin, sentence.span.size());
      builder_.AddSentence(span, false, text);
      AddEntities(sentence, span);
      if (block.kind == BlockKind::kQuestion) continue;
      for (const Extraction& frame : extractor_.Extract(sentence)) {
        if (frame.question || frame.asked) continue;
        AddFrame(sentence, frame, [&](const Argument& argument) { return Resolve(sentence, argument); }, span, builder_);
      }
    }
  }

  std::optional<ResolvedMention> Resolve(const Sentence& sentence, const Argument& argument) const {
    if (argument.kind != ArgumentKind::kName || argument.head < 0) return std::nullopt;
    return ResolvedMention{std::string(sentence.tokens[argument.head].form)};
  }

  void AddEntities(const Sentence& sentence, ByteSpan span) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kName && token.upos != Upos::kPropn) continue;
      if (!IsKindOfEntity(token.type) && token.acronym.empty()) continue;
      const Term entity = builder_.AddName(token.form, span);
      if (!token.acronym.empty()) builder_.AddAcronym(entity, token.acronym, span);
      if (!IsKindOfEntity(token.type)) continue;
      const std::string_view type = EntityTypeName(token.type);
      if (!typed_.insert(StrCat(entity.lexical, " ", type)).second) continue;
      StatementRecord statement;
      statement.subject = entity;
      statement.predicate = Term::Iri(kRdfType);
      statement.object = ClassTerm(type);
      statement.span = span;
      statement.rule = std::string(kTypeRule);
      builder_.AddStatement(std::move(statement));
    }
  }

  const Document& document_;
  const Analyzer& analyzer_;
  const Extractor& extractor_;
  const Topics topics_;
  DocumentBuilder builder_;
  StructuredStatements structured_;
  NameTable names_;
  absl::flat_hash_set<std::string> typed_;
};

}  // namespace

DocumentRecord DocumentIngester::Read(const Document& document) const {
  return Reader(document, analyzer_, extractor_).Read();
}

}  // namespace whence
