// SPDX-License-Identifier: Apache-2.0
#include "load/catalogue.hpp"

#include <algorithm>

#include "digest.hpp"
#include "load/case_file.hpp"
#include "load/cross_check.hpp"
#include "load/discovery.hpp"
#include "load/operation.hpp"
#include "load/profile.hpp"
#include "load/standard.hpp"

namespace touchstone {
namespace {

/// Reads the files in the order in which they refer to each other.
class Loader {
 public:
  explicit Loader(std::vector<FoundFile> found) : found_(std::move(found)) {}

  Catalogue load() {
    for (const FoundFile& found : found_) {
      if (!found.readable && found.kind != DataKind::cases) {
        declared_.unreadable.insert(found.path.stem().string());
      }
    }
    read_operation_files();
    read_standards();
    find_bad_names();
    for (FoundFile* found : of(DataKind::standard)) {
      check_detect_of(*found);
    }
    read_profiles();
    read_cases();
    check_across();
    find_bad_names();
    return finish();
  }

  void report(Diagnostics& errors) const {
    for (const FoundFile& found : found_) {
      Diagnostics own = found.file->errors();
      std::stable_sort(own.begin(), own.end(), [](const Error& left, const Error& right) {
        return left.where.line < right.where.line ||
               (left.where.line == right.where.line && left.where.column < right.where.column);
      });
      std::move(own.begin(), own.end(), std::back_inserter(errors));
    }
  }

 private:
  std::vector<FoundFile*> of(DataKind kind) {
    std::vector<FoundFile*> files;
    for (FoundFile& found : found_) {
      if (found.kind == kind && found.readable) {
        files.push_back(&found);
      }
    }
    return files;
  }

  void read_operation_files() {
    for (FoundFile* found : of(DataKind::operations)) {
      read_operations(Node(*found->file), catalogue().operations);
      operation_files_[found->file->path()] = found->file.get();
    }
    for (FoundFile* found : of(DataKind::operations)) {
      read_alike(Node(*found->file), catalogue().operations);
    }
  }

  void read_standards() {
    for (FoundFile* found : of(DataKind::standard)) {
      const Node root(*found->file);
      Standard standard = read_standard(root);
      if (standard.id.empty()) {
        declared_.unreadable.insert(found->path.stem().string());
        continue;
      }
      for (const Requirement& requirement : standard.requirements) {
        refuse_taken_requirement(*found, requirement);
      }
      const auto [before, fresh] = catalogue().standards.emplace(standard.id, standard);
      if (fresh) {
        standard_files_[standard.id] = found->file.get();
      } else {
        root.find("id")->fail("duplicate-standard",
                              {{"id", standard.id}, {"file", before->second.where.file}});
      }
    }
  }

  void refuse_taken_requirement(const FoundFile& found, const Requirement& requirement) {
    const Standard* const owner = catalogue().standard_of(requirement.id);
    if (owner != nullptr && !requirement.id.empty()) {
      found.file->add({"duplicate-requirement",
                       {{"id", requirement.id}, {"file", owner->where.file}},
                       requirement.where});
    }
  }

  void check_detect_of(FoundFile& found) {
    const Node root(*found.file);
    const auto detect = root.find("detect");
    const auto id = root.find("id");
    const Standard* const standard =
        id && id->value().text() != nullptr ? catalogue().standard(*id->value().text()) : nullptr;
    if (detect && standard != nullptr && !detect->faulty()) {
      check_detect(*detect, declared_, *standard);
    }
  }

  void read_profiles() {
    for (FoundFile* found : of(DataKind::profile)) {
      const Node root(*found->file);
      Profile profile = read_profile(root, declared_);
      const auto [before, fresh] = catalogue().profiles.emplace(profile.id, profile);
      if (!fresh && !profile.id.empty()) {
        root.find("id")->fail("duplicate-profile",
                              {{"id", profile.id}, {"file", before->second.where.file}});
      }
    }
  }

