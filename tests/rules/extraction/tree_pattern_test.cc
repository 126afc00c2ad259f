#include "rules/extraction/tree_pattern.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

// "The old ferry was sold to Norway by Ruth ."
constexpr std::string_view kSold = R"(
1 The the DET DT _ 3 det _ _
2 old old ADJ JJ _ 3 amod _ _
3 ferry ferry NOUN NN _ 5 nsubj:pass _ _
4 was be AUX VBD _ 5 aux:pass _ _
5 sold sell VERB VBN _ 0 root _ _
6 to to ADP IN _ 7 case _ _
7 Norway _ PROPN NNP _ 5 obl _ _
8 by by ADP IN _ 9 case _ _
9 Ruth _ PROPN NNP _ 5 obl:agent _ _
10 . . PUNCT . _ 5 punct _ _
)";

// All matches over all anchors as "name=form,..." joined by "; ".
std::string Matches(std::string_view pattern_text) {
  const ConlluSentences sentences = ConlluSentences::Parse(kSold);
  const auto tree = SentenceTree::Build(sentences.sentences().front());
  WordSets classes;
  classes["trade"] = {"sell", "buy"};
  TreePattern pattern;
  if (auto error = TreePattern::Compile(pattern_text, classes, &pattern)) {
    return "error at " + std::to_string(error->offset) + ": " + error->message;
  }
  std::string out;
  for (int32_t anchor = 0; anchor < tree->size(); ++anchor) {
    if (!pattern.AnchorMayBe((*tree)[anchor].upos, (*tree)[anchor].deprel)) continue;
    std::vector<TreePattern::Match> matches;
    pattern.FindAt(*tree, anchor, &matches);
    for (const TreePattern::Match& match : matches) {
      if (!out.empty()) out += "; ";
      for (size_t i = 0; i < match.size(); ++i) {
        if (i > 0) out += ",";
        out += pattern.capture_names()[i] + "=" + (match[i] < 0 ? "-" : std::string((*tree)[match[i]].form));
      }
    }
  }
  return out;
}

TEST(TreePattern, Table) {
  const struct {
    const char* pattern;
    const char* want;
  } cases[] = {
      {"{v; lemma=~trade} >nsubj {s}", "v=sold,s=ferry"},
      {"{v; lemma=~trade} >nsubj. {s}", ""},
      {"{v; pos=VERB} >obl {o}", "v=sold,o=Norway; v=sold,o=Ruth"},
      {"{v; pos=VERB} >obl. {o}", "v=sold,o=Norway"},
      {"{v; pos=VERB} >obl ({o} >case {lemma=by})", "v=sold,o=Ruth"},
      {"{v; pos=VERB} >obl ({o} !>case {lemma=by})", "v=sold,o=Norway"},
      {"{v; pos=VERB} ?>iobj {i}", "v=sold,i=-"},
      {"{v; pos=VERB} ?>obl ({o} >case {lemma=by}) >nsubj {s}", "v=sold,o=Ruth,s=ferry"},
      {"{n; pos=NOUN} <nsubj {v}", "n=ferry,v=sold"},
      {"{n; pos=NOUN} <obj {v}", ""},
      {"{v; pos=VERB} >> {a; pos=ADJ}", "v=sold,a=old"},
      {"{a; pos=ADJ} << {v; pos=VERB}", "a=old,v=sold"},
      {"{a; pos=ADJ} . {n} - {d}", "a=old,n=ferry,d=The"},
      {"{a; pos=PROPN} <obl ({v} >obl {b; after=a})", "a=Norway,v=sold,b=Ruth"},
      {"{n; kind=name; form!=ruth}", "n=Norway"},
      {"{n; pos=PROPN; rel!=obl}", ""},
      {"{v; pos=VERBS}", "error at 8: \"VERBS\" is no part of speech"},
      {"{v; lemma=~gone}", "error at 10: no class \"gone\""},
      {"{v} >nsubjj {s}", "error at 5: \"nsubjj\" is no relation"},
      {"{v} >nsubj {v}", "error at 12: \"v\" names two nodes"},
      {"{v} >nsubj ({s} >det {d}", "error at 24: a bracket is not closed"},
      {"v", "error at 0: a node is missing"},
      {"{v} x", "error at 4: what follows is no relation"},
  };
  for (const auto& c : cases) EXPECT_EQ(Matches(c.pattern), c.want) << c.pattern;
}

TEST(TreePattern, AnyTextCompilesOrIsRefused) {
  std::mt19937 random(3);
  const char* const kPieces[] = {"{",     "}",     ";",      "=",     "!",   ">",    "<",       ".", "-",
                                 "(",     ")",     "?",      "v",     "pos", "NOUN", "|",       " ", "rel",
                                 "nsubj", "lemma", "~trade", "after", ">>",  "{v}",  ">obj {o}"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (uint32_t n = random() % 12; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    Matches(text);
  }
}

}  // namespace
}  // namespace whence
