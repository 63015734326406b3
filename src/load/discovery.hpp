// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "load/catalogue.hpp"
#include "load/node.hpp"

namespace touchstone {

/// What a file holds, by the folder in which it was found.
enum class DataKind { standard, operations, profile, cases };

/// A data file that was found and read.
struct FoundFile {
  DataKind kind = DataKind::standard;
  std::filesystem::path path{};  ///< to open it
  std::string relative{};        ///< below its root, as digests name it
  std::string digest{};          ///< SHA-256 of its bytes
  std::unique_ptr<DataFile> file{};
  bool readable = false;  ///< its text was well-formed
};

/// All data files of the roots, in the order of the roots and sorted below each, their texts read.
/// Faults of the folders themselves are added to `errors`, faults of a file to the file.
std::vector<FoundFile> discover(const std::vector<std::filesystem::path>& roots,
                                const LoadLimits& limits, Diagnostics& errors);

}  // namespace touchstone
