#include "tools/train/scores.h"

#include <cstdio>
#include <map>
#include <set>
#include <string_view>

namespace whence {

std::string Scores::ToText() const {
  char text[200];
  const double all = tokens == 0 ? 1 : static_cast<double>(tokens) / 100;
  std::snprintf(text, sizeof(text), "tokens %ld UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f LAS without subtypes %.2f",
                tokens, static_cast<double>(upos) / all, static_cast<double>(xpos) / all,
                static_cast<double>(attached) / all, static_cast<double>(labelled) / all,
                static_cast<double>(labelled_base) / all);
  return text;
}

Scores ScoreGoldTokens(const LanguageModel& model, const std::vector<TreebankSentence>& sentences) {
  Scores scores;
  SentenceFeatures features;
  std::vector<int> classes;
  std::vector<std::string_view> forms;
  std::vector<ParserWord> words;
  std::vector<ParserArc> arcs;
  TaggerWorkspace tagger_workspace;
  ParserWorkspace workspace;
  for (const TreebankSentence& sentence : sentences) {
    forms.clear();
    for (const TreebankToken& token : sentence.tokens) forms.push_back(token.form);
    ComputeSentenceFeatures(forms, model.lexicon(), &features);
    model.tagger().Assign(features, &tagger_workspace, &classes);
    words.clear();
    for (size_t i = 0; i < classes.size(); ++i) {
      words.push_back(model.parser().Word(features.words[i], model.tagger().tags()[classes[i]]));
    }
    model.parser().Parse(words, &workspace, &arcs);
    for (size_t i = 0; i < classes.size(); ++i) {
      const TreebankToken& gold = sentence.tokens[i];
      const Tag tag = model.tagger().tags()[classes[i]];
      ++scores.tokens;
      scores.upos += tag.upos == gold.tag.upos ? 1 : 0;
      scores.xpos += tag.xpos == gold.tag.xpos ? 1 : 0;
      if (arcs[i].head != gold.head) continue;
      ++scores.attached;
      scores.labelled += arcs[i].label == gold.deprel ? 1 : 0;
      scores.labelled_base += BaseRelation(arcs[i].label) == BaseRelation(gold.deprel) ? 1 : 0;
    }
  }
  return scores;
}

namespace {

// The treebank as one text, and where its tokens and sentences stand in it.
struct GoldText {
  std::string text;
  struct Word {
    const TreebankToken* token;
    size_t sentence;
    size_t index;
  };
  std::map<ByteSpan, Word> words;
  std::set<ByteSpan> sentences;
  std::vector<std::vector<ByteSpan>> spans;  // by sentence
};

GoldText JoinSentences(const std::vector<TreebankSentence>& sentences) {
  GoldText gold;
  for (size_t s = 0; s < sentences.size(); ++s) {
    if (!gold.text.empty()) gold.text += sentences[s].new_paragraph ? "\n\n" : " ";
    size_t at = gold.text.size();
    gold.text += sentences[s].text;
    gold.sentences.insert({at, gold.text.size()});
    gold.spans.emplace_back();
    for (size_t i = 0; i < sentences[s].tokens.size(); ++i) {
      const TreebankToken& token = sentences[s].tokens[i];
      const size_t begin = gold.text.find(token.form, at);
      if (begin == std::string::npos) continue;  // a form that is not as in the text
      at = begin + token.form.size();
      gold.words[{begin, at}] = {&token, s, i};
      gold.spans.back().push_back({begin, at});
    }
  }
  return gold;
}

}  // namespace

std::string RawScores::ToText() const {
  char text[200];
  std::snprintf(text, sizeof(text), "raw: tokens F1 %.2f sentences F1 %.2f UPOS F1 %.2f LAS F1 %.2f", tokens.F1(),
                sentences.F1(), upos.F1(), labelled.F1());
  return text;
}

RawScores ScoreRawText(const Analyzer& analyzer, const std::vector<TreebankSentence>& sentences,
                       std::vector<std::string>* misses) {
  const GoldText gold = JoinSentences(sentences);
  AnalyzeOptions options;
  options.merge = false;
  const Analysis analysis = analyzer.Analyze(gold.text, options);
  RawScores scores;
  scores.sentences.gold = static_cast<long>(gold.sentences.size());
  scores.tokens.gold = static_cast<long>(gold.words.size());
  std::set<ByteSpan> found;
  for (const Sentence& sentence : analysis.sentences()) {
    ++scores.sentences.found;
    const bool right = gold.sentences.count(sentence.span) != 0;
    scores.sentences.right += right ? 1 : 0;
    if (misses != nullptr && !right) {
      misses->push_back("sentence: " + gold.text.substr(sentence.span.begin, sentence.span.size()));
    }
    for (const Token& token : sentence.tokens) {
      ++scores.tokens.found;
      found.insert(token.span);
      const auto word = gold.words.find(token.span);
      if (word == gold.words.end()) {
        const size_t from = token.span.begin < 15 ? 0 : token.span.begin - 15;
        if (misses != nullptr) {
          misses->push_back("token: [" + std::string(token.form) + "] in " +
                            gold.text.substr(from, token.span.size() + 30));
        }
        continue;
      }
      ++scores.tokens.right;
      scores.upos.right += token.upos == word->second.token->tag.upos ? 1 : 0;
      const int gold_head = word->second.token->head;
      const std::vector<ByteSpan>& spans = gold.spans[word->second.sentence];
      const bool same_head = gold_head < 0 ? token.head < 0
                                           : token.head >= 0 && static_cast<size_t>(gold_head) < spans.size() &&
                                                 sentence.tokens[static_cast<size_t>(token.head)].span ==
                                                     spans[static_cast<size_t>(gold_head)];
      scores.labelled.right += same_head && token.deprel == word->second.token->deprel ? 1 : 0;
    }
  }
  scores.upos.gold = scores.labelled.gold = scores.tokens.gold;
  scores.upos.found = scores.labelled.found = scores.tokens.found;
  return scores;
}

}  // namespace whence
