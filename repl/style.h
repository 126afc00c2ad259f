#ifndef WHENCE_REPL_STYLE_H_
#define WHENCE_REPL_STYLE_H_

#include <string>
#include <string_view>

namespace whence {

// How text is shown: colours only at a terminal and when NO_COLOR (https://no-color.org) is not set.
struct Style {
  bool color = false;

  std::string Bold(std::string_view text) const { return Wrap("1", text); }
  std::string Dim(std::string_view text) const { return Wrap("2", text); }
  std::string Error(std::string_view text) const { return Wrap("31", text); }

 private:
  std::string Wrap(std::string_view code, std::string_view text) const;
};

// The style that suits the file descriptor and the environment.
Style StyleFor(int descriptor);

// A rendered answer (RenderText) with its first lines bold and its sources dim.
std::string Emphasize(std::string_view rendered, const Style& style);

}  // namespace whence

#endif  // WHENCE_REPL_STYLE_H_
