#include "tools/commands/commands.h"

namespace whence {

const std::vector<Command>& Commands() {
  static const auto* commands = new std::vector<Command>{
      {"ingest", "read documents into the graph", &AddIngest},
      {"ask", "answer questions", &AddAsk},
      {"verify", "say whether claims hold", &AddVerify},
      {"timeline", "say what happened to somebody or something, in the order of time", &AddTimeline},
      {"conflicts", "list what the sources say that cannot hold together", &AddConflicts},
      {"shell", "ask and look around, line by line", &AddShell},
      {"remove", "take back what only these documents said", &AddRemove},
      {"stats", "say what the graph holds", &AddStats},
      {"load", "load RDF or tables: N-Triples, N-Quads, Turtle, TriG, TSV", &AddLoad},
      {"export", "write the graph as RDF", &AddExport},
      {"infer", "say what follows from the statements by rules, with the sentences it rests on", &AddInfer},
      {"query", "ask the graph in SPARQL", &AddQuery},
      {"check", "hold every part of the database against the others", &AddCheck},
      {"backup", "copy the database, or list the copies", &AddBackup},
      {"restore", "make a database of a backup", &AddRestore},
      {"analyze", "show how text is read: tokens, tags, lemmas and trees (CoNLL-U)", &AddAnalyze},
      {"extract", "say what texts state, each line of the input a text", &AddExtract},
      {"lexicon", "draft, list, show and remove lexicons: the words that people use of a graph", &AddLexicon},
      {"rules", "list, check and test rules", &AddRules},
  };
  return *commands;
}

}  // namespace whence
