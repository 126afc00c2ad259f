#include "tools/train/lexicon_builder.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/language/characters.h"
#include "corpus/language/lexicon.h"
#include "graph/base/status.h"
#include "tools/train/name_collector.h"
#include "tools/train/wordnet.h"

namespace whence {
namespace {

// Classes of the single words that dictionaries list, by their lower-case form.
std::map<std::string, uint32_t> CollectWords(const WordNet& wordnet) {
  struct Kind {
    uint32_t bit;
    std::vector<uint32_t> roots;
  };
  const Kind kinds[] = {
      {WordClass::kPersonNoun, wordnet.NounSenses({"person"})},
      {WordClass::kOrganisationNoun, wordnet.NounSenses({"organization", "social group"})},
      {WordClass::kPlaceNoun,
       wordnet.NounSenses({"location", "geological formation", "body of water", "structure", "country:1"})},
      {WordClass::kEventNoun,
       wordnet.NounSenses({"happening", "social event", "military action", "war", "group action"})},
      {WordClass::kWorkNoun, wordnet.NounSenses({"publication", "movie", "musical composition", "literary composition",
                                                 "written agreement"})},
      {WordClass::kTimeNoun, wordnet.NounSenses({"time period", "time unit"})},
  };
  std::map<std::string, uint32_t> words;
  std::map<std::string, int> counts[4];
  for (const WordPos pos : WordNet::kPositions) {
    const int number = static_cast<int>(pos);
    for (const auto& [word, entry] : wordnet.Entries(pos)) {
      if (word.find(' ') != std::string::npos || entry.senses.empty()) continue;
      const WordNet::Synset& first = wordnet.SynsetAt(pos, entry.senses.front());
      uint32_t& bits = words[word];
      // "Tashkent" is in the dictionary, but it is no common noun.
      const bool common = std::any_of(entry.senses.begin(), entry.senses.end(), [&](uint32_t sense) {
        const std::vector<std::string>& forms = wordnet.SynsetAt(pos, sense).words;
        return std::find(forms.begin(), forms.end(), word) != forms.end();
      });
      if (common) bits |= WordClass::kNoun << number;
      if (!common) bits |= WordClass::kCapitalised;
      counts[number][word] = entry.count;
      if (pos == WordPos::kNoun) {
        bits |= (static_cast<uint32_t>(first.file - 2) << WordClass::kNounFileShift) & WordClass::kNounFileMask;
        for (const Kind& kind : kinds) {
          if (wordnet.IsKindOf(entry.senses.front(), kind.roots)) bits |= kind.bit;
        }
      }
      if (pos == WordPos::kVerb) {
        bits |= (static_cast<uint32_t>(first.file - 28) << WordClass::kVerbFileShift) & WordClass::kVerbFileMask;
      }
    }
    for (const auto& [form, base] : wordnet.Exceptions(pos)) {
      if (form.find('_') == std::string::npos) words[form] |= WordClass::kNounForm << number;
    }
  }
  for (auto& [word, bits] : words) {
    if ((bits & (WordClass::kNoun | WordClass::kVerb | WordClass::kAdjective | WordClass::kAdverb)) != 0) {
      bits &= ~WordClass::kCapitalised;
    }
    const int noun = counts[0][word];
    const int verb = counts[1][word];
    const int other = counts[2][word] + counts[3][word];
    const int most = std::max({noun, verb, other});
    const uint32_t usual = most == 0 ? 0 : most == noun ? 1 : most == verb ? 2 : 3;
    bits |= usual << WordClass::kUsualShift;
  }
  return words;
}

}  // namespace

absl::StatusOr<std::map<std::string, std::string>> BuildLexicon(const LexiconSources& sources) {
  WHENCE_ASSIGN_OR_RETURN(const WordNet wordnet, WordNet::Read(sources.wordnet));
  std::map<std::string, uint32_t> words = CollectWords(wordnet);
  CollectedNames collected;
  WHENCE_RETURN_IF_ERROR(CollectIsoNames(sources.iso_codes, &collected));
  CollectWordNetNames(wordnet, &collected);

  constexpr uint32_t kCommon = 0xFF;
  std::map<uint64_t, LexiconName> names;
  for (const auto& [name, type] : collected.names) {
    uint64_t hash = Lexicon::kNameSeed;
    for (size_t begin = 0; begin <= name.size();) {
      const size_t end = std::min(name.find(' ', begin), name.size());
      hash = Lexicon::ExtendName(hash, std::string_view(name).substr(begin, end - begin));
      LexiconName& entry = names[hash];
      if (end == name.size()) {
        const auto word = words.find(name);
        entry.type = type;
        entry.any_case = word == words.end() || (word->second & kCommon) == 0;
      } else {
        entry.longer = true;
      }
      begin = end + 1;
    }
  }
  for (const auto& [word, bits] : collected.words) words[word] |= bits;

  std::map<uint64_t, uint32_t> word_values;
  for (const auto& [word, bits] : words) word_values[Lexicon::WordHash(word)] = bits;
  std::map<uint64_t, uint32_t> name_values;
  for (const auto& [hash, name] : names) name_values[hash] = EncodeLexiconName(name);
  std::map<uint64_t, uint32_t> form_values;
  std::map<std::string, size_t> lemma_places;
  std::string lemmas;
  for (const WordPos pos : WordNet::kPositions) {
    for (const auto& [form, base] : wordnet.Exceptions(pos)) {
      if (form.find('_') != std::string::npos || base.size() > 63) continue;
      const auto [place, added] = lemma_places.emplace(base, lemmas.size());
      if (added) lemmas += base;
      form_values[Lexicon::FormHash(form, pos)] = static_cast<uint32_t>(place->second << 6 | base.size());
    }
  }
  return std::map<std::string, std::string>{{"words", EncodeStringTable(word_values)},
                                            {"forms", EncodeStringTable(form_values)},
                                            {"lemmas", lemmas},
                                            {"names", EncodeStringTable(name_values)}};
}

}  // namespace whence
