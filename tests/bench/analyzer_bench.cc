// How fast the analyser is on one core, and what it needs: raw text to trees, model start, memory.
//
//   analyzer_bench MODEL TEXT... [--beside PROGRAM]
//
// TEXT files are CoNLL-U (their "# text" lines are read as running text) or plain text. PROGRAM is another parser's
// command to be timed on the same tokens in the same run: it reads one sentence a line, tokens parted by blanks.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "graph/base/strings.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

constexpr int kRuns = 5;

double ProcessorSeconds(int who) {
  rusage usage;
  getrusage(who, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

long PeakKilobytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

std::string ReadText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(2);
  }
  if (!path.ends_with(".conllu")) return std::string(std::istreambuf_iterator<char>(in), {});
  constexpr std::string_view kText = "# text = ";
  std::string text;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# newpar") || line.starts_with("# newdoc")) text += "\n\n";
    if (line.starts_with(kText)) text += line.substr(kText.size()) + " ";
  }
  return text;
}

int Run(const std::string& model, const std::vector<std::string>& files, const std::string& beside) {
  const auto before = std::chrono::steady_clock::now();
  const auto analyzer = Analyzer::Load(model);
  const std::chrono::duration<double, std::milli> start = std::chrono::steady_clock::now() - before;
  if (!analyzer.ok()) {
    std::fprintf(stderr, "%s\n", std::string(analyzer.status().message()).c_str());
    return 2;
  }
  std::printf("model ready after %.1f ms, %ld MB in memory\n", start.count(), PeakKilobytes() / 1024);
  std::string text;
  for (const std::string& file : files) text += ReadText(file);
  AnalyzeOptions options;
  options.merge = false;
  double best = 1e9;
  size_t tokens = 0;
  std::string lines;
  for (int run = 0; run < kRuns; ++run) {
    const double begin = ProcessorSeconds(RUSAGE_SELF);
    const Analysis analysis = (*analyzer)->Analyze(text, options);
    best = std::min(best, ProcessorSeconds(RUSAGE_SELF) - begin);
    tokens = 0;
    lines.clear();
    for (const Sentence& sentence : analysis.sentences()) {
      tokens += sentence.tokens.size();
      for (const Token& token : sentence.tokens) lines += StrCat(token.form, " ");
      lines += "\n";
    }
  }
  const double speed = static_cast<double>(tokens) / best;
  std::printf("%zu bytes, %zu tokens, raw text to trees: %.0f tokens/s on one core, peak memory %ld MB\n", text.size(),
              tokens, speed, PeakKilobytes() / 1024);
  if (beside.empty()) return 0;
  double best_other = 1e9;
  for (int run = 0; run < kRuns; ++run) {
    const double begin = ProcessorSeconds(RUSAGE_CHILDREN);
    FILE* pipe = popen((beside + " > /dev/null").c_str(), "w");
    if (pipe == nullptr) return 2;
    std::fwrite(lines.data(), 1, lines.size(), pipe);
    if (pclose(pipe) != 0) return 2;
    best_other = std::min(best_other, ProcessorSeconds(RUSAGE_CHILDREN) - begin);
  }
  std::printf("beside it, with its start: %.0f tokens/s; ratio %.2f\n", static_cast<double>(tokens) / best_other,
              best_other / best);
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  whence::OptionParser parser("Measures the analyser.", "analyzer_bench");
  std::string model = "corpus/model/english.model";
  std::vector<std::string> files;
  std::string beside;
  parser.Add("model", &model, "the model file").Required();
  parser.Add("texts", &files, "CoNLL-U or plain text files").Required();
  parser.Add("--beside", &beside, "another parser's command, for the ratio");
  if (const auto ended = parser.Parse(argc, argv)) return static_cast<int>(*ended);
  return whence::Run(model, files, beside);
}
