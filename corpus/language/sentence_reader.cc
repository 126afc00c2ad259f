#include "corpus/language/sentence_reader.h"

#include <string>

#include "absl/types/span.h"
#include "corpus/language/asked_verb.h"
#include "corpus/language/conjunct_mending.h"
#include "corpus/language/date_ranges.h"
#include "corpus/language/tag_mending.h"
#include "corpus/language/tree_mending.h"
#include "graph/base/strings.h"

namespace whence {

Sentence SentenceReader::Read(std::string_view text, absl::Span<const ByteSpan> tokens) {
  text_ = text;
  tokens_ = tokens;
  forms_.clear();
  for (const ByteSpan span : tokens) forms_.push_back(text.substr(span.begin, span.size()));
  ComputeSentenceFeatures(forms_, model_.lexicon(), &memory_, &features_);
  model_.tagger().Assign(features_, &tagger_workspace_, &classes_);
  tags_.clear();
  for (const int number : classes_) tags_.push_back(model_.tagger().tags()[number]);
  MendTags(forms_, features_.words, tagger_workspace_.scores, model_.tagger().tags(), &tags_);
  MendAskedVerb(forms_, features_.words, &tags_);
  if (merge_) RetagKnownNames();
  merges_.clear();
  if (merge_) merger_.Find({text, tokens, forms_, tags_, &features_}, &names_, &merges_);

  Sentence sentence;
  sentence.span = {tokens.front().begin, tokens.back().end};
  words_.clear();
  auto merge = merges_.begin();
  for (size_t i = 0; i < tokens.size();) {
    if (merge != merges_.end() && merge->begin == i) {
      AddMerge(*merge, &sentence);
      i = merge->behind;
      ++merge;
    } else {
      words_.push_back(model_.parser().Word(features_.words[i], tags_[i]));
      sentence.tokens.push_back(MakeToken(i));
      ++i;
    }
  }
  model_.parser().Parse(words_, &parser_workspace_, &arcs_);
  for (size_t i = 0; i < arcs_.size(); ++i) {
    sentence.tokens[i].head = arcs_[i].head;
    sentence.tokens[i].deprel = arcs_[i].label;
    sentence.tokens[i].lead = arcs_[i].lead;
  }
  typer_.Assign(&names_, &sentence);
  MendTree(&sentence.tokens);
  MendConjuncts(&sentence.tokens);
  CompleteDateRanges(&sentence.tokens);
  for (const Token& token : sentence.tokens) {
    if (token.acronym.empty()) continue;
    defined_.Add(token.form, token.type);
    defined_.Add(token.acronym, token.type);
  }
  return sentence;
}

// The tagger may take an unknown name for a word of another kind, in questions above all: "Is Estmark a member?". What
// is capitalised, a known name and in no dictionary is a name.
void SentenceReader::RetagKnownNames() {
  for (size_t i = 1; i < tags_.size(); ++i) {
    // A noun with a capital inside a sentence is not the common one.
    const bool may = features_.words[i].classes == 0 || (tags_[i].xpos == Xpos::kNn && !features_.words[i - 1].upper);
    if (!features_.words[i].upper || !may || tags_[i].upos == Upos::kPropn) continue;
    if (names_.LongestMatch(absl::MakeConstSpan(forms_).subspan(i, NameList::kMaxWords)).words == 1)
      tags_[i] = {Upos::kPropn, Xpos::kNnp};
  }
}

Token SentenceReader::MakeToken(size_t i) {
  Token token;
  token.span = tokens_[i];
  token.form = forms_[i];
  token.upos = tags_[i].upos;
  token.xpos = tags_[i].xpos;
  const std::string lemma = lemmatizer_.Lemma(token.form, token.upos, token.xpos);
  token.lemma = lemma == token.form ? token.form : arena_->Copy(lemma);
  return token;
}

void SentenceReader::AddMerge(const Merge& merge, Sentence* sentence) {
  Token token;
  token.span = {tokens_[merge.begin].begin, tokens_[merge.end - 1].end};
  token.form = text_.substr(token.span.begin, token.span.size());
  token.lemma = token.form;
  token.upos = merge.tag.upos;
  token.xpos = merge.tag.xpos;
  token.kind = merge.kind;
  token.type = merge.type;
  token.value = merge.value;
  token.acronym = merge.acronym;
  token.parts_begin = static_cast<uint32_t>(sentence->parts.size());
  for (size_t i = merge.begin; i < merge.end; ++i) sentence->parts.push_back(MakeToken(i));
  token.parts_end = static_cast<uint32_t>(sentence->parts.size());
  if (merge.kind == TokenKind::kQuantity && merge.tag.upos == Upos::kNoun) token.lemma = sentence->parts.back().lemma;
  if (merge.kind == TokenKind::kWord) {
    // "brothers-in-law"
    const Token& noun = sentence->parts[token.parts_begin];
    token.lemma = arena_->Copy(StrCat(noun.lemma, token.form.substr(noun.form.size())));
  }
  WordFeatures head = features_.words[merge.head];
  if (merge.kind == TokenKind::kDate) head.norm = YearNorm();
  words_.push_back(model_.parser().Word(head, merge.tag));
  sentence->tokens.push_back(token);
}

}  // namespace whence
