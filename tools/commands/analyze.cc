#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "corpus/language/ascii.h"
#include "corpus/language/conllu.h"
#include "corpus/language/text_piece.h"
#include "corpus/language/tree_drawing.h"
#include "engine/engine.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

constexpr size_t kPieceBytes = 256 << 10;  // analysed and printed at a time

struct AnalyzeFlags {
  std::vector<std::string> files;
  std::string model;
  bool tokenized = false;
  bool merged = false;
  bool tree = false;
};

// Prints analyses one after the other, numbering their sentences.
class Printer {
 public:
  Printer(const AnalyzeFlags& flags, std::ostream& out) : flags_(flags), out_(out) {}

  void Print(const Analysis& analysis, std::string_view text) {
    for (const Sentence& sentence : analysis.sentences()) {
      ++count_;
      if (flags_.tree) {
        out_ << DrawTree(sentence) << "\n";
      } else {
        out_ << RenderConllu(sentence, text, StrCat(count_));
      }
    }
  }
  size_t count() const { return count_; }

 private:
  const AnalyzeFlags& flags_;
  std::ostream& out_;
  size_t count_ = 0;
};

// One sentence a line, its tokens parted by blanks.
void AnalyzeLines(const Analyzer& analyzer, const AnalyzeOptions& options, std::string_view text, Printer* printer) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    std::vector<ByteSpan> tokens;
    for (size_t at = 0; at < line.size();) {
      const size_t begin = at;
      while (at < line.size() && !IsAsciiSpace(line[at])) ++at;
      if (at > begin) {
        tokens.push_back({begin, at});
      } else {
        ++at;
      }
    }
    printer->Print(analyzer.AnalyzeTokens(line, tokens, options), line);
  }
}

absl::Status Analyze(const AnalyzeFlags& flags, std::istream& in, Printer* printer) {
  std::string model = flags.model;
  if (model.empty()) {
    WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
    model = data + "/corpus/model/english.model";
  }
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Analyzer> analyzer, Analyzer::Load(model));
  AnalyzeOptions options;
  options.merge = flags.merged;
  std::vector<std::string> files = flags.files;
  if (files.empty()) files.push_back("-");
  for (const std::string& file : files) {
    std::string text;
    if (file == "-") {
      text.assign(std::istreambuf_iterator<char>(in), {});
    } else {
      WHENCE_ASSIGN_OR_RETURN(text, ReadFileBytes(file));
    }
    if (flags.tokenized) {
      AnalyzeLines(*analyzer, options, text, printer);
    } else {
      for (std::string_view rest = text; !rest.empty();) {
        const std::string_view piece = rest.substr(0, NextTextPiece(rest, kPieceBytes));
        rest.remove_prefix(piece.size());
        printer->Print(analyzer->Analyze(piece, options), piece);
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

void AddAnalyze(OptionParser* parser) {
  auto flags = std::make_shared<AnalyzeFlags>();
  parser->Add("FILE", &flags->files, "plain text, blank lines between paragraphs; without one, standard input is read");
  parser->Add("--model", &flags->model, "language model (default: the one that ships with Whence)").Takes("FILE");
  parser->AddFlag("--tokenized", &flags->tokenized, "one sentence a line, its tokens parted by blanks, which are kept");
  parser->AddFlag("--merged", &flags->merged, "names, dates and amounts as one token each, as the rules see them");
  parser->AddFlag("--tree", &flags->tree, "draw trees instead of CoNLL-U");
  parser->OnRun([flags] {
    Printer printer(*flags, std::cout);
    const absl::Status result = Analyze(*flags, std::cin, &printer);
    if (!result.ok()) return Report(result);
    return printer.count() == 0 ? ExitStatus::kNotFound : ExitStatus::kAnswered;
  });
}

}  // namespace whence
