// Drawn trees of hard sentences, against trees.txt: a text, its trees, and so on. To write the file anew after a change
// of the model, run language_model_test with WHENCE_UPDATE_TREES=1 and read the difference.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "corpus/language/tree_drawing.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"
#include "tests/corpus/language/test_analyzer.h"

namespace whence {
namespace {

constexpr char kPath[] = "tests/corpus/language/trees.txt";
constexpr std::string_view kMark = "# ";

TEST(TreesTest, AreAsDrawn) {
  std::ifstream file(kPath);
  ASSERT_TRUE(file);
  std::string expected;
  std::string drawn;
  int texts = 0;
  for (std::string line; std::getline(file, line);) {
    expected += line + "\n";
    if (!line.starts_with(kMark)) continue;
    ++texts;
    drawn += StrCat(line, "\n\n");
    const std::string text = line.substr(kMark.size());
    const Analysis analysis = TestAnalyzer().Analyze(text);
    for (const Sentence& sentence : analysis.sentences()) drawn += DrawTree(sentence) + "\n";
  }
  EXPECT_GE(texts, 10);
  if (std::getenv("WHENCE_UPDATE_TREES") != nullptr) {
    std::ofstream(kPath) << drawn;
    return;
  }
  EXPECT_EQ(drawn, expected);
}

}  // namespace
}  // namespace whence
