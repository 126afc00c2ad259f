#include "engine/ingest/parallel_reader.h"

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "engine/engine.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rules/extraction/extractor.h"
#include "tests/corpus/language/test_analyzer.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

using testing::HasSubstr;

TEST(ParallelReaderTest, GivesDocumentsInOrderWhateverTheThreads) {
  const auto extractor = Extractor::LoadBuiltin();
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  const StateRules states;
  const auto words = WordRelations::Load("corpus/model/english.relations");
  ASSERT_TRUE(words.ok()) << words.status();
  const DocumentIngester ingester(TestAnalyzer(), **extractor, states, **words);
  const TemporaryFolder folder;
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back(folder.path() + "/" + std::to_string(i) + ".txt");
    if (i == 5) continue;  // not there
    std::ofstream out(paths.back());
    // Of different lengths, so that later ones are read sooner.
    for (int j = 0; j < (i % 3) * 20 + 1; ++j) out << "Latvia joined the River Pact in 19" << 10 + i << ".\n";
  }
  for (unsigned threads : {1u, 2u, 7u}) {
    ParallelReader reader(ingester, paths, threads);
    for (size_t i = 0; i < paths.size(); ++i) {
      const auto record = reader.Next();
      if (i == 5) {
        EXPECT_THAT(std::string(record.status().message()), HasSubstr("5.txt"));
        continue;
      }
      ASSERT_TRUE(record.ok()) << record.status();
      EXPECT_EQ(record->name, paths[i]);
      EXPECT_FALSE(record->statements.empty());
    }
  }
  // One that is left early waits for nobody.
  ParallelReader reader(ingester, paths, 3);
  EXPECT_TRUE(reader.Next().ok());
}

}  // namespace
}  // namespace whence
