#include "engine/verify/support_bars.h"

#include <algorithm>
#include <string>
#include <variant>

#include "corpus/language/ascii.h"
#include "engine/passages/index_words.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

uint64_t ClassesOf(const VerdictRules& words, const Token& token) {
  return words.Classes(AsciiLowered(token.form)) | words.Classes(AsciiLowered(token.lemma));
}

const std::vector<Token>& TokensOf(const TextUnits& text, const Unit& unit) {
  return text.analysis.sentences()[unit.sentence].tokens;
}

// Whether a word of doubt describes a token, "the alleged thief", or has it behind itself, "a candidate for mayor".
bool IsDoubted(const VerdictRules& words, const std::vector<Token>& tokens, int32_t token) {
  const Token& own = tokens[static_cast<size_t>(token)];
  if (own.upos != Upos::kNoun && own.upos != Upos::kPropn) return false;
  if (own.head >= 0 && BaseRelation(own.deprel) == Deprel::kNmod) {
    const Token& above = tokens[static_cast<size_t>(own.head)];
    if (above.upos == Upos::kNoun && own.head < token && Has(ClassesOf(words, above), VerdictWord::kDoubtful))
      return true;
  }
  for (size_t t = 0; t < tokens.size(); ++t) {
    const Token& word = tokens[t];
    if (word.head != token || static_cast<int32_t>(t) > token) continue;
    const Deprel relation = BaseRelation(word.deprel);
    if (relation != Deprel::kAmod && relation != Deprel::kCompound && relation != Deprel::kAdvmod) continue;
    if (Has(ClassesOf(words, word), VerdictWord::kDoubtful)) return true;
    // "self-styled"
    const bool joined = t >= 2 && tokens[t - 1].form == "-" && tokens[t - 1].span.begin == tokens[t - 2].span.end &&
                        tokens[t - 1].span.end == word.span.begin;
    if (joined && Has(words.Classes(AsciiLowered(StrCat(tokens[t - 2].form, "-", word.form))), VerdictWord::kDoubtful))
      return true;
  }
  return false;
}

// Whether each clause that has the token tells of it as planned or wished; that somebody acts so is no plan.
bool IsPlanned(const TextUnits& text, const Unit& unit) {
  bool planned = false;
  for (const Extraction& frame : text.frames[unit.sentence]) {
    bool acts = false, there = frame.anchor == unit.token;
    for (const Argument& argument : frame.arguments) {
      if (argument.kind == ArgumentKind::kClause || !argument.span.Contains(unit.span)) continue;
      (argument.role == Role::kSubject ? acts : there) = true;
    }
    for (const FrameQualifier& qualifier : frame.qualifiers) there = there || qualifier.span.Contains(unit.span);
    if (!there && !acts) continue;
    if (frame.modality != Modality::kPlanned || acts) return false;
    planned = true;
  }
  return planned;
}

// Whether a subject stands for all of its kind: "customers".
bool IsKind(const std::vector<Token>& tokens, int32_t subject) {
  return tokens[static_cast<size_t>(subject)].xpos == Xpos::kNns &&
         std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.head == subject; });
}

// The words that make the claim: that of its main clause or, where that means little by itself, those of its objects.
std::vector<size_t> MadeOf(const TextUnits& claim) {
  std::vector<size_t> made;
  if (claim.clauses.empty()) return made;
  const int32_t root = claim.clauses.front().root;
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (claim.units[i].token == root) return {i};
    const Deprel relation = BaseRelation(claim.units[i].relation);
    const bool object = relation == Deprel::kObj || relation == Deprel::kXcomp || relation == Deprel::kCcomp;
    const auto& tokens = TokensOf(claim, claim.units[i]);
    if (object && tokens[static_cast<size_t>(claim.units[i].token)].head == root) made.push_back(i);
  }
  return made;
}

// Whether a clause has a subject of its own: a noun or name, which is no "couple" that may be the same again unless
// "but" sets the clause against another.
bool HasOwnSubject(const std::vector<Token>& tokens, int32_t clause, bool set_against) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == clause && BaseRelation(token.deprel) == Deprel::kNsubj && token.upos != Upos::kPron &&
           (set_against || std::none_of(tokens.begin(), tokens.end(), [&](const Token& article) {
              return article.head == &token - tokens.data() && article.deprel == Deprel::kDet;
            }));
  });
}