  void read_cases() {
    for (FoundFile* found : of(DataKind::cases)) {
      ReadCases read;
      read.file = found->file.get();
      read.cases = std::make_unique<CaseFile>(
          read_case_file(Node(*found->file), declared_, read.controls, read.needs_bad_file));
      cases_.push_back(std::move(read));
    }
  }

  void check_across() {
    const bool complete = std::all_of(found_.begin(), found_.end(),
                                      [](const FoundFile& found) { return found.readable; });
    check_case_ids(cases_);
    check_controls(cases_, complete);
    check_reason_classes(declared_, cases_, standard_files_);
    if (complete) {
      check_operation_names(declared_, operation_files_);
    }
  }

  /// Names whose file has errors. They are known, but cannot be used.
  void find_bad_names() {
    for (const auto& [id, file] : standard_files_) {
      if (file->bad()) {
        declared_.bad_standards.insert(id);
      }
    }
    for (const auto& [name, operation] : catalogue().operations) {
      const auto file = operation_files_.find(operation.where.file);
      if (file != operation_files_.end() && file->second->bad()) {
        declared_.bad_operations.insert(name);
      }
    }
  }

  bool needs_bad_file(const ReadCases& read) const {
    const std::set<std::string> used = operations_used(*read.cases);
    return read.needs_bad_file || declared_.bad_standards.contains(read.cases->standard) ||
           std::any_of(used.begin(), used.end(), [&](const std::string& name) {
             return declared_.bad_operations.contains(name);
           });
  }

  Catalogue finish() {
    std::set<std::string> bad;
    for (const FoundFile& found : found_) {
      if (found.file->bad()) {
        bad.insert(found.file->path());
      }
    }
    Catalogue& result = catalogue();
    for (ReadCases& read : cases_) {
      if (bad.contains(read.file->path())) {
        continue;
      }
      if (needs_bad_file(read)) {
        result.dependent_files.push_back(read.file->path());
      } else {
        result.files.push_back(std::move(read.cases));
      }
    }
    for (const auto& [id, profile] : result.profiles) {
      const bool incomplete =
          std::any_of(profile.parts.begin(), profile.parts.end(), [&](const auto& part) {
            return declared_.bad_standards.contains(part.standard) ||
                   result.standard(part.standard) == nullptr;
          });
      if (incomplete && !bad.contains(profile.where.file)) {
        result.dependent_files.push_back(profile.where.file);
        bad.insert(profile.where.file);
      }
    }
    std::erase_if(result.profiles,
                  [&](const auto& entry) { return bad.contains(entry.second.where.file); });
    std::erase_if(result.standards,
                  [&](const auto& entry) { return declared_.bad_standards.contains(entry.first); });
    std::erase_if(result.operations, [&](const auto& entry) {
      return declared_.bad_operations.contains(entry.first);
    });
    std::sort(result.dependent_files.begin(), result.dependent_files.end());
    return finish_files(std::move(result));
  }

  Catalogue finish_files(Catalogue result) const {
    std::string specs;
    std::string vectors;
    for (const FoundFile& found : found_) {
      if (found.file->bad()) {
        result.bad_files.push_back(found.file->path());
      }
      (found.kind == DataKind::cases ? vectors : specs) +=
          found.relative + '\n' + found.digest + '\n';
    }
    result.files_read = found_.size();
    result.specs_digest = sha256_hex(specs);
    result.vectors_digest = sha256_hex(vectors);
    return result;
  }

  Catalogue& catalogue() { return declared_.catalogue; }

  std::vector<FoundFile> found_;
  Declared declared_{};
  FilesByName standard_files_{};
  FilesByName operation_files_{};
  std::vector<ReadCases> cases_{};
};

}  // namespace

Catalogue load_catalogue(const std::vector<std::filesystem::path>& roots, Diagnostics& errors,
                         const LoadLimits& limits) {
  Loader loader(discover(roots, limits, errors));
  Catalogue catalogue = loader.load();
  loader.report(errors);
  return catalogue;
}

}  // namespace touchstone
