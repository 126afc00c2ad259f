#include "corpus/document/reader.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "corpus/document/block_text.h"
#include "gmock/gmock.h"

namespace whence {
namespace {

using ::testing::HasSubstr;

class ReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("whence-reader-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& bytes) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::string Error(const std::string& path) {
    const auto document = ReadFile(path);
    return document.ok() ? "" : std::string(document.status().message().data(), document.status().message().size());
  }

  std::filesystem::path folder_;
};

TEST_F(ReaderTest, ErrorsNameTheFileAndTheWayOut) {
  EXPECT_EQ(Error("no/such.txt"), "no/such.txt: no such file; check the path");
  EXPECT_EQ(Error(folder_.string()),
            folder_.string() + ": is a folder; name the files in it, for example " + folder_.string() + "/*");
  const std::string empty = Write("empty.txt", " \n\r\n");
  EXPECT_EQ(Error(empty), empty + ": is empty; there is nothing to read");
  const std::string binary = Write("binary", std::string("GIF\0\1", 5));
  EXPECT_EQ(Error(binary), binary +
                               ": this is not text (a zero byte at offset 3); plain text, Markdown and HTML can be "
                               "read");
  const std::string latin = Write("latin.txt", "one\ncaf\xE9 two\n");
  EXPECT_EQ(Error(latin),
            latin + ": not UTF-8 at byte 7, line 2; convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8");
  EXPECT_THAT(Error(Write("wide.txt", "\xFF\xFEh\1")), HasSubstr("UTF-16"));
  EXPECT_THAT(Error(Write("paper.pdf", "%PDF-1.7 x")), HasSubstr("pdftotext"));
  EXPECT_THAT(Error(Write("letter.docx", "PK\x03\x04word")), HasSubstr("pandoc"));
  EXPECT_THAT(Error(Write("notes.txt.gz", "\x1F\x8B\x08")), HasSubstr("gunzip"));
}

TEST_F(ReaderTest, FormatComesFromTheNameThenTheContent) {
  const std::string markdown = "# Head\n\ntext *here*.\n";
  EXPECT_EQ(RenderBlocks(*ReadFile(Write("a.md", markdown))), "0 title 1 Head\n1 paragraph <0 text here.\n");
  EXPECT_EQ(RenderBlocks(*ReadFile(Write("a", markdown))), "0 title 1 Head\n1 paragraph <0 text here.\n");
  const std::string html = "<p>one &lt; two</p>";
  EXPECT_EQ(RenderBlocks(*ReadFile(Write("b.html", html))), "0 paragraph one < two\n");
  EXPECT_EQ(RenderBlocks(*ReadFile(Write("b", html))), "0 paragraph one < two\n");
  EXPECT_EQ(RenderBlocks(*ReadFile(Write("b.txt", html))), "0 paragraph <p>one &lt; two</p>\n");
}

TEST_F(ReaderTest, TitleFallsBackToTheName) {
  EXPECT_EQ(ReadDocument("docs/North_Sea_Treaty.txt", "It was signed in 1882.")->title, "North Sea Treaty");
  EXPECT_TRUE(ReadDocument("-", "")->blocks.empty());
}

TEST_F(ReaderTest, ByteOrderMarkAndCarriageReturnsKeepTheirPlaces) {
  const auto document = ReadDocument("a.txt", "\xEF\xBB\xBFTitle Line\r\n\r\nIt rains\r\nin May.\r\n");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(RenderBlocks(*document), "0 title 1 Title Line\n1 paragraph <0 It rains in May.\n");
  EXPECT_EQ(document->blocks[1].span, (ByteSpan{17, 34}));
}

// Inputs that are quadratic for a careless reader. The bound is loose, for slow machines and sanitizers.
TEST_F(ReaderTest, HugeAndHostileInputTakesLinearTime) {
  std::string rows = "Country Year Population\n";
  for (int i = 0; i < 20000; ++i) rows += "Land" + std::to_string(i) + " 1950 " + std::to_string(i * 7) + "\n";
  const auto repeat = [](const std::string& piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  const std::string inputs[] = {rows,
                                repeat("word [ ( | * _ < & ", 200000),
                                repeat("- a\n\n", 40000),
                                repeat("Area: 12\nPop:\n- x: 3\n", 20000),
                                repeat("<div>", 100000) + "text" + repeat("<b id=x>", 50000),
                                repeat("<div><table></div>", 30000),
                                repeat("<table><tr><td rowspan=1000 colspan=200>", 3000),
                                repeat("[", 300000) + repeat("](", 100000)};
  for (const std::string& input : inputs) {
    for (const DocumentFormat format : {DocumentFormat::kPlain, DocumentFormat::kMarkdown, DocumentFormat::kHtml}) {
      const auto start = std::chrono::steady_clock::now();
      EXPECT_TRUE(ReadDocument("x", input, format).ok());
      EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << input.substr(0, 40);
    }
  }
}

}  // namespace
}  // namespace whence
