#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "corpus/document/furniture.h"
#include "corpus/document/word_shape.h"
#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr size_t kLongestFurniture = 700;  // bytes; longer text is never judged by its phrases

struct Sign {
  const char* pattern;  // searched for, without regard to case
  int weight;
};

// Phrases that speak to the visitor of a page, or name parts of it. Weight 2 decides alone.
constexpr std::array<Sign, 26> kSigns = {{
    {R"(©|\(c\) ?(19|20)\d\d|copyright (©|\(c\)|(19|20)\d\d)|all rights reserved)", 2},
    {R"(\b(we|this (web)?site|our (web)?site) uses? cookies\b|\bcookie (policy|settings|preferences|notice)\b)", 2},
    {R"(\b(accept|reject|manage) (all )?cookies\b)", 2},
    {R"(\bwill not be (published|shared)\b)", 2},
    {R"(\brequired fields are marked\b|\byour (mobile number|e-?mail( address| id)?)\b)", 1},
    {R"(\b(privacy policy|terms (of (use|service)|and conditions))\b)", 1},
    {R"(\b(click|tap) (here|on|the|below)\b|\bskip to (main )?(content|navigation)\b|\bback to top\b)", 2},
    {R"(\b(linked|attached) (article|page|document|file)s?\b)", 2},
    {R"(\b(links?|articles?|posts?) (given|listed|mentioned|provided|shared) (below|above|here)\b)", 2},
    {R"(\b(visit(ing)?|check(ing)? out|go to|refer(ring)? to|see|read) (the|our|this) (link|website|site|page|blog)\b)",
     1},
    {R"(\b(subscribe|sign up|register) (now|today|here|for free|to our|for (our|a free))\b)", 2},
    {R"(\b(our|free|weekly|daily) (e-?mail )?newsletters?\b|\bin your inbox\b)", 1},
    {R"(\b(follow|like|join|find) us (on|at)\b|\bshare (this|on|via)\b|\btell your friends\b)", 2},
    {R"(\b(download|get|install) (the|our) (free )?(app|pdf|e-?book|brochure|notes)\b|\bapp store\b|\bgoogle play\b)",
     2},
    {R"(\b(you (may|might) also (like|be interested)|also read|recommended for you|readers also)\b)", 2},
    {R"(\b\d+ (comments?|shares?|views|likes|min(ute)?s? read)\b)", 1},
    {R"(\b(buy|order|shop|enrol|enroll|book) now\b|\b(free|special) (trial|offer|shipping)\b|\b\d+% off\b)", 2},
    {R"(\b(sponsored|advertisement|advertorial|promoted) (content|post|link|by our)\b)", 2},
    {R"(\b(log|sign) ?in\b.{0,20}\b(comment|account|reply|continue)\b|\bforgot(ten)? (your )?password\b)", 2},
    {R"(\b(exams?|examinations?)\b)", 1},
    {R"(\bsyllabus\b)", 1},
    {R"(\b(aspirants?|coaching (classes|centre|institute))\b)", 1},
    {R"(\b(mock tests?|test series|study (material|notes|guide)s?|question papers?|practice questions?)\b)", 1},
    {R"(\b(previous|last|past) years?'? .{0,40}\b(questions?|papers?)\b)", 1},
    {R"(\b(exam(ination)?([ -]related)? preparation|preparation (materials?|tips|strategy)|prelims|mains)\b)", 1},
    {R"(\b(covered|asked|included|important( topic| chapter| subject)?|relevant|useful|comes?) (under|in|for|from) .{0,70}\b(exams?|examinations?|syllabus|prelims|mains)\b)",
     1},
}};
// The last ones of kSigns speak of examinations: no evidence on a page about these.
constexpr size_t kFirstExaminationSign = 19;

