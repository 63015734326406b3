// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>

#include "error.hpp"
#include "results.hpp"

namespace touchstone {

/// Writes the results file: header, lines, footer. Each line is whole in the file once `line` has
/// returned, so a run that is killed can be resumed behind the last one. format.md §5.
class LogWriter {
 public:
  /// Starts a file, or goes on behind byte `offset` of one (`resume`).
  static Result<LogWriter> create(const std::filesystem::path& path, const Value& header);
  static Result<LogWriter> append(const std::filesystem::path& path, std::uint64_t offset);

  /// Called for each line after it was written.
  std::function<void(const ResultLine&)> observer{};

  Result<void> line(const ResultLine& line, const std::string& text);
  Result<void> footer(const Value& footer);

 private:
  Result<void> write(const std::string& text);

  std::filesystem::path path_{};
  std::ofstream stream_{};
};

/// Puts bodies over 4 KiB of a line's evidence into `results.d/` beside the log, once each, and
/// leaves `{sha256, bytes}` in their place.
class BodyStore {
 public:
  /// `writer` tells apart those that write to one folder at the same time.
  BodyStore(const std::filesystem::path& results, std::size_t writer);
  Result<void> spill(Array& evidence);

 private:
  Result<void> spill_value(Value& value);

  std::filesystem::path folder_{};
  std::size_t writer_ = 0;
};

}  // namespace touchstone