// "Around the clock", "year-round": words that mean at all times together.
bool HasPhraseOfAlways(const VerdictRules& words, const TextUnits& text) {
  constexpr size_t kLongest = 4;
  for (const Sentence& sentence : text.analysis.sentences()) {
    const auto& tokens = sentence.tokens;
    for (size_t from = 0; from < tokens.size(); ++from) {
      for (size_t to = from + 1; to < std::min(tokens.size(), from + kLongest); ++to) {
        const uint64_t begin = tokens[from].span.begin;
        const std::string phrase = AsciiLowered(text.text.substr(begin, tokens[to].span.end - begin));
        if (Has(words.Classes(phrase), VerdictWord::kEver)) return true;
      }
    }
  }
  return false;
}

}  // namespace

bool IsOnlyDoubted(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence) {
  if (claim.frames.empty() || claim.clauses.empty() || Has(claim.classes, VerdictWord::kHedge)) return false;
  const bool put_so = std::any_of(claim.frames.front().begin(), claim.frames.front().end(),
                                  [](const Extraction& frame) { return frame.modality != Modality::kAsserted; });
  if (put_so) return false;
  std::vector<size_t> words_of = MadeOf(claim);
  const int32_t subject = claim.clauses.front().subject;
  for (size_t i = 0; i < claim.units.size() && subject >= 0; ++i) {
    if (claim.units[i].token == subject && IsKind(TokensOf(claim, claim.units[i]), subject)) words_of.push_back(i);
  }
  const size_t telling = words_of.size();
  // Whom the claim calls "the thief" need be one, too.
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (claim.units[i].kind == UnitKind::kNoun && claim.units[i].word.topic == WordTopic::kPerson)
      words_of.push_back(i);
  }
  for (size_t w = 0; w < words_of.size(); ++w) {
    const Unit& word = claim.units[words_of[w]];
    if (IsDoubted(words, TokensOf(claim, word), word.token) || Has(word.classes, VerdictWord::kDoubtful)) continue;
    bool any = false, doubted = true;
    for (const Unit& other : evidence.units) {
      if (!Carries(CompareUnits(word, other))) continue;
      any = true;
      doubted = IsDoubted(words, TokensOf(evidence, other), other.token) || (w < telling && IsPlanned(evidence, other));
      if (!doubted) break;
    }
    if (any && doubted) return true;
  }
  return false;
}

bool TellsOfBefore(const TextUnits& claim, const TextUnits& evidence) {
  if (claim.clauses.empty() || claim.clauses.front().past || evidence.words.contains("still")) return false;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  const bool still = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == claim.clauses.front().root && AsciiLowered(token.form) == "still";
  });
  return still && std::all_of(evidence.clauses.begin(), evidence.clauses.end(),
                              [](const MainClause& clause) { return clause.past; });
}

bool IsOfSomeTimes(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence) {
  constexpr uint64_t kDenial = VerdictRules::Bit(VerdictWord::kDenial);
  if (claim.clauses.empty() || Has(evidence.classes, VerdictWord::kUniversal) ||
      ((claim.classes | evidence.classes) & kDenial) != 0) {
    return false;
  }
  const auto speaks = [&](const TextUnits& text) {
    return std::any_of(
        text.analysis.sentences().begin(), text.analysis.sentences().end(), [&](const Sentence& sentence) {
          return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
            const uint64_t classes = ClassesOf(words, token);
            const bool verbs = token.head >= 0 && sentence.tokens[static_cast<size_t>(token.head)].head < 0;
            if (Has(classes, VerdictWord::kEver) && (token.upos == Upos::kAdv || token.deprel == Deprel::kAdvmod)) {
              if (&text == &evidence || (verbs && !claim.clauses.front().past)) return true;
            }
            if (!Has(classes, VerdictWord::kUniversal) || token.head < 0) return false;
            const Token& noun = sentence.tokens[static_cast<size_t>(token.head)];
            const std::string lemma = AsciiLowered(noun.lemma);
            return IsIn(WordList::kTimeUnit, lemma) || Has(words.Classes(lemma), VerdictWord::kRecurring);
          });
        });
  };
  if (HasPhraseOfAlways(words, claim)) return !speaks(evidence) && !HasPhraseOfAlways(words, evidence);
  return speaks(claim) && !speaks(evidence);
}

