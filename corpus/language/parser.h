#ifndef WHENCE_CORPUS_LANGUAGE_PARSER_H_
#define WHENCE_CORPUS_LANGUAGE_PARSER_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/parser_features.h"
#include "corpus/language/parser_network.h"
#include "corpus/language/parser_state.h"
#include "corpus/language/token.h"

namespace whence {

struct ParserArc {
  int head = -1;  // -1: the root of the sentence
  Deprel label = Deprel::kDep;
  float lead = Token::kSure;  // see Token
};

// Scratch space of a parse, kept from one sentence to the next.
struct ParserWorkspace {
  ParserState state;
  std::vector<WordRows> rows;
  EncoderTrace trace;
  std::vector<float> places;
  std::vector<float> hidden;
  std::vector<float> scores;
  std::vector<float> leads;  // by word
};

// A greedy arc-hybrid parser: 2n steps for n words, each the best-scoring one that is possible. The network was trained
// with a dynamic oracle (Goldberg and Nivre, 2013). JoinLists and MendAskedPassive mend some of its commonest mistakes.
// Every result is a projective tree with one root. Thread-safe.
class Parser {
 public:
  Parser() = default;

  // The bytes of a network (word_encoder.h), whose `extra` is the size of its hidden layer, and of its vocabulary; both
  // outlive the parser. Errors: DataLoss.
  static absl::StatusOr<Parser> FromBytes(std::string_view network, std::string_view vocabulary);

  ParserWord Word(const WordFeatures& features, Tag tag) const { return MakeParserWord(vocabulary_, features, tag); }

  // One arc a word. REQUIRES: the words were made by Word.
  void Parse(const std::vector<ParserWord>& words, ParserWorkspace* workspace, std::vector<ParserArc>* arcs) const;

 private:
  NetworkView network_;
  ParserShape shape_;
  Vocabulary vocabulary_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_PARSER_H_
