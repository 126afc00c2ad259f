// Prints, for frames read from the sentences of a treebank, whether the treebank's own trees give them too, and the
// signs of reading_odds.h: reading_odds MODEL FILE.conllu... One line a frame: 1 or 0, rule, the signs, the frame.

#include "rules/extraction/reading_odds.h"

#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "rules/extraction/extractor.h"
#include "rules/extraction/sentence_tree.h"
#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

// The tokens as they were read, with the tags and arcs that the treebank has for them. Nothing where the two do not
// make a tree together.
std::optional<Sentence> WithGoldTree(const Sentence& read, const Sentence& gold, const std::vector<ByteSpan>& places) {
  const size_t none = read.tokens.size();
  std::vector<size_t> token_of(gold.tokens.size(), none);
  for (size_t g = 0; g < gold.tokens.size(); ++g) {
    for (size_t i = 0; i < read.tokens.size(); ++i) {
      if (places[g].begin >= read.tokens[i].span.begin && places[g].end <= read.tokens[i].span.end) token_of[g] = i;
    }
  }
  Sentence result = read;
  std::vector<bool> done(read.tokens.size(), false);
  for (size_t g = 0; g < gold.tokens.size(); ++g) {
    const size_t i = token_of[g];
    if (i == none) continue;  // brackets of an acronym
    const int32_t above = gold.tokens[g].head;
    if (above >= 0 && token_of[above] == i) continue;
    if (above >= 0 && token_of[above] == none) return std::nullopt;
    if (done[i]) continue;
    done[i] = true;
    Token& token = result.tokens[i];
    token.head = above < 0 ? -1 : static_cast<int32_t>(token_of[above]);
    token.deprel = gold.tokens[g].deprel;
    if (token.kind == TokenKind::kWord) {
      token.upos = gold.tokens[g].upos;
      token.xpos = gold.tokens[g].xpos;
    }
  }
  for (const bool one : done) {
    if (!one) return std::nullopt;
  }
  if (!SentenceTree::Build(result)) return std::nullopt;
  return result;
}

std::optional<std::vector<ByteSpan>> PlacesOf(const Sentence& gold, std::string_view text) {
  std::vector<ByteSpan> places;
  size_t at = 0;
  for (const Token& token : gold.tokens) {
    at = text.find(token.form, at);
    if (at == std::string_view::npos) return std::nullopt;
    places.push_back({at, at + token.form.size()});
    at += token.form.size();
  }
  return places;
}

bool SameArguments(const Extraction& a, const Extraction& b) {
  for (const Argument& argument : a.arguments) {
    if (argument.role == Role::kOblique || argument.role == Role::kIndirect) continue;
    bool found = false;
    for (const Argument& other : b.arguments) {
      found |= argument.role == other.role && argument.head == other.head &&
               (argument.role == Role::kComplement || argument.text.starts_with(other.text) ||
                other.text.starts_with(argument.text));
    }
    if (!found) return false;
  }
  return true;
}

// What the closest frame of the right tree has otherwise: for people who look for what goes wrong.
std::string Difference(const Extraction& frame, const std::vector<Extraction>& frames) {
  const Extraction* best = nullptr;
  std::string least;
  for (const Extraction& other : frames) {
    if (other.anchor != frame.anchor) continue;
    std::string what;
    if (other.canonical != frame.canonical) what += "predicate(" + other.canonical + ") ";
    if (other.polarity != frame.polarity || other.modality != frame.modality) what += "factuality ";
    for (const Role role : {Role::kSubject, Role::kObject, Role::kAttribute, Role::kComplement}) {
      const Argument* a = frame.Find(role);
      const Argument* b = other.Find(role);
      const std::string name(RoleName(role));
      if (a == nullptr && b == nullptr) continue;
      if (a == nullptr) {
        what += "no-" + name + "(" + b->text + ") ";
      } else if (b == nullptr) {
        what += "extra-" + name + " ";
      } else if (a->head != b->head) {
        what += name + "(" + b->text + ") ";
      } else if (role != Role::kComplement && a->text != b->text) {
        what += name + "-text(" + b->text + ") ";
      }
    }
    if (best == nullptr || what.size() < least.size()) {
      best = &other;
      least = what;
    }
  }
  return best == nullptr ? "nothing-there" : least;
}

bool IsAmong(const Extraction& frame, const std::vector<Extraction>& frames) {
  for (const Extraction& other : frames) {
    if (other.anchor == frame.anchor && other.canonical == frame.canonical && other.polarity == frame.polarity &&
        SameArguments(frame, other) && SameArguments(other, frame)) {
      return true;
    }
  }
  return false;
}

int Run(int count, char** files) {
  auto analyzer = Analyzer::Load(files[0]);
  auto extractor = Extractor::LoadBuiltin();
  if (!analyzer.ok() || !extractor.ok()) return 2;
  for (int i = 1; i < count; ++i) {
    std::ifstream in(files[i]);
    std::string line, block, text;
    while (true) {
      const bool more = static_cast<bool>(std::getline(in, line));
      if (more && !line.empty()) {
        if (line.starts_with("# text = ")) text = line.substr(9);
        block += line + "\n";
        continue;
      }
      const ConlluSentences gold = ConlluSentences::Parse(block);
      block.clear();
      if (gold.sentences().size() == 1) {
        const Analysis analysis = (*analyzer)->AnalyzeSentence(text);
        const auto places = PlacesOf(gold.sentences()[0], text);
        if (places && analysis.sentences().size() == 1) {
          const Sentence& read = analysis.sentences()[0];
          const auto right = WithGoldTree(read, gold.sentences()[0], *places);
          if (right) {
            const std::vector<Extraction> told = (*extractor)->Extract(*right, ExtractMode::kText);
            const auto tree = SentenceTree::Build(read);
            for (const Extraction& frame : (*extractor)->Extract(read, ExtractMode::kText)) {
              if (!frame.doubt.empty() || frame.question || frame.asked) continue;
              const bool clause = frame.rule == "verb" || frame.rule == "copula" || frame.rule == "auxiliary-as-verb";
              std::cout << IsAmong(frame, told) << "\t" << frame.rule;
              for (float sign : ReadingSignsOf(*tree, frame, clause)) std::cout << "\t" << sign;
              std::cout << "\t" << Difference(frame, told) << "\t" << DebugString(frame) << "\t" << text << "\n";
            }
          }
        }
      }
      if (!more) break;
    }
  }
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) { return argc < 3 ? 2 : whence::Run(argc - 1, argv + 1); }