bool LeavesDateOpen(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  bool dated = false;
  // "Two years" of "two years before 1920"
  const auto is_distance = [&](const Unit& unit) {
    return std::any_of(claim.units.begin(), claim.units.end(), [&](const Unit& date) {
      const std::string& word = unit.kind == UnitKind::kNumber ? unit.measure : unit.text;
      return date.kind == UnitKind::kDate && !date.measure.empty() && word == date.measure;
    });
  };
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].Carried() || is_distance(claim.units[i])) continue;
    if (claim.units[i].kind != UnitKind::kDate) return false;
    // Of what lasted from 1914 to 1918 it is told when it ended.
    const int32_t verb = claim.units[i].above;
    const int32_t told_by = verb < 0 ? -1 : matches[static_cast<size_t>(verb)].evidence;
    if (told_by >= 0 && evidence.units[static_cast<size_t>(told_by)].kind == UnitKind::kDate) return false;
    dated = true;
  }
  if (!dated) return false;
  bool told = false, bounded = false;
  for (const size_t made : MadeOf(claim)) {
    for (const Unit& event : evidence.units) {
      if (!Carries(CompareUnits(claim.units[made], event))) continue;
      const auto& tokens = TokensOf(evidence, event);
      const int32_t clause = EvidenceClauses::ClauseOf(tokens, event.token);
      for (const Unit& date : evidence.units) {
        if (date.kind != UnitKind::kDate || date.sentence != event.sentence) continue;
        told = true;
        if (EvidenceClauses::ClauseOf(tokens, date.token) != clause) continue;
        for (const Unit& own : claim.units) {
          if (own.kind != UnitKind::kDate) continue;
          const Grade grade = CompareUnits(own, date);
          const bool bounds = IsOpen(own.bound) || IsOpen(date.bound);
          if (grade == Grade::kOther) return false;
          bounded = bounded || (grade == Grade::kPartly && bounds);
        }
      }
    }
  }
  return bounded || !told;
}

bool LacksName(const TextUnits& claim, const TextUnits& evidence, const Surroundings& surroundings) {
  const std::vector<UnitMatch> matches = Align(claim, evidence);
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.kind != UnitKind::kName || matches[i].Carried()) continue;
    const bool around = std::all_of(unit.words.begin(), unit.words.end(), [&](const std::string& word) {
      const std::string stem = StemWord(word);
      return surroundings.known.contains(word) || surroundings.title.contains(stem) ||
             surroundings.before.contains(stem) || surroundings.near.contains(stem) || evidence.words.contains(word);
    });
    if (!around) return true;
  }
  return false;
}

bool OpposesAnother(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                    const std::vector<UnitMatch>& matches) {
  if (claim.clauses.empty() || claim.clauses.front().subject < 0) return false;
  // What a noun has before or behind it that tells of which or of how many it is.
  const auto modifies = [](const Token& token, int32_t noun) {
    const Deprel relation = BaseRelation(token.deprel);
    return token.head == noun && (relation == Deprel::kAmod || relation == Deprel::kNmod ||
                                  relation == Deprel::kCompound || relation == Deprel::kDet);
  };
  const auto is_partial = [&](const Token& token) { return Has(ClassesOf(words, token), VerdictWord::kPartial); };
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& state = claim.units[i];
    if (matches[i].grade != Grade::kOpposite || state.kind != UnitKind::kAdjective ||
        state.token != claim.clauses.front().root)
      continue;
    const std::vector<Token>& own = TokensOf(claim, state);
    for (size_t t = 0; t < own.size(); ++t) {
      if (!modifies(own[t], claim.clauses.front().subject)) continue;
      const int32_t unit = EvidenceClauses::UnitAt(claim, state.sentence, static_cast<int32_t>(t));
      if (is_partial(own[t]) || (unit >= 0 && matches[static_cast<size_t>(unit)].grade <= Grade::kReferred))
        return true;
    }
    const Unit& opposite = evidence.units[static_cast<size_t>(matches[i].evidence)];
    const std::vector<Token>& tokens = TokensOf(evidence, opposite);
    const bool parts = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == opposite.token && BaseRelation(token.deprel) == Deprel::kNsubj &&
             Has(ClassesOf(words, token), VerdictWord::kPart);
    });
    if (parts) return true;
    for (size_t t = 0; t < tokens.size(); ++t) {
      const int32_t noun = tokens[t].head;
      if (noun < 0 || tokens[static_cast<size_t>(noun)].head != opposite.token || !modifies(tokens[t], noun) ||
          BaseRelation(tokens[static_cast<size_t>(noun)].deprel) != Deprel::kNsubj)
        continue;
      const int32_t unit = EvidenceClauses::UnitAt(evidence, opposite.sentence, static_cast<int32_t>(t));
      const bool claimed = unit < 0 || std::any_of(claim.units.begin(), claim.units.end(), [&](const Unit& one) {
                             return Carries(CompareUnits(one, evidence.units[static_cast<size_t>(unit)]));
                           });
      if (is_partial(tokens[t]) || !claimed) return true;
    }
  }
  return false;
}

