// Small pages in tests/corpus/document/pages with the blocks they read as in a file of the same name ending in .blocks.
// With WHENCE_UPDATE set the .blocks files are written anew, to be read through before they are committed.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "corpus/document/block_text.h"
#include "corpus/document/reader.h"
#include "gmock/gmock.h"

namespace whence {
namespace {

const char kFolder[] = "tests/corpus/document/pages";

TEST(Pages, ReadAsWritten) {
  size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".blocks") continue;
    SCOPED_TRACE(entry.path().string());
    const auto document = ReadFile(entry.path().string());
    ASSERT_TRUE(document.ok()) << document.status();
    const std::string expected_path = entry.path().string() + ".blocks";
    const std::string rendered = RenderBlocks(*document);
    if (std::getenv("WHENCE_UPDATE") != nullptr) std::ofstream(expected_path) << rendered;
    std::stringstream expected;
    expected << std::ifstream(expected_path).rdbuf();
    EXPECT_EQ(rendered, expected.str());
    ++pages;
  }
  EXPECT_GE(pages, 5u);
}

}  // namespace
}  // namespace whence
