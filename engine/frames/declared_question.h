#ifndef WHENCE_ENGINE_FRAMES_DECLARED_QUESTION_H_
#define WHENCE_ENGINE_FRAMES_DECLARED_QUESTION_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/language/name_list.h"
#include "rules/extraction/extraction.h"

namespace whence {

// A question put as the statement that would answer it, with a stand-in for what is asked: "which alliance did
// Uzbekistan leave in 2012" becomes "Uzbekistan left some alliance in 2012.". Parsers read statements far better than
// questions, and a question is a statement with a hole.
struct DeclaredQuestion {
  std::string text;
  std::optional<Wh> wh;  // none: yes or no
  std::string noun;      // class asked for, singular lower case: "alliance"
  std::string phrase;    // as written: "former Soviet states"
  // Where the stand-in's last word begins in `text`; npos where the hole is a qualifier that the text leaves out.
  size_t stand_in = std::string::npos;
  QualifierKind hole_kind = QualifierKind::kTime;
  // The name that the text begins with: in the question its capital told it, here a quill and "will" have one, too.
  NameTable names;
};

// Undoes the inversion of an English question by its tags alone, not by its tree. Nothing for what is no question of a
// known form. Linear.
std::optional<DeclaredQuestion> DeclareQuestion(const Sentence& question);

// Of the frames read from the declared text, those of its main clause, with the hole where the stand-in stands; those
// with a relational noun ("be member of") first. The frames are questions then.
std::vector<Extraction> FramesWithHole(const Sentence& declared, std::vector<Extraction> frames,
                                       const DeclaredQuestion& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_DECLARED_QUESTION_H_