bool LacksProof(const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  return std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& proof) {
    if (!Has(proof.classes, VerdictWord::kProof)) return false;
    const auto& tokens = evidence.analysis.sentences()[proof.sentence].tokens;
    const bool none = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == proof.token && token.deprel == Deprel::kDet && AsciiLowered(token.form) == "no";
    });
    const auto behind = std::count_if(matches.begin(), matches.end(), [&](const UnitMatch& match) {
      if (!match.Carried() || match.evidence < 0) return false;
      const Unit& unit = evidence.units[static_cast<size_t>(match.evidence)];
      return unit.sentence == proof.sentence && unit.token > proof.token;
    });
    return none && 2 * static_cast<size_t>(behind) > matches.size();
  });
}

bool OfAnotherClause(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                     const std::vector<UnitMatch>& matches) {
  if (claim.clauses.empty() || claim.analysis.sentences().size() != 1) return false;
  const auto head = std::find_if(claim.units.begin(), claim.units.end(),
                                 [&](const Unit& unit) { return unit.token == claim.clauses.front().subject; });
  if (head == claim.units.end()) return false;
  const auto subject = static_cast<size_t>(head - claim.units.begin());
  if (!matches[subject].Carried() || matches[subject].evidence < 0) return false;
  const Unit& who = evidence.units[static_cast<size_t>(matches[subject].evidence)];
  const auto& tokens = TokensOf(evidence, who);
  const int32_t own = EvidenceClauses::ClauseOf(tokens, who.token);
  for (size_t i = 0; i < matches.size(); ++i) {
    if (!matches[i].Carried() || matches[i].evidence < 0) continue;
    const Unit& unit = claim.units[i];
    const bool figure = unit.kind == UnitKind::kNumber && !unit.rank;
    const bool adjunct = unit.relation == Deprel::kOblUnmarked || BaseRelation(unit.relation) == Deprel::kObl;
    if (!figure && !adjunct) continue;
    // "On feast days" is not "every day".
    const bool here = !figure && std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& one) {
      return one.sentence == who.sentence && EvidenceClauses::ClauseOf(tokens, one.token) == own &&
             Carries(CompareUnits(unit, one)) && !EvidenceClauses::IsDescribed(claim, evidence, one);
    });
    if (here) continue;
    for (const Unit& what : evidence.units) {
      const bool matched = &what - evidence.units.data() == matches[i].evidence;
      if (what.sentence != who.sentence || !(figure ? matched : Carries(CompareUnits(unit, what)))) continue;
      const int32_t other = EvidenceClauses::ClauseOf(tokens, what.token);
      if (other == own) continue;
      const bool set_against = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        const bool joins = token.deprel == Deprel::kCc || token.deprel == Deprel::kMark;
        return joins && (token.head == other || token.head == own) &&
               Has(ClassesOf(words, token), VerdictWord::kContrast);
      });
      if (!figure && !set_against) continue;
      const bool again = std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& one) {
        const bool alike = one.text == who.text && one.stem == who.stem;
        return one.sentence == who.sentence && EvidenceClauses::ClauseOf(tokens, one.token) == other && alike &&
               !EvidenceClauses::IsDescribed(claim, evidence, one);
      });
      if (HasOwnSubject(tokens, other, set_against) && !again) return true;
    }
  }
  return false;
}

bool TurnsPreposition(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence) {
  if (claim.clauses.empty()) return false;
  const int32_t root = claim.clauses.front().root;
  const auto verb = std::find_if(claim.units.begin(), claim.units.end(),
                                 [&](const Unit& unit) { return unit.token == root && unit.sentence == 0; });
  if (verb == claim.units.end()) return false;
  for (const Unit& unit : claim.units) {
    if (BaseRelation(unit.relation) != Deprel::kObl || unit.above != verb - claim.units.begin()) continue;
    const std::string preposition = EvidenceClauses::PrepositionOf(claim, unit);
    if (preposition.empty()) continue;
    bool turned = false, straight = false;
    for (const Unit& other : evidence.units) {
      if (other.above < 0 || !Carries(CompareUnits(unit, other))) continue;
      const bool same = Carries(CompareUnits(*verb, evidence.units[static_cast<size_t>(other.above)]));
      const bool contrary = words.AreContrary(preposition, EvidenceClauses::PrepositionOf(evidence, other));
      (same && contrary ? turned : straight) = true;
    }
    // "... and a third voted against it"
    for (uint32_t s = 0; turned && !straight && s < evidence.unit_of_token.size(); ++s) {
      const auto& tokens = evidence.analysis.sentences()[s].tokens;
      straight = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.deprel == Deprel::kCase && AsciiLowered(token.form) == preposition && token.head >= 0 &&
               tokens[static_cast<size_t>(token.head)].upos == Upos::kPron;
      });
    }
    if (turned && !straight) return true;
  }
  return false;
}

