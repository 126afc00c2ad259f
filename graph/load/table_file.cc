#include "graph/load/table_file.h"

#include <utility>

#include "graph/store.h"

namespace whence {

TableFile::TableFile(const Database& database, Column column, std::string path)
    : database_(database), column_(column), path_(std::move(path)) {}

absl::Status TableFile::Put(std::string_view key, std::string_view value) {
  if (writer_ == nullptr) {
    const rocksdb::Options options = database_.db->GetOptions(database_.column(column_));
    writer_ = std::make_unique<rocksdb::SstFileWriter>(rocksdb::EnvOptions(), options);
    WHENCE_RETURN_IF_ERROR(FromRocks(writer_->Open(path_), path_));
  }
  return FromRocks(writer_->Put(ToSlice(key), ToSlice(value)), path_);
}

absl::StatusOr<bool> TableFile::Finish() {
  if (writer_ == nullptr) return false;
  WHENCE_RETURN_IF_ERROR(FromRocks(writer_->Finish(), path_));
  writer_.reset();
  return true;
}

std::unique_ptr<TableFile> TableFiles::Make(Column column) {
  return std::make_unique<TableFile>(database_, column, StrCat(folder_, "/", made_++, ".sst"));
}

absl::Status TableFiles::Finish(TableFile& file) {
  WHENCE_ASSIGN_OR_RETURN(const bool made, file.Finish());
  if (made) finished_[file.column()].push_back(file.path());
  return absl::OkStatus();
}

rocksdb::Status TableFiles::Ingest() {
  std::vector<rocksdb::IngestExternalFileArg> arguments;
  for (const auto& [column, paths] : finished_) {
    rocksdb::IngestExternalFileArg& argument = arguments.emplace_back();
    argument.column_family = database_.column(column);
    argument.external_files = paths;
    argument.options.move_files = true;
    argument.options.write_global_seqno = false;  // a finished file is not written to again
    argument.options.failed_move_fall_back_to_copy = true;
  }
  if (arguments.empty()) return rocksdb::Status::OK();
  database_.files->Keep(true);
  rocksdb::Status ingested = database_.db->IngestExternalFiles(arguments);
  database_.files->Keep(false);
  return ingested;
}

}  // namespace whence
