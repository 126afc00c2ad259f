#include "tools/train/wordnet.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "graph/base/status.h"

namespace whence {
namespace {

std::string Unescape(std::string word) {
  std::replace(word.begin(), word.end(), '_', ' ');
  // Adjectives carry their position in brackets: "galore(ip)".
  return word.substr(0, word.find('('));
}

absl::Status ForEachLine(const std::string& path, const std::function<void(const std::string&)>& visit) {
  std::ifstream in(path);
  if (!in) return NotFound(path, " is missing: install wordnet-base");
  std::string line;
  while (std::getline(in, line)) visit(line);
  return absl::OkStatus();
}

constexpr int kLocations = 15;  // lexicographer file of places

WordPos PosOfLetter(char letter) {
  switch (letter) {
    case 'v': return WordPos::kVerb;
    case 'a':
    case 's': return WordPos::kAdjective;
    case 'r': return WordPos::kAdverb;
    default: return WordPos::kNoun;
  }
}

WordNet::Synset ParseSynset(std::istringstream& in) {
  WordNet::Synset synset;
  std::string word;
  std::string hex;
  std::string type;
  in >> synset.file >> type >> hex;
  const long words = std::strtol(hex.c_str(), nullptr, 16);
  for (long i = 0; i < words; ++i) {
    in >> word >> hex;
    synset.words.push_back(Unescape(word));
  }
  int pointers = 0;
  in >> pointers;
  for (int i = 0; i < pointers; ++i) {
    std::string symbol;
    uint32_t offset = 0;
    std::string pos;
    in >> symbol >> offset >> pos >> hex;
    const WordNet::Place other(PosOfLetter(pos.empty() ? 'n' : pos[0]), offset);
    const bool head = symbol == "&" && type == "s";
    const bool region = symbol == "#p" && synset.file == kLocations;
    if (symbol == "@" || symbol == "@i") synset.parents.push_back(offset);
    if (head || region) synset.wholes.push_back(offset);
    if (symbol == "!") synset.opposites.push_back(other);
    if (symbol == "+" || symbol == "\\") synset.derived.push_back(other);
    if (symbol == "\\" && pos == "n") synset.nouns.push_back(offset);
  }
  return synset;
}

}  // namespace

absl::StatusOr<WordNet> WordNet::Read(const std::string& folder) {
  WordNet wordnet;
  const char* suffixes[] = {"noun", "verb", "adj", "adv"};
  for (const WordPos pos : kPositions) WHENCE_RETURN_IF_ERROR(wordnet.ReadPos(folder, pos, suffixes[Index(pos)]));
  WHENCE_RETURN_IF_ERROR(wordnet.ReadCounts(folder + "/cntlist.rev"));
  return wordnet;
}

absl::Status WordNet::ReadPos(const std::string& folder, WordPos pos, const std::string& suffix) {
  auto& synsets = synsets_[Index(pos)];
  WHENCE_RETURN_IF_ERROR(ForEachLine(folder + "/data." + suffix, [&](const std::string& line) {
    if (line.starts_with(' ')) return;  // the licence
    std::istringstream in(line);
    uint32_t offset = 0;
    in >> offset;
    synsets[offset] = ParseSynset(in);
  }));
  auto& entries = entries_[Index(pos)];
  WHENCE_RETURN_IF_ERROR(ForEachLine(folder + "/index." + suffix, [&](const std::string& line) {
    if (line.starts_with(' ')) return;
    std::istringstream in(line);
    std::string word;
    std::string letter;
    size_t senses = 0;
    in >> word >> letter >> senses;
    std::vector<std::string> rest;
    for (std::string field; in >> field;) rest.push_back(field);
    Entry entry;
    for (size_t i = rest.size() - senses; i < rest.size(); ++i) {
      entry.senses.push_back(static_cast<uint32_t>(std::strtoul(rest[i].c_str(), nullptr, 10)));
    }
    entries[Unescape(word)] = std::move(entry);
  }));
  auto& exceptions = exceptions_[Index(pos)];
  return ForEachLine(folder + "/" + suffix + ".exc", [&](const std::string& line) {
    std::istringstream in(line);
    std::string form;
    std::string base;
    if (in >> form >> base) exceptions.emplace(form, base);
  });
}

absl::Status WordNet::ReadCounts(const std::string& path) {
  return ForEachLine(path, [&](const std::string& line) {
    std::istringstream in(line);
    std::string key;
    int sense = 0;
    int count = 0;
    in >> key >> sense >> count;
    const size_t percent = key.find('%');
    if (percent == std::string::npos || percent + 1 >= key.size()) return;
    const int type = key[percent + 1] - '1';  // 1 noun, 2 verb, 3 adjective, 4 adverb, 5 adjective again
    if (type < 0 || type > 4) return;
    auto& entries = entries_[type == 4 ? 2 : type];
    const auto entry = entries.find(Unescape(key.substr(0, percent)));
    if (entry != entries.end()) entry->second.count += count;
  });
}

std::vector<uint32_t> WordNet::NounSenses(const std::vector<std::string_view>& names) const {
  std::vector<uint32_t> senses;
  for (const std::string_view name : names) {
    const size_t colon = name.find(':');
    const size_t number = colon == std::string_view::npos ? 1 : static_cast<size_t>(name[colon + 1] - '0');
    const auto entry = Entries(WordPos::kNoun).find(std::string(name.substr(0, colon)));
    if (entry != Entries(WordPos::kNoun).end() && number <= entry->second.senses.size()) {
      senses.push_back(entry->second.senses[number - 1]);
    }
  }
  return senses;
}

bool WordNet::IsKindOf(uint32_t noun, const std::vector<uint32_t>& kinds) const {
  if (std::find(kinds.begin(), kinds.end(), noun) != kinds.end()) return true;
  for (const uint32_t parent : SynsetAt(WordPos::kNoun, noun).parents) {
    if (IsKindOf(parent, kinds)) return true;
  }
  return false;
}

}  // namespace whence
