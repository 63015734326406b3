// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "load/case_body.hpp"
#include "load/surroundings.hpp"

namespace touchstone {

/// The operations that a case file calls, with those of its procedures.
std::set<std::string> operations_used(const CaseFile& file);

/// A case file with the place where errors about it go.
struct ReadCases {
  DataFile* file = nullptr;
  std::unique_ptr<CaseFile> cases{};
  std::vector<ControlReference> controls{};
  bool needs_bad_file = false;
};

/// Case and rule ids are unique in their standard, whatever file they stand in.
void check_case_ids(const std::vector<ReadCases>& files);
/// Every case that a `control` names exists. `complete`: no case file was unreadable.
void check_controls(const std::vector<ReadCases>& files, bool complete);

/// The standards' files by standard id, the operations' files by path.
using FilesByName = std::map<std::string, DataFile*, std::less<>>;

/// Reasons and features that an operation lists are declared by some standard.
void check_operation_names(const Declared& declared, const FilesByName& operation_files);
/// Standards that share an operation give the same reason the same classes. format.md §2.
void check_reason_classes(const Declared& declared, const std::vector<ReadCases>& files,
                          const FilesByName& standard_files);

}  // namespace touchstone
