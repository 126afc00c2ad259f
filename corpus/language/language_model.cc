#include "corpus/language/language_model.h"

#include <utility>

#include "graph/base/status.h"

namespace whence {

absl::StatusOr<LanguageModel> LanguageModel::Load(const std::string& path) {
  WHENCE_ASSIGN_OR_RETURN(ModelFile mapped, ModelFile::Map(path));
  LanguageModel model(std::move(mapped));
  const ModelFile& file = model.file_;
  WHENCE_ASSIGN_OR_RETURN(const std::string_view words, file.Section("words"));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view forms, file.Section("forms"));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view lemmas, file.Section("lemmas"));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view names, file.Section("names"));
  WHENCE_ASSIGN_OR_RETURN(model.lexicon_, Lexicon::FromSections(words, forms, lemmas, names));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view tag_names, file.Section("tags"));
  WHENCE_ASSIGN_OR_RETURN(TagSet tags, TagSet::FromText(tag_names));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view tagger_bytes, file.Section("tagger"));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view vocabulary, file.Section("vocab"));
  WHENCE_ASSIGN_OR_RETURN(model.tagger_, Tagger::FromBytes(tagger_bytes, vocabulary, std::move(tags)));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view labels, file.Section("labels"));
  WHENCE_ASSIGN_OR_RETURN(const std::string_view parser_bytes, file.Section("parser"));
  if (labels != DeprelNames()) return DataLoss("language model ", path, ": the parser has other relations");
  WHENCE_ASSIGN_OR_RETURN(model.parser_, Parser::FromBytes(parser_bytes, vocabulary));
  return model;
}

std::string DeprelNames() {
  std::string names;
  for (int i = 0; i < kDeprelCount; ++i) names += StrCat(DeprelName(static_cast<Deprel>(i)), "\n");
  return names;
}

}  // namespace whence
