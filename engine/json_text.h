#ifndef WHENCE_ENGINE_JSON_TEXT_H_
#define WHENCE_ENGINE_JSON_TEXT_H_

#include <algorithm>
#include <string>
#include <string_view>

#include "nlohmann/json.hpp"

namespace whence {

// What is answered thousands of times a second is written straight into one string, without a tree of its parts, and to
// the same bytes.

// Sources may hold bytes that are not UTF-8; JSON may not.
inline std::string DumpJson(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

inline void AppendText(std::string_view text, std::string& out) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f' && c != '"' && c != '\\'; });
  if (plain) {
    out.append(1, '"').append(text).append(1, '"');
  } else {
    out += DumpJson(text);
  }
}

// Behind another member.
inline void AppendMember(std::string_view key, std::string_view text, std::string& out) {
  out.append(",\"").append(key).append("\":");
  AppendText(text, out);
}

inline void AppendNumber(double number, std::string& out) {
  out += number == 1 ? std::string("1.0") : DumpJson(number);
}

// `append` writes one element.
template <typename Elements, typename Append>
void AppendArray(std::string_view key, const Elements& elements, std::string& out, Append append) {
  out.append(",\"").append(key).append("\":[");
  bool first = true;
  for (const auto& element : elements) {
    if (!first) out += ',';
    first = false;
    append(element);
  }
  out += ']';
}

}  // namespace whence

#endif  // WHENCE_ENGINE_JSON_TEXT_H_
