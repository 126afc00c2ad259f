#include "repl/line_editor.h"

#include <histedit.h>
#include <sys/stat.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr int kHistoryLines = 1000;
constexpr size_t kListed = 40;  // candidates shown at once

std::string CommonPrefix(const std::vector<std::string>& words) {
  std::string prefix = words[0];
  for (const std::string& word : words) {
    const auto differ = std::mismatch(prefix.begin(), prefix.end(), word.begin(), word.end());
    prefix.erase(differ.first, prefix.end());
  }
  return prefix;
}

}  // namespace

class LineEditor::Impl {
 public:
  Impl(std::string path, Completer completer) : path_(std::move(path)), completer_(std::move(completer)) {
    std::setlocale(LC_CTYPE, "");
    edit_ = el_init("whence", stdin, stdout, stderr);
    history_ = history_init();
    el_set(edit_, EL_CLIENTDATA, this);
    el_set(edit_, EL_PROMPT, &Impl::Prompt);
    el_set(edit_, EL_SIGNAL, 1);
    el_set(edit_, EL_EDITOR, "emacs");
    HistEvent event;
    history(history_, &event, H_SETSIZE, kHistoryLines);
    history(history_, &event, H_SETUNIQUE, 1);
    el_set(edit_, EL_HIST, history, history_);
    el_set(edit_, EL_ADDFN, "whence-complete", "Complete a command or a name", &Impl::Complete);
    el_set(edit_, EL_BIND, "^I", "whence-complete", nullptr);
    el_set(edit_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(edit_, nullptr);
    if (!path_.empty()) history(history_, &event, H_LOAD, path_.c_str());
  }

  ~Impl() {
    history_end(history_);
    el_end(edit_);
  }

  std::optional<InputLine> Next(const std::string& prompt) {
    prompt_ = prompt;
    int count = 0;
    const char* line = el_gets(edit_, &count);
    if (line == nullptr || count <= 0) {
      std::fputc('\n', stdout);
      return std::nullopt;
    }
    InputLine input{std::string(line, static_cast<size_t>(count)), false};
    while (!input.text.empty() && (input.text.back() == '\n' || input.text.back() == '\r')) input.text.pop_back();
    Keep(input.text);
    return input;
  }

 private:
  static Impl& Self(EditLine* edit) {
    void* self = nullptr;
    el_get(edit, EL_CLIENTDATA, &self);
    return *static_cast<Impl*>(self);
  }

  static char* Prompt(EditLine* edit) { return Self(edit).prompt_.data(); }

  void Keep(const std::string& line) {
    if (line.find_first_not_of(" \t") == std::string::npos) return;
    HistEvent event;
    history(history_, &event, H_ENTER, line.c_str());
    if (path_.empty()) return;
    // Questions may be private: the file is for its owner alone.
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), error);
    history(history_, &event, H_SAVE, path_.c_str());
    chmod(path_.c_str(), S_IRUSR | S_IWUSR);
  }

  static unsigned char Complete(EditLine* edit, int /*key*/) {
    const LineInfo* info = el_line(edit);
    const std::string line(info->buffer, static_cast<size_t>(info->cursor - info->buffer));
    size_t begin = 0;
    const std::vector<std::string> words = Self(edit).completer_(line, &begin);
    if (words.empty()) return CC_REFRESH_BEEP;
    std::string text = CommonPrefix(words);
    const bool longer = text.size() > line.size() - begin;
    if (words.size() == 1) text += " ";
    if (words.size() == 1 || longer) {
      el_deletestr(edit, static_cast<int>(line.size() - begin));
      return el_insertstr(edit, text.c_str()) == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
    }
    std::fputc('\n', stdout);
    for (size_t i = 0; i < std::min(words.size(), kListed); ++i) std::fprintf(stdout, "  %s\n", words[i].c_str());
    if (words.size() > kListed) std::fprintf(stdout, "  ...\n");
    return CC_REDISPLAY;
  }

  std::string path_;
  Completer completer_;
  std::string prompt_;
  EditLine* edit_ = nullptr;
  History* history_ = nullptr;
};

LineEditor::LineEditor(std::string history, Completer completer)
    : impl_(std::make_unique<Impl>(std::move(history), std::move(completer))) {}

LineEditor::~LineEditor() = default;

std::optional<InputLine> LineEditor::Next(const std::string& prompt) { return impl_->Next(prompt); }

}  // namespace whence
