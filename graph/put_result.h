#ifndef WHENCE_GRAPH_PUT_RESULT_H_
#define WHENCE_GRAPH_PUT_RESULT_H_

namespace whence {

// What PutDocument did: a document of that name is new, was another one before, or was the same already.
enum class PutResult { kAdded, kReplaced, kUnchanged };

}  // namespace whence

#endif  // WHENCE_GRAPH_PUT_RESULT_H_