const std::vector<std::unique_ptr<RE2>>& CompiledSigns() {
  static const auto* compiled = [] {
    auto* patterns = new std::vector<std::unique_ptr<RE2>>;
    for (const Sign& sign : kSigns) patterns->push_back(std::make_unique<RE2>(StrCat("(?i)", sign.pattern)));
    return patterns;
  }();
  return *compiled;
}

}  // namespace

bool LooksLikeTitleRun(std::string_view line) {
  if (line.size() > 2 * kLongestFurniture || EndsSentence(line) || line.empty()) return false;
  const char last = line.back();
  if (last == ',' || last == ';' || last == ':' || last == '-') return false;
  const std::vector<ShapeWord> words = SplitShapeWords(line);
  if (words.size() < 6 || IsFunctionWord(words.back().core) || HasFiniteVerb(words)) return false;
  // Names between commas are an enumeration.
  const auto commas = static_cast<size_t>(std::count(line.begin(), line.end(), ','));
  return words[0].capital && CapitalShare(words) >= 0.75 && commas * 6 < words.size();
}

bool IsFurnitureHeading(std::string_view heading) {
  static const RE2 kHeading(
      "(?i)(?:[\\d.]+ )?(?:(?:related|useful|quick|external|helpful|important|other useful) (?:links?|articles?|posts?|"
      "pages?|topics?|stories|reading|content|searches)|see also|further reading|references|sources and further "
      "reading|"
      "citations|footnotes|external links|links|tags|categories|navigation|(?:site )?menu|"
      "(?:table of )?contents|in this article|on this page|"
      "(?:\\d+ )?comments?|(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|review)|leave a reply|"
      "share(?: this.{0,20}| on.{0,20}| via.{0,20})?|follow us.{0,20}|newsletters?|subscribe.{0,40}|"
      "(?:popular|recent|latest|trending|featured|more|recommended|similar) (?:posts?|articles?|stories|pages|topics|"
      "comments|reads|from .{0,30})|you (?:may|might) also (?:like|be interested in).{0,10}|read (?:more|next)|"
      "also read|about the author|advertisements?|sponsored|search|log ?in|sign (?:in|up)|contact us|about us|"
      "our (?:partners|sponsors|services)|cookies?(?: policy| notice| settings)?|privacy policy|"
      "terms (?:of use|of service|and conditions)|get in touch|download(?: now| pdf| app)?)[ :.!]*");
  return heading.size() <= 80 && RE2::FullMatch(heading, kHeading);
}

int FurnitureSigns(std::string_view text) {
  if (text.size() > kLongestFurniture) return 0;
  static const RE2 kWhole(
      "(?i)(?:home|menu|search|advertisement|sponsored|print|share|tweet|email|subscribe|log ?in|sign ?(?:in|up)|next|"
      "previous|older posts?|newer posts?|read more.{0,60}|learn more.{0,60}|continue reading.{0,60}|load more|show "
      "more|"
      "view all.{0,30}|back|close|skip|loading|reply|post comment|submit|page \\d+(?: of \\d+)?|\\[?edit\\]?|"
      "(?:last |page )?(?:updated|modified|reviewed|published|posted)(?:(?: on| by)?:| on| by) .{0,25}\\d{4}.{0,10}|"
      "(?:photo|image|picture|credit|source of image)(?: credit| courtesy| by)?: .{0,80}|"
      "(?:follow|like|contact) us.{0,40})[ .!>\u00BB\u2192\u203A]*");
  if (RE2::FullMatch(text, kWhole)) return 2;
  int signs = 0;
  for (size_t i = 0; i < kSigns.size(); ++i) {
    if (RE2::PartialMatch(text, *CompiledSigns()[i])) signs += kSigns[i].weight;
  }
  return signs;
}

int ExaminationSigns(std::string_view text) {
  if (text.size() > kLongestFurniture) return 0;
  int signs = 0;
  for (size_t i = kFirstExaminationSign; i < kSigns.size(); ++i) {
    if (RE2::PartialMatch(text, *CompiledSigns()[i])) signs += kSigns[i].weight;
  }
  return signs;
}

}  // namespace whence