bool HasDateOfAnother(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& date = claim.units[i];
    if (date.kind != UnitKind::kDate || date.above < 0 || matches[i].evidence < 0 || !matches[i].Carried()) continue;
    const Unit& deed = claim.units[static_cast<size_t>(date.above)];
    const int32_t verb = matches[static_cast<size_t>(date.above)].evidence;
    const int32_t other = evidence.units[static_cast<size_t>(matches[i].evidence)].above;
    if (deed.kind != UnitKind::kVerb || verb < 0 || !matches[static_cast<size_t>(date.above)].Carried() || other < 0)
      continue;
    const Unit& told = evidence.units[static_cast<size_t>(verb)];
    const Unit& beside = evidence.units[static_cast<size_t>(other)];
    if (other == verb || beside.kind != UnitKind::kVerb || Carries(CompareUnits(deed, beside))) continue;
    bool own = false, same = false;
    for (const Unit& one : UnitsOf(evidence, told.sentence)) {
      if (one.kind != UnitKind::kDate || one.above != verb) continue;
      (CompareUnits(date, one) == Grade::kOther ? own : same) = true;
    }
    if (own && !same) return true;
  }
  return false;
}

bool TellsOfNone(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.kind != UnitKind::kNoun || unit.denied || matches[i].evidence < 0 || !matches[i].Carried()) continue;
    const Unit& told = evidence.units[static_cast<size_t>(matches[i].evidence)];
    const auto& tokens = TokensOf(evidence, told);
    const bool none = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == told.token && token.deprel == Deprel::kDet && AsciiLowered(token.form) == "no";
    });
    const bool elsewhere = none && std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& one) {
                             return &one != &told && !one.denied && Carries(CompareUnits(unit, one));
                           });
    if (none && !elsewhere) return true;
  }
  return false;
}

bool Compares(const TextUnits& text) {
  return std::any_of(text.analysis.sentences().begin(), text.analysis.sentences().end(), [](const Sentence& sentence) {
    const auto& tokens = sentence.tokens;
    const auto is_more = [](const Token& token) { return token.xpos == Xpos::kJjr || token.xpos == Xpos::kRbr; };
    for (size_t i = 1; i + 1 < tokens.size(); ++i) {
      const bool figure = tokens[i + 1].upos == Upos::kNum || std::holds_alternative<Quantity>(tokens[i + 1].value) ||
                          IsOneOf(tokens[i + 1].form, {"a", "an"});
      if (tokens[i].form != "than" || figure) continue;
      if (std::any_of(tokens.begin(), tokens.begin() + static_cast<ptrdiff_t>(i), is_more)) return true;
    }
    return false;
  });
}

bool RanksByOther(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  const auto ranks = [](const TextUnits& text, const Unit& unit) {
    if (unit.kind != UnitKind::kAdjective) return false;
    const auto& tokens = TokensOf(text, unit);
    return tokens[static_cast<size_t>(unit.token)].xpos == Xpos::kJjs ||
           std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& token) { return token.head == unit.token && token.xpos == Xpos::kRbs; });
  };
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& rank = claim.units[i];
    if (matches[i].Carried() || rank.above < 0 || !ranks(claim, rank)) continue;
    const UnitMatch& ranked = matches[static_cast<size_t>(rank.above)];
    const bool other =
        ranked.evidence >= 0 && std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& unit) {
          return unit.above == ranked.evidence && ranks(evidence, unit);
        });
    if (other) return true;
  }
  return false;
}

bool TellsOtherRate(const TextUnits& claim, const TextUnits& evidence) {
  const auto rates = [&](const TextUnits& text) {
    std::vector<std::string_view> units;
    for (const Sentence& sentence : text.analysis.sentences()) {
      for (size_t t = 1; t < sentence.tokens.size(); ++t) {
        const Token& unit = sentence.tokens[t];
        const bool per = IsIn(WordList::kPerEach, AsciiLowered(sentence.tokens[t - 1].form));
        if (per && IsIn(WordList::kTimeUnit, unit.lemma)) units.push_back(unit.lemma);
      }
    }
    return units;
  };
  const std::vector<std::string_view> own = rates(claim), other = rates(evidence);
  return !own.empty() && !other.empty() && std::none_of(own.begin(), own.end(), [&](std::string_view unit) {
    return std::find(other.begin(), other.end(), unit) != other.end();
  });
}

}  // namespace whence
